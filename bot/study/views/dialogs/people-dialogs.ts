/** Dialogs about who the people of a court are: the list, joining, leaving, the chair, and the contact. */
import { chosenValue, openButton } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { erasure } from '../../../../cards/texts/nl-erasure';
import { handover } from '../../../../cards/texts/nl-handover';
import type { Court } from '../../../../entities/court';
import { OutboxMessage } from '../../../../entities/message';
import { Invitation, type Person, type RoleGrant, type RoleId } from '../../../../entities/person';
import { Study } from '../../../../entities/study';
import { ROLE_IDS } from '../../../programme/definition';
import { roleLabel } from '../../../programme/lookups';
import { inCourt, may, type Where } from '../../../workflow/access';
import { nextDay } from '../../../workflow/calendar';
import { refuse } from '../../../workflow/decision';
import type { CourtPeople } from '../../../workflow/facts';
import { invitersOf } from '../../../workflow/joining';
import {
  absenceOf,
  contactOf,
  courtsOwnPeople,
  peopleWithRole,
  personById,
  rolesOf,
} from '../../../workflow/people';
import { loadReached } from '../../load';
import { rows } from '../../rows';
import { courtFor, type ViewContext } from '../view';
import { briefWaves } from '../wave-views';
import { action, dialog, ownChoices, rowOf, submit, type DialogAnswer, type DialogContext } from './dialog';
import { thoseWhoLeft } from './erasure-dialogs';
import { factsFor, openTasksBy } from './handover-dialog';

const HELP: CardRef = { card: 'HELP' };

export const lasts = ({ validUntil }: RoleGrant, today: string): boolean =>
  validUntil === null || validUntil >= today;

export async function people(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'PEOPLE' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { court, where } = found;
  const { viewer, manager } = context;
  const here = inOrder(where.people, court, context.today);
  const reachable = await loadReached(
    manager,
    here.map(({ id }) => id),
  );
  const astray = await messagesAstray(context, here);
  const can = (what: Parameters<typeof may>[1]): boolean => may(viewer, what, where).ok;
  return dialog(
    texts.people.title(court.municipality),
    [
      ...here.map((person) =>
        personEntry(context, where.people, court, person, [
          ...(reachable.has(person.id) ? [] : [texts.people.unreachable]),
          ...(astray.get(person.id) ?? []),
        ]),
      ),
      // Below a dialog there is room for six, which lead elsewhere already.
      ...rowOf(openButton(handover.title, { dialog: 'HAND_OVER', courtId, personId: null })),
      ...(await openInvitations(context, court, where)),
    ],
    [
      ...(can('INVITE') ? [openButton(texts.settings.invite, { dialog: 'INVITE', courtId })] : []),
      ...(endable(context, where, courtId).length > 0
        ? [openButton(texts.people.endRole, { dialog: 'END_ROLE', courtId })]
        : []),
      ...(can('APPOINT_CHAIR')
        ? [openButton(texts.people.appointChair, { dialog: 'APPOINT_CHAIR', courtId })]
        : []),
      ...(can('SET_CONTACT') ? [openButton(texts.people.contact, { dialog: 'CONTACT', courtId })] : []),
      openButton(texts.settings.absence, { dialog: 'ABSENCE', courtId }),
      ...(can('ERASE_PERSON') && thoseWhoLeft(where.people, courtId, context.today).length > 0
        ? [openButton(erasure.title, { dialog: 'ERASE_PERSON', courtId })]
        : []),
    ],
    'large',
  );
}

/** The court's own people first, then externals and stand-ins. */
export function inOrder(all: CourtPeople, { id: courtId }: Court, today: string): Person[] {
  const others = all.grants
    .filter((grant) => grant.courtId === courtId && lasts(grant, today))
    .flatMap(({ personId }) => personById(all, personId) ?? []);
  return [...new Set([...courtsOwnPeople(all, courtId, today), ...others])];
}

function personEntry(
  { today, services }: DialogContext,
  all: CourtPeople,
  court: Court,
  person: Person,
  delivery: string[],
): FormElement {
  const words = texts.people;
  const { programme } = services.programme;
  const grants = all.grants.filter(
    (grant) => grant.personId === person.id && grant.courtId === court.id && lasts(grant, today),
  );
  const roles = grants.map(({ role, kind, validFrom, validUntil }) => {
    const label = kind === 'STAND_IN' ? words.standIn : roleLabel(programme, role);
    return validUntil === null ? words.since(label, validFrom) : words.until(label, validFrom, validUntil);
  });
  const away = absenceOf(all.absences, person.id, court.id, today);
  const marks = [
    ...(contactOf(court, all, today)?.id === person.id ? [words.isContact] : []),
    ...(away === null ? [] : [words.absent(away.validUntil)]),
    ...delivery,
  ];
  return { kind: 'entry', text: person.name, source: [...roles, ...marks].join(' · ') };
}

/** What was sent to somebody so long ago is no longer worth asking about. */
const ASTRAY_DAYS = 14;

/** Of messages that did not arrive, or may not have: how many lately, in words, by person. */
async function messagesAstray(
  { manager, today }: DialogContext,
  here: readonly Person[],
): Promise<Map<string, string[]>> {
  const since = `${nextDay(today, -ASTRAY_DAYS)}T00:00:00.000Z`;
  const messages = (
    await rows(
      manager,
      OutboxMessage,
      { personId: here.map(({ id }) => id), state: ['UNDELIVERABLE', 'UNKNOWN'] },
      { only: ['personId', 'state', 'kind', 'createdAt'] },
    )
  ).filter(({ createdAt, kind }) => createdAt >= since && kind !== 'MAIL');
  return new Map(
    here.map(({ id }) => {
      const count = (state: OutboxMessage['state']): number =>
        messages.filter((message) => message.personId === id && message.state === state).length;
      const [lost, unsure] = [count('UNDELIVERABLE'), count('UNKNOWN')];
      return [
        id,
        [
          ...(lost > 0 ? [texts.people.undelivered(lost)] : []),
          ...(unsure > 0 ? [texts.people.unsure(unsure)] : []),
        ],
      ];
    }),
  );
}

/** Invitations that were not used yet, as far as this viewer could take them back. */
export async function takeableInvitations(
  { manager, viewer, today }: Pick<ViewContext, 'manager' | 'viewer' | 'today'>,
  court: Court,
  where: Where,
): Promise<Invitation[]> {
  const allowed = may(viewer, 'REVOKE_INVITATION', where);
  if (!allowed.ok) return [];
  const all = await rows(
    manager,
    Invitation,
    { courtId: court.id, usedAt: null, revokedAt: null },
    { orderBy: ['expiresOn'] },
  );
  return all.filter(
    ({ expiresOn, role }) => expiresOn >= today && (allowed.role !== 'COORDINATOR' || role === 'CHAIR'),
  );
}

async function openInvitations(context: DialogContext, court: Court, where: Where): Promise<FormElement[]> {
  const { services } = context;
  const open = await takeableInvitations(context, court, where);
  if (open.length === 0) return [];
  const words = texts.people;
  return [
    { kind: 'heading', text: words.invitations },
    ...open.slice(0, MOST_INVITATIONS).flatMap(({ id, version, role, expiresOn }) => {
      const label = roleLabel(services.programme.programme, role);
      return [
        { kind: 'text' as const, text: words.invitation(label, expiresOn) },
        ...rowOf(
          action(
            words.revoke(label),
            { name: 'REVOKE_INVITATION', invitationId: id, expectedVersion: version },
            HELP,
          ),
        ),
      ];
    }),
  ];
}

const MOST_INVITATIONS = 10;

/** The roles that this viewer may end: rights differ by whose role it is. */
function endable({ viewer, today }: DialogContext, where: Where, courtId: string): RoleGrant[] {
  return where.people.grants.filter((grant) => {
    if (grant.courtId !== courtId || !lasts(grant, today)) return false;
    const allowed = may(viewer, 'END_ROLE', { ...where, subjectId: grant.personId });
    if (!allowed.ok) return false;
    if (grant.personId === viewer.person.id) return true;
    if (allowed.role === 'COORDINATOR') return grant.role === 'CHAIR';
    return allowed.role !== 'SECRETARY' || grant.role !== 'CHAIR' || grant.kind !== 'REGULAR';
  });
}

export async function endRole(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'END_ROLE' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'READ_STATUS');
  if (!found.ok) return found;
  const { where } = found;
  const grants = endable(context, where, courtId);
  if (grants.length === 0) {
    const allowed = may(context.viewer, 'END_ROLE', where);
    return allowed.ok ? refuse('NOT_FOUND') : allowed;
  }
  const reads = may(context.viewer, 'READ_CONTENT', where).ok;
  const busy = reads ? await busyBy(context, courtId, grants) : new Map<string, number>();
  const { programme } = context.services.programme;
  const words = texts.people;
  return dialog(
    words.endRole,
    [
      ...handoverFirst(courtId, busy),
      {
        kind: 'input-choice',
        id: 'grantId',
        label: words.grant,
        choices: grants.map((grant) => {
          const { personId, role, kind, validFrom } = grant;
          const label = kind === 'STAND_IN' ? words.standIn : roleLabel(programme, role);
          // Names stay with the court.
          return {
            title: reads
              ? handover.withOpen(
                  words.roleOf(personById(where.people, personId)?.name ?? texts.somebody, label),
                  busy.get(personId) ?? 0,
                )
              : words.since(label, validFrom),
            value: chosenValue(grant),
          };
        }),
        style: 'expanded',
        required: true,
      },
      { kind: 'input-date', id: 'until', label: words.endOn, value: context.today, required: true },
      { kind: 'quiet', text: words.endNote },
    ],
    [submit(words.submitEnd, { name: 'END_ROLE' }, HELP, 'destructive')],
  );
}

/** Open tasks by the person to whom one of these roles belongs, as far as this viewer may hand those over. */
async function busyBy(
  context: DialogContext,
  courtId: string,
  grants: readonly RoleGrant[],
): Promise<Map<string, number>> {
  const facts = await factsFor(context, courtId, context.viewer.person.id);
  const all = facts.court === null ? [] : openTasksBy(facts, facts.court);
  return new Map(
    all
      .filter(({ person, count }) => count > 0 && grants.some(({ personId }) => personId === person.id))
      .filter(({ person }) => may(context.viewer, 'HAND_OVER', inCourt(facts, { subjectId: person.id })).ok)
      .map(({ person, count }) => [person.id, count]),
  );
}

/** After a role its tasks would fall to whoever is next in line: better handed over first. */
function handoverFirst(courtId: string, busy: ReadonlyMap<string, number>): FormElement[] {
  if (busy.size === 0) return [];
  const [only] = busy.size === 1 ? busy.keys() : [];
  return [
    { kind: 'text', text: handover.first, colour: 'Warning' },
    ...rowOf(openButton(handover.offer, { dialog: 'HAND_OVER', courtId, personId: only ?? null })),
  ];
}

export async function appointChair(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'APPOINT_CHAIR' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'APPOINT_CHAIR');
  if (!found.ok) return found;
  const { people: all } = found.where;
  const chairs = peopleWithRole(all, 'CHAIR', courtId, context.today).map(({ id }) => id);
  const choices = (
    may(context.viewer, 'READ_CONTENT', found.where).ok
      ? ownChoices(all, courtId, context)
      : namelessChoices(all, courtId, context)
  ).filter(({ value }) => !chairs.includes(value));
  if (choices.length === 0) return refuse('NOBODY_ELSE');
  const words = texts.people;
  return dialog(
    words.appointChair,
    [
      { kind: 'text', text: chairs.length > 0 ? words.chairEnds : words.noChair },
      {
        kind: 'input-choice',
        id: 'personId',
        label: words.newChair,
        choices,
        style: 'expanded',
        required: true,
      },
    ],
    [submit(words.submitChair, { name: 'APPOINT_CHAIR', courtId }, HELP)],
  );
}

/** The court's people by role and since when: for a coordinator, to whom names do not go. */
function namelessChoices(
  all: CourtPeople,
  courtId: string,
  { today, services }: DialogContext,
): { title: string; value: string }[] {
  return courtsOwnPeople(all, courtId, today).map(({ id }) => {
    const roles = all.grants
      .filter((grant) => grant.personId === id && grant.courtId === courtId && grant.kind === 'REGULAR')
      .filter((grant) => lasts(grant, today))
      .map(({ role, validFrom }) =>
        texts.people.since(roleLabel(services.programme.programme, role), validFrom),
      );
    return { title: roles.join('; '), value: id };
  });
}

export async function contact(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'CONTACT' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'SET_CONTACT');
  if (!found.ok) return found;
  const { people: all } = found.where;
  const words = texts.people;
  const current = contactOf(found.court, all, context.today);
  return dialog(
    words.contact,
    [
      { kind: 'text', text: words.contactNote },
      {
        kind: 'input-choice',
        id: 'personId',
        label: words.contactChoice,
        choices: ownChoices(all, courtId, context),
        ...(current === null ? {} : { value: current.id }),
        style: 'expanded',
        required: true,
      },
    ],
    [
      submit(
        words.submitContact,
        { name: 'SET_CONTACT', courtId, expectedVersion: found.court.version },
        HELP,
      ),
    ],
  );
}

/** Roles to which people are invited; coordinators stand in the configuration. */
const INVITED: readonly RoleId[] = ROLE_IDS.filter((role) => role !== 'COORDINATOR');

export async function invite(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'INVITE' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'INVITE');
  if (!found.ok) return found;
  const { court, where } = found;
  if (court.tenantId === null) return refuse('COURT_NOT_REGISTERED', { municipality: court.municipality });
  const { viewer, manager, today } = context;
  const studies = (await rows(manager, Study, { courtId })).filter(({ state }) => state !== 'CLOSED');
  const own = rolesOf(viewer.grants, viewer.person.id, courtId, null, today);
  const roles = INVITED.filter((role) => invitersOf(role).some((inviter) => own.includes(inviter))).filter(
    (role) => role !== 'EXTERNAL_RESEARCHER' || studies.length > 0,
  );
  const words = texts.invite;
  const open = await openInvitations(context, court, where);
  return dialog(
    words.title(court.municipality),
    [
      ...open,
      ...(open.length === 0 ? [] : [{ kind: 'heading' as const, text: words.another }]),
      { kind: 'text', text: words.intro },
      {
        kind: 'input-choice',
        id: 'role',
        label: words.role,
        choices: roles.map((role) => ({
          title: roleLabel(context.services.programme.programme, role),
          value: role,
        })),
        value: roles[0] ?? '',
        required: true,
      },
      ...(roles.includes('EXTERNAL_RESEARCHER') ? await externalFields(context, studies) : []),
    ],
    [submit(words.submit, { name: 'INVITE', courtId }, HELP)],
  );
}

/** What only an invitation of an external researcher needs. */
async function externalFields(context: DialogContext, studies: readonly Study[]): Promise<FormElement[]> {
  const waves = await briefWaves(context);
  const words = texts.invite;
  const [only, ...others] = studies;
  return [
    { kind: 'heading', text: words.external },
    {
      kind: 'input-choice',
      id: 'studyId',
      label: words.study,
      choices: studies.map(({ id, waveId }) => ({
        title: waves.find((wave) => wave.id === waveId)?.title ?? waveId,
        value: id,
      })),
      ...(only !== undefined && others.length === 0 ? { value: only.id } : {}),
    },
    {
      kind: 'input-text',
      id: 'tenantId',
      label: words.tenant,
      placeholder: texts.registerCourt.tenantHint,
      maxLength: 100,
    },
  ];
}
