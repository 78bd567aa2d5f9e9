/**
 * Who takes over what from somebody who leaves: every open task of one court's studies goes to the successor, unless
 * that would be reading one's own work; then to whoever may. Decides who; changes and says nothing.
 */
import type { RoleId } from '../../entities/person';
import type { Study, StudyTask } from '../../entities/study';
import { taskOf } from '../programme/lookups';
import type { StudyFacts } from './facts';
import { authorsOf, doerOf, mayTakeOver } from './people';
import { awaitsReply, guardOf } from './response-terms';
import { canHold, takeFault } from './task-changes';

export interface Successors {
  /** Who leaves. */
  personId: string;
  toPersonId: string;
  /** Who takes what the successor may not do, before the order of roles is asked. */
  restToPersonId?: string | undefined;
}

export interface StudyHandover {
  facts: StudyFacts;
  /** The tasks as they are now, with whose they become; null for a second reading that waits for a reader. */
  moved: { task: StudyTask; to: string | null }[];
  /** What nobody else may do: it stays where it is. */
  left: StudyTask[];
  /** Tasks that are done, by which the terms of others are watched over, with who does that from now on. */
  guards: { task: StudyTask; to: string }[];
  /** How many terms of others those are. */
  terms: number;
}

/** Open tasks that are this person's. */
export function openTasksOfPerson(facts: StudyFacts, personId: string): StudyTask[] {
  return facts.case.tasks.filter((task) => task.state === 'OPEN' && isTheirs(facts, task, personId));
}

/** Given to this person, or fallen to them by their role. */
function isTheirs(facts: StudyFacts, task: StudyTask, personId: string): boolean {
  const { court, programme, today } = facts;
  return (
    task.assigneeId === personId ||
    doerOf(task, programme, facts, court.id, facts.case.study.id, today)?.id === personId
  );
}

/** A study of which something can still be handed over. */
export const isUnderWay = ({ state }: Pick<Study, 'state'>): boolean => state !== 'CLOSED';

/** What becomes of somebody's tasks in one study. */
export function handOverStudy(facts: StudyFacts, successors: Successors): StudyHandover {
  const own = openTasksOfPerson(facts, successors.personId);
  const isReading = (task: StudyTask) => ownerOf(facts, task) === 'SECOND_READER';
  const moved: StudyHandover['moved'] = [];
  const left: StudyTask[] = [];
  let tasks = facts.case.tasks;
  const give = (task: StudyTask, to: string | null): void => {
    moved.push({ task, to });
    tasks = tasks.map((one) => (one.id === task.id ? { ...one, assigneeId: to } : one));
  };
  const takerOf = (task: StudyTask, first: readonly string[]): string | null =>
    [...first, ...inOrder(facts, task)].find(
      (id) =>
        id !== successors.personId &&
        takeFault(id, task, { ...facts, case: { ...facts.case, tasks } }) === null,
    ) ?? null;
  const { toPersonId, restToPersonId } = successors;
  const rest = restToPersonId === undefined ? [] : [restToPersonId];
  // The work first: who does it decides who may read it.
  for (const task of [...own.filter((one) => !isReading(one)), ...own.filter((one) => isReading(one))]) {
    const to = takerOf(task, [toPersonId, ...rest]);
    if (to === null) left.push(task);
    else give(task, to);
  }
  for (const task of unreadable(facts, tasks)) give(task, takerOf(task, rest));
  const guarded = guardedBy(facts, successors.personId);
  const guards = [...new Set(guarded)].flatMap((task) => {
    const to = [toPersonId, ...rest, ...inOrder(facts, task)].find(
      (id) => id !== successors.personId && canHold(id, task, facts),
    );
    return to === undefined ? [] : [{ task, to }];
  });
  return { facts, moved, left, guards, terms: guarded.length };
}

/** The finished tasks by which this person watches over the terms of others, one for each term that runs. */
export function guardedBy(facts: StudyFacts, personId: string): StudyTask[] {
  const { entries, tasks } = facts.case;
  return entries.flatMap((entry) => {
    const task = awaitsReply(entry) ? guardOf(entry, tasks, facts.programme) : undefined;
    return task?.state === 'DONE' && isTheirs(facts, task, personId) ? [task] : [];
  });
}

/** Second readings of others, of work that has just become theirs: they can no longer read it. */
function unreadable(facts: StudyFacts, tasks: readonly StudyTask[]): StudyTask[] {
  return tasks.filter(({ taskId, state, assigneeId }) => {
    if (state !== 'OPEN' || assigneeId === null) return false;
    const definition = taskOf(facts.programme, taskId);
    return (
      authorsOf(definition, tasks).has(assigneeId) && !authorsOf(definition, facts.case.tasks).has(assigneeId)
    );
  });
}

function ownerOf({ programme }: StudyFacts, task: StudyTask): RoleId | 'SECOND_READER' {
  return taskOf(programme, task.taskId).owner;
}

function inOrder(facts: StudyFacts, task: StudyTask): string[] {
  const { court, today } = facts;
  return mayTakeOver(ownerOf(facts, task), facts, court.id, facts.case.study.id, today).map(({ id }) => id);
}
