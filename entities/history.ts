/**
 * The history: append-only, one chain per study and one for the programme, each entry holding the hash of the one
 * before. What is personal or free text stands beside it and is referred to by a salted hash, so that it can be erased
 * without breaking a chain.
 */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, hash, id, json, moment, text, whole, key } from './columns';

@Entity('history_entry')
@Index('history_entry_chain', ['chain', 'number'], { unique: true })
export class HistoryEntry {
  @PrimaryColumn(key) id!: string;
  /** The study's id, or `PROGRAMME`. */
  @Column(id()) chain!: string;
  /** 1, 2, 3 … within the chain. */
  @Column(whole()) number!: number;
  @Column(moment()) at!: string;
  /** Null when the clock did it. */
  @Column(id({ nullable: true })) actorId!: string | null;
  /** The role in which the actor did it. */
  @Column(code({ nullable: true })) role!: string | null;
  /** The name of the command or event, such as `APPROVE_GATE`. */
  @Column(code()) action!: string;
  /** The version of the study (or record) from which the change was made. */
  @Column(whole()) fromVersion!: number;
  /** Ids, codes, dates and `HistoryText` hashes: no names, no free text. */
  @Column(json()) data!: Record<string, unknown>;
  @Column(hash()) previousHash!: string;
  @Column(hash()) hash!: string;
}

@Entity('history_text')
@Index('history_text_chain', ['chain'])
export class HistoryText {
  @PrimaryColumn(key) id!: string;
  @Column(id()) chain!: string;
  /** SHA-256 of salt + body; this is what the entry holds. */
  @Column(hash()) saltedHash!: string;
  @Column(code()) salt!: string;
  /** Null once erased. */
  @Column(text({ nullable: true })) body!: string | null;
}

/** The head of a chain that has no study row of its own. */
@Entity('history_chain')
export class HistoryChain {
  @PrimaryColumn(key) chain!: string;
  @Column(whole()) length!: number;
  @Column(hash()) head!: string;
}

/**
 * An entry of the programme's chain of another installation, brought here with the export of a court. It stands beside
 * this installation's own chain, whose entry of the import names it by its hash.
 */
@Entity('history_excerpt')
export class HistoryExcerpt {
  /** The entry's own id. */
  @PrimaryColumn(key) id!: string;
  /** The number that it has in the chain that it came from. */
  @Column(whole()) number!: number;
  /** The whole entry as canonical JSON. */
  @Column(text()) entry!: string;
}
