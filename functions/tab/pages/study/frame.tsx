/** What stands around every part of a study: of which court and wave, the other parts, and other waves. */
import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Me } from '../../../../bot/study/pages/me';
import type { StudyHead, StudyPartName } from '../../../../bot/study/pages/study-head';
import { PageHeader } from '../../parts/page-header';
import { linkTo } from '../../routes';
import { words } from './words';

const useStyles = makeStyles({
  tabs: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    margin: `0 0 ${tokens.spacingVerticalL}`,
    padding: 0,
    gap: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
  tab: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
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
  waves: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalXXL} 0 0`,
    '@media print': { display: 'none' },
  },
});

/** The addresses that cards lead to: see `cards/places.ts`. */
const PATHS: Record<StudyPartName, string | null> = {
  PHASES: null,
  TASKS: 'taken',
  GATE: 'faseovergang',
  REGISTERS: 'registers',
  FINDINGS: 'vragen',
  RECOMMENDATIONS: 'aanbevelingen',
  HISTORY: 'geschiedenis',
};

export function studyLink(studyId: string, part: StudyPartName): string {
  const path = PATHS[part];
  return path === null ? linkTo('onderzoek', studyId) : linkTo('onderzoek', studyId, path);
}

interface FrameProps {
  head: StudyHead;
  part: StudyPartName;
  me: Me;
  /** One line under the heading. */
  line: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Frame({ head, part, me, line, actions, children }: FrameProps) {
  const styles = useStyles();
  const others = me.courts
    .flatMap(({ id, studies }) => (id === head.courtId ? studies : []))
    .filter(({ id }) => id !== head.studyId);
  const title = words.title[part](head.court);
  return (
    <>
      <PageHeader
        title={title}
        line={
          <>
            {head.wave}
            {head.stand === null ? null : <> · {words.state(head.stand.state, head.stand.pausedOn)}</>}
            {line === '' ? null : <> · {line}</>}
          </>
        }
        actions={actions}
      />
      {head.parts.length < 2 ? null : (
        <nav aria-label={words.parts}>
          <ul className={styles.tabs}>
            {head.parts.map((one) => (
              <li key={one}>
                <a
                  href={studyLink(head.studyId, one)}
                  aria-current={one === part ? 'page' : undefined}
                  className={mergeClasses(styles.tab, one === part && styles.current)}
                >
                  {words.part[one]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {children}
      {others.length === 0 ? null : (
        <p className={styles.waves}>
          {words.otherWaves}
          {others.map(({ id, wave }) => (
            <Link key={id} href={studyLink(id, part)}>
              {wave}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}
