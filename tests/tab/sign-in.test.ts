/**
 * Signing in with Entra ID in an ordinary browser, against a stand-in for Entra: the real page, its real policy, and the
 * library that Microsoft makes for it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { openBrowser, PATIENCE_MS } from '../browser/browser';
import { build, start, type Program } from '../browser/program';

const TENANT = '11111111-1111-4111-8111-111111111111';
const CLIENT = '22222222-2222-4222-8222-222222222222';
const PERSON = '33333333-3333-4333-8333-333333333333';
const ENTRA = 'https://login.microsoftonline.com';

let program: Program;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kamerbode-sign-in-'));
  await build();
  [program, browser] = await Promise.all([
    start({
      PORT: '0',
      KAMERBODE_DATA: folder,
      MicrosoftAppId: CLIENT,
      MicrosoftAppPassword: 'geheim',
      MicrosoftAppTenantId: TENANT,
    }),
    openBrowser(),
  ]);
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  rmSync(folder, { recursive: true });
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const json = (body: object, status = 200) => ({
  status,
  contentType: 'application/json',
  headers: { 'access-control-allow-origin': '*' },
  body: JSON.stringify(body),
});

interface Entra {
  /** Whether it gives no token any more without the person. */
  refuses: boolean;
  /** What it was asked, and how. */
  asked: string[];
}

/** Entra, that signs in whoever comes. */
async function entra(context: BrowserContext): Promise<Entra> {
  const how: Entra = { refuses: false, asked: [] };
  let nonce = '';
  await context.route(`${ENTRA}/**`, async (route) => {
    const url = new URL(route.request().url());
    if (url.pathname.endsWith('/authorize')) {
      nonce = url.searchParams.get('nonce') ?? '';
      const back = new URLSearchParams({ code: 'code', state: url.searchParams.get('state') ?? '' });
      const location = `${url.searchParams.get('redirect_uri')}#${back.toString()}`;
      how.asked.push(`authorize ${url.searchParams.get('prompt')}`);
      await route.fulfill({ status: 302, headers: { location } });
    } else if (url.pathname.endsWith('/token')) {
      const form = new URLSearchParams(route.request().postData() ?? '');
      how.asked.push(`token ${form.get('grant_type')}`);
      const seconds = Math.floor(Date.now() / 1000);
      const claims = { iss: `${ENTRA}/${TENANT}/v2.0`, tid: TENANT, oid: PERSON, sub: 'sub', ver: '2.0' };
      const idToken = {
        ...claims,
        aud: CLIENT,
        nonce,
        iat: seconds,
        exp: seconds + 3600,
        name: 'Voorzitter',
      };
      await route.fulfill(
        how.refuses
          ? json({ error: 'invalid_grant', error_description: 'AADSTS700084: expired.' }, 400)
          : json({
              token_type: 'Bearer',
              scope: form.get('scope'),
              expires_in: 3600,
              access_token: 'access.token.here',
              refresh_token: 'refresh',
              id_token: `${part({ alg: 'none' })}.${part(idToken)}.x`,
              client_info: part({ uid: PERSON, utid: TENANT }),
            }),
      );
    } else {
      await route.fulfill(json({}, 404));
    }
  });
  return how;
}

it('is asked for again once Entra does not renew it silently', async () => {
  const context = await browser.newContext({ locale: 'nl-NL' });
  const how = await entra(context);
  const faults: string[] = [];
  let known = true;
  await context.route('**/api/tab/**', (route) =>
    route.fulfill(known ? json({ me: null, text: 'Vul uw code in.' }) : json({ refusal: null }, 401)),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4/.test(message.text())) faults.push(message.text());
  });
  await page.goto(`${program.origin}/tab#/taken`);
  await page.getByRole('button', { name: 'Aanmelden met uw werkaccount' }).click();
  await page.getByRole('heading', { name: 'Welkom bij Kamerbode' }).waitFor();
  expect(how.asked).toEqual(['authorize select_account', 'token authorization_code']);
  known = false;
  how.refuses = true;
  await page.reload();
  await page.getByRole('heading', { name: 'Aanmelden bij Kamerbode' }).waitFor();
  expect(how.asked.slice(2)).toEqual(['token refresh_token']);
  expect(faults).toEqual([]);
});
