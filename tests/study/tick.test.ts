import { nextDueMoment } from '../../bot/study/due';
import { lastRound } from '../../bot/study/duties';
import { health } from '../../bot/study/health';
import { enqueue } from '../../bot/study/outbox';
import { loadCourtStatus, loadDigest } from '../../bot/study/statuses';
import { storedCard } from '../../bot/study/stored-card';
import { tick } from '../../bot/study/tick';
import type { Notice } from '../../bot/workflow/decision';
import { localMoment } from '../../bot/workflow/local-time';
import { Address, InstallationFact, OutboxMessage, Reminder } from '../../entities/message';
import { Person, RoleGrant } from '../../entities/person';
import { Study, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { aGrant } from '../workflow/a-court';
import { absence, openTask, person, request } from '../workflow/small-study';
import { beside, clockwork, type Clockwork } from './clockwork';

// Due on Thursday 12 March 2026: reminded of on Monday 9, Thursday 12 and Monday 16, escalated on Thursday 19.
const task = openTask('DOC-01', { dueOn: '2026-03-12' });
const TASK_LINE = { line: 'TASK', taskId: 'doc-01', escalated: false };

async function bundles(given: Clockwork): Promise<OutboxMessage[]> {
  return (await given.all(OutboxMessage)).filter(({ onceKey }) => onceKey.startsWith('morning:'));
}

async function bundled(given: Clockwork): Promise<[string | null, unknown][]> {
  return (await bundles(given)).map(({ personId, card }) => [personId, card]);
}

/** The lines of all bundles. */
async function linesOf(given: Clockwork): Promise<string[]> {
  const cards = (await bundles(given)).map(({ card }) => storedCard(card));
  return cards.flatMap((card) => (card.card === 'MORNING' ? card.lines.map(({ line }) => line) : []));
}

function movedNotice(onceKey: string, more: Partial<Notice> = {}): Notice {
  return {
    to: { personId: 'researcher' },
    card: { card: 'PLAN_MOVED', studyId: 'study', workingDays: 6, becauseStageId: 'DOCUMENTS' },
    when: 'MORNING',
    onceKey,
    ...more,
  };
}

async function say(given: Clockwork, ...notices: Notice[]): Promise<void> {
  const now = given.services.clock.now().toISOString();
  const moment = { now, today: now.slice(0, 10), newId: given.services.newId };
  await given.services.database.work((manager) => enqueue(manager, moment, notices));
}

describe('a morning', () => {
  test('brings one message with what is due, and the reminder goes to its next step', async () => {
    const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
    given.at('2026-03-09 08:30');
    expect(await tick(given.services)).toEqual({
      reminders: 1,
      duties: 0,
      lines: 1,
      bundles: 1,
      weekly: 0,
      failed: 0,
    });
    expect(await bundles(given)).toMatchObject([
      {
        personId: 'researcher',
        onceKey: 'morning:researcher:2026-03-09',
        state: 'PENDING',
        notBefore: localMoment('2026-03-09', '08:30'),
        card: { card: 'MORNING', on: '2026-03-09', lines: [TASK_LINE] },
      },
    ]);
    expect(await given.all(Reminder)).toMatchObject([{ step: 1, dueOn: '2026-03-12', version: 2 }]);
    expect(given.woken()).toBe(1);
  });

  test('does nothing before 08:30', async () => {
    const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
    given.at('2026-03-09 08:29');
    expect(await tick(given.services)).toMatchObject({ reminders: 0, bundles: 0 });
    expect(await given.all(Reminder)).toMatchObject([{ step: 0 }]);
  });

  test('says nothing twice, however often it ticks', async () => {
    const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
    given.at('2026-03-09 08:30');
    await tick(given.services);
    given.at('2026-03-09 08:35');
    expect(await tick(given.services)).toMatchObject({ reminders: 0, lines: 0, bundles: 0 });
    expect(await bundles(given)).toHaveLength(1);
  });

  test('brings everything of one person in one message, of several studies too', async () => {
    const tasks = [
      task,
      openTask('DOC-02', { dueOn: '2026-03-12' }),
      openTask('DOC-05', { dueOn: '2026-03-09' }),
    ];
    const given = await clockwork('2026-03-02 08:00', { tasks });
    await given.put(Wave, { ...(await given.all(Wave))[0]!, id: 'next', number: 2 });
    await given.put(Study, { ...(await given.all(Study))[0]!, id: 'second', waveId: 'next' });
    await given.put(StudyTask, { ...task, id: 'other', studyId: 'second' });
    const reminder = { ...(await given.all(Reminder))[0]!, id: 'r', studyId: 'second', subjectId: 'other' };
    await given.put(Reminder, { ...reminder, baseOn: '2026-03-12', step: 0, dueOn: '2026-03-09' });
    await say(given, movedNotice('moved'));
    given.at('2026-03-09 08:30');
    expect(await tick(given.services)).toMatchObject({ reminders: 4, lines: 4, bundles: 1 });
    expect((await linesOf(given)).toSorted()).toEqual(['PLAN_MOVED', 'TASK', 'TASK', 'TASK', 'TASK']);
  });

  test('does not come to somebody who does not work that day, but on the next own day', async () => {
    const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
    await given.change(Person, 'researcher', { workingDays: [3] });
    given.at('2026-03-09 08:30');
    expect(await tick(given.services)).toMatchObject({ reminders: 1, bundles: 0 });
    expect(await nextDueMoment(given.services)).toBe(localMoment('2026-03-11', '08:30'));
    given.at('2026-03-11 08:30');
    expect(await tick(given.services)).toMatchObject({ bundles: 1 });
  });

  test('comes to the stand-in of who is away', async () => {
    const absences = [absence('researcher', '2026-03-01', { standInId: 'member' })];
    const given = await clockwork('2026-03-02 08:00', { tasks: [task], absences });
    given.at('2026-03-09 08:30');
    await tick(given.services);
    expect(await bundled(given)).toMatchObject([['member', { lines: [TASK_LINE] }]]);
  });

  test('that is long gone at 18:00 waits for the next', async () => {
    const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
    given.at('2026-03-09 18:00');
    expect(await tick(given.services)).toMatchObject({ reminders: 1, bundles: 0 });
    expect(await nextDueMoment(given.services)).toBe(localMoment('2026-03-10', '08:30'));
  });

  test('that was late still brings today’s message today', async () => {
    const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
    given.at('2026-03-09 11:00');
    expect(await tick(given.services)).toMatchObject({ bundles: 1 });
  });
});

describe('what waits for the morning', () => {
  test('joins the reminders', async () => {
    const given = await clockwork('2026-03-06 12:00', { tasks: [task] });
    await say(given, movedNotice('moved'));
    given.at('2026-03-09 08:30');
    await tick(given.services);
    expect(await bundled(given)).toMatchObject([
      ['researcher', { lines: [{ line: 'PLAN_MOVED', workingDays: 6 }, TASK_LINE] }],
    ]);
    expect(await given.all(OutboxMessage, { state: 'WAITING' })).toEqual([]);
  });

  test('waits for tomorrow when today’s message is out', async () => {
    const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
    given.at('2026-03-09 08:30');
    await tick(given.services);
    await say(given, movedNotice('moved'));
    await tick(given.services);
    expect(await bundles(given)).toHaveLength(1);
    given.at('2026-03-10 08:30');
    await tick(given.services);
    expect((await bundles(given)).map(({ onceKey }) => onceKey)).toEqual([
      'morning:researcher:2026-03-09',
      'morning:researcher:2026-03-10',
    ]);
  });

  test('says a planning that moved and moved back not at all', async () => {
    const given = await clockwork('2026-03-06 12:00');
    const back = { card: 'PLAN_MOVED', studyId: 'study', workingDays: -6, becauseStageId: 'REPORT' } as const;
    await say(given, movedNotice('there'), movedNotice('back', { card: back }));
    given.at('2026-03-09 08:30');
    await tick(given.services);
    expect(await bundled(given)).toEqual([]);
    expect(await given.all(OutboxMessage, { state: 'WAITING' })).toEqual([]);
  });

  test('and is no line of a bundle, is sent by itself', async () => {
    const given = await clockwork('2026-03-06 12:00');
    await say(given, movedNotice('answered', { card: { card: 'STATUS_ANSWERED', courtId: 'heerlen' } }));
    given.at('2026-03-09 08:30');
    await tick(given.services);
    expect(await given.all(OutboxMessage)).toMatchObject([{ onceKey: 'answered', state: 'PENDING' }]);
  });

  test('goes up in today’s message when yesterday’s could not be sent', async () => {
    const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
    given.at('2026-03-09 08:30');
    await tick(given.services);
    given.at('2026-03-12 08:30');
    await tick(given.services);
    expect((await bundles(given)).map(({ onceKey, state }) => [onceKey, state])).toEqual([
      ['morning:researcher:2026-03-09', 'BUNDLED'],
      ['morning:researcher:2026-03-12', 'PENDING'],
    ]);
    expect((await bundled(given)).at(-1)).toMatchObject(['researcher', { lines: [TASK_LINE] }]);
  });
});

describe('after downtime', () => {
  test('there is one summary instead of a burst', async () => {
    const tasks = [task, openTask('DOC-02', { dueOn: '2026-03-10' })];
    const given = await clockwork('2026-03-05 08:30', { tasks });
    await tick(given.services);
    given.at('2026-03-18 10:00');
    await tick(given.services);
    const since = (await bundles(given)).filter(
      ({ createdAt }) => createdAt > localMoment('2026-03-06', '00:00'),
    );
    expect(since.map(({ personId, card }) => [personId, card])).toMatchObject([
      [
        'researcher',
        {
          card: 'SINCE_DOWNTIME',
          from: '2026-03-05',
          until: '2026-03-18',
          lines: [{ taskId: 'doc-02' }, { taskId: 'doc-01' }],
        },
      ],
      ['chair', { card: 'SINCE_DOWNTIME', lines: [{ taskId: 'doc-02', escalated: true }] }],
    ]);
    expect(await given.all(OutboxMessage, { state: 'WAITING' })).toEqual([]);
  });

  test('of less than a working day, over a weekend too, it is a morning like any other', async () => {
    const given = await clockwork('2026-03-02 08:00', {
      tasks: [openTask('DOC-01', { dueOn: '2026-03-11' })],
    });
    given.at('2026-03-05 17:00');
    await tick(given.services);
    given.at('2026-03-06 16:00');
    await tick(given.services);
    expect(await bundled(given)).toMatchObject([['researcher', { card: 'MORNING' }]]);
  });

  test('a clock that jumps to the next due moment was not down', async () => {
    const given = await clockwork('2026-03-02 08:00', {
      tasks: [openTask('DOC-01', { dueOn: '2026-05-26' })],
    });
    await tick(given.services);
    for (let jump = 0; jump < 20 && (await bundles(given)).length === 0; jump += 1) {
      given.to(await nextDueMoment(given.services));
      await tick(given.services);
    }
    expect(await bundled(given)).toMatchObject([['researcher', { card: 'MORNING', on: '2026-05-20' }]]);
  });

  test('what was settled meanwhile is not reminded of', async () => {
    const given = await clockwork('2026-03-05 08:30', { tasks: [task] });
    await tick(given.services);
    await given.change(StudyTask, 'doc-01', { state: 'DONE', version: 2 });
    await given.change(Study, 'study', { version: 2 });
    given.at('2026-03-18 10:00');
    expect(await tick(given.services)).toMatchObject({ reminders: 1, lines: 0, bundles: 0 });
    expect(await given.all(Reminder)).toMatchObject([{ state: 'SETTLED' }]);
  });
});

describe('two processes', () => {
  test('that tick at the same time say everything once', async () => {
    const tasks = Array.from({ length: 12 }, (_, i) =>
      openTask('DOC-01', { id: `t${i}`, entryId: `${i}`, dueOn: '2026-03-12' }),
    );
    const given = await clockwork('2026-03-02 08:00', { tasks });
    const other = await beside(given);
    given.at('2026-03-09 08:30');
    const [one, two] = await Promise.all([tick(given.services), tick(other)]);
    expect(one.reminders + two.reminders).toBe(12);
    expect(one.bundles + two.bundles).toBe(1);
    expect(given.faults).toEqual([]);
    expect(await linesOf(given)).toHaveLength(12);
  });

  test('that stop between reminder and bundle leave nothing unsaid', async () => {
    const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
    given.at('2026-03-09 08:30');
    const dying = {
      ...given.services,
      database: {
        ...given.services.database,
        work: async <T>(unit: Parameters<typeof given.services.database.work<T>>[0]) => {
          // As soon as the reminder has fired, and before the bundle is made.
          if ((await given.all(Reminder, { step: 1 })).length > 0) throw new Error('stroom uitgevallen');
          return given.services.database.work(unit);
        },
      },
    };
    await expect(tick(dying)).rejects.toThrow('stroom uitgevallen');
    expect(await given.all(Reminder)).toMatchObject([{ step: 1 }]);
    expect(await bundles(given)).toEqual([]);
    await tick(given.services);
    expect(await bundled(given)).toMatchObject([['researcher', { lines: [TASK_LINE] }]]);
  });
});

test('a study that cannot be read does not keep the others waiting', async () => {
  const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
  await given.put(Reminder, {
    ...(await given.all(Reminder))[0]!,
    id: 'lost',
    subjectId: 'lost',
    studyId: 'nowhere',
  });
  given.at('2026-03-09 08:30');
  expect(await tick(given.services)).toMatchObject({ reminders: 1, bundles: 1, failed: 1 });
  expect(given.faults).toEqual(['tick.study: Error: Reminders of a study that does not exist']);
});

async function weekly(given: Clockwork): Promise<[string, string, unknown][]> {
  const messages = await given.all(OutboxMessage, {}, ['onceKey']);
  return messages
    .filter(({ onceKey }) => !onceKey.startsWith('silence:'))
    .map(({ onceKey, notBefore, card }) => [onceKey, notBefore, card]);
}

describe('Monday', () => {
  const people = [person('researcher'), person('chair'), person('coordinator')];
  const grants = [
    aGrant('researcher', 'RESEARCHER'),
    aGrant('chair', 'CHAIR'),
    aGrant('coordinator', 'COORDINATOR', { courtId: null }),
  ];
  test('brings the coordinator the digest, once', async () => {
    const given = await clockwork('2026-03-04 10:00', { people, grants });
    await tick(given.services);
    expect(await weekly(given)).toEqual([]);
    expect(await nextDueMoment(given.services)).toBe(localMoment('2026-03-09', '08:30'));
    given.at('2026-03-09 08:29');
    expect(await tick(given.services)).toMatchObject({ weekly: 0 });
    given.at('2026-03-09 08:30');
    expect(await tick(given.services)).toMatchObject({ weekly: 1 });
    expect(await tick(given.services)).toMatchObject({ weekly: 0 });
    expect(await weekly(given)).toEqual([
      ['digest:coordinator:2026-03-09', localMoment('2026-03-09', '08:30'), { card: 'DIGEST' }],
    ]);
  });

  test('that is Easter Monday brings it on Tuesday', async () => {
    const given = await clockwork('2026-04-01 10:00', { people, grants });
    await tick(given.services);
    given.at('2026-04-06 08:30');
    await tick(given.services);
    expect(await weekly(given)).toMatchObject([
      ['digest:coordinator:2026-04-06', localMoment('2026-04-07', '08:30'), {}],
    ]);
  });

  test('that was missed brings one digest, not one a week', async () => {
    const given = await clockwork('2026-03-04 10:00', { people, grants });
    await tick(given.services);
    given.at('2026-04-01 10:00');
    await tick(given.services);
    expect(await weekly(given)).toMatchObject([
      ['digest:coordinator:2026-03-30', localMoment('2026-03-30', '08:30'), {}],
    ]);
  });

  test('compares with the Monday before', async () => {
    const given = await clockwork('2026-03-04 10:00', { people, grants });
    await tick(given.services);
    given.at('2026-03-09 08:30');
    await tick(given.services);
    expect(await loadDigest(given.services, false)).toMatchObject({
      on: '2026-03-09',
      changed: [],
      unchanged: [{}],
    });
    await given.change(Study, 'study', { state: 'PAUSED', pausedOn: '2026-03-11', version: 2 });
    given.at('2026-03-16 08:30');
    await tick(given.services);
    expect(await loadDigest(given.services, false)).toMatchObject({
      on: '2026-03-16',
      changed: [{ status: { municipality: 'Heerlen' }, changes: [{ code: 'PAUSED', on: '2026-03-11' }] }],
    });
    given.at('2026-05-18 08:30');
    await tick(given.services);
    const kept = (await given.all(InstallationFact))
      .map(({ name }) => name)
      .filter((name) => name.startsWith('STATUSES'));
    expect(kept).toEqual(['STATUSES:2026-05-18']);
  });

  test('brings three lines to a chair who asked for them, and to no other', async () => {
    const given = await clockwork('2026-03-04 10:00', { people, grants });
    await tick(given.services);
    await given.change(Person, 'chair', { weeklyLines: 'ON' });
    await given.change(Person, 'researcher', { weeklyLines: 'ON' });
    given.at('2026-03-09 08:30');
    expect(await tick(given.services)).toMatchObject({ weekly: 2 });
    expect((await weekly(given)).map(([key]) => key)).toEqual([
      'digest:coordinator:2026-03-09',
      'weekly:study:chair:2026-03-09',
    ]);
  });
});

describe('what leaves the court', () => {
  test('counts the people whom the bot cannot reach', async () => {
    const given = await clockwork('2026-03-04 10:00');
    await given.change(Address, 'home-member', { state: 'DEAD' });
    await given.put(Person, person('late'));
    await given.put(RoleGrant, aGrant('late', 'MEMBER'));
    const status = await given.services.database.work((manager) =>
      loadCourtStatus(manager, given.services, 'heerlen'),
    );
    expect(status).toMatchObject({
      municipality: 'Heerlen',
      undeliverable: 2,
      studies: [{ studyId: 'study' }],
    });
  });
  test('is nothing for a court that there is not', async () => {
    const given = await clockwork('2026-03-04 10:00');
    expect(
      await given.services.database.work((manager) => loadCourtStatus(manager, given.services, 'nowhere')),
    ).toBeNull();
  });
});

describe('what is due next', () => {
  test('before the first tick: that tick', async () => {
    const given = await clockwork('2026-03-04 10:00');
    expect(await nextDueMoment(given.services)).toBe('2026-03-04T09:00:00.000Z');
  });
  test('a reminder, at 08:30 of its day', async () => {
    const given = await clockwork('2026-03-02 12:00', { requests: [request()] });
    await tick(given.services);
    expect(await nextDueMoment(given.services)).toBe(localMoment('2026-03-04', '08:30'));
  });
  test('an overdue reminder in the early morning: 08:30', async () => {
    const given = await clockwork('2026-03-02 12:00', { requests: [request()] });
    await tick(given.services);
    given.at('2026-03-05 03:00');
    expect(await nextDueMoment(given.services)).toBe(localMoment('2026-03-05', '08:30'));
  });
});

describe('health', () => {
  test('tells of the database, the last tick and the outbox', async () => {
    const given = await clockwork('2026-03-02 08:00', { tasks: [task] });
    expect(await health(given.services)).toEqual({
      status: 'ok',
      database: 'ok',
      lastTick: null,
      outbox: {},
      mail: null,
      silence: [],
    });
    given.at('2026-03-09 08:30');
    await tick(given.services);
    expect(await health(given.services)).toEqual({
      status: 'ok',
      database: 'ok',
      lastTick: '2026-03-09T07:30:00.000Z',
      outbox: { BUNDLED: 1, PENDING: 1 },
      mail: null,
      silence: [],
    });
  });
  test('says so when the database does not answer', async () => {
    const given = await clockwork('2026-03-02 08:00');
    const closed = await beside(given);
    await closed.database.close();
    expect(await health(closed)).toMatchObject({ status: 'failing', database: 'unreachable' });
  });
});

test('a tick that begins just before 08:30 and ends after it has not done the round of that day', async () => {
  const given = await clockwork('2026-03-09 08:29', {});
  const begun = given.services.clock.now();
  let looks = 0;
  // The clock passes 08:30 while the tick is under way.
  const clock = { now: () => new Date(begun.getTime() + (looks++ === 0 ? 59_995 : 60_005)) };
  await tick({ ...given.services, clock });
  expect(await given.services.database.work(lastRound)).toBe('2026-03-08');
});
