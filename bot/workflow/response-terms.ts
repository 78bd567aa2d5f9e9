/** The terms of others in the registers: which task of the definition starts one, and whether a reply is still awaited. */
import type { RegisterEntry, RegisterKind } from '../../entities/study';
import type { Programme, TaskDefinition } from '../programme/definition';

/**
 * The task that sends what others must reply to, with the response term. A register that belongs to a stage of its own
 * has that stage's id (the hearings); interviews have tasks of their own; requests for documents are what is left.
 */
export function responseTask(programme: Programme, kind: RegisterKind): TaskDefinition {
  const asking = programme.stages.flatMap((stage) =>
    stage.tasks
      .filter((task) => task.responseWorkingDays !== undefined)
      .map((task) => ({ task, register: task.per ?? stage.id })),
  );
  const own = asking.find(({ register }) => register === kind);
  const found =
    own ?? (kind === 'DOCUMENT_REQUEST' ? asking.find(({ register }) => !KINDS.has(register)) : undefined);
  if (found === undefined)
    throw new Error(`The programme definition has no task with a response term for ${kind}`);
  return found.task;
}

const KINDS: ReadonlySet<string> = new Set<RegisterKind>([
  'DOCUMENT_REQUEST',
  'INTERVIEW',
  'TECHNICAL_HEARING',
  'EXECUTIVE_HEARING',
]);

/** Whether the other side still has to reply: sent, and neither received nor settled. Minutes have their own moments. */
export function awaitsReply(entry: RegisterEntry): boolean {
  if (entry.settledOn !== null || entry.outcome !== null) return false;
  return entry.kind === 'INTERVIEW'
    ? entry.minutesSentOn !== null
    : entry.sentOn !== null && entry.receivedOn === null;
}
