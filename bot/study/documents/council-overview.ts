/**
 * The historical overview for a council whose members change many times: what the court studied, promised, decided and
 * recommended over all waves, and what became of it. Pure: it only arranges what `council-facts.ts` lets through.
 */
import { dutchDate, euros, tableDate, listed } from '../../../cards/format';
import { documentTexts } from '../../../cards/texts/nl-documents';
import {
  comingTimeline,
  councilCounts,
  isImplemented,
  isUnrecorded,
  openTable,
  promiseCells,
  studied,
  type StudiedWave,
} from './council-blocks';
import type { CouncilFacts, CouncilStudy } from './council-facts';
import type { Block, Cell, Section, TextDocument } from './document';
import { studySection } from './study-section';
import { verdictSection } from './verdict-section';

const words = documentTexts.overview;

/** @returns the document as data; `html.ts` and `word.ts` draw it */
export function composeOverview(facts: CouncilFacts): TextDocument {
  const { municipality, asOf, programme } = facts;
  const waves = studied(facts);
  return {
    title: words.title,
    subtitle: words.subtitle(municipality, asOf),
    opening: [
      {
        kind: 'paragraph',
        text: words.intro(municipality, programme?.nl ?? null, programme?.horizonYears ?? null),
      },
      ...figures(facts),
    ],
    sections: [
      ...programmeSection(facts),
      studiesSection(facts, waves),
      ...verdictSection(facts, waves),
      ...openSection(waves),
      promisesSection(facts),
      comingSection(facts, waves),
      ...waves.map((wave) => studySection(wave)),
      {
        title: words.reading.title,
        blocks: [{ kind: 'list', items: words.reading.items }],
      },
    ],
    source: documentTexts.source(municipality, asOf),
  };
}

function figures(facts: CouncilFacts): Block[] {
  const { studies, recommendations, promises } = councilCounts(facts);
  const { total, implemented, open } = recommendations;
  if (studies.published + studies.running === 0 && promises === null) return [];
  const said = words.figures;
  return [
    {
      kind: 'figures',
      items: [
        { figure: String(studies.published), label: said.reports(studies.published) },
        { figure: String(total), label: said.recommendations(total) },
        { figure: String(implemented), label: said.implemented, tone: implemented > 0 ? 'GOOD' : 'QUIET' },
        { figure: String(open), label: said.open, tone: open > 0 ? 'ATTENTION' : 'QUIET' },
        ...(promises === null
          ? []
          : [
              {
                figure: `${promises.kept}/${promises.of}`,
                label: said.promises,
                tone: promises.kept === promises.of ? ('GOOD' as const) : ('ATTENTION' as const),
              },
            ]),
      ],
    },
  ];
}

function programmeSection({ programme, areas, participation }: CouncilFacts): Section[] {
  if (programme === null) return [];
  const { title, text, name, started, area, participation: takingPart, since, asked } = words.programme;
  const { min, max } = programme.waveIntervalMonths;
  return [
    {
      title,
      blocks: [
        { kind: 'paragraph', text: text(programme.nl, min, max) },
        {
          kind: 'facts',
          items: [
            { label: name, value: programme.nl },
            { label: started, value: dutchDate(programme.startedOn) },
            ...(areas.length === 0 ? [] : [{ label: area(areas.length), value: listed(areas) }]),
            { label: takingPart, value: since(participation.status, participation.since) },
          ],
        },
        { kind: 'paragraph', text: `${asked}:` },
        { kind: 'list', items: programme.subQuestions.map(({ nl }) => nl) },
      ],
    },
  ];
}

function studiesSection(facts: CouncilFacts, waves: readonly StudiedWave[]): Section {
  const { title, none, table, header, notYet, unrecorded, asked, timeline } = words.studies;
  if (waves.length === 0) return { title, blocks: [{ kind: 'paragraph', text: none }] };
  const rows = waves.map(({ number, title: name, study }): Cell[] => {
    const { questions, recommendations, startedOn, publishedOn } = study;
    const implemented = recommendations.filter(isImplemented).length;
    return [
      documentTexts.waveTitled(number, name),
      tableDate(startedOn),
      publishedOn === null
        ? { text: isUnrecorded(study) ? unrecorded : notYet, tone: 'QUIET' }
        : tableDate(publishedOn),
      asked(questions.filter(({ inScope }) => inScope).length, questions.length),
      String(recommendations.length),
      recommendations.length === 0 ? documentTexts.none : String(implemented),
    ];
  });
  return {
    title,
    blocks: [{ kind: 'table', caption: table, header, rows, widths: [4.6, 2.6, 2.9, 2.5, 3.1, 2.6] }],
    parts: [{ title: timeline, blocks: [{ kind: 'timeline', items: happened(facts, waves) }] }],
  };
}

type Moment = Extract<Block, { kind: 'timeline' }>['items'][number] & { on: string };

/** What happened in the council; publication is known from the study, and a decision from its recommendations. */
const OF_COUNCIL: readonly string[] = ['PRESENTED_TO_COUNCIL', 'COUNCIL_DECISION'];

/** Everything over all waves, by date. */
function happened(facts: CouncilFacts, waves: readonly StudiedWave[]): Moment[] {
  const said = words.studies;
  const { asOf } = facts;
  const at = (on: string, what: string, tone?: Moment['tone']): Moment => ({
    on,
    when: dutchDate(on),
    what,
    ...(tone === undefined ? {} : { tone }),
  });
  const moments = [
    ...facts.chairs.map((on) => at(on, said.chair, 'QUIET')),
    ...facts.elections.filter((on) => on <= asOf).map((on) => at(on, said.election, 'QUIET')),
    ...facts.confirmations.flatMap(({ on, status }) =>
      status === null ? [] : [at(on, said.joined(status), 'QUIET')],
    ),
    ...facts.waves.flatMap(({ number, note }) =>
      note === null ? [] : [at(note.on, said.note(documentTexts.wave(number).toLowerCase()), 'GOOD')],
    ),
    ...waves.flatMap(({ number, study }) => {
      const wave = documentTexts.wave(number).toLowerCase();
      const decided = decidedByDay(study);
      return [
        at(study.startedOn, said.started(wave)),
        ...(study.publishedOn === null ? [] : [at(study.publishedOn, said.published(wave), 'GOOD')]),
        ...study.events
          .filter(({ id, on }) => OF_COUNCIL.includes(id) && !decided.has(on))
          .map(({ on, label }) => at(on, said.event(label, wave))),
        ...[...decided].map(([on, n]) => at(on, said.decided(n, wave))),
      ];
    }),
  ];
  return moments.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** How many recommendations the council decided on, by the day. */
function decidedByDay({ recommendations }: CouncilStudy): Map<string, number> {
  const days = new Map<string, number>();
  for (const { councilDecidedOn: on } of recommendations)
    if (on !== null) days.set(on, (days.get(on) ?? 0) + 1);
  return days;
}

function openSection(waves: readonly StudiedWave[]): Section[] {
  const { title, none, text } = words.open;
  if (waves.every(({ study }) => study.recommendations.length === 0)) return [];
  const table = openTable(waves);
  return [
    {
      title,
      blocks: table === null ? [{ kind: 'paragraph', text: none }] : [{ kind: 'paragraph', text }, table],
    },
  ];
}

function promisesSection({ declaration, undeclared, commitments, confirmations }: CouncilFacts): Section {
  const said = words.promises;
  if (declaration === null) {
    const text =
      undeclared?.state === 'WITHDRAWN' ? said.withdrawn(undeclared.on) : said[undeclared?.state ?? 'NONE'];
    return { title: said.title, blocks: [{ kind: 'paragraph', text }] };
  }
  const { signedOn, signedBy, untilYear, budgetPerYear, daysPerYear } = declaration;
  return {
    title: said.title,
    blocks: [
      { kind: 'paragraph', text: said.text },
      {
        kind: 'facts',
        items: [
          ...fact(said.signed, dutchDate(signedOn)),
          ...fact(said.by, signedBy),
          ...fact(said.until, untilYear === null ? null : String(untilYear)),
          ...fact(said.budget, budgetPerYear === null ? null : euros(budgetPerYear)),
          ...fact(said.days, daysPerYear === null ? null : String(daysPerYear)),
        ],
      },
      ...promisesTable(commitments),
      ...confirmed(confirmations),
    ],
  };
}

/** Nothing for what is not known. */
const fact = (label: string, value: string | null): { label: string; value: string }[] =>
  value === null || value === '' ? [] : [{ label, value }];

function promisesTable(commitments: CouncilFacts['commitments']): Block[] {
  const { table, header } = words.promises;
  if (commitments.length === 0) return [];
  const rows = commitments.map(({ label, status, dueOn }): Cell[] => [label, ...promiseCells(status, dueOn)]);
  return [{ kind: 'table', caption: table, header, rows, widths: [5, 3, 4] }];
}

/** What happened once as a line each; what comes back every year as one line. */
function confirmed(confirmations: CouncilFacts['confirmations']): Block[] {
  const said = words.promises;
  const yearsOf = (action: string): string =>
    listed([...new Set(confirmations.flatMap((one) => (one.action === action ? one.on.slice(0, 4) : [])))]);
  const yearly = yearsOf('CONFIRM_COMMITMENTS');
  const budgets = yearsOf('CONFIRM_BUDGET');
  const once = confirmations.flatMap(({ on, action, commitment }) => {
    const what = onceText(action, commitment);
    return what === null ? [] : [{ when: dutchDate(on), what }];
  });
  return [
    ...(yearly === '' ? [] : [{ kind: 'paragraph' as const, text: said.yearly(yearly) }]),
    ...(budgets === '' ? [] : [{ kind: 'paragraph' as const, text: said.budgets(budgets) }]),
    ...(once.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, text: `${said.history}:` },
          { kind: 'timeline' as const, items: once },
        ]),
  ];
}

function onceText(action: string, commitment: string | null): string | null {
  const said = words.promises;
  switch (action) {
    case 'SIGN_DECLARATION':
      return said.signedAnew;
    case 'RECONFIRM_DECLARATION':
      return said.reconfirmed;
    case 'WAIVE_COMMITMENT':
      return said.waived(commitment ?? '');
    default:
      return null;
  }
}

function comingSection(facts: CouncilFacts, waves: readonly StudiedWave[]): Section {
  const { title, none } = words.coming;
  const items = comingTimeline(facts, waves);
  return {
    title,
    blocks: items.length === 0 ? [{ kind: 'paragraph', text: none }] : [{ kind: 'timeline', items }],
  };
}
