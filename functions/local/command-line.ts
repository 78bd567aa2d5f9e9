/** What the commands on the history and the archive share: the database of the settings, and how they end. */
import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type Config, ConfigFault, type Environment, readConfig } from '../../bot/config';
import { NotReadable } from '../../bot/study/database';
import type { DatabaseLocation } from '../../entities/data-source';

/** What was asked could not be done at all: wrong words, wrong settings, no database. */
const UNABLE = 2;

export const say = (text: string): void => void process.stdout.write(`${text}\n`);
export const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** What was typed after the command makes no sense; the message is in Dutch. */
export class Usage extends Error {}

/** Runs a command with the settings of the program; the process ends with the code that it answers. */
export function runCommand(command: (config: Config, words: string[]) => Promise<number>): Promise<void> {
  return runWith((environment) => readConfig(environment, 'local'), command);
}

/** Runs a command with what it reads from the environment itself. */
export async function runWith<Settings>(
  read: (environment: Environment) => Settings,
  command: (settings: Settings, words: string[]) => Promise<number>,
): Promise<void> {
  try {
    process.exitCode = await command(read(process.env), process.argv.slice(2));
  } catch (fault) {
    const expected = fault instanceof ConfigFault || fault instanceof NotReadable || fault instanceof Usage;
    complain(expected ? fault.message : String(fault instanceof Error ? (fault.stack ?? fault) : fault));
    process.exitCode = UNABLE;
  }
}

/** @throws Usage with `usage` when the words do not fit. */
export function readWords<T extends ParseArgsConfig['options']>(
  words: string[],
  usage: string,
  options: T,
  positionals = 0,
) {
  try {
    const read = parseArgs({ args: words, options, allowPositionals: true, strict: true });
    if (read.positionals.length !== positionals) throw new Usage(usage);
    return read;
  } catch {
    throw new Usage(usage);
  }
}

/** Where the database of these settings is. */
export function locationOf({ sqlServer, dataFolder }: Config): DatabaseLocation {
  return sqlServer === null ? { sqliteFile: path.join(dataFolder, 'kamerbode.sqlite') } : { sqlServer };
}
