/**
 * Reads a programme definition and checks it: every mistake at once, each with file, line, what stands there and what
 * was expected. Also gives back the definition that a wave keeps.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isMap, isNode, isPair, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import type { core } from 'zod';
import { canonicalJson, sha256 } from './canonical';
import { inconsistencies, shown, type Mistake, type Path } from './consistency';
import { definitionSchema, type Programme } from './definition';

/** A checked definition, with its canonical JSON and the SHA-256 of that. */
export interface LoadedProgramme {
  programme: Programme;
  canonical: string;
  hash: string;
}

/** The definition cannot be used. `mistakes` are whole lines for people, in the order of the file. */
export class ProgrammeFault extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(
      `De programmadefinitie bevat ${mistakes.length === 1 ? '1 fout' : `${mistakes.length} fouten`}:\n${mistakes.join('\n')}`,
    );
    this.name = 'ProgrammeFault';
  }
}

/** @throws ProgrammeFault with every mistake in the file; an error of the file system when it cannot be read. */
export function loadProgramme(file: string): LoadedProgramme {
  return parseProgramme(readFileSync(file, 'utf8'), basename(file));
}

/** @throws ProgrammeFault with every mistake in the text. `fileName` is for the messages. */
export function parseProgramme(yaml: string, fileName: string): LoadedProgramme {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const lineAt = (offset: number): number => lines.linePos(offset).line;

  const syntax = document.errors.map((error) => ({
    line: lineAt(error.pos[0]),
    text: `${fileName}:${lineAt(error.pos[0])}: ${syntaxMistake(error)}`,
  }));
  // After a key that stands there twice the rest can still be read; after any other fault it would be guessing.
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY'))
    throw new ProgrammeFault(inOrder(syntax));

  const definition: unknown = document.toJS();
  const checked = definitionSchema.safeParse(definition);
  const mistakes = [
    ...(checked.error?.issues.flatMap((issue) => shapeMistakes(issue, definition)) ?? []),
    ...inconsistencies(definition),
  ];
  const found = mistakes.map((mistake) => {
    const line = lineAt(offsetOf(document, mistake.path));
    return { line, text: `${fileName}:${line}: ${described(mistake)}` };
  });
  if (!checked.success || found.length > 0 || syntax.length > 0)
    throw new ProgrammeFault(inOrder([...syntax, ...found]));

  const canonical = canonicalJson(checked.data);
  return { programme: checked.data, canonical, hash: sha256(canonical) };
}

const programmes = new Map<string, Programme>();
/** Far more than there are waves: exports that are looked through bring definitions of their own. */
const MOST_KEPT = 100;

/**
 * The definition that a wave keeps. It was checked when the wave was opened; read once for as long as it is kept, and the
 * same object every time.
 */
export function programmeOf(wave: { definition: string; definitionHash: string }): Programme {
  let programme = programmes.get(wave.definitionHash);
  if (programme === undefined) {
    if (sha256(wave.definition) !== wave.definitionHash) {
      throw new Error(`The definition of a wave does not have its hash ${wave.definitionHash}`);
    }
    programme = definitionSchema.parse(JSON.parse(wave.definition));
    const [oldest] = programmes.keys();
    if (oldest !== undefined && programmes.size === MOST_KEPT) programmes.delete(oldest);
    programmes.set(wave.definitionHash, programme);
  }
  return programme;
}

function inOrder(mistakes: { line: number; text: string }[]): string[] {
  return [...new Set(mistakes.toSorted((a, b) => a.line - b.line).map((mistake) => mistake.text))];
}

function described({ path, found, expected }: Mistake): string {
  const where = path.length === 0 ? 'het bestand' : path.join('.');
  return `${where}: ${found === null ? 'ontbreekt' : `hier staat ${found}`}; verwacht: ${expected}`;
}

function syntaxMistake(error: YAMLError): string {
  return error.code === 'DUPLICATE_KEY'
    ? 'deze sleutel staat er al; verwacht: elke sleutel één keer'
    : `dit is geen YAML (${error.code}: ${error.message}); verwacht: sleutels met waarden, netjes ingesprongen`;
}

/** Where in the file a path stands: the value, or else the nearest thing around it that does exist. */
function offsetOf(document: Document.Parsed, path: Path): number {
  const key = path.at(-1);
  const around = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(around)) {
    const pair = around.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === key);
    if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = document.getIn(path, true);
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function shapeMistakes(issue: core.$ZodIssue, definition: unknown): Mistake[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      found: 'een onbekende sleutel',
      expected: 'een van de bekende sleutels',
    }));
  }
  return [{ path, found: shown(valueAt(definition, path)), expected: expectedBy(issue) }];
}

function valueAt(definition: unknown, path: Path): unknown {
  let value: unknown = definition;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'tekst',
  number: 'een getal',
  int: 'een geheel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'sleutels met waarden',
};

function expectedBy(issue: core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(' of ');
    case 'too_small':
      return issue.origin === 'array'
        ? `ten minste ${issue.minimum} in de lijst`
        : issue.origin === 'string'
          ? 'tekst die niet leeg is'
          : `ten minste ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `ten hoogste ${issue.maximum} tekens`
        : `ten hoogste ${issue.maximum}`;
    case 'invalid_union':
      return issue.inclusive !== false && issue.options !== undefined
        ? issue.options.map(String).join(' of ')
        : issue.errors.flatMap((errors) => errors.slice(0, 1).map(expectedBy)).join(', of ');
    default:
      // Formats: the schema itself says in Dutch what it wants.
      return issue.message;
  }
}
