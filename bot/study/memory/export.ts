/**
 * Everything of one court as files in open formats. The same content gives the same bytes, at whatever moment and on
 * whatever machine: rows are sorted, JSON is canonical, and nothing tells when the export was made.
 */
import { createHash } from 'node:crypto';
import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import { SCHEMA } from '../../../entities/data-source';
import { HistoryEntry } from '../../../entities/history';
import { Study } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import { canonicalJson } from '../../programme/canonical';
import { localDate } from '../../workflow/local-time';
import { loadCouncilFacts } from '../documents/council-facts';
import { composeOverview } from '../documents/council-overview';
import { documentWord } from '../documents/word';
import type { Database } from '../services';
import { gather, type Gathered, type GatheredTable, rowsIn } from './gather';
import { readme } from './readme';

export const SUMS = 'SHA256SUMS';
export const MANIFEST = 'export.json';
export const PROGRAMME_FILE = 'tabellen/programma_geschiedenis.jsonl';
export const FORMAT = 'kamerbode-export';
export const FORMAT_VERSION = 1;

/** The contents of the files by their path in the folder, with `/` between the parts. */
export type Files = Map<string, Buffer>;

interface Manifest {
  format: string;
  version: number;
  /** The migrations of the database that it comes from. */
  schema: readonly string[];
  court: { id: string; municipality: string };
  /** How many lines the file of each table has; `programme` is `PROGRAMME_FILE`. */
  rows: Record<string, number>;
  programme: number;
  /** Where the history of each study ends. */
  heads: { chain: string; length: number; head: string }[];
}

/** The whole export with its sums, or null when there is no court of that municipality. */
export async function composeExport(database: Database, municipality: string): Promise<Files | null> {
  const { gathered, overview } = await database.work(async (manager) => {
    const found = await gather(manager, municipality);
    if (found === null) return { gathered: null, overview: null };
    const facts = await loadCouncilFacts(manager, found.court, lastDay(found));
    return { gathered: found, overview: composeOverview(facts) };
  });
  if (gathered === null) return null;
  const files = tableFiles(gathered);
  for (const { name, table, metadata, rows } of gathered.tables) {
    files.set(`csv/${name}.csv`, Buffer.from(csv(columnsOf(metadata, table.secret), rows)));
  }
  for (const wave of rowsIn(gathered.tables, Wave)) {
    files.set(`definities/golf-${wave.number}.json`, Buffer.from(wave.definition));
  }
  files.set('koppelingen.csv', Buffer.from(linksCsv(gathered)));
  files.set(MANIFEST, Buffer.from(`${JSON.stringify(manifestOf(gathered), null, 2)}\n`));
  files.set('README.txt', Buffer.from(readme(gathered)));
  files.set('overzicht.docx', await documentWord(overview));
  files.set(SUMS, Buffer.from(sumsOf(files)));
  return files;
}

/** The files that an import reads rows from. */
export function tableFiles(gathered: Pick<Gathered, 'tables' | 'programme'>): Files {
  const files: Files = new Map();
  for (const table of gathered.tables) files.set(tableFile(table.name), Buffer.from(jsonLines(table)));
  const programme = gathered.programme.map((entry) => `${canonicalJson(entry)}\n`);
  files.set(PROGRAMME_FILE, Buffer.from(programme.join('')));
  return files;
}

/** Where a table stands in an export, by its name. */
export const tableFile = (name: string): string => `tabellen/${name}.jsonl`;

/** The day of what happened last: the overview is as of then, whenever it is exported. */
function lastDay({ court, tables, programme }: Gathered): string {
  const moments = [...rowsIn(tables, HistoryEntry), ...programme].map(({ at }) => at).toSorted();
  const last = moments.at(-1);
  return last === undefined ? court.participationSince : localDate(last);
}

/** As `sha256sum` writes and checks them. */
export function sumsOf(files: Files): string {
  return [...files]
    .filter(([path]) => path !== SUMS)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => `${createHash('sha256').update(content).digest('hex')}  ${path}\n`)
    .join('');
}

/** The columns that an export holds, in the order of the entity. */
export function columnsOf(metadata: EntityMetadata, secret: GatheredTable['table']['secret'] = {}): string[] {
  return metadata.columns.map((column) => column.propertyName).filter((name) => !(name in secret));
}

function jsonLines({ metadata, table, rows }: GatheredTable): string {
  const columns = columnsOf(metadata, table.secret);
  return rows
    .map((row) => `${canonicalJson(Object.fromEntries(columns.map((name) => [name, row[name]])))}\n`)
    .join('');
}

function manifestOf(gathered: Gathered): Manifest {
  const { court, tables, programme } = gathered;
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    schema: SCHEMA,
    court: { id: court.id, municipality: court.municipality },
    rows: Object.fromEntries(tables.map(({ name, rows }) => [name, rows.length])),
    programme: programme.length,
    heads: rowsIn(tables, Study).map(({ id, historyLength, historyHead }) => ({
      chain: id,
      length: historyLength,
      head: historyHead,
    })),
  };
}

/** For spreadsheets as they are used here: semicolons, and a mark that says that it is UTF-8. */
function csv(columns: readonly string[], rows: readonly ObjectLiteral[]): string {
  const lines = rows.map((row) => columns.map((name) => cell(row[name])).join(';'));
  return `\uFEFF${[columns.join(';'), ...lines].map((line) => `${line}\r\n`).join('')}`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const written = typeof value === 'string' ? value : canonicalJson(value);
  // A spreadsheet would take somebody's text for a formula.
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(written) ? `'${written}` : written;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const LINK = /https?:\/\/[^\s"'<>\\]+/g;

/** Where files stand that the records point at: the links as they are, the files themselves are not in here. */
function linksCsv({ tables }: Gathered): string {
  const found = tables
    .filter(({ name }) => name !== 'wave' && name !== 'address')
    .flatMap(({ name, metadata, table, rows }) =>
      rows.flatMap((row) =>
        columnsOf(metadata, table.secret).flatMap((column) => {
          const value: unknown = row[column];
          const text = typeof value === 'string' ? value : value === null ? '' : canonicalJson(value);
          return [...text.matchAll(LINK)].map(([link]) => ({ tabel: name, id: row.id, veld: column, link }));
        }),
      ),
    );
  return csv(['tabel', 'id', 'veld', 'link'], found);
}
