/** Export, an empty database, import: the same records, the same export, the same digest, a history that verifies. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { composeExport, type Files, SUMS } from '../../bot/study/memory/export';
import { checkExcerpts } from '../../bot/study/memory/excerpts';
import { readFolder, writeFolder } from '../../bot/study/memory/folder';
import { importCourt } from '../../bot/study/memory/import';
import { checkChains } from '../../bot/study/memory/verify';
import { row, rows, update } from '../../bot/study/rows';
import type { Database } from '../../bot/study/services';
import { Court } from '../../entities/court';
import { Invitation, Person } from '../../entities/person';
import { installation, type Installation } from '../study/installation';
import { digestOf, emptyDatabase, everything, exported, LATER, older, temporaryFolder } from './archive';
import { playedStudy, WORDS } from './played';

const folder = temporaryFolder();
let kamerbode: Installation;
let files: Files;
const opened: Database[] = [];

beforeAll(async () => {
  kamerbode = await playedStudy();
  files = await exported(kamerbode.services.database);
});
afterAll(async () => {
  for (const one of opened) await one.close();
  await kamerbode.close();
});

async function database(): Promise<Database> {
  const empty = await emptyDatabase();
  opened.push(empty);
  return empty;
}

const bring = (into: Database, what: Files) => importCourt({ ...kamerbode.services, database: into }, what);

const text = (name: string): string => files.get(name)?.toString('utf8') ?? '';

/** Compares two exports file by file, and says which differ. */
function differing(one: Files, other: Files): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => {
    const [a, b] = [one.get(name), other.get(name)];
    return a === undefined || b === undefined || !a.equals(b);
  });
}

test('the same content gives the same bytes, whenever it is exported', async () => {
  const { clock } = kamerbode.services;
  const before = clock.moment;
  clock.moment = '2027-01-01T00:00:00.000Z';
  const later = await exported(kamerbode.services.database);
  clock.moment = before;
  expect(differing(files, later)).toEqual([]);
  expect(await composeExport(kamerbode.services.database, 'Nergens')).toBeNull();
});

test('the sums are those of sha256sum, and the hash of an entry is found as the README says', () => {
  const out = path.join(folder, 'sommen');
  expect(writeFolder(out, files)).toBeNull();
  const said = execFileSync('sha256sum', ['-c', SUMS], { cwd: out, encoding: 'utf8' });
  expect(said.trim().split('\n')).toHaveLength(files.size - 1);
  const [recipe] = /^ {2}head -n 1 .*$/m.exec(text('README.txt')) ?? [];
  const hashed = execFileSync('sh', ['-c', recipe ?? ''], { cwd: out, encoding: 'utf8' });
  const [first] = text('tabellen/history_entry.jsonl').split('\n');
  expect(hashed.slice(0, 64)).toBe(JSON.parse(first ?? '').hash);
});

test('a folder that is in the way is left alone', () => {
  const taken = path.join(folder, 'bezet');
  mkdirSync(taken);
  expect(writeFolder(taken, files)).toBeNull();
  expect(writeFolder(taken, files)).toContain('niet leeg');
  expect(readdirSync(folder).filter((name) => name.startsWith('bezet'))).toEqual(['bezet']);
});

test('everything of the court is in it, nothing of another, and no code', async () => {
  const all = [...files.values()].map((content) => content.toString('utf8')).join('\n');
  const holds = (word: string): [string, boolean] => [word, all.includes(word)];
  for (const word of [WORDS.note, WORDS.unmet, WORDS.decision]) expect(holds(word)).toEqual([word, true]);
  const breda = await kamerbode.read((manager) => row(manager, Court, { municipality: 'Breda' }));
  expect(holds(breda!.id)).toEqual([breda!.id, false]);
  expect(text('tabellen/court.jsonl').trim().split('\n')).toHaveLength(1);
  const invitations = await kamerbode.read((manager) => rows(manager, Invitation, {}));
  expect(invitations.length).toBeGreaterThan(0);
  for (const { codeHash } of invitations) expect(holds(codeHash)).toEqual([codeHash, false]);
  expect(text('koppelingen.csv')).toContain('https://dossier.example/heerlen/plan.pdf');
  // What a spreadsheet would run is quoted for it; the real text stands in the other file.
  expect(text('csv/study_text.csv')).toContain(`"'=wachten op ""stukken""; daarna verder"`);
  expect(text('tabellen/study_text.jsonl')).toContain(JSON.stringify(WORDS.reason));
  const definition = files.get('definities/golf-1.json') ?? Buffer.alloc(0);
  const wave = JSON.parse(text('tabellen/wave.jsonl'));
  expect(createHash('sha256').update(definition).digest('hex')).toBe(wave.definitionHash);
});

test('an empty database that it is put back into exports the same, has the same digest and a whole history', async () => {
  const restored = await database();
  expect(await bring(restored, files)).toEqual({
    ok: true,
    courtId: kamerbode.courtId,
    municipality: 'Heerlen',
    rows: expect.any(Number),
  });
  expect(differing(files, await exported(restored))).toEqual([]);

  const { courtId, services } = kamerbode;
  const there = { ...services, database: restored };
  expect(await digestOf(there, courtId)).toEqual(await digestOf(services, courtId));

  const chains = await checkChains(restored);
  expect(chains.map(({ state }) => state)).toEqual([
    { ok: true, length: 1 },
    { ok: true, length: expect.any(Number) },
  ]);
  expect(chains[1]?.head).toEqual((await checkChains(services.database))[1]?.head);
  const excerpts = await checkExcerpts(restored);
  expect(excerpts.wrong).toEqual([]);
  expect(excerpts.count).toBe(text('tabellen/programma_geschiedenis.jsonl').trim().split('\n').length);
});

test('a court that is there already is refused, and nothing changes', async () => {
  const before = await everything(kamerbode.services.database);
  expect(await bring(kamerbode.services.database, files)).toEqual({
    ok: false,
    mistakes: ['De rekenkamer van Heerlen staat al in deze database.'],
  });
  expect(await everything(kamerbode.services.database)).toEqual(before);
});

test('a second court comes beside the first; what they share is not doubled', async () => {
  const breda = await exported(kamerbode.services.database, 'Breda');
  const both = await database();
  expect(await bring(both, files)).toMatchObject({ ok: true });
  expect(await bring(both, breda)).toMatchObject({ ok: true });
  expect(differing(files, await exported(both))).toEqual([]);
  expect(differing(breda, await exported(both, 'Breda'))).toEqual([]);
  expect((await checkExcerpts(both)).wrong).toEqual([]);
});

test('of a person whom two courts share the newest state stays, and a contradiction is refused', async () => {
  const breda = await exported(kamerbode.services.database, 'Breda');
  const coordinator = JSON.parse(breda.get('tabellen/person.jsonl')?.toString('utf8').split('\n')[0] ?? '');
  const changed = async (into: Database, change: Partial<Person>): Promise<void> =>
    into.work(async (manager) => {
      const person = (await row(manager, Person, { id: coordinator.id }))!;
      await update(manager, Person, person, { ...person, ...change });
    });
  const newer = await database();
  await bring(newer, files);
  await changed(newer, { language: 'en', version: coordinator.version + 1 });
  expect(await bring(newer, breda)).toMatchObject({ ok: true });
  const kept = await newer.work((manager) => row(manager, Person, { id: coordinator.id }));
  expect(kept).toMatchObject({ language: 'en', version: coordinator.version + 1 });

  const other = await database();
  await bring(other, files);
  await changed(other, { language: 'en' });
  const before = await everything(other);
  expect(await bring(other, breda)).toEqual({
    ok: false,
    mistakes: ['tabellen/person.jsonl, regel 1: is hier anders, bij hetzelfde versienummer.'],
  });
  expect(await everything(other)).toEqual(before);
});

/** A file of rows that there were in the first version as well. */
const ofFirstVersion = (name: string): boolean =>
  name.startsWith('tabellen/') && !LATER.some((table) => name.includes(table));

describe('an export of an older version', () => {
  /** Of a study in which nothing was done that the first version did not know. */
  let early: Files;
  beforeAll(async () => {
    const started = await installation();
    early = await exported(started.services.database);
    await started.close();
  });

  test('is put back through the migrations that came since, and then is as one of this version', async () => {
    const restored = await database();
    expect(await bring(restored, older(early))).toMatchObject({ ok: true });
    const again = await exported(restored);
    expect(differing(early, again).filter(ofFirstVersion)).toEqual([]);
    expect(again.get('tabellen/commitment.jsonl')?.toString('utf8')).toBe('');
    expect((await checkChains(restored)).every(({ state }) => state.ok)).toBe(true);
  });

  test('is refused when it was tampered with, and nothing changes', async () => {
    const restored = await database();
    const nothing = await everything(restored);
    const mistakesOf = async (name: string, change: (content: string) => string): Promise<string> => {
      const imported = await bring(
        restored,
        older(early, (file, content) => (file === name ? change(content) : content)),
      );
      expect(await everything(restored)).toEqual(nothing);
      return imported.ok ? '' : imported.mistakes.join('\n');
    };
    const entries = 'tabellen/history_entry.jsonl';
    expect(
      await mistakesOf(entries, (content) => content.replace('"role":"CHAIR"', '"role":"MEMBER"')),
    ).toContain('gebeurtenis 1');
    const courts = 'tabellen/court.jsonl';
    expect(await mistakesOf(courts, (content) => content.replace('{', '{"geheim":1,'))).toContain(
      'tabellen/court.jsonl, regel 1: het veld geheim is onbekend.',
    );
    expect(
      await mistakesOf('tabellen/study_task.jsonl', (content) => content.slice(0, content.indexOf('\n') + 1)),
    ).toContain('tabellen/study_task.jsonl: heeft 1 regels; volgens export.json zijn het er');
    const forgery = await mistakesOf('export.json', (content) =>
      content.replace('"rows":{', '"rows":{"migration":0,'),
    );
    expect(forgery).toContain('de tabel migration is onbekend');
    expect(await mistakesOf(courts, (content) => content.replace('"version"', '"versie"'))).toContain(
      'regel 1: past niet in de database van die versie',
    );
  });
});

test('somebody else with the same Teams identity is refused', async () => {
  const taken = await database();
  const [person] = text('tabellen/person.jsonl').split('\n');
  await taken.work((manager) =>
    manager.insert(Person, { ...JSON.parse(person ?? ''), id: 'iemand anders', workingDays: [1] }),
  );
  const before = await everything(taken);
  const imported = await bring(taken, files);
  expect(imported).toMatchObject({ ok: false });
  expect(JSON.stringify(imported)).toContain(
    'regel 1: in deze database staat al een andere rij met tenantId en aadObjectId',
  );
  expect(await everything(taken)).toEqual(before);
});

test('an export that was written to disk is read as it was', () => {
  const out = path.join(folder, 'lezen');
  writeFolder(out, files);
  const read = readFolder(out);
  expect(read.ok && differing(files, read.files)).toEqual([]);
  writeFileSync(path.join(out, 'extra.txt'), 'meer');
  expect(readFolder(out)).toEqual({
    ok: false,
    mistakes: ['extra.txt: staat niet in SHA256SUMS en hoort er dus niet bij.'],
  });
  expect(existsSync(path.join(folder, 'weg'))).toBe(false);
  expect(readFolder(path.join(folder, 'weg'))).toMatchObject({ ok: false });
  const file = path.join(out, 'README.txt');
  expect(readFolder(file)).toEqual({ ok: false, mistakes: [`Er is geen map ${file}.`] });
});
