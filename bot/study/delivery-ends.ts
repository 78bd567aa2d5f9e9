/**
 * How a message ends, and what follows from that: the posted card that can be replaced later, the address that turned
 * out dead, whoever is told that somebody cannot be reached. Sends nothing.
 */
import type { EntityManager } from 'typeorm';
import { Court } from '../../entities/court';
import { Address, OutboxMessage, PostedCard } from '../../entities/message';
import { Invitation, RoleGrant } from '../../entities/person';
import type { Refusal } from '../workflow/decision';
import type { Actor, Moment } from '../workflow/facts';
import { nextOfficeMoment } from '../workflow/office-hours';
import { caretakerOf, isCurrent } from '../workflow/people';
import { unlinkGone } from './channels';
import { loadCourtPeople, momentOf } from './load';
import { enqueue } from './outbox';
import { keepPosted } from './posted-cards';
import { row, rows } from './rows';
import { planMail } from './mail';
import type { Delivery, MailDelivery, Services, Target } from './services';
import { storedCard } from './stored-card';

/** How a delivery ended, as it is counted. */
export type DeliveryEnd = 'sent' | 'updated' | 'dropped' | 'unknown' | 'undeliverable' | 'retried';

/** What is known of a message's way when it is about to go. */
export interface Addressed {
  /** Null for a channel. */
  viewer: Actor | null;
  home: Address | null;
  /** The card that it replaces. */
  posted: PostedCard | null;
  /** Null when there is nowhere to send it to. */
  target: Target | null;
}

/** There is nothing to send, or nowhere to send it to. */
export interface Unsent {
  unsent: 'DROPPED' | 'UNDELIVERABLE';
  why: string;
}

/** The refusal that somebody gets who has no role any more. */
const NO_LONGER_THERE: Refusal['code'] = 'NO_ROLE';

/** First wait after a failed attempt; it doubles with each, up to an hour. */
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;
/** After so long of trying, and so many attempts (a night or weekend is no trying), a message is undeliverable. */
const TRIED_LONG_ENOUGH_MS = 24 * 3600 * 1000;
const TRIED_OFTEN_ENOUGH = 6;

/** Compare-and-swap of a message. @returns the message as it is now; null when another process changed it first. */
export async function swapMessage(
  manager: EntityManager,
  message: OutboxMessage,
  change: Partial<Omit<OutboxMessage, 'id' | 'version' | 'card'>>,
): Promise<OutboxMessage | null> {
  const version = message.version + 1;
  const swapped = await manager.update(
    OutboxMessage,
    { id: message.id, version: message.version },
    { ...change, version },
  );
  return swapped.affected === 1 ? { ...message, ...change, version } : null;
}

/** Ends a message without sending it. @returns null when another process has taken it over. */
export function endUnsent(
  services: Services,
  { home, posted }: Addressed,
  message: OutboxMessage,
  { unsent, why }: Unsent,
): Promise<DeliveryEnd | null> {
  return services.database.work(async (manager) => {
    const moment = momentOf(services);
    const ended = await settle(manager, moment, message, unsent, why);
    // Of whoever has left, what stands in the chat is not looked after any more: there would be more of it every year.
    if (ended && posted !== null && why === NO_LONGER_THERE)
      await manager.delete(PostedCard, { id: posted.id });
    if (!ended || unsent === 'DROPPED') return ended ? 'dropped' : null;
    await tellCaretaker(manager, moment, message.personId, home);
    await planMail(manager, services, moment, message);
    return 'undeliverable';
  });
}

/** Ends a message as the channel answered. @returns null when another process has taken it over. */
export function endDelivery(
  services: Services,
  addressed: Addressed,
  message: OutboxMessage,
  delivery: Delivery,
): Promise<DeliveryEnd | null> {
  return services.database.work(async (manager) => {
    const moment = momentOf(services);
    switch (delivery.ended) {
      case 'SENT':
        await rememberCard(manager, moment, addressed, message, delivery.activityId);
        if (!(await settle(manager, moment, message, 'SENT', null))) return null;
        return message.kind === 'UPDATE' ? 'updated' : 'sent';
      case 'RETRY':
        return retry(manager, moment, addressed, message, delivery.why, delivery.afterSeconds);
      case 'UNKNOWN':
        // Replacing a card twice does no harm; posting it twice does.
        if (message.kind === 'UPDATE') return retry(manager, moment, addressed, message, delivery.why, 0);
        return (await settle(manager, moment, message, 'UNKNOWN', delivery.why)) ? 'unknown' : null;
      case 'REJECTED':
        services.log.info('deliver.rejected', { messageId: message.id, why: delivery.why });
        return (await settle(manager, moment, message, 'UNDELIVERABLE', delivery.why))
          ? 'undeliverable'
          : null;
      case 'GONE':
        if (addressed.posted === null) return retry(manager, moment, addressed, message, delivery.why, 0);
        return postInstead(manager, moment, addressed.posted, message);
      case 'DEAD': {
        const home = await markDead(manager, addressed);
        if (!(await settle(manager, moment, message, 'UNDELIVERABLE', delivery.why))) return null;
        await tellCaretaker(manager, moment, message.personId, home);
        await planMail(manager, services, moment, message);
        await loseChannel(manager, moment, message, addressed);
        return 'undeliverable';
      }
    }
  });
}

/** Ends a mail as the mail server answered. @returns null when another process has taken it over. */
export function endMail(
  services: Services,
  message: OutboxMessage,
  delivery: MailDelivery,
): Promise<DeliveryEnd | null> {
  return services.database.work(async (manager) => {
    const moment = momentOf(services);
    switch (delivery.ended) {
      case 'SENT':
        return (await settle(manager, moment, message, 'SENT', null)) ? 'sent' : null;
      case 'RETRY':
        return retry(manager, moment, { home: null }, message, delivery.why, 0);
      case 'UNKNOWN':
        return (await settle(manager, moment, message, 'UNKNOWN', delivery.why)) ? 'unknown' : null;
      case 'REJECTED':
        return (await settle(manager, moment, message, 'UNDELIVERABLE', delivery.why))
          ? 'undeliverable'
          : null;
    }
  });
}

/** A channel that says that the bot has no place there is linked no longer, unless it is another one by now. */
async function loseChannel(
  manager: EntityManager,
  moment: Moment,
  { channelOfCourtId }: OutboxMessage,
  { target }: Addressed,
): Promise<void> {
  if (channelOfCourtId === null) return;
  const court = await row(manager, Court, { id: channelOfCourtId });
  if (court !== null && court.channel?.conversationId === target?.conversationId) {
    await unlinkGone(manager, moment, court);
  }
}

async function settle(
  manager: EntityManager,
  { now }: Moment,
  message: OutboxMessage,
  state: 'SENT' | 'UNKNOWN' | 'UNDELIVERABLE' | 'DROPPED',
  why: string | null,
): Promise<boolean> {
  return (await swapMessage(manager, message, { state, why, leasedUntil: null, settledAt: now })) !== null;
}

/** Tries again later, within office hours for what would disturb somebody; after a day and enough attempts, gives up. */
async function retry(
  manager: EntityManager,
  moment: Moment,
  { home }: Pick<Addressed, 'home'>,
  message: OutboxMessage,
  why: string,
  afterSeconds: number,
): Promise<DeliveryEnd | null> {
  const { now } = moment;
  const firstTriedAt = message.firstTriedAt ?? now;
  // Counted already when the channel was asked; not when the card could not be made.
  const attempts = Math.max(message.attempts, message.state === 'SENDING' ? 1 : message.attempts + 1);
  const triedForMs = Date.parse(now) - Date.parse(firstTriedAt);
  if (triedForMs >= TRIED_LONG_ENOUGH_MS && attempts >= TRIED_OFTEN_ENOUGH) {
    if (!(await settle(manager, moment, message, 'UNDELIVERABLE', why))) return null;
    // Of somebody who is mailed the caretaker knows already.
    if (message.kind !== 'MAIL') await tellCaretaker(manager, moment, message.personId, home);
    return 'undeliverable';
  }
  const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** (attempts - 1), LONGEST_WAIT_SECONDS);
  const later = new Date(Date.parse(now) + Math.max(afterSeconds, wait) * 1000).toISOString();
  const notBefore = message.kind === 'UPDATE' ? later : nextOfficeMoment(later);
  const change = { state: 'PENDING', notBefore, attempts, firstTriedAt, leasedUntil: null, why } as const;
  return (await swapMessage(manager, message, change)) === null ? null : 'retried';
}

/** The card to be replaced is gone from the chat: it is posted anew, with attempts of its own. */
async function postInstead(
  manager: EntityManager,
  { now }: Moment,
  posted: PostedCard,
  message: OutboxMessage,
): Promise<DeliveryEnd | null> {
  await manager.delete(PostedCard, { id: posted.id });
  const notBefore = nextOfficeMoment(now);
  const change = {
    state: 'PENDING',
    kind: 'POST',
    postedCardId: null,
    notBefore,
    attempts: 0,
    firstTriedAt: null,
    leasedUntil: null,
  } as const;
  return (await swapMessage(manager, message, change)) === null ? null : 'retried';
}

/** Keeps where a card with a subject stands, so that it can be replaced when its subject changes. */
async function rememberCard(
  manager: EntityManager,
  moment: Moment,
  { posted, target }: Addressed,
  { card, personId }: OutboxMessage,
  activityId: string,
): Promise<void> {
  if (posted !== null || target === null) return;
  const { conversationId, serviceUrl } = target;
  await keepPosted(manager, moment, storedCard(card), { personId, conversationId, serviceUrl, activityId });
}

/** Marks the address dead at which nothing arrives, unless it has been replaced meanwhile. */
async function markDead(manager: EntityManager, { home, target }: Addressed): Promise<Address | null> {
  if (home === null || home.state === 'DEAD' || home.conversationId !== target?.conversationId) return home;
  const dead = { ...home, state: 'DEAD' as const, version: home.version + 1 };
  await manager.update(
    Address,
    { id: home.id, version: home.version },
    { state: dead.state, version: dead.version },
  );
  return dead;
}

/** Tells whoever looks after this person in each court, once for each time that the address went dead. */
async function tellCaretaker(
  manager: EntityManager,
  moment: Moment,
  personId: string | null,
  home: Address | null,
): Promise<void> {
  if (personId === null) return;
  const { today } = moment;
  const grants = (await rows(manager, RoleGrant, { personId })).filter((grant) => isCurrent(grant, today));
  const address = home === null ? 'none' : `${home.id}:${home.version}`;
  for (const courtId of new Set(grants.flatMap((grant) => grant.courtId ?? []))) {
    const invitations = await rows(
      manager,
      Invitation,
      { usedById: personId, courtId },
      { orderBy: ['usedAt'] },
    );
    const invitedById = invitations.at(-1)?.invitedById ?? null;
    const people = await loadCourtPeople(manager, courtId);
    const told = caretakerOf(personId, invitedById, people, courtId, today);
    if (told === null) continue;
    await enqueue(manager, moment, [
      {
        to: { personId: told.id },
        card: { card: 'UNDELIVERABLE', personId },
        when: 'AT_ONCE',
        onceKey: `undeliverable:${personId}:${address}:${told.id}`,
      },
    ]);
  }
}
