/** The joint note of a wave and the consent of each chair to it, in Dutch. */
import { counted, dutchDate, listed, shortDate, workingDays } from '../format';

/** "Rekenkamers" as a list in a sentence; unescaped. */
const courts = (names: readonly string[]): string => listed(names);

/** How far it is, as everybody may read it: counts, and names of courts. */
export interface JointCounts {
  consented: number;
  of: number;
  awaited: readonly string[];
  objected: readonly string[];
}

/** "9 van 12 akkoord, wacht op: Breda, Delft en Lelystad; niet akkoord: Arnhem" */
function counts({ consented, of, awaited, objected }: JointCounts): string {
  if (consented === of) return `alle ${of} akkoord, nog niet openbaar`;
  const not = objected.length === 0 ? '' : `; niet akkoord: ${courts(objected)}`;
  const waits = awaited.length === 0 ? '' : `, wacht op: ${courts(awaited)}`;
  return `${consented} van ${of} akkoord${waits}${not}`;
}

export const joint = {
  summary: 'Gezamenlijke nota',
  summaryAgreed: 'Iedere voorzitter is akkoord met de gezamenlijke nota',
  all: 'Gezamenlijke nota',
  overline: (number: number, title: string, round: number) =>
    `Gezamenlijke nota · golf ${number}: ${title}${round === 1 ? '' : ` · ronde ${round}`}`,
  where: 'Te lezen op',
  open: 'Openen',
  proposed: 'Voorgelegd',
  proposedOn: (on: string, days: number) =>
    days <= 0 ? dutchDate(on) : `${dutchDate(on)}, ${workingDays(days)} geleden`,
  published: 'Openbaar sinds',
  counted: (consented: number, of: number) => `${consented} van ${of} akkoord`,
  consented: (names: readonly string[]) => `Akkoord: ${courts(names)}`,
  awaited: (names: readonly string[]) => `Wacht op: ${courts(names)}`,
  objected: (names: readonly string[]) => `Niet akkoord: ${courts(names)}`,
  left: (names: readonly string[]) => `Doet niet meer mee en telt niet mee: ${courts(names)}`,
  state: {
    PROPOSED: null,
    AGREED: (on: string) =>
      `Iedere voorzitter is akkoord sinds ${dutchDate(on)}. De nota kan openbaar worden.`,
    WITHDRAWN: 'De coördinator heeft deze nota ingetrokken. Er wordt niets meer gevraagd.',
    PUBLISHED: (on: string) => `Openbaar gemaakt op ${dutchDate(on)}, met akkoord van iedere voorzitter.`,
  },
  /** How many say yes while one is missing: too few courts to call it joint. */
  tooFew: 'Er doet nu één rekenkamer mee. Een gezamenlijke nota is van ten minste twee.',
  own: {
    ASKED: (court: string, on: string | null) =>
      `Is de rekenkamer ${court} akkoord met deze nota?${on === null ? '' : ` Graag uiterlijk ${dutchDate(on)}.`}`,
    /** For somebody of the court who does not answer for it. */
    WAITS: (court: string) => `De voorzitter van ${court} is om akkoord gevraagd.`,
    CONSENTED: (court: string, on: string) =>
      `Namens ${court} is op ${dutchDate(on)} akkoord gegeven. Tot de publicatie kan dat worden teruggenomen.`,
    OBJECTED: (court: string, on: string) =>
      `Namens ${court} is op ${dutchDate(on)} gemeld: niet akkoord. Akkoord geven kan alsnog.`,
  },
  waiting:
    'Pas als iedere voorzitter akkoord is, kan de nota openbaar worden. Vanaf die dag telt het venster van de volgende golf; tot dan wacht alles daarop. Wie zwijgt, is niet akkoord.',
  missing: {
    NO_CHAIR: (court: string) => `${court} heeft nu geen voorzitter.`,
    CHAIR_ABSENT: (court: string) => `De voorzitter van ${court} is afwezig en niemand vervangt die.`,
    ONLY_REQUESTER: (court: string) => `Niemand van ${court} kan hier nu over beslissen.`,
  },
  missingHelps: 'Wijs onder “Vervanger aanwijzen” iemand aan die voor uw rekenkamer kan beslissen.',
  folded: 'Later. Typ “gezamenlijke nota” om dit weer te openen; u hoort er vanzelf weer van.',
  confirm: (court: string) =>
    `U geeft namens de rekenkamer ${court} akkoord met deze nota. Tot de publicatie kan dat worden teruggenomen.`,
  button: {
    consent: 'Akkoord',
    consentFor: (court: string) => `Akkoord ${court}`,
    confirm: 'Akkoord vastleggen',
    object: 'Niet akkoord …',
    objectFor: (court: string) => `Niet akkoord ${court} …`,
    reason: 'Reden aanpassen …',
    reasonFor: (court: string) => `Reden ${court} aanpassen …`,
    still: 'Toch akkoord',
    stillFor: (court: string) => `Toch akkoord ${court}`,
    takeBack: 'Akkoord terugnemen',
    takeBackFor: (court: string) => `Akkoord ${court} terugnemen`,
    reasons: 'Redenen lezen …',
    propose: 'Gezamenlijke nota voorleggen',
    revise: 'Herzien …',
    withdraw: 'Intrekken …',
    publish: 'Openbaar gemaakt …',
    answer: 'Nu antwoorden',
  },
  /** In the overview and on the card of the waves. */
  line: (number: number, stand: JointCounts) => `Gezamenlijke nota golf ${number}: ${counts(stand)}`,
  ofWave: (stand: JointCounts) => `Gezamenlijke nota: ${counts(stand)}`,
  ofWaveCounted: (consented: number, of: number) => `Gezamenlijke nota: ${consented} van ${of} akkoord`,
  ofWavePublished: (on: string) => `Gezamenlijke nota openbaar sinds ${shortDate(on)}`,
  settles: 'Dit is gedaan zodra de nota, met akkoord van iedere voorzitter, openbaar is.',
  duty: 'Akkoord met de gezamenlijke nota',
  /** "Dit ziet de coördinator". */
  visible: {
    title: 'Gezamenlijke nota',
    state: { ASKED: 'akkoord gevraagd', CONSENTED: 'akkoord', OBJECTED: 'niet akkoord, met de reden' },
    value: (number: number, state: string) => `golf ${number}: ${state}`,
  },
  dialog: {
    propose: {
      title: (number: number) => `Gezamenlijke nota van golf ${number}`,
      intro: (names: readonly string[]) =>
        `Kamerbode vraagt akkoord aan de voorzitters van ${counted(names.length, 'rekenkamer', 'rekenkamers')}: ${courts(names)}. Wie later in deze golf begint, wordt ook gevraagd.`,
      note: 'Titel en vindplaats komen op de kaart in de chat; de tekst zelf blijft waar die staat.',
      submit: 'Voorleggen',
    },
    name: 'Titel',
    link: 'Vindplaats van de tekst (adres dat begint met https://)',
    linkExample: 'https://…',
    revise: {
      title: 'Gezamenlijke nota herzien',
      intro: (consented: number) =>
        consented === 0
          ? 'Iedere voorzitter wordt opnieuw gevraagd.'
          : `Iedere voorzitter wordt opnieuw gevraagd, ook ${consented === 1 ? 'de ene die' : `de ${consented} die`} al akkoord gaf. Wat is gezegd blijft bewaard.`,
      reason: 'Wat er anders is (voor alle deelnemende rekenkamers)',
      submit: 'Opnieuw voorleggen',
    },
    withdraw: {
      title: 'Gezamenlijke nota intrekken',
      intro: 'Er wordt niets meer gevraagd. Wat voorzitters zeiden blijft bewaard.',
      reason: 'Waarom (voor alle deelnemende rekenkamers)',
      submit: 'Intrekken',
    },
    publish: {
      title: 'Gezamenlijke nota openbaar gemaakt',
      intro: (number: number, from: string | null) =>
        `Vanaf de publicatie telt het venster van golf ${number}${from === null ? '' : `; dat telt nu vanaf ${dutchDate(from)}`}. De herinneringen van alle rekenkamers schuiven mee.`,
      on: 'Openbaar gemaakt op',
      link: 'Vindplaats van de publicatie (leeg: zoals voorgelegd)',
      submit: 'Vastleggen',
    },
    object: {
      title: (court: string) => `Niet akkoord: ${court}`,
      intro:
        'Uw rekenkamer houdt de nota hiermee aan. De coördinator kan haar herzien of intrekken; akkoord geven kan alsnog.',
      reason: 'Uw reden. De voorzitters van de deelnemende rekenkamers en de coördinatoren lezen die.',
      placeholder: 'Wat moet er anders?',
      submit: 'Niet akkoord vastleggen',
    },
    reasons: {
      title: 'Redenen bij de gezamenlijke nota',
      intro: 'Geschreven voor de deelnemende voorzitters en de coördinatoren.',
      round: (round: number, consented: number, of: number) =>
        `Ronde ${round}: ${consented} van ${of} akkoord`,
      none: 'Er zijn geen redenen opgeschreven.',
      by: (court: string, on: string) => `Rekenkamer ${court}, ${dutchDate(on)}`,
      byCoordinator: 'De coördinator',
    },
  },
};
