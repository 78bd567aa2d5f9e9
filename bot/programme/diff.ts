/**
 * How two versions of a definition differ: a running wave may adopt a newer one whose texts alone differ. Also guards
 * that a criterion's name keeps its meaning for ever, for decisions of years ago refer to it.
 */
import { canonicalJson } from './canonical';
import type { CriterionDefinition, Programme } from './definition';

interface Difference {
  /** The nearest id, such as `INT-03`, with the key when that is not the label. */
  where: string;
  before: string;
  after: string;
}

interface Differences {
  /** True when nothing but what people read differs (and the version number). */
  onlyTexts: boolean;
  differences: Difference[];
}

/** From `a`, which a wave keeps, to `b`, which it might adopt. In the order of `a`. */
export function textDifferences(a: Programme, b: Programme): Differences {
  const found: (Difference & { isText: boolean })[] = [];
  compare(a, b, { list: '', where: a.id, key: '' }, (difference) => found.push(difference));
  return {
    onlyTexts: found.every((difference) => difference.isText),
    differences: found.map(({ where, before, after }) => ({ where, before, after })),
  };
}

/**
 * Names of criteria that exist in both definitions but are judged differently: the later one must give them another
 * name. A better wording or other proving tasks keep the meaning.
 */
export function reusedCriteria(earlier: Programme, later: Programme): string[] {
  const meanings = new Map(earlier.criteria.map((criterion) => [criterion.id, meaningOf(criterion)]));
  return later.criteria
    .filter((criterion) => (meanings.get(criterion.id) ?? meaningOf(criterion)) !== meaningOf(criterion))
    .map((criterion) => criterion.id);
}

function meaningOf(criterion: CriterionDefinition): string {
  return canonicalJson({ ...criterion, nl: undefined });
}

/** Where a value stands: the list of the definition that it belongs to, the nearest id, and its own key. */
interface Place {
  list: string;
  where: string;
  key: string;
}

/** What people read beside `nl`, by list. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  jointTasks: ['when'],
  commitments: ['value', 'evidence', 'check', 'breach'],
};

function isText({ list, key }: Place): boolean {
  return key === 'nl' || (list === '' && key === 'version') || (TEXTS[list]?.includes(key) ?? false);
}

function compare(
  a: unknown,
  b: unknown,
  place: Place,
  report: (difference: Difference & { isText: boolean }) => void,
): void {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const [index, item] of a.entries()) {
      compare(item, b[index], { ...place, where: nameOf(item) ?? place.where }, report);
    }
  } else if (isRecord(a) && isRecord(b) && nameOf(a) === nameOf(b)) {
    const inside = nameOf(a) ?? place.where;
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const list = place.list === '' && Array.isArray(a[key]) ? key : place.list;
      compare(a[key], b[key], { list, where: inside, key }, report);
    }
  } else if (a !== b) {
    const where = place.key === 'nl' || place.key === '' ? place.where : `${place.where} (${place.key})`;
    report({ where, before: shown(a), after: shown(b), isText: isText(place) });
  }
}

/** The id of a part of the definition; for a question its number. */
function nameOf(value: unknown): string | null {
  if (!isRecord(value)) return null;
  if (typeof value.id === 'string') return value.id;
  return typeof value.n === 'number' ? `vraag ${value.n}` : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined) return '–';
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  return written.length > 200 ? `${written.slice(0, 199)}…` : written;
}
