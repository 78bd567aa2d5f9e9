/**
 * The morning's message: everything that waits for one person becomes one message, at most once a day, from 08:30 on
 * the person's own days. Decides nothing about what is said; the card is made when it is sent.
 */
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import type { CardRef, MorningLine } from '../../cards/ref';
import { OutboxMessage } from '../../entities/message';
import { Person } from '../../entities/person';
import { nextDay } from '../workflow/calendar';
import type { Moment } from '../workflow/facts';
import { localMoment } from '../workflow/local-time';
import { isOwnDay, MORNING_AT, nextOfficeMoment, nextOwnDay } from '../workflow/office-hours';
import { momentOf } from './load';
import { blank, insertOnce } from './outbox';
import { row, rows, update, VersionConflict } from './rows';
import type { Services } from './services';
import { storedCard } from './stored-card';

/** So many people are looked up at a time; each has a unit of work of its own. */
const BATCH = 50;

type Bundle = Extract<CardRef, { card: 'MORNING' | 'SINCE_DOWNTIME' }>;

/** A line that waits for somebody's next bundle. `since` is set for what was missed while the program was down. */
export async function addLine(
  manager: EntityManager,
  moment: Moment,
  onceKey: string,
  personId: string,
  line: MorningLine,
  since: string | null,
): Promise<void> {
  const card: Bundle =
    since === null
      ? { card: 'MORNING', on: moment.today, lines: [line] }
      : { card: 'SINCE_DOWNTIME', from: since, until: moment.today, lines: [line] };
  await insertOnce(manager, { ...blank(moment, onceKey, card), personId, state: 'WAITING' });
}

/** Makes one message of what waits for each person. @returns how many. */
export async function bundleDue(services: Services): Promise<number> {
  let made = 0;
  for (;;) {
    const people = await services.database.work((manager) => peopleWaiting(manager, momentOf(services).now));
    if (people.length === 0) return made;
    for (const personId of people) {
      made += await services.database.work((manager) => bundle(manager, momentOf(services), personId));
    }
  }
}

async function peopleWaiting(manager: EntityManager, now: string): Promise<string[]> {
  const found = await manager.find(OutboxMessage, {
    select: { personId: true },
    where: { state: 'WAITING', notBefore: LessThanOrEqual(now) },
    order: { notBefore: 'ASC' },
    take: BATCH,
  });
  return [...new Set(found.flatMap(({ personId }) => personId ?? []))];
}

/** Bundles what waits for this person, or lets it wait for the next morning that counts. */
async function bundle(manager: EntityManager, moment: Moment, personId: string): Promise<number> {
  const { now, today } = moment;
  const messages = await rows(manager, OutboxMessage, { personId, state: ['WAITING', 'PENDING'] });
  const waiting = messages.filter(({ state, notBefore }) => state === 'WAITING' && notBefore <= now);
  if (waiting.length === 0) return 0;
  const person = await row(manager, Person, { id: personId });
  if (person === null) throw new Error(`A message waits for somebody who does not exist: ${personId}`);
  const onceKey = `morning:${personId}:${today}`;
  const early = now < localMoment(today, MORNING_AT);
  // Late in the day, or with today's message gone, it is for the next morning.
  const closed = nextOfficeMoment(now) > now || (await row(manager, OutboxMessage, { onceKey })) !== null;
  if (early || closed || !isOwnDay(person, today)) {
    const next = localMoment(nextOwnDay(person, early ? today : nextDay(today)), MORNING_AT);
    for (const message of waiting) await put(manager, message, { notBefore: next });
    return 0;
  }
  for (const message of waiting.filter(({ card }) => linesOf(storedCard(card)) === null)) {
    await put(manager, message, { state: 'PENDING' });
  }
  const lined = waiting.filter(({ card }) => linesOf(storedCard(card)) !== null);
  if (lined.length === 0) return 0;
  // A bundle of an earlier day that could not be sent yet goes up in this one: there is one message, not one a day.
  const unsent = messages.filter((one) => one.state === 'PENDING' && one.onceKey.startsWith('morning:'));
  const cards = [...unsent, ...lined].map(({ card }) => storedCard(card));
  for (const message of [...unsent, ...lined]) {
    await put(manager, message, { state: 'BUNDLED', settledAt: now });
  }
  const merged = mergeBundles(cards, today);
  if (merged.lines.length === 0) return 0;
  // Another process made today's message a moment ago: done again, these wait for the next morning.
  const made = await insertOnce(manager, { ...blank(moment, onceKey, merged), personId });
  if (!made) throw new VersionConflict('outbox_message');
  return 1;
}

function put(manager: EntityManager, message: OutboxMessage, change: Partial<OutboxMessage>): Promise<void> {
  return update(manager, OutboxMessage, message, { ...message, ...change, version: message.version + 1 });
}

/** What a card says in a bundle; null when it is a message of its own. */
function linesOf(card: CardRef): MorningLine[] | null {
  switch (card.card) {
    case 'MORNING':
    case 'SINCE_DOWNTIME':
      return card.lines;
    case 'TASK':
      return [{ line: 'TASK', taskId: card.taskId, escalated: false }];
    case 'GATE':
      return [{ line: 'GATE_REQUEST', requestId: card.requestId, escalated: false }];
    case 'HANDED_OVER': {
      const { courtId, personId, toPersonId } = card;
      return [{ line: 'HANDED_OVER', courtId, personId, toPersonId }];
    }
    case 'EXTENSION_PROPOSAL':
      return [{ line: 'EXTENSION_PROPOSAL', entryId: card.entryId }];
    case 'PLAN_MOVED':
      return [
        {
          line: 'PLAN_MOVED',
          studyId: card.studyId,
          workingDays: card.workingDays,
          becauseStageId: card.becauseStageId,
        },
      ];
    default:
      return null;
  }
}

/** One bundle of several: what they say of the same subject once, and a summary when one of them is. */
function mergeBundles(cards: readonly CardRef[], today: string): Bundle {
  const lines = new Map<string, MorningLine>();
  for (const line of cards.flatMap((card) => linesOf(card) ?? [])) {
    const key = keyOf(line);
    const known = lines.get(key);
    lines.set(key, known === undefined ? line : joined(known, line));
  }
  const said = [...lines.values()].filter((line) => line.line !== 'PLAN_MOVED' || line.workingDays !== 0);
  const missed = cards.flatMap((card) => (card.card === 'SINCE_DOWNTIME' ? card.from : [])).toSorted();
  return missed[0] === undefined
    ? { card: 'MORNING', on: today, lines: said }
    : { card: 'SINCE_DOWNTIME', from: missed[0], until: today, lines: said };
}

function keyOf(line: MorningLine): string {
  switch (line.line) {
    case 'TASK':
      return `TASK ${line.taskId}`;
    case 'GATE_REQUEST':
      return `GATE_REQUEST ${line.requestId}`;
    case 'REGISTER_ENTRY':
      return `REGISTER_ENTRY ${line.entryId}`;
    case 'EXTENSION_PROPOSAL':
      return `EXTENSION_PROPOSAL ${line.entryId}`;
    case 'PLAN_MOVED':
      return `PLAN_MOVED ${line.studyId}`;
    case 'DUTY':
      return `DUTY ${line.dutyId}`;
    case 'COMMITMENT':
      return `COMMITMENT ${line.courtId} ${line.commitmentId}`;
    case 'LEAVING':
      return `LEAVING ${line.courtId}`;
    case 'SHARED_ANSWER':
      return `SHARED_ANSWER ${line.studyId} ${line.questionNumber}`;
    case 'PAUSED':
      return `PAUSED ${line.studyId}`;
    case 'JOINED':
      return `JOINED ${line.grantId}`;
    case 'HANDED_OVER':
      return `HANDED_OVER ${line.courtId} ${line.personId} ${line.toPersonId}`;
    case 'CHANNEL_GONE':
      return `CHANNEL_GONE ${line.courtId}`;
  }
}

/** Two lines of one subject: what was told on stays so, and a planning that moved twice moved by the sum. */
function joined(a: MorningLine, b: MorningLine): MorningLine {
  if (a.line === 'PLAN_MOVED' && b.line === 'PLAN_MOVED')
    return { ...b, workingDays: a.workingDays + b.workingDays };
  if ('escalated' in a && 'escalated' in b) return { ...b, escalated: a.escalated || b.escalated };
  return b;
}
