/** Data to draw a task with. */
import { exampleTask, LONG_COURT, LONG_TITLE, NASTY_NAME } from './example-data';
import type { TaskInput, TaskRight } from './task';

const open: TaskRight[] = [
  'COMPLETE_TASKS',
  'SNOOZE_TASK',
  'WAIT_FOR',
  'EXTEND_TASK',
  'REASSIGN_TASK',
  'MARK_NOT_APPLICABLE',
  'ADD_NOTE',
  'READ_CONTENT',
];

const typical: TaskInput = {
  task: exampleTask(1, { dueOn: '2026-11-19', over: 3 }),
  court: 'Heerlen',
  stage: 'Intake en onderzoeksopzet',
  required: true,
  assignee: 'Onderzoeker Heerlen',
  done: null,
  conditionId: null,
  may: open,
};

export const examples: Record<string, TaskInput> = {
  typical,
  done: {
    ...typical,
    task: exampleTask(1, { state: 'DONE', doneOn: '2026-11-24' }),
    done: { by: 'Onderzoeker Heerlen', at: '2026-11-24T09:12:00.000Z' },
    may: ['UNDO_TASK', 'REOPEN_TASK', 'ADD_NOTE', 'READ_CONTENT'],
  },
  waiting: {
    ...typical,
    task: exampleTask(1, { waitingSince: '2026-11-20' }),
    required: false,
    may: ['STOP_WAITING', 'COMPLETE_TASKS', 'READ_CONTENT'],
  },
  hangs: { ...typical, conditionId: 'NO_RESPONSE', may: ['REASSIGN_TASK', 'ADD_NOTE', 'READ_CONTENT'] },
  follows: {
    ...typical,
    task: exampleTask(1, {
      dueOn: null,
      firm: false,
      over: null,
      after: 'het gesprek is gevoerd',
      estimateOn: '2027-02-04',
    }),
    assignee: null,
    may: ['READ_CONTENT'],
  },
  largest: {
    ...typical,
    conditionId: 'NO_RESPONSE',
    task: exampleTask(1, {
      title: LONG_TITLE,
      version: 1234,
      dueOn: null,
      after: LONG_TITLE,
      estimateOn: '2026-09-30',
      snoozedUntil: '2026-09-30',
    }),
    court: LONG_COURT,
    stage: LONG_TITLE,
    required: false,
    assignee: NASTY_NAME,
  },
};
