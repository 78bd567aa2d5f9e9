/**
 * A chart over time that is also a table: bars and moments on lanes for who sees them, and the same as rows for whoever
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
import { PHONE, useMedia } from './use-media';

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
  tone: Tone;
  state: string;
}

export interface Lane {
  id: string;
  title: string;
  bars: Bar[];
  marks?: Mark[];
}

interface TimelineProps {
  caption: string;
  lanes: readonly Lane[];
  /** `yyyy-MM-dd` */
  today: string;
  /** Instead of the table that the chart makes by itself: a page's own, which says more. */
  table?: ReactNode;
  /** What its marks and lines mean. */
  legend?: string;
}

const DAY = 24 * 60 * 60 * 1000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const useStyles = makeStyles({
  switch: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    marginBottom: tokens.spacingVerticalS,
    '@media print': { display: 'none' },
  },
  chart: { display: 'grid', gridTemplateColumns: 'minmax(6rem, 14rem) 1fr', alignItems: 'center' },
  laneTitle: { paddingRight: tokens.spacingHorizontalM, overflowWrap: 'anywhere' },
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
  bar: {
    position: 'absolute',
    top: '6px',
    height: '18px',
    minWidth: '3px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusSmall,
    border: '1px solid',
    overflow: 'hidden',
    paddingLeft: '4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
  },
  open: {
    borderTopStyle: 'dashed',
    borderBottomStyle: 'dashed',
    borderLeftStyle: 'dashed',
    borderRightStyle: 'dashed',
  },
  mark: { position: 'absolute', top: '4px', marginLeft: '-7px', fontSize: '16px', lineHeight: '22px' },
  today: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '2px',
    backgroundColor: tokens.colorCompoundBrandStroke,
    zIndex: 1,
  },
  neutral: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground4 },
  good: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorStatusSuccessBackground2 },
  warning: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorStatusWarningBackground2 },
  bad: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorStatusDangerBackground2 },
  info: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorBrandBackground2 },
  legend: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  hiddenOnScreen: { display: 'none', '@media print': { display: 'block' } },
  hiddenOnPaper: { '@media print': { display: 'none' } },
});

interface Scale {
  /** Of the width, in percent. */
  at(date: string): number;
  width(from: string, until: string): number;
  ticks: { date: string; label: string }[];
}

const MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
/** How many ticks can be read. */
const MOST_TICKS = 12;

function scaleOf(lanes: readonly Lane[], today: string): Scale {
  const dates = lanes.flatMap(({ bars, marks = [] }) => [
    ...bars.flatMap(({ from, until }) => [from, until]),
    ...marks.map(({ on }) => on),
  ]);
  const days = [...dates, today].map(dayOf);
  const first = dayOf(`${dateOf(Math.min(...days)).slice(0, 7)}-01`);
  const last = Math.max(...days) + 14;
  const length = Math.max(1, last - first);
  return {
    at: (date) => ((dayOf(date) - first) / length) * 100,
    width: (from, until) => ((dayOf(until) + 1 - dayOf(from)) / length) * 100,
    ticks: ticksOf(first, last),
  };
}

/** Months, quarters or years, whichever fit. */
function ticksOf(first: number, last: number): Scale['ticks'] {
  const months = Math.ceil((last - first) / 30.4);
  const step = [1, 3, 6, 12, 24, 60].find((size) => months / size <= MOST_TICKS) ?? 120;
  const ticks: Scale['ticks'] = [];
  const begin = new Date(first * DAY);
  for (let nth = 0; nth <= months; nth += 1) {
    const moment = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + nth, 1));
    const month = moment.getUTCMonth();
    const count = moment.getUTCFullYear() * 12 + month;
    if (count % step !== 0 || moment.getTime() / DAY > last) continue;
    const label =
      step >= 12 ? String(moment.getUTCFullYear()) : `${MONTHS[month]} ${moment.getUTCFullYear()}`;
    ticks.push({ date: moment.toISOString().slice(0, 10), label });
  }
  return ticks;
}

export function Timeline({ caption, lanes, today, table, legend }: TimelineProps) {
  const styles = useStyles();
  const isPhone = useMedia(PHONE);
  const [isTable, setTable] = useState(isPhone);
  const id = useId();
  const scale = useMemo(() => scaleOf(lanes, today), [lanes, today]);
  const asTable = table ?? <LaneTable caption={caption} lanes={lanes} />;
  return (
    <section aria-label={caption}>
      <div className={styles.switch} role="group" aria-label={caption}>
        {[false, true].map((choice) => (
          <Button
            key={String(choice)}
            size="small"
            aria-pressed={isTable === choice}
            appearance={isTable === choice ? 'primary' : 'secondary'}
            onClick={() => setTable(choice)}
          >
            {choice ? words.table : words.chart}
          </Button>
        ))}
      </div>
      {isTable ? (
        asTable
      ) : (
        <>
          <div
            className={mergeClasses(styles.chart, styles.hiddenOnPaper)}
            role="img"
            aria-label={words.spoken(caption)}
            id={id}
          >
            <div />
            <div className={styles.axis}>
              {scale.ticks.map(({ date, label }) => (
                <span key={date} className={styles.tick} style={{ left: `${scale.at(date)}%` }}>
                  {label}
                </span>
              ))}
            </div>
            {lanes.map((lane) => (
              <LaneRow key={lane.id} lane={lane} scale={scale} today={today} />
            ))}
          </div>
          {legend === undefined ? null : (
            <p className={mergeClasses(styles.legend, styles.hiddenOnPaper)}>{legend}</p>
          )}
          <div className={styles.hiddenOnScreen}>{asTable}</div>
        </>
      )}
    </section>
  );
}

function LaneRow({ lane, scale, today }: { lane: Lane; scale: Scale; today: string }) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.laneTitle}>{lane.title}</div>
      <div className={styles.track}>
        {lane.bars.map((bar) => (
          <div
            key={bar.id}
            className={mergeClasses(styles.bar, styles[bar.tone], bar.open === true && styles.open)}
            style={{ left: `${scale.at(bar.from)}%`, width: `${scale.width(bar.from, bar.until)}%` }}
            title={`${bar.label}: ${shortDate(bar.from)} – ${shortDate(bar.until)}, ${bar.state}`}
          >
            {bar.inside ?? bar.label}
          </div>
        ))}
        {(lane.marks ?? []).map((mark) => (
          <span
            key={mark.id}
            className={styles.mark}
            style={{ left: `${scale.at(mark.on)}%` }}
            title={`${mark.label}: ${shortDate(mark.on)}, ${mark.state}`}
          >
            ◆
          </span>
        ))}
        <span className={styles.today} style={{ left: `${scale.at(today)}%` }} title={words.today(today)} />
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
