/** What a court's last study left open when the next one begins: the open tasks of its aftercare. Pure. */
import type { Study, StudyTask } from '../../entities/study';
import type { Wave } from '../../entities/wave';
import type { Programme } from '../programme/definition';
import { isAftercare } from '../programme/lookups';

/** The court's study in the last wave before this one; null when it has none. */
export function lastStudyBefore<S extends Pick<Study, 'waveId'>>(
  { number }: Pick<Wave, 'number'>,
  studies: readonly S[],
  waves: readonly Pick<Wave, 'id' | 'number'>[],
): S | null {
  const numberOf = ({ waveId }: S): number => waves.find(({ id }) => id === waveId)?.number ?? number;
  return (
    studies
      .filter((study) => numberOf(study) < number)
      .toSorted((a, b) => numberOf(a) - numberOf(b))
      .at(-1) ?? null
  );
}

/** In the order of the definition. Also of a study that was closed with tasks open, for a reason that was given then. */
export function leftOpen<T extends Pick<StudyTask, 'state' | 'stageId' | 'position'>>(
  tasks: readonly T[],
  programme: Programme,
): T[] {
  return tasks
    .filter(({ state, stageId }) => state === 'OPEN' && isAftercare(programme, stageId))
    .toSorted((a, b) => a.position - b.position);
}
