/**
 * What every test of the tab begins with: the real program with its demonstration, a real browser, signing in as
 * somebody, and asking its API as somebody. One of each for a test file.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { openBrowser, PATIENCE_MS } from '../browser/browser';
import { build, start, type Program } from '../browser/program';
import { texts } from '../../functions/tab/texts-nl';

export type ThemeName = 'light' | 'dark' | 'contrast';

interface PageOptions {
  /** Of the tab, such as `taken` or `onderzoek/123`; the beginning without it. */
  path?: string;
  theme?: ThemeName;
  /** In pixels; 360 is a phone. */
  width?: number;
}

interface Answer {
  status: number;
  /** As JSON. */
  body: unknown;
}

export interface TabKit {
  origin: string;
  browser: Browser;
  /** What went wrong in any page so far: nothing may. */
  faults: string[];
  /** A fresh window in which somebody is signed in. @param name as the practice room has it: `Secretaris Heerlen` */
  open(name: string, options?: PageOptions): Promise<Page>;
  token(name: string): Promise<string>;
  /** `GET /api/tab/<path>` as somebody; with a body `POST`. Nobody when `name` is null. */
  ask(name: string | null, path: string, body?: unknown): Promise<Answer>;
  /** Does what the dialog's own button does, with these values over those that stand in it. */
  submit(name: string, dialog: object, values?: Record<string, string>): Promise<Answer>;
  /** The one court that somebody is of, with its studies. */
  courtOf(name: string): Promise<OwnCourt>;
  /** Starts the study of Heerlen today, as its secretary. @returns its id */
  startStudy(): Promise<string>;
  /** Moves the clock, with all that happens meanwhile. @param moment ISO */
  moveClock(moment: string): Promise<void>;
  /** What must be closed when the test file ends, however it ended. */
  onStop(close: () => void): void;
  stop(): Promise<void>;
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const personas = z.array(z.object({ aadObjectId: z.string(), name: z.string() }));
const input = z.looseObject({ type: z.string().startsWith('Input.'), id: z.string(), value: z.unknown() });
const button = z.looseObject({ data: z.looseObject({ command: z.unknown() }) });
const shown = z.object({
  content: z.looseObject({ body: z.array(z.unknown()), actions: z.array(z.unknown()) }),
});
const ownCourt = z.object({
  id: z.string(),
  studies: z.array(z.object({ id: z.string(), state: z.string() })),
});
export type OwnCourt = z.infer<typeof ownCourt>;
const meAnswer = z.object({ me: z.object({ courts: z.tuple([ownCourt]) }) });

/** @param fill puts its own data into the folder, instead of the demonstration */
export async function startTab(fill?: (folder: string) => Promise<void>): Promise<TabKit> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kamerbode-tab-'));
  await build();
  await fill?.(folder);
  const demonstration: Record<string, string> = fill === undefined ? {} : { KAMERBODE_DEMO: '0' };
  const [program, browser] = await Promise.all([
    start({ PORT: '0', KAMERBODE_DATA: folder, ...demonstration }),
    openBrowser(),
  ]);
  return kit(program, browser, folder);
}

function kit(program: Program, browser: Browser, folder: string): TabKit {
  const { origin } = program;
  const faults: string[] = [];
  const closing: (() => void)[] = [];

  async function personId(name: string): Promise<string> {
    const all = personas.parse(await (await fetch(`${origin}/api/local/personas`)).json());
    const found = all.find((persona) => persona.name === name);
    if (found === undefined) throw new Error(`There is no ${name}: ${all.map((one) => one.name).join(', ')}`);
    return found.aadObjectId;
  }

  async function token(name: string): Promise<string> {
    const answer = await fetch(`${origin}/api/local/token`, {
      method: 'POST',
      body: JSON.stringify({ aadObjectId: await personId(name) }),
    });
    return z.object({ token: z.string() }).parse(await answer.json()).token;
  }

  async function ask(name: string | null, place: string, body?: unknown): Promise<Answer> {
    const headers: Record<string, string> =
      name === null ? {} : { authorization: `Bearer ${await token(name)}` };
    const answer = await fetch(`${origin}/api/tab/${place}`, {
      headers,
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }

  async function submit(name: string, dialog: object, values: Record<string, string> = {}): Promise<Answer> {
    const { content } = shown.parse((await ask(name, 'dialog', { ref: dialog })).body);
    const { data } = content.actions
      .map((action) => button.safeParse(action).data)
      .find((action) => action?.data.command !== undefined) ?? { data: {} };
    const entered = Object.fromEntries(inputsIn(content.body).map(({ id, value }) => [id, value ?? '']));
    return ask(name, 'action', {
      actionId: randomUUID(),
      dialog,
      data: { ...data, ...entered, ...values },
    });
  }

  const courtOf = async (name: string): Promise<OwnCourt> => {
    const { me } = meAnswer.parse((await ask(name, 'me')).body);
    return me.courts[0];
  };

  return {
    origin,
    browser,
    faults,
    token,
    ask,
    submit,
    async open(name, { path: place = '', theme = 'light', width = 1280 } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        locale: 'nl-NL',
        colorScheme: theme === 'dark' ? 'dark' : 'light',
        contrast: theme === 'contrast' ? 'more' : 'no-preference',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      page.on('pageerror', (fault) => faults.push(fault.message));
      page.on('console', (message) => {
        // A refusal is answered with its status, which the browser tells as well.
        if (message.type() === 'error' && !/the server responded with a status of 4/.test(message.text()))
          faults.push(message.text());
      });
      await page.goto(`${origin}/tab?persona=${await personId(name)}#/${place}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },
    courtOf,
    async startStudy() {
      const secretary = 'Secretaris Heerlen';
      const court = await courtOf(secretary);
      const answer = await submit(secretary, { dialog: 'START_STUDY', courtId: court.id, today: true });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      const running = (await courtOf(secretary)).studies.find(({ state }) => state === 'RUNNING');
      return running?.id ?? '';
    },
    async moveClock(moment) {
      const answer = await fetch(`${origin}/api/local/clock`, {
        method: 'POST',
        body: JSON.stringify({ now: moment }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    onStop: (close) => void closing.push(close),
    async stop() {
      for (const close of closing) close();
      await browser.close();
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function inputsIn(part: unknown): z.infer<typeof input>[] {
  if (Array.isArray(part)) return part.flatMap(inputsIn);
  if (typeof part !== 'object' || part === null) return [];
  const read = input.safeParse(part);
  return read.success ? [read.data] : Object.values(part).flatMap(inputsIn);
}

const violations = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      help: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

/** True once nothing of the page is on its way or still fading in. Runs in the page. */
const SETTLED = `!document.body.innerText.includes('${texts.loading}') &&
  document.getAnimations().every(({ playState }) => playState !== 'running')`;

/** What axe has against the page once it has settled, a line for each; none is what is wanted. */
export async function axeFaults(page: Page): Promise<string[]> {
  await readUntil<unknown>(true, () => page.evaluate(SETTLED));
  await page.evaluate(AXE);
  const found = violations.parse(await page.evaluate('axe.run(document, { resultTypes: ["violations"] })'));
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary = '' }) => `${id}: ${help}\n  ${html.slice(0, 300)}\n  ${failureSummary}`,
    ),
  );
}

/** Reads until it reads what is wanted, for a minute at most. @returns what was read last */
export async function readUntil<T>(wanted: T, read: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const now = await read();
    if (now === wanted || Date.now() > end) return now;
    await wait(50);
  }
}

/** How many pixels the page is wider than its window: 0, or one has to scroll sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return z
    .number()
    .parse(
      await page.evaluate(
        'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
      ),
    );
}
