/** What the tests of export and import share: a folder of their own, an empty database, everything in a database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { openDatabase } from '../../bot/study/database';
import { composeExport, type Files, SUMS, sumsOf } from '../../bot/study/memory/export';
import type { Database, Services } from '../../bot/study/services';
import { loadCourtStatus } from '../../bot/study/statuses';
import { composeDigest, type Digest } from '../../bot/workflow/digest';

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kamerbode-memory-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function exported(database: Database, municipality = 'Heerlen'): Promise<Files> {
  const files = await composeExport(database, municipality);
  if (files === null) throw new Error(`There is no court of ${municipality}`);
  return files;
}

export const zipOf = (files: Files): Buffer => Buffer.from(zipSync(Object.fromEntries(files)));

/** What the coordinator reads of a court, on the Monday after what was played. */
export async function digestOf(services: Services, courtId: string): Promise<Digest> {
  const status = await services.database.work((manager) => loadCourtStatus(manager, services, courtId));
  return composeDigest('2026-03-23', status === null ? [] : [status], null);
}

export const emptyDatabase = (): Promise<Database> => openDatabase({ sqliteFile: ':memory:' });

/** Everything that is stored, table by table. */
export function everything(database: Database): Promise<Record<string, unknown[]>> {
  return database.work(async (manager) => {
    const all: Record<string, unknown[]> = {};
    for (const { tableName } of manager.dataSource.entityMetadatas) {
      all[tableName] = await manager.query(`SELECT * FROM "${tableName}" ORDER BY 1, 2`);
    }
    return all;
  });
}

/** The files with one of them changed, and the sums made to fit again: as somebody would who knows how. */
export function forged(files: Files, name: string, change: (text: string) => string): Files {
  const changed: Files = new Map(files);
  changed.set(name, Buffer.from(change(files.get(name)?.toString('utf8') ?? '')));
  return resummed(changed);
}

export function resummed(files: Files): Files {
  const changed: Files = new Map(files);
  changed.set(SUMS, Buffer.from(sumsOf(changed)));
  return changed;
}

/** Tables that came after the first version. */
export const LATER = [
  'declaration_of_intent',
  'commitment',
  'duty',
  'study_question',
  'recommendation',
  'shared_answer',
  'joint_note',
  'joint_consent',
];

/** Columns that the waves got later. */
const WINDOW = /,"window(MinMonths|MaxMonths|CountsFrom)":null/g;

/** As it would have been before there were commitments. */
export function older(
  files: Files,
  change: (name: string, content: string) => string = (_, content) => content,
): Files {
  const manifest = JSON.parse(files.get('export.json')?.toString('utf8') ?? '');
  for (const table of LATER) delete manifest.rows[table];
  manifest.schema = manifest.schema.filter((name: string) => name.startsWith('Initial'));
  const kept = [...files].filter(([name]) => !LATER.some((table) => name === `tabellen/${table}.jsonl`));
  return new Map(
    kept.map(([name, content]) => [
      name,
      Buffer.from(
        change(
          name,
          name === 'export.json' ? JSON.stringify(manifest) : content.toString('utf8').replaceAll(WINDOW, ''),
        ),
      ),
    ]),
  );
}
