/** The waves of the programme: the window of the next one, when courts could begin in it, and how each wave stands. */

import type { WavesPage } from '../../../bot/study/pages/waves';
import { usePage, useShell } from '../context';
import { Button } from '../parts/button';
import { PageHeader } from '../parts/page-header';
import { PageState } from '../parts/page-state';
import { Part } from '../parts/part';
import { Planning } from './waves/planning';
import { OneWave } from './waves/one-wave';
import { words } from './waves/words';
import { Years } from './waves/years';

export default function Waves() {
  const page = usePage<WavesPage>('waves');
  return (
    <PageState page={page} title={words.title}>
      {(data) => <Loaded page={data} />}
    </PageState>
  );
}

function Loaded({ page }: { page: WavesPage }) {
  const { openDialog, openCard } = useShell();
  const { waves, can } = page;
  const { openWave, propose, overview } = can;
  return (
    <>
      <PageHeader
        title={words.title}
        line={words.opening(page.window, page.started)}
        actions={
          <>
            {openWave === null ? null : (
              <Button onClick={() => openDialog(openWave)}>{words.openWave}</Button>
            )}
            {propose === null ? null : (
              <Button appearance="primary" onClick={() => openDialog(propose)}>
                {words.propose}
              </Button>
            )}
            {overview === null ? null : <Button onClick={() => openCard(overview)}>{words.overview}</Button>}
          </>
        }
      />
      {can.plan ? <Planning /> : null}
      {waves.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <Part title={words.each}>
            {waves.map((wave, place) => (
              <OneWave key={wave.id} wave={wave} isOpen={place === 0} today={page.today} />
            ))}
          </Part>
          <Years page={page} />
        </>
      )}
    </>
  );
}
