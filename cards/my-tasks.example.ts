/** Data to draw the list of tasks with. */
import { exampleTask, exampleTasks, LONG_COURT, LONG_TITLE } from './example-data';
import type { MyTasksInput } from './my-tasks';

export const examples: Record<string, MyTasksInput> = {
  none: { page: 1, pages: 1, tasks: [], open: 0, over: 0, justDone: [] },
  typical: {
    page: 1,
    pages: 2,
    tasks: exampleTasks.map((task) => ({
      task,
      court: 'Heerlen',
      stage: 'Intake en onderzoeksopzet',
      mayComplete: true,
    })),
    open: 11,
    over: 1,
    justDone: [
      exampleTask(9, {
        title: 'Ontvangst registreren en vertrouwelijkheid aanduiden',
        state: 'DONE',
        doneOn: '2026-11-24',
      }),
    ],
  },
  largest: {
    page: 12,
    pages: 13,
    tasks: Array.from({ length: 8 }, (_, n) => ({
      task: exampleTask(n, {
        version: 1234,
        title: LONG_TITLE,
        dueOn: null,
        after: LONG_TITLE,
        estimateOn: '2026-09-30',
        waitingSince: '2026-09-30',
      }),
      court: LONG_COURT,
      stage: LONG_TITLE,
      mayComplete: true,
    })),
    open: 103,
    over: 99,
    justDone: Array.from({ length: 9 }, (_, n) =>
      exampleTask(50 + n, { version: 1234, title: LONG_TITLE, state: 'DONE', doneOn: '2026-11-24' }),
    ),
  },
};
