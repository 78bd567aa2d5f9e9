/** Where in the tab there is more of what a card is about, for whoever reads it. */
import type { Place } from '../../../cards/places';
import type { CardRef } from '../../../cards/ref';
import { Duty } from '../../../entities/duty';
import type { AccessAction } from '../../workflow/access';
import { isCurrent } from '../../workflow/people';
import { row } from '../rows';
import { studyFor, studyOf, type ViewContext } from './view';

/**
 * Of a study that the viewer may not read in that place, it is the overview.
 * @returns null for a card that is about nothing that has a page
 */
export async function placeOf(context: ViewContext, ref: CardRef): Promise<Place | null> {
  const place = await subjectOf(context, ref);
  if (place?.page !== 'STUDY') return place;
  for (const action of readingOf(place))
    if ((await studyFor(context, place.studyId, action)).ok) return place;
  return { page: 'OVERVIEW' };
}

/** What one must be allowed to see something there, at least. */
function readingOf({ part }: Extract<Place, { page: 'STUDY' }>): AccessAction[] {
  if (part === undefined) return ['READ_CONTENT', 'READ_STATUS'];
  const released = part === 'FINDINGS' || part === 'RECOMMENDATIONS';
  return released ? ['READ_CONTENT', 'READ_RELEASED'] : ['READ_CONTENT'];
}

async function subjectOf(context: ViewContext, ref: CardRef): Promise<Place | null> {
  switch (ref.card) {
    case 'TASK': {
      const studyId = await studyOf(context, 'tasks', ref.taskId);
      return studyId === null ? null : { page: 'STUDY', studyId, part: 'TASKS', taskId: ref.taskId };
    }
    case 'GATE': {
      const studyId = await studyOf(context, 'requests', ref.requestId);
      return studyId === null ? null : { page: 'STUDY', studyId, part: 'GATE' };
    }
    case 'EXTENSION_PROPOSAL': {
      const studyId = await studyOf(context, 'entries', ref.entryId);
      return studyId === null ? null : { page: 'STUDY', studyId, part: 'REGISTERS' };
    }
    case 'REGISTER':
      return { page: 'STUDY', studyId: ref.studyId, part: 'REGISTERS' };
    case 'FINDINGS':
      return { page: 'STUDY', studyId: ref.studyId, part: 'FINDINGS' };
    case 'RECOMMENDATIONS':
      return { page: 'STUDY', studyId: ref.studyId, part: 'RECOMMENDATIONS' };
    case 'STUDY':
    case 'STAGE_STARTED':
    case 'PLAN_MOVED':
    case 'WEEKLY_LINES':
    case 'MILESTONE':
      return { page: 'STUDY', studyId: ref.studyId };
    case 'MY_TASKS':
    case 'MORNING':
    case 'SINCE_DOWNTIME':
      return ownWork(context);
    case 'DUTY': {
      const duty = await row(context.manager, Duty, { id: ref.dutyId });
      if (duty === null) return null;
      return duty.courtId === null ? { page: 'WAVES' } : { page: 'COMMITMENTS', courtId: duty.courtId };
    }
    case 'COUNCIL_OVERVIEW':
      return { page: 'COURT_HISTORY', courtId: ref.courtId };
    case 'COMMITMENTS':
    case 'YEARLY_CONFIRMATION':
      return { page: 'COMMITMENTS', courtId: ref.courtId };
    case 'WAVES':
    case 'JOINT_GATE':
    case 'SHARED_ANSWERS':
      return { page: 'WAVES' };
    case 'HANDED_OVER':
      return { page: 'SETTINGS', courtId: ref.courtId };
    case 'UNDELIVERABLE':
      return { page: 'SETTINGS' };
    case 'WELCOME':
    case 'HELP':
    case 'DIGEST':
    case 'COORDINATOR_VIEW':
    case 'STATUS_QUESTION':
    case 'STATUS_ANSWERED':
    case 'SILENCE':
      return { page: 'OVERVIEW' };
    // Half a decision, and a button: each is gone as soon as it is pressed.
    case 'GATE_CONFIRM':
    case 'OPENER':
      return null;
  }
}

/** Coordinators have no tasks of their own: to them the overview says what there is to do. */
function ownWork({ viewer, today }: ViewContext): Place {
  const inCourt = viewer.grants.some((grant) => grant.courtId !== null && isCurrent(grant, today));
  return { page: inCourt ? 'MY_TASKS' : 'OVERVIEW' };
}
