/** Words of handing over: the dialog, the card of what came over, and the line in the morning. In Dutch. */
import { counted, dutchDate, listed, shortDate } from '../format';

const tasks = (n: number): string => counted(n, 'open taak', 'open taken');

const overtaken = (n: number, terms: number): string[] => [
  ...(n === 0 ? [] : [tasks(n)]),
  ...(terms === 0 ? [] : [counted(terms, 'termijn van een ander', 'termijnen van anderen')]),
];

export const handover = {
  summary: 'Taken aan u overgedragen',
  cardTitle: (from: string) => `Overgenomen van ${from}`,
  cameOver: (n: number, terms: number, court: string) =>
    n + terms === 0
      ? 'Van wat overkwam, staat niets meer open.'
      : `${listed(overtaken(n, terms))} bij de rekenkamer ${court}, met de datums die er al stonden.`,
  insteadOf: (who: string) => `Voor ${who}, die nu afwezig is.`,
  andMore: (n: number) => `En nog ${n}.`,
  line: (from: string) => `Overgenomen van ${from}`,
  lineCount: (n: number, terms: number) => `${listed(overtaken(n, terms))}, met de datums die er al stonden`,

  page: (who: string) => `Overdrachtspagina: ${who}`,
  pageOf: 'Overdrachtspagina',
  title: 'Alles overdragen',
  of: (who: string) => `Overdragen: ${who}`,
  choose: 'Wie draagt over? Open taken, contactpersoon en vervanging gaan in één keer naar een opvolger.',
  nobody: 'Bij niemand staat iets open.',
  open: (n: number) => (n === 0 ? 'geen open taken' : tasks(n)),
  hasLeft: 'heeft geen rol meer',
  facts: {
    tasks: 'Open taken',
    next: 'Eerstvolgende datum',
    waiting: 'Wacht op een ander',
    terms: 'Termijnen van anderen die lopen',
    requests: 'Aangevraagd, nog niet besloten',
    posts: 'Verder',
  },
  count: (n: number, over: number) =>
    n === 0 ? 'geen' : over === 0 ? String(n) : `${n}, waarvan ${over} over de termijn`,
  perStudy: (wave: string, n: number) => `${wave}: ${n}`,
  isContact: 'contactpersoon',
  standsIn: (n: number) => `vervangt bij ${counted(n, 'afwezigheid', 'afwezigheden')}`,
  replacesChair: 'tijdelijk vervanger van de voorzitter',
  to: 'Wie neemt het over',
  takesSome: (who: string, n: number, of: number) => `${who} · neemt ${n} van ${of} over`,
  away: (who: string) => `${who} · nu afwezig`,
  rest: 'Wie doet wat de opvolger niet mag doen',
  restHint: 'Kamerbode kiest',
  restNote: 'Niemand leest het eigen werk tegen: zulke tweede lezingen gaan naar een ander.',
  leftOver: (who: string, n: number) =>
    `Kiest u ${who}, dan ${n === 1 ? 'blijft één taak openstaan die' : `blijven ${n} taken openstaan die`} niemand anders mag doen.`,
  reason: 'Waarom',
  lastDay: 'Laatste dag van alle rollen hier (leeg: de rollen lopen door)',
  note: 'De opvolger krijgt één bericht. Datums veranderen niet; wat op een ander wacht, blijft wachten.',
  submit: 'Alles overdragen',
  first: 'Wie nog open taken heeft, draagt die liefst eerst over: in één keer, aan een opvolger.',
  offer: 'Eerst overdragen',
  withOpen: (what: string, n: number) => (n === 0 ? what : `${what} · ${tasks(n)}`),
  nextOn: (task: string, on: string) => `${shortDate(on)}: ${task}`,
  since: (what: string, on: string) => `${what}, sinds ${dutchDate(on)}`,
};
