/** Deciding on a phase transition: approve it, so that the next stage begins, or return it with a reason. Pure. */
import type { CriterionSnapshot, GateRequest, StudyTask, StudyText } from '../../entities/study';
import type { GateDefinition, StageDefinition } from '../programme/definition';
import { nextStage, stageOf } from '../programme/lookups';
import { lengthFault, MAX_TEXT, pastFault, reasonFault, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { openTasksAt, PUBLICATION_PLANNED } from './criteria';
import { outcome, refuse, type Decided, type Notice, type Outcome, type StudyDecision } from './decision';
import type { StudyCase, StudyFacts } from './facts';
import { answeredTo, bodiesOf, needsBoard, openRequest, settled, toldOf } from './gates';
import {
  milestone,
  planMoved,
  planningOf,
  publicationMilestone,
  PUBLISHED,
  shiftBetween,
  stageStarted,
} from './course';
import { startStage } from './planning';
import {
  decided,
  isPublication,
  newText,
  stageIn,
  taskTitle,
  withRequest,
  withStage,
  type Deciding,
} from './study-case';
import { reopened, toldInTheMorning } from './task-changes';
import { conditionFault } from './tasks';

/**
 * Opens the gate: its stage is complete and the next one begins today; after the last one the study is closed. Where
 * the programme wants a decision of the board its date is needed, from the start of the stage up to today. The chair
 * may put other reasons beside what was not met.
 */
export function approveGate(command: CommandOf<'APPROVE_GATE'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const found = openRequest(facts, command);
  if (!found.ok) return found;
  const stage = stageOf(facts.programme, found.request.stageId);
  const board = boardDate(command, found.request, stage.gate, deciding);
  if (!board.ok) return board;
  const amended = amend(command.reasons ?? {}, found.request, deciding);
  if (!amended.ok) return amended;
  const fault = lengthFault(command.remark ?? '', MAX_TEXT, 'remark');
  if (fault !== null) return fault;
  const remark = tidy(command.remark ?? '');
  const text = remark === '' ? null : newText(deciding, found.request.id, 'REASON', remark);
  const request: GateRequest = {
    ...settled(found.request, 'APPROVED', deciding),
    boardDecisionOn: board.on,
    criteria: amended.criteria,
    reasonRef: text?.id ?? null,
  };
  const texts = [...amended.texts, ...(text === null ? [] : [text])];
  const passed = pass(withRequest(facts.case, request), stage, deciding);
  return decided(facts, {
    case: passed.case,
    texts,
    history: [
      {
        action: command.name,
        role,
        data: {
          request: request.id,
          gate: request.gateId,
          stage: stage.id,
          boardDecisionOn: board.on,
          criteria: request.criteria,
          carriedOver: openTasksAt(facts, stage.id).map((task) => task.id),
          version: request.version,
        },
        ...(texts.length === 0 ? {} : { texts: bodiesOf(texts) }),
      },
    ],
    notices: [...toldOf(request, 'decided', answeredTo(request, facts), deciding), ...passed.notices],
    changedSubjects: [request.id],
    outcome: passed.outcome,
  });
}

/** The date on which the board decided, where that is needed: given, or as the secretary recorded it. */
function boardDate(
  command: CommandOf<'APPROVE_GATE'>,
  request: GateRequest,
  gate: GateDefinition,
  { facts }: Deciding,
): { ok: true; on: string | null } | Refused {
  if (!needsBoard(facts, gate)) return { ok: true, on: null };
  const on = command.boardDecisionOn ?? request.recorded?.decidedOn;
  if (on === undefined || on === '') return refuse('BOARD_DATE_REQUIRED', undefined, 'boardDecisionOn');
  const from = stageIn(facts.case, request.stageId).startOn;
  return pastFault(on, from, 'boardDecisionOn', facts) ?? { ok: true, on };
}

/** The chair may put the requester's reasons in other words; both stay readable. */
function amend(
  reasons: Record<string, string>,
  request: GateRequest,
  deciding: Deciding,
): { ok: true; criteria: CriterionSnapshot[]; texts: StudyText[] } | Refused {
  const texts: StudyText[] = [];
  const criteria: CriterionSnapshot[] = [];
  for (const criterion of request.criteria) {
    const reason = criterion.met ? '' : tidy(reasons[criterion.id] ?? '');
    const fault = lengthFault(reason, MAX_TEXT, `reasons.${criterion.id}`);
    if (fault !== null) return fault;
    const text = reason === '' ? null : newText(deciding, request.id, 'REASON', reason);
    if (text !== null) texts.push(text);
    criteria.push(text === null ? criterion : { ...criterion, reasonRef: text.id });
  }
  return { ok: true, criteria, texts };
}

interface Passed {
  case: StudyCase;
  notices: Notice[];
  outcome: Outcome;
}

/** The stage is complete; the next one begins today, or the study is closed. What is still open carries over. */
function pass(studyCase: StudyCase, stage: StageDefinition, deciding: Deciding): Passed {
  const { facts } = deciding;
  const { today } = facts;
  const current = stageIn(studyCase, stage.id);
  const completed = withStage(studyCase, {
    ...current,
    state: 'COMPLETED',
    completedOn: today,
    version: current.version + 1,
  });
  const next = nextStage(facts.programme, stage.id);
  if (next === null) {
    return {
      case: { ...completed, study: { ...completed.study, state: 'CLOSED', stageId: null, closedOn: today } },
      notices: milestone(facts, 'CLOSED', stage.id, today),
      outcome: outcome('STUDY_CLOSED'),
    };
  }
  const publishedOn = publicationOf(facts, stage.id);
  const moving = publishedOn === null ? completed : withPublication(completed, publishedOn);
  const after = startStage(moving, next.id, startAfter(facts, stage.id), planningOf(facts));
  return {
    case: after,
    notices: [
      ...stageStarted(after, next.id),
      ...planMoved(after, shiftBetween(facts.case, after, facts), next.id, deciding),
      ...milestoneOfPassing(stage, next, publishedOn, { ...facts, case: after }),
    ],
    outcome:
      publishedOn === null
        ? outcome('GATE_APPROVED', { gate: stage.gate.nl, stage: next.nl })
        : outcome('STUDY_PUBLISHED', { on: publishedOn }),
  };
}

/**
 * The day of publication that the gate of this stage approves: the day on which the report already went out, before the
 * gate was reopened; else as planned, or today; null for any other gate.
 */
function publicationOf(facts: StudyFacts, stageId: string): string | null {
  if (!isPublication(facts, stageId)) return null;
  const { events } = facts.case.study;
  return events[PUBLISHED] ?? events[PUBLICATION_PLANNED] ?? facts.today;
}

/**
 * When the next stage begins if this gate opens today: today. Aftercare counts from the day of publication, also when
 * that is still to come.
 */
export function startAfter(facts: StudyFacts, stageId: string): string {
  const publishedOn = publicationOf(facts, stageId);
  return publishedOn !== null && publishedOn > facts.today ? publishedOn : facts.today;
}

/** The five phases are complete: published on the given day. */
function withPublication(studyCase: StudyCase, publishedOn: string): StudyCase {
  const { study } = studyCase;
  return {
    ...studyCase,
    study: {
      ...study,
      state: 'AFTERCARE',
      publishedOn,
    },
  };
}

/** The channel hears of a new phase and of publication; a step inside a phase is no milestone. */
function milestoneOfPassing(
  stage: StageDefinition,
  next: StageDefinition,
  publishedOn: string | null,
  facts: StudyFacts,
): Notice[] {
  if (publishedOn !== null) return publicationMilestone(facts, publishedOn);
  return next.phase === stage.phase ? [] : milestone(facts, 'GATE', next.id, facts.today);
}

/**
 * Sends the request back with a reason, which is always needed, and reopens the tasks that the chair chose. Whoever
 * asked is told, and so is everybody with a task again.
 */
export function returnGate(command: CommandOf<'RETURN_GATE'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const found = openRequest(facts, command);
  if (!found.ok) return found;
  const fault = reasonFault(command.reason);
  if (fault !== null) return fault;
  const chosen = tasksToReopen(command.reopenTaskIds, found.request, deciding);
  if (!chosen.ok) return chosen;
  const reason = newText(deciding, found.request.id, 'REASON', tidy(command.reason));
  const request: GateRequest = {
    ...settled(found.request, 'RETURNED', deciding),
    reasonRef: reason.id,
    reopenedTaskIds: chosen.tasks.map((task) => task.id),
  };
  const open = new Map(
    chosen.tasks
      .filter((task) => task.state !== 'OPEN')
      .map((task) => [task.id, forAnother(reopened(task, deciding, command.name))]),
  );
  const studyCase = withRequest(facts.case, request);
  return decided(facts, {
    case: { ...studyCase, tasks: studyCase.tasks.map((task) => open.get(task.id) ?? task) },
    texts: [reason],
    history: [
      {
        action: command.name,
        role,
        data: {
          request: request.id,
          gate: request.gateId,
          reopened: request.reopenedTaskIds,
          text: reason.id,
          version: request.version,
        },
        texts: { reason: reason.body },
      },
    ],
    notices: [
      ...toldOf(request, 'decided', answeredTo(request, facts), deciding),
      ...[...open.values()].flatMap((task) => toldInTheMorning(task, deciding)),
    ],
    changedSubjects: [request.id, ...open.keys()],
    outcome: outcome('GATE_RETURNED', {
      gate: stageOf(facts.programme, request.stageId).gate.nl,
      count: request.reopenedTaskIds.length,
    }),
  });
}

/** Not an action that the one who returned takes back by itself: it belongs to the decision. */
function forAnother(task: StudyTask): StudyTask {
  return { ...task, lastAction: null };
}

/** At least one task of the stage, or one that was carried over to it. One that is open anyhow may be among them. */
function tasksToReopen(
  ids: readonly string[],
  request: GateRequest,
  { facts }: Deciding,
): { ok: true; tasks: StudyTask[] } | Refused {
  const field = 'reopenTaskIds';
  const carried = new Set([
    ...request.openTaskIds,
    ...openTasksAt(facts, request.stageId).map((task) => task.id),
  ]);
  const tasks: StudyTask[] = [];
  for (const id of new Set(ids)) {
    const task = facts.case.tasks.find((one) => one.id === id);
    if (task === undefined) return refuse('NOT_FOUND', undefined, field);
    const ruledOut = task.state === 'NOT_APPLICABLE' ? conditionFault(facts, task) : null;
    if (ruledOut !== null) return ruledOut;
    if (task.stageId !== request.stageId && !carried.has(id)) {
      return refuse('RETURN_OTHER_TASK', { task: taskTitle(facts, task) }, field);
    }
    tasks.push(task);
  }
  return tasks.length === 0 ? refuse('RETURN_NEEDS_TASK', undefined, field) : { ok: true, tasks };
}
