/** Data to draw the coordinator's overview with. */
import type { CourtStatusInput, DigestCourtInput, StudyStatusInput } from './court-status';
import type { DigestInput } from './digest';
import { exampleId, LONG_COURT, LONG_TITLE } from './example-data';

export const exampleStudyStatus: StudyStatusInput = {
  studyId: exampleId(40),
  state: 'RUNNING',
  startedOn: '2026-10-01',
  phase: { number: 2, of: 5, nl: 'Documenten' },
  stage: { nl: 'Documentenanalyse' },
  gate: null,
  phases: [
    { nl: 'Intake', state: 'DONE', startOn: '2026-10-01', endOn: '2026-11-06', forecast: false },
    { nl: 'Documenten', state: 'ACTIVE', startOn: '2026-11-09', endOn: '2027-01-15', forecast: false },
    { nl: 'Interviews', state: 'NOT_STARTED', startOn: '2027-01-18', endOn: '2027-04-02', forecast: true },
    {
      nl: 'Hoor en wederhoor',
      state: 'NOT_STARTED',
      startOn: '2027-04-05',
      endOn: '2027-08-06',
      forecast: true,
    },
    { nl: 'Rapport', state: 'NOT_STARTED', startOn: '2027-08-09', endOn: '2027-09-10', forecast: true },
  ],
  overdue: 0,
  escalated: 0,
  nextOn: '2026-12-03',
  publicationOn: '2027-09-10',
  published: false,
  deviation: 0,
  pausedOn: null,
  closedOn: null,
};

export function exampleCourt(
  n: number,
  municipality: string,
  studies = [exampleStudyStatus],
): CourtStatusInput {
  return {
    courtId: exampleId(n),
    municipality,
    participation: 'ACTIVE',
    participationSince: '2026-09-01',
    undeliverable: 0,
    asked: null,
    studies,
  };
}

const court = (n: number, name: string, more: Partial<DigestCourtInput> = {}): DigestCourtInput => ({
  status: exampleCourt(n, name),
  reasons: [],
  changes: [],
  ...more,
});

const typical: DigestInput = {
  on: '2026-11-23',
  counts: { attention: 3, onSchedule: 4, paused: 1, finished: 0, withoutStudy: 2 },
  attention: [
    court(1, 'Heerlen', {
      reasons: [
        { code: 'NO_DECIDER', gate: 'Onderzoeksopzet vastgesteld', days: 6 },
        { code: 'OVERDUE', count: 2 },
      ],
      changes: [{ code: 'GATE_REQUESTED', gate: 'Onderzoeksopzet vastgesteld', on: '2026-11-13' }],
    }),
    court(2, 'Lelystad', { reasons: [{ code: 'SAYS_DELAYED', until: '2026-12-18' }] }),
    court(3, 'Schiedam', {
      reasons: [
        { code: 'AT_RISK', commitments: ['Budget per jaar'] },
        { code: 'CALL_ME', since: '2026-11-19' },
      ],
    }),
  ],
  changed: [
    court(4, 'Arnhem', {
      changes: [
        { code: 'PHASE', number: 3, of: 5, phase: 'Interviews' },
        { code: 'PUBLICATION_MOVED', days: 4, to: '2027-09-16' },
      ],
    }),
  ],
  unchanged: [
    court(5, 'Groningen'),
    court(6, 'Breda'),
    {
      ...court(7, 'Utrecht'),
      status: exampleCourt(7, 'Utrecht', [
        { ...exampleStudyStatus, state: 'PAUSED', pausedOn: '2026-11-02', nextOn: null },
      ]),
    },
  ],
  withoutStudy: [court(8, 'Delft'), court(9, 'Rotterdam')],
  askable: [1, 2, 3, 4, 5, 6, 7].map(exampleId),
  newerTexts: null,
  joint: [
    {
      number: 2,
      consented: 9,
      of: 12,
      awaited: ['Breda', 'Delft', 'Lelystad'],
      objected: [],
    },
  ],
  window: {
    number: 2,
    from: '2027-01-30',
    until: '2028-01-30',
    countsFrom: 'START',
    standing: { at: 'BEFORE', days: 67 },
  },
};

export const examples: Record<string, DigestInput> = {
  typical,
  calm: { ...typical, counts: { ...typical.counts, attention: 0, onSchedule: 7 }, attention: [] },
  empty: {
    ...typical,
    counts: { attention: 0, onSchedule: 0, paused: 0, finished: 0, withoutStudy: 0 },
    attention: [],
    changed: [],
    unchanged: [],
    withoutStudy: [],
    askable: [],
  },
  largest: {
    on: '2026-09-28',
    counts: { attention: 20, onSchedule: 0, paused: 0, finished: 0, withoutStudy: 0 },
    attention: Array.from({ length: 20 }, (_, n) =>
      court(n, LONG_COURT, {
        reasons: [
          { code: 'NO_DECIDER', gate: LONG_TITLE, days: 100 },
          { code: 'OVERDUE', count: 100 },
          { code: 'DELAYED', days: 100 },
        ],
        changes: [
          { code: 'STAGE', stage: LONG_TITLE },
          { code: 'PUBLICATION_MOVED', days: 100, to: '2027-09-30' },
        ],
      }),
    ),
    changed: [],
    unchanged: [],
    withoutStudy: [],
    askable: Array.from({ length: 20 }, (_, n) => exampleId(n)),
    newerTexts: { waveId: exampleId(99), number: 12 },
    joint: [
      {
        number: 12,
        consented: 0,
        of: 20,
        awaited: Array.from({ length: 12 }, () => LONG_COURT),
        objected: Array.from({ length: 8 }, () => LONG_COURT),
      },
    ],
    window: {
      number: 12,
      from: '2027-01-30',
      until: '2028-01-30',
      countsFrom: 'PUBLICATION',
      standing: { at: 'IN', day: 300, of: 366, left: 66 },
    },
  },
};
