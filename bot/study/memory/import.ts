/**
 * Puts an export back into a database with room for it (`room.ts`). Everything or nothing: whatever is wrong is said in
 * Dutch, with the file and the line, and nothing has been changed then.
 */
import { setImmediate } from 'node:timers/promises';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import { isUniqueViolation } from '../../../entities/faults';
import type { RoleId } from '../../../entities/person';
import { Study } from '../../../entities/study';
import { appendToProgramme, verifyChain } from '../history';
import { momentOf } from '../load';
import { insert, row as rowIn, swap, VersionConflict } from '../rows';
import type { Services } from '../services';
import { type Files, SUMS, tableFile, tableFiles } from './export';
import { IMPORT_ACTION, keepExcerpts } from './excerpts';
import { emptyTables, gather, type GatheredTable, rowsIn } from './gather';
import { upToDate } from './older';
import { readExport } from './read-export';
import { joinCoordinators, whatIsInTheWay } from './room';
import { canonicalJson, sha256 } from '../../programme/canonical';

export type Imported =
  { ok: true; courtId: string; municipality: string; rows: number } | { ok: false; mistakes: string[] };

class Refused extends Error {
  constructor(readonly mistakes: string[]) {
    super(mistakes.join('\n'));
  }
}

/** Who asks, for the history. Asked in the unit of work itself; what it throws ends that. */
type Admit = (manager: EntityManager) => Promise<{ actorId: string; role: RoleId }>;

/**
 * @param files with sums that hold: see `readFolder` and `readZip`
 * @param admit null for whoever runs the installation, who needs no right here
 */
export async function importCourt(
  services: Pick<Services, 'database' | 'clock' | 'newId'>,
  files: Files,
  admit: Admit | null = null,
): Promise<Imported> {
  const current = await upToDate(files);
  if (!current.ok) return current;
  try {
    return await services.database.work((manager) => putBack(manager, services, current.files, admit));
  } catch (fault) {
    if (fault instanceof Refused) return { ok: false, mistakes: fault.mistakes };
    if (isUniqueViolation(fault) || fault instanceof VersionConflict) return { ok: false, mistakes: [CLASH] };
    throw fault;
  }
}

const CLASH = 'Er staat hier al iets anders onder hetzelfde kenmerk als in de export.';

async function putBack(
  manager: EntityManager,
  services: Pick<Services, 'clock' | 'newId'>,
  files: Files,
  admit: Admit | null,
): Promise<Imported> {
  const by = (await admit?.(manager)) ?? { actorId: null, role: null };
  const reading = readExport(files, emptyTables(manager));
  if (!reading.ok) throw new Refused(reading.mistakes);
  const { court, tables, programme } = reading.read;
  const { municipality } = court;
  const sums = sumOfSums(files);
  const inTheWay = await whatIsInTheWay(manager, court, sums);
  if (inTheWay !== null) throw new Refused([inTheWay]);
  const joined = await joinCoordinators(manager, tables);
  for (const table of tables) await putTable(manager, table);
  const { now, newId } = momentOf(services);
  const entries = await keepExcerpts(manager, programme);
  const data = { courtId: court.id, sums, entries, ...(joined.length === 0 ? {} : { joined }) };
  const actorId = joined.find(({ was }) => was === by.actorId)?.is ?? by.actorId;
  await appendToProgramme(manager, [{ action: IMPORT_ACTION, role: by.role, data }], {
    at: now,
    actorId,
    fromVersion: 0,
    newId,
  });
  await confirm(manager, municipality, files, tables);
  return {
    ok: true,
    courtId: court.id,
    municipality,
    rows: tables.reduce((total, { rows }) => total + rows.length, 0),
  };
}

/** What tells an export from every other, also in the history of where it was put back. */
export const sumOfSums = (files: Files): string => sha256(files.get(SUMS)?.toString('utf8') ?? '');

/** Rows between which others are answered. */
const ROWS_AT_A_TIME = 200;

async function putTable(manager: EntityManager, table: GatheredTable): Promise<void> {
  const { name, metadata, rows } = table;
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_A_TIME === 0) await setImmediate();
    const where = `${tableFile(name)}, regel ${index + 1}`;
    const there = await rowIn<ObjectLiteral>(manager, table.table.entity, { id: row.id });
    if (there !== null && isShared(table)) await agree(manager, table, where, there, row);
    else if (there !== null) throw new Refused([`${where}: staat al in deze database.`]);
    else {
      for (const { isUnique, columns } of metadata.indices) {
        const names = columns.map(({ propertyName }) => propertyName);
        // Two empty values are equal on one dialect and different on the other.
        if (!isUnique || names.some((column) => row[column] === null)) continue;
        const same = Object.fromEntries(names.map((column) => [column, row[column]]));
        if ((await rowIn<ObjectLiteral>(manager, table.table.entity, same)) !== null) {
          throw new Refused([
            `${where}: in deze database staat al een andere rij met ${names.join(' en ')} ${names
              .map((column) => String(row[column]))
              .join(' en ')}.`,
          ]);
        }
      }
      await insert(manager, table.table.entity, row);
    }
  }
}

/** Whether the export of another court may hold the same rows. */
function isShared({ table: { belongs } }: GatheredTable): boolean {
  return belongs.how !== 'OWNED' || belongs.of === 'MEMBER';
}

/** A row that several courts share, and that came with another one already: the newest state of it stays. */
async function agree(
  manager: EntityManager,
  { table }: GatheredTable,
  where: string,
  there: ObjectLiteral,
  row: ObjectLiteral,
): Promise<void> {
  // A text that was erased here stays erased.
  if (there.version > row.version || there.body === null) return;
  if (row.version > there.version) {
    await swap(manager, table.entity, { id: row.id, version: there.version }, there, row);
  } else if (canonicalJson({ ...there }) !== canonicalJson(row)) {
    throw new Refused([`${where}: is hier anders, bij hetzelfde versienummer.`]);
  }
}

/** The same export must come out again, and the history must be whole: else it is all undone. */
async function confirm(
  manager: EntityManager,
  municipality: string,
  files: Files,
  tables: readonly GatheredTable[],
): Promise<void> {
  const again = await gather(manager, municipality);
  if (again === null) throw new Error('What was just put back is not there');
  // What other courts share may be newer here.
  const shared = new Set(tables.filter(isShared).map(({ name }) => tableFile(name)));
  for (const [path, content] of tableFiles(again)) {
    if (!shared.has(path) && files.get(path)?.equals(content) !== true) {
      throw new Refused([
        `${path}: is niet in de vorm waarin Kamerbode exporteert (volgorde of schrijfwijze).`,
      ]);
    }
  }
  for (const study of rowsIn(tables, Study)) {
    const state = await verifyChain(manager, study.id);
    if (!state.ok) throw new Error(`The history of study ${study.id} was not put back whole`);
  }
}
