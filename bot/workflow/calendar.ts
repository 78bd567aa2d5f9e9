/**
 * Which days count: Dutch public holidays, working days of a court, its recess and its publication blackout. Dates are
 * `yyyy-MM-dd`. A person's own working days are no part of this: they move reminders, never dates.
 */
import type { CourtSettings, Period } from '../../entities/court';

/** Days since 1 January 1970. Planning one study takes thousands of steps, so inside this file dates are numbers. */
type DayNumber = number;

const DAY_MS = 86_400_000;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

/** The days on which one court does not work, beside weekends and public holidays. */
export interface Calendar {
  readonly freeDays: ReadonlySet<DayNumber>;
}

/**
 * Days that a royal decree puts on a par with public holidays (Algemene termijnenwet art. 3 lid 3). They cannot be
 * computed: a decree names them for about three years. Source: Besluit gelijkstelling van 2 januari 2026, 15 mei 2026,
 * 7 mei 2027, 28 april 2028 en 26 mei 2028. A court gets them as free days and may drop them.
 */
export const DECREE_DAYS: readonly string[] = [
  '2026-01-02',
  '2026-05-15',
  '2027-05-07',
  '2028-04-28',
  '2028-05-26',
];

/** The last year for which every free day is known; see `DECREE_DAYS`. */
const CONFIRMED_THROUGH = 2028;

/** True for a date in a year for which the days by royal decree are not known yet: it may still move by a day. */
export function isProvisional(date: string): boolean {
  return Number(date.slice(0, 4)) > CONFIRMED_THROUGH;
}

/** Whether a text is a day that exists, written as `yyyy-MM-dd`, in the years 2000 to 2199. */
export function isDate(value: string): boolean {
  return /^2[01]\d\d-\d\d-\d\d$/.test(value) && dateOf(dayNumber(value)) === value;
}

/** The calendar of a court. Cheap to ask again: made once for one settings object. */
export function courtCalendar(settings: CourtSettings): Calendar {
  let calendar = calendars.get(settings);
  if (calendar === undefined) {
    calendar = { freeDays: new Set(settings.freeDays.map(dayNumber)) };
    calendars.set(settings, calendar);
  }
  return calendar;
}
const calendars = new WeakMap<CourtSettings, Calendar>();

/** The Dutch name of the public holiday on this date (Algemene termijnenwet art. 3 lid 1 en 2), or null. */
export function holidayName(date: string): string | null {
  return holidayOn(dayNumber(date)) ?? null;
}

/** Saturday or Sunday. */
export function isWeekend(date: string): boolean {
  return weekdayIndex(dayNumber(date)) >= 5;
}

/** Monday to Friday, no public holiday, not a free day of the court. */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  return works(calendar, dayNumber(date));
}

/** The date `n` calendar days later; earlier when negative. */
export function nextDay(date: string, n = 1): string {
  return dateOf(dayNumber(date) + n);
}

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  return dayNumber(b) - dayNumber(a);
}

/** The nth working day after `from`, or before it when `n` is negative; `from` itself when `n` is 0. */
export function addWorkingDays(calendar: Calendar, from: string, n: number): string {
  const direction = n < 0 ? -1 : 1;
  let day = dayNumber(from);
  for (let left = Math.abs(n); left > 0;) {
    day += direction;
    if (works(calendar, day)) left -= 1;
  }
  return dateOf(day);
}

/**
 * Working days after `a` up to and including `b`. When `b` is earlier: minus the working days from `b` up to but not
 * including `a`. So `workingDaysBetween(c, a, addWorkingDays(c, a, n))` is always `n`.
 */
export function workingDaysBetween(calendar: Calendar, a: string, b: string): number {
  const direction = b < a ? -1 : 1;
  const end = dayNumber(b);
  let count = 0;
  for (let day = dayNumber(a); day !== end;) {
    day += direction;
    if (works(calendar, day)) count += direction;
  }
  return count;
}

/** The date itself when it is a working day, else the first one after it. */
export function nextWorkingDay(calendar: Calendar, date: string): string {
  let day = dayNumber(date);
  while (!works(calendar, day)) day += 1;
  return dateOf(day);
}

/** The date itself when it is a working day, else the last one before it. */
export function previousWorkingDay(calendar: Calendar, date: string): string {
  let day = dayNumber(date);
  while (!works(calendar, day)) day -= 1;
  return dateOf(day);
}

/** What a count of working days passed over. */
interface Skipped {
  /** Saturdays and Sundays. */
  weekends: number;
  /** Names of public holidays on weekdays. */
  holidays: string[];
  /** Free days of the court on weekdays. */
  freeDays: string[];
  /** Working days in recess, where those do not count. */
  recessDays: number;
}

/**
 * The nth working day after `from`, with what was passed over on the way. Days within `recess` do not count: give the
 * court's recess for a term of the council, nothing for any other.
 */
export function countWorkingDays(
  calendar: Calendar,
  from: string,
  n: number,
  recess: readonly Period[] = [],
): { on: string; skipped: Skipped } {
  const away = recess.map((period) => ({ from: dayNumber(period.from), until: dayNumber(period.until) }));
  const skipped: Skipped = { weekends: 0, holidays: [], freeDays: [], recessDays: 0 };
  let day = dayNumber(from);
  for (let left = n; left > 0;) {
    day += 1;
    if (weekdayIndex(day) >= 5) {
      skipped.weekends += 1;
      continue;
    }
    const holiday = holidayOn(day);
    if (holiday !== undefined) skipped.holidays.push(holiday);
    else if (calendar.freeDays.has(day)) skipped.freeDays.push(dateOf(day));
    else if (within(away, day)) skipped.recessDays += 1;
    else left -= 1;
  }
  return { on: dateOf(day), skipped };
}

function within(periods: readonly { from: DayNumber; until: DayNumber }[], day: DayNumber): boolean {
  return periods.some((period) => period.from <= day && day <= period.until);
}

/** Whether the court is in recess on this date, first and last day included. */
export function inRecess(settings: CourtSettings, date: string): boolean {
  return settings.recess.some((period) => period.from <= date && date <= period.until);
}

/**
 * Whether a court had rather not publish on this date: in recess, or too close to municipal elections. NVRR: avoid
 * elections and holidays; the number of weeks is the court's own choice.
 */
export function inBlackout(settings: CourtSettings, date: string): boolean {
  return (
    inRecess(settings, date) ||
    settings.elections.some(
      (election) =>
        nextDay(election, -7 * settings.blackoutWeeksBefore) <= date &&
        date <= nextDay(election, 7 * settings.blackoutWeeksAfter),
    )
  );
}

/** The same day of the month, `months` later; the last day of that month when it has no such day (31 → 30). */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = partsOf(date);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)) / DAY_MS);
}

function works(calendar: Calendar, day: DayNumber): boolean {
  return weekdayIndex(day) < 5 && holidayOn(day) === undefined && !calendar.freeDays.has(day);
}

const holidays = new Map<DayNumber, string>();
/** Public holidays are filled in year by year, up to but not including this day. */
let holidaysUntil: DayNumber = Date.UTC(FIRST_YEAR, 0, 1) / DAY_MS;

/** @throws RangeError past the year 2199: `isDate` lets no such date in. */
function holidayOn(day: DayNumber): string | undefined {
  while (day >= holidaysUntil) {
    const year = new Date(holidaysUntil * DAY_MS).getUTCFullYear();
    if (year > LAST_YEAR) throw new RangeError(`No calendar for ${dateOf(day)}`);
    addHolidays(year);
    holidaysUntil = Date.UTC(year + 1, 0, 1) / DAY_MS;
  }
  return holidays.get(day);
}

function addHolidays(year: number): void {
  const easter = easterSunday(year);
  const kingsBirthday = Date.UTC(year, 3, 27) / DAY_MS;
  for (const [day, name] of [
    [Date.UTC(year, 0, 1) / DAY_MS, 'Nieuwjaarsdag'],
    [easter - 2, 'Goede Vrijdag'],
    [easter + 1, 'Tweede Paasdag'],
    // A birthday on a Sunday is celebrated the day before.
    [weekdayIndex(kingsBirthday) === 6 ? kingsBirthday - 1 : kingsBirthday, 'Koningsdag'],
    [Date.UTC(year, 4, 5) / DAY_MS, 'Bevrijdingsdag'],
    [easter + 39, 'Hemelvaartsdag'],
    [easter + 50, 'Tweede Pinksterdag'],
    [Date.UTC(year, 11, 25) / DAY_MS, 'Eerste Kerstdag'],
    [Date.UTC(year, 11, 26) / DAY_MS, 'Tweede Kerstdag'],
  ] as const) {
    const other = holidays.get(day);
    holidays.set(day, other === undefined ? name : `${other} en ${name}`);
  }
}

/** Easter Sunday in the Gregorian calendar: the anonymous algorithm in Meeus, *Astronomical Algorithms*, chapter 8. */
function easterSunday(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function partsOf(date: string): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** @throws RangeError for a text that is no date: it got past the edge. */
function dayNumber(date: string): DayNumber {
  const [year, month, day] = partsOf(date);
  const number = Date.UTC(year, month - 1, day) / DAY_MS;
  if (Number.isNaN(number)) throw new RangeError(`Not a date: ${date}`);
  return number;
}

/** Every day that was written before: a plan writes some two hundred, most of them again and again. */
const written = new Map<DayNumber, string>();

function dateOf(day: DayNumber): string {
  let date = written.get(day);
  if (date === undefined) written.set(day, (date = new Date(day * DAY_MS).toISOString().slice(0, 10)));
  return date;
}

/** 0 = Monday … 6 = Sunday; 1 January 1970 was a Thursday. */
function weekdayIndex(day: DayNumber): number {
  const index = (day + 3) % 7;
  return index < 0 ? index + 7 : index;
}
