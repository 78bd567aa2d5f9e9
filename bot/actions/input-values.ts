/**
 * What fields of cards hold, made into values: a date picker gives text, a tick box `'true'`, several choices one text
 * with commas. Empty means absent. Limits here only keep out what is absurd, so that the rules can answer kindly.
 */
import { z } from 'zod';
import type { RefusalCode } from '../../cards/texts/refusals';
import type { Period } from '../../entities/court';

/** The wire's own limit, far above what any rule accepts. */
const LONGEST_TEXT = 20_000;

/** How a field that is wrong is told: read from the issue by `parse-action.ts`. */
export const fieldFault = z.object({
  refusal: z.enum([
    'INVALID_DATE',
    'TEXT_TOO_LONG',
    'INVALID_TENANT',
    'INVALID_PERIOD',
    'INVALID_SUM',
    'VERSION_REQUIRED',
  ]) satisfies z.ZodType<RefusalCode>,
  max: z.number().optional(),
});
const fault = (params: z.infer<typeof fieldFault>) => ({ code: 'custom' as const, params: { ...params } });

/**
 * Without control characters (line ends stay), lone surrogates and surrounding space, composed: the same text is the
 * same bytes, whatever keyboard it came from, so that the history's hashes hold.
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
    .trim();
}

const absent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** An empty field is an absent one. */
export const optional = <T>(schema: z.ZodType<T>) =>
  z.preprocess((value) => (absent(value) ? undefined : value), schema.optional());

/** An id of ours or of the programme definition. */
export const key = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const versionIfKnown = z.int().min(0).optional();

/** A version that must be there. */
export const givenVersion = z.unknown().transform((value, context) => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  context.addIssue(fault({ refusal: 'VERSION_REQUIRED' }));
  return z.NEVER;
});

/** What somebody typed; an empty field is an empty text, about which the rules have something to say. */
export const text = z.preprocess(
  (value) => value ?? '',
  z.string().transform((value, context) => {
    const cleaned = clean(value);
    if (cleaned.length <= LONGEST_TEXT) return cleaned;
    context.addIssue(fault({ refusal: 'TEXT_TOO_LONG', max: LONGEST_TEXT }));
    return z.NEVER;
  }),
);

export const day = z.preprocess(
  (value) => value ?? '',
  z.string().transform((value, context) => {
    const date = readDay(value);
    if (date !== null) return date;
    context.addIssue(fault({ refusal: 'INVALID_DATE' }));
    return z.NEVER;
  }),
);

const YES = ['true', 'ja', 'yes', '1'];
const NO = ['false', 'nee', 'no', '0'];
/** A tick box, or a word that somebody chose or typed. */
export const yesNo = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  return YES.includes(word) ? true : NO.includes(word) ? false : value;
}, z.boolean());

/** A whole number, also as a field gives it. */
export const whole = z.preprocess(
  (value) => (typeof value === 'string' && /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : value),
  z.int(),
);

/** Whole euros, as people write them: `15000`, `15.000`, `€ 15.000`, `€ 15.000,-`. */
export const sum = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : (value ?? '')),
  z.string().transform((value, context) => {
    const euros = /^€?\s*(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(?:-|00))?$/.exec(value.trim())?.[1];
    if (euros !== undefined) return Number(euros.replaceAll('.', ''));
    context.addIssue(fault({ refusal: 'INVALID_SUM' }));
    return z.NEVER;
  }),
);

const MOST_CHOICES = 200;

/** Several choices: an array, or one text with commas. */
export const several = <T>(item: z.ZodType<T>) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? parts(value, /,/, MOST_CHOICES) : (value ?? [])),
    z.array(item).max(MOST_CHOICES),
  );

/** Values by id (`reasons.norm_per_question`); fields that were left empty are dropped. */
export const byId = <T>(item: z.ZodType<T>) =>
  z.preprocess(
    (value) =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).filter(([, entry]) => !absent(entry)))
        : (value ?? {}),
    z.record(key, item),
  );

export const tenantId = z.preprocess(
  (value) => value ?? '',
  z.string().transform((value, context) => {
    const id = value.trim().toLowerCase();
    if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)) return id;
    context.addIssue(fault({ refusal: 'INVALID_TENANT' }));
    return z.NEVER;
  }),
);

const MOST_DAYS = 400;
const MOST_PERIODS = 100;

/** Days, one a line or with commas between, or an array. */
export const days = z.preprocess(
  (value) => (typeof value === 'string' ? parts(value, /[\n,;]+/, MOST_DAYS) : value),
  z.array(day).max(MOST_DAYS),
);

/** Periods, one a line: `11-7-2026 t/m 23-8-2026 zomerreces`; or an array of them. */
export const periods = z.preprocess(
  (value) => (typeof value === 'string' ? parts(value, /[\n;]+/, MOST_PERIODS) : value),
  z
    .array(
      z.union([
        z.strictObject({ from: day, until: day, label: text }),
        z.string().transform((value, context) => {
          const period = readPeriod(value);
          if (period !== null) return period;
          context.addIssue(fault({ refusal: 'INVALID_PERIOD' }));
          return z.NEVER;
        }),
      ]),
    )
    .max(MOST_PERIODS),
);

/** One more than `most` is enough to be refused by. */
const parts = (value: string, separator: RegExp, most: number): string[] =>
  value
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, most + 1);

const MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const DATE = String.raw`(?:(?:ma|di|wo|do|vr|za|zo)[a-z]*\.?\s+)?(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}\s+[a-z]+\.?\s+\d{4})`;

/**
 * A date as people and date pickers write it, as `yyyy-MM-dd`: `2026-02-12`, `12-2-2026`, `12/02/2026`,
 * `do 12 februari 2026`. Null when it is no date, does not exist, or lies outside 1990 to 2199.
 */
export function readDay(written: string): string | null {
  const value = written.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  if (iso !== null) return existing(iso[1], iso[2], iso[3]);
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(value);
  if (dutch !== null) return existing(dutch[3], dutch[2], dutch[1]);
  const inWords = /^(?:(?:ma|di|wo|do|vr|za|zo)[a-z]*\.?\s+)?(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})$/.exec(value);
  if (inWords === null) return null;
  const month = monthOf(inWords[2] ?? '');
  return month === 0 ? null : existing(inWords[3], String(month), inWords[1]);
}

function monthOf(word: string): number {
  const start = word.startsWith('maart') ? 'mrt' : word.slice(0, 3);
  return MONTHS.indexOf(start) + 1;
}

function existing(year = '', month = '', dayOfMonth = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const moment = new Date(`${date}T00:00:00.000Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date) return null;
  return Number(year) < 1990 || Number(year) > 2199 ? null : date;
}

/** Two dates in words and a label. The pattern takes the square of a line's length. */
const LONGEST_LINE = 400;

function readPeriod(written: string): Period | null {
  const line = written.trim();
  if (line.length > LONGEST_LINE) return null;
  const found = new RegExp(`^(.*?)(${DATE})\\s*(?:t/m|tot en met|tot|-|–|—)\\s*(${DATE})(.*)$`, 'i').exec(
    line,
  );
  const from = readDay(found?.[2] ?? '');
  const until = readDay(found?.[3] ?? '');
  if (found === null || from === null || until === null) return null;
  const label = clean(`${found[1]} ${found[4]}`.replace(/^[\s:,]+|[\s:,]+$/g, '')).slice(0, 100);
  return { from, until, label };
}
