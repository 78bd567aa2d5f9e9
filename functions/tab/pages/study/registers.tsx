/** The four registers of a study, with the terms of the other side and the letters that remind it. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type {
  RegisterPart,
  RegisterRow,
  StudyRegistersPage,
} from '../../../../bot/study/pages/study-registers';
import { usePage, useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { PageState } from '../../parts/page-state';
import { StatusBadge } from '../../parts/status-badge';
import { WhyDate } from '../../parts/why-date';
import type { PartProps } from '../study';
import { Frame } from './frame';
import { words as all } from './words';

const words = all.registers;

const useStyles = makeStyles({
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalXXL} 0 ${tokens.spacingVerticalS}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  count: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

export default function Registers({ studyId, me }: PartProps) {
  const page = usePage<StudyRegistersPage>(`study/${studyId}/registers`);
  return (
    <PageState page={page} title={all.part.REGISTERS}>
      {(data) => (
        <Frame head={data.head} part="REGISTERS" me={me} line={lineOf(data.registers)}>
          {data.registers.map((register) => (
            <Register key={register.kind} register={register} />
          ))}
        </Frame>
      )}
    </PageState>
  );
}

function lineOf(registers: readonly RegisterPart[]): string {
  const entries = registers.flatMap((register) => register.entries);
  return words.line(
    registers.reduce((sum, { open }) => sum + open, 0),
    entries.filter(({ over }) => (over ?? 0) > 0).length,
  );
}

function Register({ register }: { register: RegisterPart }) {
  const styles = useStyles();
  const { openDialog, openCard } = useShell();
  const { kind, open, settled, entries, add, notYet, updates } = register;
  const title = words.title[kind];
  const columns: [Column<RegisterRow>, ...Column<RegisterRow>[]] = [
    {
      id: 'entry',
      title: words.entry,
      cell: (entry) => (
        <Link as="button" onClick={() => openDialog(entry.open)}>
          {entry.name}
        </Link>
      ),
      sortBy: ({ number }) => number,
      text: ({ name }) => name,
      width: '32%',
    },
    {
      id: 'stand',
      title: words.stand,
      cell: ({ stand }) => stand.join(' · '),
      text: ({ stand }) => stand.join(' '),
      width: '32%',
    },
    {
      id: 'due',
      title: words.due,
      cell: ({ dueOn, name, over, open: dialog }) =>
        dueOn === null ? null : (
          <>
            <WhyDate date={dueOn} of={name} why={dialog} />{' '}
            {over === null ? null : (
              <StatusBadge tone={over > 0 ? 'bad' : over === 0 ? 'warning' : 'neutral'}>
                {words.over(over)}
              </StatusBadge>
            )}
          </>
        ),
      sortBy: ({ dueOn }) => dueOn,
    },
  ];
  return (
    <section aria-labelledby={kind}>
      <div className={styles.heading}>
        <h2 id={kind} className={styles.title}>
          {title}
        </h2>
        {entries.length === 0 ? null : <span className={styles.count}>{words.count(open, settled)}</span>}
        {add === null ? null : (
          <Button size="small" aria-label={words.addTo(title)} onClick={() => openDialog(add)}>
            {words.add}
          </Button>
        )}
      </div>
      <DataTable
        caption={title}
        rows={entries}
        keyOf={({ id }) => id}
        columns={columns}
        filter={entries.length > 8}
        actions={({ open: dialog, name, letter, proposal }) => (
          <div className={styles.buttons}>
            {updates ? (
              <Button size="small" aria-label={words.updateOf(name)} onClick={() => openDialog(dialog)}>
                {words.update}
              </Button>
            ) : null}
            {letter === null ? null : (
              <Button
                size="small"
                appearance="subtle"
                aria-label={words.letterOf(name)}
                onClick={() => openDialog(letter)}
              >
                {words.letter}
              </Button>
            )}
            {proposal === null ? null : (
              <Button
                size="small"
                aria-label={words.proposalOf(name)}
                onClick={() => openCard({ card: 'EXTENSION_PROPOSAL', entryId: proposal.entryId })}
              >
                {words.proposal}
              </Button>
            )}
          </div>
        )}
        none={notYet ?? words.none}
      />
    </section>
  );
}
