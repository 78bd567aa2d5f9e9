/** A stage began: what is the viewer's in it. */
import { showButton } from './actions';
import { bare, plain } from './escape';
import { tapAction, type CardParts } from './finish';
import layout from './stage-started.json';
import { taskStand, type TaskLine } from './task-line';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

const MOST_ROWS = 10;

export interface StageStartedInput {
  studyId: string;
  court: string;
  stage: string;
  from: string;
  until: string;
  /** The viewer's open tasks in the stage. */
  tasks: TaskLine[];
}

export function stageStartedCard(input: StageStartedInput, texts: Texts): CardParts {
  const words = texts.card.stageStarted;
  const shown = input.tasks.slice(0, MOST_ROWS);
  const body = fill({
    overline: plain(input.court, 60),
    title: words.title(plain(input.stage)),
    until: words.until(input.from, input.until),
    yours: input.tasks.length === 0 ? words.none : words.yours(input.tasks.length),
    rows: shown.map((task) => {
      const stand = taskStand(task, texts);
      return {
        title: plain(task.title),
        stand: stand.text,
        colour: stand.colour,
        tap: tapAction(texts.card.myTasks.openTask(bare(task.title)), {
          kb: 1,
          show: { card: 'TASK', taskId: task.id },
        }),
      };
    }),
    hasMore: input.tasks.length > shown.length,
    more: texts.andMore(input.tasks.length - shown.length),
  });
  return {
    summary: words.summary,
    body,
    buttons: [
      showButton(texts.button.myTasks, { card: 'MY_TASKS', page: 1 }),
      showButton(texts.button.status, { card: 'STUDY', studyId: input.studyId }),
    ],
  };
}
