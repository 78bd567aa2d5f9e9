/** The thin registers: requests for documents, interviews and hearings, with their moments and terms. No names. Pure. */
import type { RegisterEntry, RegisterKind, StudyText } from '../../entities/study';
import { hasCondition, stageOfTask } from '../programme/lookups';
import { dateFault, lengthFault, MAX_TEXT, reasonFault, staleFault, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { planningOf } from './course';
import { movedByHand, type MovedBy } from './dates';
import { outcome, refuse, type Decided, type Notice, type Outcome, type StudyDecision } from './decision';
import { withAnswer } from './events';
import type { StudyCase, StudyFacts } from './facts';
import { holderOf, peopleWithRole } from './people';
import { tasksForEntry } from './planning';
import { completeByMoments } from './proofs';
import {
  entryFault,
  OUTCOME_OF_RECEIPT,
  outcomeNeedsReason,
  REGISTERS,
  withOutcome,
  type EntryMoment,
} from './register-rules';
import { withTerm } from './response-dates';
import { responseTask } from './response-terms';
import { decided, newText, stageIn, withEntry, type Deciding } from './study-case';
import { changedTasks } from './tasks';

/** The moments that somebody enters; the term and the outcome have rules of their own. */
const ENTERED = ['sentOn', 'receivedOn', 'heldOn', 'minutesDraftedOn', 'minutesSentOn', 'settledOn'] as const;

/** Whether the college reacted is a condition too: the register answers it, where the definition has it. */
const NO_RESPONSE = 'NO_RESPONSE';

/**
 * A request for documents, an interview or a hearing, with the next number of its kind, once its stage has begun.
 * Sent on a day, it gets its response term from then on.
 */
export function addRegisterEntry(
  command: CommandOf<'ADD_REGISTER_ENTRY'>,
  deciding: Deciding,
): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const { kind } = command;
  const counterpartRoles = [...new Set(command.counterpartRoles)];
  const fault = stageFault(kind, facts) ?? counterpartFault(kind, counterpartRoles, facts);
  if (fault !== null) return fault;
  const numbers = facts.case.entries.filter((one) => one.kind === kind).map((one) => one.number);
  const empty: RegisterEntry = {
    id: facts.newId(),
    version: 1,
    studyId: facts.case.study.id,
    kind,
    number: Math.max(0, ...numbers) + 1,
    counterpartRoles,
    sentOn: null,
    dueOn: null,
    dueSteps: [],
    proposedDueOn: null,
    receivedOn: null,
    heldOn: null,
    minutesDraftedOn: null,
    minutesSentOn: null,
    settledOn: null,
    outcome: null,
    reasonRef: null,
  };
  const { sentOn } = command;
  const entry = sentOn === undefined ? empty : withTerm({ ...empty, sentOn }, empty, facts);
  const wrong = entryFault(entry, sentOn === undefined ? [] : ['sentOn'], facts);
  if (wrong !== null) return wrong;
  const added = settle({ ...facts.case, entries: [...facts.case.entries, entry] }, null, entry, deciding);
  return decided(facts, {
    case: added,
    history: [
      {
        action: command.name,
        role,
        data: {
          entry: entry.id,
          kind,
          number: entry.number,
          counterpartRoles,
          sentOn: entry.sentOn,
          dueOn: entry.dueOn,
        },
      },
    ],
    notices: proposalNotices(null, entry, facts),
    changedSubjects: [entry.id, ...changedTasks(facts.case, added)],
    outcome:
      entry.dueOn === null
        ? outcome('ENTRY_ADDED', { number: entry.number })
        : outcome('ENTRY_ADDED_UNTIL', { number: entry.number, due: entry.dueOn }),
  });
}

/** A register opens with the stage of the task that sends. */
function stageFault(kind: RegisterKind, facts: StudyFacts): Refused | null {
  const { id, nl } = stageOfTask(facts.programme, responseTask(facts.programme, kind).id);
  const stage = stageIn(facts.case, id);
  return stage.state === 'NOT_STARTED'
    ? refuse('REGISTER_NOT_YET', { stage: nl, from: stage.startOn })
    : null;
}

/** Roles, never names. Of a hearing the counterpart is known: the officials or the college. */
function counterpartFault(
  kind: RegisterKind,
  roles: readonly string[],
  { programme }: StudyFacts,
): Refused | null {
  const field = 'counterpartRoles';
  const known = new Set(programme.respondents.map(({ id }) => id));
  if (!roles.every((role) => known.has(role))) return refuse('COUNTERPART_UNKNOWN', undefined, field);
  const needed = kind === 'INTERVIEW' || kind === 'DOCUMENT_REQUEST';
  return needed && roles.length === 0 ? refuse('COUNTERPART_REQUIRED', undefined, field) : null;
}

/**
 * Records moments, the outcome or a later end of the term; what a moment implies is filled in, and tasks that it
 * proves are done. Some outcomes, and every longer term, need a reason.
 */
export function updateRegisterEntry(
  command: CommandOf<'UPDATE_REGISTER_ENTRY'>,
  deciding: Deciding,
): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const found = entryAt(facts.case, command);
  if (!found.ok) return found;
  const before = found.entry;
  const tooLong = lengthFault(command.reason ?? '', MAX_TEXT, 'reason');
  if (tooLong !== null) return tooLong;
  const entered = ENTERED.filter((moment) => command[moment] !== undefined);
  const moved = withTerm(enter(before, command, facts), before, facts);
  const extended = extendTerm(moved, command, deciding);
  if (!extended.ok) return extended;
  const fault =
    entryFault(extended.entry, entered, facts) ??
    (outcomeNeedsReason(command.outcome) ? reasonFault(command.reason) : null);
  if (fault !== null) return fault;

  const body = tidy(command.reason ?? '');
  const text = body === '' ? null : (extended.text ?? newText(deciding, before.id, 'REASON', body));
  const after: RegisterEntry = {
    ...extended.entry,
    reasonRef: text?.id ?? before.reasonRef,
    version: before.version + 1,
  };
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0) return refuse('NOTHING_CHANGED');
  const settled = settle(withEntry(facts.case, after), before, after, deciding);
  return decided(facts, {
    case: settled,
    texts: text === null ? [] : [text],
    history: [
      {
        action: command.name,
        role,
        data: { entry: after.id, kind: after.kind, number: after.number, ...changes, version: after.version },
        ...(text === null ? {} : { texts: { reason: text.body } }),
      },
    ],
    notices: proposalNotices(before, after, facts),
    changedSubjects: [after.id, ...changedTasks(facts.case, settled)],
    outcome: updateOutcome(before, after),
  });
}

/** The entry with what somebody entered; what that implies is filled in. */
function enter(
  before: RegisterEntry,
  command: CommandOf<'UPDATE_REGISTER_ENTRY'>,
  { today }: StudyFacts,
): RegisterEntry {
  const entered: RegisterEntry = { ...before };
  for (const moment of ENTERED) {
    const on = command[moment];
    if (on !== undefined) entered[moment] = on;
  }
  // Somebody who declined gave the interview after all.
  if (before.outcome === 'DECLINED' && command.heldOn !== undefined) {
    return { ...entered, outcome: null, settledOn: null };
  }
  const implied = command.receivedOn === undefined ? null : OUTCOME_OF_RECEIPT[before.kind];
  const result = command.outcome ?? (before.outcome === null ? implied : null);
  return result === null
    ? entered
    : withOutcome(entered, result, command.settledOn ?? command.receivedOn ?? before.settledOn ?? today);
}

/** A later end of the other side's term, agreed with them: with a reason, stored with the date. */
function extendTerm(
  entry: RegisterEntry,
  command: CommandOf<'UPDATE_REGISTER_ENTRY'>,
  deciding: Deciding,
): { ok: true; entry: RegisterEntry; text: StudyText | null } | Refused {
  const { facts, actor, role } = deciding;
  const until = command.dueOn;
  if (until === undefined || until === entry.dueOn) return { ok: true, entry, text: null };
  const { dueOn } = entry;
  const from = REGISTERS[entry.kind].termFrom;
  const fault =
    dateFault(until, 'dueOn', facts) ??
    (dueOn === null ? refuse('MOMENT_MISSING', { moment: from }, 'dueOn') : null) ??
    (dueOn !== null && until < dueOn ? refuse('NOT_LATER', { due: dueOn }, 'dueOn') : null) ??
    reasonFault(command.reason);
  if (fault !== null) return fault;
  const text = newText(deciding, entry.id, 'REASON', tidy(command.reason ?? ''));
  const extended = lengthened(entry, until, { by: actor.person.id, role, reasonRef: text.id });
  return { ok: true, entry: extended, text };
}

function lengthened(entry: RegisterEntry, until: string, who: MovedBy): RegisterEntry {
  const { on, steps } = movedByHand({ on: entry.dueOn ?? until, steps: entry.dueSteps }, until, who);
  return { ...entry, dueOn: on, dueSteps: steps, proposedDueOn: null };
}

/** Recess falls in the other side's term: a person accepts the proposed date, or leaves the term as it is. */
export function answerExtensionProposal(
  command: CommandOf<'ANSWER_EXTENSION_PROPOSAL'>,
  deciding: Deciding,
): Decided<StudyDecision> {
  const { facts, actor, role } = deciding;
  const found = entryAt(facts.case, command);
  if (!found.ok) return found;
  const { entry } = found;
  const { dueOn, proposedDueOn } = entry;
  if (dueOn === null || proposedDueOn === null) return refuse('NO_PROPOSAL');
  const answered = command.accept
    ? lengthened(entry, proposedDueOn, { by: actor.person.id, role, reasonRef: RECESS_PROPOSAL })
    : { ...entry, proposedDueOn: null };
  const after = { ...answered, version: entry.version + 1 };
  return decided(facts, {
    case: withEntry(facts.case, after),
    history: [
      {
        action: command.name,
        role,
        data: {
          entry: entry.id,
          accept: command.accept,
          previous: dueOn,
          proposed: proposedDueOn,
          version: after.version,
        },
      },
    ],
    changedSubjects: [entry.id],
    outcome: command.accept
      ? outcome('PROPOSAL_ACCEPTED', { due: proposedDueOn })
      : outcome('PROPOSAL_DECLINED', { due: dueOn }),
  });
}

/** Stands where a reason's id stands when the reason is the recess itself. */
const RECESS_PROPOSAL = 'RECESS';

/** The entry that a command is about; one that somebody changed since is stale. */
export function entryAt(
  studyCase: StudyCase,
  { entryId, expectedVersion }: { entryId: string; expectedVersion?: number },
): { ok: true; entry: RegisterEntry } | Refused {
  const entry = studyCase.entries.find((one) => one.id === entryId);
  if (entry === undefined) return refuse('NOT_FOUND');
  return staleFault(expectedVersion, entry.version) ?? { ok: true, entry };
}

/** What follows from an entry: tasks that it proves, tasks that hang on it, and whether the other side reacted. */
function settle(
  studyCase: StudyCase,
  before: RegisterEntry | null,
  after: RegisterEntry,
  deciding: Deciding,
): StudyCase {
  const heldAfterAll = before?.outcome === 'DECLINED' && after.outcome !== 'DECLINED';
  const open = heldAfterAll ? withTasksOpened(studyCase, after) : studyCase;
  const dated = tasksForEntry(open, after, planningOf(deciding.facts));
  return withReaction(completeByMoments(dated, before, after, deciding), after, deciding);
}

/** Of an interview that was declined the minutes were dropped; held after all, it has them again. */
function withTasksOpened(studyCase: StudyCase, entry: RegisterEntry): StudyCase {
  return {
    ...studyCase,
    tasks: studyCase.tasks.map((task) =>
      task.entryId === entry.id && task.state === 'NOT_APPLICABLE'
        ? { ...task, state: 'OPEN', version: task.version + 1, lastAction: null }
        : task,
    ),
  };
}

function withReaction(studyCase: StudyCase, entry: RegisterEntry, deciding: Deciding): StudyCase {
  const { facts } = deciding;
  const open =
    entry.kind === 'EXECUTIVE_HEARING' &&
    hasCondition(facts.programme, NO_RESPONSE) &&
    studyCase.study.conditions[NO_RESPONSE] === undefined;
  if (!open || entry.outcome === null) return studyCase;
  return withAnswer(studyCase, NO_RESPONSE, entry.outcome === 'NO_RESPONSE', deciding);
}

function changesBetween(before: RegisterEntry, after: RegisterEntry): Record<string, string | null> {
  const fields: (EntryMoment | 'outcome' | 'proposedDueOn' | 'reasonRef')[] = [
    ...ENTERED,
    'dueOn',
    'proposedDueOn',
    'outcome',
    'reasonRef',
  ];
  return Object.fromEntries(
    fields.filter((field) => before[field] !== after[field]).map((field) => [field, after[field]]),
  );
}

function updateOutcome(before: RegisterEntry, after: RegisterEntry): Outcome {
  return after.dueOn !== null && after.dueOn !== before.dueOn
    ? outcome('ENTRY_CHANGED_UNTIL', { number: after.number, due: after.dueOn })
    : outcome('ENTRY_CHANGED', { number: after.number });
}

/** A proposed extension is put before the secretary, or to whoever does the secretary's work. */
function proposalNotices(before: RegisterEntry | null, after: RegisterEntry, facts: StudyFacts): Notice[] {
  if (after.proposedDueOn === null || after.proposedDueOn === before?.proposedDueOn) return [];
  const secretaries = peopleWithRole(facts, 'SECRETARY', facts.court.id, facts.today);
  const instead = holderOf('SECRETARY', facts, facts.court.id, facts.case.study.id, facts.today);
  const told = secretaries.length > 0 || instead === null ? secretaries : [instead];
  return told.map((person) => ({
    to: { personId: person.id },
    card: { card: 'EXTENSION_PROPOSAL', entryId: after.id },
    when: 'MORNING',
    onceKey: `proposal:${after.id}:${after.proposedDueOn}:${person.id}`,
  }));
}
