/** Folders of an export on disk: written whole or not at all, and read with every sum checked. */
import { randomBytes } from 'node:crypto';
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
import type { Files } from './export';
import { type ReadFiles, wrongSums } from './sums';

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

/** Reads a folder and checks it against its sums: no file changed, missing or added. Mistakes are in Dutch. */
export function readFolder(folder: string): ReadFiles {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return { ok: false, mistakes: [`Er is geen map ${folder}.`] };
  const files: Files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const name = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    if (!entry.isFile()) return { ok: false, mistakes: [`${name}: is geen gewoon bestand.`] };
    files.set(name, readFileSync(path.join(folder, name)));
  }
  const mistakes = wrongSums(files);
  return mistakes.length === 0 ? { ok: true, files } : { ok: false, mistakes };
}
