/** Every card and every dialog of the bot, drawn by the tab: all that stands in it is there, and axe has nothing on it. */
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { contentOf, inputsOf, type Action, type Element } from '../../functions/tab/card/content';
import { plainText } from '../../functions/tab/card/parse-markdown';
import { openBrowser } from '../browser/browser';
import { allCards } from '../cards/all-cards';
import { playDialogs } from '../study/dialog-story';
import { installation } from '../study/installation';
import { axeFaults, type ThemeName } from './kit';

/** Draws what it is given, as the tab does in a dialog. */
const HARNESS = `
  import { createRoot } from 'react-dom/client';
  import { flushSync } from 'react-dom';
  import { FluentProvider } from '@fluentui/react-components';
  import { Card } from '../../functions/tab/card/card';
  import { contentOf, firstValue, inputsOf } from '../../functions/tab/card/content';
  import { loadTheme } from '../../functions/tab/theme';
  const root = createRoot(document.getElementById('app'));
  window.draw = async (card, themeName) => {
    const theme = await loadTheme(themeName);
    const { body, actions } = contentOf(card);
    const values = Object.fromEntries(inputsOf(body).map((input) => [input.id, firstValue(input)]));
    flushSync(() => root.render(
      <FluentProvider theme={theme}>
        <main>
          <h1>Kaart</h1>
          <h2>Dialoog</h2>
          <Card key={Math.random()} body={body} actions={actions} values={values} faults={{}} busy={false}
            onValue={() => undefined} onAction={() => undefined} />
        </main>
      </FluentProvider>,
    ));
  };
`;

interface Drawn {
  name: string;
  content: Record<string, unknown>;
}

let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: HARNESS, loader: 'tsx', resolveDir: __dirname },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    absWorkingDir: path.join(__dirname, '..', '..'),
  });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.setContent(
    '<!doctype html><html lang="nl"><title>Kaart</title><body><div id="app"></div></body></html>',
  );
  await page.evaluate(outputFiles[0]?.text ?? '');
});

afterAll(() => browser.close());

async function draw({ content }: Drawn, theme: ThemeName): Promise<void> {
  await page.evaluate(`draw(${JSON.stringify(content)}, ${JSON.stringify(theme)})`);
}

/** All words that stand in it. */
function textsIn(elements: readonly Element[]): string[] {
  return elements.flatMap((element): string[] => {
    switch (element.type) {
      case 'TextBlock':
        return [plainText(element.text)];
      case 'FactSet':
        return element.facts.flatMap(({ title, value }) => [plainText(title), plainText(value)]);
      case 'Container':
        return textsIn(element.items);
      case 'ColumnSet':
        return element.columns.flatMap(({ items }) => textsIn(items));
      case 'ActionSet':
        return element.actions.map(({ title }) => title);
      case 'Input.Toggle':
        return [plainText(element.title)];
      default:
        return [element.label ?? ''];
    }
  });
}

const flat = (text: string): string => text.replaceAll(/\s+/g, '');

/** What stands in the card and not on the page. */
async function missing({ content }: Drawn): Promise<string[]> {
  const { body, actions } = contentOf(content);
  const seen = flat(z.string().parse(await page.evaluate('document.getElementById("app").textContent')));
  const folded = actions.flatMap((action: Action) =>
    action.type === 'Action.ShowCard' ? [] : [action.title],
  );
  return [...textsIn(body), ...folded].map(flat).filter((text) => !seen.includes(text));
}

/** Fields without a name that can be read aloud. */
async function unnamed({ content }: Drawn): Promise<string[]> {
  const wanted = inputsOf(contentOf(content).body);
  const found = await Promise.all(
    wanted.map(async (input) => {
      const label = plainText(input.type === 'Input.Toggle' ? input.title : (input.label ?? ''));
      const named = page.getByLabel(label).or(page.getByRole('group', { name: label }));
      return (await named.count()) > 0 ? [] : [`${input.id}: ${label}`];
    }),
  );
  return found.flat();
}

async function faultsOf(drawn: Drawn, theme: ThemeName): Promise<string[]> {
  await draw(drawn, theme);
  const found = [
    ...(await missing(drawn)),
    ...(await unnamed(drawn)),
    ...(await axeFaults(page)),
    ...faults.splice(0),
  ];
  return found.map((fault) => `${drawn.name} (${theme}): ${fault}`);
}

const THEMES: ThemeName[] = ['light', 'dark', 'contrast'];

it('draws every card, in every theme', async () => {
  const found: string[] = [];
  for (const [number, { name, content }] of allCards().entries()) {
    // Each card in one theme, each theme with a third of them.
    found.push(...(await faultsOf({ name, content }, THEMES[number % THEMES.length] ?? 'light')));
  }
  expect(found).toEqual([]);
});

it('draws every dialog in every state, in every theme', async () => {
  const kb = await installation();
  const found: string[] = [];
  let number = 0;
  await playDialogs(kb, async ({ name, who, ref, refused }) => {
    const dialog = await viewDialog(kb.services, ref, await kb.actor(who), refused);
    if (!('content' in dialog)) return;
    number += 1;
    found.push(
      ...(await faultsOf({ name, content: dialog.content }, THEMES[number % THEMES.length] ?? 'light')),
    );
  });
  await kb.close();
  expect(number).toBeGreaterThan(100);
  expect(found).toEqual([]);
});
