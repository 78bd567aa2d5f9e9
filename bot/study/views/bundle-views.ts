/** The views of bundles: every line is made anew from what stands now, and drops out when it is settled. */
import type { BundleLine } from '../../../cards/bundle';
import { morningCard } from '../../../cards/morning';
import type { CardRef, MorningLine } from '../../../cards/ref';
import { entryName } from '../../../cards/register';
import { sinceDowntimeCard } from '../../../cards/since-downtime';
import { RoleGrant } from '../../../entities/person';
import type { StudyTask } from '../../../entities/study';
import { roleLabel, stageOf } from '../../programme/lookups';
import { may } from '../../workflow/access';
import type { StudyFacts } from '../../workflow/facts';
import { recordedQuestion } from '../../workflow/findings';
import { localDate } from '../../workflow/local-time';
import { isAbsent, isCurrent } from '../../workflow/people';
import { awaitsReply } from '../../workflow/response-terms';
import { currentAnswer, isUndecided } from '../../workflow/shared-answers';
import { commitmentLine, leavingLine, dutyLine } from './commitment-views';
import { row } from '../rows';
import { handedOverLine } from './handover-views';
import { registerLine } from './register-views';
import { taskLine } from './task-views';
import {
  causeOf,
  courtFor,
  daysOver,
  daysSince,
  doer,
  nameOf,
  SETTLED,
  studyFor,
  studyOf,
  type View,
  type ViewContext,
} from './view';

export async function viewMorning(
  context: ViewContext,
  { on, lines }: Extract<CardRef, { card: 'MORNING' }>,
): Promise<View> {
  const standing = await standingLines(context, lines);
  if (context.sending && standing.length === 0) return SETTLED;
  return { parts: morningCard({ on, lines: standing }, context.texts) };
}

export async function viewSinceDowntime(
  context: ViewContext,
  { from, until, lines }: Extract<CardRef, { card: 'SINCE_DOWNTIME' }>,
): Promise<View> {
  const standing = await standingLines(context, lines);
  if (context.sending && standing.length === 0) return SETTLED;
  return { parts: sinceDowntimeCard({ from, until, lines: standing }, context.texts) };
}

/** What can wait longest comes last. */
async function standingLines(context: ViewContext, lines: MorningLine[]): Promise<BundleLine[]> {
  const standing: BundleLine[] = [];
  for (const line of lines) {
    const shown = await shownLine(context, line);
    if (shown !== null) standing.push(shown);
  }
  return standing.toSorted((a, b) => urgency(a) - urgency(b));
}

/** A line about one study; the others are about a court or the programme. */
type StudyLine = Exclude<
  MorningLine,
  { line: 'DUTY' | 'COMMITMENT' | 'LEAVING' | 'JOINED' | 'HANDED_OVER' | 'CHANNEL_GONE' }
>;

async function shownLine(context: ViewContext, line: MorningLine): Promise<BundleLine | null> {
  if (line.line === 'DUTY') return dutyLine(context, line);
  if (line.line === 'COMMITMENT') return commitmentLine(context, line);
  if (line.line === 'LEAVING') return leavingLine(context, line);
  if (line.line === 'HANDED_OVER') return handedOverLine(context, line);
  if (line.line === 'JOINED' || line.line === 'CHANNEL_GONE') return courtLine(context, line);
  const found = await studyFor(context, await studyOfLine(context, line));
  return found.ok ? standingLine(context, found.facts, line) : null;
}

type CourtLine = Extract<MorningLine, { line: 'JOINED' | 'CHANNEL_GONE' }>;

/** For whoever looks after the court's people; a name is read by the court's own people only. */
async function courtLine(context: ViewContext, line: CourtLine): Promise<BundleLine | null> {
  if (line.line === 'CHANNEL_GONE') {
    const found = await courtFor(context, line.courtId, 'READ_CONTENT');
    // Linked anew meanwhile: nothing is missing.
    if (!found.ok || found.court.channel !== null) return null;
    return { kind: 'CHANNEL_GONE', courtId: line.courtId, court: found.court.municipality };
  }
  const grant = await row(context.manager, RoleGrant, { id: line.grantId });
  if (grant === null || grant.courtId === null || !isCurrent(grant, context.today)) return null;
  const found = await courtFor(context, grant.courtId, 'INVITE');
  if (!found.ok) return null;
  const { court, where } = found;
  const own = may(context.viewer, 'READ_CONTENT', where).ok;
  return {
    kind: 'JOINED',
    courtId: court.id,
    court: court.municipality,
    role: roleLabel(where.programme, grant.role),
    name: own ? nameOf(where.people, grant.personId) : null,
    on: grant.validFrom,
  };
}

async function studyOfLine(context: ViewContext, line: StudyLine): Promise<string | null> {
  switch (line.line) {
    case 'TASK':
      return studyOf(context, 'tasks', line.taskId);
    case 'GATE_REQUEST':
      return studyOf(context, 'requests', line.requestId);
    case 'REGISTER_ENTRY':
    case 'EXTENSION_PROPOSAL':
      return studyOf(context, 'entries', line.entryId);
    case 'PLAN_MOVED':
    case 'SHARED_ANSWER':
    case 'PAUSED':
      return line.studyId;
  }
}

/** The line as it stands now; null when there is nothing more to say. */
function standingLine({ texts, viewer }: ViewContext, facts: StudyFacts, line: StudyLine): BundleLine | null {
  const court = facts.court.municipality;
  switch (line.line) {
    case 'TASK': {
      const task = facts.case.tasks.find(({ id }) => id === line.taskId);
      if (task === undefined || task.state !== 'OPEN') return null;
      const escalated = line.escalated ? { holder: holderOf(facts, task) } : null;
      const stage = stageOf(facts.programme, task.stageId).nl;
      const insteadOf = absentHolder(facts, task, viewer.person.id);
      return { kind: 'TASK', task: taskLine(facts, task), court, stage, escalated, insteadOf };
    }
    case 'GATE_REQUEST': {
      const request = facts.case.requests.find(({ id }) => id === line.requestId);
      if (request === undefined || request.state !== 'REQUESTED') return null;
      const since = localDate(request.requestedAt);
      const gate = stageOf(facts.programme, request.stageId).gate.nl;
      return { kind: 'GATE', requestId: request.id, gate, court, since, waited: daysSince(facts, since) };
    }
    case 'REGISTER_ENTRY': {
      const entry = facts.case.entries.find(({ id }) => id === line.entryId);
      if (entry === undefined || entry.dueOn === null || !awaitsReply(entry)) return null;
      return {
        kind: 'ENTRY',
        entryId: entry.id,
        entry: entryName(registerLine(facts, entry), texts),
        court,
        show: { card: 'REGISTER', studyId: entry.studyId, kind: entry.kind, page: 1 },
        dueOn: entry.dueOn,
        over: daysOver(facts, entry.dueOn),
        escalated: line.escalated,
      };
    }
    case 'EXTENSION_PROPOSAL': {
      const entry = facts.case.entries.find(({ id }) => id === line.entryId);
      if (entry === undefined || entry.dueOn === null || entry.proposedDueOn === null) return null;
      const name = entryName(registerLine(facts, entry), texts);
      return {
        kind: 'EXTENSION',
        entryId: entry.id,
        entry: name,
        court,
        from: entry.dueOn,
        until: entry.proposedDueOn,
      };
    }
    case 'SHARED_ANSWER': {
      const { studyId, questionNumber } = line;
      const question = recordedQuestion(facts.case, questionNumber);
      const current = currentAnswer(facts.sharedAnswers, questionNumber);
      if (current === null || !isUndecided(question, current)) return null;
      const isNew = question !== null && (question.sharedEdition !== null || question.departRef !== null);
      return { kind: 'SHARED_ANSWER', studyId, questionNumber, court, edition: current.edition, isNew };
    }
    case 'PAUSED': {
      const { pausedOn } = facts.case.study;
      return pausedOn === null ? null : { kind: 'PAUSED', studyId: line.studyId, court, on: pausedOn };
    }
    case 'PLAN_MOVED': {
      const because = causeOf(facts, line.becauseStageId, texts);
      if (facts.case.study.state === 'CLOSED' || because === null) return null;
      return { kind: 'PLAN_MOVED', studyId: line.studyId, court, workingDays: line.workingDays, because };
    }
  }
}

/** Whose task it is, when that is somebody else who is away now. */
function absentHolder(facts: StudyFacts, task: StudyTask, viewerId: string): string | null {
  const holder = doer(facts, task);
  if (holder === null || holder === viewerId) return null;
  return isAbsent(facts.absences, holder, facts.court.id, facts.today) ? nameOf(facts, holder) : null;
}

function holderOf(facts: StudyFacts, task: StudyTask): string | null {
  const holder = doer(facts, task);
  return holder === null ? null : nameOf(facts, holder);
}

const AFTER_EVERYTHING = 10_000;

/** Decisions first, then what is longest over its term; what only informs comes last. */
function urgency(line: BundleLine): number {
  switch (line.kind) {
    case 'GATE':
      return -AFTER_EVERYTHING;
    case 'TASK':
      return -(line.task.over ?? -AFTER_EVERYTHING / 2);
    case 'ENTRY':
      return -line.over;
    case 'DUTY':
      return -line.over;
    case 'COMMITMENT':
    case 'LEAVING':
      return 0;
    case 'EXTENSION':
      return AFTER_EVERYTHING;
    case 'HANDED_OVER':
      return 0;
    case 'PLAN_MOVED':
    case 'SHARED_ANSWER':
    case 'PAUSED':
    case 'CHANNEL_GONE':
      return AFTER_EVERYTHING + 1;
    case 'JOINED':
      return AFTER_EVERYTHING + 2;
  }
}
