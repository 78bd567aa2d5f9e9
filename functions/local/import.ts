/**
 * `npm run import -- <folder or zip>`: puts an export of one court back into the database of the settings, which is made
 * when there is none. Everything or nothing.
 *
 * Ends with 0 when it was put back, 1 when the export was refused (nothing has changed then), 2 when it could not start.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import type { Config } from '../../bot/config';
import { openDatabase } from '../../bot/study/database';
import { readFolder } from '../../bot/study/memory/folder';
import { importCourt } from '../../bot/study/memory/import';
import { readZip } from '../../bot/study/memory/zip';
import { complain, locationOf, readWords, runCommand, say } from './command-line';

const USAGE = 'Gebruik: npm run import -- <map of zip van een export>';
const MOST_MISTAKES = 20;

export async function importFolder(config: Config, words: string[]): Promise<number> {
  const [folder = ''] = readWords(words, USAGE, {}, 1).positionals;
  const isFile = statSync(folder, { throwIfNoEntry: false })?.isFile() === true;
  const reading = isFile ? await readZip(readFileSync(folder)) : readFolder(folder);
  if (!reading.ok) return refuse(folder, reading.mistakes);
  if (config.sqlServer === null) mkdirSync(config.dataFolder, { recursive: true });
  const database = await openDatabase(locationOf(config));
  try {
    const imported = await importCourt(
      { database, clock: { now: () => new Date() }, newId: randomUUID },
      reading.files,
    );
    if (!imported.ok) return refuse(folder, imported.mistakes);
    say(
      `De rekenkamer van ${imported.municipality} is teruggezet: ${imported.rows} rijen. De geschiedenis klopt.`,
    );
    return 0;
  } finally {
    await database.close();
  }
}

function refuse(folder: string, mistakes: readonly string[]): number {
  complain(`De export in ${folder} is niet ingelezen; er is niets veranderd.`);
  for (const mistake of mistakes.slice(0, MOST_MISTAKES)) complain(`- ${mistake}`);
  if (mistakes.length > MOST_MISTAKES) complain(`- en nog ${mistakes.length - MOST_MISTAKES} andere fouten.`);
  return 1;
}

if (require.main === module) void runCommand(importFolder);
