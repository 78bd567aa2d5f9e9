/** What a recorded moment proves: the tasks that are done by it, so that nobody has to tick them as well. Pure. */
import type { RegisterEntry, RegisterKind, StudyTask } from '../../entities/study';
import type { Programme, RegisterMoment } from '../programme/definition';
import { taskOf } from '../programme/lookups';
import type { StudyCase } from './facts';
import type { EntryMoment } from './register-rules';
import { responseTask } from './response-terms';
import { NOT_PUT_OFF, stageIn, type Deciding } from './study-case';

/** The moments that the definition names, as fields of a register entry. */
export const FIELD_OF_MOMENT: Record<RegisterMoment, EntryMoment> = {
  HELD: 'heldOn',
  MINUTES_DRAFTED: 'minutesDraftedOn',
  MINUTES_SENT: 'minutesSentOn',
  SETTLED: 'settledOn',
};

/**
 * Which task each moment of an entry proves: for an interview the definition says so; a request for documents or a
 * hearing is sent by the task that opens the response term.
 */
function provedBy(programme: Programme, kind: RegisterKind): { moment: EntryMoment; taskId: string }[] {
  if (kind !== 'INTERVIEW') return [{ moment: 'sentOn', taskId: responseTask(programme, kind).id }];
  return programme.stages
    .flatMap((stage) => stage.tasks)
    .flatMap((task) =>
      task.per === kind && task.provedBy !== undefined
        ? [{ moment: FIELD_OF_MOMENT[task.provedBy], taskId: task.id }]
        : [],
    );
}

/** The moment of its interview that doing this task stands for; null for any other task. */
export function momentOfTask(programme: Programme, task: StudyTask): EntryMoment | null {
  if (task.entryId === '') return null;
  const { provedBy: moment } = taskOf(programme, task.taskId);
  return moment === undefined ? null : FIELD_OF_MOMENT[moment];
}

/** The case with these tasks done, as far as they are open in a stage that has begun. */
export function completeProven(
  studyCase: StudyCase,
  taskIds: readonly string[],
  entryId: string,
  { facts, actor }: Deciding,
): StudyCase {
  return {
    ...studyCase,
    tasks: studyCase.tasks.map((task) =>
      task.state === 'OPEN' &&
      task.entryId === entryId &&
      taskIds.includes(task.taskId) &&
      stageIn(studyCase, task.stageId).state !== 'NOT_STARTED'
        ? {
            ...task,
            state: 'DONE',
            doneAt: facts.now,
            doneById: actor.person.id,
            ...NOT_PUT_OFF,
            version: task.version + 1,
            // Not an action of its own: it is mended where the moment was recorded.
            lastAction: null,
          }
        : task,
    ),
  };
}

/** The case with whatever the moments proved that this entry got and did not have before. */
export function completeByMoments(
  studyCase: StudyCase,
  before: RegisterEntry | null,
  after: RegisterEntry,
  deciding: Deciding,
): StudyCase {
  const taskIds = provedBy(deciding.facts.programme, after.kind)
    .filter(({ moment }) => after[moment] !== null && (before === null || before[moment] === null))
    .map(({ taskId }) => taskId);
  return completeProven(studyCase, taskIds, after.kind === 'INTERVIEW' ? after.id : '', deciding);
}
