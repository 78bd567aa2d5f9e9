/** What happened to the promises of a court in earlier years. Asked for when somebody wants to read it. */
import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommitmentYear } from '../../../../bot/study/pages/commitments';
import { usePage } from '../../context';
import { failureText } from '../../failure-text';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { Loading } from '../../parts/loading';
import { Part } from '../../parts/part';
import { words } from './words';

const useStyles = makeStyles({ list: { margin: 0, padding: 0, listStyleType: 'none' } });

export function Years({ courtId }: { courtId: string }) {
  const [isShown, show] = useState(false);
  return (
    <Part title={words.years.title} intro={words.years.intro}>
      {isShown ? <Told courtId={courtId} /> : <Button onClick={() => show(true)}>{words.years.show}</Button>}
    </Part>
  );
}

const FELL = ['atRisk', 'breached', 'waived'] as const;

function Told({ courtId }: { courtId: string }) {
  const page = usePage<{ years: CommitmentYear[] }>(`commitments/${courtId}/years`);
  if (page.state === 'loading') return <Loading />;
  if (page.state === 'failed') return <p role="alert">{failureText(page.failure)}</p>;
  const columns: [Column<CommitmentYear>, ...Column<CommitmentYear>[]] = [
    { id: 'year', title: words.years.year, cell: ({ year }) => String(year), sortBy: ({ year }) => year },
    {
      id: 'confirmed',
      title: words.years.confirmed,
      cell: ({ confirmed }) => <Lines lines={confirmed} />,
    },
    ...FELL.map((kind): Column<CommitmentYear> => ({
      id: kind,
      title: words.years[kind],
      cell: (year) => <Lines lines={year[kind].map(({ on, label }) => ({ on, what: label }))} />,
    })),
  ];
  return (
    <DataTable
      caption={words.years.title}
      rows={page.data.years}
      keyOf={({ year }) => String(year)}
      columns={columns}
      none={words.years.none}
    />
  );
}

function Lines({ lines }: { lines: CommitmentYear['confirmed'] }) {
  const styles = useStyles();
  if (lines.length === 0) return null;
  return (
    <ul className={styles.list}>
      {lines.map(({ on, what }, place) => (
        <li key={`${place} ${on}`}>{words.years.on(on, what)}</li>
      ))}
    </ul>
  );
}
