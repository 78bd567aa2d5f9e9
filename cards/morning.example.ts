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
  ...exampleTasks
    .slice(0, 2)
    .map((task): BundleLine => ({
      kind: 'TASK',
      task,
      court: 'Heerlen',
      stage,
      escalated: null,
      insteadOf: null,
    })),
  {
    kind: 'TASK',
    task: exampleTask(7, { title: 'Documentverzoek versturen', dueOn: '2026-11-17', over: 5 }),
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
  { kind: 'CHANNEL_GONE', courtId: exampleId(23), court: 'Heerlen' },
];

export const examples: Record<string, MorningInput> = {
  typical: { on: '2026-11-24', lines },
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
