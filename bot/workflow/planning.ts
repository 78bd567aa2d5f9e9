/**
 * The plan of one study: forecasts for everything, firm dates from the moment that a stage starts, and how both move.
 * Pure; decides nothing about who may or whether a gate opens. Dates are `yyyy-MM-dd`.
 */
import type { CourtSettings } from '../../entities/court';
import type { RegisterEntry, StudyStage, StudyTask } from '../../entities/study';
import type { Programme, StageDefinition, TaskDefinition } from '../programme/definition';
import { isAftercare, nextStage, stageOf, taskOf, taskPosition } from '../programme/lookups';
import { courtCalendar, workingDaysBetween } from './calendar';
import {
  afterPause,
  joinMeeting,
  movedByHand,
  term,
  type FromStep,
  type MovedBy,
  type Reckoned,
} from './dates';
import type { Moment, StudyCase } from './facts';
import { forecastsIn } from './forecasts';
import { stageTerm } from './settings';
import { NOT_PUT_OFF } from './study-case';
import { dated, redated, type PlanningContext } from './task-dates';

interface PlanInput {
  moment: Moment;
  studyId: string;
  courtId: string;
  waveId: string;
  settings: CourtSettings;
  programme: Programme;
  startOn: string;
  /** The stage that a court which joins halfway has reached; the first one when absent. */
  atStageId?: string | undefined;
  /** When the gates before that stage were decided, by gate id. */
  earlierGates?: Record<string, string> | undefined;
  conditions: Record<string, boolean>;
  assign: PlanningContext['assign'];
}

/** Room between two tasks of the definition for the tasks of single interviews. */
const POSITIONS_PER_TASK = 1000;

/**
 * A new study with its whole plan: the stage that it starts in is active and firm, everything after it a forecast. Of a
 * court that joins halfway the earlier stages are complete, with the dates of their gates and without tasks.
 */
export function planStudy(input: PlanInput): StudyCase {
  const { moment, programme, settings, assign, startOn, conditions, studyId } = input;
  const context: PlanningContext = { programme, settings, today: moment.today, newId: moment.newId, assign };
  const [first] = programme.stages;
  const startId = input.atStageId ?? first?.id ?? '';
  const startPosition = programme.stages.indexOf(stageOf(programme, startId));
  const published = isAftercare(programme, startId) ? gateBefore(programme, startId) : null;
  const planned: StudyCase = {
    study: {
      id: studyId,
      version: 1,
      courtId: input.courtId,
      waveId: input.waveId,
      state: published === null ? 'RUNNING' : 'AFTERCARE',
      stageId: startId,
      startedOn: startOn,
      publishedOn: published === null ? null : (input.earlierGates?.[published] ?? startOn),
      closedOn: null,
      pausedOn: null,
      events: {},
      conditions,
      firstPlan: {},
      historyLength: 0,
      // Storage begins the chain of a new study.
      historyHead: '0'.repeat(64),
    },
    stages: programme.stages.map((stage, position) => newStage(stage, position, startPosition, input)),
    tasks: programme.stages
      .slice(startPosition)
      .flatMap((stage) =>
        stage.tasks.filter((task) => task.per === undefined).map((task) => ({ stage, task })),
      )
      .map(({ stage, task }) => newTask(studyId, stage, task, null, conditions, context)),
    requests: [],
    entries: [],
    questions: [],
    recommendations: [],
  };
  const started = startStage(planned, startId, startOn, context);
  return {
    ...started,
    study: {
      ...started.study,
      firstPlan: Object.fromEntries(started.stages.map((stage) => [stage.stageId, stage.endOn])),
    },
    // What is new has version 1, however often planning touched it.
    stages: started.stages.map((stage) => ({ ...stage, version: 1 })),
    tasks: started.tasks.map((task) => ({ ...task, version: 1 })),
  };
}

function gateBefore(programme: Programme, stageId: string): string | null {
  return programme.stages.find((stage) => nextStage(programme, stage.id)?.id === stageId)?.gate.id ?? null;
}

function newStage(
  stage: StageDefinition,
  position: number,
  startPosition: number,
  input: PlanInput,
): StudyStage {
  const gates = input.earlierGates ?? {};
  const before = position < startPosition;
  const decidedOn = gates[stage.gate.id] ?? input.startOn;
  const previous = input.programme.stages[position - 1];
  return {
    id: input.moment.newId(),
    version: 1,
    studyId: input.studyId,
    stageId: stage.id,
    position,
    state: before ? 'COMPLETED' : 'NOT_STARTED',
    startOn: before ? ((previous && gates[previous.gate.id]) ?? decidedOn) : input.startOn,
    endOn: before ? decidedOn : input.startOn,
    endSteps: before ? [{ step: 'BEFORE_KAMERBODE', on: decidedOn }] : [],
    completedOn: before ? decidedOn : null,
    beforeKamerbode: before,
  };
}

function newTask(
  studyId: string,
  stage: StageDefinition,
  task: TaskDefinition,
  entry: RegisterEntry | null,
  conditions: Record<string, boolean>,
  context: PlanningContext,
): StudyTask {
  return {
    id: context.newId(),
    version: 1,
    studyId,
    stageId: stage.id,
    taskId: task.id,
    entryId: entry?.id ?? '',
    position: taskPosition(context.programme, task.id) * POSITIONS_PER_TASK + (entry?.number ?? 0),
    // Open while the condition is not answered yet: it then blocks nothing and cannot be done.
    state: task.when !== undefined && conditions[task.when] === false ? 'NOT_APPLICABLE' : 'OPEN',
    assigneeId: context.assign(task.owner, task),
    dueOn: null,
    estimateOn: null,
    firm: false,
    dueSteps: [],
    doneAt: null,
    doneById: null,
    ...NOT_PUT_OFF,
    lastAction: null,
  };
}

/**
 * A stage starts: it becomes active, its dates firm from `on`, and the forecasts of later stages move along. A task that
 * nobody touched yet goes to whoever holds the role by now.
 */
export function startStage(
  studyCase: StudyCase,
  stageId: string,
  on: string,
  context: PlanningContext,
): StudyCase {
  const stages = studyCase.stages.map((stage) =>
    stage.stageId === stageId ? { ...withDates(stage, on, context), state: 'ACTIVE' as const } : stage,
  );
  const tasks = studyCase.tasks.map((task) => {
    if (task.stageId !== stageId || task.state !== 'OPEN' || task.lastAction !== null) return task;
    const definition = taskOf(context.programme, task.taskId);
    const assigneeId = context.assign(definition.owner, definition) ?? task.assigneeId;
    return assigneeId === task.assigneeId ? task : { ...task, assigneeId };
  });
  const started: StudyCase = { ...studyCase, study: { ...studyCase.study, stageId }, stages, tasks };
  return versioned(studyCase, reforecast(redated(started, [stageId], context), stageId, context));
}

/** Somebody set another end for a stage; the forecasts of later stages move along. */
export function extendStage(
  studyCase: StudyCase,
  stageId: string,
  until: string,
  who: MovedBy,
  context: PlanningContext,
): StudyCase {
  const stages = studyCase.stages.map((stage) => {
    if (stage.stageId !== stageId) return stage;
    const { on, steps } = movedByHand({ on: stage.endOn, steps: stage.endSteps }, until, who);
    return { ...stage, endOn: on, endSteps: steps };
  });
  return versioned(studyCase, reforecast({ ...studyCase, stages }, stageId, context));
}

/** Terms or the calendar of the court changed: forecasts and estimates follow, what is firm stays as it is. */
export function replan(studyCase: StudyCase, context: PlanningContext): StudyCase {
  const active = studyCase.stages.find((stage) => stage.state === 'ACTIVE');
  if (active === undefined) return studyCase;
  const tasks = dated(studyCase, (task) => task.dueOn === null, 'IF_CHANGED', context);
  return versioned(studyCase, reforecast({ ...studyCase, tasks }, active.stageId, context));
}

/**
 * A passed gate was reopened: the stage runs again on its own dates, later stages are forecasts again.
 * @param closed the case in which their states have been set
 */
export function reopenStage(
  before: StudyCase,
  closed: StudyCase,
  stageId: string,
  context: PlanningContext,
): StudyCase {
  return versioned(closed, reforecast(closed, stageId, context), forecastsIn(before));
}

/**
 * An event was recorded, or its date corrected: tasks that count from it get their date. A date that somebody moved by
 * hand stays.
 */
export function datesAfterEvent(
  studyCase: StudyCase,
  eventId: string,
  on: string,
  context: PlanningContext,
): StudyCase {
  const recorded: StudyCase = {
    ...studyCase,
    study: { ...studyCase.study, events: { ...studyCase.study.events, [eventId]: on } },
  };
  const follows = (task: StudyTask): boolean => taskOf(context.programme, task.taskId).after === eventId;
  return versioned(studyCase, { ...recorded, tasks: dated(recorded, follows, 'IF_CHANGED', context) });
}

const DROPPED = ['NOT_APPLICABLE', 'OPEN'] as const;
const WANTED = ['OPEN', 'NOT_APPLICABLE'] as const;

/**
 * The tasks of one interview: made when it enters the register, dated as its moments are recorded, dropped when it is
 * declined. Other registers have no tasks of their own. `entry` must stand in the case.
 */
export function tasksForEntry(
  studyCase: StudyCase,
  entry: RegisterEntry,
  context: PlanningContext,
): StudyCase {
  const { programme } = context;
  const definitions = programme.stages.flatMap((stage) =>
    stage.tasks.filter((task) => task.per === entry.kind).map((task) => ({ stage, task })),
  );
  const isOfEntry = (task: StudyTask): boolean => task.entryId === entry.id;
  const present = new Set(studyCase.tasks.filter(isOfEntry).map((task) => task.taskId));
  const made = definitions
    .filter(({ task }) => !present.has(task.id))
    .map(({ stage, task }) =>
      newTask(studyCase.study.id, stage, task, entry, studyCase.study.conditions, context),
    );
  const complete: StudyCase = { ...studyCase, tasks: [...studyCase.tasks, ...made] };
  const [state, other] = entry.outcome === 'DECLINED' ? DROPPED : WANTED;
  const tasks = dated(complete, isOfEntry, 'IF_CHANGED', context).map((task) =>
    // What a person dropped or opened stays as it is; only what planning itself set goes back and forth.
    isOfEntry(task) && task.state === other && task.lastAction === null ? { ...task, state } : task,
  );
  return versioned(studyCase, { ...complete, tasks });
}

/**
 * A study was resumed: the end of the running stage and the dates of tasks that are not done move by the working days
 * that the pause really took; later forecasts move along. The terms of others do not: nobody paused those.
 */
export function moveByPause(
  studyCase: StudyCase,
  pausedOn: string,
  resumedOn: string,
  context: PlanningContext,
): StudyCase {
  const calendar = courtCalendar(context.settings);
  const days = workingDaysBetween(calendar, pausedOn, resumedOn);
  if (days <= 0) return studyCase;
  const running = new Set(
    studyCase.stages.filter((stage) => stage.state !== 'NOT_STARTED').map((stage) => stage.stageId),
  );
  const stages = studyCase.stages.map((stage) => {
    if (stage.state !== 'ACTIVE') return stage;
    const moved = afterPause(calendar, { on: stage.endOn, steps: stage.endSteps }, days);
    const { on, steps } = withMeeting(stageOf(context.programme, stage.stageId), moved, context.settings);
    return { ...stage, endOn: on, endSteps: steps };
  });
  const tasks = studyCase.tasks.map((task) => {
    if (task.state === 'DONE' || !running.has(task.stageId)) return task;
    const on = task.dueOn ?? task.estimateOn;
    if (on === null) return task;
    const moved = afterPause(calendar, { on, steps: task.dueSteps }, days);
    return task.dueOn === null
      ? { ...task, estimateOn: moved.on, dueSteps: moved.steps }
      : { ...task, dueOn: moved.on, dueSteps: moved.steps };
  });
  const moved: StudyCase = { ...studyCase, stages, tasks };
  const active = stages.find((stage) => stage.state === 'ACTIVE');
  return versioned(studyCase, active === undefined ? moved : reforecast(moved, active.stageId, context));
}

/**
 * How far the forecasts moved: the largest move among the stages that have not started, in working days (negative is
 * earlier), and which stages moved. Whoever has tasks in a stage that did start hears of that by itself.
 */
export function forecastShift(
  before: StudyCase,
  after: StudyCase,
  settings: CourtSettings,
): { workingDays: number; stageIds: string[] } {
  const calendar = courtCalendar(settings);
  const earlier = new Map(before.stages.map((stage) => [stage.stageId, stage]));
  let workingDays = 0;
  const stageIds: string[] = [];
  for (const stage of after.stages) {
    const was = earlier.get(stage.stageId);
    if (was === undefined || stage.state !== 'NOT_STARTED' || was.endOn === stage.endOn) continue;
    const moved = workingDaysBetween(calendar, was.endOn, stage.endOn);
    if (moved === 0) continue;
    stageIds.push(stage.stageId);
    if (Math.abs(moved) > Math.abs(workingDays)) workingDays = moved;
  }
  return { workingDays, stageIds };
}

/** A stage with the dates that follow from its start. */
function withDates(stage: StudyStage, startOn: string, context: PlanningContext): StudyStage {
  const definition = stageOf(context.programme, stage.stageId);
  const start: FromStep = { step: 'FROM', what: 'STAGE_START', ref: stage.stageId, on: startOn };
  const end = term(courtCalendar(context.settings), start, stageTerm(context.settings, definition));
  const { on, steps } = withMeeting(definition, end, context.settings);
  const same =
    stage.startOn === startOn &&
    stage.endOn === on &&
    JSON.stringify(stage.endSteps) === JSON.stringify(steps);
  return same ? stage : { ...stage, startOn, endOn: on, endSteps: steps };
}

/** The gate of a stage is part of it: where the board decides, the stage ends on the next meeting. */
function withMeeting(stage: StageDefinition, end: Reckoned, settings: CourtSettings): Reckoned {
  return stage.gate.boardDecision && settings.decisionModel === 'BOARD' ? joinMeeting(settings, end) : end;
}

/** Every stage after this one that has not started: it starts when the one before it ends, and its tasks follow. */
function reforecast(studyCase: StudyCase, afterStageId: string, context: PlanningContext): StudyCase {
  let previousEnd = studyCase.stages.find((stage) => stage.stageId === afterStageId)?.endOn ?? context.today;
  const moved = new Map<string, StudyStage>();
  for (const stage of studyCase.stages.filter(isAfter(afterStageId, studyCase)).toSorted(byPosition)) {
    if (stage.state !== 'NOT_STARTED') continue;
    const later = withDates(stage, previousEnd > context.today ? previousEnd : context.today, context);
    moved.set(stage.stageId, later);
    previousEnd = later.endOn;
  }
  const stages = studyCase.stages.map((stage) => moved.get(stage.stageId) ?? stage);
  return redated({ ...studyCase, stages }, [...moved.keys()], context);
}

function isAfter(stageId: string, { stages }: StudyCase): (stage: StudyStage) => boolean {
  const position = stages.find((stage) => stage.stageId === stageId)?.position ?? -1;
  return (stage) => stage.position > position;
}

function byPosition(a: { position: number }, b: { position: number }): number {
  return a.position - b.position;
}

/** Records that changed get the next version, unless it is a date for now that moved: it is not kept. */
function versioned(before: StudyCase, after: StudyCase, wasForecast = forecastsIn(before)): StudyCase {
  const isForecast = forecastsIn(after);
  return {
    ...after,
    stages: nextVersions(before.stages, after.stages),
    tasks: nextVersions(
      before.tasks,
      after.tasks,
      (was, now) =>
        wasForecast(was) && isForecast(now) && was.state === now.state && was.assigneeId === now.assigneeId,
    ),
  };
}

function nextVersions<T extends { id: string; version: number }>(
  before: readonly T[],
  after: readonly T[],
  same: (was: T, now: T) => boolean = (was, now) => was === now,
): T[] {
  const earlier = new Map(before.map((record) => [record.id, record]));
  return after.map((now) => {
    const was = earlier.get(now.id);
    return was === undefined || was === now || same(was, now) ? now : { ...now, version: was.version + 1 };
  });
}
