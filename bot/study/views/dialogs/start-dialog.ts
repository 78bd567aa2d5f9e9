/** The dialog with which a court's study starts: at the beginning, or at the stage that it has already reached. */
import { openButton } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { waves as waveTexts } from '../../../../cards/texts/nl-waves';
import type { Court } from '../../../../entities/court';
import { JointNote } from '../../../../entities/joint-note';
import { Study } from '../../../../entities/study';
import type { Programme } from '../../../programme/definition';
import { refuse, type Refusal } from '../../../workflow/decision';
import { isOpen } from '../../../workflow/joint-gate';
import { proposeStart } from '../../../workflow/start-planner';
import { lastStart } from '../../../workflow/start-study';
import { windowOpens } from '../../../workflow/waves';
import { windowAfter } from '../../../workflow/window';
import { programmeOfWave } from '../../load';
import { rows } from '../../rows';
import { carriedOver } from '../carried-over';
import { courtFor } from '../view';
import { briefWaves, type BriefWave } from '../wave-views';
import { dialog, rowOf, submit, tried, type DialogAnswer, type DialogContext } from './dialog';

type StartRef = Extract<DialogRef, { dialog: 'START_STUDY' }>;

export async function startStudy(context: DialogContext, ref: StartRef): Promise<DialogAnswer> {
  const { courtId } = ref;
  const found = await courtFor(context, courtId, 'START_STUDY');
  if (!found.ok) return found;
  const waves = await briefWaves(context);
  const open = waves.filter(({ state }) => state === 'OPEN').toReversed();
  const { possible, refusal } = await startable(context, courtId, open);
  const [newest] = possible;
  if (newest === undefined) return refusal === null ? refuse('NO_WAVE') : { ok: false, refusal };
  const programme = await programmeOfWave(context.manager, newest.id);
  const opens = windowOpens(newest, waves, programme);
  const proposed =
    ref.halfway === true ? null : proposal(found.court, programme, newest, waves, context.today);
  const { today } = context;
  const suits = ref.today === true ? today : (proposed?.startOn ?? today);
  // A wave that was opened early may have a window in which no study can be started yet.
  const startOn = suits > lastStart(today) ? today : suits;
  const words = texts.startStudy;
  return dialog(
    words.title(found.court.municipality),
    [
      { kind: 'text', text: ref.halfway === true ? words.halfwayIntro : words.intro },
      ...(opens !== null && context.today < opens
        ? [{ kind: 'text' as const, text: words.early(opens), colour: 'Warning' as const }]
        : []),
      ...(proposed === null ? [] : [proposed.line]),
      ...(await late(context, newest, courtId)),
      ...carriedLine(await carriedOver(context, { waveId: newest.id, where: found.where })),
      waveField(possible, newest),
      ...(ref.halfway === true ? halfwayFields(programme, context.today) : []),
      {
        kind: 'input-date',
        id: 'startOn',
        label: ref.halfway === true ? words.stageStartOn : words.startOn,
        value: startOn,
        required: true,
      },
      ...(startOn > context.today
        ? rowOf(openButton(words.today, { dialog: 'START_STUDY', courtId, today: true }))
        : []),
      { kind: 'input-toggle', id: 'externalBureau', label: words.externalBureau, value: 'false' },
      ...(ref.halfway === true
        ? []
        : [...rowOf(openButton(words.halfway, { dialog: 'START_STUDY', courtId, halfway: true }))]),
    ],
    [
      submit(
        words.submit,
        { name: 'START_STUDY', courtId, ...(possible.length === 1 ? { waveId: newest.id } : {}) },
        { card: 'MY_TASKS', page: 1 },
      ),
    ],
    ref.halfway === true ? 'large' : 'medium',
  );
}

const carriedLine = (labels: readonly string[]): FormElement[] =>
  labels.length === 0 ? [] : [{ kind: 'quiet', text: waveTexts.carried(labels.join('; ')) }];

/** For a court that begins in a wave in which others have begun: what that means; nothing for the first one. */
async function late(
  { manager, services: { programme } }: DialogContext,
  wave: BriefWave,
  courtId: string,
): Promise<FormElement[]> {
  const begun = await rows(manager, Study, { waveId: wave.id }, { only: ['courtId', 'publishedOn'] });
  const others = begun.filter((study) => study.courtId !== courtId);
  if (others.length === 0) return [];
  const words = waveTexts.late;
  const published = others.filter(({ publishedOn }) => publishedOn !== null).length;
  const window = windowAfter(wave, programme.programme);
  const next = wave.number + 1;
  const notes = await rows(manager, JointNote, { waveId: wave.id }, { only: ['state'] });
  const lines = [
    words.others(wave.number, others.length, published),
    words.stage,
    words.questions,
    window === null ? words.noWindow(next) : words.window(next, window.from, window.until),
    ...(notes.some(isOpen) ? [words.note] : []),
  ];
  return [
    { kind: 'strong', text: words.title },
    ...lines.map((text): FormElement => ({ kind: 'quiet', text })),
  ];
}

/** When it would suit, and why; null when no window is counted for this wave. */
function proposal(
  court: Court,
  programme: Programme,
  wave: BriefWave,
  waves: readonly BriefWave[],
  today: string,
): { startOn: string | null; line: FormElement } | null {
  const before = waves.find(({ number }) => number === wave.number - 1);
  const window = before === undefined ? null : windowAfter(before, programme);
  if (window === null) return null;
  // Whoever opens this dialog can begin today.
  const { startOn, lines } = proposeStart({ settings: court.settings, programme, window, today }, today);
  const words = waveTexts.start;
  const text = startOn === null ? words.none : startOn === today ? words.now : words.proposal(startOn);
  return {
    startOn,
    line: { kind: 'entry', text, source: lines.map((line) => waveTexts.line(line)).join(' ') },
  };
}

/** Mostly there is only one; then there is nothing to choose. */
function waveField(possible: readonly BriefWave[], newest: BriefWave): FormElement {
  const words = texts.startStudy;
  const named = (wave: BriefWave): string => words.waveChoice(wave.number, wave.title);
  if (possible.length === 1) return { kind: 'facts', facts: [{ title: words.wave, value: named(newest) }] };
  return {
    kind: 'input-choice',
    id: 'waveId',
    label: words.wave,
    choices: possible.map((wave) => ({ title: named(wave), value: wave.id })),
    value: newest.id,
    required: true,
  };
}

/** The waves in which the court can start now; and why it cannot, for when there is none. */
async function startable(
  context: DialogContext,
  courtId: string,
  open: readonly BriefWave[],
): Promise<{ possible: BriefWave[]; refusal: Refusal | null }> {
  if (context.reopened) return { possible: [...open], refusal: null };
  const possible: BriefWave[] = [];
  let refusal: Refusal | null = null;
  for (const wave of open) {
    const decided = await tried(context, {
      name: 'START_STUDY',
      courtId,
      waveId: wave.id,
      externalBureau: false,
    });
    if (decided.ok) possible.push(wave);
    else refusal ??= decided.refusal;
  }
  return { possible, refusal };
}

/** Which stage it is in, and when each gate before that was decided; of later gates the date stays empty. */
function halfwayFields({ stages }: Programme, today: string): FormElement[] {
  const words = texts.startStudy;
  return [
    {
      kind: 'input-choice',
      id: 'atStageId',
      label: words.atStage,
      choices: stages.slice(1).map(({ id, nl }) => ({ title: nl, value: id })),
      placeholder: texts.noChoice,
      required: true,
    },
    { kind: 'heading', text: words.gates },
    { kind: 'quiet', text: words.gatesNote },
    ...stages.slice(0, -1).map(({ gate }): FormElement => ({
      kind: 'input-date',
      id: `earlierGates.${gate.id}`,
      label: gate.nl,
      max: today,
      errorMessage: texts.until(today),
    })),
  ];
}
