/** Dialogs about a court's people: who does what, joining, leaving, being away and standing in. */
import { In, IsNull, MoreThanOrEqual } from 'typeorm';
import { bare, plain } from '../../../../cards/escape';
import type { FormElement } from '../../../../cards/form';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { CalendarLink } from '../../../../entities/calendar-link';
import { Court } from '../../../../entities/court';
import { Address, OutboxMessage } from '../../../../entities/message';
import { Invitation, Person, type RoleGrant, type RoleId } from '../../../../entities/person';
import { Study } from '../../../../entities/study';
import { Wave } from '../../../../entities/wave';
import { roleLabel } from '../../../programme/lookups';
import type { AccessAction } from '../../../workflow/access';
import { nextDay } from '../../../workflow/calendar';
import type { CourtPeople } from '../../../workflow/facts';
import { invitersOf } from '../../../workflow/joining';
import { rolesOf } from '../../../workflow/people';
import { courtFor } from './court-dialogs';
import {
  type DialogAnswer,
  type DialogContext,
  dialog,
  nameOf,
  opens,
  personChoices,
  submit,
} from './dialog';

const HELP: CardRef = { card: 'HELP' };

const lasts = (grant: RoleGrant, today: string): boolean =>
  grant.validUntil === null || grant.validUntil >= today;

function choices(context: DialogContext, members: CourtPeople, courtId: string) {
  return personChoices(
    { ...members, programme: context.services.programme.programme },
    courtId,
    context.today,
  );
}

export async function people(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'PEOPLE' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { court } = found;
  const { programme } = context.services.programme;
  const alive = new Set(
    (await context.manager.findBy(Address, { state: 'ALIVE' })).map((address) => address.personId),
  );
  const astray = await messagesAstray(context, found.people);
  const body: FormElement[] = found.people.people.flatMap((person): FormElement[] => {
    const grants = found.people.grants.filter(
      (grant) => grant.personId === person.id && grant.courtId === court.id && lasts(grant, context.today),
    );
    if (grants.length === 0) return [];
    const roles = grants.map((grant) =>
      grant.validUntil === null
        ? texts.people.since(roleLabel(programme, grant.role), grant.validFrom)
        : texts.people.until(roleLabel(programme, grant.role), grant.validFrom, grant.validUntil),
    );
    const away = found.people.absences.find(
      (candidate) =>
        candidate.personId === person.id &&
        candidate.validFrom <= context.today &&
        (candidate.validUntil === null || candidate.validUntil >= context.today),
    );
    const marks = [
      ...(away === undefined ? [] : [texts.people.absent(away.validUntil)]),
      ...(alive.has(person.id) ? [] : [texts.people.unreachable]),
      ...(astray.get(person.id) ?? []),
    ];
    return [
      { kind: 'text', text: `**${plain(person.name)}**` },
      { kind: 'quiet', text: [...roles, ...marks].join(' · ') },
    ];
  });

  if ((await courtFor(context, ref.courtId, 'INVITE')).ok) {
    const open = await context.manager.findBy(Invitation, {
      courtId: court.id,
      usedAt: IsNull(),
      revokedAt: IsNull(),
      expiresOn: MoreThanOrEqual(context.today),
    });
    if (open.length > 0) body.push({ kind: 'heading', text: texts.people.invitations });
    for (const invitation of open) {
      const role = roleLabel(programme, invitation.role);
      body.push({ kind: 'text', text: texts.people.invitation(role, invitation.expiresOn) });
      body.push({
        kind: 'buttons',
        buttons: [
          submit(
            texts.people.revoke(role),
            { name: 'REVOKE_INVITATION', invitationId: invitation.id },
            HELP,
            'destructive',
          ),
        ],
      });
    }
  }

  const may = async (action: AccessAction) => (await courtFor(context, ref.courtId, action)).ok;
  return dialog(
    texts.people.title(plain(court.municipality)),
    body,
    [
      ...((await may('INVITE'))
        ? [opens(texts.settings.invite, { dialog: 'INVITE', courtId: court.id })]
        : []),
      ...((await may('END_ROLE'))
        ? [opens(texts.people.endRole, { dialog: 'END_ROLE', courtId: court.id })]
        : []),
      ...((await may('APPOINT_CHAIR'))
        ? [opens(texts.people.appointChair, { dialog: 'APPOINT_CHAIR', courtId: court.id })]
        : []),
      ...((await may('SET_CONTACT'))
        ? [opens(texts.people.contact, { dialog: 'CONTACT', courtId: court.id })]
        : []),
    ],
    'large',
  );
}

/** What was sent to somebody so long ago is no longer worth asking about. */
const ASTRAY_DAYS = 14;

/** Of messages that did not arrive, or may not have: how many lately, in words, by person. */
async function messagesAstray(
  { manager, today }: DialogContext,
  { people: members }: CourtPeople,
): Promise<Map<string, string[]>> {
  const since = `${nextDay(today, -ASTRAY_DAYS)}T00:00:00.000Z`;
  const messages = await manager.find(OutboxMessage, {
    select: { personId: true, state: true },
    where: {
      personId: In(members.map(({ id }) => id)),
      state: In(['UNDELIVERABLE', 'UNKNOWN']),
      createdAt: MoreThanOrEqual(since),
    },
  });
  const words = new Map<string, string[]>();
  for (const { id } of members) {
    const count = (state: OutboxMessage['state']): number =>
      messages.filter((message) => message.personId === id && message.state === state).length;
    const [lost, unsure] = [count('UNDELIVERABLE'), count('UNKNOWN')];
    words.set(id, [
      ...(lost > 0 ? [texts.people.undelivered(lost)] : []),
      ...(unsure > 0 ? [texts.people.unsure(unsure)] : []),
    ]);
  }
  return words;
}

export async function endRole(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'END_ROLE' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'END_ROLE');
  if (!found.ok) return found;
  const { programme } = context.services.programme;
  const reader = (await courtFor(context, ref.courtId, 'READ_CONTENT')).ok;
  // Of a court that is not the viewer's own only the chair's role may be ended, and only that is shown.
  const grants = found.people.grants.filter(
    (grant) =>
      grant.courtId === ref.courtId && lasts(grant, context.today) && (reader || grant.role === 'CHAIR'),
  );
  return dialog(
    texts.people.endRole,
    [
      {
        kind: 'input-choice',
        id: 'grantId',
        label: texts.people.grant,
        choices: grants.map((grant) => ({
          title: `${bare(
            found.people.people.find(({ id }) => id === grant.personId)?.name ?? '',
          )}: ${roleLabel(programme, grant.role)}`,
          value: grant.id,
        })),
        style: 'expanded',
        required: true,
      },
      { kind: 'input-date', id: 'until', label: texts.people.endOn, value: context.today, required: true },
    ],
    [submit(texts.people.submitEnd, { name: 'END_ROLE' }, HELP, 'destructive')],
  );
}

/** A choice of one person of the court: for appointing a chair or choosing the contact. */
async function choosePerson(
  context: DialogContext,
  courtId: string,
  action: 'APPOINT_CHAIR' | 'SET_CONTACT',
  words: { title: string; label: string; submit: string },
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, action);
  if (!found.ok) return found;
  return dialog(
    words.title,
    [
      {
        kind: 'input-choice',
        id: 'personId',
        label: words.label,
        choices: choices(context, found.people, courtId),
        style: 'expanded',
        required: true,
      },
    ],
    [submit(words.submit, { name: action, courtId }, HELP, 'positive')],
  );
}

export const appointChair = (
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'APPOINT_CHAIR' }>,
): Promise<DialogAnswer> =>
  choosePerson(context, ref.courtId, 'APPOINT_CHAIR', {
    title: texts.people.appointChair,
    label: texts.people.newChair,
    submit: texts.people.submitChair,
  });

export const contact = (
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'CONTACT' }>,
): Promise<DialogAnswer> =>
  choosePerson(context, ref.courtId, 'SET_CONTACT', {
    title: texts.people.contact,
    label: texts.people.contact,
    submit: texts.people.submitContact,
  });

/** Roles to which a court's own people are invited. */
const INVITED: RoleId[] = [
  'RESEARCHER',
  'SECRETARY',
  'CHAIR',
  'DEPUTY_CHAIR',
  'MEMBER',
  'EXTERNAL_RESEARCHER',
];

export async function invite(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'INVITE' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'INVITE');
  if (!found.ok) return found;
  const { programme } = context.services.programme;
  const studies = await context.manager.findBy(Study, { courtId: ref.courtId });
  const waves = await context.manager.find(Wave);
  const running = studies.filter((study) => study.state !== 'CLOSED');
  const own = rolesOf(context.viewer.grants, context.viewer.person.id, ref.courtId, null, context.today);
  const invited = INVITED.filter(
    (role) =>
      invitersOf(role).some((inviter) => own.includes(inviter)) &&
      (role !== 'EXTERNAL_RESEARCHER' || running.length > 0),
  );
  return dialog(
    texts.invite.title,
    [
      { kind: 'text', text: texts.invite.intro },
      {
        kind: 'input-choice',
        id: 'role',
        label: texts.invite.role,
        choices: invited.map((role) => ({ title: roleLabel(programme, role), value: role })),
        value: invited[0] ?? 'RESEARCHER',
        required: true,
      },
      ...(running.length === 0
        ? []
        : [
            {
              kind: 'input-choice' as const,
              id: 'studyId',
              label: texts.invite.study,
              choices: running.map((study) => ({
                title: bare(waves.find((wave) => wave.id === study.waveId)?.title ?? ''),
                value: study.id,
              })),
            },
          ]),
      { kind: 'input-text', id: 'tenantId', label: texts.invite.tenant, maxLength: 36 },
    ],
    [submit(texts.invite.submit, { name: 'INVITE', courtId: ref.courtId }, HELP, 'positive')],
  );
}

export async function absence(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'ABSENCE' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'READ_CONTENT');
  if (!found.ok) return found;
  const current = found.people.absences.filter(
    (candidate) =>
      candidate.courtId === ref.courtId &&
      (candidate.validUntil === null || candidate.validUntil >= context.today),
  );
  const all = choices(context, found.people, ref.courtId);
  return dialog(
    texts.absence.title,
    [
      { kind: 'text', text: texts.absence.intro },
      ...current.flatMap((one): FormElement[] => {
        const name = nameOf(found.people, one.personId);
        return [
          { kind: 'text', text: texts.absence.line(name, one.validFrom, one.validUntil) },
          {
            kind: 'buttons',
            buttons: [
              submit(
                texts.absence.end(
                  bare(found.people.people.find(({ id }) => id === one.personId)?.name ?? ''),
                ),
                { name: 'END_ABSENCE', absenceId: one.id, until: nextDay(context.today, -1) },
                HELP,
              ),
            ],
          },
        ];
      }),
      {
        kind: 'input-choice',
        id: 'personId',
        label: texts.absence.person,
        choices: all,
        value: context.viewer.person.id,
        required: true,
      },
      { kind: 'input-date', id: 'from', label: texts.absence.from, value: context.today, required: true },
      { kind: 'input-date', id: 'until', label: texts.absence.until },
      { kind: 'input-choice', id: 'standInId', label: texts.absence.standIn, choices: all },
    ],
    [submit(texts.absence.submit, { name: 'REGISTER_ABSENCE', courtId: ref.courtId }, HELP, 'positive')],
    'large',
  );
}

export async function standIn(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'STAND_IN' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'APPOINT_STAND_IN');
  if (!found.ok) return found;
  // Chairs of other courts are offered by court, not by name: names do not cross courts.
  const others = await context.manager
    .createQueryBuilder(Person, 'person')
    .innerJoin('role_grant', 'chair', "chair.personId = person.id AND chair.role = 'CHAIR'")
    .innerJoin(Court, 'court', 'court.id = chair.courtId')
    .where('chair.courtId <> :courtId', { courtId: ref.courtId })
    .andWhere('(chair.validUntil IS NULL OR chair.validUntil >= :today)', { today: context.today })
    .select(['person.id AS id', 'court.municipality AS municipality'])
    .orderBy('court.municipality')
    .getRawMany<{ id: string; municipality: string }>();
  return dialog(
    texts.standIn.title,
    [
      { kind: 'text', text: texts.standIn.intro },
      {
        kind: 'input-choice',
        id: 'personId',
        label: texts.standIn.person,
        choices: [
          ...choices(context, found.people, ref.courtId).filter(
            ({ value }) => value !== context.viewer.person.id,
          ),
          ...others.map(({ id, municipality }) => ({
            title: texts.standIn.chairOf(municipality),
            value: id,
          })),
        ],
        required: true,
      },
      { kind: 'input-date', id: 'until', label: texts.standIn.until, required: true },
    ],
    [
      submit(
        texts.standIn.submit,
        { name: 'APPOINT_STAND_IN', courtId: ref.courtId },
        ref.requestId === null ? HELP : { card: 'GATE', requestId: ref.requestId },
        'positive',
      ),
    ],
  );
}

/** The secret address of one's own calendar feed: made, made anew, or revoked. */
export async function calendar(context: DialogContext): Promise<DialogAnswer> {
  const links = await context.manager.findBy(CalendarLink, {
    personId: context.viewer.person.id,
    revokedAt: IsNull(),
  });
  const has = links.length > 0;
  return dialog(
    texts.calendarLink.title,
    [
      { kind: 'text', text: texts.calendarLink.intro },
      { kind: 'quiet', text: has ? texts.calendarLink.active : texts.calendarLink.none },
    ],
    [
      submit(texts.calendarLink.create, { name: 'CREATE_CALENDAR_LINK' }, HELP, 'positive'),
      ...(has
        ? [submit(texts.calendarLink.revoke, { name: 'REVOKE_CALENDAR_LINK' }, HELP, 'destructive')]
        : []),
    ],
    'small',
  );
}

export function workingDays(context: DialogContext): DialogAnswer {
  return dialog(
    texts.workingDays.title,
    [
      { kind: 'text', text: texts.workingDays.intro },
      {
        kind: 'input-choice',
        id: 'days',
        label: texts.workingDays.days,
        choices: texts.workingDays.names.map((title, index) => ({ title, value: String(index + 1) })),
        value: context.viewer.person.workingDays.join(','),
        multiple: true,
        style: 'expanded',
        required: true,
      },
    ],
    [submit(texts.save, { name: 'SET_WORKING_DAYS' }, HELP, 'positive')],
    'small',
  );
}
