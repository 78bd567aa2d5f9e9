/**
 * Puts an export back into a database in which that court is not. Everything or nothing: whatever is wrong is said in
 * Dutch, with the file and the line, and nothing has been changed then.
 */
import type { EntityManager, ObjectLiteral } from 'typeorm';
import { Court } from '../../../entities/court';
import { Study } from '../../../entities/study';
import { appendToProgramme, verifyChain } from '../history';
import { momentOf } from '../load';
import { insert, row as rowIn, swap } from '../rows';
import type { Services } from '../services';
import { type Files, SUMS, tableFile, tableFiles } from './export';
import { IMPORT_ACTION, keepExcerpts } from './excerpts';
import { emptyTables, gather, type GatheredTable, rowsIn } from './gather';
import { upToDate } from './older';
import { readExport } from './read-export';
import { canonicalJson, sha256 } from '../../programme/canonical';

export type Imported = { ok: true; municipality: string; rows: number } | { ok: false; mistakes: string[] };

class Refused extends Error {
  constructor(readonly mistakes: string[]) {
    super(mistakes.join('\n'));
  }
}

/** @param files as `readFolder` gives them: their sums have been checked */
export async function importCourt(
  services: Pick<Services, 'database' | 'clock' | 'newId'>,
  files: Files,
): Promise<Imported> {
  const current = await upToDate(files);
  if (!current.ok) return current;
  try {
    return await services.database.work((manager) => putBack(manager, services, current.files));
  } catch (fault) {
    if (fault instanceof Refused) return { ok: false, mistakes: fault.mistakes };
    throw fault;
  }
}

async function putBack(
  manager: EntityManager,
  services: Pick<Services, 'clock' | 'newId'>,
  files: Files,
): Promise<Imported> {
  const reading = readExport(files, emptyTables(manager));
  if (!reading.ok) throw new Refused(reading.mistakes);
  const { court, tables, programme } = reading.read;
  const { municipality } = court;
  if (
    (await rowIn(manager, Court, { municipality })) !== null ||
    (await rowIn(manager, Court, { id: court.id })) !== null
  ) {
    throw new Refused([`De rekenkamer van ${municipality} staat al in deze database.`]);
  }
  for (const table of tables) await putTable(manager, table);
  const { now, newId } = momentOf(services);
  const entries = await keepExcerpts(manager, programme);
  const sums = files.get(SUMS)?.toString('utf8') ?? '';
  await appendToProgramme(
    manager,
    [{ action: IMPORT_ACTION, role: null, data: { courtId: court.id, sums: sha256(sums), entries } }],
    { at: now, actorId: null, fromVersion: 0, newId },
  );
  await confirm(manager, municipality, files, tables);
  return { ok: true, municipality, rows: tables.reduce((total, { rows }) => total + rows.length, 0) };
}

async function putTable(manager: EntityManager, table: GatheredTable): Promise<void> {
  const { name, metadata, rows } = table;
  for (const [index, row] of rows.entries()) {
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
