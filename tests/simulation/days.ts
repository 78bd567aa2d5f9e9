/**
 * Days, reckoned anew: the checks must not count with the calendar of the program that they check. Dates are
 * `yyyy-MM-dd`, moments ISO in UTC.
 */

const DAY_MS = 86_400_000;

export function shifted(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

export function daysFrom(a: string, b: string): number {
  return (Date.parse(b) - Date.parse(a)) / DAY_MS;
}

/** Easter Sunday, after Gauss's method for the Gregorian calendar (years 1900 to 2099). */
function easter(year: number): string {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  let days = d + e;
  if (d === 29 && e === 6) days -= 7;
  if (d === 28 && e === 6 && year % 19 > 10) days -= 7;
  return shifted(`${year}-03-22`, days);
}

const holidays = new Map<number, Set<string>>();

/** Algemene termijnenwet, art. 3: the general holidays, Good Friday, the King's birthday and 5 May. */
function isHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  let known = holidays.get(year);
  if (known === undefined) {
    const sunday = easter(year);
    const king = weekdayOf(`${year}-04-27`) === 7 ? `${year}-04-26` : `${year}-04-27`;
    known = new Set([
      ...[-2, 1, 39, 50].map((days) => shifted(sunday, days)),
      ...['01-01', '05-05', '12-25', '12-26'].map((day) => `${year}-${day}`),
      king,
    ]);
    holidays.set(year, known);
  }
  return known.has(date);
}

/** Monday to Friday and no public holiday: when offices are open. */
export function isOfficeDay(date: string): boolean {
  return weekdayOf(date) <= 5 && !isHoliday(date);
}

/** The nth day after `from` (before it when negative) on which `counts` holds. */
export function countDays(from: string, n: number, counts: (date: string) => boolean): string {
  let day = from;
  for (let left = Math.abs(n); left > 0;) {
    day = shifted(day, Math.sign(n));
    if (counts(day)) left -= 1;
  }
  return day;
}

/** Hours that Dutch clocks are ahead of UTC: two from the last Sunday of March to that of October, at 01:00 UTC. */
function hoursAhead(moment: string): number {
  const year = Number(moment.slice(0, 4));
  const lastSunday = (month: string): string => {
    const last = `${year}-${month}-31`;
    return `${shifted(last, -(weekdayOf(last) % 7))}T01:00:00.000Z`;
  };
  return moment >= lastSunday('03') && moment < lastSunday('10') ? 2 : 1;
}

/** What a Dutch clock shows: `2027-03-01 08:30`. */
export function localTime(moment: string): string {
  const shown = new Date(Date.parse(moment) + hoursAhead(moment) * 3_600_000).toISOString();
  return `${shown.slice(0, 10)} ${shown.slice(11, 16)}`;
}

/** The moment at which a Dutch clock shows this. Not for the hour that comes twice. */
export function momentAt(date: string, time: string): string {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`);
  const noon = `${date}T12:00:00.000Z`;
  return new Date(asUtc - hoursAhead(noon) * 3_600_000).toISOString();
}
