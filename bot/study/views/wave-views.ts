/** The view of the waves, and what stands of the next window on other cards: status only. */
import { wavesCard, type WaveNote, type WavesInput, type WindowInput } from '../../../cards/waves';
import { Court } from '../../../entities/court';
import { JointConsent, JointNote } from '../../../entities/joint-note';
import { Study } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import type { Programme } from '../../programme/definition';
import { may } from '../../workflow/access';
import type { Refused } from '../../workflow/checks';
import { takesPart } from '../../workflow/duties';
import { LEAST_COURTS, participants, standingOf as standingOfNote } from '../../workflow/joint-gate';
import { isCurrent } from '../../workflow/people';
import type { PlanningOf } from '../../workflow/start-planner';
import { ANCHORED, nextWindow, standingOf, type WaveWindow } from '../../workflow/window';
import { programmeOfWave } from '../load';
import { rows } from '../rows';
import { namesOf, noteFor } from './joint-note';
import { courtFor, inProgramme, type Found, type View, type ViewContext } from './view';

/** Everything of a wave but its definition, which is long. */
const BRIEF = [...ANCHORED, 'version', 'title', 'state', 'openedOn'] as const;

export type BriefWave = Pick<Wave, (typeof BRIEF)[number]>;

/** What is told of a study beside its wave. */
const BRIEF_STUDY = ['id', 'waveId', 'courtId', 'state', 'startedOn', 'publishedOn'] as const;

type BriefStudy = Pick<Study, (typeof BRIEF_STUDY)[number]>;

/** Every wave, the first one first. */
export function briefWaves({ manager }: Pick<ViewContext, 'manager'>): Promise<BriefWave[]> {
  return rows(manager, Wave, {}, { only: [...BRIEF], orderBy: ['number'] });
}

export async function briefWave(
  { manager }: Pick<ViewContext, 'manager'>,
  id: string,
): Promise<BriefWave | null> {
  return (await rows(manager, Wave, { id }, { only: [...BRIEF] }))[0] ?? null;
}

/** The title of a study's wave. Without the rest of it, for the definition is long. */
export async function waveTitle(
  { manager }: Pick<ViewContext, 'manager'>,
  { waveId }: Pick<Study, 'waveId'>,
  { nl }: Pick<Programme, 'nl'>,
): Promise<string> {
  const [wave] = await rows(manager, Wave, { id: waveId }, { only: ['title'] });
  return wave?.title ?? nl;
}

/** The window that counts now, and where today stands in it; null while no wave has an anchor. */
export function windowNow(
  { services, today }: Pick<ViewContext, 'services' | 'today'>,
  waves: readonly BriefWave[],
): WindowInput | null {
  const window = nextWindow(waves, services.programme.programme);
  return window === null ? null : { ...window, standing: standingOf(window, today) };
}

/** Courts that take part, and whether each has a study in this wave. */
async function startedIn(
  { manager }: Pick<ViewContext, 'manager'>,
  waveId: string,
): Promise<{ court: Court; started: boolean }[]> {
  const studies = await rows(manager, Study, { waveId }, { only: ['courtId'] });
  const begun = new Set(studies.map(({ courtId }) => courtId));
  const courts = await rows(manager, Court, {}, { orderBy: ['municipality'] });
  return courts.filter(takesPart).map((court) => ({ court, started: begun.has(court.id) }));
}

/** What the start of each court that takes part and has not begun in the wave of the window is planned with. */
export async function awaitedStarts(
  context: Pick<ViewContext, 'manager' | 'services' | 'today'>,
  waves: readonly Pick<Wave, 'id' | 'number'>[],
  window: WaveWindow,
): Promise<{ courtId: string; municipality: string; input: PlanningOf }[]> {
  const { manager, services, today } = context;
  const next = waves.find(({ number }) => number === window.number);
  const programme =
    next === undefined ? services.programme.programme : await programmeOfWave(manager, next.id);
  const courts = await startedIn(context, next?.id ?? '');
  return courts
    .filter(({ court, started }) => !started && court.participation !== 'PAUSED')
    .map(({ court }) => ({
      courtId: court.id,
      municipality: court.municipality,
      input: { settings: court.settings, programme, window, today },
    }));
}

export async function viewWaves(context: ViewContext): Promise<View> {
  const found = await wavesFor(context);
  return found.ok ? { parts: wavesCard(found.input, context.texts) } : found;
}

/** The waves as they stand, for coordinators and for whoever may see how a court stands; with what that was made of. */
export async function wavesFor(
  context: ViewContext,
): Promise<Found<{ input: WavesInput; waves: BriefWave[]; studies: BriefStudy[] }>> {
  const { manager } = context;
  const mayChange = may(context.viewer, 'SET_ANCHOR', inProgramme(context)).ok;
  if (!mayChange) {
    const refused = await notOfCourt(context);
    if (refused !== null) return { ok: false, ...refused };
  }
  const waves = await briefWaves(context);
  const window = windowNow(context, waves);
  const next = waves.find(({ number }) => number === window?.number);
  const courts = next === undefined ? null : await startedIn({ manager }, next.id);
  const studies = await rows(manager, Study, {}, { only: [...BRIEF_STUDY] });
  const notes = await waveNotes(context);
  const input: WavesInput = {
    waves: waves.toReversed().map(({ id, number, title, state, anchorOn }) => ({
      id,
      number,
      title,
      state,
      anchorOn,
      studies: studies.filter(({ waveId }) => waveId === id).length,
      note: notes.get(id) ?? null,
    })),
    window,
    started:
      courts === null ? null : { count: courts.filter(({ started }) => started).length, of: courts.length },
    mayChange,
    proposable: mayChange ? await proposable(context, waves, studies, notes) : null,
    sharedIn: waves.at(-1)?.id ?? null,
  };
  return { ok: true, input, waves, studies };
}

/** The joint notes that lie before courts, or were published, by wave; with names for whoever may open them. */
async function waveNotes(context: ViewContext): Promise<Map<string, WaveNote>> {
  const notes = new Map<string, WaveNote>();
  const state = ['PROPOSED', 'AGREED', 'PUBLISHED'];
  for (const note of await rows(context.manager, JointNote, { state })) {
    const found = await noteFor(context, note.id);
    const noteId = found.ok ? note.id : null;
    if (note.state === 'PUBLISHED') {
      notes.set(note.waveId, { state: 'PUBLISHED', on: note.publishedOn ?? note.proposedOn, noteId });
      continue;
    }
    const consents = await rows(context.manager, JointConsent, { noteId: note.id, round: note.round });
    const { of, consented, awaited, objected } = standingOfNote(note, consents);
    const courts = found.ok ? found.courts : [];
    notes.set(note.waveId, {
      state: 'OPEN',
      noteId,
      counts: {
        of,
        consented: consented.length,
        awaited: namesOf(awaited, courts),
        objected: namesOf(objected, courts),
      },
    });
  }
  return notes;
}

/** The last wave in which enough courts began for a joint note, when it has neither that nor an anchor instead of it. */
async function proposable(
  { manager }: ViewContext,
  waves: readonly BriefWave[],
  studies: readonly Pick<Study, 'waveId' | 'courtId'>[],
  notes: ReadonlyMap<string, WaveNote>,
): Promise<string | null> {
  const courts = await rows(manager, Court, {}, { only: ['id', 'participation'] });
  const last = waves.findLast(({ id }) => participants(id, courts, studies).length >= LEAST_COURTS);
  return last === undefined || last.anchorOn !== null || notes.has(last.id) ? null : last.id;
}

/** Why somebody who is no coordinator may not see them, or null: whoever may see how a court stands may. */
async function notOfCourt(context: ViewContext): Promise<{ refusal: Refused['refusal'] } | null> {
  let refused: { refusal: Refused['refusal'] } | null = null;
  const own = context.viewer.grants.filter((grant) => isCurrent(grant, context.today));
  for (const courtId of new Set(own.flatMap((grant) => grant.courtId ?? []))) {
    const found = await courtFor(context, courtId, 'READ_STATUS');
    if (found.ok) return null;
    refused = found;
  }
  return refused ?? { refusal: { code: 'NO_ROLE', values: {} } };
}
