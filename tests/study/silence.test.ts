/** The silence detector on a real database: what nobody took up is found, told once, and ends by itself. */
import { health } from '../../bot/study/health';
import { findSilences } from '../../bot/study/silence';
import { storedCard } from '../../bot/study/stored-card';
import { tick } from '../../bot/study/tick';
import { OutboxMessage } from '../../entities/message';
import { installation, type Installation } from './installation';

let given: Installation;
beforeEach(async () => {
  given = await installation({ now: '2026-03-02T09:00:00.000Z' });
  await tick(given.services);
});
afterEach(() => given.close());

const told = () =>
  given.read(async (manager) =>
    (await manager.find(OutboxMessage)).flatMap(({ card }) => {
      const ref = storedCard(card);
      return ref.card === 'SILENCE' ? [ref.silence.code] : [];
    }),
  );

test('given messages that nobody delivered for an hour, health tells of it', async () => {
  expect(await health(given.services)).toMatchObject({ status: 'ok', silence: [] });
  given.services.clock.moment = '2026-03-02T10:30:00.000Z';
  expect(await health(given.services)).toMatchObject({
    status: 'silent',
    silence: [{ code: 'TICK', since: '2026-03-02T09:00:00.000Z' }],
  });
});

test('the tick that comes back tells the coordinators, once', async () => {
  given.services.clock.moment = '2026-03-02T10:30:00.000Z';
  await tick(given.services);
  await tick(given.services);
  expect(await told()).toEqual(['TICK']);
});

test('people who got nothing in a week, while something was for them, are counted', async () => {
  await given.read((manager) =>
    manager.update(
      OutboxMessage,
      { kind: 'POST' },
      { state: 'UNDELIVERABLE', settledAt: '2026-03-02T09:05:00.000Z' },
    ),
  );
  const [found] = (await findSilences(given.services)).filter(({ code }) => code === 'RECIPIENTS');
  expect(found).toMatchObject({ code: 'RECIPIENTS' });
  given.services.clock.moment = '2026-03-20T09:05:00.000Z';
  expect((await findSilences(given.services)).some(({ code }) => code === 'RECIPIENTS')).toBe(false);
});

const digestSilence = async () =>
  (await findSilences(given.services)).filter(({ code }) => code === 'DIGEST');

describe('a digest', () => {
  beforeEach(async () => {
    // The first tick only keeps what the first digest is compared with; a week later there is one.
    await given.must('coordinator', { name: 'SET_WORKING_DAYS', days: [2, 3, 4] });
    given.services.clock.moment = '2026-03-09T07:30:00.000Z';
    await tick(given.services);
    // Everything that was said goes its way; of the digest nobody knows whether it arrived.
    await given.read((manager) => manager.update(OutboxMessage, { state: 'PENDING' }, { state: 'UNKNOWN' }));
  });

  test('that comes on the own first working day is not missed before that morning', async () => {
    given.services.clock.moment = '2026-03-10T07:30:00.000Z';
    expect(await digestSilence()).toEqual([]);
    await tick(given.services);
    await given.read((manager) => manager.update(OutboxMessage, { state: 'PENDING' }, { state: 'SENT' }));
    given.services.clock.moment = '2026-03-10T08:31:00.000Z';
    expect(await digestSilence()).toEqual([{ code: 'DIGEST', monday: '2026-03-09', count: 1 }]);
  });

  test('that was sent is not missed', async () => {
    await given.read((manager) => manager.update(OutboxMessage, { state: 'UNKNOWN' }, { state: 'SENT' }));
    given.services.clock.moment = '2026-03-10T08:31:00.000Z';
    expect(await digestSilence()).toEqual([]);
  });
});
