/**
 * The unit of work. Everything that is read or written goes through `work`; nothing else opens a transaction. No network
 * inside a unit, and no unit inside a unit: it would wait for itself.
 */
import { existsSync } from 'node:fs';
import type { DataSource, EntityManager } from 'typeorm';
import { dialectOf } from '../../entities/column-types';
import {
  beginImmediate,
  createDataSource,
  isMigrated,
  migrate,
  type DatabaseLocation,
} from '../../entities/data-source';
import { isDeadlockVictim, isUniqueViolation } from '../../entities/faults';
import { VersionConflict } from './rows';
import type { Database } from './services';

/** How often a unit is tried on SQL Server when others change the same records. */
const TRIES = 3;

/** Opens the database, creating or migrating it where needed. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const dataSource = await createDataSource(location).initialize();
  try {
    await migrate(dataSource);
  } catch (fault) {
    await dataSource.destroy();
    throw fault;
  }
  const { run, compact } =
    dialectOf(dataSource) === 'mssql'
      ? { run: concurrent(dataSource), compact: () => Promise.resolve() }
      : serialised(dataSource);
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;
  const start = <T>(begin: () => Promise<T>): Promise<T> => {
    if (closing !== null) return Promise.reject(new Error('The database is closed.'));
    const work = begin();
    running.add(work);
    const ended = (): void => void running.delete(work);
    work.then(ended, ended);
    return work;
  };
  return {
    work: (unit) => start(() => run(unit)),
    compact: () => start(compact),
    close: () => (closing ??= Promise.allSettled(running).then(() => dataSource.destroy())),
  };
}

/** The database was made by another version of the program, or is none at all; the message says so in Dutch. */
export class NotReadable extends Error {}

/**
 * Opens a database that is there for reading only, beside a program that may be using it; creates and migrates nothing.
 * Each unit of work sees one state of it.
 * @throws NotReadable when there is nothing to read, or when it waits for a migration.
 */
export async function openForReading(location: DatabaseLocation): Promise<Database> {
  if ('sqliteFile' in location && !existsSync(location.sqliteFile)) {
    throw new NotReadable(`Er is geen database: ${location.sqliteFile} bestaat niet.`);
  }
  const dataSource = createDataSource(location, 'READ');
  try {
    await dataSource.initialize();
    if (!(await isMigrated(dataSource))) {
      throw new NotReadable(
        'De database is door een andere versie van Kamerbode gemaakt. Start Kamerbode eerst één keer met deze versie.',
      );
    }
  } catch (fault) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw fault instanceof NotReadable
      ? fault
      : new NotReadable(`De database kan niet worden gelezen: ${String(fault)}`);
  }
  return {
    work:
      dialectOf(dataSource) === 'mssql'
        ? (unit) => dataSource.transaction('SERIALIZABLE', unit)
        : serialised(dataSource, async (runner) => void (await runner.query('BEGIN'))).run,
    compact: () => Promise.resolve(),
    close: () => dataSource.destroy(),
  };
}

type Run = <T>(unit: (manager: EntityManager) => Promise<T>) => Promise<T>;

/** SQLite: TypeORM has one connection, so units wait for each other, readers too: they would see an open transaction. */
function serialised(
  dataSource: DataSource,
  begin = beginImmediate,
): { run: Run; compact: () => Promise<void> } {
  const runner = dataSource.createQueryRunner();
  // TypeORM's own calls begin a transaction unless they know that one is open; it cannot begin an immediate one itself.
  const flag = runner as { isTransactionActive: boolean };
  let last: Promise<unknown> = Promise.resolve();

  async function transaction<T>(unit: (manager: EntityManager) => Promise<T>): Promise<T> {
    await begin(runner);
    flag.isTransactionActive = true;
    try {
      const result = await unit(runner.manager);
      await runner.query('COMMIT');
      return result;
    } catch (fault) {
      // A disk that is full rolls back by itself; then there is nothing left to roll back, and `fault` is what counts.
      await runner.query('ROLLBACK').catch(() => undefined);
      throw fault;
    } finally {
      flag.isTransactionActive = false;
    }
  }

  /** One after the other, also after one that failed. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const work = last.then(step);
    last = work.catch(() => undefined);
    return work;
  }

  return {
    run: (unit) => inTurn(() => transaction(unit)),
    compact: () =>
      inTurn(async () => {
        await runner.query('VACUUM');
        const [wal]: { busy: number }[] = await runner.query('PRAGMA wal_checkpoint(TRUNCATE)');
        if (wal?.busy === 1)
          throw new Error('Somebody else reads the database: its log could not be emptied.');
      }),
  };
}

/**
 * SQL Server: units run side by side. Every change is a compare-and-swap on a version, or a row that a unique index
 * allows once; who comes second does the whole unit again, with what is there by then.
 */
function concurrent(dataSource: DataSource): Run {
  return async (unit) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await dataSource.transaction(unit);
      } catch (fault) {
        if (tried === TRIES || !mayPassByItself(fault)) throw fault;
      }
    }
  };
}

function mayPassByItself(fault: unknown): boolean {
  return fault instanceof VersionConflict || isUniqueViolation(fault) || isDeadlockVictim(fault);
}
