/** Buttons that open a dialog, where there is one for this viewer. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DialogRef } from '../../../../cards/ref';
import { useShell } from '../../context';
import { Button } from '../../parts/button';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalM} 0 0`,
    '@media print': { display: 'none' },
  },
});

export function ButtonRow({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <div className={styles.row}>{children}</div>;
}

interface OpensProps {
  dialog: DialogRef | null;
  children: string;
  /** What is read aloud, where the words do not say of what. */
  of?: string;
  isSmall?: boolean;
}

export function Opens({ dialog, children, of, isSmall = false }: OpensProps) {
  const { openDialog } = useShell();
  return dialog === null ? null : (
    <Button
      size={isSmall ? 'small' : 'medium'}
      {...(of === undefined ? {} : { 'aria-label': of })}
      onClick={() => openDialog(dialog)}
    >
      {children}
    </Button>
  );
}
