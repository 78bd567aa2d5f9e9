/**
 * When people may be disturbed: office hours for what goes at once, 08:30 on a person's own days for the rest. It
 * moves messages, never the dates that they are about.
 */
import type { Person } from '../../entities/person';
import { holidayName, nextDay } from './calendar';
import { localDate, localMoment, weekday } from './local-time';

/** Local times (Europe/Amsterdam): what goes at once goes between these two, the bundle at the third. */
const OPENS_AT = '08:00';
const CLOSES_AT = '18:00';
export const MORNING_AT = '08:30';

type OwnDays = Pick<Person, 'workingDays'>;

/** No weekend and no public holiday. A court's free days are its own and do not close the office of others. */
function isOfficeDay(date: string): boolean {
  return weekday(date) <= 5 && holidayName(date) === null;
}

/** Whether this person works on `date`: one of the own weekdays, and never a weekend or a public holiday. */
export function isOwnDay(person: OwnDays, date: string): boolean {
  const days = person.workingDays.filter((day) => day <= 5);
  // Somebody without a single weekday would never hear anything: then every working day is an own day.
  return isOfficeDay(date) && (days.length === 0 || days.includes(weekday(date)));
}

/** `date` itself when it is an own day, else the first own day after it. */
export function nextOwnDay(person: OwnDays, date: string): string {
  let day = date;
  while (!isOwnDay(person, day)) day = nextDay(day);
  return day;
}

/**
 * The day on which a reminder that falls on `date` reaches this person: the last own day up to and including it, or,
 * if that lies before `earliest`, the first own day from `earliest` on. All `yyyy-MM-dd`. Source: rules, Messages.
 */
export function ownDay(person: OwnDays, date: string, earliest: string): string {
  let day = date;
  while (day >= earliest && !isOwnDay(person, day)) day = nextDay(day, -1);
  return day >= earliest ? day : nextOwnDay(person, date > earliest ? date : earliest);
}

/**
 * The day that lies `days` own days after `date`, counted over the days on which the person works and `alsoCounts`
 * holds (the court's calendar). Escalation counts these: who works two days a week has had five of them, not two.
 */
export function addOwnDays(
  person: OwnDays,
  date: string,
  days: number,
  alsoCounts: (date: string) => boolean,
): string {
  let day = date;
  for (let left = days; left > 0;) {
    day = nextDay(day);
    if (isOwnDay(person, day) && alsoCounts(day)) left -= 1;
  }
  return day;
}

/** `now` itself within office hours (08:00 up to 18:00 on working days), else the next opening. ISO moments, UTC. */
export function nextOfficeMoment(now: string): string {
  const today = localDate(now);
  if (isOfficeDay(today)) {
    if (now < localMoment(today, OPENS_AT)) return localMoment(today, OPENS_AT);
    if (now < localMoment(today, CLOSES_AT)) return now;
  }
  let day = nextDay(today);
  while (!isOfficeDay(day)) day = nextDay(day);
  return localMoment(day, OPENS_AT);
}

/** The first 08:30 at or after `now` on one of the person's own days. ISO moments, UTC. */
export function morningMoment(person: OwnDays, now: string): string {
  return localMoment(nextOwnDay(person, firstMorning(now)), MORNING_AT);
}

/** The first date whose 08:30 has not passed at `now`: what is planned now cannot be read sooner. */
export function firstMorning(now: string): string {
  const today = localDate(now);
  return now <= localMoment(today, MORNING_AT) ? today : nextDay(today);
}
