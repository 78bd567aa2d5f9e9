/**
 * The history, checked day by day: what was added continues what was verified before. Hashes are reckoned here anew, with
 * nothing of the program. Whole chains are left to `npm run verify`'s own check, once a simulated year.
 */
import { createHash } from 'node:crypto';
import { checkChains } from '../../bot/study/memory/verify';
import type { World } from './world';

interface Head {
  chain: string;
  length: number;
  head: string;
}

interface Entry {
  id: string;
  chain: string;
  number: number;
  at: string;
  actorId: string | null;
  role: string | null;
  action: string;
  fromVersion: number;
  data: string;
  previousHash: string;
  hash: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** JSON with sorted names (RFC 8785), for values of which JavaScript's own numbers and strings are right already. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${names.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

export interface HistoryCheck {
  evening(): Promise<void>;
  whole(): Promise<void>;
  entries(): number;
}

export function createHistoryCheck(world: World): HistoryCheck {
  const { program } = world;
  const verified = new Map<string, Head>();

  async function continues({ chain, length, head }: Head): Promise<void> {
    const before = verified.get(chain) ?? { chain, length: 0, head: '0'.repeat(64) };
    if (before.length === length && before.head === head) return;
    const where = `${chain} from ${before.length + 1}`;
    if (length < before.length) return world.violation('a chain of the history got shorter', where);
    const entries = await program.sql<Entry>(
      'SELECT * FROM history_entry WHERE chain = ? AND number > ? ORDER BY number',
      chain,
      before.length,
    );
    let last = before.head;
    for (const [index, { hash, data, ...rest }] of entries.entries()) {
      const parsed: unknown = JSON.parse(data);
      if (rest.number !== before.length + index + 1 || rest.previousHash !== last)
        return world.violation(
          'an entry of the history does not follow the one before',
          `${chain} ${rest.number}`,
        );
      if (sha256(canonical({ ...rest, data: parsed })) !== hash)
        return world.violation('an entry of the history was changed', `${chain} ${rest.number}`);
      await textsOf(chain, rest.number, parsed);
      last = hash;
    }
    if (entries.length !== length - before.length || last !== head)
      return world.violation('the history does not end where its head says', where);
    verified.set(chain, { chain, length, head });
  }

  /** Names and free texts stand beside the entries, by the hash of their salt and themselves. */
  async function textsOf(chain: string, number: number, data: unknown): Promise<void> {
    const texts: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'texts') : null;
    for (const saltedHash of Object.values(texts ?? {})) {
      const [text] = await program.sql<{ salt: string; body: string | null }>(
        'SELECT salt, body FROM history_text WHERE chain = ? AND saltedHash = ?',
        chain,
        String(saltedHash),
      );
      if (text === undefined || (text.body !== null && sha256(text.salt + text.body) !== saltedHash))
        world.violation('a text of the history is gone or was changed', `${chain} ${number}`);
    }
  }

  return {
    async evening() {
      const heads = await program.sql<Head>(
        'SELECT id AS chain, historyLength AS length, historyHead AS head FROM study UNION ALL SELECT chain, length, head FROM history_chain',
      );
      for (const head of heads) await continues(head);
      const gone = [...verified.keys()].filter((chain) => !heads.some((head) => head.chain === chain));
      for (const chain of gone) world.violation('a chain of the history is gone', chain);
    },
    async whole() {
      for (const { head, state } of await checkChains(program.reading)) {
        if (!state.ok)
          world.violation(
            `the whole history: entry ${state.number} is ${state.what.toLowerCase()}`,
            head.chain,
          );
      }
    },
    entries: () => [...verified.values()].reduce((sum, { length }) => sum + length, 0),
  };
}
