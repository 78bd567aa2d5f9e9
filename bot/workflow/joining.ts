/**
 * Joining: invitations are one-time codes, because nobody knows the object ids of another tenant. A code is shown once
 * and only its hash is kept; of a stranger without a code nothing is kept.
 */
import type { Court } from '../../entities/court';
import type { Invitation, Person, RoleGrant, RoleId } from '../../entities/person';
import type { Study } from '../../entities/study';
import { sha256 } from '../programme/canonical';
import { roleLabel } from '../programme/lookups';
import { decided, decidersChanged, withChanged, type Administering } from './administration';
import { nextDay } from './calendar';
import { staleFault, type Refused } from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type AdministrationDecision, type Decided, type Notice } from './decision';
import type { Actor, AdministrationFacts, Identity, Moment } from './facts';
import { courtsOwnPeople, isCurrent, rolesOf } from './people';

/** Last day on which a code works, in days after the day on which it was made. */
const VALID_DAYS = 14;

/** No I, L, O, 0 or 1: they look alike on paper and over the telephone. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** 16 signs out of 31: 79 bits, far out of reach of guessing even for somebody who has the hashes. */
const CODE_LENGTH = 16;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The signs of a code as they were meant: without spaces and dashes, in capitals. */
function plain(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Whether a typed text can be an invitation code, however it is spaced. */
export function looksLikeCode(text: string): boolean {
  const signs = plain(text);
  return signs.length === CODE_LENGTH && [...signs].every((sign) => ALPHABET.includes(sign));
}

/** What is stored of a code and looked for when it is given: its SHA-256, in lower-case hexadecimal. */
export function hashOfCode(code: string): string {
  return sha256(`kamerbode-invitation:${plain(code)}`);
}

/** A new code, such as `K7PM-3XQ9-WDTR-H5FA`. */
function newCode(randomBytes: (count: number) => Uint8Array): string {
  // Bytes past the last whole multiple of the alphabet are thrown away: every sign is equally likely.
  const limit = 256 - (256 % ALPHABET.length);
  let signs = '';
  while (signs.length < CODE_LENGTH) {
    for (const byte of randomBytes(CODE_LENGTH)) {
      if (byte < limit && signs.length < CODE_LENGTH) signs += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

function isOpen(invitation: Invitation, today: string): boolean {
  return invitation.usedAt === null && invitation.revokedAt === null && today <= invitation.expiresOn;
}

/**
 * The tenants whose people are let in: of registered courts, of open invitations, of the configured coordinators, and of
 * everybody who holds a role (a bureau's researcher whose invitation has been used). Lower case.
 */
export function allowedTenants(known: {
  today: string;
  courts: readonly Pick<Court, 'tenantId'>[];
  invitations: readonly Invitation[];
  coordinators: readonly { tenantId: string }[];
  people: readonly Person[];
  grants: readonly RoleGrant[];
}): Set<string> {
  const holders = new Set(
    known.grants.filter((grant) => isCurrent(grant, known.today)).map((grant) => grant.personId),
  );
  return new Set([
    ...known.courts.flatMap((court) => court.tenantId ?? []),
    ...known.invitations.filter((one) => isOpen(one, known.today)).map((one) => one.tenantId),
    ...known.coordinators.map((one) => one.tenantId),
    ...known.people.filter((person) => holders.has(person.id)).map((person) => person.tenantId),
  ]);
}

/** Whether a text has the form of a tenant id: a UUID in lower case. */
export function isTenantId(text: string): boolean {
  return UUID.test(text);
}

/**
 * Makes an invitation. A chair is invited by a coordinator or by the chair who leaves, everybody else by the court's own
 * chair or secretary; an external researcher for one study, from whatever tenant.
 */
export function invite(
  command: CommandOf<'INVITE'>,
  doing: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const { facts } = doing;
  if (command.role === 'COORDINATOR') return refuse('COORDINATORS_CONFIGURED', undefined, 'role');
  const inviter = inviterRole(command.role, doing, court);
  if (inviter === null) {
    return refuse(
      'NOT_YOURS',
      { who: command.role === 'CHAIR' ? 'CHAIR,COORDINATOR' : 'CHAIR,SECRETARY' },
      'role',
    );
  }
  if (court.tenantId === null) return refuse('COURT_NOT_REGISTERED', { municipality: court.municipality });
  const external = command.role === 'EXTERNAL_RESEARCHER';
  const tenantId = (command.tenantId ?? court.tenantId).trim().toLowerCase();
  if (!isTenantId(tenantId)) return refuse('INVALID_TENANT', undefined, 'tenantId');
  if (!external && tenantId !== court.tenantId) return refuse('TENANT_OF_COURT', undefined, 'tenantId');
  const study = external ? invitedStudy(command.studyId, facts.studies) : null;
  if (external && study === null) return refuse('STUDY_REQUIRED', undefined, 'studyId');
  const code = newCode(facts.randomBytes);
  const invitation: Invitation = {
    id: facts.newId(),
    version: 1,
    codeHash: hashOfCode(code),
    courtId: court.id,
    studyId: study?.id ?? null,
    role: command.role,
    tenantId,
    invitedById: doing.actor.person.id,
    expiresOn: nextDay(facts.today, VALID_DAYS),
    usedAt: null,
    usedById: null,
    revokedAt: null,
  };
  const { id, role, expiresOn, studyId } = invitation;
  return decided({
    invitations: [invitation],
    history: [
      {
        action: command.name,
        role: inviter,
        data: { invitationId: id, courtId: court.id, role, tenantId, studyId, expiresOn },
      },
    ],
    outcome: outcome('INVITED', {
      role: roleLabel(facts.programme, role),
      municipality: court.municipality,
      until: expiresOn,
    }),
    secret: code,
  });
}

function inviterRole(invited: RoleId, { facts, actor }: Administering, court: Court): RoleId | null {
  const roles = rolesOf(actor.grants, actor.person.id, court.id, null, facts.today);
  return invitersOf(invited).find((role) => roles.includes(role)) ?? null;
}

/** Who may invite somebody to this role. */
export const invitersOf = (invited: RoleId): readonly RoleId[] =>
  invited === 'CHAIR' ? ['CHAIR', 'COORDINATOR'] : ['CHAIR', 'SECRETARY'];

function invitedStudy(studyId: string | undefined, studies: readonly Study[]): Study | null {
  return studies.find((study) => study.id === studyId && study.state !== 'CLOSED') ?? null;
}

/** Ends a code that was not used yet. A coordinator ends none but those for chairs. */
export function revokeInvitation(
  command: CommandOf<'REVOKE_INVITATION'>,
  { facts, role }: Administering,
): Decided<AdministrationDecision> {
  const invitation = facts.invitations.find((one) => one.id === command.invitationId);
  if (invitation === undefined) return refuse('NOT_FOUND');
  // Coordinators invite chairs and take back nothing else.
  if (role === 'COORDINATOR' && invitation.role !== 'CHAIR')
    return refuse('NOT_YOURS', { who: 'CHAIR,SECRETARY' });
  if (invitation.usedAt !== null) return refuse('CODE_USED');
  if (invitation.revokedAt !== null) return refuse('NOTHING_CHANGED');
  const stale = staleFault(command.expectedVersion, invitation.version);
  if (stale !== null) return stale;
  return decided({
    invitations: [{ ...invitation, revokedAt: facts.now, version: invitation.version + 1 }],
    history: [
      { action: command.name, role, data: { invitationId: invitation.id, courtId: invitation.courtId } },
    ],
    outcome: outcome('INVITATION_REVOKED', { role: roleLabel(facts.programme, invitation.role) }),
  });
}

/**
 * Somebody gives a code: from then on known by tenant and object id. `facts.invitation` is the one with the hash of the
 * code (`hashOfCode`), `facts.court` its court; `actor` is null for somebody who was not known yet.
 */
export function redeemCode(
  command: CommandOf<'REDEEM_CODE'>,
  facts: AdministrationFacts,
  actor: Actor | null,
  identity: Identity | undefined,
): Decided<AdministrationDecision> {
  const { invitation, court } = facts;
  const tenantId = actor?.person.tenantId ?? identity?.tenantId;
  if (invitation === null || court === null) return refuse('CODE_UNKNOWN', undefined, 'code');
  const fault = codeFault(invitation, tenantId, actor, facts.today);
  if (fault !== null) return fault;
  const person = actor?.person ?? (identity === undefined ? null : newPerson(identity, facts));
  if (person === null) return refuse('UNKNOWN_PERSON');
  if (
    actor !== null &&
    rolesOf(actor.grants, person.id, court.id, invitation.studyId, facts.today).includes(invitation.role)
  ) {
    return refuse('ROLE_ALREADY_HELD', { role: roleLabel(facts.programme, invitation.role) });
  }
  const grant: RoleGrant = {
    id: facts.newId(),
    version: 1,
    personId: person.id,
    courtId: court.id,
    studyId: invitation.studyId,
    role: invitation.role,
    validFrom: facts.today,
    validUntil: null,
    kind: 'REGULAR',
  };
  const grants = [...(invitation.role === 'CHAIR' ? chairsEnded(facts, court.id) : []), grant];
  const after = {
    people: withChanged(facts.people, [person]),
    grants: withChanged(facts.grants, grants),
    absences: facts.absences,
  };
  const deciding = decidersChanged(facts, after, grant.id);
  return decided({
    people: actor === null ? [person] : [],
    grants,
    invitations: [{ ...invitation, usedAt: facts.now, usedById: person.id, version: invitation.version + 1 }],
    history: [
      {
        action: command.name,
        role: invitation.role,
        data: {
          invitationId: invitation.id,
          courtId: court.id,
          studyId: invitation.studyId,
          personId: person.id,
          role: invitation.role,
          endedGrants: grants.filter((one) => one !== grant).map((one) => one.id),
        },
        texts: { name: person.name },
      },
    ],
    changedSubjects: deciding.changedSubjects,
    notices: [...deciding.notices, ...inviterTold(invitation, grant, facts.today)],
    outcome: outcome('JOINED', {
      role: roleLabel(facts.programme, invitation.role),
      municipality: court.municipality,
      alone: courtsOwnPeople(after, court.id, facts.today).length < 2 ? 'yes' : 'no',
    }),
  });
}

/** Whoever invited reads in the morning that it worked. */
function inviterTold({ invitedById }: Invitation, grant: RoleGrant, today: string): Notice[] {
  if (invitedById === grant.personId) return [];
  return [
    {
      to: { personId: invitedById },
      card: { card: 'MORNING', on: today, lines: [{ line: 'JOINED', grantId: grant.id }] },
      when: 'MORNING',
      onceKey: `joined:${grant.id}`,
    },
  ];
}

function codeFault(
  invitation: Invitation,
  tenantId: string | undefined,
  actor: Actor | null,
  today: string,
): Refused | null {
  // First: somebody from elsewhere learns nothing about the code.
  if (invitation.tenantId !== tenantId) return refuse('CODE_OTHER_TENANT', undefined, 'code');
  if (invitation.revokedAt !== null) return refuse('CODE_REVOKED', undefined, 'code');
  if (invitation.usedAt !== null) {
    const byActor = actor !== null && invitation.usedById === actor.person.id;
    return byActor ? refuse('CODE_USED_BY_YOU', undefined, 'code') : refuse('CODE_USED', undefined, 'code');
  }
  if (today > invitation.expiresOn) return refuse('CODE_EXPIRED', { on: invitation.expiresOn }, 'code');
  return null;
}

/** A court has one chair: the role of the one before ends the day before today. */
export function chairsEnded(facts: AdministrationFacts, courtId: string): RoleGrant[] {
  return facts.grants
    .filter((grant) => grant.courtId === courtId && grant.role === 'CHAIR' && grant.kind === 'REGULAR')
    .filter((grant) => isCurrent(grant, facts.today))
    .map((grant) => ({ ...grant, validUntil: nextDay(facts.today, -1), version: grant.version + 1 }));
}

/** The width of the column: a longer name is cut. */
const MAX_NAME = 400;

/** Somebody who is known from now on, with the days and the language that most have. */
export function newPerson(identity: Identity, { now, newId }: Moment): Person {
  return {
    id: newId(),
    version: 1,
    tenantId: identity.tenantId,
    aadObjectId: identity.aadObjectId,
    name: identity.name.slice(0, MAX_NAME),
    language: identity.language ?? 'nl',
    workingDays: [1, 2, 3, 4, 5],
    weeklyLines: 'OFF',
    createdAt: now,
  };
}
