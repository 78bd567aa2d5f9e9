/**
 * No message is lost and none is told twice: every row of the outbox ends, in time, in a way that agrees with what the
 * channel took; what went into a bundle is in it; what was not sent had nothing to say. Reckoned from rows and posts.
 */
import type { Taken } from './channel';
import { daysFrom, isOfficeDay, localTime } from './days';
import { count } from './tally';
import type { World } from './world';

export interface MessageRow {
  row: number;
  id: string;
  onceKey: string;
  personId: string | null;
  channelOfCourtId: string | null;
  card: string;
  kind: 'POST' | 'UPDATE' | 'MAIL';
  createdAt: string;
  notBefore: string;
  state: string;
  attempts: number;
  firstTriedAt: string | null;
  settledAt: string | null;
  why: string | null;
}

/** Why nothing can be sent to somebody. */
export const NO_CHAT: readonly string[] = ['NO_ADDRESS', 'DEAD_ADDRESS', 'HTTP_403', 'HTTP_404'];

export interface OutboxCheck {
  /** Looks at what the channel took and at every row that was open or is new; answers the new rows, and those that ended. */
  evening(taken: readonly Taken[]): Promise<{ fresh: MessageRow[]; ended: MessageRow[] }>;
  endings(): Record<string, number>;
}

const COLUMNS =
  'rowid AS row, id, onceKey, personId, channelOfCourtId, card, kind, createdAt, notBefore, state, attempts, firstTriedAt, settledAt, why';

const ENDED = ['BUNDLED', 'SENT', 'UNKNOWN', 'UNDELIVERABLE', 'DROPPED'];

/** Days after which a message must have ended: a day of trying, nights and a long weekend with holidays between. */
const LONGEST_DAYS = 8;

const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export function createOutboxCheck(world: World): OutboxCheck {
  const { program } = world;
  let last = { row: 0, id: '' };
  let open: string[] = [];
  const endings: Record<string, number> = {};

  async function newRows(): Promise<MessageRow[]> {
    const rows = await program.sql<MessageRow>(
      `SELECT ${COLUMNS} FROM outbox_message WHERE rowid >= ? ORDER BY rowid`,
      Math.max(last.row, 1),
    );
    const first = last.row === 0 ? null : rows.shift();
    if (last.row > 0 && first?.id !== last.id) world.violation('a message disappeared', last.id);
    for (const [index, one] of rows.entries()) {
      if (one.row !== last.row + index + 1)
        world.violation('a message disappeared', `row ${last.row + index + 1}`);
    }
    const newest = rows.at(-1);
    if (newest !== undefined) last = { row: newest.row, id: newest.id };
    return rows;
  }

  /** Rows that were open before, as they are now. */
  async function openRows(): Promise<MessageRow[]> {
    const rows: MessageRow[] = [];
    for (let at = 0; at < open.length; at += 200) {
      const some = open.slice(at, at + 200);
      const found = await program.sql<MessageRow>(
        `SELECT ${COLUMNS} FROM outbox_message WHERE id IN (${some.map(() => '?').join(', ')})`,
        ...some,
      );
      rows.push(...found);
      const ids = new Set(found.map(({ id }) => id));
      for (const id of some) if (!ids.has(id)) world.violation('a message disappeared', id);
    }
    return rows;
  }

  return {
    async evening(taken) {
      const fresh = await newRows();
      const rows = [...(await openRows()), ...fresh];
      const ended = rows.filter(({ state }) => ENDED.includes(state));
      open = rows.filter(({ state }) => !ENDED.includes(state)).map(({ id }) => id);
      for (const row of rows) {
        if (!ENDED.includes(row.state)) overdue(world, row);
      }
      for (const row of ended) {
        count(endings, row.state);
        await endedWell(world, row);
      }
      agree(world, ended, taken);
      for (const post of taken) inHours(world, post);
      return { fresh, ended };
    },
    endings: () => endings,
  };
}

/** A message that waits longer than any weekend, holiday or row of failed attempts explains. */
function overdue(world: World, { id, state, notBefore, firstTriedAt, onceKey }: MessageRow): void {
  const since = firstTriedAt ?? notBefore;
  const days = daysFrom(since.slice(0, 10), world.today);
  if (days > LONGEST_DAYS + world.downDays)
    world.violation(`a message has been ${state} for ${days} days`, `${onceKey} ${id}`);
}

async function endedWell(world: World, row: MessageRow): Promise<void> {
  const where = `${row.onceKey} ${row.id}`;
  switch (row.state) {
    case 'BUNDLED':
      return inItsBundle(world, row, where);
    case 'UNDELIVERABLE': {
      if (row.kind === 'MAIL') return;
      const tried = row.attempts >= 6 && row.firstTriedAt !== null;
      const nowhere = NO_CHAT.includes(row.why ?? '');
      if (!tried && !nowhere) world.violation(`a message was given up too early (${row.why ?? ''})`, where);
      return;
    }
    case 'DROPPED':
      if (row.kind === 'POST' && row.why === 'SETTLED') await wasSettled(world, row, where);
      return;
    default:
      return;
  }
}

interface Line {
  line: string;
  taskId?: string;
  requestId?: string;
}

/** What was dropped as settled had nothing to say any more. */
async function wasSettled(world: World, row: MessageRow, where: string): Promise<void> {
  const [serving] = await world.program.sql<{ id: string }>(
    'SELECT id FROM role_grant WHERE personId = ? AND (validUntil IS NULL OR validUntil >= ?)',
    row.personId ?? '',
    world.today,
  );
  // Whoever left meanwhile is told nothing any more; the work is somebody else's.
  if (serving === undefined) return;
  const card: { card: string; lines?: Line[] } = JSON.parse(row.card);
  for (const { line, taskId, requestId } of card.lines ?? []) {
    if (line === 'TASK' && taskId !== undefined) {
      const [task] = await world.program.sql<{ state: string; doneAt: string | null }>(
        'SELECT state, doneAt FROM study_task WHERE id = ? AND waitingFor IS NULL',
        taskId,
      );
      // What was undone after the message had gone is open again.
      if (task?.state === 'OPEN' && !(await changedOn(world, taskId)))
        world.violation('a message was dropped though its task is open', where);
    }
    if (line === 'GATE_REQUEST' && requestId !== undefined) {
      const [request] = await world.program.sql<{ state: string }>(
        'SELECT state FROM gate_request WHERE id = ?',
        requestId,
      );
      if (request?.state === 'REQUESTED')
        world.violation('a message was dropped though its request is open', where);
    }
  }
}

/** Whether something happened to a task today, so that this evening's state says nothing of this morning's. */
async function changedOn(world: World, taskId: string): Promise<boolean> {
  const [task] = await world.program.sql<{ lastAction: string | null }>(
    'SELECT lastAction FROM study_task WHERE id = ?',
    taskId,
  );
  const at: unknown = task?.lastAction ? Reflect.get(Object(JSON.parse(task.lastAction)), 'at') : null;
  return typeof at === 'string' && at.slice(0, 10) === world.today;
}

/** Everything that a bundled row speaks of is in the bundle of that morning. A planning that moved twice may cancel out. */
async function inItsBundle(world: World, row: MessageRow, where: string): Promise<void> {
  if (row.card.includes('PLAN_MOVED')) return;
  const day = localTime(row.settledAt ?? '').slice(0, 10);
  const [bundle] = await world.program.sql<{ card: string }>(
    'SELECT card FROM outbox_message WHERE onceKey = ?',
    `morning:${row.personId ?? ''}:${day}`,
  );
  const missing = (row.card.match(IDS) ?? []).filter((id) => !(bundle?.card.includes(id) ?? false));
  if (bundle === undefined || missing.length > 0)
    world.violation('what was to be bundled is in no bundle', where);
}

/** As many messages as ended by being sent, the channel took; what ended as unknown it may have taken, and no more. */
function agree(world: World, ended: readonly MessageRow[], taken: readonly Taken[]): void {
  const counts = new Map<string, { sent: number; unknown: number; taken: number; unanswered: number }>();
  const of = (conversationId: string, kind: string) => {
    const key = `${kind} ${conversationId}`;
    const known = counts.get(key) ?? { sent: 0, unknown: 0, taken: 0, unanswered: 0 };
    counts.set(key, known);
    return known;
  };
  const places = new Map([...world.humans].map(([conversation, { personId }]) => [personId, conversation]));
  for (const row of ended) {
    if (row.kind === 'MAIL') continue;
    const court = world.courts.find(({ id }) => id !== null && id === row.channelOfCourtId);
    const place = court?.channel ?? places.get(row.personId) ?? '';
    if (row.state === 'SENT') of(place, row.kind).sent += 1;
    if (row.state === 'UNKNOWN') of(place, row.kind).unknown += 1;
  }
  for (const { kind, conversationId, answered } of taken) {
    if (kind === 'REPLY') continue;
    if (answered) of(conversationId, kind).taken += 1;
    else of(conversationId, kind).unanswered += 1;
  }
  for (const [key, { sent, unknown, taken: got, unanswered }] of counts) {
    if (sent !== got) world.violation(`the channel took ${got} messages, ${sent} were recorded as sent`, key);
    if (key.startsWith('POST') && unanswered > unknown)
      world.violation(`${unanswered} messages may have arrived, ${unknown} are recorded as unknown`, key);
  }
}

/** What comes unasked comes between eight and six on days on which offices are open. */
function inHours(world: World, { kind, at, conversationId }: Taken): void {
  if (kind !== 'POST') return;
  const [day = '', time = ''] = localTime(at).split(' ');
  if (!isOfficeDay(day) || time < '08:00' || time >= '18:00')
    world.violation(`a message came at ${day} ${time}`, conversationId);
}
