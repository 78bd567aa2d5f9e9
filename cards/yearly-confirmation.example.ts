/** Data to draw the yearly confirmation with. */
import { exampleId, LONG_COURT, LONG_TITLE } from './example-data';
import type { YearlyConfirmationInput } from './yearly-confirmation';

const typical: YearlyConfirmationInput = {
  court: { id: exampleId(1), name: 'Heerlen' },
  dueOn: '2027-10-01',
  confirmed: false,
  budget: { year: 2027, euros: 15_000 },
  days: 60,
  people: [
    { id: exampleId(2), name: 'Secretaris Heerlen' },
    { id: exampleId(3), name: 'Onderzoeker Heerlen' },
  ],
  contactId: exampleId(2),
  standInId: exampleId(3),
  mayConfirm: true,
  mayStop: true,
  leaving: null,
};

export const examples: Record<string, YearlyConfirmationInput> = {
  typical,
  first: { ...typical, budget: { year: 2027, euros: null }, days: null, contactId: null, standInId: null },
  budgetKnown: { ...typical, budget: null },
  secretary: { ...typical, mayStop: false },
  leaving: { ...typical, leaving: '2027-09-21' },
  confirmed: { ...typical, dueOn: '2028-10-01', confirmed: true },
  reader: { ...typical, mayConfirm: false },
  notDeclared: { ...typical, dueOn: null },
  largest: {
    ...typical,
    court: { id: exampleId(1), name: LONG_COURT },
    people: Array.from({ length: 12 }, (_, n) => ({ id: exampleId(n + 2), name: LONG_TITLE })),
  },
};
