/**
 * What a court has promised the others: its declaration of intent, and how each commitment of the programme stands.
 * A breach is a signal for a conversation between chairs and has no consequence in the program.
 */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, date, id, json, key, line, text, whole } from './columns';

export type CommitmentStatus = 'NOT_CONFIRMED' | 'CONFIRMED' | 'AT_RISK' | 'BREACHED' | 'WAIVED';

/** The declaration of intent (intentieverklaring) of one court: one row, renewed in place; the history keeps the rest. */
@Entity('declaration_of_intent')
@Index('declaration_of_intent_court', ['courtId'], { unique: true })
export class DeclarationOfIntent {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) courtId!: string;
  /** Null when it is only known that there is one. */
  @Column(date({ nullable: true })) signedOn!: string | null;
  /** The role in which it was signed, as in the programme definition. */
  @Column(code({ nullable: true })) signedByRole!: string | null;
  /** The last calendar year of taking part. */
  @Column(whole({ nullable: true })) untilYear!: number | null;
  /** Whole euros. */
  @Column(whole({ nullable: true })) budgetPerYear!: number | null;
  @Column(whole({ nullable: true })) daysPerYear!: number | null;
  @Column(line({ nullable: true })) evidenceLink!: string | null;
  @Column(date({ nullable: true })) withdrawnOn!: string | null;
}

/** How one commitment of the definition stands at one court. */
@Entity('commitment')
@Index('commitment_once', ['courtId', 'commitmentId'], { unique: true })
@Index('commitment_due', ['status', 'dueOn'])
export class Commitment {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) courtId!: string;
  /** Id of the programme definition, such as `ANNUAL_BUDGET`. */
  @Column(code()) commitmentId!: string;
  @Column(code()) status!: CommitmentStatus;
  /** The day by which it must be confirmed (again); null while nothing is due. */
  @Column(date({ nullable: true })) dueOn!: string | null;
  @Column(date({ nullable: true })) confirmedOn!: string | null;
  /** What was confirmed: a year, a sum in whole euros, days. Null when nothing was. */
  @Column(json({ nullable: true })) value!: CommitmentValue | null;
  @Column(line({ nullable: true })) evidenceLink!: string | null;
  /** Why it was waived, in the chair's words; stays with the court. */
  @Column(text({ nullable: true })) reason!: string | null;
}

/** How a half year's spending goes, against the budget. */
export type Spending = 'ON_COURSE' | 'LESS' | 'MORE';

export interface CommitmentValue {
  /** The calendar year for which it was confirmed; the next one is due in that year. */
  year?: number;
  euros?: number;
  days?: number;
  /** The last calendar year of taking part. */
  untilYear?: number;
  /** How the spending went in the first half of a calendar year. */
  spending?: { year: number; stand: Spending };
  /** What was told in confidence got out; until the chairs talked about it the promise is broken. */
  incident?: { on: string; talkedOn: string | null };
  /** Its chair said that the court means to stop; until it stops, or confirms that it goes on. */
  leaving?: { on: string };
  /** Person who stands in for the contact. */
  standInId?: string;
  /** The day on which the historical overview was last made. */
  overviewOn?: string;
}
