/** What people do with their tasks from day to day: done, undone, later, waiting for, notes. Pure. */
import type { LastTaskAction, StudyTask, StudyText } from '../../entities/study';
import { conditionLabel, eventOf, hasEvent, taskOf } from '../programme/lookups';
import { futureFault, lengthFault, MAX_LINE, MAX_TEXT, textFault, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { publicationMilestone, PUBLISHED } from './course';
import { outcome, refuse, type Decided, type Notice, type StudyDecision } from './decision';
import type { StudyCase, StudyFacts } from './facts';
import { localDate } from './local-time';
import { recordMinutesByTask, takeBackMinutes } from './minutes';
import {
  awaitsAnswer,
  decided,
  newText,
  NOT_PUT_OFF,
  stageIn,
  taskAt,
  taskTitle,
  withTask,
  type Deciding,
} from './study-case';

/** Ticks off one task or several: all of them or none, and the refusal names the one at fault. */
export function completeTasks(
  command: CommandOf<'COMPLETE_TASKS'>,
  deciding: Deciding,
): Decided<StudyDecision> {
  const { facts } = deciding;
  const fault = lengthFault(command.note ?? '', MAX_TEXT, 'note');
  if (fault !== null) return fault;
  const ids = [...new Set(command.tasks.map((ref) => ref.id))];
  let studyCase = facts.case;
  for (const id of ids) {
    const one = completeOne(id, { ...deciding, facts: { ...facts, case: studyCase } });
    if (!one.ok) return one;
    studyCase = one.case;
  }
  const done = ids.flatMap((id) => studyCase.tasks.find((task) => task.id === id) ?? []);
  const [first] = done;
  if (first === undefined) return refuse('NOTHING_CHOSEN');
  const note = tidy(command.note ?? '');
  return decided(facts, {
    case: studyCase,
    texts: note === '' ? [] : ids.map((id) => newText(deciding, id, 'NOTE', note)),
    history: [
      {
        action: command.name,
        role: deciding.role,
        data: { tasks: done.map(({ id, taskId, version }) => ({ id, taskId, version })) },
        ...(note === '' ? {} : { texts: { note } }),
      },
    ],
    notices: publicationNotices(done, facts),
    changedSubjects: changedTasks(facts.case, studyCase),
    outcome:
      done.length === 1
        ? outcome('TASK_DONE', { task: taskTitle(facts, first) })
        : outcome('TASKS_DONE', { count: done.length }),
  });
}

/** Ticking off what the publication proves says that the report is out, as much as recording the event does. */
function publicationNotices(done: readonly StudyTask[], facts: StudyFacts): Notice[] {
  if (!hasEvent(facts.programme, PUBLISHED)) return [];
  const { proves } = eventOf(facts.programme, PUBLISHED);
  return done.some((task) => proves.includes(task.taskId)) ? publicationMilestone(facts, facts.today) : [];
}

function completeOne(id: string, deciding: Deciding): { ok: true; case: StudyCase } | Refused {
  const { facts, actor } = deciding;
  const found = taskAt(facts.case, { id });
  if (!found.ok) return found;
  const { task } = found;
  const fault = openFault(facts, task) ?? fourEyesFault(facts, task, actor.person.id);
  if (fault !== null) return fault;
  const done = acted(deciding, task, 'COMPLETE_TASKS', {
    state: 'DONE',
    doneAt: facts.now,
    doneById: actor.person.id,
    ...NOT_PUT_OFF,
  });
  return recordMinutesByTask(withTask(facts.case, done), done, deciding);
}

/** Whoever did a task may not be its second reader, nor the other way round. */
export function fourEyesFault(facts: StudyFacts, task: StudyTask, personId: string): Refused | null {
  const reviewed = taskOf(facts.programme, task.taskId).reviews ?? [];
  const byPerson = facts.case.tasks.filter((one) => one.state === 'DONE' && one.doneById === personId);
  if (byPerson.some((one) => reviewed.includes(one.taskId))) {
    return refuse('NOT_SECOND_READER', { task: taskTitle(facts, task) });
  }
  const review = byPerson.find((one) => taskOf(facts.programme, one.taskId).reviews?.includes(task.taskId));
  return review === undefined
    ? null
    : refuse('READ_BEFORE_DONE', { task: taskTitle(facts, task), review: taskTitle(facts, review) });
}

/** Takes back the last action on a task: by whoever did it, and only until a gate is decided. */
export function undoTask(command: CommandOf<'UNDO_TASK'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, actor } = deciding;
  const found = taskAt(facts.case, command.task);
  if (!found.ok) return found;
  const { task } = found;
  const title = taskTitle(facts, task);
  if (task.lastAction === null) return refuse('NOTHING_TO_UNDO', { task: title });
  if (task.lastAction.byId !== actor.person.id) return refuse('UNDO_NOT_YOURS');
  if (!isStillOpen(facts, task, task.lastAction)) return refuse('UNDO_TOO_LATE', { task: title });
  if (wasMovedSince(task, task.lastAction)) return refuse('UNDO_DATE_MOVED', { task: title });
  const before = beforeAction(task, task.lastAction);
  const fault = doneAgainFault(facts, before);
  if (fault !== null) return fault;
  const undone = takeBackMinutes(withTask(facts.case, before), task, deciding);
  if (!undone.ok) return undone;
  return decided(facts, {
    case: undone.case,
    history: [
      {
        action: command.name,
        role: deciding.role,
        data: { task: task.id, taskId: task.taskId, undone: task.lastAction.action, version: before.version },
      },
    ],
    changedSubjects: changedTasks(facts.case, undone.case),
    outcome: outcome('TASK_UNDONE', { task: title }),
  });
}

/** Undoing a reopening makes the task done again: not by whoever did the other side of a second reading meanwhile. */
function doneAgainFault(facts: StudyFacts, before: StudyTask): Refused | null {
  return before.state === 'DONE' && before.doneById !== null
    ? fourEyesFault(facts, before, before.doneById)
    : null;
}

/** The task without its last action. What that did not touch stays: a date may have moved since, or who does it. */
function beforeAction(task: StudyTask, { action, before }: LastTaskAction): StudyTask {
  const { assigneeId, dueOn, dueSteps, ...rest } = before;
  return {
    ...task,
    ...rest,
    ...(action === 'REASSIGN_TASK' ? { assigneeId } : {}),
    ...(action === 'EXTEND_TASK' ? { dueOn, dueSteps } : {}),
    version: task.version + 1,
    lastAction: null,
  };
}

/** An extension that was moved further, by a pause, can no longer be taken off. */
function wasMovedSince(task: StudyTask, { action }: LastTaskAction): boolean {
  return action === 'EXTEND_TASK' && task.dueSteps.at(-1)?.step !== 'EXTENDED';
}

/** Nothing was decided since the action: its stage is open, and no gate was approved or reopened after it. */
function isStillOpen(facts: StudyFacts, task: StudyTask, action: LastTaskAction): boolean {
  return (
    stageIn(facts.case, task.stageId).state !== 'NOT_STARTED' &&
    !facts.case.requests.some(
      (request) =>
        (request.state === 'APPROVED' && (request.decidedAt ?? '') > action.at) ||
        (request.reopenedAt !== null && request.reopenedAt > action.at),
    )
  );
}

/** No reminders until that day, at most up to the due date: whoever needs longer asks for an extension. */
export function snoozeTask(command: CommandOf<'SNOOZE_TASK'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts } = deciding;
  const found = taskAt(facts.case, command.task);
  if (!found.ok) return found;
  const { task } = found;
  const due = task.dueOn ?? task.estimateOn;
  const fault =
    openFault(facts, task) ??
    (due !== null && due <= facts.today ? refuse('SNOOZE_OVERDUE', { due }) : null) ??
    futureFault(command.until, 'until', facts) ??
    (due !== null && command.until > due ? refuse('SNOOZE_AFTER_DUE', { due }, 'until') : null);
  if (fault !== null) return fault;
  return taskDecided(
    command,
    deciding,
    acted(deciding, task, command.name, { snoozedUntil: command.until }),
    {
      data: { until: command.until },
      outcome: outcome('TASK_SNOOZED', { until: command.until }),
    },
  );
}

/** Somebody else is to do something first. The date stays; reminders say what is waited for. */
export function waitFor(command: CommandOf<'WAIT_FOR'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts } = deciding;
  const found = taskAt(facts.case, command.task);
  if (!found.ok) return found;
  const { task } = found;
  const fault = openFault(facts, task) ?? textFault(command.what, MAX_LINE, 'what');
  if (fault !== null) return fault;
  const what = tidy(command.what).replace(/\s+/g, ' ');
  const waiting = acted(deciding, task, command.name, { waitingFor: what, waitingSince: facts.today });
  return taskDecided(command, deciding, waiting, {
    texts: { what },
    outcome: outcome('TASK_WAITING', { task: taskTitle(facts, task) }),
  });
}

/** What was waited for has come, or no longer matters. */
export function stopWaiting(command: CommandOf<'STOP_WAITING'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts } = deciding;
  const found = taskAt(facts.case, command.task);
  if (!found.ok) return found;
  const { task } = found;
  if (task.waitingFor === null) return refuse('NOT_WAITING', { task: taskTitle(facts, task) });
  return taskDecided(
    command,
    deciding,
    acted(deciding, task, command.name, { waitingFor: null, waitingSince: null }),
    {
      outcome: outcome('TASK_NO_LONGER_WAITING', { task: taskTitle(facts, task) }),
    },
  );
}

/** A note changes nothing of the task itself, so no card of it becomes stale. */
export function addNote(command: CommandOf<'ADD_NOTE'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const found = taskAt(facts.case, command.task);
  if (!found.ok) return found;
  const fault = textFault(command.body, MAX_TEXT, 'body');
  if (fault !== null) return fault;
  const note = newText(deciding, found.task.id, 'NOTE', tidy(command.body));
  return decided(facts, {
    texts: [note],
    history: [
      {
        action: command.name,
        role,
        data: { task: found.task.id, taskId: found.task.taskId, text: note.id },
        texts: { note: note.body },
      },
    ],
    outcome: outcome('NOTE_ADDED'),
  });
}

/** Why this task cannot be worked on now; null when it can. */
export function openFault(facts: StudyFacts, task: StudyTask): Refused | null {
  const closed = closedFault(facts, task);
  if (closed !== null) return closed;
  const title = taskTitle(facts, task);
  const stage = stageIn(facts.case, task.stageId);
  if (stage.state === 'NOT_STARTED') return refuse('TASK_NOT_YET', { task: title, from: stage.startOn });
  const { when } = taskOf(facts.programme, task.taskId);
  return when !== undefined && awaitsAnswer(facts, task)
    ? refuse('TASK_NEEDS_ANSWER', { task: title, condition: conditionLabel(facts.programme, when) })
    : null;
}

/** Why this task is no longer open; null when it is. */
export function closedFault(facts: StudyFacts, task: StudyTask): Refused | null {
  const title = taskTitle(facts, task);
  if (task.state === 'DONE') {
    return refuse('TASK_ALREADY_DONE', { task: title, on: localDate(task.doneAt ?? facts.now) });
  }
  if (task.state === 'NOT_APPLICABLE') {
    return conditionFault(facts, task) ?? refuse('TASK_DROPPED', { task: title });
  }
  return null;
}

/** A task whose condition was answered with no does not apply, whatever anybody would like. */
export function conditionFault(facts: StudyFacts, task: StudyTask): Refused | null {
  const { when } = taskOf(facts.programme, task.taskId);
  return when !== undefined && facts.case.study.conditions[when] === false
    ? refuse('TASK_CONDITION_NO', {
        task: taskTitle(facts, task),
        condition: conditionLabel(facts.programme, when),
      })
    : null;
}

/** A copy of the task on which somebody acted; it remembers what stood before, for "Ongedaan maken". */
export function acted(
  { facts, actor }: Deciding,
  task: StudyTask,
  action: string,
  changes: Partial<LastTaskAction['before']>,
): StudyTask {
  const { state, assigneeId, dueOn, dueSteps, doneAt, doneById, snoozedUntil, waitingFor, waitingSince } =
    task;
  return {
    ...task,
    ...changes,
    version: task.version + 1,
    lastAction: {
      byId: actor.person.id,
      at: facts.now,
      action,
      before: {
        state,
        assigneeId,
        dueOn,
        dueSteps,
        doneAt,
        doneById,
        snoozedUntil,
        waitingFor,
        waitingSince,
      },
    },
  };
}

interface TaskChange {
  data?: Record<string, unknown>;
  texts?: Record<string, string>;
  stored?: StudyText[];
  notices?: StudyDecision['notices'];
  outcome: StudyDecision['outcome'];
}

/** The decision that changes one task. */
export function taskDecided(
  command: { name: string },
  { facts, role }: Deciding,
  task: StudyTask,
  { data, texts, stored, notices, outcome: answer }: TaskChange,
): Decided<StudyDecision> {
  return decided(facts, {
    case: withTask(facts.case, task),
    texts: stored ?? [],
    history: [
      {
        action: command.name,
        role,
        data: { task: task.id, taskId: task.taskId, version: task.version, ...data },
        ...(texts === undefined ? {} : { texts }),
      },
    ],
    notices: notices ?? [],
    changedSubjects: [task.id],
    outcome: answer,
  });
}

/** The tasks whose cards, wherever they stand, no longer tell the truth. */
export function changedTasks(before: StudyCase, after: StudyCase): string[] {
  const known = new Set(before.tasks);
  return after.tasks.filter((task) => !known.has(task)).map((task) => task.id);
}
