/**
 * One turn: what came in is read, answered and the answer sent. The one place where a fault of a turn is caught: logged
 * without anything personal, and answered with a friendly line.
 */
import type { TurnContext } from 'botbuilder';
import { refusalText } from '../../cards/texts/refusals';
import type { Sender, Services } from '../study/services';
import { refuse } from '../workflow/decision';
import { type Answer, type Answered, answerTo } from './answer';
import { type AnswerShape, type Conversation, type Incoming, parseActivity } from './parse-activity';
import { createAddresses, rememberCard } from './remember';
import { respond } from './respond';

export function createTurn(services: Services, sender: Sender): (context: TurnContext) => Promise<void> {
  const addresses = createAddresses(services);

  /** What comes after the answer must not spoil it. */
  async function quietly(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      services.log.error(what, fault);
    }
  }

  async function answered(incoming: Incoming): Promise<Answered> {
    try {
      return await answerTo(services, incoming);
    } catch (fault) {
      services.log.error('turn.failed', fault, { kind: incoming.kind });
      return { answer: { kind: 'text', text: refusalText(refuse('FAULT').refusal) }, personId: null };
    }
  }

  async function keepAddress(incoming: Incoming, personId: string | null): Promise<void> {
    if (personId === null || !('where' in incoming)) return;
    if (incoming.kind === 'uninstalled') await addresses.gone(personId, incoming.where);
    else await addresses.seen(personId, incoming.where, incoming.kind === 'installed');
  }

  async function replace(where: Conversation, answer: Answer): Promise<void> {
    if (answer.kind !== 'closed' || answer.replaces === null) return;
    const { activityId, card } = answer.replaces;
    const target = { ...where, conversationId: where.id };
    const delivery = await sender.update(target, activityId, card);
    if (delivery.ended !== 'SENT') services.log.info('turn.card-not-replaced', { why: delivery.why });
  }

  return async (context) => {
    const incoming = parseActivity(context.activity);
    if (incoming.kind === 'unsupported' && incoming.reason !== 'NOTHING_TO_DO') {
      services.log.info('turn.unsupported', { reason: incoming.reason });
    }
    const { answer, personId } = await answered(incoming);
    await quietly('turn.address', () => keepAddress(incoming, personId));
    await quietly('turn.respond', async () => {
      const postedId = await respond(context, shapeFor(incoming), answer);
      if (!('where' in incoming)) return;
      if (postedId !== null && personId !== null && answer.kind === 'card') {
        await rememberCard(services, personId, incoming.where, postedId, answer.ref);
      }
      await replace(incoming.where, answer);
    });
  };
}

function shapeFor(incoming: Incoming): AnswerShape {
  switch (incoming.kind) {
    case 'said':
    case 'channel-said':
    case 'installed':
    case 'channel-installed':
      return 'message';
    case 'acted':
    case 'unsupported':
      return incoming.answer;
    case 'refresh':
      return 'card';
    case 'open-dialog':
    case 'submitted':
      return 'dialog';
    case 'uninstalled':
    case 'channel-gone':
      return 'none';
  }
}
