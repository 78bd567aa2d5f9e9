/** What is put into the outbox: to whom, from when, and each thing once. */
import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../bot/study/database';
import { enqueue, enqueueUpdates } from '../../bot/study/outbox';
import { perform } from '../../bot/study/perform';
import { insert, row, rows } from '../../bot/study/rows';
import type { Database } from '../../bot/study/services';
import type { Notice } from '../../bot/workflow/decision';
import { localDate } from '../../bot/workflow/local-time';
import { OutboxMessage, PostedCard } from '../../entities/message';
import { Person, type Weekday } from '../../entities/person';
import { aPerson } from '../workflow/a-court';
import { IDENTITIES, installation } from './installation';

let database: Database;

beforeEach(async () => {
  database = await openDatabase({ sqliteFile: ':memory:' });
});
afterEach(() => database.close());

const at = (now: string) => ({ now, today: localDate(now), newId: randomUUID });
// A Tuesday; Amsterdam is an hour ahead of UTC.
const TUESDAY_AFTERNOON = '2026-11-24T13:00:00.000Z';
const TUESDAY_EVENING = '2026-11-24T19:00:00.000Z';

const somebody = (id: string, workingDays: Weekday[] = [1, 2, 3, 4, 5]): Person =>
  aPerson(id, { workingDays });

function notice(over: Partial<Notice> = {}): Notice {
  return {
    to: { personId: 'p' },
    card: { card: 'GATE', requestId: 'r' },
    when: 'AT_ONCE',
    onceKey: 'gate:r:p',
    ...over,
  };
}

function posted(id: string, subjectId: string): PostedCard {
  return {
    id,
    version: 1,
    subjectId,
    personId: 'p',
    conversationId: 'gesprek',
    serviceUrl: 'http://127.0.0.1/',
    activityId: `bericht ${id}`,
    card: { card: 'TASK', taskId: subjectId },
    postedAt: TUESDAY_AFTERNOON,
  };
}

/** Puts notices into an outbox that is empty but for a person, and tells what stands in it. */
async function enqueued(now: string, notices: Notice[], person = somebody('p')): Promise<OutboxMessage[]> {
  return database.work(async (manager) => {
    await insert(manager, Person, person);
    await enqueue(manager, at(now), notices);
    return rows(manager, OutboxMessage, {}, { orderBy: ['onceKey'] });
  });
}

test('at once is now within office hours', async () => {
  expect(await enqueued(TUESDAY_AFTERNOON, [notice()])).toMatchObject([
    {
      personId: 'p',
      channelOfCourtId: null,
      card: { card: 'GATE', requestId: 'r' },
      kind: 'POST',
      state: 'PENDING',
      createdAt: TUESDAY_AFTERNOON,
      notBefore: TUESDAY_AFTERNOON,
      attempts: 0,
    },
  ]);
});

test('at once is the next morning at 08:00 after office hours', async () => {
  const [message] = await enqueued(TUESDAY_EVENING, [notice()]);
  expect(message).toMatchObject({ state: 'PENDING', notBefore: '2026-11-25T07:00:00.000Z' });
});

test('in the morning is 08:30 on the next own day, waiting to be bundled', async () => {
  const mondaysAndFridays = somebody('p', [1, 5]);
  const [message] = await enqueued(TUESDAY_AFTERNOON, [notice({ when: 'MORNING' })], mondaysAndFridays);
  expect(message).toMatchObject({ state: 'WAITING', personId: 'p', notBefore: '2026-11-27T07:30:00.000Z' });
});

test('a line for somebody who is away waits for the first own morning after it', async () => {
  const mondaysAndFridays = somebody('p', [1, 5]);
  const line = notice({ when: 'MORNING', notBefore: '2026-11-28' });
  const [message] = await enqueued(TUESDAY_AFTERNOON, [line], mondaysAndFridays);
  expect(message).toMatchObject({ state: 'WAITING', notBefore: '2026-11-30T07:30:00.000Z' });
});

test('a channel has no mornings of its own', async () => {
  const [message] = await enqueued(TUESDAY_EVENING, [
    notice({ to: { channelOfCourtId: 'c' }, when: 'MORNING', onceKey: 'milestone' }),
  ]);
  expect(message).toMatchObject({
    personId: null,
    channelOfCourtId: 'c',
    state: 'PENDING',
    notBefore: '2026-11-25T07:00:00.000Z',
  });
});

test('what has been said is not said again, and the rest goes on', async () => {
  await enqueued(TUESDAY_AFTERNOON, [notice()]);
  const added = await database.work((manager) =>
    enqueue(manager, at(TUESDAY_EVENING), [
      notice(),
      notice({ onceKey: 'gate:r:q', card: { card: 'GATE', requestId: 'q' } }),
      notice(),
    ]),
  );
  expect(added).toBe(1);
  const messages = await database.work((manager) =>
    rows(manager, OutboxMessage, {}, { orderBy: ['onceKey'] }),
  );
  expect(messages.map(({ onceKey, createdAt }) => [onceKey, createdAt])).toEqual([
    ['gate:r:p', TUESDAY_AFTERNOON],
    ['gate:r:q', TUESDAY_EVENING],
  ]);
});

test('what waits for the next opening is not queued a second time; in office hours it comes again', async () => {
  const other = { card: 'GATE', requestId: 's' } as const;
  await enqueued(TUESDAY_EVENING, [
    notice(),
    notice({ onceKey: 'gate:r:p:again' }),
    notice({ onceKey: 'gate:s:p', card: other }),
  ]);
  const keys = await database.work(async (manager) => {
    await enqueue(manager, at(TUESDAY_AFTERNOON), [notice({ onceKey: 'gate:r:p:today' })]);
    return rows(manager, OutboxMessage, {}, { orderBy: ['onceKey'] });
  });
  expect(keys.map(({ onceKey }) => onceKey)).toEqual(['gate:r:p', 'gate:r:p:today', 'gate:s:p']);
});

test('a notice for somebody who does not exist is a fault', async () => {
  const wrong = enqueued(TUESDAY_AFTERNOON, [notice({ to: { personId: 'niemand' }, when: 'MORNING' })]);
  await expect(wrong).rejects.toThrow('A notice for somebody who does not exist');
  expect(await database.work((manager) => rows(manager, OutboxMessage, {}))).toEqual([]);
});

test('cards that show a changed subject are replaced at any hour, except the one that was clicked', async () => {
  const messages = await database.work(async (manager) => {
    for (const card of [posted('1', 'a'), posted('2', 'a'), posted('3', 'b'), posted('4', 'c')]) {
      await insert(manager, PostedCard, card);
    }
    const clicked = { conversationId: 'gesprek', activityId: 'bericht 2' };
    expect(await enqueueUpdates(manager, at(TUESDAY_EVENING), ['a', 'b', 'a'], clicked)).toBe(2);
    expect(await enqueueUpdates(manager, at(TUESDAY_EVENING), [], null)).toBe(0);
    return rows(manager, OutboxMessage, {}, { orderBy: ['postedCardId'] });
  });
  expect(messages).toMatchObject([
    {
      kind: 'UPDATE',
      postedCardId: '1',
      personId: 'p',
      card: { card: 'TASK', taskId: 'a' },
      notBefore: TUESDAY_EVENING,
    },
    {
      kind: 'UPDATE',
      postedCardId: '3',
      personId: 'p',
      card: { card: 'TASK', taskId: 'b' },
      state: 'PENDING',
    },
  ]);
});

test('a card can be replaced once for every change', async () => {
  const count = await database.work(async (manager) => {
    await insert(manager, PostedCard, posted('1', 'a'));
    await enqueueUpdates(manager, at(TUESDAY_EVENING), ['a'], null);
    await enqueueUpdates(manager, at(TUESDAY_EVENING), ['a'], null);
    return (await rows(manager, OutboxMessage, { postedCardId: '1' })).length;
  });
  expect(count).toBe(2);
});

test('a click has the other cards of its subject replaced and wakes delivery; a click that is refused does not', async () => {
  const kamerbode = await installation();
  const { studyId } = kamerbode;
  const { person } = await kamerbode.actor('researcher');
  const task = (await kamerbode.facts()).case.tasks.find(({ assigneeId }) => assigneeId === person.id)!;
  await kamerbode.read(async (manager) => {
    for (const id of ['geklikt', 'ander']) await insert(manager, PostedCard, posted(id, task.id));
  });
  const woken = kamerbode.woken();
  const click = () =>
    perform(
      kamerbode.services,
      { name: 'COMPLETE_TASKS', studyId, tasks: [{ id: task.id, expectedVersion: task.version }] },
      IDENTITIES.researcher,
      { conversationId: 'gesprek', activityId: 'bericht geklikt' },
    );
  const updates = () => kamerbode.read((manager) => rows(manager, OutboxMessage, { kind: 'UPDATE' }));
  expect((await click()).ok).toBe(true);
  expect((await updates()).map(({ postedCardId }) => postedCardId)).toEqual(['ander']);
  expect(kamerbode.woken()).toBe(woken + 1);
  expect((await click()).ok).toBe(false);
  expect(await updates()).toHaveLength(1);
  expect(kamerbode.woken()).toBe(woken + 1);
  expect(await kamerbode.read((manager) => row(manager, PostedCard, { id: 'ander' }))).not.toBeNull();
  await kamerbode.close();
});
