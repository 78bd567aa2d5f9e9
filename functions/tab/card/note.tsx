/** What came of what was done in a window, above what it shows; with a code or address to copy, and what takes it back. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Saying } from '../parts/said';
import { texts } from '../texts-nl';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  secret: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

/** What was done in a window. */
export interface Noted extends Saying {
  /** Shown once: a code, an address. */
  secret?: string | null;
}

interface NoteProps extends Pick<Noted, 'text' | 'secret'> {
  tone?: Noted['tone'];
  /** What can be done about it. */
  children?: ReactNode;
}

export function Note({ text, secret = null, tone = 'success', children }: NoteProps) {
  const styles = useStyles();
  return (
    <div
      role={tone === 'warning' ? 'alert' : 'status'}
      className={mergeClasses(styles.note, tone === 'warning' && styles.warning)}
    >
      <span>{text}</span>
      {secret === null ? null : (
        <>
          <code className={styles.secret}>{secret}</code>
          <Button size="small" onClick={() => void navigator.clipboard.writeText(secret)}>
            {texts.copy}
          </Button>
        </>
      )}
      {children}
    </div>
  );
}
