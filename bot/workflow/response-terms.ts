/** The terms of others in the registers: which task of the definition opens one, and whether a reply is still awaited. */
import type { RegisterEntry, RegisterKind, StudyTask } from '../../entities/study';
import type { Programme, TaskDefinition } from '../programme/definition';
import { responseTaskOf } from '../programme/lookups';
import { REGISTERS } from './register-rules';

/** The task that sends what others must reply to, with the response term. A programme without one is a fault. */
export function responseTask(programme: Programme, kind: RegisterKind): TaskDefinition {
  const task = responseTaskOf(programme, kind);
  if (task === null) throw new Error(`The programme definition has no task that opens a term for ${kind}`);
  return task;
}

/** The task by which somebody watches over the term of the other side, also once it is done. */
export function guardOf(
  entry: Pick<RegisterEntry, 'id' | 'kind'>,
  tasks: readonly StudyTask[],
  programme: Programme,
): StudyTask | undefined {
  const { id } = responseTask(programme, entry.kind);
  return tasks.find((task) => task.taskId === id && (task.entryId === entry.id || task.entryId === ''));
}

/** Whether the other side still has to reply, in whole or in part: sent, and neither received nor settled. */
export function awaitsReply(
  entry: Pick<
    RegisterEntry,
    | 'kind'
    | 'sentOn'
    | 'heldOn'
    | 'minutesDraftedOn'
    | 'minutesSentOn'
    | 'dueOn'
    | 'receivedOn'
    | 'settledOn'
    | 'outcome'
  >,
): boolean {
  if (entry.settledOn !== null || entry[REGISTERS[entry.kind].termFrom] === null) return false;
  return entry.outcome === 'PARTIALLY_RECEIVED' || (entry.outcome === null && entry.receivedOn === null);
}
