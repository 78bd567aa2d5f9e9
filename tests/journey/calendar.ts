/** Moments for the story: people act in office hours. */
import { nextOfficeMoment } from '../../bot/workflow/office-hours';

/** So many days on, at nine in the morning, or at the first office hour after a weekend or holiday. */
export function later(now: string, days: number): string {
  const date = new Date(Date.parse(now) + days * 86_400_000);
  return nextOfficeMoment(`${date.toISOString().slice(0, 10)}T08:00:00.000Z`);
}

/** The date of a moment, `yyyy-MM-dd`. The journey acts in office hours, when UTC and Dutch dates agree. */
export const dateOf = (moment: string): string => moment.slice(0, 10);

/** So many days after (or before) a date. */
export function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
