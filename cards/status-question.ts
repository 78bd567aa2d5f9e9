/** The coordinator's question how it goes, answered with one tap. */
import { commandButton, openButton } from './actions';
import { answerText, type StatusAnswerInput } from './court-status';
import { plain } from './escape';
import type { CardParts } from './finish';
import type { CardRef } from './ref';
import layout from './status-question.json';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface StatusQuestionInput {
  courtId: string;
  court: string;
  /** Null when nothing is asked. */
  asked: StatusAnswerInput | null;
  mayAnswer: boolean;
}

export function statusQuestionCard(
  { courtId, court, asked, mayAnswer }: StatusQuestionInput,
  texts: Texts,
): CardParts {
  const words = texts.status.question;
  const answered = asked !== null && asked.answer !== null;
  const body = fill({
    title: words.title,
    intro: asked === null ? words.notAsked : words.intro(plain(court, 60), asked.askedOn),
    isAnswered: answered,
    answer:
      asked !== null && asked.answer !== null
        ? words.yourAnswer(answerText(asked.answer, asked.until, texts), asked.answeredOn ?? asked.askedOn)
        : '',
    isOpen: asked !== null && !answered,
    note: words.note,
  });
  if (asked === null || answered || !mayAnswer) return { summary: words.summary, body };
  const back: CardRef = { card: 'STATUS_QUESTION', courtId };
  const command = { name: 'ANSWER_STATUS', courtId };
  return {
    summary: words.summary,
    body,
    buttons: [
      commandButton(texts.button.onTrack, { ...command, answer: 'ON_TRACK' }, back, 'positive'),
      openButton(texts.button.delayedUntil, { dialog: 'ANSWER_STATUS_LATER', courtId }),
      commandButton(texts.button.callMe, { ...command, answer: 'CALL_ME' }, back),
    ],
  };
}
