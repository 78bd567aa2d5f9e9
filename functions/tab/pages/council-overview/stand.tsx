/** How something stands: a picture told apart by its shape, and the word that says it. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { StateIcon, type IconName } from '../../parts/state-icon';
import type { Tone } from '../../parts/status-badge';

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  /** On the first line of words that need two. */
  icon: { display: 'inline-flex', alignItems: 'center', height: '1.4em' },
});

export function Stand({ icon, tone, word }: { icon: IconName; tone: Tone; word: string }) {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <span className={styles.icon}>
        <StateIcon name={icon} tone={tone} />
      </span>
      <span>{word}</span>
    </span>
  );
}
