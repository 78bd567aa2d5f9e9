/** The adapter and the sender against a channel on this machine. */
import { type ChannelConfig, createAdapter } from '../../bot/teams/adapter';
import { createSender, deliveryOf } from '../../bot/teams/send';
import { isAllowedServiceUrl } from '../../bot/teams/service-hosts';
import type { Target } from '../../bot/study/services';
import { type Answer, closedPort, type LoopbackChannel, openLoopbackChannel } from './loopback-channel';
import { recorded } from './recorded';

const NOW = new Date('2026-02-12T08:41:00.000Z');
const LOCAL: ChannelConfig = { mode: 'local', serviceHosts: [], bot: null };
const APP_ID = 'b4f2d6c8-1e3a-4c5d-9f7b-8a6c4e2d0f1b';
const EMULATOR = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const CHANNEL_CLAIMS = {
  iss: 'https://api.botframework.com',
  aud: APP_ID,
  serviceurl: 'https://smba.trafficmanager.net/emea/',
  exp: 4_000_000_000,
};
const TEAMS: ChannelConfig = {
  mode: 'teams',
  serviceHosts: ['smba.trafficmanager.net', '*.botframework.com'],
  bot: {
    appId: APP_ID,
    password: 'geheim',
    type: 'SingleTenant',
    tenantId: '9f4c1e2a-7b3d-4e5f-8a6b-1c2d3e4f5a6b',
  },
};
const card = { summary: 'Uw taken', content: { type: 'AdaptiveCard', version: '1.5', body: [] } };

let channel: LoopbackChannel;
beforeAll(async () => {
  channel = await openLoopbackChannel();
});
beforeEach(() => {
  channel.posted.length = 0;
  channel.answer = null;
});
afterAll(() => channel.close());

const target = (serviceUrl = channel.serviceUrl): Target => ({
  conversationId: 'a:1',
  serviceUrl,
  botId: '28:bot',
  userId: '29:mens',
  tenantId: '9f4c1e2a-7b3d-4e5f-8a6b-1c2d3e4f5a6b',
});

const sender = createSender(createAdapter(LOCAL), () => NOW);

describe('a message is sent', () => {
  test('as a card with the line that previews show', async () => {
    expect(await sender.post(target(), card)).toEqual({ ended: 'SENT', activityId: 'm-1' });
    expect(channel.posted).toMatchObject([
      {
        method: 'POST',
        path: '/channel/v3/conversations/a%3A1/activities',
        body: {
          type: 'message',
          summary: 'Uw taken',
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card.content }],
        },
      },
    ]);
  });

  test('also to this machine by its IPv6 name', async () => {
    const six = await openLoopbackChannel('::1');
    const delivery = await sender.post(target(six.serviceUrl), card);
    await six.close();
    expect(delivery).toEqual({ ended: 'SENT', activityId: 'm-1' });
  });

  test('and replaced in its place', async () => {
    expect(await sender.update(target(), 'm-9', card)).toEqual({ ended: 'SENT', activityId: 'm-9' });
    expect(channel.posted).toMatchObject([
      { method: 'PUT', path: '/channel/v3/conversations/a%3A1/activities/m-9' },
    ]);
  });

  test.each<[string, Answer, object, object]>([
    ['500', { status: 500 }, { ended: 'UNKNOWN', why: 'HTTP_500' }, { ended: 'UNKNOWN', why: 'HTTP_500' }],
    ['502', { status: 502 }, { ended: 'UNKNOWN' }, { ended: 'UNKNOWN' }],
    [
      '503 with a time',
      { status: 503, headers: { 'retry-after': '1' } },
      { ended: 'UNKNOWN' },
      { ended: 'UNKNOWN' },
    ],
    ['408', { status: 408 }, { ended: 'UNKNOWN' }, { ended: 'UNKNOWN' }],
    ['a lost connection', 'reset', { ended: 'UNKNOWN', why: 'ECONNRESET' }, { ended: 'UNKNOWN' }],
    ['412', { status: 412 }, { ended: 'RETRY', afterSeconds: 60 }, { ended: 'RETRY' }],
    [
      '429 with seconds',
      { status: 429, headers: { 'retry-after': '7' } },
      { ended: 'RETRY', afterSeconds: 7, why: 'HTTP_429' },
      { ended: 'RETRY', afterSeconds: 7 },
    ],
    [
      '429 with a moment',
      { status: 429, headers: { 'retry-after': 'Thu, 12 Feb 2026 08:41:30 GMT' } },
      { ended: 'RETRY', afterSeconds: 30 },
      { ended: 'RETRY', afterSeconds: 30 },
    ],
    [
      '429 with nonsense',
      { status: 429, headers: { 'retry-after': 'soon' } },
      { ended: 'RETRY', afterSeconds: 60 },
      { ended: 'RETRY' },
    ],
    ['401', { status: 401 }, { ended: 'RETRY', why: 'HTTP_401' }, { ended: 'RETRY' }],
    ['400', { status: 400 }, { ended: 'REJECTED', why: 'HTTP_400' }, { ended: 'REJECTED' }],
    ['403', { status: 403 }, { ended: 'DEAD', why: 'HTTP_403' }, { ended: 'DEAD', why: 'HTTP_403' }],
    ['404', { status: 404 }, { ended: 'DEAD', why: 'HTTP_404' }, { ended: 'GONE', why: 'HTTP_404' }],
    [
      'a redirect',
      { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
      { ended: 'UNKNOWN' },
      { ended: 'UNKNOWN' },
    ],
  ])('once, whatever the answer: %s', async (_, answer, posted, updated) => {
    channel.answer = answer;
    expect(await sender.post(target(), card)).toMatchObject(posted);
    expect(await sender.update(target(), 'm-9', card)).toMatchObject(updated);
    expect(channel.posted.map(({ method }) => method)).toEqual(['POST', 'PUT']);
  });

  test('a refused connection is surely not posted', async () => {
    const nowhere = target(`http://127.0.0.1:${await closedPort()}/`);
    expect(await sender.post(nowhere, card)).toMatchObject({ ended: 'RETRY', why: 'ECONNREFUSED' });
  });

  test('a time-out is unknown, a token that could not be had is not sent', () => {
    const aborted = Object.assign(new Error('late'), { name: 'AbortError' });
    expect(deliveryOf(aborted, NOW)).toEqual({ ended: 'UNKNOWN', why: 'AbortError' });
    expect(deliveryOf(new Error('no token'), NOW)).toMatchObject({ ended: 'RETRY', why: 'NOT_SENT' });
  });

  test('never to a host that is not allowed', async () => {
    const away = await sender.post(target('https://evil.example/'), card);
    expect(away).toEqual({ ended: 'DEAD', why: 'HOST_NOT_ALLOWED' });
    const inTeams = createSender(createAdapter(TEAMS), () => NOW);
    expect(await inTeams.post(target(), card)).toEqual({ ended: 'DEAD', why: 'HOST_NOT_ALLOWED' });
    expect(channel.posted).toEqual([]);
  });
});

describe('hosts', () => {
  test.each([
    ['http://127.0.0.1:5000/x', true, false],
    ['http://localhost:5000', true, false],
    ['http://[::1]:5000/', true, false],
    ['https://smba.trafficmanager.net/emea/', false, true],
    ['https://api.botframework.com', false, true],
    ['http://smba.trafficmanager.net/emea/', false, false],
    ['https://smba.trafficmanager.net:8443/', false, false],
    ['https://evil.trafficmanager.net/', false, false],
    ['https://smba.trafficmanager.net.evil.example/', false, false],
    ['https://evilbotframework.com/', false, false],
    ['https://user:secret@smba.trafficmanager.net/', false, false],
    ['http://127.0.0.1.evil.example/', false, false],
    ['http://127.0.0.1@evil.example/', false, false],
    ['file:///etc/passwd', false, false],
    ['http://127.0.0.1:5000\\@evil.example/', false, false],
    ['https://smba.trafficmanager.net\\.evil.example/', false, false],
    ['ht\ntp://127.0.0.1:5000/', false, false],
    [' https://smba.trafficmanager.net/emea/', false, false],
    ['nonsense', false, false],
    ['', false, false],
  ])('%j: local %s, Teams %s', (url, local, teams) => {
    expect(isAllowedServiceUrl(url, LOCAL)).toBe(local);
    expect(isAllowedServiceUrl(url, TEAMS)).toBe(teams);
  });
});

const message = (change = {}) => recorded('personal-message', { serviceUrl: channel.serviceUrl, ...change });

describe('an activity is let in', () => {
  test('locally without a token, and answered on its own channel', async () => {
    const answer = await createAdapter(LOCAL).receive('', message(), async (context) => {
      await context.sendActivity('Dag');
    });
    expect(answer).toEqual({ status: 200, body: null });
    expect(channel.posted).toMatchObject([{ method: 'POST', body: { text: 'Dag' } }]);
  });

  test('locally from this machine only', async () => {
    const turn = jest.fn();
    const away = message({ serviceUrl: 'https://smba.trafficmanager.net/emea/' });
    expect(await createAdapter(LOCAL).receive('', away, turn)).toEqual({
      status: 403,
      body: expect.anything(),
    });
    expect(turn).not.toHaveBeenCalled();
  });

  test.each([
    ['no token', ''],
    ['no bearer', 'Basic abc'],
    ['nonsense', 'Bearer nonsense'],
    ['an unsigned token', `Bearer ${token({ alg: 'none' }, CHANNEL_CLAIMS).replace(/[^.]*$/, '')}`],
    ['a token signed with a word that we share', `Bearer ${token({ alg: 'HS256' }, CHANNEL_CLAIMS)}`],
    ['another issuer', `Bearer ${token({}, { ...CHANNEL_CLAIMS, iss: 'https://evil.example' })}`],
    ['a token of the emulator', `Bearer ${token({}, { ...CHANNEL_CLAIMS, iss: EMULATOR, appid: APP_ID })}`],
    ['a token for another bot', `Bearer ${token({}, { ...CHANNEL_CLAIMS, aud: 'x' })}`],
    ['claims that are no JSON', `Bearer ${token({}, {}).split('.')[0]}.eHg.c2ln`],
  ])('in Teams not with %s', async (_, authorization) => {
    const turn = jest.fn();
    const activity = recorded('personal-message');
    expect(await createAdapter(TEAMS).receive(authorization, activity, turn)).toEqual({
      status: 401,
      body: null,
    });
    expect(turn).not.toHaveBeenCalled();
  });

  test('in Teams not from another channel or host', async () => {
    const adapter = createAdapter(TEAMS);
    const turn = jest.fn();
    const webchat = recorded('personal-message', { channelId: 'webchat' });
    expect(await adapter.receive('', webchat, turn)).toEqual({ status: 403, body: expect.anything() });
    expect(await adapter.receive('', message(), turn)).toEqual({ status: 403, body: expect.anything() });
    expect(turn).not.toHaveBeenCalled();
  });

  test.each([
    ['nothing', undefined],
    ['text', 'x'],
    ['no conversation', { type: 'message', serviceUrl: 'http://127.0.0.1/' }],
    ['no address', { type: 'message', conversation: { id: '1' } }],
  ])('not what is no activity: %s', async (_, posted) => {
    const answer = await createAdapter(LOCAL).receive('', posted, () => Promise.reject(new Error('turn')));
    expect(answer.status).toBe(400);
  });

  test('a reply in a turn is posted once too', async () => {
    channel.answer = { status: 500 };
    const reply = createAdapter(LOCAL).receive('', message(), async (context) => {
      await context.sendActivity('Dag');
    });
    await expect(reply).rejects.toMatchObject({ statusCode: 500 });
    expect(channel.posted).toHaveLength(1);
  });
});

function token(head: object, claims: object): string {
  return `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'x', ...head })}.${encoded(claims)}.c2ln`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
