/** Entries of the programme's chain of another installation, brought by an import. Released: never edited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, text, whole } from '../columns';
import { createTables, dropTables, type NewTable } from './tables';

const TABLES: NewTable[] = [
  { name: 'history_excerpt', columns: { id: key, number: whole(), entry: text() } },
];

export class Memory1764400000000 implements MigrationInterface {
  name = 'Memory1764400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, TABLES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, TABLES);
  }
}
