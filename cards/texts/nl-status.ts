/** What stands in the status that leaves a court: the coordinator's digest and what a court sees of it, in Dutch. */
import { capital, counted, dutchDate, inWords, shortDate, workingDays } from '../format';

const until = (on: string | null): string => (on === null ? '' : ` tot ${dutchDate(on)}`);

export const status = {
  participation: {
    INTERESTED: 'geïnteresseerd',
    SIGNED: 'getekend',
    ACTIVE: 'actief',
    PAUSED: 'gepauzeerd',
    WITHDRAWN: 'teruggetrokken',
  },
  answer: {
    ON_TRACK: () => 'op schema',
    DELAYED: (on: string | null) => `vertraagd${until(on)}`,
    CALL_ME: () => 'bel mij',
  },
  phase: (number: number, of: number, label: string) => `fase ${number} van ${of}, ${label}`,
  aftercare: 'gepubliceerd, in nazorg',
  closed: 'afgesloten',
  phaseStand: {
    done: (on: string) => `klaar op ${shortDate(on)}`,
    active: (end: string) => `loopt, tot en met ${shortDate(end)}`,
    activeForecast: (end: string) => `loopt, verwacht tot en met ${shortDate(end)}`,
    notStarted: (from: string, end: string) => `verwacht van ${shortDate(from)} tot en met ${shortDate(end)}`,
  },
  pausedSince: (on: string) => `gepauzeerd sinds ${shortDate(on)}`,
  next: (on: string) => `volgende datum ${shortDate(on)}`,
  reason: {
    NO_DECIDER: (gate: string, days: number) => `Geen beslisser voor “${gate}”, wacht ${workingDays(days)}`,
    GATE_WAITING: (gate: string, days: number) => `Besluit over “${gate}” wacht ${workingDays(days)}`,
    OVERDUE: (n: number) => `${capital(counted(n, 'taak', 'taken'))} langer dan een week over de termijn`,
    DELAYED: (days: number) => `${capital(workingDays(days))} later dan het eerste plan`,
    SAYS_DELAYED: (on: string | null) => `Meldt zelf: vertraagd${until(on)}`,
    CALL_ME: (since: string) => `Vraagt om gebeld te worden, sinds ${shortDate(since)}`,
    NO_ANSWER: (since: string) => `Geen antwoord op de statusvraag van ${shortDate(since)}`,
    UNDELIVERABLE: (n: number) => `${capital(counted(n, 'persoon', 'personen'))} niet bereikbaar in Teams`,
    BREACHED: (names: string) => `Niet nagekomen, gesprek tussen voorzitters: ${names}`,
    AT_RISK: (names: string) => `Toezegging in gevaar: ${names}`,
  },
  change: {
    JOINED: () => 'Nieuw in het programma',
    PARTICIPATION: (to: string) => `Deelname is nu: ${to}`,
    STARTED: (on: string) => `Gestart per ${shortDate(on)}`,
    PHASE: (number: number, of: number, phase: string) => `Nu in fase ${number} van ${of}: ${phase}`,
    STAGE: (stage: string) => `Begonnen: ${stage}`,
    GATE_REQUESTED: (gate: string, on: string) => `Faseovergang “${gate}” aangevraagd op ${shortDate(on)}`,
    GATE_NOT_WAITING: (gate: string) => `Faseovergang “${gate}” wacht niet meer`,
    PAUSED: (on: string) => `Gepauzeerd op ${shortDate(on)}`,
    RESUMED: () => 'Weer hervat',
    PUBLISHED: (on: string) => `Akkoord op publicatie, op ${shortDate(on)}`,
    CLOSED: () => 'Onderzoek afgesloten',
    PUBLICATION_MOVED: (days: number, to: string) =>
      `Publicatie ${workingDays(Math.abs(days))} ${days > 0 ? 'later' : 'eerder'}, verwacht ${shortDate(to)}`,
    OVERDUE: (from: number, to: number) => `Taken over de termijn: ${to} (was ${from})`,
    WAIVED: (names: string) => `Vrijgesteld van: ${names}`,
    ANSWERED: (answer: string) => `Antwoord op de statusvraag: ${answer}`,
  },
  digest: {
    title: 'Statusoverzicht',
    summary: 'Het statusoverzicht van de rekenkamers',
    week: (week: string, on: string) => `${capital(week)} · ${dutchDate(on)}`,
    opening: (attention: number, onSchedule: number) => {
      const first =
        attention === 0
          ? 'Geen rekenkamer vraagt aandacht'
          : attention === 1
            ? 'Eén rekenkamer vraagt aandacht'
            : `${capital(inWords(attention))} rekenkamers vragen aandacht`;
      return onSchedule === 0 ? `${first}.` : `${first}, ${inWords(onSchedule)} op schema.`;
    },
    also: (paused: number, finished: number, without: number) =>
      [
        ...(paused > 0 ? [`${inWords(paused)} gepauzeerd`] : []),
        ...(finished > 0 ? [`${inWords(finished)} klaar`] : []),
        ...(without > 0 ? [`${inWords(without)} zonder onderzoek`] : []),
      ].join(', '),
    attention: 'Vraagt aandacht',
    changed: 'Veranderd',
    unchanged: 'Zonder verandering',
    withoutStudy: 'Zonder onderzoek',
    none: 'Er doen nog geen rekenkamers mee.',
    reasonMark: (text: string) => `! ${text}`,
    newerTexts: (number: number) =>
      `Er zijn nieuwere teksten van het programma dan golf ${number} gebruikt. Alleen woorden verschillen, geen termijnen of criteria.`,
    seeNewerTexts: 'Verschil bekijken',
    askAt: 'Vraag status aan',
    choose: 'Kies een rekenkamer',
    chooseFirst: 'Kies eerst een rekenkamer.',
    askTitle: (court: string) => `Vraag status aan ${court}`,
  },
  coordinatorView: {
    title: 'Dit ziet de coördinator',
    summary: 'Wat de coördinator van uw rekenkamer ziet',
    intro:
      'Hieronder staat alles wat van uw rekenkamer naar de coördinator gaat. Titels van taken, namen, redenen en notities horen daar niet bij. Bevindingen die uw voorzitter vrijgaf, staan onder “Bevindingen”; die lezen ook de andere voorzitters. Verder leest de coördinator wat in de intentieverklaring is vastgelegd (jaar, budget, dagen, vindplaats) en waarom uw voorzitter niet akkoord is met een gezamenlijke nota.',
    participation: 'Deelname',
    participationSince: (participation: string, since: string) =>
      `${participation} sinds ${dutchDate(since)}`,
    noStudy: 'Er loopt geen onderzoek.',
    started: 'Begonnen',
    phase: 'Fase',
    stage: 'Stap',
    gate: 'Faseovergang',
    gateWaits: (gate: string, since: string, days: number) =>
      `“${gate}” wacht sinds ${shortDate(since)} (${workingDays(days)})`,
    noDecider: 'geen beslisser',
    missing: {
      NO_CHAIR: 'er is geen voorzitter',
      CHAIR_ABSENT: 'de voorzitter is afwezig, zonder vervanger',
      ONLY_REQUESTER: 'wie mag beslissen, heeft het zelf aangevraagd',
    },
    numbered: (number: number, label: string) => `${number}. ${label}`,
    noGate: 'geen aanvraag',
    overdue: 'Over de termijn',
    overdueCount: (n: number, escalated: number) =>
      `${counted(n, 'taak', 'taken')}${escalated > 0 ? `, ${escalated} langer dan een week` : ''}`,
    next: 'Volgende datum',
    publication: 'Publicatie',
    closed: 'Afgesloten',
    expected: (on: string) => `verwacht ${dutchDate(on)}`,
    deviation: 'Eerste plan',
    later: (days: number) =>
      days === 0 ? 'op schema' : `${workingDays(Math.abs(days))} ${days > 0 ? 'later' : 'eerder'}`,
    asked: 'Statusvraag',
    askedOn: (on: string) => `gesteld op ${shortDate(on)}, nog geen antwoord`,
    answered: (answer: string, on: string) => `${answer}, op ${shortDate(on)}`,
    undeliverable: 'Niet bereikbaar',
    people: (n: number) => (n === 0 ? 'niemand' : counted(n, 'persoon', 'personen')),
    nothing: '–',
    attention: 'In het overzicht staat u bij “Vraagt aandacht”:',
    calm: 'In het overzicht staat u niet bij “Vraagt aandacht”.',
    titleOf: (court: string) => `Status ${court}`,
    summaryOf: 'De status van een rekenkamer',
    needsAttention: 'Vraagt aandacht:',
    onSchedule: 'Vraagt geen aandacht.',
  },
  question: {
    summary: 'De coördinator vraagt hoe het gaat',
    title: 'Hoe staat het onderzoek ervoor?',
    intro: (court: string, on: string) =>
      `De coördinator vraagt dit op ${dutchDate(on)} over de rekenkamer ${court}.`,
    note: 'Eén tik is genoeg. Alleen uw antwoord gaat naar de coördinator.',
    yourAnswer: (answer: string, on: string) => `Uw antwoord: ${answer} (${dutchDate(on)})`,
    notAsked: 'De coördinator heeft nu niets gevraagd.',
  },
  answered: {
    summary: 'Antwoord op een statusvraag',
    title: (court: string) => `Status ${court}`,
    asked: (on: string) => `Gevraagd op ${dutchDate(on)}.`,
    waiting: 'Nog geen antwoord.',
    answer: (answer: string) => capital(answer),
    answeredOn: (on: string) => `Geantwoord op ${dutchDate(on)}.`,
  },
};
