/**
 * The window of the next wave: from so many to so many months after the anchor of the wave before. Pure: it reckons
 * with what stands at the waves, and changes nothing.
 */
import type { Wave } from '../../entities/wave';
import type { Programme } from '../programme/definition';
import { addMonths, daysBetween } from './calendar';

/** What a window is reckoned with: kept at the wave from whose anchor the months are counted. */
export const ANCHORED = [
  'id',
  'number',
  'anchorOn',
  'windowMinMonths',
  'windowMaxMonths',
  'windowCountsFrom',
] as const satisfies (keyof Wave)[];

export type Anchored = Pick<Wave, (typeof ANCHORED)[number]>;

type CountsFrom = NonNullable<Wave['windowCountsFrom']>;

export interface WaveWindow {
  /** The wave from whose anchor it is counted. */
  waveId: string;
  /** The wave that it is the window of. */
  number: number;
  anchorOn: string;
  minMonths: number;
  maxMonths: number;
  /** What of the next study must lie in the window: its start, or the publication of its report. */
  countsFrom: CountsFrom;
  /** First and last day. */
  from: string;
  until: string;
}

/** The window after this wave; null while it has no anchor. Months that nobody set are those of the definition. */
export function windowAfter(wave: Anchored, { waveIntervalMonths }: Programme): WaveWindow | null {
  if (wave.anchorOn === null) return null;
  const minMonths = wave.windowMinMonths ?? waveIntervalMonths.min;
  const maxMonths = wave.windowMaxMonths ?? waveIntervalMonths.max;
  return {
    waveId: wave.id,
    number: wave.number + 1,
    anchorOn: wave.anchorOn,
    minMonths,
    maxMonths,
    countsFrom: wave.windowCountsFrom ?? 'START',
    from: addMonths(wave.anchorOn, minMonths),
    until: addMonths(wave.anchorOn, maxMonths),
  };
}

/** The window that counts now: after the last wave that has an anchor. Null when none has. */
export function nextWindow(waves: readonly Anchored[], programme: Programme): WaveWindow | null {
  const last = waves
    .filter(({ anchorOn }) => anchorOn !== null)
    .toSorted((a, b) => a.number - b.number)
    .at(-1);
  return last === undefined ? null : windowAfter(last, programme);
}

/** Where a day stands: before the window, in it, or after it. Calendar days to its first, or from its last day. */
type Standing =
  | { at: 'BEFORE'; days: number }
  | { at: 'IN'; day: number; of: number; left: number }
  | { at: 'AFTER'; days: number };

/** Both ends of the window are in it. */
export function standingOf({ from, until }: Pick<WaveWindow, 'from' | 'until'>, today: string): Standing {
  if (today < from) return { at: 'BEFORE', days: daysBetween(today, from) };
  if (today > until) return { at: 'AFTER', days: daysBetween(until, today) };
  return {
    at: 'IN',
    day: daysBetween(from, today) + 1,
    of: daysBetween(from, until) + 1,
    left: daysBetween(today, until),
  };
}

/**
 * What the months of the reminder ladder count from. Its last step belongs to the last day of the window as the
 * definition has it; where a wave has another last day, the whole ladder moves with it.
 */
export function ladderBase({ anchorOn, maxMonths }: WaveWindow, { waveIntervalMonths }: Programme): string {
  return addMonths(anchorOn, maxMonths - waveIntervalMonths.max);
}
