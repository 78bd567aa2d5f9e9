/** How every criterion of a gate stands: computed from tasks and registers, recorded, or left to the requester. Pure. */
import type { CriterionSnapshot, RegisterEntry, RegisterKind, StudyTask } from '../../entities/study';
import type {
  CriterionDefinition,
  GateDefinition,
  RegisterRule,
  StageDefinition,
} from '../programme/definition';
import { criterionOf, stageOf, taskOf } from '../programme/lookups';
import { courtCalendar, inBlackout, workingDaysBetween } from './calendar';
import type { StudyFacts } from './facts';
import { isAnswered } from './findings';
import { awaitsAnswer } from './study-case';

export interface JudgedCriterion {
  id: string;
  nl: string;
  kind: CriterionSnapshot['kind'];
  /** Null for an attested criterion, and where no register was kept: the requester answers it. */
  met: boolean | null;
  /** How much of it is there, where it can be counted. */
  detail: { done: number; of: number } | null;
}

type Judged = Pick<JudgedCriterion, 'met' | 'detail'>;

/** At least this share of the requested documents is received, or refused or missing for a reason (`nplv.yaml`, G2). */
const ENOUGH_DOCUMENTS_PERCENT = 80;

/** The planned day of publication, by its id in the definition. */
export const PUBLICATION_PLANNED = 'PUBLICATION_PLANNED';

/**
 * The criteria of the gate that closes this stage, as they stand now, in the order of the definition. That all required
 * tasks are done always counts, also where the gate does not name it.
 */
export function judgeCriteria(facts: StudyFacts, stageId: string): JudgedCriterion[] {
  const stage = stageOf(facts.programme, stageId);
  const named = stage.gate.criteria.map(({ id }) => criterionOf(facts.programme, id));
  const always = facts.programme.criteria.filter(({ by }) => by === 'all-required').slice(0, 1);
  const criteria = named.some(({ by }) => by === 'all-required') ? named : [...always, ...named];
  return criteria.map((criterion) => {
    const judged = judge(criterion, stage, facts);
    const kind = judged.met === null ? 'attested' : kindOf(criterion);
    return { id: criterion.id, nl: criterion.nl, kind, ...judged };
  });
}

/**
 * Whether the requester has to say why this unmet criterion should not hold up the gate. A soft gate may open while
 * tasks of its stage are open, so that needs no reason there.
 */
export function needsReason(facts: StudyFacts, gate: GateDefinition, criterionId: string): boolean {
  return !(gate.soft === true && criterionOf(facts.programme, criterionId).by === 'all-required');
}

function kindOf(criterion: CriterionDefinition): JudgedCriterion['kind'] {
  switch (criterion.by) {
    case 'all-required':
    case 'tasks':
    case 'second-reader':
      return 'computed';
    case 'event':
      return 'recorded';
    case 'attested':
      return 'attested';
    case 'register':
      return criterion.rule === 'PUBLICATION_OUTSIDE_BLACKOUT' || criterion.rule === 'NEXT_WAVE_ANCHOR'
        ? 'recorded'
        : 'computed';
  }
}

function judge(criterion: CriterionDefinition, stage: StageDefinition, facts: StudyFacts): Judged {
  const named = stage.gate.criteria.find(({ id }) => id === criterion.id)?.tasks ?? [];
  switch (criterion.by) {
    case 'all-required':
      return counted(requiredTasks(facts, stage), (task) => task.state !== 'OPEN');
    case 'tasks':
      return counted(tasksThatApply(facts, named), (task) => task.state === 'DONE');
    case 'second-reader':
      return counted(secondReadings(facts, stage), (task) => task.state === 'DONE');
    case 'event':
      return { met: isRecorded(criterion, facts), detail: null };
    case 'register':
      return REGISTER_RULES[criterion.rule](facts);
    case 'attested':
      return { met: null, detail: null };
  }
}

function counted<T>(all: readonly T[], isDone: (one: T) => boolean, enough = all.length): Judged {
  const done = all.filter((one) => isDone(one)).length;
  return { met: done >= enough, detail: { done, of: all.length } };
}

/**
 * The required tasks that count at this gate: those of the stage and those that the gate names, with whatever earlier
 * stages left open and so carried over. A task dropped with a reason no longer counts as open; one whose condition
 * nobody answered yet blocks nothing.
 */
function requiredTasks(facts: StudyFacts, stage: StageDefinition): StudyTask[] {
  const position = facts.programme.stages.indexOf(stage);
  const earlier = new Set(facts.programme.stages.slice(0, position).map(({ id }) => id));
  const named = stage.gate.criteria.flatMap(({ id, tasks }) =>
    criterionOf(facts.programme, id).by === 'all-required' ? (tasks ?? []) : [],
  );
  return facts.case.tasks.filter(
    (task) =>
      taskOf(facts.programme, task.taskId).required &&
      applies(facts, task) &&
      (task.stageId === stage.id ||
        named.includes(task.taskId) ||
        (earlier.has(task.stageId) && task.state === 'OPEN')),
  );
}

/** Tasks that this gate has to do with and that are still open: they carry over when it passes. */
export function openTasksAt(facts: StudyFacts, stageId: string): StudyTask[] {
  const position = facts.programme.stages.findIndex(({ id }) => id === stageId);
  const until = new Set(facts.programme.stages.slice(0, position + 1).map(({ id }) => id));
  return facts.case.tasks.filter(
    (task) => until.has(task.stageId) && task.state === 'OPEN' && applies(facts, task),
  );
}

/** The open tasks because of which this criterion is not met; none for one that tasks do not settle. */
export function openTasksFor(facts: StudyFacts, stageId: string, criterionId: string): StudyTask[] {
  const stage = stageOf(facts.programme, stageId);
  const named = stage.gate.criteria.find(({ id }) => id === criterionId)?.tasks ?? [];
  switch (criterionOf(facts.programme, criterionId).by) {
    case 'all-required':
      return requiredTasks(facts, stage).filter(({ state }) => state === 'OPEN');
    case 'tasks':
      return tasksThatApply(facts, named).filter(({ state }) => state !== 'DONE');
    case 'second-reader':
      return secondReadings(facts, stage).filter(({ state }) => state !== 'DONE');
    default:
      return [];
  }
}

/** Not one that its condition rules out, or may still rule out. */
function applies(facts: StudyFacts, task: StudyTask): boolean {
  const { when } = taskOf(facts.programme, task.taskId);
  return (when === undefined || facts.case.study.conditions[when] !== false) && !awaitsAnswer(facts, task);
}

function tasksThatApply(facts: StudyFacts, taskIds: readonly string[]): StudyTask[] {
  return facts.case.tasks.filter((task) => taskIds.includes(task.taskId) && applies(facts, task));
}

function secondReadings(facts: StudyFacts, stage: StageDefinition): StudyTask[] {
  return facts.case.tasks.filter(
    (task) => task.stageId === stage.id && taskOf(facts.programme, task.taskId).owner === 'SECOND_READER',
  );
}

function isRecorded(
  { event, atLeastWorkingDaysAgo }: Extract<CriterionDefinition, { by: 'event' }>,
  { case: { study }, court, today }: StudyFacts,
): boolean {
  const on = study.events[event];
  if (on === undefined) return false;
  if (atLeastWorkingDaysAgo === undefined) return true;
  return on <= today && workingDaysBetween(courtCalendar(court.settings), on, today) >= atLeastWorkingDaysAgo;
}

const REGISTER_RULES: Record<RegisterRule, (facts: StudyFacts) => Judged> = {
  DOCUMENT_REQUESTS_80_PERCENT: (facts) => {
    const requests = entriesOf(facts, 'DOCUMENT_REQUEST');
    const enough = Math.ceil((requests.length * ENOUGH_DOCUMENTS_PERCENT) / 100);
    return atLeastOne(requests, counted(requests, isAccountedFor, enough));
  },
  DOCUMENT_REQUESTS_NONE_OPEN: (facts) => counted(entriesOf(facts, 'DOCUMENT_REQUEST'), isAccountedFor),
  MANDATORY_ROLES_INTERVIEWED: (facts) => {
    const held = entriesOf(facts, 'INTERVIEW').filter((entry) => entry.heldOn !== null);
    const heard = new Set(held.flatMap((entry) => entry.counterpartRoles));
    return counted(mandatoryGroups(facts), (group) => group.some((role) => heard.has(role)));
  },
  MINUTES_SETTLED: (facts) => {
    const held = entriesOf(facts, 'INTERVIEW').filter((entry) => entry.heldOn !== null);
    return atLeastOne(
      held,
      counted(held, ({ outcome }) => outcome === 'MINUTES_APPROVED' || outcome === 'MINUTES_TACIT'),
    );
  },
  TECHNICAL_RESPONSE_SETTLED: (facts) => settledHearings(facts, 'TECHNICAL_HEARING'),
  EXECUTIVE_RESPONSE_SETTLED: (facts) => settledHearings(facts, 'EXECUTIVE_HEARING'),
  PUBLICATION_OUTSIDE_BLACKOUT: ({ case: { study }, court }) => {
    const on = study.events[PUBLICATION_PLANNED];
    return { met: on !== undefined && !inBlackout(court.settings, on), detail: null };
  },
  NEXT_WAVE_ANCHOR: ({ case: { study } }) => ({ met: study.publishedOn !== null, detail: null }),
  QUESTIONS_IN_SCOPE: ({ case: { questions }, programme }) =>
    ifKept(
      questions,
      counted(programme.questions, ({ n }) => {
        const recorded = questions.find(({ questionNumber }) => questionNumber === n);
        return recorded === undefined || recorded.inScope || recorded.reasonRef !== null;
      }),
    ),
  QUESTIONS_ANSWERED: ({ case: { questions }, programme }) => {
    const leftOut = questions.filter(({ inScope }) => !inScope).map(({ questionNumber }) => questionNumber);
    const answered = questions.filter(({ verdict, summary }) => verdict !== null || summary !== null);
    return ifKept(
      answered,
      counted(
        programme.questions.filter(({ n }) => !leftOut.includes(n)),
        ({ n }) => answered.some((one) => one.questionNumber === n && isAnswered(one, programme)),
      ),
    );
  },
  RECOMMENDATIONS_ADDRESSED: ({ case: { recommendations } }) =>
    ifKept(
      recommendations,
      counted(recommendations, ({ addressee }) => addressee !== ''),
    ),
  RECOMMENDATIONS_FOLLOWED_UP: ({ case: { recommendations } }) =>
    ifKept(
      recommendations,
      counted(
        recommendations,
        ({ statuses, councilDecision }) =>
          councilDecision === 'NOT_ADOPTED' || Object.keys(statuses).length > 0,
      ),
    ),
};

/**
 * Where nothing of the kind was recorded the register cannot tell "all is well" from "nobody keeps it here": a court may
 * have its findings elsewhere. Then the requester answers by name, as for an attested criterion.
 */
function ifKept(kept: readonly unknown[], judged: Judged): Judged {
  return kept.length === 0 ? { met: null, detail: null } : judged;
}

function entriesOf(facts: StudyFacts, kind: RegisterKind): RegisterEntry[] {
  return facts.case.entries.filter((entry) => entry.kind === kind);
}

/** An empty register proves nothing. */
function atLeastOne(entries: readonly RegisterEntry[], judged: Judged): Judged {
  return entries.length === 0 ? { ...judged, met: false } : judged;
}

function isAccountedFor({ outcome, reasonRef }: RegisterEntry): boolean {
  return (
    outcome === 'RECEIVED' || outcome === 'NOT_EXISTING' || (outcome === 'REFUSED' && reasonRef !== null)
  );
}

function settledHearings(facts: StudyFacts, kind: RegisterKind): Judged {
  const hearings = entriesOf(facts, kind);
  return atLeastOne(
    hearings,
    counted(hearings, ({ outcome }) => outcome === 'RESPONSE_RECEIVED' || outcome === 'NO_RESPONSE'),
  );
}

/** The respondents who must be interviewed; of a group one is enough. */
function mandatoryGroups({ programme }: StudyFacts): string[][] {
  const groups = new Map<string, string[]>();
  for (const { id, mandatory } of programme.respondents) {
    if (mandatory === false) continue;
    const group = mandatory === true ? id : mandatory.oneOf;
    groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  return [...groups.values()];
}
