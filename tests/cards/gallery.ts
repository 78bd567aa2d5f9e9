/**
 * Draws every card with every example, and every dialog of a played study, at the width of a phone and of a desk, as
 * pictures to look at: `npm run cards` writes them to `.kamerbode/cards`, with a page of all of them. Drawn as in the
 * practice room. `npm run cards -- TASK REQUEST_GATE` draws what has one of these words in its name.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import type { RenderedDialog } from '../../bot/study/services';
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { playDialogs } from '../study/dialog-story';
import { installation } from '../study/installation';
import { allCards } from './all-cards';

const ROOT = process.cwd();
const ROOM = path.join(ROOT, 'functions/local/practice-room');
const OUT = path.join(ROOT, '.kamerbode/cards');
const PHONE = 360;
const DESK = 720;
/** Teams' widths of dialogs, about. */
const DIALOG: Record<RenderedDialog['size'], number> = { small: 400, medium: 600, large: 800 };

/** What is drawn: a card or dialog, at these widths. */
interface Drawing {
  name: string;
  content: unknown;
  widths: number[];
}

const FLAGS = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** The renderer as the practice room sets it up, for a page without a server. */
async function renderer(): Promise<string> {
  const entry = "import { drawCard } from './cards'; globalThis.drawCard = drawCard;";
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: path.join(ROOM, 'client'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

/** The browser that stands at CHROME_PATH, or the one from the npm package. */
async function openBrowser(): ReturnType<typeof chromium.launch> {
  const own = process.env['CHROME_PATH'];
  if (own !== undefined && own !== '') return chromium.launch({ executablePath: own, args: FLAGS });
  // An ES module: loaded when needed.
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...FLAGS] });
}

async function dialogs(): Promise<Drawing[]> {
  const drawings: Drawing[] = [];
  const kb = await installation();
  try {
    await playDialogs(kb, async ({ name, who, ref, refused }) => {
      const shown = await viewDialog(kb.services, ref, await kb.actor(who), refused);
      if (!('content' in shown)) throw new Error(`${name}: ${shown.refusal.code}`);
      drawings.push({ name: `dialog ${name}`, content: shown.content, widths: [PHONE, DIALOG[shown.size]] });
    });
  } finally {
    await kb.close();
  }
  return drawings;
}

async function drawAll(page: Page, drawings: Drawing[]): Promise<void> {
  await page.setContent(
    `<!doctype html><html lang="nl"><head><meta charset="utf-8"></head><body></body></html>`,
  );
  await page.addStyleTag({ content: readFileSync(path.join(ROOM, 'style.css'), 'utf8') });
  await page.addStyleTag({
    content: 'body { background: var(--back); overflow: visible } #it { padding: 12px }',
  });
  await page.addScriptTag({ content: await renderer() });
  for (const drawing of drawings) {
    for (const width of drawing.widths) {
      await page.setViewportSize({ width, height: 400 });
      await draw(page, drawing, width);
    }
  }
}

async function draw(page: Page, { name, content }: Drawing, width: number): Promise<void> {
  const script = `(() => {
    document.body.replaceChildren();
    const frame = document.createElement('div');
    frame.id = 'it';
    const card = document.createElement('div');
    card.className = 'card';
    card.append(drawCard(${JSON.stringify(content)}, () => undefined) ?? 'Deze kaart is niet te tonen.');
    frame.append(card);
    document.body.append(frame);
    return frame.scrollWidth > frame.clientWidth ? 'wide' : 'fits';
  })()`;
  const fits: unknown = await page.evaluate(script);
  if (fits !== 'fits') process.stdout.write(`${name} is wider than ${width}\n`);
  await page.locator('#it').screenshot({ path: path.join(OUT, fileName(name, width)) });
}

function fileName(name: string, width: number): string {
  return `${name.toLowerCase().replaceAll(/[^a-z_]+/g, '.')}.${width}.png`;
}

function contents(drawings: Drawing[]): string {
  const shown = drawings.map(
    ({ name, widths }) =>
      `<h2>${name}</h2>${widths.map((width) => `<img src="${fileName(name, width)}" width="${width}" alt="">`).join('\n')}`,
  );
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Kaarten</title><body style="background:#ddd">${shown.join('\n')}</body></html>`;
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const all = [
    ...allCards().map(({ name, content }) => ({ name, content, widths: [PHONE, DESK] })),
    ...(await dialogs()),
  ];
  const drawings = all.filter(
    ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
  );
  if (wanted.length === 0) rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1.5, locale: 'nl-NL' });
    await drawAll(page, drawings);
  } finally {
    await browser.close();
  }
  writeFileSync(path.join(OUT, 'index.html'), contents(drawings));
  process.stdout.write(`${drawings.length} cards and dialogs drawn in ${path.relative(ROOT, OUT)}\n`);
}

main().catch((fault: unknown) => {
  process.stderr.write(`${String(fault)}\n`);
  process.exitCode = 1;
});
