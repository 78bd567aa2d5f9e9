/** The questions of the programme and the recommendations, in Dutch. Waves are compared, causes are not claimed. */
import type { CouncilDecision, QuestionVerdict, RecommendationStatus } from '../../entities/findings';
import { counted, dutchDate, shortDate } from '../format';

const verdict = {
  MET: 'voldoet',
  PARTLY_MET: 'voldoet deels',
  NOT_MET: 'voldoet niet',
  CANNOT_BE_DETERMINED: 'niet vast te stellen',
} as const satisfies Record<QuestionVerdict, string>;

const decision = {
  ADOPTED: 'overgenomen',
  PARTLY_ADOPTED: 'deels overgenomen',
  NOT_ADOPTED: 'niet overgenomen',
} as const satisfies Record<CouncilDecision, string>;

const followUp = {
  NOT_STARTED: 'nog niet begonnen',
  IN_PROGRESS: 'in uitvoering',
  IMPLEMENTED: 'uitgevoerd',
  LAPSED: 'vervallen',
} as const satisfies Record<RecommendationStatus, string>;

export const findings = {
  verdict,
  decision,
  followUp,
  questions: {
    summary: 'De onderzoeksvragen',
    title: 'Onderzoeksvragen',
    titleReleased: 'Vrijgegeven bevindingen',
    toReleased: 'Bevindingen',
    counts: (answered: number, of: number, released: number) =>
      `${answered} van ${of} beantwoord · ${released} vrijgegeven`,
    countReleased: (n: number) =>
      n === 0
        ? 'Deze rekenkamer heeft nog geen bevindingen vrijgegeven.'
        : counted(n, 'bevinding is vrijgegeven.', 'bevindingen zijn vrijgegeven.'),
    numbered: (n: number, question: string) => `${n}. ${question}`,
    open: (n: number) => `Vraag ${n} openen`,
    leftOut: 'Niet onderzocht',
    noVerdict: 'Nog geen oordeel',
    noWords: 'Nog geen antwoord',
    inWords: 'In woorden beantwoord',
    released: (on: string) => `vrijgegeven ${shortDate(on)}`,
    notReleased: 'niet vrijgegeven',
    release: (n: number) => `Vrijgeven (${n})`,
  },
  recommendations: {
    summary: 'De aanbevelingen',
    title: 'Aanbevelingen',
    count: (n: number) => (n === 0 ? 'Nog geen aanbevelingen.' : counted(n, 'aanbeveling', 'aanbevelingen')),
    open: (n: number) => `Aanbeveling ${n} openen`,
    notPublished: 'nog niet gepubliceerd',
    published: (on: string) => `gepubliceerd ${shortDate(on)}`,
    decided: (what: CouncilDecision, on: string | null) =>
      `raad: ${decision[what]}${on === null ? '' : ` op ${shortDate(on)}`}`,
    notDecided: 'raad: nog geen besluit',
    plan: (on: string) => `plan van aanpak ${shortDate(on)}`,
    year: (year: string, status: RecommendationStatus) => `${year}: ${followUp[status]}`,
  },
  dialog: {
    question: {
      title: (n: number) => `Vraag ${n}`,
      inScope: 'Deze vraag wordt onderzocht',
      reason: 'Waarom niet, als de vraag niet wordt onderzocht',
      verdict: 'Oordeel',
      noVerdict: 'nog geen oordeel',
      inWords: 'Deze vraag heeft geen oordeel: het antwoord staat in één regel.',
      answer: 'Antwoord in één regel',
      summary: 'Samenvatting in één regel',
      note: 'Wordt een vraag niet onderzocht, dan vervallen oordeel en samenvatting; de reden staat na publicatie in het overzicht voor de raad. Oordeel en samenvatting leest alleen uw rekenkamer, totdat uw voorzitter ze vrijgeeft. Wie ze daarna wijzigt, trekt de vrijgave in.',
      save: 'Vastleggen',
      release: 'Vrijgeven',
      releaseNote:
        'Na het vrijgeven kunnen de coördinator en de voorzitters van de andere rekenkamers dit antwoord lezen.',
      released: (on: string) => `Vrijgegeven op ${dutchDate(on)}.`,
      notReleased: 'Niet vrijgegeven.',
      state: 'Stand',
    },
    waves: {
      title: (wave: string) => `Vergeleken met ${wave}`,
      before: 'Toen',
      now: 'Nu',
      none: 'geen oordeel',
      inWords: 'in woorden beantwoord',
      noWords: 'geen antwoord',
      leftOut: 'niet onderzocht',
      same: 'Het oordeel is gelijk gebleven.',
      changed: (before: QuestionVerdict, after: QuestionVerdict) =>
        `Het oordeel ging van “${verdict[before]}” naar “${verdict[after]}”.`,
      between: 'Raadsbesluiten daartussen',
      noDecisions: 'Daartussen is geen raadsbesluit over een aanbeveling vastgelegd.',
      decision: (number: number, title: string) => `Aanbeveling ${number}: ${title}`,
      decided: (what: CouncilDecision, on: string) => `${decision[what]} op ${dutchDate(on)}`,
      more: (n: number) => `En nog ${n}; zie de aanbevelingen van dat onderzoek.`,
      noCauses: 'Hier staat wat er was en wat er besloten is, niet waardoor iets veranderde.',
    },
    recommendation: {
      titleNew: 'Aanbeveling toevoegen',
      title: (n: number) => `Aanbeveling ${n}`,
      text: 'Aanbeveling, in één regel',
      addressee: 'Gericht aan',
      addresseeHint: 'bijvoorbeeld: college, raad',
      published: 'Gepubliceerd op',
      decision: 'Besluit van de raad',
      decidedOn: 'Datum van het raadsbesluit (leeg: vandaag)',
      plan: 'Plan van aanpak van het college op',
      year: 'Stand over het jaar',
      status: 'Hoe ver was het dat jaar?',
      earlier: 'Stand per jaar',
      save: 'Vastleggen',
      add: 'Toevoegen',
      nothing: 'niet vastgelegd',
    },
  },
};
