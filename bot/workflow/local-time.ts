/** Moments (ISO, UTC) and the local dates and times of the Netherlands, summer time included. */
import type { Weekday } from '../../entities/person';

/** `sv-SE` writes yyyy-MM-dd HH:mm. The platform knows the rules of summer time; every court is in this zone. */
const inAmsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** The local date, `yyyy-MM-dd`, at a moment. */
export function localDate(moment: string): string {
  return localText(moment).slice(0, 10);
}

/**
 * The moment of a local time (`HH:mm`) on a date, as ISO UTC with milliseconds. Of an hour that comes twice in autumn
 * the first is meant; an hour that is skipped in spring becomes the one after it.
 */
export function localMoment(date: string, time: string): string {
  return remembered(moments, `${date} ${time}`, () => {
    const summer = new Date(`${date}T${time}:00+02:00`).toISOString();
    return localText(summer) === `${date} ${time}`
      ? summer
      : new Date(`${date}T${time}:00+01:00`).toISOString();
  });
}

const FROM_SUNDAY: readonly Weekday[] = [7, 1, 2, 3, 4, 5, 6];

/** 1 = Monday … 7 = Sunday. @throws RangeError for a text that is no date. */
export function weekday(date: string): Weekday {
  const day = FROM_SUNDAY[new Date(`${date}T00:00:00Z`).getUTCDay()];
  if (day === undefined) throw new RangeError(`Not a date: ${date}`);
  return day;
}

/** `yyyy-MM-dd HH:mm` in the Netherlands. */
function localText(moment: string): string {
  const minute = moment.slice(0, 'yyyy-MM-ddTHH:mm'.length);
  return remembered(texts, minute, () => inAmsterdam.format(new Date(moment)));
}

/** What was asked before: a gate decision asks fifty times, for a handful of moments, and the platform takes 2 µs each. */
const texts = new Map<string, string>();
const moments = new Map<string, string>();
const MOST_REMEMBERED = 1000;

function remembered(known: Map<string, string>, key: string, reckon: () => string): string {
  let value = known.get(key);
  if (value === undefined) {
    value = reckon();
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, value);
  }
  return value;
}
