/**
 * The door for commands on a court, its people and the programme: is it allowed, and what follows. Each command has one
 * function, in the file of its subject. Pure: no clock, no database, no network.
 */
import { may, inCourt } from './access';
import type { Administering } from './administration';
import { createCalendarLink, revokeCalendarLink } from './calendar-link';
import { setCatalogueId } from './catalogue-id';
import type { AdministrationCommand, AdministrationCommandName, CommandOf } from './commands';
import {
  appointChair,
  appointStandIn,
  endAbsence,
  endRole,
  registerAbsence,
  setLanguage,
  setWeeklyLines,
  setWorkingDays,
} from './court-people';
import {
  linkChannel,
  registerCourt,
  setContact,
  setCourtSettings,
  setParticipation,
  unlinkChannel,
} from './court-settings';
import {
  completeDuty,
  confirmBudget,
  confirmCommitments,
  reconfirmDeclaration,
  reportSpending,
  signDeclaration,
  waiveCommitment,
} from './declarations';
import { createDocumentLink } from './document-link';
import { refuse, type AdministrationDecision, type Decided } from './decision';
import type { Actor, AdministrationFacts, Identity } from './facts';
import { erasePerson } from './erasure';
import { handOver } from './handover';
import { closeIncident, reportIncident } from './incidents';
import { announceWithdrawal } from './leaving';
import { invite, redeemCode, revokeInvitation } from './joining';
import {
  consentJointNote,
  objectJointNote,
  proposeJointNote,
  publishJointNote,
  reviseJointNote,
  takeBackConsent,
  withdrawJointNote,
} from './joint-notes';
import { setMailAddress } from './mail-address';
import { proposeSharedAnswer, withdrawSharedAnswer } from './shared-answers';
import { startStudy } from './start-study';
import { answerStatus, askStatus } from './status-question';
import { adoptDefinition, openWave, setAnchor, setWaveWindow } from './waves';

/** Commands on the programme or oneself; all others are about one court. */
const OF_PROGRAMME = [
  'REGISTER_COURT',
  'OPEN_WAVE',
  'SET_ANCHOR',
  'SET_WAVE_WINDOW',
  'ADOPT_DEFINITION',
  'PROPOSE_JOINT_NOTE',
  'REVISE_JOINT_NOTE',
  'WITHDRAW_JOINT_NOTE',
  'PUBLISH_JOINT_NOTE',
  'SET_WORKING_DAYS',
  'SET_LANGUAGE',
  'SET_WEEKLY_LINES',
  'SET_MAIL_ADDRESS',
  'CREATE_CALENDAR_LINK',
  'REVOKE_CALENDAR_LINK',
] as const satisfies AdministrationCommandName[];

type ProgrammeCommand = CommandOf<(typeof OF_PROGRAMME)[number]>;

/** Of a court or of the programme: that depends on the duty, or on whether a court is named. */
const OF_EITHER = [
  'COMPLETE_DUTY',
  'PROPOSE_SHARED_ANSWER',
  'WITHDRAW_SHARED_ANSWER',
  'SET_CATALOGUE_ID',
] as const satisfies AdministrationCommandName[];
type EitherCommand = CommandOf<(typeof OF_EITHER)[number]>;

type CourtCommand = Exclude<
  AdministrationCommand,
  ProgrammeCommand | EitherCommand | CommandOf<'REDEEM_CODE' | 'ERASE_PERSON'>
>;

/**
 * Decides on a command of administration.
 *
 * @param actor null for somebody who is not known; `identity` is then who the token says that it is.
 */
export function administer(
  command: AdministrationCommand,
  facts: AdministrationFacts,
  actor: Actor | null,
  identity?: Identity,
): Decided<AdministrationDecision> {
  if (command.name === 'REDEEM_CODE') return redeemCode(command, facts, actor, identity);
  if (actor === null) return refuse('UNKNOWN_PERSON');
  if (command.name === 'ERASE_PERSON') return erasePerson(command, facts, actor);
  if (isEither(command)) {
    if ('courtId' in command && typeof command.courtId === 'string' && facts.court === null)
      return refuse('NOT_FOUND');
    const allowed = may(actor, command.name, inCourt(facts));
    return allowed.ok ? ofEither(command, { facts, actor, role: allowed.role }) : allowed;
  }
  if (isProgrammeCommand(command)) {
    const allowed = may(actor, command.name, { ...inCourt(facts), court: null });
    return allowed.ok ? inProgramme(command, { facts, actor, role: allowed.role }) : allowed;
  }
  const subject = subjectOf(command, facts);
  const { court } = facts;
  if (court === null || subject === null) return refuse('NOT_FOUND');
  const allowed = may(actor, command.name, inCourt(facts, subject));
  if (!allowed.ok) return allowed;
  return ofCourt(command, { facts, actor, role: allowed.role }, court);
}

function isEither(command: AdministrationCommand): command is EitherCommand {
  return OF_EITHER.some((name) => name === command.name);
}

function ofEither(command: EitherCommand, doing: Administering): Decided<AdministrationDecision> {
  switch (command.name) {
    case 'COMPLETE_DUTY':
      return completeDuty(command, doing);
    case 'PROPOSE_SHARED_ANSWER':
      return proposeSharedAnswer(command, doing);
    case 'WITHDRAW_SHARED_ANSWER':
      return withdrawSharedAnswer(command, doing);
    case 'SET_CATALOGUE_ID':
      return setCatalogueId(command, doing);
  }
}

function isProgrammeCommand(command: ProgrammeCommand | CourtCommand): command is ProgrammeCommand {
  return OF_PROGRAMME.some((name) => name === command.name);
}

const about = (record: { personId: string } | undefined): { subjectId: string } | null =>
  record === undefined ? null : { subjectId: record.personId };

/** The person whom a command is about, where rights depend on that; null when what it names does not exist. */
function subjectOf(command: CourtCommand, facts: AdministrationFacts): { subjectId?: string } | null {
  switch (command.name) {
    case 'REGISTER_ABSENCE':
    case 'HAND_OVER':
      return about(command);
    case 'END_ROLE':
      return about(facts.grants.find((grant) => grant.id === command.grantId));
    case 'END_ABSENCE':
      return about(facts.absences.find((absence) => absence.id === command.absenceId));
    default:
      return {};
  }
}

function inProgramme(command: ProgrammeCommand, doing: Administering): Decided<AdministrationDecision> {
  switch (command.name) {
    case 'REGISTER_COURT':
      return registerCourt(command, doing);
    case 'OPEN_WAVE':
      return openWave(command, doing);
    case 'SET_ANCHOR':
      return setAnchor(command, doing);
    case 'SET_WAVE_WINDOW':
      return setWaveWindow(command, doing);
    case 'ADOPT_DEFINITION':
      return adoptDefinition(command, doing);
    case 'PROPOSE_JOINT_NOTE':
      return proposeJointNote(command, doing);
    case 'REVISE_JOINT_NOTE':
      return reviseJointNote(command, doing);
    case 'WITHDRAW_JOINT_NOTE':
      return withdrawJointNote(command, doing);
    case 'PUBLISH_JOINT_NOTE':
      return publishJointNote(command, doing);
    case 'SET_WORKING_DAYS':
      return setWorkingDays(command, doing);
    case 'SET_LANGUAGE':
      return setLanguage(command, doing);
    case 'CREATE_CALENDAR_LINK':
      return createCalendarLink(doing);
    case 'REVOKE_CALENDAR_LINK':
      return revokeCalendarLink(doing);
    case 'SET_WEEKLY_LINES':
      return setWeeklyLines(command, doing);
    case 'SET_MAIL_ADDRESS':
      return setMailAddress(command, doing);
  }
}

function ofCourt(
  command: CourtCommand,
  doing: Administering,
  court: NonNullable<AdministrationFacts['court']>,
): Decided<AdministrationDecision> {
  switch (command.name) {
    case 'START_STUDY':
      return startStudy(command, doing, court);
    case 'SET_PARTICIPATION':
      return setParticipation(command, doing, court);
    case 'SET_COURT_SETTINGS':
      return setCourtSettings(command, doing, court);
    case 'SET_CONTACT':
      return setContact(command, doing, court);
    case 'INVITE':
      return invite(command, doing, court);
    case 'REVOKE_INVITATION':
      return revokeInvitation(command, doing);
    case 'END_ROLE':
      return endRole(command, doing, court);
    case 'HAND_OVER':
      return handOver(command, doing, court);
    case 'APPOINT_CHAIR':
      return appointChair(command, doing, court);
    case 'APPOINT_STAND_IN':
      return appointStandIn(command, doing, court);
    case 'REGISTER_ABSENCE':
      return registerAbsence(command, doing, court);
    case 'END_ABSENCE':
      return endAbsence(command, doing, court);
    case 'LINK_CHANNEL':
      return linkChannel(command, doing, court);
    case 'UNLINK_CHANNEL':
      return unlinkChannel(command, doing, court);
    case 'ASK_STATUS':
      return askStatus(command, doing, court);
    case 'SIGN_DECLARATION':
      return signDeclaration(command, doing, court);
    case 'CONFIRM_COMMITMENTS':
      return confirmCommitments(command, doing, court);
    case 'REPORT_SPENDING':
      return reportSpending(command, doing, court);
    case 'CONFIRM_BUDGET':
      return confirmBudget(command, doing, court);
    case 'RECONFIRM_DECLARATION':
      return reconfirmDeclaration(command, doing, court);
    case 'ANNOUNCE_WITHDRAWAL':
      return announceWithdrawal(command, doing, court);
    case 'REPORT_INCIDENT':
      return reportIncident(command, doing, court);
    case 'CLOSE_INCIDENT':
      return closeIncident(command, doing, court);
    case 'WAIVE_COMMITMENT':
      return waiveCommitment(command, doing, court);
    case 'CONSENT_JOINT_NOTE':
      return consentJointNote(command, doing, court);
    case 'OBJECT_JOINT_NOTE':
      return objectJointNote(command, doing, court);
    case 'TAKE_BACK_CONSENT':
      return takeBackConsent(command, doing, court);
    case 'ANSWER_STATUS':
      return answerStatus(command, doing, court);
    case 'CREATE_DOCUMENT_LINK':
      return createDocumentLink(command, doing, court);
  }
}
