/** How every court stands, for a coordinator; a court's people see theirs. What needs attention comes first. */
import { lazy, Suspense, useState } from 'react';
import type { OverviewPage } from '../../../bot/study/pages/overview';
import { waveWindow, windowStanding } from '../../../cards/texts/nl-window';
import { usePage, useShell } from '../context';
import { Button } from '../parts/button';
import { Filters } from '../parts/filters';
import { Loading } from '../parts/loading';
import { PageHeader } from '../parts/page-header';
import { PageState } from '../parts/page-state';
import { PlainCheckbox, PlainSelect } from '../parts/plain-fields';
import { Attention } from './overview/attention';
import { Phases } from './overview/phases';
import { also, opening, words } from './overview/words';

// Below what is seen first: they come when that is there.
const Gates = lazy(async () => ({ default: (await import('./overview/gates')).Gates }));
const Commitments = lazy(async () => ({ default: (await import('./overview/commitments')).Commitments }));
const Years = lazy(async () => ({ default: (await import('./overview/years')).Years }));
const Deliveries = lazy(async () => ({ default: (await import('./overview/deliveries')).Deliveries }));

export default function Overview() {
  const page = usePage<OverviewPage>('overview');
  return (
    <PageState page={page} title={words.title}>
      {(data) => <Loaded page={data} />}
    </PageState>
  );
}

function Loaded({ page }: { page: OverviewPage }) {
  const { openDialog } = useShell();
  const [onlyAttention, setOnlyAttention] = useState(false);
  const [waveId, setWaveId] = useState<string | null>(null);
  const several = page.courts.length > 1;
  const courts = page.courts.filter(({ group }) => !onlyAttention || group === 'ATTENTION');
  const shown: OverviewPage = { ...page, courts };
  const opened = page.waves.flatMap((wave) => wave.opened ?? []);
  const { window } = page;
  return (
    <>
      <PageHeader
        title={opening(page)}
        line={[
          several ? also(page.counts) : '',
          words.on(page.today),
          window === null
            ? ''
            : `${waveWindow(window.from, window.until)}. ${windowStanding(window.standing)}`,
        ]
          .filter((line) => line !== '')
          .join(' ')}
        actions={
          page.can.openWave || page.can.registerCourt ? (
            <>
              {page.can.registerCourt ? (
                <Button onClick={() => openDialog({ dialog: 'REGISTER_COURT' })}>
                  {words.registerCourt}
                </Button>
              ) : null}
              {page.can.openWave ? (
                <Button onClick={() => openDialog({ dialog: 'OPEN_WAVE' })}>{words.openWave}</Button>
              ) : null}
            </>
          ) : undefined
        }
      />
      <Attention page={page} />
      {several || opened.length > 1 ? (
        <Filters>
          {opened.length > 1 ? (
            <PlainSelect
              label={words.wave}
              value={waveId ?? ''}
              onChange={(value) => setWaveId(value === '' ? null : value)}
            >
              <option value="">{words.allWaves}</option>
              {page.waves.flatMap(({ number, opened: wave }) =>
                wave === null
                  ? []
                  : [
                      <option key={wave.id} value={wave.id}>
                        {words.waveName(number, wave.title)}
                      </option>,
                    ],
              )}
            </PlainSelect>
          ) : null}
          {several ? (
            <PlainCheckbox label={words.onlyAttention} state={onlyAttention} onChange={setOnlyAttention} />
          ) : null}
        </Filters>
      ) : null}
      <Phases page={shown} waveId={waveId} />
      <Suspense fallback={<Loading />}>
        <Gates page={shown} />
        <Commitments page={shown} />
        <Years page={shown} waveId={waveId} />
        <Deliveries page={shown} />
      </Suspense>
    </>
  );
}
