/**
 * What people read when something may not be done, or cannot be done now: one friendly Dutch sentence per code, saying
 * what would help. Values arrive raw (dates as `yyyy-MM-dd`); the sentence formats them. No reasons or notes in here.
 */
import { dutchDate } from '../format';
import { whoMay } from './who';

/** Values for a text: codes, counts, names, and dates as `yyyy-MM-dd`. */
export type Values = Readonly<Record<string, string | number>>;

/** A text called by its code alone: the code vouches for the values (`refuse` and `outcome` check them on making). */
export type AnyText = { say(values: Values): string }['say'];

export const refusals = {
  // ── shared ──────────────────────────────────────────────────────────────────────────────────────────────────────
  STALE: () => 'Dit is intussen gewijzigd. Hieronder ziet u de stand van nu.',
  NOT_FOUND: () => 'Dit is niet (meer) te vinden. Typ “help” voor wat u hier kunt doen.',
  NOT_YOURS: (v: { who: string }) => `Dit kan alleen ${whoMay(v.who)} doen.`,
  INVALID_DATE: () => 'Deze datum bestaat niet. Kies een dag uit de kalender.',
  DATE_IN_PAST: (v: { on: string }) => `${dutchDate(v.on)} is al voorbij. Kies een dag vanaf vandaag.`,
  DATE_IN_FUTURE: (v: { on: string }) =>
    `${dutchDate(v.on)} moet nog komen. Kies een dag tot en met vandaag.`,
  DATES_REVERSED: (v: { from: string; until: string }) =>
    `De laatste dag (${dutchDate(v.until)}) ligt voor de eerste (${dutchDate(v.from)}).`,
  TEXT_TOO_LONG: (v: { max: number }) => `Deze tekst is te lang: ten hoogste ${v.max} tekens.`,
  TEXT_REQUIRED: () => 'Vul hier een korte tekst in.',
  REASON_REQUIRED: () => 'Geef een reden op. Alleen uw rekenkamer kan die lezen.',
  NOTHING_CHANGED: () => 'Dit staat al zo; er is niets veranderd.',

  // ── people and access ───────────────────────────────────────────────────────────────────────────────────────────
  UNKNOWN_PERSON: () =>
    'Welkom. Kamerbode kent u nog niet: typ hier de code uit uw uitnodiging, of vraag er een aan uw voorzitter of secretaris.',

  // ── study ───────────────────────────────────────────────────────────────────────────────────────────────────────
  STUDY_PAUSED: () => 'Dit onderzoek is gepauzeerd. Hervat het eerst; daarna kan dit weer.',
  STUDY_CLOSED: () => 'Dit onderzoek is afgesloten: het is nog te lezen, maar niet meer te wijzigen.',
  ALREADY_DECIDED: (v: { who: string; on: string }) =>
    `Hierover is al beslist, door ${v.who} op ${dutchDate(v.on)}. Hieronder ziet u de stand van nu.`,

  // ── registers ───────────────────────────────────────────────────────────────────────────────────────────────────

  // ── planning ────────────────────────────────────────────────────────────────────────────────────────────────────

  // ── edge ────────────────────────────────────────────────────────────────────────────────────────────────────────
} satisfies Record<string, (values: never) => string>;

export type RefusalCode = keyof typeof refusals;

/** The values that the text of a code needs: leaving one out does not compile. */
export type RefusalValues<C extends RefusalCode> =
  Parameters<(typeof refusals)[C]> extends [infer V] ? V : Values | undefined;

/** The sentence for a refusal. */
export function refusalText(refusal: { code: RefusalCode; values: Values }): string {
  const texts: Record<RefusalCode, AnyText> = refusals;
  return texts[refusal.code](refusal.values);
}
