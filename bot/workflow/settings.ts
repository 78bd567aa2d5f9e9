/**
 * What a court decides for itself: the defaults, the check on what somebody enters, and the terms that follow from
 * programme and court together. Terms are in working days.
 */
import type { CourtSettings } from '../../entities/court';
import type { Programme, StageDefinition, TaskDefinition } from '../programme/definition';
import { hasStage, stageOf, stageOfTask, taskOf } from '../programme/lookups';
import { daysBetween, DECREE_DAYS, isDate } from './calendar';
import type { Refusal } from './decision';

/** Municipal elections: 18 March 2026, and four years later by the Kieswet (the 44th day after the nomination). */
const ELECTIONS = ['2026-03-18', '2030-03-20'];

const MAX_TERM = 1000;
const MAX_BLACKOUT_WEEKS = 26;
const MAX_RECESS_DAYS = 100;
const MAX_DATES = 400;
const MAX_LABEL = 60;

/** A new object for every court. Recess and meetings are the court's own: nobody can guess them. */
export function defaultSettings(): CourtSettings {
  return {
    terms: {},
    freeDays: [...DECREE_DAYS],
    recess: [],
    meetings: [],
    decisionModel: 'BOARD',
    delegatedGates: [],
    chairUsesTeams: true,
    elections: [...ELECTIONS],
    blackoutWeeksBefore: 6,
    blackoutWeeksAfter: 3,
  };
}

/**
 * The settings after a change that `checkSettings` found right: what is absent stays, lists are sorted and hold
 * everything once, and of the terms only those are the court's own that differ from what would hold without.
 */
export function mergeSettings(
  current: CourtSettings,
  changes: Partial<CourtSettings>,
  programme: Programme,
): CourtSettings {
  const merged = { ...current, ...changes, terms: ownTerms(current, changes.terms ?? {}, programme) };
  return {
    ...merged,
    freeDays: sortedOnce(merged.freeDays),
    meetings: sortedOnce(merged.meetings),
    elections: sortedOnce(merged.elections),
    recess: merged.recess.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

/**
 * A form shows every term as it holds now and gives them all back. What was not changed stays as it was, so that a stage
 * keeps moving along with a response term; what equals the figure without an own term is no own term. Stages come last,
 * for theirs follow from the response terms.
 */
function ownTerms(
  current: CourtSettings,
  entered: Record<string, number>,
  programme: Programme,
): Record<string, number> {
  const stagesLast = Object.entries(entered).toSorted(
    ([a], [b]) => Number(hasStage(programme, a)) - Number(hasStage(programme, b)),
  );
  let terms = current.terms;
  for (const [id, days] of stagesLast) {
    if (days === termOf(current, programme, id).days) continue;
    const others = Object.fromEntries(Object.entries(terms).filter(([other]) => other !== id));
    const without = termOf({ ...current, terms: others }, programme, id).days;
    terms = days === without ? others : { ...others, [id]: days };
  }
  return terms;
}

function sortedOnce(dates: readonly string[]): string[] {
  return [...new Set(dates)].toSorted();
}

/** One addend of a term, and whose figure it is. `ref` names the task or stage that the figure belongs to. */
export interface TermPart {
  days: number;
  source: 'PROGRAMME' | 'COURT';
  ref: string;
}

/**
 * The term of a stage. Where the court gives others more or fewer days to respond than the programme does, the stage
 * takes the difference.
 */
export function stageTerm(settings: CourtSettings, stage: StageDefinition): TermPart[] {
  const own = settings.terms[stage.id];
  if (own !== undefined) return [{ days: own, source: 'COURT', ref: stage.id }];
  return [
    { days: stage.termWorkingDays, source: 'PROGRAMME', ref: stage.id },
    ...stage.tasks.flatMap((response) => responseDifference(settings, response)),
  ];
}

/**
 * The term within which a task must be done. A task that comes after a response of others moves with the court's own
 * response term. Empty for a task whose term is in months.
 */
export function taskTerm(settings: CourtSettings, stage: StageDefinition, task: TaskDefinition): TermPart[] {
  if (task.dueWorkingDays === undefined) return [];
  const own = task.responseWorkingDays === undefined ? settings.terms[task.id] : undefined;
  if (own !== undefined) return [{ days: own, source: 'COURT', ref: task.id }];
  const parts: TermPart[] = [{ days: task.dueWorkingDays, source: 'PROGRAMME', ref: task.id }];
  if (task.after !== undefined) return parts;
  for (const response of stage.tasks) {
    if (response.responseWorkingDays === undefined || response === task) continue;
    if (task.dueWorkingDays >= programmeOffset(stage, response) + response.responseWorkingDays) {
      parts.push(...responseDifference(settings, response));
    }
  }
  return parts;
}

function responseDifference(settings: CourtSettings, response: TaskDefinition): TermPart[] {
  const own = settings.terms[response.id];
  const days =
    response.responseWorkingDays === undefined || own === undefined ? 0 : own - response.responseWorkingDays;
  return days === 0 ? [] : [{ days, source: 'COURT', ref: response.id }];
}

/** Working days from the start of the stage to the end of a task, by the figures of the programme alone. */
function programmeOffset(stage: StageDefinition, task: TaskDefinition): number {
  const days = task.dueWorkingDays ?? 0;
  const from = stage.tasks.find((other) => other.id === task.estimateFrom);
  return from === undefined ? days : programmeOffset(stage, from) + (from.responseWorkingDays ?? 0) + days;
}

/** In working days. */
export function totalDays(parts: readonly TermPart[]): number {
  return parts.reduce((sum, part) => sum + part.days, 0);
}

/**
 * The term that goes by an id: of a stage; of a task that opens a response term for others, that response term; of any
 * other task, its own term. In working days, with whose figure it is.
 * @throws for an id without a term in working days.
 */
export function termOf(
  settings: CourtSettings,
  programme: Programme,
  id: string,
): { days: number; source: 'PROGRAMME' | 'COURT' } {
  const parts = termParts(settings, programme, id);
  if (parts.length === 0) throw new Error(`No term in working days belongs to ${id}`);
  return {
    days: totalDays(parts),
    source: parts.some((part) => part.source === 'COURT') ? 'COURT' : 'PROGRAMME',
  };
}

function termParts(settings: CourtSettings, programme: Programme, id: string): TermPart[] {
  if (hasStage(programme, id)) return stageTerm(settings, stageOf(programme, id));
  const task = taskOf(programme, id);
  if (task.responseWorkingDays === undefined) return taskTerm(settings, stageOfTask(programme, id), task);
  const own = settings.terms[id];
  return own === undefined
    ? [{ days: task.responseWorkingDays, source: 'PROGRAMME', ref: id }]
    : [{ days: own, source: 'COURT', ref: id }];
}

/** A term that a court may set for itself. */
interface ConfigurableTerm {
  id: string;
  nl: string;
  kind: 'STAGE' | 'TASK' | 'RESPONSE';
  /** The programme's figure, and the least that a court may set. */
  days: number;
  min: number;
}

/** Every term that a court may set, in the order of the programme. */
export function configurableTerms(programme: Programme): ConfigurableTerm[] {
  return programme.stages.flatMap((stage) => [
    { id: stage.id, nl: stage.nl, kind: 'STAGE' as const, days: stage.termWorkingDays, min: 1 },
    ...stage.tasks.flatMap((task) => configurableTerm(task)),
  ]);
}

function configurableTerm(task: TaskDefinition): ConfigurableTerm[] {
  if (task.responseWorkingDays !== undefined) {
    const min = task.minResponseWorkingDays ?? 1;
    return [{ id: task.id, nl: task.nl, kind: 'RESPONSE', days: task.responseWorkingDays, min }];
  }
  return task.dueWorkingDays === undefined
    ? []
    : [{ id: task.id, nl: task.nl, kind: 'TASK', days: task.dueWorkingDays, min: 0 }];
}

/**
 * The first thing that is wrong with settings that somebody enters in place of the current ones, or null. `field` is the
 * setting at fault; for a term `terms.<id>`.
 */
export function checkSettings(
  changes: Partial<CourtSettings>,
  programme: Programme,
  current: CourtSettings,
): Refusal | null {
  return (
    (changes.terms && checkTerms(changes.terms, programme, current)) ??
    checkDates(changes.freeDays, 'freeDays') ??
    checkDates(changes.meetings, 'meetings') ??
    checkDates(changes.elections, 'elections') ??
    checkRecess(changes.recess ?? []) ??
    checkDelegation(changes.delegatedGates ?? [], programme) ??
    checkWeeks(changes.blackoutWeeksBefore, 'blackoutWeeksBefore') ??
    checkWeeks(changes.blackoutWeeksAfter, 'blackoutWeeksAfter')
  );
}

function checkTerms(
  terms: Record<string, number>,
  programme: Programme,
  current: CourtSettings,
): Refusal | null {
  const known = new Map(configurableTerms(programme).map((term) => [term.id, term]));
  for (const [id, days] of Object.entries(terms)) {
    const term = known.get(id);
    const field = `terms.${id}`;
    if (term === undefined) return { code: 'TERM_UNKNOWN', values: { id: id.slice(0, 40) }, field };
    if (!Number.isInteger(days) || days < term.min || days > MAX_TERM) {
      return { code: 'TERM_OUT_OF_RANGE', values: { term: term.nl, min: term.min, max: MAX_TERM }, field };
    }
  }
  return checkStagesHoldTheirTasks(mergeSettings(current, { terms }, programme), programme);
}

/** A stage that ends before its last task is due would ask for its gate while work is still planned. */
function checkStagesHoldTheirTasks(settings: CourtSettings, programme: Programme): Refusal | null {
  for (const stage of programme.stages) {
    const end = totalDays(stageTerm(settings, stage));
    for (const task of stage.tasks) {
      const due = totalDays(taskTerm(settings, stage, task));
      if (task.after !== undefined || due <= end) continue;
      const field = task.id in settings.terms ? `terms.${task.id}` : `terms.${stage.id}`;
      return {
        code: 'STAGE_TERM_TOO_SHORT',
        values: { stage: stage.nl, task: task.nl, days: due, end },
        field,
      };
    }
  }
  return null;
}

function checkDates(dates: readonly string[] | undefined, field: string): Refusal | null {
  if (dates === undefined) return null;
  if (dates.length > MAX_DATES) return { code: 'TOO_MANY_DATES', values: { max: MAX_DATES }, field };
  return dates.every(isDate) ? null : { code: 'INVALID_DATE', values: {}, field };
}

function checkRecess(recess: CourtSettings['recess']): Refusal | null {
  const field = 'recess';
  if (recess.length > MAX_DATES) return { code: 'TOO_MANY_DATES', values: { max: MAX_DATES }, field };
  for (const { from, until, label } of recess) {
    if (!isDate(from) || !isDate(until)) return { code: 'INVALID_DATE', values: {}, field };
    if (until < from) return { code: 'DATES_REVERSED', values: { from, until }, field };
    if (daysBetween(from, until) >= MAX_RECESS_DAYS) {
      return { code: 'RECESS_TOO_LONG', values: { from, until, max: MAX_RECESS_DAYS }, field };
    }
    if (label.length > MAX_LABEL) return { code: 'TEXT_TOO_LONG', values: { max: MAX_LABEL }, field };
  }
  return null;
}

function checkDelegation(gates: readonly string[], programme: Programme): Refusal | null {
  const delegable = programme.stages
    .filter((stage) => stage.gate.delegable === true)
    .map((stage) => stage.gate.id);
  const gate = gates.find((id) => !delegable.includes(id));
  return gate === undefined
    ? null
    : { code: 'GATE_NOT_DELEGABLE', values: { gate: gate.slice(0, 40) }, field: 'delegatedGates' };
}

function checkWeeks(weeks: number | undefined, field: string): Refusal | null {
  if (weeks === undefined || (Number.isInteger(weeks) && weeks >= 0 && weeks <= MAX_BLACKOUT_WEEKS))
    return null;
  return { code: 'WEEKS_OUT_OF_RANGE', values: { max: MAX_BLACKOUT_WEEKS }, field };
}
