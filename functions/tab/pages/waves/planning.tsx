/** When courts could begin, together and one by one, with the reasons. Reckoned when somebody asks: it takes a while. */
import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlannedCourt, Planner } from '../../../../bot/study/pages/waves';
import { shortDate } from '../../../../cards/format';
import { usePage, useShell } from '../../context';
import { failureText } from '../../failure-text';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { Part } from '../../parts/part';
import { words } from './words';

const useStyles = makeStyles({ list: { margin: 0, padding: 0, listStyleType: 'none' } });

export function Planning() {
  const [isShown, show] = useState(false);
  return (
    <Part title={words.planner.title} intro={words.planner.intro}>
      {isShown ? <Proposals /> : <Button onClick={() => show(true)}>{words.planner.show}</Button>}
    </Part>
  );
}

function Proposals() {
  const page = usePage<Planner>('waves/planner');
  if (page.state === 'loading') return <p role="status">{words.planner.loading}</p>;
  if (page.state === 'failed') {
    return (
      <>
        <p role="alert">{failureText(page.failure)}</p>
        {page.failure.kind === 'refused' ? null : <Button onClick={page.retry}>{words.planner.show}</Button>}
      </>
    );
  }
  return <Planned {...page.data} />;
}

function Planned({ together, courts }: Planner) {
  const { openDialog } = useShell();
  const columns: [Column<PlannedCourt>, ...Column<PlannedCourt>[]] = [
    {
      id: 'court',
      title: words.planner.court,
      cell: ({ municipality }) => municipality,
      sortBy: ({ municipality }) => municipality,
    },
    {
      id: 'start',
      title: words.planner.start,
      cell: ({ startOn }) => (startOn === null ? words.planner.none : shortDate(startOn)),
      sortBy: ({ startOn }) => startOn,
    },
    {
      id: 'publication',
      title: words.planner.publication,
      cell: ({ publicationOn }) => (publicationOn === null ? null : shortDate(publicationOn)),
      sortBy: ({ publicationOn }) => publicationOn,
    },
    { id: 'why', title: words.planner.why, cell: ({ lines }) => <Why lines={lines} />, width: '50%' },
  ];
  return (
    <>
      {together === null ? null : (
        <p>
          {together.on === null
            ? words.planner.notTogether
            : words.planner.together(together.on, together.courts)}
        </p>
      )}
      <DataTable
        caption={words.planner.title}
        rows={courts}
        keyOf={({ courtId }) => courtId}
        columns={columns}
        actions={({ start, municipality }) =>
          start === null ? null : (
            <Button
              size="small"
              aria-label={words.planner.beginAt(municipality)}
              onClick={() => openDialog(start)}
            >
              {words.planner.begin}
            </Button>
          )
        }
        none={together === null ? words.planner.nobodyOwn : words.planner.nobody}
      />
    </>
  );
}

function Why({ lines }: Pick<PlannedCourt, 'lines'>) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li key={line.code}>{words.planner.line(line)}</li>
      ))}
    </ul>
  );
}
