/**
 * `npm run verify [-- --heads <file>]`: goes through every chain of the history and says in Dutch where one is not what
 * was once written. Prints where each chain ends; kept elsewhere, that is what `--heads` compares with later. Reads only.
 *
 * Ends with 0 when all is whole, 1 when something is wrong with the history, 2 when it could not be looked at.
 */
import { readFileSync } from 'node:fs';
import type { Config } from '../../bot/config';
import { NotReadable, openForReading } from '../../bot/study/database';
import { type ChainHead, PROGRAMME_CHAIN } from '../../bot/study/history';
import { checkExcerpts, type CheckedExcerpts } from '../../bot/study/memory/excerpts';
import {
  type BrokenHead,
  checkChains,
  type CheckedChain,
  continuesHeads,
} from '../../bot/study/memory/verify';
import { locationOf, readWords, runCommand, say } from './command-line';

const USAGE = 'Gebruik: npm run verify [-- --heads <bestand met bewaarde koppen>]';

const WHAT = {
  CHANGED: 'is gewijzigd',
  MISSING: 'ontbreekt',
  INSERTED: 'is ingevoegd',
  OF_NOTHING: 'hoort bij geen onderzoek dat er is',
};

const BROKEN: Record<BrokenHead['what'], string> = {
  CHAIN_GONE: 'is er niet meer',
  SHORTER: 'is korter dan toen',
  REWRITTEN: 'is sindsdien herschreven',
};

export async function verify(config: Config, words: string[]): Promise<number> {
  const { values } = readWords(words, USAGE, { heads: { type: 'string' } });
  const kept = typeof values.heads === 'string' ? readHeads(values.heads) : [];
  const database = await openForReading(locationOf(config));
  try {
    const chains = await checkChains(database);
    const excerpts = await checkExcerpts(database);
    const broken = await continuesHeads(database, kept);
    return report(chains, excerpts, kept, broken);
  } finally {
    await database.close();
  }
}

function report(
  chains: readonly CheckedChain[],
  excerpts: CheckedExcerpts,
  kept: readonly ChainHead[],
  broken: readonly BrokenHead[],
): number {
  const nameOf = (chain: string): string => {
    const of = chains.find(({ head }) => head.chain === chain)?.of;
    if (chain === PROGRAMME_CHAIN) return 'het programma';
    return of ? `het onderzoek van ${of.municipality} in golf ${of.wave}` : `keten ${chain}`;
  };
  say('Koppen van de geschiedenis (keten, aantal gebeurtenissen, hash van de laatste):');
  for (const { head } of chains) say(`${head.chain} ${head.length} ${head.head}`);
  say('');
  const mistakes = [
    ...chains.flatMap(({ head, state }) =>
      state.ok
        ? []
        : [
            `De geschiedenis van ${nameOf(head.chain)} (keten ${head.chain}) klopt niet: gebeurtenis ${state.number}${
              state.what === 'OF_NOTHING' ? ' en verder' : ''
            } ${WHAT[state.what]}.`,
          ],
    ),
    ...excerpts.wrong.map(
      ({ number, what }) =>
        `De ingelezen geschiedenis van het programma klopt niet: gebeurtenis ${number} ${WHAT[what]}.`,
    ),
    ...broken.map(
      ({ chain, length, what }) =>
        `De geschiedenis van ${nameOf(chain)} (keten ${chain}) ${BROKEN[what]}: bewaard zijn ${length} gebeurtenissen.`,
    ),
  ];
  for (const mistake of mistakes) say(mistake);
  if (mistakes.length > 0) return 1;
  const total = chains.reduce((sum, { head }) => sum + head.length, excerpts.count);
  say(`De geschiedenis klopt: ${chains.length} ketens, ${total} gebeurtenissen.`);
  if (kept.length > 0) say(`Alle ${kept.length} bewaarde koppen komen erin voor.`);
  return 0;
}

const HEAD_LINE = /^(PROGRAMME|[0-9a-f-]{36}) (\d+) ([0-9a-f]{64})$/;

/** What this command printed earlier, whole or only the lines with heads. */
function readHeads(file: string): ChainHead[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new NotReadable(`Het bestand met bewaarde koppen kan niet worden gelezen: ${file}`);
  }
  const heads = text.split(/\r?\n/).flatMap((line) => {
    const [, chain, length, head] = HEAD_LINE.exec(line.trim()) ?? [];
    return chain === undefined || head === undefined ? [] : [{ chain, length: Number(length), head }];
  });
  if (heads.length === 0)
    throw new NotReadable(`In ${file} staan geen koppen zoals npm run verify ze toont.`);
  return heads;
}

if (require.main === module) void runCommand(verify);
