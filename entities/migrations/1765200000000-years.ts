/** Indices for what grows over the years: messages of one person, and duties of one court, by state. Released: never edited. */
import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const INDICES = [
  { table: 'outbox_message', name: 'outbox_message_recipient', column: 'personId' },
  { table: 'duty', name: 'duty_court', column: 'courtId' },
] as const;

export class Years1765200000000 implements MigrationInterface {
  name = 'Years1765200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const { table, name, column } of INDICES)
      await replace(queryRunner, table, name, [column], [column, 'state']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { table, name, column } of INDICES)
      await replace(queryRunner, table, name, [column, 'state'], [column]);
  }
}

async function replace(
  queryRunner: QueryRunner,
  name: string,
  index: string,
  before: string[],
  after: string[],
): Promise<void> {
  // Without its columns: TypeORM would read the whole table first.
  const table = new Table({ name, indices: [{ name: index, columnNames: before }] });
  await queryRunner.dropIndex(table, new TableIndex({ name: index, columnNames: before }));
  await queryRunner.createIndex(table, new TableIndex({ name: index, columnNames: after }));
}
