/** All tasks of a study: looked for, ticked off, and everything else that can be done with one. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { StudyTaskRow, StudyTasksPage, TaskFocus } from '../../../../bot/study/pages/study-tasks';
import { usePage, useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { Filters } from '../../parts/filters';
import { PageState } from '../../parts/page-state';
import { PlainSelect } from '../../parts/plain-fields';
import { StatusBadge } from '../../parts/status-badge';
import { WhyDate } from '../../parts/why-date';
import { texts } from '../../texts-nl';
import type { PartProps } from '../study';
import { Deeds } from './deeds';
import { Frame, studyLink } from './frame';
import { Several } from './several';
import { useStudyStyles } from './styles';
import { words as all } from './words';

const words = all.tasks;

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(5rem, max-content) 1fr',
    columnGap: tokens.spacingHorizontalL,
    margin: `${tokens.spacingVerticalM} 0`,
  },
  fact: { margin: 0, overflowWrap: 'anywhere' },
});

export default function Tasks({ studyId, about, me }: PartProps) {
  const page = usePage<StudyTasksPage>(`study/${studyId}/${about === null ? 'tasks' : `tasks-${about}`}`);
  return (
    <PageState page={page} title={all.part.TASKS}>
      {(data) => <Loaded page={data} me={me} />}
    </PageState>
  );
}

type Which = keyof typeof words.show;

const isOpen = ({ task, begun, unanswered }: StudyTaskRow): boolean =>
  task.state === 'OPEN' && begun && !unanswered;
const isLate = (row: StudyTaskRow): boolean => isOpen(row) && (row.task.over ?? 0) > 0;

/** Not of a stage that has still to begin, nor after something that has still to happen. */
const isNow = (row: StudyTaskRow): boolean =>
  row.task.state === 'OPEN' && row.begun && (row.task.dueOn !== null || row.complete !== null);

const SHOWN: Record<Which, (row: StudyTaskRow) => boolean> = {
  NOW: isNow,
  MINE: (row) => isNow(row) && row.mine,
  LATE: isLate,
  WAITING: (row) => isOpen(row) && (row.waitingFor !== null || row.task.snoozedUntil !== null),
  COMING: (row) => row.task.state === 'OPEN' && !isNow(row),
  DONE: ({ task }) => task.state !== 'OPEN',
  ALL: () => true,
};

const isWhich = (value: string): value is Which => value in SHOWN;

function Loaded({ page, me }: { page: StudyTasksPage; me: PartProps['me'] }) {
  const common = useStudyStyles();
  const { run, openCard } = useShell();
  const { head, tasks, stages, focus } = page;
  const [which, setWhich] = useState<Which>('NOW');
  const [stageId, setStageId] = useState('');
  const shown = tasks.filter((row) => SHOWN[which](row) && (stageId === '' || row.stageId === stageId));
  const open = tasks.filter(isOpen);
  const columns: [Column<StudyTaskRow>, ...Column<StudyTaskRow>[]] = [
    {
      id: 'task',
      title: words.task,
      cell: ({ task, required }) => (
        <>
          <Link as="button" onClick={() => openCard({ card: 'TASK', taskId: task.id })}>
            {task.title}
          </Link>
          <div className={common.small}>
            {task.code}
            {required ? '' : `, ${words.optional}`}
          </div>
        </>
      ),
      sortBy: ({ task }) => task.title,
      text: ({ task }) => `${task.code} ${task.title}`,
      width: '32%',
    },
    {
      id: 'who',
      title: words.who,
      cell: ({ assignee }) => assignee ?? words.nobody,
      sortBy: ({ assignee }) => assignee,
      text: ({ assignee }) => assignee ?? words.nobody,
      width: '16%',
    },
    {
      id: 'stage',
      title: words.stage,
      cell: ({ stage }) => stage,
      sortBy: (row) => stages.findIndex(({ id }) => id === row.stageId),
      text: ({ stage }) => stage,
      width: '14%',
    },
    {
      id: 'due',
      title: words.due,
      cell: ({ task }) => <Due task={task} />,
      sortBy: ({ task }) => task.dueOn ?? task.estimateOn,
      width: '16%',
    },
    { id: 'state', title: words.standing, cell: (row) => <Standing {...row} /> },
  ];
  return (
    <Frame
      head={head}
      part="TASKS"
      me={me}
      line={words.count(
        open.length,
        open.filter(isLate).length,
        tasks.filter(({ task }) => task.state === 'DONE').length,
      )}
    >
      {focus === null ? null : <Focus focus={focus} studyId={head.studyId} />}
      <Filters>
        <PlainSelect
          label={words.which}
          value={which}
          onChange={(value) => {
            if (isWhich(value)) setWhich(value);
          }}
        >
          {Object.entries(words.show).map(([value, label]) => (
            <option key={value} value={value}>
              {label} ({tasks.filter((row) => isWhich(value) && SHOWN[value](row)).length})
            </option>
          ))}
        </PlainSelect>
        <PlainSelect label={words.stage} value={stageId} onChange={setStageId}>
          <option value="">{words.allStages}</option>
          {stages.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </PlainSelect>
      </Filters>
      <DataTable
        key={`${which} ${stageId}`}
        caption={all.part.TASKS}
        rows={shown}
        keyOf={({ task }) => task.id}
        columns={columns}
        sorted={{ column: which === 'ALL' || which === 'COMING' ? 'stage' : 'due', descending: false }}
        filter={shown.length > 8}
        selection={{
          may: ({ complete, extend, reassign }) => (complete ?? extend ?? reassign) !== null,
          name: ({ task }) => task.title,
          actions: (chosen, clear) => <Several chosen={chosen} people={page.people} clear={clear} />,
        }}
        actions={({ task, complete, undo }) =>
          complete !== null ? (
            <Button size="small" aria-label={words.doneTask(task.title)} onClick={() => void run(complete)}>
              {words.done}
            </Button>
          ) : undo === null ? null : (
            <Button
              size="small"
              appearance="subtle"
              aria-label={words.undoTask(task.title)}
              onClick={() => void run(undo)}
            >
              {texts.undo}
            </Button>
          )
        }
        none={which === 'NOW' && stageId === '' ? <NothingNow studyId={head.studyId} /> : words.none}
      />
    </Frame>
  );
}

/** Where one goes on once all that can be done is done. */
function NothingNow({ studyId }: { studyId: string }) {
  return (
    <>
      {words.noneNow} <Link href={studyLink(studyId, 'GATE')}>{words.toGate}</Link>
    </>
  );
}

function Focus({ focus, studyId }: { focus: TaskFocus; studyId: string }) {
  const styles = useStyles();
  const common = useStudyStyles();
  const { task, stage, assignee, done, required, waitingFor, buttons } = focus;
  const facts = [
    { title: words.due, value: <Due task={task} /> },
    {
      title: words.standing,
      value: <Standing task={task} waitingFor={waitingFor} unanswered={false} />,
    },
    {
      title: words.who,
      value: done === null ? (assignee ?? words.nobody) : words.doneBy(done.by, done.at),
    },
    { title: words.stage, value: stage },
    { title: words.code, value: required ? task.code : `${task.code}, ${words.optional}` },
  ];
  return (
    <section className={common.now} aria-labelledby="taak">
      <h2 id="taak" className={styles.title}>
        {task.title}
      </h2>
      <dl className={styles.facts}>
        {facts.map(({ title, value }) => (
          <div key={title} style={{ display: 'contents' }}>
            <dt>{title}</dt>
            <dd className={styles.fact}>{value}</dd>
          </div>
        ))}
      </dl>
      <Deeds buttons={buttons} of={task.title} />
      <p>
        <Link href={studyLink(studyId, 'TASKS')}>{words.noLongerThere}</Link>
      </p>
    </section>
  );
}

function Due({ task: { id, title, state, dueOn, firm, after, estimateOn } }: Pick<StudyTaskRow, 'task'>) {
  if (dueOn === null)
    return after === null && estimateOn === null ? null : words.follows(after ?? '', estimateOn);
  return (
    <>
      <WhyDate date={dueOn} of={title} why={{ dialog: 'WHY_THIS_DATE', taskId: id }} />
      {firm || state !== 'OPEN' ? null : ` ${words.forecast}`}
    </>
  );
}

function Standing({
  task,
  waitingFor,
  unanswered,
}: Pick<StudyTaskRow, 'task' | 'waitingFor' | 'unanswered'>) {
  const common = useStudyStyles();
  if (task.state === 'DONE')
    return task.doneOn === null ? null : <StatusBadge tone="good">{words.doneOn(task.doneOn)}</StatusBadge>;
  if (task.state === 'NOT_APPLICABLE') return <StatusBadge tone="neutral">{words.notApplicable}</StatusBadge>;
  if (unanswered) return <StatusBadge tone="info">{words.unanswered}</StatusBadge>;
  if (waitingFor !== null)
    return (
      <>
        <StatusBadge tone="info">{words.waiting}</StatusBadge>
        <div className={common.small}>{words.waitingFor(waitingFor)}</div>
      </>
    );
  if (task.snoozedUntil !== null)
    return <StatusBadge tone="neutral">{words.later(task.snoozedUntil)}</StatusBadge>;
  if (task.over === null) return null;
  return (
    <StatusBadge tone={task.over > 0 ? 'bad' : task.over === 0 ? 'warning' : 'neutral'}>
      {words.over(task.over)}
    </StatusBadge>
  );
}
