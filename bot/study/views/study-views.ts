/** The views of a whole study: how it stands, how its planning moved, three lines a week, a milestone for the channel. */
import { milestoneCard } from '../../../cards/milestone';
import { planMovedCard } from '../../../cards/plan-moved';
import type { CardParts } from '../../../cards/finish';
import type { CardRef } from '../../../cards/ref';
import { studyCard, type StudyInput, type StudyRight } from '../../../cards/study';
import type { Texts } from '../../../cards/texts/nl';
import { weeklyLinesCard } from '../../../cards/weekly-lines';
import { Study, type StudyStage } from '../../../entities/study';
import { conditionLabel, hasStage, isAftercare, phaseOf, stageOf, taskOf } from '../../programme/lookups';
import { inStudy, may } from '../../workflow/access';
import { judgeCriteria } from '../../workflow/criteria';
import { refuse } from '../../workflow/decision';
import type { Actor, StudyFacts } from '../../workflow/facts';
import { statusOf } from '../../workflow/status';
import { activeStage, awaitsAnswer, stageIn } from '../../workflow/study-case';
import { rows } from '../rows';
import { carriedOver } from './carried-over';
import { viewCoordinatorView } from './status-views';
import { ownOpenTasks } from './task-views';
import { accepts, causeOf, daysOver, SETTLED, studyFor, type View, type ViewContext } from './view';
import { waveTitle } from './wave-views';

export async function viewStudy(
  context: ViewContext,
  { studyId }: Extract<CardRef, { card: 'STUDY' }>,
): Promise<View> {
  const found = await studyFor(context, studyId, 'READ_STATUS');
  const content = await studyFor(context, studyId);
  if (!content.ok) {
    // A coordinator sees what leaves the court, and nothing else.
    if (!found.ok) return content;
    return viewCoordinatorView(context, { card: 'COORDINATOR_VIEW', courtId: found.facts.court.id });
  }
  return { parts: studyCard(await studyInput(context, content.facts), context.texts) };
}

/** How a study stands, for somebody who may read its content. */
export async function studyInput(context: ViewContext, facts: StudyFacts): Promise<StudyInput> {
  const { study } = facts.case;
  const { viewer } = context;
  const active = activeStage(facts);
  const status = statusOf(facts);
  return {
    studyId: study.id,
    courtId: facts.court.id,
    court: facts.court.municipality,
    wave: await waveTitle(context, study, facts.programme),
    state: study.state,
    pausedOn: study.pausedOn,
    phases: phasesOf(facts),
    stage:
      active === null
        ? null
        : {
            id: active.definition.id,
            label: active.definition.nl,
            until: active.stage.endOn,
            over: daysOver(facts, active.stage.endOn),
          },
    tasks: taskCounts(facts),
    gate: gateOf(facts),
    publication: status.publicationOn === null ? null : { on: status.publicationOn, firm: status.published },
    moved: status.deviation,
    unanswered: unanswered(facts),
    other: await otherStudy(context, facts),
    carried: await carriedOver(context, { waveId: study.waveId, where: inStudy(facts) }),
    hasTasks: ownOpenTasks(facts, viewer.person.id).length > 0,
    may: studyRights(facts, viewer),
  };
}

/** Another study of this court that is not closed, where the viewer may read that one too. */
async function otherStudy(context: ViewContext, facts: StudyFacts): Promise<StudyInput['other']> {
  const { id, courtId } = facts.case.study;
  for (const other of await rows(context.manager, Study, { courtId })) {
    if (other.id === id || other.state === 'CLOSED') continue;
    if (!may(context.viewer, 'READ_CONTENT', { ...inStudy(facts), study: other }).ok) continue;
    return { studyId: other.id, wave: await waveTitle(context, other, facts.programme) };
  }
  return null;
}

/** The five phases. Aftercare follows the last and is not part of it: after publication all five read complete. */
function phasesOf(facts: StudyFacts): StudyInput['phases'] {
  return facts.programme.phases.map(({ id, nl }) => {
    const stages = facts.case.stages.filter(
      ({ stageId }) =>
        stageOf(facts.programme, stageId).phase === id && !isAftercare(facts.programme, stageId),
    );
    const from = stages.map(({ startOn }) => startOn).toSorted()[0] ?? null;
    const done = stages.every(({ state }) => state === 'COMPLETED');
    const begun = stages.some(({ state }) => state !== 'NOT_STARTED');
    const ends = stages.map((stage) => (done ? (stage.completedOn ?? stage.endOn) : stage.endOn)).toSorted();
    return { label: nl, state: done ? 'DONE' : begun ? 'ACTIVE' : 'TODO', from, until: ends.at(-1) ?? null };
  });
}

/** Of the stage that runs, with what earlier stages left open. */
function taskCounts(facts: StudyFacts): StudyInput['tasks'] {
  const { tasks, study } = facts.case;
  const open = tasks.filter(
    (task) =>
      task.state === 'OPEN' &&
      stageIn(facts.case, task.stageId).state !== 'NOT_STARTED' &&
      !awaitsAnswer(facts, task),
  );
  return {
    done: tasks.filter(({ state, stageId }) => state === 'DONE' && stageId === study.stageId).length,
    open: open.length,
    over: open.filter(({ firm, dueOn }) => firm && dueOn !== null && daysOver(facts, dueOn) > 0).length,
  };
}

/** What the requester answers is not counted: it is answered when asking. */
function gateOf(facts: StudyFacts): NonNullable<StudyInput['gate']> | null {
  const active = activeStage(facts);
  if (active === null) return null;
  const { gate, id } = active.definition;
  const judged = judgeCriteria(facts, id).filter(({ met }) => met !== null);
  const request = facts.case.requests.find(({ state }) => state === 'REQUESTED');
  return {
    label: gate.nl,
    met: judged.filter(({ met }) => met === true).length,
    of: judged.length,
    requestId: request?.id ?? null,
  };
}

/** Questions on which an open task of a stage that has begun hangs. */
function unanswered(facts: StudyFacts): StudyInput['unanswered'] {
  const asked = facts.case.tasks
    // Of a stage that is over nothing hangs on the answer any more.
    .filter((task) => awaitsAnswer(facts, task) && stageIn(facts.case, task.stageId).state === 'ACTIVE')
    .flatMap((task) => taskOf(facts.programme, task.taskId).when ?? []);
  return [...new Set(asked)].map((conditionId) => ({
    conditionId,
    label: conditionLabel(facts.programme, conditionId),
  }));
}

function studyRights(facts: StudyFacts, viewer: Actor): StudyRight[] {
  const { id: studyId, state, stageId } = facts.case.study;
  const where = inStudy(facts);
  const running = state === 'RUNNING' || state === 'AFTERCARE';
  const rights: StudyRight[] = ['READ_CONTENT'];
  if (may(viewer, 'READ_STATUS', where).ok) rights.push('READ_STATUS');
  const reason = '-';
  if (accepts(facts, viewer, { name: 'RESUME_STUDY', studyId, reason })) rights.push('RESUME_STUDY');
  if (!running || stageId === null) return rights;
  const reasons = Object.fromEntries(judgeCriteria(facts, stageId).map(({ id }) => [id, reason]));
  const attested = Object.fromEntries(judgeCriteria(facts, stageId).map(({ id }) => [id, true]));
  if (accepts(facts, viewer, { name: 'REQUEST_GATE', studyId, stageId, attested, reasons }))
    rights.push('REQUEST_GATE');
  if (accepts(facts, viewer, { name: 'PAUSE_STUDY', studyId, reason })) rights.push('PAUSE_STUDY');
  for (const action of ['RECORD_EVENT', 'ANSWER_CONDITION'] as const) {
    if (may(viewer, action, where).ok) rights.push(action);
  }
  return rights;
}

export async function viewPlanMoved(
  context: ViewContext,
  { studyId, workingDays, becauseStageId }: Extract<CardRef, { card: 'PLAN_MOVED' }>,
): Promise<View> {
  const found = await studyFor(context, studyId);
  if (!found.ok) return found;
  const { facts } = found;
  const because = causeOf(facts, becauseStageId, context.texts);
  if (because === null) return refuse('NOT_FOUND');
  const coming = facts.case.stages.filter(
    ({ state, stageId }) => state !== 'COMPLETED' && !isAftercare(facts.programme, stageId),
  );
  const parts = planMovedCard(
    {
      studyId,
      court: facts.court.municipality,
      workingDays,
      because,
      stages: coming.map(({ stageId, endOn }: StudyStage) => ({
        stage: stageOf(facts.programme, stageId).nl,
        until: endOn,
      })),
    },
    context.texts,
  );
  return { parts };
}

export async function viewWeeklyLines(
  context: ViewContext,
  { studyId }: Extract<CardRef, { card: 'WEEKLY_LINES' }>,
): Promise<View> {
  const found = await studyFor(context, studyId);
  if (!found.ok) return found;
  const { facts } = found;
  if (context.sending && facts.case.study.state === 'CLOSED') return SETTLED;
  const active = activeStage(facts);
  const gate = gateOf(facts);
  const { open, over } = taskCounts(facts);
  const parts = weeklyLinesCard(
    {
      studyId,
      court: facts.court.municipality,
      on: facts.today,
      stage:
        active === null
          ? null
          : {
              label: active.definition.nl,
              until: active.stage.endOn,
              over: daysOver(facts, active.stage.endOn),
            },
      tasks: { open, over },
      gate:
        gate === null
          ? null
          : { label: gate.label, met: gate.met, of: gate.of, waiting: gate.requestId !== null },
    },
    context.texts,
  );
  return { parts };
}

/** A milestone that somebody asks for: what stands in a button is made up easily. */
export async function viewMilestone(
  context: ViewContext,
  ref: Extract<CardRef, { card: 'MILESTONE' }>,
): Promise<View> {
  const found = await studyFor(context, ref.studyId, 'READ_STATUS');
  if (!found.ok) return found;
  const known = ref.stageId === null || hasStage(found.facts.programme, ref.stageId);
  return known ? { parts: milestoneParts(found.facts, ref, context.texts) } : refuse('NOT_FOUND');
}

/** For a linked channel: a phase and a date, which are no secret by then. */
export function milestoneParts(
  facts: StudyFacts,
  { milestone, stageId, on }: Extract<CardRef, { card: 'MILESTONE' }>,
  texts: Texts,
): CardParts {
  const phase = stageId === null ? '' : phaseOf(facts.programme, stageOf(facts.programme, stageId).phase).nl;
  return milestoneCard({ court: facts.court.municipality, milestone, phase, on }, texts);
}
