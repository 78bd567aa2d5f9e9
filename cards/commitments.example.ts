/** Data to draw the commitments with. */
import type { CommitmentsInput } from './commitments';
import { exampleId, LONG_COURT, LONG_TITLE } from './example-data';

const none = { dueOn: null, year: null, euros: null, days: null, spending: null, evidenceLink: null };
const typical: CommitmentsInput = {
  court: { id: exampleId(1), name: 'Heerlen' },
  declaration: {
    signedOn: '2026-11-20',
    signedBy: 'Voorzitter',
    untilYear: 2042,
    budgetPerYear: 15_000,
    daysPerYear: 60,
    evidenceLink: 'https://heerlen.example/intentieverklaring.pdf',
    withdrawnOn: null,
  },
  leaving: null,
  commitments: [
    {
      ...none,
      id: 'LONG_TERM_PARTICIPATION',
      label: 'Langjarige deelname',
      status: 'CONFIRMED',
      dueOn: '2027-10-01',
      evidenceLink: 'https://heerlen.example/besluit',
    },
    {
      ...none,
      id: 'ANNUAL_BUDGET',
      label: 'Budget per jaar',
      status: 'AT_RISK',
      dueOn: '2027-11-15',
      year: 2027,
      euros: 15_000,
      spending: { year: 2027, stand: 'LESS' },
    },
    {
      ...none,
      id: 'CAPACITY',
      label: 'Capaciteit (dagen per jaar)',
      status: 'CONFIRMED',
      days: 60,
      year: 2026,
    },
    {
      ...none,
      id: 'WAVE_CADENCE',
      label: 'Vervolgonderzoek elke twee tot drie jaar',
      status: 'NOT_CONFIRMED',
    },
  ],
  duties: [
    { id: exampleId(5), title: 'Jaarverslag van de rekenkamer 2027', dueOn: '2027-03-31', soon: true },
    { id: exampleId(6), title: 'Budget voor volgend jaar aanvragen 2027', dueOn: '2027-04-15', soon: false },
  ],
  mayConfirm: true,
  mayRegister: true,
  mayWaive: true,
  incident: 'REPORT',
};

const empty = {
  signedOn: null,
  signedBy: null,
  untilYear: null,
  budgetPerYear: null,
  daysPerYear: null,
  evidenceLink: null,
  withdrawnOn: null,
};

export const examples: Record<string, CommitmentsInput> = {
  typical,
  reader: { ...typical, mayConfirm: false, mayRegister: false, mayWaive: false, incident: null },
  knownOnly: {
    ...typical,
    declaration: empty,
    commitments: typical.commitments.map(({ id, label }) => ({
      ...none,
      id,
      label,
      status: 'NOT_CONFIRMED',
    })),
    duties: [],
  },
  none: { ...typical, declaration: null, commitments: [], duties: [] },
  withdrawn: { ...typical, declaration: { ...empty, withdrawnOn: '2030-05-01' }, commitments: [] },
  leaving: { ...typical, leaving: '2027-10-01' },
  largest: {
    ...typical,
    leaving: '2027-10-01',
    court: { id: exampleId(1), name: LONG_COURT },
    commitments: Array.from({ length: 9 }, (_, n) => ({
      id: `COMMITMENT_${n}`,
      label: LONG_TITLE,
      status: 'BREACHED',
      dueOn: '2027-10-01',
      year: 2027,
      euros: 10_000_000,
      days: 2_000,
      spending: { year: 2027, stand: 'MORE' },
      evidenceLink: `https://heerlen.example/${'x'.repeat(370)}`,
    })),
    duties: Array.from({ length: 9 }, (_, n) => ({
      id: exampleId(n),
      title: LONG_TITLE,
      dueOn: '2027-10-01',
      soon: true,
    })),
  },
};
