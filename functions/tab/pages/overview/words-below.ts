/** What people read on the overview below its first screen: it is loaded after that. Dutch, formal *u*. */
import type { OverviewPage } from '../../../../bot/study/pages/overview';
import {
  capital,
  counted,
  dutchMoment,
  listed,
  shortDate,
  tableDate,
  workingDays,
} from '../../../../cards/format';
import { day } from './words';

export const words = {
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
    undeclared: 'nog geen verklaring',
    ofAll: (n: number, of: number) => (n === of ? 'alle toezeggingen' : `${n} van de ${of} toezeggingen`),
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
      'Groen: een golf tot haar ankerdatum (◆), een onderzoek tot zijn publicatie. Gestippeld: het venster van een golf, en nazorg. ◆ bij Verkiezingen: die van een gemeenteraad.',
    elections: (all: OverviewPage['elections']) =>
      `Gemeenteraadsverkiezingen: ${listed(all.map(({ from, courts }) => `${tableDate(from)} (${counted(courts, 'rekenkamer', 'rekenkamers')})`))}.`,
    study: (number: number) => `Golf ${number}`,
    aftercareOf: (number: number) => `Nazorg golf ${number}`,
    running: 'loopt, publicatie verwacht',
    late: 'loopt, later dan gepland',
    paused: 'gepauzeerd',
    published: 'gepubliceerd',
    aftercare: 'in nazorg',
    closed: 'afgesloten',
    begun: (on: string) => `begonnen ${day(on)}`,
    publicOn: (on: string) => `gepubliceerd ${day(on)}`,
    expectedOn: (on: string) => `verwacht ${day(on)}`,
    closedOn: (on: string) => `afgesloten ${day(on)}`,
    openedOn: (on: string) => `geopend ${day(on)}`,
    anchorOn: (on: string) => `ankerdatum ${day(on)}`,
    windowFrom: (from: string) => `venster ${day(from)}`,
    until: (on: string) => `t/m ${day(on)}`,
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
