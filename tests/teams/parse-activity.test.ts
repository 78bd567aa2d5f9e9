import { parseActivity } from '../../bot/teams/parse-activity';
import { part, recorded } from './recorded';

const TENANT = '9f4c1e2a-7b3d-4e5f-8a6b-1c2d3e4f5a6b';
const OBJECT = '3c9a7f10-52d4-4b8e-9c61-0a1b2c3d4e5f';

const languageOf = (locale: unknown) => {
  const incoming = parseActivity({ ...recorded('personal-message'), locale });
  return 'where' in incoming ? [incoming.where.language, incoming.who.language] : null;
};

describe('an activity, as Teams sends it', () => {
  test('says who, where and what', () => {
    expect(parseActivity(recorded('personal-message'))).toEqual({
      kind: 'said',
      text: 'Mijn taken',
      who: { tenantId: TENANT, aadObjectId: OBJECT, language: 'nl', name: 'Onderzoeker Heerlen' },
      where: {
        scope: 'personal',
        id: 'a:1kT8vQmZ2rXy5nPwLc0sBdHfJgKqWeRtYuIoPaSdFgHjKlZxCvBnMqWeRtYuIo',
        serviceUrl: `https://smba.trafficmanager.net/emea/${TENANT}/`,
        botId: '28:b4f2d6c8-1e3a-4c5d-9f7b-8a6c4e2d0f1b',
        userId: '29:1Xq3nTfRk8uY0Zc5sVbLw2oPaHd7mEjG9iKtCxWvBzUyQeRlNhMpOsAgDfJkLqW',
        tenantId: TENANT,
        language: 'nl',
        clickedId: null,
      },
    });
  });

  test.each([
    [
      'adaptive-card-action',
      { kind: 'acted', answer: 'card', data: { kb: 1 }, where: { clickedId: '1770885612345' } },
    ],
    ['ticked-boxes', { kind: 'acted', answer: 'card' }],
    ['submit-fallback', { kind: 'acted', answer: 'message', data: { kb: 1, show: { card: 'HELP' } } }],
    ['automatic-refresh', { kind: 'refresh', data: { kb: 1, show: { card: 'MY_TASKS', page: 1 } } }],
    ['task-fetch', { kind: 'open-dialog', data: { open: { dialog: 'WHY_THIS_DATE' } } }],
    ['task-submit', { kind: 'submitted', data: { until: '2026-03-06' } }],
    ['installation-add', { kind: 'installed' }],
    ['installation-remove', { kind: 'uninstalled' }],
    ['channel-message', { kind: 'channel-said', text: 'kanaal koppelen', where: { scope: 'channel' } }],
    ['channel-installation-add', { kind: 'channel-installed', where: { scope: 'channel' } }],
    ['channel-message', { where: { teamId: '19:9a8b7c6d5e4f@thread.tacv2' } }],
    [
      'channel-installation-remove',
      {
        kind: 'channel-gone',
        tenantId: TENANT,
        conversationIds: ['19:9a8b7c6d5e4f@thread.tacv2', '19:9a8b7c6d5e4f@thread.tacv2'],
      },
    ],
    ['bot-removed-from-team', { kind: 'channel-gone', tenantId: TENANT }],
    [
      'channel-deleted',
      { kind: 'channel-gone', conversationIds: ['19:4b6d8f0a2c4e6a8b0d2f4c6e8a0b2d4f@thread.tacv2'] },
    ],
    ['conversation-update', { kind: 'unsupported', reason: 'NOTHING_TO_DO', answer: 'none' }],
    ['reaction', { kind: 'unsupported', reason: 'NOTHING_TO_DO', answer: 'none' }],
    ['unknown-invoke', { kind: 'unsupported', reason: 'UNKNOWN_INVOKE', answer: 'card' }],
    ['no-object-id', { kind: 'unsupported', reason: 'NO_IDENTITY', answer: 'message' }],
  ])('%s', (name, expected) => {
    expect(parseActivity(recorded(name))).toMatchObject(expected);
  });

  test('ids are compared in lower case', () => {
    const activity = recorded('personal-message');
    const from = part(activity, 'from');
    const shouted = {
      ...activity,
      from: { ...from, aadObjectId: OBJECT.toUpperCase() },
      channelData: { tenant: { id: TENANT.toUpperCase() } },
    };
    expect(parseActivity(shouted)).toMatchObject({ who: { tenantId: TENANT, aadObjectId: OBJECT } });
  });

  test.each([
    ['en-US', 'en'],
    ['EN', 'en'],
    ['nl-NL', 'nl'],
    ['de-DE', undefined],
    ['english', undefined],
    ['', undefined],
    [null, undefined],
    [7, undefined],
  ])('of a client in %p the language is kept where it is one of ours', (locale, language) => {
    expect(languageOf(locale)).toEqual([language, language]);
  });

  test('the tenant may stand in the conversation alone', () => {
    const activity = { ...recorded('personal-message'), channelData: undefined };
    expect(parseActivity(activity)).toMatchObject({ kind: 'said', who: { tenantId: TENANT } });
  });

  test.each([
    ['an object id that is no UUID', { from: { id: '29:x', aadObjectId: "' OR 1=1" } }],
    ['an object id that is no text', { from: { id: '29:x', aadObjectId: 7 } }],
    ['no tenant', { channelData: {}, conversation: { id: 'a:1' } }],
    ['a tenant that is no UUID', { channelData: { tenant: { id: 'contoso' } } }],
  ])('nobody is recognised by %s', (_, change) => {
    expect(parseActivity({ ...recorded('personal-message'), ...change })).toEqual({
      kind: 'unsupported',
      reason: 'NO_IDENTITY',
      answer: 'message',
    });
  });

  test('an upgrade of the app greets nobody and keeps the address', () => {
    for (const action of ['add-upgrade', 'remove-upgrade']) {
      expect(parseActivity({ ...recorded('installation-add'), action })).toMatchObject({
        reason: 'NOTHING_TO_DO',
      });
    }
  });

  test.each([
    ['nothing', undefined, 'none'],
    ['a number', 7, 'none'],
    ['a list', [], 'none'],
    ['no conversation', { ...recorded('personal-message'), conversation: undefined }, 'message'],
    ['no sender', { ...recorded('adaptive-card-action'), from: undefined }, 'card'],
    ['an invoke without a value', { ...recorded('adaptive-card-action'), value: 'x' }, 'card'],
    ['a dialog without a value', { ...recorded('task-submit'), value: null }, 'dialog'],
    [
      'an address of 10,000 characters',
      { ...recorded('personal-message'), serviceUrl: 'x'.repeat(10_000) },
      'message',
    ],
  ])('malformed: %s', (_, raw, answer) => {
    expect(parseActivity(raw)).toEqual({ kind: 'unsupported', reason: 'MALFORMED', answer });
  });

  test('what is far too long is not read', () => {
    expect(parseActivity({ ...recorded('personal-message'), text: 'a'.repeat(20_000) })).toEqual({
      kind: 'unsupported',
      reason: 'TOO_LARGE',
      answer: 'message',
    });
  });

  test.each([
    ['<at>Kamerbode</at>&nbsp;mijn taken', 'mijn taken'],
    ['<p>status <b>Heerlen</b></p>', 'status  Heerlen'],
    ['hulp\u0000\u0007', 'hulp'],
    ['a &lt;at&gt; b', 'a <at> b'],
    ['\ud800 half', '\ufffd half'],
  ])('of %j remains %j', (text, expected) => {
    expect(parseActivity({ ...recorded('personal-message'), text })).toMatchObject({ text: expected });
  });

  test('a name is one clean line, whatever stands in it', () => {
    const activity = recorded('personal-message');
    const from = { ...part(activity, 'from'), name: `<at>Alle</at>\n\u0000leden ${'x'.repeat(500)}` };
    const parsed = parseActivity({ ...activity, from });
    if (parsed.kind !== 'said') throw new Error('not read');
    expect(parsed.who.name.length).toBeLessThanOrEqual(200);
    expect(parsed.who.name.startsWith('<at>Alle</at> leden xxx')).toBe(true);
  });
});
