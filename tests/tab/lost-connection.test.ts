/** What becomes of what somebody does when the connection is lost, before the server has it or before its answer comes. */
import type { Page } from 'playwright-core';
import { startTab, type TabKit } from './kit';

let tab: TabKit;

beforeAll(async () => {
  tab = await startTab();
  await tab.startStudy();
});

afterAll(() => tab.stop());

const researcher = 'Onderzoeker Heerlen';
const ACTION = '**/api/tab/action';
const rowOf = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });
const said = (page: Page) => page.getByRole('status');

/** The request never arrives. */
const cut = (page: Page) => page.route(ACTION, (route) => route.abort());

/** The server does it, and its answer never arrives. */
const cutBack = (page: Page) =>
  page.route(ACTION, async (route) => {
    await route.fetch();
    await route.abort();
  });

const done = (page: Page, title: string) =>
  rowOf(page, title)
    .getByRole('button', { name: /^Klaar/ })
    .click();

describe('a task that is ticked off in the list', () => {
  it('can be sent again, and then taken back', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await cut(page);
    await done(page, 'Normenkader koppelen');
    await said(page).getByText('Er is geen verbinding met Kamerbode.').waitFor();
    await page.unroute(ACTION);
    await said(page).getByRole('button', { name: 'Opnieuw proberen' }).click();
    await said(page).getByText('is afgerond').waitFor();
    await said(page).getByRole('button', { name: 'Ongedaan maken' }).click();
    await rowOf(page, 'Normenkader koppelen')
      .getByRole('button', { name: /^Klaar/ })
      .waitFor();
    expect(await rowOf(page, 'Normenkader koppelen').count()).toBe(1);
  });

  it('is done once when the answer alone was lost, and can be taken back all the same', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await cutBack(page);
    await done(page, 'Normenkader koppelen');
    await said(page).getByRole('button', { name: 'Opnieuw proberen' }).waitFor();
    await page.unroute(ACTION);
    await said(page).getByRole('button', { name: 'Opnieuw proberen' }).click();
    await said(page).getByText('Dit was al verwerkt; er is niets dubbel gedaan.').waitFor();
    await said(page).getByRole('button', { name: 'Ongedaan maken' }).click();
    await rowOf(page, 'Normenkader koppelen')
      .getByRole('button', { name: /^Klaar/ })
      .waitFor();
    expect(await rowOf(page, 'Normenkader koppelen').count()).toBe(1);
  });

  it('goes on with the others that were chosen, from where the connection was lost', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await page.getByRole('checkbox', { name: 'Alles kiezen' }).check();
    let sent = 0;
    await page.route(ACTION, (route) => {
      sent += 1;
      return sent === 2 ? route.abort() : route.continue();
    });
    await page.getByRole('button', { name: 'Klaar (4)' }).click();
    await said(page).getByText('Er is geen verbinding met Kamerbode.').waitFor();
    // The first was done, and can be taken back; the others stay chosen.
    await said(page).getByRole('button', { name: 'Ongedaan maken' }).waitFor();
    await page.getByText('3 open taken').waitFor();
    await page.getByRole('button', { name: 'Klaar (3)' }).waitFor();
    await said(page).getByRole('button', { name: 'Opnieuw proberen' }).click();
    await page
      .getByRole('button', { name: /^Klaar/ })
      .first()
      .waitFor({ state: 'detached' });
    expect(sent).toBe(5);
  });
});

describe('an export', () => {
  it('says that it was cut off, and is made again when asked', async () => {
    const page = await tab.open('Secretaris Heerlen', { path: 'instellingen' });
    await page.getByRole('link', { name: 'Instellingen rekenkamer Heerlen' }).click();
    const make = page.getByRole('button', { name: 'Export downloaden' });
    await make.waitFor();
    await page.route('**/api/tab/export/**', (route) => route.abort());
    await make.click();
    await page.getByRole('alert').getByText('Er is geen verbinding met Kamerbode.').waitFor();
    await page.unroute('**/api/tab/export/**');
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Opnieuw downloaden' }).click();
    expect((await file).suggestedFilename()).toMatch(/\.zip$/);
  });
});

describe('a page', () => {
  it('says that it could not be had, and is there once it can', async () => {
    const page = await tab.open('Secretaris Heerlen', { path: 'taken' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.route('**/api/tab/study/**', (route) => route.abort());
    await page.getByRole('link', { name: 'Onderzoek', exact: true }).click();
    await page.getByRole('alert').getByText('Er is geen verbinding met Kamerbode.').waitFor();
    await page.unroute('**/api/tab/study/**');
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
    await page.getByRole('heading', { level: 1, name: /Heerlen/ }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
