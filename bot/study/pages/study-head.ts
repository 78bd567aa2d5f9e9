/** What every part of a study's page begins with, and who may read which part. */
import type { CardButton } from '../../../cards/actions';
import type { CardParts } from '../../../cards/finish';
import type { DialogName } from '../../../cards/ref';
import type { StudyState } from '../../../entities/study';
import { inStudy, may } from '../../workflow/access';
import type { StudyFacts } from '../../workflow/facts';
import { studyFor, type Found, type ViewContext } from '../views/view';
import { waveTitle } from '../views/wave-views';

/** In the order of the page's tabs. */
const PARTS = ['PHASES', 'TASKS', 'GATE', 'REGISTERS', 'FINDINGS', 'RECOMMENDATIONS', 'HISTORY'] as const;

export type StudyPartName = (typeof PARTS)[number];

export interface StudyHead {
  studyId: string;
  courtId: string;
  court: string;
  wave: string;
  /** How it stands; null for others, who read no more than what its chair released. */
  stand: { state: StudyState; pausedOn: string | null } | null;
  /** Whether the viewer may read the court's content; others see its status, or what its chair released. */
  own: boolean;
  /** What this viewer may read. */
  parts: StudyPartName[];
}

/** What stands above every part of the study, and the parts that this viewer may open. */
export async function headOf(context: ViewContext, facts: StudyFacts): Promise<StudyHead> {
  const { study } = facts.case;
  const where = inStudy(facts);
  const own = may(context.viewer, 'READ_CONTENT', where).ok;
  const status = may(context.viewer, 'READ_STATUS', where).ok;
  const released = may(context.viewer, 'READ_RELEASED', where).ok;
  return {
    studyId: study.id,
    courtId: facts.court.id,
    court: facts.court.municipality,
    wave: await waveTitle(context, study, facts.programme),
    stand: own || status ? { state: study.state, pausedOn: study.pausedOn } : null,
    own,
    parts: PARTS.filter((part) => own || (status && part === 'PHASES') || (released && part === 'FINDINGS')),
  };
}

/** The study with its head, for somebody who may read its content. */
export async function contentOf(
  context: ViewContext,
  studyId: string | null,
): Promise<Found<{ facts: StudyFacts; head: StudyHead }>> {
  const found = await studyFor(context, studyId);
  return found.ok ? { ...found, head: await headOf(context, found.facts) } : found;
}

/**
 * The buttons of a card that do something or open a dialog, all of them: a page has room. Those that lead to another
 * card are left out, for the page has links, and so is what the page shows by itself.
 */
export function deedsOf(
  { buttons = [], more = [] }: CardParts,
  shown: readonly DialogName[] = [],
): CardButton[] {
  return [...buttons, ...more].filter(({ data: { command, open, show } }) => {
    if (open !== undefined) return !shown.includes(open.dialog);
    return command !== undefined || show?.card === 'GATE_CONFIRM';
  });
}
