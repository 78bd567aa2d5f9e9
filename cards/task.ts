/** One task: what, until when, how it stands, and what can be done with it. */
import { commandButton, openButton, showButton, type CardButton } from './actions';
import { plain } from './escape';
import type { CardParts } from './finish';
import type { CardRef, DialogRef } from './ref';
import { taskDate, taskHold, type TaskLine } from './task-line';
import layout from './task.json';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

/** What the viewer may do with the task as it stands; a button that would be refused is not shown. */
export type TaskRight =
  | 'COMPLETE_TASKS'
  | 'UNDO_TASK'
  | 'SNOOZE_TASK'
  | 'WAIT_FOR'
  | 'STOP_WAITING'
  | 'EXTEND_TASK'
  | 'REASSIGN_TASK'
  | 'MARK_NOT_APPLICABLE'
  | 'REOPEN_TASK'
  | 'ADD_NOTE'
  | 'READ_CONTENT';

export interface TaskInput {
  task: TaskLine;
  court: string;
  stage: string;
  required: boolean;
  assignee: string | null;
  done: { by: string; at: string } | null;
  /** The question on which the task hangs, when the viewer may answer it. */
  conditionId: string | null;
  may: readonly TaskRight[];
}

export function taskCard(input: TaskInput, texts: Texts): CardParts {
  const words = texts.card.task;
  const stand = taskDate(input.task, texts);
  const held = taskHold(input.task, texts);
  const facts = [
    input.done === null
      ? { title: words.who, value: input.assignee === null ? words.nobody : plain(input.assignee, 60) }
      : { title: words.done, value: words.doneBy(plain(input.done.by, 60), input.done.at) },
    { title: words.code, value: plain(input.task.code) },
  ];
  if (held !== null) facts.unshift({ title: words.state, value: held });
  if (!input.required) facts.push({ title: words.optional, value: words.optionalValue });
  return {
    summary: words.summary,
    body: fill({
      overline: `${plain(input.court, 60)} · ${plain(input.stage)}`,
      title: plain(input.task.title),
      stand: stand.text,
      colour: stand.colour,
      facts,
    }),
    ...taskButtons(input, texts),
  };
}

function taskButtons(input: TaskInput, texts: Texts): { buttons: CardButton[]; more: CardButton[] } {
  const { id, version, studyId, state } = input.task;
  const back: CardRef = { card: 'TASK', taskId: id };
  const ref = { id, expectedVersion: version };
  const words = texts.button;
  const may = new Set(input.may);
  const action = (title: string, kind: Extract<DialogRef, { dialog: 'TASK_ACTION' }>['action']): CardButton =>
    openButton(title, { dialog: 'TASK_ACTION', taskId: id, action: kind });

  const buttons: CardButton[] = [];
  if (may.has('COMPLETE_TASKS')) {
    buttons.push(
      commandButton(words.done, { name: 'COMPLETE_TASKS', studyId, tasks: [ref] }, back, 'positive'),
    );
  }
  if (may.has('UNDO_TASK'))
    buttons.push(commandButton(words.undo, { name: 'UNDO_TASK', studyId, task: ref }, back));
  if (may.has('SNOOZE_TASK')) buttons.push(action(words.later, 'SNOOZE'));
  if (may.has('STOP_WAITING')) {
    buttons.push(commandButton(words.stopWaiting, { name: 'STOP_WAITING', studyId, task: ref }, back));
  } else if (may.has('WAIT_FOR')) {
    buttons.push(action(words.waitFor, 'WAIT_FOR'));
  }
  if (input.conditionId !== null) {
    const dialog = { dialog: 'ANSWER_CONDITION', studyId, conditionId: input.conditionId } as const;
    buttons.push(openButton(words.answer, dialog));
  }
  if (may.has('READ_CONTENT') && state === 'OPEN') {
    buttons.push(openButton(words.why, { dialog: 'WHY_THIS_DATE', taskId: id }));
  }
  const more: CardButton[] = [];
  if (may.has('EXTEND_TASK')) more.push(action(words.extend, 'EXTEND'));
  if (may.has('REASSIGN_TASK')) more.push(action(words.reassign, 'REASSIGN'));
  if (may.has('MARK_NOT_APPLICABLE')) more.push(action(words.notApplicable, 'NOT_APPLICABLE'));
  if (may.has('REOPEN_TASK')) more.push(action(words.reopen, 'REOPEN'));
  if (may.has('ADD_NOTE')) more.push(action(words.note, 'NOTE'));
  if (may.has('READ_CONTENT')) more.push(openButton(words.details, { dialog: 'TASK_DETAILS', taskId: id }));
  const tasks = showButton(words.myTasks, { card: 'MY_TASKS', page: 1 });
  (state === 'OPEN' ? more : buttons).push(tasks);
  return { buttons, more };
}
