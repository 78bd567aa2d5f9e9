/**
 * The date of a task: what it counts from, its term, and an estimate while what it follows has not happened yet. Knows
 * one task at a time; how a whole plan moves is in `planning.ts`.
 */
import type { CourtSettings } from '../../entities/court';
import type { RegisterEntry, StudyStage, StudyTask } from '../../entities/study';
import type { Programme, RegisterMoment, TaskDefinition } from '../programme/definition';
import { stageOf, taskOf } from '../programme/lookups';
import { addWorkingDays, courtCalendar } from './calendar';
import { term, termInMonths, type FromStep, type Reckoned } from './dates';
import type { StudyCase } from './facts';
import { FIELD_OF_MOMENT } from './proofs';
import { taskTerm } from './settings';

/** What planning is given beside the case. */
export interface PlanningContext {
  programme: Programme;
  settings: CourtSettings;
  /** No estimate lies before today. */
  today: string;
  newId: () => string;
  /** The person who gets a task, by the role that owns it; null while nobody does. */
  assign: (owner: TaskDefinition['owner'], task: TaskDefinition) => string | null;
}

/** What dates are reckoned with. */
export type DatingContext = Pick<PlanningContext, 'programme' | 'settings' | 'today'>;

/** The tasks of these stages with the dates that follow from their starts; what is done keeps its date. */
export function redated(
  studyCase: StudyCase,
  stageIds: readonly string[],
  context: DatingContext,
): StudyCase {
  const ofStages = (task: StudyTask): boolean => stageIds.includes(task.stageId);
  return { ...studyCase, tasks: dated(studyCase, ofStages, 'ANEW', context) };
}

/**
 * All tasks, with dates for the chosen ones that are not done: anew, or only where what they count from has changed. In
 * the order of the definition, so that an estimate finds the estimate that it counts from.
 */
export function dated(
  studyCase: StudyCase,
  chosen: (task: StudyTask) => boolean,
  how: 'ANEW' | 'IF_CHANGED',
  context: DatingContext,
): StudyTask[] {
  const tasks = studyCase.tasks.toSorted((a, b) => a.position - b.position);
  const current = { ...studyCase, tasks };
  for (const [index, task] of tasks.entries()) {
    if (task.state !== 'DONE' && chosen(task)) tasks[index] = withDate(task, current, how, context);
  }
  return tasks;
}

function withDate(
  task: StudyTask,
  studyCase: StudyCase,
  how: 'ANEW' | 'IF_CHANGED',
  context: DatingContext,
): StudyTask {
  const stage = studyCase.stages.find((one) => one.stageId === task.stageId);
  if (stage === undefined) throw new Error(`Study ${studyCase.study.id} has no stage ${task.stageId}`);
  const from = startOfTask(task, stage, studyCase, context);
  if (how === 'IF_CHANGED' && from.known && task.dueOn !== null && keepsItsDate(task, from.step)) return task;
  const { on, steps } = reckon(task, from.step, context);
  const date = from.known
    ? { dueOn: on, estimateOn: null, firm: stage.state !== 'NOT_STARTED' }
    : { dueOn: null, estimateOn: on < context.today ? context.today : on, firm: false };
  const same =
    task.dueOn === date.dueOn &&
    task.estimateOn === date.estimateOn &&
    task.firm === date.firm &&
    JSON.stringify(task.dueSteps) === JSON.stringify(steps);
  return same ? task : { ...task, ...date, dueSteps: steps };
}

/** A date stays when what it counts from did not change, or when somebody moved it by hand since. */
function keepsItsDate(task: StudyTask, from: FromStep): boolean {
  const [first] = task.dueSteps;
  const same =
    first?.step === 'FROM' && first.what === from.what && first.ref === from.ref && first.on === from.on;
  return same || task.dueSteps.some((step) => step.step === 'EXTENDED');
}

function reckon(task: StudyTask, from: FromStep, { programme, settings }: DatingContext): Reckoned {
  const calendar = courtCalendar(settings);
  const definition = taskOf(programme, task.taskId);
  if (definition.dueMonths !== undefined) return termInMonths(calendar, from, definition.dueMonths);
  const parts = taskTerm(settings, stageOf(programme, task.stageId), definition);
  return term(calendar, from, parts, definition.councilTerm === true ? settings.recess : []);
}

/** What a task counts from, and whether that has happened: else it is an estimate. */
function startOfTask(
  task: StudyTask,
  stage: StudyStage,
  studyCase: StudyCase,
  context: DatingContext,
): { known: boolean; step: FromStep } {
  const definition = taskOf(context.programme, task.taskId);
  const stageStart: FromStep = { step: 'FROM', what: 'STAGE_START', ref: stage.stageId, on: stage.startOn };
  if (definition.after === undefined) return { known: true, step: stageStart };
  const entry = studyCase.entries.find((one) => one.id === task.entryId) ?? null;
  const on = entry === null ? studyCase.study.events[definition.after] : momentOf(entry, definition.after);
  if (typeof on === 'string')
    return { known: true, step: { step: 'FROM', what: 'EVENT', ref: definition.after, on } };
  return { known: false, step: estimateStart(definition, task, entry, studyCase, context) ?? stageStart };
}

/** The end of the task that comes before it, and of the response term which that one opens for others. */
function estimateStart(
  definition: TaskDefinition,
  task: StudyTask,
  entry: RegisterEntry | null,
  studyCase: StudyCase,
  { programme, settings }: DatingContext,
): FromStep | null {
  const fromId = definition.estimateFrom;
  if (fromId === undefined) return null;
  const previous = studyCase.tasks.find(
    (one) => one.taskId === fromId && (one.entryId === task.entryId || one.entryId === ''),
  );
  const end = previous?.dueOn ?? previous?.estimateOn;
  if (end === undefined || end === null) return null;
  const response = taskOf(programme, fromId).responseWorkingDays;
  const replied =
    response === undefined
      ? end
      : (entry?.dueOn ?? addWorkingDays(courtCalendar(settings), end, settings.terms[fromId] ?? response));
  return { step: 'FROM', what: 'PREVIOUS_TASK', ref: fromId, on: replied };
}

function momentOf(entry: RegisterEntry, moment: string): string | null {
  return isMoment(moment) ? entry[FIELD_OF_MOMENT[moment]] : null;
}

function isMoment(moment: string): moment is RegisterMoment {
  return moment in FIELD_OF_MOMENT;
}
