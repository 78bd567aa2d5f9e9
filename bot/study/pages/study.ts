/** A study: each part of its page with its own data, so that nobody waits for what is not looked at. */
import { refuse } from '../../workflow/decision';
import type { Actor } from '../../workflow/facts';
import type { Services } from '../services';
import type { ViewContext } from '../views/view';
import { inOneRead, type Asked, type PageAnswer } from './page';
import { studyFindings, studyRecommendations } from './study-findings';
import { studyGate } from './study-gate';
import { studyHistory } from './study-history';
import { studyPhases } from './study-phases';
import { studyRegisters } from './study-registers';
import { studyTasks } from './study-tasks';

type Part = (
  context: ViewContext,
  studyId: string | null,
  rest: string | null,
  words: string,
) => Promise<PageAnswer<unknown>>;

/** By what comes first in the part of the address; `tasks-<id>` is about one task, `history-2-TASKS` a page of a kind. */
const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['phases', studyPhases],
  ['tasks', studyTasks],
  ['gate', studyGate],
  ['registers', studyRegisters],
  ['findings', studyFindings],
  ['recommendations', studyRecommendations],
  ['history', studyHistory],
]);

/** One part of a study, by its name; none is its phases. Each part asks for its own right. */
export function study(
  services: Services,
  viewer: Actor,
  { id, part, words = '' }: Asked,
): Promise<PageAnswer<unknown>> {
  const [name = '', ...rest] = (part ?? 'phases').split('-');
  return inOneRead(services, viewer, async (context) => {
    const make = PARTS.get(name);
    return make === undefined
      ? refuse('NOT_FOUND')
      : make(context, id, rest.length === 0 ? null : rest.join('-'), words);
  });
}
