/** The schema that the migrations make is the schema that the entities describe, on both dialects. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource, EntityMetadata, Table } from 'typeorm';
import { columnType, dialectOf } from '../../entities/column-types';
import { createDataSource, migrate } from '../../entities/data-source';

const folder = mkdtempSync(join(tmpdir(), 'kamerbode-schema-'));
const open: DataSource[] = [];

afterAll(async () => {
  for (const dataSource of open) if (dataSource.isInitialized) await dataSource.destroy();
  rmSync(folder, { recursive: true, force: true });
});

async function connected(file: string): Promise<DataSource> {
  const dataSource = createDataSource({ sqliteFile: join(folder, file) });
  open.push(dataSource);
  return dataSource.initialize();
}

/** Columns, types, nullability, keys and indices, as comparable lines. */
function described(dataSource: DataSource, metadata: EntityMetadata): string[] {
  const columns = metadata.columns.map((column) => {
    const { type, length = '' } = columnType(dialectOf(dataSource), column);
    return line(column.databaseName, type, length, column.isNullable, column.isPrimary);
  });
  const indices = metadata.indices.map((index) =>
    indexLine(
      index.name,
      index.isUnique,
      index.columns.map((column) => column.databaseName),
    ),
  );
  return [...columns, ...indices].toSorted();
}

function found(table: Table): string[] {
  const columns = table.columns.map((column) =>
    line(column.name, column.type, column.length, column.isNullable, column.isPrimary),
  );
  const indices = table.indices.map((index) => indexLine(index.name, index.isUnique, index.columnNames));
  return [...columns, ...indices].toSorted();
}

function line(name: string, type: string, length: string, nullable: boolean, primary: boolean): string {
  return `${name} ${type}(${length}) ${nullable ? 'null' : 'not null'}${primary ? ' key' : ''}`;
}

function indexLine(name: string | undefined, unique: boolean, columns: string[]): string {
  return `index ${name} ${unique ? 'unique ' : ''}on ${columns.join(', ')}`;
}

async function expectSchemaOfEntities(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  const tables = await runner.getTables(dataSource.entityMetadatas.map((metadata) => metadata.tablePath));
  await runner.release();
  const names = dataSource.entityMetadatas.map((metadata) => metadata.tableName).toSorted();
  expect(tables.map((table) => table.name.split('.').at(-1) ?? '').toSorted()).toEqual(names);
  for (const metadata of dataSource.entityMetadatas) {
    const table = tables.find((candidate) => candidate.name.split('.').at(-1) === metadata.tableName);
    expect({ table: metadata.tableName, has: table && found(table) }).toEqual({
      table: metadata.tableName,
      has: described(dataSource, metadata),
    });
  }
}

test('a migrated SQLite database has every table, column and index of the entities, and no other', async () => {
  const dataSource = await connected('fresh.sqlite');
  await migrate(dataSource);
  await expectSchemaOfEntities(dataSource);
  const tables: { name: string }[] = await dataSource.query(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  );
  const entities = dataSource.entityMetadatas.map((metadata) => metadata.tableName);
  expect(tables.map((table) => table.name).toSorted()).toEqual([...entities, 'migration'].toSorted());
});

test('SQLite is durable: WAL, synchronous FULL, foreign keys on', async () => {
  const dataSource = await connected('pragmas.sqlite');
  const pragma = async (name: string): Promise<unknown> =>
    Object.values((await dataSource.query(`PRAGMA ${name}`))[0])[0];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
});

test('migrating again changes nothing', async () => {
  const dataSource = await connected('again.sqlite');
  await migrate(dataSource);
  await migrate(dataSource);
  expect(await dataSource.query('SELECT name FROM migration')).toEqual(
    dataSource.migrations.map(({ name }) => ({ name })),
  );
});

test('two connections of one process that migrate at the same moment wait for each other', async () => {
  const both = [await connected('beside.sqlite'), await connected('beside.sqlite')];
  await Promise.all(both.map(migrate));
  expect(await both[1]!.query('SELECT count(*) AS migrations FROM migration')).toEqual([
    { migrations: both[1]!.migrations.length },
  ]);
});

test('the migrations can be taken back', async () => {
  const dataSource = await connected('back.sqlite');
  await migrate(dataSource);
  for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
  const left: { name: string }[] = await dataSource.query(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  );
  expect(left).toEqual([{ name: 'migration' }]);
});

test('a migration that fails leaves the database as it was', async () => {
  const dataSource = await connected('failing.sqlite');
  await dataSource.query('CREATE TABLE wave (something text)');
  await expect(migrate(dataSource)).rejects.toThrow(/wave/);
  expect(await dataSource.query(`SELECT name FROM sqlite_master WHERE type = 'table'`)).toEqual([
    { name: 'wave' },
  ]);
});

test('processes that migrate the same file at the same moment wait for each other', async () => {
  const file = join(folder, 'together.sqlite');
  const script = join(folder, 'migrate.js');
  const root = join(__dirname, '..', '..');
  // The children run the sources through the same transformer as the tests.
  writeFileSync(
    script,
    `const { transformSync } = require(${JSON.stringify(join(root, 'node_modules', '@swc', 'core'))});
     require.extensions['.ts'] = (module, name) => module._compile(transformSync(require('fs').readFileSync(name, 'utf8'), {
       filename: name,
       jsc: { parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true }, target: 'es2022' },
       module: { type: 'commonjs' },
     }).code, name);
     const { createDataSource, migrate } = require(${JSON.stringify(join(root, 'entities', 'data-source.ts'))});
     const dataSource = createDataSource({ sqliteFile: ${JSON.stringify(file)} });
     process.once('message', () => migrate(dataSource).then(() => process.exit(0), (fault) => { console.error(fault); process.exit(1); }));
     dataSource.initialize().then(() => process.send('ready'));`,
  );
  const children = [1, 2, 3].map(() => fork(script, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  await Promise.all(children.map((child) => new Promise((ready) => child.once('message', ready))));
  const ended = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of children) child.send('go');
  expect(await Promise.all(ended)).toEqual([0, 0, 0]);
  await expectSchemaOfEntities(await connected('together.sqlite'));
});

describe('SQL Server', () => {
  const connectionString =
    'Server=tcp:sql.example.nl,1433;Database=kamerbode;User Id=bode;Password=geheim;Encrypt=true';

  test('the connection string is read whole', () => {
    const { options } = createDataSource({ sqlServer: connectionString });
    expect(options).toMatchObject({
      type: 'mssql',
      host: 'sql.example.nl',
      database: 'kamerbode',
      extra: { port: 1433, user: 'bode', options: { encrypt: true } },
    });
  });

  test('the same migrations give one CREATE TABLE for each entity, without a text type that loses characters', async () => {
    const dataSource = createDataSource({ sqlServer: connectionString });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- protected; without a server there is no other way
    await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
    const runner = dataSource.createQueryRunner();
    runner.enableSqlMemory();
    // What changes rows and no table needs a server.
    const ofTables = dataSource.migrations.filter(({ name }) => name !== 'Forecasts1765300000000');
    for (const migration of ofTables) await migration.up(runner);
    const sql = runner.getMemorySql().upQueries.map((query) => query.query);
    const creates = sql.filter((statement) => statement.startsWith('CREATE TABLE'));
    expect(creates).toHaveLength(dataSource.entityMetadatas.length);
    expect(creates.filter((statement) => / text\b/.test(statement))).toEqual([]);
    for (const metadata of dataSource.entityMetadatas) {
      const create = sql
        .filter(
          (statement) =>
            statement.startsWith(`CREATE TABLE "${metadata.tableName}" `) ||
            statement.startsWith(`ALTER TABLE "${metadata.tableName}" ADD `),
        )
        .join('\n');
      for (const column of metadata.columns) {
        const { type, length } = columnType('mssql', column);
        const expected = `"${column.databaseName}" ${type}${length === undefined ? '' : `(${length})`}${column.isNullable ? '' : ' NOT NULL'}`;
        expect(create).toContain(expected);
      }
      for (const index of metadata.indices) {
        const unique = index.isUnique ? 'UNIQUE ' : '';
        expect(sql.join('\n')).toContain(`CREATE ${unique}INDEX "${index.name}" ON "${metadata.tableName}"`);
      }
    }
  });

  const real = process.env.KAMERBODE_TEST_SQLSERVER;
  (real === undefined ? test.skip : test)(
    'a real server is migrated to the schema of the entities',
    async () => {
      const dataSource = await createDataSource({ sqlServer: real! }).initialize();
      open.push(dataSource);
      await migrate(dataSource);
      await expectSchemaOfEntities(dataSource);
    },
  );
});
