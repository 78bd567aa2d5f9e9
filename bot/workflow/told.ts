/** Who reads a line of the morning that is meant for somebody who may be away. Pure; sends nothing. */
import type { Court } from '../../entities/court';
import { nextDay } from './calendar';
import type { Notice } from './decision';
import type { CourtPeople } from './facts';
import { absenceOf, peopleWithRole, standInFor } from './people';

/** The court's people on a day. */
export type PeopleOf = CourtPeople & { court: Court; today: string };

/** Whose message it becomes, and not before which day. */
export type Reading = Pick<Notice, 'notBefore'> & { to: { personId: string } };

/**
 * To whom a line for this person goes: to the person; while away to the stand-in; without one it waits for the return.
 * Of somebody who does not say when that is, the secretary reads it.
 */
export function readBy(personId: string, { court, today, ...people }: PeopleOf): Reading {
  if (absenceOf(people.absences, personId, court.id, today) === null) return { to: { personId } };
  const standIn = standInFor(people, personId, court.id, today);
  if (standIn !== null) return { to: { personId: standIn } };
  const notBefore = returnOf(personId, people, court.id, today);
  if (notBefore !== null) return { to: { personId }, notBefore };
  const secretary = peopleWithRole(people, 'SECRETARY', court.id, today).find(
    ({ id }) => absenceOf(people.absences, id, court.id, today) === null,
  );
  return { to: { personId: secretary?.id ?? personId } };
}

/** The first day on which the person is there again, one absence after the other; null when nobody knows. */
function returnOf(
  personId: string,
  { absences }: Pick<CourtPeople, 'absences'>,
  courtId: string,
  from: string,
): string | null {
  let day = from;
  for (;;) {
    const absence = absenceOf(absences, personId, courtId, day);
    if (absence === null) return day;
    if (absence.validUntil === null) return null;
    day = nextDay(absence.validUntil);
  }
}

/** Who reads a line that is meant for all of these, each once, and not whoever caused it. */
export function readersOf(personIds: readonly string[], people: PeopleOf, actorId: string): Reading[] {
  const readings = new Map<string, Reading>();
  for (const personId of personIds) {
    const reading = readBy(personId, people);
    const reader = reading.to.personId;
    if (personId !== actorId && reader !== actorId && !readings.has(reader)) readings.set(reader, reading);
  }
  return [...readings.values()];
}
