/** To whoever invited somebody: a message could not be delivered. */
import { openButton } from './actions';
import { plain } from './escape';
import type { CardParts } from './finish';
import { compile } from './template';
import type { Texts } from './texts/nl';
import layout from './undeliverable.json';

const fill = compile(layout);

export interface UndeliverableInput {
  name: string;
  /** The court whose people the viewer may look after; null for none. */
  courtId: string | null;
  /** Whether the person can be reached again. */
  reachable: boolean;
}

export function undeliverableCard({ name, courtId, reachable }: UndeliverableInput, texts: Texts): CardParts {
  const words = texts.card.undeliverable;
  const who = plain(name, 60);
  const body = fill({
    title: words.title,
    line: reachable ? words.settled(who) : words.line(who),
    asks: !reachable,
    why: words.why,
  });
  const people = courtId === null ? [] : [openButton(texts.button.people, { dialog: 'PEOPLE', courtId })];
  return { summary: words.summary, body, buttons: people };
}
