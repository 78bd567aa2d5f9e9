/**
 * The part of the build that the compiler does not do: copies what is neither code nor JSON, and bundles the practice
 * room's page and the tab. Runs from `dist`, on the machine that builds.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

const DIST = path.join(__dirname, '..', '..');
const ROOT = path.join(DIST, '..');
const PAGE = 'functions/local/practice-room';
const TAB = 'functions/tab';

const COPIED = [
  'host.json',
  'bot/programme/nplv.yaml',
  ...['page.html', 'style.css', 'icon.svg'].map((file) => `${PAGE}/${file}`),
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
  await assembleTab();
}

/**
 * The tab, in parts that are loaded when they are needed. A file's name holds the hash of its contents, so that browsers
 * may keep it; beside each stands the same, packed as small as it gets.
 */
async function assembleTab(): Promise<void> {
  const folder = path.join(DIST, TAB);
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: [path.join(ROOT, TAB, 'main.tsx')],
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'linked',
    absWorkingDir: ROOT,
    metafile: true,
    logLevel: 'warning',
  });
  for (const file of Object.keys(metafile.outputs).filter((name) => name.endsWith('.js'))) {
    const packed = brotliCompressSync(readFileSync(path.join(ROOT, file)), {
      params: { [constants.BROTLI_PARAM_QUALITY]: PACKED_AS_SMALL_AS },
    });
    writeFileSync(path.join(ROOT, `${file}.br`), packed);
  }
  writeFileSync(path.join(folder, 'page.html'), pageOf(metafile));
}

/** The best that Brotli does within a second. */
const PACKED_AS_SMALL_AS = 10;

/** Where the page finds it. */
const address = (file: string): string => `/tab/${path.basename(file)}`;

/** The page with the addresses of what it needs at once. */
function pageOf({ outputs }: Metafile): string {
  const [entry = ''] = Object.keys(outputs).filter((file) => outputs[file]?.entryPoint === `${TAB}/main.tsx`);
  const atOnce = (file: string): string[] => [
    file,
    ...(outputs[file]?.imports ?? [])
      .filter(({ kind }) => kind === 'import-statement')
      .flatMap((one) => atOnce(one.path)),
  ];
  const others = [...new Set(atOnce(entry))].filter((file) => file !== entry);
  const preload = others.map((file) => `<link rel="modulepreload" href="${address(file)}" />`);
  return readFileSync(path.join(ROOT, TAB, 'page.html'), 'utf8')
    .replace('<!--PRELOAD-->', preload.join('\n    '))
    .replace('<!--ENTRY-->', `<script type="module" src="${address(entry)}" nonce="{{NONCE}}"></script>`);
}

assemble().catch((fault: unknown) => {
  process.stderr.write(`${String(fault)}\n`);
  process.exitCode = 1;
});
