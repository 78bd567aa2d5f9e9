/** Loads what the rules need to know of one study and of who acts. Reads only; decides nothing. */
import type { DataSource, EntityManager } from 'typeorm';
import { Court } from '../../entities/court';
import { Recommendation, StudyQuestion } from '../../entities/findings';
import { Address } from '../../entities/message';
import { Absence, Person, RoleGrant } from '../../entities/person';
import { SharedAnswer } from '../../entities/shared-answer';
import { GateRequest, RegisterEntry, Study, StudyStage, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import type { Programme } from '../programme/definition';
import { programmeOf } from '../programme/load';
import { isUnpublished } from '../workflow/course';
import type { Actor, CourtPeople, Moment, StudyCase, StudyFacts } from '../workflow/facts';
import { withForecasts, type Dating } from '../workflow/forecasts';
import { localDate } from '../workflow/local-time';
import { coordinatorIds } from '../workflow/people';
import { row, rows } from './rows';
import type { Identity, Services } from './services';

/** The moment of deciding: the clock is read once for each unit of work. */
export function momentOf(services: Pick<Services, 'clock' | 'newId'>): Moment {
  const now = services.clock.now().toISOString();
  return { now, today: localDate(now), newId: services.newId };
}

/** The person with this identity or id, with every role held anywhere, past and present. Null when unknown. */
export async function loadActor(manager: EntityManager, who: Identity | string): Promise<Actor | null> {
  const person = await row(
    manager,
    Person,
    typeof who === 'string' ? { id: who } : { tenantId: who.tenantId, aadObjectId: who.aadObjectId },
  );
  if (person === null) return null;
  return { person, grants: await rows(manager, RoleGrant, { personId: person.id }) };
}

/**
 * The people of one court, past and present, with the coordinators of the programme.
 * @param options `awaySince`: without the absences that had ended by that day
 */
export async function loadCourtPeople(
  manager: EntityManager,
  courtId: string | null,
  { awaySince }: { awaySince?: string } = {},
): Promise<CourtPeople> {
  const grants = await rows(manager, RoleGrant, { courtId: courtId === null ? null : [courtId, null] });
  const ids = [...new Set(grants.map((grant) => grant.personId))];
  const ended = awaySince === undefined ? {} : { validUntil: { since: awaySince } };
  return {
    people: await rows(manager, Person, { id: ids }),
    grants,
    absences: courtId === null ? [] : await rows(manager, Absence, { courtId, ...ended }),
  };
}

/** The coordinators of a day. */
export async function loadCoordinators(manager: EntityManager, today: string): Promise<Person[]> {
  const grants = await rows(manager, RoleGrant, { role: 'COORDINATOR', courtId: null });
  return rows(manager, Person, { id: coordinatorIds(grants, today) });
}

/** Of these people those whom the bot can reach. */
export async function loadReached(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<Set<string>> {
  const addresses = await rows(
    manager,
    Address,
    { personId: [...new Set(personIds)], state: 'ALIVE' },
    { only: ['personId'] },
  );
  return new Set(addresses.map(({ personId }) => personId));
}

/** Everything that the rules need to know of a study, or null when there is no such study. */
export async function loadStudyFacts(
  manager: EntityManager,
  services: Pick<Services, 'clock' | 'newId'>,
  studyId: string,
): Promise<StudyFacts | null> {
  const study = await row(manager, Study, { id: studyId });
  if (study === null) return null;
  const court = await row(manager, Court, { id: study.courtId });
  if (court === null) throw new Error(`Study ${studyId} has no court`);
  const moment = momentOf(services);
  const dating = { today: moment.today, court, programme: await programmeOfWave(manager, study.waveId) };
  return {
    ...moment,
    ...dating,
    case: await loadCase(manager, study, dating),
    sharedAnswers: await sharedAnswersOf(manager, study.waveId),
    runsBeside: study.publishedOn !== null && (await otherRuns(manager, study)),
    // In a study it counts who is away now; in twenty years a court has a hundred absences that are over.
    ...(await loadCourtPeople(manager, court.id, { awaySince: moment.today })),
  };
}

/** Whether another study of the court is still on its way to publication. */
async function otherRuns(manager: EntityManager, { id, courtId }: Study): Promise<boolean> {
  const studies = await rows(manager, Study, { courtId }, { only: ['id', 'state', 'publishedOn'] });
  return studies.some((other) => other.id !== id && isUnpublished(other));
}

/**
 * Cases as they were last read, by database and study. A case is one consistency boundary: as long as the study's row,
 * which is always read, has the same version and the same head of its history, none of its other rows can have changed,
 * whoever wrote them. Saves 0.28 of the 0.33 ms that a click would spend on reading (measured, 64 tasks).
 */
const recentCases = new WeakMap<DataSource, Map<string, { case: StudyCase; dating: Dating }>>();
const RECENT_CASES = 40;

/** The case of a study whose row was just read. */
export async function loadCase(manager: EntityManager, study: Study, dating: Dating): Promise<StudyCase> {
  const recent = recentCases.get(manager.dataSource)?.get(study.id);
  const isCurrent =
    recent?.case.study.version === study.version && recent.case.study.historyHead === study.historyHead;
  if (isCurrent && isSame(recent.dating, dating)) return { ...recent.case, study };
  const undated = isCurrent ? { ...recent.case, study } : await readCase(manager, study);
  return rememberCase(manager.dataSource, withForecasts(undated, dating), dating);
}

async function readCase(manager: EntityManager, study: Study): Promise<StudyCase> {
  const studyId = study.id;
  return {
    study,
    stages: await rows(manager, StudyStage, { studyId }, { orderBy: ['position'] }),
    tasks: await rows(manager, StudyTask, { studyId }, { orderBy: ['position', 'id'] }),
    requests: await rows(manager, GateRequest, { studyId }, { orderBy: ['requestedAt', 'id'] }),
    entries: await rows(manager, RegisterEntry, { studyId }, { orderBy: ['kind', 'number'] }),
    questions: await rows(manager, StudyQuestion, { studyId }, { orderBy: ['questionNumber'] }),
    recommendations: await rows(manager, Recommendation, { studyId }, { orderBy: ['number'] }),
  };
}

function isSame(a: Dating, b: Dating): boolean {
  return a.today === b.today && a.programme === b.programme && a.court.version === b.court.version;
}

/** For the next reader, in the order in which the database would give it: so it is answered, too. */
export function rememberCase(database: DataSource, studyCase: StudyCase, dating: Dating): StudyCase {
  const { court, programme, today } = dating;
  const cases = recentCases.get(database) ?? new Map<string, { case: StudyCase; dating: Dating }>();
  recentCases.set(database, cases);
  const ordered: StudyCase = {
    study: studyCase.study,
    stages: studyCase.stages.toSorted((a, b) => a.position - b.position),
    tasks: studyCase.tasks.toSorted((a, b) => a.position - b.position || compare(a.id, b.id)),
    requests: studyCase.requests.toSorted(
      (a, b) => compare(a.requestedAt, b.requestedAt) || compare(a.id, b.id),
    ),
    entries: studyCase.entries.toSorted((a, b) => compare(a.kind, b.kind) || a.number - b.number),
    questions: studyCase.questions.toSorted((a, b) => a.questionNumber - b.questionNumber),
    recommendations: studyCase.recommendations.toSorted((a, b) => a.number - b.number),
  };
  cases.delete(studyCase.study.id);
  cases.set(studyCase.study.id, { case: ordered, dating: { court, programme, today } });
  for (const oldest of cases.keys()) {
    if (cases.size <= RECENT_CASES) break;
    cases.delete(oldest);
  }
  return ordered;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The answers proposed for all courts of a wave, every edition, the first one first. */
export function sharedAnswersOf(manager: EntityManager, waveId: string): Promise<SharedAnswer[]> {
  return rows(manager, SharedAnswer, { waveId }, { orderBy: ['questionNumber', 'edition'] });
}

/** The definitions of waves, by database and wave, with the version of the wave that each was read at. */
const knownProgrammes = new WeakMap<DataSource, Map<string, { version: number; programme: Programme }>>();

/** The definition that a wave keeps. */
export async function programmeOfWave(manager: EntityManager, waveId: string): Promise<Programme> {
  return (await programmesOf(manager, [waveId])).get(waveId)!;
}

/**
 * The definitions that waves keep. A text, 50 kB, is read only when the wave was not met before or has changed; columns
 * behind it in the row, such as its hash, would be as dear.
 */
export async function programmesOf(
  manager: EntityManager,
  waveIds: readonly string[],
): Promise<Map<string, Programme>> {
  const known =
    knownProgrammes.get(manager.dataSource) ?? new Map<string, { version: number; programme: Programme }>();
  knownProgrammes.set(manager.dataSource, known);
  const programmes = new Map<string, Programme>();
  const ids = [...new Set(waveIds)];
  for (const { id, version } of await rows(manager, Wave, { id: ids }, { only: ['id', 'version'] })) {
    let at = known.get(id);
    if (at?.version !== version) {
      at = { version, programme: programmeOf((await row(manager, Wave, { id }))!) };
      known.set(id, at);
    }
    programmes.set(id, at.programme);
  }
  for (const id of ids) if (!programmes.has(id)) throw new Error(`There is no wave ${id}`);
  return programmes;
}

/** The study to which a task belongs, or null. */
export async function studyOfTask(manager: EntityManager, taskId: string): Promise<string | null> {
  return (await rows(manager, StudyTask, { id: taskId }, { only: ['studyId'] }))[0]?.studyId ?? null;
}

/** The study to which a gate request belongs, or null. */
export async function studyOfRequest(manager: EntityManager, requestId: string): Promise<string | null> {
  return (await rows(manager, GateRequest, { id: requestId }, { only: ['studyId'] }))[0]?.studyId ?? null;
}

/** The study to which a register entry belongs, or null. */
export async function studyOfEntry(manager: EntityManager, entryId: string): Promise<string | null> {
  return (await rows(manager, RegisterEntry, { id: entryId }, { only: ['studyId'] }))[0]?.studyId ?? null;
}
