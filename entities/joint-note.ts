/**
 * The joint note of a wave, and what each participating court says to it: it is agreed when every chair has consented,
 * and never before. What counts and who is asked is in `bot/workflow/joint-gate.ts`.
 */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, date, id, key, line, text, whole } from './columns';
import type { RoleId } from './person';

/** `AGREED`: every participating court has consented, and nothing has been published yet. */
export type JointNoteState = 'PROPOSED' | 'AGREED' | 'WITHDRAWN' | 'PUBLISHED';

@Entity('joint_note')
@Index('joint_note_wave', ['waveId'])
export class JointNote {
  @PrimaryColumn(key) id!: string;
  /** Rises with every change of the note or of a consent to it: together they are one consistency boundary. */
  @Column(whole()) version!: number;
  @Column(id()) waveId!: string;
  /** Which text it is: a revised one is put to all courts anew. */
  @Column(whole()) round!: number;
  @Column(line()) title!: string;
  /** Where the text is read; Kamerbode holds none of it. */
  @Column(line()) evidenceLink!: string;
  /** What the coordinators say with it: what is different in this round, or why it was withdrawn. */
  @Column(text({ nullable: true })) reason!: string | null;
  @Column(code()) state!: JointNoteState;
  /** The day on which this round began. */
  @Column(date()) proposedOn!: string;
  @Column(id()) proposedById!: string;
  @Column(date({ nullable: true })) agreedOn!: string | null;
  @Column(date({ nullable: true })) publishedOn!: string | null;
}

/** `LEFT`: the court no longer takes part, and does not count. */
export type JointConsentState = 'ASKED' | 'CONSENTED' | 'OBJECTED' | 'LEFT';

/** One court in one round. Those of earlier rounds stay as they were. */
@Entity('joint_consent')
@Index('joint_consent_once', ['noteId', 'round', 'courtId'], { unique: true })
@Index('joint_consent_court', ['courtId'])
export class JointConsent {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) noteId!: string;
  @Column(id()) courtId!: string;
  @Column(whole()) round!: number;
  @Column(code()) state!: JointConsentState;
  @Column(date()) askedOn!: string;
  @Column(date({ nullable: true })) decidedOn!: string | null;
  @Column(id({ nullable: true })) decidedById!: string | null;
  /** The role in which it was decided: a deputy decides for a chair who is away. */
  @Column(code({ nullable: true })) decidedAs!: RoleId | null;
  /** Why not, written for the chairs of the other courts and the coordinators. */
  @Column(text({ nullable: true })) reason!: string | null;
}
