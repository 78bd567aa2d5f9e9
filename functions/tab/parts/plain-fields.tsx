/**
 * The browser's own fields, in our colours: for pages, which must not wait for more than they need. Dialogs, which are
 * loaded when they open, have Fluent's.
 */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  field: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    maxWidth: '100%',
  },
  input: {
    boxSizing: 'border-box',
    minHeight: '32px',
    minWidth: '12rem',
    maxWidth: '100%',
    padding: `0 ${tokens.spacingHorizontalS}`,
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  ticked: { display: 'flex', alignItems: 'center', minHeight: '32px' },
  tick: {
    width: '18px',
    height: '18px',
    flexShrink: 0,
    margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalSNudge}`,
    accentColor: tokens.colorCompoundBrandBackground,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

interface PlainField {
  label: string;
  value: string;
  onChange(this: void, value: string): void;
}

export function PlainSearch({ label, value, onChange }: PlainField) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        type="search"
        id={id}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

/** @param children its `option`s */
export function PlainSelect({ label, value, onChange, children }: PlainField & { children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
    </div>
  );
}

interface PlainCheckboxProps {
  state: boolean | 'mixed';
  label: string;
  /** Only read aloud, as in a row of a table. */
  isLabelHidden?: boolean;
  onChange(this: void, on: boolean): void;
}

export function PlainCheckbox({ state, label, isLabelHidden = false, onChange }: PlainCheckboxProps) {
  const styles = useStyles();
  const id = useId();
  const box = (
    <input
      id={id}
      type="checkbox"
      className={styles.tick}
      aria-label={isLabelHidden ? label : undefined}
      checked={state === true}
      ref={(element) => {
        if (element !== null) element.indeterminate = state === 'mixed';
      }}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
  return isLabelHidden ? (
    box
  ) : (
    <span className={styles.ticked}>
      {box}
      <label htmlFor={id}>{label}</label>
    </span>
  );
}
