/**
 * What the clock does: fires the reminders that are due, bundles what waits for people, prepares the week's messages.
 * Its cost follows what is due. Safe to run at any time, twice, and in several processes; it sends nothing itself.
 */
import { In, IsNull, LessThanOrEqual, Not, type EntityManager } from 'typeorm';
import { DocumentLink } from '../../entities/document-link';
import { Duty } from '../../entities/duty';
import { Reminder } from '../../entities/message';
import { workingDaysBetween, type Calendar } from '../workflow/calendar';
import { localDate, localMoment } from '../workflow/local-time';
import { MORNING_AT } from '../workflow/office-hours';
import { fireReminder } from '../workflow/reminders';
import { addLine, bundleDue } from './bundles';
import { tickDuties } from './duties';
import { forgetErased } from './erase';
import { LAST_TICK, readFact, writeFact } from './installation-facts';
import { loadStudyFacts, momentOf } from './load';
import { row, update } from './rows';
import type { Services } from './services';
import { findSilences, tellSilences } from './silence';
import { tickProgramme } from './programme-duties';
import { prepareWeek } from './weekly';

/** Counts of one tick. */
export type TickCounts = {
  /** Reminders that were due and have gone to their next step; `lines` is what these and the duties said. */
  reminders: number;
  /** Duties that went to the next step of their ladder. */
  duties: number;
  lines: number;
  /** Messages that went into the outbox: one a person. */
  bundles: number;
  /** Digests and weekly lines that went into the outbox. */
  weekly: number;
  /** Studies whose reminders could not be decided on; they stay due. */
  failed: number;
};

/** So many reminders are looked up at a time. Those of one study are decided on in one unit of work. */
const BATCH = 100;
/** Working days without a tick after which what was missed is told in one summary. */
const DOWNTIME_DAYS = 1;
/** Weekends and public holidays; no court's own free days. */
const NATIONAL: Calendar = { freeDays: new Set() };

/**
 * What is due by now, once: may be called at any time and as often as one likes. What fails stays due for the next.
 * Must not run inside a unit of work.
 */
export async function tick(services: Services): Promise<TickCounts> {
  const { now, today } = momentOf(services);
  // Before anything is done about it: what has been waiting for so long?
  const silent = await findSilences(services);
  const counts: TickCounts = { reminders: 0, duties: 0, lines: 0, bundles: 0, weekly: 0, failed: 0 };
  // Before 08:30 nothing would go out, and what is settled until then need not be said.
  if (now >= localMoment(today, MORNING_AT)) {
    const since = await services.database.work((manager) => downSince(manager, services));
    await fireDue(services, counts, since);
    counts.failed += await tickProgramme(services);
    const { duties, lines, failed } = await tickDuties(services, since);
    counts.duties = duties;
    counts.lines += lines;
    counts.failed += failed;
  }
  counts.bundles = await bundleDue(services);
  counts.weekly = await prepareWeek(services);
  // When it began, not when it ends: one that straddles 08:30 has not done what is due from then on.
  await services.database.work(async (manager) => {
    await writeFact(manager, LAST_TICK, now);
    await manager.delete(DocumentLink, { expiresAt: LessThanOrEqual(now) });
  });
  await forgetErased(services);
  const told = await tellSilences(services, silent);
  if (counts.bundles + counts.weekly + told > 0) services.wakeDelivery();
  return counts;
}

async function fireDue(services: Services, counts: TickCounts, since: string | null): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const due = await services.database.work((manager) =>
      dueReminders(manager, momentOf(services).today, failed),
    );
    if (due.length === 0) return;
    for (const studyId of new Set(due.map((reminder) => reminder.studyId))) {
      const ids = due.filter((reminder) => reminder.studyId === studyId).map(({ id }) => id);
      try {
        const fired = await services.database.work((manager) => fire(manager, services, studyId, ids, since));
        counts.reminders += fired.reminders;
        counts.lines += fired.lines;
      } catch (fault) {
        // One study must not keep the others waiting; it stays due and is tried again at the next tick.
        services.log.error('tick.study', fault, { studyId });
        failed.add(studyId);
        counts.failed += 1;
      }
    }
  }
}

function dueReminders(
  manager: EntityManager,
  today: string,
  failed: ReadonlySet<string>,
): Promise<Reminder[]> {
  return manager.find(Reminder, {
    select: { id: true, studyId: true },
    where: {
      state: 'PLANNED',
      dueOn: LessThanOrEqual(today),
      ...(failed.size === 0 ? {} : { studyId: Not(In([...failed])) }),
    },
    order: { dueOn: 'ASC', id: 'ASC' },
    take: BATCH,
  });
}

/** Decides on a study's due reminders and lets their lines wait for the bundles, all of it or nothing. */
async function fire(
  manager: EntityManager,
  services: Services,
  studyId: string,
  ids: readonly string[],
  since: string | null,
): Promise<{ reminders: number; lines: number }> {
  const facts = await loadStudyFacts(manager, services, studyId);
  if (facts === null) throw new Error('Reminders of a study that does not exist');
  const counts = { reminders: 0, lines: 0 };
  for (const id of ids) {
    const reminder = await row(manager, Reminder, { id });
    // Another process may have been here first.
    if (reminder === null || reminder.state !== 'PLANNED' || reminder.dueOn > facts.today) continue;
    const { lines, next } = fireReminder(reminder, facts);
    await update(manager, Reminder, reminder, next);
    for (const { personId, line } of lines) {
      await addLine(manager, facts, `line:${id}:${next.version}:${personId}`, personId, line, since);
    }
    counts.reminders += 1;
    counts.lines += lines.length;
  }
  return counts;
}

/**
 * The date of the last tick, when the program was down for longer than a working day and reminders were missed by that;
 * else null. A clock that jumps from due moment to due moment misses nothing, however far it jumps.
 */
async function downSince(manager: EntityManager, services: Services): Promise<string | null> {
  const { today } = momentOf(services);
  const last = await readFact(manager, LAST_TICK);
  if (last === null) return null;
  const [oldest] = await manager.find(Reminder, {
    select: { dueOn: true },
    where: { state: 'PLANNED' },
    order: { dueOn: 'ASC' },
    take: 1,
  });
  const [duty] = await manager.find(Duty, {
    select: { nextOn: true },
    where: { state: 'OPEN', nextOn: Not(IsNull()) },
    order: { nextOn: 'ASC' },
    take: 1,
  });
  const missed = [oldest?.dueOn, duty?.nextOn].filter((day) => typeof day === 'string').toSorted()[0];
  if (missed === undefined || missed >= today || localMoment(missed, MORNING_AT) <= last) return null;
  const from = localDate(last);
  const days = workingDaysBetween(NATIONAL, from, today);
  return days > DOWNTIME_DAYS ? from : null;
}
