/**
 * What a court can hand its council: the historical overview as it is printed, the recommendations through the years and
 * the questions wave against wave. Others than the court's own people see the released verdicts.
 */
import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { CouncilOverviewPage } from '../../../bot/study/pages/council-overview';
import { usePage, useShell } from '../context';
import { Button } from '../parts/button';
import { Loading } from '../parts/loading';
import { PageHeader } from '../parts/page-header';
import { PageState } from '../parts/page-state';
import type { PageProps } from '../routes';
import { Document, usePaper } from './council-overview/document';
import { Parts, PARTS } from './council-overview/parts';
import { SharePanel, useShare } from './council-overview/share';
import { words } from './council-overview/words';

const Recommendations = lazy(() => import('./council-overview/recommendations'));
const Questions = lazy(() => import('./council-overview/questions'));

export default function CouncilOverview({ params: { id = '', part = '' } }: PageProps) {
  usePaper();
  const shown =
    part === PARTS.recommendations ? (
      <Recommendations courtId={id} />
    ) : part === PARTS.questions ? (
      <Questions courtId={id} />
    ) : (
      <Beginning courtId={id} />
    );
  return <Suspense fallback={<Loading />}>{shown}</Suspense>;
}

function Beginning({ courtId }: { courtId: string }) {
  const page = usePage<CouncilOverviewPage>(`council-overview/${courtId}`);
  return (
    <PageState page={page} title={words.title}>
      {({ court, own }) =>
        own === null ? (
          <Questions courtId={court.id} />
        ) : (
          <Overview court={court} own={own} refresh={page.state === 'loading' ? ignore : page.retry} />
        )
      }
    </PageState>
  );
}

const useStyles = makeStyles({
  due: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalXL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    '@media print': { display: 'none' },
  },
  dueWords: { flex: '1 1 20rem' },
  dueTitle: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  dueText: { margin: `${tokens.spacingVerticalXS} 0 0` },
  made: { '@media print': { display: 'none' } },
});

const ignore = (): void => undefined;

type Own = NonNullable<CouncilOverviewPage['own']>;

function Overview({
  court,
  own: { document, madeOn, link, handover },
  refresh,
}: {
  court: CouncilOverviewPage['court'];
  own: Own;
  refresh(this: void): void;
}) {
  const styles = useStyles();
  const { openCard } = useShell();
  const share = useShare(refresh);
  const isBusy = share.sharing.state === 'busy';
  const word = async (): Promise<void> => {
    const address = await share.make(link, words.share.title);
    // Comes as a file: the page stays. From the server that the page came from, by whatever name.
    if (address !== null) window.location.assign(`${new URL(address).pathname}.docx`);
  };
  return (
    <>
      <PageHeader
        title={document.title}
        line={
          <>
            {document.subtitle}
            <span className={styles.made}> · {words.madeOn(madeOn)}</span>
          </>
        }
        actions={
          <>
            <Button appearance="primary" onClick={() => window.print()}>
              {words.print}
            </Button>
            <Button disabledFocusable={isBusy} onClick={() => void word()}>
              {words.word}
            </Button>
            <Button disabledFocusable={isBusy} onClick={() => void share.make(link, words.share.title)}>
              {words.link}
            </Button>
          </>
        }
      />
      <SharePanel share={share} />
      {handover === null ? null : (
        <section aria-labelledby="overdracht" className={styles.due}>
          <div className={styles.dueWords}>
            <h2 id="overdracht" className={styles.dueTitle}>
              {words.handover.title}
            </h2>
            <p className={styles.dueText}>{words.handover.text(handover.dueOn)}</p>
          </div>
          <Button
            disabledFocusable={isBusy}
            onClick={() => void share.make(handover.link, words.share.handover)}
          >
            {words.handover.make}
          </Button>
          <Button appearance="subtle" onClick={() => openCard(handover.duty)}>
            {words.handover.done}
          </Button>
        </section>
      )}
      <Parts courtId={court.id} current="document" />
      <Document document={document} />
    </>
  );
}
