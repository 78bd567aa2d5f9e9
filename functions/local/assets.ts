/**
 * The part of the build that the compiler does not do: copies what is neither code nor JSON, and bundles the practice
 * room's page and the tab. Runs from `dist`, on the machine that builds.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    plugins: [fluentByFile()],
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

/** Fluent UI's modules, and ours that use them. */
const USES_FLUENT =
  /functions[\\/]tab[\\/].*\.tsx?$|(?:@fluentui[\\/][\w-]+[\\/]lib|@griffel[\\/][\w-]+[\\/]src)[\\/].*\.js$/;
const IMPORT = /import \{([^}]*)\} from ['"](@(?:fluentui|griffel)\/[\w-]+)['"];/g;
/** The list of all tokens is longer than what uses them: each is a variable of CSS by its name. */
const TOKEN = /(?<![./\w])tokens\.(\w+)/g;
const REEXPORT = /export \{([^}]*)\} from ['"]([^'"]+)['"];/g;

/**
 * Fluent UI's packages have one module that exports everything, which for the bundler makes everything one part: what any
 * page uses would be loaded with the first. So every import from such a module is led to the file that makes the thing.
 */
function fluentByFile(): Plugin {
  const exportsOf = new Map<string, Map<string, { name: string; from: string }>>();
  const known = (file: string): Map<string, { name: string; from: string }> => {
    const read = exportsOf.get(file);
    if (read !== undefined) return read;
    const found = new Map<string, { name: string; from: string }>();
    for (const [, list = '', from = ''] of readFileSync(file, 'utf8').matchAll(REEXPORT)) {
      const target = from.startsWith('.') ? path.join(path.dirname(file), from) : (fluentIndex(from) ?? from);
      for (const { name, as } of namesIn(list)) found.set(as, { name, from: target });
    }
    exportsOf.set(file, found);
    return found;
  };
  const made = (name: string, file: string): { name: string; from: string } => {
    const next = path.isAbsolute(file) ? known(file).get(name) : undefined;
    return next === undefined ? { name, from: file } : made(next.name, next.from);
  };
  const parted = (all: string, list: string, from: string, _place: number, code: string): string => {
    const index = fluentIndex(from);
    if (index === null) return all;
    // What is imported and not used counts for the bundler as needed here.
    const used = namesIn(list).filter(({ as }) => code.split(new RegExp(`\\b${as}\\b`)).length > 2);
    const lines = used.map(({ name, as }) => {
      const place = made(name, index);
      return `import { ${place.name} as ${as} } from ${JSON.stringify(place.from)};`;
    });
    // As many lines as there were, so that a fault is told where it stands.
    return lines.join(' ') + '\n'.repeat(all.split('\n').length - 1);
  };
  return {
    name: 'fluent-by-file',
    setup(building) {
      building.onLoad({ filter: USES_FLUENT }, ({ path: file }) => {
        const code = readFileSync(file, 'utf8');
        return {
          contents: code.replace(TOKEN, '"var(--$1)"').replace(IMPORT, parted),
          loader: file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js',
        };
      });
    },
  };
}

/** The module that exports everything of a package of Fluent UI; null where it is made otherwise. */
function fluentIndex(name: string): string | null {
  if (!/^@(?:fluentui|griffel)\//.test(name)) return null;
  const files = ['lib', 'src'].map((folder) => path.join(ROOT, 'node_modules', name, folder, 'index.js'));
  return files.find((file) => existsSync(file)) ?? null;
}

/** `Button, type Theme, a as b`, without the types. */
function namesIn(list: string): { name: string; as: string }[] {
  return list
    .replaceAll(/\/\/.*/g, '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '))
    .map((one) => {
      const [name = '', as = name] = one.split(/\s+as\s+/);
      return { name, as };
    });
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
