/**
 * Puts messages into the outbox, in the unit of work of the change that they tell of. Only what is to be said, to whom
 * and from when: the card itself is made when it is sent. Sends nothing.
 */
import type { EntityManager } from 'typeorm';
import type { CardRef } from '../../cards/ref';
import { isUniqueViolation } from '../../entities/faults';
import { OutboxMessage, PostedCard } from '../../entities/message';
import { Person } from '../../entities/person';
import { Study } from '../../entities/study';
import type { Notice } from '../workflow/decision';
import type { Moment } from '../workflow/facts';
import { localMoment } from '../workflow/local-time';
import { morningMoment, nextOfficeMoment } from '../workflow/office-hours';
import type { Reading } from '../workflow/told';
import { studyOfTask } from './load';
import { insert, row, rows, update } from './rows';
import { storedCard } from './stored-card';

/** A card in a chat, by the ids that the channel gave. */
export interface ClickedCard {
  conversationId: string;
  activityId: string;
}

/**
 * Puts notices into the outbox. What goes at once waits for office hours; what goes in the morning is `WAITING` for the
 * recipient's next 08:30, when the tick bundles it. A notice whose key is there already has been said.
 * @returns how many were new.
 */
export async function enqueue(
  manager: EntityManager,
  moment: Moment,
  notices: readonly Notice[],
): Promise<number> {
  let added = 0;
  for (const notice of notices) {
    const message = blank(moment, notice.onceKey, notice.card);
    message.notBefore = nextOfficeMoment(moment.now);
    if ('channelOfCourtId' in notice.to) {
      message.channelOfCourtId = notice.to.channelOfCourtId;
    } else {
      message.personId = notice.to.personId;
      if (notice.when === 'MORNING') {
        message.state = 'WAITING';
        message.notBefore = await morningOf(manager, moment, { ...notice, to: notice.to });
      }
    }
    if (message.state === 'PENDING' && (await comesAnyhow(manager, message, moment.now))) continue;
    if (await insertOnce(manager, message)) added += 1;
  }
  return added;
}

/** Whether the same card waits for the next opening already: it is made when it is sent, so one says everything. */
async function comesAnyhow(
  manager: EntityManager,
  { personId, card, notBefore }: OutboxMessage,
  now: string,
): Promise<boolean> {
  if (personId === null || notBefore <= now) return false;
  const waiting = await rows(manager, OutboxMessage, { personId, state: 'PENDING', kind: 'POST' });
  return waiting.some((one) => JSON.stringify(one.card) === JSON.stringify(card));
}

/**
 * Has every card that shows one of these subjects replaced by the current one, at any hour: a replacement disturbs
 * nobody. The card that was just clicked is left out, for the click itself is answered with the current card.
 * @returns how many will be replaced.
 */
export async function enqueueUpdates(
  manager: EntityManager,
  moment: Moment,
  subjects: readonly string[],
  clicked: ClickedCard | null,
): Promise<number> {
  const cards = await rows(manager, PostedCard, { subjectId: [...new Set(subjects)] });
  const others = cards.filter(
    (card) => card.conversationId !== clicked?.conversationId || card.activityId !== clicked.activityId,
  );
  for (const posted of others) {
    await insert(manager, OutboxMessage, {
      ...blank(moment, `update:${posted.id}:${moment.newId()}`, posted.card),
      personId: posted.personId,
      kind: 'UPDATE',
      postedCardId: posted.id,
      notBefore: moment.now,
    });
  }
  return others.length;
}

/**
 * Lines of a court that wait for somebody's return there follow it: to another day, or to whoever reads them now. What
 * the same person waits for elsewhere is no matter of this court.
 */
export async function followReturn(
  manager: EntityManager,
  moment: Moment,
  courtId: string,
  before: Reading,
  after: Reading,
): Promise<void> {
  const { personId } = before.to;
  if (before.notBefore === undefined) return;
  if (before.notBefore === after.notBefore && personId === after.to.personId) return;
  const returns = await morningOf(manager, moment, before);
  const notBefore = await morningOf(manager, moment, after);
  const waiting = await rows(manager, OutboxMessage, { personId, state: 'WAITING' });
  for (const message of waiting.filter((one) => one.notBefore === returns)) {
    if ((await courtOf(manager, storedCard(message.card))) !== courtId) continue;
    const version = message.version + 1;
    await update(manager, OutboxMessage, message, { ...message, ...after.to, notBefore, version });
  }
}

/** Of which court a line is that may wait for a return; null of any other. */
async function courtOf(manager: EntityManager, card: CardRef): Promise<string | null> {
  if (card.card === 'HANDED_OVER') return card.courtId;
  const studyId = await studyOf(manager, card);
  return studyId === null ? null : ((await row(manager, Study, { id: studyId }))?.courtId ?? null);
}

async function studyOf(manager: EntityManager, card: CardRef): Promise<string | null> {
  switch (card.card) {
    case 'TASK':
      return studyOfTask(manager, card.taskId);
    case 'PLAN_MOVED':
      return card.studyId;
    case 'MORNING': {
      const [line] = card.lines;
      return line?.line === 'PAUSED' ? line.studyId : null;
    }
    default:
      return null;
  }
}

/** The morning on which a line is read. */
async function morningOf(manager: EntityManager, moment: Moment, reading: Reading): Promise<string> {
  const { notBefore = moment.today, to } = reading;
  const earliest = notBefore > moment.today ? localMoment(notBefore, '00:00') : moment.now;
  return nextMorning(manager, to.personId, earliest);
}

async function nextMorning(manager: EntityManager, personId: string, earliest: string): Promise<string> {
  const [person] = await rows(manager, Person, { id: personId }, { only: ['workingDays'] });
  if (person === undefined) throw new Error(`A notice for somebody who does not exist: ${personId}`);
  return morningMoment(person, earliest);
}

/** A new message to be posted, to nobody yet. */
export function blank({ newId, now }: Moment, onceKey: string, card: unknown): OutboxMessage {
  return {
    id: newId(),
    version: 1,
    onceKey,
    personId: null,
    channelOfCourtId: null,
    card,
    kind: 'POST',
    postedCardId: null,
    createdAt: now,
    notBefore: now,
    state: 'PENDING',
    leasedUntil: null,
    attempts: 0,
    firstTriedAt: null,
    settledAt: null,
    why: null,
  };
}

/** The unique index on `onceKey` has the last word; a statement that it refuses leaves the transaction as it was. */
export async function insertOnce(manager: EntityManager, message: OutboxMessage): Promise<boolean> {
  try {
    await insert(manager, OutboxMessage, message);
    return true;
  } catch (fault) {
    if (isUniqueViolation(fault)) return false;
    throw fault;
  }
}
