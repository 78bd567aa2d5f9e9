/** Courts × phases: each study on a row, with where it stands in each phase. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ClosedStudy, OverviewCourt, OverviewPage } from '../../../../bot/study/pages/overview';
import { tableDate } from '../../../../cards/format';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { StateIcon, type IconName } from '../../parts/state-icon';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import { AskStatus } from './attention';
import { CourtName } from './court-name';
import { Part } from '../../parts/part';
import { words } from './words';

type Study = OverviewCourt['studies'][number];
type Phase = Study['phases'][number];

interface Row {
  key: string;
  court: OverviewCourt;
  study: Study | null;
  closed: ClosedStudy | null;
  /** Of its wave. */
  number: number | null;
  /** Whether it is the court's first row: what can be done with the court stands there. */
  isFirst: boolean;
}

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '2px' },
  small: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  phase: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'baseline' },
  active: { fontWeight: tokens.fontWeightSemibold },
  date: { whiteSpace: 'nowrap' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

export function Phases({ page, waveId }: { page: OverviewPage; waveId: string | null }) {
  const { openDialog } = useShell();
  const styles = useStyles();
  const rows = rowsOf(page, waveId);
  const columns: [Column<Row>, ...Column<Row>[]] = [
    {
      id: 'court',
      title: words.court,
      cell: (row) => <Name {...row} />,
      sortBy: ({ court }) => court.municipality,
      text: ({ court }) => court.municipality,
    },
    {
      id: 'stand',
      title: words.phases.stand,
      cell: (row) => <Stand {...row} />,
      sortBy: ({ court }) => GROUPS.indexOf(court.group),
      text: ({ court }) => words.group[court.group],
    },
    ...page.phases.map(({ id, nl }): Column<Row> => ({
      id,
      title: nl,
      cell: (row) => <PhaseCell {...row} phaseId={id} today={page.today} />,
    })),
    {
      id: 'publication',
      title: words.phases.publication,
      cell: (row) => <Publication {...row} />,
      sortBy: ({ study, closed }) => study?.publicationOn ?? closed?.publishedOn ?? null,
    },
  ];
  const canAct = rows.some(({ court }) => court.can.askStatus || court.can.startStudy);
  return (
    <Part title={words.phases.title}>
      <DataTable
        caption={words.phases.title}
        rows={rows}
        keyOf={({ key }) => key}
        columns={columns}
        filter={page.courts.length > 8}
        {...(canAct
          ? {
              actions: ({ court, isFirst }: Row) => (
                <div className={styles.actions}>
                  {isFirst && court.can.askStatus ? <AskStatus court={court} /> : null}
                  {isFirst && court.can.startStudy ? (
                    <Button
                      size="small"
                      aria-label={words.startStudyOf(court.municipality)}
                      onClick={() => openDialog({ dialog: 'START_STUDY', courtId: court.courtId })}
                    >
                      {words.startStudy}
                    </Button>
                  ) : null}
                </div>
              ),
            }
          : {})}
        none={words.nothingLeft}
      />
    </Part>
  );
}

const GROUPS: OverviewCourt['group'][] = ['ATTENTION', 'PAUSED', 'ON_SCHEDULE', 'FINISHED', 'WITHOUT_STUDY'];

/** Of each court what runs; the last one that is closed where nothing does. Of a chosen wave the one study in it. */
function rowsOf({ courts, waves }: OverviewPage, waveId: string | null): Row[] {
  const numberOf = (id: string): number | null =>
    waves.find(({ opened }) => opened?.id === id)?.number ?? null;
  return courts
    .toSorted((a, b) => Number(b.group === 'ATTENTION') - Number(a.group === 'ATTENTION'))
    .flatMap((court): Row[] => {
      const studies = court.studies.filter((study) => waveId === null || study.waveId === waveId);
      if (studies.length > 0) {
        return studies.map((study, nth) => ({
          key: study.studyId,
          court,
          study,
          closed: null,
          number: numberOf(study.waveId),
          isFirst: nth === 0,
        }));
      }
      const closed = court.closed.find((one) => waveId === null || one.waveId === waveId) ?? null;
      const number = closed === null ? null : numberOf(closed.waveId);
      return [{ key: closed?.studyId ?? court.courtId, court, study: null, closed, number, isFirst: true }];
    });
}

function Name({ court, study, closed, number }: Row) {
  const styles = useStyles();
  return (
    <span className={styles.stack}>
      <CourtName court={court} studyId={study?.studyId ?? closed?.studyId ?? null} />
      {number === null ? null : <span className={styles.small}>{words.waveNumber(number)}</span>}
    </span>
  );
}

const TONES: Record<OverviewCourt['group'], Tone> = {
  ATTENTION: 'bad',
  ON_SCHEDULE: 'good',
  PAUSED: 'warning',
  FINISHED: 'info',
  WITHOUT_STUDY: 'neutral',
};

function Stand({ court, study, closed, isFirst }: Row) {
  const styles = useStyles();
  return (
    <span className={styles.stack}>
      {isFirst ? <StatusBadge tone={TONES[court.group]}>{words.group[court.group]}</StatusBadge> : null}
      {study === null ? null : <StudyStand study={study} />}
      {closed === null || closed.closedOn === null ? null : (
        <span className={styles.small}>{words.phases.closed(closed.closedOn)}</span>
      )}
    </span>
  );
}

function StudyStand({ study }: { study: Study }) {
  const styles = useStyles();
  const { state, pausedOn, overdue, nextOn } = study;
  const lines = [
    ...(state === 'AFTERCARE' ? [words.phases.aftercare] : []),
    ...(pausedOn === null ? [] : [words.phases.paused(pausedOn)]),
    ...(overdue > 0 ? [words.phases.overdue(overdue)] : []),
    ...(nextOn === null ? [] : [words.phases.next(nextOn)]),
  ];
  return lines.map((line) => (
    <span key={line} className={styles.small}>
      {line}
    </span>
  ));
}

function PhaseCell({ study, closed, phaseId, today }: Row & { phaseId: string; today: string }) {
  const styles = useStyles();
  if (closed !== null) return <Mark icon="done" tone="good" line={words.phases.DONE} />;
  const phase = study?.phases.find(({ id }) => id === phaseId);
  if (study === null || phase === undefined) return <span className={styles.small}>–</span>;
  const isHere = phase.state === 'ACTIVE';
  const { icon, tone, line } = standOf(phase, study, today);
  return (
    <span className={styles.stack}>
      <Mark icon={icon} tone={tone} line={line} on={phase.endOn} isHere={isHere} />
      {isHere && study.gate !== null ? (
        <Mark
          icon="waiting"
          tone={study.gate.noDecider || study.gate.late ? 'bad' : 'info'}
          line={words.phases.gate}
        />
      ) : null}
    </span>
  );
}

function standOf(
  { state, endOn }: Phase,
  { pausedOn }: Study,
  today: string,
): { icon: IconName; tone: Tone; line: string } {
  if (state === 'DONE') return { icon: 'done', tone: 'good', line: words.phases.DONE };
  if (state === 'NOT_STARTED') return { icon: 'coming', tone: 'neutral', line: words.phases.NOT_STARTED };
  if (pausedOn !== null) return { icon: 'paused', tone: 'warning', line: words.group.PAUSED };
  return endOn < today
    ? { icon: 'attention', tone: 'bad', line: words.phases.LATE }
    : { icon: 'running', tone: 'info', line: words.phases.ACTIVE };
}

interface MarkProps {
  icon: IconName;
  tone: Tone;
  line: string;
  on?: string;
  /** Where the study is now. */
  isHere?: boolean;
}

function Mark({ icon, tone, line, on, isHere = false }: MarkProps) {
  const styles = useStyles();
  return (
    <span className={styles.phase}>
      <StateIcon name={icon} tone={tone} />
      <span className={isHere ? styles.active : styles.small}>
        {line} {on === undefined ? null : <span className={styles.date}>{tableDate(on)}</span>}
      </span>
    </span>
  );
}

function Publication({ study, closed }: Row) {
  const styles = useStyles();
  const on = study?.publicationOn ?? closed?.publishedOn ?? null;
  if (on === null) return <span className={styles.small}>–</span>;
  const isPublic = closed !== null || study?.published === true;
  const deviation = study?.deviation ?? 0;
  return (
    <span className={styles.stack}>
      <span>
        {isPublic ? '' : words.phases.expected} <span className={styles.date}>{tableDate(on)}</span>
      </span>
      {deviation === 0 ? null : (
        <span className={mergeClasses(styles.small, styles.date)}>{words.phases.deviation(deviation)}</span>
      )}
    </span>
  );
}
