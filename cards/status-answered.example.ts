/** Data to draw the answer with. */
import { exampleId, LONG_COURT } from './example-data';
import type { StatusAnsweredInput } from './status-answered';

const asked = { askedOn: '2026-11-23', answer: 'ON_TRACK' as const, until: null, answeredOn: '2026-11-24' };
const typical: StatusAnsweredInput = { courtId: exampleId(1), court: 'Heerlen', asked, mayAsk: true };

export const examples: Record<string, StatusAnsweredInput> = {
  typical,
  delayed: { ...typical, asked: { ...asked, answer: 'DELAYED', until: '2026-12-18' } },
  waiting: { ...typical, asked: { ...asked, answer: null, answeredOn: null } },
  largest: { ...typical, court: LONG_COURT },
};
