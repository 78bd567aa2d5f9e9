/** Data to draw the start of a stage with. */
import { exampleTask, exampleTasks, LONG_COURT, LONG_TITLE, STUDY } from './example-data';
import type { StageStartedInput } from './stage-started';

const typical: StageStartedInput = {
  studyId: STUDY,
  court: 'Heerlen',
  stage: 'Documentenanalyse',
  from: '2026-11-24',
  until: '2027-01-08',
  tasks: exampleTasks.slice(2),
};

export const examples: Record<string, StageStartedInput> = {
  typical,
  settled: { ...typical, tasks: [] },
  largest: {
    ...typical,
    court: LONG_COURT,
    stage: LONG_TITLE,
    tasks: Array.from({ length: 14 }, (_, n) =>
      exampleTask(n, {
        title: LONG_TITLE,
        dueOn: null,
        after: LONG_TITLE,
        estimateOn: '2026-09-30',
        waitingSince: '2026-09-30',
      }),
    ),
  },
};
