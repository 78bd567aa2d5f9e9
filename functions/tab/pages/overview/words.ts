/** What people read on the overview, beside what the digest says. Dutch, formal *u*. */
import {
  capital,
  counted,
  dutchDate,
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

/** In a narrow column, where a date may not be broken. */
export const day = (date: string): string => tableDate(date).replaceAll(' ', '\u00a0');

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
    paused: (on: string) => `stil sinds ${day(on)}`,
    closed: (on: string) => `afgesloten ${day(on)}`,
    aftercare: 'in nazorg',
    next: (on: string) => `volgende datum ${day(on)}`,
    overdue: (n: number) => `${counted(n, 'taak', 'taken')} over de termijn`,
  },
  group: {
    ATTENTION: 'vraagt aandacht',
    ON_SCHEDULE: 'op schema',
    PAUSED: 'gepauzeerd',
    FINISHED: 'klaar',
    WITHOUT_STUDY: 'geen onderzoek',
  },
};
