/** The phases and stages of a study with their dates, what is next, and who is waited for. */
import type { CardButton } from '../../../cards/actions';
import type { DialogRef } from '../../../cards/ref';
import { studyCard, type StudyInput } from '../../../cards/study';
import { Study, type StageState, type StudyStage } from '../../../entities/study';
import { isAftercare, phaseOf, stageOf } from '../../programme/lookups';
import { deciders, inStudy, may } from '../../workflow/access';
import { nextDay } from '../../workflow/calendar';
import type { StudyFacts } from '../../workflow/facts';
import { localDate } from '../../workflow/local-time';
import { awaitsReply } from '../../workflow/response-terms';
import { canBegin } from '../../workflow/start-study';
import { statusOf, type StudyStatus } from '../../workflow/status';
import { awaitsAnswer, stageIn } from '../../workflow/study-case';
import { rows } from '../rows';
import { studyInput } from '../views/study-views';
import {
  accepts,
  courtFor,
  daysOver,
  daysSince,
  doer,
  nameOf,
  studyFor,
  type ViewContext,
} from '../views/view';
import { briefWaves } from '../views/wave-views';
import type { PageAnswer } from './page';
import { deedsOf, headOf, type StudyHead } from './study-head';

export interface StudyPhasesPage {
  head: StudyHead;
  today: string;
  /** Of the five phases with their dates: all that leaves a court. */
  status: StudyStatus;
  /** For those who may read more than that. */
  content: StudyContent | null;
}

interface StudyContent extends Pick<
  StudyInput,
  'phases' | 'stage' | 'tasks' | 'gate' | 'unanswered' | 'carried'
> {
  stages: StageRow[];
  waits: WaitsFor;
  /** Documents, minutes and responses that the other side owes, and how many of these are over their term. */
  replies: { open: number; over: number };
  /** What can be done with the study as a whole. */
  buttons: CardButton[];
  /** Where the next study is started, once this one is public. */
  startNext: DialogRef | null;
}

export interface StageRow {
  id: string;
  label: string;
  phase: string;
  state: StageState;
  startOn: string;
  endOn: string;
  completedOn: string | null;
  firstPlan: string | null;
  beforeKamerbode: boolean;
  aftercare: boolean;
  gate: {
    label: string;
    board: boolean;
    /** The last request for it. */
    request: { id: string; state: string; on: string; reopened: boolean } | null;
  };
  extend: DialogRef | null;
}

/** Whose turn it is. */
export type WaitsFor =
  | {
      for: 'DECISION';
      requestId: string;
      gate: string;
      days: number;
      people: string[];
      missing: ReturnType<typeof deciders>['missing'];
      until: string | null;
    }
  /** People with open tasks in a stage that has begun; without a name nobody holds the role. */
  | { for: 'TASKS'; people: { name: string | null; open: number; over: number; firstDue: string | null }[] }
  | { for: 'NOBODY' };

/** Where the study stands; the work in it, `content`, for its own people only. */
export async function studyPhases(
  context: ViewContext,
  studyId: string | null,
): Promise<PageAnswer<StudyPhasesPage>> {
  const found = await studyFor(context, studyId, 'READ_STATUS');
  // An external researcher reads the content of the study, though not what the coordinator sees.
  const readable = found.ok ? found : await studyFor(context, studyId);
  if (!readable.ok) return readable;
  const { facts } = readable;
  const head = await headOf(context, facts);
  return {
    ok: true,
    data: {
      head,
      today: context.today,
      status: statusOf(facts),
      content: head.own ? await contentOf(context, facts) : null,
    },
  };
}

async function contentOf(context: ViewContext, facts: StudyFacts): Promise<StudyContent> {
  const input = await studyInput(context, facts);
  const { phases, stage, tasks, gate, unanswered, carried } = input;
  const replies = facts.case.entries.filter(awaitsReply);
  return {
    phases,
    stage,
    tasks,
    gate,
    unanswered,
    carried,
    stages: facts.case.stages
      .toSorted((a, b) => a.position - b.position)
      .map((one) => stageRow(context, facts, one)),
    waits: waitsFor(facts),
    replies: {
      open: replies.length,
      over: replies.filter(({ dueOn }) => dueOn !== null && daysOver(facts, dueOn) > 0).length,
    },
    buttons: deedsOf(studyCard(input, context.texts), ['HISTORY', 'WHY_THIS_STAGE_DATE']),
    startNext: await startNext(context, facts, input.other !== null),
  };
}

function stageRow(context: ViewContext, facts: StudyFacts, stage: StudyStage): StageRow {
  const { study } = facts.case;
  const { id, nl, phase, gate } = stageOf(facts.programme, stage.stageId);
  const request = facts.case.requests
    .filter(({ stageId, state }) => stageId === id && state !== 'WITHDRAWN')
    .toSorted((a, b) => a.requestedAt.localeCompare(b.requestedAt))
    .at(-1);
  const until = nextDay(stage.endOn > facts.today ? stage.endOn : facts.today);
  const extend = { name: 'EXTEND_STAGE', studyId: study.id, stageId: id, until, reason: '-' } as const;
  const extendable =
    stage.state !== 'COMPLETED' &&
    may(context.viewer, 'EXTEND_STAGE', inStudy(facts)).ok &&
    accepts(facts, context.viewer, extend);
  return {
    id,
    label: nl,
    phase: phaseOf(facts.programme, phase).nl,
    state: stage.state,
    startOn: stage.startOn,
    endOn: stage.endOn,
    completedOn: stage.completedOn,
    firstPlan: study.firstPlan[id] ?? null,
    beforeKamerbode: stage.beforeKamerbode,
    aftercare: isAftercare(facts.programme, id),
    gate: {
      label: gate.nl,
      board: gate.boardDecision,
      request:
        request === undefined
          ? null
          : {
              id: request.id,
              state: request.state,
              on: request.boardDecisionOn ?? localDate(request.decidedAt ?? request.requestedAt),
              reopened: request.reopenedAt !== null,
            },
    },
    extend: extendable ? { dialog: 'EXTEND_STAGE', studyId: study.id, stageId: id } : null,
  };
}

function waitsFor(facts: StudyFacts): WaitsFor {
  const request = facts.case.requests.find(({ state }) => state === 'REQUESTED');
  if (request !== undefined) {
    const { people, missing, waitsUntil } = deciders(inStudy(facts, { request }), request);
    return {
      for: 'DECISION',
      requestId: request.id,
      gate: stageOf(facts.programme, request.stageId).gate.nl,
      days: daysSince(facts, localDate(request.requestedAt)),
      people: people.map(({ name }) => name),
      missing,
      until: waitsUntil,
    };
  }
  const byPerson = new Map<string | null, { open: number; over: number; dates: string[] }>();
  for (const task of facts.case.tasks) {
    // What follows something that has not happened yet cannot be done.
    if (task.state !== 'OPEN' || task.dueOn === null || awaitsAnswer(facts, task)) continue;
    if (stageIn(facts.case, task.stageId).state === 'NOT_STARTED') continue;
    const who = doer(facts, task);
    const counts = byPerson.get(who) ?? { open: 0, over: 0, dates: [] };
    counts.open += 1;
    if (task.firm) {
      counts.dates.push(task.dueOn);
      if (daysOver(facts, task.dueOn) > 0) counts.over += 1;
    }
    byPerson.set(who, counts);
  }
  if (byPerson.size === 0) return { for: 'NOBODY' };
  return {
    for: 'TASKS',
    people: [...byPerson]
      .map(([id, { open, over, dates }]) => ({
        name: id === null ? null : nameOf(facts, id),
        open,
        over,
        firstDue: dates.toSorted()[0] ?? null,
      }))
      .toSorted((a, b) => (a.firstDue ?? '9').localeCompare(b.firstDue ?? '9')),
  };
}

async function startNext(
  context: ViewContext,
  { case: { study }, court }: StudyFacts,
  hasOther: boolean,
): Promise<DialogRef | null> {
  if (hasOther || (study.state !== 'CLOSED' && study.state !== 'AFTERCARE')) return null;
  const found = await courtFor(context, court.id, 'START_STUDY');
  if (!found.ok) return null;
  const waves = await briefWaves(context);
  const studies = await rows(
    context.manager,
    Study,
    { courtId: court.id },
    { only: ['waveId', 'state', 'publishedOn'] },
  );
  return canBegin(court, waves, studies) ? { dialog: 'START_STUDY', courtId: court.id } : null;
}
