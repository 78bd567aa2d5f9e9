/**
 * What people read when it worked: one Dutch sentence per code, shown as the line on top of the card. Values arrive
 * raw (dates as `yyyy-MM-dd`); the sentence formats them. No reasons or notes in here.
 */
import type { AnyText, Values } from './refusals';

export const outcomes = {
  // ── people and access ───────────────────────────────────────────────────────────────────────────────────────────
  LANGUAGE_SET: () => 'Uw taal is ingesteld.',

  // ── study ───────────────────────────────────────────────────────────────────────────────────────────────────────

  // ── registers ───────────────────────────────────────────────────────────────────────────────────────────────────

  // ── planning ────────────────────────────────────────────────────────────────────────────────────────────────────
} satisfies Record<string, (values: never) => string>;

export type OutcomeCode = keyof typeof outcomes;

/** The values that the text of a code needs: leaving one out does not compile. */
export type OutcomeValues<C extends OutcomeCode> =
  Parameters<(typeof outcomes)[C]> extends [infer V] ? V : Values | undefined;

/** The sentence for an outcome. */
export function outcomeText(outcome: { code: OutcomeCode; values: Values }): string {
  const texts: Record<OutcomeCode, AnyText> = outcomes;
  return texts[outcome.code](outcome.values);
}
