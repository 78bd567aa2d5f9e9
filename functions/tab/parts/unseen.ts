/** The class of what is read aloud and not seen: for whoever cannot see what stands beside it. */
import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

export const useUnseen = (): string => useStyles().unseen;
