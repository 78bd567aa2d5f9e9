/**
 * The practice room's server: the page, the stand-in for Teams behind it, and what happens there as it happens. Talks
 * with the bot through the channel only; reads Kamerbode's records only to say who can be played and what waits.
 */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import type { Channel, Reaction } from './channel';
import { seenCard, unread, type Conversation, type Member, type Store } from './channel-store';
import type { Mover } from './clock';
import { createConnector } from './connector';
import { readJson } from './endpoints';
import { sendJson, type OtherRoutes } from './host';
import type { LocalPersona } from './personas';
import type { Tenant } from './practice-people';
import type { Waiting } from './waiting';

/** Where the bot finds the channel, on the address of the host. */
export const SERVICE_PATH = '/practice';
const API = '/practice/api';
const LARGEST_BODY = 500_000;
const LONGEST_NAME = 80;

/** A court's channel in a team, which a chair may link. */
export interface TeamChannel {
  id: string;
  title: string;
  tenantId: string;
  court: string;
}

export interface PracticeRoomOptions {
  channel: Channel;
  store: Store;
  now: () => Date;
  mover: Mover;
  /** Everybody who can be played. */
  personas: () => Promise<LocalPersona[]>;
  roleLabel: (role: string) => string;
  teamChannels: () => Promise<TeamChannel[]>;
  tenants: readonly Tenant[];
  waiting: () => Promise<Waiting>;
  newId: () => string;
  /** Said on top of the page, once: why the clock does not show the real time. */
  notice: string | null;
}

export interface PracticeRoom {
  routes: OtherRoutes;
  /** Ends the streams to the pages that are open. */
  close(): void;
}

const inConversation = z.object({ conversationId: z.string(), personId: z.string() });
const requests = {
  open: z.object({ personId: z.string(), where: z.string() }),
  say: inConversation.extend({ text: z.string().trim().min(1).max(20_000) }),
  press: inConversation.extend({
    messageId: z.string(),
    action: z.object({
      type: z.enum(['Action.Execute', 'Action.Submit']),
      verb: z.string().optional(),
      id: z.string().optional(),
      data: z.record(z.string(), z.unknown()),
    }),
  }),
  submit: inConversation.extend({ data: z.record(z.string(), z.unknown()) }),
  refresh: inConversation.extend({ messageId: z.string() }),
  read: inConversation,
  person: z.object({ name: z.string().trim().min(1).max(LONGEST_NAME), tenantId: z.string() }),
};

/** Everything from this address, nothing from elsewhere; cards set their styles through the DOM, not in markup. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

const FILES: Record<string, { file: string; type: string }> = {
  '/': { file: 'page.html', type: 'text/html; charset=utf-8' },
  '/practice/client.js': { file: 'client.js', type: 'text/javascript; charset=utf-8' },
  '/practice/style.css': { file: 'style.css', type: 'text/css; charset=utf-8' },
  '/practice/icon.svg': { file: 'icon.svg', type: 'image/svg+xml' },
};

export function createPracticeRoom(options: PracticeRoomOptions): PracticeRoom {
  const { channel, store, now, mover } = options;
  const connector = createConnector(store, now);
  const streams = new Set<ServerResponse>();

  store.subscribe((event) => {
    const conversationId = 'conversationId' in event ? event.conversationId : null;
    for (const each of streams) each.write(`data: ${JSON.stringify({ is: event.is, conversationId })}\n\n`);
  });

  async function personById(personId: string): Promise<Member> {
    const found = (await options.personas()).find(({ aadObjectId }) => aadObjectId === personId);
    if (found === undefined) throw new NotThere();
    return { aadObjectId: found.aadObjectId, tenantId: found.tenantId, name: found.name };
  }

  async function inside({ conversationId, personId }: z.infer<typeof inConversation>) {
    const conversation = store.conversations.get(conversationId);
    const member = await personById(personId);
    const mine = conversation?.personId === personId;
    const ofTeam = conversation?.kind === 'channel' && conversation.tenantId === member.tenantId;
    if (conversation === undefined || !(mine || ofTeam)) throw new NotThere();
    return { conversation, member };
  }

  async function room() {
    const [people, teamChannels] = await Promise.all([options.personas(), options.teamChannels()]);
    const conversations = [...store.conversations.values()];
    return {
      now: now().toISOString(),
      notice: options.notice,
      tenants: options.tenants,
      teamChannels,
      people: people.map((person) => ({
        ...person,
        roles: person.roles.map((role) => ({ ...role, label: options.roleLabel(role.role) })),
        unread: conversations
          .filter(({ personId }) => personId === person.aadObjectId)
          .reduce((sum, conversation) => sum + unread(conversation, person.aadObjectId), 0),
      })),
    };
  }

  function shown(conversation: Conversation, personId: string) {
    const { id, kind, title, installed } = conversation;
    return {
      id,
      kind,
      title,
      installed,
      unread: unread(conversation, personId),
      messages: conversation.messages.map((message) => ({
        id: message.id,
        mine: message.authorId === personId,
        author: message.authorId === null ? null : (store.people.get(message.authorId)?.name ?? ''),
        at: message.at,
        text: message.text,
        editedAt: message.editedAt,
        card: seenCard(conversation, message, personId),
      })),
    };
  }

  async function open({ personId, where }: z.infer<typeof requests.open>) {
    const member = await personById(personId);
    if (where === 'personal') return shown(await channel.open(member), personId);
    const team = (await options.teamChannels()).find(({ id }) => id === where);
    if (team === undefined || team.tenantId !== member.tenantId) throw new NotThere();
    return shown(await channel.openTeamChannel(team, member), personId);
  }

  async function handle(name: string, body: unknown): Promise<unknown> {
    switch (name) {
      case 'open':
        return open(requests.open.parse(body));
      case 'say': {
        const asked = requests.say.parse(body);
        const { conversation, member } = await inside(asked);
        return channel.say(conversation, member, asked.text);
      }
      case 'press': {
        const asked = requests.press.parse(body);
        const { conversation, member } = await inside(asked);
        return channel.press(conversation, member, asked.messageId, asked.action);
      }
      case 'submit': {
        const asked = requests.submit.parse(body);
        const { conversation, member } = await inside(asked);
        return channel.submit(conversation, member, asked.data);
      }
      case 'refresh': {
        const asked = requests.refresh.parse(body);
        const { conversation, member } = await inside(asked);
        await channel.refresh(conversation, member, asked.messageId);
        return { kind: 'nothing' } satisfies Reaction;
      }
      case 'read': {
        const { conversation, member } = await inside(requests.read.parse(body));
        const messageId = conversation.messages.at(-1)?.id;
        if (messageId !== undefined && unread(conversation, member.aadObjectId) > 0) {
          store.add({ is: 'read', conversationId: conversation.id, personId: member.aadObjectId, messageId });
        }
        return {};
      }
      case 'person': {
        const { name: personName, tenantId } = requests.person.parse(body);
        if (!options.tenants.some((tenant) => tenant.tenantId === tenantId)) throw new NotThere();
        const member = { aadObjectId: options.newId(), tenantId, name: personName };
        store.add({ is: 'person', member });
        return member;
      }
      case 'next-message':
        return (await mover.moveToNextMessage()) ?? { now: now().toISOString(), moments: 0, counts: {} };
      default:
        throw new NotThere();
    }
  }

  async function api(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    try {
      if (request.method === 'GET') {
        if (name === 'room') return sendJson(response, 200, await room());
        if (name === 'waiting') return sendJson(response, 200, await options.waiting());
        if (name === 'events') return stream(response);
      }
      if (request.method !== 'POST') throw new NotThere();
      sendJson(response, 200, await handle(name, await readJson(request, LARGEST_BODY)));
    } catch (fault) {
      if (fault instanceof NotThere) return sendJson(response, 404, { error: 'Niet gevonden.' });
      if (fault instanceof z.ZodError) return sendJson(response, 400, { error: 'Dit klopt niet.' });
      throw fault;
    }
  }

  function stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }

  async function connect(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const body = await readJson(request, LARGEST_BODY);
    const answer = connector(request.method ?? '', url.pathname.slice(SERVICE_PATH.length), body);
    sendJson(response, answer.status, answer.body);
  }

  return {
    async routes(request, response, url) {
      const file = FILES[url.pathname];
      if (request.method === 'GET' && file !== undefined) {
        response.writeHead(200, { ...HEADERS, 'content-type': file.type });
        response.end(readFileSync(path.join(__dirname, 'practice-room', file.file)));
        return true;
      }
      if (url.pathname.startsWith(`${SERVICE_PATH}/v3/`)) {
        await connect(request, response, url);
        return true;
      }
      if (url.pathname.startsWith(`${API}/`)) {
        await api(request, response, url.pathname.slice(API.length + 1));
        return true;
      }
      return false;
    },
    close() {
      for (const response of streams) response.end();
    },
  };
}

/** Asked for something that is not in this practice room. */
class NotThere extends Error {}
