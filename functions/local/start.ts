/**
 * Kamerbode on one machine: the registrations at one address on 127.0.0.1, and in local mode the practice clock, the
 * practice room and the demonstration with it. The command itself is `main.ts`.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { createApp, type App } from '../../bot/app';
import type { Config } from '../../bot/config';
import { roleLabel } from '../../bot/programme/lookups';
import { nextDueMoment } from '../../bot/study/due';
import { rows } from '../../bot/study/rows';
import type { Services } from '../../bot/study/services';
import { localDate, localMoment } from '../../bot/workflow/local-time';
import { nextOfficeMoment } from '../../bot/workflow/office-hours';
import { dutchMoment } from '../../cards/format';
import { Court } from '../../entities/court';
import { register } from '../register';
import { createChannel, type Channel } from './channel';
import { openStore, type Store } from './channel-store';
import { createMover, openPracticeClock, type Counts, type Mover, type PracticeClock } from './clock';
import { isEmpty, loadDemonstration } from './demonstration';
import { createEndpoints } from './endpoints';
import { provideFunctionsCore, registered } from './functions-core';
import { refuseStrangers } from './guard';
import { createHost, type Host, type HostOptions, type OtherRoutes } from './host';
import { listPersonas, type LocalPersona } from './personas';
import { COORDINATOR, EXTERNAL_RESEARCHER, tenants } from './practice-people';
import { createPracticeRoom, SERVICE_PATH, type PracticeRoom, type TeamChannel } from './practice-room';
import { createLocalSignIn } from './tab-sign-in';
import { messagesWaiting } from './waiting';

/** When a practice begins on a day on which nobody works: the office is open and the morning's messages are out. */
const PRACTICE_BEGINS = '09:00';

export interface LocalRun {
  /** `http://127.0.0.1:3978` */
  origin: string;
  mode: Config['mode'];
  /** What this start found: an empty database, filled with the demonstration or left empty, or one in use. */
  found: 'FILLED' | 'EMPTY' | 'IN_USE';
  /** Why the practice clock does not show the real time, when this start set it. */
  notice: string | null;
  close(): Promise<void>;
}

/**
 * Starts everything and answers when it is ready. Rejects with `EADDRINUSE` when the port is taken, before anything was
 * changed.
 */
export async function startLocal(config: Config): Promise<LocalRun> {
  mkdirSync(config.dataFolder, { recursive: true });
  provideFunctionsCore();
  return config.mode === 'local' ? startPractice(config) : startHost(config);
}

/** As in production, but on this machine: for trying out a bot registration through a tunnel. */
async function startHost(config: Config): Promise<LocalRun> {
  const app = await createApp(config);
  register(app);
  const host = createHost(hostOptions(app));
  const port = await listen(host, app, config.port);
  host.startTimers();
  return {
    origin: originOf(port),
    mode: config.mode,
    found: 'IN_USE',
    notice: null,
    async close() {
      await host.close();
      await app.close();
    },
  };
}

async function startPractice(config: Config): Promise<LocalRun> {
  const inFolder = (file: string): string => path.join(config.dataFolder, file);
  const clock = openPracticeClock(inFolder('practice-clock.json'));
  const now = (): Date => clock.now();
  let deliverSoon = NOTHING;
  const coordinators = [...config.coordinators, COORDINATOR];
  const { signIn, tokenFor } = await createLocalSignIn();
  const app = await createApp(
    { ...config, coordinators },
    { clock, wakeDelivery: () => deliverSoon(), localSignIn: signIn },
  );
  const { services } = app;
  const mover = createMover(clock, {
    next: () => nextDueMoment(services),
    tick: app.tick,
    deliver: () => untilIdle(app.deliver),
  });
  // Whatever runs beside the clock waits while it moves: a move answers when everything due has ended.
  register({
    ...app,
    tick: () => mover.alone(app.tick),
    deliver: () => mover.alone(app.deliver),
  });

  let port = config.port;
  let ready = false;
  let routes: OtherRoutes = NOWHERE;
  const host = createHost({
    ...hostOptions(app),
    otherRoutes: (request, response, url) => routes(request, response, url),
    refuse: (request) => {
      const own = request.url === '/api/messages' || request.url?.startsWith(SERVICE_PATH) === true;
      return refuseStrangers(request, port) ?? (ready || own ? null : STARTING);
    },
  });
  port = await listen(host, app, config.port);

  const empty = await isEmpty(services);
  const demonstrating = empty && config.demo;
  const notice = demonstrating ? beginOnWorkingDay(clock) : null;
  const store = openStore(inFolder('practice-room.jsonl'));
  const origin = originOf(port);
  const channel = createChannel({
    messagesUrl: `${origin}/api/messages`,
    serviceUrl: origin + SERVICE_PATH,
    store,
    now,
  });
  const personas = (): Promise<LocalPersona[]> =>
    listPersonas(services, [...mayBePlayed(config.demo), ...newcomers(store)]);
  const room = createPracticeRoom({
    channel,
    store,
    now,
    mover,
    personas,
    roleLabel: (role) => roleLabel(services.programme.programme, role),
    teamChannels: () => teamChannels(services),
    tenants: tenants(services.programme.programme),
    waiting: () => messagesWaiting(services),
    newId: services.newId,
    notice,
  });
  routes = firstOf(createEndpoints({ clock, mover, personas, tokenFor }), room.routes);

  if (demonstrating) {
    await loadDemonstration(services);
    await installForAll(channel, store, await personas());
  }
  deliverSoon = deliverInBackground(app, mover);
  await mover.alone(app.tick);
  deliverSoon();
  host.startTimers();
  ready = true;
  return {
    origin,
    mode: config.mode,
    found: demonstrating ? 'FILLED' : empty ? 'EMPTY' : 'IN_USE',
    notice,
    close: () => stop(app, host, room, mover),
  };
}

/** Until everything is in place. */
const NOTHING = (): void => undefined;
const NOWHERE: OtherRoutes = () => Promise.resolve(false);
const STARTING = { status: 503, text: 'Kamerbode start; probeer het zo nog eens.' };

const originOf = (port: number): string => `http://127.0.0.1:${port}`;

function hostOptions({ services }: App): HostOptions {
  return {
    registrations: registered(),
    routePrefix: routePrefix(),
    log: (level, message, fault) => {
      if (fault !== undefined || level === 'error')
        services.log.error('host', fault ?? new Error(message), { message });
      else services.log.info('function', { message });
    },
  };
}

const hostFile = z.object({ extensions: z.object({ http: z.object({ routePrefix: z.string() }) }) });

/** As Azure Functions reads it from `host.json`. */
function routePrefix(): string {
  const file = path.join(__dirname, '..', '..', 'host.json');
  return hostFile.parse(JSON.parse(readFileSync(file, 'utf8'))).extensions.http.routePrefix;
}

async function listen(host: Host, app: App, port: number): Promise<number> {
  try {
    return await host.listen(port);
  } catch (fault) {
    await app.close();
    throw fault;
  }
}

/** A weekend or an evening is no time to begin: sets the clock to the next morning at work, and says so. */
function beginOnWorkingDay(clock: PracticeClock): string | null {
  const now = clock.now().toISOString();
  const office = nextOfficeMoment(now);
  if (office === now) return null;
  const begin = localMoment(localDate(office), PRACTICE_BEGINS);
  clock.set(new Date(begin));
  return `Het is nu buiten kantooruren. De oefenklok begint daarom op ${dutchMoment(begin)}.`;
}

/** Who can be played though Kamerbode does not know them yet. */
function mayBePlayed(demo: boolean): LocalPersona[] {
  const coordinator: LocalPersona = { ...member(COORDINATOR), roles: [{ role: 'COORDINATOR' }] };
  return demo ? [coordinator, { ...member(EXTERNAL_RESEARCHER), roles: [] }] : [coordinator];
}

/** Whoever came into the practice room since. */
const newcomers = (store: Store): LocalPersona[] =>
  [...store.people.values()].map((person) => ({ ...person, roles: [] }));

const member = ({ aadObjectId, tenantId, name }: LocalPersona | typeof COORDINATOR) => ({
  aadObjectId,
  tenantId,
  name,
});

async function teamChannels({ database }: Services): Promise<TeamChannel[]> {
  const courts = await database.work((manager) => rows(manager, Court, {}));
  return courts.flatMap(({ id, municipality, tenantId }) =>
    tenantId === null ? [] : [{ id, title: `Rekenkamer ${municipality}`, tenantId, court: municipality }],
  );
}

/**
 * In the demonstration everybody has the app: nobody is beyond reach because nobody looked at their chat yet. The
 * greeting counts as read, so that what comes after it stands out.
 */
async function installForAll(channel: Channel, store: Store, people: readonly LocalPersona[]): Promise<void> {
  for (const person of people.filter(({ roles }) => roles.length > 0)) {
    const { id, messages } = await channel.open(member(person));
    const messageId = messages.at(-1)?.id;
    if (messageId !== undefined)
      store.add({ is: 'read', conversationId: id, personId: person.aadObjectId, messageId });
  }
}

const firstOf =
  (...all: OtherRoutes[]): OtherRoutes =>
  async (request, response, url) => {
    for (const routes of all) if (await routes(request, response, url)) return true;
    return false;
  };

const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Delivers until there is nothing left that may go now. */
async function untilIdle(deliver: () => Promise<Counts>): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (;;) {
    const more = await deliver();
    for (const [name, count] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + count;
    if (total(more) === 0) return counts;
  }
}

/** One delivery at a time, and one more for everything that came meanwhile. */
function deliverInBackground(app: App, mover: Mover): () => void {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    void mover.alone(async () => {
      planned = false;
      await untilIdle(app.deliver).catch((fault: unknown) => app.services.log.error('deliver', fault));
    });
  };
}

async function stop(app: App, host: Host, room: PracticeRoom, mover: Mover): Promise<void> {
  room.close();
  await host.close();
  await mover.alone(() => Promise.resolve());
  await app.close();
}
