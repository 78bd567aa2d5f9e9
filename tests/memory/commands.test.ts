/** `npm run verify`, `export` and `import`, as somebody runs them: what they say, and the code with which they end. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Config, readConfig } from '../../bot/config';
import { NotReadable } from '../../bot/study/database';
import { createDataSource } from '../../entities/data-source';
import { exportCourt } from '../../functions/local/export';
import { importFolder } from '../../functions/local/import';
import { verify } from '../../functions/local/verify';
import type { Installation } from '../study/installation';
import { everything, exported, temporaryFolder, zipOf } from './archive';
import { playedStudy } from './played';

const folder = temporaryFolder();
let kamerbode: Installation;
let config: Config;
let said: string[];

beforeEach(async () => {
  kamerbode = await playedStudy();
  config = readConfig({ KAMERBODE_DATA: path.dirname(kamerbode.file) });
  said = [];
  const keep = (text: unknown): boolean => {
    said.push(String(text).trimEnd());
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(keep);
  jest.spyOn(process.stderr, 'write').mockImplementation(keep);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await kamerbode.close();
});

const change = (sql: string, parameters: unknown[] = []): Promise<unknown> =>
  kamerbode.read((manager) => manager.query(sql, parameters));

/** The lines about what is wrong. */
const wrong = (): string[] =>
  said.filter((line) => / klopt niet|is sindsdien|is korter|is er niet meer/.test(line));

test('verify says that the history is whole, beside a program that has the database open, and changes nothing', async () => {
  const before = await everything(kamerbode.services.database);
  expect(await verify(config, [])).toBe(0);
  expect(said.at(-1)).toMatch(/^De geschiedenis klopt: 2 ketens, \d+ gebeurtenissen\.$/);
  expect(said.filter((line) => /^(PROGRAMME|[0-9a-f-]{36}) \d+ [0-9a-f]{64}$/.test(line))).toHaveLength(2);
  expect(await everything(kamerbode.services.database)).toEqual(before);
});

test.each([
  [
    'a changed entry',
    `UPDATE history_entry SET action = 'X' WHERE chain = ? AND number = 3`,
    'gebeurtenis 3 is gewijzigd',
  ],
  [
    'data that are no JSON',
    `UPDATE history_entry SET data = '{"a":' WHERE chain = ? AND number = 2`,
    'gebeurtenis 2 is gewijzigd',
  ],
  [
    'data with a number that JSON cannot hold',
    `UPDATE history_entry SET data = '{"a":1e999}' WHERE chain = ? AND number = 2`,
    'gebeurtenis 2 is gewijzigd',
  ],
  ['a removed entry', `DELETE FROM history_entry WHERE chain = ? AND number = 4`, 'gebeurtenis 4 ontbreekt'],
  [
    'a tail that was cut off',
    `DELETE FROM history_entry WHERE chain = ? AND number > 2`,
    'gebeurtenis 3 ontbreekt',
  ],
  [
    'an entry that was added',
    `INSERT INTO history_entry SELECT 'x', chain, number + 100, at, actorId, role, action, fromVersion, data, previousHash, hash FROM history_entry WHERE chain = ? AND number = 1`,
    'gebeurtenis 101 is ingevoegd',
  ],
  [
    'a text that was changed',
    `UPDATE history_text SET body = 'anders' WHERE chain = ? AND body LIKE 'Afgesproken%'`,
    'is gewijzigd',
  ],
])('verify finds %s, says in which chain and where, and ends with 1', async (_, sql, what) => {
  await change(sql, [kamerbode.studyId]);
  expect(await verify(config, [])).toBe(1);
  expect(wrong()).toEqual([expect.stringContaining(what)]);
  expect(wrong()[0]).toContain(
    `De geschiedenis van het onderzoek van Heerlen in golf 1 (keten ${kamerbode.studyId}) klopt niet`,
  );
});

test('verify finds what is wrong in each chain, and entries of a study that is not there', async () => {
  await change(`UPDATE history_entry SET role = 'X' WHERE number = 1`);
  await change(`UPDATE history_entry SET chain = 'nergens' WHERE chain = ? AND number = 5`, [
    kamerbode.studyId,
  ]);
  expect(await verify(config, [])).toBe(1);
  expect(wrong()).toHaveLength(3);
  expect(wrong()[0]).toContain(
    'De geschiedenis van het programma (keten PROGRAMME) klopt niet: gebeurtenis 1 is gewijzigd',
  );
  expect(wrong()[2]).toContain('keten nergens');
});

test('a copy of the database is verified as well', async () => {
  const copy = readConfig({ KAMERBODE_DATA: path.join(folder, 'kopie') });
  mkdirSync(copy.dataFolder);
  const source = await createDataSource({ sqliteFile: kamerbode.file }).initialize();
  await source.query('VACUUM INTO ?', [path.join(copy.dataFolder, 'kamerbode.sqlite')]);
  await source.destroy();
  expect(await verify(copy, [])).toBe(0);
});

test('an erased text is no fault', async () => {
  await change(`UPDATE history_text SET body = NULL, salt = ''`);
  expect(await verify(config, [])).toBe(0);
});

async function keepHeads(): Promise<string> {
  await verify(config, []);
  const file = path.join(folder, 'koppen.txt');
  writeFileSync(file, said.join('\n'));
  said = [];
  return file;
}

describe('kept heads', () => {
  test('are continued by what happened since', async () => {
    const heads = await keepHeads();
    const { must, studyId } = kamerbode;
    await must('chair', { name: 'PAUSE_STUDY', studyId, reason: 'Vakantie' });
    expect(await verify(config, ['--heads', heads])).toBe(0);
    expect(said.at(-1)).toBe('Alle 2 bewaarde koppen komen erin voor.');
  });

  test('show a chain that was cut and whose end was changed with it', async () => {
    const heads = await keepHeads();
    await change(`DELETE FROM history_entry WHERE chain = ? AND number > 1`, [kamerbode.studyId]);
    await change(
      `UPDATE study SET historyLength = 1, historyHead = (SELECT hash FROM history_entry WHERE chain = study.id)`,
    );
    expect(await verify(config, [])).toBe(0);
    expect(await verify(config, ['--heads', heads])).toBe(1);
    expect(wrong()).toEqual([
      expect.stringMatching(/Heerlen in golf 1 .* is korter dan toen: bewaard zijn \d+/),
    ]);
  });

  test('show a chain that is gone, and one that was written anew', async () => {
    const heads = await keepHeads();
    writeFileSync(
      heads,
      readFileSync(heads, 'utf8').replace(/(PROGRAMME \d+ )[0-9a-f]{64}/, `$1${'a'.repeat(64)}`),
    );
    await change(`DELETE FROM history_entry WHERE chain = ?`, [kamerbode.studyId]);
    await change(`DELETE FROM study`);
    expect(await verify(config, ['--heads', heads])).toBe(1);
    expect(wrong()).toHaveLength(2);
    expect(wrong().join('\n')).toContain('het programma (keten PROGRAMME) is sindsdien herschreven');
    expect(wrong().join('\n')).toContain(`(keten ${kamerbode.studyId}) is er niet meer`);
  });

  test('must be heads', async () => {
    const file = path.join(folder, 'leeg.txt');
    writeFileSync(file, 'niets');
    await expect(verify(config, ['--heads', file])).rejects.toThrow(NotReadable);
    await expect(verify(config, ['--heads', path.join(folder, 'geen')])).rejects.toThrow(NotReadable);
  });
});

test('export writes a folder that import puts back elsewhere, with the same export again', async () => {
  const out = path.join(folder, 'heerlen');
  expect(await exportCourt(config, ['--court', 'heerlen', '--out', out])).toBe(0);
  const elsewhere = readConfig({ KAMERBODE_DATA: path.join(folder, 'elders') });
  expect(await importFolder(elsewhere, [out])).toBe(0);
  expect(said.at(-1)).toMatch(
    /^De rekenkamer van Heerlen is teruggezet: \d+ rijen\. De geschiedenis klopt\.$/,
  );
  expect(await verify(elsewhere, [])).toBe(0);
  const again = path.join(folder, 'opnieuw');
  expect(await exportCourt(elsewhere, ['--court', 'Heerlen', '--out', again])).toBe(0);
  expect(readFileSync(path.join(again, 'SHA256SUMS'), 'utf8')).toBe(
    readFileSync(path.join(out, 'SHA256SUMS'), 'utf8'),
  );

  expect(await importFolder(elsewhere, [out])).toBe(1);
  expect(said.at(-1)).toMatch(
    /^- De rekenkamer van Heerlen staat al in deze database\. Zij is op \d+ \w+ \d{4} teruggezet, uit deze export\.$/,
  );
});

test('the zip that the tab gives out is put back as well, and a file that is none is refused', async () => {
  const zip = path.join(folder, 'heerlen.zip');
  writeFileSync(zip, zipOf(await exported(kamerbode.services.database)));
  const elsewhere = readConfig({ KAMERBODE_DATA: path.join(folder, 'uit-zip') });
  expect(await importFolder(elsewhere, [zip])).toBe(0);
  expect(await verify(elsewhere, [])).toBe(0);
  writeFileSync(zip, 'geen zip');
  expect(await importFolder(elsewhere, [zip])).toBe(1);
  expect(said.at(-1)).toBe('- Dit is geen zip-bestand, of het is beschadigd.');
});

test('what was brought in cannot be changed either without verify seeing it', async () => {
  const out = path.join(folder, 'heerlen-2');
  await exportCourt(config, ['--court', 'Heerlen', '--out', out]);
  const elsewhere = readConfig({ KAMERBODE_DATA: path.join(folder, 'elders-2') });
  await importFolder(elsewhere, [out]);
  const source = await createDataSource({
    sqliteFile: path.join(elsewhere.dataFolder, 'kamerbode.sqlite'),
  }).initialize();
  await source.query(
    `UPDATE history_excerpt SET entry = replace(entry, '"role":"CHAIR"', '"role":"MEMBER"') WHERE number = (SELECT min(number) FROM history_excerpt WHERE entry LIKE '%"role":"CHAIR"%')`,
  );
  await source.query(`DELETE FROM history_excerpt WHERE number = (SELECT max(number) FROM history_excerpt)`);
  await source.destroy();
  expect(await verify(elsewhere, [])).toBe(1);
  expect(wrong()).toEqual([
    expect.stringMatching(
      /ingelezen geschiedenis van het programma klopt niet: gebeurtenis \d+ is gewijzigd/,
    ),
    expect.stringMatching(/ingelezen geschiedenis van het programma klopt niet: gebeurtenis \d+ ontbreekt/),
  ]);
});

test('a tampered folder is refused before a database is made', async () => {
  const out = path.join(folder, 'vals');
  await exportCourt(config, ['--court', 'Heerlen', '--out', out]);
  writeFileSync(path.join(out, 'overzicht.docx'), 'iets anders');
  const elsewhere = readConfig({ KAMERBODE_DATA: path.join(folder, 'nieuw') });
  expect(await importFolder(elsewhere, [out])).toBe(1);
  expect(said.slice(-2)).toEqual([
    `De export in ${out} is niet ingelezen; er is niets veranderd.`,
    '- overzicht.docx: is gewijzigd (de SHA-256 klopt niet).',
  ]);
  await expect(verify(elsewhere, [])).rejects.toThrow('Er is geen database');
});

test('what cannot be done is said', async () => {
  expect(await exportCourt(config, ['--court', 'Nergens', '--out', path.join(folder, 'n')])).toBe(1);
  expect(said.at(-1)).toBe('Er is geen rekenkamer van Nergens. Bekend zijn: Breda, Heerlen.');
  const taken = path.join(folder, 'bezet');
  mkdirSync(taken);
  writeFileSync(path.join(taken, 'x'), '');
  expect(await exportCourt(config, ['--court', 'Heerlen', '--out', taken])).toBe(1);
  expect(said.at(-1)).toContain('bestaat al en is niet leeg');
  await expect(exportCourt(config, ['--court', 'Heerlen'])).rejects.toThrow('Gebruik: npm run export');
  await expect(exportCourt(config, ['--wat'])).rejects.toThrow('Gebruik: npm run export');
  await expect(importFolder(config, [])).rejects.toThrow('Gebruik: npm run import');
  await expect(verify(config, ['iets'])).rejects.toThrow('Gebruik: npm run verify');
  const text = readConfig({ KAMERBODE_DATA: path.join(folder, 'tekst') });
  mkdirSync(text.dataFolder);
  writeFileSync(path.join(text.dataFolder, 'kamerbode.sqlite'), 'geen database');
  await expect(verify(text, [])).rejects.toThrow('De database kan niet worden gelezen');
  await change(`DELETE FROM migration WHERE name = (SELECT max(name) FROM migration)`);
  await expect(verify(config, [])).rejects.toThrow('door een andere versie van Kamerbode gemaakt');
});
