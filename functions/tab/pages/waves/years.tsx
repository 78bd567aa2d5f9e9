/** Waves and windows over the years, with what stands in the way of publishing. A chart with a table beside it. */
import type { WavesPage } from '../../../../bot/study/pages/waves';
import { calendarLane, isDrawn, wavesLane, windowsLane } from '../../parts/programme-lanes';
import { Timeline } from '../../parts/timeline';
import { Part } from '../../parts/part';
import { words } from './words';

const KINDS = ['ELECTIONS', 'BLACKOUT', 'RECESS'] as const;

export function Years({ page: { waves, calendar, today } }: { page: WavesPage }) {
  const inOrder = waves.toReversed();
  const lanes = [
    wavesLane(inOrder, today),
    windowsLane(inOrder.flatMap(({ window }) => window ?? [])),
    ...KINDS.map((kind) => calendarLane(kind, calendar)),
  ].filter(isDrawn);
  return (
    <Part title={words.years.title}>
      <Timeline caption={words.years.caption} lanes={lanes} today={today} legend={words.years.legend} />
    </Part>
  );
}
