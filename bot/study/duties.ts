/**
 * The clock's part in duties and commitments: makes the duties that must exist, lets those that are due say their step,
 * and sets how commitments stand. What is decided is in `bot/workflow`; here it is loaded and saved, court by court.
 */
import { In, LessThanOrEqual, Not, type EntityManager } from 'typeorm';
import { Commitment } from '../../entities/commitment';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { isUniqueViolation } from '../../entities/faults';
import { nextDay } from '../workflow/calendar';
import { judgeCommitments, type CommitmentFacts, type Judged } from '../workflow/commitments';
import { fireDuty, planDuties } from '../workflow/duties';
import { localDate, localMoment } from '../workflow/local-time';
import { MORNING_AT } from '../workflow/office-hours';
import type { Told } from '../workflow/reminders';
import { addLine } from './bundles';
import { loadCommitmentFacts, loadDutyFacts, type Loading } from './duty-facts';
import { appendToProgramme } from './history';
import { LAST_TICK, readFact } from './installation-facts';
import { momentOf } from './load';
import { rows, update, VersionConflict } from './rows';
import { saveChanged } from './save';
import type { Services } from './services';

/** So many duties, or courts, are looked up at a time. */
const BATCH = 50;

export interface DutyCounts {
  /** Duties that went to their next step. */
  duties: number;
  lines: number;
  failed: number;
}

/**
 * Plans once a day and fires what is due. A court whose duties cannot be decided on does not keep the others waiting.
 * @param since set when what is said now was missed while the program was down.
 */
export async function tickDuties(services: Services, since: string | null): Promise<DutyCounts> {
  const counts: DutyCounts = { duties: 0, lines: 0, failed: 0 };
  await planAll(services, counts);
  await fireDue(services, counts, since);
  return counts;
}

async function planAll(services: Services, counts: DutyCounts): Promise<void> {
  const { today } = momentOf(services);
  const courts = await services.database.work(async (manager) =>
    (await lastRound(manager)) === today
      ? []
      : rows(manager, Court, { participation: ['SIGNED', 'ACTIVE', 'PAUSED'] }, { only: ['id'] }),
  );
  for (let from = 0; from < courts.length; from += BATCH) {
    const some = courts.slice(from, from + BATCH).map(({ id }) => id);
    for (const id of await changing(services, some)) {
      try {
        counts.lines += await services.database.work((manager) => planCourt(manager, services, id));
      } catch (fault) {
        services.log.error('tick.duties', fault, { courtId: id });
        counts.failed += 1;
      }
    }
  }
}

/**
 * The courts of which something is to be saved: on most days none. When they cannot be looked at together, all of them:
 * each is then planned by itself, and the one that it is about says why.
 */
async function changing(services: Services, courtIds: string[]): Promise<string[]> {
  try {
    const all = await services.database.work((manager) => loadCommitmentFacts(manager, services, courtIds));
    return all
      .filter((facts) => {
        const { planned, judged } = asOfToday(facts);
        return planned.duties.length + judged.commitments.length > 0;
      })
      .map(({ court }) => court.id);
  } catch {
    return courtIds;
  }
}

/** The day of the last daily round: a tick that begins at 08:30 or later does it. Null before the first. */
export async function lastRound(manager: EntityManager): Promise<string | null> {
  const last = await readFact(manager, LAST_TICK);
  if (last === null) return null;
  const day = localDate(last);
  return last >= localMoment(day, MORNING_AT) ? day : nextDay(day, -1);
}

/**
 * Makes the court's duties what they must be as of today, and judges its commitments. For the daily round, and right
 * after a command that may have changed either. @returns how many lines wait for the next bundles by it.
 */
export async function planCourt(manager: EntityManager, services: Loading, courtId: string): Promise<number> {
  const [before] = await loadCommitmentFacts(manager, services, [courtId]);
  if (before === undefined) throw new Error(`There is no court ${courtId}`);
  const { planned, judged } = asOfToday(before);
  await saveMade(manager, Duty, before.duties, planned.duties);
  await saveMade(manager, Commitment, before.commitments, judged.commitments);
  await appendToProgramme(manager, [...planned.history, ...judged.history], {
    at: before.now,
    actorId: null,
    fromVersion: before.court.version,
    newId: before.newId,
  });
  for (const { personId, line } of judged.lines) {
    if (line.line !== 'COMMITMENT') continue;
    const { version } = judged.commitments.find(({ commitmentId }) => commitmentId === line.commitmentId)!;
    const onceKey = `commitment:${courtId}:${line.commitmentId}:${version}:${personId}`;
    await addLine(manager, before, onceKey, personId, line, null);
  }
  return judged.lines.length;
}

/** The duties that are new, moved or gone, and the commitments that stand otherwise by it or by the day. */
function asOfToday(facts: CommitmentFacts): { planned: ReturnType<typeof planDuties>; judged: Judged } {
  const planned = planDuties(facts);
  return { planned, judged: judgeCommitments({ ...facts, duties: replaced(facts.duties, planned.duties) }) };
}

async function fireDue(services: Services, counts: DutyCounts, since: string | null): Promise<void> {
  const failed: string[] = [];
  for (;;) {
    const due = await services.database.work((manager) =>
      manager.find(Duty, {
        select: { id: true, courtId: true },
        where: {
          state: 'OPEN',
          nextOn: LessThanOrEqual(momentOf(services).today),
          ...(failed.length === 0 ? {} : { id: Not(In(failed)) }),
        },
        order: { nextOn: 'ASC', id: 'ASC' },
        take: BATCH,
      }),
    );
    if (due.length === 0) return;
    for (const courtId of new Set(due.map((duty) => duty.courtId))) {
      const ids = due.filter((duty) => duty.courtId === courtId).map(({ id }) => id);
      try {
        const fired = await services.database.work((manager) => fire(manager, services, courtId, ids, since));
        counts.duties += fired.duties;
        counts.lines += fired.lines;
      } catch (fault) {
        services.log.error('tick.duty', fault, { courtId });
        failed.push(...ids);
        counts.failed += ids.length;
      }
    }
  }
}

async function fire(
  manager: EntityManager,
  services: Loading,
  courtId: string | null,
  ids: readonly string[],
  since: string | null,
): Promise<{ duties: number; lines: number }> {
  const facts = await loadDutyFacts(manager, services, courtId);
  const said: Told[] = [];
  let fired = 0;
  for (const duty of await rows(manager, Duty, { id: ids })) {
    const { lines, next } = fireDuty(duty, facts);
    // Settled, or fired by another process meanwhile.
    if (next === duty) continue;
    await update(manager, Duty, duty, next);
    for (const { personId, line } of lines) {
      const onceKey = `duty:${duty.id}:${next.version}:${personId}`;
      const missed = duty.nextOn !== null && duty.nextOn < facts.today;
      await addLine(manager, facts, onceKey, personId, line, missed ? since : null);
    }
    said.push(...lines);
    fired += 1;
  }
  return { duties: fired, lines: said.length };
}

/** New and changed ones; what another process made a moment ago is found when the unit of work is done again. */
export async function saveMade<T extends Duty | Commitment>(
  manager: EntityManager,
  entity: new () => T,
  before: readonly T[],
  after: readonly T[],
): Promise<void> {
  try {
    await saveChanged(manager, entity, before, after);
  } catch (fault) {
    if (isUniqueViolation(fault)) throw new VersionConflict('duty');
    throw fault;
  }
}

function replaced(before: readonly Duty[], changed: readonly Duty[]): Duty[] {
  const ids = new Set(changed.map(({ id }) => id));
  return [...before.filter(({ id }) => !ids.has(id)), ...changed];
}
