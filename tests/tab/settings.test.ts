/** The settings pages in a real browser: each role, by keyboard, in the themes, on a phone; and the export that downloads. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { axeFaults, sidewaysScroll, startTab, type TabKit, type ThemeName } from './kit';
import { fillProgramme } from './years';

const chair = 'Voorzitter Heerlen';
const secretary = 'Secretaris Heerlen';
const researcher = 'Onderzoeker Heerlen';
const elsewhere = 'Voorzitter Arnhem';
const external = 'Extern onderzoeker';
const coordinator = 'Coördinator NPLV';

let tab: TabKit;
let courtId = '';

beforeAll(async () => {
  tab = await startTab();
  await tab.startStudy();
  courtId = (await tab.courtOf(chair)).id;
});
afterAll(() => tab.stop());

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

const openCourt = (name: string, theme: ThemeName = 'light', width = 1280) =>
  tab.open(name, { path: `rekenkamer/${courtId}/instellingen`, theme, width });

describe('one’s own settings', () => {
  it('are changed in a dialog and by one press of a key, and stand there at once', async () => {
    const page = await tab.open(chair, { path: 'instellingen' });
    const own = part(page, 'Voor uzelf');
    await own.getByRole('button', { name: 'Werkdagen wijzigen' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Vrijdag' }).uncheck();
    await dialog.getByRole('button', { name: 'Opslaan' }).click();
    await own.getByText('Maandag, dinsdag, woensdag en donderdag').waitFor();
    await own.getByRole('button', { name: /Aanzetten/ }).focus();
    await page.keyboard.press('Enter');
    await own.getByRole('button', { name: /Uitzetten/ }).waitFor();
    expect((await tab.ask(chair, 'settings')).body).toMatchObject({
      workingDays: [1, 2, 3, 4],
      weekly: { on: true },
    });
  });

  it('hold for a researcher no weekly lines, and for nobody but a coordinator the programme', async () => {
    const { status, body } = await tab.ask(researcher, 'settings');
    expect({ status, body }).toMatchObject({ status: 200, body: { weekly: null, programme: null } });
    const page = await tab.open(researcher, { path: 'instellingen' });
    await part(page, 'Voor uzelf').waitFor();
    expect(await page.getByRole('heading', { name: 'Coördinatoren' }).count()).toBe(0);
  });

  it('are nobody’s without a token', async () => {
    expect((await tab.ask(null, 'settings')).status).toBe(401);
    expect((await tab.ask(null, `settings/${courtId}`)).status).toBe(401);
    expect((await tab.ask(null, `export/${courtId}`)).status).toBe(401);
    expect((await tab.ask(null, 'delivery')).status).toBe(401);
  });
});

describe('the settings of a court', () => {
  it('its secretary changes: a term is told to be its own', async () => {
    const page = await openCourt(secretary);
    const terms = part(page, 'Termijnen');
    await terms.getByRole('button', { name: 'Termijnen wijzigen' }).click();
    const field = page.getByRole('dialog').getByRole('textbox', { name: /Documentenanalyse/ });
    await field.fill('40');
    await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click();
    const row = terms.getByRole('row').filter({ hasText: 'Documentenanalyse' });
    await row.getByText('van uw rekenkamer').waitFor();
    expect(await row.innerText()).toMatch(/40 werkdagen\s+30 werkdagen/);
  });

  it('its people are invited and away, and both are taken back in one press', async () => {
    const page = await openCourt(secretary);
    await tab.submit(secretary, { dialog: 'INVITE', courtId }, { role: 'MEMBER' });
    const until = { from: '2027-07-05', until: '2027-07-16' };
    await tab.submit(secretary, { dialog: 'ABSENCE', courtId }, until);
    await page.reload();
    const invitations = part(page, 'Open uitnodigingen');
    await invitations.getByRole('button', { name: 'Uitnodiging intrekken: Lid' }).click();
    await invitations.getByText('Er staat geen uitnodiging open.').waitFor();
    const absences = part(page, 'Afwezigheid en vervanging');
    await absences.getByText('ma 5 jul 2027').waitFor();
    await absences.getByRole('button', { name: `Afwezigheid van ${secretary} intrekken` }).click();
    await absences.getByText('Er is geen afwezigheid gemeld.').waitFor();
    expect((await tab.ask(secretary, `settings/${courtId}`)).body).toMatchObject({
      invitations: [],
      absences: [],
    });
  });

  it('its people read by name, and only who governs it changes them', async () => {
    const page = await openCourt(researcher);
    await part(page, 'Mensen en rollen').getByText(chair).first().waitFor();
    await part(page, 'Termijnen').waitFor();
    expect(
      await page.getByRole('button', { name: /^(Termijnen|Kalender|Besluiten) wijzigen$/ }).count(),
    ).toBe(0);
    expect(await page.getByRole('button', { name: 'Export downloaden' }).count()).toBe(0);
    expect((await tab.ask(researcher, `settings/${courtId}`)).body).toMatchObject({
      of: 'COURT',
      invite: null,
      can: { terms: null, calendar: null, decisions: null, declaration: null, export: false },
    });
  });

  it('are not for another court nor an external researcher, in the page nor in the answer', async () => {
    for (const name of [elsewhere, external]) {
      for (const place of ['settings', 'export', 'delivery']) {
        const { status, body } = await tab.ask(name, `${place}/${courtId}`);
        expect([401, 403, 404]).toContain(status);
        expect(Object.keys(body ?? {})).toEqual(['refusal']);
      }
    }
    const page = await openCourt(elsewhere);
    await page.getByRole('alert').getByText('Dit kunt u hier niet zelf doen').waitFor();
    expect(await page.getByRole('region').count()).toBe(0);
  });

  it('a coordinator sees without a name, term or date of the court', async () => {
    const { status, body } = await tab.ask(coordinator, `settings/${courtId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ of: 'OUTSIDE', registered: true, contact: true });
    const written = JSON.stringify(body);
    for (const unseen of [chair, secretary, researcher, 'terms', 'freeDays', 'absences', 'people']) {
      expect(written).not.toContain(unseen);
    }
    const page = await openCourt(coordinator);
    await part(page, 'Deelname en verklaring').getByText('Bekend, sinds').waitFor();
    expect(await page.getByText(secretary).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Export downloaden' }).count()).toBe(0);
  });
});

describe('delivery and health', () => {
  it('tell a coordinator how the installation does, and a court only of its own people', async () => {
    const page = await tab.open(coordinator, { path: 'instellingen' });
    await part(page, 'Werking van Kamerbode').getByText('Klok liep het laatst').waitFor();
    await part(page, 'Bezorging').waitFor();
    const own = await tab.ask(chair, 'delivery');
    expect({ status: own.status, body: own.body }).toMatchObject({ status: 200, body: { health: null } });
    expect((await tab.ask(coordinator, 'delivery')).body).toMatchObject({ health: { database: 'ok' } });
  });
});

describe('the export of a court', () => {
  it('downloads as what `npm run export` writes, with sums that hold and nobody’s mail address', async () => {
    const page = await openCourt(chair);
    const downloading = page.waitForEvent('download');
    await part(page, 'Exporteren en terugzetten').getByRole('button', { name: 'Export downloaden' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('kamerbode-heerlen.zip');
    const files = unzipSync(readFileSync(await download.path()));
    const sums = Buffer.from(files['SHA256SUMS'] ?? []).toString('utf8');
    const listed = sums.trimEnd().split('\n');
    expect(listed).toHaveLength(Object.keys(files).length - 1);
    for (const line of listed) {
      const [sum = '', path = ''] = line.split('  ');
      expect([
        path,
        createHash('sha256')
          .update(files[path] ?? '')
          .digest('hex'),
      ]).toEqual([path, sum]);
    }
    expect(Object.keys(files)).toContain('tabellen/role_grant.jsonl');
    await page.getByRole('status').getByText('staat bij uw downloads').waitFor();
  });

  it('is refused to everybody who does not govern the court, and to a wrong address', async () => {
    for (const name of [researcher, elsewhere, coordinator]) {
      const { status, body } = await tab.ask(name, `export/${courtId}`);
      expect({ name, status, body }).toMatchObject({ status: 403, body: { refusal: { code: 'NOT_YOURS' } } });
    }
    expect((await tab.ask(chair, 'export')).status).toBe(404);
    expect((await tab.ask(chair, 'export/nobody')).status).toBe(404);
  });

  it('can be cancelled while it is being put together', async () => {
    const page = await openCourt(secretary);
    const transfer = part(page, 'Exporteren en terugzetten');
    await page.route('**/api/tab/export/**', () => undefined);
    await transfer.getByRole('button', { name: 'Export downloaden' }).focus();
    await page.keyboard.press('Enter');
    await transfer.getByText('De export wordt samengesteld').waitFor();
    await transfer.getByRole('button', { name: 'Annuleren' }).focus();
    await page.keyboard.press('Enter');
    await transfer.getByText('Geannuleerd').waitFor();
    expect(await transfer.getByRole('progressbar').count()).toBe(0);
  });
});

describe('for everybody', () => {
  it.each<[string, 'own' | 'court', ThemeName, number]>([
    [coordinator, 'own', 'light', 1280],
    [coordinator, 'own', 'contrast', 1280],
    [coordinator, 'own', 'dark', 320],
    [coordinator, 'court', 'light', 1280],
    [chair, 'own', 'dark', 1280],
    [chair, 'court', 'light', 320],
    [secretary, 'court', 'dark', 1280],
    [researcher, 'court', 'contrast', 1280],
  ])('axe objects to nothing for %s, %s, in %s at %i pixels, and it fits', async (name, of, theme, width) => {
    const page =
      of === 'court'
        ? await openCourt(name, theme, width)
        : await tab.open(name, { path: 'instellingen', theme, width });
    await page.getByRole('region').first().waitFor();
    if (name === coordinator || of === 'court') await part(page, 'Bezorging').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it('showed without any fault in the browser', () => {
    expect(tab.faults).toEqual([]);
  });
});

describe('with every court of the programme and eight waves', () => {
  let all: TabKit;
  beforeAll(async () => {
    all = await startTab(fillProgramme);
  });
  afterAll(() => all.stop());

  it('a coordinator finds a court among them, each wave, and no name of a court’s people', async () => {
    const page = await all.open('Coördinator', { path: 'instellingen' });
    const courts = part(page, 'Rekenkamers');
    await courts.getByRole('link', { name: 'Zaanstad' }).waitFor();
    expect(await courts.getByRole('row').count()).toBe(1 + 19);
    expect(await part(page, 'Golven en programmadefinitie').getByRole('row').count()).toBe(1 + 8);
    await courts.getByRole('searchbox').fill('zaan');
    expect(await courts.getByRole('row').count()).toBe(1 + 1);
    await courts.getByRole('link', { name: 'Zaanstad' }).click();
    await page.getByRole('heading', { level: 1, name: 'Instellingen rekenkamer Zaanstad' }).waitFor();
    const { body } = await all.ask('Coördinator', 'settings');
    expect(JSON.stringify(body)).not.toMatch(/Voorzitter [A-Z]|Secretaris [A-Z]/);
    expect(await axeFaults(page)).toEqual([]);
    expect(all.faults).toEqual([]);
  });
});
