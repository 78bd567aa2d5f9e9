/** What people hear when a study moves on: a stage that began, a plan that moved, a milestone for the linked channel. Pure. */
import type { CardRef } from '../../cards/ref';
import type { Notice } from './decision';
import type { StudyCase, StudyFacts } from './facts';
import { forecastShift } from './planning';
import type { Deciding } from './study-case';

type Milestone = Extract<CardRef, { card: 'MILESTONE' }>['milestone'];

/** For the linked channel, whose members may be officials of the municipality: a milestone and its date, nothing else. */
export function milestone(facts: StudyFacts, what: Milestone, stageId: string, on: string): Notice[] {
  const { court, case: studyCase } = facts;
  if (court.channel === null) return [];
  const { id } = studyCase.study;
  return [
    {
      to: { channelOfCourtId: court.id },
      card: { card: 'MILESTONE', studyId: id, milestone: what, stageId, on },
      when: 'AT_ONCE',
      onceKey: `milestone:${id}:${what}:${stageId}:${passings(studyCase, stageId)}`,
    },
  ];
}

/** At once to everybody with tasks in a stage that began: "this is yours". */
export function stageStarted(studyCase: StudyCase, stageId: string): Notice[] {
  const { id } = studyCase.study;
  const turn = passings(studyCase, stageId);
  return assigneesIn(studyCase, [stageId]).map((personId) => ({
    to: { personId },
    card: { card: 'STAGE_STARTED', studyId: id, stageId },
    when: 'AT_ONCE',
    onceKey: `stage:${id}:${stageId}:${turn}:${personId}`,
  }));
}

/** In the morning to everybody with tasks in a stage whose forecast moved, except whoever moved it. */
export function planMoved(
  before: StudyCase,
  after: StudyCase,
  becauseStageId: string,
  deciding: Deciding,
): Notice[] {
  const { facts, actor } = deciding;
  const { workingDays, stageIds } = forecastShift(before, after, facts.court.settings);
  if (workingDays === 0) return [];
  const { id } = after.study;
  return assigneesIn(after, stageIds)
    .filter((personId) => personId !== actor.person.id)
    .map((personId) => ({
      to: { personId },
      card: { card: 'PLAN_MOVED', studyId: id, workingDays, becauseStageId },
      when: 'MORNING',
      onceKey: `moved:${id}:${facts.now}:${personId}`,
    }));
}

/** How often the study has come to this stage: a reopened gate brings it there once more. */
function passings(studyCase: StudyCase, stageId: string): number {
  const stages = studyCase.stages.toSorted((a, b) => a.position - b.position);
  const before = stages[stages.findIndex((stage) => stage.stageId === stageId) - 1];
  return studyCase.requests.filter(
    (request) => request.stageId === before?.stageId && request.state === 'APPROVED',
  ).length;
}

function assigneesIn(studyCase: StudyCase, stageIds: readonly string[]): string[] {
  const people = studyCase.tasks
    .filter((task) => task.state === 'OPEN' && stageIds.includes(task.stageId))
    .flatMap((task) => task.assigneeId ?? []);
  return [...new Set(people)];
}
