/** What people read on the page of what a court can hand its council, beside the document itself. Dutch, formal *u*. */
import { counted, dutchDate, inWords, letterDate, listed, tableDate } from '../../../../cards/format';

export const words = {
  title: 'Historisch overzicht',
  line: (municipality: string) => `Rekenkamer ${municipality}`,
  parts: 'Onderdelen van het historisch overzicht',
  part: {
    document: 'Het overzicht',
    recommendations: 'Aanbevelingen door de jaren',
    questions: 'Vragen, golf naast golf',
  },
  contents: 'Inhoud',
  released: 'U ziet van deze rekenkamer alleen de oordelen die haar voorzitter heeft vrijgegeven.',

  close: 'Sluiten',
  print: 'Afdrukken',
  word: 'Word-bestand',
  link: 'Deelbare koppeling voor een dag',
  madeOn: (on: string | null) =>
    on === null ? 'nog niet eerder gedeeld' : `laatst gedeeld op ${letterDate(on)}`,
  share: {
    busy: 'De koppeling wordt gemaakt…',
    title: 'Deelbare koppeling',
    handover: 'Koppeling naar het overdrachtsdossier',
    text: 'Wie dit adres heeft, kan het lezen. Een eerdere koppeling van u naar dit stuk werkt niet meer.',
    address: 'Adres',
    open: 'Openen',
    word: 'Als Word-bestand',
    copy: 'Kopiëren',
    copied: 'Gekopieerd.',
    notCopied: 'Kopiëren lukt hier niet. Het adres is gekozen: kopieer het met Ctrl+C.',
  },
  handover: {
    title: 'Overdracht aan de nieuwe raad',
    text: (on: string) =>
      `Na de verkiezingen is er een nieuwe raad. Het overdrachtsdossier zegt in vijf minuten waar het onderzoek staat; draag het over uiterlijk op ${dutchDate(on)}.`,
    make: 'Overdrachtsdossier maken',
    done: 'Overgedragen melden',
  },

  recommendations: {
    title: 'Aanbevelingen door de jaren',
    intro:
      'De gepubliceerde aanbevelingen van alle golven: wat de raad besloot en hoe ver zij in elk jaar waren, zoals de rekenkamer het aantrof.',
    none: 'Er zijn nog geen gepubliceerde aanbevelingen. Zodra een rapport verschijnt, staan ze hier.',
    nothingFound: 'Geen aanbeveling past bij deze keuze.',
    wave: 'Golf',
    allWaves: 'Alle golven',
    addressee: 'Gericht aan',
    allAddressees: 'Iedereen',
    status: 'Stand',
    allStatuses: 'Elke stand',
    isOpen: 'nog open',
    noStatus: 'geen stand vastgelegd',
    clear: 'Alles tonen',
    shown: (n: number, of: number) =>
      n === of ? counted(of, 'aanbeveling', 'aanbevelingen') : `${n} van ${of} aanbevelingen`,
    counts: (total: number, implemented: number, open: number) =>
      `${counted(total, 'aanbeveling', 'aanbevelingen')}, waarvan ${implemented} uitgevoerd en ${open} nog open`,
    table: (wave: string) => `Aanbevelingen, ${wave}`,
    recommendation: 'Aanbeveling',
    council: 'Raadsbesluit',
    plan: 'Plan van aanpak',
    notDecided: 'nog geen besluit',
    on: (on: string) => tableDate(on),
  },

  questions: {
    title: 'Vragen, golf naast golf',
    intro:
      'Alle golven stellen dezelfde vragen. Hier staan alleen oordelen die de voorzitter heeft vrijgegeven: wat het oordeel was en wat er veranderde, niet waardoor.',
    none: 'Er zijn nog geen vrijgegeven oordelen. Zodra de voorzitter bevindingen vrijgeeft, staan ze hier.',
    table: 'Oordeel per vraag en golf',
    question: 'Vraag',
    wave: (number: number) => `Golf ${number}`,
    number: (number: number, label: string) => `${number}. ${label}`,
    legend: '–: geen vrijgegeven oordeel · gezamenlijk: zo beantwoord door de rekenkamers samen',
    leftOut: 'niet onderzocht',
    nothing: 'geen vrijgegeven oordeel',
    sharedShort: 'gezamenlijk',
    shared: 'Zo beantwoord door de rekenkamers samen',
    was: (before: string) => `was: ${before}`,
    history: 'In deze rekenkamer',
    decidedBetween: (n: number, days: readonly string[]) =>
      `Ertussen besloot de raad over ${n === 1 ? 'één aanbeveling' : `${inWords(n)} aanbevelingen`} (${listed(days.map(tableDate))}).`,
    notDecidedBetween: 'Ertussen is geen raadsbesluit over een aanbeveling vastgelegd.',
    others: 'In andere rekenkamers',
    othersIntro: 'Alleen wat hun voorzitters hebben vrijgegeven.',
    noOthers: 'Geen andere rekenkamer heeft op deze vraag een antwoord vrijgegeven.',
    othersTable: (number: number) => `Vraag ${number} in andere rekenkamers`,
    court: 'Rekenkamer',
    said: 'Laatste bevinding',
    between: (from: number, to: number) => `Van golf ${from} naar golf ${to}`,
    betweenTitle: 'Wat er veranderde',
    same: (numbers: readonly number[]) =>
      numbers.length === 1
        ? `Gelijk gebleven: vraag ${numbers[0]}.`
        : `Gelijk gebleven: de vragen ${listed(numbers.map(String))}.`,
    uncompared: 'Geen vraag heeft in beide golven een vrijgegeven oordeel.',
    decisions: (n: number) => `${n === 1 ? 'Raadsbesluit' : 'Raadsbesluiten'} ertussen (${n})`,
    decision: (number: number, title: string, what: string, on: string) =>
      `Aanbeveling ${number}, ${title}: ${what} op ${dutchDate(on)}`,
  },
};
