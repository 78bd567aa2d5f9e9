/** Duties, the declaration of intent and its commitments, in Dutch. A breach asks for a conversation, and for no more. */
import type { Spending } from '../../entities/commitment';
import { counted, dutchDate, shortDate } from '../format';

const days = (n: number): string => counted(n, 'dag', 'dagen');

const spent = {
  ON_COURSE: 'op koers',
  LESS: 'minder dan gedacht',
  MORE: 'meer dan gedacht',
} as const satisfies Record<Spending, string>;

const reasonToTalk = (proposal: string): string =>
  `Een aanleiding voor een gesprek tussen voorzitters, nooit voor een sanctie. Voorstel: ${proposal}.`;

const SEEK_TALK = 'zoek dat gesprek, of vraag de coördinator het te beleggen';

export const commitments = {
  status: {
    NOT_CONFIRMED: 'nog niet bevestigd',
    CONFIRMED: 'bevestigd',
    AT_RISK: 'in gevaar',
    BREACHED: 'niet nagekomen',
    WAIVED: 'vrijgesteld',
  },
  /** What a breach means, wherever one is shown. */
  conversation:
    'Een toezegging die niet is nagekomen is een aanleiding voor een gesprek tussen voorzitters. Er volgt nooit een sanctie uit.',
  line: {
    due: (on: string, over: number) =>
      over > 0
        ? `Was uiterlijk ${shortDate(on)} · ${days(over)} over de datum`
        : over === 0
          ? `Uiterlijk vandaag, ${shortDate(on)}`
          : `Uiterlijk ${shortDate(on)} · nog ${days(-over)}`,
    escalated: 'Bij u gemeld omdat het blijft liggen.',
    commitment: (label: string) => `Toezegging: ${label}`,
    atRisk: (on: string) => `In gevaar: de datum was ${shortDate(on)}`,
    breached: (on: string) => `Niet nagekomen: de datum was ${shortDate(on)}`,
    leaving: (court: string) => `Rekenkamer ${court} wil stoppen met deelnemen`,
    leavingSince: (on: string) => `Gemeld op ${shortDate(on)}`,
    leavingTalk: (coordinates: boolean) =>
      reasonToTalk(
        coordinates
          ? 'beleg dat gesprek; stopt de rekenkamer, leg dat dan vast bij haar deelname'
          : SEEK_TALK,
      ),
    talk: (own: boolean) => reasonToTalk(own ? SEEK_TALK : 'beleg dat gesprek'),
  },
  duty: {
    RECONFIRM: 'Intentieverklaring opnieuw bevestigen',
    COUNCIL_HANDOVER: 'Overdrachtsdossier voor de nieuwe raad',
    WAVE: 'Volgende golf voorbereiden',
    titled: (label: string, ref: string) => (/^\d{4}$/.test(ref) ? `${label} ${ref}` : label),
  },
  dutyCard: {
    summary: 'Iets met een datum wacht op uw rekenkamer',
    summaryProgramme: 'Iets met een datum wacht op u',
    programme: 'Programma',
    settled: {
      DONE: (on: string) => `✓ Gedaan op ${dutchDate(on)}`,
      LAPSED: 'Vervallen: dit hoeft niet meer.',
      WAIVED: 'Vrijgesteld: dit hoeft nu niet.',
    },
    doneOn: 'Gedaan op',
    evidence: 'Vindplaats (adres dat begint met https://)',
    evidenceOptional: 'Vindplaats (adres dat begint met https://; mag leeg blijven)',
    budget: (year: number) => `Vastgesteld budget voor ${year}`,
    agreed: (sum: string) => `Afgesproken in de intentieverklaring: ${sum} per jaar.`,
    sumExample: '€ 15.000',
    linkExample: 'https://',
    daysExample: '60',
    reconfirmChair: (on: string) =>
      `Sinds ${dutchDate(on)} heeft uw rekenkamer een andere voorzitter. Daarom vraagt Kamerbode of u de intentieverklaring voortzet.`,
    reconfirmElection: (on: string) =>
      `Op ${dutchDate(on)} waren er gemeenteraadsverkiezingen. Daarom vraagt Kamerbode of u de intentieverklaring voortzet.`,
    reconfirmNote: 'Voortzetten is vrijwillig. Twijfelt u, spreek dan eerst met de andere voorzitters.',
    spending: 'Hoe gaat het met de besteding?',
    spent,
    budgetOf: (year: number, sum: string) => `Het budget voor ${year} is ${sum}.`,
    spendingNote: 'Minder of meer is geen tekortkoming: u houdt er samen zicht mee op wat een golf kost.',
    reportSpending: 'Melden',
    letting: 'Alleen wie hierover gaat, kan dit afronden.',
    done: 'Gedaan',
    confirm: 'Bevestigen',
    confirmBudget: 'Budget bevestigen',
    reconfirm: 'Opnieuw bevestigen',
  },
  yearly: {
    summary: 'De jaarlijkse bevestiging van de intentieverklaring',
    title: 'Doet uw rekenkamer nog mee?',
    intro: (on: string) =>
      `Eén keer per jaar, uiterlijk ${dutchDate(on)}. Al het andere leidt Kamerbode af uit wat er gebeurd is.`,
    leaving: (on: string) =>
      `Op ${dutchDate(on)} is gemeld dat uw rekenkamer wil stoppen. Bevestigt u hieronder, dan blijft zij en vervalt dat.`,
    no: 'Nee, wij willen stoppen',
    noByChair: 'Wil uw rekenkamer stoppen? Dan zegt uw voorzitter dat hier.',
    budget: (year: number) => `Budget voor ${year}`,
    days: 'Dagen per jaar voor dit onderzoek',
    contact: 'Contactpersoon',
    standIn: 'Vervanger van de contactpersoon',
    evidence: 'Eén vindplaats (adres dat begint met https://)',
    confirmed: (on: string) => `✓ Bevestigd tot en met ${dutchDate(on)}. U kunt het hieronder nog aanpassen.`,
    submit: 'Ja, wij blijven deelnemen',
    notDeclared: 'De intentieverklaring is nog niet vastgelegd.',
    reader: 'De voorzitter of de secretaris bevestigt dit.',
  },
  register: {
    summary: 'De toezeggingen van uw rekenkamer',
    title: 'Toezeggingen',
    notDeclared: 'De intentieverklaring is nog niet vastgelegd. De voorzitter of een coördinator doet dat.',
    knownOnly:
      'Bekend is alleen dát er een intentieverklaring is. Wat erin staat legt de voorzitter of een coördinator vast.',
    signed: 'Getekend op',
    by: 'Door',
    until: 'Tot en met',
    budget: 'Budget per jaar',
    days: 'Dagen per jaar',
    evidence: 'Vindplaats',
    open: 'Openen',
    withdrawn: (on: string) =>
      `Ingetrokken op ${dutchDate(on)}. De toezeggingen zijn daarmee vervallen, en ook wat nog gedaan moest worden.`,
    nothing: '–',
    commitments: 'Zo staat het ervoor',
    stand: {
      NOT_CONFIRMED: (on: string | null) => (on === null ? '' : `, uiterlijk ${shortDate(on)}`),
      CONFIRMED: (on: string | null) => (on === null ? '' : `, tot en met ${shortDate(on)}`),
      AT_RISK: (on: string | null) => (on === null ? '' : `, de datum was ${shortDate(on)}`),
      BREACHED: (on: string | null) => (on === null ? '' : `, de datum was ${shortDate(on)}`),
      WAIVED: (on: string | null) => (on === null ? '' : `, tot en met ${shortDate(on)}`),
    },
    year: (year: number) => `over ${year}`,
    spending: (year: number, stand: Spending) => `besteding eerste halfjaar ${year}: ${spent[stand]}`,
    daysPerYear: (n: number) => `${days(n)} per jaar`,
    duties: 'Nog te doen',
    incident: 'Incident melden',
    incidentOpen: 'Incident afronden',
    leaving: (on: string) =>
      `Op ${dutchDate(on)} is gemeld dat uw rekenkamer wil stoppen. Wie bevestigt, blijft.`,
    whyLeaving: 'Waarom wij willen stoppen',
    waive: (label: string) => `Vrijstellen: ${label}`,
    register: 'Intentieverklaring vastleggen',
    change: 'Intentieverklaring wijzigen',
    confirm: 'Jaarlijkse bevestiging',
  },
  dialog: {
    declaration: {
      title: 'Intentieverklaring',
      intro: (court: string) => `Wat heeft de rekenkamer ${court} getekend? Laat leeg wat er niet in staat.`,
      signedOn: 'Getekend op',
      signedByRole: 'Getekend door',
      untilYear: 'Deelname tot en met het jaar',
      budget: 'Budget per jaar (mag leeg blijven)',
      days: 'Dagen per jaar (mag leeg blijven)',
      evidence: 'Vindplaats (adres dat begint met https://; mag leeg blijven)',
      note: 'Een intentieverklaring is niet afdwingbaar. Kamerbode houdt alleen bij wat is afgesproken.',
      submit: 'Vastleggen',
    },
    incident: {
      title: 'Incident met vertrouwelijkheid',
      intro:
        'Is er bij uw rekenkamer iets naar buiten gekomen dat rekenkamers elkaar in vertrouwen vertelden? Meld het dan. De coördinator ziet dát er een incident is; wat er gebeurde leest alleen uw rekenkamer.',
      on: 'Dag van het incident',
      what: 'Wat gebeurde er?',
      report: 'Melden',
      open: (on: string) => `Op ${dutchDate(on)} was er een incident.`,
      talk: 'Het is een aanleiding voor een gesprek tussen voorzitters. Leg vast wanneer dat was; dan geldt de toezegging weer als nagekomen.',
      chair: 'De voorzitter legt vast wanneer de voorzitters erover spraken.',
      talkedOn: 'Besproken op',
      close: 'Vastleggen',
      source: 'Zo is het gemeld',
    },
    withdrawal: {
      title: 'Wij willen stoppen',
      intro:
        'U meldt dat uw rekenkamer wil stoppen met deelnemen. Dat is vrijwillig en heeft geen gevolgen: het is een aanleiding voor een gesprek tussen voorzitters.',
      read: 'De coördinator en de voorzitters van de andere rekenkamers lezen in hun ochtendbericht dát u wilt stoppen. De reden leest alleen uw rekenkamer.',
      after:
        'Lopende onderzoeken gaan door. Uw rekenkamer stopt pas als de coördinator dat na het gesprek vastlegt. Bevestigt u de deelname alsnog, dan vervalt dit voornemen.',
      submit: 'Voornemen melden',
      announced: (on: string) => `Op ${dutchDate(on)} is gemeld dat uw rekenkamer wil stoppen.`,
      source: 'Zo is het gemeld',
    },
    waive: {
      title: (label: string) => `Vrijstelling: ${label}`,
      intro:
        'U stelt uw rekenkamer een jaar vrij van deze toezegging: zo lang staat ze niet als in gevaar of niet nagekomen.',
      now: 'De reden die nu geldt',
      submit: 'Vrijstellen',
    },
  },
  visible: {
    atRisk: 'Toezeggingen in gevaar',
    breached: 'Toezeggingen niet nagekomen',
    waived: 'Vrijgesteld van',
    leaving: 'Wil stoppen',
    participation: 'Deelname wijzigen',
    leavingSince: (on: string) => `gemeld op ${dutchDate(on)}`,
    none: 'geen',
    declared: 'Intentieverklaring',
    isDeclared: 'vastgelegd',
    notDeclared: 'nog niet vastgelegd',
  },
};
