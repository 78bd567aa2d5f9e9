/** The history: whatever is changed, removed or slipped in afterwards is found, and erasing a text breaks nothing. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from '../../bot/programme/canonical';
import { openDatabase } from '../../bot/study/database';
import { append, appendToProgramme, PROGRAMME_CHAIN, verifyChain } from '../../bot/study/history';
import { insert, rows, VersionConflict } from '../../bot/study/rows';
import type { Database } from '../../bot/study/services';
import type { HistoryDraft } from '../../bot/workflow/decision';
import { isUniqueViolation } from '../../entities/faults';
import { HistoryChain, HistoryEntry, HistoryText } from '../../entities/history';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ sqliteFile: ':memory:' });
});
afterAll(() => database.close());

const circumstances = {
  at: '2026-11-24T09:00:00.000Z',
  actorId: 'persoon',
  fromVersion: 3,
  newId: randomUUID,
};

class Undo extends Error {}

/** Runs in a unit of work of which nothing stays. */
async function inTrial(unit: (manager: EntityManager) => Promise<void>): Promise<void> {
  await database
    .work(async (manager) => {
      await unit(manager);
      throw new Undo();
    })
    .catch((fault: unknown) => {
      if (!(fault instanceof Undo)) throw fault;
    });
}

const entriesOf = (manager: EntityManager): Promise<HistoryEntry[]> =>
  rows(manager, HistoryEntry, { chain: PROGRAMME_CHAIN }, { orderBy: ['number'] });

const drafts = fc.array(
  fc.record({
    action: fc.constantFrom('INVITE', 'APPOINT_CHAIR', 'OPEN_WAVE'),
    role: fc.constantFrom('CHAIR', 'SECRETARY', null),
    data: fc.dictionary(
      fc.string({ maxLength: 8 }).filter((name) => name !== 'texts' && name !== '__proto__'),
      fc.jsonValue({ maxDepth: 2 }),
      { maxKeys: 4 },
    ),
    texts: fc.dictionary(fc.constantFrom('name', 'reason'), fc.string({ unit: 'binary', maxLength: 20 })),
  }) satisfies fc.Arbitrary<HistoryDraft>,
  { minLength: 1, maxLength: 6 },
);

test('a chain begins with 64 zeros, numbers its entries and is verified to its end', async () => {
  await inTrial(async (manager) => {
    expect(await verifyChain(manager, PROGRAMME_CHAIN)).toEqual({ ok: true, length: 0 });
    await appendToProgramme(
      manager,
      [{ action: 'OPEN_WAVE', role: 'COORDINATOR', data: { number: 1 } }],
      circumstances,
    );
    await appendToProgramme(
      manager,
      [
        { action: 'INVITE', role: 'CHAIR', data: { role: 'MEMBER' } },
        { action: 'SET_CONTACT', role: 'CHAIR', data: {} },
      ],
      { ...circumstances, actorId: null },
    );
    const entries = await entriesOf(manager);
    expect(entries.map(({ number, action, actorId }) => [number, action, actorId])).toEqual([
      [1, 'OPEN_WAVE', 'persoon'],
      [2, 'INVITE', null],
      [3, 'SET_CONTACT', null],
    ]);
    expect(entries[0]?.previousHash).toBe('0'.repeat(64));
    expect(await verifyChain(manager, PROGRAMME_CHAIN)).toEqual({ ok: true, length: 3 });
  });
});

test('an entry can be checked without this program: SHA-256 of the canonical JSON of its other fields', async () => {
  await inTrial(async (manager) => {
    await appendToProgramme(manager, [{ action: 'OPEN_WAVE', role: null, data: { b: 'é', a: [1, null] } }], {
      ...circumstances,
      newId: () => 'id-1',
    });
    const [entry] = await entriesOf(manager);
    const written =
      '{"action":"OPEN_WAVE","actorId":"persoon","at":"2026-11-24T09:00:00.000Z","chain":"PROGRAMME",' +
      `"data":{"a":[1,null],"b":"é"},"fromVersion":3,"id":"id-1","number":1,"previousHash":"${'0'.repeat(64)}","role":null}`;
    expect(entry?.hash).toBe(sha256(written));
  });
});

test('names and free texts stand beside the chain, by salted hash', async () => {
  await inTrial(async (manager) => {
    const draft = { action: 'INVITE', role: null, data: {}, texts: { name: 'Voorzitter Heerlen' } };
    await appendToProgramme(manager, [draft, draft], circumstances);
    const stored: HistoryEntry[] = await entriesOf(manager);
    expect(JSON.stringify(stored)).not.toContain('Heerlen');
    const texts = await rows(manager, HistoryText, {});
    expect(texts.map(({ body }) => body)).toEqual(['Voorzitter Heerlen', 'Voorzitter Heerlen']);
    // Salted: the same name twice cannot be recognised by its hash.
    expect(new Set(texts.map(({ saltedHash }) => saltedHash)).size).toBe(2);
    for (const { salt, body, saltedHash } of texts) expect(saltedHash).toBe(sha256(salt + body));
    await expect(
      append(
        manager,
        { chain: 'x', length: 0, head: '' },
        [{ ...draft, data: { texts: {} } }],
        circumstances,
      ),
    ).rejects.toThrow('texts of a history entry go beside its data');
  });
});

describe('an entry that cannot be added', () => {
  const entry = { action: 'OPEN_WAVE', role: null, data: {} };
  const begin = { chain: PROGRAMME_CHAIN, length: 0, head: '0'.repeat(64) };

  test('because another has its number is a change by somebody else', () =>
    inTrial(async (manager) => {
      await append(manager, begin, [entry], circumstances);
      await expect(append(manager, begin, [entry], circumstances)).rejects.toThrow(VersionConflict);
    }));

  test('because it is there itself is told as such', () =>
    inTrial(async (manager) => {
      const always = { ...circumstances, newId: () => 'altijd dezelfde' };
      const after = await append(manager, begin, [entry], always);
      const again: unknown = await append(manager, after, [entry], always).catch((fault: unknown) => fault);
      expect(isUniqueViolation(again)).toBe(true);
    }));
});

test('erasing texts breaks nothing', () =>
  fc.assert(
    fc.asyncProperty(drafts, (written) =>
      inTrial(async (manager) => {
        await appendToProgramme(manager, written, circumstances);
        await manager.query(`UPDATE history_text SET body = NULL, salt = ''`);
        expect(await verifyChain(manager, PROGRAMME_CHAIN)).toEqual({ ok: true, length: written.length });
      }),
    ),
    { numRuns: 30 },
  ));

const FIELDS = {
  id: 'een ander id',
  number: 99,
  chain: 'een andere keten',
  at: '2026-11-24T09:00:00.001Z',
  actorId: 'iemand anders',
  role: 'MEMBER',
  action: 'ADD_NOTE',
  fromVersion: 4,
  data: '{"iets":"anders"}',
  previousHash: 'f'.repeat(64),
  hash: 'e'.repeat(64),
} as const;

test.each(Object.entries(FIELDS))('a changed %s is found, at its number', (field, value) =>
  fc.assert(
    fc.asyncProperty(drafts, fc.nat(), (written, pick) =>
      inTrial(async (manager) => {
        await appendToProgramme(manager, written, circumstances);
        const number = (pick % written.length) + 1;
        await manager.query(`UPDATE history_entry SET "${field}" = ? WHERE number = ?`, [value, number]);
        // An entry with another number or chain is no longer where it was.
        const what = field === 'number' || field === 'chain' ? 'MISSING' : 'CHANGED';
        expect(await verifyChain(manager, PROGRAMME_CHAIN)).toEqual({ ok: false, number, what });
      }),
    ),
    { numRuns: 15 },
  ),
);

test('an entry that was written anew, with a hash that fits it, is found by what follows or by the head', () =>
  fc.assert(
    fc.asyncProperty(drafts, fc.nat(), (written, pick) =>
      inTrial(async (manager) => {
        await appendToProgramme(manager, written, circumstances);
        const number = (pick % written.length) + 1;
        const { hash: _, ...entry } = (await entriesOf(manager))[number - 1]!;
        const forged = sha256(canonicalJson({ ...entry, action: 'FORGED' }));
        await manager.query(`UPDATE history_entry SET action = 'FORGED', hash = ? WHERE number = ?`, [
          forged,
          number,
        ]);
        expect(await verifyChain(manager, PROGRAMME_CHAIN)).toEqual({ ok: false, number, what: 'CHANGED' });
      }),
    ),
    { numRuns: 20 },
  ));

test('a removed entry is found, at its number', () =>
  fc.assert(
    fc.asyncProperty(drafts, fc.nat(), (written, pick) =>
      inTrial(async (manager) => {
        await appendToProgramme(manager, written, circumstances);
        const number = (pick % written.length) + 1;
        await manager.query('DELETE FROM history_entry WHERE number = ?', [number]);
        expect(await verifyChain(manager, PROGRAMME_CHAIN)).toEqual({ ok: false, number, what: 'MISSING' });
      }),
    ),
    { numRuns: 20 },
  ));

test('an entry that was slipped in is found, at its number', () =>
  fc.assert(
    fc.asyncProperty(drafts, fc.nat(), (written, pick) =>
      inTrial(async (manager) => {
        await appendToProgramme(manager, written, circumstances);
        const entries = await entriesOf(manager);
        const after = pick % (written.length + 1);
        const { hash: _head, ...first } = entries[0]!;
        const content = {
          ...first,
          id: 'ingeslopen',
          number: after + 1,
          previousHash: entries[after - 1]?.hash ?? '0'.repeat(64),
        };
        // Later entries make room, each with a hash that fits its new number, but cannot follow what was slipped in.
        for (const { hash: _, ...entry } of entries.slice(after).toReversed()) {
          const moved = { ...entry, number: entry.number + 1 };
          await manager.query('UPDATE history_entry SET number = ?, hash = ? WHERE id = ?', [
            moved.number,
            sha256(canonicalJson(moved)),
            entry.id,
          ]);
        }
        await insert(manager, HistoryEntry, { ...content, hash: sha256(canonicalJson(content)) });
        expect(await verifyChain(manager, PROGRAMME_CHAIN)).toEqual({
          ok: false,
          number: after + 1,
          what: 'INSERTED',
        });
      }),
    ),
    { numRuns: 20 },
  ));

test('an entry that was put far behind the end is found, at its number; nothing is said to be missing', () =>
  inTrial(async (manager) => {
    const entry = { action: 'OPEN_WAVE', role: null, data: {} };
    await appendToProgramme(manager, [entry, entry], circumstances);
    const { hash: _, ...first } = (await entriesOf(manager))[0]!;
    const content = { ...first, id: 'ingeslopen', number: 99 };
    await insert(manager, HistoryEntry, { ...content, hash: sha256(canonicalJson(content)) });
    expect(await verifyChain(manager, PROGRAMME_CHAIN)).toEqual({ ok: false, number: 99, what: 'INSERTED' });
  }));

test('a chain that was written anew to its end does not fit the head that is kept elsewhere', () =>
  inTrial(async (manager) => {
    const entry = { action: 'OPEN_WAVE', role: null, data: {} };
    await appendToProgramme(manager, [entry, entry], circumstances);
    await manager.query('DELETE FROM history_entry');
    await append(manager, { chain: PROGRAMME_CHAIN, length: 0, head: '0'.repeat(64) }, [entry, entry], {
      ...circumstances,
      at: '2020-01-01T00:00:00.000Z',
    });
    expect(await verifyChain(manager, PROGRAMME_CHAIN)).toEqual({ ok: false, number: 2, what: 'CHANGED' });
    const [head] = await rows(manager, HistoryChain, {});
    expect(head?.length).toBe(2);
  }));

test('a text that was changed or removed is found, at the entry that refers to it', async () => {
  for (const [sql, what] of [
    [`UPDATE history_text SET body = 'iets anders'`, 'CHANGED'],
    [`UPDATE history_text SET salt = 'ander zout'`, 'CHANGED'],
    [`UPDATE history_text SET saltedHash = 'andere hash'`, 'MISSING'],
    ['DELETE FROM history_text', 'MISSING'],
  ] as const) {
    await inTrial(async (manager) => {
      await appendToProgramme(
        manager,
        [
          { action: 'OPEN_WAVE', role: null, data: {} },
          { action: 'INVITE', role: null, data: {}, texts: { name: 'Lid Heerlen' } },
        ],
        circumstances,
      );
      await manager.query(sql);
      expect(await verifyChain(manager, PROGRAMME_CHAIN)).toEqual({ ok: false, number: 2, what });
    });
  }
});
