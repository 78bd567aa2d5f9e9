/** For a linked channel, whose members may be officials: that a milestone was reached, and nothing more. No buttons. */
import { plain } from './escape';
import type { CardParts } from './finish';
import layout from './milestone.json';
import type { CardRef } from './ref';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface MilestoneInput {
  court: string;
  milestone: Extract<CardRef, { card: 'MILESTONE' }>['milestone'];
  /** The phase that began, for `GATE`. */
  phase: string;
  on: string;
}

export function milestoneCard({ court, milestone, phase, on }: MilestoneInput, texts: Texts): CardParts {
  const words = texts.card.milestone;
  const title = milestone === 'GATE' ? words.title.GATE(plain(phase)) : words.title[milestone];
  return {
    summary: words.summary,
    body: fill({ overline: words.overline, title, line: words.line(plain(court, 60), on) }),
  };
}
