/** Loads how courts stand, for the coordinator and for the court that wants to see what the coordinator sees. */
import type { EntityManager } from 'typeorm';
import { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import { Court } from '../../entities/court';
import { Address } from '../../entities/message';
import { Study } from '../../entities/study';
import { nextDay } from '../workflow/calendar';
import { composeDigest, type Digest } from '../workflow/digest';
import { localDate, localMoment, weekday } from '../workflow/local-time';
import { MORNING_AT } from '../workflow/office-hours';
import { isCurrent } from '../workflow/people';
import {
  commitmentsStatus,
  courtStatus,
  statusOf,
  type CourtStatus,
  type StudyStatus,
} from '../workflow/status';
import { readFact, readFactBefore, STATUSES } from './installation-facts';
import { loadCourtPeople, loadStudyFacts, momentOf } from './load';
import { row, rows } from './rows';
import type { Services } from './services';

type Loading = Pick<Services, 'clock' | 'newId' | 'programme'>;

/** The Monday of the last digest at this moment: the one whose 08:30 has passed. */
export function digestMonday(now: string): string {
  const today = localDate(now);
  const monday = nextDay(today, 1 - weekday(today));
  return localMoment(monday, MORNING_AT) <= now ? monday : nextDay(monday, -7);
}

/** Exactly what leaves this court, or null when there is no such court. */
export async function loadCourtStatus(
  manager: EntityManager,
  services: Loading,
  courtId: string,
): Promise<CourtStatus | null> {
  const court = await row(manager, Court, { id: courtId });
  if (court === null) return null;
  const studies: StudyStatus[] = [];
  for (const { id } of await rows(manager, Study, { courtId }, { only: ['id'] })) {
    const facts = await loadStudyFacts(manager, services, id);
    if (facts !== null) studies.push(statusOf(facts));
  }
  const commitments = commitmentsStatus(
    services.programme.programme,
    await row(manager, DeclarationOfIntent, { courtId }),
    await rows(manager, Commitment, { courtId }),
  );
  const undeliverable = await countUndeliverable(manager, courtId, momentOf(services).today);
  return courtStatus(court, studies, undeliverable, commitments);
}

/** How many people with a role in this court now have no address that works. */
async function countUndeliverable(manager: EntityManager, courtId: string, today: string): Promise<number> {
  const { grants } = await loadCourtPeople(manager, courtId);
  const serving = grants.filter((grant) => grant.courtId === courtId && isCurrent(grant, today));
  const ids = [...new Set(serving.map(({ personId }) => personId))];
  const addresses = await rows(manager, Address, { personId: ids }, { only: ['personId', 'state'] });
  const reached = new Set(addresses.filter(({ state }) => state === 'ALIVE').map(({ personId }) => personId));
  return ids.filter((id) => !reached.has(id)).length;
}

/** The status of every court, each read in a unit of work of its own: nobody's click waits for all of them. */
export async function loadStatuses(services: Services): Promise<CourtStatus[]> {
  const courts = await services.database.work((manager) => rows(manager, Court, {}, { only: ['id'] }));
  const statuses: CourtStatus[] = [];
  for (const { id } of courts) {
    const status = await services.database.work((manager) => loadCourtStatus(manager, services, id));
    if (status !== null) statuses.push(status);
  }
  return statuses;
}

/**
 * This week's digest as things stand now, compared with what last week's was made of.
 * @param sent whether it is the week's message: it tells what changed up to its Monday, wherever and whenever it is sent
 */
export async function loadDigest(services: Services, sent: boolean): Promise<Digest> {
  const on = digestMonday(services.clock.now().toISOString());
  const [previous, kept] = await services.database.work(async (manager) => [
    statusesIn(await readFactBefore(manager, STATUSES, `${STATUSES}${on}`)),
    sent ? statusesIn(await readFact(manager, `${STATUSES}${on}`)) : null,
  ]);
  return composeDigest(on, await loadStatuses(services), previous, kept ?? undefined);
}

/** What was kept is a list of statuses as this program wrote it. */
function statusesIn(kept: string | null): CourtStatus[] | null {
  const statuses: unknown = kept === null ? null : JSON.parse(kept);
  return isStatuses(statuses) ? statuses : null;
}

function isStatuses(kept: unknown): kept is CourtStatus[] {
  return Array.isArray(kept);
}
