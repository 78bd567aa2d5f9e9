/**
 * The one door for every command: load the facts, decide, and save state, history, reminders and outgoing messages
 * together or not at all. Knows no rule and no card.
 */
import type { EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../entities/faults';
import { HistoryEntry } from '../../entities/history';
import { Reminder } from '../../entities/message';
import { sha256 } from '../programme/canonical';
import { administer } from '../workflow/administer';
import { withChanged } from '../workflow/administration';
import type {
  AdministrationCommand,
  AdministrationCommandName,
  Command,
  StudyCommand,
} from '../workflow/commands';
import { decide } from '../workflow/decide';
import {
  refuse,
  type AdministrationDecision,
  type ChangedCase,
  type HistoryDraft,
  type StudyDecision,
} from '../workflow/decision';
import { takesPart } from '../workflow/duties';
import type { Actor, AdministrationFacts, Moment, StudyCase, StudyFacts } from '../workflow/facts';
import { forecastAnew } from '../workflow/forecasts';
import { planReminders } from '../workflow/reminders';
import { readBy } from '../workflow/told';
import { planCourt } from './duties';
import { erasePersonalData, forgetErased } from './erase';
import { append, appendToProgramme, NO_HISTORY } from './history';
import { settleJointNotes } from './joint-notes';
import { loadActor, loadStudyFacts, momentOf, rememberCase } from './load';
import { loadAdministrationFacts } from './load-administration';
import { enqueue, enqueueUpdates, followReturn, type ClickedCard } from './outbox';
import { recogniseIn } from './recognise';
import { planProgramme } from './programme-duties';
import { row, rows, VersionConflict } from './rows';
import { insertCase, saveAdministration, saveCase, saveChanged } from './save';
import type { Identity, Performed, Services } from './services';

/** What a unit of work answers: the result, and whether the outbox has something new. */
interface Done {
  performed: Performed;
  queued: boolean;
}

/**
 * Does what somebody asks. A refusal is a value and nothing has been changed then; a fault is an exception and nothing
 * has been changed either.
 *
 * @param clicked the card on which it was asked, if any: it is answered with the current card and needs no update.
 * @param once what tells this asking from all others, where the command itself does not (a note has no version): asked
 * again with the same, it is refused.
 */
export async function perform(
  services: Services,
  command: Command,
  identity: Identity,
  clicked: ClickedCard | null = null,
  once: string | null = null,
): Promise<Performed> {
  // For each try anew: on SQL Server a unit of work may be done again, and its ids must be the same then.
  const tried = (): Doing =>
    once === null
      ? { ...services, entryId: services.newId }
      : { ...services, newId: idsOf(once, identity), entryId: entryIdsOf(once, identity) };
  const isDone = (manager: EntityManager): Promise<boolean> =>
    once === null ? Promise.resolve(false) : wasDone(manager, once, identity);
  try {
    const { performed, queued } = await services.database.work(async (manager) => {
      if (await isDone(manager)) return refused('ALREADY_DONE');
      const doing = tried();
      return isAdministration(command)
        ? performAdministration(manager, doing, command, identity, clicked)
        : performOnStudy(manager, doing, command, identity, clicked);
    });
    if (queued) services.wakeDelivery();
    if (performed.ok && command.name === 'ERASE_PERSON') await forgetErased(services);
    return performed;
  } catch (fault) {
    const isStale = fault instanceof VersionConflict;
    if (!isStale && !isUniqueViolation(fault)) throw fault;
    // The same asking came twice at the same time, or others kept changing the same thing first, also at the last try.
    if (await services.database.work(isDone)) return refuse('ALREADY_DONE');
    if (isStale) return refuse('STALE');
    throw fault;
  }
}

/** The services for one command. `entryId`: the ids of the history's entries are a series of their own. */
interface Doing extends Services {
  entryId: () => string;
}

/**
 * The ids of everything that one asking makes, always the same. UUIDs of version 8, which are made from whatever one
 * likes.
 */
function idsOf(once: string, { tenantId, aadObjectId }: Identity): () => string {
  let made = 0;
  return () => {
    made += 1;
    const hash = sha256(`kamerbode-once:${once}:${tenantId}:${aadObjectId}:${made}`);
    return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-a$4-$5');
  };
}

const entryIdsOf = (once: string, identity: Identity): (() => string) => idsOf(`${once}:entry`, identity);

/**
 * Whether this very asking was done before: whatever it made, its first entry of the history is there. The answer may
 * have been lost on its way, and was asked for again.
 */
async function wasDone(manager: EntityManager, once: string, identity: Identity): Promise<boolean> {
  const id = entryIdsOf(once, identity)();
  return (await row(manager, HistoryEntry, { id })) !== null;
}

async function performOnStudy(
  manager: EntityManager,
  services: Doing,
  command: StudyCommand,
  identity: Identity,
  clicked: ClickedCard | null,
): Promise<Done> {
  const actor = await recogniseIn(manager, services, identity);
  if (actor === null) return refused('UNKNOWN_PERSON');
  const facts = await loadStudyFacts(manager, services, command.studyId);
  if (facts === null) return refused('NOT_FOUND');
  const decided = decide(command, facts, actor);
  if (!decided.ok) return { performed: decided, queued: false };
  const { decision } = decided;
  const study = await saveStudyDecision(manager, services, facts, actor, decision);
  const queued = await say(manager, facts, decision, clicked);
  return { performed: { ok: true, outcome: decision.outcome, actor, study }, queued };
}

/** @returns the study as it is after the change. */
async function saveStudyDecision(
  manager: EntityManager,
  { entryId }: Doing,
  facts: StudyFacts,
  actor: Actor,
  decision: StudyDecision,
): Promise<StudyFacts> {
  const { study } = facts.case;
  if (decision.history.length === 0) {
    if (decision.case === facts.case && decision.texts.length === 0) return facts;
    throw new Error(`A change of study ${study.id} without a history`);
  }
  const history = await append(
    manager,
    { chain: study.id, length: study.historyLength, head: study.historyHead },
    decision.history,
    { at: facts.now, actorId: actor.person.id, fromVersion: study.version, newId: facts.newId, entryId },
  );
  const saved = await saveCase(manager, facts.case, decision.case, decision.texts, history);
  const dated = forecastAnew(facts.case, saved, facts);
  const after = { ...facts, case: rememberCase(manager.dataSource, dated, facts) };
  await saveReminders(manager, facts.case, after);
  return after;
}

/** Plans what is to be reminded of anew, as far as the change touched it. */
async function saveReminders(
  manager: EntityManager,
  before: StudyCase | null,
  facts: StudyFacts,
): Promise<void> {
  const existing = await rows(manager, Reminder, { studyId: facts.case.study.id });
  await saveChanged(manager, Reminder, existing, planReminders(before, facts, existing));
}

async function performAdministration(
  manager: EntityManager,
  services: Doing,
  command: AdministrationCommand,
  identity: Identity,
  clicked: ClickedCard | null,
): Promise<Done> {
  const actor = await recogniseIn(manager, services, identity);
  if (actor === null && command.name !== 'REDEEM_CODE') return refused('UNKNOWN_PERSON');
  const facts = await loadAdministrationFacts(manager, services, command, actor);
  const decided = administer(command, facts, actor, identity);
  if (!decided.ok) return { performed: decided, queued: false };
  const { decision } = decided;
  await saveAdministration(manager, facts, actor, decision);
  if (decision.erased !== undefined) await erasePersonalData(manager, decision.erased);
  const now = (await loadActor(manager, identity)) ?? actor;
  if (now === null) throw new Error(`${command.name} was allowed to somebody who is not known`);
  await appendToProgramme(manager, decision.history, {
    at: facts.now,
    actorId: now.person.id,
    fromVersion: facts.court?.version ?? actor?.person.version ?? 0,
    newId: facts.newId,
    entryId: services.entryId,
  });
  for (const started of decision.cases) {
    await startCase(manager, services, started, decision.studyHistory, now.person.id);
  }
  for (const changed of decision.changedCases) {
    await saveChangedCase(manager, services, facts, changed, now.person.id);
  }
  for (const { personId } of decision.absences) await followAbsence(manager, facts, decision, personId);
  if (facts.court !== null && CHANGES_DUTIES.includes(command.name)) {
    await planCourt(manager, services, facts.court.id);
  }
  // Before the duties of the programme, one of which is done by a published note.
  const joint = CHANGES_JOINT_NOTES.includes(command.name)
    ? await settleJointNotes(manager, services, facts.court === null ? [] : [facts.court.id])
    : null;
  if (CHANGES_WINDOWS.includes(command.name)) {
    await planProgramme(manager, services);
    for (const court of facts.courts) if (takesPart(court)) await planCourt(manager, services, court.id);
  }
  const queued = await say(
    manager,
    facts,
    {
      notices: [...decision.notices, ...(joint?.notices ?? [])],
      changedSubjects: [...decision.changedSubjects, ...(joint?.changedSubjects ?? [])],
    },
    clicked,
  );
  const { outcome, secret } = decision;
  const performed: Performed = { ok: true, outcome, actor: now };
  return { performed: secret === undefined ? performed : { ...performed, secret }, queued };
}

/** What waits for the return of somebody whose absence changed comes when that is now. */
async function followAbsence(
  manager: EntityManager,
  facts: AdministrationFacts,
  { absences }: AdministrationDecision,
  personId: string,
): Promise<void> {
  const { court } = facts;
  if (court === null) return;
  const after = { ...facts, absences: withChanged(facts.absences, absences) };
  await followReturn(
    manager,
    facts,
    court.id,
    readBy(personId, { ...facts, court }),
    readBy(personId, { ...after, court }),
  );
}

/** The commands after which a court may have other duties, or commitments that stand otherwise. */
const CHANGES_DUTIES: readonly AdministrationCommandName[] = [
  'SIGN_DECLARATION',
  'CONFIRM_COMMITMENTS',
  'CONFIRM_BUDGET',
  'REPORT_SPENDING',
  'RECONFIRM_DECLARATION',
  'WAIVE_COMMITMENT',
  'ANNOUNCE_WITHDRAWAL',
  'REPORT_INCIDENT',
  'CLOSE_INCIDENT',
  'SET_PARTICIPATION',
  'SET_COURT_SETTINGS',
  'APPOINT_CHAIR',
  'END_ROLE',
  'HAND_OVER',
  'REDEEM_CODE',
  'CREATE_DOCUMENT_LINK',
];

/** The commands after which the next wave's window, and with it a duty of every court, may lie elsewhere. */
const CHANGES_WINDOWS: readonly AdministrationCommandName[] = [
  'SET_ANCHOR',
  'SET_WAVE_WINDOW',
  'OPEN_WAVE',
  'PUBLISH_JOINT_NOTE',
];

/** The commands after which a joint note may be asked of others, or be agreed. */
const CHANGES_JOINT_NOTES: readonly AdministrationCommandName[] = [
  'PROPOSE_JOINT_NOTE',
  'REVISE_JOINT_NOTE',
  'WITHDRAW_JOINT_NOTE',
  'PUBLISH_JOINT_NOTE',
  'CONSENT_JOINT_NOTE',
  'OBJECT_JOINT_NOTE',
  'TAKE_BACK_CONSENT',
  'START_STUDY',
  'SET_PARTICIPATION',
  'APPOINT_CHAIR',
  'APPOINT_STAND_IN',
  'END_ABSENCE',
  'END_ROLE',
  'REDEEM_CODE',
  'REGISTER_ABSENCE',
];

/** A study that follows what was decided about its court. */
async function saveChangedCase(
  manager: EntityManager,
  services: Doing,
  { cases, now, newId }: AdministrationFacts,
  { case: after, texts, history: drafts }: ChangedCase,
  actorId: string,
): Promise<void> {
  const before = cases.find(({ study }) => study.id === after.study.id);
  if (before === undefined) throw new Error(`Study ${after.study.id} was changed without having been loaded`);
  const { id, version, historyLength, historyHead } = before.study;
  const from = { chain: id, length: historyLength, head: historyHead };
  const { entryId } = services;
  const history = await append(manager, from, drafts, {
    at: now,
    actorId,
    fromVersion: version,
    newId,
    entryId,
  });
  await saveCase(manager, before, after, texts ?? [], history);
  const facts = await loadStudyFacts(manager, services, id);
  if (facts === null) throw new Error(`Study ${id} was not saved`);
  await saveReminders(manager, before, facts);
}

async function startCase(
  manager: EntityManager,
  services: Doing,
  started: StudyCase,
  drafts: readonly HistoryDraft[],
  actorId: string,
): Promise<void> {
  const { now, newId } = momentOf(services);
  const { entryId } = services;
  const begin = { chain: started.study.id, length: 0, head: NO_HISTORY };
  const history = await append(manager, begin, drafts, { at: now, actorId, fromVersion: 0, newId, entryId });
  await insertCase(manager, started, history);
  const facts = await loadStudyFacts(manager, services, started.study.id);
  if (facts === null) throw new Error(`Study ${started.study.id} was not saved`);
  await saveReminders(manager, null, facts);
}

/** Puts what a decision says, and the cards that it makes outdated, into the outbox. */
async function say(
  manager: EntityManager,
  moment: Moment,
  decision: Pick<StudyDecision, 'notices' | 'changedSubjects'>,
  clicked: ClickedCard | null,
): Promise<boolean> {
  const said = await enqueue(manager, moment, decision.notices);
  const replaced = await enqueueUpdates(manager, moment, decision.changedSubjects, clicked);
  return said + replaced > 0;
}

function refused(code: 'UNKNOWN_PERSON' | 'NOT_FOUND' | 'ALREADY_DONE'): Done {
  return { performed: refuse(code), queued: false };
}

/** `satisfies` sees to it that none is forgotten: whatever is not in here is a command on one study. */
const ADMINISTRATION = {
  START_STUDY: true,
  REGISTER_COURT: true,
  SET_PARTICIPATION: true,
  SET_COURT_SETTINGS: true,
  SET_CONTACT: true,
  INVITE: true,
  REVOKE_INVITATION: true,
  REDEEM_CODE: true,
  END_ROLE: true,
  HAND_OVER: true,
  APPOINT_CHAIR: true,
  APPOINT_STAND_IN: true,
  REGISTER_ABSENCE: true,
  END_ABSENCE: true,
  SET_WORKING_DAYS: true,
  SET_LANGUAGE: true,
  SET_WEEKLY_LINES: true,
  SET_MAIL_ADDRESS: true,
  SET_CATALOGUE_ID: true,
  ERASE_PERSON: true,
  CREATE_CALENDAR_LINK: true,
  REVOKE_CALENDAR_LINK: true,
  CREATE_DOCUMENT_LINK: true,
  OPEN_WAVE: true,
  SET_ANCHOR: true,
  SET_WAVE_WINDOW: true,
  ADOPT_DEFINITION: true,
  PROPOSE_JOINT_NOTE: true,
  REVISE_JOINT_NOTE: true,
  WITHDRAW_JOINT_NOTE: true,
  PUBLISH_JOINT_NOTE: true,
  CONSENT_JOINT_NOTE: true,
  OBJECT_JOINT_NOTE: true,
  TAKE_BACK_CONSENT: true,
  LINK_CHANNEL: true,
  UNLINK_CHANNEL: true,
  ASK_STATUS: true,
  ANSWER_STATUS: true,
  SIGN_DECLARATION: true,
  CONFIRM_COMMITMENTS: true,
  CONFIRM_BUDGET: true,
  REPORT_SPENDING: true,
  RECONFIRM_DECLARATION: true,
  WAIVE_COMMITMENT: true,
  ANNOUNCE_WITHDRAWAL: true,
  REPORT_INCIDENT: true,
  CLOSE_INCIDENT: true,
  COMPLETE_DUTY: true,
  PROPOSE_SHARED_ANSWER: true,
  WITHDRAW_SHARED_ANSWER: true,
} satisfies Record<AdministrationCommandName, true>;

function isAdministration(command: Command): command is AdministrationCommand {
  return command.name in ADMINISTRATION;
}
