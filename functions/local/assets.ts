/**
 * The part of the build that the compiler does not do: copies what is neither code nor JSON, and bundles the practice
 * room's page and the tab. Runs from `dist`, on the machine that builds.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';

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
    plugins: [fluentByPackage()],
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

const FLUENT = '@fluentui/react-components';

/**
 * Fluent UI's controls come from one module, which for the bundler makes them one part: whatever any page uses would be
 * loaded with the first. So each import of ours is led to the package that the module itself takes it from.
 */
function fluentByPackage(): Plugin {
  const packages = new Map<string, string>();
  const index = readFileSync(path.join(ROOT, 'node_modules', FLUENT, 'lib', 'index.js'), 'utf8');
  for (const [, names = '', from = ''] of index.matchAll(/export \{([^}]*)\} from "([^"]+)"/g)) {
    const exported = names.replaceAll(/\/\/.*/g, '').split(',');
    for (const name of exported) packages.set(name.trim(), from);
  }
  const parted = (all: string, list: string): string =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => {
        const from = packages.get(name.replace(/^type /, '').replace(/ as .*/, ''));
        return `import { ${name} } from '${from ?? FLUENT}';`;
      })
      // As many lines as there were, so that a fault is told where it stands.
      .join(' ')
      .concat('\n'.repeat(all.split('\n').length - 1));
  return {
    name: 'fluent-by-package',
    setup(building) {
      building.onLoad({ filter: /functions[\\/]tab[\\/].*\.tsx?$/ }, ({ path: file }) => ({
        contents: readFileSync(file, 'utf8').replace(
          new RegExp(`import \\{([^}]*)\\} from '${FLUENT}';`, 'g'),
          parted,
        ),
        loader: file.endsWith('x') ? 'tsx' : 'ts',
      }));
    },
  };
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
