/** Gathers every row of one court, as `belonging.ts` says. Reads only. */
import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';
import { Court } from '../../../entities/court';
import { type HistoryEntry, HistoryText } from '../../../entities/history';
import { Wave } from '../../../entities/wave';
import { PROGRAMME_CHAIN } from '../history';
import { row, rows } from '../rows';
import { TABLES, type TableOfCourt, type Whose } from './belonging';
import { programmeEntriesOf } from './excerpts';
import { textsIn } from './mentions';

export interface GatheredTable {
  /** The name in the database, and of its file. */
  name: string;
  table: TableOfCourt;
  metadata: EntityMetadata;
  rows: ObjectLiteral[];
}

export interface Gathered {
  court: Court;
  /** In the order of `TABLES`, those that are left out excepted. */
  tables: GatheredTable[];
  /** What the programme's chain says of this court. */
  programme: HistoryEntry[];
}

/** Ids by which rows are found. */
export type Known = Record<Whose, Set<string>>;

/** Everything of a court, or null when there is none of that municipality. */
export async function gather(manager: EntityManager, municipality: string): Promise<Gathered | null> {
  const court = await row(manager, Court, { municipality });
  if (court === null) return null;
  const tables = emptyTables(manager);
  const known: Known = { COURT: new Set([court.id]), STUDY: new Set(), MEMBER: new Set() };
  const named = new Set<string>();
  const naming = (value: unknown): void => {
    for (const text of textsIn(value)) named.add(text);
  };
  for (const into of tables) {
    const { belongs, entity } = into.table;
    if (belongs.how !== 'OWNED') continue;
    into.rows = await rows(manager, entity, { [belongs.by]: [...known[belongs.of]] });
    learn(known, into);
    naming(into.rows);
  }
  const waves = await rows(manager, Wave, {}, { only: ['id'] });
  const programme = await programmeEntriesOf(manager, {
    courtId: court.id,
    studyIds: known.STUDY,
    waveIds: new Set(waves.map(({ id }) => id)),
  });
  naming(programme);
  for (const into of tables) {
    const { belongs, entity } = into.table;
    if (belongs.how === 'ALL') into.rows = await rows(manager, entity, {});
    if (belongs.how === 'HISTORY_TEXT') into.rows = await historyTexts(manager, known.STUDY, programme);
    if (belongs.how === 'NAMED') {
      into.rows = (await rows(manager, entity, {})).filter((one) => named.has(String(one.id)));
      naming(into.rows);
    }
    sort(into);
  }
  return { court, tables, programme };
}

/** The tables of a court without their rows, in order. */
export function emptyTables(manager: EntityManager): GatheredTable[] {
  return TABLES.filter(({ belongs }) => belongs.how !== 'LEFT').map((table) => {
    const metadata = manager.dataSource.getMetadata(table.entity);
    return { name: metadata.tableName, table, metadata, rows: [] };
  });
}

/** Takes the ids by which later tables are found from a table that has its rows. */
export function learn(known: Known, { name, rows: found }: GatheredTable): void {
  if (name === 'study') for (const study of found) known.STUDY.add(String(study.id));
  if (name === 'role_grant') for (const grant of found) known.MEMBER.add(String(grant.personId));
}

/** The rows of one entity, as its columns describe them. */
export function rowsIn<T extends object>(tables: readonly GatheredTable[], entity: new () => T): T[] {
  const table = tables.find((one) => one.table.entity === entity);
  const columns = table?.metadata.columns.map(({ propertyName }) => propertyName) ?? [];
  const isRow = (one: object): one is T => columns.every((name) => name in one);
  return table?.rows.filter(isRow) ?? [];
}

/** The hashes by which entries refer to their texts. */
export function textHashes(entries: readonly Pick<HistoryEntry, 'data'>[]): Set<string> {
  return new Set(entries.flatMap(({ data }) => Object.values(data.texts ?? {}).map(String)));
}

async function historyTexts(
  manager: EntityManager,
  studyIds: ReadonlySet<string>,
  programme: readonly HistoryEntry[],
): Promise<HistoryText[]> {
  const referred = textHashes(programme);
  const ofProgramme = await rows(manager, HistoryText, { chain: PROGRAMME_CHAIN });
  return [
    ...(await rows(manager, HistoryText, { chain: [...studyIds] })),
    ...ofProgramme.filter(({ saltedHash }) => referred.has(saltedHash)),
  ];
}

/** By the columns that `TABLES` names: the order in which an export writes them. */
export function sort({ rows: found, table: { sortBy = ['id'] } }: GatheredTable): void {
  found.sort((a, b) => {
    for (const column of sortBy) {
      const before = a[column] < b[column];
      if (before || a[column] > b[column]) return before ? -1 : 1;
    }
    return 0;
  });
}
