/** A real Chromium: the one of `CHROME_PATH`, else the one that comes as a package. Never a download. */
import { chromium, type Browser } from 'playwright-core';

/** Written as a module for `import`, with a build for `require` that its types do not tell of. */
const packaged: { executablePath(): Promise<string> } = require('@sparticuz/chromium');

const FLAGS = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** How long a page may take for one thing: on a loaded machine much longer than one would wait oneself. */
export const PATIENCE_MS = 60_000;

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (await packaged.executablePath());
  return chromium.launch({ executablePath, args: FLAGS });
}
