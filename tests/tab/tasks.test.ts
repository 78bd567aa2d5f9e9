import type { Page } from 'playwright-core';
import { axeFaults, readUntil, sidewaysScroll, startTab, type TabKit, type ThemeName } from './kit';
import { askGate } from './large-study';

let tab: TabKit;
let studyId: string;

beforeAll(async () => {
  tab = await startTab();
  studyId = await tab.startStudy();
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
    // The button is gone; the keyboard is not sent back to the beginning of the page.
    expect(await readUntil('H1', () => page.evaluate('document.activeElement?.tagName'))).toBe('H1');
  });

  it('are told in one line when they are many', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await page.getByRole('checkbox', { name: 'Alles kiezen' }).check();
    await page.getByRole('button', { name: 'Klaar (4)' }).click();
    await page.getByRole('status').getByText('4 taken zijn bijgewerkt.').waitFor();
    await page.getByRole('status').getByRole('button', { name: 'Ongedaan maken' }).click();
    expect(await page.getByText('4 open taken').textContent()).toContain('4 open taken');
  });

  it('that wait say on what, in a table whose words stay whole', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await page.getByRole('button', { name: /^Normenkader/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Wacht op …' }).click();
    const reason = 'de lijst van contactpersonen bij de gemeente, die nog moet worden vastgesteld';
    await page.getByRole('dialog').getByLabel('Waarop wacht u?').fill(reason);
    await page.getByRole('dialog').getByRole('button', { name: 'Wachten' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ongedaan maken' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).click();
    await rowOf(page, NORMS).getByText(`op: ${reason}`).waitFor();
    // 'Intake en onderzoeksopzet' takes two lines, and no more.
    const stage = rowOf(page, NORMS).getByRole('cell', { name: 'Intake en onderzoeksopzet' });
    expect((await stage.boundingBox())?.width).toBeGreaterThan(100);
    await page.getByRole('button', { name: /^Normenkader/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Niet meer wachten' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Wacht op …' }).waitFor();
  });

  it('come after the gates that wait for a decision of theirs, of which nobody else is told', async () => {
    const chair = 'Voorzitter Heerlen';
    const requestId = await askGate(tab, studyId);
    expect((await tab.ask(researcher, 'tasks')).body).toMatchObject({ decisions: [] });
    const page = await tab.open(chair, { path: 'taken' });
    await page.getByRole('button', { name: '“Onderzoeksopzet vastgesteld” van Heerlen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Akkoord' }).waitFor();
    expect((await tab.ask(chair, 'tasks')).body).toMatchObject({ decisions: [{ requestId }] });
  });

  it('belong to nobody without a token, and to nobody else', async () => {
    expect(await tab.ask(null, 'tasks')).toEqual({
      status: 401,
      body: { refusal: { code: 'NOT_SIGNED_IN', text: 'Meld u aan.', field: null } },
    });
    expect((await tab.ask('Voorzitter Arnhem', 'tasks')).body).toEqual({
      decisions: [],
      open: [],
      justDone: [],
    });
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
