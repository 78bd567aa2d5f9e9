/** Data to draw the registers with. */
import { exampleId, LONG_COURT, LONG_TITLE, STUDY } from './example-data';
import type { RegisterInput, RegisterLine } from './register';

const entry = (n: number, changes: Partial<RegisterLine> = {}): RegisterLine => ({
  id: exampleId(n),
  kind: 'DOCUMENT_REQUEST',
  number: n,
  roles: ['Ambtenaar financiën/control'],
  sentOn: '2026-11-09',
  dueOn: '2026-11-23',
  over: 1,
  proposedDueOn: null,
  receivedOn: null,
  heldOn: null,
  minutesDraftedOn: null,
  minutesSentOn: null,
  settledOn: null,
  outcome: null,
  ...changes,
});

const typical: RegisterInput = {
  studyId: STUDY,
  kind: 'DOCUMENT_REQUEST',
  court: 'Heerlen',
  page: 1,
  pages: 1,
  entries: [
    entry(1, {
      outcome: 'RECEIVED',
      receivedOn: '2026-11-18',
      settledOn: '2026-11-18',
      over: null,
      roles: ['Programmadirecteur'],
    }),
    entry(2),
    entry(3, {
      dueOn: '2026-12-22',
      over: -20,
      proposedDueOn: '2027-01-12',
      roles: ['Ambtenaar beleid/gebied'],
    }),
    entry(4, { sentOn: null, dueOn: null, over: null, roles: [] }),
  ],
  open: 3,
  settled: 1,
  mayAdd: true,
  mayUpdate: true,
};

const interview = (n: number, changes: Partial<RegisterLine>): RegisterLine =>
  entry(n, { kind: 'INTERVIEW', dueOn: null, over: null, ...changes });

export const examples: Record<string, RegisterInput> = {
  typical,
  empty: { ...typical, kind: 'TECHNICAL_HEARING', entries: [], open: 0, settled: 0 },
  interviews: {
    ...typical,
    kind: 'INTERVIEW',
    entries: [
      interview(1, { outcome: 'MINUTES_TACIT', settledOn: '2026-11-20', roles: ['Portefeuillehouder'] }),
      interview(2, {
        heldOn: '2026-11-12',
        minutesSentOn: '2026-11-18',
        dueOn: '2026-12-02',
        over: -6,
        roles: ['Voorzitter van de Alliantie', 'Programmadirecteur'],
      }),
      interview(3, { sentOn: null, roles: ['Griffier'] }),
    ],
    mayAdd: false,
    mayUpdate: false,
  },
  largest: {
    ...typical,
    court: LONG_COURT,
    page: 2,
    pages: 13,
    entries: Array.from({ length: 8 }, (_, n) =>
      interview(n + 100, {
        roles: Array.from({ length: 12 }, () => LONG_TITLE),
        heldOn: '2026-09-30',
        minutesSentOn: '2026-09-30',
        dueOn: '2026-09-30',
        over: 100,
        proposedDueOn: '2026-09-30',
      }),
    ),
    open: 100,
    settled: 100,
  },
};
