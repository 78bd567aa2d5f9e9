/**
 * What runs over years, in the practice room, by real clicks: a declaration is registered, a commitment falls to risk
 * when the clock passes its date, its court confirms it with evidence, the coordinator's digest shows commitments and
 * window, and the next wave starts with what the last one left open.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { createDataSource } from '../../entities/data-source';
import { openBrowser, PATIENCE_MS } from './browser';
import { build, start, type Program } from './program';
import { say } from './say';

const PROOF = 'https://heerlen.example/besluit';
const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;
let program: Program;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'twenty-years-'));
  await build();
  [program, browser] = await Promise.all([start({ PORT: '0', KAMERBODE_DATA: folder }), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, locale: 'nl-NL' });
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(program.origin);
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  rmSync(folder, { recursive: true });
});

const chat = (name: string): Locator => page.getByRole('region', { name, exact: true });

async function pick(name: string): Promise<Locator> {
  await page
    .locator('.person')
    .filter({ hasText: new RegExp(`^\\S*${name}`) })
    .click();
  // Who looks for the first time is greeted.
  await chat(name).getByRole('article').first().waitFor();
  return chat(name);
}

/** Types it to the bot. @returns the card that answers */
async function types(who: string, text: string): Promise<Locator> {
  const pane = await pick(who);
  await say(pane, text);
  return pane.getByRole('article').last();
}

async function opens(who: string, text: string, title: RegExp): Promise<Locator> {
  await (await types(who, text)).getByRole('button', { name: 'Openen' }).click();
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.waitFor();
  return dialog;
}

async function sends(dialog: Locator, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Reads straight from the database, beside the program. */
async function commitment(id: string): Promise<{ status: string; dueOn: string | null }> {
  const source = await createDataSource({ sqliteFile: path.join(folder, 'kamerbode.sqlite') }).initialize();
  try {
    const rows: unknown = await source.query(
      `SELECT c.status, c."dueOn" FROM commitment c JOIN court ON court.id = c."courtId"
       WHERE court.municipality = 'Heerlen' AND c."commitmentId" = ?`,
      [id],
    );
    return z.tuple([z.object({ status: z.string(), dueOn: z.string().nullable() })]).parse(rows)[0];
  } finally {
    await source.destroy();
  }
}

async function now(): Promise<Date> {
  const answer = await fetch(`${program.origin}/api/local/clock`);
  return new Date(z.object({ now: z.string() }).parse(await answer.json()).now);
}

/** Presses the clock's buttons until that day is over: months, weeks and then days. */
async function passes(day: string): Promise<void> {
  const end = Date.parse(`${day}T23:00:00Z`);
  for (let left = end - (await now()).getTime(); left > 0; left = end - (await now()).getTime()) {
    const step = left > 31 * DAY_MS ? '+1 maand' : left > 7 * DAY_MS ? '+1 week' : '+1 dag';
    const button = page.getByRole('button', { name: step, exact: true });
    const moved = page.waitForResponse(`${program.origin}/api/local/clock`);
    await button.click();
    await moved;
    await page.locator('#time:not(.moving)').waitFor();
  }
}

const COORDINATOR = 'Coördinator NPLV';
const SECRETARY = 'Secretaris Heerlen';

it('says by itself where the next window stands, from the joint note of 30 January 2025', async () => {
  const window = 'Het volgende venster loopt van za 30 januari 2027 tot en met zo 30 januari 2028';
  const waves = await types(COORDINATOR, 'golven');
  await waves.getByText(window).waitFor();
  expect(await waves.textContent()).toContain('Startonderzoek 2023');
  expect(await waves.textContent()).toContain('ankerdatum do 30 jan 2025');
  await (await types(COORDINATOR, 'overzicht')).getByText(window).waitFor();
});

it('registers a declaration, by the coordinator', async () => {
  const dialog = await opens(COORDINATOR, 'intentieverklaring Heerlen', /Intentieverklaring/);
  const today = await now();
  const [year, month, day] = today.toISOString().slice(0, 10).split('-');
  await dialog.getByLabel('Getekend op').fill(`${day}-${month}-${year}`);
  await dialog.getByLabel('Deelname tot en met het jaar').fill('2042');
  await dialog.getByLabel(/^Budget per jaar/).fill('€ 15.000');
  await dialog.getByLabel(/^Dagen per jaar/).fill('60');
  await dialog.getByLabel(/^Vindplaats/).fill(PROOF);
  await sends(dialog, 'Vastleggen');
  await chat(COORDINATOR)
    .getByRole('status')
    .getByText('De intentieverklaring van Heerlen is vastgelegd')
    .waitFor();
  const own = await types(SECRETARY, 'toezeggingen');
  await own.getByText(/✓ Langjarige deelname: bevestigd/).waitFor();
  expect(await commitment('CONFIDENTIALITY')).toEqual({ status: 'CONFIRMED', dueOn: null });
});

it('lets a commitment fall to risk when the clock passes its date, and tells the coordinator', async () => {
  const { status, dueOn } = await commitment('LONG_TERM_PARTICIPATION');
  expect(status).toBe('CONFIRMED');
  await passes(dueOn ?? '');
  expect(await commitment('LONG_TERM_PARTICIPATION')).toEqual({ status: 'AT_RISK', dueOn });
  await (await types(SECRETARY, 'toezeggingen')).getByText(/! Langjarige deelname: in gevaar/).waitFor();
  const digest = await types(COORDINATOR, 'overzicht');
  await digest.getByText(/Toezegging in gevaar: .*Langjarige deelname/).waitFor();
  await digest.getByText('Het volgende venster loopt van za 30 januari 2027').waitFor();
  expect(await digest.textContent()).not.toContain('15.000');
});

it('confirms it, by its court, with evidence', async () => {
  const list = await types(SECRETARY, 'toezeggingen');
  await list.getByRole('button', { name: 'Jaarlijkse bevestiging' }).click();
  const card = chat(SECRETARY).getByRole('article').last();
  await card.getByText('Doet uw rekenkamer nog mee?').waitFor();
  await card.getByLabel(/^Eén vindplaats/).fill(PROOF);
  await card.getByRole('button', { name: 'Ja, wij blijven deelnemen' }).click();
  await chat(SECRETARY).getByText('Dank u: de toezeggingen zijn bevestigd').waitFor();
  expect((await commitment('LONG_TERM_PARTICIPATION')).status).toBe('CONFIRMED');
  const seen = await types(COORDINATOR, 'status Heerlen');
  expect(await seen.textContent()).not.toContain('Langjarige deelname');
  // That there is evidence is the court's; the coordinator is shown that it stands well, and no more.
  expect(await seen.textContent()).not.toContain(PROOF);
});

it('begins the next wave with what the last one left open', async () => {
  // The study of wave 2 came to its aftercare elsewhere; its tasks are open.
  await (await types(SECRETARY, 'start')).getByRole('button', { name: 'Openen' }).click();
  await page.getByRole('button', { name: 'Het onderzoek loopt al' }).click();
  const halfway = page.getByRole('dialog', { name: /Onderzoek starten/ });
  await halfway.getByLabel('Stap waarin het onderzoek nu is').selectOption('Nazorg en opvolging');
  const today = await halfway.getByLabel('Begindatum van die stap').inputValue();
  const gates = await halfway.getByRole('textbox').all();
  for (const gate of gates) if ((await gate.inputValue()) === '') await gate.fill(today);
  await sends(halfway, 'Starten');

  const opening = await opens(COORDINATOR, 'golf openen', /Golf openen/);
  await opening.getByLabel('Naam').fill('Vervolgonderzoek, derde golf');
  await sends(opening, 'Openen');

  const dialog = await opens(SECRETARY, 'start', /Onderzoek starten/);
  await dialog.getByText(/Uit het vorige onderzoek staat nog open: .*NAZ-02 Bevindingen vrijgeven/).waitFor();
  // Today, though another day is proposed.
  await dialog.getByLabel('Begindatum').fill(today);
  await sends(dialog, 'Starten');
  const study = await types(SECRETARY, 'status');
  await study.getByText('Vervolgonderzoek, derde golf').first().waitFor();
  await study.getByText(/Uit het vorige onderzoek staat nog open: .*NAZ-0/).waitFor();
  expect(faults).toEqual([]);
});
