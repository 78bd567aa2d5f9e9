/**
 * What a court hands its council, in a real browser on twenty years of data: the document and its print, the
 * recommendations and the questions through the years, and who may see what of them.
 */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { fillCouncilYears, SECRET } from './council-years';
import { axeFaults, sidewaysScroll, startTab, type TabKit, type ThemeName } from './kit';

const chair = 'Voorzitter Arnhem';
const secretary = 'Secretaris Arnhem';
const chairElsewhere = 'Voorzitter Groningen';
const secretaryElsewhere = 'Secretaris Groningen';
const coordinator = 'Coördinator';

let tab: TabKit;
let courtId = '';
beforeAll(async () => {
  tab = await startTab(async (folder) => {
    courtId = await fillCouncilYears(folder);
  });
});
afterAll(() => tab.stop());

const RECOMMENDATIONS = 'aanbevelingen';
const QUESTIONS = 'vragen';

const open = (name: string, part = '', theme: ThemeName = 'light', width = 1280): Promise<Page> =>
  tab.open(name, {
    path: `rekenkamer/${courtId}/geschiedenis${part === '' ? '' : `/${part}`}`,
    theme,
    width,
  });

const ask = (name: string | null, part = '') =>
  tab.ask(name, `council-overview/${courtId}${part === '' ? '' : `/${part}`}`);

/** Behind an address that was made; the program that a test starts is found at another port than it thinks. */
const fetched = (address: string) => fetch(new URL(new URL(address).pathname, tab.origin));

const titleOf = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

describe('the historical overview', () => {
  it('is the document for the council, with a contents list that leads to its parts', async () => {
    const page = await open(secretary);
    expect(await titleOf(page)).toBe('Historisch overzicht');
    await page.getByRole('navigation', { name: 'Inhoud' }).getByRole('link', { name: 'Golf 7' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Golf 7');
    expect(page.url()).toContain(`#/rekenkamer/${courtId}/geschiedenis`);
  });

  it('is reached from the menu', async () => {
    const page = await tab.open(secretary);
    await page.getByRole('link', { name: 'Voor de raad' }).click();
    await page.getByRole('heading', { level: 1, name: 'Historisch overzicht' }).waitFor();
    expect(page.url()).toContain(courtId);
  });

  it('prints as the document and nothing else, black on white, in a dark theme too', async () => {
    const page = await open(chair, '', 'dark');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Afdrukken' }).isVisible()).toBe(false);
    expect(await page.getByRole('navigation', { name: 'Pagina’s' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'Overdracht aan de nieuwe raad' }).isVisible()).toBe(
      false,
    );
    expect(
      await page.getByRole('heading', { level: 2, name: 'De oordelen, golf naast golf' }).isVisible(),
    ).toBe(true);
    const colours = await page.evaluate(
      `[...document.querySelectorAll('h1, article p, article td')].map((one) => getComputedStyle(one).color)`,
    );
    const read = z.array(z.string()).parse(colours);
    expect([...new Set(read)].toSorted()).toEqual(['rgb(0, 0, 0)', 'rgb(68, 68, 68)']);
    const head = await page.evaluate(`getComputedStyle(document.querySelector('article thead')).display`);
    expect(head).toBe('table-header-group');
  });

  it('can be shared for a day at an address, and as a Word file, by keyboard', async () => {
    const page = await open(secretary);
    await page.getByRole('button', { name: 'Deelbare koppeling voor een dag' }).focus();
    await page.keyboard.press('Enter');
    const address = await page.getByLabel('Adres').inputValue();
    await page.getByText('laatst gedeeld op').waitFor();
    const read = await fetched(address);
    expect(read.status).toBe(200);
    expect(await read.text()).toContain('Historisch overzicht');
    const word = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Word-bestand' }).click();
    expect((await word).suggestedFilename()).toBe('historisch-overzicht-arnhem.docx');
    // It has an address of its own: the one before it works no more.
    expect((await fetched(address)).status).toBe(404);
  });

  it('offers the file for the new council when handing over is due', async () => {
    const page = await open(chair);
    await page.getByRole('button', { name: 'Overdrachtsdossier maken' }).click();
    const read = await fetched(await page.getByLabel('Adres').inputValue());
    expect(await read.text()).toContain('Overdracht aan de nieuwe raad');
    await page.getByRole('button', { name: 'Overgedragen melden' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).waitFor();
  });
});

describe('the recommendations through the years', () => {
  it('stand by wave, with the decision of the council and what became of each in every year', async () => {
    const page = await open(secretary, RECOMMENDATIONS);
    const seventh = page.getByRole('table', { name: 'Aanbevelingen, Golf 7' });
    const row = seventh.getByRole('row').filter({ hasText: /^2\. Informeer de raad/ });
    expect(await row.innerText()).toMatch(/college[^]*overgenomen[^]*in uitvoering/);
    expect(await page.getByRole('status').first().innerText()).toBe('84 aanbevelingen');
  });

  it('are filtered by wave, addressee and status, by keyboard', async () => {
    const page = await open(secretary, RECOMMENDATIONS);
    await page.getByLabel('Golf', { exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByText('12 van 84 aanbevelingen').isVisible()).toBe(true);
    await page.getByLabel('Gericht aan').selectOption('raad');
    expect(await page.getByText('4 van 84 aanbevelingen').isVisible()).toBe(true);
    await page.getByLabel('Stand').selectOption('nog open');
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Golf 7']);
    await page.getByRole('button', { name: 'Alles tonen' }).click();
    expect(await page.getByText('84 aanbevelingen', { exact: true }).isVisible()).toBe(true);
  });

  it('open in their dialog, and show what was entered there', async () => {
    const page = await open(secretary, RECOMMENDATIONS);
    const table = page.getByRole('table', { name: 'Aanbevelingen, Golf 7' });
    await table.getByRole('button', { name: /^1\. Leg vóór/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Gericht aan/).fill('college en raad');
    await dialog.getByRole('button', { name: 'Vastleggen' }).click();
    await table.getByText('college en raad').waitFor();
    expect(await page.getByLabel('Gericht aan').innerText()).toContain('college en raad');
  });
});

describe('the questions wave against wave', () => {
  it('say what the verdict was and became, and what the council decided in between', async () => {
    const page = await open(secretary, QUESTIONS);
    const row = page
      .getByRole('table', { name: 'Oordeel per vraag en golf' })
      .getByRole('row')
      .filter({ hasText: /^2\./ });
    expect(await row.innerText()).toMatch(/was: [^]*gezamenlijk/);
    await row.getByRole('button').focus();
    await page.keyboard.press('Enter');
    const one = page.getByRole('region', { name: /^2\./ });
    expect(await one.innerText()).toContain('Ertussen besloot de raad over negen aanbevelingen');
    expect(await one.innerText()).toContain('Zo beantwoord door de rekenkamers samen.');
    await page.keyboard.press('Escape');
    await one.waitFor({ state: 'detached' });
  });

  it('stand beside those of other courts for a chair, and for nobody else of the court', async () => {
    const page = await open(chair, QUESTIONS);
    await page.getByRole('button', { name: /^1\./ }).click();
    const others = page.getByRole('table', { name: 'Vraag 1 in andere rekenkamers' });
    await others.waitFor();
    expect(await others.getByRole('rowheader').count()).toBe(18);
    expect((await ask(secretary, 'question-1')).body).toEqual({ courts: [] });
    await page.getByLabel('Rekenkamer', { exact: true }).selectOption('Groningen');
    await page.getByText('Rekenkamer Groningen. U ziet').waitFor();
    const own = await open(secretary, QUESTIONS);
    expect(await own.getByLabel('Rekenkamer', { exact: true }).count()).toBe(0);
    await own.getByRole('button', { name: /^1\./ }).click();
    expect(await own.getByRole('heading', { name: 'In andere rekenkamers' }).count()).toBe(0);
  });
});

describe('when there is nothing, or nobody answers', () => {
  it('says so of a court without recommendations', async () => {
    const page = await tab.open(secretaryElsewhere);
    await page.getByRole('link', { name: 'Voor de raad' }).click();
    await page.getByRole('link', { name: 'Aanbevelingen door de jaren' }).click();
    await page.getByText('Er zijn nog geen gepubliceerde aanbevelingen').waitFor();
    expect(await page.getByLabel('Stand').count()).toBe(0);
  });

  it('says that no address was made, and makes it when there is a connection again', async () => {
    const page = await open(secretary);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Deelbare koppeling voor een dag' }).click();
    await page.getByRole('status').getByText('Er is geen verbinding met Kamerbode').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Deelbare koppeling voor een dag' }).click();
    expect(await page.getByLabel('Adres').inputValue()).toContain('/api/documents/');
  });
});

describe('who sees what', () => {
  it.each([coordinator, chairElsewhere])('%s reads what was released, and nothing else', async (name) => {
    const { status, body } = await ask(name);
    expect({ status, body }).toEqual({
      status: 200,
      body: { court: { id: courtId, municipality: 'Arnhem' }, own: null },
    });
    expect((await ask(name, 'recommendations')).status).toBe(403);
    const questions = await ask(name, 'questions');
    expect(questions.status).toBe(200);
    const text = JSON.stringify(questions.body);
    expect(text).not.toContain('Leg vóór');
    expect(text).not.toContain('LEFT_OUT');
    expect(text).toContain('RELEASED');
    const page = await open(name);
    await page.getByText('alleen de oordelen die haar voorzitter heeft vrijgegeven').waitFor();
    expect(await page.getByRole('link', { name: 'Aanbevelingen door de jaren' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Word-bestand' }).count()).toBe(0);
  });

  it('a coordinator comes to the released verdicts from the menu', async () => {
    const page = await tab.open(coordinator);
    await page.getByRole('link', { name: 'Bevindingen' }).click();
    await page.getByRole('table', { name: 'Oordeel per vraag en golf' }).waitFor();
    await page.getByLabel('Rekenkamer', { exact: true }).selectOption('Arnhem');
    await page.getByText('Rekenkamer Arnhem. U ziet').waitFor();
    expect(await titleOf(page)).toBe('Vragen, golf naast golf');
  });

  it.each(['', 'recommendations', 'questions', 'question-1'])(
    'somebody else of another court is refused "%s", and nobody at all too',
    async (part) => {
      expect((await ask(secretaryElsewhere, part)).status).toBe(403);
      expect((await ask(null, part)).status).toBe(401);
    },
  );

  it('what was not released or published is answered to nobody', async () => {
    for (const name of [chair, secretary, coordinator, chairElsewhere])
      for (const part of ['', 'recommendations', 'questions', 'question-16', 'question-1'])
        expect(JSON.stringify((await ask(name, part)).body)).not.toContain(SECRET);
    expect((await ask(coordinator, 'question-16')).body).toEqual({ courts: [] });
  });

  it('what there is not is not found', async () => {
    expect((await ask(chair, 'question-99')).status).toBe(404);
    expect((await ask(chair, 'something')).status).toBe(404);
    expect((await tab.ask(chair, 'council-overview')).status).toBe(404);
  });
});

describe('everybody can read it', () => {
  it.each<[string, ThemeName, number]>([
    ['', 'light', 1280],
    ['', 'dark', 320],
    ['', 'contrast', 1280],
    [RECOMMENDATIONS, 'light', 320],
    [RECOMMENDATIONS, 'dark', 1280],
    [RECOMMENDATIONS, 'contrast', 1280],
    [QUESTIONS, 'light', 1280],
    [QUESTIONS, 'dark', 1280],
    [QUESTIONS, 'contrast', 320],
  ])('"%s" in %s at %i pixels', async (part, theme, width) => {
    const page = await open(chair, part, theme, width);
    if (part === QUESTIONS) {
      await page.getByRole('button', { name: /^2\./ }).click();
      await page.getByRole('table', { name: 'Vraag 2 in andere rekenkamers' }).waitFor();
    }
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.close();
  });

  it('showed without any fault in the browser', () => {
    // The one that a test cut off is told by the browser too.
    expect(tab.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});
