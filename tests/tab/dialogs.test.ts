/** Cards and dialogs over the page: what happens to what somebody enters. */
import type { Page } from 'playwright-core';
import { axeFaults, sidewaysScroll, startTab, type TabKit, type ThemeName } from './kit';

let tab: TabKit;

beforeAll(async () => {
  tab = await startTab();
  await tab.startStudy();
});

afterAll(() => tab.stop());

const researcher = 'Onderzoeker Heerlen';
const TITLE = 'Normenkader koppelen aan elke onderzoeksvraag';
const REASON = 'De griffie vroeg om een week.';

const dialog = (page: Page) => page.getByRole('dialog');

async function openTask(page: Page): Promise<void> {
  await page.getByRole('button', { name: TITLE, exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Meer …', exact: true }).click();
}

async function openExtension(page: Page): Promise<void> {
  await openTask(page);
  await dialog(page).getByRole('button', { name: 'Uitstel', exact: true }).click();
  await dialog(page).getByLabel('Reden').waitFor();
}

describe('what is entered in a dialog', () => {
  it('is asked for at the field while it is empty, and refused at the field with all that was typed', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await openExtension(page);
    await dialog(page).getByLabel('Reden').fill(REASON);
    await dialog(page).getByRole('button', { name: 'Uitstellen' }).click();
    const until = dialog(page).getByLabel('Nieuwe datum');
    expect(await until.getAttribute('aria-invalid')).toBe('true');
    await until.fill('31-02-2027');
    await dialog(page).getByRole('button', { name: 'Uitstellen' }).click();
    await dialog(page).getByRole('alert').getByText('Deze datum bestaat niet').waitFor();
    expect(await until.inputValue()).toBe('31-02-2027');
    expect(await dialog(page).getByLabel('Reden').inputValue()).toBe(REASON);
    expect(await until.getAttribute('aria-invalid')).toBe('true');
  });

  it('stands there again after the window was closed by mistake, and can be emptied', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await openExtension(page);
    await dialog(page).getByLabel('Reden').fill(REASON);
    await page.reload();
    await openExtension(page);
    await dialog(page).getByText('Wat u eerder invulde staat er weer.').waitFor();
    expect(await dialog(page).getByLabel('Reden').inputValue()).toBe(REASON);
    await dialog(page).getByRole('button', { name: 'Leeg beginnen' }).click();
    await dialog(page).getByText('Wat u eerder invulde staat er weer.').waitFor({ state: 'detached' });
    expect(await dialog(page).getByLabel('Reden').inputValue()).toBe('');
  });

  it('survives a lost connection, and is done once when the answer alone was lost', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await openTask(page);
    await dialog(page).getByRole('button', { name: 'Notitie', exact: true }).click();
    await dialog(page).getByRole('textbox').fill('Eén keer, alstublieft.');
    // The server does it, and the answer never comes.
    await page.route('**/api/tab/action', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await dialog(page).getByRole('button', { name: 'Bewaren' }).click();
    await dialog(page).getByText('Er is geen verbinding.').waitFor();
    expect(await dialog(page).getByRole('textbox').inputValue()).toBe('Eén keer, alstublieft.');
    await page.unroute('**/api/tab/action');
    await dialog(page).getByRole('button', { name: 'Opnieuw proberen' }).click();
    await dialog(page).getByRole('button', { name: 'Meer …', exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Notities en redenen', exact: true }).click();
    await dialog(page).getByText('Eén keer, alstublieft.').waitFor();
    expect(await dialog(page).getByText('Eén keer, alstublieft.').count()).toBe(1);
  });

  it('keeps every field as it was when a refusal comes above it', async () => {
    const page = await tab.open('Voorzitter Heerlen', { path: 'instellingen' });
    await page.getByRole('link', { name: 'Instellingen rekenkamer Heerlen' }).click();
    await page.getByRole('button', { name: 'Afwezigheid melden' }).click();
    const from = dialog(page).getByLabel('Eerste dag');
    const day = await from.inputValue();
    expect(day).not.toBe('');
    await dialog(page).getByLabel('Wie neemt waar?').selectOption('Voorzitter Heerlen (Voorzitter)');
    await dialog(page).getByRole('button', { name: 'Melden' }).click();
    await dialog(page).getByText('kan niet de eigen vervanger zijn').waitFor();
    expect(await from.inputValue()).toBe(day);
    expect(await dialog(page).getByLabel('Laatste dag').inputValue()).toBe('');
  });

  it('gives way to what somebody else did first, told with how it stands now', async () => {
    const [late, first] = await Promise.all([
      tab.open(researcher, { path: 'taken' }),
      tab.open(researcher, { path: 'taken' }),
    ]);
    await late.getByRole('button', { name: TITLE, exact: true }).click();
    await dialog(late).getByRole('button', { name: 'Klaar', exact: true }).waitFor();
    await first
      .getByRole('row')
      .filter({ hasText: TITLE })
      .getByRole('button', { name: /^Klaar/ })
      .click();
    await first.getByRole('status').getByText('is afgerond').waitFor();
    await dialog(late).getByRole('button', { name: 'Klaar', exact: true }).click();
    await dialog(late).getByRole('alert').waitFor();
    expect(await dialog(late).getByRole('button', { name: 'Klaar', exact: true }).count()).toBe(0);
    await dialog(late).getByRole('button', { name: 'Ongedaan maken' }).first().click();
    await dialog(late).getByRole('button', { name: 'Klaar', exact: true }).waitFor();
  });
});

describe('windows over the page', () => {
  it('open one upon the other and go back by keyboard, with the focus inside and then where it was', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    const opener = page.getByRole('button', { name: TITLE, exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Waarom deze datum?' }).focus();
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Terug' }).focus();
    expect(await dialog(page).locator(':focus').count()).toBe(1);
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Klaar', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.fui-DialogSurface').waitFor({ state: 'detached' });
    expect(await page.locator('#app').getAttribute('aria-hidden')).toBeNull();
    expect(await page.evaluate('document.activeElement?.textContent')).toBe(TITLE);
  });

  it('keep the keyboard inside whatever comes in the place of what was pressed', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await page.getByRole('button', { name: TITLE, exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Later', exact: true }).focus();
    await page.keyboard.press('Enter');
    await dialog(page).getByLabel('Weer melden op').waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).getByRole('button', { name: 'Klaar', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.fui-DialogSurface').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement?.textContent')).toBe(TITLE);
  });

  it('take away what was said before, which would lie over their buttons', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    const row = page.getByRole('row').filter({ hasText: 'Betrokkenen en rollen' });
    await row.getByRole('button', { name: /^Klaar/ }).click();
    const said = page.getByText('“Betrokkenen en rollen in kaart brengen” is afgerond.');
    await said.waitFor();
    await page.getByRole('button', { name: TITLE, exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Klaar', exact: true }).waitFor();
    expect(await said.count()).toBe(0);
  });

  it('go back to what stands open beneath, instead of upon it again', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await openTask(page);
    await dialog(page).getByRole('button', { name: 'Notities en redenen', exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Waarom deze datum?' }).click();
    await dialog(page).getByRole('button', { name: 'Notities en redenen', exact: true }).click();
    await dialog(page)
      .getByRole('heading', { name: /^Notities en redenen/ })
      .first()
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Terug' }).click();
    await dialog(page).getByRole('button', { name: 'Klaar', exact: true }).waitFor();
    expect(await dialog(page).getByRole('button', { name: 'Terug' }).count()).toBe(0);
  });

  it('take an absence from somebody’s own settings, where it is looked for', async () => {
    const page = await tab.open(researcher, { path: 'instellingen' });
    await page.getByRole('button', { name: 'Afwezigheid melden bij Heerlen' }).click();
    await dialog(page).getByLabel('Laatste dag').waitFor();
    expect(await dialog(page).getByRole('button', { name: 'Melden' }).count()).toBe(1);
  });

  it('hold a code that nobody can show again until they are closed on purpose', async () => {
    const page = await tab.open('Voorzitter Heerlen', { path: 'instellingen' });
    await page.getByRole('link', { name: 'Instellingen rekenkamer Heerlen' }).click();
    await page.getByRole('button', { name: 'Iemand uitnodigen' }).click();
    await dialog(page).getByRole('button', { name: 'Code maken' }).click();
    const code = dialog(page).getByText(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/);
    await code.waitFor();
    await page.mouse.click(5, 5);
    expect(await code.count()).toBe(1);
    await dialog(page).getByRole('button', { name: 'Sluiten' }).click();
    await page.locator('.fui-DialogSurface').waitFor({ state: 'detached' });
  });

  it('are all gone when what was done leaves nothing of them', async () => {
    const page = await tab.open('Secretaris Arnhem', { path: 'overzicht' });
    await page.getByRole('button', { name: 'Onderzoek starten' }).first().click();
    const begin = dialog(page).getByLabel('Begindatum');
    await begin.waitFor();
    const proposed = await begin.inputValue();
    // Until the window of the wave is there, the planner proposes its first day.
    const sooner = dialog(page).getByRole('button', { name: 'Vandaag beginnen' });
    if ((await sooner.count()) > 0) await sooner.click();
    await sooner.waitFor({ state: 'detached' });
    expect([proposed, await begin.inputValue()].map((day) => /^\d\d-\d\d-\d{4}$/.test(day))).toEqual([
      true,
      true,
    ]);
    await dialog(page).getByRole('button', { name: 'Starten' }).click();
    await page.getByRole('status').getByText('Het onderzoek in Arnhem is gestart').waitFor();
    await page.locator('.fui-DialogSurface').waitFor({ state: 'detached' });
  });

  it.each<[ThemeName, number]>([
    ['light', 1280],
    ['dark', 1280],
    ['contrast', 1280],
    ['light', 320],
  ])('have nothing that axe objects to in %s at %i pixels', async (theme, width) => {
    const page = await tab.open(researcher, { path: 'taken', theme, width });
    await openExtension(page);
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it('showed without any fault in the browser', () => {
    const lost = /ERR_FAILED/;
    expect(tab.faults.filter((fault) => !lost.test(fault))).toEqual([]);
  });
});
