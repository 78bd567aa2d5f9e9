/**
 * The TypeORM data source: SQLite in a file, or SQL Server by its connection string, on the same entities and
 * migrations. Knows how to connect and to migrate; units of work are in `bot/study/database.ts`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { dialectOf } from './column-types';
import { CalendarLink } from './calendar-link';
import { Commitment, DeclarationOfIntent } from './commitment';
import { Court } from './court';
import { DocumentLink } from './document-link';
import { Duty } from './duty';
import { isBusy } from './faults';
import { Recommendation, StudyQuestion } from './findings';
import { HistoryChain, HistoryEntry, HistoryExcerpt, HistoryText } from './history';
import { JointConsent, JointNote } from './joint-note';
import { MailAddress } from './mail-address';
import { Address, InstallationFact, OutboxMessage, PostedCard, Reminder } from './message';
import { Initial1764000000000 } from './migrations/1764000000000-initial';
import { Commitments1764100000000 } from './migrations/1764100000000-commitments';
import { Waves1764200000000 } from './migrations/1764200000000-waves';
import { Register1764300000000 } from './migrations/1764300000000-register';
import { Memory1764400000000 } from './migrations/1764400000000-memory';
import { Calendar1764500000000 } from './migrations/1764500000000-calendar';
import { DocumentLinks1764600000000 } from './migrations/1764600000000-document-links';
import { JointNotes1764700000000 } from './migrations/1764700000000-joint-notes';
import { SharedAnswers1764800000000 } from './migrations/1764800000000-shared-answers';
import { Mail1764900000000 } from './migrations/1764900000000-mail';
import { TenantApps1765000000000 } from './migrations/1765000000000-tenant-apps';
import { Years1765200000000 } from './migrations/1765200000000-years';
import { Forecasts1765300000000 } from './migrations/1765300000000-forecasts';
import { Absence, Invitation, Person, RoleGrant } from './person';
import { SharedAnswer } from './shared-answer';
import { GateRequest, RegisterEntry, Study, StudyStage, StudyTask, StudyText } from './study';
import { TenantApp } from './tenant-app';
import { Wave } from './wave';

/** Where the database is: a SQLite file, or a SQL Server by its (ADO.NET) connection string. */
export type DatabaseLocation = { sqliteFile: string } | { sqlServer: string };

/** How long one connection waits for another that is writing to the same SQLite file. */
const BUSY_MILLISECONDS = 10_000;

const SHARED = {
  entities: [
    Absence,
    Address,
    CalendarLink,
    Commitment,
    Court,
    DeclarationOfIntent,
    DocumentLink,
    Duty,
    GateRequest,
    HistoryChain,
    HistoryEntry,
    HistoryExcerpt,
    HistoryText,
    InstallationFact,
    Invitation,
    JointConsent,
    JointNote,
    MailAddress,
    OutboxMessage,
    Person,
    PostedCard,
    Recommendation,
    RegisterEntry,
    Reminder,
    RoleGrant,
    SharedAnswer,
    Study,
    StudyQuestion,
    StudyStage,
    StudyTask,
    StudyText,
    TenantApp,
    Wave,
  ],
  migrations: [
    Initial1764000000000,
    Commitments1764100000000,
    Waves1764200000000,
    Register1764300000000,
    Memory1764400000000,
    Calendar1764500000000,
    DocumentLinks1764600000000,
    JointNotes1764700000000,
    SharedAnswers1764800000000,
    Mail1764900000000,
    TenantApps1765000000000,
    Years1765200000000,
    Forecasts1765300000000,
  ],
  migrationsTableName: 'migration',
  synchronize: false,
  logging: false,
  // The plain loggers print failed migrations whatever `logging` says; faults are logged once, at the edge.
  logger: 'debug',
} as const;

/**
 * A data source that is not connected yet: call `initialize()`, then `migrate`.
 * @param use `READ`: a SQLite file is opened for reading only.
 */
export function createDataSource(location: DatabaseLocation, use: 'WRITE' | 'READ' = 'WRITE'): DataSource {
  return 'sqliteFile' in location
    ? sqlite(location.sqliteFile, use === 'READ')
    : sqlServer(location.sqlServer);
}

/** Whether every migration of this program has been done here, and no other. */
export async function isMigrated(dataSource: DataSource): Promise<boolean> {
  const runner = dataSource.createQueryRunner();
  try {
    const done = await new MigrationExecutor(dataSource, runner).getExecutedMigrations();
    const names = new Set(done.map(({ name }) => name));
    return names.size === SCHEMA.length && SCHEMA.every((name) => names.has(name));
  } finally {
    await runner.release();
  }
}

/** The names of this program's migrations, sorted: what schema a database, or an export, is of. */
export const SCHEMA: readonly string[] = SHARED.migrations
  .map((migration) => new migration().name)
  .toSorted();

/** A SQLite file as an older version of this program made it: with these migrations (names as in `SCHEMA`) and no others. */
export function createOlderDataSource(file: string, schema: readonly string[]): DataSource {
  return sqlite(
    file,
    false,
    SHARED.migrations.filter((migration) => schema.includes(new migration().name)),
  );
}

function sqlite(
  file: string,
  readonly: boolean,
  migrations: readonly (typeof SHARED.migrations)[number][] = SHARED.migrations,
): DataSource {
  return new DataSource({
    ...SHARED,
    entities: [...SHARED.entities],
    migrations: [...migrations],
    type: 'better-sqlite3',
    database: file,
    timeout: BUSY_MILLISECONDS,
    readonly,
    // Prepared statements that are kept; the default of 100 is fewer than the program has.
    statementCacheSize: 500,
    prepareDatabase: (connection: { pragma(source: string): unknown }) => {
      // A copy need not be in WAL mode, and a reader cannot make it so.
      if (readonly) return;
      connection.pragma('journal_mode = WAL');
      // FULL: what a person was told has been done is still there after a power cut. In WAL mode NORMAL would not be.
      connection.pragma('synchronous = FULL');
      // From here on `beginImmediate` waits: the driver is synchronous, and its own waiting would stop the whole process.
      connection.pragma('busy_timeout = 0');
    },
  });
}

interface Mssql {
  ConnectionPool: { parseConnectionString(text: string): Record<string, unknown> };
}

function sqlServer(connectionString: string): DataSource {
  // Loaded only where it is used: mssql takes 120 ms to load.
  const mssql: Mssql = require('mssql');
  const parsed = mssql.ConnectionPool.parseConnectionString(connectionString);
  return new DataSource({
    ...SHARED,
    entities: [...SHARED.entities],
    migrations: [...SHARED.migrations],
    type: 'mssql',
    driver: mssql,
    host: String(parsed.server),
    database: String(parsed.database),
    // The driver's own reading of the string, whole: it knows every keyword, TypeORM only some.
    extra: parsed,
  });
}

/**
 * Begins a transaction on SQLite that has the write lock at once, waiting for other connections to the same file. A
 * deferred transaction that reads and then writes fails about half the time when another process writes.
 */
export async function beginImmediate(runner: QueryRunner): Promise<void> {
  const deadline = performance.now() + BUSY_MILLISECONDS;
  for (;;) {
    try {
      await runner.query('BEGIN IMMEDIATE');
      return;
    } catch (fault) {
      if (!isBusy(fault) || performance.now() > deadline) throw fault;
      // A unit of work takes a millisecond or two; unequal pauses keep two processes from meeting again and again.
      await pause(1 + Math.random() * 4);
    }
  }
}

/**
 * Brings the schema up to date. Several processes may do this at the same moment: the first one migrates, the others
 * wait for it and then find nothing to do.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    if (dialectOf(dataSource) === 'better-sqlite3') {
      await beginImmediate(runner);
      await insideLock(runner, dataSource, {
        commit: () => runner.query('COMMIT'),
        rollback: () => runner.query('ROLLBACK'),
      });
    } else {
      await runner.startTransaction();
      await insideLock(runner, dataSource, {
        lock: () => lockSqlServer(runner),
        commit: () => runner.commitTransaction(),
        rollback: () => runner.rollbackTransaction(),
      });
    }
  } finally {
    await runner.release();
  }
}

/** Waits for the lock that only one process has, until the transaction ends. @throws when it takes two minutes. */
async function lockSqlServer(runner: QueryRunner): Promise<void> {
  const [lock]: { granted: number }[] = await runner.query(
    `DECLARE @granted int;
     EXEC @granted = sp_getapplock @Resource = 'kamerbode-migrate', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 120000;
     SELECT @granted AS granted;`,
  );
  if (lock === undefined || lock.granted < 0) throw new Error('The lock for migrating was not granted.');
}

async function insideLock(
  runner: QueryRunner,
  dataSource: DataSource,
  transaction: {
    lock?: () => Promise<unknown>;
    commit: () => Promise<unknown>;
    rollback: () => Promise<unknown>;
  },
): Promise<void> {
  try {
    await transaction.lock?.();
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'none';
    await executor.executePendingMigrations();
    await transaction.commit();
  } catch (fault) {
    await transaction.rollback();
    throw fault;
  }
}
