/** Data to draw what came over with. */
import { exampleId, exampleTask, exampleTasks, LONG_COURT, LONG_TITLE, NASTY_NAME } from './example-data';
import type { HandedOverInput } from './handed-over';

const typical: HandedOverInput = {
  court: 'Heerlen',
  from: 'Onderzoeker Heerlen',
  insteadOf: null,
  tasks: exampleTasks,
  terms: 2,
  ref: { courtId: exampleId(1), personId: exampleId(2), toPersonId: exampleId(3) },
  page: { courtId: exampleId(1), subjectId: exampleId(2) },
};

export const examples: Record<string, HandedOverInput> = {
  typical,
  insteadOf: { ...typical, insteadOf: 'Secretaris Heerlen', page: null, tasks: exampleTasks.slice(0, 1) },
  settled: { ...typical, tasks: [], terms: 0 },
  terms: { ...typical, tasks: [] },
  largest: {
    ...typical,
    court: LONG_COURT,
    from: NASTY_NAME,
    insteadOf: NASTY_NAME,
    tasks: Array.from({ length: 64 }, (_, n) =>
      exampleTask(n, {
        version: 1234,
        title: LONG_TITLE,
        dueOn: null,
        after: LONG_TITLE,
        estimateOn: '2026-09-30',
        waitingSince: '2026-09-30',
      }),
    ),
  },
};
