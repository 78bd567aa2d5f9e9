/**
 * The people and organisations of the practice room: role names and fixed ids, no invented people. For local use only;
 * no such tenant exists.
 */
import type { RoleId } from '../../entities/person';
import type { Programme } from '../../bot/programme/definition';
import type { Member } from './channel-store';

export interface Tenant {
  tenantId: string;
  name: string;
}

export interface Persona extends Member {
  role: RoleId;
}

/** `GM0917` → `00000917-0000-4000-8000-000000000000`, and so on: fixed, and readable when met in a log. */
const uuid = (group: string, n: number): string =>
  `0000${group}-0000-4000-8000-${String(n).padStart(12, '0')}`;

const PROGRAMME = '0001';
const BUREAU = '0002';

const PROGRAMME_TENANT: Tenant = { tenantId: uuid(PROGRAMME, 0), name: 'Programmabureau NPLV' };
const BUREAU_TENANT: Tenant = { tenantId: uuid(BUREAU, 0), name: 'Onderzoeksbureau' };

/** The coordinator of local mode, who needs no code. */
export const COORDINATOR: Persona = {
  aadObjectId: uuid(PROGRAMME, 1),
  tenantId: PROGRAMME_TENANT.tenantId,
  name: 'Coördinator NPLV',
  role: 'COORDINATOR',
};

/** Joins by a code that the court gives, for one study. */
export const EXTERNAL_RESEARCHER: Persona = {
  aadObjectId: uuid(BUREAU, 1),
  tenantId: BUREAU_TENANT.tenantId,
  name: 'Extern onderzoeker',
  role: 'EXTERNAL_RESEARCHER',
};

export interface Municipality extends Tenant {
  municipality: string;
  firstWave: boolean;
}

/** Every municipality of the programme once (Amsterdam has two focus areas), with a tenant of its own. */
export function municipalities(programme: Programme): Municipality[] {
  const found = new Map<string, Municipality>();
  for (const { municipality, cbs, firstWave } of programme.focusAreas) {
    const known = found.get(municipality);
    found.set(municipality, {
      tenantId: uuid(cbs.slice(2), 0),
      name: `Gemeente ${municipality}`,
      municipality,
      firstWave: known?.firstWave === true || firstWave === true,
    });
  }
  return [...found.values()];
}

/** Where somebody new may come from. */
export const tenants = (programme: Programme): Tenant[] => [
  PROGRAMME_TENANT,
  ...municipalities(programme).map(({ tenantId, name }) => ({ tenantId, name })),
  BUREAU_TENANT,
];

const EVERY_COURT: [RoleId, string][] = [
  ['CHAIR', 'Voorzitter'],
  ['SECRETARY', 'Secretaris'],
  ['RESEARCHER', 'Onderzoeker'],
];
/** Heerlen is the court that the practice room invites to play with. */
const FULL_COURT: [RoleId, string][] = [
  ...EVERY_COURT,
  ['DEPUTY_CHAIR', 'Plaatsvervangend voorzitter'],
  ['MEMBER', 'Lid'],
  ['RESEARCHER', 'Tweede onderzoeker'],
];
const FULL_COURT_OF = 'Heerlen';

/** The people of a court, its chair first. */
export function personasOf({ municipality, tenantId }: Municipality): Persona[] {
  const group = tenantId.slice(4, 8);
  const roles = municipality === FULL_COURT_OF ? FULL_COURT : EVERY_COURT;
  return roles.map(([role, label], i) => ({
    aadObjectId: uuid(group, i + 1),
    tenantId,
    name: `${label} ${municipality}`,
    role,
  }));
}
