import { Agent, request } from 'node:http';
import { createMover, openPracticeClock } from '../../functions/local/clock';
import { createEndpoints } from '../../functions/local/endpoints';
import { refuseStrangers } from '../../functions/local/guard';
import { createHost, type Host } from '../../functions/local/host';

const START = Date.parse('2026-11-26T08:00:00.000Z');
const PERSONA = {
  name: 'Voorzitter Heerlen',
  aadObjectId: '00000917-0000-4000-8000-000000000001',
  tenantId: '00000917-0000-4000-8000-000000000000',
  roles: [{ role: 'CHAIR' as const, court: 'Heerlen' }],
};

let host: Host;
let port: number;
let planned: string[];

beforeEach(async () => {
  planned = [];
  const clock = openPracticeClock(null, () => START);
  const mover = createMover(clock, {
    next: () => Promise.resolve(planned[0] ?? null),
    tick: () => Promise.resolve({ reminders: planned.splice(0, 1).length }),
    deliver: () => Promise.resolve({ sent: 2 }),
  });
  port = 0;
  host = createHost({
    registrations: [],
    routePrefix: 'api',
    refuse: (asked) => refuseStrangers(asked, port),
    otherRoutes: createEndpoints({
      clock,
      mover,
      personas: () => Promise.resolve([PERSONA]),
      tokenFor: ({ name }) => Promise.resolve(`token voor ${name}`),
    }),
    log: () => undefined,
  });
  port = await host.listen(0);
});
afterEach(() => host.close());

async function ask(method: string, path: string, body?: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(
    `http://127.0.0.1:${port}${path}`,
    body === undefined ? { method } : { method, body },
  );
  const text = await answer.text();
  return {
    status: answer.status,
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
  };
}
const moveTo = (now: unknown) => ask('POST', '/api/local/clock', JSON.stringify({ now }));

describe('who can be played', () => {
  it('is told with name, ids and roles', async () => {
    expect(await ask('GET', '/api/local/personas')).toEqual({ status: 200, body: [PERSONA] });
  });
});

describe('the clock over HTTP', () => {
  it('tells the time', async () => {
    expect(await ask('GET', '/api/local/clock')).toEqual({
      status: 200,
      body: { now: '2026-11-26T08:00:00.000Z' },
    });
  });

  it('moves forward and tells what was done on the way', async () => {
    planned = ['2026-11-27T07:30:00.000Z', '2026-11-30T07:30:00.000Z'];
    expect(await moveTo('2026-12-03T08:00:00.000Z')).toEqual({
      status: 200,
      body: { now: '2026-12-03T08:00:00.000Z', moments: 2, reminders: 2, sent: 4 },
    });
  });

  it('takes another zone for what it is', async () => {
    expect((await moveTo('2026-11-27T09:00:00+01:00')).body).toMatchObject({
      now: '2026-11-27T08:00:00.000Z',
    });
  });

  it('does not go back', async () => {
    expect(await moveTo('2026-11-26T07:59:59.999Z')).toEqual({
      status: 400,
      body: { error: 'De klok gaat alleen vooruit; het is nu 2026-11-26T08:00:00.000Z.' },
    });
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no moment', '{"now":"morgen"}'],
    ['a date only', '{"now":"2026-12-01"}'],
    ['a moment that does not exist', '{"now":"2026-02-30T08:00:00.000Z"}'],
    ['a number', '{"now":1}'],
    ['too much', `{"now":"2026-12-01T08:00:00.000Z","x":"${'x'.repeat(20_000)}"}`],
  ])('answers 400 in Dutch to %s', async (_what, body) => {
    const answer = await ask('POST', '/api/local/clock', body ?? '');
    expect(answer).toEqual({
      status: 400,
      body: { error: 'Stuur {"now": "…"} met een tijdstip als 2026-02-12T08:00:00.000Z.' },
    });
    expect((await ask('GET', '/api/local/clock')).body).toEqual({ now: '2026-11-26T08:00:00.000Z' });
  });

  it('goes 25 years at most', async () => {
    expect((await moveTo('2060-01-01T08:00:00.000Z')).status).toBe(400);
  });
});

/** `fetch` sets its own Host and Origin; a browser that was tricked does not ask. */
function status(
  headers: Record<string, string>,
  path = '/api/local/personas',
  method = 'GET',
  { body = '', agent }: { body?: string; agent?: Agent } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, headers };
    const asked = request({ ...options, ...(agent && { agent }) }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
const own = () => `127.0.0.1:${port}`;

describe('strangers', () => {
  it.each([
    ['by its own name', () => ({}), 200],
    ['by the name localhost', () => ({ host: `localhost:${port}` }), 200],
    ['from its own page', () => ({ origin: `http://${own()}`, 'sec-fetch-site': 'same-origin' }), 200],
    ['typed in a browser', () => ({ 'sec-fetch-site': 'none' }), 200],
    ['by a name that was made to point here', () => ({ host: `kamerbode.example:${port}` }), 403],
    ['by its own name at another port', () => ({ host: '127.0.0.1:1' }), 403],
    ['from a page elsewhere', () => ({ origin: 'https://voorbeeld.example' }), 403],
    ['from a page at another port', () => ({ origin: 'http://127.0.0.1:1' }), 403],
    ['from a page without an origin', () => ({ origin: 'null' }), 403],
    [
      'from an image on a page elsewhere',
      () => ({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }),
      403,
    ],
  ])('%s', async (_how, headers, expected) => {
    expect(await status(headers())).toBe(expected);
  });

  it('may follow a link to the page, and to nothing else', async () => {
    const followed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect(await status(followed, '/')).toBe(404);
    expect(await status(followed, '/api/local/personas')).toBe(403);
    expect(await status(followed, '/', 'POST')).toBe(403);
  });
});

describe('what no client of ours sends', () => {
  it('is refused when it is too large, and the next request on the same connection is answered', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const large = { body: 'x'.repeat(1_000_000), agent };
    expect(await status({}, '/api/local/clock', 'POST', large)).toBe(400);
    expect(await status({}, '/api/local/clock', 'GET', { agent })).toBe(200);
    agent.destroy();
  });

  it('is refused when it asks for no address', async () => {
    expect(await status({}, '//[')).toBe(400);
  });
});
