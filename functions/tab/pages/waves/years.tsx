/** Waves and windows over the years, with what stands in the way of publishing. A chart that is also a table. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { CalendarEntry, WavesPage } from '../../../../bot/study/pages/waves';
import { Timeline, type Bar, type Lane, type Mark } from '../../parts/timeline';
import { Part } from '../overview/part';
import { words } from './words';

const useStyles = makeStyles({
  legend: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    '@media print': { display: 'none' },
  },
});

const KINDS = ['ELECTIONS', 'BLACKOUT', 'RECESS'] as const;

export function Years({ page }: { page: WavesPage }) {
  const styles = useStyles();
  const lanes = [wavesLane(page), windowsLane(page), ...KINDS.map((kind) => calendarLane(kind, page))].filter(
    ({ bars, marks = [] }) => bars.length + marks.length > 0,
  );
  return (
    <Part title={words.years.title}>
      <Timeline caption={words.years.caption} lanes={lanes} today={page.today} />
      <p className={styles.legend}>{words.years.legend}</p>
    </Part>
  );
}

function wavesLane({ waves, today }: WavesPage): Lane {
  const text = words.years;
  const inOrder = waves.toReversed();
  return {
    id: 'waves',
    title: text.waves,
    bars: inOrder.map(({ number, openedOn, anchorOn }): Bar => ({
      id: `wave ${number}`,
      label: text.wave(number),
      inside: String(number),
      from: openedOn,
      until: anchorOn !== null && anchorOn > openedOn ? anchorOn : today,
      tone: anchorOn === null ? 'info' : 'good',
      state: anchorOn === null ? text.running : text.anchored,
    })),
    marks: inOrder.flatMap(({ number, anchorOn }): Mark[] =>
      anchorOn === null
        ? []
        : [
            {
              id: `note ${number}`,
              label: text.note(number),
              on: anchorOn,
              tone: 'good',
              state: text.noteState,
            },
          ],
    ),
  };
}

function windowsLane({ waves }: WavesPage): Lane {
  const text = words.years;
  return {
    id: 'windows',
    title: text.windows,
    bars: waves.toReversed().flatMap(({ window }): Bar[] =>
      window === null
        ? []
        : [
            {
              id: `window ${window.number}`,
              label: words.window(window.number),
              inside: String(window.number),
              from: window.from,
              until: window.until,
              tone: 'info',
              state: text.windowFor[window.countsFrom],
              open: true,
            },
          ],
    ),
  };
}

function calendarLane(kind: CalendarEntry['kind'], { calendar }: WavesPage): Lane {
  const text = words.years;
  const own = calendar.filter((entry) => entry.kind === kind);
  const lane = { id: kind, title: text[kind] };
  const told = (entry: CalendarEntry) => ({
    id: `${kind} ${entry.from} ${entry.until} ${entry.label}`,
    label: text.label(entry.label, text[kind]),
    state: text.courts(entry.courts),
    tone: 'neutral' as const,
  });
  return kind === 'ELECTIONS'
    ? { ...lane, bars: [], marks: own.map((entry) => ({ ...told(entry), on: entry.from })) }
    : {
        ...lane,
        bars: own.map((entry) => ({
          ...told(entry),
          inside: '',
          from: entry.from,
          until: entry.until,
          open: kind === 'BLACKOUT',
        })),
      };
}
