/** What people read on the overview, beside what the digest says. Dutch, formal *u*. */
import {
  capital,
  counted,
  dutchDate,
  dutchMoment,
  listed,
  shortDate,
  tableDate,
  workingDays,
} from '../../../../cards/format';
import { reasonLine } from '../../../../cards/reason-line';
import { attention } from '../../../../cards/texts/nl-attention';
import type { OverviewCourt, OverviewPage } from '../../../../bot/study/pages/overview';

type Reason = OverviewCourt['reasons'][number];

/** As the digest says it. */
export const reasonOf = (reason: Reason): string =>
  reasonLine(reason, attention.reason, { title: (title) => title, names: listed });

/** "Drie rekenkamers vragen aandacht, negen op schema"; of the one court that somebody sees: how that one stands. */
export function opening({ courts, counts, coordinates }: OverviewPage): string {
  const [only, another] = courts;
  if (only === undefined) return attention.none;
  if (!coordinates && another === undefined) return words.ofCourt[only.group](only.municipality);
  return attention.opening(counts.attention, counts.onSchedule).replace(/\.$/, '');
}

/** "Eén gepauzeerd, twee zonder onderzoek." */
export function also({ paused, finished, withoutStudy }: OverviewPage['counts']): string {
  const rest = attention.also(paused, finished, withoutStudy);
  return rest === '' ? '' : `${capital(rest)}.`;
}

export const words = {
  title: 'Overzicht',
  ofCourt: {
    ATTENTION: (court: string) => `Rekenkamer ${court} vraagt aandacht`,
    ON_SCHEDULE: (court: string) => `Rekenkamer ${court} is op schema`,
    PAUSED: (court: string) => `Rekenkamer ${court} is gepauzeerd`,
    FINISHED: (court: string) => `Rekenkamer ${court} heeft het onderzoek afgesloten`,
    WITHOUT_STUDY: (court: string) => `Rekenkamer ${court} heeft geen lopend onderzoek`,
  },
  on: (today: string) => `Stand van ${dutchDate(today)}.`,
  court: 'Rekenkamer',
  openWave: 'Golf openen',
  registerCourt: 'Rekenkamer toevoegen',
  askStatus: 'Vraag status',
  askStatusOf: (court: string) => `Vraag status aan ${court}`,
  asked: (on: string) => `Status gevraagd op ${shortDate(on)}`,
  startStudy: 'Onderzoek starten',
  startStudyOf: (court: string) => `Onderzoek starten bij ${court}`,
  attention: 'Vraagt aandacht',
  onlyAttention: 'Alleen wat aandacht vraagt',
  wave: 'Golf',
  allWaves: 'Alle golven',
  waveName: (number: number, title: string | undefined) =>
    title === undefined ? `Golf ${number}` : `Golf ${number}: ${title}`,
  waveNumber: (number: number) => `Golf ${number}`,
  nothingLeft: 'Geen rekenkamer past bij dit filter.',
  phases: {
    title: 'Rekenkamers en fasen',
    stand: 'Stand',
    publication: 'Publicatie',
    expected: 'verwacht',
    deviation: (days: number) => `${workingDays(Math.abs(days))} ${days > 0 ? 'later' : 'eerder'}`,
    DONE: 'klaar',
    ACTIVE: 'loopt t/m',
    LATE: 'einde was',
    NOT_STARTED: 'verwacht t/m',
    gate: 'wacht op besluit',
    paused: (on: string) => `stil sinds ${tableDate(on)}`,
    closed: (on: string) => `afgesloten ${tableDate(on)}`,
    aftercare: 'in nazorg',
    next: (on: string) => `volgende datum ${tableDate(on)}`,
    overdue: (n: number) => `${counted(n, 'taak', 'taken')} over de termijn`,
  },
  group: {
    ATTENTION: 'vraagt aandacht',
    ON_SCHEDULE: 'op schema',
    PAUSED: 'gepauzeerd',
    FINISHED: 'klaar',
    WITHOUT_STUDY: 'geen onderzoek',
  },
  gates: {
    title: 'Faseovergangen die wachten',
    none: 'Er wacht geen faseovergang op een besluit.',
    gate: 'Overgang',
    since: 'Wacht sinds',
    waits: (since: string, days: number) => `${shortDate(since)}, ${workingDays(days)}`,
    decider: 'Wie beslist',
    there: 'er is een beslisser',
    you: 'u kunt beslissen',
    nobody: 'niemand',
    until: (on: string) => `afwezig tot en met ${shortDate(on)}`,
    decide: 'Beslissen',
    decideOn: (gate: string, court: string) => `Beslissen over ${gate}, ${court}`,
    look: 'Bekijken',
    lookAt: (gate: string, court: string) => `${gate}, ${court} bekijken`,
  },
  commitments: {
    title: 'Toezeggingen',
    intro: 'Wat niet is nagekomen of in gevaar is, is een aanleiding voor een gesprek, geen sanctie.',
    declaration: 'Verklaring vastleggen',
    notDeclared: 'De intentieverklaring is nog niet vastgelegd.',
    without: (courts: string) => `Nog geen intentieverklaring vastgelegd: ${courts}.`,
    calm: 'Geen melding',
    nobody: 'Nog geen rekenkamer heeft een intentieverklaring vastgelegd.',
    none: 'Er zijn geen rekenkamers.',
    commitment: 'Toezegging',
    stand: 'Stand',
    due: 'Uiterlijk of tot',
    register: 'Register openen',
    status: {
      NOT_CONFIRMED: 'niet bevestigd',
      CONFIRMED: 'op orde',
      AT_RISK: 'in gevaar',
      BREACHED: 'niet nagekomen',
      WAIVED: 'vrijgesteld',
      CALM: 'geen melding',
    },
  },
  years: {
    title: 'Over de jaren',
    caption: 'Golven, vensters en onderzoeken over de jaren',
    legend:
      'Gekleurd: tot en met de publicatie. Gestippeld: nazorg, en bij de golven het venster van de volgende. ◆ een golf is geopend of haar nota verscheen. De lijn is vandaag.',
    waves: 'Golven',
    window: (number: number) => `Venster golf ${number}`,
    windowFor: { START: 'om te beginnen', PUBLICATION: 'om te publiceren' },
    note: (number: number) => `Nota golf ${number}`,
    noteState: 'gezamenlijke nota',
    opened: (number: number) => `Golf ${number} geopend`,
    openedState: { OPEN: 'open', CLOSED: 'gesloten' },
    study: (number: number) => `Golf ${number}`,
    aftercareOf: (number: number) => `Nazorg golf ${number}`,
    running: 'loopt, publicatie verwacht',
    late: 'loopt, later dan gepland',
    paused: 'gepauzeerd',
    published: 'gepubliceerd',
    aftercare: 'in nazorg',
    closed: 'afgesloten',
    begun: (on: string) => `begonnen ${tableDate(on)}`,
    publicOn: (on: string) => `gepubliceerd ${tableDate(on)}`,
    expectedOn: (on: string) => `verwacht ${tableDate(on)}`,
    closedOn: (on: string) => `afgesloten ${tableDate(on)}`,
    openedOn: (on: string) => `geopend ${tableDate(on)}`,
    noteOn: (on: string) => `nota ${tableDate(on)}`,
    windowFrom: (from: string) => `venster ${tableDate(from)}`,
    until: (on: string) => `t/m ${tableDate(on)}`,
    who: 'Rekenkamer',
    programme: 'Het programma',
    none: 'Er is nog geen golf.',
  },
  deliveries: {
    title: 'Bezorging',
    none: 'Alle berichten van de afgelopen maand zijn aangekomen, en iedereen is bereikbaar.',
    who: 'Wie',
    stand: 'Stand',
    unreachable: 'niet bereikbaar in Teams',
    failed: (n: number) => `${counted(n, 'bericht', 'berichten')} niet zeker aangekomen`,
    last: 'Laatste',
    lastOne: (on: string, state: 'UNDELIVERABLE' | 'UNKNOWN') =>
      `${shortDate(on)}: ${state === 'UNDELIVERABLE' ? 'niet bezorgd' : 'onbekend of het aankwam'}`,
    why: (code: string) => `(${code})`,
    help: 'Wat helpt',
    helpWith: (who: string) => `Wat helpt bij ${who}`,
    channel: 'Teamkanaal',
    programme: 'Programma',
    person: (name: string | null, role: string | null) =>
      name === null ? (role ?? '') : role === null ? name : `${name} (${role})`,
  },
  health: {
    title: 'Werking van Kamerbode',
    well: 'Kamerbode doet wat het hoort te doen.',
    lastTick: (moment: string | null) =>
      moment === null
        ? 'De klok heeft nog niet gelopen.'
        : `De klok liep het laatst op ${dutchMoment(moment)}.`,
    onTheWay: (n: number) =>
      n === 0
        ? 'Er is geen bericht onderweg.'
        : `${capital(counted(n, 'bericht is', 'berichten zijn'))} onderweg of ${n === 1 ? 'wacht' : 'wachten'} op een ochtend.`,
    TICK: 'Er had al iets moeten gebeuren, en er gebeurt niets.',
    DIGEST: 'Het statusoverzicht van deze week is niet overal aangekomen.',
    RECIPIENTS: 'Er zijn mensen die deze week geen enkel bericht kregen.',
  },
};
