/** The coordinator's overview: what needs attention first, then what changed; a court without change is one line. */
import { commandButton, openButton, showButton, type CardButton } from './actions';
import { changeText, phaseText, reasonText, type DigestCourtInput } from './court-status';
import layout from './digest.json';
import { bare, plain } from './escape';
import { tapAction, type CardParts } from './finish';
import { capital, listed, weekNumber } from './format';
import { compile } from './template';
import type { Texts } from './texts/nl';
import type { JointCounts } from './texts/nl-joint';
import type { WindowInput } from './waves';

const fill = compile(layout);

/** Told in full, with a link to ask how it goes; the others are asked through the list below. */
const MOST_FULL = 5;
const MOST_LINES = 3;
const NAME = 40;
/** All nineteen municipalities fit. */
const JOINT = 300;

export interface DigestInput {
  on: string;
  counts: { attention: number; onSchedule: number; paused: number; finished: number; withoutStudy: number };
  attention: DigestCourtInput[];
  changed: DigestCourtInput[];
  unchanged: DigestCourtInput[];
  withoutStudy: DigestCourtInput[];
  /** Courts that can be asked: those with somebody to answer. */
  askable: string[];
  /** The open wave that could take over newer texts of the programme; null when there are none. */
  newerTexts: { waveId: string; number: number } | null;
  /** Where the window of the next wave stands; null while there is none. */
  window: WindowInput | null;
  /** Joint notes that lie before the courts, by the numbers of their waves. */
  joint: ({ number: number } & JointCounts)[];
}

export function digestCard(input: DigestInput, texts: Texts): CardParts {
  const words = texts.status.digest;
  const { counts } = input;
  const all = [...input.attention, ...input.changed, ...input.unchanged, ...input.withoutStudy];
  const asked = all.filter(({ status }) => input.askable.includes(status.courtId));
  const also = words.also(counts.paused, counts.finished, counts.withoutStudy);
  const rows = input.attention.slice(0, MOST_FULL).map((court) => attentionRow(court, input.askable, texts));
  const body = fill({
    title: words.title,
    week: words.week(weekNumber(input.on), input.on),
    opening: all.length === 0 ? words.none : words.opening(counts.attention, counts.onSchedule),
    hasAlso: also !== '',
    also: capital(also),
    hasWindow: input.window !== null,
    window: input.window === null ? '' : windowLine(input.window, texts),
    joint: input.joint.map((stand) => ({ line: jointLine(stand, texts) })),
    hasAttention: input.attention.length > 0,
    attention: words.attention,
    linked: rows.filter(({ tap }) => tap !== null),
    unlinked: rows.filter(({ tap }) => tap === null),
    short: input.attention.slice(MOST_FULL).map((court) => shortAttention(court, texts)),
    ask: texts.button.askStatus,
    hasChanged: input.changed.length > 0,
    changed: words.changed,
    changedRows: input.changed.map((court) => ({
      name: plain(court.status.municipality, NAME),
      line: lines(court.changes.map((change) => changeText(change, texts))),
    })),
    hasUnchanged: input.unchanged.length > 0,
    unchanged: words.unchanged,
    unchangedRows: input.unchanged.map((court) => ({ line: calmLine(court, texts) })),
    hasWithout: input.withoutStudy.length > 0,
    withoutStudy: words.withoutStudy,
    without: listed(input.withoutStudy.map(({ status }) => plain(status.municipality, NAME))),
    hasNewer: input.newerTexts !== null,
    newer: words.newerTexts(input.newerTexts?.number ?? 0),
    asks: asked.length > 0,
    askAt: words.askAt,
    choose: words.choose,
    chooseFirst: words.chooseFirst,
    choices: asked.map(({ status }) => ({ title: bare(status.municipality, NAME), value: status.courtId })),
  });
  const buttons: CardButton[] = [];
  if (asked.length > 0) {
    buttons.push(commandButton(texts.button.askStatus, { name: 'ASK_STATUS' }, { card: 'DIGEST' }));
  }
  if (input.window !== null) buttons.push(showButton(texts.waves.all, { card: 'WAVES' }));
  if (input.newerTexts !== null) {
    const { waveId } = input.newerTexts;
    buttons.push(openButton(words.seeNewerTexts, { dialog: 'ADOPT_DEFINITION', waveId }));
  }
  return { summary: words.summary, body, buttons };
}

/** "Het volgende venster loopt van … tot en met …. Het begint over 67 dagen." */
function windowLine({ from, until, standing }: WindowInput, { waves }: Texts): string {
  return `${waves.window(from, until)}. ${waves.standing(standing)}`;
}

/** "Gezamenlijke nota golf 2: 9 van 12 akkoord, wacht op: Breda, Delft en Lelystad." */
function jointLine(stand: DigestInput['joint'][number], { joint }: Texts): string {
  return `${plain(joint.line(stand.number, stand), JOINT)}.`;
}

/** The first few lines; the rest is counted. */
function lines(all: string[], most = MOST_LINES): string {
  const rest = all.length - most;
  return [...all.slice(0, most), ...(rest > 0 ? [`+ ${rest}`] : [])].join('; ');
}

function attentionRow(
  { status, reasons, changes }: DigestCourtInput,
  askable: string[],
  texts: Texts,
): {
  name: string;
  phase: string;
  reasons: { line: string }[];
  hasChanges: boolean;
  changes: string;
  tap: object | null;
} {
  const words = texts.status.digest;
  const [study] = status.studies;
  const ask = commandButton('', { name: 'ASK_STATUS', courtId: status.courtId }, { card: 'DIGEST' }).data;
  return {
    name: plain(status.municipality, NAME),
    phase: study === undefined ? '' : capital(phaseText(study, texts)),
    reasons: reasons
      .slice(0, MOST_LINES)
      .map((reason) => ({ line: words.reasonMark(reasonText(reason, texts)) })),
    hasChanges: changes.length > 0,
    changes: lines(
      changes.map((change) => changeText(change, texts)),
      2,
    ),
    tap: askable.includes(status.courtId)
      ? tapAction(words.askTitle(bare(status.municipality, NAME)), ask)
      : null,
  };
}

/** When many need attention those with the fewest reasons are one line each. */
function shortAttention({ status, reasons }: DigestCourtInput, texts: Texts): { line: string } {
  const text = lines(
    reasons.map((reason) => reasonText(reason, texts)),
    1,
  );
  return { line: texts.status.digest.reasonMark(`${plain(status.municipality, NAME)}: ${text}`) };
}

function calmLine({ status }: DigestCourtInput, texts: Texts): string {
  const [study] = status.studies;
  const name = plain(status.municipality, NAME);
  if (study === undefined) return name;
  const next = study.nextOn === null ? '' : `, ${texts.status.next(study.nextOn)}`;
  return `${name}: ${phaseText(study, texts)}${next}`;
}
