/** Courts and their promises, status only: which are broken, at risk or waived. A court's own people open its register. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AllCommitments, CourtRow } from '../../../../bot/study/pages/commitments';
import { listed } from '../../../../cards/format';
import { pathOf } from '../../../../cards/places';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { Filters } from '../../parts/filters';
import { PageHeader } from '../../parts/page-header';
import { PlainSelect } from '../../parts/plain-fields';
import { StateIcon } from '../../parts/state-icon';
import { MARKS } from './stand';
import { words } from './words';

const useStyles = makeStyles({
  calm: { color: tokens.colorNeutralForeground2 },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
});

type Kind = 'breached' | 'atRisk' | 'waived';
const KINDS: readonly Kind[] = ['breached', 'atRisk', 'waived'];
const STATUS = { breached: 'BREACHED', atRisk: 'AT_RISK', waived: 'WAIVED' } as const;

export function AllCourts({ courts, commitments }: AllCommitments) {
  const [stand, setStand] = useState('');
  const [commitment, setCommitment] = useState('');
  const kinds = KINDS.filter((kind) => stand === '' || stand === kind);
  const shown = courts.filter((court) => {
    if (stand === 'undeclared') return !court.declared;
    const of = kinds.flatMap((kind) => court[kind]);
    if (commitment !== '') return of.includes(commitment);
    return stand === '' || of.length > 0;
  });
  const declared = courts.filter((court) => court.declared).length;
  return (
    <>
      <PageHeader title={words.title} line={words.all.line(declared, courts.length)} />
      <p>
        {words.conversation} {words.all.intro}
      </p>
      <Filters>
        <PlainSelect label={words.all.stand} value={stand} onChange={setStand}>
          <option value="">{words.all.any}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.all[kind]}
            </option>
          ))}
          <option value="undeclared">{words.all.undeclared}</option>
        </PlainSelect>
        {stand === 'undeclared' ? null : (
          <PlainSelect label={words.all.commitment} value={commitment} onChange={setCommitment}>
            <option value="">{words.all.anyCommitment}</option>
            {commitments.map((label) => (
              <option key={label}>{label}</option>
            ))}
          </PlainSelect>
        )}
      </Filters>
      {courts.length > 0 && shown.length === 0 ? (
        <p role="status">{words.all.nothingLeft}</p>
      ) : (
        <Courts courts={shown} />
      )}
    </>
  );
}

function Courts({ courts }: { courts: CourtRow[] }) {
  const { openDialog } = useShell();
  const columns: [Column<CourtRow>, ...Column<CourtRow>[]] = [
    {
      id: 'court',
      title: words.all.court,
      cell: (court) => <Name court={court} />,
      sortBy: ({ municipality }) => municipality,
    },
    {
      id: 'declaration',
      title: words.all.declaration,
      cell: ({ declared, participation }) => (
        <>
          <StateIcon name={declared ? 'done' : 'coming'} tone={declared ? 'good' : 'neutral'} />{' '}
          {declared ? words.all.declared : words.all.notDeclared}
          <Small>{participation}</Small>
        </>
      ),
      sortBy: ({ declared }) => Number(!declared),
      width: '12rem',
    },
    ...KINDS.map((kind): Column<CourtRow> => ({
      id: kind,
      title: words.years[kind],
      cell: (court) => <Labels labels={court[kind]} kind={kind} />,
      sortBy: (court) => -court[kind].length,
    })),
  ];
  return (
    <DataTable
      caption={words.title}
      rows={courts}
      keyOf={({ courtId }) => courtId}
      columns={columns}
      actions={({ declaration, declared, municipality }) =>
        declaration === null || declared ? null : (
          <Button
            size="small"
            aria-label={words.all.signOf(municipality)}
            onClick={() => openDialog(declaration)}
          >
            {words.all.sign}
          </Button>
        )
      }
      none={words.all.none}
    />
  );
}

function Small({ children }: { children: string }) {
  return <div className={useStyles().small}>{children}</div>;
}

function Name({ court: { courtId, municipality, own } }: { court: CourtRow }) {
  const { openCard } = useShell();
  if (own) return <Link href={`#${pathOf({ page: 'COMMITMENTS', courtId })}`}>{municipality}</Link>;
  return (
    <Link as="button" onClick={() => openCard({ card: 'COORDINATOR_VIEW', courtId })}>
      {municipality}
    </Link>
  );
}

function Labels({ labels, kind }: { labels: string[]; kind: Kind }) {
  const styles = useStyles();
  if (labels.length === 0) return <span className={styles.calm}>{words.all.nothing}</span>;
  const { icon, tone } = MARKS[STATUS[kind]];
  return (
    <span>
      <StateIcon name={icon} tone={tone} /> {listed(labels)}
    </span>
  );
}
