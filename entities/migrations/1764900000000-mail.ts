/** Mail addresses of people whom the bot may not reach. Released: never edited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, key, line, moment, whole } from '../columns';
import { createTables, dropTables, type NewTable } from './tables';

const TABLES: NewTable[] = [
  {
    name: 'mail_address',
    columns: {
      id: key,
      version: whole(),
      personId: id(),
      address: line({ nullable: true }),
      changedAt: moment(),
    },
    indices: { 'mail_address_person!': ['personId'] },
  },
];

export class Mail1764900000000 implements MigrationInterface {
  name = 'Mail1764900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, TABLES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, TABLES);
  }
}
