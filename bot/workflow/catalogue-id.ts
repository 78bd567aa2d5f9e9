/** Under which id Kamerbode stands in an organisation's app catalogue, so that links open the tab in Teams. Pure. */
import type { TenantApp } from '../../entities/tenant-app';
import { decided, type Administering } from './administration';
import { staleFault } from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type AdministrationDecision, type Decided } from './decision';
import { isTenantId as isUuid } from './joining';

/** For the tenant of the court; without a court, for the coordinator's own. */
export function setCatalogueId(
  command: CommandOf<'SET_CATALOGUE_ID'>,
  { facts, actor, role }: Administering,
): Decided<AdministrationDecision> {
  const tenantId = facts.court === null ? actor.person.tenantId : facts.court.tenantId;
  if (tenantId === null) return refuse('INVALID_TENANT');
  const known = facts.tenantApp;
  const stale = staleFault(command.expectedVersion, known?.version ?? 0);
  if (stale !== null) return stale;
  const typed = (command.catalogueId ?? '').trim().toLowerCase();
  if (typed !== '' && !isUuid(typed)) return refuse('INVALID_CATALOGUE_ID', undefined, 'catalogueId');
  const catalogueId = typed === '' ? null : typed;
  if (catalogueId === (known?.catalogueId ?? null)) return refuse('NOTHING_CHANGED');
  const changed: TenantApp =
    known === null
      ? { id: facts.newId(), version: 1, tenantId, catalogueId, changedAt: facts.now }
      : { ...known, catalogueId, changedAt: facts.now, version: known.version + 1 };
  return decided({
    tenantApps: [changed],
    history: [
      { action: command.name, role, data: { courtId: facts.court?.id ?? null, tenantId, catalogueId } },
    ],
    outcome: outcome(catalogueId === null ? 'CATALOGUE_ID_GONE' : 'CATALOGUE_ID_SET'),
  });
}
