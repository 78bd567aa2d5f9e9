/** The app's icons: drawn from their sources, and as Teams wants them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';

const FOLDER = path.join(process.cwd(), 'functions/local/app-package');

const within = (at: number): boolean => at >= 44 && at < 148;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

/** Red, green, blue and opacity of each point, row by row. */
function pixels(file: string, size: number): Promise<number[]> {
  const type = file.endsWith('.svg') ? 'svg+xml' : 'png';
  const source = `data:image/${type};base64,${readFileSync(path.join(FOLDER, file)).toString('base64')}`;
  // In words: these tests know no names of a browser.
  return page.evaluate<number[]>(`(async () => {
    const image = new Image();
    image.src = '${source}';
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = ${size};
    const drawing = canvas.getContext('2d');
    drawing.drawImage(image, 0, 0);
    return [...drawing.getImageData(0, 0, ${size}, ${size}).data];
  })()`);
}

test.each([
  ['color', 192],
  ['outline', 32],
])('%s.png is what color.svg or outline.svg looks like', async (name, size) => {
  const [drawn, source] = [await pixels(`${name}.png`, size), await pixels(`${name}.svg`, size)];
  expect(drawn).toHaveLength(size * size * 4);
  const different = drawn.filter((value, at) => Math.abs(value - (source[at] ?? 0)) > 40);
  // Edges may be smoothed a little otherwise by another browser.
  expect(different.length / drawn.length).toBeLessThan(0.01);
});

test('the outline is white on nothing, and reaches the edges', async () => {
  const drawn = await pixels('outline.png', 32);
  const points = Array.from({ length: 32 * 32 }, (_, at) => drawn.slice(at * 4, at * 4 + 4));
  const visible = points.flatMap((point, at) => ((point[3] ?? 0) > 0 ? [{ point, at }] : []));
  expect(visible.every(({ point }) => point.slice(0, 3).every((colour) => colour === 255))).toBe(true);
  expect(visible.length).toBeGreaterThan(100);
  expect(visible.length).toBeLessThan(400);
  const columns = visible.map(({ at }) => at % 32);
  expect([Math.min(...columns), Math.max(...columns)]).toEqual([0, 31]);
});

test('the colour icon is square and solid, with its symbol in the middle that is never cropped', async () => {
  const drawn = await pixels('color.png', 192);
  const background = String([79, 82, 178, 255]);
  const drawnOn = Array.from({ length: 192 * 192 }, (_, at) => ({
    row: Math.floor(at / 192),
    column: at % 192,
    plain: String(drawn.slice(at * 4, at * 4 + 4)) === background,
  })).filter(({ plain }) => !plain);
  expect(drawnOn.length).toBeGreaterThan(1000);
  expect(drawnOn.filter(({ row, column }) => !within(row) || !within(column))).toEqual([]);
});
