/**
 * `npm run import -- <folder or zip>`: puts an export of one court back into the database of the settings, which is made
 * when there is none. Everything or nothing.
 *
 * Ends with 0 when it was put back, 1 when the export was refused (nothing has changed then), 2 when it could not start.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import type { Config } from '../../bot/config';
import { loadProgramme } from '../../bot/programme/load';
import { openDatabase } from '../../bot/study/database';
import { readFolder } from '../../bot/study/memory/folder';
import { checkExport } from '../../bot/study/memory/check';
import { importCourt } from '../../bot/study/memory/import';
import { readZip } from '../../bot/study/memory/zip';
import { complain, locationOf, readWords, runCommand, say } from './command-line';

const USAGE = 'Gebruik: npm run import -- <map of zip van een export>';
const MOST_MISTAKES = 20;

export async function importFolder(config: Config, words: string[]): Promise<number> {
  const [folder = ''] = readWords(words, USAGE, {}, 1).positionals;
  const isFile = statSync(folder, { throwIfNoEntry: false })?.isFile() === true;
  const reading = isFile ? await readZip(readFileSync(folder)) : readFolder(folder);
  const clock = { now: () => new Date() };
  const services = { clock, newId: randomUUID, programme: loadProgramme(config.definitionFile) };
  const { report } = await checkExport(services, reading);
  if (!reading.ok || report.mistakes.length > 0) return refuse(folder, report.mistakes, report.more);
  if (config.sqlServer === null) mkdirSync(config.dataFolder, { recursive: true });
  const database = await openDatabase(locationOf(config));
  try {
    const imported = await importCourt({ ...services, database }, reading.files);
    if (!imported.ok) return refuse(folder, imported.mistakes);
    say(
      `De rekenkamer van ${imported.municipality} is teruggezet: ${imported.rows} rijen. De geschiedenis klopt.`,
    );
    return 0;
  } finally {
    await database.close();
  }
}

function refuse(folder: string, mistakes: readonly string[], more = 0): number {
  complain(`De export in ${folder} is niet ingelezen; er is niets veranderd.`);
  for (const mistake of mistakes.slice(0, MOST_MISTAKES)) complain(`- ${mistake}`);
  const unsaid = Math.max(0, mistakes.length - MOST_MISTAKES) + more;
  if (unsaid > 0) complain(`- en nog ${unsaid} andere fouten.`);
  return 1;
}

if (require.main === module) void runCommand(importFolder);
