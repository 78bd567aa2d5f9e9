/** What is asked before several tasks are put off or given away: in Fluent's fields, loaded when it is. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { StudyTasksPage } from '../../../../bot/study/pages/study-tasks';
import { FormField } from '../../card/field';
import { focusField, missingIn } from '../../card/required';
import { Button } from '../../parts/button';
import { words as all } from './words';

const words = all.tasks;

const useStyles = makeStyles({
  form: {
    // After the button that chooses none.
    order: 1,
    flexBasis: '100%',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '40rem',
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface AskedProps {
  what: 'extend' | 'reassign';
  count: number;
  people: StudyTasksPage['people'];
  perform(this: void, values: Record<string, string>): void;
  cancel(this: void): void;
}

export default function Asked({ what, count, people, perform, cancel }: AskedProps) {
  const styles = useStyles();
  const [values, setValues] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  const fields = [
    what === 'extend'
      ? { type: 'Input.Date' as const, id: 'until', label: words.until, isRequired: true }
      : {
          type: 'Input.ChoiceSet' as const,
          id: 'to',
          label: words.to,
          placeholder: words.choose,
          choices: people.map(({ id, name }) => ({ title: name, value: id })),
          isRequired: true,
        },
    {
      type: 'Input.Text' as const,
      id: 'reason',
      label: what === 'extend' ? words.reason : words.reasonOptional,
      isRequired: what === 'extend',
    },
  ];
  const missing = missingIn(fields, values);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const [id] = Object.keys(missing);
    if (id === undefined) perform({ reason: '', ...values });
    else focusField(form.current, id);
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={what === 'extend' ? words.extendSeveral(count) : words.reassignSeveral(count)}
      noValidate
      onSubmit={submit}
    >
      {fields.map((field) => (
        <div key={field.id}>
          <FormField
            input={field}
            value={values[field.id] ?? ''}
            fault={tried ? (missing[field.id] ?? null) : null}
            onValue={(value) => setValues((before) => ({ ...before, [field.id]: value }))}
          />
        </div>
      ))}
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit">
          {what === 'extend' ? words.extend : words.reassign}
        </Button>
        <Button appearance="subtle" onClick={cancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
