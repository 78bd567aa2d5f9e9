/** A running Kamerbode for the journey: the real program in a process of its own, and a channel side for its people. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { type Channel, createChannel } from '../../functions/local/channel';
import { openStore, type Store } from '../../functions/local/channel-store';
import { createConnector } from '../../functions/local/connector';

const persona = z.object({
  name: z.string(),
  aadObjectId: z.string(),
  tenantId: z.string(),
  roles: z.array(z.object({ role: z.string(), court: z.string().optional() })),
});
const clock = z.looseObject({ now: z.string() });
const health = z.looseObject({ status: z.string(), outbox: z.record(z.string(), z.number()) });

export type Persona = z.infer<typeof persona>;

export interface Installation {
  url: string;
  store: Store;
  channel: Channel;
  personas(): Promise<Persona[]>;
  now(): Promise<string>;
  /** Moves the clock; answers when everything that was due has ended. */
  moveTo(moment: string): Promise<z.infer<typeof clock>>;
  /** Waits until everything that may be sent now has been sent. */
  settle(): Promise<void>;
  health(): Promise<z.infer<typeof health>>;
  stop(): Promise<void>;
}

/** How long the program may take to come up, with migrations and the demonstration, on a slow machine. */
const STARTUP_MS = 60_000;

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function started(url: string, program: ChildProcess): Promise<void> {
  const deadline = Date.now() + STARTUP_MS;
  while (Date.now() < deadline) {
    if (program.exitCode !== null) throw new Error(`Kamerbode stopped with ${program.exitCode} at its start`);
    try {
      const answer = await fetch(`${url}/api/health`);
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Kamerbode did not come up in time');
}

/** Starts the built program on a free port with its data in `folder`. */
export async function install(folder: string): Promise<Installation> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const main = join(__dirname, '../../functions/local/main.js');
  const program = spawn(process.execPath, [main, '--headless'], {
    env: { ...process.env, PORT: String(port), KAMERBODE_DATA: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => program.once('exit', () => resolve()));

  const store = openStore(null);
  let moment = new Date();
  const connector = createConnector(store, () => moment);
  const channelSide = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
      const answer = connector(request.method ?? 'GET', path, text === '' ? null : JSON.parse(text));
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body === null ? '' : JSON.stringify(answer.body));
    });
  });
  const channelPort = await listen(channelSide);
  const channel = createChannel({
    messagesUrl: `${url}/api/messages`,
    serviceUrl: `http://127.0.0.1:${channelPort}`,
    store,
    now: () => moment,
  });

  const get = async <T>(path: string, shape: z.ZodType<T>): Promise<T> => {
    const answer = await fetch(`${url}${path}`);
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`);
    return shape.parse(await answer.json());
  };
  try {
    await started(url, program);
  } catch (fault) {
    program.kill();
    channelSide.close();
    throw fault;
  }
  const readClock = async () => {
    const { now } = await get('/api/local/clock', clock);
    moment = new Date(now);
    return now;
  };
  const moveTo = async (to: string) => {
    const answer = await fetch(`${url}/api/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: to }),
    });
    if (!answer.ok) throw new Error(`the clock answered ${answer.status}: ${await answer.text()}`);
    const moved = clock.parse(await answer.json());
    moment = new Date(moved.now);
    return moved;
  };
  await readClock();
  return {
    url,
    store,
    channel,
    personas: () => get('/api/local/personas', z.array(persona)),
    now: readClock,
    moveTo,
    // A move of a second runs everything that is due now, and answers when it has ended.
    settle: async () => {
      await moveTo(new Date(Date.parse(await readClock()) + 1000).toISOString());
    },
    health: () => get('/api/health', health),
    async stop() {
      program.kill('SIGTERM');
      await exited;
      channelSide.closeAllConnections();
      await new Promise((resolve) => channelSide.close(resolve));
    },
  };
}
