/**
 * Reads the files of an export into rows and judges them by themselves: the format, each line, what belongs to the
 * court, and the history. Knows no database but its columns; mistakes are in Dutch, with the file and the line.
 */
import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import { z } from 'zod';
import { SCHEMA } from '../../../entities/data-source';
import { Court } from '../../../entities/court';
import { HistoryEntry, HistoryText } from '../../../entities/history';
import { RoleGrant } from '../../../entities/person';
import { Study } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import { sha256 } from '../../programme/canonical';
import { programmeOf } from '../../programme/load';
import { defaultSettings } from '../../workflow/settings';
import { checkChain, isAsWritten, PROGRAMME_CHAIN } from '../history';
import {
  columnsOf,
  type Files,
  FORMAT,
  FORMAT_VERSION,
  MANIFEST,
  PROGRAMME_FILE,
  SUMS,
  tableFile,
} from './export';
import { type GatheredTable, type Known, learn, rowsIn, textHashes } from './gather';
import { textsIn } from './mentions';
import { contradictions } from './proven';

interface ReadExport {
  court: { id: string; municipality: string };
  /** With the rows of the export, secrets filled in. */
  tables: GatheredTable[];
  programme: HistoryEntry[];
}

export type Reading = { ok: true; read: ReadExport } | { ok: false; mistakes: string[] };

const count = z.int().nonnegative();
const MANIFEST_SHAPE = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  schema: z.array(z.string()),
  court: z.strictObject({ id: z.string(), municipality: z.string() }),
  rows: z.record(z.string(), count),
  programme: count,
  heads: z.array(z.strictObject({ chain: z.string(), length: count, head: z.string() })),
});
type Manifest = z.output<typeof MANIFEST_SHAPE>;

/** @param tables the tables of this program, without rows */
export function readExport(files: Files, tables: GatheredTable[]): Reading {
  const mistakes: string[] = [];
  const manifest = readManifest(files, mistakes);
  if (manifest === null) return { ok: false, mistakes };
  checkTables(files, manifest, tables, mistakes);
  if (mistakes.length > 0) return { ok: false, mistakes };

  for (const table of tables) {
    const { name, metadata } = table;
    const lines = readLines(files, tableFile(name), mistakes);
    mistakes.push(...countFaults(tableFile(name), lines.length, manifest.rows[name]));
    for (const { value, where } of lines) {
      const fault = rowFault(value, metadata, table.table.secret ?? {});
      if (fault === null) table.rows.push(withSecrets(value, table));
      else mistakes.push(`${where}: ${fault}`);
    }
  }
  const programme: HistoryEntry[] = [];
  const entries = readLines(files, PROGRAMME_FILE, mistakes);
  mistakes.push(...countFaults(PROGRAMME_FILE, entries.length, manifest.programme));
  for (const { value, where } of entries) {
    const entry = ENTRY_SHAPE.safeParse(value);
    if (entry.success && entry.data.chain === PROGRAMME_CHAIN && isAsWritten(entry.data)) {
      programme.push(entry.data);
    } else mistakes.push(`${where}: deze gebeurtenis is gewijzigd (haar hash klopt niet).`);
  }
  if (mistakes.length > 0) return { ok: false, mistakes };

  const read = { court: manifest.court, tables, programme };
  mistakes.push(
    ...strangers(read),
    ...coordinators(read),
    ...danglings(read),
    ...wrongHistory(read, manifest),
    ...wrongWaves(read),
    ...contradictions(tables),
  );
  return mistakes.length === 0 ? { ok: true, read } : { ok: false, mistakes };
}

const ENTRY_SHAPE = z.strictObject({
  id: z.string(),
  chain: z.string(),
  number: z.int(),
  at: z.string(),
  actorId: z.string().nullable(),
  role: z.string().nullable(),
  action: z.string(),
  fromVersion: z.int(),
  data: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
}) satisfies z.ZodType<HistoryEntry>;

/** What the export says of itself; null when that is no export that this version of the program can read. */
export function readManifest(files: Files, mistakes: string[]): Manifest | null {
  const content = files.get(MANIFEST);
  if (content === undefined) {
    mistakes.push(`${MANIFEST} ontbreekt: dit is geen export van Kamerbode.`);
    return null;
  }
  const value = parsed(content.toString('utf8'));
  const manifest = MANIFEST_SHAPE.safeParse(value);
  if (!manifest.success) {
    const where = manifest.error.issues.map(({ path }) => (path.length === 0 ? 'alles' : path.join('.')));
    mistakes.push(`${MANIFEST}: niet te lezen als export van Kamerbode (${[...new Set(where)].join(', ')}).`);
    return null;
  }
  const unknown = manifest.data.schema.filter((name) => !SCHEMA.includes(name));
  if (unknown.length === 0) return manifest.data;
  mistakes.push(
    `${MANIFEST}: de export is van een andere versie van Kamerbode, die meer bewaart (${unknown.join(', ')}). ` +
      'Lees hem in met die versie of een nieuwere.',
  );
  return null;
}

function checkTables(
  files: Files,
  manifest: Manifest,
  tables: readonly GatheredTable[],
  mistakes: string[],
): void {
  const known = new Set(tables.map(({ name }) => name));
  for (const name of Object.keys(manifest.rows)) {
    if (!known.has(name)) mistakes.push(`${MANIFEST}: de tabel ${name} is onbekend.`);
  }
  const paths = new Set([...tables.map(({ name }) => tableFile(name)), PROGRAMME_FILE]);
  for (const path of files.keys()) {
    if (path.startsWith('tabellen/') && !paths.has(path))
      mistakes.push(`${path}: hoort bij geen tabel die bekend is.`);
  }
  for (const path of paths) {
    if (!files.has(path)) mistakes.push(`${path}: ontbreekt.`);
  }
  for (const name of known) {
    if (manifest.rows[name] === undefined) mistakes.push(`${MANIFEST}: de tabel ${name} ontbreekt.`);
  }
  if (!files.has(SUMS)) mistakes.push(`${SUMS} ontbreekt.`);
}

export interface Line {
  value: Record<string, unknown>;
  /** "tabellen/study.jsonl, regel 3" */
  where: string;
}

/** The rows in a file, each with where it stands. */
export function readLines(files: Files, path: string, mistakes: string[]): Line[] {
  const lines = (files.get(path)?.toString('utf8') ?? '').split('\n');
  if (lines.pop() !== '') mistakes.push(`${path}: de laatste regel is afgebroken.`);
  return lines.flatMap((line, index) => {
    const where = `${path}, regel ${index + 1}`;
    const value = parsed(line);
    if (isObject(value) && isShallow(value)) return [{ value, where }];
    mistakes.push(`${where}: is geen JSON-object, of een dat te diep gaat.`);
    return [];
  });
}

/** Whether a file has as many lines as the manifest says. */
export function countFaults(path: string, lines: number, expected: number | undefined): string[] {
  return lines === expected
    ? []
    : [`${path}: heeft ${lines} regels; volgens ${MANIFEST} zijn het er ${expected}.`];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Deeper than anything that is kept: reading it would end in a fault, not in an answer. */
const DEEPEST = 30;

function isShallow(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((member) => isShallow(member, left - 1));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with a row, in Dutch: a field too many or too few, or a value that does not fit its column. */
function rowFault(
  row: Record<string, unknown>,
  metadata: EntityMetadata,
  secret: NonNullable<GatheredTable['table']['secret']>,
): string | null {
  const names = columnsOf(metadata, secret);
  const unknown = Object.keys(row).find((name) => !names.includes(name));
  if (unknown !== undefined) return `het veld ${unknown} is onbekend.`;
  const missing = names.find((name) => !Object.hasOwn(row, name));
  if (missing !== undefined) return `het veld ${missing} ontbreekt.`;
  for (const column of metadata.columns) {
    const name = column.propertyName;
    if (!(name in secret) && !fits(row[name], column)) return `het veld ${name} heeft een ongeldige waarde.`;
  }
  return null;
}

function fits(value: unknown, column: EntityMetadata['columns'][number]): boolean {
  if (value === null) return column.isNullable;
  const whole = column.type === 'int';
  // A transformer reads JSON from text, and yes or no from 0 or 1; see `entities/columns.ts`.
  if (column.transformer !== undefined)
    return whole ? typeof value === 'boolean' : isOfItsKind(value, column);
  if (whole) return Number.isSafeInteger(value);
  if (typeof value !== 'string') return false;
  // Dates and moments are known by their length; see `entities/columns.ts`.
  if (column.length === DATE_LENGTH) return isDate(value);
  if (column.length === MOMENT_LENGTH) return isMoment(value);
  return column.length === 'MAX' || column.length === '' || value.length <= Number(column.length);
}

/** JSON columns that hold a list; the others hold an object. */
export const LISTS = new Set([
  'workingDays',
  'endSteps',
  'dueSteps',
  'criteria',
  'openTaskIds',
  'reopenedTaskIds',
  'counterpartRoles',
]);

function isOfItsKind(value: unknown, { propertyName }: EntityMetadata['columns'][number]): boolean {
  if (LISTS.has(propertyName)) return Array.isArray(value);
  if (!isObject(value)) return false;
  if (propertyName !== 'settings') return true;
  // An earlier program may have known less.
  return Object.entries(defaultSettings()).every(
    ([name, usual]) => value[name] === undefined || kindOf(value[name]) === kindOf(usual),
  );
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;

const DATE_LENGTH = '10';
const MOMENT_LENGTH = '24';

const isMoment = (value: string): boolean =>
  !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;

const isDate = (value: string): boolean => isMoment(`${value}T00:00:00.000Z`);

function withSecrets(row: Record<string, unknown>, { table }: GatheredTable): ObjectLiteral {
  const filled = Object.entries(table.secret ?? {}).map(([name, make]) => [name, make(String(row.id))]);
  return { ...row, ...Object.fromEntries(filled) };
}

/** Rows that belong to another court, or to nothing: they would come in along with this one. */
function strangers({ court, tables, programme }: ReadExport): string[] {
  const known: Known = { COURT: new Set([court.id]), STUDY: new Set(), MEMBER: new Set() };
  const named = new Set<string>();
  const naming = (value: unknown): void => {
    for (const text of textsIn(value)) named.add(text);
  };
  const mistakes: string[] = [];
  const isStranger = ({ name }: GatheredTable, index: number): void =>
    void mistakes.push(`${tableFile(name)}, regel ${index + 1}: hoort niet bij deze rekenkamer.`);
  naming(programme);
  for (const table of tables) {
    const { belongs } = table.table;
    if (belongs.how !== 'OWNED') continue;
    for (const [index, row] of table.rows.entries()) {
      if (!known[belongs.of].has(String(row[belongs.by]))) isStranger(table, index);
    }
    learn(known, table);
    naming(table.rows);
  }
  const [own] = rowsIn(tables, Court);
  if (own?.municipality !== court.municipality)
    mistakes.push(`${MANIFEST}: de naam van de rekenkamer klopt niet.`);
  const referred = textHashes([...programme, ...rowsIn(tables, HistoryEntry)]);
  for (const table of tables) {
    const { how } = table.table.belongs;
    for (const [index, row] of table.rows.entries()) {
      if (how === 'NAMED' && !named.has(String(row.id))) isStranger(table, index);
      if (how === 'HISTORY_TEXT' && !referred.has(String(row.saltedHash))) isStranger(table, index);
    }
    if (how === 'NAMED') naming(table.rows);
  }
  return mistakes;
}

/** Nobody becomes a coordinator by the export of a court: that role is of the programme, whatever court stands beside it. */
function coordinators({ tables }: ReadExport): string[] {
  return rowsIn(tables, RoleGrant).flatMap(({ role }, index) =>
    role === 'COORDINATOR'
      ? [`${tableFile('role_grant')}, regel ${index + 1}: de rol van coördinator is niet van een rekenkamer.`]
      : [],
  );
}

/** Columns that hold the id of a person or a wave: what they point at must have come along. */
const POINTERS: [RegExp, string][] = [
  [/^(person|standIn|contact|author|actor|assignee)Id$|ById$/, 'person'],
  [/^waveId$/, 'wave'],
  [/^studyId$/, 'study'],
];

function danglings({ tables }: ReadExport): string[] {
  const ids = new Map(tables.map(({ name, rows }) => [name, new Set(rows.map((row) => String(row.id)))]));
  return tables.flatMap(({ name, metadata, rows }) => {
    const pointing = metadata.columns.flatMap(({ propertyName: column }) => {
      const target = POINTERS.find(([pattern]) => pattern.test(column))?.[1];
      return target === undefined ? [] : [{ column, target }];
    });
    return rows.flatMap((row, index) =>
      pointing
        .filter(
          ({ column, target }) => row[column] !== null && ids.get(target)?.has(String(row[column])) === false,
        )
        .map(
          ({ column, target }) =>
            `${tableFile(name)}, regel ${index + 1}: ${column} wijst naar een rij van ${target} die ontbreekt.`,
        ),
    );
  });
}

const WHAT = { CHANGED: 'is gewijzigd', MISSING: 'ontbreekt', INSERTED: 'is ingevoegd' };

function wrongHistory({ tables, programme }: ReadExport, manifest: Manifest): string[] {
  const file = tableFile('history_entry');
  const entries = rowsIn(tables, HistoryEntry);
  const texts = rowsIn(tables, HistoryText);
  const mistakes: string[] = [];
  const byChain = new Map<string, HistoryEntry[]>(rowsIn(tables, Study).map(({ id }) => [id, []]));
  for (const entry of entries) byChain.get(entry.chain)?.push(entry);
  const heads = new Map(manifest.heads.map((head) => [head.chain, head]));
  for (const study of rowsIn(tables, Study)) {
    const end = { length: study.historyLength, head: study.historyHead };
    const ofStudy = (byChain.get(study.id) ?? []).toSorted((a, b) => a.number - b.number);
    const state = checkChain(ofStudy, texts, end);
    if (!state.ok) {
      mistakes.push(
        `${file}: in de geschiedenis van onderzoek ${study.id} ${WHAT[state.what]} gebeurtenis ${state.number} (of een tekst erbij).`,
      );
    }
    const kept = heads.get(study.id);
    if (kept?.length !== end.length || kept.head !== end.head) {
      mistakes.push(`${MANIFEST}: het einde van de geschiedenis van onderzoek ${study.id} klopt niet.`);
    }
  }
  if (manifest.heads.length !== rowsIn(tables, Study).length) {
    mistakes.push(
      `${MANIFEST}: noemt het einde van een ander aantal geschiedenissen dan er onderzoeken zijn.`,
    );
  }
  const byHash = new Map(texts.map((text) => [text.saltedHash, text]));
  for (const { number, data } of programme) {
    for (const hash of Object.values(data.texts ?? {})) {
      const text = byHash.get(String(hash));
      if (text === undefined || (text.body !== null && sha256(text.salt + text.body) !== hash)) {
        mistakes.push(`${PROGRAMME_FILE}: een tekst bij gebeurtenis ${number} is gewijzigd of ontbreekt.`);
      }
    }
  }
  return mistakes;
}

function wrongWaves({ tables }: ReadExport): string[] {
  const waves = rowsIn(tables, Wave);
  return waves.flatMap((wave, index) => {
    const where = `${tableFile('wave')}, regel ${index + 1}`;
    if (sha256(wave.definition) !== wave.definitionHash)
      return [`${where}: de programmadefinitie is gewijzigd.`];
    try {
      programmeOf(wave);
      return [];
    } catch {
      return [`${where}: de programmadefinitie kan deze versie van Kamerbode niet lezen.`];
    }
  });
}
