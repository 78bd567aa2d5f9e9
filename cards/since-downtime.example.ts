/** Data to draw the summary after downtime with. */
import { examples as morning } from './morning.example';
import type { SinceDowntimeInput } from './since-downtime';

const during = { from: '2026-11-20T17:00:00.000Z', until: '2026-11-24T06:12:00.000Z' };

export const examples: Record<string, SinceDowntimeInput> = Object.fromEntries(
  Object.entries(morning).map(([name, { lines }]) => [name, { ...during, lines }]),
);
