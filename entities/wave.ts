/** A wave (golf): one round of studies, with the programme definition that it was opened with and keeps. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, date, hash, line, text, whole, key } from './columns';

@Entity('wave')
@Index('wave_number', ['number'], { unique: true })
export class Wave {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(whole()) number!: number;
  @Column(code()) kind!: 'BASELINE' | 'FOLLOW_UP';
  @Column(line()) title!: string;
  @Column(code()) state!: 'OPEN' | 'CLOSED';
  @Column(date()) openedOn!: string;
  /** Publication of the joint note, or what stands in for it: the next window is counted from here. */
  @Column(date({ nullable: true })) anchorOn!: string | null;
  /**
   * The window of the next wave, in months after the anchor; null: as the definition has it. What must lie in it is the
   * start of the next study (also when null), or the publication of its report.
   */
  @Column(whole({ nullable: true })) windowMinMonths!: number | null;
  @Column(whole({ nullable: true })) windowMaxMonths!: number | null;
  @Column(code({ nullable: true })) windowCountsFrom!: 'START' | 'PUBLICATION' | null;
  /** The checked definition as canonical JSON, its SHA-256, and the version of its schema. */
  @Column(text()) definition!: string;
  @Column(hash()) definitionHash!: string;
  @Column(whole()) schemaVersion!: number;
}
