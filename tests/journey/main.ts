/**
 * `npm run journey`: the study of one court, from start to close, played through `/api/messages` in all roles with the
 * clock moving. Prints what each person sees and stops with a non-zero exit at the first surprise.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from './installation';
import { Surprise } from './player';
import { playStudy } from './study';

async function journey(): Promise<void> {
  const given = process.env['KAMERBODE_DATA'];
  const folder = given ?? mkdtempSync(join(tmpdir(), 'kamerbode-journey-'));
  const installation = await install(folder);
  try {
    await playStudy(installation, (text) => process.stdout.write(`${text}\n`));
  } finally {
    await installation.stop();
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

journey().then(
  () => process.stdout.write('\nThe study went from start to close without a surprise.\n'),
  (fault: unknown) => {
    process.stderr.write(
      fault instanceof Surprise
        ? `\nSurprise: ${fault.message}\n`
        : `\n${fault instanceof Error ? fault.stack : 'something that is no error was thrown'}\n`,
    );
    process.exitCode = 1;
  },
);
