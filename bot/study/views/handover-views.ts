/** The views of what came over from somebody who leaves: the card, and its line in the morning. */
import type { BundleLine } from '../../../cards/bundle';
import { handedOverCard } from '../../../cards/handed-over';
import type { CardRef, MorningLine } from '../../../cards/ref';
import type { TaskLine } from '../../../cards/task-line';
import { HistoryEntry } from '../../../entities/history';
import { Study, type StudyTask } from '../../../entities/study';
import { refuse, type Refusal } from '../../workflow/decision';
import type { StudyFacts } from '../../workflow/facts';
import { isUnderWay } from '../../workflow/handover-plan';
import { awaitsReply, guardOf } from '../../workflow/response-terms';
import { rows } from '../rows';
import { taskLine } from './task-views';
import { courtFor, doer, nameOf, SETTLED, studyFor, type View, type ViewContext } from './view';

type Ref = Omit<Extract<CardRef, { card: 'HANDED_OVER' }>, 'card'>;

interface CameOver {
  court: string;
  /** Who handed over, by name. */
  from: string;
  to: string;
  /** What is still open and still theirs, by date. */
  tasks: TaskLine[];
  /** How many terms of others they watch over since. */
  terms: number;
}

/** What came over, as far as this viewer may read it: an external researcher in the one study only. */
async function cameOver(
  context: ViewContext,
  { courtId, personId, toPersonId }: Ref,
): Promise<CameOver | { refusal: Refusal }> {
  const { manager } = context;
  const studies = await rows(manager, Study, { courtId }, { only: ['id', 'state'] });
  const readable: StudyFacts[] = [];
  let refusal: Refusal = refuse('NOT_FOUND').refusal;
  for (const { id } of studies.filter(isUnderWay)) {
    const found = await studyFor(context, id);
    if (found.ok) readable.push(found.facts);
    else ({ refusal } = found);
  }
  const [first] = readable;
  if (first === undefined) return { refusal };
  const tasks: TaskLine[] = [];
  let terms = 0;
  for (const facts of readable) {
    const moved = await movedIn(context, facts.case.study.id, personId, toPersonId);
    const theirs = (task: StudyTask): boolean =>
      task.state === 'OPEN' && moved.has(task.id) && doer(facts, task) === toPersonId;
    tasks.push(...facts.case.tasks.filter(theirs).map((task) => taskLine(facts, task)));
    terms += facts.case.entries.filter((entry) => {
      const guard = awaitsReply(entry) ? guardOf(entry, facts.case.tasks, facts.programme) : undefined;
      return guard?.state === 'DONE' && moved.has(guard.id) && doer(facts, guard) === toPersonId;
    }).length;
  }
  return {
    court: first.court.municipality,
    from: nameOf(first, personId),
    to: nameOf(first, toPersonId),
    tasks: tasks.toSorted((a, b) => dateOf(a).localeCompare(dateOf(b))),
    terms,
  };
}

const dateOf = ({ dueOn, estimateOn }: TaskLine): string => dueOn ?? estimateOn ?? '9';

/** The ids of the tasks that went from one to the other in this study, at any time. */
async function movedIn(
  { manager }: ViewContext,
  studyId: string,
  personId: string,
  toPersonId: string,
): Promise<Set<string>> {
  const entries = await rows(manager, HistoryEntry, { chain: studyId, action: 'HAND_OVER' });
  return new Set(
    entries
      .filter(({ data }) => data.personId === personId)
      .flatMap(({ data: { tasks, guards } }) => [tasks, guards].flat())
      .flatMap((task: unknown) =>
        typeof task === 'object' && task !== null && 'id' in task && 'to' in task && task.to === toPersonId
          ? String(task.id)
          : [],
      ),
  );
}

export async function viewHandedOver(
  context: ViewContext,
  ref: Extract<CardRef, { card: 'HANDED_OVER' }>,
): Promise<View> {
  const found = await cameOver(context, ref);
  if ('refusal' in found) return found;
  const { court, from, to, tasks, terms } = found;
  const { courtId, personId, toPersonId } = ref;
  const own = (await courtFor(context, courtId, 'READ_CONTENT')).ok;
  if (context.sending && tasks.length + terms === 0) return SETTLED;
  return {
    parts: handedOverCard(
      {
        court,
        from,
        insteadOf: ref.toPersonId === context.viewer.person.id ? null : to,
        tasks,
        terms,
        ref: { courtId, personId, toPersonId },
        page: own ? { courtId, subjectId: personId } : null,
      },
      context.texts,
    ),
  };
}

/** Null when nothing of it is open any more, or nothing is for this viewer. */
export async function handedOverLine(
  context: ViewContext,
  { courtId, personId, toPersonId }: Extract<MorningLine, { line: 'HANDED_OVER' }>,
): Promise<BundleLine | null> {
  const found = await cameOver(context, { courtId, personId, toPersonId });
  if ('refusal' in found || found.tasks.length + found.terms === 0) return null;
  const show: CardRef = { card: 'HANDED_OVER', courtId, personId, toPersonId };
  return {
    kind: 'HANDED_OVER',
    from: found.from,
    court: found.court,
    count: found.tasks.length,
    terms: found.terms,
    show,
  };
}
