/** The years: waves with their windows and joint notes, and of each court its studies. A chart that is also a table. */
import type { OverviewCourt, OverviewPage } from '../../../../bot/study/pages/overview';
import { Timeline, type Bar, type Lane, type Mark } from '../../parts/timeline';
import { Part } from './part';
import { words } from './words';

export function Years({ page, waveId }: { page: OverviewPage; waveId: string | null }) {
  return (
    <Part title={words.years.title}>
      {page.waves.length === 0 ? (
        <p>{words.years.none}</p>
      ) : (
        <Timeline
          caption={words.years.caption}
          lanes={[wavesLane(page), ...page.courts.map((court) => courtLane(court, page, waveId))].filter(
            ({ bars, marks = [] }) => bars.length + marks.length > 0,
          )}
          today={page.today}
        />
      )}
    </Part>
  );
}

function wavesLane({ waves }: OverviewPage): Lane {
  const text = words.years;
  return {
    id: 'waves',
    title: text.waves,
    bars: waves.flatMap(({ number, window }): Bar[] =>
      window === null
        ? []
        : [
            {
              id: `window ${number}`,
              label: text.window(number),
              from: window.from,
              until: window.until,
              tone: 'info',
              state: text.windowFor[window.countsFrom],
              open: true,
            },
          ],
    ),
    marks: waves.flatMap(({ number, opened }): Mark[] =>
      opened === null
        ? []
        : [
            {
              id: `opened ${number}`,
              label: text.opened(number),
              on: opened.openedOn,
              tone: 'neutral',
              state: text.openedState[opened.state],
            },
            ...(opened.anchorOn === null
              ? []
              : [
                  {
                    id: `note ${number}`,
                    label: text.note(number),
                    on: opened.anchorOn,
                    tone: 'good' as const,
                    state: text.noteState,
                  },
                ]),
          ],
    ),
  };
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
        from: startedOn,
        until: publicationOn ?? closedOn ?? today,
        ...(published ? { tone: 'good', state: text.published } : running),
      };
      if (!published || publicationOn === null) return [main];
      const aftercare: Bar = {
        id: `${studyId} aftercare`,
        label: text.aftercareOf(number),
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
