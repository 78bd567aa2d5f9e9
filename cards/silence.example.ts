/** Data to draw the silence detector's card with. */
import type { SilenceInput } from './silence';

export const examples: Record<string, SilenceInput> = {
  tick: { code: 'TICK', since: '2026-11-23T07:30:00.000Z' },
  digest: { code: 'DIGEST', monday: '2026-11-23', count: 1 },
  recipients: { code: 'RECIPIENTS', count: 12 },
  largest: { code: 'RECIPIENTS', count: 100_000 },
};
