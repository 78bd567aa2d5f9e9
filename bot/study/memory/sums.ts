/** Whether the files of an export are those that its sums name: none changed, missing or added. */
import { createHash } from 'node:crypto';
import { type Files, SUMS } from './export';

/** `files`: what could be read all the same. */
export type ReadFiles = { ok: true; files: Files } | { ok: false; mistakes: string[]; files?: Files };

const SUM_LINE = /^([0-9a-f]{64}) [ *](.+)$/;

/** What is wrong, in Dutch, with the file or the line; nothing when all is well. */
export function wrongSums(files: Files): string[] {
  const sums = files.get(SUMS);
  if (sums === undefined) return [`${SUMS} ontbreekt: dit is geen volledige export.`];
  const mistakes: string[] = [];
  const listed = new Set([SUMS]);
  const lines = sums.toString('utf8').split('\n');
  if (lines.pop() !== '') mistakes.push(`${SUMS}: de laatste regel is afgebroken.`);
  for (const [index, line] of lines.entries()) {
    const [, sum, name] = SUM_LINE.exec(line) ?? [];
    if (sum === undefined || name === undefined) {
      mistakes.push(`${SUMS}, regel ${index + 1}: verwacht een SHA-256 en een bestandsnaam.`);
      continue;
    }
    if (listed.has(name)) {
      mistakes.push(`${SUMS}, regel ${index + 1}: ${name} staat er dubbel in.`);
      continue;
    }
    listed.add(name);
    const content = files.get(name);
    if (content === undefined) mistakes.push(`${name}: ontbreekt.`);
    else if (createHash('sha256').update(content).digest('hex') !== sum) {
      mistakes.push(`${name}: is gewijzigd (de SHA-256 klopt niet).`);
    }
  }
  for (const name of files.keys()) {
    if (!listed.has(name)) mistakes.push(`${name}: staat niet in ${SUMS} en hoort er dus niet bij.`);
  }
  return mistakes;
}
