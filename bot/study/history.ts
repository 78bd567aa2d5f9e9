/**
 * The history: an append-only chain of entries for each study, and one for the programme, readable without this
 * program. The hash of an entry is the SHA-256 of the canonical JSON (RFC 8785) of all its other fields, `previousHash`
 * among them; the first entry's `previousHash` is 64 zeros. A name or free text is not in the entry: `data.texts` holds
 * the SHA-256 of salt followed by text, and `history_text` the two themselves, which may be erased without breaking
 * anything. Nothing here is ever changed or removed.
 */
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../entities/faults';
import { HistoryChain, HistoryEntry, HistoryText } from '../../entities/history';
import { Study } from '../../entities/study';
import { canonicalJson, sha256 } from '../programme/canonical';
import type { HistoryDraft } from '../workflow/decision';
import { insert, row, rows, swap, VersionConflict } from './rows';

export const PROGRAMME_CHAIN = 'PROGRAMME';
export const NO_HISTORY = '0'.repeat(64);

/** Where a chain ends: how many entries, and the hash of the last one. */
export interface ChainHead {
  chain: string;
  length: number;
  head: string;
}

/** Who did it, when, and the version from which the change was made. `actorId` is null when the clock did it. */
export interface Circumstances {
  at: string;
  actorId: string | null;
  fromVersion: number;
  newId: () => string;
  /** For the entries themselves, where their ids are a series of their own. */
  entryId?: () => string;
}

/**
 * Adds entries to a chain, in the unit of work of the change itself.
 * @returns the new head, which the caller must save where the chain keeps it: the study, or `appendToProgramme` does.
 * @throws VersionConflict when another entry took a number first; a unique violation when the entry itself is there.
 */
export async function append(
  manager: EntityManager,
  from: ChainHead,
  drafts: readonly HistoryDraft[],
  { at, actorId, fromVersion, newId, entryId = newId }: Circumstances,
): Promise<ChainHead> {
  let { length, head } = from;
  for (const draft of drafts) {
    const texts = await keepTexts(manager, from.chain, draft, newId);
    length += 1;
    const content = {
      id: entryId(),
      chain: from.chain,
      number: length,
      at,
      actorId,
      role: draft.role,
      action: draft.action,
      fromVersion,
      data: texts === null ? draft.data : { ...draft.data, texts },
      previousHash: head,
    };
    head = hashOf(content);
    await insertEntry(manager, { ...content, hash: head });
  }
  return { chain: from.chain, length, head };
}

async function insertEntry(manager: EntityManager, entry: HistoryEntry): Promise<void> {
  try {
    await insert(manager, HistoryEntry, entry);
  } catch (fault) {
    if (!isUniqueViolation(fault) || (await row(manager, HistoryEntry, { id: entry.id })) !== null)
      throw fault;
    throw new VersionConflict('history_entry');
  }
}

/** Adds entries to the programme's chain and moves its head. */
export async function appendToProgramme(
  manager: EntityManager,
  drafts: readonly HistoryDraft[],
  circumstances: Circumstances,
): Promise<void> {
  if (drafts.length === 0) return;
  const kept = await row(manager, HistoryChain, { chain: PROGRAMME_CHAIN });
  const from = kept ?? { chain: PROGRAMME_CHAIN, length: 0, head: NO_HISTORY };
  const to = await append(manager, from, drafts, circumstances);
  if (kept === null) await insert(manager, HistoryChain, to);
  else await swap(manager, HistoryChain, { chain: from.chain, length: from.length }, kept, to);
}

/** Stores names and free texts beside the chain. @returns their salted hashes by name, or null without texts. */
async function keepTexts(
  manager: EntityManager,
  chain: string,
  draft: HistoryDraft,
  newId: () => string,
): Promise<Record<string, string> | null> {
  if ('texts' in draft.data) throw new Error(`${draft.action}: texts of a history entry go beside its data`);
  const texts = Object.entries(draft.texts ?? {});
  if (texts.length === 0) return null;
  const hashes: Record<string, string> = {};
  for (const [name, body] of texts) {
    const salt = randomBytes(16).toString('hex');
    const saltedHash = sha256(salt + body);
    hashes[name] = saltedHash;
    await insert(manager, HistoryText, { id: newId(), chain, saltedHash, salt, body });
  }
  return hashes;
}

function hashOf(content: Omit<HistoryEntry, 'hash'>): string {
  return sha256(canonicalJson(content));
}

export type ChainState =
  | { ok: true; length: number }
  /** The number of the first entry at which something is wrong, and what. */
  | { ok: false; number: number; what: 'CHANGED' | 'MISSING' | 'INSERTED' };

/** Reads a whole chain and tells whether it is what was once written. `chain` is a study's id, or `PROGRAMME`. */
export async function verifyChain(manager: EntityManager, chain: string): Promise<ChainState> {
  const end = await headOf(manager, chain);
  const texts = await rows(manager, HistoryText, { chain });
  return checkChain(await storedEntries(manager, chain), texts, end);
}

/** An entry as it is stored: what was written over may be no JSON any more, and is then null. */
type StoredEntry = Omit<HistoryEntry, 'data'> & { data: Record<string, unknown> | null };

/**
 * Tells whether entries, in the order of their numbers, are a whole chain that ends at `end`, and whether the texts that
 * they refer to are what was once written.
 */
export function checkChain(
  entries: readonly StoredEntry[],
  texts: readonly HistoryText[],
  end: Pick<ChainHead, 'length' | 'head'>,
): ChainState {
  const textsByHash = new Map(texts.map((text) => [text.saltedHash, text]));
  const hashes = [NO_HISTORY];
  for (const [index, entry] of entries.entries()) {
    const number = index + 1;
    const previous = hashes[index];
    if (entry.number !== number) {
      // Nothing is missing after the end.
      return entry.number > number && number <= end.length
        ? { ok: false, number, what: 'MISSING' }
        : { ok: false, number: entry.number, what: 'INSERTED' };
    }
    if (!isAsWritten(entry)) return { ok: false, number, what: 'CHANGED' };
    if (entry.previousHash !== previous) {
      // Consistent in itself, but made to follow something else: an entry before that one was slipped in between or,
      // where nothing like it is known, the one before it was written anew.
      const inserted = hashes.slice(0, index).includes(entry.previousHash);
      return { ok: false, number: Math.max(index, 1), what: inserted ? 'INSERTED' : 'CHANGED' };
    }
    const wrong = wrongText(entry.data, textsByHash);
    if (wrong !== null) return { ok: false, number, what: wrong };
    hashes.push(entry.hash);
  }
  if (entries.length < end.length) return { ok: false, number: entries.length + 1, what: 'MISSING' };
  if (entries.length > end.length) return { ok: false, number: end.length + 1, what: 'INSERTED' };
  if (hashes.at(-1) !== end.head) return { ok: false, number: Math.max(end.length, 1), what: 'CHANGED' };
  return { ok: true, length: end.length };
}

/** Whether an entry still has the hash that its content gives. */
export function isAsWritten(entry: StoredEntry): entry is HistoryEntry {
  const { hash, data, ...rest } = entry;
  if (data === null) return false;
  try {
    return hashOf({ ...rest, data }) === hash;
  } catch {
    // A number that JSON cannot hold, or bytes instead of text: nothing that was ever written.
    return false;
  }
}

/** Reads past the entity's own reading of JSON, which would end at the first entry whose data are none. */
async function storedEntries(manager: EntityManager, chain: string): Promise<StoredEntry[]> {
  const query = manager
    .createQueryBuilder(HistoryEntry, 'entry')
    .where('entry.chain = :chain', { chain })
    .orderBy('entry.number')
    .select([]);
  for (const { propertyName } of manager.dataSource.getMetadata(HistoryEntry).columns) {
    query.addSelect(`entry.${propertyName}`, propertyName);
  }
  const raw = await query.getRawMany<Omit<HistoryEntry, 'data'> & { data: string }>();
  return raw.map((entry) => ({ ...entry, data: parsedData(entry.data) }));
}

function parsedData(data: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(data);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An erased text has no body; whatever it said, the entry that refers to it still stands. */
function wrongText(
  data: Record<string, unknown>,
  texts: ReadonlyMap<string, HistoryText>,
): 'CHANGED' | 'MISSING' | null {
  for (const saltedHash of Object.values(data.texts ?? {})) {
    const text = texts.get(String(saltedHash));
    if (text === undefined) return 'MISSING';
    if (text.body !== null && sha256(text.salt + text.body) !== saltedHash) return 'CHANGED';
  }
  return null;
}

/** Where a chain should end, as it is kept beside it. */
export async function headOf(manager: EntityManager, chain: string): Promise<ChainHead> {
  if (chain === PROGRAMME_CHAIN) {
    const kept = await row(manager, HistoryChain, { chain });
    return kept ?? { chain, length: 0, head: NO_HISTORY };
  }
  const study = await row(manager, Study, { id: chain });
  return { chain, length: study?.historyLength ?? 0, head: study?.historyHead ?? NO_HISTORY };
}
