/**
 * A duty: something that a court, or the programme, must have done on a date, with the reminders that lead up to it.
 * What must exist and what each step says is in `bot/workflow/duties.ts`.
 */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, date, id, key, line, whole } from './columns';

export type DutyKind =
  | 'COMMITMENT_CONFIRM'
  | 'BUDGET_ADOPTED'
  | 'BUDGET_REQUEST'
  /** To say how the half year's spending goes. */
  | 'SPENDING_CHECK'
  | 'ANNUAL_REPORT'
  | 'RECONFIRM'
  | 'COUNCIL_HANDOVER'
  | 'WAVE'
  | 'JOINT_TASK'
  /** To say whether the court consents to a joint note. */
  | 'JOINT_CONSENT';

/** Reminder profiles of the programme definition whose ladders a duty can climb. */
export type DutyProfile = 'STATUTORY' | 'COMMITMENT' | 'WAVE' | 'INTERNAL_TASK';

/** `LAPSED`: the reason for it is gone (a court withdrew, a later duty of the kind took its place). */
export type DutyState = 'OPEN' | 'DONE' | 'LAPSED' | 'WAIVED';

@Entity('duty')
@Index('duty_once', ['onceKey'], { unique: true })
@Index('duty_next', ['state', 'nextOn'])
@Index('duty_court', ['courtId', 'state'])
export class Duty {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  /**
   * Business key `<courtId>:<waveId>:<kind>:<ref>` with nothing for null, see `dutyKey`: SQLite takes two nulls in a
   * unique index for different, SQL Server for equal.
   */
  @Column({ type: 'varchar', length: 200 }) onceKey!: string;
  /** Null for a duty of the programme, which the coordinators have. */
  @Column(id({ nullable: true })) courtId!: string | null;
  @Column(id({ nullable: true })) waveId!: string | null;
  @Column(code()) kind!: DutyKind;
  /** Which one of its kind: a calendar year, an election day, the day of a change, a joint task's id. */
  @Column(code()) ref!: string;
  @Column(code()) profile!: DutyProfile;
  /** What the offsets of the profile count from. */
  @Column(date()) baseOn!: string;
  @Column(date()) dueOn!: string;
  /** Index of the next step in the profile. */
  @Column(whole()) step!: number;
  /** When that step is said; null when nothing more will be said. */
  @Column(date({ nullable: true })) nextOn!: string | null;
  @Column(code()) state!: DutyState;
  @Column(date({ nullable: true })) doneOn!: string | null;
  @Column(id({ nullable: true })) doneById!: string | null;
  @Column(line({ nullable: true })) evidenceLink!: string | null;
}
