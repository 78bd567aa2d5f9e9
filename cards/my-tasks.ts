/** Somebody's own tasks: overdue first, paged, several ticked off at once, what was just ticked off undone. */
import { commandButton, showButton, TICK_PREFIX, type CardButton } from './actions';
import { bare, plain } from './escape';
import { tapAction, type CardParts } from './finish';
import layout from './my-tasks.json';
import { taskStand, type TaskLine } from './task-line';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

/** Rows on a page: what can be overseen on a phone, and stays well under the size that Teams takes. */
export const TASKS_A_PAGE = 8;

const MOST_UNDO = 3;

/** What a screen reader says of a title, beside the title itself. */
const SPOKEN = 60;

export interface MyTasksInput {
  page: number;
  pages: number;
  /** The rows of this page, in the order of all: overdue first. */
  tasks: { task: TaskLine; court: string; stage: string; mayComplete: boolean }[];
  /** Of all pages. */
  open: number;
  over: number;
  /** Ticked off by the viewer a moment ago, newest first. */
  justDone: TaskLine[];
}

export function myTasksCard(input: MyTasksInput, texts: Texts): CardParts {
  const words = texts.card.myTasks;
  const done = input.justDone.slice(0, MOST_UNDO);
  const places = new Set(input.tasks.map(placeOf));
  const body = fill({
    title: words.title,
    isOnePlace: places.size === 1,
    place: places.size === 1 ? [...places].join('') : '',
    count: input.open === 0 ? words.none : words.count(input.open, input.over),
    hint: words.hint,
    hasTasks: input.tasks.some(({ mayComplete }) => mayComplete),
    rows: input.tasks.map((row) => taskRow(row, places.size > 1, texts)),
    open: texts.button.open,
    paged: input.pages > 1,
    page: texts.page(input.page, input.pages),
    hasDone: done.length > 0,
    justDone: words.justDone,
    done: done.map((task) => ({
      title: `✓ ${plain(task.title)}`,
      undo: texts.button.undo,
      tap: tapAction(words.undoTask(bare(task.title, SPOKEN)), undo(task, input.page)),
    })),
    moreDone: input.justDone.length > done.length,
    moreDoneText: words.moreDone(input.justDone.length - done.length),
  });
  return { summary: words.summary, body, buttons: pageButtons(input, texts) };
}

function placeOf({ court, stage }: MyTasksInput['tasks'][number]): string {
  return `${plain(court, 30)} · ${plain(stage, 40)}`;
}

function taskRow(row: MyTasksInput['tasks'][number], hasPlace: boolean, texts: Texts): object {
  const { task, mayComplete } = row;
  const stand = taskStand(task, texts);
  return {
    ticks: mayComplete,
    tickId: `${TICK_PREFIX}|${task.studyId}|${task.id}|${task.version}`,
    title: plain(task.title),
    hasPlace,
    place: placeOf(row),
    stand: stand.text,
    colour: stand.colour,
    tap: tapAction(texts.card.myTasks.openTask(bare(task.title, SPOKEN)), {
      kb: 1,
      show: { card: 'TASK', taskId: task.id },
    }),
  };
}

function undo(task: TaskLine, page: number): CardButton['data'] {
  const command = {
    name: 'UNDO_TASK',
    studyId: task.studyId,
    task: { id: task.id, expectedVersion: task.version },
  };
  return commandButton('', command, { card: 'MY_TASKS', page }).data;
}

function pageButtons({ page, pages, tasks, justDone }: MyTasksInput, texts: Texts): CardButton[] {
  const buttons: CardButton[] = [];
  if (tasks.some(({ mayComplete }) => mayComplete)) {
    buttons.push(
      commandButton(texts.button.tickOff, { name: 'COMPLETE_TASKS' }, { card: 'MY_TASKS', page }, 'positive'),
    );
  }
  if (page > 1) buttons.push(showButton(texts.button.previous, { card: 'MY_TASKS', page: page - 1 }));
  if (page < pages) buttons.push(showButton(texts.button.next, { card: 'MY_TASKS', page: page + 1 }));
  // With the last task ticked off, its study's status says what can be done next.
  const [first] = [...tasks.map(({ task }) => task), ...justDone].map(({ studyId }) => studyId);
  if (first === undefined) buttons.push(showButton(texts.button.help, { card: 'HELP' }));
  else buttons.push(showButton(texts.button.status, { card: 'STUDY', studyId: first }));
  return buttons;
}
