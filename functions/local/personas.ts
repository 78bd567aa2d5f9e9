/** Who can be played: everybody that Kamerbode knows, with the roles that they hold today. Reads only. */
import { ROLE_IDS } from '../../bot/programme/definition';
import type { Services } from '../../bot/study/services';
import { localDate } from '../../bot/workflow/local-time';
import { isCurrent } from '../../bot/workflow/people';
import { Court } from '../../entities/court';
import { Person, RoleGrant, type RoleId } from '../../entities/person';
import type { Member } from './channel-store';

export interface LocalPersona extends Member {
  roles: { role: RoleId; court?: string }[];
}

/**
 * Everybody who joined and whoever else is named in `others`: the coordinators of the configuration, who hold their role
 * before the bot has ever heard of them, and people who may still join. The programme's people first, then by court.
 */
export async function listPersonas(
  services: Pick<Services, 'database' | 'clock'>,
  others: readonly LocalPersona[],
): Promise<LocalPersona[]> {
  const { people, grants, courts } = await services.database.work(async (manager) => ({
    people: await manager.find(Person),
    grants: await manager.find(RoleGrant),
    courts: new Map((await manager.find(Court)).map((court) => [court.id, court.municipality])),
  }));
  const today = localDate(services.clock.now().toISOString());
  const known = people.map(({ id, name, aadObjectId, tenantId }): LocalPersona => ({
    name,
    aadObjectId,
    tenantId,
    roles: grants
      .filter((grant) => grant.personId === id && grant.kind === 'REGULAR' && isCurrent(grant, today))
      .map(({ role, courtId }) => {
        const court = courtId === null ? undefined : courts.get(courtId);
        return court === undefined ? { role } : { role, court };
      }),
  }));
  const unknown = others.filter(
    (other) =>
      !known.some((each) => each.aadObjectId === other.aadObjectId && each.tenantId === other.tenantId),
  );
  return [...known, ...unknown].toSorted((a, b) => place(a).localeCompare(place(b), 'nl'));
}

/** Sorts coordinators, then courts by name and roles in the order of the definition, then those without a role. */
function place({ name, roles: [first] }: LocalPersona): string {
  if (first === undefined) return `2 ${name}`;
  const role = ROLE_IDS.indexOf(first.role);
  return first.court === undefined ? `0 ${name}` : `1 ${first.court} ${role} ${name}`;
}
