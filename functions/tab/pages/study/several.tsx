/** What can be done with the chosen tasks at once: done, put off to one date, given to one person. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { ActionData } from '../../../../cards/actions';
import type { StudyTaskRow, StudyTasksPage } from '../../../../bot/study/pages/study-tasks';
import { readDate } from '../../card/dates';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { PlainSelect, PlainText } from '../../parts/plain-fields';
import { words as all } from './words';

const words = all.tasks;

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalM,
    flexBasis: '100%',
  },
});

type Deed = 'complete' | 'extend' | 'reassign';

const deedsOf = (chosen: StudyTaskRow[], deed: Deed): ActionData[] =>
  chosen.flatMap((row) => row[deed] ?? []);

/** A command with what the form holds; what is no date goes as it is, for the server to say what is wrong. */
const filled = (data: ActionData, values: Record<string, string>): ActionData =>
  data.command === undefined ? data : { ...data, command: { ...data.command, ...values } };

interface SeveralProps {
  chosen: StudyTaskRow[];
  people: StudyTasksPage['people'];
  clear(this: void): void;
}

export function Several({ chosen, people, clear }: SeveralProps) {
  const { run } = useShell();
  const [asked, setAsked] = useState<'extend' | 'reassign' | null>(null);
  const complete = deedsOf(chosen, 'complete');
  const extend = deedsOf(chosen, 'extend');
  const reassign = deedsOf(chosen, 'reassign');
  const perform = async (data: ActionData[]): Promise<void> => {
    if (!(await run(...data))) return;
    setAsked(null);
    clear();
  };
  return (
    <>
      {complete.length === 0 ? null : (
        <Button appearance="primary" onClick={() => void perform(complete)}>
          {words.doneSeveral(complete.length)}
        </Button>
      )}
      {extend.length === 0 ? null : (
        <Button onClick={() => setAsked('extend')}>{words.extendSeveral(extend.length)}</Button>
      )}
      {reassign.length === 0 ? null : (
        <Button onClick={() => setAsked('reassign')}>{words.reassignSeveral(reassign.length)}</Button>
      )}
      {asked === null ? null : (
        <Asked
          key={asked}
          what={asked}
          count={asked === 'extend' ? extend.length : reassign.length}
          people={people}
          perform={(values) =>
            void perform((asked === 'extend' ? extend : reassign).map((data) => filled(data, values)))
          }
          cancel={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface AskedProps {
  what: 'extend' | 'reassign';
  count: number;
  people: StudyTasksPage['people'];
  perform(this: void, values: Record<string, string>): void;
  cancel(this: void): void;
}

function Asked({ what, count, people, perform, cancel }: AskedProps) {
  const styles = useStyles();
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    perform(what === 'extend' ? { until: readDate(value) ?? value, reason } : { to: value, reason });
  };
  const label = what === 'extend' ? words.extendSeveral(count) : words.reassignSeveral(count);
  return (
    <form className={styles.form} aria-label={label} onSubmit={submit}>
      {what === 'extend' ? (
        <PlainText label={words.until} value={value} onChange={setValue} />
      ) : (
        <PlainSelect label={words.to} value={value} onChange={setValue}>
          <option value="">{words.choose}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </PlainSelect>
      )}
      <PlainText label={words.reason} value={reason} onChange={setReason} />
      <Button appearance="primary" type="submit">
        {what === 'extend' ? words.extend : words.reassign}
      </Button>
      <Button appearance="subtle" onClick={cancel}>
        {words.cancel}
      </Button>
    </form>
  );
}
