/**
 * A chart over time with a table beside it: bars and moments on lanes for who sees them, and the same as rows for whoever
 * would rather read, or cannot see. Scales by itself from months to years.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { shortDate } from '../../../cards/format';
import { texts } from '../texts-nl';
import { Button } from './button';
import { DataTable } from './data-table';
import type { Tone } from './status-badge';
import { words } from './timeline-words';
import { NARROW, PHONE, useMedia } from './use-media';

export interface Bar {
  id: string;
  /** What it is of: a row of the table, and read when the pointer rests on the bar. */
  label: string;
  /** What stands in the bar, where that is not the label. */
  inside?: string;
  /** `yyyy-MM-dd`, both included. */
  from: string;
  until: string;
  tone: Tone;
  /** How it stands, in a word. */
  state: string;
  /** Dashed: a forecast, a window. */
  open?: boolean;
}

/** A point in time: a gate, a publication. */
export interface Mark {
  id: string;
  label: string;
  on: string;
  state: string;
}

export interface Lane {
  id: string;
  title: string;
  bars: Bar[];
  marks?: Mark[];
  /** What the lanes below it are parts of. */
  isWhole?: boolean;
}

interface TimelineProps {
  caption: string;
  lanes: readonly Lane[];
  /** `yyyy-MM-dd` */
  today: string;
  /** Beside the chart instead of the table that it makes by itself: a page's own, which says more. */
  table?: ReactNode;
  /** Whether the table stands there from the beginning: for one in which something can be done. */
  isTableOpen?: boolean;
  /** What its marks and lines mean. */
  legend?: string;
}

const DAY = 24 * 60 * 60 * 1000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

const useStyles = makeStyles({
  chart: {
    display: 'grid',
    gridTemplateColumns: 'minmax(6rem, 14rem) 1fr',
    breakInside: 'avoid',
    '@media (max-width: 640px)': { gridTemplateColumns: '7.5rem 1fr' },
  },
  laneTitle: {
    display: 'flex',
    alignItems: 'center',
    padding: `2px ${tokens.spacingHorizontalM} 2px 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    '@media (max-width: 640px)': { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  },
  whole: { fontWeight: tokens.fontWeightSemibold },
  part: { paddingLeft: tokens.spacingHorizontalM },
  track: {
    position: 'relative',
    minHeight: '30px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
  },
  axis: { position: 'relative', height: '22px', fontSize: tokens.fontSizeBase200, overflow: 'hidden' },
  tick: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    paddingLeft: '4px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  rule: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    opacity: 0.5,
  },
  bar: {
    position: 'absolute',
    top: '50%',
    height: '18px',
    marginTop: '-9px',
    minWidth: '4px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusSmall,
    border: '1px solid',
    overflow: 'hidden',
    containerType: 'inline-size',
    printColorAdjust: 'exact',
  },
  inside: {
    display: 'block',
    paddingLeft: '4px',
    overflow: 'hidden',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
    // Half a word says nothing: the lane, the pointer and the table do.
    '@container (max-width: 15px)': { display: 'none' },
  },
  long: { '@container (max-width: 63px)': { display: 'none' } },
  open: {
    borderTopStyle: 'dashed',
    borderBottomStyle: 'dashed',
    borderLeftStyle: 'dashed',
    borderRightStyle: 'dashed',
  },
  mark: {
    position: 'absolute',
    top: '50%',
    width: '9px',
    height: '9px',
    margin: '-5px 0 0 -5px',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralBackground1}`,
    transform: 'rotate(45deg)',
    backgroundColor: tokens.colorNeutralForeground1,
    printColorAdjust: 'exact',
  },
  today: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '2px',
    backgroundColor: tokens.colorCompoundBrandStroke,
    zIndex: 1,
    printColorAdjust: 'exact',
  },
  todayWord: {
    position: 'absolute',
    top: 0,
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  leftOfToday: { transform: 'translateX(-100%)' },
  neutral: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground4 },
  good: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorStatusSuccessBackground2 },
  warning: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorStatusWarningBackground2 },
  bad: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorStatusDangerBackground2 },
  info: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorBrandBackground2 },
  legend: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  button: { margin: `${tokens.spacingVerticalM} 0`, '@media print': { display: 'none' } },
  arrow: { marginLeft: tokens.spacingHorizontalSNudge },
  onlyOnPaper: { display: 'none', '@media print': { display: 'block' } },
});

interface Scale {
  /** Of the width, in percent. */
  at(date: string): number;
  width(from: string, until: string): number;
  ticks: { date: string; label: string }[];
}

const MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
/** How many ticks can be read, and up to where in the width there is room for what is written beside one. */
const ROOM = {
  wide: { ticks: 12, until: 0.95 },
  narrow: { ticks: 6, until: 0.9 },
  phone: { ticks: 4, until: 0.8 },
} as const;

type Room = (typeof ROOM)[keyof typeof ROOM];

function scaleOf(lanes: readonly Lane[], today: string, labels: Room): Scale {
  const dates = lanes.flatMap(({ bars, marks = [] }) => [
    ...bars.flatMap(({ from, until }) => [from, until]),
    ...marks.map(({ on }) => on),
  ]);
  const days = [...dates, today].map(dayOf);
  const [earliest, latest] = [Math.min(...days), Math.max(...days)];
  // A little room on both sides, so that what happened first and last is drawn whole.
  const room = Math.max(7, (latest - earliest) * 0.015);
  const [first, last] = [earliest - room, latest + room];
  const length = last - first;
  return {
    at: (date) => ((dayOf(date) - first) / length) * 100,
    width: (from, until) => ((dayOf(until) + 1 - dayOf(from)) / length) * 100,
    ticks: ticksOf(first, last, labels),
  };
}

/** Months, quarters or years, whichever fit. */
function ticksOf(first: number, last: number, { ticks: most, until }: Room): Scale['ticks'] {
  const months = Math.ceil((last - first) / 30.4);
  const step = [1, 3, 6, 12, 24, 60].find((size) => months / size <= most) ?? 120;
  const ticks: Scale['ticks'] = [];
  const begin = new Date(first * DAY);
  for (let nth = 1; nth <= months + 1; nth += 1) {
    const moment = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + nth, 1));
    const month = moment.getUTCMonth();
    const count = moment.getUTCFullYear() * 12 + month;
    if (count % step !== 0 || moment.getTime() / DAY > first + (last - first) * until) continue;
    const label =
      step >= 12 ? String(moment.getUTCFullYear()) : `${MONTHS[month]} ${moment.getUTCFullYear()}`;
    ticks.push({ date: moment.toISOString().slice(0, 10), label });
  }
  return ticks;
}

export function Timeline({ caption, lanes, today, table, isTableOpen = false, legend }: TimelineProps) {
  const styles = useStyles();
  const isPhone = useMedia(PHONE);
  const [isOpen, setOpen] = useState(isTableOpen);
  const id = useId();
  const isNarrow = useMedia(NARROW);
  const room = ROOM[isPhone ? 'phone' : isNarrow ? 'narrow' : 'wide'];
  const scale = useMemo(() => scaleOf(lanes, today, room), [lanes, today, room]);
  const now = scale.at(today);
  const hasWholes = lanes.some(({ isWhole }) => isWhole);
  return (
    <section aria-label={caption}>
      <div className={styles.chart} role="img" aria-label={words.spoken(caption)}>
        <div />
        <div className={styles.axis}>
          {scale.ticks.map(({ date, label }) => (
            <span key={date} className={styles.tick} style={{ left: `${scale.at(date)}%` }}>
              {label}
            </span>
          ))}
        </div>
        {lanes.map((lane) => (
          <LaneRow key={lane.id} lane={lane} scale={scale} today={today} isPart={hasWholes} />
        ))}
        <div />
        <div className={styles.axis}>
          <span
            className={mergeClasses(styles.todayWord, now > 80 && styles.leftOfToday)}
            style={{ left: `${now}%` }}
          >
            {words.today(today)}
          </span>
        </div>
      </div>
      {legend === undefined ? null : <p className={styles.legend}>{legend}</p>}
      <Button
        size="small"
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {words.table}
        <span aria-hidden="true" className={styles.arrow}>
          {isOpen ? '▴' : '▾'}
        </span>
      </Button>
      <div id={id} className={mergeClasses(!isOpen && styles.onlyOnPaper)}>
        {table ?? <LaneTable caption={caption} lanes={lanes} />}
      </div>
    </section>
  );
}

interface LaneRowProps {
  lane: Lane;
  scale: Scale;
  today: string;
  /** Of a chart in which there are wholes. */
  isPart: boolean;
}

function LaneRow({ lane: { title, bars, marks = [], isWhole = false }, scale, today, isPart }: LaneRowProps) {
  const styles = useStyles();
  return (
    <>
      <div className={mergeClasses(styles.laneTitle, isWhole ? styles.whole : isPart && styles.part)}>
        {title}
      </div>
      <div className={styles.track}>
        {scale.ticks.map(({ date }) => (
          <span key={date} className={styles.rule} style={{ left: `${scale.at(date)}%` }} />
        ))}
        {bars.map(({ id, label, inside = label, from, until, tone, state, open = false }) => (
          <div
            key={id}
            className={mergeClasses(styles.bar, styles[tone], open && styles.open)}
            style={{ left: `${scale.at(from)}%`, width: `${scale.width(from, until)}%` }}
            title={`${label}: ${shortDate(from)} – ${shortDate(until)}, ${state}`}
          >
            <span className={mergeClasses(styles.inside, inside.length > 2 && styles.long)}>{inside}</span>
          </div>
        ))}
        {marks.map(({ id, label, on, state }) => (
          <span
            key={id}
            className={styles.mark}
            style={{ left: `${scale.at(on)}%` }}
            title={`${label}: ${shortDate(on)}, ${state}`}
          />
        ))}
        <span className={styles.today} style={{ left: `${scale.at(today)}%` }} />
      </div>
    </>
  );
}

interface Line {
  key: string;
  lane: string;
  label: string;
  from: string;
  until: string | null;
  state: string;
}

function LaneTable({ caption, lanes }: Pick<TimelineProps, 'caption' | 'lanes'>) {
  const lines = lanes.flatMap(({ id, title, bars, marks = [] }): Line[] => [
    ...bars.map((bar) => ({ ...bar, key: `${id} ${bar.id}`, lane: title })),
    ...marks.map(({ on, ...mark }) => ({
      ...mark,
      key: `${id} ${mark.id}`,
      lane: title,
      from: on,
      until: null,
    })),
  ]);
  return (
    <DataTable
      caption={caption}
      rows={lines}
      keyOf={({ key }) => key}
      columns={[
        { id: 'what', title: words.what, cell: ({ label }) => label, sortBy: ({ label }) => label },
        ...(lanes.length > 1
          ? [
              {
                id: 'lane',
                title: words.lane,
                cell: ({ lane }: Line) => lane,
                sortBy: ({ lane }: Line) => lane,
              },
            ]
          : []),
        { id: 'from', title: words.from, cell: ({ from }) => shortDate(from), sortBy: ({ from }) => from },
        {
          id: 'until',
          title: words.until,
          cell: ({ until }) => (until === null ? '' : shortDate(until)),
          sortBy: ({ until }) => until,
        },
        { id: 'state', title: words.state, cell: ({ state }) => state, sortBy: ({ state }) => state },
      ]}
      none={texts.none}
    />
  );
}
