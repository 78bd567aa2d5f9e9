/**
 * The waves: how each stands, the window of the next one, and when courts could begin in it and why. Everybody in the
 * programme sees counts; of single courts a coordinator sees whether they began and published, a court's people their own.
 */
import type { WavesInput, WaveNote } from '../../../cards/waves';
import type { CardRef, DialogRef } from '../../../cards/ref';
import type { ProposalLine } from '../../../cards/texts/nl-waves';
import type { Court } from '../../../entities/court';
import { Duty } from '../../../entities/duty';
import type { Study } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import { may } from '../../workflow/access';
import type { Actor } from '../../workflow/facts';
import { proposeJointStart, proposeStart, type PlanningOf } from '../../workflow/start-planner';
import { nextWindow, windowAfter, type WaveWindow } from '../../workflow/window';
import { programmesOf } from '../load';
import { rows } from '../rows';
import type { Services } from '../services';
import { sharedQuestions } from '../views/shared-views';
import { courtFor, inProgramme, type ViewContext } from '../views/view';
import { awaitedStarts, wavesFor, type BriefWave } from '../views/wave-views';
import { calendarOf, type CalendarEntry } from './calendar';
import { courtsFor } from './overview';
import { inOneRead, type Asked, type PageAnswer } from './page';

/** Dates are `yyyy-MM-dd`. */
export interface WavesPage {
  of: 'WAVES';
  today: string;
  window: WavesInput['window'];
  started: WavesInput['started'];
  /** The last one first. */
  waves: WaveRow[];
  /** Elections, recess, and the weeks around elections in which courts had rather not publish. */
  calendar: CalendarEntry[];
  can: {
    /** There is a court that could begin in the wave of the window, of which this viewer may see when. */
    plan: boolean;
    openWave: DialogRef | null;
    propose: DialogRef | null;
    overview: CardRef | null;
  };
}

export interface WaveRow {
  id: string;
  number: number;
  title: string;
  state: Wave['state'];
  openedOn: string;
  anchorOn: string | null;
  /** How many courts have a study in it. */
  studies: number;
  /** Those of which the viewer may see how they stand. */
  courts: WaveCourt[];
  /** The window of the next wave, counted from this one's anchor. */
  window: WaveWindow | null;
  note: WaveNote | null;
  /** For coordinators; else empty. */
  tasks: JointTask[];
  shared: { answered: number; of: number; adopted: number };
  /** Where it stands, moved or planned; for coordinators, of the waves whose window may still count. */
  change: { anchor: DialogRef; window: DialogRef } | null;
  /** There is a newer definition than the wave's. */
  adopt: DialogRef | null;
}

interface WaveCourt {
  courtId: string;
  municipality: string;
  state: Study['state'];
  startedOn: string;
  publishedOn: string | null;
}

export interface JointTask {
  label: string;
  /** When it is due, in the words of the programme. */
  when: string;
  /** Null while its occasion has not come. */
  duty: Pick<Duty, 'id' | 'dueOn' | 'state' | 'doneOn'> | null;
}

/** When courts could begin in the wave of the window. */
export interface Planner {
  of: 'PLANNER';
  /** Null while there is no window. */
  number: number | null;
  /** For a coordinator: all together; null when no day fits, or there is nobody to plan for. */
  together: { on: string | null; courts: number } | null;
  courts: PlannedCourt[];
}

export interface PlannedCourt {
  courtId: string;
  municipality: string;
  startOn: string | null;
  publicationOn: string | null;
  lines: ProposalLine[];
  start: DialogRef | null;
}

/** The windows of older waves no longer count. */
const MOST_WINDOWS = 2;
const PLANNER = 'planner';

/** The waves and their windows; with `planner` as id when each court could start. */
export async function waves(
  services: Services,
  viewer: Actor,
  { id }: Asked,
): Promise<PageAnswer<WavesPage | Planner>> {
  if (id !== PLANNER) return inOneRead(services, viewer, wavesPage);
  const found = await inOneRead(services, viewer, awaited);
  // Reckoned when the database is free again: it takes long when no day fits.
  return found.ok ? { ok: true, data: planned(found.data) } : found;
}

async function wavesPage(context: ViewContext): Promise<PageAnswer<WavesPage>> {
  const found = await wavesFor(context);
  if (!found.ok) return found;
  const seen = await courtsFor(context);
  if (!seen.ok) return seen;
  const { input, studies } = found;
  const { manager, viewer, services, today } = context;
  const { programme } = services.programme;
  const programmes = await programmesOf(
    manager,
    found.waves.map(({ id }) => id),
  );
  const where = inProgramme(context);
  const coordinates = may(viewer, 'COMPLETE_DUTY', where).ok;
  const duties = coordinates ? await rows(manager, Duty, { courtId: null, kind: 'JOINT_TASK' }) : [];
  const older = may(viewer, 'ADOPT_DEFINITION', where).ok ? await outdated(context) : new Set<string>();
  const last = found.waves.slice(-MOST_WINDOWS).map(({ id }) => id);
  const made: WaveRow[] = [];
  for (const wave of found.waves.toReversed()) {
    const { id: waveId, number, title, state, openedOn, anchorOn } = wave;
    const own = studies.filter((study) => study.waveId === waveId);
    const ofWave = programmes.get(waveId)!;
    const questions = await sharedQuestions(context, ofWave, waveId, own);
    made.push({
      id: waveId,
      number,
      title,
      state,
      openedOn,
      anchorOn,
      studies: own.length,
      courts: seen.courts.flatMap((court) => courtIn(court, own)),
      window: windowAfter(wave, programme),
      note: input.waves.find(({ id }) => id === waveId)?.note ?? null,
      tasks: coordinates
        ? ofWave.jointTasks.map(({ id, nl, when }) => ({
            label: nl,
            when,
            duty: briefDuty(duties.find((duty) => duty.waveId === waveId && duty.ref === id)),
          }))
        : [],
      shared: {
        answered: questions.filter(({ current }) => current !== null).length,
        of: questions.length,
        adopted: questions.reduce((sum, { adopted }) => sum + adopted, 0),
      },
      change:
        input.mayChange && last.includes(waveId)
          ? {
              anchor: { dialog: 'WAVE', waveId, change: 'ANCHOR' },
              window: { dialog: 'WAVE', waveId, change: 'WINDOW' },
            }
          : null,
      adopt: older.has(waveId) ? { dialog: 'ADOPT_DEFINITION', waveId } : null,
    });
  }
  return {
    ok: true,
    data: {
      of: 'WAVES',
      today,
      window: input.window,
      started: input.started,
      waves: made,
      calendar: calendarOf(seen.courts),
      can: {
        plan: await plans(context, input, found.waves),
        openWave: may(viewer, 'OPEN_WAVE', where).ok ? { dialog: 'OPEN_WAVE' } : null,
        propose: input.proposable === null ? null : { dialog: 'JOINT_NOTE', waveId: input.proposable },
        overview: input.mayChange ? { card: 'DIGEST' } : null,
      },
    },
  };
}

/** Whether there is anything to plan for: whoever plans for all may always see it. */
async function plans(
  context: ViewContext,
  { mayChange }: Pick<WavesInput, 'mayChange'>,
  all: readonly BriefWave[],
): Promise<boolean> {
  const window = nextWindow(all, context.services.programme.programme);
  if (window === null || mayChange) return window !== null;
  for (const { courtId } of await plannable(context, all, window))
    if ((await courtFor(context, courtId, 'START_STUDY')).ok) return true;
  return false;
}

/** Open waves that keep another definition than the program was started with. */
async function outdated({ manager, services }: ViewContext): Promise<Set<string>> {
  const open = await rows(manager, Wave, { state: 'OPEN' }, { only: ['id', 'definitionHash'] });
  return new Set(
    open.filter(({ definitionHash }) => definitionHash !== services.programme.hash).map(({ id }) => id),
  );
}

function courtIn(
  { id: courtId, municipality }: Court,
  studies: readonly Pick<Study, 'courtId' | 'state' | 'startedOn' | 'publishedOn'>[],
): WaveCourt[] {
  const study = studies.find((one) => one.courtId === courtId);
  if (study === undefined) return [];
  const { state, startedOn, publishedOn } = study;
  return [{ courtId, municipality, state, startedOn, publishedOn }];
}

function briefDuty(duty: Duty | undefined): JointTask['duty'] {
  if (duty === undefined) return null;
  const { id, dueOn, state, doneOn } = duty;
  return { id, dueOn, state, doneOn };
}

interface Awaited {
  window: WaveWindow | null;
  /** Whether the viewer plans for all courts together. */
  together: boolean;
  courts: { courtId: string; municipality: string; input: PlanningOf; mayStart: boolean }[];
}

/** The courts that have not begun in the wave of the window, of which this viewer may see when they could. */
async function awaited(context: ViewContext): Promise<PageAnswer<Awaited>> {
  const found = await wavesFor(context);
  if (!found.ok) return found;
  const { mayChange } = found.input;
  const window = nextWindow(found.waves, context.services.programme.programme);
  if (window === null) return { ok: true, data: { window, together: mayChange, courts: [] } };
  const isOpen = found.waves.some(({ number, state }) => number === window.number && state === 'OPEN');
  const courts: Awaited['courts'] = [];
  for (const court of await plannable(context, found.waves, window)) {
    const starting = await courtFor(context, court.courtId, 'START_STUDY');
    if (!mayChange && !starting.ok) continue;
    courts.push({ ...court, mayStart: starting.ok && isOpen });
  }
  return { ok: true, data: { window, together: mayChange, courts } };
}

/** Of courts that the viewer may see at all. */
async function plannable(
  context: ViewContext,
  all: readonly BriefWave[],
  window: WaveWindow,
): ReturnType<typeof awaitedStarts> {
  const seen = await courtsFor(context);
  const ids = new Set(seen.ok ? seen.courts.map(({ id }) => id) : []);
  return (await awaitedStarts(context, all, window)).filter(({ courtId }) => ids.has(courtId));
}

function planned({ window, together, courts }: Awaited): Planner {
  return {
    of: 'PLANNER',
    number: window?.number ?? null,
    together:
      together && courts.length > 0
        ? { on: proposeJointStart(courts.map(({ input }) => input)), courts: courts.length }
        : null,
    courts: courts.map(({ courtId, municipality, input, mayStart }) => ({
      courtId,
      municipality,
      ...proposeStart(input),
      start: mayStart ? { dialog: 'START_STUDY', courtId } : null,
    })),
  };
}
