/** Data to draw a moved planning with. */
import { LONG_COURT, LONG_TITLE, STUDY } from './example-data';
import type { PlanMovedInput } from './plan-moved';

const typical: PlanMovedInput = {
  studyId: STUDY,
  court: 'Heerlen',
  workingDays: 6,
  because: 'Intake en onderzoeksopzet',
  stages: [
    { stage: 'Documentenanalyse', until: '2027-01-18' },
    { stage: 'Interviews', until: '2027-03-22' },
    { stage: 'Rapport en publicatie voorbereiden', until: '2027-09-20' },
  ],
};

export const examples: Record<string, PlanMovedInput> = {
  typical,
  earlier: { ...typical, workingDays: -1 },
  largest: {
    ...typical,
    court: LONG_COURT,
    because: LONG_TITLE,
    stages: Array.from({ length: 9 }, () => ({ stage: LONG_TITLE, until: '2027-09-30' })),
  },
};
