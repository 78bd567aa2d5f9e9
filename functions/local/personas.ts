/** Who can be played: everybody that Kamerbode knows, with the roles that they hold today. Reads only. */
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
 * Everybody who joined, in the order of joining; `configured` are the coordinators of the configuration, who hold their
 * role before the bot has ever heard of them.
 */
export async function listPersonas(
  services: Pick<Services, 'database' | 'clock'>,
  configured: readonly Member[],
): Promise<LocalPersona[]> {
  const { people, grants, courts } = await services.database.work(async (manager) => ({
    people: await manager.find(Person, { order: { createdAt: 'ASC', name: 'ASC' } }),
    grants: await manager.find(RoleGrant),
    courts: new Map((await manager.find(Court)).map((court) => [court.id, court.municipality])),
  }));
  const today = localDate(services.clock.now().toISOString());

  const personas = people.map(({ id, name, aadObjectId, tenantId }): LocalPersona => ({
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
  for (const { name, aadObjectId, tenantId } of configured) {
    const known = personas.find((each) => each.aadObjectId === aadObjectId && each.tenantId === tenantId);
    if (known === undefined)
      personas.unshift({ name, aadObjectId, tenantId, roles: [{ role: 'COORDINATOR' }] });
    else if (!known.roles.some(({ role }) => role === 'COORDINATOR'))
      known.roles.push({ role: 'COORDINATOR' });
  }
  return personas;
}
