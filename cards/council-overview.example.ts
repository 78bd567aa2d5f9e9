/** Examples of the card with which a court hands something to its council. */
import type { CouncilOverviewInput } from './council-overview';
import { exampleId, LONG_COURT } from './example-data';

const typical: CouncilOverviewInput = {
  court: { id: exampleId(1), name: 'Heerlen' },
  studies: { published: 1, running: 1, unrecorded: 1 },
  recommendations: { total: 7, implemented: 2, open: 4 },
  promises: { kept: 8, of: 9 },
  next: { wave: 3, from: '2029-01-30', until: '2030-01-30' },
  madeOn: '2027-10-05',
  handover: null,
};

export const examples: Record<string, CouncilOverviewInput> = {
  typical,
  nothingYet: {
    ...typical,
    studies: { published: 0, running: 0, unrecorded: 0 },
    recommendations: { total: 0, implemented: 0, open: 0 },
    promises: null,
    next: null,
    madeOn: null,
  },
  afterElection: { ...typical, handover: { dutyId: exampleId(1), dueOn: '2030-10-04' } },
  largest: {
    ...typical,
    court: { id: exampleId(1), name: LONG_COURT },
    studies: { published: 7, running: 1, unrecorded: 0 },
    recommendations: { total: 84, implemented: 31, open: 41 },
    handover: { dutyId: exampleId(1), dueOn: '2042-10-04' },
  },
};
