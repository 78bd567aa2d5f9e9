/** An export that was changed, cut or added to is refused, by its sums or by what stands in it; nothing changes then. */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { type Files, MANIFEST, SUMS } from '../../bot/study/memory/export';
import { readFolder, writeFolder } from '../../bot/study/memory/folder';
import { importCourt } from '../../bot/study/memory/import';
import type { Database } from '../../bot/study/services';
import type { Installation } from '../study/installation';
import { emptyDatabase, everything, exported, forged, resummed, temporaryFolder } from './archive';
import { playedStudy } from './played';

const folder = temporaryFolder();
let kamerbode: Installation;
let files: Files;
let empty: Database;
let nothing: Record<string, unknown[]>;

beforeAll(async () => {
  kamerbode = await playedStudy();
  files = await exported(kamerbode.services.database);
  empty = await emptyDatabase();
  nothing = await everything(empty);
});
afterAll(async () => {
  await empty.close();
  await kamerbode.close();
});

async function mistakesOf(changed: Files): Promise<string[]> {
  const imported = await importCourt({ ...kamerbode.services, database: empty }, changed);
  expect(imported.ok).toBe(false);
  expect(await everything(empty)).toEqual(nothing);
  return imported.ok ? [] : imported.mistakes;
}

test('whatever is done to a folder is found by its sums, file by file', () => {
  const out = path.join(folder, 'map');
  writeFolder(out, files);
  const names = [...files.keys()];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom('CHANGE', 'CUT', 'ADD', 'REMOVE'),
      fc.nat(),
      (name, how, at) => {
        const file = path.join(out, ...name.split('/'));
        const content = readFileSync(file);
        fc.pre(content.length > 0);
        if (how === 'REMOVE') rmSync(file);
        else if (how === 'ADD') appendFileSync(file, 'x');
        else if (how === 'CUT') writeFileSync(file, content.subarray(0, at % content.length));
        else {
          const changed = Buffer.from(content);
          changed[at % content.length]! ^= 1;
          writeFileSync(file, changed);
        }
        const read = readFolder(out);
        writeFileSync(file, content);
        const mistakes = read.ok ? [] : read.mistakes;
        // Of the sums themselves the line or the file that no longer fits is named.
        expect(mistakes.filter((mistake) => mistake.startsWith(`${name}: `) || name === SUMS)).not.toEqual(
          [],
        );
      },
    ),
    { numRuns: 150 },
  );
  expect(readFolder(out).ok).toBe(true);
});

const HISTORY = 'tabellen/history_entry.jsonl';
const PROGRAMME = 'tabellen/programma_geschiedenis.jsonl';

function linesOf(name: string): string[] {
  return (files.get(name)?.toString('utf8') ?? '').split('\n').slice(0, -1);
}

const joined = (lines: string[]): string => lines.map((line) => `${line}\n`).join('');

/** The manifest with another number of rows, as somebody would who takes a line away or adds one. */
function counted(changed: Files, table: string, rows: number): Files {
  return forged(changed, MANIFEST, (text) => {
    const manifest = JSON.parse(text);
    if (table === 'programma_geschiedenis') manifest.programme = rows;
    else manifest.rows[table] = rows;
    return JSON.stringify(manifest);
  });
}

test('a change of the history is found although the sums fit, at its number', () =>
  fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.constantFrom('ACTION', 'ACTOR', 'MOMENT', 'DATA', 'REMOVE', 'DOUBLE'),
      async (pick, how) => {
        const lines = linesOf(HISTORY);
        const at = pick % lines.length;
        const line = lines[at]!;
        const changed =
          how === 'REMOVE'
            ? lines.toSpliced(at, 1)
            : how === 'DOUBLE'
              ? lines.toSpliced(at, 0, line)
              : lines.with(
                  at,
                  how === 'ACTION'
                    ? line.replace(/"action":"[A-Z_]+"/, '"action":"ADD_NOTE_X"')
                    : how === 'ACTOR'
                      ? line.replace(/"actorId":("[^"]*"|null)/, '"actorId":"iemand"')
                      : how === 'MOMENT'
                        ? line.replace(/"at":"2026/, '"at":"2025')
                        : line.replace('"data":{', '"data":{"a":1,'),
                );
        const forgery = counted(
          forged(files, HISTORY, () => joined(changed)),
          'history_entry',
          changed.length,
        );
        const mistakes = await mistakesOf(forgery);
        expect(mistakes.join('\n')).toMatch(new RegExp(`gebeurtenis ${at + 1}\\b|gebeurtenis ${at + 2}\\b`));
      },
    ),
    { numRuns: 30 },
  ));

test.each([
  [
    'a text of the history',
    'tabellen/history_text.jsonl',
    (t: string) => t.replace('griffie', 'wethouder'),
    'een tekst erbij',
  ],
  [
    'a text of the programme',
    'tabellen/history_text.jsonl',
    (t: string) => t.replace('"Nulmeting"', '"Eindmeting"'),
    'een tekst bij gebeurtenis',
  ],
  [
    'an entry of the programme',
    PROGRAMME,
    (t: string) => t.replace('"role":"CHAIR"', '"role":"MEMBER"'),
    'haar hash klopt niet',
  ],
  [
    'a decision on a gate',
    'tabellen/gate_request.jsonl',
    (t: string) => t.replace('"state":"APPROVED"', '"state":"RETURNED"'),
    'regel 1: state is anders dan in de geschiedenis van het onderzoek',
  ],
  [
    'who decided on a gate',
    'tabellen/gate_request.jsonl',
    (t: string) => t.replace('"decidedAs":"CHAIR"', '"decidedAs":"MEMBER"'),
    'regel 1: decidedAs is anders dan in de geschiedenis van het onderzoek',
  ],
  [
    'the day of the board',
    'tabellen/gate_request.jsonl',
    (t: string) => t.replace('"boardDecisionOn":"2026-03-20"', '"boardDecisionOn":"2026-03-19"'),
    'regel 1: boardDecisionOn is anders dan in de geschiedenis van het onderzoek',
  ],
  [
    'a verdict',
    'tabellen/study_question.jsonl',
    (t: string) => t.replace('"verdict":"PARTLY_MET"', '"verdict":"MET"'),
    'verdict is anders dan in de geschiedenis van het onderzoek',
  ],
  [
    'a release of findings',
    'tabellen/study_question.jsonl',
    (t: string) => t.replace('"releasedOn":null', '"releasedOn":"2026-03-20"'),
    'regel 1: releasedOn is anders dan in de geschiedenis van het onderzoek',
  ],
  [
    'a question that was left out',
    'tabellen/study_question.jsonl',
    (t: string) => t.replace('"inScope":false', '"inScope":true'),
    'inScope is anders dan in de geschiedenis van het onderzoek',
  ],
  [
    'the definition of a wave',
    'tabellen/wave.jsonl',
    (t: string) => t.replace('Langjarige', 'Kortstondige'),
    'programmadefinitie is gewijzigd',
  ],
  [
    'a role in another court',
    'tabellen/role_grant.jsonl',
    (t: string) => t.replace(/"courtId":"[^"]+"/, '"courtId":"elders"'),
    'regel 1: hoort niet bij deze rekenkamer',
  ],
  [
    'an owner who did not come along',
    'tabellen/study_text.jsonl',
    (t: string) => t.replace(/"authorId":"[^"]+"/, '"authorId":"niemand"'),
    'authorId wijst naar een rij van person die ontbreekt',
  ],
  [
    'a field that is not known',
    'tabellen/court.jsonl',
    (t: string) => t.replace('{', '{"geheim":1,'),
    'regel 1: het veld geheim is onbekend',
  ],
  [
    'a field that is missing',
    'tabellen/court.jsonl',
    (t: string) => t.replace('"contactId"', '"contact"'),
    'regel 1: het veld contact is onbekend',
  ],
  [
    'a value that does not fit',
    'tabellen/court.jsonl',
    (t: string) => t.replace(/"version":\d+/, '"version":"een"'),
    'regel 1: het veld version heeft een ongeldige waarde',
  ],
  [
    'a text that is too long',
    'tabellen/court.jsonl',
    (t: string) => t.replace(/"contactId":"/, `"contactId":"${'x'.repeat(99)}`),
    'regel 1: het veld contactId heeft een ongeldige waarde',
  ],
  [
    'a line that is no JSON',
    'tabellen/study_task.jsonl',
    (t: string) => t.replace('{', ''),
    'regel 1: is geen JSON-object',
  ],
  [
    'a cut line',
    'tabellen/study_task.jsonl',
    (t: string) => t.slice(0, -5),
    'de laatste regel is afgebroken',
  ],
  [
    'another order',
    'tabellen/study_task.jsonl',
    (t: string) => joined(t.split('\n').slice(0, -1).toReversed()),
    'niet in de vorm waarin Kamerbode exporteert',
  ],
  [
    'the name of the court',
    MANIFEST,
    (t: string) => t.replace('Heerlen', 'Breda'),
    'de naam van de rekenkamer klopt niet',
  ],
  [
    'the kept head',
    MANIFEST,
    (t: string) => t.replace(/"head": "../, '"head": "zz'),
    'het einde van de geschiedenis',
  ],
  [
    'a newer version',
    MANIFEST,
    (t: string) => t.replace('"schema": [', '"schema": ["Nieuwer2000000000000",'),
    'een andere versie van Kamerbode, die meer bewaart (Nieuwer2000000000000)',
  ],
  [
    'another format',
    MANIFEST,
    (t: string) => t.replace('"version": 1', '"version": 2'),
    'niet te lezen als export van Kamerbode (version)',
  ],
  [
    'a table that is not known',
    MANIFEST,
    (t: string) => t.replace('"rows": {', '"rows": {"geheim": 0,'),
    'de tabel geheim is onbekend',
  ],
  [
    'a manifest that is no JSON',
    MANIFEST,
    (t: string) => t.slice(1),
    'niet te lezen als export van Kamerbode (alles)',
  ],
])('%s is refused although the sums fit', async (_, name, change, said) => {
  const before = files.get(name)?.toString('utf8') ?? '';
  expect(change(before)).not.toBe(before);
  expect((await mistakesOf(forged(files, name, change))).join('\n')).toContain(said);
});

test('a table that is missing, or one too many, is refused although the sums fit', async () => {
  const missing: Files = new Map(files);
  missing.delete('tabellen/absence.jsonl');
  expect(await mistakesOf(resummed(missing))).toEqual(['tabellen/absence.jsonl: ontbreekt.']);
  const more = resummed(new Map([...files, ['tabellen/geheim.jsonl', Buffer.from('')]]));
  expect(await mistakesOf(more)).toEqual(['tabellen/geheim.jsonl: hoort bij geen tabel die bekend is.']);
  expect(await mistakesOf(resummed(new Map([['README.txt', Buffer.from('')]])))).toEqual([
    'export.json ontbreekt: dit is geen export van Kamerbode.',
  ]);
});

test('a line taken away from a table is missed by what points at it, or by the number of rows', async () => {
  for (const { table } of [{ table: 'person' }, { table: 'wave' }, { table: 'study' }]) {
    const name = `tabellen/${table}.jsonl`;
    const cut = joined(linesOf(name).slice(1));
    const without = forged(files, name, () => cut);
    expect((await mistakesOf(without)).join('\n')).toContain(`volgens ${MANIFEST} zijn het er`);
    await mistakesOf(counted(without, table, linesOf(name).length - 1));
  }
});

test('a decision that the history does not know, and one that it knows and is taken away, are refused', async () => {
  const name = 'tabellen/gate_request.jsonl';
  const lines = linesOf(name);
  const { id } = (await kamerbode.facts()).case.requests[0]!;
  const another = lines[0]!.replace(id, 'ffffffff-0000-4000-8000-000000000000');
  const with2 = forged(files, name, () => joined([...lines, another]));
  expect(await mistakesOf(counted(with2, 'gate_request', lines.length + 1))).toEqual([
    `${name}, regel ${lines.length + 1}: komt in de geschiedenis van het onderzoek niet voor.`,
  ]);
  const without = forged(files, name, () => joined(lines.slice(1)));
  expect(await mistakesOf(counted(without, 'gate_request', lines.length - 1))).toEqual([
    `${name}: 1 van de rijen die de geschiedenis noemt ontbreken.`,
  ]);
});

test('a gate that was asked for, returned, reopened and decided on anew is as the history has it', async () => {
  const { must, studyId, facts } = kamerbode;
  await must('chair', { name: 'REOPEN_GATE', studyId, stageId: 'INTAKE', reason: 'Er ontbrak iets' });
  await must('chair', { name: 'RELEASE_FINDINGS', studyId, questions: [{ questionNumber: 12 }] });
  const reopened = (await facts()).case.requests.some(({ reopenedAt }) => reopenedAt !== null);
  expect(reopened).toBe(true);
  const again = await exported(kamerbode.services.database);
  expect(await importCourt({ ...kamerbode.services, database: empty }, again)).toMatchObject({ ok: true });
});
