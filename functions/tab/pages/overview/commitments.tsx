/** Courts × commitments. A coordinator sees which are at risk or breached; the court's own people how each stands. */
import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { OverviewCommitment, OverviewCourt, OverviewPage } from '../../../../bot/study/pages/overview';
import { shortDate } from '../../../../cards/format';
import { pathOf } from '../../../../cards/places';
import { useShell } from '../../context';
import { DataTable, type Column } from '../../parts/data-table';
import { StateIcon, type IconName } from '../../parts/state-icon';
import type { Tone } from '../../parts/status-badge';
import { CourtName } from './court-name';
import { Part } from './part';
import { words } from './words';

const useStyles = makeStyles({
  stand: { display: 'inline-flex', gap: tokens.spacingHorizontalXS, alignItems: 'baseline' },
  calm: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export function Commitments({ page }: { page: OverviewPage }) {
  const [only, another] = page.courts;
  if (only !== undefined && another === undefined && only.own) return <OwnCourt page={page} court={only} />;
  const columns: [Column<OverviewCourt>, ...Column<OverviewCourt>[]] = [
    {
      id: 'court',
      title: words.court,
      cell: (court) => <CourtName court={court} studyId={null} />,
      sortBy: ({ municipality }) => municipality,
    },
    {
      id: 'declared',
      title: words.commitments.declaration,
      cell: ({ declared }) => (declared ? words.commitments.declared : words.commitments.notDeclared),
      sortBy: ({ declared }) => Number(declared),
    },
    ...page.commitments.map(({ id, nl }, place): Column<OverviewCourt> => ({
      id,
      title: nl,
      cell: ({ declared, commitments }) => {
        const commitment = commitments[place];
        return !declared || commitment === undefined ? '–' : <Stand {...commitment} />;
      },
    })),
  ];
  return (
    <Part title={words.commitments.title} intro={words.commitments.intro}>
      <DataTable
        caption={words.commitments.title}
        rows={page.courts}
        keyOf={({ courtId }) => courtId}
        columns={columns}
        none={words.commitments.none}
      />
    </Part>
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

const MARKS: Record<OverviewCommitment['status'], { icon: IconName; tone: Tone } | null> = {
  NOT_CONFIRMED: { icon: 'coming', tone: 'neutral' },
  CONFIRMED: { icon: 'done', tone: 'good' },
  AT_RISK: { icon: 'attention', tone: 'warning' },
  BREACHED: { icon: 'failed', tone: 'bad' },
  WAIVED: { icon: 'paused', tone: 'neutral' },
  CALM: null,
};

function Stand({ status }: OverviewCommitment) {
  const styles = useStyles();
  const mark = MARKS[status];
  if (mark === null) return <span className={styles.calm}>{words.commitments.status[status]}</span>;
  return (
    <span className={styles.stand}>
      <StateIcon name={mark.icon} tone={mark.tone} />
      {words.commitments.status[status]}
    </span>
  );
}
