/**
 * Under which id Kamerbode stands in the app catalogue of a tenant. An organisation that uploads the app gives it an id of
 * its own, and links that open the tab need that one.
 */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { id, key, moment, whole } from './columns';

@Entity('tenant_app')
@Index('tenant_app_tenant', ['tenantId'], { unique: true })
export class TenantApp {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) tenantId!: string;
  /** Null once taken away. */
  @Column(id({ nullable: true })) catalogueId!: string | null;
  @Column(moment()) changedAt!: string;
}
