/** The whole app behind its registrations, served on this machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type App, createApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { createLog } from '../../bot/log';
import { perform } from '../../bot/study/perform';
import type { Command } from '../../bot/workflow/commands';
import { registered } from '../../functions/local/functions-core';
import { createHost, type Host } from '../../functions/local/host';
import { once } from '../../functions/app-source';
import { register } from '../../functions/register';
import { type LoopbackChannel, openLoopbackChannel } from './loopback-channel';
import { part, recorded } from './recorded';

jest.mock(
  '@azure/functions-core',
  () => jest.requireActual('../../functions/local/functions-core').functionsCore,
  { virtual: true },
);

const TENANT = '33333333-3333-4333-8333-333333333333';
const COORDINATOR = 'aaaaaaaa-0000-4000-8000-000000000001';

let folder: string;
let app: App;
let host: Host;
let origin: string;
let channel: LoopbackChannel;
const clock = { moment: '2026-03-02T09:00:00.000Z', now: () => new Date(clock.moment) };

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kamerbode-app-'));
  channel = await openLoopbackChannel();
  const config = readConfig({
    KAMERBODE_DATA: path.join(folder, 'data'),
    KAMERBODE_COORDINATORS: `${TENANT}:${COORDINATOR}`,
  });
  app = await createApp(config, { clock, log: { info: () => undefined, error: () => undefined } });
  register(app);
  host = createHost({ registrations: registered(), routePrefix: '', log: () => undefined });
  origin = `http://127.0.0.1:${await host.listen(0)}`;
});
afterAll(async () => {
  await host.close();
  await app.close();
  await channel.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (body: string) =>
  fetch(`${origin}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

function said(text: string, objectId = COORDINATOR): string {
  const activity = recorded('personal-message', { text, serviceUrl: channel.serviceUrl });
  return JSON.stringify({
    ...activity,
    from: {
      ...part(activity, 'from'),
      id: `29:${objectId}`,
      name: 'Coördinator NPLV',
      aadObjectId: objectId,
    },
    channelData: { tenant: { id: TENANT } },
  });
}

test('a message comes in over HTTP and is answered on its channel', async () => {
  expect((await send(said('hulp'))).status).toBe(200);
  expect(channel.posted.at(-1)).toMatchObject({ method: 'POST', body: { type: 'message' } });
});

test.each([
  ['no JSON', '{', 400],
  ['no activity', '[]', 400],
  ['far too much', `"${'x'.repeat(600_000)}"`, 413],
  [
    'from another machine',
    JSON.stringify(recorded('personal-message', { serviceUrl: 'https://evil.example' })),
    403,
  ],
])('refuses %s, in Dutch', async (_, body, status) => {
  const answer = await send(body);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error: expect.stringMatching(/Kamerbode|Dit/) });
});

test('takes nothing but posts', async () => {
  expect((await fetch(`${origin}/api/messages`)).status).toBeGreaterThanOrEqual(404);
});

test('health tells of the database, the last tick and the outbox, and of nothing else', async () => {
  await host.runTimer('tick');
  await host.runTimer('deliver');
  const answer = await fetch(`${origin}/api/health`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    status: 'ok',
    database: 'ok',
    lastTick: clock.moment,
    outbox: expect.any(Object),
    mail: null,
    silence: [],
  });
});

test('tells on a page, to anybody, what it keeps of people', async () => {
  const answer = await fetch(`${origin}/about`);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const page = await answer.text();
  for (const title of ['Over Kamerbode', 'Privacy', 'Voorwaarden']) expect(page).toContain(`>${title}</h`);
});

test('what is put in the outbox is delivered in the background, and before closing', async () => {
  const objectId = 'aaaaaaaa-0000-4000-8000-000000000002';
  await send(said('hulp'));
  const identity = (aadObjectId: string) => ({ tenantId: TENANT, aadObjectId, name: 'Rol' });
  const must = async (command: Command, who = COORDINATOR) => {
    const performed = await perform(app.services, command, identity(who));
    if (!performed.ok) throw new Error(performed.refusal.code);
    return performed;
  };
  await must({ name: 'REGISTER_COURT', municipality: 'Heerlen', tenantId: TENANT });
  const courtId = await app.services.database.work(
    async (manager) =>
      z.array(z.object({ id: z.string() })).parse(await manager.query('SELECT id FROM court'))[0]?.id ?? '',
  );
  const { secret } = await must({ name: 'INVITE', courtId, role: 'CHAIR' });
  await send(said(`code ${secret}`, objectId));
  channel.posted.length = 0;
  await send(said('vraag status Heerlen'));
  await app.deliver();
  expect(JSON.stringify(channel.posted)).toContain('ANSWER_STATUS');
});

test('is made once, and again after a fault', async () => {
  let made = 0;
  const source = once(() => {
    made += 1;
    return made === 1 ? Promise.reject(new Error('no database')) : Promise.resolve(app);
  });
  await expect(source()).rejects.toThrow('no database');
  expect(await Promise.all([source(), source()])).toEqual([app, app]);
  expect(made).toBe(2);
});

describe('the log', () => {
  const lines: string[] = [];
  const fault = Object.assign(new TypeError('Onderzoeker Heerlen bestaat al'), { code: 'SQLITE_BUSY' });
  const log = (messages: boolean) =>
    createLog({ write: (line) => void lines.push(line), now: () => new Date(clock.moment), messages });
  beforeEach(() => {
    lines.length = 0;
  });

  test('tells the kind of a fault and where it was, and no message in production', () => {
    log(false).error('turn.failed', fault, { kind: 'said' });
    expect(lines[0]).not.toContain('Onderzoeker');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      at: clock.moment,
      level: 'error',
      event: 'turn.failed',
      kind: 'said',
      fault: 'TypeError',
      code: 'SQLITE_BUSY',
      frames: expect.arrayContaining([expect.stringContaining('app.test.ts')]),
    });
  });

  test('tells the message on one’s own machine', () => {
    log(true).error('turn.failed', fault);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: 'Onderzoeker Heerlen bestaat al' });
  });
});
