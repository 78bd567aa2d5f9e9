/** The secret address of a person's calendar feed: whoever has it can read it, so it can be revoked. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { hash, id, key, moment, whole } from './columns';

@Entity('calendar_link')
@Index('calendar_link_token', ['tokenHash'], { unique: true })
@Index('calendar_link_person', ['personId'])
export class CalendarLink {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) personId!: string;
  /** SHA-256 of the token: the address itself is shown once and kept nowhere. */
  @Column(hash()) tokenHash!: string;
  @Column(moment()) createdAt!: string;
  @Column(moment({ nullable: true })) revokedAt!: string | null;
}
