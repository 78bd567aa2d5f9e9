/**
 * A page on this machine that stands in for Teams: it frames the tab and speaks the protocol of `@microsoft/teams-js`,
 * so that `app.initialize`, the context, a change of theme, the token and deep links run as they do there.
 */
import { createServer } from 'node:http';
import type { FrameLocator, Page } from 'playwright-core';
import { z } from 'zod';
import { PATIENCE_MS } from '../browser/browser';
import type { TabKit } from './kit';

export interface TeamsHost {
  page: Page;
  /** The tab within. */
  tab: FrameLocator;
  /** As when somebody picks another theme: `default`, `dark` or `contrast`. */
  setTheme(name: string): Promise<void>;
  /** What the tab has asked or told, in its order. */
  calls(): Promise<string[]>;
  /** Addresses that the tab asked Teams to open. */
  links(): Promise<string[]>;
  /** The colour behind everything in the tab. */
  background(): Promise<string>;
}

export interface HostOptions {
  theme?: string;
  /** Where a deep link leads: `onderzoek/123`. */
  subPageId?: string;
  /** How often the token is refused first: somebody has to agree. */
  refusals?: number;
  width?: number;
}

/** Runs in the host page. Messages and answers are those of teams-js 2: `{id, uuidAsString, func, args}`. */
const HOST_SCRIPT = `
  const settings = JSON.parse(document.getElementById('settings').textContent);
  const frame = document.querySelector('iframe');
  window.calls = [];
  window.links = [];
  window.refusals = settings.refusals;
  const context = {
    appSessionId: 'session',
    entityId: 'kamerbode',
    frameContext: 'content',
    hostClientType: 'desktop',
    hostName: 'Teams',
    locale: 'nl-nl',
    subEntityId: settings.subPageId,
    theme: settings.theme,
    tid: settings.tenantId,
    userObjectId: settings.objectId,
  };
  const runtime = JSON.stringify({
    apiVersion: 4,
    hostVersionsInfo: {},
    isLegacyTeams: false,
    supports: { pages: { tabs: {}, appButton: {} }, chat: {}, dialog: {}, appInstallDialog: {} },
  });
  const answers = {
    initialize: () => ['content', 'desktop', runtime, '2.58.0'],
    getContext: () => [context],
    'authentication.getAuthToken': () =>
      window.refusals-- > 0 ? [false, 'CancelledByUser'] : [true, settings.token],
    executeDeepLink: (args) => (window.links.push(args[0]), [true]),
    'pages.navigateToApp': (args) => (window.links.push(JSON.stringify(args)), [true]),
  };
  window.say = (func, args) => frame.contentWindow.postMessage({ func, args }, settings.origin);
  window.addEventListener('message', ({ data, source, origin }) => {
    if (source !== frame.contentWindow || origin !== settings.origin) return;
    window.calls.push(data.func);
    const answer = answers[data.func];
    if (answer === undefined) return;
    const args = answer(data.args ?? []);
    source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin);
  });
  frame.src = settings.origin + '/tab';
`;

function hostPage(settings: object): string {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Teams</title>
    <style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%}</style></head>
    <body><script type="application/json" id="settings">${JSON.stringify(settings)}</script>
    <iframe title="Kamerbode"></iframe><script>${HOST_SCRIPT}</script></body></html>`;
}

/** Opens the tab as somebody, inside Teams. */
export async function openInTeams(kit: TabKit, name: string, options: HostOptions = {}): Promise<TeamsHost> {
  const { theme = 'default', subPageId, refusals = 0, width = 1280 } = options;
  const settings = { origin: kit.origin, token: await kit.token(name), theme, subPageId, refusals };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(hostPage(settings));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  kit.onStop(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const browserContext = await kit.browser.newContext({ viewport: { width, height: 900 }, locale: 'nl-NL' });
  const page = await browserContext.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (fault) => kit.faults.push(fault.message));
  await page.goto(`http://127.0.0.1:${port}/`);
  const texts = z.array(z.string());
  return {
    page,
    tab: page.frameLocator('iframe'),
    setTheme: (to) => page.evaluate(`say('themeChange', ${JSON.stringify([to])})`),
    calls: async () => texts.parse(await page.evaluate('calls')),
    links: async () => texts.parse(await page.evaluate('links')),
    background: async () =>
      z
        .string()
        .parse(
          await page
            .frames()[1]
            ?.evaluate('getComputedStyle(document.querySelector(".fui-FluentProvider")).backgroundColor'),
        ),
  };
}
