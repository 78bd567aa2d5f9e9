/** Checks on what people typed: texts that are not blank nor endless, dates that exist and make sense. No rules of a study. */
import { addMonths, isDate } from './calendar';
import { refuse, type Refusal } from './decision';
import type { Moment } from './facts';

/** What a check answers when something is wrong; the same shape as a refused decision. */
export type Refused = { ok: false; refusal: Refusal };

/** Reasons, notes and evidence: some pages are enough, and a pasted report does not belong here. */
export const MAX_TEXT = 4000;

/** "Wacht op …": a few words that fit on a card. */
export const MAX_LINE = 200;

/** The summary of a finding: one line, that others read too once it is released. */
export const MAX_SUMMARY = 300;

/** Nothing in a study lies further ahead than this; a later year is a slip of the keyboard. */
const HORIZON_MONTHS = 120;

/** Whoever acts has seen another state than there is. A command that names no version means the state as it is. */
export const staleFault = (expected: number | undefined, version: number): Refused | null =>
  expected === undefined || expected === version ? null : refuse('STALE');

/** The text as it is stored: trimmed, with plain line ends and without control characters. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** The text as one line, for what is shown as one. */
export const oneLine = (text: string): string => tidy(text).replace(/\s+/g, ' ');

/** A reason must be there; it is refused under its own text, because people ask why. */
export function reasonFault(text: string | undefined, field = 'reason'): Refused | null {
  if (tidy(text ?? '') === '') return refuse('REASON_REQUIRED', undefined, field);
  return lengthFault(text ?? '', MAX_TEXT, field);
}

/** A text that must be there, of at most `max` characters as it is kept (`tidy`). */
export function textFault(text: string, max: number, field: string): Refused | null {
  if (tidy(text) === '') return refuse('TEXT_REQUIRED', undefined, field);
  return lengthFault(text, max, field);
}

/** For a text that may stay empty. */
export function lengthFault(text: string, max: number, field: string): Refused | null {
  return tidy(text).length > max ? refuse('TEXT_TOO_LONG', { max }, field) : null;
}

/** Longest address that is kept. */
const MAX_LINK = 400;

/** The address of something that proves it: one that opens in a browser, over https. Absent is fine. */
export function linkFault(link: string | undefined, field = 'evidenceLink'): Refused | null {
  const address = tidy(link ?? '');
  if (address === '') return null;
  if (address.length > MAX_LINK) return refuse('TEXT_TOO_LONG', { max: MAX_LINK }, field);
  return isWebAddress(address) ? null : refuse('INVALID_LINK', undefined, field);
}

/** As it is read it must be: no name before an `@` that hides where it leads, no marks that nobody sees. */
function isWebAddress(address: string): boolean {
  if (!/^https:\/\/[^\s/<>"\\]+\.[^\s<>"\\]+$/.test(address) || /\p{Cf}/u.test(address)) return false;
  return URL.canParse(address) && new URL(address).username === '' && new URL(address).password === '';
}

/** As `linkFault`, for a link that must be there. */
export function proofFault(link: string, field = 'evidenceLink'): Refused | null {
  return tidy(link) === '' ? refuse('EVIDENCE_REQUIRED', undefined, field) : linkFault(link, field);
}

/** A date that exists, not before the programme or the study could know of it, and not absurdly far ahead. */
export function dateFault(on: string, field: string, facts: Pick<Moment, 'today'>): Refused | null {
  if (!isDate(on)) return refuse('INVALID_DATE', undefined, field);
  return on > addMonths(facts.today, HORIZON_MONTHS) ? refuse('DATE_TOO_FAR', { on }, field) : null;
}

/** A date on which something happened: from `from` up to and including today. */
export function pastFault(
  on: string,
  from: string,
  field: string,
  facts: Pick<Moment, 'today'>,
): Refused | null {
  const fault = dateFault(on, field, facts);
  if (fault !== null) return fault;
  if (on > facts.today) return refuse('DATE_IN_FUTURE', { on }, field);
  // What begins later is prepared today.
  const first = from < facts.today ? from : facts.today;
  return on < first ? refuse('DATE_BEFORE', { from: first }, field) : null;
}

/** A date that is still to come. */
export function futureFault(on: string, field: string, facts: Pick<Moment, 'today'>): Refused | null {
  const fault = dateFault(on, field, facts);
  if (fault !== null) return fault;
  return on <= facts.today ? refuse('NOT_AFTER_TODAY', undefined, field) : null;
}
