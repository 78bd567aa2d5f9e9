/** The people of a court: roles that end, who chairs, who stands in, who is away, and what people set for themselves. */
import type { Court } from '../../entities/court';
import type { Absence, Person, RoleGrant, RoleId, Weekday } from '../../entities/person';
import { roleLabel } from '../programme/lookups';
import { deciders, inCourt } from './access';
import { decided, decidersChanged, withChanged, type Administering } from './administration';
import { addMonths, nextDay } from './calendar';
import { dateFault, staleFault, type Refused } from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type AdministrationDecision, type Decided } from './decision';
import type { Actor, AdministrationFacts, CourtPeople } from './facts';
import { chairsEnded } from './joining';
import { COURT_ROLES, courtsOwnPeople, isCurrent, isOfCourt, peopleWithRole, personById } from './people';

/** "Temporary": longer than this is a role, not a replacement. */
export const STAND_IN_MONTHS = 12;

/**
 * Ends a role after `until`; yesterday means at once. The last way out is allowed too (somebody who leaves, leaves), but
 * the outcome says what the court then lacks.
 */
export function endRole(
  command: CommandOf<'END_ROLE'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const grant = facts.grants.find((one) => one.id === command.grantId);
  if (grant === undefined || grant.courtId !== court.id) return refuse('NOT_FOUND');
  const barred = endBarred(grant, role, actor);
  if (barred !== null) return barred;
  const label = roleLabel(facts.programme, grant.role);
  if (grant.validUntil !== null && grant.validUntil < facts.today) {
    return refuse('ROLE_HAS_ENDED', { role: label, on: grant.validUntil });
  }
  const fault =
    staleFault(command.expectedVersion, grant.version) ?? lastDayFault(command.until, 'until', facts);
  if (fault !== null) return fault;
  if (command.until === grant.validUntil) return refuse('NOTHING_CHANGED');
  const ended: RoleGrant = { ...grant, validUntil: command.until, version: grant.version + 1 };
  const after = { ...facts, grants: withChanged(facts.grants, [ended]) };
  return decided({
    grants: [ended],
    history: [
      {
        action: command.name,
        role,
        data: {
          grantId: grant.id,
          personId: grant.personId,
          courtId: court.id,
          role: grant.role,
          until: command.until,
        },
      },
    ],
    ...decidersChanged(facts, after, grant.id),
    outcome: outcome('ROLE_ENDED', {
      name: personById(after, grant.personId)?.name ?? '',
      role: label,
      until: command.until,
      leaves: whatIsLeft(after, court, { until: command.until, today: facts.today }),
    }),
  });
}

/** A coordinator may remove a chair, and nobody else; a secretary may not remove the chair. */
export function endBarred(grant: RoleGrant, role: RoleId, actor: Actor): Refused | null {
  if (grant.personId === actor.person.id) return null;
  if (role === 'COORDINATOR' && grant.role !== 'CHAIR')
    return refuse('NOT_YOURS', { who: 'CHAIR,SECRETARY' });
  return role === 'SECRETARY' && grant.role === 'CHAIR' && grant.kind === 'REGULAR'
    ? refuse('NOT_YOURS', { who: 'CHAIR,COORDINATOR' })
    : null;
}

/** The last day of a role: from yesterday on. */
export function lastDayFault(until: string, field: string, facts: AdministrationFacts): Refused | null {
  const fault = dateFault(until, field, facts);
  if (fault !== null) return fault;
  return until < nextDay(facts.today, -1) ? refuse('DATE_IN_PAST', { on: until }, field) : null;
}

/** What a court has left after a role's last day: people enough, no chair, one person only, or nobody. */
export function whatIsLeft(
  people: CourtPeople,
  court: Court,
  { until, today }: { until: string; today: string },
): 'ENOUGH' | 'NO_CHAIR' | 'ONE' | 'NOBODY' {
  const day = nextDay(until < today ? today : until);
  const left = courtsOwnPeople(people, court.id, day);
  if (left.length === 0) return 'NOBODY';
  if (peopleWithRole(people, 'CHAIR', court.id, day).length === 0) return 'NO_CHAIR';
  return left.length === 1 ? 'ONE' : 'ENOUGH';
}

/** The new chair is one of the court's people; the chair's role of the one before ends. */
export function appointChair(
  command: CommandOf<'APPOINT_CHAIR'>,
  { facts, role }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const person = ofCourt(command.personId, facts, court);
  if (person === null) return refuse('NOT_OF_COURT', undefined, 'personId');
  const chairs = peopleWithRole(facts, 'CHAIR', court.id, facts.today);
  if (chairs.includes(person)) return refuse('ALREADY_CHAIR', { name: person.name }, 'personId');
  const grant: RoleGrant = {
    id: facts.newId(),
    version: 1,
    personId: person.id,
    courtId: court.id,
    studyId: null,
    role: 'CHAIR',
    validFrom: facts.today,
    validUntil: null,
    kind: 'REGULAR',
  };
  const ended = chairsEnded(facts, court.id);
  const after = { ...facts, grants: withChanged(facts.grants, [...ended, grant]) };
  return decided({
    grants: [...ended, grant],
    history: [
      {
        action: command.name,
        role,
        data: {
          courtId: court.id,
          personId: person.id,
          grantId: grant.id,
          endedGrants: ended.map((one) => one.id),
        },
      },
    ],
    ...decidersChanged(facts, after, grant.id),
    outcome: outcome('CHAIR_APPOINTED', { name: person.name, municipality: court.municipality }),
  });
}

/**
 * A temporary stand-in decides when the chair cannot. May come from another court, and then reads this one's content
 * for as long as it lasts. Never oneself: who appoints may be the one who asks.
 */
export function appointStandIn(
  command: CommandOf<'APPOINT_STAND_IN'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const person = personById(facts, command.personId);
  if (person === null) return refuse('NOT_FOUND', undefined, 'personId');
  const fault = standInFault(person, facts, actor, court) ?? dateFault(command.until, 'until', facts);
  if (fault !== null) return fault;
  if (command.until < facts.today) return refuse('DATE_IN_PAST', { on: command.until }, 'until');
  if (command.until > addMonths(facts.today, STAND_IN_MONTHS)) {
    return refuse('STAND_IN_TOO_LONG', { months: STAND_IN_MONTHS }, 'until');
  }
  const current = facts.grants.find(
    (grant) =>
      grant.personId === person.id &&
      grant.courtId === court.id &&
      grant.kind === 'STAND_IN' &&
      isCurrent(grant, facts.today),
  );
  if (current?.validUntil === command.until) return refuse('NOTHING_CHANGED');
  const grant: RoleGrant = current
    ? { ...current, validUntil: command.until, version: current.version + 1 }
    : {
        id: facts.newId(),
        version: 1,
        personId: person.id,
        courtId: court.id,
        studyId: null,
        role: 'CHAIR',
        validFrom: facts.today,
        validUntil: command.until,
        kind: 'STAND_IN',
      };
  const after = { ...facts, grants: withChanged(facts.grants, [grant]) };
  return decided({
    grants: [grant],
    history: [
      {
        action: command.name,
        role,
        data: { courtId: court.id, personId: person.id, grantId: grant.id, until: command.until },
      },
    ],
    ...decidersChanged(facts, after, grant.id),
    outcome: outcome('STAND_IN_APPOINTED', {
      name: person.name,
      municipality: court.municipality,
      until: command.until,
    }),
  });
}

/** Why this person cannot stand in for the chair; null when that is possible. */
export function standInFault(
  person: Person,
  facts: AdministrationFacts,
  actor: Actor,
  court: Court,
): Refused | null {
  if (person.id === actor.person.id) return refuse('STAND_IN_SELF', undefined, 'personId');
  if (!holdsCourtRole(person, facts)) return refuse('STAND_IN_OUTSIDER', undefined, 'personId');
  return peopleWithRole(facts, 'CHAIR', court.id, facts.today).includes(person)
    ? refuse('ALREADY_CHAIR', { name: person.name }, 'personId')
    : null;
}

function holdsCourtRole(person: Person, { grants, today }: AdministrationFacts): boolean {
  return grants.some(
    (grant) =>
      grant.personId === person.id &&
      grant.kind === 'REGULAR' &&
      COURT_ROLES.includes(grant.role) &&
      isCurrent(grant, today),
  );
}

/**
 * Somebody of the court is away, of whom another may get the reminders meanwhile. Not for days that are over, nor
 * beside another absence on the same days. While it lasts others may decide, which open requests hear of.
 */
export function registerAbsence(
  command: CommandOf<'REGISTER_ABSENCE'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const person = ofCourt(command.personId, facts, court);
  if (person === null) return refuse('NOT_OF_COURT', undefined, 'personId');
  const validUntil = command.until ?? null;
  const fault = stretchFault(command.from, validUntil, facts);
  if (fault !== null) return fault;
  if (validUntil !== null && validUntil < facts.today)
    return refuse('DATE_IN_PAST', { on: validUntil }, 'until');
  const standInId = command.standInId ?? null;
  if (standInId === person.id) return refuse('REPLACES_SELF', { name: person.name }, 'standInId');
  if (standInId !== null && ofCourt(standInId, facts, court) === null)
    return refuse('NOT_OF_COURT', undefined, 'standInId');
  const absence: Absence = {
    id: facts.newId(),
    version: 1,
    personId: person.id,
    courtId: court.id,
    validFrom: command.from,
    validUntil,
    standInId,
    registeredById: actor.person.id,
  };
  const overlap = overlapping(absence, facts);
  if (overlap !== null) return overlap;
  const after = { ...facts, absences: withChanged(facts.absences, [absence]) };
  const { id, personId, validFrom } = absence;
  return decided({
    absences: [absence],
    history: [
      {
        action: command.name,
        role,
        data: { absenceId: id, personId, courtId: court.id, from: validFrom, until: validUntil, standInId },
      },
    ],
    ...decidersChanged(facts, after, id),
    outcome: outcome('ABSENCE_REGISTERED', {
      name: person.name,
      from: validFrom,
      until: validUntil ?? '',
      decides: whoDecides(absence, after, court, facts),
    }),
  });
}

/** Whether the absence leaves somebody to decide on gates, on its first day from today: only said of a chair's. */
function whoDecides(
  absence: Absence,
  after: CourtPeople,
  court: Court,
  facts: AdministrationFacts,
): 'CHAIR' | 'SOMEBODY' | 'NOBODY' {
  const day = absence.validFrom < facts.today ? facts.today : absence.validFrom;
  const chairs = peopleWithRole(after, 'CHAIR', court.id, day);
  const [stage] = facts.programme.stages;
  if (stage === undefined || !chairs.some((chair) => chair.id === absence.personId)) return 'CHAIR';
  // As if somebody from outside had asked: whoever of the court asks may not decide, but that is not known yet.
  const able = deciders(
    { ...inCourt(facts), people: after, today: day },
    { stageId: stage.id, requestedById: '' },
  );
  return able.people.length > 0 ? 'SOMEBODY' : 'NOBODY';
}

/** Ends an absence, or moves its end. A day before it began takes it back altogether. */
export function endAbsence(
  command: CommandOf<'END_ABSENCE'>,
  { facts, role }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const absence = facts.absences.find((one) => one.id === command.absenceId);
  if (absence === undefined || absence.courtId !== court.id) return refuse('NOT_FOUND');
  const fault =
    staleFault(command.expectedVersion, absence.version) ?? dateFault(command.until, 'until', facts);
  if (fault !== null) return fault;
  if (absence.validUntil !== null && absence.validUntil < facts.today) {
    return refuse('ABSENCE_HAS_ENDED', { on: absence.validUntil });
  }
  if (command.until === absence.validUntil) return refuse('NOTHING_CHANGED');
  if (command.until < nextDay(absence.validFrom, -1)) {
    return refuse('DATES_REVERSED', { from: absence.validFrom, until: command.until }, 'until');
  }
  const ended: Absence = { ...absence, validUntil: command.until, version: absence.version + 1 };
  const overlap = overlapping(ended, facts);
  if (overlap !== null) return overlap;
  const after = { ...facts, absences: withChanged(facts.absences, [ended]) };
  return decided({
    absences: [ended],
    history: [
      {
        action: command.name,
        role,
        data: { absenceId: absence.id, personId: absence.personId, courtId: court.id, until: command.until },
      },
    ],
    ...decidersChanged(facts, after, `${absence.id}:${ended.version}`),
    outcome: outcome('ABSENCE_ENDS', {
      name: personById(after, absence.personId)?.name ?? '',
      until: command.until,
      over: command.until < facts.today ? 'yes' : 'no',
    }),
  });
}

function stretchFault(from: string, until: string | null, facts: AdministrationFacts): Refused | null {
  const fault = dateFault(from, 'from', facts) ?? (until === null ? null : dateFault(until, 'until', facts));
  if (fault !== null) return fault;
  return until !== null && until < from ? refuse('DATES_REVERSED', { from, until }, 'until') : null;
}

/** Two absences of one person in one court never share a day. */
function overlapping(absence: Absence, facts: AdministrationFacts): Refused | null {
  const other = facts.absences.find(
    (one) =>
      one.id !== absence.id &&
      one.personId === absence.personId &&
      one.courtId === absence.courtId &&
      // An absence that was taken back ends before it begins, and is none.
      (one.validUntil === null || one.validUntil >= one.validFrom) &&
      (one.validUntil === null || absence.validFrom <= one.validUntil) &&
      (absence.validUntil === null || one.validFrom <= absence.validUntil),
  );
  return other === undefined
    ? null
    : refuse('ABSENCE_OVERLAPS', { from: other.validFrom, until: other.validUntil ?? '' }, 'from');
}

/** A person's own working days move reminders, never dates. */
export function setWorkingDays(
  command: CommandOf<'SET_WORKING_DAYS'>,
  { actor, role }: Administering,
): Decided<AdministrationDecision> {
  const days = WEEKDAYS.filter((day) => command.days.includes(day));
  if (days.length === 0) return refuse('NO_WORKING_DAY', undefined, 'days');
  if (days.join() === actor.person.workingDays.join()) return refuse('NOTHING_CHANGED');
  return changed(
    actor.person,
    { workingDays: days },
    command,
    role,
    { days },
    outcome('WORKING_DAYS_SET', { days: days.join() }),
  );
}

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** In which language somebody reads greeting and help: one's own choice. */
export function setLanguage(
  command: CommandOf<'SET_LANGUAGE'>,
  { actor, role }: Administering,
): Decided<AdministrationDecision> {
  const { language } = command;
  if (language === actor.person.language) return refuse('NOTHING_CHANGED');
  return changed(actor.person, { language }, command, role, { language }, outcome('LANGUAGE_SET'));
}

/** Three lines a week about the own study, for a chair who asks for them. */
export function setWeeklyLines(
  command: CommandOf<'SET_WEEKLY_LINES'>,
  { actor, role }: Administering,
): Decided<AdministrationDecision> {
  const weeklyLines = command.on ? 'ON' : 'OFF';
  if (weeklyLines === actor.person.weeklyLines) return refuse('NOTHING_CHANGED');
  return changed(
    actor.person,
    { weeklyLines },
    command,
    role,
    { weeklyLines },
    outcome('WEEKLY_LINES_SET', { state: weeklyLines }),
  );
}

function changed(
  person: Person,
  change: Partial<Person>,
  { name, expectedVersion }: { name: string; expectedVersion?: number },
  role: Administering['role'],
  data: Record<string, unknown>,
  said: AdministrationDecision['outcome'],
): Decided<AdministrationDecision> {
  const stale = staleFault(expectedVersion, person.version);
  if (stale !== null) return stale;
  return decided({
    people: [{ ...person, ...change, version: person.version + 1 }],
    history: [{ action: name, role, data: { personId: person.id, ...data } }],
    outcome: said,
  });
}

function ofCourt(personId: string, facts: AdministrationFacts, court: Court): Person | null {
  if (!isOfCourt(facts, personId, court.id, facts.today)) return null;
  return personById(facts, personId);
}
