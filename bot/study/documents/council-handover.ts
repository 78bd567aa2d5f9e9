/** The handover file for a new council after an election: where things stand and what comes, in five minutes. Pure. */
import { tableDate, listed } from '../../../cards/format';
import { documentTexts } from '../../../cards/texts/nl-documents';
import type { QuestionVerdict, Recommendation } from '../../../entities/findings';
import {
  comingTimeline,
  isImplemented,
  isOpen,
  isUnrecorded,
  openTable,
  studied,
  verdictCell,
  type StudiedWave,
} from './council-blocks';
import type { CouncilFacts } from './council-facts';
import type { Block, Cell, Section, TextDocument } from './document';

const words = documentTexts.handover;

/** @returns the document as data; `html.ts` and `word.ts` draw it */
export function composeHandover(facts: CouncilFacts): TextDocument {
  const { municipality, asOf } = facts;
  const waves = studied(facts);
  // That this file is to be handed over, its readers know.
  const ahead = facts.coming.filter(({ kind }) => kind !== 'COUNCIL_HANDOVER');
  const coming = comingTimeline({ ...facts, coming: ahead }, waves);
  return {
    title: words.title,
    subtitle: words.subtitle(municipality, asOf),
    opening: [{ kind: 'paragraph', text: words.intro(municipality) }],
    sections: [
      { title: words.what.title, blocks: whatItIs(facts) },
      { title: words.where.title, blocks: whereItStands(waves) },
      { title: words.earlier.title, blocks: [earlierCouncils(waves)] },
      ...openOnes(waves),
      ...(coming.length === 0 ? [] : [comes(coming)]),
      { title: words.can.title, blocks: [{ kind: 'list', items: whatItCanDo(waves) }] },
      { title: words.ask.title, blocks: [{ kind: 'facts', items: words.ask.items }] },
    ],
    source: documentTexts.source(municipality, asOf),
  };
}

const comes = (items: Extract<Block, { kind: 'timeline' }>['items']): Section => ({
  title: words.coming,
  blocks: [{ kind: 'timeline', items }],
});

function whatItIs({ programme, areas }: CouncilFacts): Block[] {
  const { text, noProgramme, council } = words.what;
  if (programme === null) return [{ kind: 'paragraph', text: noProgramme }];
  const { min, max } = programme.waveIntervalMonths;
  return [
    { kind: 'paragraph', text: text(programme.nl, listed(areas), programme.startedOn, `${min} tot ${max}`) },
    { kind: 'paragraph', text: council },
    {
      kind: 'list',
      items: programme.subQuestions.map(({ nl }) => nl),
    },
  ];
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function whereItStands(waves: readonly StudiedWave[]): Block[] {
  const said = words.where;
  if (waves.length === 0) return [paragraph(said.none)];
  const running = waves.findLast(({ study }) => study.state === 'RUNNING' || study.state === 'PAUSED');
  const last = waves.findLast(({ study }) => study.publishedOn !== null);
  return [
    ...(last === undefined
      ? [paragraph(notPublished(waves))]
      : [paragraph(said.published(waveName(last), last.study.publishedOn!))]),
    ...(running === undefined ? [] : [paragraph(runs(running))]),
    ...(last === undefined ? [] : verdictsOf(last)),
  ];
}

function notPublished(waves: readonly StudiedWave[]): string {
  const over = waves.findLast(({ study }) => isUnrecorded(study));
  const on = over?.study.closedOn ?? null;
  return over === undefined || on === null
    ? words.where.notPublished
    : words.where.unrecorded(waveName(over), on);
}

const waveName = ({ number }: StudiedWave): string => documentTexts.wave(number).toLowerCase();

function runs(wave: StudiedWave): string {
  const { pausedOn, phases, publicationOn } = wave.study;
  if (pausedOn !== null) return words.where.paused(waveName(wave), pausedOn);
  const phase = phases.find(({ state }) => state === 'ACTIVE') ?? phases.at(-1);
  const now = words.where.running(waveName(wave), phase?.label ?? '');
  return publicationOn === null ? now : `${now} ${words.where.expected(publicationOn)}`;
}

const VERDICTS = [
  'MET',
  'PARTLY_MET',
  'NOT_MET',
  'CANNOT_BE_DETERMINED',
] as const satisfies QuestionVerdict[];

/** How many of each, and which did not meet the norm. */
function verdictsOf({ study: { questions } }: StudiedWave): Block[] {
  const said = words.where;
  const judged = questions.flatMap(({ number, label, released: one }) =>
    one === null || one.verdict === null ? [] : [{ number, label, ...one, verdict: one.verdict }],
  );
  const missing = questions.filter(({ inScope, released: one }) => inScope && one === null).length;
  if (judged.length === 0) return [];
  const weak = judged.filter(({ verdict }) => verdict === 'NOT_MET' || verdict === 'PARTLY_MET');
  return [
    { kind: 'paragraph', text: `${said.counts}:` },
    {
      kind: 'figures',
      items: VERDICTS.flatMap((verdict) => {
        const count = judged.filter((one) => one.verdict === verdict).length;
        if (count === 0) return [];
        const { tone } = verdictCell(verdict, documentTexts.verdict);
        return [{ figure: String(count), label: documentTexts.verdict[verdict], tone }];
      }),
    },
    ...(missing === 0
      ? []
      : [{ kind: 'paragraph' as const, text: said.rest(missing), quiet: true as const }]),
    ...(weak.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: said.attention,
            header: said.attentionHeader,
            rows: weak.map(({ number, label, verdict, summary }): Cell[] => [
              `${number}. ${label}`,
              verdictCell(verdict, documentTexts.verdict),
              summary ?? '',
            ]),
            widths: [5, 2.6, 7],
          },
        ]),
  ];
}

function whatItCanDo(waves: readonly StudiedWave[]): string[] {
  const { open, report, always } = words.can;
  const anyOpen = waves.some(({ study }) => study.recommendations.some(isOpen));
  const anyReport = waves.some(({ study }) => study.publishedOn !== null);
  return [...(anyOpen ? open : []), ...(anyReport ? [report] : []), always];
}

/** What a council decided on the recommendations of one report, in one line a report; one by one is in the overview. */
function earlierCouncils(waves: readonly StudiedWave[]): Block {
  const said = words.earlier;
  const decided = waves.filter(({ study }) =>
    study.recommendations.some(({ councilDecision }) => councilDecision !== null),
  );
  if (decided.length === 0) return { kind: 'paragraph', text: said.none };
  return {
    kind: 'table',
    caption: said.table,
    header: said.header,
    rows: decided.map(({ number, title, study }): Cell[] => {
      const count = (is: (one: Recommendation) => boolean): string =>
        String(study.recommendations.filter(is).length);
      const days = [
        ...new Set(study.recommendations.flatMap(({ councilDecidedOn }) => councilDecidedOn ?? [])),
      ];
      return [
        documentTexts.waveTitled(number, title),
        days.toSorted().map(tableDate).join(', '),
        count(({ councilDecision }) => councilDecision === 'ADOPTED'),
        count(({ councilDecision }) => councilDecision === 'PARTLY_ADOPTED'),
        count(({ councilDecision }) => councilDecision === 'NOT_ADOPTED'),
        count(isImplemented),
      ];
    }),
    widths: [5, 2.8, 3, 2, 2, 2.8],
  };
}

/** Reports of which the open recommendations are told one by one; of older ones only how many. */
const RECENT_REPORTS = 2;

function openOnes(waves: readonly StudiedWave[]): Section[] {
  const reported = waves.filter(({ study }) => study.recommendations.length > 0);
  const table = openTable(reported.slice(-RECENT_REPORTS));
  const older = reported
    .slice(0, -RECENT_REPORTS)
    .flatMap(({ study }) => study.recommendations.filter(isOpen));
  if (table === null && older.length === 0) return [];
  return [
    {
      title: documentTexts.overview.open.title,
      blocks: [
        ...(table === null ? [] : [table]),
        ...(older.length === 0
          ? []
          : [{ kind: 'paragraph' as const, text: words.olderOpen(older.length), quiet: true as const }]),
      ],
    },
  ];
}
