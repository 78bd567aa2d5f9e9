/** What people read where a court is taken along, looked through and put back. */
import { counted, dutchDate, dutchDay } from '../../../../cards/format';
import type { HandedInReport } from '../../../../bot/study/memory/hand-in';

type Contents = NonNullable<HandedInReport['contents']>;

export const words = {
  title: 'Exporteren en terugzetten',
  intro:
    'Alles van uw rekenkamer in open formaten: tabellen, geschiedenis, definities en het overzicht voor de raad, met een controlegetal per bestand. Er staan namen en teksten in: bewaar het zoals een dossier.',
  make: 'Export downloaden',
  again: 'Opnieuw downloaden',
  cancel: 'Annuleren',
  composing: 'De export wordt samengesteld…',
  received: (received: number, total: number | null) =>
    total === null ? `${size(received)} ontvangen…` : `${size(received)} van ${size(total)} ontvangen…`,
  done: (name: string, bytes: number) => `${name} (${size(bytes)}) staat bij uw downloads.`,
  cancelled: 'Geannuleerd; er is niets bewaard.',
  progress: 'Voortgang van de export',
  onlyGovern: 'De voorzitter en de secretaris van een rekenkamer kunnen haar export downloaden.',
  ofCourts:
    'De export van een rekenkamer is van haar voorzitter en secretaris; zij downloaden hem bij hun instellingen.',
  check: {
    title: 'Een export controleren',
    titleRestore: 'Een export controleren en terugzetten',
    intro:
      'Kies het zip-bestand van een export. Kamerbode kijkt of elk bestand en de hele geschiedenis kloppen. Er verandert niets, en het bestand wordt niet bewaard.',
    restoring:
      'Een export die klopt kunt u terugzetten in een lege installatie: een waarin alleen coördinatoren zich hebben aangemeld, of andere exports zijn teruggezet. Er staan namen en teksten van de rekenkamer in; wis het bestand als het is teruggezet.',
    elsewhere: 'Terugzetten doet een coördinator, in een nieuwe installatie.',
    choose: 'Export kiezen en controleren',
    again: 'Opnieuw controleren',
    restore: 'Terugzetten',
    restoreOf: (municipality: string) => `De rekenkamer van ${municipality} terugzetten`,
    tooLarge: (name: string, most: number) =>
      `${name} is groter dan ${Math.floor(most / 1_000_000)} MB; zo groot is een export niet.`,
    unreadable: (name: string) => `Uw browser kan ${name} niet lezen. Kies het bestand opnieuw.`,
    checking: (name: string, bytes: number) => `${name} (${size(bytes)}) wordt verstuurd en gecontroleerd…`,
    restoringNow: 'De rekenkamer wordt teruggezet: helemaal of helemaal niet…',
    progress: 'Voortgang van het controleren',
    progressRestore: 'Voortgang van het terugzetten',
    stopped: 'Gestopt; er is niets veranderd.',
    unknown:
      'Of de export is teruggezet, is niet bekend. Controleer hem nog eens: dan ziet u of de rekenkamer er al staat.',
    sound: (municipality: string) => `De export van ${municipality} klopt.`,
    unsound: (municipality: string | null) =>
      municipality === null
        ? 'Dit bestand is geen export die klopt.'
        : `De export van ${municipality} klopt niet.`,
    mistakes: 'Wat er niet klopt',
    more: (count: number) => `en nog ${counted(count, 'andere fout', 'andere fouten')}`,
    left: 'Er is niets veranderd. Vraag de rekenkamer om een nieuwe export, of pak een eerdere.',
    table: 'Wat er in de export staat',
    what: 'Wat',
    value: 'In deze export',
    court: 'Rekenkamer',
    stands: (municipality: string, { participation, since }: Contents) =>
      `${municipality}: ${participation}, sinds ${dutchDate(since)}`,
    studies: 'Onderzoeken',
    noStudies: 'Geen',
    study: ({ wave, state, startedOn, entries }: Contents['studies'][number]) =>
      `Golf ${wave}, begonnen op ${dutchDate(startedOn)}, ${STATES[state]}: ${counted(entries, 'gebeurtenis', 'gebeurtenissen')}`,
    history: 'Geschiedenis',
    chain: ({ first, last, programmeEntries }: Contents) =>
      [
        first === null || last === null
          ? 'Nog geen onderzoek'
          : `Van ${dutchDay(first)} tot en met ${dutchDay(last)}; elke keten is heel`,
        `${counted(programmeEntries, 'gebeurtenis', 'gebeurtenissen')} van het programma`,
      ].join('. '),
    goesOn: 'Gaat hier verder waar de export eindigt',
    goesOnNot: 'Gaat hier niet verder waar de export eindigt: hier staat een andere of kortere geschiedenis',
    files: 'Bestanden',
    counts: ({ files, rows }: Contents) =>
      `${counted(files, 'bestand', 'bestanden')} met ${counted(rows, 'rij', 'rijen')}; elk controlegetal klopt`,
    older: 'Gemaakt door een eerdere versie van Kamerbode; bij het terugzetten wordt hij bijgewerkt',
    otherwise: (paths: readonly string[]) =>
      `Niet zoals deze versie van Kamerbode ze uit de tabellen maakt, en bij het terugzetten niet nodig: ${paths.join(', ')}`,
    sums: 'Kenmerk (SHA-256 van SHA256SUMS)',
    notHere: (why: string) => `Terugzetten kan hier niet. ${why}`,
    mayRestore: (municipality: string) =>
      `De rekenkamer van ${municipality} kan hier worden teruggezet, met alles wat erin staat. Dat kan niet ongedaan worden gemaakt.`,
    restored: (municipality: string, rows: number) =>
      `De rekenkamer van ${municipality} is teruggezet: ${counted(rows, 'rij', 'rijen')}. De geschiedenis klopt.`,
    toCourt: (municipality: string) => `Instellingen rekenkamer ${municipality}`,
  },
};

const STATES: Readonly<Record<Contents['studies'][number]['state'], string>> = {
  RUNNING: 'loopt',
  PAUSED: 'gepauzeerd',
  AFTERCARE: 'in nazorg',
  CLOSED: 'afgesloten',
};

function size(bytes: number): string {
  const kb = Math.max(1, Math.round(bytes / 1000));
  return kb < 1000 ? `${kb} kB` : `${(kb / 1000).toFixed(1).replace('.', ',')} MB`;
}
