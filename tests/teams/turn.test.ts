/** Recorded activities through the real adapter, on a whole installation, with the channel's side on this machine. */
import { Court } from '../../entities/court';
import { HistoryEntry } from '../../entities/history';
import { Address, PostedCard } from '../../entities/message';
import { Person } from '../../entities/person';
import type { StudyTask } from '../../entities/study';
import { row, rows } from '../../bot/study/rows';
import { IDENTITIES } from '../study/installation';
import { type Json, part, recorded } from './recorded';
import {
  addressOf,
  by,
  channel,
  clicks,
  fetches,
  kamerbode,
  logged,
  ofType,
  post,
  read,
  says,
  submits,
  task,
} from './talk';

async function done(taskId: string): Promise<Json> {
  const { id, version, studyId } = await task(taskId);
  return {
    kb: 1,
    command: { name: 'COMPLETE_TASKS', studyId, tasks: [{ id, expectedVersion: version }] },
    back: { card: 'TASK', taskId: id },
  };
}

const box = ({ studyId, id, version }: StudyTask): string => `done|${studyId}|${id}|${version}`;

const known = () => kamerbode.read((manager) => rows(manager, Person, {}));

/** What the button of the dialog holds with which a task is given more time. */
const extend = async (): Promise<Json> => {
  const { id } = await task('INT-01');
  const { body } = await fetches('researcher', {
    kb: 1,
    open: { dialog: 'TASK_ACTION', taskId: id, action: 'EXTEND' },
    msteams: { type: 'task/fetch' },
  });
  const button = ofType(body, 'Action.Submit')[0];
  if (button === undefined) throw new Error(JSON.stringify(body));
  expect(body).toMatchObject({ task: { type: 'continue', value: { title: expect.any(String) } } });
  return part(button, 'data');
};

describe('installing', () => {
  test('greets, and remembers where the person can be reached', async () => {
    expect((await post(by('researcher', 'installation-add'))).status).toBe(200);
    expect(channel.posted).toHaveLength(1);
    expect(read(channel.posted)).toContain('Kamerbode');
    expect(await addressOf('researcher')).toMatchObject({
      state: 'ALIVE',
      serviceUrl: channel.serviceUrl,
      userId: '29:researcher',
    });
  });

  test('again after an uninstall: dead, then alive; the newest conversation wins', async () => {
    await post(by('researcher', 'installation-add'));
    await post(by('researcher', 'installation-remove'));
    expect(await addressOf('researcher')).toMatchObject({ state: 'DEAD' });
    const again = by('researcher', 'installation-add');
    await post({ ...again, conversation: { ...part(again, 'conversation'), id: 'a:new' } });
    expect(await addressOf('researcher')).toMatchObject({ state: 'ALIVE', conversationId: 'a:new' });
    await post(by('researcher', 'installation-remove'));
    expect(await addressOf('researcher')).toMatchObject({ state: 'ALIVE', conversationId: 'a:new' });
  });

  test('a click is enough to be reached; the second writes nothing', async () => {
    await clicks('researcher', { kb: 1, show: { card: 'MY_TASKS', page: 1 } });
    const first = await addressOf('researcher');
    await clicks('researcher', { kb: 1, show: { card: 'HELP' } });
    expect(first).toMatchObject({ state: 'ALIVE', version: 1 });
    expect(await addressOf('researcher')).toEqual(first);
  });
});

describe('a task', () => {
  test('is listed, done by a click, and the card that comes back says so', async () => {
    await says('researcher', 'mijn taken');
    expect(channel.posted[0]?.body.summary).toEqual(expect.any(String));
    expect(read(channel.posted)).toContain('Vooronderzoek uitvoeren');
    const { status, body } = await clicks('researcher', await done('INT-01'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect((await task('INT-01')).state).toBe('DONE');
    expect(read(body.value)).toContain('Ongedaan maken');
  });

  test('a doubled click is done once and gets the card as it is, with a friendly line', async () => {
    const click = await done('INT-01');
    const [first, second] = await Promise.all([clicks('researcher', click), clicks('researcher', click)]);
    expect([first.body.statusCode, second.body.statusCode]).toEqual([200, 200]);
    expect([first, second].filter(({ body }) => read(body).includes('intussen gewijzigd'))).toHaveLength(1);
    const history = (await kamerbode.facts()).case.study.historyLength;
    await clicks('researcher', click);
    expect((await kamerbode.facts()).case.study.historyLength).toBe(history);
  });

  test('several at once, ticked in the list', async () => {
    const [one, two] = [await task('INT-01'), await task('INT-02')];
    await clicks('researcher', {
      kb: 1,
      command: { name: 'COMPLETE_TASKS' },
      back: { card: 'MY_TASKS', page: 1 },
      [box(one)]: 'true',
      [box(two)]: 'true',
    });
    expect([(await task('INT-01')).state, (await task('INT-02')).state]).toEqual(['DONE', 'DONE']);
  });

  test('several at once of which somebody did one meanwhile: the others are done, and the one is named', async () => {
    const [one, two, three] = [await task('INT-01'), await task('INT-02'), await task('INT-03')];
    await clicks('secretary', await done('INT-02'));
    const { body } = await clicks('researcher', {
      kb: 1,
      command: { name: 'COMPLETE_TASKS' },
      back: { card: 'MY_TASKS', page: 1 },
      [box(one)]: 'true',
      [box(two)]: 'true',
      [box(three)]: 'true',
    });
    expect(read(body)).toMatch(/“Betrokkenen en rollen in kaart brengen” is intussen gewijzigd/);
    expect((await task('INT-02')).doneById).not.toBe((await task('INT-01')).doneById);
    for (const id of ['INT-01', 'INT-03']) expect((await task(id)).state).toBe('DONE');
    const about = { chain: kamerbode.studyId, action: 'COMPLETE_TASKS' };
    expect(await kamerbode.read((manager) => rows(manager, HistoryEntry, about))).toHaveLength(3);
  });

  test('typed, undone by typing, and not done by a question', async () => {
    await says('researcher', 'Is INT-01 klaar?');
    expect((await task('INT-01')).state).toBe('OPEN');
    await says('researcher', 'klaar int 1');
    expect((await task('INT-01')).state).toBe('DONE');
    await says('researcher', 'ongedaan INT-01');
    expect((await task('INT-01')).state).toBe('OPEN');
    await says('researcher', 'klaar');
    expect(read(channel.posted.at(-1))).toContain('Welke taak bedoelt u?');
    await says('researcher', 'klaar DOC-99');
    expect(read(channel.posted.at(-1))).toContain('DOC-99');
  });

  test('by somebody who may not: a line that says who may, and the card; nothing changed', async () => {
    const { body } = await clicks('coordinator', await done('INT-01'));
    expect(body.statusCode).toBe(200);
    expect(logged).toEqual(['{"event":"command.refused","command":"COMPLETE_TASKS","code":"NOT_YOURS"}']);
    expect((await task('INT-01')).state).toBe('OPEN');
    expect(read(body)).toContain('Dit kunt u hier niet zelf doen');
  });

  test('a client without universal actions gets a new card, which is kept track of', async () => {
    const { id } = await task('INT-01');
    await post(by('researcher', 'submit-fallback', { value: { kb: 1, show: { card: 'TASK', taskId: id } } }));
    expect(channel.posted).toMatchObject([{ method: 'POST', body: { type: 'message' } }]);
    const kept = await kamerbode.read((manager) => rows(manager, PostedCard, { subjectId: id }));
    expect(kept).toMatchObject([{ activityId: 'm-1', card: { card: 'TASK', taskId: id } }]);
  });
});

describe('a refresh by the client itself', () => {
  test('only reads, whatever its data asks', async () => {
    const before = (await kamerbode.facts()).case.study;
    const { body } = await clicks('researcher', await done('INT-01'), 'automatic');
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect((await kamerbode.facts()).case.study).toEqual(before);
    expect(await addressOf('researcher')).toBeNull();
  });

  test.each([
    ['a card that is gone', { kb: 1, show: { card: 'TASK', taskId: 'gone' } }],
    ['nonsense', { x: 1 }],
  ])('always gets a card: %s', async (_, data) => {
    for (const who of ['researcher', 'stranger'] as const) {
      const { status, body } = await clicks(who, data, 'automatic');
      expect(status).toBe(200);
      expect(body.type).toBe('application/vnd.microsoft.card.adaptive');
    }
  });
});

describe('a dialog', () => {
  test('opens, takes what was filled in, closes with a line and replaces the card behind it', async () => {
    const data = await extend();
    const { body } = await submits('researcher', {
      ...data,
      until: '2026-03-20',
      reason: 'Het college levert later.',
    });
    expect(body).toMatchObject({
      task: { type: 'message', value: expect.stringContaining('20 maart 2026') },
    });
    expect((await task('INT-01')).dueOn).toBe('2026-03-20');
    expect(channel.posted).toMatchObject([{ method: 'PUT' }]);
    expect(channel.posted[0]?.path).toContain(String(recorded('task-fetch').replyToId));
    expect(read(channel.posted)).not.toContain('Het college levert later');
  });

  test.each([
    ['a date that does not exist', { until: '2026-02-30', reason: 'Het college levert later.' }, 'datum'],
    ['no reason', { until: '2026-03-20', reason: '' }, 'reden'],
    ['a reason of 10,000 characters', { until: '2026-03-20', reason: 'x'.repeat(10_000) }, 'te lang'],
  ])('opens again with the reason on top and what was typed: %s', async (_, entered, word) => {
    const before = await task('INT-01');
    const { body } = await submits('researcher', { ...(await extend()), ...entered });
    expect(body).toMatchObject({ task: { type: 'continue' } });
    expect(read(body)).toContain(word);
    expect(ofType(body, 'Input.Text').map(({ value }) => value ?? '')).toContain(entered.reason);
    expect(ofType(body, 'TextBlock').filter(({ color }) => color === 'Attention')).toHaveLength(1);
    expect(await task('INT-01')).toEqual(before);
    expect(channel.posted).toEqual([]);
  });

  test('shows an invitation code once, and never in the chat', async () => {
    const { courtId } = kamerbode;
    const { body } = await fetches('chair', { kb: 1, open: { dialog: 'INVITE', courtId } });
    const [button] = ofType(body, 'Action.Submit');
    const closed = await submits('chair', { ...part(button ?? {}, 'data'), role: 'MEMBER', tenantId: '' });
    const code = /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.exec(read(closed.body))?.[0];
    expect(code).toBeDefined();
    expect(channel.posted).toMatchObject([{ method: 'PUT' }]);
    expect(read(channel.posted)).not.toContain(code);
  });

  test('a stale one comes back as it is now', async () => {
    const data = await extend();
    await clicks('researcher', await done('INT-01'));
    const { body } = await submits('researcher', { ...data, until: '2026-03-20', reason: 'Later.' });
    expect(read(body)).toContain('intussen gewijzigd');
    expect((await task('INT-01')).state).toBe('DONE');
  });

  test('that was typed for comes as a button', async () => {
    await says('researcher', 'waarom INT-03');
    const [button] = ofType(channel.posted[0]?.body, 'Action.Submit');
    const { id } = await task('INT-03');
    expect(button).toMatchObject({ data: { open: { dialog: 'WHY_THIS_DATE', taskId: id } } });
    const { body } = await fetches('researcher', part(button ?? {}, 'data'));
    expect(read(body)).toContain('Waarom deze datum?');
  });

  test('that would only refuse is not offered', async () => {
    await says('researcher', 'golf openen');
    expect(read(channel.posted)).toContain('Dit kunt u hier niet zelf doen');
    expect(ofType(channel.posted, 'Action.Submit')).toEqual([]);
  });

  test('for a phase transition is not filled in twice: the open request comes instead', async () => {
    const { studyId } = kamerbode;
    await says('researcher', 'aanvragen');
    const [button] = ofType(channel.posted[0]?.body, 'Action.Submit');
    const { body } = await fetches('researcher', part(button ?? {}, 'data'));
    const ids = ofType(body, 'Input.Text').flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    const answers = ofType(body, 'Input.ChoiceSet').flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    const asked = await kamerbode.act('researcher', {
      name: 'REQUEST_GATE',
      studyId,
      stageId: 'INTAKE',
      attested: Object.fromEntries(answers.map((id) => [id.replace('attested.', ''), true])),
      reasons: Object.fromEntries(ids.map((id) => [id.replace('reasons.', ''), 'Volgt nog.'])),
    });
    expect(asked.ok).toBe(true);
    channel.posted.length = 0;
    await says('researcher', 'aanvragen');
    expect(read(channel.posted)).toContain('Wacht op besluit');
  });

  test('to hand over is about everything when no task is named', async () => {
    const { id } = await task('INT-01');
    for (const text of ['overdragen', 'overdracht', 'alles overdragen']) {
      channel.posted.length = 0;
      await says('researcher', text);
      const [button] = ofType(channel.posted[0]?.body, 'Action.Submit');
      const { body } = await fetches('researcher', part(button ?? {}, 'data'));
      expect(read(body)).toContain('Wie neemt het over');
    }
    channel.posted.length = 0;
    await says('researcher', 'overdragen INT-01');
    const [button] = ofType(channel.posted[0]?.body, 'Action.Submit');
    expect(part(part(button ?? {}, 'data'), 'open')).toMatchObject({ dialog: 'TASK_ACTION', taskId: id });
  });

  test('of another court is not opened', async () => {
    const { id } = await task('INT-01');
    const { body } = await fetches('coordinator', { kb: 1, open: { dialog: 'TASK_DETAILS', taskId: id } });
    expect(body).toMatchObject({ task: { type: 'message' } });
  });
});

describe('a court whose chair has left', () => {
  beforeEach(async () => {
    const { grants } = await kamerbode.actor('chair');
    await kamerbode.must('chair', {
      name: 'END_ROLE',
      grantId: grants.find(({ role }) => role === 'CHAIR')?.id ?? '',
      until: '2026-03-01',
    });
  });

  test.each([
    ['the one who left', 'chair'],
    ['a coordinator', 'coordinator'],
  ] as const)('gets a new one from %s, who types for it', async (_, who) => {
    const deputy = (await kamerbode.actor('deputy')).person;
    await says(who, 'voorzitter benoemen');
    const [button] = ofType(channel.posted[0]?.body, 'Action.Submit');
    const { body } = await fetches(who, part(button ?? {}, 'data'));
    const [appoint] = ofType(body, 'Action.Submit');
    const closed = await submits(who, { ...part(appoint ?? {}, 'data'), personId: deputy.id });
    expect(read(closed.body)).toContain(`${deputy.name} is nu voorzitter`);
    expect((await kamerbode.actor('deputy')).grants.map(({ role }) => role)).toContain('CHAIR');
  });

  test('has nothing more to offer to somebody who never led it', async () => {
    await says('external', 'voorzitter benoemen');
    expect(read(channel.posted)).toContain('Dit kunt u hier niet zelf doen');
  });
});

describe('what a coordinator does for a court', () => {
  test('stands in its settings: the chair and how it takes part, and nothing else of it', async () => {
    const { courtId } = kamerbode;
    const { body } = await fetches('coordinator', { kb: 1, open: { dialog: 'SETTINGS', courtId } });
    const opened = ofType(body, 'Action.Submit').flatMap(({ data }) => part({ data }, 'data')['open'] ?? []);
    const dialogs = opened.map((ref) => part({ ref }, 'ref')['dialog']);
    expect(dialogs).toEqual([
      'INVITE',
      'APPOINT_CHAIR',
      'END_ROLE',
      'PARTICIPATION',
      'WORKING_DAYS',
      'CALENDAR',
    ]);
  });

  test.each([
    ['INVITE', 'role', ['Voorzitter']],
    ['END_ROLE', 'grantId', ['Voorzitter, sinds ma 2 maart 2026']],
  ])('%s offers the chair only', async (dialog, field, offered) => {
    const { courtId } = kamerbode;
    const { body } = await fetches('coordinator', { kb: 1, open: { dialog, courtId } });
    const choice = ofType(body, 'Input.ChoiceSet').find(({ id }) => id === field);
    expect(choice).toMatchObject({ choices: offered.map((title) => ({ title })) });
  });
});

describe('somebody with roles in several courts', () => {
  test('who names none means the one with a study', async () => {
    await kamerbode.must('coordinator', {
      name: 'REGISTER_COURT',
      municipality: 'Arnhem',
      tenantId: IDENTITIES.chair.tenantId,
    });
    const arnhem = await kamerbode.read((manager) => row(manager, Court, { municipality: 'Arnhem' }));
    const { secret } = await kamerbode.must('coordinator', {
      name: 'INVITE',
      courtId: arnhem?.id ?? '',
      role: 'CHAIR',
    });
    await kamerbode.must('chair', { name: 'REDEEM_CODE', code: secret ?? '' });
    await says('chair', 'taak INT-01');
    expect(read(channel.posted)).toContain('Vooronderzoek uitvoeren');
    await says('chair', 'mensen');
    expect(read(channel.posted)).toContain('Welke gemeente bedoelt u: Arnhem of Heerlen?');
  });
});

describe('a stranger', () => {
  test('gets one friendly line, and nothing is kept', async () => {
    const before = await known();
    await says('stranger', 'mijn taken');
    await post(by('stranger', 'installation-add'));
    const { body } = await clicks('stranger', await done('INT-01'));
    const opened = await fetches('stranger', { kb: 1, open: { dialog: 'SETTINGS', courtId: null } });
    expect(read(channel.posted[0])).toContain('code uit uw uitnodiging');
    expect(read(body)).toContain('code uit uw uitnodiging');
    expect(read(opened.body)).toContain('code uit uw uitnodiging');
    expect(await known()).toEqual(before);
    expect(await kamerbode.read((manager) => rows(manager, Address, {}))).toEqual([]);
    expect((await task('INT-01')).state).toBe('OPEN');
  });

  test('with a code is from then on known and can be reached', async () => {
    const { secret } = await kamerbode.must('chair', {
      name: 'INVITE',
      courtId: kamerbode.courtId,
      role: 'MEMBER',
    });
    await says('stranger', `Goedemorgen, de code is ${secret}`);
    expect(read(channel.posted)).toContain('Welkom bij de rekenkamer van Heerlen');
    expect(await addressOf('stranger')).toMatchObject({ state: 'ALIVE' });
  });

  test('with an English client is greeted and helped in English, and keeps that language', async () => {
    const english = { locale: 'en-GB' };
    await post(by('stranger', 'installation-add', english));
    await post(by('stranger', 'personal-message', { ...english, text: 'help' }));
    for (const greeting of channel.posted) {
      expect(read(greeting)).toContain('Have you been invited?');
      expect(read(greeting)).not.toContain('uitnodiging');
    }
    const { secret } = await kamerbode.must('chair', {
      name: 'INVITE',
      courtId: kamerbode.courtId,
      role: 'MEMBER',
    });
    await post(by('stranger', 'personal-message', { ...english, text: secret }));
    await says('stranger', 'help');
    expect(read(channel.posted.at(-1))).toContain('What you can do here');
    expect((await kamerbode.actor('stranger')).person.language).toBe('en');
    await says('stranger', 'nederlands');
    expect(read(channel.posted.at(-1))).toContain('Wat u hier kunt doen');
  });

  test('with a code that is not right hears that', async () => {
    await says('stranger', 'ABCD-EFGH-JKMN-PQRS');
    expect(read(channel.posted)).toMatch(/code/i);
    expect(await kamerbode.read((manager) => rows(manager, Address, {}))).toEqual([]);
  });

  test('from an organisation that does not take part hears that', async () => {
    const elsewhere = by('stranger', 'personal-message', { text: 'hulp' });
    await post({ ...elsewhere, channelData: { tenant: { id: '77777777-7777-4777-8777-777777777777' } } });
    expect(read(channel.posted)).toContain('kent uw organisatie nog niet');
  });
});

describe('what cannot be understood', () => {
  test('typed: the nearest commands', async () => {
    await says('researcher', 'fietsenstalling');
    expect(read(channel.posted)).toContain('Dat begrijpt Kamerbode niet');
  });

  test.each<[string, () => Json, string]>([
    [
      'somebody without an object id',
      () => ({ ...recorded('no-object-id'), serviceUrl: channel.serviceUrl }),
      'wie u bent',
    ],
    [
      'a text of 20,000 characters',
      () => by('researcher', 'personal-message', { text: 'x'.repeat(20_000) }),
      'te lang',
    ],
  ])('%s', async (_, activity, words) => {
    expect((await post(activity())).status).toBe(200);
    expect(read(channel.posted)).toContain(words);
  });

  test.each<[string, () => Json]>([
    ['an unknown invoke', () => by('researcher', 'unknown-invoke')],
    ['a click without data', () => by('researcher', 'adaptive-card-action', { value: {} })],
    [
      'somebody else’s button',
      () => by('researcher', 'adaptive-card-action', { value: { action: { data: { a: 1 } } } }),
    ],
  ])('%s: 200 with a line in Dutch', async (_, activity) => {
    const { status, body } = await post(activity());
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    expect(read(body.value)).toMatch(/\w+/);
  });

  test('members, reactions: nothing to answer', async () => {
    expect((await post(by('researcher', 'conversation-update'))).status).toBe(200);
    expect((await post(by('researcher', 'reaction'))).status).toBe(200);
    expect(channel.posted).toEqual([]);
  });
});

describe('a fault', () => {
  test('is answered with a friendly line and logged without anything personal', async () => {
    const click = await done('INT-01');
    kamerbode.services.database.work = () => Promise.reject(new Error('secret of Onderzoeker Heerlen'));
    const { status, body } = await clicks('researcher', click);
    expect(status).toBe(200);
    expect(read(body)).toContain('Er ging bij Kamerbode iets mis');
    await says('researcher', 'mijn taken');
    expect(read(channel.posted)).toContain('Er ging bij Kamerbode iets mis');
    expect(logged.join('\n')).toContain('turn.failed');
    expect(logged.join('\n')).not.toContain('Onderzoeker');
  });

  test('of the channel does not undo what was done, and is not tried again', async () => {
    channel.answer = { status: 500 };
    expect((await says('researcher', 'klaar INT-01')).status).toBe(200);
    expect((await task('INT-01')).state).toBe('DONE');
    expect(channel.posted).toHaveLength(1);
    expect(logged.join('\n')).toContain('turn.respond');
  });
});
