/**
 * The reckoning of dates, each with the steps that were taken: what computes a date also explains it. Knows terms and
 * meetings, not the course of a study. Dates are `yyyy-MM-dd`, terms are in working days.
 */
import type { CourtSettings, Period } from '../../entities/court';
import type { DateStep } from '../../entities/study';
import type { RoleId } from '../../entities/person';
import type { Programme } from '../programme/definition';
import { taskOf } from '../programme/lookups';
import {
  addMonths,
  addWorkingDays,
  countWorkingDays,
  courtCalendar,
  inRecess,
  isProvisional,
  nextDay,
  nextWorkingDay,
  isWorkingDay,
  type Calendar,
} from './calendar';
import { termOf, totalDays, type TermPart } from './settings';

export interface Reckoned {
  on: string;
  steps: DateStep[];
}

/** Where a reckoning begins. */
export type FromStep = Extract<DateStep, { step: 'FROM' }>;

/** So much of a response term in recess is enough to propose an extension. */
const RECESS_DAYS_THAT_MATTER = 5;

/**
 * A term: it starts the day after `start` and ends on its last working day; a term of no days ends on the day itself,
 * or the first working day after it. Days within `recess` do not count: for terms of the council only.
 */
export function term(
  calendar: Calendar,
  start: FromStep,
  parts: readonly TermPart[],
  recess: readonly Period[] = [],
): Reckoned {
  const total = totalDays(parts);
  if (total <= 0) return onWorkingDay(calendar, { on: start.on, steps: [start] });
  const { on, skipped } = countWorkingDays(calendar, start.on, total, recess);
  const steps: DateStep[] = [start];
  let days = 0;
  for (const part of parts) {
    days += part.days;
    const reached = days === total ? on : countWorkingDays(calendar, start.on, days, recess).on;
    steps.push({ step: 'ADD_WORKING_DAYS', ...part, on: reached });
  }
  if (skipped.weekends + skipped.holidays.length + skipped.freeDays.length + skipped.recessDays > 0) {
    steps.push({ step: 'SKIPPED', ...skipped });
  }
  return marked({ on, steps });
}

/** A term in months: the same day of the month, or the first working day after it. */
export function termInMonths(calendar: Calendar, start: FromStep, months: number): Reckoned {
  const on = addMonths(start.on, months);
  return onWorkingDay(calendar, { on, steps: [start, { step: 'ADD_MONTHS', months, on }] });
}

function onWorkingDay(calendar: Calendar, reckoned: Reckoned): Reckoned {
  if (isWorkingDay(calendar, reckoned.on)) return marked(reckoned);
  const on = nextWorkingDay(calendar, reckoned.on);
  return marked({ on, steps: [...reckoned.steps, { step: 'MOVED_TO_WORKING_DAY', on }] });
}

/** A date in a year whose free days are not all known yet says so. */
function marked({ on, steps }: Reckoned): Reckoned {
  return isProvisional(on)
    ? { on, steps: [...steps, { step: 'PROVISIONAL', year: Number(on.slice(0, 4)) }] }
    : { on, steps };
}

/** The first meeting of the court's board on or after a date; null when it has none planned. */
export function nextMeeting(settings: CourtSettings, date: string): string | null {
  return settings.meetings.reduce<string | null>(
    (first, meeting) => (meeting >= date && (first === null || meeting < first) ? meeting : first),
    null,
  );
}

/** A gate that needs the board's decision joins the next meeting. Without a planned meeting the date stays. */
export function joinMeeting(settings: CourtSettings, reckoned: Reckoned): Reckoned {
  const on = nextMeeting(settings, reckoned.on);
  return on === null ? reckoned : { on, steps: [...reckoned.steps, { step: 'NEXT_MEETING', on }] };
}

/** The date after a pause of so many working days. */
export function afterPause(calendar: Calendar, reckoned: Reckoned, days: number): Reckoned {
  const on = addWorkingDays(calendar, reckoned.on, days);
  return { on, steps: [...reckoned.steps, { step: 'PAUSED', days, on }] };
}

/** Who moved a date by hand, in which role, and where the reason is kept (`StudyText.id`). */
export interface MovedBy {
  by: string;
  role: RoleId;
  reasonRef: string;
}

/** The date after somebody set another one. */
export function movedByHand(reckoned: Reckoned, on: string, who: MovedBy): Reckoned {
  return { on, steps: [...reckoned.steps, { step: 'EXTENDED', ...who, previous: reckoned.on, on }] };
}

/**
 * The end of the response term that a task opens for others, counted from the day of sending, and the earliest end that
 * the programme allows. It runs in recess; see `recessProposal`.
 */
export function responseTerm(
  settings: CourtSettings,
  programme: Programme,
  taskId: string,
  sentOn: string,
): Reckoned & { earliestOn: string } {
  const calendar = courtCalendar(settings);
  const { days, source } = termOf(settings, programme, taskId);
  const sent: FromStep = { step: 'FROM', what: 'EVENT', ref: taskId, on: sentOn };
  const least = taskOf(programme, taskId).minResponseWorkingDays ?? 1;
  return {
    ...term(calendar, sent, [{ days, source, ref: taskId }]),
    earliestOn: addWorkingDays(calendar, sentOn, least),
  };
}

/**
 * The end date to propose when five or more working days of a term of others fall in recess: as many working days later
 * as it lost, not counting recess. Null when nothing needs proposing. A person accepts or declines: nothing changes by
 * itself.
 */
export function recessProposal(settings: CourtSettings, sentOn: string, dueOn: string): string | null {
  const calendar = courtCalendar(settings);
  let lost = 0;
  for (let day = nextDay(sentOn); day <= dueOn; day = nextDay(day)) {
    if (isWorkingDay(calendar, day) && inRecess(settings, day)) lost += 1;
  }
  return lost < RECESS_DAYS_THAT_MATTER ? null : countWorkingDays(calendar, dueOn, lost, settings.recess).on;
}
