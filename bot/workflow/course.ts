/** What people hear when a study moves on: a stage that began, a plan that moved, a milestone for the linked channel. Pure. */
import type { CardRef } from '../../cards/ref';
import type { Court } from '../../entities/court';
import type { Study } from '../../entities/study';
import type { Notice } from './decision';
import type { Actor, CourtPeople, Moment, StudyCase, StudyFacts } from './facts';
import { assignee } from './people';
import { forecastShift } from './planning';
import type { Deciding } from './study-case';
import type { PlanningContext } from './task-dates';
import { readersOf } from './told';

/** What planning needs to know of the facts. */
export function planningOf(facts: StudyFacts): PlanningContext {
  const { programme, court, today, newId, case: studyCase } = facts;
  return {
    programme,
    settings: court.settings,
    today,
    newId,
    assign: (_owner, task) =>
      assignee(task, programme, facts, court.id, studyCase.study.id, today, studyCase.tasks),
  };
}

/** On its way to publication. A court has one such study at a time; one in aftercare goes on beside it. */
export function isUnpublished({ state, publishedOn }: Pick<Study, 'state' | 'publishedOn'>): boolean {
  return state !== 'CLOSED' && publishedOn === null;
}

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

/** The event that says that the report went out, by its id in the definition. */
export const PUBLISHED = 'PUBLISHED';

/** The report is out: told once, by whichever says so first. Never before, for until then there is an embargo. */
export function publicationMilestone(facts: StudyFacts, on: string): Notice[] {
  const aftercare = facts.programme.stages.at(-1);
  return aftercare === undefined || on > facts.today ? [] : milestone(facts, 'PUBLISHED', aftercare.id, on);
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

/** By how many working days a plan moved (negative is earlier), and of which stages. */
export interface Shift {
  workingDays: number;
  stageIds: string[];
}

/** How far the forecasts of later stages moved. */
export function shiftBetween(before: StudyCase, after: StudyCase, facts: StudyFacts): Shift {
  return forecastShift(before, after, facts.court.settings);
}

/** Stands where the id of a stage stands, when it was the court's settings that moved a plan. */
export const BECAUSE_SETTINGS = 'SETTINGS';

/** In the morning to everybody with tasks in a stage whose dates moved, or who stands in, except whoever moved them. */
export function planMoved(
  after: StudyCase,
  { workingDays, stageIds }: Shift,
  becauseStageId: string,
  { facts, actor }: { facts: Moment & CourtPeople & { court: Court }; actor: Actor },
): Notice[] {
  if (workingDays === 0) return [];
  const { id } = after.study;
  return readersOf(assigneesIn(after, stageIds), facts, actor.person.id).map((reading) => ({
    ...reading,
    card: { card: 'PLAN_MOVED', studyId: id, workingDays, becauseStageId },
    when: 'MORNING',
    onceKey: `moved:${id}:${facts.now}:${reading.to.personId}`,
  }));
}

/** In the morning to everybody with open work in a stage that has begun, or who stands in, except whoever paused it. */
export function studyPaused(studyCase: StudyCase, { facts, actor }: Deciding): Notice[] {
  const { id } = studyCase.study;
  const begun = studyCase.stages.filter(({ state }) => state !== 'NOT_STARTED').map(({ stageId }) => stageId);
  return readersOf(assigneesIn(studyCase, begun), facts, actor.person.id).map((reading) => ({
    ...reading,
    card: { card: 'MORNING', on: facts.today, lines: [{ line: 'PAUSED', studyId: id }] },
    when: 'MORNING',
    onceKey: `paused:${id}:${facts.now}:${reading.to.personId}`,
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
