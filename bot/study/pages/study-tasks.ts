/** The tasks of a study, all of them, and the one that somebody came for. */
import type { ActionData, CardButton, PartialCommand } from '../../../cards/actions';
import { taskCard, type TaskInput } from '../../../cards/task';
import type { TaskLine } from '../../../cards/task-line';
import type { StageState, StudyTask } from '../../../entities/study';
import { stageOf, taskOf } from '../../programme/lookups';
import { inStudy, may } from '../../workflow/access';
import { refuse } from '../../workflow/decision';
import type { StudyFacts } from '../../workflow/facts';
import { rolesOf } from '../../workflow/people';
import { awaitsAnswer, stageIn } from '../../workflow/study-case';
import { dayAfter } from '../views/dialogs/task-dialogs';
import { taskInput, taskLine } from '../views/task-views';
import { accepts, doer, nameOf, type ViewContext } from '../views/view';
import type { PageAnswer } from './page';
import { contentOf, deedsOf, type StudyHead } from './study-head';

export interface StudyTasksPage {
  head: StudyHead;
  stages: { id: string; label: string; state: StageState }[];
  tasks: StudyTaskRow[];
  /** To whom tasks can be given. */
  people: { id: string; name: string }[];
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
  /** What puts it off (with `until` and `reason`) or gives it to somebody (with `to` and `reason`), in the same way. */
  extend: ActionData | null;
  reassign: ActionData | null;
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
      people: peopleOf(facts),
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
  const putsOff = accepts(facts, viewer, {
    name: 'EXTEND_TASK',
    studyId,
    task: ref,
    until: dayAfter(facts, task),
    reason: '-',
  });
  const gives = task.state === 'OPEN' && may(viewer, 'REASSIGN_TASK', inStudy(facts, { task })).ok;
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
    extend: putsOff ? act({ name: 'EXTEND_TASK', task: known }) : null,
    reassign: gives ? act({ name: 'REASSIGN_TASK', task: known }) : null,
  };
}

function peopleOf({ people, grants, court, case: { study }, today }: StudyFacts): StudyTasksPage['people'] {
  return people
    .filter(({ id }) => rolesOf(grants, id, court.id, study.id, today).some((role) => role !== 'COORDINATOR'))
    .map(({ id, name }) => ({ id, name }));
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
