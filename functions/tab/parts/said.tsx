/** What came of what was done, at the bottom of the page, with what takes it back. Stays until it is read or closed. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ActionRequest } from '../../../bot/tab/contract';
import type { ActionData } from '../../../cards/actions';
import { texts } from '../texts-nl';
import { Button } from './button';

export interface Saying {
  text: string;
  tone: 'success' | 'warning';
  undo: ActionData[];
  /** Sent, and nobody knows whether it came: sent again as it was. */
  again?: ActionRequest[];
}

const useStyles = makeStyles({
  place: {
    position: 'fixed',
    bottom: tokens.spacingVerticalL,
    left: 0,
    right: 0,
    display: 'flex',
    justifyContent: 'center',
    pointerEvents: 'none',
    zIndex: 1_000_001,
    '@media print': { display: 'none' },
  },
  box: {
    pointerEvents: 'auto',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    maxWidth: 'min(720px, calc(100vw - 32px))',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  success: { borderLeft: `4px solid ${tokens.colorPaletteGreenBorderActive}` },
  warning: { borderLeft: `4px solid ${tokens.colorPaletteYellowBorderActive}` },
  text: { flex: '1 1 16rem' },
});

interface SaidProps {
  saying: Saying | null;
  close(this: void): void;
  undo(this: void, data: ActionData[]): void;
  again(this: void, entries: ActionRequest[]): void;
}

export function Said({ saying, close, undo, again }: SaidProps) {
  const styles = useStyles();
  const lost = saying?.again ?? [];
  return (
    <div className={styles.place} role="status" aria-live="polite">
      {saying === null ? null : (
        <div className={`${styles.box} ${styles[saying.tone]}`}>
          <span className={styles.text}>{saying.text}</span>
          {saying.undo.length === 0 ? null : (
            <Button size="small" onClick={() => undo(saying.undo)}>
              {texts.undo}
            </Button>
          )}
          {lost.length === 0 ? null : (
            <Button size="small" onClick={() => again(lost)}>
              {texts.again}
            </Button>
          )}
          <Button size="small" appearance="subtle" onClick={close}>
            {texts.close}
          </Button>
        </div>
      )}
    </div>
  );
}
