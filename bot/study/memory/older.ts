/**
 * Brings an export of an older version of this program up to date: in a database for the occasion, made as it was then,
 * its rows go through the migrations that have come since. So whatever was exported once can be put back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DataSource, type EntityMetadata, QueryFailedError } from 'typeorm';
import { createOlderDataSource, migrate, SCHEMA } from '../../../entities/data-source';
import { openDatabase } from '../database';
import { rows } from '../rows';
import { TABLES } from './belonging';
import { type Files, MANIFEST, PROGRAMME_FILE, tableFile, tableFiles } from './export';
import { emptyTables, type GatheredTable, sort } from './gather';
import { countFaults, type Line, readLines, readManifest } from './read-export';

type Current = { ok: true; files: Files } | { ok: false; mistakes: string[] };

/** Whether an export was made with the tables as they are now. */
export const isOfNow = ({ schema }: { schema: readonly string[] }): boolean =>
  SCHEMA.every((name) => schema.includes(name));

/** The files as this version would have exported them; those of this version as they are. */
export async function upToDate(files: Files): Promise<Current> {
  const mistakes: string[] = [];
  const manifest = readManifest(files, mistakes);
  if (manifest === null) return { ok: false, mistakes };
  if (isOfNow(manifest)) return { ok: true, files };

  const folder = mkdtempSync(path.join(tmpdir(), 'kamerbode-'));
  try {
    const file = path.join(folder, 'ouder.sqlite');
    await fill(file, manifest, files, mistakes);
    if (mistakes.length > 0) return { ok: false, mistakes };
    const tables = await migrated(file);
    const counts = Object.fromEntries(tables.map((table) => [table.name, table.rows.length]));
    const current: Files = new Map([...files].filter(([name]) => !name.startsWith('tabellen/')));
    for (const [name, content] of tableFiles({ tables, programme: [] })) current.set(name, content);
    current.set(PROGRAMME_FILE, files.get(PROGRAMME_FILE) ?? Buffer.alloc(0));
    current.set(MANIFEST, Buffer.from(JSON.stringify({ ...manifest, schema: SCHEMA, rows: counts })));
    return { ok: true, files: current };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the database as it was then, with the rows of the export. */
async function fill(
  file: string,
  manifest: { schema: readonly string[]; rows: Record<string, number> },
  files: Files,
  mistakes: string[],
): Promise<void> {
  const older = await createOlderDataSource(file, manifest.schema).initialize();
  try {
    await migrate(older);
    for (const [name, count] of Object.entries(manifest.rows)) {
      const lines = readLines(files, tableFile(name), mistakes);
      mistakes.push(...countFaults(tableFile(name), lines.length, count));
      await fillTable(older, name, lines, mistakes);
    }
  } finally {
    await older.destroy();
  }
}

async function fillTable(
  older: DataSource,
  name: string,
  lines: readonly Line[],
  mistakes: string[],
): Promise<void> {
  const found: { name: string }[] = await older.query('SELECT name FROM pragma_table_info(?)', [name]);
  // Which migrations have been done is the database's own affair.
  if (found.length === 0 || name === 'migration' || name.startsWith('sqlite_')) {
    mistakes.push(`${MANIFEST}: de tabel ${name} is onbekend.`);
    return;
  }
  const metadata = older.entityMetadatas.find(({ tableName }) => tableName === name);
  const { secret = {} } = TABLES.find(({ entity }) => entity === metadata?.target) ?? {};
  const columns = found.map((column) => column.name);
  const sql = `INSERT INTO "${name}" VALUES (${columns.map(() => '?').join(', ')})`;
  for (const { value, where } of lines) {
    const unknown = Object.keys(value).find((column) => !columns.includes(column));
    if (unknown !== undefined) mistakes.push(`${where}: het veld ${unknown} is onbekend.`);
    const values = columns.map((column) =>
      column in secret ? secret[column]?.(String(value.id)) : stored(metadata, column, value[column]),
    );
    try {
      await older.query(sql, values);
    } catch (fault) {
      if (!(fault instanceof QueryFailedError)) throw fault;
      mistakes.push(`${where}: past niet in de database van die versie.`);
    }
  }
}

/** A value as SQLite holds it: JSON as text, yes and no as 1 and 0. */
function stored(metadata: EntityMetadata | undefined, name: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const column = metadata?.columns.find(({ propertyName }) => propertyName === name);
  const isJson = column?.transformer !== undefined && column.type !== 'int';
  return isJson || typeof value === 'object' ? JSON.stringify(value) : value;
}

/** Does the migrations that have come since, and reads every row again. */
async function migrated(file: string): Promise<GatheredTable[]> {
  const database = await openDatabase({ sqliteFile: file });
  try {
    return await database.work(async (manager) => {
      const tables = emptyTables(manager);
      for (const table of tables) {
        table.rows = await rows(manager, table.table.entity, {});
        sort(table);
      }
      return tables;
    });
  } finally {
    await database.close();
  }
}
