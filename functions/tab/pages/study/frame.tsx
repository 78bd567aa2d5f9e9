/** What stands around every part of a study: of which court and wave, the other parts, and other waves. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Me } from '../../../../bot/study/pages/me';
import type { StudyHead, StudyPartName } from '../../../../bot/study/pages/study-head';
import { pathOf } from '../../../../cards/places';
import { PageHeader } from '../../parts/page-header';
import { PartLinks } from '../../parts/part-links';
import { words } from './words';

const useStyles = makeStyles({
  waves: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalXXL} 0 0`,
    '@media print': { display: 'none' },
  },
});

/** The addresses that cards lead to. */
export const studyLink = (studyId: string, part: StudyPartName): string =>
  `#${pathOf({ page: 'STUDY', studyId, ...(part === 'PHASES' ? {} : { part }) })}`;

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
        <PartLinks
          label={words.parts}
          parts={head.parts.map((one) => ({
            href: studyLink(head.studyId, one),
            word: words.part[one],
            isCurrent: one === part,
          }))}
        />
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
