/** Where somebody gets mail when the bot cannot reach them: given by that person, and nobody else's to see. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { id, key, line, moment, whole } from './columns';

@Entity('mail_address')
@Index('mail_address_person', ['personId'], { unique: true })
export class MailAddress {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) personId!: string;
  /** Null once taken away. */
  @Column(line({ nullable: true })) address!: string | null;
  @Column(moment()) changedAt!: string;
}
