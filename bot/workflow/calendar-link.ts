/** Making and revoking the address of one's own calendar feed. One address a person: a new one ends the old. Pure. */
import type { CalendarLink } from '../../entities/calendar-link';
import { decided, type Administering } from './administration';
import { outcome, refuse, type AdministrationDecision, type Decided } from './decision';
import { hashOfToken, newToken } from './secret-address';

/** A new address, told once as the decision's `secret`; the older one ends at the same moment. */
export function createCalendarLink({ facts, actor, role }: Administering): Decided<AdministrationDecision> {
  const token = newToken(facts.randomBytes);
  const link: CalendarLink = {
    id: facts.newId(),
    version: 1,
    personId: actor.person.id,
    tokenHash: hashOfToken(token),
    createdAt: facts.now,
    revokedAt: null,
  };
  return decided({
    calendarLinks: [...revoked(facts.calendarLinks, facts.now), link],
    history: [{ action: 'CREATE_CALENDAR_LINK', role, data: { linkId: link.id, personId: link.personId } }],
    outcome: outcome('CALENDAR_LINK_CREATED'),
    secret: `${facts.publicUrl}/api/calendar/${token}.ics`,
  });
}

/** Ends one's address. Refused when there is none. */
export function revokeCalendarLink({ facts, actor, role }: Administering): Decided<AdministrationDecision> {
  const ended = revoked(facts.calendarLinks, facts.now);
  if (ended.length === 0) return refuse('NO_CALENDAR_LINK');
  return decided({
    calendarLinks: ended,
    history: [
      {
        action: 'REVOKE_CALENDAR_LINK',
        role,
        data: { linkIds: ended.map(({ id }) => id), personId: actor.person.id },
      },
    ],
    outcome: outcome('CALENDAR_LINK_REVOKED'),
  });
}

const revoked = (links: readonly CalendarLink[], now: string): CalendarLink[] =>
  links
    .filter((link) => link.revokedAt === null)
    .map((link) => ({ ...link, revokedAt: now, version: link.version + 1 }));
