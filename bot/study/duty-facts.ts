/**
 * Loads what the rules of duties and commitments may know. Of many courts it asks as many questions as of one, and of what
 * is long past only what something still follows from: the day's round goes past all courts. Reads only.
 */
import type { EntityManager } from 'typeorm';
import { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { StudyQuestion } from '../../entities/findings';
import { Absence, Person, RoleGrant } from '../../entities/person';
import { Study, StudyStage, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import type { Programme } from '../programme/definition';
import { addMonths } from '../workflow/calendar';
import type { CommitmentFacts, StudyRecord } from '../workflow/commitments';
import { wantedKeys, type DutyFacts } from '../workflow/duties';
import type { CourtPeople } from '../workflow/facts';
import { localDate } from '../workflow/local-time';
import { isCurrent } from '../workflow/people';
import { ANCHORED } from '../workflow/window';
import { loadReached, momentOf } from './load';
import { grouped, row, rows } from './rows';
import type { Services } from './services';

export type Loading = Pick<Services, 'clock' | 'newId' | 'programme'>;

/** The tasks that commitments follow from, of the NPLV definition: findings released, overview brought up to date. */
export const RELEASED = 'NAZ-02';
const OVERVIEW = 'NAZ-08';

/** Roles that ended longer ago change nothing any more: what follows from a change is due within the year. */
const ROLES_BACK_MONTHS = 36;

/** What the rules may know of a court's duties, or with null of the programme's own. */
export async function loadDutyFacts(
  manager: EntityManager,
  services: Loading,
  courtId: string | null,
): Promise<DutyFacts> {
  const court = courtId === null ? null : await row(manager, Court, { id: courtId });
  if (courtId !== null && court === null) throw new Error(`There is no court ${courtId}`);
  const moment = momentOf(services);
  const peopleOf = await loadServing(manager, courtId === null ? [] : [courtId], moment.today);
  return {
    ...moment,
    ...peopleOf(courtId),
    court,
    programme: services.programme.programme,
    declaration: courtId === null ? null : await row(manager, DeclarationOfIntent, { courtId }),
    waves: [],
    startedIn: [],
    duties: [],
  };
}

/** What the rules may know of these courts' duties and commitments, in no order. */
export async function loadCommitmentFacts(
  manager: EntityManager,
  services: Loading,
  courtIds: readonly string[],
): Promise<CommitmentFacts[]> {
  const moment = momentOf(services);
  const { programme } = services.programme;
  const courtId = courtIds;
  const courts = await rows(manager, Court, { id: courtIds });
  const peopleOf = await loadServing(manager, courtIds, moment.today);
  const waves = await rows(manager, Wave, {}, { only: [...ANCHORED], orderBy: ['number'] });
  const recordsOf = await loadRecords(manager, programme, courtIds, waves);
  const declarations = await rows(manager, DeclarationOfIntent, { courtId });
  const commitmentsOf = byCourt(await rows(manager, Commitment, { courtId }, { orderBy: ['commitmentId'] }));
  const openOf = byCourt(await rows(manager, Duty, { courtId, state: 'OPEN' }));
  const loaded = courts.map((court) => ({
    ...moment,
    ...peopleOf(court.id),
    court,
    programme,
    declaration: declarations.find((declaration) => declaration.courtId === court.id) ?? null,
    commitments: commitmentsOf(court.id),
    waves,
    ...recordsOf(court.id),
  }));
  const knownOf = byCourt(await rows(manager, Duty, { onceKey: loaded.flatMap(wantedKeys) }));
  const reachable = await loadReached(
    manager,
    loaded.flatMap(({ people }) => people.map(({ id }) => id)),
  );
  return loaded.map((facts): CommitmentFacts => {
    const settled = knownOf(facts.court.id).filter(({ state }) => state !== 'OPEN');
    return { ...facts, duties: [...openOf(facts.court.id), ...settled], reachable };
  });
}

/**
 * Of each court who serves today, with the roles that ended in the last years: of those who left no more is needed. The
 * coordinators are among them; they are all that there is of no court.
 */
export async function loadServing(
  manager: EntityManager,
  courtIds: readonly string[],
  today: string,
): Promise<(courtId: string | null) => CourtPeople> {
  const validUntil = { since: addMonths(today, -ROLES_BACK_MONTHS) };
  const ofCourts = await rows(manager, RoleGrant, { courtId: courtIds, validUntil });
  const general = await rows(manager, RoleGrant, { courtId: null, validUntil });
  const serving = [...ofCourts, ...general].filter((grant) => isCurrent(grant, today));
  const people = await rows(manager, Person, { id: [...new Set(serving.map(({ personId }) => personId))] });
  const absences = await rows(manager, Absence, { courtId: courtIds, validUntil: { since: today } });
  const grantsOf = byCourt(ofCourts);
  const absencesOf = byCourt(absences);
  return (courtId) => {
    const grants = courtId === null ? general : [...grantsOf(courtId), ...general];
    const ids = new Set(grants.filter((grant) => isCurrent(grant, today)).map(({ personId }) => personId));
    return {
      people: people.filter(({ id }) => ids.has(id)),
      grants,
      absences: courtId === null ? [] : absencesOf(courtId),
    };
  };
}

const BRIEF = ['id', 'courtId', 'waveId', 'publishedOn', 'closedOn'] as const satisfies (keyof Study)[];
type Brief = Pick<Study, (typeof BRIEF)[number]>;

/** Of a court at most one study runs beside one in aftercare: what is judged of designs is judged of these. */
const NEWEST = 2;

/** What happened in the studies of each court, as far as commitments follow from it. */
async function loadRecords(
  manager: EntityManager,
  programme: Programme,
  courtIds: readonly string[],
  waves: readonly Pick<Wave, 'id' | 'number'>[],
): Promise<(courtId: string) => Pick<CommitmentFacts, 'studies' | 'startedIn'>> {
  const numbers = new Map(waves.map(({ id, number }) => [id, number]));
  const numberOf = ({ waveId }: Brief): number => numbers.get(waveId) ?? 0;
  const studies = await rows(manager, Study, { courtId: courtIds }, { only: [...BRIEF] });
  const studiesOf = byCourt(studies.toSorted((a, b) => numberOf(b) - numberOf(a)));
  const all = courtIds.map(studiesOf);
  const designs = await loadDesigns(manager, programme, all);
  const before = await loadBeforeKamerbode(manager, all);
  const done = await loadDone(manager, all, before);
  const recordOf = (study: Brief): StudyRecord => ({
    waveNumber: numberOf(study),
    designOn: designs.get(study.id)?.on ?? null,
    publishedOn: study.publishedOn,
    leftOutWithoutReason: designs.get(study.id)?.leftOutWithoutReason ?? false,
    releasedOn: done.released.get(study.id) ?? null,
    overviewOn: done.overviews.get(study.id) ?? null,
    beforeKamerbode: before.has(study.id),
  });
  return (courtId) => {
    const records = studiesOf(courtId).map(recordOf);
    return { studies: records, startedIn: records.map(({ waveNumber }) => waveNumber) };
  };
}

interface Design {
  on: string;
  leftOutWithoutReason: boolean;
}

/** The designs that were adopted, of each court's newest studies; what was left out only of the last of them. */
async function loadDesigns(
  manager: EntityManager,
  { stages }: Programme,
  courts: readonly (readonly Brief[])[],
): Promise<Map<string, Design>> {
  const stageId = stages[0]!.id;
  const newest = courts.map((studies) => studies.slice(0, NEWEST).map(({ id }) => id));
  const adopted = await rows(
    manager,
    StudyStage,
    { studyId: newest.flat(), stageId, state: 'COMPLETED' },
    { only: ['studyId', 'completedOn'] },
  );
  const days = new Map(
    adopted.flatMap(({ studyId, completedOn: on }) => (on === null ? [] : [[studyId, on]])),
  );
  const last = newest.flatMap((ids) => latestOf(ids, (id) => days.get(id) ?? null) ?? []);
  const leftOut = await rows(
    manager,
    StudyQuestion,
    { studyId: last, inScope: NO, reasonRef: null },
    { only: ['studyId'] },
  );
  const lacking = new Set(leftOut.map(({ studyId }) => studyId));
  return new Map(
    [...days].map(([id, on]): [string, Design] => [id, { on, leftOutWithoutReason: lacking.has(id) }]),
  );
}

/** As `yesNo` columns store it. */
const NO = 0;

/**
 * The studies of before Kamerbode among the last published ones. Whoever started here has a first plan, and that is read
 * of each court's last published study only: none before it is judged.
 */
async function loadBeforeKamerbode(
  manager: EntityManager,
  courts: readonly (readonly Brief[])[],
): Promise<Set<string>> {
  const before = new Set<string>();
  const here = new Set<string>();
  for (;;) {
    const id = courts
      .flatMap((studies) => lastPublished(studies, before)?.id ?? [])
      .filter((one) => !here.has(one));
    if (id.length === 0) return before;
    for (const study of await rows(manager, Study, { id }, { only: ['id', 'firstPlan'] }))
      (Object.keys(study.firstPlan).length === 0 ? before : here).add(study.id);
  }
}

function lastPublished(studies: readonly Brief[], before: ReadonlySet<string>): Brief | null {
  return latestOf(studies, ({ id, publishedOn }) => (before.has(id) ? null : publishedOn));
}

/**
 * By study the days of what a commitment follows from: findings released, of each court's last published study; the
 * overview brought up to date, as far as it may be the court's last time. In a closed study nothing is done any more.
 */
async function loadDone(
  manager: EntityManager,
  courts: readonly (readonly Brief[])[],
  before: ReadonlySet<string>,
): Promise<{ released: Map<string, string>; overviews: Map<string, string> }> {
  const published = courts.flatMap((studies) => lastPublished(studies, before)?.id ?? []);
  const recent = courts.flatMap((studies) =>
    studies.filter((study, index) => index < NEWEST || study.closedOn === null).map(({ id }) => id),
  );
  const released = await loadReleased(manager, published);
  const overviews = await daysDone(manager, recent, OVERVIEW);
  const older = courts.flatMap((studies) => {
    const latest =
      studies
        .flatMap(({ id }) => overviews.get(id) ?? [])
        .toSorted()
        .at(-1) ?? '';
    return studies.filter(
      ({ id, closedOn }) => !recent.includes(id) && closedOn !== null && closedOn > latest,
    );
  });
  const rest = await daysDone(
    manager,
    older.map(({ id }) => id),
    OVERVIEW,
  );
  return { released, overviews: new Map([...overviews, ...rest]) };
}

/** The task of releasing says so or, where it is not done, the findings themselves. */
async function loadReleased(
  manager: EntityManager,
  studyIds: readonly string[],
): Promise<Map<string, string>> {
  const released = await daysDone(manager, studyIds, RELEASED);
  const findings = await rows(
    manager,
    StudyQuestion,
    { studyId: studyIds.filter((id) => !released.has(id)) },
    { only: ['studyId', 'releasedOn'] },
  );
  for (const { studyId, releasedOn } of findings) {
    const known = released.get(studyId);
    if (releasedOn !== null && (known === undefined || releasedOn < known)) released.set(studyId, releasedOn);
  }
  return released;
}

/** The day on which this task was done, by study. */
async function daysDone(
  manager: EntityManager,
  studyId: readonly string[],
  taskId: string,
): Promise<Map<string, string>> {
  const tasks = await rows(
    manager,
    StudyTask,
    { studyId, taskId, state: 'DONE' },
    { only: ['studyId', 'doneAt'] },
  );
  return new Map(
    tasks.flatMap((task) => (task.doneAt === null ? [] : [[task.studyId, localDate(task.doneAt)]])),
  );
}

/** The one with the last day; null when none has any. */
function latestOf<T>(all: readonly T[], dayOf: (one: T) => string | null): T | null {
  const dated = all.filter((one) => dayOf(one) !== null);
  return dated.toSorted((a, b) => (dayOf(a) ?? '').localeCompare(dayOf(b) ?? '')).at(-1) ?? null;
}

const byCourt = <T extends { courtId: string | null }>(all: readonly T[]): ((courtId: string) => T[]) =>
  grouped(all, ({ courtId }) => courtId);
