/**
 * Sends what is due in the outbox. A message is leased, rendered as things stand at that moment, sent outside any
 * transaction, and ends as sent, unknown or undeliverable. Nothing is posted twice: what may have arrived is unknown.
 */
import { In, LessThan, LessThanOrEqual, type EntityManager } from 'typeorm';
import { Court } from '../../entities/court';
import { Address, OutboxMessage, PostedCard } from '../../entities/message';
import { nextOfficeMoment } from '../workflow/office-hours';
import {
  endDelivery,
  endMail,
  endUnsent,
  swapMessage,
  type Addressed,
  type DeliveryEnd,
  type Unsent,
} from './delivery-ends';
import { loadActor, momentOf } from './load';
import { row } from './rows';
import { composeMail } from './mail';
import type { Delivery, Mail, MailDelivery, RenderedCard, Sender, Services, Target } from './services';
import { storedCard } from './stored-card';
import { viewCard } from './views/view-card';

/** How many messages ended how: got, replaced, nothing to say any more, nobody knows, cannot be reached, later again. */
export type DeliverCounts = Record<DeliveryEnd, number>;

/** Small, so that a lease does not run out while its message waits for the others of its batch. */
const BATCH = 10;
const LEASE_SECONDS = 120;

/** Sends what may be sent now; what others are sending is left to them. */
export async function deliver(services: Services, sender: Sender): Promise<DeliverCounts> {
  const counts: DeliverCounts = { sent: 0, updated: 0, dropped: 0, unknown: 0, undeliverable: 0, retried: 0 };
  counts.unknown += await services.database.work((manager) => takeUpExpired(manager, services));
  for (;;) {
    const { found, leased, dropped } = await services.database.work((manager) => lease(manager, services));
    counts.dropped += dropped;
    if (found === 0) return counts;
    for (const message of leased) {
      const ended =
        message.kind === 'MAIL'
          ? await deliverMail(services, message)
          : await deliverOne(services, sender, message);
      if (ended !== null) counts[ended] += 1;
    }
  }
}

/** What a lease that ran out left behind: not asked yet or a replacement, so again; else nobody knows. */
async function takeUpExpired(manager: EntityManager, services: Services): Promise<number> {
  const { now } = momentOf(services);
  const expired = await manager.find(OutboxMessage, {
    where: { state: In(['LEASED', 'SENDING']), leasedUntil: LessThan(now) },
  });
  let unknown = 0;
  for (const message of expired) {
    if (message.state === 'LEASED' || message.kind === 'UPDATE') {
      await swapMessage(manager, message, { state: 'PENDING', leasedUntil: null });
    } else {
      const change = { state: 'UNKNOWN', leasedUntil: null, settledAt: now, why: 'LEASE_EXPIRED' } as const;
      if ((await swapMessage(manager, message, change)) !== null) unknown += 1;
    }
  }
  return unknown;
}

/** Claims a few messages that are due. What would disturb somebody out of hours waits for the next opening. */
async function lease(
  manager: EntityManager,
  services: Services,
): Promise<{ found: number; leased: OutboxMessage[]; dropped: number }> {
  const { now } = momentOf(services);
  const office = nextOfficeMoment(now);
  const due = await manager.find(OutboxMessage, {
    where: { state: 'PENDING', notBefore: LessThanOrEqual(now) },
    order: { notBefore: 'ASC', createdAt: 'ASC', id: 'ASC' },
    take: BATCH,
  });
  const leased: OutboxMessage[] = [];
  let dropped = 0;
  const mailOnly = due.every(({ kind }) => kind === 'MAIL');
  for (const [i, message] of due.entries()) {
    // Mail says how much did not arrive: what is to be posted goes first.
    if (message.kind === 'MAIL' && !mailOnly) continue;
    if (message.kind !== 'UPDATE' && office > now) {
      await swapMessage(manager, message, { notBefore: office });
    } else if (message.kind === 'UPDATE' && due.slice(i + 1).some((one) => replacesTheSame(message, one))) {
      const change = { state: 'DROPPED', settledAt: now, why: 'SUPERSEDED' } as const;
      if ((await swapMessage(manager, message, change)) !== null) dropped += 1;
    } else {
      const taken = await swapMessage(manager, message, { state: 'LEASED', leasedUntil: leaseEnd(now) });
      if (taken !== null) leased.push(taken);
    }
  }
  return { found: due.length, leased, dropped };
}

function replacesTheSame(a: OutboxMessage, b: OutboxMessage): boolean {
  return b.kind === 'UPDATE' && a.postedCardId === b.postedCardId;
}

function leaseEnd(now: string): string {
  return new Date(Date.parse(now) + LEASE_SECONDS * 1000).toISOString();
}

/** @returns how it ended; null when another process has taken the message over. */
async function deliverOne(
  services: Services,
  sender: Sender,
  leased: OutboxMessage,
): Promise<DeliveryEnd | null> {
  const addressed = await services.database.work((manager) => address(manager, leased));
  let rendered: RenderedCard | Unsent;
  try {
    rendered = await render(services, leased, addressed);
  } catch (fault) {
    // A card that cannot be made must not keep the others waiting. It was not sent, so it is tried again.
    services.log.error('deliver.render', fault, { messageId: leased.id });
    return endDelivery(services, addressed, leased, { ended: 'RETRY', afterSeconds: 0, why: 'RENDER_FAULT' });
  }
  if ('unsent' in rendered) return endUnsent(services, addressed, leased, rendered);
  const { home, target, posted } = addressed;
  if (target === null) {
    const why = home === null ? 'NO_ADDRESS' : 'DEAD_ADDRESS';
    return endUnsent(services, addressed, leased, { unsent: 'UNDELIVERABLE', why });
  }
  const sending = await services.database.work((manager) => startSending(manager, services, leased));
  if (sending === null) return null;
  return endDelivery(services, addressed, sending, await send(services, sender, target, posted, rendered));
}

/** Says that the channel is about to be asked. @returns null when another process has taken the message over. */
function startSending(
  manager: EntityManager,
  services: Services,
  leased: OutboxMessage,
): Promise<OutboxMessage | null> {
  const { now } = momentOf(services);
  return swapMessage(manager, leased, {
    state: 'SENDING',
    leasedUntil: leaseEnd(now),
    attempts: leased.attempts + 1,
    firstTriedAt: leased.firstTriedAt ?? now,
  });
}

/** @returns how it ended; null when another process has taken the mail over. */
async function deliverMail(services: Services, leased: OutboxMessage): Promise<DeliveryEnd | null> {
  const ready = await services.database.work(async (manager) => {
    const moment = momentOf(services);
    const mail = await composeMail(manager, services, moment, leased);
    if ('dropped' in mail) {
      const change = {
        state: 'DROPPED',
        settledAt: moment.now,
        leasedUntil: null,
        why: mail.dropped,
      } as const;
      return (await swapMessage(manager, leased, change)) === null ? null : 'dropped';
    }
    const sending = await startSending(manager, services, leased);
    return sending && { mail, sending };
  });
  if (ready === null || ready === 'dropped') return ready;
  return endMail(services, ready.sending, await sendMail(services, ready.mail));
}

async function sendMail({ mail: sender, log }: Services, mail: Mail): Promise<MailDelivery> {
  if (sender === null) return { ended: 'RETRY', why: 'NO_MAIL' };
  try {
    return await sender.send(mail);
  } catch (fault) {
    log.error('deliver.mail', fault, { messageId: mail.id });
    return { ended: 'UNKNOWN', why: 'FAULT' };
  }
}

async function send(
  services: Services,
  sender: Sender,
  target: Target,
  posted: PostedCard | null,
  card: RenderedCard,
): Promise<Delivery> {
  try {
    return posted === null
      ? await sender.post(target, card)
      : await sender.update(target, posted.activityId, card);
  } catch (fault) {
    services.log.error('deliver.send', fault);
    return { ended: 'UNKNOWN', why: 'FAULT' };
  }
}

/** Who it is for, where that can be reached now, and which card it replaces. */
async function address(manager: EntityManager, message: OutboxMessage): Promise<Addressed> {
  const { personId, channelOfCourtId, postedCardId } = message;
  const viewer = personId === null ? null : await loadActor(manager, personId);
  const home = personId === null ? null : await row(manager, Address, { personId });
  const posted = postedCardId === null ? null : await row(manager, PostedCard, { id: postedCardId });
  const court = channelOfCourtId === null ? null : await row(manager, Court, { id: channelOfCourtId });
  const place = posted ?? (home?.state === 'ALIVE' ? home : null) ?? court?.channel ?? null;
  const target: Target | null = place && {
    conversationId: place.conversationId,
    serviceUrl: place.serviceUrl,
    botId: home?.botId ?? '',
    userId: home?.userId ?? null,
    tenantId: viewer?.person.tenantId ?? court?.channel?.tenantId ?? '',
  };
  return { viewer, home, posted, target };
}

/** The card as it is now for who reads it, or why there is nothing to send. */
async function render(
  services: Services,
  message: OutboxMessage,
  { viewer, home, posted }: Addressed,
): Promise<RenderedCard | Unsent> {
  if (message.kind === 'UPDATE' && (posted === null || home?.state === 'DEAD')) {
    return { unsent: 'DROPPED', why: posted === null ? 'CARD_GONE' : 'DEAD_ADDRESS' };
  }
  const purpose = message.kind === 'POST' ? 'send' : 'show';
  const view = await viewCard(services, storedCard(message.card), viewer, { address: home, purpose });
  if ('settled' in view) return { unsent: 'DROPPED', why: 'SETTLED' };
  if ('refusal' in view) return { unsent: 'DROPPED', why: view.refusal.code };
  return view;
}
