/** Somebody's own tasks: all that are open, and what was ticked off today and can be taken back. */
import type { ActionData, PartialCommand } from '../../../cards/actions';
import type { TaskLine } from '../../../cards/task-line';
import type { StudyTask } from '../../../entities/study';
import { stageOf } from '../../programme/lookups';
import type { Actor, StudyFacts } from '../../workflow/facts';
import type { Services } from '../services';
import { justDone, ownOpenTasks, ownStudies, taskLine, taskRights } from '../views/task-views';
import type { ViewContext } from '../views/view';
import { inOneRead, type PageAnswer } from './page';

export interface TaskRow {
  task: TaskLine;
  court: string;
  stage: string;
  waitingFor: string | null;
  /** What ticks it off; null where that is not this person's to do. */
  complete: ActionData | null;
}

export interface MyTasksPage {
  open: TaskRow[];
  justDone: (Pick<TaskRow, 'task' | 'court' | 'stage'> & { undo: ActionData })[];
}

/** Open tasks of all one's studies, and what was finished today. */
export function myTasks(services: Services, viewer: Actor): Promise<PageAnswer<MyTasksPage>> {
  return inOneRead(services, viewer, async (context) => ({ ok: true, data: await page(context) }));
}

async function page(context: ViewContext): Promise<MyTasksPage> {
  const { viewer } = context;
  const studies = await ownStudies(context);
  return {
    open: studies.flatMap((facts) =>
      ownOpenTasks(facts, viewer.person.id).map((task) => taskRow(facts, task, viewer)),
    ),
    justDone: studies.flatMap((facts) =>
      justDone(facts, viewer).map(({ task, line }) => ({
        task: line,
        ...placeOf(facts, task),
        undo: actionOn(task, { name: 'UNDO_TASK', task: refOf(task) }),
      })),
    ),
  };
}

function taskRow(facts: StudyFacts, task: StudyTask, viewer: Actor): TaskRow {
  const completes = taskRights(facts, task, viewer).includes('COMPLETE_TASKS');
  return {
    task: taskLine(facts, task),
    ...placeOf(facts, task),
    waitingFor: task.waitingFor,
    complete: completes ? actionOn(task, { name: 'COMPLETE_TASKS', tasks: [refOf(task)] }) : null,
  };
}

const placeOf = ({ court, programme }: StudyFacts, { stageId }: StudyTask) => ({
  court: court.municipality,
  stage: stageOf(programme, stageId).nl,
});

const refOf = ({ id, version }: StudyTask) => ({ id, expectedVersion: version });

function actionOn({ id, studyId }: StudyTask, command: PartialCommand): ActionData {
  return { kb: 1, command: { ...command, studyId }, back: { card: 'TASK', taskId: id } };
}
