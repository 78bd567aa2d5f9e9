/** What a court's last study left open, for whoever may read that study: on the card of the next one, and before it starts. */
import { Study, StudyTask } from '../../../entities/study';
import { taskOf } from '../../programme/lookups';
import { may, type Where } from '../../workflow/access';
import { lastStudyBefore, leftOpen } from '../../workflow/carry-over';
import { programmeOfWave } from '../load';
import { rows } from '../rows';
import { briefWaves } from './wave-views';
import type { ViewContext } from './view';

/** Labels of the programme, in its order; nothing when there is nothing, or nothing for this viewer. */
export async function carriedOver(
  context: ViewContext,
  { waveId, where }: { waveId: string; where: Where },
): Promise<string[]> {
  const { manager, viewer } = context;
  const waves = await briefWaves(context);
  const wave = waves.find(({ id }) => id === waveId);
  if (wave === undefined || wave.number === 1 || where.court === null) return [];
  const last = lastStudyBefore(wave, await rows(manager, Study, { courtId: where.court.id }), waves);
  if (last === null || !may(viewer, 'READ_CONTENT', { ...where, study: last }).ok) return [];
  const programme = await programmeOfWave(manager, last.waveId);
  const tasks = await rows(manager, StudyTask, { studyId: last.id, state: 'OPEN' });
  return leftOpen(tasks, programme).map(({ taskId }) => `${taskId} ${taskOf(programme, taskId).nl}`);
}
