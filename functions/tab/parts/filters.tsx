/** The row in which one chooses what stands below it. Not on paper, where nothing can be chosen. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { texts } from '../texts-nl';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalL,
    margin: `${tokens.spacingVerticalL} 0`,
    border: 'none',
    padding: 0,
    minWidth: 0,
    // A long choice may not make the page wider than a phone.
    '& > *': { minWidth: 0, maxWidth: '100%' },
    '@media print': { display: 'none' },
  },
});

export function Filters({ children }: { children: ReactNode }) {
  return (
    <fieldset className={useStyles().root} aria-label={texts.filters}>
      {children}
    </fieldset>
  );
}
