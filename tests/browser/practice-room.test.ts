import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { createDataSource } from '../../entities/data-source';
import { openBrowser, PATIENCE_MS } from './browser';
import { build, run, start, type Program } from './program';
import { say } from './say';

let folder: string;
let program: Program;
let browser: Browser;
let page: Page;
const faults: string[] = [];

const environment = (): Record<string, string> => ({ PORT: '0', KAMERBODE_DATA: folder });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'practice-room-'));
  await build();
  [program, browser] = await Promise.all([start(environment()), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'nl-NL' });
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(program.origin);
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  rmSync(folder, { recursive: true });
});

const person = (name: string): Locator =>
  page.locator('.person').filter({ hasText: new RegExp(`^\\S*${name}`) });
const chat = (name: string): Locator => page.getByRole('region', { name, exact: true });

async function pick(name: string): Promise<Locator> {
  await person(name).click();
  await chat(name).waitFor();
  return chat(name);
}

/** How many pixels there are below what is in view. Runs in the page. */
const fromEnd = (log: { scrollHeight: number; scrollTop: number; clientHeight: number }): number =>
  log.scrollHeight - log.scrollTop - log.clientHeight;

/** Reads straight from the database, beside the program. */
async function stored(sql: string): Promise<unknown> {
  const source = await createDataSource({ sqliteFile: path.join(folder, 'kamerbode.sqlite') }).initialize();
  try {
    return await source.query(sql);
  } finally {
    await source.destroy();
  }
}
const stateOfTask = (): Promise<unknown> => stored(`SELECT state FROM study_task WHERE "taskId" = 'INT-03'`);

describe('the practice room', () => {
  it('says what it is and where to begin, and names everybody by role', async () => {
    await page.getByRole('heading', { name: 'Welkom in de oefenkamer' }).waitFor();
    expect(await page.locator('#people h2').allTextContents()).toEqual([
      'Programma',
      'Rekenkamer Arnhem',
      'Rekenkamer Groningen',
      'Rekenkamer Heerlen',
      'Rekenkamer Lelystad',
      'Nog niet aangesloten',
    ]);
    expect(await page.locator('#time').textContent()).toMatch(
      /^(ma|di|wo|do|vr|za|zo) \d{1,2} [a-z]+ \d{4} \d{2}:\d{2}$/,
    );
  });

  it('starts a study in a dialog, says so, and lets the message arrive in another chat', async () => {
    await page.getByRole('button', { name: 'Secretaris Heerlen', exact: true }).click();
    const secretary = chat('Secretaris Heerlen');
    await say(secretary, 'start');
    await secretary.getByRole('button', { name: 'Openen' }).last().click();
    const dialog = page.getByRole('dialog', { name: /Onderzoek starten/ });
    await dialog.waitFor();
    // The keyboard is inside, and stays there.
    expect(await dialog.locator(':focus').count()).toBe(1);
    // Dates read as they are written here, whatever language the browser has.
    const begin = dialog.getByLabel('Begindatum');
    // The planner proposes a later day, until the window of the wave is there.
    const sooner = dialog.getByRole('button', { name: 'Vandaag beginnen' });
    if ((await sooner.count()) > 0) await sooner.click();
    await sooner.waitFor({ state: 'detached' });
    const today = await begin.inputValue();
    expect(today).toMatch(/^\d\d-\d\d-\d{4}$/);
    await begin.fill('31-02-2026');
    await dialog.getByRole('button', { name: 'Starten' }).click();
    await dialog.getByText('Vul een bestaande dag in').waitFor();
    await begin.fill(today);
    await dialog.getByRole('button', { name: 'Starten' }).click();
    await dialog.waitFor({ state: 'detached' });
    // What came of it stands on a line of its own, over nothing.
    await secretary.getByRole('status').getByText('Het onderzoek in Heerlen is gestart').waitFor();

    const researcher = await pick('Onderzoeker Heerlen');
    await researcher.getByText('Begonnen: Intake en onderzoeksopzet').waitFor();
    expect(await stored('SELECT state FROM study WHERE "stageId" IS NOT NULL')).toEqual([
      { state: 'RUNNING' },
    ]);
  });

  it('changes a row with a real card, which changes in place, and changes it back', async () => {
    const researcher = chat('Onderzoeker Heerlen');
    await say(researcher, 'taak INT-03');
    const card = researcher.getByRole('article').last();
    await card.getByRole('button', { name: 'Klaar', exact: true }).click();
    await card.getByRole('button', { name: 'Ongedaan maken' }).waitFor();
    expect(await stateOfTask()).toEqual([{ state: 'DONE' }]);
    await card.getByRole('button', { name: 'Ongedaan maken' }).click();
    await card.getByRole('button', { name: 'Klaar', exact: true }).waitFor();
    expect(await stateOfTask()).toEqual([{ state: 'OPEN' }]);
  });

  it('leads from a card to its page in the tab, as whoever reads the card', async () => {
    const researcher = chat('Onderzoeker Heerlen');
    await say(researcher, 'mijn taken');
    const opened = page.context().waitForEvent('page');
    await researcher.getByRole('link', { name: 'Openen in Kamerbode' }).last().click();
    const tab = await opened;
    await tab.getByText('Onderzoeker Heerlen').first().waitFor();
    expect(new URL(tab.url()).hash).toBe('#/taken');
    await tab.close();
  });

  it('puts people side by side', async () => {
    await person('Voorzitter Heerlen').hover();
    await page.getByRole('button', { name: 'Voorzitter Heerlen ernaast zetten', exact: true }).click();
    await chat('Voorzitter Heerlen').waitFor();
    expect(await page.locator('.pane h2').allTextContents()).toEqual([
      'Onderzoeker Heerlen',
      'Voorzitter Heerlen',
    ]);
    // Who is picked takes the last place; whoever was there already stays where they were.
    await pick('Lid Heerlen');
    const log = chat('Onderzoeker Heerlen').locator('.log');
    expect(await log.evaluate(fromEnd)).toBeLessThan(2);
    await chat('Lid Heerlen').getByRole('button', { name: 'Dit gesprek sluiten' }).click();
    await chat('Lid Heerlen').waitFor({ state: 'detached' });
  });

  it('moves the clock to the next message, which arrives unread with who is not looking', async () => {
    const before = await page.locator('#time').textContent();
    const unread = person('Secretaris Heerlen').locator('.unread');
    // Whatever came earlier is read first; then somebody else is looked at.
    await pick('Secretaris Heerlen');
    await unread.waitFor({ state: 'hidden' });
    await pick('Onderzoeker Heerlen');
    await page.getByRole('button', { name: '+1 maand' }).click();
    await unread.waitFor();
    expect(await page.locator('#time').textContent()).not.toBe(before);
    const reminded = await pick('Secretaris Heerlen');
    await unread.waitFor({ state: 'hidden' });
    expect(await reminded.getByRole('article').count()).toBeGreaterThan(2);
  });

  it('lets in somebody new, from an organisation of choice', async () => {
    await page.getByRole('button', { name: 'Nieuwe persoon', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Nieuwe persoon' });
    await form.getByLabel('Naam').fill('Onderzoeker van een bureau');
    await form.getByLabel('Organisatie (tenant)').selectOption('Onderzoeksbureau');
    await form.getByRole('button', { name: 'Binnenlaten' }).click();
    const newcomer = chat('Onderzoeker van een bureau');
    await newcomer.getByText('Welkom bij Kamerbode').waitFor();
    expect(await stored(`SELECT name FROM person WHERE name LIKE '%bureau%'`)).toEqual([]);
  });

  it('is usable at phone width, with one chat and a menu', async () => {
    await page.setViewportSize({ width: 375, height: 720 });
    await page.getByRole('button', { name: 'Personen' }).click();
    await (await pick('Coördinator NPLV')).getByRole('button', { name: 'Versturen' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it('keeps everything from elsewhere out', async () => {
    const answer = await fetch(program.origin);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(faults).toEqual([]);
  });
});

describe('the program', () => {
  it('says kindly that a port is taken, and leaves what runs alone', async () => {
    const port = new URL(program.origin).port;
    const second = await run({ ...environment(), PORT: port });
    expect(second.code).toBe(1);
    expect(second.complained).toContain(`Poort ${port} is al in gebruik`);
    expect((await fetch(`${program.origin}/api/health`)).status).toBe(200);
  });

  it('lists every mistake in its settings and does not start', async () => {
    const ended = await run({ ...environment(), PORT: 'negen', KAMERBODE_DEMO: 'ja' });
    expect(ended.code).toBe(1);
    expect(ended.complained).toMatch(/PORT[^]*KAMERBODE_DEMO/);
  });

  it('has no practice room and no local endpoints with an app id', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const registered = await start({
      ...environment(),
      KAMERBODE_DATA: path.join(folder, 'registered'),
      MicrosoftAppId: id,
      MicrosoftAppPassword: 'geheim',
      MicrosoftAppTenantId: id,
    });
    try {
      const status = async (place: string) => (await fetch(registered.origin + place)).status;
      expect(await status('/api/health')).toBe(200);
      expect(await status('/')).toBe(404);
      expect(await status('/api/local/personas')).toBe(404);
      expect(await status('/api/local/clock')).toBe(404);
      expect(await status('/practice/api/room')).toBe(404);
    } finally {
      await registered.stop();
    }
  });

  it('stops tidily and goes on where it stopped', async () => {
    const clock = async (): Promise<number> => {
      const answer = await fetch(`${program.origin}/api/local/clock`);
      return Date.parse(z.object({ now: z.string() }).parse(await answer.json()).now);
    };
    const before = await clock();
    const { port } = new URL(program.origin);
    expect(await program.stop()).toBe(0);
    program = await start({ ...environment(), PORT: port });
    expect(program.said()).toContain('U gaat verder waar u gebleven was');
    expect(await clock()).toBeGreaterThanOrEqual(before);
    await page.goto(program.origin);
    await (await pick('Onderzoeker Heerlen')).getByText('Begonnen: Intake en onderzoeksopzet').waitFor();
  });
});
