/** What the rooms of `bot/study` and `bot/teams` are given by the composition root (`bot/app.ts`). */
import type { EntityManager } from 'typeorm';
import type { LoadedProgramme } from '../programme/load';
import type { Outcome, Refusal } from '../workflow/decision';
import type { Actor, Identity, StudyFacts } from '../workflow/facts';

/** The current moment. Local runs and tests can move it. */
export interface Clock {
  now(): Date;
}

/** Log lines hold ids, codes and counts: no names, no texts, no message bodies. */
export interface Log {
  info(event: string, data?: Record<string, string | number | boolean | null>): void;
  error(event: string, fault: unknown, data?: Record<string, string | number | boolean | null>): void;
}

export interface Database {
  /**
   * One unit of work: everything inside is saved together or not at all. Units are serialised per process on SQLite,
   * reads included (see `entities/data-source.ts`). No network inside.
   */
  work<T>(unit: (manager: EntityManager) => Promise<T>): Promise<T>;
  /**
   * Writes the file of the database anew, so that nothing is left in it of what was deleted or written over. Waits for the
   * units before it. SQL Server sees to that itself.
   */
  compact(): Promise<void>;
  close(): Promise<void>;
}

/** A coordinator named in the configuration. */
export interface ConfiguredCoordinator {
  tenantId: string;
  aadObjectId: string;
}

export interface Services {
  database: Database;
  clock: Clock;
  log: Log;
  /** The definition that new waves are opened with. */
  programme: LoadedProgramme;
  coordinators: ConfiguredCoordinator[];
  newId: () => string;
  /** Where this installation is found, such as `https://kamerbode.example`; no slash at the end. */
  publicUrl: string;
  /** The bot's id as Teams knows it, without `28:`; null in local mode. */
  teamsBotId: string | null;
  /** Sends mail to whom the bot cannot reach; null where no mail server is set. */
  mail: MailSender | null;
  /** Called after a change was saved that put something in the outbox: delivery may start at once. */
  wakeDelivery: () => void;
}

/**
 * What `perform` answers. Faults are exceptions. `study` is the study as a command on it left it, so that what is shown
 * next need not be read again.
 */
export type Performed =
  | { ok: true; outcome: Outcome; actor: Actor; secret?: string; study?: StudyFacts }
  | { ok: false; refusal: Refusal };

/** Where a message goes, and how it ended. Implemented by `bot/teams/send.ts`; `bot/study` knows no botbuilder. */
export interface Target {
  conversationId: string;
  serviceUrl: string;
  botId: string;
  /** For a personal chat. */
  userId: string | null;
  tenantId: string;
}

export type Delivery =
  | { ended: 'SENT'; activityId: string }
  /** Surely not posted: 412, 429, connection refused. */
  | { ended: 'RETRY'; afterSeconds: number; why: string }
  /** Nobody knows: 5xx, reset, time-out. Never posted again blindly. */
  | { ended: 'UNKNOWN'; why: string }
  /** 403 or 404: the address is dead until the app is installed again. */
  | { ended: 'DEAD'; why: string }
  /** The message itself is refused (400, 413): surely not posted, and never will be; the address is well. */
  | { ended: 'REJECTED'; why: string }
  /** An update whose message is gone: a fresh one may be posted. */
  | { ended: 'GONE'; why: string };

export interface Sender {
  post(target: Target, card: RenderedCard): Promise<Delivery>;
  update(target: Target, activityId: string, card: RenderedCard): Promise<Delivery>;
}

export interface Mail {
  /** Of the message that it is for: the same one never gets another id. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Sends plain text mail. Implemented by `bot/mail.ts`; `bot/study` knows no mail server. */
export interface MailSender {
  send(mail: Mail): Promise<MailDelivery>;
}

export type MailDelivery =
  | { ended: 'SENT' }
  /** Surely not taken: no connection, no sign-in, an answer that says to come back. */
  | { ended: 'RETRY'; why: string }
  /** Nobody knows: the connection broke after the mail was handed over. Never sent again. */
  | { ended: 'UNKNOWN'; why: string }
  /** The address or the mail is refused for good. */
  | { ended: 'REJECTED'; why: string };

/** An Adaptive Card with the line that previews show, which holds no personal data. */
export interface RenderedCard {
  summary: string;
  content: Record<string, unknown>;
}

export interface RenderedDialog {
  title: string;
  content: Record<string, unknown>;
  size: 'small' | 'medium' | 'large';
}

export type { Identity };
