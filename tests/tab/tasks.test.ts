import type { Page } from 'playwright-core';
import { axeFaults, sidewaysScroll, startTab, type TabKit, type ThemeName } from './kit';

let tab: TabKit;

beforeAll(async () => {
  tab = await startTab();
  await tab.startStudy();
});

afterAll(() => tab.stop());

const researcher = 'Onderzoeker Heerlen';
const rowOf = (page: Page, title: RegExp) => page.getByRole('row').filter({ hasText: title });
const NORMS = /Normenkader koppelen/;

describe('somebody’s own tasks in the tab', () => {
  it('are ticked off in their row, and taken back', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await page.getByText('4 open taken').waitFor();
    await rowOf(page, NORMS)
      .getByRole('button', { name: /^Klaar/ })
      .click();
    await page.getByRole('status').getByText('is afgerond').waitFor();
    await page.getByText('3 open taken').waitFor();
    expect(await rowOf(page, NORMS).count()).toBe(0);
    await page.getByRole('status').getByRole('button', { name: 'Ongedaan maken' }).click();
    await page.getByText('4 open taken').waitFor();
    expect(await rowOf(page, NORMS).count()).toBe(1);
  });

  it('are ticked off several at once, by keyboard alone', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await rowOf(page, NORMS).getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await rowOf(page, /Betrokkenen en rollen/)
      .getByRole('checkbox')
      .focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Klaar (2)' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('2 open taken').waitFor();
    expect(await page.getByRole('heading', { name: 'Vandaag afgerond' }).isVisible()).toBe(true);
    await page.getByRole('status').getByRole('button', { name: 'Ongedaan maken' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('4 open taken').waitFor();
  });

  it('belong to nobody without a token, and to nobody else', async () => {
    expect(await tab.ask(null, 'tasks')).toEqual({
      status: 401,
      body: { refusal: { code: 'NOT_SIGNED_IN', text: 'Meld u aan.', field: null } },
    });
    expect((await tab.ask('Voorzitter Arnhem', 'tasks')).body).toEqual({ open: [], justDone: [] });
  });

  it.each<[ThemeName, number]>([
    ['light', 1280],
    ['dark', 1280],
    ['contrast', 1280],
    ['light', 320],
  ])('have nothing that axe objects to in %s at %i pixels, and fit', async (theme, width) => {
    const page = await tab.open(researcher, { path: 'taken', theme, width });
    await page.getByText('4 open taken').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it('showed without any fault in the browser', () => {
    expect(tab.faults).toEqual([]);
  });
});
