/**
 * Mail to people whom the bot cannot reach: that something waits and where, at most once a day, and never what. It goes
 * through the outbox, as a message of its own kind: leased, sent once, tried again only when it surely was not sent.
 */
import { In, MoreThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { mailTexts } from '../../cards/texts/nl-reach';
import { MailAddress } from '../../entities/mail-address';
import { Address, OutboxMessage } from '../../entities/message';
import { Person, RoleGrant } from '../../entities/person';
import type { Moment } from '../workflow/facts';
import { nextDay } from '../workflow/calendar';
import { localDate, localMoment } from '../workflow/local-time';
import { nextOfficeMoment, nextOwnDay } from '../workflow/office-hours';
import { isCurrent } from '../workflow/people';
import { blank, insertOnce } from './outbox';
import { row, rows } from './rows';
import type { Mail, Services } from './services';
import { plainLink } from './tab-links';

/** A quarter of an hour after the bundle of that morning, so that it counts that too. */
const MAIL_AT = '08:45';

const keyOf = (personId: string, day: string): string => `mail:${personId}:${day}`;

/**
 * Sees to it that whoever a message could not reach is mailed: today, or with today's mail gone on the next own morning.
 * In the unit of work in which the message ended.
 */
export async function planMail(
  manager: EntityManager,
  services: Services,
  moment: Moment,
  { personId, kind }: Pick<OutboxMessage, 'personId' | 'kind'>,
): Promise<void> {
  if (services.mail === null || personId === null || kind !== 'POST') return;
  const to = await row(manager, MailAddress, { personId });
  const person = await row(manager, Person, { id: personId });
  if (to === null || to.address === null || person === null) return;
  // It counts what waits when it goes: one that is still to go says this too.
  if (await manager.existsBy(OutboxMessage, { personId, kind: 'MAIL', state: In(['PENDING', 'LEASED']) }))
    return;
  const soon = nextOfficeMoment(moment.now);
  const day = localDate(soon);
  // Nothing has ended after today: what ended since that day began, ended on it.
  const gone = await manager.existsBy(OutboxMessage, [
    { onceKey: keyOf(personId, day) },
    { personId, kind: 'MAIL', settledAt: MoreThanOrEqual(localMoment(day, '00:00')) },
  ]);
  const notBefore = gone ? localMoment(nextOwnDay(person, nextDay(day)), MAIL_AT) : soon;
  await insertOnce(manager, {
    // What the person will find there; never rendered.
    ...blank(moment, keyOf(personId, localDate(notBefore)), { card: 'MY_TASKS', page: 1 }),
    personId,
    kind: 'MAIL',
    notBefore,
  });
}

/** The mail as it is to go now; or why there is none to send. */
export async function composeMail(
  manager: EntityManager,
  services: Services,
  { today }: Moment,
  message: OutboxMessage,
): Promise<Mail | { dropped: string }> {
  const { personId } = message;
  if (personId === null || services.mail === null) return { dropped: 'NO_MAIL' };
  const to = (await row(manager, MailAddress, { personId }))?.address ?? null;
  if (to === null) return { dropped: 'NO_MAIL_ADDRESS' };
  const grants = (await rows(manager, RoleGrant, { personId })).filter((grant) => isCurrent(grant, today));
  if (grants.length === 0) return { dropped: 'NO_ROLE' };
  const home = await row(manager, Address, { personId });
  if (home?.state === 'ALIVE') return { dropped: 'REACHED' };
  const count = await countWaiting(manager, personId);
  if (count === 0) return { dropped: 'NOTHING_NEW' };
  const inCourt = grants.some(({ courtId }) => courtId !== null);
  const link = plainLink({ page: inCourt ? 'MY_TASKS' : 'OVERVIEW' }, services.publicUrl);
  return { id: message.id, to, subject: mailTexts.subject, text: mailTexts.body(count, link) };
}

/** Messages that did not arrive since the last one that did, or since the mail that told of others was made. */
async function countWaiting(manager: EntityManager, personId: string): Promise<number> {
  const arrived = await manager.findOne(OutboxMessage, {
    select: { id: true, settledAt: true },
    where: { personId, kind: 'POST', state: 'SENT' },
    order: { settledAt: 'DESC' },
  });
  const mailed = await manager.findOne(OutboxMessage, {
    select: { id: true, firstTriedAt: true },
    where: { personId, kind: 'MAIL', state: In(['SENT', 'UNKNOWN']) },
    order: { firstTriedAt: 'DESC' },
  });
  const [last = ''] = [arrived?.settledAt ?? '', mailed?.firstTriedAt ?? ''].toSorted().toReversed();
  return manager.countBy(OutboxMessage, {
    personId,
    kind: 'POST',
    state: 'UNDELIVERABLE',
    settledAt: MoreThan(last),
  });
}
