/**
 * Who is who in a court on a given day: roles with from and until, absence, stand-ins, and to whom a role's work
 * falls. Answers questions about people only; who may do what stands in `access.ts`.
 */
import type { Court } from '../../entities/court';
import type { Absence, Person, RoleGrant, RoleId } from '../../entities/person';
import type { StudyTask } from '../../entities/study';
import type { Programme, TaskDefinition } from '../programme/definition';
import { taskOf } from '../programme/lookups';
import { nextDay } from './calendar';
import type { CourtPeople } from './facts';

/** The roles that make somebody one of the court's own people: not an external researcher, not a coordinator. */
export const COURT_ROLES: readonly RoleId[] = ['CHAIR', 'DEPUTY_CHAIR', 'SECRETARY', 'RESEARCHER', 'MEMBER'];

/** A role that nobody holds falls to these, in this order. */
const FALLBACK: readonly RoleId[] = ['SECRETARY', 'RESEARCHER', 'CHAIR'];

/** In which order the court's people are asked for a second reading. */
const SECOND_READERS: readonly RoleId[] = ['RESEARCHER', 'SECRETARY', 'MEMBER', 'DEPUTY_CHAIR', 'CHAIR'];

/** Whether a stretch of days, both ends included, holds this day. An open end lasts. */
function covers(stretch: { validFrom: string; validUntil: string | null }, day: string): boolean {
  return stretch.validFrom <= day && (stretch.validUntil === null || day <= stretch.validUntil);
}

/** Whether the role is held on this day. */
export function isCurrent(grant: RoleGrant, today: string): boolean {
  return covers(grant, today);
}

/** The coordinators of today, each once. */
export function coordinatorIds(grants: readonly RoleGrant[], today: string): string[] {
  const current = grants.filter((grant) => grant.role === 'COORDINATOR' && isCurrent(grant, today));
  return [...new Set(current.map(({ personId }) => personId))];
}

/**
 * The roles that a person holds in this court (and study) today. A coordinator is one everywhere; an external
 * researcher only in the one study; a temporary stand-in holds no role by it (see `isStandIn`).
 */
export function rolesOf(
  grants: readonly RoleGrant[],
  personId: string,
  courtId: string | null,
  studyId: string | null,
  today: string,
): RoleId[] {
  const roles = grants
    .filter((grant) => grant.personId === personId && grant.kind === 'REGULAR' && isCurrent(grant, today))
    .filter((grant) => {
      if (grant.role === 'COORDINATOR') return true;
      if (courtId === null || grant.courtId !== courtId) return false;
      return grant.role !== 'EXTERNAL_RESEARCHER' || (studyId !== null && grant.studyId === studyId);
    })
    .map((grant) => grant.role);
  return [...new Set(roles)];
}

/** Whether this person was appointed as a temporary stand-in for decisions in this court. */
export function isStandIn(
  grants: readonly RoleGrant[],
  personId: string,
  courtId: string,
  today: string,
): boolean {
  return grants.some(
    (grant) =>
      grant.personId === personId &&
      grant.courtId === courtId &&
      grant.kind === 'STAND_IN' &&
      isCurrent(grant, today),
  );
}

const joinedAt = (people: CourtPeople, grant: RoleGrant): string =>
  personById(people, grant.personId)?.createdAt ?? '';

/**
 * Everybody who holds the role in this court today, who has held it longest first. A role for one study (an external
 * researcher's) counts in that study only.
 */
export function peopleWithRole(
  people: CourtPeople,
  role: RoleId,
  courtId: string,
  today: string,
  studyId: string | null = null,
): Person[] {
  const current = people.grants
    .filter((grant) => grant.role === role && grant.kind === 'REGULAR' && isCurrent(grant, today))
    .filter((grant) => role === 'COORDINATOR' || grant.courtId === courtId)
    .filter((grant) => grant.studyId === null || grant.studyId === studyId)
    .toSorted(
      (a, b) =>
        a.validFrom.localeCompare(b.validFrom) ||
        joinedAt(people, a).localeCompare(joinedAt(people, b)) ||
        a.id.localeCompare(b.id),
    );
  return [...new Set(current.map((grant) => grant.personId))].flatMap((id) => personById(people, id) ?? []);
}

/** Null for somebody who is not among those loaded, as of another court. */
export function personById(people: CourtPeople, personId: string): Person | null {
  return people.people.find((person) => person.id === personId) ?? null;
}

/** Whether the person is one of the court's own people today. */
export function isOfCourt(
  { grants }: Pick<CourtPeople, 'grants'>,
  personId: string,
  courtId: string,
  today: string,
): boolean {
  return rolesOf(grants, personId, courtId, null, today).some((role) => COURT_ROLES.includes(role));
}

/** The court's own people today, each once, in the order of `COURT_ROLES`. */
export function courtsOwnPeople(people: CourtPeople, courtId: string, today: string): Person[] {
  return [...new Set(COURT_ROLES.flatMap((role) => peopleWithRole(people, role, courtId, today)))];
}

/** The absence that covers this day, if there is one. */
export function absenceOf(
  absences: readonly Absence[],
  personId: string,
  courtId: string,
  today: string,
): Absence | null {
  return (
    absences.find(
      (absence) => absence.personId === personId && absence.courtId === courtId && covers(absence, today),
    ) ?? null
  );
}

/** The last day of an absence that ends today: yesterday. One that has not begun is taken back altogether. */
export function lastDayIfEnded({ validFrom }: Pick<Absence, 'validFrom'>, today: string): string {
  return nextDay(validFrom <= today ? today : validFrom, -1);
}

/** Whether the person is away from this court on this day. */
export function isAbsent(
  absences: readonly Absence[],
  personId: string,
  courtId: string,
  today: string,
): boolean {
  return absenceOf(absences, personId, courtId, today) !== null;
}

/**
 * Who gets an absent person's reminders: the stand-in, or the stand-in's when that one is away too. A stand-in who has
 * left the court meanwhile is none.
 */
export function standInFor(
  { absences, grants }: Pick<CourtPeople, 'absences' | 'grants'>,
  personId: string,
  courtId: string,
  today: string,
): string | null {
  const asked = new Set([personId]);
  let standIn = absenceOf(absences, personId, courtId, today)?.standInId ?? null;
  while (standIn !== null && isAbsent(absences, standIn, courtId, today)) {
    if (asked.has(standIn)) return null;
    asked.add(standIn);
    standIn = absenceOf(absences, standIn, courtId, today)?.standInId ?? null;
  }
  return standIn !== null && isOfCourt({ grants }, standIn, courtId, today) ? standIn : null;
}

/**
 * To whom the work of a role falls, and the role in which it does: another one than asked for when nobody holds that,
 * so that it can be said. Null when the court has nobody at all for it.
 */
export function holding(
  owner: RoleId,
  people: CourtPeople,
  courtId: string,
  studyId: string | null,
  today: string,
): { person: Person; role: RoleId } | null {
  for (const role of [owner, ...FALLBACK]) {
    const person = peopleWithRole(people, role, courtId, today, studyId)[0];
    if (person !== undefined) return { person, role };
  }
  return null;
}

/** Everybody to whom the work of a role, or a second reading, could go, in the order in which they are asked. */
export function mayTakeOver(
  owner: RoleId | 'SECOND_READER',
  people: CourtPeople,
  courtId: string,
  studyId: string,
  today: string,
): Person[] {
  const asked = owner === 'SECOND_READER' ? SECOND_READERS : [owner, ...FALLBACK, ...COURT_ROLES];
  return [...new Set(asked.flatMap((role) => peopleWithRole(people, role, courtId, today, studyId)))];
}

/** The person to whom the work of a role falls. */
export function holderOf(
  owner: RoleId,
  people: CourtPeople,
  courtId: string,
  studyId: string | null,
  today: string,
): Person | null {
  return holding(owner, people, courtId, studyId, today)?.person ?? null;
}

/**
 * Whose task it is today: its assignee's while that person still holds a role here, else it falls to whom the work of
 * its role falls. Null for a second reading given to nobody: anyone of the court may do it.
 */
export function doerOf(
  task: Pick<StudyTask, 'taskId' | 'assigneeId'>,
  programme: Programme,
  people: CourtPeople,
  courtId: string,
  studyId: string,
  today: string,
): Person | null {
  const { assigneeId } = task;
  const still =
    assigneeId !== null &&
    rolesOf(people.grants, assigneeId, courtId, studyId, today).some((role) => role !== 'COORDINATOR');
  if (still) return personById(people, assigneeId);
  const { owner } = taskOf(programme, task.taskId);
  return owner === 'SECOND_READER' ? null : holderOf(owner, people, courtId, studyId, today);
}

/**
 * Who hears that somebody of the court cannot be reached: whoever invited that person, while still in charge of people
 * there; else the secretary, the chair, or a coordinator where neither is left.
 */
export function caretakerOf(
  personId: string,
  invitedById: string | null,
  people: CourtPeople,
  courtId: string,
  today: string,
): Person | null {
  const charged = (['SECRETARY', 'CHAIR', 'COORDINATOR'] as const)
    .flatMap((role) => peopleWithRole(people, role, courtId, today))
    .filter(({ id }) => id !== personId);
  return charged.find(({ id }) => id === invitedById) ?? charged[0] ?? null;
}

/**
 * Who answers for the court when the coordinator asks: the contact while of the court, else who holds the secretary's
 * work. Of somebody who is away the stand-in, else whoever else of them is there.
 */
export function contactOf(court: Court, people: CourtPeople, today: string): Person | null {
  const chosen =
    court.contactId !== null && isOfCourt(people, court.contactId, court.id, today)
      ? personById(people, court.contactId)
      : null;
  const others = FALLBACK.flatMap((role) => peopleWithRole(people, role, court.id, today));
  const asked = [...(chosen === null ? [] : [chosen]), ...others];
  for (const person of asked) {
    if (!isAbsent(people.absences, person.id, court.id, today)) return person;
    const standIn = standInFor(people, person.id, court.id, today);
    if (standIn !== null) return personById(people, standIn);
  }
  // Everybody is away: it waits with whoever would be asked.
  return asked[0] ?? null;
}

/** What must be known of a task to say who may read it as second reader. */
export type ReadableTask = Pick<StudyTask, 'taskId' | 'state' | 'assigneeId' | 'doneById'>;

/**
 * Who may not read a task as second reader: whoever did one of the tasks that it reviews, or is to do it while it is
 * still open.
 */
export function authorsOf(definition: TaskDefinition, tasks: readonly ReadableTask[]): Set<string> {
  const reviewed = definition.reviews ?? [];
  return new Set(
    tasks
      .filter((task) => reviewed.includes(task.taskId))
      .flatMap((task) => (task.state === 'DONE' ? task.doneById : task.assigneeId) ?? []),
  );
}

/** Anyone of the court who is not one of the authors, researchers first. Null when there is nobody else. */
function secondReader(
  people: CourtPeople,
  courtId: string,
  today: string,
  authors: ReadonlySet<string>,
): Person | null {
  return (
    SECOND_READERS.flatMap((role) => peopleWithRole(people, role, courtId, today)).find(
      (person) => !authors.has(person.id),
    ) ?? null
  );
}

/**
 * The person to whom a new task is given: the holder of its role, or for a second reading anyone of the court to whom
 * none of the reviewed tasks falls. `tasks` are the study's tasks as far as there are any; for reviewed tasks that do
 * not exist yet the holder of their role counts. Null while there is nobody.
 */
export function assignee(
  definition: TaskDefinition,
  programme: Programme,
  people: CourtPeople,
  courtId: string,
  studyId: string | null,
  today: string,
  tasks: readonly StudyTask[] = [],
): string | null {
  if (definition.owner !== 'SECOND_READER') {
    return holderOf(definition.owner, people, courtId, studyId, today)?.id ?? null;
  }
  const authors = authorsOf(definition, tasks);
  const planned = new Set(tasks.map((task) => task.taskId));
  for (const reviewed of programme.stages.flatMap((stage) => stage.tasks)) {
    if (!definition.reviews?.includes(reviewed.id) || planned.has(reviewed.id)) continue;
    const author = assignee(reviewed, programme, people, courtId, studyId, today, tasks);
    if (author !== null) authors.add(author);
  }
  return secondReader(people, courtId, today, authors)?.id ?? null;
}
