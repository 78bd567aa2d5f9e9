/** Data to draw the morning's bundle with. */
import type { BundleLine } from './bundle';
import {
  exampleId,
  exampleTask,
  exampleTasks,
  LONG_COURT,
  LONG_TITLE,
  NASTY_NAME,
  STUDY,
} from './example-data';
import type { MorningInput } from './morning';

const stage = 'Intake en onderzoeksopzet';

const lines: BundleLine[] = [
  ...exampleTasks.slice(0, 2).map((task): BundleLine => ({
    kind: 'TASK',
    task,
    court: 'Heerlen',
    stage,
    escalated: null,
    insteadOf: null,
  })),
  {
    kind: 'TASK',
    task: exampleTask(7, {
      code: 'DOC-03',
      title: 'Documentverzoek versturen',
      dueOn: '2026-11-17',
      over: 5,
    }),
    court: 'Heerlen',
    stage,
    escalated: { holder: 'Onderzoeker Heerlen' },
    insteadOf: null,
  },
  {
    kind: 'GATE',
    requestId: exampleId(20),
    gate: 'Onderzoeksopzet vastgesteld',
    court: 'Heerlen',
    since: '2026-11-20',
    waited: 2,
  },
  {
    kind: 'ENTRY',
    entryId: exampleId(22),
    entry: 'Documentverzoek 3 · Ambtenaar financiën/control',
    court: 'Heerlen',
    show: { card: 'REGISTER', studyId: STUDY, kind: 'DOCUMENT_REQUEST', page: 1 },
    dueOn: '2026-11-23',
    over: 1,
    escalated: true,
  },
  { kind: 'PAUSED', studyId: STUDY, court: 'Arnhem', on: '2026-11-23' },
  { kind: 'PLAN_MOVED', studyId: STUDY, court: 'Heerlen', workingDays: 6, because: stage },
  {
    kind: 'EXTENSION',
    entryId: exampleId(21),
    entry: 'Ambtelijk wederhoor 1',
    court: 'Heerlen',
    from: '2026-12-22',
    until: '2027-01-12',
  },
  {
    kind: 'JOINED',
    courtId: exampleId(23),
    court: 'Heerlen',
    role: 'Onderzoeker',
    name: 'Onderzoeker Heerlen',
    on: '2026-11-23',
  },
  {
    kind: 'HANDED_OVER',
    from: 'Onderzoeker Heerlen',
    court: 'Heerlen',
    count: 14,
    terms: 3,
    show: {
      card: 'HANDED_OVER',
      courtId: exampleId(23),
      personId: exampleId(24),
      toPersonId: exampleId(25),
    },
  },
  {
    kind: 'SHARED_ANSWER',
    studyId: exampleId(26),
    questionNumber: 12,
    court: 'Heerlen',
    edition: 2,
    isNew: true,
  },
  { kind: 'CHANNEL_GONE', courtId: exampleId(23), court: 'Heerlen' },
];

const dutyLines: BundleLine[] = [
  {
    kind: 'DUTY',
    title: 'Jaarlijkse bevestiging van de intentieverklaring 2027',
    court: 'Heerlen',
    dueOn: '2027-10-01',
    over: -30,
    escalated: false,
    breached: false,
    show: { card: 'DUTY', dutyId: exampleId(30) },
  },
  {
    kind: 'DUTY',
    title: 'Begroting vastgesteld en budget bevestigd 2026',
    court: 'Heerlen',
    dueOn: '2026-11-15',
    over: 14,
    escalated: true,
    breached: true,
    show: { card: 'DUTY', dutyId: exampleId(31) },
  },
  {
    kind: 'DUTY',
    title: 'Gezamenlijke start plannen',
    court: null,
    dueOn: '2026-11-24',
    over: 0,
    escalated: false,
    breached: false,
    show: { card: 'DUTY', dutyId: exampleId(32) },
  },
  {
    kind: 'COMMITMENT',
    commitment: 'Contactpersoon en vervanger',
    court: 'Heerlen',
    status: 'AT_RISK',
    since: '2026-11-20',
    own: true,
    show: { card: 'COMMITMENTS', courtId: exampleId(33) },
  },
  {
    kind: 'COMMITMENT',
    commitment: 'Kennis en goede voorbeelden delen',
    court: 'Heerlen',
    status: 'BREACHED',
    since: '2026-10-20',
    own: false,
    show: { card: 'COORDINATOR_VIEW', courtId: exampleId(33) },
  },
  {
    kind: 'LEAVING',
    court: 'Arnhem',
    since: '2026-11-20',
    coordinates: true,
    show: { card: 'COORDINATOR_VIEW', courtId: exampleId(34) },
  },
  { kind: 'LEAVING', court: 'Arnhem', since: '2026-11-20', coordinates: false, show: { card: 'WAVES' } },
];

export const examples: Record<string, MorningInput> = {
  typical: { on: '2026-11-24', lines },
  duties: { on: '2026-11-24', lines: dutyLines },
  settled: { on: '2026-11-24', lines: [] },
  largest: {
    on: '2026-09-30',
    lines: Array.from({ length: 30 }, (_, n) => ({
      kind: 'TASK',
      task: exampleTask(n, {
        title: LONG_TITLE,
        dueOn: null,
        after: LONG_TITLE,
        estimateOn: '2026-09-30',
        waitingSince: '2026-09-30',
      }),
      court: LONG_COURT,
      stage: LONG_TITLE,
      escalated: { holder: NASTY_NAME },
      insteadOf: null,
    })),
  },
};
