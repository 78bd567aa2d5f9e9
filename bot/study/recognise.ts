/** Who somebody is whom a verified token named. The first coordinators are known from the configuration. */
import type { EntityManager } from 'typeorm';
import { Person, RoleGrant } from '../../entities/person';
import type { Actor, Moment } from '../workflow/facts';
import { newPerson } from '../workflow/joining';
import { appendToProgramme } from './history';
import { loadActor, momentOf } from './load';
import { insert } from './rows';
import type { Identity, Services } from './services';

/** The known person with all roles, or null for a stranger, of whom nothing is stored. */
export function recognise(services: Services, identity: Identity): Promise<Actor | null> {
  return services.database.work((manager) => recogniseIn(manager, services, identity));
}

/** As `recognise`, within a unit of work. A configured coordinator is made one at first sight. */
export async function recogniseIn(
  manager: EntityManager,
  services: Pick<Services, 'coordinators' | 'clock' | 'newId'>,
  identity: Identity,
): Promise<Actor | null> {
  const actor = await loadActor(manager, identity);
  if (!isConfigured(services, identity)) return actor;
  // Whose role as a coordinator was ended is not given it again by the configuration.
  if (actor?.grants.some((grant) => grant.role === 'COORDINATOR')) return actor;
  return makeCoordinator(manager, momentOf(services), identity, actor);
}

function isConfigured({ coordinators }: Pick<Services, 'coordinators'>, identity: Identity): boolean {
  return coordinators.some(
    ({ tenantId, aadObjectId }) => tenantId === identity.tenantId && aadObjectId === identity.aadObjectId,
  );
}

async function makeCoordinator(
  manager: EntityManager,
  moment: Moment,
  identity: Identity,
  known: Actor | null,
): Promise<Actor> {
  const { now, today, newId } = moment;
  const person = known?.person ?? newPerson(identity, moment);
  const grant: RoleGrant = {
    id: newId(),
    version: 1,
    personId: person.id,
    courtId: null,
    studyId: null,
    role: 'COORDINATOR',
    validFrom: today,
    validUntil: null,
    kind: 'REGULAR',
  };
  if (known === null) await insert(manager, Person, person);
  await insert(manager, RoleGrant, grant);
  await appendToProgramme(
    manager,
    [
      {
        action: 'COORDINATOR_CONFIGURED',
        role: null,
        data: { personId: person.id, grantId: grant.id },
        texts: { name: person.name },
      },
    ],
    { at: now, actorId: null, fromVersion: known?.person.version ?? 0, newId },
  );
  return { person, grants: [...(known?.grants ?? []), grant] };
}
