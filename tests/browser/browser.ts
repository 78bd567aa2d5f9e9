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

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (await packaged.executablePath());
  return chromium.launch({ executablePath, args: FLAGS });
}
