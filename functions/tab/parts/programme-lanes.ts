/** Lanes that every timeline of the programme has: its waves, their windows, and what stands in calendars. */
import type { CalendarEntry } from '../../../bot/study/pages/calendar';
import type { WaveWindow } from '../../../bot/workflow/window';
import { capital, counted } from '../../../cards/format';
import type { Bar, Lane, Mark } from './timeline';

const words = {
  waves: 'Golven',
  wave: (number: number) => `Golf ${number}`,
  anchored: 'met ankerdatum',
  running: 'nog geen ankerdatum',
  anchor: (number: number) => `Ankerdatum golf ${number}`,
  anchorState: 'hiervandaan telt het venster',
  windows: 'Vensters',
  window: (number: number) => `Venster van golf ${number}`,
  windowFor: { START: 'om te beginnen', PUBLICATION: 'om te publiceren' },
  ELECTIONS: 'Verkiezingen',
  RECESS: 'Reces',
  BLACKOUT: 'Liever niet publiceren',
  label: (label: string, kind: string) => (label === '' ? kind : capital(label)),
  courts: (n: number) => counted(n, 'rekenkamer', 'rekenkamers'),
};

interface OpenedWave {
  number: number;
  openedOn: string;
  anchorOn: string | null;
}

export function wavesLane(waves: readonly OpenedWave[], today: string): Lane {
  return {
    id: 'waves',
    title: words.waves,
    bars: waves.map(({ number, openedOn, anchorOn }): Bar => ({
      id: `wave ${number}`,
      label: words.wave(number),
      inside: String(number),
      from: openedOn,
      until: anchorOn !== null && anchorOn > openedOn ? anchorOn : today,
      tone: anchorOn === null ? 'info' : 'good',
      state: anchorOn === null ? words.running : words.anchored,
    })),
    marks: waves.flatMap(({ number, anchorOn }): Mark[] =>
      anchorOn === null
        ? []
        : [{ id: `anchor ${number}`, label: words.anchor(number), on: anchorOn, state: words.anchorState }],
    ),
  };
}

export function windowsLane(
  windows: readonly Pick<WaveWindow, 'number' | 'from' | 'until' | 'countsFrom'>[],
): Lane {
  return {
    id: 'windows',
    title: words.windows,
    bars: windows.map(({ number, from, until, countsFrom }): Bar => ({
      id: `window ${number}`,
      label: words.window(number),
      inside: String(number),
      from,
      until,
      tone: 'info',
      state: words.windowFor[countsFrom],
      open: true,
    })),
  };
}

export function calendarLane(kind: CalendarEntry['kind'], calendar: readonly CalendarEntry[]): Lane {
  const own = calendar.filter((entry) => entry.kind === kind);
  const told = ({ from, until, label, courts }: CalendarEntry) => ({
    id: `${kind} ${from} ${until} ${label}`,
    label: words.label(label, words[kind]),
    state: words.courts(courts),
  });
  const lane = { id: kind, title: words[kind] };
  return kind === 'ELECTIONS'
    ? { ...lane, bars: [], marks: own.map((entry) => ({ ...told(entry), on: entry.from })) }
    : {
        ...lane,
        bars: own.map((entry) => ({
          ...told(entry),
          inside: '',
          from: entry.from,
          until: entry.until,
          tone: 'neutral' as const,
          open: kind === 'BLACKOUT',
        })),
      };
}

export const isDrawn = ({ bars, marks = [] }: Lane): boolean => bars.length + marks.length > 0;
