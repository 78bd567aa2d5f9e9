/** Shapes an answer as the channel wants it: a message, or the body of an invoke's answer. Decides nothing. */
import { CardFactory, MessageFactory, type TurnContext } from 'botbuilder';
import type { RenderedDialog } from '../study/services';
import type { Answer } from './answer';
import type { AnswerShape } from './parse-activity';
import { cardActivity } from './send';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

/** @returns the id of the message that was posted, if any */
export async function respond(
  context: TurnContext,
  shape: AnswerShape,
  answer: Answer,
): Promise<string | null> {
  switch (shape) {
    case 'none':
      return null;
    case 'message':
      return post(context, answer);
    case 'card':
      await invokeResponse(context, cardBody(answer));
      return null;
    case 'dialog':
      await invokeResponse(context, dialogBody(answer));
      return null;
  }
}

async function post(context: TurnContext, answer: Answer): Promise<string | null> {
  if (answer.kind === 'card') return (await context.sendActivity(cardActivity(answer.card)))?.id ?? null;
  if (answer.kind === 'text' || answer.kind === 'closed') {
    // Plain: what is told may hold a name, and a name is no Markdown.
    await context.sendActivity({ ...MessageFactory.text(answer.text), textFormat: 'plain' });
  }
  return null;
}

/** Always 200: what is in it says how it went. Anything else shows the person a technical error. */
async function invokeResponse(context: TurnContext, body: unknown): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

function cardBody(answer: Answer): unknown {
  if (answer.kind === 'card') return { statusCode: 200, type: CARD, value: answer.card.content };
  const text = 'text' in answer ? answer.text : '';
  return { statusCode: 200, type: MESSAGE, value: text };
}

function dialogBody(answer: Answer): unknown {
  switch (answer.kind) {
    case 'dialog':
      return continued(answer.dialog);
    case 'card':
      return continued({ title: 'Kamerbode', content: answer.card.content, size: 'medium' });
    case 'text':
    case 'closed':
      return { task: { type: 'message', value: answer.text } };
    case 'nothing':
      return {};
  }
}

function continued({ title, content, size }: RenderedDialog): unknown {
  const value = { title, height: size, width: size, card: CardFactory.adaptiveCard(content) };
  return { task: { type: 'continue', value } };
}
