/**
 * Loads what the status of courts follows from, of all of them at once: a fixed number of queries, whatever their number.
 * Of a study that is closed nothing but its row is read, and of the others no more than the status tells.
 */
import type { EntityManager } from 'typeorm';
import { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import type { Court } from '../../entities/court';
import { Address } from '../../entities/message';
import { Absence, Person, RoleGrant } from '../../entities/person';
import { GateRequest, RegisterEntry, Study, StudyStage, StudyTask } from '../../entities/study';
import type { CourtPeople } from '../workflow/facts';
import { isCurrent } from '../workflow/people';
import {
  commitmentsStatus,
  courtStatus,
  statusOf,
  type CourtStatus,
  type StatusFacts,
} from '../workflow/status';
import { momentOf, programmesOf } from './load';
import { rows } from './rows';
import type { Services } from './services';

export type Loading = Pick<Services, 'clock' | 'newId' | 'programme'>;

/** What is known of a court, with the status that follows from it. */
export interface CourtStanding {
  court: Court;
  people: CourtPeople;
  commitments: Commitment[];
  /** In no particular order. */
  studies: Study[];
  /** Gates that wait for a decision. */
  requests: Pick<GateRequest, 'id' | 'studyId' | 'stageId' | 'requestedById'>[];
  /** People with a role in this court now who have no address that works. */
  unreached: string[];
  status: CourtStatus;
}

const STAGE = ['studyId', 'stageId', 'state', 'startOn', 'endOn', 'completedOn'] as const;
const TASK = ['studyId', 'taskId', 'state', 'firm', 'dueOn', 'assigneeId', 'doneById'] as const;
const REQUEST = ['id', 'studyId', 'stageId', 'state', 'requestedById', 'requestedAt'] as const;
const ENTRY = [
  'studyId',
  'kind',
  'sentOn',
  'heldOn',
  'minutesDraftedOn',
  'minutesSentOn',
  'dueOn',
  'receivedOn',
  'settledOn',
  'outcome',
] as const;

export async function loadStandings(
  manager: EntityManager,
  services: Loading,
  courts: readonly Court[],
): Promise<CourtStanding[]> {
  const { today } = momentOf(services);
  const { programme } = services.programme;
  const courtId = courts.map(({ id }) => id);
  const peopleOf = await loadPeople(manager, courtId);
  const studies = await rows(manager, Study, { courtId }, { orderBy: ['startedOn', 'id'] });
  const parts = await loadParts(manager, studies);
  const programmes = await programmesOf(
    manager,
    studies.map(({ waveId }) => waveId),
  );
  const studiesOf = grouped(studies, (study) => study.courtId);
  const commitmentsOf = grouped(await rows(manager, Commitment, { courtId }), (one) => one.courtId);
  const declarations = await rows(manager, DeclarationOfIntent, { courtId });
  const standings = courts.map(
    (court): Omit<CourtStanding, 'unreached' | 'status'> & { serving: string[] } => {
      const people = peopleOf(court.id);
      return {
        court,
        people,
        commitments: commitmentsOf(court.id),
        studies: studiesOf(court.id),
        requests: studiesOf(court.id).flatMap(({ id }) => parts(id).requests),
        serving: serving(people, court.id, today),
      };
    },
  );
  const reached = await loadReached(
    manager,
    standings.flatMap((one) => one.serving),
  );
  return standings.map(({ serving: ids, ...standing }) => {
    const { court, people, commitments } = standing;
    const unreached = ids.filter((id) => !reached.has(id));
    const facts = (study: Study): StatusFacts => ({
      today,
      court,
      ...people,
      programme: programmes.get(study.waveId)!,
      case: { study, ...parts(study.id) },
    });
    const declaration = declarations.find((one) => one.courtId === court.id) ?? null;
    const status = courtStatus(
      court,
      standing.studies.map((study) => statusOf(facts(study))),
      unreached.length,
      commitmentsStatus(programme, declaration, commitments),
    );
    return { ...standing, unreached, status };
  });
}

type Parts = Omit<StatusFacts['case'], 'study' | 'requests'> & {
  requests: Pick<GateRequest, (typeof REQUEST)[number]>[];
};

/** What the status tells of each study. A second reader who may decide is known by tasks that are done: see `isDelegate`. */
async function loadParts(
  manager: EntityManager,
  studies: readonly Study[],
): Promise<(studyId: string) => Parts> {
  const open = studies.filter(({ state }) => state !== 'CLOSED').map(({ id }) => id);
  const planned = studies.filter(({ state, publishedOn }) => state !== 'CLOSED' || publishedOn === null);
  const requests = await rows(
    manager,
    GateRequest,
    { studyId: open, state: 'REQUESTED' },
    { only: [...REQUEST], orderBy: ['requestedAt', 'id'] },
  );
  const asked = requests.map(({ studyId }) => studyId);
  const tasks = [
    ...(await rows(manager, StudyTask, { studyId: open, state: 'OPEN' }, { only: [...TASK] })),
    ...(await rows(
      manager,
      StudyTask,
      { studyId: asked, state: ['DONE', 'NOT_APPLICABLE'] },
      { only: [...TASK] },
    )),
  ];
  const stages = await rows(
    manager,
    StudyStage,
    { studyId: planned.map(({ id }) => id) },
    { only: [...STAGE], orderBy: ['position'] },
  );
  const entries = await rows(
    manager,
    RegisterEntry,
    { studyId: open, settledOn: null },
    { only: [...ENTRY] },
  );
  const ofStudy = {
    requests: grouped(requests, (one) => one.studyId),
    tasks: grouped(tasks, (one) => one.studyId),
    stages: grouped(stages, (one) => one.studyId),
    entries: grouped(entries, (one) => one.studyId),
  };
  return (id) => ({
    requests: ofStudy.requests(id),
    tasks: ofStudy.tasks(id),
    stages: ofStudy.stages(id),
    entries: ofStudy.entries(id),
  });
}

/** The people of each court, as `loadCourtPeople` has them. */
async function loadPeople(
  manager: EntityManager,
  courtIds: readonly string[],
): Promise<(courtId: string) => CourtPeople> {
  const grants = await rows(manager, RoleGrant, { courtId: [...courtIds, null] });
  const people = await rows(manager, Person, { id: [...new Set(grants.map(({ personId }) => personId))] });
  const grantsOf = grouped(grants, (grant) => grant.courtId ?? '');
  const absencesOf = grouped(
    await rows(manager, Absence, { courtId: courtIds }),
    (absence) => absence.courtId,
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  return (courtId) => {
    const own = [...grantsOf(courtId), ...grantsOf('')];
    return {
      people: [...new Set(own.map(({ personId }) => personId))].flatMap((id) => byId.get(id) ?? []),
      grants: own,
      absences: absencesOf(courtId),
    };
  };
}

/** Everybody with a role in this court now. */
function serving({ grants }: CourtPeople, courtId: string, today: string): string[] {
  const current = grants.filter((grant) => grant.courtId === courtId && isCurrent(grant, today));
  return [...new Set(current.map(({ personId }) => personId))];
}

async function loadReached(manager: EntityManager, personIds: readonly string[]): Promise<Set<string>> {
  const addresses = await rows(
    manager,
    Address,
    { personId: [...new Set(personIds)], state: 'ALIVE' },
    { only: ['personId'] },
  );
  return new Set(addresses.map(({ personId }) => personId));
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): (key: string) => T[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return (key) => groups.get(key) ?? [];
}
