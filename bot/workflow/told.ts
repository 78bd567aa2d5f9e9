/** Who reads a line of the morning that is meant for somebody who may be away. Pure; sends nothing. */
import type { Court } from '../../entities/court';
import { nextDay } from './calendar';
import type { Notice } from './decision';
import type { CourtPeople } from './facts';
import { absenceOf, peopleWithRole, standInFor } from './people';

/**
 * To whom a line for this person goes: to the person; while away to the stand-in; without one it waits for the return.
 * Of somebody who does not say when that is, the secretary reads it.
 */
export function readBy(
  personId: string,
  { court, today, ...people }: CourtPeople & { court: Court; today: string },
): Pick<Notice, 'notBefore'> & { to: { personId: string } } {
  const absence = absenceOf(people.absences, personId, court.id, today);
  if (absence === null) return { to: { personId } };
  const standIn = standInFor(people, personId, court.id, today);
  if (standIn !== null) return { to: { personId: standIn } };
  if (absence.validUntil !== null) return { to: { personId }, notBefore: nextDay(absence.validUntil) };
  const secretary = peopleWithRole(people, 'SECRETARY', court.id, today).find(
    ({ id }) => absenceOf(people.absences, id, court.id, today) === null,
  );
  return { to: { personId: secretary?.id ?? personId } };
}
