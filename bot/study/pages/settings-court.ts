/**
 * The settings of one court: for its own people with names, terms and calendar; for a coordinator how it takes part and
 * whether its chair is known, and nothing more.
 */
import type { ActionData } from '../../../cards/actions';
import type { DialogRef } from '../../../cards/ref';
import { participationWord } from '../../../cards/texts/court-words';
import { DeclarationOfIntent } from '../../../entities/commitment';
import type { Court, CourtSettings } from '../../../entities/court';
import type { Absence, Person } from '../../../entities/person';
import { roleLabel } from '../../programme/lookups';
import { may, type AccessAction, type Where } from '../../workflow/access';
import { absenceOf, contactOf, lastDayIfEnded, peopleWithRole } from '../../workflow/people';
import { configurableTerms, termOf } from '../../workflow/settings';
import { type HandInRights, handInRights } from '../memory/hand-in';
import { loadReached } from '../load';
import { row } from '../rows';
import { thoseWhoLeft } from '../views/dialogs/erasure-dialogs';
import { currentAbsences } from '../views/dialogs/absence-dialogs';
import { inOrder, lasts, takeableInvitations } from '../views/dialogs/people-dialogs';
import { courtFor, nameOf, type ViewContext } from '../views/view';
import type { PageAnswer } from './page';
import { catalogueOf, openInvitation, type Catalogue, type OpenInvitation } from './settings-programme';

/** What is a dialog is null where it is not for this viewer. */
interface AboutCourt {
  courtId: string;
  municipality: string;
  /** `reason`: for whoever may change it. */
  participation: { word: string; since: string; reason: string | null; change: DialogRef | null };
  invitations: OpenInvitation[];
  invite: DialogRef | null;
  appointChair: DialogRef | null;
  endRole: DialogRef | null;
  catalogue: Catalogue | null;
}

/** For the court's own people. Names and texts are unescaped, dates `yyyy-MM-dd`. */
export interface CourtSettingsPage extends AboutCourt {
  of: 'COURT';
  people: PersonLine[];
  absences: AbsenceLine[];
  can: {
    absence: DialogRef;
    standIn: DialogRef | null;
    contact: DialogRef | null;
    erase: DialogRef | null;
    terms: DialogRef | null;
    calendar: DialogRef | null;
    decisions: DialogRef | null;
    declaration: DialogRef | null;
    export: boolean;
    /** Whether what was delivered, and the commitments, are for this viewer. */
    delivery: boolean;
  };
  handIn: HandInRights | null;
  terms: TermLine[];
  calendar: Pick<
    CourtSettings,
    'freeDays' | 'meetings' | 'recess' | 'elections' | 'blackoutWeeksBefore' | 'blackoutWeeksAfter'
  >;
  decisions: {
    model: CourtSettings['decisionModel'];
    /** Labels of the gates that are left to the second reader. */
    delegated: string[];
    chairUsesTeams: boolean;
  };
  /** Null while there is none. */
  declaration: { signedOn: string | null; untilYear: number | null; withdrawnOn: string | null } | null;
  channel: { since: string; unlink: ActionData | null } | null;
}

export interface PersonLine {
  id: string;
  name: string;
  roles: { label: string; since: string; until: string | null }[];
  contact: boolean;
  /** `until` null while unknown. */
  away: { until: string | null } | null;
  reachable: boolean;
  handOver: DialogRef | null;
}

interface AbsenceLine {
  id: string;
  name: string;
  from: string;
  until: string | null;
  standIn: string | null;
  begun: boolean;
  end: ActionData | null;
}

interface TermLine {
  id: string;
  nl: string;
  kind: 'STAGE' | 'TASK' | 'RESPONSE';
  /** Working days: as it holds, and of the programme. */
  days: number;
  usual: number;
  source: 'PROGRAMME' | 'COURT';
}

/** For a coordinator. */
export interface OutsideSettingsPage extends AboutCourt {
  of: 'OUTSIDE';
  registered: boolean;
  /** Since when there is a chair; null when none is known. */
  chairSince: string | null;
  contact: boolean;
  register: DialogRef | null;
  declaration: DialogRef | null;
}

/** The court's own people see its settings; a coordinator only what belongs to taking part. */
export async function courtSettings(
  context: ViewContext,
  courtId: string,
): Promise<PageAnswer<CourtSettingsPage | OutsideSettingsPage>> {
  const own = await courtFor(context, courtId, 'READ_CONTENT');
  if (own.ok) return { ok: true, data: await fromInside(context, own.court, own.where) };
  const found = await courtFor(context, courtId, 'SET_PARTICIPATION');
  return found.ok ? { ok: true, data: await fromOutside(context, found.court, found.where) } : own;
}

async function aboutCourt(context: ViewContext, court: Court, where: Where): Promise<AboutCourt> {
  const { viewer } = context;
  const {
    id: courtId,
    municipality,
    tenantId,
    participation,
    participationSince,
    participationReason,
  } = court;
  const can = (action: AccessAction): boolean => may(viewer, action, where).ok;
  const invitations = await takeableInvitations(context, court, where);
  const governs = can('SET_PARTICIPATION');
  return {
    courtId,
    municipality,
    participation: {
      word: participationWord(participation),
      since: participationSince,
      reason: governs ? participationReason : null,
      change: governs ? { dialog: 'PARTICIPATION', courtId } : null,
    },
    invitations: invitations.map((invitation) => openInvitation(context, invitation)),
    invite: can('INVITE') && tenantId !== null ? { dialog: 'INVITE', courtId } : null,
    appointChair: can('APPOINT_CHAIR') && tenantId !== null ? { dialog: 'APPOINT_CHAIR', courtId } : null,
    endRole: null,
    catalogue: can('SET_CATALOGUE_ID') ? await catalogueOf(context, courtId, tenantId) : null,
  };
}

async function fromInside(context: ViewContext, court: Court, where: Where): Promise<CourtSettingsPage> {
  const { viewer, manager, today, services } = context;
  const { id: courtId, settings, channel } = court;
  const { programme } = services.programme;
  const can = (action: AccessAction): boolean => may(viewer, action, where).ok;
  const sets = can('SET_COURT_SETTINGS');
  const declaration = await row(manager, DeclarationOfIntent, { courtId });
  const here = inOrder(where.people, court, today);
  const reached = await loadReached(
    manager,
    here.map(({ id }) => id),
  );
  const leaves = may(viewer, 'END_ROLE', { ...where, subjectId: viewer.person.id }).ok;
  return {
    ...(await aboutCourt(context, court, where)),
    of: 'COURT',
    endRole: leaves ? { dialog: 'END_ROLE', courtId } : null,
    people: here.map((person) => personLine(context, court, where, person, reached.has(person.id))),
    absences: currentAbsences(where, courtId).map((absence) => absenceLine(context, where, absence)),
    can: {
      absence: { dialog: 'ABSENCE', courtId },
      standIn: can('APPOINT_STAND_IN') ? { dialog: 'STAND_IN', courtId, requestId: null } : null,
      contact: can('SET_CONTACT') ? { dialog: 'CONTACT', courtId } : null,
      erase:
        can('ERASE_PERSON') && thoseWhoLeft(where.people, courtId, today).length > 0
          ? { dialog: 'ERASE_PERSON', courtId }
          : null,
      terms: sets ? { dialog: 'COURT_TERMS', courtId } : null,
      calendar: sets ? { dialog: 'COURT_CALENDAR', courtId } : null,
      decisions: sets ? { dialog: 'COURT_DECISIONS', courtId } : null,
      declaration: can('SIGN_DECLARATION') ? { dialog: 'DECLARATION', courtId } : null,
      export: can('READ_EXPORT'),
      delivery: can('READ_STATUS'),
    },
    handIn: handInRights(viewer, where),
    terms: configurableTerms(programme)
      .filter(({ id, kind }) => kind !== 'TASK' || id in settings.terms)
      .map(({ id, nl, kind, days: usual }) => ({ id, nl, kind, usual, ...termOf(settings, programme, id) })),
    calendar: calendarOf(settings),
    decisions: {
      model: settings.decisionModel,
      delegated: programme.stages
        .filter(({ gate }) => settings.delegatedGates.includes(gate.id))
        .map(({ gate }) => gate.nl),
      chairUsesTeams: settings.chairUsesTeams,
    },
    declaration:
      declaration === null
        ? null
        : {
            signedOn: declaration.signedOn,
            untilYear: declaration.untilYear,
            withdrawnOn: declaration.withdrawnOn,
          },
    channel:
      channel === null
        ? null
        : {
            since: channel.linkedOn,
            unlink: can('UNLINK_CHANNEL')
              ? {
                  kb: 1,
                  command: { name: 'UNLINK_CHANNEL', courtId, expectedVersion: court.version },
                  back: { card: 'HELP' },
                }
              : null,
          },
  };
}

function calendarOf(settings: CourtSettings): CourtSettingsPage['calendar'] {
  const { freeDays, meetings, recess, elections, blackoutWeeksBefore, blackoutWeeksAfter } = settings;
  return { freeDays, meetings, recess, elections, blackoutWeeksBefore, blackoutWeeksAfter };
}

function personLine(
  { viewer, today, services, texts }: ViewContext,
  court: Court,
  where: Where,
  { id, name }: Person,
  reachable: boolean,
): PersonLine {
  const { people } = where;
  const grants = people.grants.filter(
    (grant) => grant.personId === id && grant.courtId === court.id && lasts(grant, today),
  );
  const away = absenceOf(people.absences, id, court.id, today);
  return {
    id,
    name,
    roles: grants.map(({ role, kind, validFrom, validUntil }) => ({
      label: kind === 'STAND_IN' ? texts.standIn : roleLabel(services.programme.programme, role),
      since: validFrom,
      until: validUntil,
    })),
    contact: contactOf(court, people, today)?.id === id,
    away: away === null ? null : { until: away.validUntil },
    reachable,
    handOver: may(viewer, 'HAND_OVER', { ...where, subjectId: id }).ok
      ? { dialog: 'HAND_OVER', courtId: court.id, personId: id }
      : null,
  };
}

function absenceLine({ viewer, today }: ViewContext, where: Where, absence: Absence): AbsenceLine {
  const { id, version, personId, validFrom, validUntil, standInId } = absence;
  const begun = validFrom <= today;
  const until = lastDayIfEnded(absence, today);
  return {
    id,
    name: nameOf(where.people, personId),
    from: validFrom,
    until: validUntil,
    standIn: standInId === null ? null : nameOf(where.people, standInId),
    begun,
    end: may(viewer, 'END_ABSENCE', { ...where, subjectId: personId }).ok
      ? {
          kb: 1,
          command: { name: 'END_ABSENCE', absenceId: id, expectedVersion: version, until },
          back: { card: 'HELP' },
        }
      : null,
  };
}

async function fromOutside(context: ViewContext, court: Court, where: Where): Promise<OutsideSettingsPage> {
  const { viewer, today } = context;
  const { id: courtId, tenantId } = court;
  const [chair] = peopleWithRole(where.people, 'CHAIR', courtId, today);
  const grant = where.people.grants.find(
    (one) =>
      one.personId === chair?.id && one.courtId === courtId && one.role === 'CHAIR' && lasts(one, today),
  );
  const about = await aboutCourt(context, court, where);
  return {
    ...about,
    of: 'OUTSIDE',
    endRole: chair === undefined ? null : { dialog: 'END_ROLE', courtId },
    registered: tenantId !== null,
    chairSince: grant?.validFrom ?? null,
    contact: contactOf(court, where.people, today) !== null,
    register: tenantId === null ? { dialog: 'REGISTER_COURT' } : null,
    declaration: may(viewer, 'SIGN_DECLARATION', where).ok ? { dialog: 'DECLARATION', courtId } : null,
  };
}
