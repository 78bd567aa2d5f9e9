/** When something is due next: how far a clock may jump without skipping anything that tick or delivery has to do. */
import { In, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { Commitment } from '../../entities/commitment';
import { Duty } from '../../entities/duty';
import { OutboxMessage, Reminder } from '../../entities/message';
import { daysBetween, nextDay } from '../workflow/calendar';
import { nextChange } from '../workflow/commitments';
import type { Moment } from '../workflow/facts';
import { localMoment } from '../workflow/local-time';
import { MORNING_AT } from '../workflow/office-hours';
import { lastRound } from './duties';
import { LAST_WEEK, readFact } from './installation-facts';
import { momentOf } from './load';
import type { Services } from './services';

/**
 * The first moment at which tick or delivery has something to do, as an ISO moment; in the past when that is now. There
 * is always one: the next week's digest, or a first tick that is due at once.
 */
export function nextDueMoment(services: Services): Promise<string> {
  return services.database.work(async (manager) => {
    const moment = momentOf(services);
    const moments = [
      await nextReminder(manager, moment),
      await nextDuty(manager, moment),
      await earliest(manager, ['PENDING', 'WAITING'], 'notBefore'),
      await earliest(manager, ['LEASED', 'SENDING'], 'leasedUntil'),
      await nextWeek(manager, moment),
    ];
    return moments.filter((one) => one !== null).toSorted()[0] ?? moment.now;
  });
}

/** Reminders fire from 08:30 on; one that is overdue waits for today's 08:30 as well. */
async function nextReminder(manager: EntityManager, { now, today }: Moment): Promise<string | null> {
  const [first] = await manager.find(Reminder, {
    select: { dueOn: true },
    where: { state: 'PLANNED' },
    order: { dueOn: 'ASC' },
    take: 1,
  });
  if (first === undefined) return null;
  const morning = localMoment(today, MORNING_AT);
  return first.dueOn < today && now < morning ? morning : localMoment(first.dueOn, MORNING_AT);
}

/** The next step of a duty, or the next day on which a commitment may stand otherwise. */
async function nextDuty(manager: EntityManager, { now, today }: Moment): Promise<string | null> {
  const days = [await nextStep(manager), ...(await nextChanges(manager))];
  const first = days.filter((day) => day !== null).toSorted()[0];
  if (first === undefined) return null;
  const morning = localMoment(today, MORNING_AT);
  return first < today && now < morning ? morning : localMoment(first, MORNING_AT);
}

async function nextStep(manager: EntityManager): Promise<string | null> {
  const [first] = await manager.find(Duty, {
    select: { nextOn: true },
    where: { state: 'OPEN', nextOn: Not(IsNull()) },
    order: { nextOn: 'ASC' },
    take: 1,
  });
  return first?.nextOn ?? null;
}

/** Those that the last round has not seen pass: what it left as it was, stays so. */
async function nextChanges(manager: EntityManager): Promise<(string | null)[]> {
  const planned = await lastRound(manager);
  if (planned === null) return [];
  const days: (string | null)[] = [];
  for (const status of ['NOT_CONFIRMED', 'CONFIRMED', 'AT_RISK', 'WAIVED'] as const) {
    const passed = daysBetween(nextChange({ status, dueOn: planned }) ?? planned, planned);
    const [first] = await manager.find(Commitment, {
      select: { dueOn: true },
      where: { status, dueOn: MoreThan(nextDay(planned, passed)) },
      order: { dueOn: 'ASC' },
      take: 1,
    });
    days.push(first === undefined ? null : nextChange({ status, dueOn: first.dueOn }));
  }
  return days;
}

async function earliest(
  manager: EntityManager,
  states: OutboxMessage['state'][],
  column: 'notBefore' | 'leasedUntil',
): Promise<string | null> {
  const [first] = await manager.find(OutboxMessage, {
    select: { [column]: true },
    where: { state: In(states) },
    order: { [column]: 'ASC' },
    take: 1,
  });
  return first?.[column] ?? null;
}

async function nextWeek(manager: EntityManager, { now }: Moment): Promise<string> {
  const last = await readFact(manager, LAST_WEEK);
  return last === null ? now : localMoment(nextDay(last, 7), MORNING_AT);
}
