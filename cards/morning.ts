/** The bundled message of the morning. */
import { showButton } from './actions';
import { bundleRows, MOST_LINES, type BundleLine } from './bundle';
import type { CardParts } from './finish';
import layout from './morning.json';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface MorningInput {
  on: string;
  lines: BundleLine[];
}

export function morningCard({ on, lines }: MorningInput, texts: Texts): CardParts {
  const words = texts.card.morning;
  const body = fill({
    title: words.title(on),
    intro: lines.length === 0 ? words.settled : words.intro(lines.length),
    rows: bundleRows(lines, texts),
    hasMore: lines.length > MOST_LINES,
    more: words.more(lines.length - MOST_LINES),
  });
  return {
    summary: words.summary,
    body,
    buttons: [showButton(texts.button.myTasks, { card: 'MY_TASKS', page: 1 })],
  };
}
