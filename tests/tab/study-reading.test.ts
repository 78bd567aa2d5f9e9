/** A study in a real browser: who reads what of it, in every theme, on a phone, and when there is very much of it. */
import type { Page, Route } from 'playwright-core';
import { z } from 'zod';
import { axeFaults, readUntil, sidewaysScroll, startTab, type TabKit, type ThemeName } from './kit';
import { askGate, fillStudy } from './large-study';

let tab: TabKit;
let studyId: string;

const INTERVIEWS = 30;
const NOTES = 200;
const researcher = 'Onderzoeker Heerlen';
const external = 'Extern onderzoeker';
const PARTS = ['phases', 'tasks', 'gate', 'registers', 'findings', 'recommendations', 'history'];
const PATHS = ['', 'taken', 'faseovergang', 'registers', 'vragen', 'aanbevelingen', 'geschiedenis'];

beforeAll(async () => {
  tab = await startTab();
  studyId = await tab.startStudy();
  await fillStudy(tab, studyId, { interviews: INTERVIEWS, notes: NOTES });
  await askGate(tab, studyId);
});

afterAll(() => tab.stop());

const head = z.looseObject({ head: z.object({ parts: z.array(z.string()) }), content: z.unknown() });

async function statuses(name: string | null): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const part of PARTS) found[part] = (await tab.ask(name, `study/${studyId}/${part}`)).status;
  return found;
}

const all = (status: number): Record<string, number> =>
  Object.fromEntries(PARTS.map((part) => [part, status]));

describe('who reads what', () => {
  it('the court’s own people read all of it', async () => {
    for (const name of [researcher, 'Voorzitter Heerlen', 'Secretaris Heerlen'])
      expect(await statuses(name)).toEqual(all(200));
  });

  it('a coordinator reads how the phases stand and what was released, and is answered nothing else', async () => {
    expect(await statuses('Coördinator NPLV')).toEqual({ ...all(403), phases: 200, findings: 200 });
    const { body } = await tab.ask('Coördinator NPLV', `study/${studyId}/phases`);
    const read = head.parse(body);
    expect(read.content).toBeNull();
    expect(read.head.parts).toEqual(['PHASES', 'FINDINGS']);
    expect(JSON.stringify(body)).not.toMatch(/Heerlen (?!")|Vooronderzoek|binnen een week/);
    const page = await tab.open('Coördinator NPLV', { path: `onderzoek/${studyId}` });
    await page.getByText('De inhoud is van de rekenkamer.').waitFor();
    const parts = page.getByRole('navigation', { name: 'Onderdelen van dit onderzoek' }).getByRole('link');
    expect(await parts.allTextContents()).toEqual(['Fasen', 'Vragen']);
  });

  it('people of another court read what was released, if they are its chair, and nothing else', async () => {
    expect(await statuses('Voorzitter Arnhem')).toEqual({ ...all(403), findings: 200 });
    expect(await statuses('Onderzoeker Arnhem')).toEqual(all(403));
    // How it stands is for the court and the coordinators.
    expect((await tab.ask('Voorzitter Arnhem', `study/${studyId}/findings`)).body).toMatchObject({
      head: { own: false, stand: null },
    });
    expect((await tab.ask('Coördinator NPLV', `study/${studyId}/findings`)).body).toMatchObject({
      head: { stand: { state: 'RUNNING', pausedOn: null } },
    });
    const page = await tab.open('Onderzoeker Arnhem', { path: `onderzoek/${studyId}/taken` });
    await page.getByRole('alert').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Conceptgespreksverslag');
  });

  it('nobody reads any of it without a token, nor of a study that there is not', async () => {
    expect(await statuses(null)).toEqual(all(401));
    const strange = await tab.ask(researcher, 'study/7c9e6679-7425-40de-944b-e07fc1f90ae7/phases');
    expect(strange.status).toBe(404);
    expect((await tab.ask(researcher, `study/${studyId}/nothing`)).status).toBe(404);
  });

  it('an external researcher reads the study that the invitation is for, and no earlier one', async () => {
    const { id: courtId, studies } = await tab.courtOf('Secretaris Heerlen');
    const invited = await tab.submit(
      'Secretaris Heerlen',
      { dialog: 'INVITE', courtId },
      { role: 'EXTERNAL_RESEARCHER', studyId, tenantId: '00000002-0000-4000-8000-000000000000' },
    );
    const code = z.object({ secret: z.string() }).parse(invited.body).secret;
    await tab.ask(external, 'action', {
      actionId: '5b0f5b0e-0a53-4c0e-9a37-2b6f0f6b7a11',
      data: { kb: 1, command: { name: 'REDEEM_CODE', code } },
    });
    expect(await statuses(external)).toEqual(all(200));
    const earlier = studies.find(({ id }) => id !== studyId)?.id ?? '';
    expect((await tab.ask(external, `study/${earlier}/phases`)).status).toBe(403);
    expect((await tab.ask(researcher, `study/${earlier}/phases`)).status).toBe(200);
  });

  it('an earlier study is read the same way, one link away', async () => {
    const page = await tab.open(researcher, { path: `onderzoek/${studyId}` });
    await page.getByRole('link', { name: 'Startonderzoek 2023' }).click();
    await page.getByText('Startonderzoek 2023 · afgesloten').waitFor();
    expect(await page.getByRole('link', { name: 'Geschiedenis' }).isVisible()).toBe(true);
  });

  it('one from before Kamerbode says that it has no stages, instead of a chart with nothing on it', async () => {
    const { studies } = await tab.courtOf(researcher);
    const earlier = studies.find(({ id }) => id !== studyId)?.id ?? '';
    const page = await tab.open(researcher, { path: `onderzoek/${earlier}` });
    await page.getByText('Van dit onderzoek zijn geen stappen vastgelegd.').waitFor();
    expect(await page.getByRole('img', { name: /tijdlijn/ }).count()).toBe(0);
  });
});

const openHistory = (): Promise<Page> => tab.open(researcher, { path: `onderzoek/${studyId}/geschiedenis` });
/** What is said of the list above it. */
const stand = (page: Page): Promise<string> => page.locator('main').getByRole('status').first().innerText();

describe('a study with very much in it', () => {
  it('leaves out of somebody’s own tasks what follows something else, until it is asked for', async () => {
    const page = await tab.open(researcher, { path: 'taken' });
    await page.getByText(/open taken, .*Er komen er nog \d+, na iets anders/).waitFor();
    const later = page.getByRole('row').filter({ hasText: `(interview ${INTERVIEWS})` });
    expect(await later.count()).toBe(0);
    expect(await page.getByRole('row').count()).toBeLessThan(30);
    await page.getByLabel('Welke taken').selectOption({ label: 'Komt nog, na iets anders (90)' });
    await later.first().waitFor();
    expect(await page.getByRole('button', { name: /^Klaar/ }).count()).toBe(0);
  });

  it('shows first what can be done now, and all of it when asked', async () => {
    const page = await tab.open(researcher, { path: `onderzoek/${studyId}/taken` });
    await page.getByLabel('Welke taken').waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(30);
    await page.getByLabel('Welke taken').selectOption('ALL');
    await page.getByLabel('Zoeken in deze lijst').fill(`interview ${INTERVIEWS}`);
    await page
      .getByRole('row')
      .filter({ hasText: `Conceptgespreksverslag maken (interview ${INTERVIEWS})` })
      .waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(10);
  });

  it('tells its history page by page, beginning each at its list', async () => {
    const page = await openHistory();
    await page.getByText(/^Pagina 1 van \d \(23\d gebeurtenissen\)$/).waitFor();
    await page.getByText(`Notitie ${NOTES} over het vooronderzoek`).waitFor();
    await page.getByRole('button', { name: 'Ouder' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^Pagina 2 van/).waitFor();
    expect(await page.getByText(`Notitie ${NOTES} over`).count()).toBe(0);
    const list = page.getByRole('region', { name: 'Geschiedenis' });
    expect(await list.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true);
    expect(await stand(page)).toMatch(/^23\d gebeurtenissen, pagina 2 van 5$/);

    await page.goBack();
    await page.getByText(/^Pagina 1 van/).waitFor();
    await page.goForward();
    await page.getByText(/^Pagina 2 van/).waitFor();
    await page.reload();
    await page.getByText(/^Pagina 2 van/).waitFor();
  });

  it('is looked through as a whole, and going back finds it as it was', async () => {
    const page = await openHistory();
    await page.getByText(/^Pagina 1 van/).waitFor();
    const field = page.getByLabel('Zoeken in de hele geschiedenis');
    await field.pressSequentially('VOORONDERZÓEK notitie');
    await readUntil('200 van', async () => (await stand(page)).slice(0, 7));
    expect(await stand(page)).toMatch(/^200 van 23\d gebeurtenissen gevonden, pagina 1 van 4$/);
    expect(await field.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true);
    await page.getByRole('button', { name: 'Ouder' }).click();
    await page.getByText('Notitie 120 over het vooronderzoek').waitFor();

    await page.getByRole('link', { name: 'Registers' }).click();
    await page.getByRole('heading', { level: 1, name: /^Registers/ }).waitFor();
    await page.goBack();
    await page.getByText('Notitie 120 over het vooronderzoek').waitFor();
    expect(await field.inputValue()).toBe('VOORONDERZÓEK notitie');
    await page.goBack();
    await page.goBack();
    await page.getByText(/^Pagina 1 van 5/).waitFor();
    expect(await field.inputValue()).toBe('');

    await field.fill('staat er niet');
    await page.getByText('Niets gevonden met “staat er niet”.').waitFor();
    await field.fill('');
    await page.getByText(/^Pagina 1 van 5/).waitFor();
  });

  it('shows what was there while it looks, and stops looking when asked', async () => {
    const page = await openHistory();
    await page.getByText(/^Pagina 1 van 5/).waitFor();
    const held: Route[] = [];
    await page.route(/\?q=/, (route) => void held.push(route));
    await page.getByLabel('Zoeken in de hele geschiedenis').fill('normenkader');
    await page.getByText('Wordt opgezocht…').waitFor();
    expect(await page.getByText(`Notitie ${NOTES} over het vooronderzoek`).count()).toBe(1);
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await readUntil('23', async () => (await stand(page)).slice(0, 2));
    expect(await page.getByLabel('Zoeken in de hele geschiedenis').inputValue()).toBe('');
    expect(page.url()).not.toContain('zoek=');
    await page.unroute(/\?q=/);
    expect(held).toHaveLength(1);

    await page.route(/\?q=/, (route) => route.abort());
    await page.getByLabel('Zoeken in de hele geschiedenis').fill('normenkader');
    await page.getByRole('alert').getByText('Er is geen verbinding').waitFor();
    expect(await page.getByText(`Notitie ${NOTES} over het vooronderzoek`).count()).toBe(1);
    await page.unroute(/\?q=/);
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
    await readUntil(true, async () => (await stand(page)).includes('gevonden'));
    expect(await page.getByRole('alert').count()).toBe(0);
    tab.faults.splice(0, tab.faults.length, ...tab.faults.filter((fault) => !fault.includes('ERR_FAILED')));
  });
});

describe('how it looks', () => {
  it.each<[ThemeName, number]>([
    ['light', 1280],
    ['dark', 1280],
    ['contrast', 1280],
    ['light', 320],
  ])('no part has anything that axe objects to in %s at %i pixels, and all fit', async (theme, width) => {
    const found: Record<string, unknown> = {};
    for (const part of PATHS) {
      const path = `onderzoek/${studyId}${part === '' ? '' : `/${part}`}`;
      const page = await tab.open('Voorzitter Heerlen', { path, theme, width });
      await page.getByText('Andere golven van deze rekenkamer').waitFor();
      found[part] = [await axeFaults(page), await sidewaysScroll(page)];
      await page.context().close();
    }
    expect(found).toEqual(Object.fromEntries(PATHS.map((part) => [part, [[], 0]])));
  });

  it('nothing went wrong in the browser', () => {
    expect(tab.faults).toEqual([]);
  });
});
