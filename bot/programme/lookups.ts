/**
 * Finding things in a programme definition by id. What a stored record names must exist in the definition that its wave
 * keeps, so an unknown id is a fault, not an answer.
 */
import type {
  CriterionDefinition,
  EventDefinition,
  GateDefinition,
  Programme,
  ReminderProfile,
  StageDefinition,
  TaskDefinition,
} from './definition';

interface Index {
  stages: Map<string, StageDefinition>;
  gates: Map<string, StageDefinition>;
  tasks: Map<string, { task: TaskDefinition; stage: StageDefinition; position: number }>;
  events: Map<string, EventDefinition>;
  criteria: Map<string, CriterionDefinition>;
  profiles: Map<string, ReminderProfile>;
}

const indexes = new WeakMap<Programme, Index>();

function indexOf(programme: Programme): Index {
  let index = indexes.get(programme);
  if (index === undefined) {
    const tasks = programme.stages.flatMap((stage) => stage.tasks.map((task) => ({ task, stage })));
    index = {
      stages: new Map(programme.stages.map((stage) => [stage.id, stage])),
      gates: new Map(programme.stages.map((stage) => [stage.gate.id, stage])),
      tasks: new Map(tasks.map((entry, position) => [entry.task.id, { ...entry, position }])),
      events: new Map(programme.events.map((event) => [event.id, event])),
      criteria: new Map(programme.criteria.map((criterion) => [criterion.id, criterion])),
      profiles: new Map(programme.reminderProfiles.map((profile) => [profile.id, profile])),
    };
    indexes.set(programme, index);
  }
  return index;
}

function found<T>(value: T | undefined, what: string, id: string): T {
  if (value === undefined) throw new Error(`The programme definition has no ${what} ${id}`);
  return value;
}

export function hasStage(programme: Programme, stageId: string): boolean {
  return indexOf(programme).stages.has(stageId);
}

export function hasEvent(programme: Programme, eventId: string): boolean {
  return indexOf(programme).events.has(eventId);
}

export function hasCondition(programme: Programme, conditionId: string): boolean {
  return programme.conditions.some((condition) => condition.id === conditionId);
}

export function stageOf(programme: Programme, stageId: string): StageDefinition {
  return found(indexOf(programme).stages.get(stageId), 'stage', stageId);
}

export function taskOf(programme: Programme, taskId: string): TaskDefinition {
  return found(indexOf(programme).tasks.get(taskId), 'task', taskId).task;
}

/** The stage that a task belongs to. */
export function stageOfTask(programme: Programme, taskId: string): StageDefinition {
  return found(indexOf(programme).tasks.get(taskId), 'task', taskId).stage;
}

/** The place of a task in the whole definition, from 0: the order in which people see tasks. */
export function taskPosition(programme: Programme, taskId: string): number {
  return found(indexOf(programme).tasks.get(taskId), 'task', taskId).position;
}

/** The task that opens the response term which the entries of this register carry, or null. */
export function responseTaskOf(
  programme: Programme,
  register: NonNullable<TaskDefinition['register']>,
): TaskDefinition | null {
  return programme.stages.flatMap((stage) => stage.tasks).find((task) => task.register === register) ?? null;
}

export function gateOf(programme: Programme, gateId: string): GateDefinition {
  return stageOfGate(programme, gateId).gate;
}

/** The stage that a gate closes. */
function stageOfGate(programme: Programme, gateId: string): StageDefinition {
  return found(indexOf(programme).gates.get(gateId), 'gate', gateId);
}

/** The phase, one of those that people see, by its own id. */
export function phaseOf(programme: Programme, phaseId: string): Programme['phases'][number] {
  return found(
    programme.phases.find((phase) => phase.id === phaseId),
    'phase',
    phaseId,
  );
}

/** 1 for the first phase, 2 for the second, … */
export function phaseNumber(programme: Programme, phaseId: string): number {
  return programme.phases.indexOf(phaseOf(programme, phaseId)) + 1;
}

export function eventOf(programme: Programme, eventId: string): EventDefinition {
  return found(indexOf(programme).events.get(eventId), 'event', eventId);
}

export function criterionOf(programme: Programme, criterionId: string): CriterionDefinition {
  return found(indexOf(programme).criteria.get(criterionId), 'criterion', criterionId);
}

export function profileOf(programme: Programme, profileId: string): ReminderProfile {
  return found(indexOf(programme).profiles.get(profileId), 'reminder profile', profileId);
}

export function conditionLabel(programme: Programme, conditionId: string): string {
  return labelOf(programme.conditions, 'condition', conditionId);
}

/** The Dutch label of a role that a person holds. */
export function roleLabel(programme: Programme, roleId: string): string {
  return labelOf(programme.roles, 'role', roleId);
}

/** The Dutch label of a respondent role. */
export function respondentLabel(programme: Programme, respondentId: string): string {
  return labelOf(programme.respondents, 'respondent role', respondentId);
}

function labelOf(list: readonly { id: string; nl: string }[], what: string, id: string): string {
  return found(
    list.find((entry) => entry.id === id),
    what,
    id,
  ).nl;
}

/** The stage after this one, or null for the last: aftercare. */
export function nextStage(programme: Programme, stageId: string): StageDefinition | null {
  return programme.stages[programme.stages.indexOf(stageOf(programme, stageId)) + 1] ?? null;
}

/** The last stage is aftercare: when it begins the report is public, when its gate opens the study is closed. */
export function isAftercare(programme: Programme, stageId: string): boolean {
  return nextStage(programme, stageId) === null;
}
