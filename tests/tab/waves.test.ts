/** The waves in a real browser, with all courts of the programme and eight waves: each role, keyboard, themes, phone. */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { axeFaults, sidewaysScroll, startTab, type TabKit, type ThemeName } from './kit';
import { fillProgramme } from './years';

const COURTS = 19;
const WAVES = 8;
/** Those whose declaration was registered; the others are interested only. */
const TAKING_PART = ['Arnhem', 'Groningen'];
const coordinator = 'Coördinator';
const chair = 'Voorzitter Arnhem';

let tab: TabKit;
beforeAll(async () => {
  tab = await startTab((folder) => fillProgramme(folder, TAKING_PART));
});
afterAll(() => tab.stop());

const wavesPage = z.object({
  waves: z.array(
    z.looseObject({
      id: z.string(),
      number: z.number(),
      studies: z.number(),
      courts: z.array(z.looseObject({ municipality: z.string() })),
      tasks: z.array(z.unknown()),
      change: z.unknown(),
      adopt: z.unknown(),
    }),
  ),
  can: z.record(z.string(), z.unknown()),
});
const planner = z.object({
  number: z.number().nullable(),
  together: z.object({ on: z.string().nullable(), courts: z.number() }).nullable(),
  courts: z.array(
    z.looseObject({
      municipality: z.string(),
      startOn: z.string().nullable(),
      lines: z.array(z.looseObject({ code: z.string() })).nonempty(),
    }),
  ),
});

const open = (name: string, theme: ThemeName = 'light', width = 1280) =>
  tab.open(name, { path: 'golven', theme, width });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe('who sees what of the waves', () => {
  it('a coordinator sees every wave with its courts and joint tasks, and can change the last ones', async () => {
    const { status, body } = await tab.ask(coordinator, 'waves');
    expect(status).toBe(200);
    const { waves, can } = wavesPage.parse(body);
    expect(waves.map(({ number }) => number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(waves.every(({ courts, studies }) => courts.length === COURTS && studies === COURTS)).toBe(true);
    expect(waves.every(({ tasks }) => tasks.length === 5)).toBe(true);
    expect(waves.filter(({ change }) => change !== null).map(({ number }) => number)).toEqual([8, 7]);
    expect(can).toMatchObject({ openWave: { dialog: 'OPEN_WAVE' } });
  });

  it('a court’s people see counts, and of single courts their own', async () => {
    const { status, body } = await tab.ask(chair, 'waves');
    expect(status).toBe(200);
    const { waves, can } = wavesPage.parse(body);
    expect(waves).toHaveLength(WAVES);
    expect(waves.every(({ studies }) => studies === COURTS)).toBe(true);
    expect([...new Set(waves.flatMap(({ courts }) => courts.map((one) => one.municipality)))]).toEqual([
      'Arnhem',
    ]);
    expect(
      waves.every(({ tasks, change, adopt }) => tasks.length === 0 && change === null && adopt === null),
    ).toBe(true);
    expect(can).toEqual({ plan: false, openWave: null, propose: null, overview: null });
    expect(JSON.stringify(body)).not.toContain('Groningen');
    const page = await open(chair);
    await page.getByText('Geopend op').first().waitFor();
    expect(await page.getByRole('button', { name: 'Golf openen' }).count()).toBe(0);
  });

  it('nobody without a token', async () => {
    for (const path of ['waves', 'waves/planner']) expect((await tab.ask(null, path)).status).toBe(401);
  });
});

describe('the joint note of a wave', () => {
  it('tells who is awaited, and opens for a chair who is asked', async () => {
    const { waves } = wavesPage.parse((await tab.ask(coordinator, 'waves')).body);
    const proposed = await tab.submit(
      coordinator,
      { dialog: 'JOINT_NOTE', waveId: waves[0]?.id ?? '' },
      { title: 'Wat wij samen zagen', evidenceLink: 'https://voorbeeld.nl/nota' },
    );
    expect(proposed.status).toBe(200);
    const page = await open(chair);
    await page.getByRole('button', { name: 'Nota openen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Akkoord', exact: true }).click();
    await dialog.getByRole('button', { name: 'Akkoord vastleggen' }).click();
    await dialog.getByText(/op .* akkoord gegeven/).waitFor();
    const seen = await open(coordinator);
    await seen.getByText(`1 van ${COURTS} akkoord, wacht op:`).waitFor();
  });
});

describe('by keyboard alone', () => {
  it('the anchor of the last wave is set, and the window of the next one and its planner follow from it', async () => {
    const page = await open(coordinator);
    const today = z.object({ today: z.string() }).parse((await tab.ask(coordinator, 'waves')).body).today;
    const change = page.getByRole('button', { name: 'Ankerdatum wijzigen, golf 8' });
    await change.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Golf 8: ankerdatum').waitFor();
    await page.keyboard.press('Escape');
    const waves = wavesPage.parse((await tab.ask(coordinator, 'waves')).body).waves;
    const set = await tab.submit(
      coordinator,
      { dialog: 'WAVE', waveId: waves[0]?.id ?? '', change: 'ANCHOR' },
      { anchorOn: today, reason: 'De gezamenlijke nota is openbaar' },
    );
    expect(set.status).toBe(200);
    const planned = planner.parse((await tab.ask(coordinator, 'waves/planner')).body);
    expect(planned.number).toBe(9);
    expect(planned.courts.map(({ municipality }) => municipality)).toEqual(TAKING_PART);
    expect(planned.together).toMatchObject({ on: planned.courts[0]?.startOn, courts: 2 });
    const own = planner.parse((await tab.ask(chair, 'waves/planner')).body);
    expect(own.courts.map(({ municipality }) => municipality)).toEqual(['Arnhem']);
    expect(own.together).toBeNull();
    const after = await open(coordinator);
    await after.getByText(/Golf 9 is nog niet geopend/).waitFor();
    await after.getByRole('button', { name: 'Voorstellen berekenen' }).focus();
    await after.keyboard.press('Enter');
    const groningen = part(after, 'Wanneer zou het kunnen?')
      .getByRole('row')
      .filter({ hasText: 'Groningen' });
    await groningen.getByText(/^Beginnen kan van/).waitFor();
    expect(await groningen.getByText(/^Publicatie dan naar verwachting/).count()).toBe(1);
  });

  it('the years are read as a table, and an older wave is unfolded', async () => {
    const page = await open(coordinator);
    await part(page, 'Over de jaren').getByRole('button', { name: 'Als tabel' }).focus();
    await page.keyboard.press('Enter');
    const rows = part(page, 'Over de jaren').getByRole('row');
    expect(await rows.filter({ hasText: 'Venster van golf 8' }).count()).toBe(1);
    await page.locator('summary').filter({ hasText: 'Golf 3' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Rekenkamers in deze golf, golf 3' }).waitFor();
  });
});

describe('for everybody', () => {
  it.each<[string, ThemeName, number]>([
    [coordinator, 'light', 1280],
    [coordinator, 'dark', 1280],
    [coordinator, 'contrast', 1280],
    [coordinator, 'light', 320],
    [chair, 'light', 1280],
    [chair, 'dark', 320],
  ])('axe objects to nothing for the %s in %s at %i pixels, and it fits', async (name, theme, width) => {
    const page = await open(name, theme, width);
    await page.getByRole('button', { name: 'Voorstellen berekenen' }).click();
    await part(page, 'Wanneer zou het kunnen?')
      .getByText(/^Beginnen kan van/)
      .first()
      .waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it('showed without any fault in the browser', () => {
    expect(tab.faults).toEqual([]);
  });
});
