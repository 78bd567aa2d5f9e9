/** One wave: where it stands, its window, joint note, joint tasks and shared answers, and the courts in it. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { JointTask, WaveRow } from '../../../../bot/study/pages/waves';
import { shortDate } from '../../../../cards/format';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable } from '../../parts/data-table';
import { Facts } from '../../parts/facts';
import { StateIcon } from '../../parts/state-icon';
import { StatusBadge } from '../../parts/status-badge';
import { words } from './words';

const useStyles = makeStyles({
  root: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: `${tokens.spacingVerticalM} 0` },
  summary: { cursor: 'pointer' },
  title: { display: 'inline', fontSize: tokens.fontSizeBase400, margin: 0 },
  stand: { color: tokens.colorNeutralForeground2 },
  part: {
    fontSize: tokens.fontSizeBase300,
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
  },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    '@media print': { display: 'none' },
  },
});

export function OneWave({ wave, isOpen, today }: { wave: WaveRow; isOpen: boolean; today: string }) {
  const styles = useStyles();
  const { number, title, state, studies } = wave;
  return (
    <details className={styles.root} open={isOpen}>
      <summary className={styles.summary}>
        <h3 className={styles.title}>{words.wave(number, title)}</h3>{' '}
        <span className={styles.stand}>
          {words.states[state]}, {words.studies(studies)}
        </span>
      </summary>
      <Standing wave={wave} />
      <Changes wave={wave} />
      {wave.courts.length === 0 ? null : (
        <>
          <h4 className={styles.part}>{words.courts.title}</h4>
          <Courts wave={wave} />
        </>
      )}
      {wave.tasks.length === 0 ? null : (
        <>
          <h4 className={styles.part}>{words.tasks.title}</h4>
          <Tasks wave={wave} today={today} />
        </>
      )}
    </details>
  );
}

function Standing({ wave }: { wave: WaveRow }) {
  const { openedOn, anchorOn, window } = wave;
  return (
    <Facts
      facts={[
        [words.opened, words.on(openedOn)],
        [words.anchor, anchorOn === null ? words.noAnchor : words.on(anchorOn)],
        ...(window === null
          ? []
          : [
              [
                words.window(window.number),
                `${words.windowOf(window.from, window.until, window.minMonths, window.maxMonths)}. ${words.counts[window.countsFrom]}`,
              ] as const,
            ]),
        [words.note.title, <Note key="note" wave={wave} />],
        [words.shared.title, <Shared key="shared" wave={wave} />],
      ]}
    />
  );
}

/** What is told, with the button that opens it. */
function Told({
  button,
  onOpen,
  children,
}: {
  button: string;
  onOpen(this: void): void;
  children: ReactNode;
}) {
  return (
    <>
      {children}{' '}
      <Button size="small" onClick={onOpen}>
        {button}
      </Button>
    </>
  );
}

function Note({ wave: { note } }: { wave: WaveRow }) {
  const { openCard } = useShell();
  if (note === null) return words.note.none;
  const { noteId } = note;
  const said =
    note.state === 'PUBLISHED'
      ? words.note.published(note.on)
      : noteId === null
        ? words.note.counted(note.counts.consented, note.counts.of)
        : words.note.counts(note.counts);
  if (noteId === null) return said;
  return (
    <Told button={words.note.open} onOpen={() => openCard({ card: 'JOINT_GATE', noteId })}>
      {said}
    </Told>
  );
}

function Shared({ wave: { id, shared } }: { wave: WaveRow }) {
  const { openCard } = useShell();
  if (shared.of === 0) return words.shared.none;
  return (
    <Told button={words.shared.open} onOpen={() => openCard({ card: 'SHARED_ANSWERS', waveId: id })}>
      {words.shared.answered(shared.answered, shared.of, shared.adopted)}
    </Told>
  );
}

function Changes({ wave: { number, change, adopt } }: { wave: WaveRow }) {
  const styles = useStyles();
  const { openDialog } = useShell();
  const buttons = [
    ...(change === null
      ? []
      : [
          { title: words.changeAnchor, ref: change.anchor },
          { title: words.changeWindow, ref: change.window },
        ]),
    ...(adopt === null ? [] : [{ title: words.adopt, ref: adopt }]),
  ];
  if (buttons.length === 0) return null;
  return (
    <div className={styles.buttons}>
      {buttons.map(({ title, ref }) => (
        <Button key={title} size="small" aria-label={words.of(title, number)} onClick={() => openDialog(ref)}>
          {title}
        </Button>
      ))}
    </div>
  );
}

function Courts({ wave: { number, courts } }: { wave: WaveRow }) {
  return (
    <DataTable
      caption={words.of(words.courts.title, number)}
      rows={courts}
      keyOf={({ courtId }) => courtId}
      columns={[
        {
          id: 'court',
          title: words.courts.court,
          cell: ({ municipality }) => municipality,
          sortBy: ({ municipality }) => municipality,
        },
        {
          id: 'started',
          title: words.courts.started,
          cell: ({ startedOn }) => shortDate(startedOn),
          sortBy: ({ startedOn }) => startedOn,
        },
        {
          id: 'published',
          title: words.courts.published,
          cell: ({ publishedOn }) => (publishedOn === null ? null : shortDate(publishedOn)),
          sortBy: ({ publishedOn }) => publishedOn,
        },
        {
          id: 'stand',
          title: words.courts.stand,
          cell: ({ state }) => words.courts.states[state],
          sortBy: ({ state }) => state,
        },
      ]}
      none={words.courts.none}
    />
  );
}

function Tasks({ wave: { number, tasks }, today }: { wave: WaveRow; today: string }) {
  const { openCard } = useShell();
  return (
    <DataTable
      caption={words.of(words.tasks.title, number)}
      rows={tasks}
      keyOf={({ label }) => label}
      columns={[
        { id: 'task', title: words.tasks.task, cell: ({ label }) => label, width: '40%' },
        { id: 'when', title: words.tasks.when, cell: ({ when }) => when },
        {
          id: 'due',
          title: words.tasks.due,
          cell: ({ duty }) => (duty === null ? null : shortDate(duty.dueOn)),
          sortBy: ({ duty }) => duty?.dueOn ?? null,
        },
        {
          id: 'stand',
          title: words.tasks.stand,
          cell: ({ duty }) => <TaskStand duty={duty} today={today} />,
        },
      ]}
      actions={({ duty, label }) =>
        duty === null || duty.state !== 'OPEN' ? null : (
          <Button
            size="small"
            aria-label={`${words.tasks.open}: ${label}`}
            onClick={() => openCard({ card: 'DUTY', dutyId: duty.id })}
          >
            {words.tasks.open}
          </Button>
        )
      }
      none={words.tasks.notYet}
    />
  );
}

function TaskStand({ duty, today }: Pick<JointTask, 'duty'> & { today: string }) {
  if (duty === null) return words.tasks.notYet;
  if (duty.state === 'OPEN' && duty.dueOn < today)
    return <StatusBadge tone="bad">{words.tasks.late}</StatusBadge>;
  const done = duty.state === 'DONE';
  return (
    <>
      <StateIcon name={done ? 'done' : 'coming'} tone={done ? 'good' : 'neutral'} />{' '}
      {done && duty.doneOn !== null ? words.tasks.done(duty.doneOn) : words.tasks.states[duty.state]}
    </>
  );
}
