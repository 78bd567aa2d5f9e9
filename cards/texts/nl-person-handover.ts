/** The page on which somebody's work is handed over, in Dutch. For the court's own people: it has names and reasons. */
import { counted, dutchDate, letterDate, shortDate } from '../format';

export const personHandover = {
  title: 'Overdracht',
  subtitle: (name: string, municipality: string, on: string) =>
    `${name} · Rekenkamer ${municipality} · stand van ${letterDate(on)}`,
  intro: (name: string) =>
    `Voor wie het werk van ${name} overneemt: wat er openstaat, wie op wie wacht, wat er is besloten en waarom, wat er is toegezegd en welke datums komen. Alleen voor mensen van de eigen rekenkamer.`,
  figures: {
    open: (n: number) => (n === 1 ? 'open taak' : 'open taken'),
    over: 'over de termijn',
    waiting: 'wacht op een ander',
    decisions: (n: number) => (n === 1 ? 'besluit of verzoek' : 'besluiten en verzoeken'),
  },
  wave: (number: number, title: string) =>
    title.toLowerCase().startsWith(`golf ${number}`) ? title : `Golf ${number}: ${title}`,
  who: {
    title: 'Wie het is',
    roles: (n: number) => (n === 1 ? 'Rol' : 'Rollen'),
    role: (label: string, from: string, until: string | null) =>
      until === null
        ? `${label}, sinds ${dutchDate(from)}`
        : `${label}, van ${dutchDate(from)} tot en met ${dutchDate(until)}`,
    standIn: 'Vervanger voor besluiten',
    contact: 'Contactpersoon',
    isContact: 'ja, voor de coördinator',
    contactStandIn: 'Vervanger van de contactpersoon',
    yes: 'ja',
    away: 'Afwezig',
    awayFrom: (from: string, until: string | null, standIn: string | null) =>
      `${until === null ? `vanaf ${dutchDate(from)}` : `van ${dutchDate(from)} tot en met ${dutchDate(until)}`}${
        standIn === null ? '' : `; vervangen door ${standIn}`
      }`,
    replaces: 'Vervangt bij afwezigheid',
    takers: 'Overgedragen aan',
    taker: (name: string, n: number) => `${name} (${counted(n, 'open taak', 'open taken')})`,
    nobody: 'nog niemand',
  },
  tasks: {
    title: 'Wat er openstaat',
    none: 'Er staat niets open.',
    now: 'Nu te doen',
    later: 'Later, volgens de prognose',
    header: ['Taak', 'Stap', 'Datum', 'Stand'],
    holder: 'Bij wie',
    over: (n: number) => counted(n, 'werkdag te laat', 'werkdagen te laat'),
    today: 'vandaag de laatste dag',
    left: (n: number) => `nog ${counted(n, 'werkdag', 'werkdagen')}`,
    waiting: (what: string) => `wacht op ${what}`,
    snoozed: (on: string) => `op later gezet tot ${shortDate(on)}`,
    forecast: 'prognose',
    follows: (after: string) => `volgt na: ${after}`,
    estimate: (on: string) => `naar schatting ${shortDate(on)}`,
    unknown: 'nog niet bekend',
  },
  waiting: {
    title: 'Wie op wie wacht',
    none: 'Niemand wacht hier op een ander.',
    own: 'Hier wordt gewacht op anderen',
    task: (task: string, what: string, since: string) =>
      `${task}: wacht op ${what}, sinds ${dutchDate(since)}.`,
    request: (gate: string, on: string) =>
      `Faseovergang “${gate}”: aangevraagd op ${dutchDate(on)}, wacht op besluit.`,
    terms: 'Termijnen van anderen die lopen',
    termsHeader: ['Van wie', 'Verstuurd', 'Antwoord uiterlijk'],
    notSent: 'nog niet',
    others: 'Anderen wachten hierop',
    reading: (reader: string, reading: string, of: string) =>
      `${reader} doet “${reading}” als “${of}” klaar is.`,
    decision: (gate: string, on: string) =>
      `Faseovergang “${gate}”: wacht sinds ${dutchDate(on)} op een besluit.`,
  },
  decisions: {
    title: 'Besluiten en redenen',
    none: 'Er is niets besloten of aangevraagd.',
    header: ['Datum', 'Wat', 'Waarom'],
    court: 'Over de rekenkamer',
    older: (n: number) =>
      n === 1
        ? 'Eén ouder besluit staat in de geschiedenis van het onderzoek.'
        : `${n} oudere besluiten staan in de geschiedenis van het onderzoek.`,
    noReason: '–',
  },
  promises: {
    title: 'Toezeggingen',
    text: 'Wat de rekenkamer de andere rekenkamers heeft toegezegd, en hoe het daarmee staat.',
    none: 'Er is nog geen intentieverklaring vastgelegd.',
    caption: 'Toezeggingen van de rekenkamer',
    header: ['Toezegging', 'Stand', 'Datum'],
    contact: (name: string) =>
      `${name} is de contactpersoon: wie het overneemt, krijgt de vragen van de coördinator.`,
    standIn: (name: string) => `${name} vervangt de contactpersoon.`,
    keeps: 'Wat deze persoon namens de rekenkamer bevestigde, staat bij de besluiten.',
  },
  dates: {
    title: 'Eerstvolgende datums',
    none: 'Er staan nog geen datums vast.',
    more: (n: number) => `En nog ${n}; zie “mijn taken” en “status”.`,
    gate: (stage: string, gate: string) => `Einde van “${stage}”; daarna de overgang “${gate}”`,
    meeting: 'Vergadering van de rekenkamer',
    windowOpens: (n: number) => `Het venster van golf ${n} begint`,
    windowCloses: (n: number) => `Het venster van golf ${n} eindigt`,
    lastDay: (role: string) => `Laatste dag als ${role.toLowerCase()}`,
    back: 'Laatste dag van de afwezigheid',
    late: 'de datum is voorbij',
  },
  where: {
    title: 'Waar alles staat',
    items: [
      'Planning en stand van het onderzoek: typ “status”. Uw eigen taken: “mijn taken”.',
      'Documentverzoeken, interviews en wederhoor: typ “registers”. Onderzoeksvragen en oordelen: “vragen”; aanbevelingen: “aanbevelingen”.',
      'Aanvragen met alle redenen: typ “stukken”. Alles wat er ooit gebeurde, en door wie: “geschiedenis”.',
      'Notities bij een taak: typ bijvoorbeeld “taak INT-03” en kies daar de details.',
      'De stukken zelf staan niet in Kamerbode, maar in het dossier van de rekenkamer.',
    ],
    declaration: 'Intentieverklaring',
    channel: 'Mijlpalen',
    linked: 'in het gekoppelde Teams-kanaal',
    study: (wave: string) => `Onderzoek, ${wave.toLowerCase()}`,
    stage: (stage: string, until: string) => `nu in “${stage}”, tot en met ${dutchDate(until)}`,
    paused: (since: string) => `ligt stil sinds ${dutchDate(since)}`,
    closed: 'afgesloten',
  },
  source: (municipality: string, on: string) =>
    `Gemaakt met Kamerbode uit de gegevens van de rekenkamer van ${municipality}, stand van ${letterDate(on)}.`,
};
