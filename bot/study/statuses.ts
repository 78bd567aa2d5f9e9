/** Loads how courts stand, for the coordinator and for the court that wants to see what the coordinator sees. */
import type { EntityManager } from 'typeorm';
import { Court } from '../../entities/court';
import { nextDay } from '../workflow/calendar';
import { composeDigest, type Digest } from '../workflow/digest';
import { localDate, localMoment, weekday } from '../workflow/local-time';
import { MORNING_AT } from '../workflow/office-hours';
import type { CourtStatus } from '../workflow/status';
import { readFact, readFactBefore, STATUSES } from './installation-facts';
import { rows } from './rows';
import type { Services } from './services';
import { loadStandings, type Loading } from './status-facts';

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
  const standings = await loadStandings(manager, services, await rows(manager, Court, { id: courtId }));
  return standings[0]?.status ?? null;
}

/** The status of every court. */
export function loadStatuses(services: Services): Promise<CourtStatus[]> {
  return services.database.work(async (manager) => {
    const standings = await loadStandings(manager, services, await rows(manager, Court, {}));
    return standings.map(({ status }) => status);
  });
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
