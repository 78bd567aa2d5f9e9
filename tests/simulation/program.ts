/**
 * The real program with a clock that is moved: `createApp` with a database file of its own, and a channel that takes its
 * posts. Ids are made of the moving clock and a counter, so that the same seed gives the same run; nothing else differs
 * from an installation. What stands in the file is read over a second connection, with plain SQL.
 */
import { join } from 'node:path';
import { type App, createApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { openForReading } from '../../bot/study/database';
import type { Database } from '../../bot/study/services';
import { createLocalSignIn } from '../../functions/local/tab-sign-in';
import type { Channel } from './channel';
import { openHttp, type Http } from './http';
import type { Mailbox } from './mailbox';

export interface Program {
  app: App;
  channel: Channel;
  /** Its addresses: the tab, documents, calendars. */
  http: Http;
  mailbox: Mailbox;
  /** The file that it keeps everything in. */
  file: string;
  now(): string;
  /** Moves the clock; only ever forward. */
  moveTo(moment: string): void;
  /** Moves the clock on a little: no two people do something in the same instant. */
  pass(seconds: number): void;
  /** The definition that is shipped with the program. */
  definitionFile: string;
  /** Ends the program and starts it again, perhaps with another definition. */
  restart(definitionFile?: string): Promise<void>;
  /** Rows as they are stored. */
  sql<T extends object>(text: string, ...parameters: (string | number)[]): Promise<T[]>;
  /** Whether something was put in the outbox since this was last asked. */
  wasWoken(): boolean;
  /** The database for reading, for what goes over whole chains. */
  reading: Database;
  close(): Promise<void>;
}

export interface Beginning {
  folder: string;
  now: string;
  channel: (now: () => string) => Promise<Channel>;
  mailbox: (now: () => string) => Mailbox;
  coordinators: { tenantId: string; aadObjectId: string }[];
  /** Told of every fault that the program logs. */
  fault: (event: string, fault: unknown) => void;
  /** Told of every other line that it logs. */
  logged: (event: string, data: object) => void;
}

export async function startProgram({
  folder,
  now: begin,
  channel: open,
  mailbox: openPost,
  coordinators,
  fault,
  logged,
}: Beginning): Promise<Program> {
  let moment = begin;
  let woken = false;
  let made = 0;
  const channel = await open(() => moment);
  const mailbox = openPost(() => moment);
  const { signIn, tokenFor } = await createLocalSignIn();

  const newId = (): string => {
    made += 1;
    const time = Date.parse(moment).toString(16).padStart(12, '0');
    const count = made.toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count}`;
  };

  const file = join(folder, 'kamerbode.sqlite');
  const environment = { KAMERBODE_DATA: folder, KAMERBODE_DEMO: '0' };

  const config = readConfig(environment);
  let definition = config.definitionFile;

  async function start(): Promise<App> {
    const started = await createApp(
      { ...config, coordinators, definitionFile: definition },
      {
        clock: { now: () => new Date(moment) },
        log: { info: (event, data = {}) => logged(event, data), error: (event, what) => fault(event, what) },
        wakeDelivery: () => (woken = true),
        localSignIn: signIn,
      },
    );
    started.services.newId = newId;
    started.services.mail = mailbox.sender;
    return started;
  }

  let app = await start();
  const reading = await openForReading({ sqliteFile: file });
  return {
    get app() {
      return app;
    },
    channel,
    mailbox,
    http: openHttp(() => app, tokenFor),
    definitionFile: config.definitionFile,
    file,
    reading,
    now: () => moment,
    moveTo(to) {
      if (to > moment) moment = to;
    },
    pass(seconds) {
      moment = new Date(Date.parse(moment) + seconds * 1000).toISOString();
    },
    async restart(definitionFile) {
      await app.close();
      definition = definitionFile ?? definition;
      app = await start();
    },
    sql: (text, ...parameters) =>
      reading.work(async (manager) => {
        const found: never[] = await manager.query(text, parameters);
        return found;
      }),
    wasWoken() {
      const was = woken;
      woken = false;
      return was;
    },
    async close() {
      await app.close();
      await reading.close();
      await channel.close();
    },
  };
}
