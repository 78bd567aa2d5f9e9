/** One study in the historical overview: how it went, what was decided, found and recommended, and what became of it. */
import { capital, dutchDate, tableDate, listed } from '../../../cards/format';
import { documentTexts } from '../../../cards/texts/nl-documents';
import type { Recommendation } from '../../../entities/findings';
import { councilDecision, numbered, verdictCell, type StudiedWave } from './council-blocks';
import type { CouncilQuestion, CouncilStudy, StudyChange } from './council-facts';
import type { Block, Cell, Section } from './document';

const words = documentTexts.overview.study;

/** One study as a section of a document for the council. */
export function studySection({ number, title, note, study }: StudiedWave): Section {
  return {
    title: documentTexts.waveTitled(number, title),
    newPage: true,
    blocks: [{ kind: 'facts', items: [...factsOf(study), ...noteOf(note)] }],
    parts: [
      { title: words.findings, blocks: findingsOf(study) },
      { title: words.recommendations, blocks: recommendationsOf(study) },
      ...part(words.choices, listOf(choicesOf(study))),
      { title: words.decisionsTitle, blocks: decisionsOf(study) },
      ...part(words.course, [...phasesOf(study), ...councilOf(study)]),
    ],
  };
}

/** Nothing where there is nothing to tell. */
const part = (title: string, blocks: Block[]): { title: string; blocks: Block[] }[] =>
  blocks.length === 0 ? [] : [{ title, blocks }];

const listOf = (items: string[]): Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);

function factsOf(study: CouncilStudy): { label: string; value: string }[] {
  const { state, startedOn, publishedOn, closedOn, pausedOn, publicationOn, firstPlannedOn, registers } =
    study;
  const stand =
    pausedOn !== null
      ? words.paused(pausedOn)
      : closedOn !== null
        ? words.closed(closedOn)
        : words.states[state];
  const method = listed(
    registers.flatMap(({ kind, count, settled }) =>
      settled === 0 && kind === 'INTERVIEW' ? [] : words.register[kind](settled, count),
    ),
  );
  return [
    { label: words.state, value: capital(stand) },
    { label: words.started, value: dutchDate(startedOn) },
    ...(publishedOn !== null
      ? [{ label: words.published, value: dutchDate(publishedOn) }]
      : publicationOn === null
        ? []
        : [{ label: words.expected, value: dutchDate(publicationOn) }]),
    ...(firstPlannedOn === null
      ? []
      : [{ label: words.firstPlan, value: words.firstPlanned(firstPlannedOn) }]),
    ...(method === '' ? [] : [{ label: words.method, value: capital(method) }]),
  ];
}

const noteOf = (note: StudiedWave['note']): { label: string; value: string; href: string }[] =>
  note === null ? [] : [{ label: words.note, value: words.noteOn(note.title, note.on), href: note.link }];

/** Of a study that was over before Kamerbode no phases are known. */
function phasesOf({ phases }: CouncilStudy): Block[] {
  if (phases.length === 0) return [];
  const rows = phases.map(({ label, from, until, state }): Cell[] => [
    label,
    tableDate(from),
    tableDate(until),
    { text: words.phase[state], tone: state === 'DONE' ? 'GOOD' : 'QUIET' },
  ]);
  return [{ kind: 'table', caption: words.phases, header: words.phaseHeader, rows, widths: [4, 3, 3, 2] }];
}

function councilOf({ events }: CouncilStudy): Block[] {
  if (events.length === 0) return [];
  return [
    {
      kind: 'timeline',
      items: events
        .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
        .map(({ on, label }) => ({ when: dutchDate(on), what: label })),
    },
  ];
}

function decisionsOf({ decisions, publishedOn, closedOn }: CouncilStudy): Block[] {
  if (decisions.length === 0) {
    return [
      {
        kind: 'paragraph',
        text: publishedOn === null && closedOn === null ? words.noDecisions : words.decisionsUnknown,
      },
    ];
  }
  return [
    {
      kind: 'table',
      caption: words.decisions,
      header: words.decisionHeader,
      rows: decisions.map(({ on, gate, by }) => [
        gate,
        tableDate(on),
        by === 'BOARD' ? words.board : by === 'BEFORE' ? words.before : by.role,
      ]),
      widths: [5, 3, 4],
    },
  ];
}

/** What was left out of the study or happened to it, as far as the report says so too. */
function choicesOf({ questions, conditions, changes }: CouncilStudy): string[] {
  return [
    ...questions
      .filter(({ inScope }) => !inScope)
      .map(({ number, label, reason }) => words.leftOut(number, label, reason)),
    ...(conditions['EXTERNAL_BUREAU'] === true ? [words.bureau] : []),
    ...(conditions['NO_RESPONSE'] === true ? [words.noResponse] : []),
    ...changes.map(changeText),
  ];
}

function changeText(change: StudyChange): string {
  switch (change.what) {
    case 'EXTENDED':
      return words.extended(change.stage, change.from, change.until);
    case 'PAUSED':
      return words.stopped(change.on);
    case 'RESUMED':
      return words.resumed(change.on, change.workingDays);
    case 'REOPENED':
      return words.reopened(change.stage, change.on);
  }
}

function findingsOf({ questions }: CouncilStudy): Block[] {
  const released = questions.flatMap(({ number, label, released: one }): Cell[][] =>
    one === null ? [] : [[`${number}. ${label}`, verdictCell(one.verdict, documentTexts.verdict), said(one)]],
  );
  const missing = questions.filter((one) => one.inScope && one.released === null).length;
  if (released.length === 0) return [{ kind: 'paragraph', text: words.notReleased }];
  return [
    {
      kind: 'table',
      caption: words.findingsTable,
      header: words.findingsHeader,
      rows: released,
      widths: [5, 2.6, 7],
    },
    ...(missing === 0
      ? []
      : [{ kind: 'paragraph' as const, text: words.someNotReleased(missing), quiet: true as const }]),
  ];
}

const said = ({ summary, shared }: NonNullable<CouncilQuestion['released']>): string =>
  [...(summary === null ? [] : [summary]), ...(shared ? [words.shared] : [])].join(' ');

function recommendationsOf({ recommendations }: CouncilStudy): Block[] {
  if (recommendations.length === 0) return [{ kind: 'paragraph', text: words.noRecommendations }];
  return [
    {
      kind: 'table',
      caption: words.recommendationsTable,
      header: words.recommendationsHeader,
      rows: recommendations.map((one): Cell[] => [
        numbered(one),
        one.addressee,
        councilDecision(one),
        afterwards(one),
      ]),
      widths: [6, 2.5, 3.5, 5],
    },
  ];
}

/** The plan of action and how far it came, year by year. */
function afterwards({ planOfActionOn, statuses }: Recommendation): string {
  const years = Object.entries(statuses).toSorted(([a], [b]) => Number(a) - Number(b));
  return [
    ...(planOfActionOn === null ? [] : [words.plan(planOfActionOn)]),
    ...years.map(([year, status]) => words.year(year, documentTexts.followUp[status])),
  ].join('; ');
}
