/** What is counted and timed in a run, and what was found to be wrong. */

/** Something that must not be: when, what, and where it can be seen. */
export interface Violation {
  date: string;
  what: string;
  where: string;
}

type Counts = Record<string, number>;

/** Median of the milliseconds that the same thing took in the first and in the last wave, and how much slower it got. */
interface Pace {
  first: number;
  last: number;
  ratio: number;
}

export interface Totals {
  commands: Counts;
  refusals: Counts;
  /** Pages of the tab that were looked at. */
  pages: Counts;
  messages: Counts;
  reminders: number;
  ticks: number;
  historyEntries: number;
  studies: number;
  waves: number;
  [more: string]: number | Counts;
}

export interface Tally {
  /** The wave that is being worked in: 1, 2, … */
  wave: number;
  commands: Counts;
  refusals: Counts;
  pages: Counts;
  ticks: number;
  command(name: string, ms: number): void;
  refusal(code: string): void;
  /** A page of the tab was read. */
  page(name: string): void;
  /** `null` for one that is not the day's round, and is counted only. */
  tick(ms: number | null): void;
  commandMs(): Pace;
  tickMs(): Pace;
}

/**
 * Milliseconds of the processor that this process has used so far: what else the machine does at the time, or waits for,
 * does not count. The database and its disk are in the process too.
 */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const rounded = (value: number): number => Number(value.toFixed(3));

function keep(times: Map<number, number[]>, wave: number, ms: number): void {
  const known = times.get(wave);
  if (known === undefined) times.set(wave, [ms]);
  else known.push(ms);
}

function pace(times: Map<number, number[]>): Pace {
  const waves = [...times.keys()].toSorted((a, b) => a - b);
  const of = (wave: number | undefined): number[] => times.get(wave ?? 0) ?? [];
  const first = median(of(waves[0]));
  // A wave that was opened just before the end says little.
  const last = median(of(waves.findLast((wave) => of(wave).length * 4 >= of(waves[0]).length)));
  return { first: rounded(first), last: rounded(last), ratio: first === 0 ? 0 : rounded(last / first) };
}

export function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

export function createTally(): Tally {
  const commandTimes = new Map<number, number[]>();
  const tickTimes = new Map<number, number[]>();
  const tally: Tally = {
    wave: 1,
    commands: {},
    refusals: {},
    pages: {},
    ticks: 0,
    command(name, ms) {
      count(tally.commands, name);
      keep(commandTimes, tally.wave, ms);
    },
    refusal: (code) => count(tally.refusals, code),
    page: (name) => count(tally.pages, name),
    tick(ms) {
      tally.ticks += 1;
      if (ms !== null) keep(tickTimes, tally.wave, ms);
    },
    commandMs: () => pace(commandTimes),
    tickMs: () => pace(tickTimes),
  };
  return tally;
}
