/** A page while it loads, when it could not be had, and when it may be outdated. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
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
