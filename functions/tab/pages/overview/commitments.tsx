/** Courts × commitments. A coordinator sees which are at risk or breached; the court's own people how each stands. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { OverviewCommitment, OverviewCourt, OverviewPage } from '../../../../bot/study/pages/overview';
import { capital, listed, shortDate } from '../../../../cards/format';
import { pathOf } from '../../../../cards/places';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { StateIcon, type IconName } from '../../parts/state-icon';
import type { Tone } from '../../parts/status-badge';
import { CourtName } from './court-name';
import { Part } from './part';
import { words } from './words-below';

const useStyles = makeStyles({
  stand: { display: 'inline-flex', gap: tokens.spacingHorizontalXS, alignItems: 'baseline' },
  calm: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export function Commitments({ page }: { page: OverviewPage }) {
  const [only, another] = page.courts;
  if (only !== undefined && another === undefined && only.own) return <OwnCourt page={page} court={only} />;
  const declared = page.courts.filter((court) => court.declared);
  const others = page.courts.filter((court) => !court.declared);
  const rows = page.commitments.map((commitment, place): Row => {
    const inState = (status: OverviewCommitment['status']) =>
      declared.filter(({ commitments }) => commitments[place]?.status === status);
    const [breached, atRisk] = [inState('BREACHED'), inState('AT_RISK')];
    return { ...commitment, breached, atRisk, calm: declared.length - breached.length - atRisk.length };
  });
  const columns: [Column<Row>, ...Column<Row>[]] = [
    { id: 'commitment', title: words.commitments.commitment, cell: ({ nl }) => nl, width: '30%' },
    {
      id: 'breached',
      title: capital(words.commitments.status.BREACHED),
      cell: ({ breached }) => <Courts courts={breached} status="BREACHED" />,
      sortBy: ({ breached }) => -breached.length,
    },
    {
      id: 'atRisk',
      title: capital(words.commitments.status.AT_RISK),
      cell: ({ atRisk }) => <Courts courts={atRisk} status="AT_RISK" />,
      sortBy: ({ atRisk }) => -atRisk.length,
    },
    {
      id: 'calm',
      title: words.commitments.calm,
      cell: ({ calm }) => String(calm),
      sortBy: ({ calm }) => calm,
    },
  ];
  return (
    <Part title={words.commitments.title} intro={words.commitments.intro}>
      {declared.length === 0 ? (
        <p>{words.commitments.nobody}</p>
      ) : (
        <DataTable
          caption={words.commitments.title}
          rows={rows}
          keyOf={({ id }) => id}
          columns={columns}
          none={words.commitments.none}
        />
      )}
      {declared.length === 0 || others.length === 0 ? null : (
        <p>{words.commitments.without(listed(others.map(({ municipality }) => municipality)))}</p>
      )}
    </Part>
  );
}

/** A commitment, with the courts at which it does not stand well. */
interface Row {
  id: string;
  nl: string;
  breached: OverviewCourt[];
  atRisk: OverviewCourt[];
  calm: number;
}

function Courts({ courts, status }: { courts: OverviewCourt[]; status: 'BREACHED' | 'AT_RISK' }) {
  const styles = useStyles();
  const { icon, tone } = MARKS[status];
  if (courts.length === 0) return <span className={styles.calm}>–</span>;
  return (
    <span className={styles.stand}>
      <StateIcon name={icon} tone={tone} />
      <span>
        {courts.map((court, place) => (
          <Fragment key={court.courtId}>
            {place === 0 ? '' : ', '}
            <CourtName court={court} studyId={null} />
          </Fragment>
        ))}
      </span>
    </span>
  );
}

function OwnCourt({ page, court }: { page: OverviewPage; court: OverviewCourt }) {
  const { openDialog } = useShell();
  const { courtId, declared } = court;
  const rows = page.commitments.map((commitment, place) => ({
    ...commitment,
    stand: court.commitments[place] ?? { status: 'NOT_CONFIRMED' as const, dueOn: null },
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
      ) : (
        <Button onClick={() => openDialog({ dialog: 'DECLARATION', courtId })}>
          {words.commitments.declaration}
        </Button>
      )}
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
