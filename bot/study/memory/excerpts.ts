/**
 * What the programme's chain says of one court. An export holds those entries one by one, for the chain is everybody's;
 * an import keeps them beside the chain of the database that it fills (`HistoryExcerpt`), and its own entry in that
 * chain names each of them by its hash, so that they cannot be changed, removed or added to afterwards either.
 */
import type { EntityManager } from 'typeorm';
import { HistoryEntry, HistoryExcerpt } from '../../../entities/history';
import { canonicalJson } from '../../programme/canonical';
import { isAsWritten, PROGRAMME_CHAIN } from '../history';
import { insert, row, rows } from '../rows';
import type { Database } from '../services';
import { mentions } from './mentions';

/** The entry that an import leaves in the chain of the database that it filled. */
export const IMPORT_ACTION = 'IMPORT_COURT';

export interface NamedEntry {
  number: number;
  hash: string;
}

/**
 * The entries of the programme's chain about one court: those that name the court or one of its studies, and those that
 * name no court but a wave. By number. `actions`: only these, all when absent.
 */
export async function programmeEntriesOf(
  manager: EntityManager,
  about: { courtId: string; studyIds: ReadonlySet<string>; waveIds: ReadonlySet<string> },
  actions?: readonly string[],
): Promise<HistoryEntry[]> {
  const ownIds = new Set([about.courtId, ...about.studyIds]);
  const chain = PROGRAMME_CHAIN;
  const live = await rows(
    manager,
    HistoryEntry,
    actions === undefined ? { chain } : { chain, action: actions },
  );
  const brought = (await rows(manager, HistoryExcerpt, {})).map(({ entry }) => readEntry(entry));
  const byId = new Map<string, HistoryEntry>();
  for (const entry of [...live, ...brought]) {
    if (entry === null || entry.action === IMPORT_ACTION) continue;
    if (actions?.includes(entry.action) === false) continue;
    const { data } = entry;
    const named = mentions(data, ownIds) || (!('courtId' in data) && mentions(data, about.waveIds));
    if (named) byId.set(entry.id, { ...entry });
  }
  return [...byId.values()].toSorted((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
}

/** Keeps entries that are not in the chain of this database itself. @returns what names them in the import's entry. */
export async function keepExcerpts(
  manager: EntityManager,
  entries: readonly HistoryEntry[],
): Promise<NamedEntry[]> {
  for (const entry of entries) {
    const { id, number } = entry;
    const here =
      (await row(manager, HistoryEntry, { id })) !== null ||
      (await row(manager, HistoryExcerpt, { id })) !== null;
    if (!here) await insert(manager, HistoryExcerpt, { id, number, entry: canonicalJson(entry) });
  }
  return entries.map(({ number, hash }) => ({ number, hash }));
}

export interface CheckedExcerpts {
  count: number;
  /** `number` is the one that the entry has in the chain that it came from. */
  wrong: { number: number; what: 'CHANGED' | 'MISSING' | 'INSERTED' }[];
}

/** Each entry must be as it was written and be named by the import that brought it; each that is named must be here. */
export function checkExcerpts(database: Database): Promise<CheckedExcerpts> {
  return database.work(async (manager) => {
    const excerpts = await rows(manager, HistoryExcerpt, {}, { orderBy: ['number', 'id'] });
    const imports = await rows(manager, HistoryEntry, { chain: PROGRAMME_CHAIN, action: IMPORT_ACTION });
    const named = imports.flatMap(({ data }) => namedBy(data));
    const namedHashes = new Set(named.map(({ hash }) => hash));
    const here = new Set<string>();
    const wrong: CheckedExcerpts['wrong'] = [];
    for (const { id, number, entry: stored } of excerpts) {
      const entry = readEntry(stored);
      if (entry === null || entry.id !== id || entry.number !== number)
        wrong.push({ number, what: 'CHANGED' });
      else if (!namedHashes.has(entry.hash)) wrong.push({ number, what: 'INSERTED' });
      else here.add(entry.hash);
    }
    const changed = new Set(wrong.map(({ number }) => number));
    for (const { number, hash } of named) {
      const found =
        here.has(hash) || (await row(manager, HistoryEntry, { chain: PROGRAMME_CHAIN, hash })) !== null;
      // A changed one has been named already.
      if (!found && !changed.has(number)) wrong.push({ number, what: 'MISSING' });
    }
    return { count: excerpts.length, wrong };
  });
}

/** An entry as it was stored; null when it is not what was once written. */
function readEntry(stored: string): HistoryEntry | null {
  try {
    const entry: HistoryEntry = JSON.parse(stored);
    return isAsWritten(entry) ? entry : null;
  } catch {
    return null;
  }
}

function namedBy(data: Record<string, unknown>): NamedEntry[] {
  return Array.isArray(data.entries) ? data.entries : [];
}
