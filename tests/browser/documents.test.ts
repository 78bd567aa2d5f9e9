/** The documents for a council in a real browser: with their strict policy, narrow, dark, and on paper. */
import type { Browser } from 'playwright-core';
import { composeHandover } from '../../bot/study/documents/council-handover';
import { composeOverview } from '../../bot/study/documents/council-overview';
import { CONTENT_SECURITY_POLICY, documentPage, plainPage } from '../../bot/study/documents/html';
import { aLargeCourt, aSmallCourt } from '../documents/a-council';
import { openBrowser } from './browser';

const PAGES = {
  'the largest overview': documentPage(composeOverview(aLargeCourt()), 'x.docx'),
  'the smallest overview': documentPage(composeOverview(aSmallCourt()), 'x.docx'),
  'the file for a new council': documentPage(composeHandover(aLargeCourt()), 'x.docx'),
  'what says that an address has expired': plainPage('Dit adres werkt niet meer', ['Maak een nieuw.']),
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Look {
  width: number;
  colorScheme?: 'light' | 'dark';
}

/** Opens a page as it is served. @returns it, with what the browser complained of */
async function open(html: string, { width, colorScheme = 'light' }: Look) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
  const complaints: string[] = [];
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('pageerror', (fault) => void complaints.push(fault.message));
  await page.route('**/*', (route) =>
    route.fulfill({
      body: html,
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': CONTENT_SECURITY_POLICY },
    }),
  );
  await page.goto('https://kamerbode.example/api/documents/x');
  return { page, complaints };
}

/** In words: these tests know no names of a browser. */
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const styleOf = (selector: string, property: string): string =>
  `getComputedStyle(document.querySelector('${selector}')).${property}`;

describe.each(Object.entries(PAGES))('%s', (_, html) => {
  test.each([360, 800, 1400])('%d pixels wide, it fits, with its own style', async (width) => {
    const { page, complaints } = await open(html, { width });
    expect(await page.evaluate<number>(OVERFLOW)).toBe(0);
    expect(await page.evaluate<string>(styleOf('body', 'maxWidth'))).not.toBe('none');
    expect(complaints.filter((complaint) => !complaint.includes('favicon'))).toEqual([]);
    await page.close();
  });

  test('is dark where that is asked for', async () => {
    const { page } = await open(html, { width: 800, colorScheme: 'dark' });
    expect(await page.evaluate<string>(styleOf('body', 'backgroundColor'))).toBe('rgb(21, 25, 29)');
    await page.close();
  });
});

test('on paper every study begins a sheet, without what is only for the screen', async () => {
  const { page } = await open(PAGES['the largest overview'], { width: 1400 });
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate<string>(styleOf('.tools', 'display'))).toBe('none');
  const begins = `[...document.querySelectorAll('.new-page')].map((each) => getComputedStyle(each).breakBefore)`;
  const studies = await page.evaluate<string[]>(begins);
  expect(studies).toEqual(Array.from({ length: 9 }, () => 'page'));
  const paper = await page.pdf({ preferCSSPageSize: true });
  const sheets = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(sheets).toBeGreaterThan(20);
  expect(sheets).toBeLessThan(45);
  await page.close();
});

test('a screen reader hears tables as tables, also where they are shown as blocks', async () => {
  const { page } = await open(PAGES['the largest overview'], { width: 360 });
  const table = page.getByRole('table', { name: 'Oordeel per vraag' });
  expect(await table.getByRole('row').count()).toBe(17);
  expect(await table.getByRole('rowheader').first().innerText()).toContain('1. Uitgangspunten');
  expect(await table.getByRole('columnheader').count()).toBe(8);
  await page.close();
});
