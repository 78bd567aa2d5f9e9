/** Commitments in a real browser, with all courts of the programme: each role, keyboard, themes, phone. */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { axeFaults, readUntil, sidewaysScroll, startTab, type TabKit, type ThemeName } from './kit';
import { fillProgramme } from './years';

const COURTS = 19;
const chair = 'Voorzitter Arnhem';
const secretary = 'Secretaris Arnhem';
const BUDGET = 'Budget per jaar';
const CADENCE = 'Vervolgonderzoek elke twee tot drie jaar';

let tab: TabKit;
let arnhem = '';

const all = z.object({
  of: z.literal('ALL'),
  courts: z.array(
    z.strictObject({
      courtId: z.string(),
      municipality: z.string(),
      participation: z.string(),
      own: z.boolean(),
      declared: z.boolean(),
      atRisk: z.array(z.string()),
      breached: z.array(z.string()),
      waived: z.array(z.string()),
      declaration: z.unknown(),
    }),
  ),
});

beforeAll(async () => {
  tab = await startTab((folder) => fillProgramme(folder, ['Arnhem', 'Groningen']));
  arnhem = (await tab.courtOf(chair)).id;
});
afterAll(() => tab.stop());

const open = (name: string, theme: ThemeName = 'light', width = 1280) =>
  tab.open(name, { path: 'toezeggingen', theme, width });
const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

describe('the register of one court', () => {
  it('tells its people what was declared, how it stands and what must still be done', async () => {
    const page = await open(chair);
    await page.getByRole('heading', { level: 1, name: 'Toezeggingen van Arnhem' }).waitFor();
    const main = page.locator('main');
    expect(await main.innerText()).toContain('€ 15.000');
    expect(await main.innerText()).toContain('Er volgt nooit een sanctie uit.');
    expect(await rowOf(page, BUDGET).innerText()).toContain('nog niet bevestigd, uiterlijk');
    const row = rowOf(page, BUDGET);
    await row.getByText('Wat telt, en waarom deze datum?').focus();
    await page.keyboard.press('Enter');
    await row.getByText('Vastgestelde begroting of verwijzing naar het besluit').waitFor();
    const confirming = rowOf(page, 'Jaarlijkse bevestiging');
    expect(await confirming.innerText()).toContain(secretary);
    await confirming.getByText(/berichten$/).click();
    expect(await confirming.getByText(/aan de coördinator/).count()).toBe(1);
  });

  it('is confirmed by its own card, by keyboard alone', async () => {
    const page = await open(secretary);
    await page.getByRole('button', { name: 'Jaarlijkse bevestiging' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Doet uw rekenkamer nog mee?').waitFor();
    expect(
      await page
        .getByRole('dialog')
        .getByLabel(/Dagen per jaar/)
        .count(),
    ).toBe(1);
  });

  it('lets the chair off, and tells of it among the years', async () => {
    const page = await open(chair);
    await rowOf(page, BUDGET)
      .getByRole('button', { name: `Vrijstellen: ${BUDGET}` })
      .focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Reden/).fill('De begroting is een jaar uitgesteld');
    await dialog.getByRole('button', { name: 'Vrijstellen' }).click();
    await dialog.waitFor({ state: 'detached' });
    // What lay under the dialog is there again for a screen reader as well.
    await rowOf(page, BUDGET).getByText('vrijgesteld').waitFor();
    await page.getByRole('button', { name: 'De jaren tonen' }).click();
    const years = page.getByRole('region', { name: 'Door de jaren' });
    await years.getByText(/Budget per jaar$/).waitFor();
    expect(await years.getByText(/Intentieverklaring vastgelegd/).count()).toBe(1);
  });

  it('offers the secretary nothing that only the chair may do', async () => {
    const page = await open(secretary);
    await page.getByRole('heading', { level: 1, name: /Arnhem/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Vrijstellen/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Intentieverklaring/ }).count()).toBe(0);
  });

  it('is answered to its own people only', async () => {
    expect((await tab.ask(null, `commitments/${arnhem}`)).status).toBe(401);
    for (const name of ['Voorzitter Groningen', 'Coördinator']) {
      for (const path of [`commitments/${arnhem}`, `commitments/${arnhem}/years`]) {
        const { status, body } = await tab.ask(name, path);
        expect([name, path, status]).toEqual([name, path, 403]);
        expect(JSON.stringify(body)).not.toContain('15000');
      }
    }
  });
});

describe('the commitments of all courts', () => {
  it('are status only for a coordinator, without what was promised and why a court was let off', async () => {
    const { status, body } = await tab.ask('Coördinator', 'commitments');
    expect(status).toBe(200);
    const { courts } = all.parse(body);
    expect(courts).toHaveLength(COURTS);
    expect(courts.filter(({ declared }) => declared)).toHaveLength(2);
    expect(courts.find(({ courtId }) => courtId === arnhem)).toMatchObject({ own: false, waived: [BUDGET] });
    expect(JSON.stringify(body)).not.toMatch(/15000|uitgesteld/);
  });

  it('are filtered by how they stand and by commitment', async () => {
    const page = await open('Coördinator');
    await page.getByText(`2 van ${COURTS} rekenkamers hebben`).waitFor();
    const rows = page.getByRole('row');
    expect(await rows.count()).toBe(COURTS + 1);
    await page.getByRole('combobox', { name: 'Stand' }).selectOption('Ergens van vrijgesteld');
    expect(await readUntil(2, () => rows.count())).toBe(2);
    await page.getByRole('combobox', { name: 'Toezegging' }).selectOption(CADENCE);
    await page.getByText('Geen rekenkamer past bij dit filter.').waitFor();
    await page.getByRole('combobox', { name: 'Stand' }).selectOption('Zonder intentieverklaring');
    expect(await readUntil(COURTS - 1, () => rows.count())).toBe(COURTS - 1);
    await page.getByRole('button', { name: 'Intentieverklaring van Zaanstad vastleggen' }).click();
    await page.getByRole('dialog').getByText('Wat heeft de rekenkamer Zaanstad getekend?').waitFor();
  });

  it('lead a coordinator to what leaves a court', async () => {
    const page = await open('Coördinator');
    await page.getByRole('button', { name: 'Groningen' }).click();
    await page.getByRole('dialog').getByText('Status Groningen').first().waitFor();
    expect(await page.getByRole('dialog').getByText('€').count()).toBe(0);
  });
});

describe('for everybody', () => {
  it.each<[string, ThemeName, number]>([
    [chair, 'light', 1280],
    [chair, 'dark', 1280],
    [chair, 'contrast', 1280],
    [chair, 'light', 320],
    ['Coördinator', 'light', 1280],
    ['Coördinator', 'dark', 320],
    ['Coördinator', 'contrast', 1280],
  ])('axe objects to nothing for the %s in %s at %i pixels, and it fits', async (name, theme, width) => {
    const page = await open(name, theme, width);
    await page
      .getByRole('table')
      .first()
      .or(page.getByRole('list', { name: /Toezeggingen|Zo staat/ }))
      .first()
      .waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it('showed without any fault in the browser', () => {
    expect(tab.faults).toEqual([]);
  });
});
