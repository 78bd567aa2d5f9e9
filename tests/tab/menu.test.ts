/** The menu above every page: on a phone one row, by keyboard, and where it says that one is. */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { axeFaults, sidewaysScroll, startTab, type OwnCourt, type TabKit, type ThemeName } from './kit';

const coordinator = 'Coördinator NPLV';
const chair = 'Voorzitter Heerlen';

const overview = z.object({
  courts: z.array(z.object({ courtId: z.string(), municipality: z.string() })),
});

let tab: TabKit;
let heerlen: OwnCourt;
let arnhem = '';
beforeAll(async () => {
  tab = await startTab();
  await tab.startStudy();
  heerlen = await tab.courtOf(chair);
  const { courts } = overview.parse((await tab.ask(coordinator, 'overview')).body);
  arnhem = courts.find(({ municipality }) => municipality === 'Arnhem')?.courtId ?? '';
});
afterAll(() => tab.stop());

const menu = (page: Page) => page.getByRole('navigation', { name: 'Pagina’s' });
const button = (page: Page) => page.getByRole('button', { name: 'Menu' });

const current = async (name: string, path: string): Promise<string[]> => {
  const page = await tab.open(name, { path });
  return menu(page).locator('[aria-current=page]').allTextContents();
};

const height = (page: Page): Promise<number> =>
  page.getByRole('banner').evaluate((banner) => banner.getBoundingClientRect().height);

describe('where one is', () => {
  it('is said on the settings of a court, as on one’s own', async () => {
    expect(await current(chair, 'instellingen')).toEqual(['Instellingen']);
    expect(await current(chair, `rekenkamer/${heerlen.id}/instellingen`)).toEqual(['Instellingen']);
    expect(await current(coordinator, `rekenkamer/${arnhem}/instellingen`)).toEqual(['Instellingen']);
  });

  it('is said at the findings of every court, not of the first alone', async () => {
    expect(await current(coordinator, `rekenkamer/${arnhem}/geschiedenis`)).toEqual(['Bevindingen']);
    expect(await current(coordinator, `rekenkamer/${heerlen.id}/geschiedenis`)).toEqual(['Bevindingen']);
    expect(await current(chair, `rekenkamer/${heerlen.id}/geschiedenis/vragen`)).toEqual(['Voor de raad']);
    expect(await current(chair, `rekenkamer/${arnhem}/geschiedenis`)).toEqual(['Voor de raad']);
  });

  it('is said at an earlier study, at a part of one, and at a court’s commitments', async () => {
    expect(heerlen.studies).toHaveLength(2);
    for (const { id } of heerlen.studies) {
      expect(await current(chair, `onderzoek/${id}/taken`)).toEqual(['Onderzoek']);
      // Whose menu has no study comes there from the overview.
      expect(await current(coordinator, `onderzoek/${id}`)).toEqual(['Overzicht']);
    }
    expect(await current(chair, `rekenkamer/${heerlen.id}/toezeggingen`)).toEqual(['Toezeggingen']);
  });
});

describe('on a phone', () => {
  it('the menu is one row until it is opened, and leads to a page by keyboard', async () => {
    const page = await tab.open(chair, { path: 'instellingen', width: 360 });
    expect(await height(page)).toBeLessThan(60);
    expect(await menu(page).count()).toBe(0);
    await button(page).focus();
    expect(await button(page).getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Enter');
    await menu(page).waitFor();
    expect(await button(page).getAttribute('aria-expanded')).toBe('true');
    expect(await menu(page).locator('[aria-current=page]').allTextContents()).toEqual(['Instellingen']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page
      .locator('h1:focus')
      .filter({ hasText: /^Rekenkamer Heerlen/ })
      .waitFor();
    expect(await menu(page).count()).toBe(0);
  });

  it('Escape closes it, and one is back at its button', async () => {
    const page = await tab.open(chair, { path: 'taken', width: 360 });
    await button(page).click();
    await menu(page).getByRole('link', { name: 'Golven' }).focus();
    await page.keyboard.press('Escape');
    await menu(page).waitFor({ state: 'detached' });
    expect(await page.locator(':focus').textContent()).toMatch(/^Menu/);
  });

  it('the page where one is already closes it too', async () => {
    const page = await tab.open(chair, { path: 'taken', width: 360 });
    await button(page).click();
    await menu(page).getByRole('link', { name: 'Mijn taken' }).click();
    await menu(page).waitFor({ state: 'detached' });
    expect(await page.locator(':focus').textContent()).toMatch(/^Menu/);
  });

  it.each<[ThemeName, number]>([
    ['light', 360],
    ['dark', 320],
    ['contrast', 360],
  ])('opened, in %s at %i pixels, it fits and axe objects to nothing', async (theme, width) => {
    const page = await tab.open(chair, { path: 'taken', theme, width });
    await button(page).click();
    await menu(page).waitFor();
    expect(await page.getByRole('button', { name: 'Afmelden' }).isVisible()).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it('showed without any fault in the browser', () => {
    expect(tab.faults).toEqual([]);
  });
});
