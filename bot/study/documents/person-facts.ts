/**
 * What there is to know of one person's work in a court, for whoever takes it over: loaded, with nothing said about it.
 * For the court's own people only; who reads it has been asked before (`read-document.ts`).
 */
import type { EntityManager } from 'typeorm';
import { Commitment, DeclarationOfIntent } from '../../../entities/commitment';
import type { Court } from '../../../entities/court';
import { Duty } from '../../../entities/duty';
import { HistoryEntry, HistoryText } from '../../../entities/history';
import type { Person, RoleGrant } from '../../../entities/person';
import { Study, type RegisterEntry, type StudyTask } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import type { Programme } from '../../programme/definition';
import { taskOf } from '../../programme/lookups';
import { deciders, inStudy } from '../../workflow/access';
import type { CourtPeople, StudyFacts } from '../../workflow/facts';
import { openTasksOfPerson } from '../../workflow/handover-plan';
import { localDate } from '../../workflow/local-time';
import { doerOf, personById } from '../../workflow/people';
import { awaitsReply, guardOf } from '../../workflow/response-terms';
import { ANCHORED, nextWindow, type WaveWindow } from '../../workflow/window';
import { loadCourtPeople, loadStudyFacts } from '../load';
import { programmeEntriesOf } from '../memory/excerpts';
import { textHashes } from '../memory/gather';
import { row, rows } from '../rows';
import type { Services } from '../services';

export interface PersonFacts {
  asOf: string;
  court: Court;
  person: Person;
  people: CourtPeople;
  programme: Programme;
  /** In this court, the present ones last. */
  grants: RoleGrant[];
  /** Not the closed ones, unless something was decided there. */
  studies: PersonStudy[];
  /** What the person decided or asked about the court itself. */
  aboutCourt: Decision[];
  commitments: Commitment[];
  duties: Duty[];
  window: WaveWindow | null;
  /** Where the declaration of intent can be found. */
  declarationLink: string | null;
}

export interface PersonStudy {
  facts: StudyFacts;
  wave: Pick<Wave, 'number' | 'title'>;
  /** Still with this person. */
  open: StudyTask[];
  /** What this person handed over and is still open, with whose it is now. */
  passed: { task: StudyTask; doer: string | null; on: string }[];
  /** In the order of time. */
  decisions: Decision[];
  /** Terms of others that this person, or whoever took over, guards. */
  awaited: RegisterEntry[];
  /** Second readings of others that wait until this person's work is done. */
  readings: { task: StudyTask; of: StudyTask; reader: string | null }[];
  requests: { stageId: string; requestedAt: string; own: boolean }[];
}

export interface Decision {
  entry: HistoryEntry;
  /** In the words of whoever decided. */
  reasons: string[];
}

/** What somebody decides, or asks others to decide, in a study; ticking off a task is neither. */
const DECIDING = [
  'REQUEST_GATE',
  'WITHDRAW_GATE',
  'APPROVE_GATE',
  'RETURN_GATE',
  'RECORD_GATE_DECISION',
  'REOPEN_GATE',
  'EXTEND_STAGE',
  'EXTEND_TASK',
  'MARK_NOT_APPLICABLE',
  'REOPEN_TASK',
  'REASSIGN_TASK',
  'HAND_OVER',
  'ANSWER_CONDITION',
  'ANSWER_EXTENSION_PROPOSAL',
  'RELEASE_FINDINGS',
  'PAUSE_STUDY',
  'RESUME_STUDY',
];

/** The same about the court. */
const DECIDING_COURT = [
  'START_STUDY',
  'SET_COURT_SETTINGS',
  'SET_CONTACT',
  'APPOINT_CHAIR',
  'APPOINT_STAND_IN',
  'SIGN_DECLARATION',
  'CONFIRM_COMMITMENTS',
  'CONFIRM_BUDGET',
  'RECONFIRM_DECLARATION',
  'WAIVE_COMMITMENT',
  'ANNOUNCE_WITHDRAWAL',
  'COMPLETE_DUTY',
];

/** Null for somebody who never was of this court. */
export async function loadPersonFacts(
  manager: EntityManager,
  services: Pick<Services, 'clock' | 'newId' | 'programme'>,
  court: Court,
  personId: string,
): Promise<PersonFacts | null> {
  const people = await loadCourtPeople(manager, court.id);
  const person = personById(people, personId);
  const grants = people.grants.filter((grant) => grant.personId === personId && grant.courtId === court.id);
  if (person === null || grants.length === 0) return null;
  const asOf = localDate(services.clock.now().toISOString());
  const waves = await rows(manager, Wave, {}, { orderBy: ['number'], only: [...ANCHORED, 'title'] });
  const all = await rows(manager, Study, { courtId: court.id }, { orderBy: ['startedOn'] });
  const studies: PersonStudy[] = [];
  for (const { id, waveId } of all) {
    const facts = await loadStudyFacts(manager, services, id);
    const wave = waves.find((one) => one.id === waveId);
    if (facts !== null && wave !== undefined) studies.push(await personStudy(manager, facts, wave, personId));
  }
  const { programme } = services.programme;
  const about = {
    courtId: court.id,
    studyIds: new Set(all.map(({ id }) => id)),
    waveIds: new Set<string>(),
  };
  const entries = await programmeEntriesOf(manager, about, DECIDING_COURT);
  return {
    asOf,
    court,
    person,
    people,
    programme,
    grants: grants.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom)),
    studies: studies.filter(
      ({ facts, decisions }) => facts.case.study.state !== 'CLOSED' || decisions.length > 0,
    ),
    aboutCourt: await withReasons(
      manager,
      entries.filter(({ actorId }) => actorId === personId),
    ),
    commitments: await rows(manager, Commitment, { courtId: court.id }),
    duties: await rows(
      manager,
      Duty,
      { courtId: court.id, state: 'OPEN' },
      { orderBy: ['dueOn', 'kind', 'ref'] },
    ),
    window: nextWindow(waves, programme),
    declarationLink: (await row(manager, DeclarationOfIntent, { courtId: court.id }))?.evidenceLink ?? null,
  };
}

async function personStudy(
  manager: EntityManager,
  facts: StudyFacts,
  { number, title }: PersonStudy['wave'],
  personId: string,
): Promise<PersonStudy> {
  const { id: chain, state } = facts.case.study;
  const entries = await rows(
    manager,
    HistoryEntry,
    { chain, actorId: personId, action: DECIDING },
    { orderBy: ['number'] },
  );
  const closed = state === 'CLOSED';
  const open = closed ? [] : openTasksOfPerson(facts, personId);
  const handed = await handedOver(manager, chain, personId);
  const passed = closed ? [] : passedOn(facts, personId, handed);
  // Who took the work over took these along.
  const theirs = new Set([...open, ...passed.map(({ task }) => task)]);
  return {
    facts,
    wave: { number, title },
    open,
    passed,
    decisions: await withReasons(manager, entries),
    awaited: facts.case.entries.filter((entry) => {
      const guard = awaitsReply(entry) ? guardOf(entry, facts.case.tasks, facts.programme) : undefined;
      return guard !== undefined && (handed.has(guard.id) || doer(facts, guard) === personId);
    }),
    readings: readingsOf(facts, theirs),
    requests: facts.case.requests
      .filter(({ state: asked }) => asked === 'REQUESTED')
      .filter(
        (request) =>
          request.requestedById === personId ||
          deciders(inStudy(facts, { request }), request).people.some(({ id }) => id === personId),
      )
      .map(({ stageId, requestedAt, requestedById }) => ({
        stageId,
        requestedAt,
        own: requestedById === personId,
      })),
  };
}

const doer = (facts: StudyFacts, task: StudyTask): string | null =>
  doerOf(task, facts.programme, facts, facts.court.id, facts.case.study.id, facts.today)?.id ?? null;

/** What this person handed over here, done or not: the day, by the task's id. */
async function handedOver(
  manager: EntityManager,
  chain: string,
  personId: string,
): Promise<Map<unknown, string>> {
  const entries = await rows(manager, HistoryEntry, { chain, action: 'HAND_OVER' }, { orderBy: ['number'] });
  return new Map(
    entries
      .filter(({ data }) => data.personId === personId)
      .flatMap(({ data: { tasks, guards }, at }) =>
        [tasks, guards].flat().map((task: unknown): [unknown, string] => [idOf(task), localDate(at)]),
      ),
  );
}

const idOf = (one: unknown): unknown =>
  typeof one === 'object' && one !== null && 'id' in one ? one.id : null;

function passedOn(
  facts: StudyFacts,
  personId: string,
  handed: ReadonlyMap<unknown, string>,
): PersonStudy['passed'] {
  return facts.case.tasks.flatMap((task) => {
    const on = handed.get(task.id);
    const now = doer(facts, task);
    return on === undefined || task.state !== 'OPEN' || now === personId ? [] : [{ task, doer: now, on }];
  });
}

function readingsOf(facts: StudyFacts, theirs: ReadonlySet<StudyTask>): PersonStudy['readings'] {
  const works = [...theirs];
  return facts.case.tasks.flatMap((task) => {
    const reviewed = taskOf(facts.programme, task.taskId).reviews ?? [];
    if (task.state !== 'OPEN' || theirs.has(task)) return [];
    return works
      .filter(({ taskId }) => reviewed.includes(taskId))
      .map((of) => ({ task, of, reader: doer(facts, task) }));
  });
}

async function withReasons(manager: EntityManager, entries: readonly HistoryEntry[]): Promise<Decision[]> {
  const texts = await rows(manager, HistoryText, { saltedHash: [...textHashes(entries)] });
  const bodies = new Map(texts.map(({ saltedHash, body }) => [saltedHash, body]));
  return entries.map((entry) => ({
    entry,
    reasons: [...new Set([...textHashes([entry])].flatMap((hash) => bodies.get(hash) ?? []))],
  }));
}
