/** Looks for silence in what is stored, and tells the coordinators. The rules are in `bot/workflow/silence.ts`. */
import { Between, In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { OutboxMessage } from '../../entities/message';
import { nextDay } from '../workflow/calendar';
import { localMoment } from '../workflow/local-time';
import { MORNING_AT, morningMoment } from '../workflow/office-hours';
import { isOverdue, type Silence, type SilenceFacts, silenceKey, silences } from '../workflow/silence';
import { nextDueMoment } from './due';
import { hasFactBefore, STATUSES } from './installation-facts';
import { loadCoordinators, momentOf } from './load';
import { enqueue } from './outbox';
import type { Services } from './services';
import { digestMonday } from './statuses';

const LOOKED_BACK_DAYS = 7;
/**
 * A message that ended lately was to go no longer ago than this. Messages are kept, and found by when they were to go:
 * without this bound all of them are read, 14 ms where there are 40,000.
 */
const LONGEST_WAY_DAYS = 30;

/** What is silent now. Must not run inside a unit of work. */
export async function findSilences(services: Services): Promise<Silence[]> {
  const due = await nextDueMoment(services);
  return services.database.work(async (manager) => {
    const { now, today } = momentOf(services);
    return silences({
      now,
      due,
      digest: await digestFacts(manager, now, today),
      recipients: await recipientFacts(manager, today),
    });
  });
}

/**
 * Tells the coordinators, each silence once.
 * @returns how many messages went into the outbox
 */
export function tellSilences(services: Services, found: readonly Silence[]): Promise<number> {
  if (found.length === 0) return Promise.resolve(0);
  return services.database.work(async (manager) => {
    const moment = momentOf(services);
    const coordinators = await loadCoordinators(manager, moment.today);
    return enqueue(
      manager,
      moment,
      found.flatMap((silence) =>
        coordinators.map(({ id }) => ({
          to: { personId: id },
          card: { card: 'SILENCE' as const, silence },
          when: 'AT_ONCE' as const,
          onceKey: `${silenceKey(silence, moment.today)}:${id}`,
        })),
      ),
    );
  });
}

async function digestFacts(
  manager: EntityManager,
  now: string,
  today: string,
): Promise<SilenceFacts['digest']> {
  const monday = digestMonday(now);
  if (!(await hasFactBefore(manager, STATUSES, `${STATUSES}${monday}`))) return null;
  // Whoever became coordinator this week, or does not work on Monday, has it to come on the first own morning.
  const coordinators = (await loadCoordinators(manager, monday)).filter((person) =>
    isOverdue(morningMoment(person, localMoment(monday, MORNING_AT)), now),
  );
  const keys = coordinators.map(({ id }) => `digest:${id}:${monday}`);
  const sent = await manager.countBy(OutboxMessage, { onceKey: In(keys), state: 'SENT' });
  const expected = today > nextDay(monday, LOOKED_BACK_DAYS) ? 0 : coordinators.length;
  return { monday, expected, sent };
}

async function recipientFacts(manager: EntityManager, today: string): Promise<SilenceFacts['recipients']> {
  const from = localMoment(nextDay(today, -LOOKED_BACK_DAYS), '00:00');
  const ended = await manager.find(OutboxMessage, {
    select: { personId: true, state: true },
    where: {
      kind: 'POST',
      state: In(['SENT', 'UNKNOWN', 'UNDELIVERABLE']),
      notBefore: MoreThanOrEqual(localMoment(nextDay(today, -LOOKED_BACK_DAYS - LONGEST_WAY_DAYS), '00:00')),
      settledAt: Between(from, localMoment(nextDay(today), '00:00')),
    },
  });
  const people = ended.filter(({ personId }) => personId !== null);
  const reached = new Set(people.filter(({ state }) => state === 'SENT').map(({ personId }) => personId));
  return { expected: new Set(people.map(({ personId }) => personId)).size, reached: reached.size };
}
