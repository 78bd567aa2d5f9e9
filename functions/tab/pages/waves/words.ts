/** What people read on the page of the waves, beside what the cards about them say. */
import { counted, dutchDate, shortDate } from '../../../../cards/format';
import { joint } from '../../../../cards/texts/nl-joint';
import { shared } from '../../../../cards/texts/nl-shared';
import { waves } from '../../../../cards/texts/nl-waves';
import type { WavesPage } from '../../../../bot/study/pages/waves';

export const words = {
  title: waves.title,
  opening: (window: WavesPage['window'], started: WavesPage['started']) => {
    if (window === null) return waves.noWindow;
    return [
      `${waves.window(window.from, window.until)}.`,
      waves.standing(window.standing),
      waves.counts[window.countsFrom],
      started === null
        ? waves.notOpened(window.number)
        : waves.started(window.number, started.count, started.of),
    ].join(' ');
  },
  openWave: 'Golf openen',
  propose: joint.button.propose,
  overview: 'Statusoverzicht',
  none: 'Er is nog geen golf.',
  each: 'De golven',
  wave: waves.wave,
  states: waves.state,
  opened: 'Geopend op',
  anchor: waves.dialog.anchor,
  noAnchor: waves.dialog.noAnchor,
  window: (number: number) => `Venster van golf ${number}`,
  windowOf: waves.dialog.windowOf,
  counts: waves.counts,
  changeAnchor: waves.dialog.changeAnchor,
  changeWindow: waves.dialog.changeWindow,
  of: (what: string, number: number) => `${what}, golf ${number}`,
  adopt: 'Nieuwe teksten overnemen',
  studies: (n: number) => counted(n, 'onderzoek', 'onderzoeken'),
  note: {
    title: joint.all,
    none: 'nog niet voorgelegd',
    open: 'Nota openen',
    counts: joint.ofWave,
    counted: joint.ofWaveCounted,
    published: joint.ofWavePublished,
  },
  shared: {
    title: shared.title,
    none: shared.nothing,
    answered: (answered: number, of: number, adopted: number) =>
      `${answered} van ${counted(of, 'vraag', 'vragen')} gezamenlijk beantwoord, ${adopted} keer overgenomen`,
    open: 'Antwoorden openen',
  },
  courts: {
    title: 'Rekenkamers in deze golf',
    court: 'Rekenkamer',
    started: 'Begonnen',
    published: 'Gepubliceerd',
    stand: 'Stand',
    states: { RUNNING: 'loopt', PAUSED: 'gepauzeerd', AFTERCARE: 'in nazorg', CLOSED: 'afgesloten' },
    none: 'In deze golf is nog niemand begonnen.',
  },
  tasks: {
    title: 'Gezamenlijke taken',
    task: 'Taak',
    when: 'Wanneer',
    due: 'Uiterlijk',
    stand: 'Stand',
    states: { OPEN: 'te doen', DONE: 'gedaan', LAPSED: 'vervallen', WAIVED: 'vrijgesteld' },
    done: (on: string) => `gedaan op ${shortDate(on)}`,
    late: 'over de datum',
    notYet: 'nog niet aan de orde',
    open: 'Openen',
  },
  planner: {
    title: waves.dialog.proposals,
    intro:
      'Een voorstel per rekenkamer, uit het venster, reces, verkiezingen en de lengte van een onderzoek. Een rekenkamer begint wanneer zij begint.',
    show: 'Voorstellen berekenen',
    together: waves.dialog.together,
    notTogether: waves.dialog.notTogether,
    nobody: waves.dialog.nobody,
    nobodyOwn: 'Er is nu voor uw rekenkamer niets te plannen.',
    court: 'Rekenkamer',
    start: 'Begin',
    publication: 'Publicatie',
    why: 'Waarom',
    none: 'geen voorstel',
    line: waves.line,
    begin: 'Onderzoek starten',
    beginAt: (court: string) => `Onderzoek starten bij ${court}`,
    loading: 'De voorstellen worden berekend…',
  },
  years: {
    title: 'Over de jaren',
    caption: 'Golven en vensters over de jaren',
    legend:
      'Groen: een golf, van de opening tot haar ankerdatum (◆). Gestippeld: het venster van een golf, en de weken om verkiezingen waarin liever niet wordt gepubliceerd. ◆ bij Verkiezingen: die van een gemeenteraad.',
  },
  on: dutchDate,
};
