import { deliver } from '../../bot/study/deliver';
import { nextDueMoment } from '../../bot/study/due';
import { enqueue, enqueueUpdates } from '../../bot/study/outbox';
import type { Delivery } from '../../bot/study/services';
import type { Notice } from '../../bot/workflow/decision';
import { localMoment } from '../../bot/workflow/local-time';
import type { CardRef } from '../../cards/ref';
import { Court } from '../../entities/court';
import { Address, OutboxMessage, PostedCard } from '../../entities/message';
import { Invitation } from '../../entities/person';
import { Study, StudyTask } from '../../entities/study';
import { openTask } from '../workflow/small-study';
import { beside, clockwork, recordingChannel, type Clockwork } from './clockwork';

const TASK: CardRef = { card: 'TASK', taskId: 'doc-01' };
const NOBODY_KNOWS: Delivery = { ended: 'UNKNOWN', why: 'HTTP_500' };
const BUSY: Delivery = { ended: 'RETRY', afterSeconds: 20, why: 'HTTP_429' };
const DEAD: Delivery = { ended: 'DEAD', why: 'HTTP_403' };
const GONE: Delivery = { ended: 'GONE', why: 'HTTP_404' };

/** A message for the researcher about a task, at 10:00 on a working day. */
async function oneMessage(more: Partial<Notice> = {}, local = '2026-03-02 10:00'): Promise<Clockwork> {
  const given = await clockwork(local, { tasks: [openTask('DOC-01', { dueOn: '2026-03-12' })] });
  await say(given, { to: { personId: 'researcher' }, card: TASK, when: 'AT_ONCE', onceKey: 'one', ...more });
  return given;
}

async function say(given: Clockwork, ...notices: Notice[]): Promise<void> {
  const now = given.services.clock.now().toISOString();
  const moment = { now, today: now.slice(0, 10), newId: given.services.newId };
  await given.services.database.work((manager) => enqueue(manager, moment, notices));
}

/** Something changed the task: its cards must be replaced. */
async function change(given: Clockwork, times = 1): Promise<void> {
  const now = given.services.clock.now().toISOString();
  const moment = { now, today: now.slice(0, 10), newId: given.services.newId };
  for (let i = 0; i < times; i += 1) {
    await given.services.database.work((manager) => enqueueUpdates(manager, moment, ['doc-01'], null));
  }
}

const NOTHING = { sent: 0, updated: 0, dropped: 0, unknown: 0, undeliverable: 0, retried: 0 };

describe('a message that is due', () => {
  test('is sent to the person’s chat, and its card can be replaced from then on', async () => {
    const given = await oneMessage();
    const channel = recordingChannel();
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, sent: 1 });
    expect(channel.calls).toEqual(['post chat-researcher']);
    expect(await given.all(OutboxMessage)).toMatchObject([
      { state: 'SENT', attempts: 1, settledAt: '2026-03-02T09:00:00.000Z', leasedUntil: null },
    ]);
    expect(await given.all(PostedCard)).toMatchObject([
      {
        subjectId: 'doc-01',
        personId: 'researcher',
        conversationId: 'chat-researcher',
        activityId: 'activity-1',
        card: TASK,
      },
    ]);
  });

  test('is sent once, however often delivery runs', async () => {
    const given = await oneMessage();
    const channel = recordingChannel();
    await deliver(given.services, channel);
    expect(await deliver(given.services, channel)).toEqual(NOTHING);
    expect(channel.calls).toHaveLength(1);
  });

  test('is sent once by two processes at the same time', async () => {
    const given = await oneMessage();
    for (let i = 0; i < 24; i += 1)
      await say(given, { to: { personId: 'researcher' }, card: TASK, when: 'AT_ONCE', onceKey: `more-${i}` });
    const channel = recordingChannel();
    const both = await Promise.all([deliver(given.services, channel), deliver(await beside(given), channel)]);
    expect(both.map(({ sent }) => sent).reduce((a, b) => a + b)).toBe(25);
    expect(channel.calls).toHaveLength(25);
  });

  test('waits for office hours', async () => {
    const given = await oneMessage({}, '2026-03-02 17:59');
    given.at('2026-03-02 18:30');
    const channel = recordingChannel();
    expect(await deliver(given.services, channel)).toEqual(NOTHING);
    expect(await nextDueMoment(given.services)).toBe(localMoment('2026-03-02', '18:30'));
    expect(await given.all(OutboxMessage)).toMatchObject([
      { state: 'PENDING', notBefore: localMoment('2026-03-03', '08:00') },
    ]);
    given.at('2026-03-03 08:00');
    expect(await deliver(given.services, channel)).toMatchObject({ sent: 1 });
  });

  test('is dropped when everything in it is settled by then', async () => {
    const lines = [{ line: 'TASK', taskId: 'doc-01', escalated: false } as const];
    const given = await oneMessage({ card: { card: 'MORNING', on: '2026-03-02', lines } });
    await given.change(StudyTask, 'doc-01', { state: 'DONE', version: 2 });
    await given.change(Study, 'study', { version: 2 });
    const channel = recordingChannel();
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, dropped: 1 });
    expect(channel.calls).toEqual([]);
    expect(await given.all(OutboxMessage)).toMatchObject([{ state: 'DROPPED', why: 'SETTLED', attempts: 0 }]);
  });

  test('is dropped when its reader may no longer read it', async () => {
    const given = await oneMessage();
    await given.services.database.work((manager) =>
      manager.query(`UPDATE role_grant SET "validUntil" = '2026-02-01' WHERE "personId" = 'researcher'`),
    );
    expect(await deliver(given.services, recordingChannel())).toEqual({ ...NOTHING, dropped: 1 });
  });

  test('about nothing with a subject leaves no card to replace', async () => {
    const given = await oneMessage({ card: { card: 'HELP' } });
    expect(await deliver(given.services, recordingChannel())).toMatchObject({ sent: 1 });
    expect(await given.all(PostedCard)).toEqual([]);
  });
});

describe('the channel', () => {
  test('that is busy is asked again when it said, later each time', async () => {
    const given = await oneMessage();
    const channel = recordingChannel();
    channel.answers(BUSY, { ...BUSY, afterSeconds: 300 }, BUSY);
    const waits: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      const before = given.services.clock.now().getTime();
      expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, retried: 1 });
      const [message] = await given.all(OutboxMessage);
      waits.push((Date.parse(message!.notBefore) - before) / 1000);
      given.to(message!.notBefore);
    }
    expect(waits).toEqual([30, 300, 120]);
    expect(await deliver(given.services, channel)).toMatchObject({ sent: 1 });
    expect(await given.all(OutboxMessage)).toMatchObject([{ state: 'SENT', attempts: 4 }]);
  });

  test('that stays busy for a day makes it undeliverable', async () => {
    const given = await oneMessage();
    const channel = recordingChannel();
    channel.answers(...Array.from({ length: 6 }, () => BUSY));
    for (let tried = 0; tried < 5; tried += 1) {
      expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, retried: 1 });
      const [message] = await given.all(OutboxMessage);
      given.to(message!.notBefore);
    }
    given.at('2026-03-03 10:00');
    // The address is well, so there is nothing to tell about the person.
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, undeliverable: 1, dropped: 1 });
    expect(await given.all(OutboxMessage, { personId: 'researcher' })).toMatchObject([
      { state: 'UNDELIVERABLE', why: 'HTTP_429' },
    ]);
  });

  test('that was busy before the weekend is asked again after it', async () => {
    const given = await oneMessage({}, '2026-03-06 17:55');
    const channel = recordingChannel();
    const tillMonday = { ...BUSY, afterSeconds: 600 };
    channel.answers(tillMonday, BUSY);
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, retried: 1 });
    given.at('2026-03-09 08:00');
    const after = await deliver(given.services, channel);
    expect([after.retried, after.undeliverable]).toEqual([1, 0]);
    given.at('2026-03-09 08:05');
    expect(await deliver(given.services, channel)).toMatchObject({ sent: 1 });
  });

  test('that does not say what happened is never asked again', async () => {
    const given = await oneMessage();
    const channel = recordingChannel();
    channel.answers(NOBODY_KNOWS);
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, unknown: 1 });
    given.at('2026-03-03 10:00');
    expect(await deliver(given.services, channel)).toEqual(NOTHING);
    expect(await given.all(OutboxMessage)).toMatchObject([{ state: 'UNKNOWN', why: 'HTTP_500' }]);
  });

  test('that fails unexpectedly counts as not saying', async () => {
    const given = await oneMessage();
    const channel = recordingChannel();
    channel.answers(() => Promise.reject(new Error('kapot')));
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, unknown: 1 });
    expect(given.faults).toEqual(['deliver.send: Error: kapot']);
  });

  test('that refuses the message itself leaves the address alive', async () => {
    const given = await oneMessage();
    const channel = recordingChannel();
    channel.answers({ ended: 'REJECTED', why: 'HTTP_400' });
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, undeliverable: 1 });
    expect(await given.all(OutboxMessage)).toMatchObject([{ state: 'UNDELIVERABLE', why: 'HTTP_400' }]);
    expect(await given.all(Address, { personId: 'researcher' })).toMatchObject([{ state: 'ALIVE' }]);
  });

  test('that knows nobody there makes the address dead, and what comes after is undeliverable at once', async () => {
    const given = await oneMessage();
    await say(given, { to: { personId: 'researcher' }, card: TASK, when: 'AT_ONCE', onceKey: 'two' });
    const channel = recordingChannel();
    channel.answers(DEAD);
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, undeliverable: 2, sent: 1 });
    expect(channel.calls).toEqual(['post chat-researcher', 'post chat-secretary']);
    expect(await given.all(Address, { personId: 'researcher' })).toMatchObject([
      { state: 'DEAD', version: 2 },
    ]);
    expect(
      (await given.all(OutboxMessage, { personId: 'researcher' }))
        .map(({ why }) => why)
        .toSorted((a, b) => (a ?? '').localeCompare(b ?? '')),
    ).toEqual(['DEAD_ADDRESS', 'HTTP_403']);
  });
});

describe('somebody who cannot be reached', () => {
  const invitation: Invitation = {
    id: 'invitation',
    version: 2,
    codeHash: '0'.repeat(64),
    courtId: 'heerlen',
    studyId: null,
    role: 'RESEARCHER',
    tenantId: 'tenant',
    invitedById: 'secretary',
    expiresOn: '2026-03-01',
    usedAt: '2026-02-20T09:00:00.000Z',
    usedById: 'researcher',
    revokedAt: null,
  };

  test('is told to the inviter once', async () => {
    const given = await oneMessage();
    await given.put(Invitation, invitation);
    await given.services.database.work((manager) => manager.delete(Address, { personId: 'researcher' }));
    await say(given, { to: { personId: 'researcher' }, card: TASK, when: 'AT_ONCE', onceKey: 'two' });
    const channel = recordingChannel();
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, undeliverable: 2, sent: 1 });
    expect(channel.calls).toEqual(['post chat-secretary']);
    const told = (await given.all(OutboxMessage)).filter(({ personId }) => personId === 'secretary');
    expect(told).toMatchObject([{ card: { card: 'UNDELIVERABLE', personId: 'researcher' }, state: 'SENT' }]);
  });

  test.each([
    ['was never invited: to the secretary', [], 'secretary'],
    ['invited by the chair: to the chair', [{ ...invitation, invitedById: 'chair' }], 'chair'],
    ['invited by somebody who left: to the secretary', [{ ...invitation, invitedById: 'gone' }], 'secretary'],
  ])('who %s', async (_, invitations, told) => {
    const given = await oneMessage();
    for (const one of invitations) await given.put(Invitation, one);
    const channel = recordingChannel();
    channel.answers(DEAD);
    await deliver(given.services, channel);
    expect(channel.calls).toEqual(['post chat-researcher', `post chat-${told}`]);
  });

  test('is told again when the app was installed meanwhile and is gone again', async () => {
    const given = await oneMessage();
    await given.put(Invitation, invitation);
    const channel = recordingChannel();
    channel.answers(DEAD);
    await deliver(given.services, channel);
    await given.change(Address, 'home-researcher', { state: 'ALIVE', version: 3 });
    await say(given, { to: { personId: 'researcher' }, card: TASK, when: 'AT_ONCE', onceKey: 'two' });
    channel.answers(DEAD);
    await deliver(given.services, channel);
    expect(channel.calls).toEqual([
      'post chat-researcher',
      'post chat-secretary',
      'post chat-researcher',
      'post chat-secretary',
    ]);
  });

  test('is not marked dead at a new address for a message to the old one', async () => {
    const given = await oneMessage();
    const channel = recordingChannel();
    channel.answers(async () => {
      await given.change(Address, 'home-researcher', { conversationId: 'chat-new', version: 2 });
      return DEAD;
    });
    await deliver(given.services, channel);
    expect(await given.all(Address, { personId: 'researcher' })).toMatchObject([{ state: 'ALIVE' }]);
  });
});

describe('a process that stops', () => {
  test('between lease and sending: the message is sent after the lease', async () => {
    const given = await oneMessage();
    const [message] = await given.all(OutboxMessage);
    await given.change(OutboxMessage, message!.id, {
      state: 'LEASED',
      leasedUntil: '2026-03-02T09:02:00.000Z',
      version: 2,
    });
    const channel = recordingChannel();
    expect(await deliver(given.services, channel)).toEqual(NOTHING);
    expect(await nextDueMoment(given.services)).toBe('2026-03-02T09:00:00.000Z');
    given.at('2026-03-02 10:03');
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, sent: 1 });
  });

  test('while sending: nobody knows, and it is not posted again', async () => {
    const given = await oneMessage();
    const channel = recordingChannel();
    // The process is gone: the call never comes back, and another one looks after the lease.
    channel.answers(() => new Promise(() => undefined));
    void deliver(given.services, channel);
    const other = await beside(given);
    while (channel.calls.length === 0) await other.database.work(async () => undefined);
    given.at('2026-03-02 10:03');
    expect(await deliver(other, channel)).toEqual({ ...NOTHING, unknown: 1 });
    expect(channel.calls).toHaveLength(1);
    expect(await given.all(OutboxMessage)).toMatchObject([{ state: 'UNKNOWN', why: 'LEASE_EXPIRED' }]);
  });

  test('while replacing a card: it is replaced again, which does no harm', async () => {
    const given = await oneMessage();
    const channel = recordingChannel();
    await deliver(given.services, channel);
    await change(given);
    const update = (await given.all(OutboxMessage)).find(({ kind }) => kind === 'UPDATE');
    await given.change(OutboxMessage, update!.id, {
      state: 'SENDING',
      leasedUntil: '2026-03-02T09:02:00.000Z',
    });
    given.at('2026-03-02 10:03');
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, updated: 1 });
  });
});

/** A card about the task that stands in the researcher’s chat. */
async function posted(): Promise<{ given: Clockwork; channel: ReturnType<typeof recordingChannel> }> {
  const given = await oneMessage();
  const channel = recordingChannel();
  await deliver(given.services, channel);
  return { given, channel };
}

describe('a card that has to be replaced', () => {
  test('is, at any hour', async () => {
    const { given, channel } = await posted();
    given.at('2026-03-02 22:00');
    await change(given);
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, updated: 1 });
    expect(channel.calls.at(-1)).toBe('update chat-researcher activity-1');
    expect(await given.all(PostedCard)).toHaveLength(1);
  });

  test('several times is replaced once', async () => {
    const { given, channel } = await posted();
    await change(given, 4);
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, updated: 1, dropped: 3 });
  });

  test('but is gone is posted anew, and can be replaced again', async () => {
    const { given, channel } = await posted();
    await change(given);
    channel.answers(GONE);
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, retried: 1, sent: 1 });
    expect(channel.calls.slice(1)).toEqual(['update chat-researcher activity-1', 'post chat-researcher']);
    expect(await given.all(PostedCard)).toMatchObject([{ activityId: 'activity-2' }]);
  });

  test('that is gone is posted anew with tries of its own', async () => {
    const { given, channel } = await posted();
    await change(given);
    channel.answers(NOBODY_KNOWS, GONE, BUSY);
    await deliver(given.services, channel);
    given.at('2026-03-02 10:05');
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, retried: 2 });
    expect(await given.all(OutboxMessage, { state: 'PENDING' })).toMatchObject([
      { kind: 'POST', attempts: 1, firstTriedAt: localMoment('2026-03-02', '10:05') },
    ]);
  });

  test('is tried again when nobody knows whether it was', async () => {
    const { given, channel } = await posted();
    await change(given);
    channel.answers(NOBODY_KNOWS);
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, retried: 1 });
    given.at('2026-03-02 10:01');
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, updated: 1 });
  });

  test('of somebody who has left is not looked after any more', async () => {
    const { given, channel } = await posted();
    await given.services.database.work((manager) =>
      manager.query(`UPDATE role_grant SET "validUntil" = '2026-02-01' WHERE "personId" = 'researcher'`),
    );
    await change(given);
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, dropped: 1 });
    expect(await given.all(PostedCard)).toEqual([]);
  });

  test('is one of the last five about its subject in that chat', async () => {
    const { given, channel } = await posted();
    for (const onceKey of ['2', '3', '4', '5', '6', '7']) {
      given.at(`2026-03-02 10:0${onceKey}`);
      await say(given, { to: { personId: 'researcher' }, card: TASK, when: 'AT_ONCE', onceKey });
      await deliver(given.services, channel);
    }
    expect((await given.all(PostedCard)).map(({ activityId }) => activityId).toSorted()).toEqual(
      [3, 4, 5, 6, 7].map((number) => `activity-${number}`),
    );
  });

  test('at a dead address is left', async () => {
    const { given, channel } = await posted();
    await change(given);
    await given.change(Address, 'home-researcher', { state: 'DEAD', version: 2 });
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, dropped: 1 });
  });
});

describe('a linked channel', () => {
  const milestone: CardRef = {
    card: 'MILESTONE',
    studyId: 'study',
    milestone: 'STARTED',
    stageId: null,
    on: '2026-03-02',
  };
  const notice = { to: { channelOfCourtId: 'heerlen' }, card: milestone };

  test('gets the milestone', async () => {
    const given = await oneMessage(notice);
    const linked = {
      conversationId: 'channel',
      serviceUrl: 'http://127.0.0.1/',
      tenantId: 'tenant',
      linkedById: 'chair',
      linkedOn: '2026-03-01',
    };
    await given.services.database.work((manager) =>
      manager.update(Court, { id: 'heerlen' }, { channel: linked }),
    );
    const channel = recordingChannel();
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, sent: 1 });
    expect(channel.calls).toEqual(['post channel']);
  });

  test('that was unlinked meanwhile gets nothing', async () => {
    const given = await oneMessage(notice);
    const channel = recordingChannel();
    expect(await deliver(given.services, channel)).toEqual({ ...NOTHING, undeliverable: 1 });
    expect(channel.calls).toEqual([]);
  });
});
