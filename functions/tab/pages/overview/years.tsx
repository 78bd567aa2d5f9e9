/** The years: waves, their windows, elections, and of each court its studies. A chart with a table beside it. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { OverviewCourt, OverviewPage } from '../../../../bot/study/pages/overview';
import { calendarLane, isDrawn, wavesLane, windowsLane } from '../../parts/programme-lanes';
import { Timeline, type Bar, type Lane } from '../../parts/timeline';
import { DataTable, type Column } from '../../parts/data-table';
import { CourtName } from './court-name';
import { Part } from '../../parts/part';
import { words as above } from './words';
import { words } from './words-below';

const useStyles = makeStyles({
  lines: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    '@media print': { whiteSpace: 'normal' },
  },
});

export function Years({ page, waveId }: { page: OverviewPage; waveId: string | null }) {
  const { waves, elections, courts, today } = page;
  return (
    <Part title={words.years.title}>
      {waves.length === 0 ? (
        <p>{words.years.none}</p>
      ) : (
        <Timeline
          caption={words.years.caption}
          lanes={[
            wavesLane(
              waves.flatMap(({ number, opened }) => (opened === null ? [] : { number, ...opened })),
              today,
            ),
            windowsLane(
              waves.flatMap(({ number, window }) => (window === null ? [] : { number, ...window })),
            ),
            calendarLane('ELECTIONS', elections),
            ...courts.map((court) => courtLane(court, page, waveId)),
          ].filter(isDrawn)}
          today={today}
          table={<YearsTable page={page} waveId={waveId} />}
          legend={words.years.legend}
        />
      )}
    </Part>
  );
}

interface Stretch {
  studyId: string;
  waveId: string;
  startedOn: string;
  /** When the report was published, or is expected. */
  publicationOn: string | null;
  published: boolean;
  closedOn: string | null;
  running: Pick<Bar, 'tone' | 'state'>;
}

function stretchesOf({ studies, closed }: OverviewCourt): Stretch[] {
  return [
    ...studies.map((study): Stretch => ({ ...study, running: runningState(study) })),
    ...closed.map((study): Stretch => ({
      ...study,
      publicationOn: study.publishedOn,
      published: study.publishedOn !== null,
      running: { tone: 'good', state: words.years.closed },
    })),
  ];
}

function runningState(study: OverviewCourt['studies'][number]): Stretch['running'] {
  if (study.pausedOn !== null) return { tone: 'warning', state: words.years.paused };
  return (study.deviation ?? 0) > 0
    ? { tone: 'warning', state: words.years.late }
    : { tone: 'info', state: words.years.running };
}

function courtLane(court: OverviewCourt, { waves, today }: OverviewPage, waveId: string | null): Lane {
  const text = words.years;
  const stretches = stretchesOf(court).filter((one) => waveId === null || one.waveId === waveId);
  return {
    id: court.courtId,
    title: court.municipality,
    bars: stretches.flatMap((study): Bar[] => {
      const number = waves.find(({ opened }) => opened?.id === study.waveId)?.number ?? 0;
      const { studyId, startedOn, publicationOn, published, closedOn, running } = study;
      const main: Bar = {
        id: studyId,
        label: text.study(number),
        inside: String(number),
        from: startedOn,
        until: publicationOn ?? closedOn ?? today,
        ...(published ? { tone: 'good', state: text.published } : running),
      };
      if (!published || publicationOn === null) return [main];
      const aftercare: Bar = {
        id: `${studyId} aftercare`,
        label: text.aftercareOf(number),
        inside: '',
        from: publicationOn,
        until: closedOn ?? (today > publicationOn ? today : publicationOn),
        tone: 'neutral',
        state: closedOn === null ? text.aftercare : text.closed,
        open: true,
      };
      return [aftercare, main];
    }),
  };
}

/** The programme, or a court. */
interface Row {
  key: string;
  court: OverviewCourt | null;
  /** What is told of it, by the number of the wave. */
  waves: Map<number, string[]>;
}

function YearsTable({ page, waveId }: { page: OverviewPage; waveId: string | null }) {
  const styles = useStyles();
  const shown = page.waves.filter(({ opened }) => waveId === null || opened?.id === waveId);
  const columns: [Column<Row>, ...Column<Row>[]] = [
    {
      id: 'who',
      title: words.years.who,
      cell: ({ court }) =>
        court === null ? words.years.programme : <CourtName court={court} studyId={null} />,
    },
    ...shown.map(({ number }): Column<Row> => ({
      id: String(number),
      title: above.waveNumber(number),
      cell: ({ waves }) => {
        const lines = waves.get(number) ?? [];
        return lines.length === 0 ? null : (
          <span className={styles.lines}>
            {lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
        );
      },
    })),
  ];
  return (
    <>
      <DataTable
        caption={words.years.caption}
        rows={[programmeRow(page), ...page.courts.map((court) => courtRow(court, page))]}
        keyOf={({ key }) => key}
        columns={columns}
        none={words.years.none}
        isGrid
      />
      {page.elections.length === 0 ? null : <p>{words.years.elections(page.elections)}</p>}
    </>
  );
}

function programmeRow({ waves }: OverviewPage): Row {
  const text = words.years;
  const lines = waves.map(({ number, opened, window }): [number, string[]] => [
    number,
    [
      ...(window === null ? [] : [text.windowFrom(window.from), text.until(window.until)]),
      ...(opened === null ? [] : [text.openedOn(opened.openedOn)]),
      ...(opened === null || opened.anchorOn === null ? [] : [text.anchorOn(opened.anchorOn)]),
    ],
  ]);
  return { key: 'programme', court: null, waves: new Map(lines) };
}

function courtRow(court: OverviewCourt, { waves }: OverviewPage): Row {
  const text = words.years;
  const lines = stretchesOf(court).map((study): [number, string[]] => {
    const { startedOn, publicationOn, published, closedOn } = study;
    return [
      waves.find(({ opened }) => opened?.id === study.waveId)?.number ?? 0,
      [
        text.begun(startedOn),
        ...(publicationOn === null
          ? []
          : [published ? text.publicOn(publicationOn) : text.expectedOn(publicationOn)]),
        ...(closedOn === null ? [] : [text.closedOn(closedOn)]),
      ],
    ];
  });
  return { key: court.courtId, court, waves: new Map(lines) };
}
