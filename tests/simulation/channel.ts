/**
 * The other side of the simulation: takes over HTTP what the program posts, as Teams does, and keeps a record of it. It
 * can be busy, lose its answer, or have no place for the bot (any more). Knows the protocol and nothing of Kamerbode.
 */
import { createServer, type Server, type ServerResponse } from 'node:http';
import { isJson } from '../cards/objects';

/**
 * What becomes of a call: `LOST`: it was taken, but the answer never arrives; `BROKEN`: the connection breaks and
 * nothing was taken.
 */
export type Fate = 'TAKEN' | 'BUSY' | 'LOST' | 'BROKEN';

export type Kind = 'POST' | 'UPDATE' | 'REPLY';

export interface Taken {
  conversationId: string;
  kind: Kind;
  activityId: string;
  card: Record<string, unknown> | null;
  /** What previews show. */
  summary: string;
  text: string;
  /** The moving clock's moment. */
  at: string;
  answered: boolean;
}

interface Chat {
  installed: boolean;
  /** What the bot posted and nobody has looked at yet, oldest first. */
  unread: Taken[];
  /** The answer to what was typed last. */
  reply: Taken | null;
  /** Messages that stand in the chat. */
  standing: Set<string>;
}

export interface Channel {
  serviceUrl: string;
  chat(conversationId: string): Chat;
  /** What was taken since the last time that this was asked. */
  takenSince(): Taken[];
  close(): Promise<void>;
}

/** So much of what nobody reads is kept: a person who was away for a month begins with the newest. */
const MOST_UNREAD = 30;

interface Call {
  method: string;
  conversationId: string;
  activityId: string | null;
  body: unknown;
}

export async function openChannel(
  now: () => string,
  fate: (conversationId: string, kind: Kind) => Fate,
): Promise<Channel> {
  const chats = new Map<string, Chat>();
  let taken: Taken[] = [];
  let lastId = 0;

  const chat = (conversationId: string): Chat => {
    let known = chats.get(conversationId);
    if (known === undefined) {
      known = { installed: false, unread: [], reply: null, standing: new Set() };
      chats.set(conversationId, known);
    }
    return known;
  };

  function take(call: Call, kind: Kind, answered: boolean): string {
    const activityId = kind === 'UPDATE' ? (call.activityId ?? '') : `b${(lastId += 1)}`;
    const place = chat(call.conversationId);
    const message: Taken = {
      conversationId: call.conversationId,
      kind,
      activityId,
      ...contentOf(call.body),
      at: now(),
      answered,
    };
    taken.push(message);
    place.standing.add(activityId);
    if (kind === 'REPLY') place.reply = message;
    else if (kind === 'UPDATE') {
      place.unread = place.unread.map((one) => (one.activityId === activityId ? message : one));
    } else place.unread = [...place.unread.slice(1 - MOST_UNREAD), message];
    return activityId;
  }

  function answer(call: Call, response: ServerResponse): void {
    const kind = kindOf(call);
    const place = chat(call.conversationId);
    if (kind === null) return send(response, 404, { error: { code: 'NotFound' } });
    if (!place.installed) return send(response, 403, { error: { code: 'BotNotInConversationRoster' } });
    const what = fate(call.conversationId, kind);
    if (what === 'BROKEN') return void response.socket?.destroy();
    if (what === 'BUSY') {
      response.setHeader('Retry-After', '20');
      return send(response, 429, { error: { code: 'Throttled' } });
    }
    if (kind === 'UPDATE' && !place.standing.has(call.activityId ?? '')) {
      return send(response, 404, { error: { code: 'ActivityNotFoundInConversation' } });
    }
    const id = take(call, kind, what === 'TAKEN');
    if (what === 'LOST') return void response.socket?.destroy();
    send(response, kind === 'UPDATE' ? 200 : 201, { id });
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const [, , , conversation = '', , activity] = (request.url ?? '').split('/');
      answer(
        {
          method: request.method ?? '',
          conversationId: decodeURIComponent(conversation),
          activityId: activity === undefined ? null : decodeURIComponent(activity),
          body: JSON.parse(Buffer.concat(parts).toString('utf8') || 'null'),
        },
        response,
      );
    });
  });
  const port = await listen(server);
  return {
    serviceUrl: `http://127.0.0.1:${port}`,
    chat,
    takenSince: () => {
      const some = taken;
      taken = [];
      return some;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

function kindOf({ method, activityId }: Call): Kind | null {
  if (method === 'PUT') return 'UPDATE';
  if (method !== 'POST') return null;
  return activityId === null ? 'POST' : 'REPLY';
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function contentOf(body: unknown): Pick<Taken, 'card' | 'summary' | 'text'> {
  if (!isJson(body)) return { card: null, summary: '', text: '' };
  const [attachment]: unknown[] = Array.isArray(body['attachments']) ? body['attachments'] : [];
  const card = isJson(attachment) && isJson(attachment['content']) ? attachment['content'] : null;
  const textIn = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  return { card, summary: textIn('summary'), text: textIn('text') };
}
