/** Creates tables from the column shapes of `columns.ts`, the same on both dialects. For migrations, not for entities. */
import { Table, TableColumn, type ColumnOptions, type QueryRunner, type TableColumnOptions } from 'typeorm';
import { columnType, dialectOf, type Dialect } from '../column-types';
import { key } from '../columns';

export interface NewTable {
  name: string;
  columns: Record<string, ColumnOptions>;
  /** Columns by index name; a name that ends in `!` is unique. */
  indices?: Record<string, string[]>;
}

export async function createTables(queryRunner: QueryRunner, tables: NewTable[]): Promise<void> {
  const dialect = dialectOf(queryRunner.dataSource);
  for (const { name, columns, indices } of tables) {
    await queryRunner.createTable(
      new Table({
        name,
        columns: Object.entries(columns).map(([column, options]) => tableColumn(dialect, column, options)),
        indices: Object.entries(indices ?? {}).map(([index, columnNames]) => ({
          name: index.replace('!', ''),
          columnNames,
          isUnique: index.endsWith('!'),
        })),
      }),
    );
  }
}

export async function dropTables(queryRunner: QueryRunner, tables: NewTable[]): Promise<void> {
  for (const { name } of tables.toReversed()) await queryRunner.dropTable(name);
}

/** Adds columns that may be empty: what stands in the table has no value for them. */
export async function addColumns(
  queryRunner: QueryRunner,
  table: string,
  columns: Record<string, ColumnOptions>,
): Promise<void> {
  const dialect = dialectOf(queryRunner.dataSource);
  for (const [name, options] of Object.entries(columns)) {
    const column = tableColumn(dialect, name, options);
    const { type, length } = column;
    // TypeORM would copy the whole table on SQLite.
    if (dialect === 'mssql') await queryRunner.addColumn(new Table({ name: table }), new TableColumn(column));
    else {
      await queryRunner.query(
        `ALTER TABLE "${table}" ADD "${name}" ${length === undefined ? type : `${type}(${length})`}`,
      );
    }
  }
}

function tableColumn(dialect: Dialect, name: string, options: ColumnOptions): TableColumnOptions {
  const { type = 'varchar', length, nullable } = options;
  return {
    name,
    ...columnType(dialect, length === undefined ? { type } : { type, length }),
    isNullable: nullable === true,
    isPrimary: options === key,
  };
}
