/**
 * Reads an export from a zip, of whatever program, and checks its sums. It may come from anybody: nothing is written to
 * disk, and what it says of its own sizes is held against limits before anything is unpacked. `fflate`, which writes our
 * zips, cannot be told to stop where a part turns out larger than it said; `node:zlib` can.
 */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { type Files, SUMS } from './export';
import { type ReadFiles, wrongSums } from './sums';

const MEGABYTE = 1_000_000;
/** Of twenty years of a court about a tenth is needed: 1 MB, unpacked 5 MB in 10,000 lines. */
export const LARGEST_ZIP = 16 * MEGABYTE;
const LARGEST_UNPACKED = 64 * MEGABYTE;
const MOST_FILES = 500;
const MOST_LINES = 200_000;
const LONGEST_NAME = 200;

const inflated = promisify(inflateRaw);

/** Mistakes are in Dutch. */
export async function readZip(zip: Buffer): Promise<ReadFiles> {
  if (zip.length > LARGEST_ZIP) {
    return no(`Het bestand is groter dan ${LARGEST_ZIP / MEGABYTE} MB; zo groot is een export niet.`);
  }
  try {
    const parts = listed(zip);
    const files = await unpacked(zip, parts);
    const mistakes = wrongSums(files);
    return mistakes.length === 0 ? { ok: true, files } : { ok: false, mistakes, files };
  } catch (fault) {
    if (fault instanceof NotThis) return no(fault.message);
    throw fault;
  }
}

const DAMAGED = 'Dit is geen zip-bestand, of het is beschadigd.';

const no = (mistake: string): ReadFiles => ({ ok: false, mistakes: [mistake] });

/** Why the zip cannot be read, in Dutch. */
class NotThis extends Error {}

/** What the list at the end of a zip says of one file in it. */
interface Part {
  name: string;
  isPacked: boolean;
  packedSize: number;
  size: number;
  /** Where it begins. */
  at: number;
}

function numberAt(zip: Buffer, at: number, bytes: 2 | 4): number {
  if (at + bytes > zip.length) throw new NotThis(DAMAGED);
  return zip.readUIntLE(at, bytes);
}

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const LISTED = 0x02014b50;
const LISTED_LENGTH = 46;
const BEGIN = 0x04034b50;
const BEGIN_LENGTH = 30;
/** Stands where a number did not fit. */
const ELSEWHERE = [0xffff, 0xffffffff];
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const FILE_KIND = 0xf000;
const SYMBOLIC_LINK = 0xa000;

/** The files in it, of which macOS adds some of its own. */
function listed(zip: Buffer): Part[] {
  const end = endOf(zip);
  const [count, offset] = [numberAt(zip, end + 10, 2), numberAt(zip, end + 16, 4)];
  if (ELSEWHERE.includes(count) || ELSEWHERE.includes(offset) || count > MOST_FILES)
    throw new NotThis(`Er zitten meer dan ${MOST_FILES} bestanden in; zoveel heeft een export er niet.`);
  const parts: Part[] = [];
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    if (numberAt(zip, at, 4) !== LISTED) throw new NotThis(DAMAGED);
    const nameEnds = at + LISTED_LENGTH + numberAt(zip, at + 28, 2);
    const part = partAt(zip, at, nameOf(zip.toString('utf8', at + LISTED_LENGTH, nameEnds)));
    if (part !== null) parts.push(part);
    at = nameEnds + numberAt(zip, at + 30, 2) + numberAt(zip, at + 32, 2);
  }
  return parts;
}

/** The list of a zip is found from its end, before which there may be a comment. */
function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = zip.length - END_LENGTH; at >= first; at -= 1) if (numberAt(zip, at, 4) === END) return at;
  throw new NotThis(DAMAGED);
}

/** Null for a folder, and for what macOS puts beside the files. */
function partAt(zip: Buffer, at: number, name: string): Part | null {
  if (name.endsWith('/') || name.startsWith('__MACOSX/') || /(^|\/)\.DS_Store$/.test(name)) return null;
  const segments = name.split('/');
  const odd = segments.some((segment) => ['', '.', '..'].includes(segment)) || /\p{Cc}/u.test(name);
  if (odd || name.length > LONGEST_NAME)
    throw new NotThis(`“${name.slice(0, LONGEST_NAME)}” kan geen bestand van een export zijn.`);
  const method = numberAt(zip, at + 10, 2);
  if ((numberAt(zip, at + 8, 2) & ENCRYPTED) !== 0)
    throw new NotThis('Het zip-bestand is met een wachtwoord beveiligd. Pak het uit en zip de map opnieuw.');
  if ((numberAt(zip, at + 40, 2) & FILE_KIND) === SYMBOLIC_LINK)
    throw new NotThis(`${name}: is geen gewoon bestand.`);
  if (![STORED, DEFLATED].includes(method))
    throw new NotThis(`${name}: is ingepakt op een manier die Kamerbode niet leest. Zip de map opnieuw.`);
  return {
    name,
    isPacked: method === DEFLATED,
    packedSize: numberAt(zip, at + 20, 4),
    size: numberAt(zip, at + 24, 4),
    at: numberAt(zip, at + 42, 4),
  };
}

/** Some programs on Windows write the other stroke. */
const nameOf = (written: string): string => written.replaceAll('\\', '/');

async function unpacked(zip: Buffer, parts: readonly Part[]): Promise<Files> {
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST_UNPACKED)
    throw new NotThis(
      `Uitgepakt is het groter dan ${LARGEST_UNPACKED / MEGABYTE} MB; zo groot is een export niet.`,
    );
  const folder = folderOf(parts.map(({ name }) => name));
  const files: Files = new Map();
  let lines = 0;
  for (const part of parts) {
    const name = part.name.slice(folder.length);
    if (files.has(name)) throw new NotThis(`${name}: zit er twee keer in.`);
    const content = await contentOf(zip, part);
    files.set(name, content);
    lines += linesIn(content);
    if (lines > MOST_LINES) throw new NotThis('Er zitten meer regels in dan een export kan hebben.');
  }
  return files;
}

/** Whoever zips a folder has it in every name. */
function folderOf(names: readonly string[]): string {
  const sums = names.find((name) => name.endsWith(`/${SUMS}`));
  if (sums === undefined || names.includes(SUMS)) return '';
  const folder = sums.slice(0, -SUMS.length);
  return names.every((name) => name.startsWith(folder)) ? folder : '';
}

async function contentOf(zip: Buffer, { at, name, isPacked, packedSize, size }: Part): Promise<Buffer> {
  if (numberAt(zip, at, 4) !== BEGIN) throw new NotThis(DAMAGED);
  const begin = at + BEGIN_LENGTH + numberAt(zip, at + 26, 2) + numberAt(zip, at + 28, 2);
  const packed = zip.subarray(begin, begin + packedSize);
  const content = isPacked ? await inflate(packed, size) : packed;
  if (packed.length !== packedSize || content?.length !== size)
    throw new NotThis(`${name}: is in het zip-bestand beschadigd.`);
  return content;
}

/** Null when it cannot be unpacked, or turns out larger than it said. */
async function inflate(packed: Buffer, size: number): Promise<Buffer | null> {
  try {
    return await inflated(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return null;
  }
}

const NEWLINE = 10;

function linesIn(content: Buffer): number {
  let lines = 0;
  for (let at = content.indexOf(NEWLINE); at >= 0; at = content.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}
