/** Data to draw the weekly lines with. */
import { LONG_COURT, LONG_TITLE, STUDY } from './example-data';
import type { WeeklyLinesInput } from './weekly-lines';

const typical: WeeklyLinesInput = {
  studyId: STUDY,
  court: 'Heerlen',
  on: '2026-11-23',
  stage: { label: 'Documentenanalyse', until: '2027-01-08', over: -31 },
  tasks: { open: 6, over: 1 },
  gate: { label: 'Gereed voor interviews', met: 2, of: 5, waiting: false },
};

export const examples: Record<string, WeeklyLinesInput> = {
  typical,
  waiting: {
    ...typical,
    tasks: { open: 0, over: 0 },
    gate: { label: 'Gereed voor interviews', met: 5, of: 5, waiting: true },
  },
  closed: { ...typical, stage: null, gate: null },
  largest: {
    ...typical,
    court: LONG_COURT,
    stage: { label: LONG_TITLE, until: '2027-09-30', over: 100 },
    gate: { label: LONG_TITLE, met: 10, of: 12, waiting: false },
  },
};
