/** The calendar feed of one person, by the secret address that this person made. Reads only. */
import ical from 'ical-generator';
import type { EntityManager } from 'typeorm';
import { nl } from '../../cards/texts/nl';
import { calendarTexts } from '../../cards/texts/nl-calendar';
import { CalendarLink } from '../../entities/calendar-link';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { Study } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { type CalendarEvent, dutyEvents, meetingEvents, studyEvents } from '../workflow/calendar-events';
import { nextDay } from '../workflow/calendar';
import { hashOfToken } from '../workflow/secret-address';
import { courtsOwnPeople } from '../workflow/people';
import { ANCHORED } from '../workflow/window';
import { loadDutyFacts } from './duty-facts';
import { loadActor, loadCourtPeople, loadStudyFacts, momentOf } from './load';
import { row, rows } from './rows';
import type { Services } from './services';
import { dutyTitle } from './views/commitment-views';

/**
 * The feed as iCalendar (RFC 5545), or null when the address is not known or was revoked.
 * @param token the secret part of the address
 */
export async function calendarFeed(services: Services, token: string): Promise<string | null> {
  const events = await services.database.work(async (manager) => {
    const link = await row(manager, CalendarLink, { tokenHash: hashOfToken(token), revokedAt: null });
    const actor = link === null ? null : await loadActor(manager, link.personId);
    if (actor === null) return null;
    const { today } = momentOf(services);
    const courtIds = [...new Set(actor.grants.flatMap((grant) => grant.courtId ?? []))];
    const found: CalendarEvent[] = [];
    for (const court of await rows(manager, Court, { id: courtIds })) {
      const people = await loadCourtPeople(manager, court.id);
      const isOwn = courtsOwnPeople(people, court.id, today).some(({ id }) => id === actor.person.id);
      if (isOwn) found.push(...meetingEvents(court, today));
      found.push(...(await dutiesOf(manager, services, court.id, actor.person.id)));
      // What stands still or is over has no dates to keep, and grows with the years.
      const going = { courtId: court.id, state: ['RUNNING', 'AFTERCARE'] };
      for (const { id } of await rows(manager, Study, going, { only: ['id'] })) {
        const facts = await loadStudyFacts(manager, services, id);
        if (facts !== null) found.push(...studyEvents(facts, actor.person.id));
      }
    }
    found.push(...(await dutiesOf(manager, services, null, actor.person.id)));
    return found.toSorted((a, b) => a.on.localeCompare(b.on) || a.uid.localeCompare(b.uid));
  });
  return events === null ? null : asCalendar(events, momentOf(services).today);
}

/** The duties of a court, or with null of the programme, that this person has. */
async function dutiesOf(
  manager: EntityManager,
  services: Services,
  courtId: string | null,
  personId: string,
): Promise<CalendarEvent[]> {
  const duties = await rows(manager, Duty, { courtId, state: 'OPEN' });
  if (duties.length === 0) return [];
  const facts = await loadDutyFacts(manager, services, courtId);
  const waves = await rows(manager, Wave, {}, { only: [...ANCHORED, 'version'] });
  const titleOf = (duty: Duty): string => dutyTitle(facts, duty, { texts: nl });
  return dutyEvents(facts, { duties, waves, titleOf }, personId);
}

function asCalendar(events: readonly CalendarEvent[], today: string): string {
  const calendar = ical({
    name: calendarTexts.name,
    prodId: { company: 'Kamerbode', product: 'Kamerbode', language: 'NL' },
    // How often clients come back, in seconds; most keep to a pace of their own.
    ttl: 60 * 60,
  });
  for (const { uid, sequence, on, title } of events) {
    calendar.createEvent({
      id: `${uid}@kamerbode`,
      sequence,
      start: utc(on),
      end: utc(nextDay(on)),
      allDay: true,
      summary: title,
      // The same content gives the same file for the whole day.
      stamp: utc(today),
    });
  }
  return calendar.toString();
}

const utc = (date: string): Date => new Date(`${date}T00:00:00.000Z`);
