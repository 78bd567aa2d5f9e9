/**
 * What a button or a dialog sent back, checked: commands, a card to show, a dialog to open, or a fault with the card to
 * show again. Never trusts more than the shape; who may do what is decided by the rules.
 */
import { z } from 'zod';
import { TICK_PREFIX } from '../../cards/actions';
import type { CardRef, DialogRef } from '../../cards/ref';
import type { Command, TaskRef } from '../workflow/commands';
import { type Refusal, refuse } from '../workflow/decision';
import { fieldFault } from './input-values';
import { isCommandName, readCommand } from './parse-command';
import { readCardRef, readDialogRef } from './parse-ref';

export type ParsedAction =
  | { kind: 'commands'; commands: [Command, ...Command[]]; back: CardRef | null }
  | { kind: 'show'; ref: CardRef }
  | { kind: 'open'; ref: DialogRef }
  | { kind: 'fault'; refusal: Refusal; back: CardRef | null };

/** Sixteen reasons of 20,000 characters: nobody fills in more. */
const LARGEST_DATA = 350_000;
/** A bundle of 500 lines comes back with 2,500 values; nothing that we make is deeper than 8. */
const MOST_VALUES = 5000;
const DEEPEST = 16;
const MOST_TICKS = 200;

const envelope = z
  .looseObject({
    kb: z.literal(1),
    command: z.looseObject({ name: z.string() }).optional(),
    back: z.unknown().optional(),
    show: z.unknown().optional(),
    open: z.unknown().optional(),
  })
  .transform(({ kb: _kb, command, back, show, open, ...entered }) => ({
    command,
    back,
    show,
    open,
    entered,
  }));
type Envelope = z.infer<typeof envelope>;

/** Where something was asked: a channel is linked from inside that channel only. */
export interface Place {
  scope: 'personal' | 'groupChat' | 'channel' | 'tab';
  id: string;
  serviceUrl: string;
  tenantId: string;
  /** The team that a channel stands in, where the client tells. */
  teamId?: string;
}

/** `19:…@thread.tacv2;messageid=…` names a thread; milestones begin threads of their own. */
export const withoutThread = (conversationId: string): string =>
  conversationId.split(';')[0] ?? conversationId;

/**
 * What a button asks for, with the fields of its card. Never throws: what cannot be read is a fault with its refusal.
 * @param where where it was pressed, as the channel or the page says
 */
export function parseAction(data: unknown, where: Place): ParsedAction {
  if (isTooLarge(data)) return fault(refuse('TOO_LARGE'));
  const parsed = envelope.safeParse(data);
  if (!parsed.success) return fault(refuse('NOT_UNDERSTOOD'));
  const { command, back, show, open } = parsed.data;
  if (command !== undefined) return readCommands(parsed.data, where);
  if (open !== undefined) {
    const ref = readDialogRef(open);
    return ref === null ? fault(refuse('NOT_UNDERSTOOD'), readCardRef(back)) : { kind: 'open', ref };
  }
  const ref = readCardRef(show ?? back);
  return ref === null ? fault(refuse('NOT_UNDERSTOOD')) : { kind: 'show', ref };
}

/** Looked at before anything else reads it: what is too much to read must not cost anything either. */
function isTooLarge(data: unknown): boolean {
  let characters = 0;
  let values = 0;
  const waiting = [{ value: data, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') characters += value.length;
    if (depth > DEEPEST || characters > LARGEST_DATA) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      characters += key.length;
      values += 1;
      if (values > MOST_VALUES) return true;
      waiting.push({ value: inner, depth: depth + 1 });
    }
  }
  return false;
}

function fault({ refusal }: { refusal: Refusal }, back: CardRef | null = null): ParsedAction {
  return { kind: 'fault', refusal, back };
}

function readCommands(
  { command = { name: '' }, back: rawBack, entered }: Envelope,
  where: Place,
): ParsedAction {
  const back = rawBack === undefined ? null : readCardRef(rawBack);
  const { name } = command;
  if (!isCommandName(name) || (rawBack !== undefined && back === null))
    return fault(refuse('NOT_UNDERSTOOD'), back);

  if (name === 'COMPLETE_TASKS' && command.tasks === undefined) return readTicks(entered, back);
  if (name === 'LINK_CHANNEL' && where.scope !== 'channel') return fault(refuse('CHANNEL_ONLY'), back);

  const fixed =
    name === 'LINK_CHANNEL'
      ? {
          ...command,
          conversationId: withoutThread(where.id),
          serviceUrl: where.serviceUrl,
          tenantId: where.tenantId,
          teamId: where.teamId,
        }
      : command;
  const read = readCommand(name, fixed, entered, where.scope === 'tab');
  return read.success
    ? { kind: 'commands', commands: [read.data], back }
    : { kind: 'fault', refusal: refusalOf(read.error), back };
}

/** Ticked boxes of a list, one command a study: `done|<study>|<task>|<version>`. */
function readTicks(entered: Record<string, unknown>, back: CardRef | null): ParsedAction {
  const ticked = Object.entries(entered).filter(
    ([id, value]) => id.startsWith(`${TICK_PREFIX}|`) && (value === 'true' || value === true),
  );
  if (ticked.length === 0) return fault(refuse('NOTHING_TICKED'), back);
  const byStudy = new Map<string, TaskRef[]>();
  for (const [id] of ticked.slice(0, MOST_TICKS)) {
    const [, studyId, taskId, version] = id.split('|');
    if (studyId === undefined || taskId === undefined || !/^\d{1,9}$/.test(version ?? '')) {
      return fault(refuse('NOT_UNDERSTOOD'), back);
    }
    byStudy.set(studyId, [...(byStudy.get(studyId) ?? []), { id: taskId, expectedVersion: Number(version) }]);
  }
  const commands: Command[] = [];
  for (const [studyId, tasks] of byStudy) {
    const read = readCommand('COMPLETE_TASKS', { name: 'COMPLETE_TASKS', studyId, tasks }, entered);
    if (!read.success) return { kind: 'fault', refusal: refusalOf(read.error), back };
    commands.push(read.data);
  }
  const [first, ...others] = commands;
  return first === undefined
    ? fault(refuse('NOTHING_TICKED'), back)
    : { kind: 'commands', commands: [first, ...others], back };
}

/** The first thing that is wrong, told by the field it stands in. */
function refusalOf(error: z.ZodError): Refusal {
  const issues = error.issues.flatMap(deepest);
  for (const issue of issues) {
    const known = fieldFault.safeParse(issue.code === 'custom' ? issue.params : undefined);
    if (known.success) {
      const { refusal: code, max } = known.data;
      const field = fieldOf(issue);
      return { code, values: max === undefined ? { field } : { max }, field };
    }
  }
  const [first] = issues;
  return first === undefined || first.path.length === 0
    ? refuse('NOT_UNDERSTOOD').refusal
    : refuse('FIELD_NOT_UNDERSTOOD', undefined, fieldOf(first)).refusal;
}

const fieldOf = (issue: z.core.$ZodIssue): string => issue.path.map(String).join('.');

/** Issues inside a union stand under it. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  return issue.errors.flat().flatMap((inner) => deepest({ ...inner, path: [...issue.path, ...inner.path] }));
}
