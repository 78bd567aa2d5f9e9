/** Answers for all courts of a wave together, in Dutch: a shared text that no court is bound to. */
import { counted, dutchDate, shortDate } from '../format';

const version = (edition: number): string => `versie ${edition}`;

export const shared = {
  summary: 'De gezamenlijke antwoorden',
  title: 'Gezamenlijke antwoorden',
  intro:
    'Deze vragen kunnen één keer voor alle rekenkamers worden beantwoord. Elke rekenkamer neemt het antwoord over of geeft een eigen antwoord.',
  nothing: 'In deze golf zijn er geen vragen die gezamenlijk kunnen worden beantwoord.',
  none: 'Nog geen antwoord voorgesteld.',
  question: (n: number, label: string) => `Vraag ${n}: ${label}`,
  stand: (verdict: string, edition: number, who: string, on: string) =>
    `${verdict} · ${version(edition)}, voorgesteld door ${who} op ${shortDate(on)}`,
  ownVerdict: 'Elke rekenkamer oordeelt zelf',
  /** Of the courts with a study in the wave; `older` of them an earlier edition. */
  adopted: (n: number, of: number, older: number) =>
    `${n} van ${counted(of, 'rekenkamer', 'rekenkamers')} ${n === 1 || of === 1 ? 'nam' : 'namen'} een antwoord over${
      older === 0 ? '' : `, ${counted(older, 'nog een eerdere versie', 'nog een eerdere versie')}`
    }.`,
  evidence: 'Vindplaats',
  propose: (n: number, edition: number) =>
    edition === 0 ? `Antwoord op vraag ${n} voorstellen` : `Nieuwe versie voor vraag ${n}`,
  byCourt: (municipality: string) => `de rekenkamer ${municipality}`,
  byCoordinator: 'de coördinator',
  byUnknown: 'een andere rekenkamer',
  /** On the line of a question. */
  follows: (edition: number) => `gezamenlijk antwoord, ${version(edition)}`,
  departs: 'eigen antwoord naast het gezamenlijke',
  isNew: 'er is een nieuwe versie van het gezamenlijke antwoord',
  isThere: 'er is een gezamenlijk antwoord',
  /** In the dialog of a question. */
  inQuestion: {
    heading: 'Gezamenlijk antwoord',
    none: 'Deze vraag kan één keer voor alle rekenkamers worden beantwoord. Er is nog geen antwoord voorgesteld.',
    adopted: (edition: number) => `Uw rekenkamer volgt versie ${edition}.`,
    adoptedWithdrawn: (edition: number) =>
      `Uw rekenkamer volgt versie ${edition}, die intussen is ingetrokken. Uw antwoord blijft staan.`,
    isNew: 'Er is een nieuwe versie. Neem haar over, of houd wat u hebt.',
    open: 'Neem dit antwoord over, of vul hieronder een eigen antwoord in met de reden.',
    departs: 'Uw rekenkamer geeft een eigen antwoord. De reden blijft in uw rekenkamer.',
    adopt: (edition: number) => `Versie ${edition} overnemen`,
    keep: 'Houden wat wij hebben',
    reason: 'Waarom een eigen antwoord, als u van het gezamenlijke afwijkt',
    all: 'Gezamenlijke antwoorden',
  },
  /** In the bundle of the morning. */
  morning: {
    title: (n: number) => `Gezamenlijk antwoord op vraag ${n}`,
    isThere: 'Neem het over, of geef een eigen antwoord met een reden',
    isNew: (edition: number) => `Er is een nieuwe versie (${edition}): neem haar over, of houd wat u hebt`,
  },
  dialog: {
    title: (n: number) => `Gezamenlijk antwoord op vraag ${n}`,
    note: 'Dit is een gedeelde tekst: de coördinator en alle rekenkamers in deze golf lezen haar. Zet er niets in dat over één rekenkamer of gemeente gaat.',
    verdict: 'Oordeel (laat open als elke rekenkamer zelf oordeelt)',
    noVerdict: 'elke rekenkamer oordeelt zelf',
    text: 'Antwoord in één regel',
    evidence: 'Vindplaats (adres dat begint met https://; mag leeg blijven)',
    now: (edition: number, on: string) => `Nu geldt versie ${edition}, voorgesteld op ${dutchDate(on)}.`,
    submit: 'Voorstellen',
    withdraw: (edition: number) => `Versie ${edition} intrekken`,
    withdrawNote: 'Wie haar al overnam, houdt haar. Een eerdere versie geldt dan weer.',
  },
};
