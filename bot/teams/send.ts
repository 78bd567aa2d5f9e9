/**
 * Sends and replaces cards through the channel, once, and says how that ended. Never tries again: what ends as unknown
 * may have been posted, and the outbox decides what comes next.
 */
import { type Activity, ActivityTypes, CardFactory } from 'botbuilder';
import type { Delivery, RenderedCard, Sender, Target } from '../study/services';
import type { TeamsAdapter } from './adapter';

/** A wait that Teams did not name. */
const DEFAULT_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 3600;

/** The connection was never made: surely nothing was posted. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export function createSender(adapter: Pick<TeamsAdapter, 'connector'>, now: () => Date): Sender {
  return {
    async post(target, card) {
      return deliver(target, async (connector) => {
        const answer = await connector.conversations.sendToConversation(
          target.conversationId,
          cardActivity(card),
        );
        return answer.id;
      });
    },
    async update(target, activityId, card) {
      const delivery = await deliver(target, async (connector) => {
        await connector.conversations.updateActivity(target.conversationId, activityId, {
          ...cardActivity(card),
          id: activityId,
        });
        return activityId;
      });
      // For a message that is replaced, 404 tells of the message, not of the address; a new one may still arrive.
      return delivery.ended === 'DEAD' && delivery.why === 'HTTP_404'
        ? { ended: 'GONE', why: delivery.why }
        : delivery;
    },
  };

  async function deliver(
    target: Target,
    call: (connector: NonNullable<Awaited<ReturnType<TeamsAdapter['connector']>>>) => Promise<string>,
  ): Promise<Delivery> {
    try {
      const connector = await adapter.connector(target.serviceUrl);
      if (connector === null) return { ended: 'DEAD', why: 'HOST_NOT_ALLOWED' };
      return { ended: 'SENT', activityId: await call(connector) };
    } catch (fault) {
      return deliveryOf(fault, now());
    }
  }
}

/** A message that holds one card. Previews and notifications show the summary. */
export function cardActivity(card: RenderedCard): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    summary: card.summary,
    attachments: [CardFactory.adaptiveCard(card.content)],
  };
}

/** How a failed call ended. The reasons are short codes, never a text from outside. */
export function deliveryOf(fault: unknown, now: Date): Delivery {
  const { name, code, statusCode, response } = describe(fault);
  if (statusCode !== undefined) {
    const why = `HTTP_${statusCode}`;
    if (statusCode === 403 || statusCode === 404) return { ended: 'DEAD', why };
    if (statusCode === 412 || statusCode === 429) {
      return { ended: 'RETRY', afterSeconds: waitSeconds(response, now), why };
    }
    if (statusCode === 401) return { ended: 'RETRY', afterSeconds: DEFAULT_WAIT_SECONDS, why };
    if (statusCode === 400 || statusCode === 413) return { ended: 'REJECTED', why };
    return { ended: 'UNKNOWN', why };
  }
  if (code !== undefined && NOT_CONNECTED.has(code)) {
    return { ended: 'RETRY', afterSeconds: DEFAULT_WAIT_SECONDS, why: code };
  }
  if (name === 'RestError' || name === 'AbortError') return { ended: 'UNKNOWN', why: codeOf(code ?? name) };
  // Before anything was sent: no token could be had.
  return { ended: 'RETRY', afterSeconds: DEFAULT_WAIT_SECONDS, why: 'NOT_SENT' };
}

const codeOf = (text: string): string => (/^[A-Za-z_]{1,40}$/.test(text) ? text : 'FAULT');

interface Fault {
  name: string;
  code: string | undefined;
  statusCode: number | undefined;
  response: unknown;
}

function describe(fault: unknown): Fault {
  if (typeof fault !== 'object' || fault === null) {
    return { name: 'Fault', code: undefined, statusCode: undefined, response: undefined };
  }
  const name: unknown = Reflect.get(fault, 'name');
  const code: unknown = Reflect.get(fault, 'code');
  const statusCode: unknown = Reflect.get(fault, 'statusCode');
  return {
    name: typeof name === 'string' ? name : 'Fault',
    code: typeof code === 'string' ? code : undefined,
    statusCode: typeof statusCode === 'number' ? statusCode : undefined,
    response: Reflect.get(fault, 'response'),
  };
}

/** `Retry-After`: seconds, or a date. */
function waitSeconds(response: unknown, now: Date): number {
  const headers: unknown =
    typeof response === 'object' && response !== null ? Reflect.get(response, 'headers') : null;
  const get: unknown = typeof headers === 'object' && headers !== null ? Reflect.get(headers, 'get') : null;
  const value: unknown = typeof get === 'function' ? Reflect.apply(get, headers, ['Retry-After']) : undefined;
  if (typeof value !== 'string') return DEFAULT_WAIT_SECONDS;
  const seconds = /^\d{1,6}$/.test(value.trim())
    ? Number(value)
    : Math.ceil((new Date(value).getTime() - now.getTime()) / 1000);
  return Number.isFinite(seconds) && seconds > 0
    ? Math.min(seconds, LONGEST_WAIT_SECONDS)
    : DEFAULT_WAIT_SECONDS;
}
