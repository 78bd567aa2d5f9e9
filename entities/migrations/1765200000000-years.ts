/**
 * Indices for what grows over the years: a person's messages and a court's duties by state, a court's roles and absences
 * by their last day. Released: never edited.
 */
import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const INDICES = [
  { table: 'outbox_message', name: 'outbox_message_recipient', column: 'personId', and: 'state' },
  { table: 'duty', name: 'duty_court', column: 'courtId', and: 'state' },
  { table: 'absence', name: 'absence_court', column: 'courtId', and: 'validUntil' },
  { table: 'role_grant', name: 'role_grant_court', column: 'courtId', and: 'validUntil' },
] as const;

export class Years1765200000000 implements MigrationInterface {
  name = 'Years1765200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const { table, name, column, and } of INDICES)
      await replace(queryRunner, table, name, [column], [column, and]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { table, name, column, and } of INDICES)
      await replace(queryRunner, table, name, [column, and], [column]);
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
