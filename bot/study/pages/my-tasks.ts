/** Somebody's own tasks: all that are open, and what was ticked off today and can be taken back. */
import type { ActionData, PartialCommand } from '../../../cards/actions';
import type { TaskLine } from '../../../cards/task-line';
import type { StudyTask } from '../../../entities/study';
import { stageOf } from '../../programme/lookups';
import { inStudy, may } from '../../workflow/access';
import type { Actor, StudyFacts } from '../../workflow/facts';
import { localDate } from '../../workflow/local-time';
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
  /** Gates that wait for this person's decision. */
  decisions: { requestId: string; gate: string; court: string; requestedOn: string }[];
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
    decisions: studies.flatMap((facts) => decisionsFor(facts, viewer)),
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

function decisionsFor(facts: StudyFacts, viewer: Actor): MyTasksPage['decisions'] {
  const {
    court,
    programme,
    case: { study, requests },
  } = facts;
  if (study.state === 'PAUSED') return [];
  return requests
    .filter(
      (request) =>
        request.state === 'REQUESTED' && may(viewer, 'APPROVE_GATE', inStudy(facts, { request })).ok,
    )
    .map(({ id, stageId, requestedAt }) => ({
      requestId: id,
      gate: stageOf(programme, stageId).gate.nl,
      court: court.municipality,
      requestedOn: localDate(requestedAt),
    }));
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
