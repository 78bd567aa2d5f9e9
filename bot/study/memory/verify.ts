/**
 * Goes through every chain of the history, and says where one is not what was once written; and whether each continues
 * the heads that somebody kept elsewhere. Reads only.
 */
import type { EntityManager } from 'typeorm';
import { Court } from '../../../entities/court';
import { HistoryEntry } from '../../../entities/history';
import { Study } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import { type ChainHead, type ChainState, headOf, PROGRAMME_CHAIN, verifyChain } from '../history';
import { rows } from '../rows';
import type { Database } from '../services';

/** What somebody must know of one chain. */
export interface CheckedChain {
  head: ChainHead;
  /** Whose history it is: null for the programme's, and for one that belongs to no study. */
  of: { municipality: string; wave: number } | null;
  state: ChainState | { ok: false; number: number; what: 'OF_NOTHING' };
}

/** Why a chain does not continue a head that was kept. `length` is the kept one. */
export interface BrokenHead {
  chain: string;
  length: number;
  what: 'CHAIN_GONE' | 'SHORTER' | 'REWRITTEN';
}

/** Each chain, the programme's first, then the studies' by municipality and wave; each read as it is at one moment. */
export async function checkChains(database: Database): Promise<CheckedChain[]> {
  const { studies, strays } = await database.work(knownChains);
  const checked: CheckedChain[] = [];
  for (const { chain, of } of [{ chain: PROGRAMME_CHAIN, of: null }, ...studies]) {
    checked.push(
      await database.work(async (manager) => ({
        head: await headOf(manager, chain),
        of,
        state: await verifyChain(manager, chain),
      })),
    );
  }
  for (const chain of strays) {
    const head = await database.work((manager) => headOf(manager, chain));
    checked.push({ head, of: null, state: { ok: false, number: 1, what: 'OF_NOTHING' } });
  }
  return checked;
}

async function knownChains(
  manager: EntityManager,
): Promise<{ studies: { chain: string; of: { municipality: string; wave: number } }[]; strays: string[] }> {
  const courts = new Map((await rows(manager, Court, {})).map((court) => [court.id, court.municipality]));
  const waves = await rows(manager, Wave, {}, { only: ['id', 'number'] });
  const numbers = new Map(waves.map((wave) => [wave.id, wave.number]));
  const studies = (await rows(manager, Study, {}, { only: ['id', 'courtId', 'waveId'] }))
    .map(({ id, courtId, waveId }) => ({
      chain: id,
      of: { municipality: courts.get(courtId) ?? courtId, wave: numbers.get(waveId) ?? 0 },
    }))
    .toSorted((a, b) => a.of.municipality.localeCompare(b.of.municipality, 'nl') || a.of.wave - b.of.wave);
  const known = new Set([PROGRAMME_CHAIN, ...studies.map(({ chain }) => chain)]);
  const written = await manager
    .createQueryBuilder(HistoryEntry, 'entry')
    .select('DISTINCT entry.chain', 'chain')
    .orderBy('entry.chain')
    .getRawMany<{ chain: string }>();
  return { studies, strays: written.map(({ chain }) => chain).filter((chain) => !known.has(chain)) };
}

/**
 * Compares with heads that were kept: each chain must be at least as long as it was, and have the same entry where it
 * ended then.
 */
export async function continuesHeads(database: Database, kept: readonly ChainHead[]): Promise<BrokenHead[]> {
  const broken: BrokenHead[] = [];
  for (const { chain, length, head } of kept) {
    // A chain without entries is continued by whatever came.
    if (length === 0) continue;
    const [now, then] = await database.work(async (manager) => [
      await headOf(manager, chain),
      (await rows(manager, HistoryEntry, { chain, number: length }, { only: ['hash'] }))[0]?.hash,
    ]);
    if (now.length === 0) broken.push({ chain, length, what: 'CHAIN_GONE' });
    else if (now.length < length || then === undefined) broken.push({ chain, length, what: 'SHORTER' });
    else if (then !== head) broken.push({ chain, length, what: 'REWRITTEN' });
  }
  return broken;
}
