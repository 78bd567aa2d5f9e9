/** One field of a card or dialog, with its label, what is wrong with it, and what was entered. */
import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import { dutchDate } from '../../../cards/format';
import { firstValue, type InputElement } from './content';
import { readDate, written } from './dates';
import { Markdown } from './markdown';
import { texts } from '../texts-nl';
import { words } from './words';

interface FieldProps {
  input: InputElement;
  value: string;
  fault: string | null;
  onValue(this: void, value: string): void;
}

const useStyles = makeStyles({
  date: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center', flexWrap: 'wrap' },
  native: { width: 0, height: 0, padding: 0, border: 'none', opacity: 0, position: 'absolute' },
  said: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  several: { display: 'flex', flexDirection: 'column' },
  area: { width: '100%' },
  narrow: { maxWidth: '10rem' },
  copy: { marginTop: tokens.spacingVerticalXS },
  // What is not chosen is not grey, as if it could not be.
  tick: { '& .fui-Checkbox__label.fui-Checkbox__label': { color: tokens.colorNeutralForeground1 } },
  radio: { '& .fui-Radio__label.fui-Radio__label': { color: tokens.colorNeutralForeground1 } },
});

/** The field whose text a person takes along, to send it elsewhere. */
const LETTER = 'letter';
/** A letter is read whole, a reason is a few lines. */
const FEWEST_ROWS = 4;
const MOST_ROWS = 18;

export function FormField({ input, value, fault, onValue }: FieldProps) {
  const styles = useStyles();
  if (input.type === 'Input.Toggle') {
    const on = input.valueOn ?? 'true';
    return (
      <Checkbox
        className={styles.tick}
        checked={value === on}
        onChange={(_, { checked }) => onValue(checked === true ? on : (input.valueOff ?? 'false'))}
        label={<Markdown text={input.title} />}
      />
    );
  }
  if (input.type === 'Input.ChoiceSet' && input.isMultiSelect === true)
    return <Several input={input} value={value} fault={fault} onValue={onValue} />;
  return (
    <>
      <Field
        label={input.label ?? ''}
        required={input.isRequired === true}
        {...(fault === null ? {} : { validationMessage: fault, validationState: 'error' as const })}
      >
        {control()}
      </Field>
      {input.id === LETTER ? (
        <Button
          size="small"
          className={styles.copy}
          onClick={() => void navigator.clipboard.writeText(value)}
        >
          {texts.copy}
        </Button>
      ) : null}
    </>
  );

  function control() {
    const placeholder = input.placeholder ?? '';
    switch (input.type) {
      case 'Input.Text':
        return input.isMultiline === true ? (
          <Textarea
            className={styles.area}
            resize="vertical"
            rows={input.id === LETTER ? MOST_ROWS : FEWEST_ROWS}
            value={value}
            placeholder={placeholder}
            maxLength={input.maxLength}
            onChange={(_, data) => onValue(data.value)}
            data-field={input.id}
          />
        ) : (
          <Input
            value={value}
            placeholder={placeholder}
            maxLength={input.maxLength}
            onChange={(_, data) => onValue(data.value)}
            data-field={input.id}
          />
        );
      case 'Input.Number':
        return (
          <Input
            className={styles.narrow}
            inputMode="numeric"
            value={value}
            onChange={(_, data) => onValue(data.value)}
            data-field={input.id}
          />
        );
      case 'Input.Date':
        return <DateControl input={input} value={value} onValue={onValue} />;
      case 'Input.ChoiceSet':
        return input.style === 'expanded' ? (
          <RadioGroup value={value} onChange={(_, data) => onValue(data.value)} data-field={input.id}>
            {input.choices.map((choice) => (
              <Radio key={choice.value} className={styles.radio} value={choice.value} label={choice.title} />
            ))}
          </RadioGroup>
        ) : (
          <Select value={value} onChange={(_, data) => onValue(data.value)} data-field={input.id}>
            {value === '' || (firstValue(input) === '' && input.isRequired !== true) ? (
              <option value="">{placeholder === '' ? words.field.none : placeholder}</option>
            ) : null}
            {input.choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.title}
              </option>
            ))}
          </Select>
        );
      case 'Input.Toggle':
        return null;
    }
  }
}

type DateInput = Extract<InputElement, { type: 'Input.Date' }>;

/** Typed as dates are written here, or picked from the browser's calendar; the day of the week says whether it is right. */
function DateControl({
  input,
  value,
  onValue,
  ...field
}: { input: DateInput } & Pick<FieldProps, 'value' | 'onValue'>) {
  const styles = useStyles();
  const native = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(written(value));
  const said = readDate(typed);
  const change = (text: string): void => {
    setTyped(text);
    // What is no date goes to the server as it is, which says what is wrong with it.
    onValue(readDate(text) ?? text.trim());
  };
  return (
    <div className={styles.date}>
      <Input
        {...field}
        className={styles.narrow}
        value={typed}
        placeholder={words.field.dateHint}
        autoComplete="off"
        onChange={(_, data) => change(data.value)}
        data-field={input.id}
      />
      <input
        ref={native}
        type="date"
        className={styles.native}
        tabIndex={-1}
        aria-hidden
        min={input.min}
        max={input.max}
        value={said ?? ''}
        onChange={(event) => change(written(event.target.value))}
      />
      <Button size="small" onClick={() => native.current?.showPicker()}>
        {words.field.calendar}
      </Button>
      <span className={styles.said} aria-live="polite">
        {said === null ? '' : dutchDate(said)}
      </span>
    </div>
  );
}

type ChoiceInput = Extract<InputElement, { type: 'Input.ChoiceSet' }>;

function Several({ input, value, fault, onValue }: FieldProps & { input: ChoiceInput }) {
  const styles = useStyles();
  const id = useId();
  const chosen = value === '' ? [] : value.split(',');
  const toggle = (choice: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(choice);
    else next.delete(choice);
    // In the order in which they stand.
    onValue(
      input.choices
        .map((one) => one.value)
        .filter((one) => next.has(one))
        .join(','),
    );
  };
  return (
    <Field
      label={{ children: input.label ?? '', id }}
      required={input.isRequired === true}
      {...(fault === null ? {} : { validationMessage: fault, validationState: 'error' as const })}
    >
      <div role="group" aria-labelledby={id} className={styles.several} data-field={input.id} tabIndex={-1}>
        {input.choices.map((choice) => (
          <Checkbox
            key={choice.value}
            className={styles.tick}
            // Else the field makes all of them its one control: every label would tick the first.
            id={`${id}-${choice.value}`}
            aria-labelledby={`${id}-${choice.value}-label`}
            required={false}
            checked={chosen.includes(choice.value)}
            onChange={(_, { checked }) => toggle(choice.value, checked === true)}
            label={{ children: choice.title, id: `${id}-${choice.value}-label` }}
          />
        ))}
      </div>
    </Field>
  );
}
