/** Waves, the window of the next one, and when a study could start in it, in Dutch. */
import { capital, counted, dutchDate, inWords, shortDate, workingDays } from '../format';
import { waveWindow, windowStanding } from './nl-window';

/** One line of why a start is proposed on a day. Dates `yyyy-MM-dd`. */
export type ProposalLine =
  /** The window that the start, or the publication, must lie in. */
  | { code: 'WINDOW'; countsFrom: 'START' | 'PUBLICATION'; from: string; until: string }
  | { code: 'PASSED'; until: string }
  /** Counted back from the first day on which may be published. */
  | { code: 'BACKWARDS'; workingDays: number; from: string }
  | { code: 'RECESS'; on: string }
  /** A start on `startOn` would end in a publication that the court had rather not have then. */
  | { code: 'BLACKOUT'; startOn: string; publicationOn: string; because: 'RECESS' | 'ELECTIONS' }
  /** What the proposal comes down to. */
  | { code: 'PUBLICATION'; on: string; workingDays: number }
  | { code: 'NOTHING_FITS' };

/** Why a start is proposed on that day, line by line. */
function proposal(line: ProposalLine): string {
  switch (line.code) {
    case 'WINDOW':
      return `${line.countsFrom === 'START' ? 'Beginnen' : 'Publiceren'} kan van ${shortDate(line.from)} tot en met ${shortDate(line.until)}.`;
    case 'PASSED':
      return `Het venster liep tot en met ${shortDate(line.until)}; daarom zo snel als het kan.`;
    case 'BACKWARDS':
      return `Teruggerekend vanaf ${shortDate(line.from)}: van start tot publicatie duurt ${workingDays(line.workingDays)}.`;
    case 'RECESS':
      return `Op ${shortDate(line.on)} is het reces; daarom later.`;
    case 'BLACKOUT':
      return `Een start op ${shortDate(line.startOn)} leidt tot publicatie op ${shortDate(line.publicationOn)}: ${line.because === 'RECESS' ? 'dan is het reces' : 'te dicht bij verkiezingen'}.`;
    case 'PUBLICATION':
      return `Publicatie dan naar verwachting op ${shortDate(line.on)}, na ${workingDays(line.workingDays)}.`;
    case 'NOTHING_FITS':
      return 'Geen dag past bij reces, verkiezingen en venster samen.';
  }
}

export const waves = {
  summary: 'De golven van het programma',
  title: 'Golven',
  programme: 'Programma',
  window: waveWindow,
  standing: windowStanding,
  counts: {
    START: 'In het venster begint het onderzoek.',
    PUBLICATION: 'In het venster verschijnt het rapport.',
  },
  noWindow: 'Er is nog geen venster: dat begint te tellen vanaf de ankerdatum van een golf.',
  started: (number: number, count: number, of: number) =>
    `In golf ${number} begonnen: ${count} van ${counted(of, 'deelnemende rekenkamer', 'deelnemende rekenkamers')}.`,
  notOpened: (number: number) => `Golf ${number} is nog niet geopend.`,
  wave: (number: number, title: string) => `Golf ${number}: ${title}`,
  state: { OPEN: 'open', CLOSED: 'gesloten' },
  anchor: (on: string | null) => (on === null ? 'nog geen ankerdatum' : `ankerdatum ${shortDate(on)}`),
  studies: (count: number) => capital(counted(count, 'onderzoek', 'onderzoeken')),
  plan: (number: number) => `Venster na golf ${number}`,
  all: 'Golven',
  duty: {
    opened: 'Deze herinneringen houden op zodra de volgende golf is geopend.',
    settles: (number: string) =>
      `Deze herinneringen houden op zodra uw rekenkamer begint aan haar onderzoek in golf ${number}.`,
  },
  start: {
    proposal: (on: string) => `Voorstel: begin op ${dutchDate(on)}.`,
    now: 'Voorstel: begin vandaag.',
    none: 'Kamerbode heeft geen voorstel voor een begindatum.',
  },
  /** For a court that begins in a wave in which others have begun. */
  late: {
    title: 'Later instappen',
    others: (number: number, count: number, published: number) =>
      `In golf ${number} ${count === 1 ? 'is één rekenkamer' : `zijn ${inWords(count)} rekenkamers`} al begonnen${
        published === 0
          ? ''
          : `; ${inWords(published)} daarvan ${published === 1 ? 'heeft' : 'hebben'} al gepubliceerd`
      }. Uw rekenkamer houdt haar eigen tempo.`,
    stage:
      'U begint bij de eerste stap, of bij de stap die uw onderzoek al bereikte; de overgangen daarvoor gelden dan als genomen, met hun eigen datum.',
    questions:
      'Alle vragen van deze golf horen bij het onderzoek. Wat uw rekenkamer niet doet, laat zij onder “Vragen” weg, met een reden: zo kan zij ook alleen de vervolgvragen doen.',
    window: (number: number, from: string, until: string) =>
      `De volgende golf telt voor alle rekenkamers vanaf dezelfde dag: het venster van golf ${number} loopt ook voor u van ${dutchDate(from)} tot en met ${dutchDate(until)}.`,
    noWindow: (number: number) =>
      `De volgende golf telt voor alle rekenkamers vanaf dezelfde dag: het venster van golf ${number} begint ook voor u te tellen als de gezamenlijke nota openbaar is.`,
    note: 'De gezamenlijke nota van deze golf ligt al voor. Begint u nu, dan wordt ook uw voorzitter om akkoord gevraagd.',
  },
  line: proposal,
  /** What the last study of the court left open, in the study that follows it. */
  carried: (labels: string) => `Uit het vorige onderzoek staat nog open: ${labels}`,
  dialog: {
    title: (number: number) => `Venster na golf ${number}`,
    anchor: 'Ankerdatum',
    anchorNote: 'De publicatie van de gezamenlijke nota, of wat daarvoor in de plaats komt.',
    noAnchor: 'nog niet bekend',
    window: 'Venster',
    windowOf: (from: string, until: string, min: number, max: number) =>
      `${dutchDate(from)} tot en met ${dutchDate(until)} (${min} tot ${max} maanden)`,
    changeAnchor: 'Ankerdatum wijzigen',
    changeWindow: 'Venster wijzigen',
    minMonths: 'Begin: maanden na de ankerdatum',
    maxMonths: 'Einde: maanden na de ankerdatum',
    countsFrom: 'Wat in het venster moet vallen',
    START: 'De start van het onderzoek',
    PUBLICATION: 'De publicatie van het rapport',
    reason: 'Reden',
    reasonHint: 'Blijft in de geschiedenis van het programma staan.',
    moves: 'De herinneringen van alle rekenkamers schuiven mee.',
    submit: 'Vastleggen',
    proposals: 'Wanneer zou het kunnen?',
    together: (on: string, count: number) =>
      count === 1
        ? `${capital(dutchDate(on))} is de eerste dag waarop de rekenkamer kan beginnen.`
        : `${capital(dutchDate(on))} is de eerste dag waarop alle ${inWords(count)} rekenkamers samen kunnen beginnen.`,
    notTogether: 'Er is geen dag waarop allemaal samen kunnen beginnen.',
    court: (municipality: string, on: string | null) =>
      `${municipality}: ${on === null ? 'geen voorstel' : dutchDate(on)}`,
    nobody: 'Alle deelnemende rekenkamers zijn begonnen.',
    notNext: 'Dit is niet het venster dat nu telt.',
  },
};
