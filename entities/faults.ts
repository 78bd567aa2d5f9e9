/** What the drivers mean by a fault, on either dialect. */
import { QueryFailedError } from 'typeorm';

/** Whether a fault says that a row with this key exists already. */
export function isUniqueViolation(fault: unknown): boolean {
  const code = driverCode(fault);
  return (
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY' ||
    // SQL Server: a unique index (2601), a unique or primary key constraint (2627).
    code === 2601 ||
    code === 2627
  );
}

/** Whether SQL Server chose this transaction to end a deadlock: done again it may well succeed. */
export function isDeadlockVictim(fault: unknown): boolean {
  return driverCode(fault) === 1205;
}

/** Whether another connection is writing to the same SQLite file. */
export function isBusy(fault: unknown): boolean {
  return String(driverCode(fault)).startsWith('SQLITE_BUSY');
}

/** What the driver calls the fault: a name on SQLite, a number on SQL Server. */
function driverCode(fault: unknown): string | number | undefined {
  if (!(fault instanceof QueryFailedError)) return undefined;
  const driverError: { code?: string; number?: number } = fault.driverError;
  return driverError.number ?? driverError.code;
}
