/** Data to draw a milestone with. */
import { LONG_COURT, LONG_TITLE } from './example-data';
import type { MilestoneInput } from './milestone';

const typical: MilestoneInput = {
  court: 'Heerlen',
  milestone: 'GATE',
  phase: 'Documenten',
  on: '2027-01-08',
};

export const examples: Record<string, MilestoneInput> = {
  typical,
  started: { ...typical, milestone: 'STARTED' },
  published: { ...typical, milestone: 'PUBLISHED' },
  closed: { ...typical, milestone: 'CLOSED' },
  largest: { ...typical, court: LONG_COURT, phase: LONG_TITLE },
};
