import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { createChannel, type Channel } from '../../functions/local/channel';
import {
  openStore,
  seenCard,
  unread,
  type Conversation,
  type Store,
} from '../../functions/local/channel-store';
import { createConnector } from '../../functions/local/connector';
import { startRecordingBot, type RecordingBot } from './recording-bot';

const MEMBER = { aadObjectId: 'aad-1', tenantId: 'tenant-1', name: 'Secretaris Heerlen' };
const CARD = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Eén' }] };
const OTHER_CARD = { ...CARD, body: [{ type: 'TextBlock', text: 'Twee' }] };
const attached = (content: unknown) => [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];

let bot: RecordingBot;
let store: Store;
let channel: Channel;
let connector: ReturnType<typeof createConnector>;
let moment: string;
const now = (): Date => new Date(moment);

beforeAll(async () => {
  bot = await startRecordingBot();
});
afterAll(() => bot.close());
beforeEach(() => {
  moment = '2026-02-12T08:00:00.000Z';
  bot.posted.length = 0;
  bot.answer = () => ({ status: 200, body: {} });
  store = openStore(null);
  channel = createChannel({ messagesUrl: bot.url, serviceUrl: 'http://127.0.0.1:1/practice', store, now });
  connector = createConnector(store, now);
});

/** The bot posts a card; answers the id that it got. */
function post(conversation: Conversation, body: Record<string, unknown>): string {
  const { status, body: answer } = connector(
    'POST',
    `/v3/conversations/${encodeURIComponent(conversation.id)}/activities`,
    {
      type: 'message',
      ...body,
    },
  );
  expect(status).toBe(201);
  return z.object({ id: z.string() }).parse(answer).id;
}

describe('what a person does', () => {
  it('installs the bot at the first opening, and not again', async () => {
    await channel.open(MEMBER);
    await channel.open(MEMBER);
    expect(bot.posted.map(({ type, action }) => [type, action])).toEqual([
      ['installationUpdate', 'add'],
      ['conversationUpdate', undefined],
    ]);
    expect(bot.posted[0]).toMatchObject({
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:1/practice',
      from: { id: '29:aad-1', name: 'Secretaris Heerlen', aadObjectId: 'aad-1' },
      recipient: { id: '28:kamerbode' },
      conversation: { id: 'a:aad-1', conversationType: 'personal', tenantId: 'tenant-1' },
      channelData: { tenant: { id: 'tenant-1' } },
    });
  });

  it('says something, and sees it stand in the chat', async () => {
    const chat = await channel.open(MEMBER);
    expect(await channel.say(chat, MEMBER, 'mijn <taken>')).toEqual({ kind: 'nothing' });
    expect(bot.posted.at(-1)).toMatchObject({
      type: 'message',
      text: 'mijn <taken>',
      attachments: [{ contentType: 'text/html', content: '<p>mijn &lt;taken&gt;</p>' }],
    });
    expect(chat.messages.map(({ text, authorId }) => [text, authorId])).toEqual([['mijn <taken>', 'aad-1']]);
  });

  it('mentions the bot in a channel, in a thread of its own', async () => {
    const team = await channel.openTeamChannel({ id: 'heerlen', title: 'Rekenkamer Heerlen' }, MEMBER);
    await channel.say(team, MEMBER, 'koppel kanaal');
    expect(bot.posted.at(-1)).toMatchObject({
      text: '<at>Kamerbode</at> koppel kanaal',
      conversation: {
        conversationType: 'channel',
        id: expect.stringMatching(/^19:heerlen@thread\.tacv2;messageid=\d+$/),
      },
      channelData: { team: { id: '19:heerlen@thread.tacv2' } },
    });
    expect(team.messages[0]?.text).toBe('koppel kanaal');
  });

  it('sees the card that a click is answered with, until the bot replaces the message', async () => {
    const chat = await channel.open(MEMBER);
    const id = post(chat, { attachments: attached(CARD) });
    bot.answer = () => ({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: OTHER_CARD },
    });
    const pressed = { type: 'Action.Execute' as const, verb: 'kamerbode', data: { kb: 1 } };
    expect(await channel.press(chat, MEMBER, id, pressed)).toEqual({ kind: 'card', card: OTHER_CARD });
    expect(bot.posted.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      value: { action: { type: 'Action.Execute', verb: 'kamerbode', data: { kb: 1 } }, trigger: 'manual' },
    });
    const [message] = chat.messages;
    expect(message?.card).toEqual(CARD);
    expect(message && seenCard(chat, message, 'aad-1')).toEqual(OTHER_CARD);
    expect(message && seenCard(chat, message, 'aad-2')).toEqual(CARD);

    connector('PUT', `/v3/conversations/a%3Aaad-1/activities/${id}`, {
      type: 'message',
      attachments: attached(CARD),
    });
    const [replaced] = chat.messages;
    expect(replaced && seenCard(chat, replaced, 'aad-1')).toEqual(CARD);
    expect(replaced?.editedAt).toBe(moment);
  });

  it.each([
    ['an error status', { status: 500, body: {} }, 'HTTP 500'],
    [
      'an invoke answer that Teams does not know',
      { status: 200, body: { ok: true } },
      'NOT_AN_INVOKE_ANSWER',
    ],
    [
      'an error inside the answer',
      {
        status: 200,
        body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { message: 'no' } },
      },
      'status 400',
    ],
  ])('sees that something went wrong after %s', async (_what, answer, why) => {
    const chat = await channel.open(MEMBER);
    const id = post(chat, { attachments: attached(CARD) });
    bot.answer = () => answer;
    const reaction = await channel.press(chat, MEMBER, id, { type: 'Action.Execute', data: {} });
    expect(reaction).toMatchObject({ kind: 'failed', why });
  });

  it('opens a dialog, sends it, gets it back, and closes it', async () => {
    const chat = await channel.open(MEMBER);
    const id = post(chat, { attachments: attached(CARD) });
    const dialog = {
      status: 200,
      body: {
        task: {
          type: 'continue',
          value: { title: 'Later', width: 'small', height: 'small', card: attached(CARD)[0] },
        },
      },
    };
    bot.answer = () => dialog;
    const open = { type: 'Action.Submit' as const, data: { kb: 1, msteams: { type: 'task/fetch' } } };
    const shown = { kind: 'dialog', dialog: { title: 'Later', width: 'small', card: CARD } };
    expect(await channel.press(chat, MEMBER, id, open)).toEqual(shown);
    expect(bot.posted.at(-1)).toMatchObject({
      name: 'task/fetch',
      value: { data: { kb: 1 } },
      replyToId: id,
    });
    expect(await channel.submit(chat, MEMBER, { until: '2026-02-31' })).toEqual(shown);
    expect(bot.posted.at(-1)).toMatchObject({
      name: 'task/submit',
      value: { data: { until: '2026-02-31' } },
    });
    bot.answer = () => ({ status: 200, body: { task: { type: 'message', value: 'Opgeslagen.' } } });
    expect(await channel.submit(chat, MEMBER, {})).toEqual({ kind: 'message', text: 'Opgeslagen.' });
    bot.answer = () => ({ status: 200, body: null });
    expect(await channel.submit(chat, MEMBER, {})).toEqual({ kind: 'nothing' });
    expect(await channel.press(chat, MEMBER, id, open)).toMatchObject({
      kind: 'failed',
      why: 'NOT_A_TASK_ANSWER',
    });
  });

  it('sends a plain submit as a message with a value', async () => {
    const chat = await channel.open(MEMBER);
    const id = post(chat, { attachments: attached(CARD) });
    await channel.press(chat, MEMBER, id, { type: 'Action.Submit', data: { kb: 1 } });
    expect(bot.posted.at(-1)).toMatchObject({ type: 'message', value: { kb: 1 }, replyToId: id });
    expect(bot.posted.at(-1)?.text).toBeUndefined();
  });
});

const refreshing = (userIds?: string[]) => ({
  ...CARD,
  refresh: {
    action: { type: 'Action.Execute', verb: 'kamerbode', data: { kb: 1 } },
    ...(userIds && { userIds }),
  },
});
const invokes = () => bot.posted.filter(({ type }) => type === 'invoke');

async function withCard(card: Record<string, unknown>) {
  const chat = await channel.open(MEMBER);
  const id = post(chat, { attachments: attached(card) });
  bot.answer = () => ({
    status: 200,
    body: {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: refreshing(['29:aad-1']),
    },
  });
  return { refresh: () => channel.refresh(chat, MEMBER, id) };
}

describe('a card that refreshes itself', () => {
  it('does so for the users that it names, and again after a minute', async () => {
    const { refresh } = await withCard(refreshing(['29:aad-1']));
    await refresh();
    expect(invokes().map(({ value }) => value)).toEqual([
      { action: { type: 'Action.Execute', verb: 'kamerbode', data: { kb: 1 } }, trigger: 'automatic' },
    ]);
    moment = '2026-02-12T08:01:00.000Z';
    await refresh();
    expect(invokes()).toHaveLength(1);
    moment = '2026-02-12T08:01:00.001Z';
    await refresh();
    expect(invokes()).toHaveLength(2);
  });

  it('does not for others, nor without a refresh', async () => {
    const { refresh } = await withCard(refreshing(['29:aad-2']));
    await refresh();
    await (await withCard(CARD)).refresh();
    expect(invokes()).toEqual([]);
  });

  it('stays dead after one failure', async () => {
    const { refresh } = await withCard(refreshing());
    bot.answer = () => ({ status: 500, body: {} });
    await refresh();
    await refresh();
    expect(invokes()).toHaveLength(1);
  });
});

const sendText = () =>
  connector('POST', '/v3/conversations/a%3Aaad-1/activities', { type: 'message', text: 'x' });

describe('the connector', () => {
  it('numbers messages, and keeps those of people and of the bot apart', async () => {
    const chat = await channel.open(MEMBER);
    const ids = [post(chat, { text: 'a' }), post(chat, { text: 'b' })];
    await channel.say(chat, MEMBER, 'c');
    expect(new Set([...ids, ...chat.messages.map(({ id }) => id)]).size).toBe(3);
    expect(chat.messages.map(({ text, summary }) => [text, summary])).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ]);
  });

  it('takes replies into a thread of a channel', async () => {
    const team = await channel.openTeamChannel({ id: 'heerlen', title: 'Rekenkamer Heerlen' }, MEMBER);
    const route = `/v3/conversations/${encodeURIComponent(`${team.id};messageid=1`)}/activities/1`;
    expect(connector('POST', route, { type: 'message', text: 'gekoppeld' }).status).toBe(201);
    expect(team.messages.at(-1)?.text).toBe('gekoppeld');
  });

  it('removes a message', async () => {
    const chat = await channel.open(MEMBER);
    const id = post(chat, { text: 'weg' });
    expect(connector('DELETE', `/v3/conversations/a%3Aaad-1/activities/${id}`, null).status).toBe(200);
    expect(chat.messages).toEqual([]);
    expect(connector('DELETE', `/v3/conversations/a%3Aaad-1/activities/${id}`, null).status).toBe(404);
  });

  it('finds the personal chat of somebody who has the bot', async () => {
    await channel.open(MEMBER);
    const asked = { members: [{ id: '29:aad-1' }], tenantId: 'tenant-1' };
    expect(connector('POST', '/v3/conversations', asked)).toEqual({ status: 201, body: { id: 'a:aad-1' } });
    expect(connector('POST', '/v3/conversations', { members: [{ id: '29:aad-9' }] }).status).toBe(403);
  });

  it('tells who is in a conversation', async () => {
    await channel.open(MEMBER);
    const account = expect.objectContaining({
      id: '29:aad-1',
      aadObjectId: 'aad-1',
      name: 'Secretaris Heerlen',
    });
    const base = '/v3/conversations/a%3Aaad-1';
    expect(connector('GET', `${base}/members`, null)).toEqual({ status: 200, body: [account] });
    expect(connector('GET', `${base}/pagedmembers`, null)).toEqual({
      status: 200,
      body: { members: [account] },
    });
    expect(connector('GET', `${base}/members/29%3Aaad-1`, null)).toEqual({ status: 200, body: account });
    expect(connector('GET', `${base}/members/29%3Aaad-2`, null).status).toBe(404);
  });

  it('refuses a bot that was removed, until it is installed again', async () => {
    const chat = await channel.open(MEMBER);
    await channel.uninstall(chat, MEMBER);
    expect(bot.posted.at(-1)).toMatchObject({ type: 'installationUpdate', action: 'remove' });
    expect(sendText().status).toBe(403);
    await channel.open(MEMBER);
    expect(sendText().status).toBe(201);
  });

  it.each([
    ['GET', '/v3/conversations/%E0%A4%A', 400],
    ['GET', '/v3/attachments/1', 404],
    ['POST', '/v3/conversations/a%3Anobody/activities', 404],
    ['PUT', '/v3/conversations/a%3Aaad-1/activities/9', 404],
    ['POST', '/v3/conversations/a%3Aaad-1/activities', 400],
  ])('answers %s %s with %i', async (method, route, status) => {
    await channel.open(MEMBER);
    expect(connector(method, route, { type: 'strange' }).status).toBe(status);
  });
});

const message = (id: string, authorId: string | null) => ({
  id,
  authorId,
  at: '2026-02-12T08:00:00.000Z',
  text: id,
  card: null,
  summary: null,
  editedAt: null,
});

function fill(filled: Store): void {
  filled.add({ is: 'person', member: MEMBER });
  const conversation = {
    id: 'a:1',
    kind: 'personal' as const,
    tenantId: 't',
    title: 'x',
    personId: 'aad-1',
  };
  filled.add({ is: 'opened', conversation });
  filled.add({ is: 'message', conversationId: 'a:1', message: message('1', null) });
  filled.add({ is: 'message', conversationId: 'a:1', message: message('2', 'aad-1') });
  filled.add({ is: 'read', conversationId: 'a:1', personId: 'aad-1', messageId: '1' });
  filled.add({ is: 'message', conversationId: 'a:1', message: message('3', null) });
  filled.add({
    is: 'view',
    conversationId: 'a:1',
    messageId: '3',
    personId: 'aad-1',
    card: CARD,
    at: moment,
  });
}

describe('the store', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'channel-'));
    file = path.join(folder, 'conversations.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is the same again after a restart', () => {
    const first = openStore(file);
    fill(first);
    const again = openStore(file);
    expect([...again.conversations.values()]).toEqual([...first.conversations.values()]);
    expect([...again.people.values()]).toEqual([MEMBER]);
  });

  it('cuts off half a line that a stop in the middle of writing left', () => {
    fill(openStore(file));
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, '{"is":"message","conv');
    const again = openStore(file);
    expect(readFileSync(file, 'utf8')).toBe(whole);
    again.add({ is: 'removed', conversationId: 'a:1', messageId: '2' });
    expect(
      openStore(file)
        .conversations.get('a:1')
        ?.messages.map(({ id }) => id),
    ).toEqual(['1', '3']);
  });

  it('counts what the bot said since the last reading', () => {
    const filled = openStore(null);
    fill(filled);
    const chat = filled.conversations.get('a:1');
    expect(chat && unread(chat, 'aad-1')).toBe(1);
    filled.add({ is: 'read', conversationId: 'a:1', personId: 'aad-1', messageId: '3' });
    expect(chat && unread(chat, 'aad-1')).toBe(0);
    expect(chat && unread(chat, 'aad-2')).toBe(2);
  });

  it('tells its listeners what happens, until they stop listening', () => {
    const heard: string[] = [];
    const filled = openStore(null);
    const stop = filled.subscribe(({ is }) => heard.push(is));
    filled.add({ is: 'person', member: MEMBER });
    stop();
    filled.add({ is: 'person', member: MEMBER });
    expect(heard).toEqual(['person']);
  });
});
