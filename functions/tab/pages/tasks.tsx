/** Somebody's own tasks: ticked off one by one or several at once, and taken back. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MyTasksPage, TaskRow } from '../../../bot/study/pages/my-tasks';
import { usePage, useShell } from '../context';
import { Button } from '../parts/button';
import { DataTable, type Column } from '../parts/data-table';
import { Filters } from '../parts/filters';
import { PageHeader } from '../parts/page-header';
import { PageState } from '../parts/page-state';
import { PlainSelect } from '../parts/plain-fields';
import { StatusBadge } from '../parts/status-badge';
import { WhyDate } from '../parts/why-date';
import { texts } from '../texts-nl';
import { words } from './tasks-words';

export default function TasksPage() {
  const page = usePage<MyTasksPage>('tasks');
  return (
    <PageState page={page} title={words.title}>
      {(data) => <Tasks {...data} />}
    </PageState>
  );
}

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  subtitle: { fontSize: tokens.fontSizeBase400, marginTop: tokens.spacingVerticalXXL },
});

type Which = keyof typeof words.show;

/** Not after something that has still to happen: thirty interviews make ninety of those. */
const isNow = ({ task, complete }: TaskRow): boolean => task.dueOn !== null || complete !== null;

const SHOWN: Record<Which, (row: TaskRow) => boolean> = {
  NOW: isNow,
  COMING: (row) => !isNow(row),
  ALL: () => true,
};

const CHOICES: readonly Which[] = ['NOW', 'COMING', 'ALL'];

function Tasks({ decisions, open, justDone }: MyTasksPage) {
  const styles = useStyles();
  const { run, openCard } = useShell();
  const [which, setWhich] = useState<Which>('NOW');
  const now = open.filter(isNow).length;
  // With nothing to choose between there is no choice.
  const shown = now === open.length ? open : open.filter(SHOWN[which]);
  const over = open.filter(({ task }) => (task.over ?? 0) > 0).length;
  const several = new Set(open.map(({ court }) => court)).size > 1;
  const finish = async (chosen: TaskRow[], clear: () => void): Promise<void> => {
    if (await run(...chosen.flatMap(({ complete }) => (complete === null ? [] : [complete])))) clear();
  };
  const columns: [Column<TaskRow>, ...Column<TaskRow>[]] = [
    {
      id: 'task',
      title: words.task,
      cell: ({ task }) => (
        <Link as="button" onClick={() => openCard({ card: 'TASK', taskId: task.id })}>
          {task.title}
        </Link>
      ),
      sortBy: ({ task }) => task.title,
      text: ({ task }) => `${task.code} ${task.title}`,
      width: '45%',
    },
    ...(several
      ? [
          {
            id: 'court',
            title: words.court,
            cell: ({ court }: TaskRow) => court,
            sortBy: ({ court }: TaskRow) => court,
            text: ({ court }: TaskRow) => court,
          },
        ]
      : []),
    {
      id: 'stage',
      title: words.stage,
      cell: ({ stage }) => stage,
      sortBy: ({ stage }) => stage,
      text: ({ stage }) => stage,
    },
    {
      id: 'due',
      title: words.due,
      cell: ({ task }) => <Due task={task} />,
      sortBy: ({ task }) => task.dueOn ?? task.estimateOn,
    },
    { id: 'state', title: words.state, cell: (row) => <State {...row} /> },
  ];
  return (
    <>
      <PageHeader title={words.title} line={words.count(now, over, open.length - now)} />
      {now === open.length ? null : (
        <Filters>
          <PlainSelect
            label={words.which}
            value={which}
            onChange={(value) => setWhich(CHOICES.find((one) => one === value) ?? 'NOW')}
          >
            {CHOICES.map((one) => (
              <option key={one} value={one}>
                {words.choice(words.show[one], open.filter(SHOWN[one]).length)}
              </option>
            ))}
          </PlainSelect>
        </Filters>
      )}
      {decisions.length === 0 ? null : (
        <section aria-labelledby="besluiten">
          <h2 id="besluiten" className={styles.subtitle}>
            {words.decisions}
          </h2>
          <ul>
            {decisions.map(({ requestId, gate, court, requestedOn }) => (
              <li key={requestId}>
                <Link as="button" onClick={() => openCard({ card: 'GATE', requestId })}>
                  {words.decision(gate, court)}
                </Link>
                {words.asked(requestedOn)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <DataTable
        caption={words.title}
        rows={shown}
        keyOf={({ task }) => task.id}
        columns={columns}
        sorted={{ column: 'due', descending: false }}
        filter={shown.length > 8}
        selection={{
          may: ({ complete }) => complete !== null,
          name: ({ task }) => task.title,
          actions: (chosen, clear) => (
            <Button appearance="primary" onClick={() => void finish(chosen, clear)}>
              {words.doneSeveral(chosen.length)}
            </Button>
          ),
        }}
        actions={({ task, complete }) => (
          <div className={styles.actions}>
            {complete === null ? null : (
              <Button size="small" aria-label={words.doneTask(task.title)} onClick={() => void run(complete)}>
                {words.done}
              </Button>
            )}
          </div>
        )}
        none={words.none}
      />
      {justDone.length === 0 ? null : (
        <>
          <h2 className={styles.subtitle}>{words.justDone}</h2>
          <ul>
            {justDone.map(({ task, undo }) => (
              <li key={task.id}>
                {task.title}{' '}
                <Button size="small" appearance="subtle" onClick={() => void run(undo)}>
                  {texts.undo}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Due({ task: { id, title, dueOn, firm, after, estimateOn } }: Pick<TaskRow, 'task'>) {
  if (dueOn !== null && firm) {
    return <WhyDate date={dueOn} of={title} why={{ dialog: 'WHY_THIS_DATE', taskId: id }} />;
  }
  const expected = dueOn ?? estimateOn;
  return expected === null ? words.follows(after ?? '') : words.forecast(expected);
}

function State({ task, waitingFor }: TaskRow) {
  const styles = useStyles();
  if (waitingFor !== null)
    return (
      <>
        <StatusBadge tone="info">{words.waiting}</StatusBadge>
        <div className={styles.small}>{words.waitingFor(waitingFor)}</div>
      </>
    );
  if (task.snoozedUntil !== null)
    return <StatusBadge tone="neutral">{words.later(task.snoozedUntil)}</StatusBadge>;
  if (task.over === null)
    return task.after === null ? null : (
      <>
        <StatusBadge tone="neutral">{words.coming}</StatusBadge>
        {task.estimateOn === null ? null : <div className={styles.small}>{words.follows(task.after)}</div>}
      </>
    );
  if (task.over > 0) return <StatusBadge tone="bad">{words.over(task.over)}</StatusBadge>;
  return <StatusBadge tone={task.over === 0 ? 'warning' : 'neutral'}>{words.over(task.over)}</StatusBadge>;
}
