/** The composition root: everything is wired here, by hand. Knows no trigger, no rule and no card. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Config } from './config';
import { createLog } from './log';
import { createMailSender } from './mail';
import { loadProgramme } from './programme/load';
import { openDatabase } from './study/database';
import { deliver, type DeliverCounts } from './study/deliver';
import { type Health, health } from './study/health';
import { newId } from './study/new-id';
import type { Clock, Log, Services } from './study/services';
import { tick, type TickCounts } from './study/tick';
import { createTab, type Tab } from './tab/answer';
import { createTokenCheck, entraSignIn, type SignIn } from './tab/token';
import { type ChannelAnswer, createAdapter } from './teams/adapter';
import { createSender } from './teams/send';
import { createTurn } from './teams/turn';

export interface App {
  services: Services;
  /**
   * One activity of the channel.
   * @param authorization the header as it came; empty text when there was none
   * @param posted the body as JSON
   */
  receive(this: void, authorization: string, posted: unknown): Promise<ChannelAnswer>;
  tab: Tab;
  /** By which registration people sign in for it; null in local mode. */
  tabRegistration: Config['tab'];
  tick(this: void): Promise<TickCounts>;
  /** Sends what may be sent now; waits for a delivery that is under way and then goes over the outbox itself. */
  deliver(this: void): Promise<DeliverCounts>;
  health(this: void): Promise<Health>;
  /** Lets what is under way end, then closes the database. */
  close(this: void): Promise<void>;
}

export interface AppOptions {
  /** Another clock than the real one. */
  clock?: Clock;
  log?: Log;
  /** Instead of delivering in the background. */
  wakeDelivery?: () => void;
  /** Whose tokens the tab takes in local mode; without it nobody's. */
  localSignIn?: SignIn;
}

/** Opens and migrates the database, loads the programme and wires everything. Reports faults by rejecting. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const clock = options.clock ?? { now: () => new Date() };
  const log = options.log ?? standardLog(config);
  const programme = loadProgramme(config.definitionFile);
  if (config.sqlServer === null) mkdirSync(config.dataFolder, { recursive: true });
  const database = await openDatabase(
    config.sqlServer === null
      ? { sqliteFile: path.join(config.dataFolder, 'kamerbode.sqlite') }
      : { sqlServer: config.sqlServer },
  );

  const deliveries = oneAtATime(() => deliver(services, sender));
  const services: Services = {
    database,
    clock,
    log,
    programme,
    coordinators: config.coordinators,
    newId,
    publicUrl: config.publicUrl,
    teamsBotId: config.bot?.appId ?? null,
    mail: config.mail === null ? null : createMailSender(config.mail),
    wakeDelivery:
      options.wakeDelivery ?? (() => deliveries.soon((fault) => log.error('deliver.failed', fault))),
  };
  const adapter = createAdapter(config);
  // Against the real time, not the practice clock: `Retry-After` and sockets know no other.
  const sender = createSender(adapter, () => new Date());
  const turn = createTurn(services, sender);
  const signIn = config.tab === null ? options.localSignIn : entraSignIn(config.tab);

  return {
    services,
    receive: (authorization, posted) => adapter.receive(authorization, posted, turn),
    tabRegistration: config.tab,
    tab: createTab(services, signIn === undefined ? () => Promise.resolve(null) : createTokenCheck(signIn)),
    tick: () => tick(services),
    deliver: deliveries.now,
    health: () => health(services),
    async close() {
      await deliveries.idle();
      await database.close();
    },
  };
}

function standardLog(config: Config): Log {
  return createLog({
    write: (line) => void process.stdout.write(`${line}\n`),
    now: () => new Date(),
    messages: config.mode === 'local',
  });
}

interface OneAtATime<T> {
  now(this: void): Promise<T>;
  /** In the background, after whatever is being answered; asked again before it began, it goes once. */
  soon(this: void, failed: (fault: unknown) => void): void;
  idle(this: void): Promise<void>;
}

function oneAtATime<T>(work: () => Promise<T>): OneAtATime<T> {
  let last: Promise<unknown> = Promise.resolve();
  let planned = false;
  const now = (): Promise<T> => {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  };
  return {
    now,
    soon(failed) {
      if (planned) return;
      planned = true;
      const begun = new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      const run = Promise.all([last, begun]).then(() => {
        planned = false;
        return work();
      });
      last = run.catch(failed);
    },
    async idle() {
      let seen: Promise<unknown> | null = null;
      while (seen !== last) {
        seen = last;
        await seen;
      }
    },
  };
}
