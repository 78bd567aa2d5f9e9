/**
 * `npm run simulate -- --courts 19 --years 20 --seed 1 --json`: twenty years of the programme, played in minutes.
 *
 * Real: the program as `createApp` makes it, with its database file, history, reminders, tick, outbox, delivery, cards,
 * dialogs, the adapter and the connector of the Bot Framework, the tab's API, documents and calendars as Azure's handlers
 * answer them, restarts and definitions; and a channel at the other end of a socket. People act on the cards that were
 * posted to them and in the forms that they open, as Teams or the tab sends that, or type; what no card leads to by itself
 * (joining, settings, handing over, the joint note) goes through `perform`.
 *
 * Not real: the clock, which is moved; the ids, which are counted; the people, who throw dice; the mail server; Teams and
 * Azure; the tab's page in a browser.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { simulate } from './run';

/** Where there is a folder in memory, the file stands there: how fast a disk is, is not what is asked here. */
const MEMORY = '/dev/shm';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      courts: { type: 'string', default: '19' },
      years: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      keep: { type: 'string' },
    },
  });
  const [courts, years, seed] = [Number(values.courts), Number(values.years), Number(values.seed)];
  if (!(courts >= 1 && courts <= 19 && years > 0 && Number.isInteger(seed)))
    throw new Error('--courts 1…19, --years more than 0, --seed a whole number');
  const folder =
    values.keep ?? mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'kamerbode-simulation-'));
  const began = performance.now();
  try {
    const { violations, totals, commandMs, tickMs } = await simulate({
      courts,
      years,
      seed,
      folder,
      progress: (line) =>
        process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)}s ${line}\n`),
    });
    const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
    const result = { violations: violations.length, seed, courts, years, totals, commandMs, tickMs, seconds };
    process.stdout.write(`${values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
    if (violations.length > 0) process.exitCode = 1;
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : 'something that is no error was thrown'}\n`);
  process.exitCode = 1;
});
