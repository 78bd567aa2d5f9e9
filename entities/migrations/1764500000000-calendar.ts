/** The addresses of calendar feeds. Released: never edited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hash, id, key, moment, whole } from '../columns';
import { createTables, dropTables, type NewTable } from './tables';

const TABLES: NewTable[] = [
  {
    name: 'calendar_link',
    columns: {
      id: key,
      version: whole(),
      personId: id(),
      tokenHash: hash(),
      createdAt: moment(),
      revokedAt: moment({ nullable: true }),
    },
    indices: { 'calendar_link_token!': ['tokenHash'], calendar_link_person: ['personId'] },
  },
];

export class Calendar1764500000000 implements MigrationInterface {
  name = 'Calendar1764500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, TABLES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, TABLES);
  }
}
