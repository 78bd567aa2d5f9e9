import { app } from '@azure/functions';
import { registered } from '../../functions/local/functions-core';
import { createHost, sendText, type Host } from '../../functions/local/host';

jest.mock(
  '@azure/functions-core',
  () => jest.requireActual('../../functions/local/functions-core').functionsCore,
  {
    virtual: true,
  },
);

const ticks: unknown[] = [];
const logged: string[] = [];

app.http('echo', {
  methods: ['POST'],
  handler: async (request) => ({
    jsonBody: { got: await request.json(), type: request.headers.get('content-type') },
  }),
});
app.http('thing', {
  methods: ['GET', 'DELETE'],
  route: 'courts/{court}/things/{id?}',
  handler: (request, context) => {
    context.log('asked');
    return {
      status: 201,
      headers: { 'x-of': request.query.get('of') ?? '' },
      body: JSON.stringify(request.params),
    };
  },
});
app.http('broken', {
  handler: () => {
    throw new Error('out of order');
  },
});
app.timer('tick', {
  schedule: '0 * * * * *',
  handler: (timer) => {
    ticks.push(timer.isPastDue);
  },
});

let host: Host;
let origin: string;

beforeAll(async () => {
  host = createHost({
    registrations: registered(),
    routePrefix: 'api',
    refuse: (request) => (request.headers['x-bad'] === undefined ? null : { status: 403, text: 'Nee.' }),
    otherRoutes: (_request, response, url) => {
      if (url.pathname !== '/page') return Promise.resolve(false);
      sendText(response, 200, 'pagina');
      return Promise.resolve(true);
    },
    log: (level, message) => logged.push(`${level} ${message}`),
  });
  origin = `http://127.0.0.1:${await host.listen(0)}`;
});

afterAll(() => host.close());

describe('the local host', () => {
  it('serves a function under the prefix, with its body and headers', async () => {
    const answer = await fetch(`${origin}/api/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"naam":"rekenkamer"}',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toEqual({ got: { naam: 'rekenkamer' }, type: 'application/json' });
  });

  it('fills parameters, query and status', async () => {
    const answer = await fetch(`${origin}/api/courts/Den%20Haag/things/7?of=dit`);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-of')).toBe('dit');
    expect(await answer.json()).toEqual({ court: 'Den Haag', id: '7' });
    expect(await (await fetch(`${origin}/api/courts/Delft/things`)).json()).toEqual({ court: 'Delft' });
    expect(logged).toContain('information asked');
  });

  it('does not know a path that is no encoded text', async () => {
    expect((await fetch(`${origin}/api/courts/%E0%A4%A/things`)).status).toBe(404);
  });

  it('knows no other paths or methods', async () => {
    expect((await fetch(`${origin}/api/echo`)).status).toBe(404);
    expect((await fetch(`${origin}/echo`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${origin}/api/courts/Delft`)).status).toBe(404);
  });

  it('tries other routes after the functions', async () => {
    expect(await (await fetch(`${origin}/page`)).text()).toBe('pagina');
  });

  it('asks first whether a request is welcome', async () => {
    const answer = await fetch(`${origin}/page`, { headers: { 'x-bad': 'yes' } });
    expect([answer.status, await answer.text()]).toEqual([403, 'Nee.']);
  });

  it('answers 500 without details when a function fails, and goes on', async () => {
    const answer = await fetch(`${origin}/api/broken`, { method: 'POST', body: 'x' });
    expect([answer.status, await answer.text()]).toEqual([500, 'Er ging iets mis.']);
    expect(logged).toContain('error POST /api/broken');
    expect((await fetch(`${origin}/page`)).status).toBe(200);
  });

  it('takes no body of more than 20 MB', async () => {
    const answer = await fetch(`${origin}/api/echo`, {
      method: 'POST',
      body: 'x'.repeat(20 * 1024 * 1024 + 1),
    });
    expect(answer.status).toBe(413);
  });

  it('runs a timer through the same registrations', async () => {
    await host.runTimer('tick');
    expect(ticks).toEqual([false]);
    await expect(host.runTimer('tock')).rejects.toThrow('no timer');
  });

  it('starts timers by their schedule and stops them on close', async () => {
    const timed = createHost({ registrations: registered(), routePrefix: 'api', log: () => undefined });
    jest.useFakeTimers({
      now: new Date('2026-02-12T07:30:15.000Z'),
      doNotFake: ['setImmediate', 'nextTick'],
    });
    try {
      const before = ticks.length;
      timed.startTimers();
      await jest.advanceTimersByTimeAsync(44_999);
      expect(ticks.length - before).toBe(0);
      await jest.advanceTimersByTimeAsync(1);
      expect(ticks.length - before).toBe(1);
      await jest.advanceTimersByTimeAsync(60_000);
      expect(ticks.length - before).toBe(2);
      await timed.close();
      await jest.advanceTimersByTimeAsync(600_000);
      expect(ticks.length - before).toBe(2);
    } finally {
      jest.useRealTimers();
    }
  });

  it('tells that a port is taken', async () => {
    const second = createHost({ registrations: [], routePrefix: 'api', log: () => undefined });
    await expect(second.listen(Number(new URL(origin).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
