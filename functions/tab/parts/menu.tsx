/**
 * What stands above every page: the menu, who one is, and the ways out. On a phone one row, with the rest behind a
 * button. What that opens pushes the page down: nothing is covered, so that nothing is hidden behind it.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { linkTo, type NavItem } from '../routes';
import { texts } from '../texts-nl';
import { Button } from './button';
import { PageLink } from './page-link';
import { NARROW, useMedia } from './use-media';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 640px)': { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
    '@media print': { display: 'none' },
  },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    gap: tokens.spacingHorizontalXS,
  },
  who: { marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: {
    marginLeft: 'auto',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  arrow: { marginLeft: tokens.spacingHorizontalS },
  panel: { flexBasis: '100%', paddingTop: tokens.spacingVerticalS },
  column: { flexDirection: 'column', alignItems: 'flex-start' },
  ways: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface MenuProps {
  items: readonly NavItem[];
  current: NavItem | null;
  /** Of whoever looks. */
  name: string;
  /** The ways out of the tab. */
  children: ReactNode;
}

export function Menu({ items, current, name, children }: MenuProps) {
  const styles = useStyles();
  const isNarrow = useMedia(NARROW);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  // A page that is arrived at takes the focus; where there is none to arrive at it stays here.
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape' && isOpen) close();
  };
  const pages = (
    <nav aria-label={texts.pages}>
      <ul className={mergeClasses(styles.list, isNarrow && styles.column)}>
        {items.map((item) => (
          <li key={item.path}>
            <PageLink href={linkTo(...item.path.split('/'))} isCurrent={item === current} onClick={close}>
              {item.label}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
  const who = <span className={styles.name}>{name}</span>;
  if (!isNarrow) {
    return (
      <header className={styles.header}>
        {pages}
        <div className={styles.who}>
          {who}
          {children}
        </div>
      </header>
    );
  }
  return (
    <header className={styles.header} onKeyDown={onKey}>
      <Button
        ref={button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {texts.menu}
        <span aria-hidden="true" className={styles.arrow}>
          {isOpen ? '▴' : '▾'}
        </span>
      </Button>
      {who}
      {isOpen ? (
        <div id={panelId} className={styles.panel}>
          {pages}
          <div className={styles.ways}>{children}</div>
        </div>
      ) : null}
    </header>
  );
}
