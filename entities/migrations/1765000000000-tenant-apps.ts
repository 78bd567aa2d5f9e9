/** The app's id in the catalogue of each tenant. Released: never edited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, key, moment, whole } from '../columns';
import { createTables, dropTables, type NewTable } from './tables';

const TABLES: NewTable[] = [
  {
    name: 'tenant_app',
    columns: {
      id: key,
      version: whole(),
      tenantId: id(),
      catalogueId: id({ nullable: true }),
      changedAt: moment(),
    },
    indices: { 'tenant_app_tenant!': ['tenantId'] },
  },
];

export class TenantApps1765000000000 implements MigrationInterface {
  name = 'TenantApps1765000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, TABLES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, TABLES);
  }
}
