/** From one part of a page to another, each at its own address; on paper they are not there. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { PageLink } from './page-link';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    margin: `0 0 ${tokens.spacingVerticalL}`,
    padding: 0,
    gap: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
});

interface PartLinksProps {
  /** Read aloud: parts of what. */
  label: string;
  parts: { href: string; word: string; isCurrent: boolean }[];
}

export function PartLinks({ label, parts }: PartLinksProps) {
  const styles = useStyles();
  return (
    <nav aria-label={label}>
      <ul className={styles.list}>
        {parts.map(({ href, word, isCurrent }) => (
          <li key={href}>
            <PageLink href={href} isCurrent={isCurrent}>
              {word}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
