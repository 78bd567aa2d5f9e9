/**
 * The practice clock: real time plus what it was moved forward, kept in a file so that it survives a restart. Moving it
 * jumps from due moment to due moment, in order, so that three years of reminders can be seen in a minute.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Clock } from '../../bot/study/services';

export interface PracticeClock extends Clock {
  /** Sets it to `moment`, from where it runs on. Only ever forward. */
  set(moment: Date): void;
  /** Whether it was ever set. */
  readonly moved: boolean;
}

const kept = z.object({ aheadMilliseconds: z.number().min(0) });

/**
 * @param file where the clock's lead is kept; null keeps it in memory only
 * @param real milliseconds since 1970 of the real time
 */
export function openPracticeClock(file: string | null, real: () => number = Date.now): PracticeClock {
  let ahead: number | null = null;
  if (file !== null && existsSync(file)) {
    ahead = kept.parse(JSON.parse(readFileSync(file, 'utf8'))).aheadMilliseconds;
  }
  const now = (): Date => new Date(real() + (ahead ?? 0));
  return {
    now,
    get moved() {
      return ahead !== null;
    },
    set(moment) {
      const lead = moment.getTime() - real();
      if (lead < (ahead ?? 0)) return;
      ahead = lead;
      if (file === null) return;
      // Whole or not at all: a clock that fell back would send things anew.
      writeFileSync(`${file}.new`, JSON.stringify({ aheadMilliseconds: ahead }));
      renameSync(`${file}.new`, file);
    },
  };
}

/** Numbers of one tick or one delivery, by name. */
export type Counts = Readonly<Record<string, number>>;

/** What falls due, and what happens then. */
export interface Due {
  /** The first moment at which something is due, which may lie in the past; null when nothing is planned. */
  next(): Promise<string | null>;
  tick(): Promise<Counts>;
  /** Sends what may be sent now. */
  deliver(): Promise<Counts>;
}

interface Moved {
  now: string;
  /** How many moments something was due at. */
  moments: number;
  counts: Record<string, number>;
}

export interface Mover {
  /** Waits for a move that is under way; then null when `moment` already lies in the past. */
  moveTo(moment: Date): Promise<Moved | null>;
  /** Moves on until a message was sent; null when nothing is planned that sends one. */
  moveToNextMessage(): Promise<Moved | null>;
  /** Does `work` when the clock stands still. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Something stays due though it was worked at: without a bound the clock would never arrive. */
const TRIES_AT_ONE_MOMENT = 50;
/** Longer than any silence in a study; the next wave is years away. */
const LONGEST_SILENCE_MS = 5 * 366 * 24 * 60 * 60 * 1000;

export function createMover(clock: PracticeClock, due: Due): Mover {
  let last: Promise<unknown> = Promise.resolve();

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  /** Goes from due moment to due moment up to `target`, or until `enough`. */
  async function walk(
    target: Date,
    enough: (counts: Counts) => boolean,
  ): Promise<Moved & { enough: boolean }> {
    const counts: Record<string, number> = {};
    let moments = 0;
    let tried = '';
    let tries = 0;
    for (;;) {
      const next = await due.next();
      if (next === null || Date.parse(next) > target.getTime()) break;
      tries = next === tried ? tries + 1 : 0;
      tried = next;
      if (tries > TRIES_AT_ONE_MOMENT) throw new Error(`What was due at ${next} stays due.`);
      moments += 1;
      // Overdue things are done now: the clock never goes back.
      clock.set(new Date(Math.max(Date.parse(next), clock.now().getTime())));
      for (const done of [await due.tick(), await due.deliver()]) {
        for (const [name, count] of Object.entries(done)) counts[name] = (counts[name] ?? 0) + count;
      }
      if (enough(counts)) return { now: clock.now().toISOString(), moments, counts, enough: true };
    }
    return { now: clock.now().toISOString(), moments, counts, enough: false };
  }

  return {
    alone,
    moveTo: (target) =>
      alone(async () => {
        if (target < clock.now()) return null;
        const { moments, counts } = await walk(target, () => false);
        clock.set(target);
        return { now: clock.now().toISOString(), moments, counts };
      }),
    moveToNextMessage: () =>
      alone(async () => {
        const horizon = new Date(clock.now().getTime() + LONGEST_SILENCE_MS);
        const { enough, ...moved } = await walk(horizon, ({ sent = 0 }) => sent > 0);
        return enough ? moved : null;
      }),
  };
}
