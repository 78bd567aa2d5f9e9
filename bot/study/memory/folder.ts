/** Folders of an export on disk: written whole or not at all, and read with every sum checked. */
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Files, SUMS } from './export';

/** @returns what is in the way, in Dutch; null when it was written. */
export function writeFolder(folder: string, files: Files): string | null {
  const target = path.resolve(folder);
  if (existsSync(target)) {
    if (!isEmptyFolder(target)) return `${folder} bestaat al en is niet leeg. Kies een andere map.`;
    rmdirSync(target);
  }
  mkdirSync(path.dirname(target), { recursive: true });
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  try {
    for (const [name, content] of files) {
      const file = path.join(draft, ...name.split('/'));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return null;
}

function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}

const SUM_LINE = /^([0-9a-f]{64}) [ *](.+)$/;

/** Reads a folder and checks it against its sums: no file changed, missing or added. Mistakes are in Dutch. */
export function readFolder(folder: string): { ok: true; files: Files } | { ok: false; mistakes: string[] } {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return { ok: false, mistakes: [`Er is geen map ${folder}.`] };
  const files: Files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const name = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    if (!entry.isFile()) return { ok: false, mistakes: [`${name}: is geen gewoon bestand.`] };
    files.set(name, readFileSync(path.join(folder, name)));
  }
  const sums = files.get(SUMS);
  if (sums === undefined) {
    return { ok: false, mistakes: [`${SUMS} ontbreekt: dit is geen volledige export.`] };
  }
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
    if (listed.has(name)) mistakes.push(`${SUMS}, regel ${index + 1}: ${name} staat er dubbel in.`);
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
  return mistakes.length === 0 ? { ok: true, files } : { ok: false, mistakes };
}
