/** The page itself: what it may load, who may frame it, and what somebody sees who is not signed in. */
import { axeFaults, startTab, type TabKit } from './kit';
import { PATIENCE_MS } from '../browser/browser';
import { start } from '../browser/program';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let tab: TabKit;

beforeAll(async () => {
  tab = await startTab();
});

afterAll(() => tab.stop());

const ID = '11111111-1111-4111-8111-111111111111';

/** The parts of a policy by their names. */
function policyOf(answer: Response): Map<string, string> {
  const parts = (answer.headers.get('content-security-policy') ?? '').split('; ');
  return new Map(parts.map((part) => [part.split(' ')[0] ?? '', part.replace(/^\S+ /, '')]));
}

describe('the page', () => {
  it('loads nothing from elsewhere on one machine, and is framed by pages on that machine only', async () => {
    const answer = await fetch(`${tab.origin}/tab`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const policy = policyOf(answer);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('connect-src')).toBe("'self'");
    expect(policy.get('script-src')).toMatch(/^'self' 'nonce-[\w+/]{24}'$/);
    expect(policy.get('style-src')).toMatch(/^'nonce-[\w+/]{24}'$/);
    expect(policy.get('frame-ancestors')).toBe('http://127.0.0.1:* http://localhost:*');
    const another = policyOf(await fetch(`${tab.origin}/tab`));
    expect(another.get('style-src')).not.toBe(policy.get('style-src'));
  });

  it('is framed by Teams only, with an app id, and takes no token that Entra did not give', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kamerbode-registered-'));
    const registered = await start({
      PORT: '0',
      KAMERBODE_DATA: folder,
      KAMERBODE_URL: 'https://kamerbode.example',
      MicrosoftAppId: ID,
      MicrosoftAppPassword: 'geheim',
      MicrosoftAppTenantId: ID,
    });
    try {
      const answer = await fetch(`${registered.origin}/tab`);
      const policy = policyOf(answer);
      expect(policy.get('frame-ancestors')).toBe(
        'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft',
      );
      expect(policy.get('frame-src')).toBe('https://login.microsoftonline.com');
      expect(await answer.text()).toContain(`"resource":"api://kamerbode.example/${ID}"`);
      const page = await tab.browser.newPage();
      const faults: string[] = [];
      page.on('pageerror', (fault) => faults.push(fault.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(`${registered.origin}/tab`);
      await page.getByRole('button', { name: 'Aanmelden met uw werkaccount' }).waitFor();
      expect(await page.getByRole('button', { name: 'Aanmelden als gast van het programma' }).count()).toBe(
        1,
      );
      expect([...(await axeFaults(page)), ...faults]).toEqual([]);
      const token = await tab.token('Voorzitter Heerlen');
      for (const authorization of ['', `Bearer ${token}`]) {
        const asked = await fetch(`${registered.origin}/api/tab/overview`, { headers: { authorization } });
        expect(asked.status).toBe(401);
      }
      expect(
        (await fetch(`${registered.origin}/api/local/token`, { method: 'POST', body: '{}' })).status,
      ).toBe(404);
    } finally {
      await registered.stop();
      rmSync(folder, { recursive: true });
    }
  });

  it('has files that never change, packed for whoever can unpack them, and no others', async () => {
    const html = await (await fetch(`${tab.origin}/tab`)).text();
    const [, file = ''] = /src="(\/tab\/main-\w+\.js)"/.exec(html) ?? [];
    const packed = await fetch(tab.origin + file, { headers: { 'accept-encoding': 'br' } });
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('cache-control')).toContain('immutable');
    const plain = await fetch(tab.origin + file, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(await packed.text());
    for (const other of ['page.html', '..%2F..%2Fhost.json', 'main.js', 'main-XXXXXXXX.js.br']) {
      expect((await fetch(`${tab.origin}/tab/${other}`)).status).toBe(404);
    }
  });
});

it('takes a calendar for nothing but a calendar, and tells nobody where it stands', async () => {
  const made = await tab.ask('Voorzitter Heerlen', 'action', {
    actionId: 'b3f1c7de-5a0e-4d0c-9f43-0d6d1a7c2e11',
    data: { kb: 1, command: { name: 'CREATE_CALENDAR_LINK' } },
  });
  const [address = ''] = /http[^"]+\.ics/.exec(JSON.stringify(made.body)) ?? [];
  const answer = await fetch(address.replace(/^http:\/\/[^/]+/, tab.origin));
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
});

describe('whoever is not signed in', () => {
  it('chooses who to be on one machine, and is somebody else after signing out', async () => {
    const page = await (await tab.browser.newContext({ locale: 'nl-NL' })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${tab.origin}/tab#/taken`);
    await page.getByRole('heading', { name: 'Wie bent u?' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Secretaris Heerlen', exact: true }).click();
    await page.getByRole('heading', { name: 'Mijn taken' }).waitFor();
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await page.getByRole('heading', { name: 'Wie bent u?' }).waitFor();
    // Of an organisation that nobody invited: told why nothing comes, and free to choose again.
    await page.getByRole('button', { name: 'Extern onderzoeker', exact: true }).click();
    const told = await page.getByRole('alert').textContent();
    expect(told).toContain('Kamerbode kent uw organisatie nog niet.');
    await page.getByRole('button', { name: 'Secretaris Heerlen', exact: true }).click();
    await page.getByRole('heading', { name: 'Mijn taken' }).waitFor();
  });

  it('joins with the code of an invitation, and is told what is wrong with another', async () => {
    const studyId = await tab.startStudy();
    const { id: courtId } = await tab.courtOf('Secretaris Heerlen');
    const invited = await tab.submit(
      'Secretaris Heerlen',
      { dialog: 'INVITE', courtId },
      { role: 'EXTERNAL_RESEARCHER', studyId, tenantId: '00000002-0000-4000-8000-000000000000' },
    );
    const [, code = ''] = /"secret":"([^"]+)"/.exec(JSON.stringify(invited.body)) ?? [];
    expect(invited).toMatchObject({ status: 200 });
    const page = await tab.open('Extern onderzoeker');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('Uw code').fill('K7PM-3XQ9-WDTR-H5FA');
    await page.getByRole('button', { name: 'Meedoen' }).click();
    await page.locator('[aria-invalid="true"]').waitFor();
    await page.getByLabel('Uw code').fill(code);
    await page.getByRole('button', { name: 'Meedoen' }).click();
    await page.getByRole('heading', { name: 'U doet mee' }).waitFor();
    await page.getByText('Dat kan pas als u daar zelf een keer iets hebt getypt').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Mijn taken' }).waitFor();
    expect(tab.faults).toEqual([]);
  });
});
