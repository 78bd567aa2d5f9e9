/** The window of the next wave, settable for each wave. Released: never edited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, whole } from '../columns';
import { addColumns } from './tables';

const COLUMNS = {
  windowMinMonths: whole({ nullable: true }),
  windowMaxMonths: whole({ nullable: true }),
  windowCountsFrom: code({ nullable: true }),
};

export class Waves1764200000000 implements MigrationInterface {
  name = 'Waves1764200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'wave', COLUMNS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumns('wave', Object.keys(COLUMNS));
  }
}
