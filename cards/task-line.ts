/** One task as cards show it in a line: how its date stands, in words and in a colour that only underlines them. */
import { plain } from './escape';
import type { Texts } from './texts/nl';

export type Colour = 'Default' | 'Attention' | 'Warning' | 'Good';

export interface TaskLine {
  id: string;
  version: number;
  studyId: string;
  /** Number in the definition, such as `INT-03`: what people type. */
  code: string;
  title: string;
  state: 'OPEN' | 'DONE' | 'NOT_APPLICABLE';
  dueOn: string | null;
  /** False while the date is a forecast. */
  firm: boolean;
  /** Working days over the term; negative before it; null when there is no firm date. */
  over: number | null;
  /** What it follows, while it has no date of its own. */
  after: string | null;
  estimateOn: string | null;
  waitingSince: string | null;
  snoozedUntil: string | null;
  /** Day on which it was done. */
  doneOn: string | null;
}

interface Stand {
  text: string;
  colour: Colour;
}

/** How the task stands, in one line: "Uiterlijk do 12 feb 2026 · 3 werkdagen over de termijn · INT-03". */
export function taskStand(task: TaskLine, texts: Texts): Stand {
  const { text, colour } = taskDate(task, texts);
  const held = taskHold(task, texts);
  return { text: [text, ...(held === null ? [] : [held]), plain(task.code, 12)].join(' · '), colour };
}

/** Its date, or what it follows, or when it was done. */
export function taskDate(task: TaskLine, texts: Texts): Stand {
  const words = texts.card.taskLine;
  if (task.state === 'DONE')
    return { text: task.doneOn === null ? '✓' : words.done(task.doneOn), colour: 'Good' };
  if (task.state === 'NOT_APPLICABLE') return { text: words.notApplicable, colour: 'Default' };
  return { text: dateOf(task, texts), colour: colourOf(task) };
}

/** Why its owner does not hear of it now, if so. */
export function taskHold(task: TaskLine, texts: Texts): string | null {
  const words = texts.card.taskLine;
  if (task.state !== 'OPEN') return null;
  if (task.waitingSince !== null) return words.waiting(task.waitingSince);
  return task.snoozedUntil === null ? null : words.snoozed(task.snoozedUntil);
}

function dateOf(task: TaskLine, texts: Texts): string {
  const words = texts.card.taskLine;
  if (task.dueOn === null) return words.follows(plain(task.after ?? ''), task.estimateOn);
  return task.firm ? words.due(task.dueOn, task.over) : words.forecast(task.dueOn);
}

function colourOf(task: TaskLine): Colour {
  if (task.dueOn === null || !task.firm || task.over === null || task.over < 0) return 'Default';
  return task.over === 0 ? 'Warning' : 'Attention';
}
