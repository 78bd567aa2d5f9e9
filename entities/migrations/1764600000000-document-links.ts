/** The short-lived addresses of documents. Released: never edited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, hash, id, key, moment, whole } from '../columns';
import { createTables, dropTables, type NewTable } from './tables';

const TABLES: NewTable[] = [
  {
    name: 'document_link',
    columns: {
      id: key,
      version: whole(),
      personId: id(),
      tokenHash: hash(),
      document: code(),
      courtId: id(),
      subjectId: id({ nullable: true }),
      createdAt: moment(),
      expiresAt: moment(),
    },
    indices: {
      'document_link_token!': ['tokenHash'],
      document_link_person: ['personId'],
      document_link_expires: ['expiresAt'],
    },
  },
];

export class DocumentLinks1764600000000 implements MigrationInterface {
  name = 'DocumentLinks1764600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, TABLES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, TABLES);
  }
}
