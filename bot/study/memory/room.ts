/**
 * Whether a court can be put back here, the one rule for the command and the tab: into an empty database. Empty is one in
 * which nothing was begun: it holds its coordinators, who had to sign in, and what other exports brought.
 */
import type { EntityManager, ObjectLiteral } from 'typeorm';
import { listed, letterDate } from '../../../cards/format';
import { Court } from '../../../entities/court';
import { HistoryChain, HistoryEntry, HistoryExcerpt, HistoryText } from '../../../entities/history';
import { Address, InstallationFact } from '../../../entities/message';
import { Person, RoleGrant } from '../../../entities/person';
import { Wave } from '../../../entities/wave';
import { localDate } from '../../workflow/local-time';
import { PROGRAMME_CHAIN } from '../history';
import { row, rows, swap } from '../rows';
import { IMPORT_ACTION } from './excerpts';
import { type GatheredTable, rowsIn } from './gather';
import { mentions } from './mentions';

const WAVE_OPENED = 'OPEN_WAVE';

/**
 * Why the court of an export cannot be put back here, in Dutch; null when it can. Reads only.
 * @param sums of the export: `sumOfSums`
 */
export async function whatIsInTheWay(
  manager: EntityManager,
  court: Pick<Court, 'id' | 'municipality'>,
  sums: string,
): Promise<string | null> {
  const courts = await rows(manager, Court, {}, { orderBy: ['municipality'] });
  const entries = await rows(manager, HistoryEntry, {
    chain: PROGRAMME_CHAIN,
    action: [IMPORT_ACTION, WAVE_OPENED],
  });
  const imports = entries.filter(({ action }) => action === IMPORT_ACTION);
  const same = (one: Court): boolean =>
    one.id === court.id || one.municipality.toLowerCase() === court.municipality.toLowerCase();
  if (courts.some(same)) {
    const before = imports.find(({ data }) => data.courtId === court.id);
    const there = `De rekenkamer van ${court.municipality} staat al in deze database.`;
    if (before === undefined) return there;
    const day = letterDate(localDate(before.at));
    return `${there} Zij is op ${day} teruggezet, uit ${before.data.sums === sums ? 'deze' : 'een andere'} export.`;
  }
  const restored = new Set(imports.map(({ data }) => data.courtId));
  const begun = courts.filter(({ id }) => !restored.has(id)).map(({ municipality }) => municipality);
  const waves = imports.length === 0 ? await rows(manager, Wave, {}, { only: ['id'] }) : [];
  const opened = waves.length > 0 || imports.length < entries.length;
  if (begun.length === 0 && !opened) return null;
  const what = [
    ...(begun.length === 0 ? [] : [`de rekenkamer van ${listed(begun)} is hier aangemeld`]),
    ...(opened ? ['er is hier een golf geopend'] : []),
  ];
  return (
    `Deze database is niet leeg: ${what.join(' en ')}. Terugzetten kan in een nieuwe installatie, waarin alleen ` +
    'coördinatoren zich hebben aangemeld, of waarin alleen andere exports zijn teruggezet.'
  );
}

/** Under which id somebody was known here, and the one that the import brought. */
export interface Joined {
  was: string;
  is: string;
}

/**
 * Whoever signed in here as a coordinator and comes along in the export is one and the same: what is here goes on under
 * the id of the export, whose history names that. The history that was written here stays as it is; the import's entry
 * says who is who.
 */
export async function joinCoordinators(
  manager: EntityManager,
  tables: readonly GatheredTable[],
): Promise<Joined[]> {
  const joined: Joined[] = [];
  const reached = new Set(rowsIn(tables, Address).map(({ personId }) => personId));
  for (const { id: is, tenantId, aadObjectId } of rowsIn(tables, Person)) {
    const here = await row(manager, Person, { tenantId, aadObjectId });
    if (here === null || here.id === is || (await row(manager, Person, { id: is })) !== null) continue;
    const grants = await rows(manager, RoleGrant, { personId: here.id });
    // Somebody with a part in a court is not a newcomer: what clashes is said where it does.
    if (!grants.some(({ role }) => role === 'COORDINATOR') || grants.some(({ courtId }) => courtId !== null))
      continue;
    await manager.delete(Person, { id: here.id });
    // One conversation for each: whoever comes along with one finds the newer again by the next message.
    if (reached.has(is)) await manager.delete(Address, { personId: here.id });
    await rename(manager, { was: here.id, is });
    joined.push({ was: here.id, is });
  }
  return joined;
}

/** The ids that somebody had here before imports brought another. */
export async function formerIds(manager: EntityManager, personId: string): Promise<string[]> {
  const imports = await rows(manager, HistoryEntry, { chain: PROGRAMME_CHAIN, action: IMPORT_ACTION });
  return imports
    .flatMap(({ data }): Joined[] => (Array.isArray(data.joined) ? data.joined : []))
    .flatMap(({ was, is }) => (is === personId ? [was] : []));
}

/** What is written once, and facts that name nobody. */
const LEFT_ALONE = new Set<unknown>([
  HistoryEntry,
  HistoryExcerpt,
  HistoryText,
  HistoryChain,
  InstallationFact,
]);

async function rename(manager: EntityManager, { was, is }: Joined): Promise<void> {
  const ids = new Set([was]);
  for (const { target } of manager.dataSource.entityMetadatas) {
    if (LEFT_ALONE.has(target)) continue;
    for (const record of await rows<ObjectLiteral>(manager, target, {})) {
      if (!mentions({ ...record }, ids)) continue;
      await swap<ObjectLiteral>(manager, target, { id: record.id }, record, renamed(record, was, is));
    }
  }
}

const renamed = (record: ObjectLiteral, was: string, is: string): ObjectLiteral =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, replaced(value, was, is)]));

function replaced(value: unknown, was: string, is: string): unknown {
  if (value === was) return is;
  if (Array.isArray(value)) return value.map((member) => replaced(member, was, is));
  if (typeof value !== 'object' || value === null) return value;
  return renamed(value, was, is);
}
