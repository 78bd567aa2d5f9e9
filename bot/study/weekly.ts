/** What goes out once a week, from Monday 08:30 on: the coordinators' digest, and three lines for chairs who asked. */
import type { EntityManager } from 'typeorm';
import type { OutboxMessage } from '../../entities/message';
import { Person, RoleGrant } from '../../entities/person';
import { Study } from '../../entities/study';
import type { CardRef } from '../../cards/ref';
import { nextDay } from '../workflow/calendar';
import type { Moment } from '../workflow/facts';
import { localMoment } from '../workflow/local-time';
import { MORNING_AT, morningMoment } from '../workflow/office-hours';
import { isCurrent } from '../workflow/people';
import type { CourtStatus } from '../workflow/status';
import { dropFactsBefore, LAST_WEEK, readFact, STATUSES, writeFact } from './installation-facts';
import { loadCoordinators, momentOf } from './load';
import { blank, insertOnce } from './outbox';
import { rows } from './rows';
import type { Services } from './services';
import { digestMonday, loadStatuses } from './statuses';

/** Statuses are kept as long as a digest may be compared with them. */
const KEPT_DAYS = 28;

/**
 * Prepares what this week has to be said, once. An installation that starts within a week says nothing about it, but
 * keeps the statuses, so that the first Monday has something to compare with.
 * @returns how many messages went into the outbox.
 */
export async function prepareWeek(services: Services): Promise<number> {
  const monday = digestMonday(momentOf(services).now);
  const last = await services.database.work((manager) => readFact(manager, LAST_WEEK));
  if (last !== null && last >= monday) return 0;
  const statuses = await loadStatuses(services);
  return services.database.work(async (manager) => {
    // Another process may have done the same meanwhile.
    if ((await readFact(manager, LAST_WEEK)) !== last) return 0;
    await keep(manager, monday, statuses);
    if (last === null) return 0;
    const moment = momentOf(services);
    return (await sayDigest(manager, moment, monday)) + (await sayWeeklyLines(manager, moment, monday));
  });
}

async function keep(manager: EntityManager, monday: string, statuses: CourtStatus[]): Promise<void> {
  await writeFact(manager, LAST_WEEK, monday);
  await writeFact(manager, `${STATUSES}${monday}`, JSON.stringify(statuses));
  await dropFactsBefore(manager, STATUSES, `${STATUSES}${nextDay(monday, -KEPT_DAYS)}`);
}

async function sayDigest(manager: EntityManager, moment: Moment, monday: string): Promise<number> {
  let said = 0;
  for (const person of await loadCoordinators(manager, moment.today)) {
    said += await say(manager, moment, monday, person, 'digest', { card: 'DIGEST' });
  }
  return said;
}

async function sayWeeklyLines(manager: EntityManager, moment: Moment, monday: string): Promise<number> {
  let said = 0;
  for (const person of await rows(manager, Person, { weeklyLines: 'ON' })) {
    const grants = await rows(manager, RoleGrant, { personId: person.id, role: 'CHAIR', kind: 'REGULAR' });
    const courts = grants
      .filter((grant) => isCurrent(grant, moment.today))
      .flatMap(({ courtId }) => courtId ?? []);
    const studies = await rows(manager, Study, { courtId: [...new Set(courts)] }, { only: ['id', 'state'] });
    for (const { id } of studies.filter(({ state }) => state !== 'CLOSED')) {
      said += await say(manager, moment, monday, person, `weekly:${id}`, {
        card: 'WEEKLY_LINES',
        studyId: id,
      });
    }
  }
  return said;
}

/** On Monday 08:30, or on the first own day after it. */
async function say(
  manager: EntityManager,
  moment: Moment,
  monday: string,
  person: Person,
  what: string,
  card: CardRef,
): Promise<number> {
  const message: OutboxMessage = {
    ...blank(moment, `${what}:${person.id}:${monday}`, card),
    personId: person.id,
    notBefore: morningMoment(person, localMoment(monday, MORNING_AT)),
  };
  return (await insertOnce(manager, message)) ? 1 : 0;
}
