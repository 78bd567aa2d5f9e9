/** What is still to be said after the program stood still: one message, no burst. */
import { showButton } from './actions';
import { bundleRows, MOST_LINES, type BundleLine } from './bundle';
import type { CardParts } from './finish';
import layout from './since-downtime.json';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface SinceDowntimeInput {
  /** Moments. */
  from: string;
  until: string;
  lines: BundleLine[];
}

export function sinceDowntimeCard({ from, until, lines }: SinceDowntimeInput, texts: Texts): CardParts {
  const words = texts.card.sinceDowntime;
  const body = fill({
    title: words.title,
    intro: words.intro(from, until),
    isSettled: lines.length === 0,
    settled: texts.card.morning.settled,
    rows: bundleRows(lines, texts),
    hasMore: lines.length > MOST_LINES,
    more: texts.card.morning.more(lines.length - MOST_LINES),
  });
  return {
    summary: words.summary,
    body,
    buttons: [showButton(texts.button.myTasks, { card: 'MY_TASKS', page: 1 })],
  };
}
