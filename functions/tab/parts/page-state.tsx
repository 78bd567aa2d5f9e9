/** A page while it loads, when it could not be had, and when it may be outdated. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import type { PageData } from '../context';
import { failureText } from '../failure-text';
import { texts } from '../texts-nl';
import { Button } from './button';
import { Loading } from './loading';
import { PageHeader } from './page-header';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorPaletteYellowBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

interface PageStateProps<T> {
  page: PageData<T>;
  /** The heading meanwhile. */
  title: string;
  children: (data: T) => ReactNode;
}

export function PageState<T>({ page, title, children }: PageStateProps<T>) {
  const styles = useStyles();
  const data = page.state === 'ready' ? page.data : null;
  const shown = useRef(data);
  // What was pressed may be gone with what it was about: then one goes on from the page's heading.
  useEffect(() => {
    const isNewer = shown.current !== null && shown.current !== data;
    shown.current = data;
    if (isNewer && document.activeElement === document.body)
      document.querySelector('h1')?.focus({ preventScroll: true });
  }, [data]);
  if (page.state === 'loading') return <Loading />;
  const failure = page.failure;
  return (
    <>
      {page.state === 'failed' ? <PageHeader title={title} /> : null}
      {failure === null ? null : (
        <div role="alert" className={styles.notice}>
          <span>{failureText(failure)}</span>
          {failure.kind === 'refused' ? null : <Button onClick={page.retry}>{texts.again}</Button>}
        </div>
      )}
      {page.state === 'ready' ? children(page.data) : null}
    </>
  );
}
