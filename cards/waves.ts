/** The waves and where the window of the next one stands: for coordinators and courts. Counts only, no court's dates. */
import { openButton, showButton, type CardButton } from './actions';
import type { CardParts } from './finish';
import { formBody, type FormElement } from './form';
import { dialogs } from './texts/nl-dialogs';
import type { Texts } from './texts/nl';
import type { StandingWords } from './texts/nl-waves';

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

export interface WavesInput {
  /** The last one first. */
  waves: {
    id: string;
    number: number;
    title: string;
    state: 'OPEN' | 'CLOSED';
    anchorOn: string | null;
    studies: number;
  }[];
  /** Null while no wave has an anchor. */
  window: WindowInput | null;
  /** How many courts that take part have begun in the wave of the window; null while that is not open. */
  started: { count: number; of: number } | null;
  mayChange: boolean;
  /** The last wave in which questions can be answered for all courts together; null when there is none. */
  sharedIn: string | null;
}

export function wavesCard(input: WavesInput, texts: Texts): CardParts {
  const words = texts.waves;
  const body: FormElement[] = [
    { kind: 'quiet', text: words.programme },
    { kind: 'heading', text: words.title, part: false },
    ...windowLines(input, texts),
    ...input.waves.slice(0, MOST_WAVES).map(({ number, title, state, anchorOn, studies }): FormElement => ({
      kind: 'entry',
      text: words.wave(number, title),
      source: [words.state[state], words.anchor(anchorOn), words.studies(studies)].join(' · '),
    })),
  ];
  return { summary: words.summary, body: formBody(body, dialogs.required), buttons: buttons(input, texts) };
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

function buttons({ waves, window, started, mayChange, sharedIn }: WavesInput, texts: Texts): CardButton[] {
  const shared =
    sharedIn === null ? [] : [showButton(texts.shared.title, { card: 'SHARED_ANSWERS', waveId: sharedIn })];
  if (!mayChange) return shared;
  return [
    showButton(texts.button.overview, { card: 'DIGEST' }),
    ...shared,
    ...waves
      .slice(0, MOST_WINDOWS)
      .map(({ id, number }) => openButton(texts.waves.plan(number), { dialog: 'WAVE', waveId: id })),
    ...(window !== null && started === null
      ? [openButton(texts.button.openWave, { dialog: 'OPEN_WAVE' })]
      : []),
  ];
}
