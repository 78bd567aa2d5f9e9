/** The documents over HTTP, as the local host serves them: the page, the Word file, and what is not there. */
import path from 'node:path';
import { createApp, type App } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { CONTENT_SECURITY_POLICY } from '../../bot/study/documents/html';
import { registered } from '../../functions/local/functions-core';
import { createHost, type Host } from '../../functions/local/host';
import { register } from '../../functions/register';
import { installation, type Installation } from '../study/installation';

jest.mock(
  '@azure/functions-core',
  () => jest.requireActual('../../functions/local/functions-core').functionsCore,
  { virtual: true },
);

let kb: Installation;
let app: App;
let host: Host;
let origin: string;
beforeAll(async () => {
  kb = await installation();
  app = await createApp(readConfig({ KAMERBODE_DATA: path.dirname(kb.file) }), {
    clock: kb.services.clock,
    log: { info: () => undefined, error: () => undefined },
  });
  register(app);
  host = createHost({ registrations: registered(), routePrefix: '', log: () => undefined });
  origin = `http://127.0.0.1:${await host.listen(0)}`;
});
afterAll(async () => {
  await host.close();
  await app.close();
  await kb.close();
});
beforeEach(() => {
  kb.services.clock.moment = '2026-03-02T09:00:00.000Z';
});

/** The path of a new address, as whoever clicked got it. */
async function made(): Promise<string> {
  const { secret = '' } = await kb.must('secretary', {
    name: 'CREATE_DOCUMENT_LINK',
    document: 'COUNCIL_OVERVIEW',
    courtId: kb.courtId,
  });
  return new URL(secret).pathname;
}

const get = (address: string) => fetch(origin + address);

test('the page is there, for its reader’s eyes only', async () => {
  const answer = await get(await made());
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  expect(await answer.text()).toContain('<h1>Historisch overzicht</h1>');
});

test('its link to the Word file leads there', async () => {
  const address = await made();
  const [, word = ''] = /<a href="([^"]+\.docx)">/.exec(await (await get(address)).text()) ?? [];
  const answer = await fetch(new URL(word, origin + address));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  );
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="historisch-overzicht-heerlen.docx"',
  );
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  // A zip file, which a Word document is.
  expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 4)).toBe('PK\u0003\u0004');
});

test('what is not known, has expired, or is no address at all cannot be told apart', async () => {
  const address = await made();
  const gone = [`/api/documents/${'x'.repeat(43)}`, '/api/documents/x', `${address}.pdf`, `${address}x`];
  kb.services.clock.moment = '2026-03-04T09:00:00.000Z';
  const answers = await Promise.all([address, `${address}.docx`, ...gone].map(get));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  const pages = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(pages).size).toBe(1);
  expect(pages[0]).toContain('Dit adres werkt niet meer');
  expect(answers[0]?.headers.get('cache-control')).toBe('private, no-store');
});

test('nothing but reading', async () => {
  const address = await made();
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect((await fetch(origin + address, { method })).status).toBe(404);
  }
});
