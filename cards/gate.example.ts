/** Data to draw a gate request with, in each of its states. */
import { exampleId, LONG_COURT, LONG_TITLE, NASTY_NAME, STUDY } from './example-data';
import type { GateInput } from './gate';

const typical: GateInput = {
  requestId: exampleId(20),
  version: 2,
  studyId: STUDY,
  courtId: exampleId(1),
  court: 'Heerlen',
  stageId: 'INTAKE',
  stage: 'Intake en onderzoeksopzet',
  gate: 'Onderzoeksopzet vastgesteld',
  leadsTo: 'Documentenanalyse',
  state: 'REQUESTED',
  requestedBy: 'Onderzoeker Heerlen',
  requestedAt: '2026-11-20T10:02:00.000Z',
  waited: 2,
  cost: { freeUntil: '2026-12-04' },
  board: { meetingOn: '2026-12-02' },
  criteria: [
    {
      label: 'Alle verplichte taken zijn gedaan',
      met: false,
      attested: false,
      detail: { done: 8, of: 9 },
      reasoned: true,
    },
    {
      label: 'Gedeelde vragen meegenomen, of een reden per vraag',
      met: true,
      attested: true,
      detail: null,
      reasoned: false,
    },
    { label: 'Bij iedere vraag een norm', met: true, attested: false, detail: null, reasoned: false },
    {
      label: 'Budget en capaciteit voor dit jaar bevestigd',
      met: false,
      attested: true,
      detail: null,
      reasoned: true,
    },
    { label: 'AVG-paragraaf aanwezig', met: true, attested: false, detail: null, reasoned: false },
    { label: 'Onafhankelijkheid getoetst', met: true, attested: false, detail: null, reasoned: false },
  ],
  openTasks: 1,
  decided: null,
  reopenedTasks: [],
  reopenedAt: null,
  recorded: null,
  missing: null,
  postponed: null,
  may: ['APPROVE_GATE', 'RETURN_GATE', 'READ_CONTENT'],
};

const decided = {
  by: 'Voorzitter Heerlen',
  role: 'Voorzitter',
  at: '2026-11-24T13:30:00.000Z',
  boardOn: null,
};

export const examples: Record<string, GateInput> = {
  decider: typical,
  requester: { ...typical, may: ['WITHDRAW_GATE', 'READ_CONTENT'] },
  moving: {
    ...typical,
    board: null,
    cost: { moved: 4 },
    criteria: typical.criteria.filter(({ met }) => met),
    openTasks: 0,
  },
  nobody: {
    ...typical,
    missing: { why: 'CHAIR_ABSENT', until: '2026-12-18' },
    may: ['APPOINT_STAND_IN', 'WITHDRAW_GATE', 'READ_CONTENT', 'REGISTER_ABSENCE'],
  },
  postponed: { ...typical, postponed: { comesBackOn: '2026-11-26' } },
  recorded: { ...typical, recorded: { by: 'Secretaris Heerlen', on: '2026-11-18' } },
  approved: {
    ...typical,
    state: 'APPROVED',
    decided: { ...decided, boardOn: '2026-11-18' },
    may: ['REOPEN_GATE', 'READ_CONTENT'],
  },
  returned: {
    ...typical,
    state: 'RETURNED',
    decided,
    reopenedTasks: ['Normenkader koppelen aan elke onderzoeksvraag', 'Vier-ogencontrole op de opzet'],
    may: ['READ_CONTENT'],
  },
  withdrawn: {
    ...typical,
    state: 'WITHDRAWN',
    decided: { ...decided, by: 'Onderzoeker Heerlen', role: 'Onderzoeker' },
    may: [],
  },
  largest: {
    ...typical,
    court: LONG_COURT,
    stage: LONG_TITLE,
    gate: LONG_TITLE,
    leadsTo: LONG_TITLE,
    requestedBy: NASTY_NAME,
    criteria: Array.from({ length: 12 }, (_, n) => ({
      label: LONG_TITLE,
      met: n > 8,
      attested: true,
      detail: { done: 100, of: 120 },
      reasoned: true,
    })),
    reopenedTasks: Array.from({ length: 20 }, () => LONG_TITLE),
    recorded: { by: NASTY_NAME, on: '2026-09-30' },
    missing: { why: 'ONLY_REQUESTER', until: null },
    may: ['APPROVE_GATE', 'RETURN_GATE', 'READ_CONTENT', 'REGISTER_ABSENCE', 'APPOINT_STAND_IN'],
  },
};
