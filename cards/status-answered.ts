/** For the coordinator: what a court answered. */
import { commandButton, showButton } from './actions';
import { answerText, type StatusAnswerInput } from './court-status';
import { plain } from './escape';
import type { CardParts } from './finish';
import layout from './status-answered.json';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface StatusAnsweredInput {
  courtId: string;
  court: string;
  asked: StatusAnswerInput | null;
  mayAsk: boolean;
}

export function statusAnsweredCard(
  { courtId, court, asked, mayAsk }: StatusAnsweredInput,
  texts: Texts,
): CardParts {
  const words = texts.status.answered;
  const answer =
    asked === null || asked.answer === null ? null : answerText(asked.answer, asked.until, texts);
  const body = fill({
    title: words.title(plain(court, 60)),
    answer: answer === null ? words.waiting : words.answer(answer),
    colour: asked?.answer === 'ON_TRACK' ? 'Good' : answer === null ? 'Default' : 'Warning',
    isAsked: asked !== null,
    asked: asked === null ? '' : words.asked(asked.askedOn),
    isAnswered: answer !== null && asked?.answeredOn !== null,
    answeredOn: words.answeredOn(asked?.answeredOn ?? ''),
  });
  const overview = showButton(texts.button.overview, { card: 'DIGEST' });
  const again = commandButton(
    texts.button.askStatus,
    { name: 'ASK_STATUS', courtId },
    { card: 'STATUS_ANSWERED', courtId },
  );
  return { summary: words.summary, body, buttons: mayAsk ? [overview, again] : [] };
}
