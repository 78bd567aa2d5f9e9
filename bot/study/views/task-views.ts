/** The views of tasks: one, one's own, and those of a stage that began. */
import { myTasksCard, TASKS_A_PAGE, type MyTasksInput } from '../../../cards/my-tasks';
import type { CardRef } from '../../../cards/ref';
import { stageStartedCard } from '../../../cards/stage-started';
import { taskCard, type TaskInput, type TaskRight } from '../../../cards/task';
import type { TaskLine } from '../../../cards/task-line';
import { Study, type StudyTask } from '../../../entities/study';
import { stageOf, taskOf } from '../../programme/lookups';
import { inStudy, may } from '../../workflow/access';
import { nextDay } from '../../workflow/calendar';
import type { StudyCommand } from '../../workflow/commands';
import { refuse } from '../../workflow/decision';
import type { Actor, StudyFacts } from '../../workflow/facts';
import { localDate } from '../../workflow/local-time';
import { isCurrent } from '../../workflow/people';
import { awaitsAnswer, stageIn, taskTitle } from '../../workflow/study-case';
import { rows } from '../rows';
import {
  accepts,
  afterLabel,
  daysOver,
  doer,
  nameOf,
  SETTLED,
  studyFor,
  studyOf,
  type View,
  type ViewContext,
} from './view';

export function taskLine(facts: StudyFacts, task: StudyTask): TaskLine {
  const { after } = taskOf(facts.programme, task.taskId);
  return {
    id: task.id,
    version: task.version,
    studyId: task.studyId,
    code: task.taskId,
    title: taskTitle(facts, task),
    state: task.state,
    dueOn: task.dueOn,
    firm: task.firm,
    over: task.firm && task.dueOn !== null ? daysOver(facts, task.dueOn) : null,
    after: after === undefined ? null : afterLabel(facts, after),
    estimateOn: task.estimateOn,
    waitingSince: task.waitingSince,
    snoozedUntil: task.snoozedUntil !== null && task.snoozedUntil > facts.today ? task.snoozedUntil : null,
    doneOn: task.doneAt === null ? null : localDate(task.doneAt),
  };
}

export async function viewTask(
  context: ViewContext,
  { taskId }: Extract<CardRef, { card: 'TASK' }>,
): Promise<View> {
  const found = await studyFor(context, await studyOf(context, 'tasks', taskId));
  if (!found.ok) return found;
  const { facts } = found;
  const task = facts.case.tasks.find(({ id }) => id === taskId);
  if (task === undefined) return refuse('NOT_FOUND');
  if (context.sending && task.state !== 'OPEN') return SETTLED;
  return { parts: taskCard(taskInput(facts, task, context.viewer), context.texts) };
}

/** A task as it stands, for somebody who may read it. */
export function taskInput(facts: StudyFacts, task: StudyTask, viewer: Actor): TaskInput {
  const definition = taskOf(facts.programme, task.taskId);
  const holder = doer(facts, task);
  return {
    task: taskLine(facts, task),
    court: facts.court.municipality,
    stage: stageOf(facts.programme, task.stageId).nl,
    required: definition.required,
    assignee: holder === null ? null : nameOf(facts, holder),
    done:
      task.state === 'DONE' && task.doneAt !== null && task.doneById !== null
        ? { by: nameOf(facts, task.doneById), at: task.doneAt }
        : null,
    conditionId: answerable(facts, task, viewer),
    may: taskRights(facts, task, viewer),
  };
}

/** The question on which this task hangs, where this viewer can answer it now, or answer it otherwise. */
function answerable(facts: StudyFacts, task: StudyTask, viewer: Actor): string | null {
  const { when } = taskOf(facts.programme, task.taskId);
  if (when === undefined || stageIn(facts.case, task.stageId).state !== 'ACTIVE') return null;
  const { id: studyId, conditions } = facts.case.study;
  const command = {
    name: 'ANSWER_CONDITION',
    studyId,
    conditionId: when,
    value: conditions[when] !== true,
  } as const;
  return accepts(facts, viewer, command) ? when : null;
}

/** What this viewer can do with the task as it stands. */
export function taskRights(facts: StudyFacts, task: StudyTask, viewer: Actor): TaskRight[] {
  const ref = { id: task.id };
  const { studyId } = task;
  const filled = { reason: '-', what: '-', body: '-' };
  const later = nextDay(task.dueOn !== null && task.dueOn > facts.today ? task.dueOn : facts.today);
  const open: StudyCommand[] = [
    { name: 'COMPLETE_TASKS', studyId, tasks: [ref] },
    { name: 'SNOOZE_TASK', studyId, task: ref, until: nextDay(facts.today) },
    task.waitingFor === null
      ? { name: 'WAIT_FOR', studyId, task: ref, ...filled }
      : { name: 'STOP_WAITING', studyId, task: ref },
    { name: 'EXTEND_TASK', studyId, task: ref, until: later, ...filled },
    { name: 'MARK_NOT_APPLICABLE', studyId, task: ref, ...filled },
  ];
  const commands: StudyCommand[] = [
    ...(task.state === 'OPEN' ? open : [{ name: 'REOPEN_TASK', studyId, task: ref, ...filled } as const]),
    { name: 'ADD_NOTE', studyId, task: ref, ...filled },
  ];
  const rights = commands.filter((command) => accepts(facts, viewer, command)).map(({ name }) => name);
  const undoes =
    task.lastAction?.byId === viewer.person.id &&
    accepts(facts, viewer, { name: 'UNDO_TASK', studyId, task: ref });
  // To whom it goes is chosen in the dialog, so that choice cannot be tried beforehand.
  const reassigns = task.state === 'OPEN' && may(viewer, 'REASSIGN_TASK', inStudy(facts, { task })).ok;
  return [
    ...rights.filter((name): name is TaskRight & typeof name => name in RIGHTS),
    ...(undoes ? (['UNDO_TASK'] as const) : []),
    ...(reassigns ? (['REASSIGN_TASK'] as const) : []),
    'READ_CONTENT',
  ];
}

const RIGHTS: Record<TaskRight, true> = {
  COMPLETE_TASKS: true,
  UNDO_TASK: true,
  SNOOZE_TASK: true,
  WAIT_FOR: true,
  STOP_WAITING: true,
  EXTEND_TASK: true,
  REASSIGN_TASK: true,
  MARK_NOT_APPLICABLE: true,
  REOPEN_TASK: true,
  ADD_NOTE: true,
  READ_CONTENT: true,
};

/** The studies in which this person has work: of the own courts, not closed, and only where content may be read. */
export async function ownStudies(context: ViewContext): Promise<StudyFacts[]> {
  const { manager, viewer, today } = context;
  const courts = viewer.grants
    .filter((grant) => isCurrent(grant, today))
    .flatMap(({ courtId }) => courtId ?? []);
  const studies = await rows(manager, Study, { courtId: [...new Set(courts)] }, { only: ['id', 'state'] });
  const found: StudyFacts[] = [];
  for (const { id } of studies.filter(({ state }) => state !== 'CLOSED')) {
    const study = await studyFor(context, id);
    if (study.ok) found.push(study.facts);
  }
  return found;
}

/** Open tasks of this person in stages that have begun: those of later stages are forecasts. */
export function ownOpenTasks(facts: StudyFacts, personId: string): StudyTask[] {
  return facts.case.tasks.filter(
    (task) =>
      task.state === 'OPEN' &&
      stageIn(facts.case, task.stageId).state !== 'NOT_STARTED' &&
      !awaitsAnswer(facts, task) &&
      doer(facts, task) === personId,
  );
}

export async function viewMyTasks(
  context: ViewContext,
  { page: asked }: Extract<CardRef, { card: 'MY_TASKS' }>,
): Promise<View> {
  const { viewer, texts } = context;
  const me = viewer.person.id;
  const studies = await ownStudies(context);
  const all = studies
    .flatMap((facts) => ownOpenTasks(facts, me).map((task) => ({ facts, task, line: taskLine(facts, task) })))
    .toSorted((a, b) => sortKey(a.line).localeCompare(sortKey(b.line)));
  const pages = Math.max(1, Math.ceil(all.length / TASKS_A_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const shown = all.slice((page - 1) * TASKS_A_PAGE, page * TASKS_A_PAGE);
  const input: MyTasksInput = {
    page,
    pages,
    tasks: shown.map(({ facts, task, line }) => ({
      task: line,
      court: facts.court.municipality,
      stage: stageOf(facts.programme, task.stageId).nl,
      mayComplete: accepts(facts, viewer, {
        name: 'COMPLETE_TASKS',
        studyId: task.studyId,
        tasks: [{ id: task.id }],
      }),
    })),
    open: all.length,
    over: all.filter(({ line }) => (line.over ?? 0) > 0).length,
    justDone: studies.flatMap((facts) => justDone(facts, viewer)).map(({ line }) => line),
  };
  return { parts: myTasksCard(input, texts) };
}

/** By date, what has a firm one before what has not; the title settles ties. */
function sortKey({ dueOn, estimateOn, title }: TaskLine): string {
  return `${dueOn ?? `9${estimateOn ?? ''}`} ${title}`;
}

/** What the viewer ticked off today and can still take back, newest first. */
export function justDone(facts: StudyFacts, viewer: Actor): { task: StudyTask; line: TaskLine }[] {
  return facts.case.tasks
    .filter(
      ({ state, lastAction }) =>
        state === 'DONE' &&
        lastAction?.action === 'COMPLETE_TASKS' &&
        lastAction.byId === viewer.person.id &&
        localDate(lastAction.at) === facts.today,
    )
    .toSorted((a, b) => (b.lastAction?.at ?? '').localeCompare(a.lastAction?.at ?? ''))
    .filter(({ id, studyId }) => accepts(facts, viewer, { name: 'UNDO_TASK', studyId, task: { id } }))
    .map((task) => ({ task, line: taskLine(facts, task) }));
}

export async function viewStageStarted(
  context: ViewContext,
  { studyId, stageId }: Extract<CardRef, { card: 'STAGE_STARTED' }>,
): Promise<View> {
  const found = await studyFor(context, studyId);
  if (!found.ok) return found;
  const { facts } = found;
  const stage = facts.case.stages.find((one) => one.stageId === stageId);
  if (stage === undefined) return refuse('NOT_FOUND');
  const own = ownOpenTasks(facts, context.viewer.person.id).filter((task) => task.stageId === stageId);
  if (context.sending && (stage.state !== 'ACTIVE' || own.length === 0)) return SETTLED;
  const parts = stageStartedCard(
    {
      studyId,
      court: facts.court.municipality,
      stage: stageOf(facts.programme, stageId).nl,
      from: stage.startOn,
      until: stage.endOn,
      tasks: own.map((task) => taskLine(facts, task)),
    },
    context.texts,
  );
  return { parts };
}
