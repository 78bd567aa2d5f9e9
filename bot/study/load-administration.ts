/** Loads what the rules need to know for a command on a court, its people or the programme. Reads only. */
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CalendarLink } from '../../entities/calendar-link';
import { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import { Court } from '../../entities/court';
import { DocumentLink } from '../../entities/document-link';
import { Duty } from '../../entities/duty';
import { JointConsent, JointNote } from '../../entities/joint-note';
import { MailAddress } from '../../entities/mail-address';
import { Absence, Invitation, Person, RoleGrant } from '../../entities/person';
import { GateRequest, Study } from '../../entities/study';
import { TenantApp } from '../../entities/tenant-app';
import { Wave } from '../../entities/wave';
import type { AdministrationCommand, AdministrationCommandName, CommandOf } from '../workflow/commands';
import { takesPart } from '../workflow/duties';
import type { Actor, AdministrationFacts, CourtPeople } from '../workflow/facts';
import type { Dating } from '../workflow/forecasts';
import { hashOfCode } from '../workflow/joining';
import { participants } from '../workflow/joint-gate';
import { isCurrent } from '../workflow/people';
import { loadCase, loadCourtPeople, momentOf, programmeOfWave, sharedAnswersOf } from './load';
import { row, rows } from './rows';
import type { Services } from './services';

/** The commands after which somebody else may be the one who can decide on an open gate request. */
const CHANGES_DECIDERS: readonly AdministrationCommandName[] = [
  'APPOINT_CHAIR',
  'APPOINT_STAND_IN',
  'END_ABSENCE',
  'END_ROLE',
  'REDEEM_CODE',
  'REGISTER_ABSENCE',
];

/**
 * Everything that the rules of this command may look at, and no more of it than the command needs.
 * @param actor null for somebody who is not known yet
 */
export async function loadAdministrationFacts(
  manager: EntityManager,
  services: Pick<Services, 'clock' | 'newId' | 'programme' | 'publicUrl'>,
  command: AdministrationCommand,
  actor: Actor | null,
): Promise<AdministrationFacts> {
  const invitation = await invitationOf(manager, command);
  const { courtId, named } = await subjectOf(manager, command, invitation, actor);
  const court = courtId === null ? null : await row(manager, Court, { id: courtId });
  const courts = await rows(manager, Court, {}, { orderBy: ['municipality'] });
  const studies = court === null ? [] : await rows(manager, Study, { courtId: court.id });
  const { programme, canonical, hash } = services.programme;
  const moment = momentOf(services);
  return {
    ...moment,
    ...(await withNamed(manager, await loadCourtPeople(manager, court?.id ?? null), actor, named)),
    court,
    courts,
    waves: await rows(manager, Wave, {}, { orderBy: ['number'] }),
    invitation,
    invitations: court === null ? [] : await rows(manager, Invitation, { courtId: court.id }),
    ...(await declaredBy(manager, command, court)),
    sharedAnswers: isOfSharedAnswer(command) ? await sharedAnswersOf(manager, command.waveId) : [],
    sharers: command.name === 'PROPOSE_SHARED_ANSWER' ? await sharersIn(manager, command.waveId) : [],
    otherChairs:
      court !== null && command.name === 'ANNOUNCE_WITHDRAWAL'
        ? await chairsBeside(manager, court, courts, moment.today)
        : [],
    studies,
    cases: court === null ? [] : await casesFor(manager, command.name, studies, { ...moment, court }),
    programme,
    programmeCanonical: canonical,
    programmeHash: hash,
    randomBytes,
    calendarLinks: actor === null ? [] : await rows(manager, CalendarLink, { personId: actor.person.id }),
    documentLinks:
      actor !== null && command.name === 'CREATE_DOCUMENT_LINK'
        ? await rows(manager, DocumentLink, { personId: actor.person.id })
        : [],
    mailAddress:
      actor !== null && command.name === 'SET_MAIL_ADDRESS'
        ? await row(manager, MailAddress, { personId: actor.person.id })
        : null,
    tenantApp: await tenantAppOf(manager, command, court, actor),
    joint: await jointlyWith(manager, command, courts),
    publicUrl: services.publicUrl,
  };
}

/** The app in the tenant of the court, or without one in the actor's own. */
async function tenantAppOf(
  manager: EntityManager,
  command: AdministrationCommand,
  court: Court | null,
  actor: Actor | null,
): Promise<TenantApp | null> {
  if (command.name !== 'SET_CATALOGUE_ID') return null;
  const tenantId = court === null ? actor?.person.tenantId : court.tenantId;
  return typeof tenantId === 'string' ? row(manager, TenantApp, { tenantId }) : null;
}

/** What stands of the joint note of the wave that the command names, itself or by its note. */
async function jointlyWith(
  manager: EntityManager,
  command: AdministrationCommand,
  courts: readonly Court[],
): Promise<AdministrationFacts['joint']> {
  const named = 'noteId' in command ? await row(manager, JointNote, { id: command.noteId }) : null;
  const waveId = command.name === 'PROPOSE_JOINT_NOTE' ? command.waveId : named?.waveId;
  if (waveId === undefined) return { notes: [], consents: [], courts: [] };
  const notes = await rows(manager, JointNote, { waveId });
  const studies = await rows(manager, Study, { waveId }, { only: ['courtId', 'waveId'] });
  return {
    notes,
    consents: await rows(manager, JointConsent, { noteId: notes.map(({ id }) => id) }),
    courts: participants(waveId, courts, studies),
  };
}

/** The commands that concern duties, or the declaration of intent and its commitments. */
const CONCERNS_DUTIES: readonly AdministrationCommandName[] = [
  'SIGN_DECLARATION',
  'CONFIRM_COMMITMENTS',
  'CONFIRM_BUDGET',
  'REPORT_SPENDING',
  'RECONFIRM_DECLARATION',
  'WAIVE_COMMITMENT',
  'ANNOUNCE_WITHDRAWAL',
  'REPORT_INCIDENT',
  'CLOSE_INCIDENT',
  'COMPLETE_DUTY',
  'SET_PARTICIPATION',
  'START_STUDY',
  'CREATE_DOCUMENT_LINK',
  'HAND_OVER',
];

type OfSharedAnswer = CommandOf<'PROPOSE_SHARED_ANSWER' | 'WITHDRAW_SHARED_ANSWER'>;

function isOfSharedAnswer(command: AdministrationCommand): command is OfSharedAnswer {
  return command.name === 'PROPOSE_SHARED_ANSWER' || command.name === 'WITHDRAW_SHARED_ANSWER';
}

/** The chairs of the other courts that take part today. */
async function chairsBeside(
  manager: EntityManager,
  court: Court,
  courts: readonly Court[],
  today: string,
): Promise<string[]> {
  const others = courts.filter((one) => one.id !== court.id && takesPart(one));
  const courtId = others.map(({ id }) => id);
  const grants = await rows(manager, RoleGrant, { courtId, role: 'CHAIR', kind: 'REGULAR' });
  return grants.filter((grant) => isCurrent(grant, today)).map(({ personId }) => personId);
}

async function sharersIn(manager: EntityManager, waveId: string): Promise<AdministrationFacts['sharers']> {
  const studies = await rows(
    manager,
    Study,
    { waveId, state: ['RUNNING', 'PAUSED', 'AFTERCARE'] },
    { only: ['id', 'courtId'], orderBy: ['id'] },
  );
  const sharers: { studyId: string; courtId: string; people: CourtPeople }[] = [];
  for (const { id, courtId } of studies)
    sharers.push({ studyId: id, courtId, people: await loadCourtPeople(manager, courtId) });
  return sharers;
}

async function declaredBy(
  manager: EntityManager,
  command: AdministrationCommand,
  court: Court | null,
): Promise<Pick<AdministrationFacts, 'declaration' | 'commitments' | 'duties'>> {
  if (!CONCERNS_DUTIES.includes(command.name)) return { declaration: null, commitments: [], duties: [] };
  const open = court === null ? [] : await rows(manager, Duty, { courtId: court.id, state: 'OPEN' });
  const named = command.name === 'COMPLETE_DUTY' ? await rows(manager, Duty, { id: command.dutyId }) : [];
  return {
    declaration: court === null ? null : await row(manager, DeclarationOfIntent, { courtId: court.id }),
    commitments: court === null ? [] : await rows(manager, Commitment, { courtId: court.id }),
    duties: once([...open, ...named]),
  };
}

/** The invitation that a command names: by its id, or by the code that only the invited person has. */
async function invitationOf(
  manager: EntityManager,
  command: AdministrationCommand,
): Promise<Invitation | null> {
  if (command.name === 'REDEEM_CODE') return row(manager, Invitation, { codeHash: hashOfCode(command.code) });
  if (command.name === 'REVOKE_INVITATION') return row(manager, Invitation, { id: command.invitationId });
  return null;
}

/** The court that a command concerns, named outright or by a role, absence or invitation; and the people it names. */
async function subjectOf(
  manager: EntityManager,
  command: AdministrationCommand,
  invitation: Invitation | null,
  actor: Actor | null,
): Promise<{ courtId: string | null; named: string[] }> {
  const named = [
    ...('personId' in command ? [command.personId] : []),
    ...(command.name === 'HAND_OVER'
      ? [command.toPersonId, command.restToPersonId ?? command.toPersonId]
      : []),
    ...('standInId' in command && command.standInId !== undefined ? [command.standInId] : []),
  ];
  if ('courtId' in command) return { courtId: command.courtId ?? null, named };
  if (command.name === 'END_ROLE') {
    const grant = await row(manager, RoleGrant, { id: command.grantId });
    return { courtId: grant?.courtId ?? null, named: grant === null ? [] : [grant.personId] };
  }
  if (command.name === 'END_ABSENCE') {
    const absence = await row(manager, Absence, { id: command.absenceId });
    return { courtId: absence?.courtId ?? null, named: absence === null ? [] : [absence.personId] };
  }
  if (command.name === 'ERASE_PERSON') {
    const grants = await rows(manager, RoleGrant, { personId: command.personId });
    const courts = grants.flatMap(({ courtId }) => courtId ?? []);
    // Of somebody who served several courts any of these may do it: the actor's own, where it is among them.
    const own = actor?.grants.find(({ courtId }) => courtId !== null && courts.includes(courtId))?.courtId;
    return { courtId: own ?? courts[0] ?? null, named };
  }
  if (command.name === 'COMPLETE_DUTY') {
    const duty = await row(manager, Duty, { id: command.dutyId });
    return { courtId: duty?.courtId ?? null, named };
  }
  return { courtId: invitation?.courtId ?? null, named };
}

/** Adds the actor and the people named by the command, with all their roles, each once. */
async function withNamed(
  manager: EntityManager,
  court: CourtPeople,
  actor: Actor | null,
  named: readonly string[],
): Promise<CourtPeople> {
  const own = actor === null ? [] : [actor.person];
  const others = named.filter((id) => id !== actor?.person.id);
  return {
    people: once([...own, ...court.people, ...(await rows(manager, Person, { id: others }))]),
    grants: once([
      ...(actor?.grants ?? []),
      ...court.grants,
      ...(await rows(manager, RoleGrant, { personId: others })),
    ]),
    absences: court.absences,
  };
}

/** Each id once, the first record of it. */
function once<T extends { id: string }>(records: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const record of records) if (!byId.has(record.id)) byId.set(record.id, record);
  return [...byId.values()];
}

/** The studies that the command may touch: those in which a gate waits, or all that are not closed. */
async function casesFor(
  manager: EntityManager,
  name: AdministrationCommandName,
  studies: readonly Study[],
  of: CourtToday,
): Promise<AdministrationFacts['cases']> {
  if (CHANGES_DECIDERS.includes(name)) return loadCases(manager, await toDecide(manager, studies), of);
  if (name === 'START_STUDY') return loadCases(manager, toFollow(studies), of);
  if (name !== 'SET_COURT_SETTINGS' && name !== 'HAND_OVER') return [];
  return loadCases(
    manager,
    studies.filter(({ state }) => state !== 'CLOSED'),
    of,
  );
}

type CourtToday = Pick<Dating, 'court' | 'today'>;

async function loadCases(
  manager: EntityManager,
  studies: readonly Study[],
  of: CourtToday,
): Promise<AdministrationFacts['cases']> {
  const cases: AdministrationFacts['cases'] = [];
  for (const study of studies) {
    const programme = await programmeOfWave(manager, study.waveId);
    cases.push(await loadCase(manager, study, { ...of, programme }));
  }
  return cases;
}

/** The one of which a new study tells what it left open: the last one. */
function toFollow(studies: readonly Study[]): Study[] {
  return studies.toSorted((a, b) => a.startedOn.localeCompare(b.startedOn)).slice(-1);
}

async function toDecide(manager: EntityManager, studies: readonly Study[]): Promise<Study[]> {
  const open = await rows(
    manager,
    GateRequest,
    { studyId: studies.map((study) => study.id), state: 'REQUESTED' },
    { only: ['studyId'] },
  );
  const ids = new Set(open.map((request) => request.studyId));
  return studies.filter(({ id }) => ids.has(id));
}
