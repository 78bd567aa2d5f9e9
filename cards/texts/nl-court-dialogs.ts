/** What stands in the dialogs about courts, their people and the programme, in Dutch. Part of `nl-dialogs.ts`. */
import type { ParticipationStatus } from '../../entities/court';
import type { Language } from '../../entities/person';
import { counted, dutchDate, quotedList } from '../format';
import { participationWord } from './court-words';

/** What a label says of a field that need not be filled in. */
export const optional = '(mag leeg blijven)';

export const courtDialogs = {
  settings: {
    title: 'Instellingen',
    courts: 'Uw rekenkamers',
    programme: 'Programma',
    perCourt: 'Per rekenkamer',
    personal: 'Voor uzelf',
    people: (municipality: string) => `Mensen van rekenkamer ${municipality}`,
    peopleAndRoles: 'Mensen en rollen',
    own: 'Van uw rekenkamer',
    terms: 'Termijnen',
    calendar: 'Vergaderingen en reces',
    decisions: 'Besluitvorming',
    invite: 'Iemand uitnodigen',
    inviteChair: 'Een voorzitter uitnodigen',
    absence: 'Afwezigheid',
    standIn: 'Vervanger voor besluiten',
    workingDays: 'Mijn werkdagen',
    ownCalendar: 'Mijn agenda',
    ownMail: 'Mijn e-mail',
    catalogue: 'Kamerbode in Teams',
    weeklyOn: 'Elke week drie regels',
    weeklyOff: 'Geen weekbericht meer',
    languages: {
      nl: 'Begroeting en hulp in het Nederlands',
      en: 'English greeting and help',
    } satisfies Record<Language, string>,
    participation: 'Deelname',
    participates: (status: ParticipationStatus, since: string) =>
      `Deelname: ${participationWord(status)}, sinds ${dutchDate(since)}.`,
    channel: 'Gekoppeld kanaal',
    channelNote: 'In dit kanaal komen alleen mijlpalen; wie lid is van het kanaal, kan die lezen.',
    unlink: 'Kanaal ontkoppelen',
  },
  terms: {
    title: 'Termijnen van uw rekenkamer',
    intro:
      'In werkdagen. Een nieuwe termijn geldt voor wat nog moet beginnen; wat vaststaat, verandert er niet door.',
    stages: 'Per stap',
    responses: 'Reactietermijnen van anderen',
    label: (label: string, usual: number | null, min: number | null) => {
      const notes = [
        ...(usual === null ? [] : [`programma: ${usual}`]),
        ...(min === null ? [] : [`ten minste ${min}`]),
      ];
      return notes.length === 0 ? label : `${label} (${notes.join(', ')})`;
    },
    bounds: (min: number, max: number) => `Vul een heel getal in, van ${min} tot en met ${max}.`,
  },
  calendar: {
    title: 'Vergaderingen, reces en vrije dagen',
    intro:
      'Zet elke datum of periode op een eigen regel, zoals u die schrijft: 12-2-2027 of 12 februari 2027.',
    meetings: 'Vergaderingen van de rekenkamer',
    recess: 'Recessen van de raad: van, tot en met, en hoe het heet',
    freeDays: 'Vrije dagen van de rekenkamer, naast de feestdagen',
    datePlaceholder: 'vr 12 februari 2027',
    periodPlaceholder: '5 juli 2027 t/m 15 augustus 2027 zomerreces',
    blackout: 'Rond verkiezingen',
    blackoutNote: 'In deze weken wordt niet gepubliceerd.',
    elections: 'Gemeenteraadsverkiezingen',
    blackoutWeeksBefore: 'Weken vóór de verkiezingen',
    blackoutWeeksAfter: 'Weken na de verkiezingen',
  },
  decisions: {
    title: 'Besluitvorming',
    model: 'Wie neemt de besluiten van de rekenkamer?',
    BOARD: 'De rekenkamer als college, in een vergadering',
    DIRECTOR: 'Een directeur-rekenkamer, zonder vergadering',
    modelNote: (gates: string[]) => `Het gaat om ${quotedList(gates)}.`,
    delegated: `Wat laat u aan de tweede lezer? ${optional}`,
    delegatedNote: 'Een overgang naar een nieuwe fase gaat altijd naar de voorzitter.',
    chairUsesTeams: 'De voorzitter gebruikt Teams',
    chairUsesTeamsNote:
      'Zo niet, dan legt de secretaris het besluit vast met de vindplaats, en bevestigt de voorzitter het later.',
  },
  people: {
    title: (municipality: string) => `Mensen van rekenkamer ${municipality}`,
    standIn: 'Vervanger voor besluiten',
    since: (role: string, from: string) => `${role}, sinds ${dutchDate(from)}`,
    until: (role: string, from: string, until: string) =>
      `${role}, van ${dutchDate(from)} tot en met ${dutchDate(until)}`,
    roleOf: (name: string, role: string) => `${name}: ${role}`,
    isContact: 'contactpersoon',
    absent: (until: string | null) => (until === null ? 'afwezig' : `afwezig tot en met ${dutchDate(until)}`),
    unreachable: 'niet bereikbaar in Teams',
    undelivered: (n: number) =>
      n === 1 ? 'één bericht is pas niet bezorgd' : `${n} berichten zijn pas niet bezorgd`,
    unsure: (n: number) =>
      n === 1
        ? 'van één bericht is niet zeker of het aankwam'
        : `van ${n} berichten is niet zeker of ze aankwamen`,
    invitations: 'Open uitnodigingen',
    invitation: (role: string, until: string) => `${role}, geldig tot en met ${dutchDate(until)}`,
    revoke: (role: string) => `Intrekken: ${role}`,
    endRole: 'Rol beëindigen',
    grant: 'Wiens rol?',
    endOn: 'Laatste dag',
    endNote: 'Wat iemand gedaan heeft, blijft bewaard. Open taken gaan naar wie het werk overneemt.',
    submitEnd: 'Rol beëindigen',
    appointChair: 'Voorzitter benoemen',
    chairEnds: 'De rol van de huidige voorzitter eindigt daarmee.',
    noChair: 'De rekenkamer heeft nu geen voorzitter.',
    newChair: 'Wie wordt voorzitter?',
    submitChair: 'Benoemen',
    contact: 'Contactpersoon kiezen',
    contactNote: 'De contactpersoon krijgt de vraag als de coördinator naar de status vraagt.',
    contactChoice: 'Wie is de contactpersoon?',
    submitContact: 'Opslaan',
  },
  invite: {
    title: (municipality: string) => `Uitnodigen: rekenkamer ${municipality}`,
    intro:
      'U krijgt een code die één keer werkt, 14 dagen lang. Geef die zelf door; Kamerbode bewaart hem niet.',
    another: 'Nieuwe uitnodiging',
    role: 'Voor welke rol?',
    external: 'Alleen voor een extern onderzoeker',
    study: 'Welk onderzoek?',
    tenant: `Microsoft-tenant van het bureau, als die anders is dan de uwe ${optional}`,
    submit: 'Code maken',
  },
  absence: {
    title: 'Afwezigheid',
    current: 'Gemeld',
    register: 'Afwezigheid melden',
    intro:
      'Herinneringen gaan zolang naar wie waarneemt. Is de voorzitter afwezig, dan kan een plaatsvervanger of lid besluiten.',
    nobody: 'Er is nu niemand afwezig gemeld.',
    person: 'Wie is afwezig?',
    from: 'Eerste dag',
    until: `Laatste dag ${optional}`,
    standIn: `Wie neemt waar? ${optional}`,
    line: (who: string, from: string, until: string | null, standIn: string | null) =>
      `${who}: ${
        until === null ? `vanaf ${dutchDate(from)}` : `${dutchDate(from)} tot en met ${dutchDate(until)}`
      }${standIn === null ? '' : `; ${standIn} neemt waar`}`,
    back: (who: string) => `${who} is er weer`,
    takeBack: (who: string) => `Intrekken: ${who}`,
    submit: 'Melden',
  },
  standIn: {
    title: 'Vervanger voor besluiten',
    intro:
      'Voor als niemand kan besluiten. Het mag iemand van een andere rekenkamer zijn; die kan zolang lezen wat daarvoor nodig is.',
    person: 'Wie?',
    chairOf: (municipality: string) => `Voorzitter van rekenkamer ${municipality}`,
    until: 'Tot en met',
    submit: 'Aanwijzen',
  },
  workingDays: {
    title: 'Mijn werkdagen',
    intro: 'Herinneringen volgen uw werkdagen; termijnen niet.',
    days: 'Op welke dagen werkt u?',
    none: 'Kies ten minste één dag.',
    names: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  },
  calendarLink: {
    title: 'Mijn agenda',
    intro:
      'Met een eigen adres ziet u uw termijnen, besluiten, vergaderingen en de dagen van het programma in uw agenda. Herinneringen krijgt u zoals altijd.',
    active: 'U hebt een werkend adres. Een nieuw adres maakt het oude ongeldig.',
    none: 'U hebt nog geen adres.',
    create: 'Adres maken',
    anew: 'Nieuw adres maken',
    revoke: 'Adres intrekken',
  },
  registerCourt: {
    title: 'Rekenkamer aanmelden',
    intro: 'Daarna nodigt u de voorzitter uit met een eenmalige code.',
    none: 'Alle gemeenten van het programma zijn al aangemeld.',
    municipality: 'Gemeente',
    tenant: 'Microsoft-tenant van de rekenkamer',
    tenantHint: '00000000-0000-0000-0000-000000000000',
    tenantNote: 'De beheerder van de gemeente vindt deze tenant-id in het Microsoft Entra-beheercentrum.',
    submit: 'Aanmelden',
  },
  participation: {
    title: (municipality: string) => `Deelname: ${municipality}`,
    leaving: (on: string) => `Op ${dutchDate(on)} meldde de voorzitter dat de rekenkamer wil stoppen.`,
    status: 'Wordt',
    statuses: {
      INTERESTED: 'Belangstellend',
      SIGNED: 'Intentieverklaring getekend',
      ACTIVE: 'Doet mee',
      PAUSED: 'Gepauzeerd',
      WITHDRAWN: 'Teruggetrokken',
    } satisfies Record<ParticipationStatus, string>,
    reason: 'Reden',
    reasonHint: 'Coördinatoren kunnen dit lezen.',
    submit: 'Vastleggen',
  },
  openWave: {
    title: 'Golf openen',
    intro: 'De golf bewaart het programma zoals het nu is: stappen, taken, termijnen en criteria.',
    last: 'Vorige golf',
    wave: ({ number, title, openedOn }: { number: number; title: string; openedOn: string }) =>
      `${number}, ${title}, geopend op ${dutchDate(openedOn)}`,
    kind: 'Soort onderzoek',
    BASELINE: 'Startonderzoek',
    FOLLOW_UP: 'Vervolgonderzoek',
    name: 'Naam',
    nameHint: 'Bijvoorbeeld: Vervolgonderzoek 2027',
    anchor: `Publicatie van de gezamenlijke nota van de vorige golf ${optional}`,
    submit: 'Openen',
  },
  adoptDefinition: {
    title: 'Nieuwe teksten van het programma',
    intro: (number: number, count: number) =>
      `Golf ${number} krijgt ${counted(count, 'nieuwe tekst', 'nieuwe teksten')}. Stappen, taken en termijnen blijven gelijk.`,
    same: 'Deze golf gebruikt al de nieuwste teksten.',
    notOnlyTexts:
      'De nieuwe versie verschilt in meer dan teksten. Een lopende golf houdt daarom haar eigen versie.',
    before: 'Nu',
    after: 'Wordt',
    submit: 'Teksten overnemen',
  },
  answerStatus: {
    title: (municipality: string) => `Vertraagd tot …: ${municipality}`,
    intro: 'De coördinator leest alleen deze datum, geen reden.',
    until: 'Weer op schema vanaf',
    submit: 'Antwoorden',
  },
} as const;
