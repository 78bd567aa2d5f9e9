/** What changes a task itself rather than its progress: dropped, extended, handed over, reopened. Each with its reason. Pure. */
import type { StudyTask } from '../../entities/study';
import { stageOf, taskOf } from '../programme/lookups';
import { futureFault, lengthFault, MAX_TEXT, reasonFault, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { movedByHand } from './dates';
import { outcome, refuse, type Decided, type Notice, type StudyDecision } from './decision';
import type { StudyFacts } from './facts';
import { authorsOf, doerOf, isOfCourt, rolesOf } from './people';
import { NOT_PUT_OFF, newText, stageIn, taskAt, taskTitle, type Deciding } from './study-case';
import { acted, closedFault, conditionFault, fourEyesFault, openFault, taskDecided } from './tasks';
import { readBy } from './told';

/** Drops a task, with a reason. What its condition decides is answered there, not dropped here. */
export function markNotApplicable(
  command: CommandOf<'MARK_NOT_APPLICABLE'>,
  deciding: Deciding,
): Decided<StudyDecision> {
  const { facts } = deciding;
  const found = taskAt(facts.case, command.task);
  if (!found.ok) return found;
  const { task } = found;
  const fault = openFault(facts, task) ?? reasonFault(command.reason);
  if (fault !== null) return fault;
  const reason = newText(deciding, task.id, 'REASON', tidy(command.reason));
  const dropped = acted(deciding, task, command.name, {
    state: 'NOT_APPLICABLE',
    ...NOT_PUT_OFF,
  });
  return taskDecided(command, deciding, dropped, {
    data: { text: reason.id },
    texts: { reason: reason.body },
    stored: [reason],
    outcome: outcome('TASK_NOT_APPLICABLE', { task: taskTitle(facts, task) }),
  });
}

/** Gives a task a later end date. A firm date changes only by a person, with a reason that stays with the date. */
export function extendTask(command: CommandOf<'EXTEND_TASK'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, actor, role } = deciding;
  const found = taskAt(facts.case, command.task);
  if (!found.ok) return found;
  const { task } = found;
  const open = openFault(facts, task);
  if (open !== null) return open;
  const { dueOn } = task;
  if (dueOn === null) return refuse('NO_DATE_YET', { task: taskTitle(facts, task) });
  const fault =
    futureFault(command.until, 'until', facts) ??
    (command.until <= dueOn ? refuse('NOT_LATER', { due: dueOn }, 'until') : null) ??
    reasonFault(command.reason);
  if (fault !== null) return fault;
  const reason = newText(deciding, task.id, 'REASON', tidy(command.reason));
  const who = { by: actor.person.id, role, reasonRef: reason.id };
  const { on, steps } = movedByHand({ on: dueOn, steps: task.dueSteps }, command.until, who);
  const extended = acted(deciding, task, command.name, { dueOn: on, dueSteps: steps, snoozedUntil: null });
  const stage = stageIn(facts.case, task.stageId);
  const values = { task: taskTitle(facts, task), until: command.until };
  return taskDecided(command, deciding, extended, {
    data: { previous: dueOn, until: command.until, text: reason.id },
    texts: { reason: reason.body },
    stored: [reason],
    outcome:
      stage.state === 'ACTIVE' && command.until > stage.endOn
        ? outcome('TASK_EXTENDED_PAST_STAGE', { ...values, stageEnd: stage.endOn })
        : outcome('TASK_EXTENDED', values),
  });
}

/** Gives a task to another of the court's people, or to the external researcher of this study. */
export function reassignTask(
  command: CommandOf<'REASSIGN_TASK'>,
  deciding: Deciding,
): Decided<StudyDecision> {
  const { facts } = deciding;
  const found = taskAt(facts.case, command.task);
  if (!found.ok) return found;
  const { task } = found;
  const fault =
    closedFault(facts, task) ??
    lengthFault(command.reason, MAX_TEXT, 'reason') ??
    (command.to === task.assigneeId ? refuse('NOTHING_CHANGED', undefined, 'to') : null) ??
    takeFault(command.to, task, facts);
  if (fault !== null) return fault;
  const reason = tidy(command.reason);
  const text = reason === '' ? null : newText(deciding, task.id, 'REASON', reason);
  const handedOver = acted(deciding, task, command.name, {
    assigneeId: command.to,
    ...NOT_PUT_OFF,
  });
  return taskDecided(command, deciding, handedOver, {
    data: { from: task.assigneeId, to: command.to, text: text?.id ?? null },
    ...(text === null ? {} : { texts: { reason }, stored: [text] }),
    notices: toldInTheMorning(handedOver, deciding),
    outcome: outcome('TASK_REASSIGNED', { task: taskTitle(facts, task) }),
  });
}

/** Why the task cannot be given to this person; null when it can. */
export function takeFault(personId: string, task: StudyTask, facts: StudyFacts): Refused | null {
  if (!canHold(personId, task, facts)) return refuse('NOT_OF_COURT', undefined, 'to');
  // A second reading is not given to whoever is to do the work that it reads.
  return authorsOf(taskOf(facts.programme, task.taskId), facts.case.tasks).has(personId)
    ? refuse('NOT_SECOND_READER', { task: taskTitle(facts, task) }, 'to')
    : fourEyesFault(facts, task, personId);
}

/** A second reading is for the court's own people: an external researcher is hired to do the work, not to check it. */
export function canHold(personId: string, task: StudyTask, facts: StudyFacts): boolean {
  if (isOfCourt(facts, personId, facts.court.id, facts.today)) return true;
  const roles = rolesOf(facts.grants, personId, facts.court.id, facts.case.study.id, facts.today);
  return (
    roles.includes('EXTERNAL_RESEARCHER') && taskOf(facts.programme, task.taskId).owner !== 'SECOND_READER'
  );
}

/** Opens a finished or dropped task again, as long as its stage is: after that the gate has to be reopened. */
export function reopenTask(command: CommandOf<'REOPEN_TASK'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts } = deciding;
  const found = taskAt(facts.case, command.task);
  if (!found.ok) return found;
  const { task } = found;
  const fault =
    (task.state === 'OPEN' ? refuse('NOTHING_CHANGED') : null) ??
    conditionFault(facts, task) ??
    stageFault(task, deciding) ??
    reasonFault(command.reason);
  if (fault !== null) return fault;
  const reason = newText(deciding, task.id, 'REASON', tidy(command.reason));
  const open = reopened(task, deciding, command.name);
  return taskDecided(command, deciding, open, {
    data: { text: reason.id },
    texts: { reason: reason.body },
    stored: [reason],
    notices: toldInTheMorning(open, deciding),
    outcome: outcome('TASK_REOPENED', { task: taskTitle(facts, task) }),
  });
}

/** A task that was carried over and done after its gate may still be reopened; what the gate saw as done may not. */
function stageFault(task: StudyTask, { facts }: Deciding): Refused | null {
  const stage = stageIn(facts.case, task.stageId);
  const { nl } = stageOf(facts.programme, task.stageId);
  if (stage.state === 'NOT_STARTED') {
    return refuse('TASK_NOT_YET', { task: taskTitle(facts, task), from: stage.startOn });
  }
  if (stage.state === 'ACTIVE') return null;
  const passed = facts.case.requests.some(
    (request) =>
      request.stageId === task.stageId &&
      request.state === 'APPROVED' &&
      request.reopenedAt === null &&
      !request.openTaskIds.includes(task.id),
  );
  return passed || stage.beforeKamerbode ? refuse('STAGE_PASSED', { stage: nl }) : null;
}

/** The task as it stands when it is to be done again; its end date stays what it was. */
export function reopened(task: StudyTask, deciding: Deciding, action: string): StudyTask {
  return acted(deciding, task, action, {
    state: 'OPEN',
    doneAt: null,
    doneById: null,
    ...NOT_PUT_OFF,
  });
}

/** Whoever the task now falls to, or stands in, reads it in a bundle, unless it was that person's own doing. */
export function toldInTheMorning(task: StudyTask, { facts, actor }: Deciding): Notice[] {
  const { court, programme, today } = facts;
  const doer = doerOf(task, programme, facts, court.id, facts.case.study.id, today);
  if (doer === null || doer.id === actor.person.id) return [];
  const read = readBy(doer.id, facts);
  if (read.to.personId === actor.person.id) return [];
  return [
    {
      ...read,
      card: { card: 'TASK', taskId: task.id },
      when: 'MORNING',
      onceKey: `task:${task.id}:${task.version}:${read.to.personId}`,
    },
  ];
}
