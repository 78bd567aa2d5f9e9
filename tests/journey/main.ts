/**
 * `npm run journey`: the study of one court, from start to close, played through `/api/messages` in all roles with the
 * clock moving. Prints what each person sees and stops with a non-zero exit at the first surprise.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openForReading } from '../../bot/study/database';
import { checkChains } from '../../bot/study/memory/verify';
import { install } from './installation';
import { expect, Surprise } from './player';
import { playStudy } from './study';

async function journey(): Promise<void> {
  // Set to nothing is how most tools clear a variable.
  const given = process.env['KAMERBODE_DATA'] || undefined;
  const begun = given !== undefined && existsSync(join(given, 'kamerbode.sqlite'));
  expect(!begun, `${given} holds an installation already; the journey begins in an empty folder`);
  const folder = given ?? mkdtempSync(join(tmpdir(), 'kamerbode-journey-'));
  const installation = await install(folder);
  try {
    try {
      await playStudy(installation, (text) => process.stdout.write(`${text}\n`));
    } finally {
      await installation.stop();
    }
    await checkHistory(folder);
  } finally {
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads every chain from the file that the program left behind. */
async function checkHistory(folder: string): Promise<void> {
  const database = await openForReading({ sqliteFile: join(folder, 'kamerbode.sqlite') });
  try {
    const chains = await checkChains(database);
    for (const { head, state } of chains) {
      expect(state.ok, `the history of ${head.chain} is not what was once written: ${JSON.stringify(state)}`);
    }
    const entries = chains.reduce((sum, { head }) => sum + head.length, 0);
    process.stdout.write(`\nThe history is whole: ${chains.length} chains, ${entries} entries.\n`);
  } finally {
    await database.close();
  }
}

journey().then(
  () => process.stdout.write('The study went from start to close without a surprise.\n'),
  (fault: unknown) => {
    process.stderr.write(
      fault instanceof Surprise
        ? `\nSurprise: ${fault.message}\n`
        : `\n${fault instanceof Error ? fault.stack : 'something that is no error was thrown'}\n`,
    );
    process.exitCode = 1;
  },
);
