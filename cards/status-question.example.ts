/** Data to draw the question with. */
import { exampleId, LONG_COURT } from './example-data';
import type { StatusQuestionInput } from './status-question';

const asked = { askedOn: '2026-11-24', answer: null, until: null, answeredOn: null };
const typical: StatusQuestionInput = { courtId: exampleId(1), court: 'Heerlen', asked, mayAnswer: true };

export const examples: Record<string, StatusQuestionInput> = {
  typical,
  answered: {
    ...typical,
    asked: { ...asked, answer: 'DELAYED', until: '2026-12-18', answeredOn: '2026-11-24' },
  },
  reader: { ...typical, mayAnswer: false },
  nothing: { ...typical, asked: null },
  largest: { ...typical, court: LONG_COURT },
};
