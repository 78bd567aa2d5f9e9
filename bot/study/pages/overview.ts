/**
 * The overview: how every court stands, for a coordinator; a court's own people see theirs. It holds what the digest and
 * "Dit ziet de coördinator" tell, from the same statuses, and nothing of a court's content. A fixed number of queries,
 * whatever the number of courts and waves.
 */
import { In, MoreThanOrEqual } from 'typeorm';
import type { CommitmentStatus } from '../../../entities/commitment';
import { Court } from '../../../entities/court';
import { OutboxMessage } from '../../../entities/message';
import type { Wave } from '../../../entities/wave';
import { roleLabel } from '../../programme/lookups';
import { deciders, inStudy, may, type Where } from '../../workflow/access';
import { nextDay } from '../../workflow/calendar';
import type { Refused } from '../../workflow/checks';
import { calmGroup, composeDigest, type Digest, type Reason } from '../../workflow/digest';
import type { Actor, CourtPeople } from '../../workflow/facts';
import { localDate, localMoment } from '../../workflow/local-time';
import { coordinatorIds, isCurrent, personById } from '../../workflow/people';
import { canBegin } from '../../workflow/start-study';
import type { CourtStatus, StudyStatus } from '../../workflow/status';
import { windowAfter, type WaveWindow } from '../../workflow/window';
import { pulse, type Pulse } from '../health';
import { rows } from '../rows';
import type { Services } from '../services';
import { loadStandings, type CourtStanding, type StudyStanding } from '../status-facts';
import { isAskable } from '../views/status-views';
import { inProgramme, type ViewContext } from '../views/view';
import { briefWaves, windowNow, type BriefWave } from '../views/wave-views';
import { calendarOf, type CalendarEntry } from './calendar';
import { inOneRead, type PageAnswer } from './page';

/** Dates are `yyyy-MM-dd`, days working days of the court; labels are the programme's. */
export interface OverviewPage {
  today: string;
  /** Whether all courts are in it. */
  coordinates: boolean;
  /** As the digest counts. */
  counts: Digest['counts'];
  /** Of the definition that new waves are opened with. */
  phases: Labelled[];
  commitments: Labelled[];
  /** The first one first; the next one too while only its window is known. */
  waves: OverviewWave[];
  /** The window that counts now, and where today stands in it. */
  window: ReturnType<typeof windowNow>;
  /** Of the councils of these courts. */
  elections: CalendarEntry[];
  /** By name. */
  courts: OverviewCourt[];
  /** Who waits longest first. */
  gates: WaitingGate[];
  /** People who cannot be reached, then those whom a message did not reach lately. */
  deliveries: FailedDelivery[];
  /** For a coordinator. */
  health: Pulse | null;
  can: { openWave: boolean; registerCourt: boolean };
}

interface Labelled {
  id: string;
  nl: string;
}

interface OverviewWave {
  number: number;
  /** What is known of it once it was opened. */
  opened: Pick<Wave, 'id' | 'title' | 'state' | 'openedOn' | 'anchorOn'> | null;
  /** In which it is to begin, or its reports are to be published. */
  window: Pick<WaveWindow, 'from' | 'until' | 'countsFrom'> | null;
}

/** A study that is closed, as it stands on the timeline. */
export interface ClosedStudy {
  studyId: string;
  waveId: string;
  startedOn: string;
  publishedOn: string | null;
  closedOn: string | null;
}

export interface OverviewCourt extends Omit<CourtStatus, 'studies' | 'commitments'> {
  /** Whether it is the viewer's own court. */
  own: boolean;
  group: 'ATTENTION' | ReturnType<typeof calmGroup>;
  reasons: Reason[];
  /** The running one first; those that are closed not. */
  studies: StudyStatus[];
  /** The latest first. */
  closed: ClosedStudy[];
  /** Whether the contents of a declaration of intent were registered. */
  declared: boolean;
  /** In the order of the page's `commitments`. */
  commitments: OverviewCommitment[];
  /** A study can be started only where there is a wave to begin in, beside what the court has. */
  can: { askStatus: boolean; startStudy: boolean; declare: boolean };
}

export interface OverviewCommitment {
  /** Others than the court's own people know of a risk and of a breach, and of no other status: that is `CALM`. */
  status: CommitmentStatus | 'CALM';
  /** For the court's own people. */
  dueOn: string | null;
}

export interface WaitingGate extends NonNullable<StudyStatus['gate']> {
  courtId: string;
  studyId: string;
  /** For the court's own people. */
  request: {
    id: string;
    /** The last day of the chair's absence, where that is what is waited for. */
    waitsUntil: string | null;
    mayDecide: boolean;
  } | null;
}

export interface FailedDelivery {
  /** Null for a coordinator. */
  courtId: string | null;
  /** Null for the channel that the court linked. */
  personId: string | null;
  role: string | null;
  /** For the court's own people. */
  name: string | null;
  /** False when no address works: nothing arrives until the person opens Kamerbode in Teams. */
  reachable: boolean;
  /** How many messages of the last month did not arrive, or perhaps not, and the last of them. */
  failures: number;
  last: { on: string; state: 'UNDELIVERABLE' | 'UNKNOWN'; why: string | null } | null;
  /** Whether the card that says what helps is for this viewer. */
  mayHelp: boolean;
}

/** How far back a delivery that failed is told of. */
const FAILED_DAYS = 30;

/** Coordinators see every court and how the installation does; others the courts that they are of. */
export async function overview(services: Services, viewer: Actor): Promise<PageAnswer<OverviewPage>> {
  const answer = await courtsOverview(services, viewer);
  if (!answer.ok || !answer.data.coordinates) return answer;
  return { ok: true, data: { ...answer.data, health: await pulse(services) } };
}

/** Without how the installation itself is doing. */
export function courtsOverview(services: Services, viewer: Actor): Promise<PageAnswer<OverviewPage>> {
  return inOneRead(services, viewer, make);
}

async function make(context: ViewContext): Promise<PageAnswer<OverviewPage>> {
  const { services, today } = context;
  const { programme } = services.programme;
  const seen = await courtsFor(context);
  if (!seen.ok) return seen;
  const standings = await loadStandings(context.manager, services, seen.courts);
  const digest = composeDigest(
    today,
    standings.map(({ status }) => status),
    null,
  );
  const waves = await briefWaves(context);
  const reasons = new Map(digest.attention.map((court) => [court.status.courtId, court.reasons]));
  const where = inProgramme(context);
  return {
    ok: true,
    data: {
      today,
      coordinates: seen.coordinates,
      counts: digest.counts,
      phases: programme.phases.map(labelled),
      commitments: programme.commitments.map(labelled),
      waves: timeline(waves, context),
      window: windowNow(context, waves),
      elections: calendarOf(seen.courts).filter(({ kind }) => kind === 'ELECTIONS'),
      courts: standings.map((standing) =>
        courtOf(standing, reasons.get(standing.court.id) ?? [], waves, context),
      ),
      gates: standings
        .flatMap((standing) => gatesOf(standing, context))
        .toSorted((a, b) => a.since.localeCompare(b.since)),
      deliveries: await deliveriesOf(standings, seen.coordinates, context),
      health: null,
      can: {
        openWave: may(context.viewer, 'OPEN_WAVE', where).ok,
        registerCourt: may(context.viewer, 'REGISTER_COURT', where).ok,
      },
    },
  };
}

const labelled = ({ id, nl }: Labelled): Labelled => ({ id, nl });

/** Whether there is anything in the overview for this viewer. */
export async function seesOverview(context: ViewContext): Promise<boolean> {
  return (await courtsFor(context)).ok;
}

/** The courts whose status this viewer may read, by name; and whether these are all there are. */
export async function courtsFor(
  context: ViewContext,
): Promise<{ ok: true; coordinates: boolean; courts: Court[] } | Refused> {
  const { manager, viewer, today } = context;
  const everywhere = may(viewer, 'READ_STATUS', inProgramme(context));
  const byName = { orderBy: ['municipality' as const] };
  if (everywhere.ok) return { ok: true, coordinates: true, courts: await rows(manager, Court, {}, byName) };
  const current = viewer.grants.filter((grant) => isCurrent(grant, today));
  const id = [...new Set(current.flatMap(({ courtId }) => courtId ?? []))];
  const courts = (await rows(manager, Court, { id }, byName)).filter(
    (court) => may(viewer, 'READ_STATUS', { ...inProgramme(context), court }).ok,
  );
  return courts.length === 0 ? everywhere : { ok: true, coordinates: false, courts };
}

/** Every wave with the window in which it was to begin; after the last one the window of the next. */
function timeline(waves: readonly BriefWave[], { services }: ViewContext): OverviewWave[] {
  const windows = waves.flatMap((wave) => windowAfter(wave, services.programme.programme) ?? []);
  const numbers = [...waves, ...windows].map(({ number }) => number);
  return [...new Set(numbers)]
    .toSorted((a, b) => a - b)
    .map((number): OverviewWave => {
      const wave = waves.find((one) => one.number === number);
      const window = windows.find((one) => one.number === number);
      return {
        number,
        opened:
          wave === undefined
            ? null
            : {
                id: wave.id,
                title: wave.title,
                state: wave.state,
                openedOn: wave.openedOn,
                anchorOn: wave.anchorOn,
              },
        window:
          window === undefined
            ? null
            : { from: window.from, until: window.until, countsFrom: window.countsFrom },
      };
    });
}

function courtOf(
  standing: CourtStanding,
  reasons: Reason[],
  waves: readonly BriefWave[],
  context: ViewContext,
): OverviewCourt {
  const { court, status } = standing;
  const { viewer } = context;
  const { studies, commitments, ...told } = status;
  const begun = standing.studies.map((facts) => facts.case.study);
  const where = whereOf(standing, context);
  const own = isOwn(standing, context);
  return {
    ...told,
    own,
    group: reasons.length > 0 ? 'ATTENTION' : calmGroup(status),
    reasons,
    studies: studies.filter(({ state }) => state !== 'CLOSED'),
    closed: studies
      .filter(({ state }) => state === 'CLOSED')
      .map(({ studyId, waveId, startedOn, publicationOn, closedOn }) => ({
        studyId,
        waveId,
        startedOn,
        publishedOn: publicationOn,
        closedOn,
      })),
    declared: commitments?.declared ?? false,
    commitments: commitmentsOf(standing, own, context),
    can: {
      askStatus: !own && may(viewer, 'ASK_STATUS', where).ok && isAskable(court, where),
      startStudy: may(viewer, 'START_STUDY', where).ok && canBegin(court, waves, begun),
      declare: may(viewer, 'SIGN_DECLARATION', where).ok,
    },
  };
}

function whereOf({ court, people }: CourtStanding, context: ViewContext): Where {
  return { ...inProgramme(context), court, people };
}

/** Whether this viewer may read more of the court than its status. */
function isOwn(standing: CourtStanding, context: ViewContext): boolean {
  return may(context.viewer, 'READ_CONTENT', whereOf(standing, context)).ok;
}

function commitmentsOf(
  { status, commitments }: CourtStanding,
  own: boolean,
  { services }: ViewContext,
): OverviewCommitment[] {
  return services.programme.programme.commitments.map(({ id, nl }): OverviewCommitment => {
    if (own) {
      const known = commitments.find(({ commitmentId }) => commitmentId === id);
      return { status: known?.status ?? 'NOT_CONFIRMED', dueOn: known?.dueOn ?? null };
    }
    const { atRisk = [], breached = [] } = status.commitments ?? {};
    return {
      status: breached.includes(nl) ? 'BREACHED' : atRisk.includes(nl) ? 'AT_RISK' : 'CALM',
      dueOn: null,
    };
  });
}

function gatesOf(standing: CourtStanding, context: ViewContext): WaitingGate[] {
  const own = isOwn(standing, context);
  return standing.status.studies.flatMap(({ studyId, gate }) => {
    const study = standing.studies.find((one) => one.case.study.id === studyId);
    if (gate === null || study === undefined) return [];
    return [
      { ...gate, courtId: standing.court.id, studyId, request: own ? requestOf(study, context) : null },
    ];
  });
}

function requestOf(study: StudyStanding, { viewer }: ViewContext): WaitingGate['request'] {
  const [request] = study.case.requests;
  if (request === undefined) return null;
  const where = inStudy(study, { request });
  return {
    id: request.id,
    waitsUntil: deciders(where, request).waitsUntil,
    mayDecide: may(viewer, 'APPROVE_GATE', where).ok,
  };
}

type Failed = Pick<OutboxMessage, 'personId' | 'channelOfCourtId' | 'state' | 'settledAt' | 'why'>;

/** Messages of the last month that did not arrive, or of which nobody knows; the last one last. */
function loadFailed({ manager, today }: ViewContext): Promise<Failed[]> {
  return manager.find(OutboxMessage, {
    select: { personId: true, channelOfCourtId: true, state: true, settledAt: true, why: true },
    where: {
      kind: 'POST',
      state: In(['UNDELIVERABLE', 'UNKNOWN']),
      notBefore: MoreThanOrEqual(localMoment(nextDay(today, -FAILED_DAYS), '00:00')),
    },
    order: { settledAt: 'ASC', id: 'ASC' },
  });
}

async function deliveriesOf(
  standings: readonly CourtStanding[],
  coordinates: boolean,
  context: ViewContext,
): Promise<FailedDelivery[]> {
  const failed = await loadFailed(context);
  const failures = (to: (message: Failed) => boolean): Pick<FailedDelivery, 'failures' | 'last'> => {
    const own = failed.filter(to);
    const last = own.at(-1);
    if (last === undefined) return { failures: 0, last: null };
    const state = last.state === 'UNKNOWN' ? 'UNKNOWN' : 'UNDELIVERABLE';
    const on = last.settledAt === null ? context.today : localDate(last.settledAt);
    return { failures: own.length, last: { on, state, why: last.why } };
  };
  const toPerson = (personId: string) => failures((message) => message.personId === personId);
  const deliveries = standings.flatMap((standing): FailedDelivery[] => {
    const { court, people, serving, unreached } = standing;
    const own = isOwn(standing, context);
    const mayHelp = may(context.viewer, 'INVITE', whereOf(standing, context)).ok;
    const channel = failures(({ channelOfCourtId }) => channelOfCourtId === court.id);
    return [
      ...serving.map((personId) => ({
        courtId: court.id,
        personId,
        role: roleIn(people, personId, court.id, context),
        name: own ? (personById(people, personId)?.name ?? null) : null,
        reachable: !unreached.includes(personId),
        ...toPerson(personId),
        mayHelp,
      })),
      {
        courtId: court.id,
        personId: null,
        role: null,
        name: null,
        reachable: true,
        ...channel,
        mayHelp: false,
      },
    ];
  });
  const coordinators = coordinates ? coordinatorsIn(standings, context) : [];
  return [
    ...deliveries,
    ...coordinators.map((personId) => ({
      courtId: null,
      personId,
      role: roleLabel(context.services.programme.programme, 'COORDINATOR'),
      name: null,
      reachable: true,
      ...toPerson(personId),
      mayHelp: false,
    })),
  ]
    .filter(({ reachable, failures: count }) => !reachable || count > 0)
    .toSorted((a, b) => Number(a.reachable) - Number(b.reachable));
}

/** The role that a person holds in this court now, as it is called. */
function roleIn({ grants }: CourtPeople, personId: string, courtId: string, context: ViewContext): string {
  const held = grants.find(
    (grant) => grant.personId === personId && grant.courtId === courtId && isCurrent(grant, context.today),
  );
  if (held?.kind === 'STAND_IN') return context.texts.standIn;
  return roleLabel(context.services.programme.programme, held?.role ?? 'MEMBER');
}

/** A coordinator is among the people of every court. */
function coordinatorsIn([standing]: readonly CourtStanding[], { today }: ViewContext): string[] {
  return coordinatorIds(standing?.people.grants ?? [], today);
}
