/** Courts × commitments. A coordinator sees which are at risk or breached; the court's own people how each stands. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { OverviewCommitment, OverviewCourt, OverviewPage } from '../../../../bot/study/pages/overview';
import { capital, listed, shortDate } from '../../../../cards/format';
import { pathOf } from '../../../../cards/places';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { StateIcon, type IconName } from '../../parts/state-icon';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import { PHONE, useMedia } from '../../parts/use-media';
import { CourtName } from './court-name';
import { Part } from '../../parts/part';
import { words as above } from './words';
import { words } from './words-below';

const useStyles = makeStyles({
  stand: { display: 'inline-flex', gap: tokens.spacingHorizontalXS, alignItems: 'baseline' },
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  calm: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
});

export function Commitments({ page }: { page: OverviewPage }) {
  const isPhone = useMedia(PHONE);
  const [only, another] = page.courts;
  if (only !== undefined && another === undefined && only.own) return <OwnCourt page={page} court={only} />;
  return (
    <Part title={words.commitments.title} intro={words.commitments.intro}>
      <DataTable
        caption={words.commitments.title}
        rows={page.courts}
        keyOf={({ courtId }) => courtId}
        columns={isPhone ? [court, ...statusColumns(page)] : [court, ...commitmentColumns(page)]}
        none={above.nothingLeft}
        isGrid
      />
    </Part>
  );
}

const court: Column<OverviewCourt> = {
  id: 'court',
  title: above.court,
  cell: (row) => <Name court={row} />,
  sortBy: ({ municipality }) => municipality,
};

function Name({ court: row }: { court: OverviewCourt }) {
  const styles = useStyles();
  return (
    <span className={styles.stack}>
      <CourtName court={row} studyId={null} />
      {row.declared ? null : <span className={styles.calm}>{words.commitments.undeclared}</span>}
    </span>
  );
}

type Status = OverviewCommitment['status'];

/** The worst first. */
const STATUSES: Status[] = ['BREACHED', 'AT_RISK', 'NOT_CONFIRMED', 'WAIVED', 'CONFIRMED', 'CALM'];

const statusOf = ({ declared, commitments }: OverviewCourt, place: number): Status | null =>
  declared ? (commitments[place]?.status ?? null) : null;

function commitmentColumns({ commitments }: OverviewPage): Column<OverviewCourt>[] {
  return commitments.map(({ id, nl }, place) => ({
    id,
    title: nl,
    cell: (row) => <Cell status={statusOf(row, place)} />,
    sortBy: (row) => {
      const status = statusOf(row, place);
      return status === null ? null : STATUSES.indexOf(status);
    },
  }));
}

/** On a phone, where no grid fits: of each court which promises stand how. */
function statusColumns({ commitments }: OverviewPage): Column<OverviewCourt>[] {
  return STATUSES.map((status) => {
    const found = (row: OverviewCourt) =>
      commitments.filter((_, place) => statusOf(row, place) === status).map(({ nl }) => nl);
    return {
      id: status,
      title: capital(words.commitments.status[status]),
      cell: (row) => {
        const promises = found(row);
        if (promises.length === 0) return null;
        return status === 'CALM'
          ? words.commitments.ofAll(promises.length, commitments.length)
          : listed(promises);
      },
      ...(status === 'BREACHED' || status === 'AT_RISK' ? { sortBy: (row) => -found(row).length } : {}),
    };
  });
}

function Cell({ status }: { status: Status | null }) {
  const styles = useStyles();
  if (status === null) return <span className={styles.calm}>–</span>;
  const word = words.commitments.status[status];
  return status === 'BREACHED' || status === 'AT_RISK' ? (
    <StatusBadge tone={MARKS[status].tone}>{word}</StatusBadge>
  ) : (
    <span className={styles.calm}>{word}</span>
  );
}

function OwnCourt({ page, court: own }: { page: OverviewPage; court: OverviewCourt }) {
  const { openDialog } = useShell();
  const { courtId, declared } = own;
  const rows = page.commitments.map((commitment, place) => ({
    ...commitment,
    stand: own.commitments[place] ?? { status: 'NOT_CONFIRMED' as const, dueOn: null },
  }));
  return (
    <Part title={words.commitments.title}>
      {declared ? (
        <DataTable
          caption={words.commitments.title}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { id: 'commitment', title: words.commitments.commitment, cell: ({ nl }) => nl },
            { id: 'stand', title: words.commitments.stand, cell: ({ stand }) => <Stand {...stand} /> },
            {
              id: 'due',
              title: words.commitments.due,
              cell: ({ stand }) => (stand.dueOn === null ? '–' : shortDate(stand.dueOn)),
              sortBy: ({ stand }) => stand.dueOn,
            },
          ]}
          none={words.commitments.none}
        />
      ) : (
        <p>{words.commitments.notDeclared}</p>
      )}
      {declared ? (
        <p>
          <Link href={`#${pathOf({ page: 'COMMITMENTS', courtId })}`}>{words.commitments.register}</Link>
        </p>
      ) : null}
      {!declared && own.can.declare ? (
        <Button onClick={() => openDialog({ dialog: 'DECLARATION', courtId })}>
          {words.commitments.declaration}
        </Button>
      ) : null}
    </Part>
  );
}

const MARKS: Record<OverviewCommitment['status'], { icon: IconName; tone: Tone }> = {
  NOT_CONFIRMED: { icon: 'coming', tone: 'neutral' },
  CONFIRMED: { icon: 'done', tone: 'good' },
  AT_RISK: { icon: 'attention', tone: 'warning' },
  BREACHED: { icon: 'failed', tone: 'bad' },
  WAIVED: { icon: 'paused', tone: 'neutral' },
  CALM: { icon: 'done', tone: 'neutral' },
};

function Stand({ status }: OverviewCommitment) {
  const styles = useStyles();
  const mark = MARKS[status];
  return (
    <span className={styles.stand}>
      <StateIcon name={mark.icon} tone={mark.tone} />
      {words.commitments.status[status]}
    </span>
  );
}
