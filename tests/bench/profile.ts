/** A CPU profile of the measured requests, told as percentages by the part of the program that the time was spent in. */
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import type { Asked } from './messages';

const SAMPLE_MICROSECONDS = 200;

const IDLE = '(idle)';
const SQLITE = 'sqlite, commit included';
const OTHER = 'other';

/** Where a function's file is → the part; the first that fits. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/node_modules\/(?:typeorm|better-sqlite3)|study\/(?:rows|database)\.js|\/entities\//, 'typeorm and rows'],
  [/node_modules\/(?:botbuilder|botframework)/, 'bot framework'],
  [/node_modules\/zod|actions\//, 'parsing'],
  [/node_modules\/(?:adaptive|antlr4)|\/cards\/|study\/views\//, 'card'],
  [/bot\/workflow\/|bot\/programme\/lookups|node_modules\/temporal/, 'rules'],
  [/study\/history|programme\/canonical/, 'history'],
  [/bot\/study\//, 'facts, reminders, outbox'],
  [/bot\/teams\//, 'turn'],
  [/node_modules\/@azure|functions\/|^node:/, 'http and host'],
];

/** The driver's native functions; other native code counts for whoever called it. */
const DRIVER = new Set(['run', 'all', 'get']);

/** From and until, in microseconds of the monotonic clock. */
type Stretch = [number, number];

const now = (): number => Number(process.hrtime.bigint() / 1000n);

/** `start` and `stop` stand around each request that is measured; what happens in between them is told. */
export function createProfile(): Record<Asked, () => Promise<Record<string, number> | null>> {
  const session = new Session();
  const measured: Stretch[] = [];
  let running = false;
  return {
    async start() {
      if (!running) {
        running = true;
        session.connect();
        await session.post('Profiler.enable');
        await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
        await session.post('Profiler.start');
      }
      measured.push([now(), Infinity]);
      return null;
    },
    stop() {
      const last = measured.at(-1);
      if (last !== undefined) last[1] = now();
      return Promise.resolve(null);
    },
    async report() {
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      running = false;
      return shares(timeByPart(profile, measured.splice(0)));
    },
  };
}

/** Percentages, the largest first. */
function shares(times: Map<string, number>): Record<string, number> {
  times.delete(IDLE);
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  const sorted = [...times].toSorted(([, a], [, b]) => b - a);
  return Object.fromEntries(sorted.map(([part, time]) => [part, Number(((100 * time) / total).toFixed(1))]));
}

/** Microseconds within the stretches, by the part that each sample's innermost known function belongs to. */
function timeByPart(
  { nodes, startTime, samples = [], timeDeltas = [] }: Profiler.Profile,
  stretches: readonly Stretch[],
): Map<string, number> {
  const parts = new Map<number, string>();
  // A node stands before its children.
  for (const node of nodes) {
    const part = partOf(node.callFrame) ?? parts.get(node.id) ?? OTHER;
    parts.set(node.id, part);
    for (const child of node.children ?? []) parts.set(child, part);
  }
  const times = new Map<string, number>();
  let at = startTime;
  let stretch = 0;
  for (const [index, id] of samples.entries()) {
    const took = timeDeltas[index] ?? 0;
    at += took;
    while (at > (stretches[stretch]?.[1] ?? Infinity)) stretch += 1;
    if (at < (stretches[stretch]?.[0] ?? Infinity)) continue;
    const part = parts.get(id) ?? OTHER;
    times.set(part, (times.get(part) ?? 0) + took);
  }
  return times;
}

function partOf({ functionName, url }: Profiler.ProfileNode['callFrame']): string | null {
  if (functionName === IDLE) return IDLE;
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (url === '') return DRIVER.has(functionName) ? SQLITE : null;
  return PARTS.find(([file]) => file.test(url))?.[1] ?? null;
}
