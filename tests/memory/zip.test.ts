/** Zips from whoever: read as what was put in, or refused with what is wrong, whatever they say of themselves. */
import { zipSync, type Zippable } from 'fflate';
import type { Files } from '../../bot/study/memory/export';
import { LARGEST_ZIP, readZip } from '../../bot/study/memory/zip';
import { resummed } from './archive';

const MEGABYTE = 1_000_000;

const FILES: Files = resummed(
  new Map([
    ['export.json', Buffer.from('{}\n')],
    ['tabellen/court.jsonl', Buffer.from('{"id":"1"}\n'.repeat(50))],
  ]),
);

const zipped = (files: Files | Zippable, level: 0 | 6 = 6): Buffer =>
  Buffer.from(zipSync(files instanceof Map ? Object.fromEntries(files) : files, { level }));

async function mistakesOf(zip: Buffer): Promise<string> {
  const read = await readZip(zip);
  return read.ok ? 'none' : read.mistakes.join('\n');
}

const under = (folder: string, files = FILES): Files =>
  new Map([...files].map(([name, content]) => [`${folder}/${name}`, content]));

const first = (index: number): boolean => index === 0;

/** What was read, in words that do not depend on the order; null when it was refused. */
async function contentsOf(zip: Buffer): Promise<string | null> {
  const read = await readZip(zip);
  return read.ok ? told(read.files) : null;
}

const told = (files: Files): string =>
  [...files]
    .map(([name, content]) => `${name}: ${content.toString()}`)
    .toSorted((a, b) => a.localeCompare(b))
    .join('\n');

/** Changes bytes of the list at the end, at this place in each of its entries (or of those `which` picks). */
function relisted(
  zip: Buffer,
  change: (zip: Buffer, at: number) => void,
  which: (index: number) => boolean = () => true,
): Buffer {
  const changed = Buffer.from(zip);
  let index = 0;
  for (let at = changed.indexOf('PK\u0001\u0002'); at >= 0; at = changed.indexOf('PK\u0001\u0002', at + 1)) {
    if (which(index)) change(changed, at);
    index += 1;
  }
  return changed;
}

describe('a zip is read', () => {
  it.each([
    ['as our own', zipped(FILES)],
    ['without packing', zipped(FILES, 0)],
    ['of the folder itself', zipped(under('heerlen'))],
    ['of the folder in another', zipped(under('archief/heerlen'))],
    [
      'with what macOS puts beside it',
      zipped(
        new Map([
          ...under('heerlen'),
          ['heerlen/.DS_Store', Buffer.from('x')],
          ['__MACOSX/heerlen/._export.json', Buffer.from('x')],
          ['heerlen/tabellen/', Buffer.alloc(0)],
        ]),
      ),
    ],
    [
      'with the strokes of Windows',
      zipped(new Map([...under('heerlen')].map(([name, content]) => [name.replaceAll('/', '\\'), content]))),
    ],
    ['with something after it', Buffer.concat([zipped(FILES), Buffer.from('x'.repeat(100))])],
  ])('%s', async (_, zip) => {
    expect(await contentsOf(zip)).toBe(told(FILES));
  });
});

describe('a zip is refused', () => {
  it('when it is none, is cut, or is damaged anywhere', async () => {
    const zip = zipped(FILES);
    for (const none of ['', 'x', 'PK\u0005\u0006', 'x'.repeat(100_000)]) {
      expect(await mistakesOf(Buffer.from(none))).toBe('Dit is geen zip-bestand, of het is beschadigd.');
    }
    for (let length = 0; length < zip.length; length += 7) {
      expect(await mistakesOf(zip.subarray(0, length))).not.toBe('none');
    }
    for (let at = 0; at < zip.length; at += 1) {
      const changed = Buffer.from(zip);
      changed[at]! ^= 0xff;
      // Times, versions and other things that are not used may be anything; what is read is as it was.
      expect([null, told(FILES)]).toContain(await contentsOf(changed));
    }
  });

  it('when it is larger than an export can be, before anything is read', async () => {
    expect(await mistakesOf(Buffer.alloc(LARGEST_ZIP + 1))).toContain('groter dan 16 MB');
  });

  it('when it unpacks to more than an export can be, and says so', async () => {
    const bomb = zipped({ bom: new Uint8Array(65 * MEGABYTE) });
    expect(bomb.length).toBeLessThan(MEGABYTE);
    expect(await mistakesOf(bomb)).toContain('Uitgepakt is het groter dan 64 MB');
  });

  it('when a part unpacks to more than it said', async () => {
    const liar = relisted(zipped({ bom: new Uint8Array(65 * MEGABYTE) }), (zip, at) =>
      zip.writeUInt32LE(10, at + 24),
    );
    expect(await mistakesOf(liar)).toBe('bom: is in het zip-bestand beschadigd.');
  });

  it('when many parts lead to the same bytes', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [`deel${n}`, new Uint8Array(MEGABYTE)]),
    );
    const overlapping = relisted(zipped(parts), (zip, at) => zip.writeUInt32LE(0, at + 42));
    expect(await mistakesOf(overlapping)).toContain('Uitgepakt is het groter dan 64 MB');
  });

  it('when it holds too many files, or too many lines', async () => {
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`b${n}`, new Uint8Array(0)]));
    expect(await mistakesOf(zipped(many))).toContain('meer dan 500 bestanden');
    expect(await mistakesOf(zipped({ regels: Buffer.from('\n'.repeat(300_000)) }))).toContain('meer regels');
  });

  it.each([
    '../buiten',
    'a/../../buiten',
    '/etc/passwd',
    'a//b',
    './a',
    'a\\..\\b',
    'regel\neinde',
    'n'.repeat(201),
  ])('when a file in it is called %j', async (name) => {
    expect(await mistakesOf(zipped(new Map([...FILES, [name, Buffer.from('x')]])))).toContain(
      'kan geen bestand van een export zijn',
    );
  });

  it('when a file is in it twice', async () => {
    const twice = zipped(new Map([...FILES, ['export.jsoN', Buffer.from('x')]]));
    const changed = Buffer.from(twice.toString('latin1').replaceAll('export.jsoN', 'export.json'), 'latin1');
    expect(await mistakesOf(changed)).toBe('export.json: zit er twee keer in.');
  });

  it('when it is encrypted, a link, or packed in an unknown way', async () => {
    const zip = zipped(FILES);
    expect(await mistakesOf(relisted(zip, (z, at) => z.writeUInt16LE(1, at + 8), first))).toContain(
      'wachtwoord',
    );
    expect(await mistakesOf(relisted(zip, (z, at) => z.writeUInt16LE(0xa1ff, at + 40), first))).toContain(
      'geen gewoon bestand',
    );
    expect(await mistakesOf(relisted(zip, (z, at) => z.writeUInt16LE(12, at + 10), first))).toContain(
      'op een manier die Kamerbode niet leest',
    );
  });

  it('by its sums: one changed, missing or too many, and each line of the sums is used once', async () => {
    const changed = new Map([...FILES, ['export.json', Buffer.from('[]\n')]]);
    expect(await mistakesOf(zipped(changed))).toBe('export.json: is gewijzigd (de SHA-256 klopt niet).');
    const missing = new Map([...FILES].filter(([name]) => name !== 'export.json'));
    expect(await mistakesOf(zipped(missing))).toBe('export.json: ontbreekt.');
    const more = new Map([...FILES, ['extra.txt', Buffer.from('x')]]);
    expect(await mistakesOf(zipped(more))).toContain('extra.txt: staat niet in SHA256SUMS');
    const sums = FILES.get('SHA256SUMS')!.toString();
    const doubled = new Map([...FILES, ['SHA256SUMS', Buffer.from(sums + sums)]]);
    expect(await mistakesOf(zipped(doubled))).toContain('regel 3: export.json staat er dubbel in.');
    expect(await mistakesOf(zipped({ 'overzicht.txt': Buffer.from('x') }))).toBe(
      'SHA256SUMS ontbreekt: dit is geen volledige export.',
    );
  });
});
