/**
 * The silence detector: something was due and nothing happened. Told in the health report and to the coordinators, with
 * codes, moments and counts only. Pure.
 */
import type { CardRef } from '../../cards/ref';

/** So long after its moment, something that was due and was not done is silence. The tick runs every minute. */
const PATIENCE_MS = 60 * 60 * 1000;

/** As the card that tells of it names it. */
export type Silence = Extract<CardRef, { card: 'SILENCE' }>['silence'];

export interface SilenceFacts {
  /** UTC, ISO. */
  now: string;
  /** The first moment at which something is due that has not been done; it may lie ahead. */
  due: string;
  /** This week's digest, by the coordinators who should have had it by now; null while there was nothing to compare a first one with. */
  digest: { monday: string; expected: number; sent: number } | null;
  /** People for whom messages ended in the last seven days, and those of them who got at least one. */
  recipients: { expected: number; reached: number };
}

/** Everything that is silent now, the gravest first. */
export function silences({ now, due, digest, recipients }: SilenceFacts): Silence[] {
  const found: Silence[] = [];
  if (isOverdue(due, now)) found.push({ code: 'TICK', since: due });
  // While nothing ran at all the digest could not go either: it is told as one, and goes with what follows.
  if (found.length === 0 && digest !== null && digest.sent < digest.expected) {
    found.push({ code: 'DIGEST', monday: digest.monday, count: digest.expected - digest.sent });
  }
  const unreached = recipients.expected - recipients.reached;
  if (unreached > 0) found.push({ code: 'RECIPIENTS', count: unreached });
  return found;
}

/** Whether what was due at this moment should have happened by now. */
export const isOverdue = (moment: string, now: string): boolean =>
  Date.parse(moment) + PATIENCE_MS < Date.parse(now);

/** What makes a silence one and the same, so that it is told once. */
export function silenceKey(silence: Silence, today: string): string {
  switch (silence.code) {
    case 'TICK':
      return `silence:TICK:${silence.since}`;
    case 'DIGEST':
      return `silence:DIGEST:${silence.monday}`;
    case 'RECIPIENTS':
      // Once a month: who cannot be reached stays so until somebody does something about it.
      return `silence:RECIPIENTS:${today.slice(0, 7)}`;
  }
}
