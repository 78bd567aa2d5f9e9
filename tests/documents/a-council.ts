/** What a council may read of a court, made up for tests: as small as it can be, and as large as twenty years make it. */
import path from 'node:path';
import type { CouncilFacts, CouncilStudy, CouncilWave } from '../../bot/study/documents/council-facts';
import { loadProgramme } from '../../bot/programme/load';
import { addMonths } from '../../bot/workflow/calendar';
import type { CouncilDecision, QuestionVerdict, Recommendation } from '../../entities/findings';

const { programme } = loadProgramme(path.join(__dirname, '..', '..', 'bot', 'programme', 'nplv.yaml'));

/** A court of which nothing is known but that it takes part. */
export function aSmallCourt(change: Partial<CouncilFacts> = {}): CouncilFacts {
  return {
    asOf: '2026-11-24',
    municipality: 'Heerlen',
    areas: ['Heerlen-Noord'],
    participation: { status: 'ACTIVE', since: '2026-03-02' },
    programme,
    declaration: null,
    undeclared: { state: 'NONE' },
    commitments: [],
    confirmations: [],
    waves: [],
    next: null,
    coming: [],
    chairs: [],
    elections: [],
    ...change,
  };
}

const VERDICTS: readonly QuestionVerdict[] = ['NOT_MET', 'PARTLY_MET', 'MET', 'CANNOT_BE_DETERMINED'];
const DECISIONS: readonly (CouncilDecision | null)[] = ['ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED', null];
const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'IMPLEMENTED', 'LAPSED'] as const;

const TITLES = [
  'Leg vóór de volgende programmabegroting meetbare doelen per gebied vast',
  'Informeer de raad twee keer per jaar over voortgang en besteding, in een vaste vorm',
  'Leg de verantwoording van de alliantie aan de raad vast in een samenwerkingsovereenkomst',
  'Betrek bewoners bij het kiezen van de indicatoren en leg vast hoe',
];
const SUMMARIES = [
  'De doelen staan vast, maar zijn niet per gebied meetbaar gemaakt; de raad kan de voortgang daardoor niet toetsen.',
  'De raad krijgt elk half jaar een rapportage die de bestedingen per geldstroom laat zien.',
  'Wie waarvoor verantwoordelijk is, is niet schriftelijk vastgelegd.',
  'Er is nog geen nulmeting, zodat niet is vast te stellen of het doel dichterbij komt.',
];

export function aRecommendation(number: number, change: Partial<Recommendation> = {}): Recommendation {
  return {
    id: `recommendation-${number}`,
    version: 1,
    studyId: 'study',
    number,
    title: TITLES[number % TITLES.length]!,
    addressee: number % 3 === 0 ? 'raad' : 'college',
    publishedOn: '2026-09-17',
    councilDecision: null,
    councilDecidedOn: null,
    planOfActionOn: null,
    statuses: {},
    ...change,
  };
}

export function aCouncilStudy(change: Partial<CouncilStudy> = {}): CouncilStudy {
  return {
    state: 'AFTERCARE',
    startedOn: '2026-01-12',
    publishedOn: '2026-09-17',
    closedOn: null,
    pausedOn: null,
    publicationOn: '2026-09-17',
    firstPlannedOn: '2026-08-31',
    phases: programme.phases.map(({ nl }, index) => ({
      label: nl,
      from: addMonths('2026-01-12', index * 2),
      until: addMonths('2026-03-11', index * 2),
      state: 'DONE',
    })),
    decisions: programme.stages.slice(0, 8).map(({ gate }, index) => ({
      on: addMonths('2026-02-12', index),
      gate: gate.nl,
      by: gate.boardDecision ? 'BOARD' : { role: 'Voorzitter' },
    })),
    changes: [],
    events: [
      { on: '2026-03-02', id: 'START_LETTER_SENT', label: 'Startbrief verstuurd' },
      { on: '2026-10-08', id: 'PRESENTED_TO_COUNCIL', label: 'Rapport gepresenteerd aan de raad' },
    ],
    conditions: {},
    registers: [
      { kind: 'DOCUMENT_REQUEST', count: 14, settled: 13 },
      { kind: 'INTERVIEW', count: 11, settled: 11 },
      { kind: 'TECHNICAL_HEARING', count: 1, settled: 1 },
      { kind: 'EXECUTIVE_HEARING', count: 1, settled: 1 },
    ],
    questions: programme.questions.map(({ n, nl }) => ({
      number: n,
      label: nl,
      inScope: true,
      reason: null,
      released: { verdict: VERDICTS[n % 4]!, summary: SUMMARIES[n % 4]!, shared: n === 1 },
    })),
    recommendations: [aRecommendation(1), aRecommendation(2)],
    ...change,
  };
}

export function aCouncilWave(number: number, study: CouncilStudy | null): CouncilWave {
  const published = study?.publishedOn ?? null;
  return {
    number,
    title: number === 1 ? 'Startonderzoek' : `Vervolgonderzoek ${number - 1}`,
    kind: number === 1 ? 'BASELINE' : 'FOLLOW_UP',
    anchorOn: published,
    programme,
    note:
      published === null
        ? null
        : { title: 'Van toeschouwer naar speler', on: addMonths(published, 4), link: NOTE },
    study,
  };
}

const NOTE = 'https://rekenkamers.example/nota';

/** Eight waves, sixteen questions, twelve recommendations each; the last one runs. */
export function aLargeCourt(): CouncilFacts {
  const waves = Array.from({ length: 8 }, (_, index): CouncilWave => {
    const start = addMonths('2026-01-12', index * 30);
    const at = (months: number): string => addMonths(start, months);
    const published = index === 7 ? null : at(9);
    const year = Number((published ?? start).slice(0, 4));
    const study = aCouncilStudy({
      state: index === 7 ? 'RUNNING' : index === 6 ? 'AFTERCARE' : 'CLOSED',
      startedOn: start,
      publishedOn: published,
      publicationOn: published ?? at(9),
      closedOn: index < 6 ? at(28) : null,
      firstPlannedOn: at(8),
      phases: programme.phases.map(({ nl }, phase) => ({
        label: nl,
        from: at(phase * 2),
        until: at(phase * 2 + 2),
        state: index < 7 || phase === 0 ? 'DONE' : phase === 1 ? 'ACTIVE' : 'TO_COME',
      })),
      decisions: programme.stages.slice(0, index === 7 ? 1 : 8).map(({ gate }, gateIndex) => ({
        on: at(gateIndex + 1),
        gate: gate.nl,
        by: gate.boardDecision ? 'BOARD' : { role: 'Voorzitter' },
      })),
      changes: [
        { what: 'EXTENDED', on: at(3), stage: 'Interviews', from: at(4), until: at(5) },
        { what: 'PAUSED', on: at(5) },
        { what: 'RESUMED', on: at(6), workingDays: 21 },
      ],
      events:
        published === null
          ? []
          : [
              { on: at(10), id: 'PRESENTED_TO_COUNCIL', label: 'Rapport gepresenteerd aan de raad' },
              { on: at(11), id: 'COUNCIL_DECISION', label: 'Raadsbesluit over het rapport genomen' },
            ],
      conditions: { EXTERNAL_BUREAU: index % 2 === 0 },
      questions: programme.questions.map(({ n, nl }) => {
        const leftOut = (n + index) % 13 === 0;
        return {
          number: n,
          label: nl,
          inScope: !leftOut,
          reason: leftOut ? 'er was in deze jaren geen landelijke geldstroom meer' : null,
          released:
            leftOut || index === 7
              ? null
              : {
                  verdict: VERDICTS[(n + Math.floor(index / 2)) % 4]!,
                  summary: SUMMARIES[(n + index) % 4]!,
                  shared: false,
                },
        };
      }),
      recommendations:
        published === null
          ? []
          : Array.from({ length: 12 }, (_unused, number) => {
              const decision = DECISIONS[(number + index) % 4]!;
              return aRecommendation(number + 1, {
                id: `recommendation-${index}-${number}`,
                publishedOn: published,
                councilDecision: decision,
                councilDecidedOn: decision === null ? null : at(11),
                planOfActionOn: decision === 'ADOPTED' ? at(13) : null,
                statuses:
                  decision === null || decision === 'NOT_ADOPTED'
                    ? {}
                    : {
                        [year + 1]: 'IN_PROGRESS',
                        [year + 2]: STATUSES[(Math.floor(number / 4) + index + 1) % 4]!,
                      },
              });
            }),
    });
    return aCouncilWave(index + 1, study);
  });
  return aSmallCourt({
    asOf: '2043-11-24',
    declaration: {
      signedOn: '2026-03-02',
      signedBy: 'Voorzitter',
      untilYear: 2045,
      budgetPerYear: 15_000,
      daysPerYear: 60,
    },
    undeclared: null,
    commitments: programme.commitments.map(({ nl }, index) => ({
      label: nl,
      status: index === 1 ? 'AT_RISK' : index === 6 ? 'NOT_CONFIRMED' : 'CONFIRMED',
      dueOn: index % 3 === 2 ? null : '2043-10-01',
    })),
    confirmations: [
      { on: '2026-03-02', action: 'SIGN_DECLARATION', status: null, commitment: null },
      { on: '2026-03-02', action: 'SET_PARTICIPATION', status: 'ACTIVE', commitment: null },
      ...Array.from({ length: 17 }, (_, index) => ({
        on: `${2027 + index}-09-20`,
        action: 'CONFIRM_COMMITMENTS',
        status: null,
        commitment: null,
      })),
      { on: '2030-05-06', action: 'RECONFIRM_DECLARATION', status: null, commitment: null },
      { on: '2036-02-01', action: 'WAIVE_COMMITMENT', status: null, commitment: 'Budget per jaar' },
    ],
    waves,
    next: {
      waveId: 'wave-8',
      number: 9,
      anchorOn: '2041-10-12',
      minMonths: 24,
      maxMonths: 36,
      countsFrom: 'START',
      from: '2043-10-12',
      until: '2044-10-12',
    },
    coming: [
      { on: '2043-11-15', kind: 'BUDGET_ADOPTED', ref: '2043' },
      { on: '2044-03-31', kind: 'ANNUAL_REPORT', ref: '2044' },
      { on: '2044-10-12', kind: 'WAVE', ref: '9' },
    ],
    chairs: ['2030-04-01', '2036-01-15', '2041-09-01'],
    elections: ['2030-03-20', '2034-03-15', '2038-03-17', '2042-03-19', '2046-03-21'],
  });
}
