/** Answers to the questions of the programme, and recommendations. Released: never edited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, date, id, json, key, line, whole, yesNo } from '../columns';
import { createTables, dropTables, type NewTable } from './tables';

const maybe = { nullable: true };

const TABLES: NewTable[] = [
  {
    name: 'study_question',
    columns: {
      id: key,
      version: whole(),
      studyId: id(),
      questionNumber: whole(),
      inScope: yesNo(),
      reasonRef: id(maybe),
      verdict: code(maybe),
      summary: line(maybe),
      releasedOn: date(maybe),
    },
    indices: { 'study_question_once!': ['studyId', 'questionNumber'] },
  },
  {
    name: 'recommendation',
    columns: {
      id: key,
      version: whole(),
      studyId: id(),
      number: whole(),
      title: line(),
      addressee: line(),
      publishedOn: date(maybe),
      councilDecision: code(maybe),
      councilDecidedOn: date(maybe),
      planOfActionOn: date(maybe),
      statuses: json(),
    },
    indices: { 'recommendation_number!': ['studyId', 'number'] },
  },
];

export class Register1764300000000 implements MigrationInterface {
  name = 'Register1764300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, TABLES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, TABLES);
  }
}
