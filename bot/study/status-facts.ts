/**
 * Loads what the status of courts follows from, of all of them at once: a fixed number of queries, whatever their number.
 * Of a study that is closed nothing but its row is read, and of the others no more than the status tells.
 */
import type { EntityManager } from 'typeorm';
import { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import type { Court } from '../../entities/court';
import { JointConsent, JointNote } from '../../entities/joint-note';
import { Absence, Person, RoleGrant } from '../../entities/person';
import { GateRequest, RegisterEntry, Study, StudyStage, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import type { CourtPeople } from '../workflow/facts';
import { isCurrent } from '../workflow/people';
import {
  commitmentsStatus,
  courtStatus,
  statusOf,
  type CourtStatus,
  type StatusFacts,
} from '../workflow/status';
import { loadReached, momentOf, programmesOf } from './load';
import { grouped, rows } from './rows';
import type { Services } from './services';

export type Loading = Pick<Services, 'clock' | 'newId' | 'programme'>;

/** What is known of a court, with the status that follows from it. */
export interface CourtStanding {
  court: Court;
  people: CourtPeople;
  commitments: Commitment[];
  /** In no particular order. */
  studies: StudyStanding[];
  /** People with a role in this court now, and those of them who have no address that works. */
  serving: string[];
  unreached: string[];
  status: CourtStatus;
}

/** What is read of a study that is closed; the rest is as of any that is. */
const CLOSED = ['id', 'courtId', 'waveId', 'startedOn', 'publishedOn', 'closedOn'] as const;

type BriefStudy = Pick<Study, 'courtId'> & StatusFacts['case']['study'];

/** As it is stored. */
const FIRM = 1;

/** What the status of one study follows from. */
export type StudyStanding = StatusFacts & { case: Parts };

/** With the ids of what waits. */
type Parts = Omit<StatusFacts['case'], 'requests'> & {
  requests: Pick<GateRequest, (typeof REQUEST)[number]>[];
};

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

/** In a fixed number of questions, whatever the number of courts; of closed studies a few columns. */
export async function loadStandings(
  manager: EntityManager,
  services: Loading,
  courts: readonly Court[],
): Promise<CourtStanding[]> {
  const { today } = momentOf(services);
  const { programme } = services.programme;
  const courtId = courts.map(({ id }) => id);
  const peopleOf = await loadPeople(manager, courtId);
  const studies = await loadStudies(manager, courtId);
  const parts = await loadParts(manager, studies);
  const programmes = await programmesOf(
    manager,
    studies.map(({ waveId }) => waveId),
  );
  const studiesOf = grouped(studies, (study) => study.courtId);
  const commitmentsOf = grouped(await rows(manager, Commitment, { courtId }), (one) => one.courtId);
  const declarations = await rows(manager, DeclarationOfIntent, { courtId });
  const standings = courts.map((court): Omit<CourtStanding, 'unreached' | 'status'> => {
    const { people, grants, absences } = peopleOf(court.id);
    return {
      court,
      people: { people, grants, absences },
      commitments: commitmentsOf(court.id),
      studies: studiesOf(court.id).map((study) => ({
        today,
        court,
        people,
        grants,
        absences,
        programme: programmes.get(study.waveId)!,
        case: parts(study),
      })),
      serving: serving(grants, court.id, today),
    };
  });
  const jointNotes = await loadJointNotes(manager, courtId);
  const reached = await loadReached(
    manager,
    standings.flatMap((one) => one.serving),
  );
  return standings.map((standing) => {
    const { court, commitments } = standing;
    const unreached = standing.serving.filter((id) => !reached.has(id));
    const declaration = declarations.find((one) => one.courtId === court.id) ?? null;
    const status = courtStatus(
      court,
      standing.studies.map((study) => statusOf(study)),
      unreached.length,
      commitmentsStatus(programme, declaration, commitments),
    );
    const jointNote = jointNotes.get(court.id);
    return {
      ...standing,
      unreached,
      status: jointNote === undefined ? status : { ...status, jointNote },
    };
  });
}

/** What each of these courts said to the joint note that lies before it, if one does: the last, if there are more. */
async function loadJointNotes(
  manager: EntityManager,
  courtId: string[],
): Promise<Map<string, NonNullable<CourtStatus['jointNote']>>> {
  const notes = await rows(
    manager,
    JointNote,
    { state: ['PROPOSED', 'AGREED'] },
    { orderBy: ['proposedOn', 'id'] },
  );
  const said = new Map<string, NonNullable<CourtStatus['jointNote']>>();
  if (notes.length === 0) return said;
  const waves = await rows(manager, Wave, {}, { only: ['id', 'number'] });
  const noteId = notes.map(({ id }) => id);
  const consents = await rows(manager, JointConsent, { noteId, courtId });
  for (const note of notes) {
    const wave = waves.find(({ id }) => id === note.waveId)?.number ?? 0;
    for (const consent of consents) {
      if (consent.noteId !== note.id || consent.round !== note.round || consent.state === 'LEFT') continue;
      said.set(consent.courtId, { noteId: note.id, wave, state: consent.state });
    }
  }
  return said;
}

/** There are many that are closed: their plan and what happened in them are not read, unless the report never came out. */
async function loadStudies(manager: EntityManager, courtId: string[]): Promise<BriefStudy[]> {
  const closed = await rows(manager, Study, { courtId, state: 'CLOSED' }, { only: [...CLOSED] });
  const unpublished = closed.filter(({ publishedOn }) => publishedOn === null).map(({ id }) => id);
  const whole = [
    ...(await rows(manager, Study, { courtId, state: ['RUNNING', 'PAUSED', 'AFTERCARE'] })),
    ...(await rows(manager, Study, { id: unpublished })),
  ];
  const published = closed.filter(({ publishedOn }) => publishedOn !== null);
  return [...whole, ...published.map((study) => closedStudy(study))];
}

/** Written out: spreading a row as the driver gives it takes as long as reading it. */
function closedStudy({
  id,
  courtId,
  waveId,
  startedOn,
  publishedOn,
  closedOn,
}: Pick<Study, (typeof CLOSED)[number]>): BriefStudy {
  return {
    id,
    courtId,
    waveId,
    startedOn,
    publishedOn,
    closedOn,
    state: 'CLOSED',
    stageId: null,
    pausedOn: null,
    events: {},
    conditions: {},
    firstPlan: {},
  };
}

/** What the status tells of each study. Who may decide on a gate may depend on who did which task, whatever its state. */
async function loadParts(
  manager: EntityManager,
  studies: readonly BriefStudy[],
): Promise<(study: BriefStudy) => Parts> {
  const open = studies.filter(({ state }) => state !== 'CLOSED').map(({ id }) => id);
  const planned = studies.filter(({ state, publishedOn }) => state !== 'CLOSED' || publishedOn === null);
  const requests = await rows(
    manager,
    GateRequest,
    { studyId: open, state: 'REQUESTED' },
    { only: [...REQUEST], orderBy: ['requestedAt', 'id'] },
  );
  const asked = new Set(requests.map(({ studyId }) => studyId));
  const others = open.filter((id) => !asked.has(id));
  const tasks = [
    ...(await rows(manager, StudyTask, { studyId: [...asked] }, { only: [...TASK] })),
    ...(await rows(manager, StudyTask, { studyId: others, state: 'OPEN', firm: FIRM }, { only: [...TASK] })),
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
  return (study) => ({
    study,
    requests: ofStudy.requests(study.id),
    tasks: ofStudy.tasks(study.id),
    stages: ofStudy.stages(study.id),
    entries: ofStudy.entries(study.id),
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
function serving(grants: readonly RoleGrant[], courtId: string, today: string): string[] {
  const current = grants.filter((grant) => grant.courtId === courtId && isCurrent(grant, today));
  return [...new Set(current.map(({ personId }) => personId))];
}
