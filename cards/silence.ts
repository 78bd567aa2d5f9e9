/** For coordinators: something was due and nothing happened. Counts and moments, nothing of a court. */
import { showButton } from './actions';
import type { CardParts } from './finish';
import type { CardRef } from './ref';
import layout from './silence.json';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export type SilenceInput = Extract<CardRef, { card: 'SILENCE' }>['silence'];

export function silenceCard(silence: SilenceInput, texts: Texts): CardParts {
  const words = texts.card.silence;
  const line =
    silence.code === 'TICK'
      ? words.TICK.line(silence.since)
      : silence.code === 'DIGEST'
        ? words.DIGEST.line(silence.monday, silence.count)
        : words.RECIPIENTS.line(silence.count);
  return {
    summary: words.summary,
    body: fill({ title: words.title, line, advice: words[silence.code].advice }),
    buttons: [showButton(texts.button.overview, { card: 'DIGEST' })],
  };
}
