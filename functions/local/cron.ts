/** When a timer of Azure Functions is next due: the part of its NCRONTAB expressions that a schedule can say. */

interface Field {
  name: string;
  least: number;
  most: number;
}

const SECOND: Field = { name: 'second', least: 0, most: 59 };
const MINUTE: Field = { name: 'minute', least: 0, most: 59 };
const HOUR: Field = { name: 'hour', least: 0, most: 23 };
const DAY_OF_MONTH: Field = { name: 'day', least: 1, most: 31 };
const MONTH: Field = { name: 'month', least: 1, most: 12 };
const WEEKDAY: Field = { name: 'day of the week', least: 0, most: 6 };

const DAY = 24 * 60 * 60 * 1000;
/** Long enough for 29 February on a given day of the week. */
const HORIZON_DAYS = 366 * 41;

/** `* / , -` and numbers, in that grammar only; throws on anything else. */
function values(text: string, { name, least, most }: Field): Set<number> {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (match === null) throw new Error(`Schedule: "${part}" is no ${name}.`);
    const from = match[1] === undefined ? least : Number(match[1]);
    const step = match[3] === undefined ? 1 : Number(match[3]);
    const until =
      match[2] !== undefined
        ? Number(match[2])
        : match[1] === undefined || match[3] !== undefined
          ? most
          : from;
    if (from < least || until > most || from > until || step < 1) {
      throw new Error(`Schedule: "${part}" is no ${name} (${least} to ${most}).`);
    }
    for (let value = from; value <= until; value += step) found.add(value);
  }
  return found;
}

/**
 * The first moment strictly after `after` that the schedule names, in UTC as Azure Functions counts by default.
 * `schedule` is `{second} {minute} {hour} {day} {month} {day of week}`; names and `hh:mm:ss` spans are not supported.
 */
export function nextOccurrence(schedule: string, after: Date): Date {
  const parts = schedule.trim().split(/\s+/);
  const [second, minute, hour, day, month, weekday] = parts;
  if (parts.length !== 6 || weekday === undefined)
    throw new Error(`Schedule "${schedule}" must have six fields.`);
  const seconds = values(second ?? '', SECOND);
  const minutes = values(minute ?? '', MINUTE);
  const hours = values(hour ?? '', HOUR);
  const days = values(day ?? '', DAY_OF_MONTH);
  const months = values(month ?? '', MONTH);
  const weekdays = values(weekday, WEEKDAY);
  const first = Math.floor(after.getTime() / 1000) * 1000 + 1000;
  const midnight = Math.floor(first / DAY) * DAY;
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead++) {
    const date = new Date(midnight + ahead * DAY);
    if (
      !days.has(date.getUTCDate()) ||
      !months.has(date.getUTCMonth() + 1) ||
      !weekdays.has(date.getUTCDay())
    )
      continue;
    for (const h of hours) {
      for (const m of minutes) {
        for (const s of seconds) {
          const moment = date.getTime() + ((h * 60 + m) * 60 + s) * 1000;
          if (moment >= first) return new Date(moment);
        }
      }
    }
  }
  throw new Error(`Schedule "${schedule}" names no moment.`);
}
