/**
 * An answer to a question of the programme that is meant for all courts of a wave. Every edition is a row of its own and
 * keeps its text; a court adopts one edition, or departs from it. It belongs to the programme, and holds nothing of one
 * court.
 */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, date, id, key, line, whole } from './columns';
import type { QuestionVerdict } from './findings';

@Entity('shared_answer')
@Index('shared_answer_edition', ['waveId', 'questionNumber', 'edition'], { unique: true })
export class SharedAnswer {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) waveId!: string;
  /** Number of the question in the programme definition. */
  @Column(whole()) questionNumber!: number;
  /** 1 for the first proposal; what people read as its version. */
  @Column(whole()) edition!: number;
  /** Null where every court judges for itself. */
  @Column(code({ nullable: true })) verdict!: QuestionVerdict | null;
  @Column(line()) summary!: string;
  @Column(line({ nullable: true })) evidenceLink!: string | null;
  @Column(code()) state!: 'PROPOSED' | 'WITHDRAWN';
  /** The court whose chair proposed it; null when a coordinator did. */
  @Column(id({ nullable: true })) proposedByCourtId!: string | null;
  @Column(date()) proposedOn!: string;
}
