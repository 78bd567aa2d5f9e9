/**
 * The ladder of reminders, written down a second time from the rules ("Messages" and "Planning"), so that the check does
 * not ask the program what the program should have done. Days are `yyyy-MM-dd`.
 */
import { countDays, isOfficeDay, shifted, weekdayOf } from './days';

/** Tasks that exist only when a question has been answered with yes: until then nobody is told of them. */
export const CONDITIONAL: readonly string[] = ['INT-07', 'BWH-05', 'NAZ-05'];

export interface Rung {
  offset: number;
  to: 'OWNER' | 'OTHER';
}

/** What can be reminded of, as it stood in the evening. */
export interface Subject {
  id: string;
  kind: 'TASK' | 'GATE_REQUEST' | 'REGISTER_ENTRY';
  courtId: string;
  version: number;
  /** The day from which working days are counted. */
  base: string;
  ownerId: string | null;
  snoozedUntil: string | null;
  /** The owner's days; null when reminders do not move to these. */
  workingDays: readonly number[] | null;
  /** Asking said it already, so the step of that day is left out. */
  saidAtOnce: boolean;
  /** Exists only when a question was answered with yes. */
  conditional?: boolean;
  rungs: readonly Rung[];
  /** Whether the day is one on which the court works. */
  works: (date: string) => boolean;
}

/** Which rung comes next, and on which day; null when there is none any more. */
export interface Next {
  rung: number;
  on: string | null;
}

export const TASK_RUNGS: readonly Rung[] = [
  { offset: -3, to: 'OWNER' },
  { offset: 0, to: 'OWNER' },
  { offset: 2, to: 'OWNER' },
  { offset: 5, to: 'OTHER' },
];
export const GATE_RUNGS: readonly Rung[] = [
  { offset: 0, to: 'OWNER' },
  { offset: 2, to: 'OWNER' },
  { offset: 5, to: 'OTHER' },
];
export const ENTRY_RUNGS: readonly Rung[] = [
  { offset: -5, to: 'OWNER' },
  { offset: -1, to: 'OWNER' },
  { offset: 1, to: 'OWNER' },
  { offset: 5, to: 'OTHER' },
  { offset: 10, to: 'OTHER' },
];

const latest = (a: string, b: string): string => (a > b ? a : b);

function isOwnDay({ workingDays }: Subject, date: string): boolean {
  return isOfficeDay(date) && (workingDays === null || workingDays.includes(weekdayOf(date)));
}

/** The last own day up to `date`, but none before `earliest`: then the first one from there on. */
function ownDay(subject: Subject, date: string, earliest: string): string {
  for (let day = date; day >= earliest; day = shifted(day, -1)) {
    if (isOwnDay(subject, day)) return day;
  }
  let day = latest(date, earliest);
  while (!isOwnDay(subject, day)) day = shifted(day, 1);
  return day;
}

const dayAt = (subject: Subject, offset: number): string =>
  offset === 0 ? subject.base : countDays(subject.base, offset, subject.works);

function reminderDay(subject: Subject, offset: number, earliest: string): string {
  const day = dayAt(subject, offset);
  if (subject.workingDays === null) return latest(day, earliest);
  // One that says "it was due" does not come before it was.
  return ownDay(subject, day, offset > 0 ? latest(shifted(subject.base, 1), earliest) : earliest);
}

/** Told on no sooner than so many own days after the date, nor after the reminder that came before it. */
function escalationDay(
  subject: Subject,
  offset: number,
  since: { on: string; offset: number } | null,
): string {
  const counts = (date: string): boolean =>
    subject.works(date) && (subject.workingDays === null || isOwnDay(subject, date));
  const day = countDays(subject.base, offset, counts);
  return since === null ? day : latest(day, countDays(since.on, offset - since.offset, counts));
}

/** The first rung of a plan that is made on a day, after the morning. */
export function begin(subject: Subject, madeOn: string): Next {
  const { rungs, snoozedUntil, base } = subject;
  const morning = shifted(madeOn, 1);
  const wanted = snoozedUntil !== null && snoozedUntil <= base ? snoozedUntil : '';
  const earliest = latest(wanted, morning);
  const coming = rungs.findIndex(
    ({ offset }) => dayAt(subject, offset) >= earliest && (!subject.saidAtOnce || offset > 0),
  );
  const before = rungs.slice(0, coming === -1 ? rungs.length : coming);
  const rung =
    rungs[coming]?.to === 'OWNER'
      ? coming
      : Math.max(
          before.findLastIndex(({ to }) => to === 'OWNER'),
          0,
        );
  if (wanted > morning) {
    return { rung, on: subject.workingDays === null ? wanted : ownDay(subject, wanted, morning) };
  }
  return { rung, on: reminderDay(subject, rungs[rung]?.offset ?? 0, earliest) };
}

/** What is said on the day that a plan comes up, and what comes after it. */
export function climb(subject: Subject, next: Next, today: string): { said: readonly Rung[]; after: Next } {
  const { rungs } = subject;
  const on = next.on ?? today;
  const dayOf = (index: number, earliest: string): string => {
    const { offset, to } = rungs[index] ?? { offset: 0, to: 'OWNER' };
    if (to === 'OWNER') return reminderDay(subject, offset, earliest);
    const since = index > next.rung ? { on, offset: rungs[next.rung]?.offset ?? offset } : null;
    return latest(escalationDay(subject, offset, since), earliest);
  };
  let last = next.rung - 1;
  while (last + 1 < rungs.length && dayOf(last + 1, on) <= today) last += 1;
  const said = rungs.slice(next.rung, last + 1);
  if (last + 1 >= rungs.length) return { said, after: { rung: last + 1, on: null } };
  return { said, after: { rung: last + 1, on: dayOf(last + 1, shifted(today, 1)) } };
}
