/** What goes out: planned reminders, the outbox, the addresses of people, and the cards that stand in a chat. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, date, id, json, moment, text, whole, key } from './columns';

/**
 * One row per thing that can be reminded of, holding the next step only: the cost of a tick follows what is due.
 */
@Entity('reminder')
@Index('reminder_due', ['state', 'dueOn'])
@Index('reminder_study', ['studyId'])
@Index('reminder_subject', ['subjectId', 'profile'], { unique: true })
export class Reminder {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) studyId!: string;
  /** Profile of the definition: `INTERNAL_TASK`, `EXTERNAL_RESPONSE`, `GATE_APPROVAL`, … */
  @Column(code()) profile!: string;
  @Column(code()) subjectKind!: 'TASK' | 'GATE_REQUEST' | 'REGISTER_ENTRY';
  @Column(id()) subjectId!: string;
  /** The date from which the offsets count. */
  @Column(date()) baseOn!: string;
  /** Which step of the profile comes next, from 0. */
  @Column(whole()) step!: number;
  @Column(date()) dueOn!: string;
  /** `SETTLED`: nothing more to say. */
  @Column(code()) state!: 'PLANNED' | 'SETTLED';
}

/**
 * A notice for the morning is stored as `WAITING` with the recipient's next 08:30 as `notBefore`; the tick takes it
 * into that person's bundle (a message of its own, `PENDING`) and leaves it as `BUNDLED`. `LEASED` rows are being
 * rendered, for `SENDING` ones the channel is being asked; the others have ended. A lease that runs out is taken up
 * again from `LEASED`; from `SENDING` nobody knows, so it ends as `UNKNOWN`.
 */
export type OutboxState =
  'WAITING' | 'BUNDLED' | 'PENDING' | 'LEASED' | 'SENDING' | 'SENT' | 'UNKNOWN' | 'UNDELIVERABLE' | 'DROPPED';

@Entity('outbox_message')
@Index('outbox_message_due', ['state', 'notBefore'])
@Index('outbox_message_once', ['onceKey'], { unique: true })
@Index('outbox_message_recipient', ['personId', 'state'])
export class OutboxMessage {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  /** What must happen only once, such as `morning:<person>:2026-02-12`. The unique index has the last word. */
  @Column({ type: 'varchar', length: 200 }) onceKey!: string;
  /** The person addressed; null for a channel. */
  @Column(id({ nullable: true })) personId!: string | null;
  /** The court whose linked channel is addressed; null for a person. */
  @Column(id({ nullable: true })) channelOfCourtId!: string | null;
  /** Which card to render at the moment of sending: ids only (`CardRef` in `cards/ref.ts`). */
  @Column(json()) card!: unknown;
  /**
   * `UPDATE` replaces the card that shows this subject instead of posting a new one. `MAIL` tells somebody whom the bot
   * cannot reach that something waits; its card is not rendered.
   */
  @Column(code()) kind!: 'POST' | 'UPDATE' | 'MAIL';
  /** For an update: the posted card. */
  @Column(id({ nullable: true })) postedCardId!: string | null;
  @Column(moment()) createdAt!: string;
  @Column(moment()) notBefore!: string;
  @Column(code()) state!: OutboxState;
  @Column(moment({ nullable: true })) leasedUntil!: string | null;
  /** Counted just before the channel is asked. */
  @Column(whole()) attempts!: number;
  /** The first of them: after 24 hours of trying it is undeliverable. */
  @Column(moment({ nullable: true })) firstTriedAt!: string | null;
  @Column(moment({ nullable: true })) settledAt!: string | null;
  /** Why it ended as it did: a short code such as `HTTP_403`, never a text from outside. */
  @Column(code({ nullable: true })) why!: string | null;
}

/** Where a person can be reached. The newest conversation wins; an uninstall marks it dead. */
@Entity('address')
@Index('address_person', ['personId'], { unique: true })
export class Address {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) personId!: string;
  @Column({ type: 'nvarchar', length: 400 }) conversationId!: string;
  @Column({ type: 'nvarchar', length: 400 }) serviceUrl!: string;
  /** The person's bot-specific `29:` id, needed for user-specific refresh. */
  @Column({ type: 'nvarchar', length: 400 }) userId!: string;
  /** The bot's own id in that conversation, `28:`. */
  @Column({ type: 'nvarchar', length: 400 }) botId!: string;
  @Column(code()) state!: 'ALIVE' | 'DEAD';
  @Column(moment()) seenAt!: string;
}

/** A card that stands in a chat, so that it can be replaced when its subject changes. */
@Entity('posted_card')
@Index('posted_card_subject', ['subjectId'])
@Index('posted_card_activity', ['conversationId', 'activityId'])
export class PostedCard {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  /** What it is about: the gate request whose decision replaces it, a task, a question for status. */
  @Column(id()) subjectId!: string;
  @Column(id({ nullable: true })) personId!: string | null;
  @Column({ type: 'nvarchar', length: 400 }) conversationId!: string;
  @Column({ type: 'nvarchar', length: 400 }) serviceUrl!: string;
  @Column({ type: 'nvarchar', length: 400 }) activityId!: string;
  @Column(json()) card!: unknown;
  @Column(moment()) postedAt!: string;
}

/** Small facts of the installation: the last tick, the practice clock, the last summary. */
@Entity('installation_fact')
export class InstallationFact {
  @PrimaryColumn(key) name!: string;
  @Column(text()) value!: string;
}
