/** The waves and where the window of the next one stands: for coordinators and courts. Counts only, no court's dates. */
import { openButton, showButton } from './actions';
import type { CardParts } from './finish';
import { formBody, type FormElement } from './form';
import { dialogs } from './texts/nl-dialogs';
import type { Texts } from './texts/nl';
import type { JointCounts } from './texts/nl-joint';
import type { StandingWords } from './texts/nl-window';

/** Buttons for the last few waves; an older one's window no longer counts. */
const MOST_WINDOWS = 2;
const MOST_WAVES = 8;

export interface WindowInput {
  /** The wave that it is the window of. */
  number: number;
  from: string;
  until: string;
  countsFrom: 'START' | 'PUBLICATION';
  standing: StandingWords;
}

/** The joint note of a wave; names of courts are there for whoever may open it. */
export type WaveNote =
  | { state: 'PUBLISHED'; on: string; noteId: string | null }
  | { state: 'OPEN'; counts: JointCounts; noteId: string | null };

export interface WavesInput {
  /** The last one first. */
  waves: {
    id: string;
    number: number;
    title: string;
    state: 'OPEN' | 'CLOSED';
    anchorOn: string | null;
    studies: number;
    note: WaveNote | null;
  }[];
  /** Null while no wave has an anchor. */
  window: WindowInput | null;
  /** How many courts that take part have begun in the wave of the window; null while that is not open. */
  started: { count: number; of: number } | null;
  mayChange: boolean;
  /** The wave for which the viewer can propose a joint note now. */
  proposable: string | null;
  /** The last wave in which questions can be answered for all courts together; null when there is none. */
  sharedIn: string | null;
}

export function wavesCard(input: WavesInput, texts: Texts): CardParts {
  const words = texts.waves;
  const body: FormElement[] = [
    { kind: 'quiet', text: words.programme },
    { kind: 'heading', text: words.title, part: false },
    ...windowLines(input, texts),
    ...input.waves.slice(0, MOST_WAVES).flatMap(({ number, title, state, anchorOn, studies, note }) => [
      {
        kind: 'entry' as const,
        text: words.wave(number, title),
        source: [words.state[state], words.anchor(anchorOn), words.studies(studies)].join(' · '),
      },
      ...(note === null ? [] : [{ kind: 'text' as const, text: noteLine(note, texts) }]),
    ]),
  ];
  return { summary: words.summary, body: formBody(body, dialogs.required), ...buttons(input, texts) };
}

function windowLines({ window, started }: WavesInput, texts: Texts): FormElement[] {
  const words = texts.waves;
  if (window === null) return [{ kind: 'text', text: words.noWindow }];
  return [
    { kind: 'strong', text: words.window(window.from, window.until) },
    { kind: 'text', text: `${words.standing(window.standing)} ${words.counts[window.countsFrom]}` },
    {
      kind: 'text',
      text:
        started === null
          ? words.notOpened(window.number)
          : words.started(window.number, started.count, started.of),
    },
  ];
}

function noteLine(note: WaveNote, { joint }: Texts): string {
  if (note.state === 'PUBLISHED') return joint.ofWavePublished(note.on);
  const { consented, of } = note.counts;
  return note.noteId === null ? joint.ofWaveCounted(consented, of) : joint.ofWave(note.counts);
}

function buttons(input: WavesInput, texts: Texts): Pick<CardParts, 'buttons' | 'more'> {
  const { waves, window, started, mayChange, proposable, sharedIn } = input;
  const notes = waves.flatMap(({ note }) => (note?.state === 'OPEN' ? (note.noteId ?? []) : []));
  const joint = notes
    .slice(0, 1)
    .map((noteId) => showButton(texts.joint.all, { card: 'JOINT_GATE', noteId }));
  const shared =
    sharedIn === null ? [] : [showButton(texts.shared.title, { card: 'SHARED_ANSWERS', waveId: sharedIn })];
  if (!mayChange) return { buttons: [...joint, ...shared] };
  return {
    buttons: [
      ...joint,
      ...(proposable === null
        ? []
        : [openButton(texts.joint.button.propose, { dialog: 'JOINT_NOTE', waveId: proposable })]),
      showButton(texts.button.overview, { card: 'DIGEST' }),
      ...shared,
      ...(window !== null && started === null
        ? [openButton(texts.button.openWave, { dialog: 'OPEN_WAVE' })]
        : []),
    ],
    more: waves
      .slice(0, MOST_WINDOWS)
      .map(({ id, number }) => openButton(texts.waves.plan(number), { dialog: 'WAVE', waveId: id })),
  };
}
