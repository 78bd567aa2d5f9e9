/**
 * A court goes from one installation to another in a real browser: exported by its chair, looked through and put back by
 * the coordinator of an empty one; and what is refused, with what people read then.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { openForReading } from '../../bot/study/database';
import { checkExcerpts } from '../../bot/study/memory/excerpts';
import { checkChains } from '../../bot/study/memory/verify';
import { axeFaults, sidewaysScroll, startTab, type TabKit, type ThemeName } from './kit';

const chair = 'Voorzitter Heerlen';
const researcher = 'Onderzoeker Heerlen';
const elsewhere = 'Voorzitter Arnhem';
const coordinator = 'Coördinator NPLV';
const MEGABYTE = 1_000_000;

/** Where the court is, and where nothing was begun. */
let from: TabKit;
let to: TabKit;
let folder = '';
let courtId = '';
let zip: Buffer;

beforeAll(async () => {
  from = await startTab();
  to = await startTab((empty) => {
    folder = empty;
    return Promise.resolve();
  });
  await from.startStudy();
  courtId = (await from.courtOf(chair)).id;
  zip = await download(from);
});
afterAll(async () => {
  await from.stop();
  await to.stop();
});

const transfer = (page: Page) => page.getByRole('region', { name: 'Exporteren en terugzetten', exact: true });
const CHOOSE = 'Export kiezen en controleren';

/** The export as the chair's browser keeps it. */
async function download(tab: TabKit): Promise<Buffer> {
  const page = await tab.open(chair, { path: `rekenkamer/${courtId}/instellingen` });
  const downloading = page.waitForEvent('download');
  await transfer(page).getByRole('button', { name: 'Export downloaden' }).click();
  const file = readFileSync(await (await downloading).path());
  await page.close();
  return file;
}

const settings = (tab: TabKit, theme: ThemeName = 'light', width = 1280) =>
  tab.open(coordinator, { path: 'instellingen', theme, width });

async function choose(page: Page, content: Buffer, name = 'kamerbode-heerlen.zip'): Promise<void> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const choosing = page.waitForEvent('filechooser');
  await transfer(page).getByRole('button', { name: CHOOSE }).focus();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles(file);
}

/** The export with a file of it changed, and its sums as they were. */
function tampered(name: string, change: (text: string) => string): Buffer {
  const files = unzipSync(zip);
  const changed = Buffer.from(change(Buffer.from(files[name] ?? []).toString('utf8')));
  return Buffer.from(zipSync({ ...files, [name]: changed }));
}

async function send(tab: TabKit, who: string | null, place: string, body: Buffer) {
  const answer = await fetch(`${tab.origin}/api/tab/${place}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/zip',
      ...(who === null ? {} : { authorization: `Bearer ${await tab.token(who)}` }),
    },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

describe('where the court is already', () => {
  it('a coordinator reads that the export holds, what is in it, and why it cannot be put back here', async () => {
    const page = await settings(from);
    await choose(page, zip);
    const part = transfer(page);
    await part.getByRole('status').getByText('De export van Heerlen klopt.').waitFor();
    await part.getByText(/^Golf 2, begonnen op .*, loopt: \d+ gebeurtenis/).waitFor();
    await part
      .getByText('Terugzetten kan hier niet. De rekenkamer van Heerlen staat al in deze database.')
      .waitFor();
    expect(await part.getByRole('button', { name: /terugzetten$/ }).count()).toBe(0);
  });

  it('its chair looks it through as well, and reads that the history goes on from there', async () => {
    const page = await from.open(chair, { path: `rekenkamer/${courtId}/instellingen` });
    await choose(page, zip);
    await transfer(page).getByText('Gaat hier verder waar de export eindigt').waitFor();
    await transfer(page).getByText('Terugzetten doet een coördinator, in een nieuwe installatie.').waitFor();
    expect(
      await transfer(page)
        .getByRole('button', { name: /terugzetten$/ })
        .count(),
    ).toBe(0);
  });

  it('nobody else hands one in, on the page nor at the address', async () => {
    const page = await from.open(researcher, { path: `rekenkamer/${courtId}/instellingen` });
    await transfer(page).waitFor();
    expect(await transfer(page).getByRole('button').count()).toBe(0);
    for (const [who, place, status] of [
      [null, 'check-export', 401],
      [null, 'import', 401],
      [researcher, `check-export/${courtId}`, 403],
      [elsewhere, `check-export/${courtId}`, 403],
      [chair, 'check-export', 403],
      [chair, 'import', 403],
      [coordinator, 'import', 422],
    ] as const) {
      expect([who, place, (await send(from, who, place, zip)).status]).toEqual([who, place, status]);
    }
  });
});

describe('an export that does not hold', () => {
  it('is told with what is wrong and where, and cannot be put back', async () => {
    const page = await settings(to);
    const part = transfer(page);
    await choose(
      page,
      tampered('tabellen/history_entry.jsonl', (text) => text.replace('"role":', '"rol":')),
    );
    await part.getByRole('status').getByText('De export van Heerlen klopt niet.').waitFor();
    await part.getByText('tabellen/history_entry.jsonl: is gewijzigd (de SHA-256 klopt niet).').waitFor();
    await part.getByText('tabellen/history_entry.jsonl, regel 1: het veld rol is onbekend.').waitFor();
    expect(await part.getByRole('button', { name: /terugzetten$/ }).count()).toBe(0);

    await choose(page, zip.subarray(0, zip.length / 2), 'half.zip');
    await part.getByText('Dit is geen zip-bestand, of het is beschadigd.').waitFor();
    await choose(page, Buffer.from('%PDF-1.7'), 'rapport.pdf');
    await part.getByRole('status').getByText('Dit bestand is geen export die klopt.').waitFor();
    await choose(page, Buffer.from(unzipSync(zip)['overzicht.docx'] ?? []), 'overzicht.docx');
    await part.getByText('SHA256SUMS ontbreekt: dit is geen volledige export.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('is not even sent when it is too large, nor taken by the server', async () => {
    const page = await settings(to);
    await choose(page, Buffer.alloc(16 * MEGABYTE + 1), 'film.zip');
    await transfer(page).getByRole('alert').getByText('film.zip is groter dan 16 MB').waitFor();
    const taken = await send(to, coordinator, 'check-export', Buffer.alloc(16 * MEGABYTE + 1));
    expect(taken).toMatchObject({ status: 413, text: expect.stringContaining('FILE_TOO_LARGE') });
    expect((await send(to, coordinator, 'import', Buffer.alloc(21 * MEGABYTE))).status).toBe(413);
  });
});

describe('where nothing was begun', () => {
  it('looking through can be cancelled, by keyboard', async () => {
    const page = await settings(to);
    await page.route('**/api/tab/check-export', () => undefined);
    await choose(page, zip);
    const part = transfer(page);
    await part.getByRole('status').getByText('wordt verstuurd en gecontroleerd').waitFor();
    await part.getByRole('progressbar', { name: 'Voortgang van het controleren' }).waitFor();
    await part.getByRole('button', { name: 'Annuleren' }).focus();
    await page.keyboard.press('Enter');
    await part.getByRole('status').getByText('Gestopt; er is niets veranderd.').waitFor();
    await page.unroute('**/api/tab/check-export');
    await part.getByRole('button', { name: 'Opnieuw controleren' }).click();
    await part.getByRole('status').getByText('De export van Heerlen klopt.').waitFor();
    expect(await part.getByRole('progressbar').count()).toBe(0);
  });

  it('a lost connection while putting back is told as what it is, and looked up by looking through again', async () => {
    const page = await settings(to);
    await page.route('**/api/tab/import', (route) => route.abort());
    await choose(page, zip);
    const part = transfer(page);
    await part.getByRole('button', { name: 'De rekenkamer van Heerlen terugzetten' }).click();
    await part.getByRole('alert').getByText('Of de export is teruggezet, is niet bekend.').waitFor();
    await part.getByRole('button', { name: 'Opnieuw controleren' }).click();
    await part.getByText('kan hier worden teruggezet').waitFor();
    // The browser says so as well.
    expect(to.faults.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
  });

  it.each<[ThemeName, number]>([
    ['light', 320],
    ['dark', 1280],
    ['contrast', 360],
  ])('axe objects to nothing in %s at %i pixels, and it fits', async (theme, width) => {
    const page = await settings(to, theme, width);
    await choose(page, zip);
    await transfer(page).getByText('kan hier worden teruggezet').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it('the court is put back by keyboard, and is there as it was: same bytes, whole chains', async () => {
    const page = await settings(to);
    await choose(page, zip);
    const part = transfer(page);
    await part.getByText('De rekenkamer van Heerlen kan hier worden teruggezet').waitFor();
    await part.getByRole('button', { name: 'De rekenkamer van Heerlen terugzetten' }).focus();
    await page.keyboard.press('Enter');
    await part.getByRole('status').getByText('De rekenkamer van Heerlen is teruggezet').waitFor();
    // The page shows it at once, among the courts.
    await page.getByRole('region', { name: 'Rekenkamers' }).getByRole('link', { name: 'Heerlen' }).waitFor();
    await part.getByRole('link', { name: 'Instellingen rekenkamer Heerlen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Instellingen rekenkamer Heerlen' }).waitFor();

    expect((await download(to)).equals(zip)).toBe(true);
    const database = await openForReading({ sqliteFile: path.join(folder, 'kamerbode.sqlite') });
    const chains = await checkChains(database);
    expect(chains.map(({ of, state }) => [of?.wave ?? 0, state.ok])).toEqual([
      [0, true],
      [1, true],
      [2, true],
    ]);
    expect((await checkExcerpts(database)).wrong).toEqual([]);
    await database.close();
    const { status, text } = await send(to, coordinator, 'import', zip);
    expect([status, text]).toEqual([422, expect.stringMatching(/teruggezet, uit deze export\./)]);
    expect((await to.ask(coordinator, 'overview')).status).toBe(200);
  });

  it('showed without any fault in the browser', () => {
    expect([...from.faults, ...to.faults]).toEqual([]);
  });
});
