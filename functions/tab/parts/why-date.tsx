/** A date with the button that tells how it was reckoned. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { DialogRef } from '../../../cards/ref';
import { shortDate } from '../../../cards/format';
import { useShell } from '../context';
import { texts } from '../texts-nl';
import { Button } from './button';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    whiteSpace: 'nowrap',
  },
  why: { minWidth: '24px', padding: 0, '@media print': { display: 'none' } },
});

interface WhyDateProps {
  /** `yyyy-MM-dd`, written in Dutch; or words about a date that is still open. */
  date: string;
  /** Of what it is the date: read to whoever cannot see where the button stands. */
  of: string;
  /** `WHY_THIS_DATE` or `WHY_THIS_STAGE_DATE`; null where there is nothing to tell. */
  why: DialogRef | null;
}

export function WhyDate({ date, of, why }: WhyDateProps) {
  const styles = useStyles();
  const { openDialog } = useShell();
  return (
    <span className={styles.root}>
      {shortDate(date)}
      {why === null ? null : (
        <Button
          size="small"
          appearance="subtle"
          className={styles.why}
          aria-label={texts.whyOf(of)}
          title={texts.why}
          onClick={() => openDialog(why)}
        >
          ?
        </Button>
      )}
    </span>
  );
}
