/** Data to draw an undelivered message with. */
import { exampleId, NASTY_NAME } from './example-data';
import type { UndeliverableInput } from './undeliverable';

const typical: UndeliverableInput = { name: 'Secretaris Lelystad', courtId: exampleId(1), reachable: false };

export const examples: Record<string, UndeliverableInput> = {
  typical,
  reachable: { ...typical, courtId: null, reachable: true },
  largest: { ...typical, name: NASTY_NAME },
};
