/**
 * The part of the build that the compiler does not do: copies what is neither code nor JSON, and bundles the practice
 * room's page. Runs from `dist`, on the machine that builds.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const DIST = path.join(__dirname, '..', '..');
const ROOT = path.join(DIST, '..');
const PAGE = 'functions/local/practice-room';

const COPIED = [
  'host.json',
  'bot/programme/nplv.yaml',
  ...['page.html', 'style.css', 'icon.svg'].map((file) => `${PAGE}/${file}`),
  ...['color.png', 'outline.png'].map((file) => `functions/local/app-package/${file}`),
];

async function assemble(): Promise<void> {
  for (const file of COPIED) {
    const target = path.join(DIST, file);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(ROOT, file), target);
  }
  await build({
    entryPoints: [path.join(ROOT, PAGE, 'client/main.ts')],
    outfile: path.join(DIST, PAGE, 'client.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
}

assemble().catch((fault: unknown) => {
  process.stderr.write(`${String(fault)}\n`);
  process.exitCode = 1;
});
