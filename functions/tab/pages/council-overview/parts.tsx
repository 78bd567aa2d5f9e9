/** From one part of the page to another; on paper it is not there. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { linkTo } from '../../routes';
import { words } from './words';

/** As the address has them. */
export const PARTS = { document: null, recommendations: 'aanbevelingen', questions: 'vragen' } as const;

const ORDER = ['document', 'recommendations', 'questions'] as const;

const useStyles = makeStyles({
  nav: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalL}`,
    listStyleType: 'none',
    margin: `0 0 ${tokens.spacingVerticalL}`,
    padding: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
  link: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} 0`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: '3px solid transparent',
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
  },
});

export function Parts({ courtId, current }: { courtId: string; current: keyof typeof PARTS }) {
  const styles = useStyles();
  return (
    <nav aria-label={words.parts}>
      <ul className={styles.nav}>
        {ORDER.map((part) => (
          <li key={part}>
            <a
              href={linkTo(
                'rekenkamer',
                courtId,
                'geschiedenis',
                ...(PARTS[part] === null ? [] : [PARTS[part]]),
              )}
              aria-current={part === current ? 'page' : undefined}
              className={mergeClasses(styles.link, part === current && styles.current)}
            >
              {words.part[part]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
