/** The tasks of a study, all of them, and the one that somebody came for. */
import type { ActionData, CardButton, PartialCommand } from '../../../cards/actions';
import { taskCard, type TaskInput } from '../../../cards/task';
import type { TaskLine } from '../../../cards/task-line';
import type { StageState, StudyTask } from '../../../entities/study';
import { stageOf, taskOf } from '../../programme/lookups';
import { refuse } from '../../workflow/decision';
import type { StudyFacts } from '../../workflow/facts';
import { awaitsAnswer, stageIn } from '../../workflow/study-case';
import { taskInput, taskLine } from '../views/task-views';
import { accepts, doer, nameOf, type ViewContext } from '../views/view';
import type { PageAnswer } from './page';
import { contentOf, deedsOf, type StudyHead } from './study-head';

export interface StudyTasksPage {
  head: StudyHead;
  stages: { id: string; label: string; state: StageState }[];
  tasks: StudyTaskRow[];
  focus: TaskFocus | null;
}

export interface StudyTaskRow {
  task: TaskLine;
  stageId: string;
  stage: string;
  required: boolean;
  /** Null while nobody holds the role. */
  assignee: string | null;
  mine: boolean;
  waitingFor: string | null;
  /** Whether its stage has begun; else its date is a forecast. */
  begun: boolean;
  /** It hangs on a question that nobody answered yet. */
  unanswered: boolean;
  /** What ticks it off, or takes that back; null where that is not for this viewer. */
  complete: ActionData | null;
  undo: ActionData | null;
}

export interface TaskFocus extends Pick<TaskInput, 'task' | 'stage' | 'required' | 'assignee' | 'done'> {
  waitingFor: string | null;
  buttons: CardButton[];
}

/** @param taskId the one that is looked at; null for none */
export async function studyTasks(
  context: ViewContext,
  studyId: string | null,
  taskId: string | null,
): Promise<PageAnswer<StudyTasksPage>> {
  const found = await contentOf(context, studyId);
  if (!found.ok) return found;
  const { facts, head } = found;
  const looked = facts.case.tasks.find(({ id }) => id === taskId);
  if (taskId !== null && looked === undefined) return refuse('NOT_FOUND');
  return {
    ok: true,
    data: {
      head,
      stages: facts.case.stages
        .toSorted((a, b) => a.position - b.position)
        .map(({ stageId, state }) => ({ id: stageId, label: stageOf(facts.programme, stageId).nl, state })),
      tasks: facts.case.tasks
        .toSorted((a, b) => placeOf(facts, a) - placeOf(facts, b) || a.position - b.position)
        .map((task) => taskRow(context, facts, task)),
      focus: looked === undefined ? null : focusOn(context, facts, looked),
    },
  };
}

const placeOf = (facts: StudyFacts, { stageId }: StudyTask): number => stageIn(facts.case, stageId).position;

function taskRow({ viewer }: ViewContext, facts: StudyFacts, task: StudyTask): StudyTaskRow {
  const { studyId, version, id } = task;
  const ref = { id };
  const act = (command: PartialCommand): ActionData => ({
    kb: 1,
    command: { ...command, studyId },
    back: { card: 'TASK', taskId: id },
  });
  const known = { id, expectedVersion: version };
  const completes =
    task.state === 'OPEN' && accepts(facts, viewer, { name: 'COMPLETE_TASKS', studyId, tasks: [ref] });
  const undoes =
    task.lastAction?.byId === viewer.person.id &&
    accepts(facts, viewer, { name: 'UNDO_TASK', studyId, task: ref });
  const holder = doer(facts, task);
  return {
    task: taskLine(facts, task),
    stageId: task.stageId,
    stage: stageOf(facts.programme, task.stageId).nl,
    required: taskOf(facts.programme, task.taskId).required,
    assignee: holder === null ? null : nameOf(facts, holder),
    mine: holder === viewer.person.id,
    waitingFor: task.state === 'OPEN' ? task.waitingFor : null,
    begun: stageIn(facts.case, task.stageId).state !== 'NOT_STARTED',
    unanswered: awaitsAnswer(facts, task),
    complete: completes ? act({ name: 'COMPLETE_TASKS', tasks: [known] }) : null,
    undo: undoes ? act({ name: 'UNDO_TASK', task: known }) : null,
  };
}

function focusOn({ viewer, texts }: ViewContext, facts: StudyFacts, looked: StudyTask): TaskFocus {
  const input = taskInput(facts, looked, viewer);
  const { task, stage, required, assignee, done } = input;
  return {
    task,
    stage,
    required,
    assignee,
    done,
    waitingFor: looked.state === 'OPEN' ? looked.waitingFor : null,
    buttons: deedsOf(taskCard(input, texts), ['WHY_THIS_DATE']),
  };
}
