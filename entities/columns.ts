/**
 * Column types that mean the same on SQLite and on SQL Server. Every entity uses these and nothing else, so that
 * one set of entities and migrations serves both.
 *
 * Dates (`yyyy-MM-dd`) and moments (`2026-02-12T07:30:00.000Z`, always UTC with milliseconds) are stored as ISO
 * text: `datetime` on SQL Server rounds to 3 ms, drivers shift time zones, and ISO text sorts and exports as it is.
 */
import type { ColumnOptions } from 'typeorm';

/** A UUID made by the program, lower case. */
export const id = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'varchar',
  length: 36,
  ...options,
});

/** An identifier from code or from the programme definition, such as `INT-01` or `RUNNING`. */
export const code = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'varchar',
  length: 64,
  ...options,
});

/** A calendar date, `yyyy-MM-dd`. */
export const date = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'varchar',
  length: 10,
  ...options,
});

/** A moment in UTC, `yyyy-MM-ddTHH:mm:ss.sssZ`. */
export const moment = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'varchar',
  length: 24,
  ...options,
});

/** A SHA-256 in lower-case hexadecimal. */
export const hash = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'varchar',
  length: 64,
  ...options,
});

/** A short text that people typed or read: a name, a title. */
export const line = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'nvarchar',
  length: 400,
  ...options,
});

export const whole = (options: ColumnOptions = {}): ColumnOptions => ({ type: 'int', ...options });

/** Yes or no, as 0 or 1: `bit` and `boolean` differ between the drivers. */
export const yesNo = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'int',
  transformer: {
    to: (value: boolean | null) => (value === null ? null : value ? 1 : 0),
    from: (value: number | null) => value === 1,
  },
  ...options,
});

/** Any JSON value; as long as needed. */
export const json = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'nvarchar',
  length: 'MAX',
  transformer: {
    to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
    from: (value: string | null) => (value === null ? null : (JSON.parse(value) as unknown)),
  },
  ...options,
});

/** Text without a limit. */
export const text = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'nvarchar',
  length: 'MAX',
  ...options,
});

/** The primary key: a UUID, or a short code for the few tables that have a natural one. */
export const key = { type: 'varchar', length: 64 } as const;
