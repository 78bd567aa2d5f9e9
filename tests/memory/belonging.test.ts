/** No entity is forgotten: whoever adds one must say whose it is, or the archive would miss it without a word. */
import type { EntityMetadata } from 'typeorm';
import { TABLES } from '../../bot/study/memory/belonging';
import { LISTS } from '../../bot/study/memory/read-export';
import type { Database } from '../../bot/study/services';
import { emptyDatabase } from './archive';

let database: Database;
let metadatas: EntityMetadata[];
beforeAll(async () => {
  database = await emptyDatabase();
  metadatas = await database.work(async (manager) => manager.dataSource.entityMetadatas);
});
afterAll(() => database.close());

const tableOf = (metadata: EntityMetadata) => TABLES.find(({ entity }) => entity === metadata.target);

test('every entity is in the table of what belongs to a court, once', () => {
  expect(metadatas.map(({ tableName, target }) => [tableName, countOf(target)])).toEqual(
    metadatas.map(({ tableName }) => [tableName, 1]),
  );
  expect(TABLES).toHaveLength(metadatas.length);
});

function countOf(target: unknown): number {
  return TABLES.filter(({ entity }) => entity === target).length;
}

test('what it says of columns is so, and what goes along is explained', () => {
  for (const metadata of metadatas) {
    const { belongs, nl, sortBy = [], secret = {}, erasedBy } = tableOf(metadata)!;
    const columns = metadata.columns.map(({ propertyName }) => propertyName);
    const named = [
      ...sortBy,
      ...Object.keys(secret),
      ...(belongs.how === 'OWNED' ? [belongs.by] : []),
      ...(erasedBy === undefined ? [] : [erasedBy]),
    ];
    expect({ table: metadata.tableName, unknown: named.filter((name) => !columns.includes(name)) }).toEqual({
      table: metadata.tableName,
      unknown: [],
    });
    expect([metadata.tableName, belongs.how !== 'LEFT']).toEqual([metadata.tableName, nl !== undefined]);
  }
});

test('what names its court or study is owned by it', () => {
  const owners = metadatas.flatMap((metadata) => {
    const columns = metadata.columns.map(({ propertyName }) => propertyName);
    const by = ['courtId', 'studyId'].find((column) => columns.includes(column));
    // A secret address is its maker's own, whatever it leads to.
    const isOwn = tableOf(metadata)?.erasedBy === 'personId';
    return by === undefined || isOwn
      ? []
      : [{ table: metadata.tableName, belongs: tableOf(metadata)?.belongs, by }];
  });
  expect(owners.length).toBeGreaterThan(10);
  expect(owners.map(({ table, belongs }) => ({ table, belongs }))).toEqual(
    owners.map(({ table, by }) => ({
      table,
      belongs: { how: 'OWNED', by, of: by === 'courtId' ? 'COURT' : 'STUDY' },
    })),
  );
});

test('what is about one person, and goes along with a court or is left, goes when the person is erased', () => {
  const about = metadatas
    .filter(({ columns }) => columns.some(({ propertyName }) => propertyName === 'personId'))
    .map(({ tableName }) => tableName);
  const erased = metadatas.filter((metadata) => tableOf(metadata)?.erasedBy !== undefined);
  // Roles and absences stay, with the role: they say who could decide.
  expect(erased.map(({ tableName }) => tableName).toSorted()).toEqual(
    about.filter((name) => name !== 'role_grant' && name !== 'absence').toSorted(),
  );
});

test('of every JSON column that goes along it is known whether it holds a list', () => {
  const names = metadatas
    .filter((metadata) => tableOf(metadata)?.belongs.how !== 'LEFT')
    .flatMap(({ columns }) => columns)
    .filter(({ transformer, type }) => transformer !== undefined && type !== 'int')
    .map(({ propertyName }) => propertyName);
  expect(names.filter((name) => !LISTS.has(name) && !OBJECTS.has(name))).toEqual([]);
  expect([...LISTS].filter((name) => !names.includes(name))).toEqual([]);
});

/** Whoever adds a JSON column puts it here or among the lists. */
const OBJECTS = new Set([
  'settings',
  'channel',
  'statusAnswer',
  'value',
  'statuses',
  'data',
  'events',
  'conditions',
  'firstPlan',
  'lastAction',
  'recorded',
]);
