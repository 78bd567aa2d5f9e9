/** Data to draw the coordinator's view with. */
import type { CoordinatorViewInput } from './coordinator-view';
import { exampleCourt, exampleStudyStatus } from './digest.example';
import { LONG_COURT, LONG_TITLE } from './example-data';

const busy = {
  ...exampleStudyStatus,
  gate: {
    nl: 'Gereed voor interviews',
    since: '2026-11-16',
    days: 6,
    noDecider: true,
    missing: 'CHAIR_ABSENT' as const,
  },
  overdue: 3,
  escalated: 1,
  deviation: 6,
};

const own = { own: true, mayAsk: false };

export const examples: Record<string, CoordinatorViewInput> = {
  typical: {
    status: {
      ...exampleCourt(1, 'Heerlen', [busy]),
      asked: { askedOn: '2026-11-16', answer: 'DELAYED', until: '2026-12-18', answeredOn: '2026-11-17' },
    },
    reasons: [
      { code: 'NO_DECIDER', gate: 'Gereed voor interviews', days: 6 },
      { code: 'SAYS_DELAYED', until: '2026-12-18' },
    ],
    ...own,
  },
  calm: { status: exampleCourt(1, 'Heerlen'), reasons: [], ...own },
  coordinator: {
    status: exampleCourt(1, 'Heerlen', [busy]),
    reasons: [{ code: 'NO_DECIDER', gate: 'Gereed voor interviews', days: 6 }],
    own: false,
    mayAsk: true,
  },
  commitments: {
    status: {
      ...exampleCourt(1, 'Heerlen'),
      jointNote: { wave: 2, state: 'OBJECTED' },
      commitments: {
        declared: true,
        atRisk: ['Budget per jaar'],
        breached: ['Langjarige deelname'],
        waived: ['Capaciteit'],
        leaving: { since: '2026-11-20' },
      },
    },
    reasons: [
      { code: 'LEAVING', since: '2026-11-20' },
      { code: 'BREACHED', commitments: ['Langjarige deelname'] },
      { code: 'AT_RISK', commitments: ['Budget per jaar'] },
    ],
    ...own,
  },
  candidate: {
    status: { ...exampleCourt(1, 'Delft', []), participation: 'INTERESTED' },
    reasons: [],
    ...own,
  },
  largest: {
    status: {
      ...exampleCourt(1, LONG_COURT, [
        { ...busy, stage: { nl: LONG_TITLE }, gate: { ...busy.gate, nl: LONG_TITLE } },
        { ...busy, state: 'AFTERCARE', stage: { nl: LONG_TITLE }, gate: { ...busy.gate, nl: LONG_TITLE } },
        ...Array.from({ length: 8 }, () => ({
          ...busy,
          state: 'CLOSED' as const,
          closedOn: '2026-11-20',
          phases: [],
        })),
      ]),
      undeliverable: 10,
      commitments: {
        declared: true,
        atRisk: Array.from({ length: 9 }, () => LONG_TITLE),
        breached: Array.from({ length: 9 }, () => LONG_TITLE),
        waived: Array.from({ length: 9 }, () => LONG_TITLE),
      },
    },
    reasons: Array.from({ length: 8 }, () => ({ code: 'NO_DECIDER', gate: LONG_TITLE, days: 100 })),
    ...own,
  },
};
