/**
 * The clock's part in duties and commitments: makes the duties that must exist, lets those that are due say their step,
 * and sets how commitments stand. What is decided is in `bot/workflow`; here it is loaded and saved, court by court.
 */
import { In, LessThanOrEqual, Not, type EntityManager } from 'typeorm';
import { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { isUniqueViolation } from '../../entities/faults';
import { StudyQuestion } from '../../entities/findings';
import { Address } from '../../entities/message';
import { Absence, Person, RoleGrant } from '../../entities/person';
import { Study, StudyStage, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { addMonths, nextDay } from '../workflow/calendar';
import { judgeCommitments, type CommitmentFacts, type StudyRecord } from '../workflow/commitments';
import { fireDuty, planDuties, wantedKeys, type DutyFacts } from '../workflow/duties';
import type { CourtPeople } from '../workflow/facts';
import { localDate, localMoment } from '../workflow/local-time';
import { MORNING_AT } from '../workflow/office-hours';
import { isCurrent } from '../workflow/people';
import type { Told } from '../workflow/reminders';
import { ANCHORED } from '../workflow/window';
import { addLine } from './bundles';
import { appendToProgramme } from './history';
import { LAST_TICK, readFact } from './installation-facts';
import { momentOf } from './load';
import { row, rows, update, VersionConflict } from './rows';
import { saveChanged } from './save';
import type { Services } from './services';

export type Loading = Pick<Services, 'clock' | 'newId' | 'programme'>;

/** So many duties are looked up at a time. */
const BATCH = 50;

/** The tasks that commitments follow from, of the NPLV definition: findings released, overview brought up to date. */
export const RELEASED = 'NAZ-02';
const OVERVIEW = 'NAZ-08';

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
  for (const { id } of courts) {
    try {
      counts.lines += await services.database.work((manager) => planCourt(manager, services, id));
    } catch (fault) {
      services.log.error('tick.duties', fault, { courtId: id });
      counts.failed += 1;
    }
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
  const before = await loadCommitmentFacts(manager, services, courtId);
  const planned = planDuties(before);
  const duties = replaced(before.duties, planned.duties);
  const judged = judgeCommitments({ ...before, duties });
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

/** Roles that ended longer ago change nothing any more: what follows from a change is due within the year. */
const ROLES_BACK_MONTHS = 36;

/**
 * Who serves today, with the roles that ended in the last years: of those who left no more is needed, and their number
 * grows with the years while the day's round goes past all courts.
 */
async function loadServing(
  manager: EntityManager,
  courtId: string | null,
  today: string,
): Promise<CourtPeople> {
  const grants = await rows(manager, RoleGrant, {
    courtId: courtId === null ? null : [courtId, null],
    validUntil: { since: addMonths(today, -ROLES_BACK_MONTHS) },
  });
  const serving = grants.filter((grant) => isCurrent(grant, today)).map(({ personId }) => personId);
  return {
    people: await rows(manager, Person, { id: [...new Set(serving)] }),
    grants,
    absences: courtId === null ? [] : await rows(manager, Absence, { courtId, validUntil: { since: today } }),
  };
}

/** What the rules may know of a court's duties, or with null of the programme's own. */
export async function loadDutyFacts(
  manager: EntityManager,
  services: Loading,
  courtId: string | null,
): Promise<DutyFacts> {
  const court = courtId === null ? null : await row(manager, Court, { id: courtId });
  if (courtId !== null && court === null) throw new Error(`There is no court ${courtId}`);
  const moment = momentOf(services);
  return {
    ...moment,
    ...(await loadServing(manager, courtId, moment.today)),
    court,
    programme: services.programme.programme,
    declaration: courtId === null ? null : await row(manager, DeclarationOfIntent, { courtId }),
    waves: [],
    startedIn: [],
    duties: [],
  };
}

async function loadCommitmentFacts(
  manager: EntityManager,
  services: Loading,
  courtId: string,
): Promise<CommitmentFacts> {
  const facts = await loadDutyFacts(manager, services, courtId);
  const { court, people } = facts;
  if (court === null) throw new Error(`There is no court ${courtId}`);
  const waves = await rows(manager, Wave, {}, { only: [...ANCHORED], orderBy: ['number'] });
  const studies = await loadRecords(manager, facts, courtId, waves);
  const startedIn = studies.map(({ waveNumber }) => waveNumber);
  const open = await rows(manager, Duty, { courtId, state: 'OPEN' });
  const wanted = wantedKeys({ ...facts, court, waves, startedIn });
  const known = await rows(manager, Duty, { onceKey: wanted });
  const reached = await rows(
    manager,
    Address,
    { personId: people.map(({ id }) => id), state: 'ALIVE' },
    { only: ['personId'] },
  );
  return {
    ...facts,
    court,
    duties: [...open, ...known.filter(({ state }) => state !== 'OPEN')],
    commitments: await rows(manager, Commitment, { courtId }, { orderBy: ['commitmentId'] }),
    studies,
    waves,
    startedIn,
    reachable: new Set(reached.map(({ personId }) => personId)),
  };
}

/** Of a court at most one study runs beside one in aftercare: what is judged of designs and releases is judged of these. */
const NEWEST = 2;

/** What happened in the court's studies, as far as commitments follow from it. */
async function loadRecords(
  manager: EntityManager,
  { programme }: DutyFacts,
  courtId: string,
  waves: readonly Pick<Wave, 'id' | 'number'>[],
): Promise<StudyRecord[]> {
  const studies = await rows(
    manager,
    Study,
    { courtId },
    { only: ['id', 'waveId', 'publishedOn', 'firstPlan'] },
  );
  const numberOf = ({ waveId }: Pick<Study, 'waveId'>): number =>
    waves.find(({ id }) => id === waveId)?.number ?? 0;
  const newest = studies
    .toSorted((a, b) => numberOf(b) - numberOf(a))
    .slice(0, NEWEST)
    .map(({ id }) => id);
  const designs = await rows(
    manager,
    StudyStage,
    { studyId: newest, stageId: programme.stages[0]!.id, state: 'COMPLETED' },
    { only: ['studyId', 'completedOn'] },
  );
  const done = await rows(
    manager,
    StudyTask,
    { studyId: studies.map(({ id }) => id), taskId: [RELEASED, OVERVIEW], state: 'DONE' },
    { only: ['studyId', 'taskId', 'doneAt'] },
  );
  const questions = await rows(
    manager,
    StudyQuestion,
    { studyId: newest },
    { only: ['studyId', 'inScope', 'reasonRef', 'releasedOn'] },
  );
  return studies.map((study): StudyRecord => {
    const dayOf = (taskId: string): string | null => {
      const task = done.find((one) => one.studyId === study.id && one.taskId === taskId);
      return task === undefined || task.doneAt === null ? null : localDate(task.doneAt);
    };
    const own = questions.filter((question) => question.studyId === study.id);
    const released = [dayOf(RELEASED), ...own.map(({ releasedOn }) => releasedOn)];
    return {
      waveNumber: numberOf(study),
      designOn: designs.find((stage) => stage.studyId === study.id)?.completedOn ?? null,
      publishedOn: study.publishedOn,
      leftOutWithoutReason: own.some(({ inScope, reasonRef }) => !inScope && reasonRef === null),
      releasedOn: released.filter((on) => on !== null).toSorted()[0] ?? null,
      overviewOn: dayOf(OVERVIEW),
      // Whoever started here has a first plan.
      beforeKamerbode: Object.keys(study.firstPlan).length === 0,
    };
  });
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
