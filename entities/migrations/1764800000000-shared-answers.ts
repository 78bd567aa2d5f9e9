/** Answers for all courts together, and how each court takes them. Released: never edited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, date, id, key, line, whole } from '../columns';
import { addColumns, createTables, dropTables, type NewTable } from './tables';

const maybe = { nullable: true };

const TABLES: NewTable[] = [
  {
    name: 'shared_answer',
    columns: {
      id: key,
      version: whole(),
      waveId: id(),
      questionNumber: whole(),
      edition: whole(),
      verdict: code(maybe),
      summary: line(),
      evidenceLink: line(maybe),
      state: code(),
      proposedByCourtId: id(maybe),
      proposedOn: date(),
    },
    indices: { 'shared_answer_edition!': ['waveId', 'questionNumber', 'edition'] },
  },
];

const ADDED = { sharedEdition: whole(maybe), sharedSeen: whole(maybe), departRef: id(maybe) };

export class SharedAnswers1764800000000 implements MigrationInterface {
  name = 'SharedAnswers1764800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, TABLES);
    await addColumns(queryRunner, 'study_question', ADDED);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumns('study_question', Object.keys(ADDED));
    await dropTables(queryRunner, TABLES);
  }
}
