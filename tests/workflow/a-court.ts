/** Courts, people and facts for the tests of access and administration. The programme is our own definition. */
import { join } from 'node:path';
import { loadProgramme } from '../../bot/programme/load';
import type { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import type { Duty, DutyKind } from '../../entities/duty';
import type { AdministrationDecision, Decided, Refusal } from '../../bot/workflow/decision';
import type { Actor, AdministrationFacts } from '../../bot/workflow/facts';
import { defaultSettings } from '../../bot/workflow/settings';
import type { Court } from '../../entities/court';
import type { Address } from '../../entities/message';
import type { Absence, Invitation, Person, RoleGrant, RoleId } from '../../entities/person';
import type { JointConsent, JointNote } from '../../entities/joint-note';
import type { Wave } from '../../entities/wave';

export const loaded = loadProgramme(join(__dirname, '../../bot/programme/nplv.yaml'));
export const { programme } = loaded;

export const TODAY = '2026-02-12';
export const TENANT = '11111111-1111-4111-8111-111111111111';
export const OTHER_TENANT = '22222222-2222-4222-8222-222222222222';

export function aCourt(change: Partial<Court> = {}): Court {
  return {
    id: 'heerlen',
    version: 1,
    municipality: 'Heerlen',
    tenantId: TENANT,
    participation: 'ACTIVE',
    participationSince: '2023-07-01',
    participationReason: null,
    settings: defaultSettings(),
    contactId: null,
    channel: null,
    statusAnswer: null,
    ...change,
  };
}

export function aPerson(id: string, change: Partial<Person> = {}): Person {
  return {
    id,
    version: 1,
    tenantId: TENANT,
    aadObjectId: `aad-${id}`,
    name: `Persoon ${id}`,
    language: 'nl',
    workingDays: [1, 2, 3, 4, 5],
    weeklyLines: 'OFF',
    createdAt: '2026-01-01T09:00:00.000Z',
    ...change,
  };
}

/** Where the bot reaches somebody. */
export function anAddress(personId: string, change: Partial<Address> = {}): Address {
  return {
    id: `home-${personId}`,
    version: 1,
    personId,
    conversationId: `chat-${personId}`,
    serviceUrl: 'http://127.0.0.1/',
    userId: `29:${personId}`,
    botId: '28:bot',
    state: 'ALIVE',
    seenAt: '2026-01-01T09:00:00.000Z',
    ...change,
  };
}

export function aGrant(personId: string, role: RoleId, change: Partial<RoleGrant> = {}): RoleGrant {
  return {
    id: `${personId}-${role}`,
    version: 1,
    personId,
    courtId: role === 'COORDINATOR' ? null : 'heerlen',
    studyId: null,
    role,
    validFrom: '2023-07-01',
    validUntil: null,
    kind: 'REGULAR',
    ...change,
  };
}

export function anAbsence(personId: string, change: Partial<Absence> = {}): Absence {
  return {
    id: `absence-${personId}`,
    version: 1,
    personId,
    courtId: 'heerlen',
    validFrom: '2026-02-09',
    validUntil: '2026-02-20',
    standInId: null,
    registeredById: personId,
    ...change,
  };
}

export function anInvitation(change: Partial<Invitation> = {}): Invitation {
  return {
    id: 'invitation',
    version: 1,
    codeHash: 'hash',
    courtId: 'heerlen',
    studyId: null,
    role: 'RESEARCHER',
    tenantId: TENANT,
    invitedById: 'secretary',
    expiresOn: '2026-02-26',
    usedAt: null,
    usedById: null,
    revokedAt: null,
    ...change,
  };
}

export function aWave(change: Partial<Wave> = {}): Wave {
  return {
    id: 'wave-1',
    version: 1,
    number: 1,
    kind: 'BASELINE',
    title: 'Startonderzoek',
    state: 'OPEN',
    openedOn: '2023-07-01',
    anchorOn: null,
    windowMinMonths: null,
    windowMaxMonths: null,
    windowCountsFrom: null,
    definition: loaded.canonical,
    definitionHash: loaded.hash,
    schemaVersion: 1,
    ...change,
  };
}

/** Heerlen with a chair, secretary, researcher and member, and a coordinator of the programme. */
export const STAFF: readonly RoleGrant[] = [
  aGrant('chair', 'CHAIR'),
  aGrant('secretary', 'SECRETARY'),
  aGrant('researcher', 'RESEARCHER'),
  aGrant('member', 'MEMBER'),
  aGrant('coordinator', 'COORDINATOR'),
];

/** Facts on `TODAY`; everybody who holds a grant is known. */
export function someFacts(change: Partial<AdministrationFacts> = {}): AdministrationFacts {
  const grants = change.grants ?? [...STAFF];
  let made = 0;
  return {
    now: `${TODAY}T09:00:00.000Z`,
    today: TODAY,
    newId: () => `new-${++made}`,
    people: [...new Set(grants.map((grant) => grant.personId))].map((id) => aPerson(id)),
    absences: [],
    court: aCourt(),
    courts: [],
    waves: [aWave()],
    invitation: null,
    invitations: [],
    declaration: null,
    sharedAnswers: [],
    sharers: [],
    otherChairs: [],
    commitments: [],
    duties: [],
    studies: [],
    cases: [],
    programme,
    programmeCanonical: loaded.canonical,
    programmeHash: loaded.hash,
    calendarLinks: [
      {
        id: 'link',
        version: 1,
        personId: 'chair',
        tokenHash: 'x',
        createdAt: '2026-01-01T09:00:00.000Z',
        revokedAt: null,
      },
    ],
    documentLinks: [],
    joint: { notes: [], consents: [], courts: [] },
    mailAddress: null,
    tenantApp: null,
    publicUrl: 'https://kamerbode.example',
    randomBytes: (count) => Uint8Array.from({ length: count }, (_, index) => index * 16),
    ...change,
    grants,
  };
}

/** The person with this id, with the roles that the facts know of. */
export function actorIn(facts: AdministrationFacts, personId: string): Actor {
  return {
    person: facts.people.find((person) => person.id === personId) ?? aPerson(personId),
    grants: facts.grants.filter((grant) => grant.personId === personId),
  };
}

export function decisionOf(decided: Decided<AdministrationDecision>): AdministrationDecision {
  if (!decided.ok) throw new Error(`Refused: ${decided.refusal.code}`);
  return decided.decision;
}

export function refusalOf(decided: Decided<unknown>): Refusal {
  if (decided.ok) throw new Error('Not refused');
  return decided.refusal;
}

/** The declaration of intent of Heerlen, registered. */
export function aDeclaration(change: Partial<DeclarationOfIntent> = {}): DeclarationOfIntent {
  return {
    id: 'declaration',
    version: 1,
    courtId: 'heerlen',
    signedOn: '2026-01-05',
    signedByRole: 'CHAIR',
    untilYear: 2042,
    budgetPerYear: 15_000,
    daysPerYear: 60,
    evidenceLink: 'https://heerlen.example/intentieverklaring',
    withdrawnOn: null,
    ...change,
  };
}

export function aCommitment(commitmentId: string, change: Partial<Commitment> = {}): Commitment {
  return {
    id: `commitment-${commitmentId}`,
    version: 1,
    courtId: 'heerlen',
    commitmentId,
    status: 'NOT_CONFIRMED',
    dueOn: null,
    confirmedOn: null,
    value: null,
    evidenceLink: null,
    reason: null,
    ...change,
  };
}

/** An open duty of Heerlen whose ladder counts from its own date. */
export function aDuty(kind: DutyKind, ref: string, change: Partial<Duty> & Pick<Duty, 'dueOn'>): Duty {
  return {
    id: `duty-${kind}-${ref}`,
    version: 1,
    onceKey: `heerlen::${kind}:${ref}`,
    courtId: 'heerlen',
    waveId: null,
    kind,
    ref,
    profile: 'COMMITMENT',
    baseOn: change.dueOn,
    step: 0,
    nextOn: change.dueOn,
    state: 'OPEN',
    doneOn: null,
    doneById: null,
    evidenceLink: null,
    ...change,
  };
}

/** A joint note of the first wave, put to its courts. */
export function aJointNote(change: Partial<JointNote> = {}): JointNote {
  return {
    id: 'note',
    version: 1,
    waveId: 'wave-1',
    round: 1,
    title: 'Van toeschouwer naar speler',
    evidenceLink: 'https://programma.example/nota',
    reason: null,
    state: 'PROPOSED',
    proposedOn: '2026-02-02',
    proposedById: 'coordinator',
    agreedOn: null,
    publishedOn: null,
    ...change,
  };
}

export function aConsent(courtId: string, change: Partial<JointConsent> = {}): JointConsent {
  return {
    id: `consent-${courtId}`,
    version: 1,
    noteId: 'note',
    courtId,
    round: 1,
    state: 'ASKED',
    askedOn: '2026-02-02',
    decidedOn: null,
    decidedById: null,
    decidedAs: null,
    reason: null,
    ...change,
  };
}

/** A court that consented, through its chair. */
export function hasConsented(courtId: string, change: Partial<JointConsent> = {}): JointConsent {
  const decided = { decidedOn: '2026-02-09', decidedById: `${courtId}-chair`, decidedAs: 'CHAIR' } as const;
  return aConsent(courtId, { state: 'CONSENTED', ...decided, ...change });
}
