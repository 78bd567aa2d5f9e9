/** Something is on its way. Says so to screen readers at once, and shows it only to whoever waits for a while. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { texts } from '../texts-nl';

const useStyles = makeStyles({
  root: {
    padding: tokens.spacingVerticalXXL,
    color: tokens.colorNeutralForeground2,
    animationName: { from: { opacity: 0 }, '60%': { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '600ms',
  },
});

export function Loading({ what = texts.loading }: { what?: string }) {
  return (
    <p role="status" className={useStyles().root}>
      {what}
    </p>
  );
}
