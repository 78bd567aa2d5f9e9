/**
 * The dates that tasks have for now, as long as their stage has not started. They follow from the stages, from what
 * happened and from the court's settings, and so they are reckoned whenever a case is read and never kept: a gate that
 * opens earlier moves all stages behind it, and would write fifty tasks anew. What is firm is kept, with its steps. Pure.
 */
import type { StudyTask } from '../../entities/study';
import type { StudyCase, StudyFacts } from './facts';
import { redated } from './task-dates';

/** What they are reckoned with. */
export type Dating = Pick<StudyFacts, 'court' | 'programme' | 'today'>;

/** Tells of the tasks of a case which have a date for now only. */
export function forecastsIn({ stages }: Pick<StudyCase, 'stages'>): (task: StudyTask) => boolean {
  const coming = comingStages({ stages });
  return (task) => task.state !== 'DONE' && coming.has(task.stageId);
}

function comingStages({ stages }: Pick<StudyCase, 'stages'>): Set<string> {
  return new Set(stages.filter(({ state }) => state === 'NOT_STARTED').map(({ stageId }) => stageId));
}

/** The case, as its rows are kept, with these dates. */
export function withForecasts(studyCase: StudyCase, { court, programme, today }: Dating): StudyCase {
  const coming = comingStages(studyCase);
  return coming.size === 0
    ? studyCase
    : redated(studyCase, [...coming], { programme, settings: court.settings, today });
}

/** The case after a change, with the dates that follow from it. Where stages moved, planning has reckoned them already. */
export function forecastAnew(before: StudyCase, after: StudyCase, dating: Dating): StudyCase {
  if (after.stages.some((stage, index) => stage !== before.stages[index])) return after;
  const unchanged = new Set(before.tasks);
  const same =
    after.study.events === before.study.events &&
    after.entries === before.entries &&
    after.tasks.every((task) => unchanged.has(task) || hasDateOf(task, before));
  return same ? after : withForecasts(after, dating);
}

function hasDateOf({ id, dueOn, estimateOn }: StudyTask, before: StudyCase): boolean {
  const was = before.tasks.find((task) => task.id === id);
  return was?.dueOn === dueOn && was.estimateOn === estimateOn;
}

const NO_STEPS: StudyTask['dueSteps'] = [];

/** Tasks of this case as they are kept: without a date for now. */
export function kept(studyCase: Pick<StudyCase, 'stages'>, tasks: readonly StudyTask[]): StudyTask[] {
  const isForecast = forecastsIn(studyCase);
  return tasks.map((task) =>
    isForecast(task) ? { ...task, dueOn: null, estimateOn: null, firm: false, dueSteps: NO_STEPS } : task,
  );
}
