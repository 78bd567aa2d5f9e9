/** What the documents for a council have in common: open recommendations, what comes, how things are said. Pure. */
import { dutchDate } from '../../../cards/format';
import { documentTexts } from '../../../cards/texts/nl-documents';
import type { CommitmentStatus } from '../../../entities/commitment';
import type { QuestionVerdict, Recommendation, RecommendationStatus } from '../../../entities/findings';
import type { CouncilFacts, CouncilStudy, CouncilWave } from './council-facts';
import type { Block, Cell, Tone } from './document';

const words = documentTexts.overview;

/** A wave in which the court did a study. */
export type StudiedWave = CouncilWave & { study: CouncilStudy };

/** The waves in which the court did a study, in their order. */
export const studied = ({ waves }: CouncilFacts): StudiedWave[] =>
  waves.flatMap((wave) => (wave.study === null ? [] : [{ ...wave, study: wave.study }]));

/** How far it had come in the last year of which that is known; null when it is not known of any. */
export function lastStatus({
  statuses,
}: Recommendation): { year: string; status: RecommendationStatus } | null {
  const last = Object.entries(statuses)
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .at(-1);
  return last === undefined ? null : { year: last[0], status: last[1] };
}

/** Not turned down by the council, and not carried out or lapsed yet. */
export function isOpen(recommendation: Recommendation): boolean {
  const status = lastStatus(recommendation)?.status;
  return recommendation.councilDecision !== 'NOT_ADOPTED' && status !== 'IMPLEMENTED' && status !== 'LAPSED';
}

function lastStatusCell(recommendation: Recommendation): Cell {
  const last = lastStatus(recommendation);
  if (last === null) return { text: words.open.noStatus, tone: 'QUIET' };
  return {
    text: words.study.year(last.year, documentTexts.followUp[last.status]),
    tone: last.status === 'IMPLEMENTED' ? 'GOOD' : 'QUIET',
  };
}

const PROMISE_TONES: Record<CommitmentStatus, Tone> = {
  CONFIRMED: 'GOOD',
  NOT_CONFIRMED: 'QUIET',
  AT_RISK: 'ATTENTION',
  BREACHED: 'ATTENTION',
  WAIVED: 'QUIET',
};

/** How a promise stands, and until or since when. */
export function promiseCells(status: CommitmentStatus, dueOn: string | null): Cell[] {
  const { status: states, due } = words.promises;
  return [{ text: states[status], tone: PROMISE_TONES[status] }, due(status, dueOn)];
}

/** What the council decided, with the day. */
export function councilDecision({ councilDecision: decision, councilDecidedOn }: Recommendation): Cell {
  if (decision === null) return { text: words.study.notDecided, tone: 'QUIET' };
  return words.study.decided(documentTexts.decision[decision], councilDecidedOn);
}

/** Number and title, as a council knows it. */
export const numbered = ({ number, title }: Recommendation): string => `${number}. ${title}`;

const VERDICT_TONES: Record<QuestionVerdict, Tone> = {
  MET: 'GOOD',
  PARTLY_MET: 'ATTENTION',
  NOT_MET: 'ATTENTION',
  CANNOT_BE_DETERMINED: 'QUIET',
};

/** @param verdict null of a question that has none */
export const verdictCell = (
  verdict: QuestionVerdict | null,
  labels: Record<QuestionVerdict, string>,
): Exclude<Cell, string> =>
  verdict === null
    ? { text: documentTexts.inWords, tone: 'QUIET' }
    : { text: labels[verdict], tone: VERDICT_TONES[verdict] };

/** Of all studies, the oldest first; null when none is open. */
export function openTable(waves: readonly StudiedWave[]): Block | null {
  const rows = waves.flatMap(({ number, study }) =>
    study.recommendations
      .filter(isOpen)
      .map((one): Cell[] => [
        numbered(one),
        documentTexts.wave(number),
        one.addressee,
        councilDecision(one),
        lastStatusCell(one),
      ]),
  );
  const { table, header } = words.open;
  return rows.length === 0
    ? null
    : { kind: 'table', caption: table, header, rows, widths: [7, 2.6, 2.8, 3.8, 3.8] };
}

type Coming = Extract<Block, { kind: 'timeline' }>['items'][number];

/** The expected report, the next window, what the court itself must do, and elections; soonest first. */
export function comingTimeline(facts: CouncilFacts, waves: readonly StudiedWave[]): Coming[] {
  const { asOf, next, coming, elections } = facts;
  const said = words.coming;
  const dated: { on: string; what: string; note?: string }[] = [];
  for (const { number, study } of waves) {
    const { publishedOn, publicationOn } = study;
    if (publishedOn !== null || publicationOn === null || study.state === 'PAUSED') continue;
    dated.push({ on: publicationOn, what: said.publication(documentTexts.wave(number).toLowerCase()) });
  }
  if (next !== null && !isBegun(facts)) {
    const { number, from, until, anchorOn, minMonths, maxMonths, countsFrom } = next;
    if (from >= asOf)
      dated.push({
        on: from,
        what: said.windowOpens(number, countsFrom),
        note: said.after(minMonths, anchorOn),
      });
    dated.push({
      on: until,
      what: said.windowCloses(number, countsFrom),
      note: said.after(maxMonths, anchorOn),
    });
  }
  const labels: Readonly<Record<string, string>> = said.duty;
  for (const { on, kind } of coming) {
    const what = labels[kind];
    if (what !== undefined) dated.push({ on, what });
  }
  for (const on of elections) if (on > asOf) dated.push({ on, what: words.studies.election });
  return dated
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ on, what, note }) => ({
      when: dutchDate(on),
      what,
      ...(note === undefined ? {} : { note }),
      ...(on < asOf ? { note: said.late, tone: 'ATTENTION' as const } : {}),
    }));
}

/** How many of what, as far as a council may know: what a card says. */
export function councilCounts(facts: CouncilFacts): {
  studies: { published: number; running: number; unrecorded: number };
  recommendations: { total: number; implemented: number; open: number };
  promises: { kept: number; of: number } | null;
  next: { wave: number; from: string; until: string } | null;
} {
  const waves = studied(facts);
  const { commitments, next } = facts;
  const published = waves.filter(({ study }) => study.publishedOn !== null).length;
  const running = waves.filter(({ study: { state } }) => state === 'RUNNING' || state === 'PAUSED').length;
  const recommendations = waves.flatMap(({ study }) => study.recommendations);
  return {
    studies: { published, running, unrecorded: waves.filter(({ study }) => isUnrecorded(study)).length },
    recommendations: {
      total: recommendations.length,
      implemented: recommendations.filter(isImplemented).length,
      open: recommendations.filter(isOpen).length,
    },
    promises:
      commitments.length === 0 ? null : { kept: commitments.filter(isKept).length, of: commitments.length },
    next: isBegun(facts) || next === null ? null : { wave: next.number, from: next.from, until: next.until },
  };
}

/** Over, without it being known when its report was published: it ran before Kamerbode. */
export const isUnrecorded = ({ closedOn, publishedOn }: CouncilStudy): boolean =>
  closedOn !== null && publishedOn === null;

export const isImplemented = (recommendation: Recommendation): boolean =>
  lastStatus(recommendation)?.status === 'IMPLEMENTED';

/** Kept, or let off for a while. */
const isKept = ({ status }: CouncilFacts['commitments'][number]): boolean =>
  status === 'CONFIRMED' || status === 'WAIVED';

/** Whether the court does its study of the next wave already. */
const isBegun = (facts: CouncilFacts): boolean =>
  facts.next !== null && studied(facts).some(({ number }) => number >= facts.next!.number);
