/** The overview in a real browser, with all courts of the programme and eight waves: each role, keyboard, themes, phone. */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { axeFaults, sidewaysScroll, startTab, type TabKit, type ThemeName } from './kit';
import { fillProgramme } from './years';

const COURTS = 19;
const chair = 'Voorzitter Arnhem';
/** The one court of which nothing needs attention: the bot can reach its people. */
const CALM = 'Vlaardingen';

let tab: TabKit;
beforeAll(async () => {
  tab = await startTab((folder) => fillProgramme(folder, ['Arnhem', 'Breda'], [CALM]));
});
afterAll(() => tab.stop());

const overview = z.object({
  courts: z.array(
    z.looseObject({
      courtId: z.string(),
      municipality: z.string(),
      studies: z.array(z.looseObject({ studyId: z.string() })),
    }),
  ),
});

const phases = (page: Page) => page.getByRole('region', { name: 'Rekenkamers en fasen' });
const commitments = (page: Page) => page.getByRole('region', { name: 'Toezeggingen' });
const years = (page: Page) => page.getByRole('region', { name: 'Over de jaren', exact: true });

const openOverview = (name: string, theme: ThemeName = 'light', width = 1280) =>
  tab.open(name, { path: 'overzicht', theme, width });

describe('who sees what', () => {
  it('a coordinator comes in here, and sees every court in its phases and over the years', async () => {
    const page = await tab.open('Coördinator');
    await page.getByRole('heading', { level: 1, name: /rekenkamers vragen aandacht/ }).waitFor();
    const headings = phases(page).getByRole('columnheader');
    expect((await headings.allTextContents()).slice(2, 7)).toEqual([
      'Intake',
      'Documenten',
      'Interviews',
      'Hoor en wederhoor',
      'Rapport',
    ]);
    // One row for each study that runs, and for those of the wave before that are in aftercare still.
    expect(await phases(page).getByText('Golf 8', { exact: true }).count()).toBe(COURTS);
    expect(await phases(page).getByText('in nazorg').count()).toBe(4);
    expect(await phases(page).getByText('loopt t/m').count()).toBe(COURTS);
    await page.getByRole('heading', { name: 'Werking van Kamerbode' }).waitFor();
  });

  it('a chair sees the own court, in the page and in what the server answers', async () => {
    const page = await openOverview(chair);
    await page.getByRole('heading', { level: 1, name: /^Rekenkamer Arnhem/ }).waitFor();
    const text = await page.locator('main').innerText();
    expect(text).not.toContain('Groningen');
    expect(text).not.toContain('Werking van Kamerbode');
    const { status, body } = await tab.ask(chair, 'overview');
    expect(status).toBe(200);
    expect(overview.parse(body).courts.map(({ municipality }) => municipality)).toEqual(['Arnhem']);
    expect(JSON.stringify(body)).not.toContain('Groningen');
  });

  it('a coordinator sees how each promise of each court stands; a court its own, and nobody else’s', async () => {
    const { courts } = overview.parse((await tab.ask(chair, 'overview')).body);
    const reported = await tab.submit(
      chair,
      { dialog: 'INCIDENT', courtId: courts[0]?.courtId },
      { reason: 'Een concept lag op straat.' },
    );
    expect(reported.status).toBe(200);
    const page = await openOverview('Coördinator');
    const headings = commitments(page).getByRole('columnheader');
    await headings.first().waitFor();
    expect((await headings.allTextContents()).slice(0, 3)).toEqual([
      'Rekenkamer',
      'Langjarige deelname',
      'Budget per jaar',
    ]);
    const row = (name: string) => commitments(page).getByRole('row').filter({ hasText: name });
    expect(await commitments(page).getByRole('row').count()).toBe(1 + COURTS);
    const cells = row('Arnhem').getByRole('cell');
    expect(await cells.count()).toBe((await headings.count()) - 1);
    expect(await cells.last().textContent()).toBe('niet nagekomen');
    expect(await row('Breda').getByRole('cell').last().textContent()).toBe('geen melding');
    expect(await row('Delft').getByText('nog geen verklaring').count()).toBe(1);
    // The worst first, when one asks for it.
    await headings.last().getByRole('button').click();
    expect(await commitments(page).getByRole('rowheader').first().textContent()).toBe('Arnhem');

    const own = await openOverview(chair);
    await commitments(own).getByRole('row').filter({ hasText: 'vertrouwelijkheid' }).waitFor();
    expect(await commitments(own).getByRole('columnheader').allTextContents()).toEqual([
      'Toezegging',
      'Stand',
      'Uiterlijk of tot',
    ]);
  });

  it('nobody without a token', async () => {
    expect(await tab.ask(null, 'overview')).toMatchObject({
      status: 401,
      body: { refusal: { code: 'NOT_SIGNED_IN' } },
    });
  });
});

describe('by keyboard alone', () => {
  it('a court is asked how it stands, and that cannot be asked again today', async () => {
    const page = await openOverview('Coördinator');
    const ask = phases(page).getByRole('button', { name: 'Vraag status aan Zaanstad' });
    await ask.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .getByText(/gevraagd/)
      .first()
      .waitFor();
    await ask.waitFor({ state: 'detached' });
    const { courts } = overview.parse((await tab.ask('Coördinator', 'overview')).body);
    const asked = courts.find(({ municipality }) => municipality === 'Zaanstad');
    expect(asked).toMatchObject({ asked: { answer: null }, can: { askStatus: false } });
  });

  it('one wave is chosen, and what needs no attention is left out', async () => {
    const page = await openOverview('Coördinator');
    const onlyAttention = page.getByLabel('Alleen wat aandacht vraagt');
    const calm = phases(page).getByRole('row').filter({ hasText: CALM });
    await calm.waitFor();
    await onlyAttention.focus();
    await page.keyboard.press('Space');
    await calm.waitFor({ state: 'detached' });
    expect(await phases(page).getByText('vraagt aandacht').count()).toBe(COURTS - 1);
    await page.keyboard.press('Space');
    await calm.waitFor();

    const eighth = phases(page).getByText('Golf 8', { exact: true }).first();
    await eighth.waitFor();
    await page.getByRole('combobox', { name: 'Golf' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await phases(page).getByText('Golf 3', { exact: true }).first().waitFor();
    await eighth.waitFor({ state: 'detached' });
  });

  it('the years are a chart of waves, windows, elections and studies up to today, with the same as a table', async () => {
    const page = await openOverview('Coördinator');
    const chart = years(page).getByRole('img', { name: /^Golven, vensters en onderzoeken over de jaren/ });
    await chart.waitFor();
    for (const drawn of ['Golf 7: ', 'Venster van golf 8: ', 'Ankerdatum golf 7: ', 'Verkiezingen: ']) {
      expect(await chart.locator(`[title^="${drawn}"]`).count()).toBeGreaterThan(0);
    }
    expect(await chart.getByText(/^vandaag, /).count()).toBe(1);
    const button = years(page).getByRole('button', { name: 'Als tabel' });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await years(page).getByRole('row').count()).toBe(0);
    await button.focus();
    await page.keyboard.press('Enter');
    const arnhem = years(page).getByRole('row').filter({ hasText: 'Arnhem' });
    expect(await arnhem.getByText(/^begonnen/).count()).toBe(8);
    expect(await arnhem.getByText(/^gepubliceerd/).count()).toBe(7);
    expect(await arnhem.getByText(/^verwacht/).count()).toBe(1);
    const programme = years(page).getByRole('row').filter({ hasText: 'Het programma' });
    expect(await programme.getByText(/^ankerdatum/).count()).toBe(7);
    expect(
      await years(page)
        .getByText(/^Gemeenteraadsverkiezingen: .*\(19 rekenkamers\)/)
        .count(),
    ).toBe(1);
    expect(await chart.isVisible()).toBe(true);
  });

  it('a court’s name leads to what leaves it, and the own court’s to its study', async () => {
    const page = await openOverview('Coördinator');
    await phases(page).getByRole('button', { name: 'Groningen' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Status Groningen').first().waitFor();
    const { courts } = overview.parse((await tab.ask(chair, 'overview')).body);
    const own = await openOverview(chair);
    expect(await phases(own).getByRole('link', { name: 'Arnhem' }).first().getAttribute('href')).toBe(
      `#/onderzoek/${courts[0]?.studies[0]?.studyId}`,
    );
  });
});

describe('for everybody', () => {
  it.each<[string, ThemeName, number]>([
    ['Coördinator', 'light', 1280],
    ['Coördinator', 'dark', 1280],
    ['Coördinator', 'contrast', 1280],
    ['Coördinator', 'light', 700],
    ['Coördinator', 'light', 360],
    [chair, 'light', 1280],
    [chair, 'dark', 320],
  ])('axe objects to nothing for the %s in %s at %i pixels, and it fits', async (name, theme, width) => {
    const page = await openOverview(name, theme, width);
    await phases(page).waitFor();
    await years(page).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it('the court stays in sight when one goes sideways through its promises, and a phone has a list of them', async () => {
    const page = await openOverview('Coördinator', 'light', 700);
    const row = commitments(page).getByRole('row').filter({ hasText: 'Breda' });
    const name = row.getByRole('rowheader');
    const before = await name.boundingBox();
    await row.getByRole('cell').last().scrollIntoViewIfNeeded();
    const { x } = (await row.getByRole('cell').last().boundingBox()) ?? { x: Infinity };
    expect(x).toBeLessThan(700);
    expect((await name.boundingBox())?.x).toBe(before?.x);
    const phone = await openOverview('Coördinator', 'light', 360);
    const breda = commitments(phone).getByRole('listitem').filter({ hasText: 'Breda' });
    await breda.getByText(/^(alle|\d van de 9) toezeggingen$/).waitFor();
    expect(await commitments(phone).getByRole('table').count()).toBe(0);
  });

  it('showed without any fault in the browser', () => {
    expect(tab.faults).toEqual([]);
  });
});
