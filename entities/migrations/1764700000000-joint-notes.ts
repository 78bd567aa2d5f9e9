/** Joint notes and the consent of each court. Released: never edited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, date, id, key, line, text, whole } from '../columns';
import { createTables, dropTables, type NewTable } from './tables';

const maybe = { nullable: true };

const TABLES: NewTable[] = [
  {
    name: 'joint_note',
    columns: {
      id: key,
      version: whole(),
      waveId: id(),
      round: whole(),
      title: line(),
      evidenceLink: line(),
      reason: text(maybe),
      state: code(),
      proposedOn: date(),
      proposedById: id(),
      agreedOn: date(maybe),
      publishedOn: date(maybe),
    },
    indices: { joint_note_wave: ['waveId'] },
  },
  {
    name: 'joint_consent',
    columns: {
      id: key,
      version: whole(),
      noteId: id(),
      courtId: id(),
      round: whole(),
      state: code(),
      askedOn: date(),
      decidedOn: date(maybe),
      decidedById: id(maybe),
      decidedAs: code(maybe),
      reason: text(maybe),
    },
    indices: { 'joint_consent_once!': ['noteId', 'round', 'courtId'], joint_consent_court: ['courtId'] },
  },
];

export class JointNotes1764700000000 implements MigrationInterface {
  name = 'JointNotes1764700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, TABLES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, TABLES);
  }
}
