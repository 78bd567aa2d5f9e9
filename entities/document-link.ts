/** The short-lived address of a document: a page, and the same as a Word file. Whoever made it is checked at each read. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, hash, id, key, moment, whole } from './columns';

/** What can be read at such an address. */
export type DocumentName = 'COUNCIL_OVERVIEW' | 'COUNCIL_HANDOVER' | 'PERSON_HANDOVER';

@Entity('document_link')
@Index('document_link_token', ['tokenHash'], { unique: true })
@Index('document_link_person', ['personId'])
@Index('document_link_expires', ['expiresAt'])
export class DocumentLink {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  /** Who made it, and whose rights count at each read. */
  @Column(id()) personId!: string;
  /** SHA-256 of the token: the address itself is shown once and kept nowhere. */
  @Column(hash()) tokenHash!: string;
  @Column(code()) document!: DocumentName;
  @Column(id()) courtId!: string;
  /** Of what in the court, for a document that is not about the court itself. */
  @Column(id({ nullable: true })) subjectId!: string | null;
  @Column(moment()) createdAt!: string;
  /** From this moment on it is not there any more; the tick removes it. */
  @Column(moment()) expiresAt!: string;
}
