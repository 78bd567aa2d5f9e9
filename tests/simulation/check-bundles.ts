/**
 * The morning's bundle as it came: what it reminds of is still open, what it had to say is in it, and it came at half
 * past eight or later on one of its reader's own days. Looked at right after a delivery, before anybody does anything.
 */
import { nl } from '../../cards/texts/nl';
import type { Taken } from './channel';
import { isOfficeDay, localTime, weekdayOf } from './days';
import { buttonsOf, shownBy } from './door';
import type { World } from './world';

export interface BundleCheck {
  delivered(posts: readonly Taken[]): Promise<void>;
  /** How many bundles it has looked at. */
  seen(): number;
}

const SUMMARIES = [nl.card.morning.summary, nl.card.sinceDowntime.summary];

/** So many lines are shown; the rest is counted. */
const MOST_LINES = 12;

/** What a row may lead to, and how to ask what of it is still to be reminded of. */
const STANDS: Record<string, { id: string; open: string }> = {
  TASK: { id: 'taskId', open: "SELECT id FROM study_task WHERE state = 'OPEN' AND id" },
  GATE: { id: 'requestId', open: "SELECT id FROM gate_request WHERE state = 'REQUESTED' AND id" },
  DUTY: { id: 'dutyId', open: "SELECT id FROM duty WHERE state = 'OPEN' AND id" },
  EXTENSION_PROPOSAL: {
    id: 'entryId',
    open: 'SELECT id FROM register_entry WHERE proposedDueOn IS NOT NULL AND id',
  },
};

interface Line {
  line: string;
  taskId?: string;
  requestId?: string;
}

/** What the rows lead to, by what it is. */
function shown(card: Record<string, unknown>): [string, string][] {
  return buttonsOf(card).flatMap((button): [string, string][] => {
    const show = shownBy(button);
    const what = String(show?.['card']);
    const id = show?.[STANDS[what]?.id ?? ''];
    return typeof id === 'string' ? [[what, id]] : [];
  });
}

export function createBundleCheck(world: World): BundleCheck {
  let seen = 0;

  /** Of these ids, those that are still open. */
  async function open(what: string, ids: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (let at = 0; at < ids.length; at += 100) {
      const some = ids.slice(at, at + 100);
      const rows = await world.program.sql<{ id: string }>(
        `${STANDS[what]?.open ?? ''} IN (${some.map(() => '?').join(', ')})`,
        ...some,
      );
      for (const { id } of rows) found.add(id);
    }
    return found;
  }

  async function stillOpen(bundles: readonly Taken[]): Promise<void> {
    const named = new Map<string, Map<string, string>>();
    for (const { card, conversationId } of bundles) {
      for (const [what, id] of shown(card ?? {})) {
        const of = named.get(what) ?? new Map<string, string>();
        named.set(what, of.set(id, conversationId));
      }
    }
    for (const [what, ids] of named) {
      const standing = await open(what, [...ids.keys()]);
      for (const [id, conversationId] of ids) {
        if (!standing.has(id))
          world.violation(`a message reminds of a settled ${what}`, `${id} to ${conversationId}`);
      }
    }
  }

  /** Nothing that had to be said and is still so has fallen out on the way. */
  async function complete({ card, conversationId, at }: Taken): Promise<void> {
    const day = localTime(at).slice(0, 10);
    const personId = world.humans.get(conversationId)?.personId ?? '';
    // The newest: one of an earlier day that could not be sent goes up in it.
    const [row] = await world.program.sql<{ card: string }>(
      'SELECT card FROM outbox_message WHERE onceKey BETWEEN ? AND ? ORDER BY onceKey DESC LIMIT 1',
      `morning:${personId}:`,
      `morning:${personId}:9`,
    );
    const where = `${day} to ${conversationId}`;
    if (row === undefined) return world.violation('a bundle came that is in no outbox', where);
    const { lines }: { lines: Line[] } = JSON.parse(row.card);
    if (lines.length > MOST_LINES) return;
    const text = JSON.stringify(card);
    const ids = (name: 'taskId' | 'requestId'): string[] => lines.flatMap((line) => line[name] ?? []);
    const still = [...(await open('TASK', ids('taskId'))), ...(await open('GATE', ids('requestId')))];
    for (const id of still) {
      if (!text.includes(id)) world.violation('a bundle leaves out what it had to say', `${id} on ${where}`);
    }
  }

  async function onOwnMorning({ conversationId, at }: Taken): Promise<void> {
    const [day = '', time = ''] = localTime(at).split(' ');
    const personId = world.humans.get(conversationId)?.personId ?? '';
    const [person] = await world.program.sql<{ workingDays: string }>(
      'SELECT workingDays FROM person WHERE id = ?',
      personId,
    );
    const days: number[] = JSON.parse(person?.workingDays ?? '[]');
    if (!isOfficeDay(day) || !days.includes(weekdayOf(day)) || time < '08:30')
      world.violation(
        `a bundle came on ${day} at ${time}`,
        `${conversationId}, who works on ${days.join(', ')}`,
      );
  }

  return {
    async delivered(posts) {
      const bundles = posts.filter(({ kind, summary }) => kind === 'POST' && SUMMARIES.includes(summary));
      if (bundles.length === 0) return;
      seen += bundles.length;
      await stillOpen(bundles);
      for (const bundle of bundles) {
        await complete(bundle);
        await onOwnMorning(bundle);
      }
    },
    seen: () => seen,
  };
}
