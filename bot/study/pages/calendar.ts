/** What stands in the calendars of courts, once for all that have it on the same days. */
import type { Court } from '../../../entities/court';
import { nextDay } from '../../workflow/calendar';

/** The same for so many courts. Dates are `yyyy-MM-dd`. */
export interface CalendarEntry {
  kind: 'ELECTIONS' | 'RECESS' | 'BLACKOUT';
  label: string;
  from: string;
  until: string;
  courts: number;
}

export function calendarOf(courts: readonly Court[]): CalendarEntry[] {
  const entries = new Map<string, CalendarEntry>();
  const add = (entry: Omit<CalendarEntry, 'courts'>): void => {
    const key = `${entry.kind} ${entry.from} ${entry.until} ${entry.label}`;
    const known = entries.get(key);
    entries.set(key, { ...entry, courts: (known?.courts ?? 0) + 1 });
  };
  for (const { settings } of courts) {
    const { recess, elections, blackoutWeeksBefore, blackoutWeeksAfter } = settings;
    for (const { from, until, label } of recess) add({ kind: 'RECESS', label, from, until });
    for (const on of elections) {
      add({ kind: 'ELECTIONS', label: '', from: on, until: on });
      const from = nextDay(on, -7 * blackoutWeeksBefore);
      add({ kind: 'BLACKOUT', label: '', from, until: nextDay(on, 7 * blackoutWeeksAfter) });
    }
  }
  return [...entries.values()].toSorted((a, b) => a.from.localeCompare(b.from));
}
