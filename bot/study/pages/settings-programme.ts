/** What a coordinator sets for the programme: courts, waves, open invitations and the coordinators. No names of courts' people. */
import type { ActionData } from '../../../cards/actions';
import type { DialogRef } from '../../../cards/ref';
import { participationWord } from '../../../cards/texts/court-words';
import { Court } from '../../../entities/court';
import { Absence, Invitation, Person, RoleGrant } from '../../../entities/person';
import { TenantApp } from '../../../entities/tenant-app';
import { Wave } from '../../../entities/wave';
import { textDifferences } from '../../programme/diff';
import { programmeOf } from '../../programme/load';
import { roleLabel } from '../../programme/lookups';
import { may } from '../../workflow/access';
import type { CourtPeople } from '../../workflow/facts';
import { contactOf, peopleWithRole } from '../../workflow/people';
import { loadCourtPeople } from '../load';
import { row, rows } from '../rows';
import { thoseWhoLeft } from '../views/dialogs/erasure-dialogs';
import { inProgramme, type ViewContext } from '../views/view';
import { briefWaves } from '../views/wave-views';

/** Dates are `yyyy-MM-dd`. */
export interface ProgrammeSettings {
  /** By name. */
  courts: CourtLine[];
  registerCourt: DialogRef;
  waves: WaveLine[];
  openWave: DialogRef | null;
  /** To become a chair: the others are the court's own. */
  invitations: (OpenInvitation & { court: string })[];
  coordinators: { id: string; name: string; since: string; until: string | null }[];
  /** Coordinators whose role has ended. */
  erase: DialogRef | null;
  catalogue: Catalogue | null;
}

export interface CourtLine {
  id: string;
  municipality: string;
  participation: string;
  since: string;
  /** Whether it is known in which organisation its people sign in. */
  registered: boolean;
  chair: boolean;
  contact: boolean;
  change: DialogRef;
  /** A chair is invited where there is none. */
  invite: DialogRef | null;
}

interface WaveLine {
  id: string;
  number: number;
  title: string;
  state: Wave['state'];
  openedOn: string;
  /** The one that the program was started with, one whose texts alone differ from that, or one that it keeps. */
  definition: 'SAME' | 'TEXTS' | 'OWN';
  adopt: DialogRef | null;
  window: DialogRef;
}

export interface OpenInvitation {
  id: string;
  role: string;
  expiresOn: string;
  revoke: ActionData;
}

/** The app's id in the catalogue of an organisation: where the bot is in Teams. */
export interface Catalogue {
  id: string | null;
  dialog: DialogRef;
}

/** For a coordinator; whoever calls has asked for that right. */
export async function programmeSettings(context: ViewContext): Promise<ProgrammeSettings> {
  const { manager, viewer, today } = context;
  const courts = await rows(manager, Court, {}, { orderBy: ['municipality'] });
  const people = await peopleOfAll(context, courts);
  const programme = await loadCourtPeople(manager, null);
  const where = { ...inProgramme(context), people: programme };
  const coordinators = peopleWithRole(programme, 'COORDINATOR', '', today);
  return {
    courts: courts.map((court) => courtLine(court, people, context)),
    registerCourt: { dialog: 'REGISTER_COURT' },
    waves: await waveLines(context),
    openWave: may(viewer, 'OPEN_WAVE', where).ok ? { dialog: 'OPEN_WAVE' } : null,
    invitations: await chairInvitations(context, courts),
    coordinators: coordinators.map(({ id, name }) => {
      const grant = programme.grants.findLast((one) => one.personId === id && one.courtId === null);
      return { id, name, since: grant?.validFrom ?? today, until: grant?.validUntil ?? null };
    }),
    erase:
      may(viewer, 'ERASE_PERSON', where).ok && thoseWhoLeft(programme, null, today).length > 0
        ? { dialog: 'ERASE_PERSON', courtId: null }
        : null,
    catalogue: may(viewer, 'SET_CATALOGUE_ID', where).ok
      ? await catalogueOf(context, null, viewer.person.tenantId)
      : null,
  };
}

/** The people of all courts in one read each, whatever their number. */
async function peopleOfAll(
  { manager }: Pick<ViewContext, 'manager'>,
  courts: readonly Court[],
): Promise<CourtPeople> {
  const courtId = courts.map(({ id }) => id);
  const grants = await rows(manager, RoleGrant, { courtId });
  const id = [...new Set(grants.map(({ personId }) => personId))];
  return {
    grants,
    people: await rows(manager, Person, { id }),
    absences: await rows(manager, Absence, { courtId }),
  };
}

function courtLine(court: Court, people: CourtPeople, context: ViewContext): CourtLine {
  const { id, municipality, participation, participationSince, tenantId } = court;
  const chair = peopleWithRole(people, 'CHAIR', id, context.today).length > 0;
  const where = { ...inProgramme(context), court, people };
  const invites = tenantId !== null && !chair && may(context.viewer, 'INVITE', where).ok;
  return {
    id,
    municipality,
    participation: participationWord(participation),
    since: participationSince,
    registered: tenantId !== null,
    chair,
    contact: contactOf(court, people, context.today) !== null,
    change: { dialog: 'PARTICIPATION', courtId: id },
    invite: invites ? { dialog: 'INVITE', courtId: id } : null,
  };
}

async function waveLines(context: ViewContext): Promise<WaveLine[]> {
  const { viewer, manager } = context;
  const adopts = may(viewer, 'ADOPT_DEFINITION', inProgramme(context)).ok;
  const hashes = await rows(manager, Wave, {}, { only: ['id', 'definitionHash'] });
  const lines: WaveLine[] = [];
  for (const { id, number, title, state, openedOn } of await briefWaves(context)) {
    const hash = hashes.find((wave) => wave.id === id)?.definitionHash ?? '';
    const definition = state === 'OPEN' ? await comparedDefinition(context, id, hash) : 'OWN';
    const adopt: DialogRef | null =
      adopts && definition === 'TEXTS' ? { dialog: 'ADOPT_DEFINITION', waveId: id } : null;
    lines.push({
      id,
      number,
      title,
      state,
      openedOn,
      definition,
      adopt,
      window: { dialog: 'WAVE', waveId: id },
    });
  }
  return lines;
}

async function comparedDefinition(
  { manager, services }: ViewContext,
  id: string,
  hash: string,
): Promise<WaveLine['definition']> {
  if (hash === services.programme.hash) return 'SAME';
  const wave = await row(manager, Wave, { id });
  return wave !== null && textDifferences(programmeOf(wave), services.programme.programme).onlyTexts
    ? 'TEXTS'
    : 'OWN';
}

/** Invitations to be a chair that were not used: a coordinator takes back no others. */
async function chairInvitations(
  context: ViewContext,
  courts: readonly Court[],
): Promise<ProgrammeSettings['invitations']> {
  const all = await rows(
    context.manager,
    Invitation,
    { courtId: courts.map(({ id }) => id), role: 'CHAIR', usedAt: null, revokedAt: null },
    { orderBy: ['expiresOn'] },
  );
  return all.flatMap((invitation) => {
    const court = courts.find(({ id }) => id === invitation.courtId);
    if (court === undefined || invitation.expiresOn < context.today) return [];
    const where = { ...inProgramme(context), court };
    if (!may(context.viewer, 'REVOKE_INVITATION', where).ok) return [];
    return [{ ...openInvitation(context, invitation), court: court.municipality }];
  });
}

/** An invitation that was not used yet, with what takes it back. */
export function openInvitation(
  { services }: Pick<ViewContext, 'services'>,
  { id, version, role, expiresOn }: Invitation,
): OpenInvitation {
  return {
    id,
    role: roleLabel(services.programme.programme, role),
    expiresOn,
    revoke: {
      kb: 1,
      command: { name: 'REVOKE_INVITATION', invitationId: id, expectedVersion: version },
      back: { card: 'HELP' },
    },
  };
}

/** Null where the bot is not in Teams, or it is not known in which organisation. */
export async function catalogueOf(
  { manager, services }: Pick<ViewContext, 'manager' | 'services'>,
  courtId: string | null,
  tenantId: string | null,
): Promise<Catalogue | null> {
  if (services.teamsBotId === null || tenantId === null) return null;
  const app = await row(manager, TenantApp, { tenantId });
  return { id: app?.catalogueId ?? null, dialog: { dialog: 'CATALOGUE_ID', courtId } };
}
