/** Duties, declarations of intent and commitments. Released: never edited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, date, id, json, key, line, text, whole } from '../columns';
import { createTables, dropTables, type NewTable } from './tables';

const maybe = { nullable: true };

const TABLES: NewTable[] = [
  {
    name: 'duty',
    columns: {
      id: key,
      version: whole(),
      onceKey: { type: 'varchar', length: 200 },
      courtId: id(maybe),
      waveId: id(maybe),
      kind: code(),
      ref: code(),
      profile: code(),
      baseOn: date(),
      dueOn: date(),
      step: whole(),
      nextOn: date(maybe),
      state: code(),
      doneOn: date(maybe),
      doneById: id(maybe),
      evidenceLink: line(maybe),
    },
    indices: { 'duty_once!': ['onceKey'], duty_next: ['state', 'nextOn'], duty_court: ['courtId'] },
  },
  {
    name: 'declaration_of_intent',
    columns: {
      id: key,
      version: whole(),
      courtId: id(),
      signedOn: date(maybe),
      signedByRole: code(maybe),
      untilYear: whole(maybe),
      budgetPerYear: whole(maybe),
      daysPerYear: whole(maybe),
      evidenceLink: line(maybe),
      withdrawnOn: date(maybe),
    },
    indices: { 'declaration_of_intent_court!': ['courtId'] },
  },
  {
    name: 'commitment',
    columns: {
      id: key,
      version: whole(),
      courtId: id(),
      commitmentId: code(),
      status: code(),
      dueOn: date(maybe),
      confirmedOn: date(maybe),
      value: json(maybe),
      evidenceLink: line(maybe),
      reason: text(maybe),
    },
    indices: { 'commitment_once!': ['courtId', 'commitmentId'], commitment_due: ['status', 'dueOn'] },
  },
];

export class Commitments1764100000000 implements MigrationInterface {
  name = 'Commitments1764100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, TABLES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, TABLES);
  }
}
