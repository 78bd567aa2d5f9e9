/** The buttons of a card, on a page: they do the same. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { CardButton } from '../../../../cards/actions';
import { useShell } from '../../context';
import { Button } from '../../parts/button';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    '@media print': { display: 'none' },
  },
});

/** @param of what they are about: read to whoever cannot see where they stand */
export function Deeds({ buttons, of }: { buttons: readonly CardButton[]; of?: string }) {
  const styles = useStyles();
  const { run, openDialog, openCard } = useShell();
  if (buttons.length === 0) return null;
  return (
    <div className={styles.root}>
      {buttons.map(({ title, data, style }) => (
        <Button
          key={title}
          appearance={style === 'positive' ? 'primary' : 'secondary'}
          {...(of === undefined ? {} : { 'aria-label': `${title}: ${of}` })}
          onClick={() => {
            if (data.open !== undefined) openDialog(data.open);
            else if (data.show !== undefined) openCard(data.show);
            else void run(data);
          }}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}
