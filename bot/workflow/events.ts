/** Named facts of a study: what happened on which day, and conditions that somebody answers once. Pure. */
import type { Study, StudyTask } from '../../entities/study';
import { conditionLabel, eventOf, hasCondition, hasEvent, stageOfTask, taskOf } from '../programme/lookups';
import type { EventDefinition } from '../programme/definition';
import { courtCalendar, workingDaysBetween } from './calendar';
import { dateFault, pastFault, type Refused } from './checks';
import type { CommandOf } from './commands';
import { planMoved, planningOf, publicationMilestone, PUBLISHED } from './course';
import { PUBLICATION_PLANNED } from './criteria';
import { outcome, refuse, type Decided, type Notice, type StudyDecision } from './decision';
import type { StudyCase } from './facts';
import { datesAfterEvent, startStage } from './planning';
import { completeProven } from './proofs';
import { decided, isPublication, stageIn, taskTitle, type Deciding } from './study-case';
import { toldInTheMorning } from './task-changes';
import { changedTasks } from './tasks';

/** Records what happened and when; once more is a correction. It completes what it proves and dates what follows it. */
export function recordEvent(command: CommandOf<'RECORD_EVENT'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const { eventId, on } = command;
  if (!hasEvent(facts.programme, eventId)) return refuse('NOT_FOUND', undefined, 'eventId');
  const event = eventOf(facts.programme, eventId);
  const { study } = facts.case;
  const fault = eventDateFault(event, on, deciding) ?? tooEarlyFault(event, deciding);
  if (fault !== null) return fault;
  if (study.events[eventId] === on) return refuse('NOTHING_CHANGED');
  const recorded: StudyCase = {
    ...facts.case,
    study: {
      ...study,
      events: { ...study.events, [eventId]: on },
      publishedOn: publishedOn(eventId, on, study),
    },
  };
  const proven = completeProven(recorded, event.proves, '', deciding);
  const dated = fromPublication(datesAfterEvent(proven, eventId, on, planningOf(facts)), deciding);
  return decided(facts, {
    case: dated,
    history: [
      {
        action: command.name,
        role,
        data: {
          event: eventId,
          on,
          previous: study.events[eventId] ?? null,
          tasks: changedTasks(facts.case, dated),
        },
      },
    ],
    notices: [
      ...(eventId === PUBLISHED && study.publishedOn !== null ? publicationMilestone(facts, on) : []),
      ...aftercareMoved(dated, deciding),
      ...followersMoved(eventId, dated, deciding),
    ],
    changedSubjects: changedTasks(facts.case, dated),
    outcome: outcome('EVENT_RECORDED', { event: event.nl, on }),
  });
}

/** Once a gate let the report go out: the day on which it did, until then the day that is planned. */
function publishedOn(eventId: string, on: string, study: Study): string | null {
  if (study.publishedOn === null) return null;
  if (eventId === PUBLISHED) return on;
  return eventId === PUBLICATION_PLANNED && study.events[PUBLISHED] === undefined ? on : study.publishedOn;
}

/** Aftercare counts from the publication: when that turns out to be another day, its dates do too. */
function fromPublication(studyCase: StudyCase, { facts }: Deciding): StudyCase {
  const { stageId, publishedOn: on } = studyCase.study;
  if (stageId === null || on === null || on === facts.case.study.publishedOn) return studyCase;
  return startStage(studyCase, stageId, on, planningOf(facts));
}

/** Those with work in aftercare read that its dates moved along with the publication. */
function aftercareMoved(after: StudyCase, deciding: Deciding): Notice[] {
  const { facts } = deciding;
  const { stageId } = after.study;
  if (stageId === null || after.study.publishedOn === facts.case.study.publishedOn) return [];
  const published = facts.programme.stages.find(({ id }) => isPublication(facts, id));
  const workingDays = workingDaysBetween(
    courtCalendar(facts.court.settings),
    stageIn(facts.case, stageId).endOn,
    stageIn(after, stageId).endOn,
  );
  return planMoved(after, { workingDays, stageIds: [stageId] }, published?.id ?? stageId, deciding);
}

/** Of an event that turned out to be on another day: whose firm date counts from it reads so in the morning. */
function followersMoved(eventId: string, after: StudyCase, deciding: Deciding): Notice[] {
  const { programme, case: before } = deciding.facts;
  const was = new Map(before.tasks.map((task) => [task.id, task]));
  return after.tasks
    .filter(({ taskId, state }) => state === 'OPEN' && taskOf(programme, taskId).after === eventId)
    .filter(({ id, dueOn }) => was.get(id)?.firm === true && was.get(id)?.dueOn !== dueOn)
    .flatMap((task) => toldInTheMorning(task, deciding));
}

/** Only what is planned may lie in the future; nothing happened before the study began. */
function eventDateFault(event: EventDefinition, on: string, { facts }: Deciding): Refused | null {
  const { startedOn } = facts.case.study;
  if (event.planned !== true) return pastFault(on, startedOn, 'on', facts);
  return (
    dateFault(on, 'on', facts) ?? (on < startedOn ? refuse('DATE_BEFORE', { from: startedOn }, 'on') : null)
  );
}

/** An event belongs to the stages of the tasks that it proves: one of them must have begun. */
function tooEarlyFault(event: EventDefinition, { facts }: Deciding): Refused | null {
  const stages = event.proves.map((taskId) => stageOfTask(facts.programme, taskId));
  const [first] = stages;
  return first === undefined || stages.some(({ id }) => stageIn(facts.case, id).state !== 'NOT_STARTED')
    ? null
    : refuse('EVENT_TOO_EARLY', { event: event.nl, stage: first.nl });
}

/**
 * Answers a condition: yes opens the tasks that hang on it, no rules them out. Once answered, only the secretary or the
 * chair changes it, and only while none of those tasks was dealt with.
 */
export function answerCondition(
  command: CommandOf<'ANSWER_CONDITION'>,
  deciding: Deciding,
): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const { conditionId, value } = command;
  if (!hasCondition(facts.programme, conditionId)) return refuse('NOT_FOUND', undefined, 'conditionId');
  const label = conditionLabel(facts.programme, conditionId);
  const earlier = facts.case.study.conditions[conditionId];
  if (earlier === value) return refuse('NOTHING_CHANGED');
  if (earlier !== undefined) {
    if (role !== 'SECRETARY' && role !== 'CHAIR') {
      return refuse('CONDITION_ANSWERED', { condition: label, answer: dutch(earlier) });
    }
    const used = tasksOf(facts.case, conditionId, deciding).find((task) =>
      isDealtWith(task, earlier, deciding),
    );
    if (used !== undefined)
      return refuse('CONDITION_USED', { condition: label, task: taskTitle(facts, used) });
  }
  const answered = withAnswer(facts.case, conditionId, value, deciding);
  return decided(facts, {
    case: answered,
    history: [
      { action: command.name, role, data: { condition: conditionId, value, previous: earlier ?? null } },
    ],
    changedSubjects: changedTasks(facts.case, answered),
    outcome: outcome('CONDITION_ANSWERED', { condition: label, answer: dutch(value) }),
  });
}

function dutch(value: boolean): string {
  return value ? 'ja' : 'nee';
}

/** The case with the condition answered. */
export function withAnswer(
  studyCase: StudyCase,
  conditionId: string,
  value: boolean,
  deciding: Deciding,
): StudyCase {
  const hanging = new Set(tasksOf(studyCase, conditionId, deciding));
  return {
    ...studyCase,
    study: { ...studyCase.study, conditions: { ...studyCase.study.conditions, [conditionId]: value } },
    tasks: studyCase.tasks.map((task) => {
      const state = value ? 'OPEN' : 'NOT_APPLICABLE';
      const other = value ? 'NOT_APPLICABLE' : 'OPEN';
      return hanging.has(task) && task.state === other
        ? { ...task, state, version: task.version + 1, lastAction: null }
        : task;
    }),
  };
}

function tasksOf(studyCase: StudyCase, conditionId: string, { facts }: Deciding): StudyTask[] {
  return studyCase.tasks.filter((task) => taskOf(facts.programme, task.taskId).when === conditionId);
}

/** Done, or dropped by a person, or its stage is over: the answer has had its effect. */
function isDealtWith(task: StudyTask, answer: boolean, { facts }: Deciding): boolean {
  return (
    task.state === 'DONE' ||
    (task.state === 'NOT_APPLICABLE' && answer) ||
    stageIn(facts.case, task.stageId).state === 'COMPLETED'
  );
}
