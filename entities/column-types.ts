/** The differences between the two dialects, as far as the columns of `columns.ts` meet them. */
import type { ColumnType, DataSource } from 'typeorm';

export type Dialect = 'better-sqlite3' | 'mssql';

export function dialectOf(dataSource: Pick<DataSource, 'options'>): Dialect {
  return dataSource.options.type === 'mssql' ? 'mssql' : 'better-sqlite3';
}

/**
 * Which column type a migration must create for an entity's column. SQLite refuses `nvarchar(MAX)` as a syntax error
 * and stores any text in `text`; it calls `int` `integer`. SQL Server takes the types as they are.
 */
export function columnType(
  dialect: Dialect,
  column: { type: ColumnType; length?: string | number },
): { type: string; length?: string } {
  if (typeof column.type !== 'string')
    throw new Error('A column must have its type by name; see columns.ts.');
  const { type } = column;
  const length = column.length === undefined || column.length === '' ? undefined : String(column.length);
  if (dialect === 'better-sqlite3') {
    if (length === 'MAX') return { type: 'text' };
    if (type === 'int') return { type: 'integer' };
  }
  return length === undefined ? { type } : { type, length };
}
