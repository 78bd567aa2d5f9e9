/** Units of work: all or nothing, one at a time within a process, and safe between processes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../entities/faults';
import { InstallationFact, OutboxMessage } from '../../entities/message';
import { Wave } from '../../entities/wave';
import { openDatabase } from '../../bot/study/database';
import { insert, insertAll, row, rows, swap, update, updateAll, VersionConflict } from '../../bot/study/rows';
import type { Database } from '../../bot/study/services';
import { aWave } from '../workflow/a-court';

const folder = mkdtempSync(join(tmpdir(), 'kamerbode-database-'));
const opened: Database[] = [];

afterAll(async () => {
  for (const database of opened) await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(file: string): Promise<Database> {
  const database = await openDatabase({ sqliteFile: join(folder, file) });
  opened.push(database);
  return database;
}

function fact(name: string, value: string): InstallationFact {
  return { name, value };
}

const wave = (id: string, number: number): Wave => aWave({ id, number, title: 'Nulmeting' });

test('what a unit writes is saved together', async () => {
  const database = await open('saved.sqlite');
  await database.work(async (manager) => {
    await insert(manager, InstallationFact, fact('a', '1'));
    await manager.save(InstallationFact, fact('b', '2'));
  });
  const found = await database.work((manager) => rows(manager, InstallationFact, {}, { orderBy: ['name'] }));
  expect(found).toEqual([fact('a', '1'), fact('b', '2')]);
});

test('a unit that fails leaves nothing behind, and the next one works', async () => {
  const database = await open('failed.sqlite');
  const failing = database.work(async (manager) => {
    await insert(manager, InstallationFact, fact('a', '1'));
    throw new Error('halverwege');
  });
  await expect(failing).rejects.toThrow('halverwege');
  expect(await database.work((manager) => rows(manager, InstallationFact, {}))).toEqual([]);
  await database.work((manager) => insert(manager, InstallationFact, fact('b', '2')));
  expect(await database.work((manager) => row(manager, InstallationFact, { name: 'b' }))).toEqual(
    fact('b', '2'),
  );
});

test('units wait for each other, so that a reader never sees half a change', async () => {
  const database = await open('serial.sqlite');
  const seen: number[] = [];
  const writing = database.work(async (manager) => {
    await insert(manager, InstallationFact, fact('a', '1'));
    await pause(5);
    await insert(manager, InstallationFact, fact('b', '2'));
  });
  const reading = database.work(async (manager) => {
    seen.push((await rows(manager, InstallationFact, {})).length);
  });
  await Promise.all([writing, reading]);
  expect(seen).toEqual([2]);
});

async function increment(manager: EntityManager): Promise<void> {
  const counter = await row(manager, InstallationFact, { name: 'counter' });
  const before = counter ?? fact('counter', '0');
  if (counter === null) await insert(manager, InstallationFact, before);
  const after = fact('counter', String(Number(before.value) + 1));
  await swap<InstallationFact>(
    manager,
    InstallationFact,
    { name: 'counter', value: before.value },
    before,
    after,
  );
}

test('two connections to one file that read and then write lose nothing', async () => {
  const one = await open('shared.sqlite');
  const two = await open('shared.sqlite');
  const work = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? one : two).work(increment));
  await Promise.all(work);
  const counter = await one.work((manager) => row(manager, InstallationFact, { name: 'counter' }));
  expect(counter?.value).toBe('60');
});

test('a closed database finishes what was begun and refuses the rest', async () => {
  const database = await open('closed.sqlite');
  const begun = database.work(async (manager) => {
    await pause(5);
    return (await rows(manager, InstallationFact, {})).length;
  });
  const closing = database.close();
  await expect(database.work(() => Promise.resolve(1))).rejects.toThrow('The database is closed.');
  expect(await begun).toBe(0);
  await closing;
  await database.close();
});

/** Adds waves, changes each in another way, and reads them back. */
async function manyAtATime(database: Database, count: number): Promise<{ found: Wave[]; expected: Wave[] }> {
  const before = Array.from({ length: count }, (_, index) => wave(`many-${index}`, 5000 + index));
  const changes = before.map((one, index) => ({
    before: one,
    after: {
      ...one,
      version: 2,
      ...(index % 2 === 0 ? { title: `Golf ${index}` } : { anchorOn: '2027-02-01' }),
    },
  }));
  const id = before.map((one) => one.id);
  const found = await database.work(async (manager) => {
    await insertAll(manager, Wave, before);
    await updateAll(manager, Wave, changes);
    const changed = await rows(manager, Wave, { id }, { orderBy: ['number'] });
    for (const one of id) await manager.delete(Wave, { id: one });
    return changed;
  });
  return { found, expected: changes.map(({ after }) => after) };
}

describe('rows', () => {
  test('are found by values, lists and emptiness, and read by their columns', async () => {
    const database = await open('rows.sqlite');
    await database.work(async (manager) => {
      for (const [id, number] of [
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ] as const) {
        await insert(manager, Wave, { ...wave(id, number), anchorOn: number === 2 ? '2025-01-30' : null });
      }
      const ids = async (where: Parameters<typeof rows<Wave>>[2]): Promise<string[]> =>
        (await rows(manager, Wave, where, { orderBy: ['number'] })).map(({ id }) => id);
      expect(await ids({ number: 2 })).toEqual(['b']);
      expect(await ids({ id: ['a', 'c', 'unknown'] })).toEqual(['a', 'c']);
      expect(await ids({ id: [] })).toEqual([]);
      expect(await ids({ anchorOn: null })).toEqual(['a', 'c']);
      expect(await ids({ anchorOn: ['2025-01-30', null] })).toEqual(['a', 'b', 'c']);
      expect(await ids({ anchorOn: [null] })).toEqual(['a', 'c']);
      expect(await ids({ anchorOn: { since: '2025-01-30' } })).toEqual(['a', 'b', 'c']);
      expect(await ids({ anchorOn: { since: '2025-01-31' }, number: [1, 2] })).toEqual(['a']);
      expect(await row(manager, Wave, { id: 'b' })).toEqual({ ...wave('b', 2), anchorOn: '2025-01-30' });
      expect(await rows(manager, Wave, { id: 'b' }, { only: ['title', 'number'] })).toEqual([
        { title: 'Nulmeting', number: 2 },
      ]);
    });
  });

  test('give the same records as TypeORM does', async () => {
    const database = await open('same.sqlite');
    const message: OutboxMessage = {
      id: 'm',
      version: 1,
      onceKey: 'k',
      personId: null,
      channelOfCourtId: null,
      card: { card: 'MORNING', on: '2026-11-24', lines: [] },
      kind: 'POST',
      postedCardId: null,
      createdAt: '2026-11-24T08:00:00.000Z',
      notBefore: '2026-11-24T08:00:00.000Z',
      state: 'PENDING',
      leasedUntil: null,
      attempts: 0,
      firstTriedAt: null,
      settledAt: null,
      why: null,
    };
    await database.work(async (manager) => {
      await insert(manager, OutboxMessage, message);
      const found = await manager.findOneByOrFail(OutboxMessage, { id: 'm' });
      expect({ ...found }).toEqual(message);
      expect(await row(manager, OutboxMessage, { id: 'm' })).toEqual(message);
    });
  });

  test('are changed only from the version that was read', async () => {
    const database = await open('versions.sqlite');
    await database.work(async (manager) => {
      const first = wave('a', 1);
      await insert(manager, Wave, first);
      const second: Wave = { ...first, version: 2, state: 'CLOSED' };
      await update(manager, Wave, first, second);
      await expect(update(manager, Wave, first, { ...first, version: 2, title: 'Anders' })).rejects.toThrow(
        VersionConflict,
      );
      expect(await row(manager, Wave, { id: 'a' })).toEqual(second);
    });
  });

  test.each([0, 1, 2, 7, 300])('are added and changed many at a time: %d', async (count) => {
    const { found, expected } = await manyAtATime(await open(`many-${count}.sqlite`), count);
    expect(found).toEqual(expected);
  });

  test('are all left as they were when one of many was changed by somebody else', async () => {
    const database = await open('conflict.sqlite');
    const before = Array.from({ length: 5 }, (_, index) => wave(`w${index}`, index));
    await database.work((manager) => insertAll(manager, Wave, before));
    const changes = before.map((one) => ({ before: one, after: { ...one, version: 2, title: 'Anders' } }));
    const overtaken = changes.with(3, { ...changes[3]!, before: { ...before[3]!, version: 7 } });
    await expect(database.work((manager) => updateAll(manager, Wave, overtaken))).rejects.toThrow(
      VersionConflict,
    );
    expect(await database.work((manager) => rows(manager, Wave, {}, { orderBy: ['number'] }))).toEqual(
      before,
    );
  });

  test('that exist already are recognised as such, and the unit goes on', async () => {
    const database = await open('unique.sqlite');
    await database.work(async (manager) => {
      await insert(manager, Wave, wave('a', 1));
      const faults: unknown[] = [];
      for (const again of [wave('a', 2), wave('b', 1)]) {
        await insert(manager, Wave, again).catch((fault: unknown) => faults.push(fault));
      }
      expect(faults.map(isUniqueViolation)).toEqual([true, true]);
      await insert(manager, Wave, wave('c', 3));
    });
    expect(await database.work((manager) => rows(manager, Wave, {}))).toHaveLength(2);
    expect(isUniqueViolation(new Error('UNIQUE constraint failed'))).toBe(false);
  });
});

const real = process.env.KAMERBODE_TEST_SQLSERVER;

(real === undefined ? describe.skip : describe)('on a real SQL Server', () => {
  test('units of work are done again when they meet, and lose nothing', async () => {
    const database = await openDatabase({ sqlServer: real! });
    opened.push(database);
    await database.work((manager) => manager.delete(InstallationFact, { name: 'counter' }));
    await database.work(increment);
    await Promise.all([1, 2].map(() => database.work(increment)));
    const counter = await database.work((manager) => row(manager, InstallationFact, { name: 'counter' }));
    expect(counter).toEqual(fact('counter', '3'));
  });

  test('a row that exists already is recognised as such, and the unit goes on', async () => {
    const database = await openDatabase({ sqlServer: real! });
    opened.push(database);
    const found = await database.work(async (manager) => {
      for (const name of ['a', 'b']) await manager.delete(InstallationFact, { name });
      await insert(manager, InstallationFact, fact('a', 'één'));
      const again: unknown = await insert(manager, InstallationFact, fact('a', 'twee')).catch(
        (fault: unknown) => fault,
      );
      expect(isUniqueViolation(again)).toBe(true);
      await insert(manager, InstallationFact, fact('b', '3'));
      return rows(manager, InstallationFact, { name: ['a', 'b'] }, { orderBy: ['name'] });
    });
    expect(found).toEqual([fact('a', 'één'), fact('b', '3')]);
  });

  test('many records are added and changed at a time', async () => {
    const database = await openDatabase({ sqlServer: real! });
    opened.push(database);
    const { found, expected } = await manyAtATime(database, 300);
    expect(found).toEqual(expected);
  });
});
