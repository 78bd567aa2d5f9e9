/**
 * `npm run export -- --court <municipality> --out <folder>`: everything of one court in open formats, in a folder that
 * is not there yet. Reads the database only. What is in it: `bot/study/memory/readme.ts`.
 *
 * Ends with 0 when it was written, 1 when there is no such court or the folder is in the way, 2 when it could not start.
 */
import type { Config } from '../../bot/config';
import { openForReading } from '../../bot/study/database';
import { composeExport } from '../../bot/study/memory/export';
import { writeFolder } from '../../bot/study/memory/folder';
import { rows } from '../../bot/study/rows';
import { Court } from '../../entities/court';
import { complain, locationOf, readWords, runCommand, say, Usage } from './command-line';

const USAGE = 'Gebruik: npm run export -- --court <gemeente> --out <map>';

export async function exportCourt(config: Config, words: string[]): Promise<number> {
  const { values } = readWords(words, USAGE, { court: { type: 'string' }, out: { type: 'string' } });
  const { court: wanted, out } = values;
  if (typeof wanted !== 'string' || typeof out !== 'string') throw new Usage(USAGE);
  const database = await openForReading(locationOf(config));
  try {
    const courts = await database.work((manager) => rows(manager, Court, {}, { orderBy: ['municipality'] }));
    const known = courts.map(({ municipality }) => municipality);
    const municipality = known.find((name) => name.toLowerCase() === wanted.trim().toLowerCase());
    const files = municipality === undefined ? null : await composeExport(database, municipality);
    if (files === null) {
      complain(`Er is geen rekenkamer van ${wanted}. Bekend zijn: ${known.join(', ') || 'geen'}.`);
      return 1;
    }
    const inTheWay = writeFolder(out, files);
    if (inTheWay !== null) {
      complain(inTheWay);
      return 1;
    }
    say(`Alles van de rekenkamer van ${municipality} staat in ${out} (${files.size} bestanden).`);
    say(`Controleren: cd ${out} && sha256sum -c SHA256SUMS`);
    return 0;
  } finally {
    await database.close();
  }
}

if (require.main === module) void runCommand(exportCourt);
