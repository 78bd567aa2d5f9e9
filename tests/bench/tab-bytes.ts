/**
 * What the tab weighs: compressed bytes of its first load (the page, its code and the overview) ÷ those of a bare page of
 * React and Fluent UI with one table, packed in the same way. What the place asks for beside that is not ours to weigh:
 * Teams' library inside Teams, Entra's in a browser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..', '..', '..');
/** As the build made it. */
const FOLDER = join(ROOT, 'dist', 'functions', 'tab');

/** Beside what the page itself asks for: loaded before anything is seen. */
const FIRST = ['overview'];

const BARE_PAGE = `
  import { createRoot } from 'react-dom/client';
  import { FluentProvider, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, teamsLightTheme }
    from '@fluentui/react-components';
  createRoot(document.getElementById('app')).render(
    <FluentProvider theme={teamsLightTheme}>
      <Table aria-label="Rekenkamers">
        <TableHeader><TableRow><TableHeaderCell>Rekenkamer</TableHeaderCell></TableRow></TableHeader>
        <TableBody><TableRow><TableCell>Heerlen</TableCell></TableRow></TableBody>
      </Table>
    </FluentProvider>,
  );
`;

const packed = (contents: Buffer | Uint8Array): number =>
  brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }).length;

/** This file of the build and all that it imports at once. */
function withImports(file: string, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  const code = readFileSync(join(FOLDER, file), 'utf8');
  for (const [, imported] of code.matchAll(/\b(?:from|import)"\.\/([\w-]+\.js)"/g)) {
    if (imported !== undefined) withImports(imported, seen);
  }
}

/** Compressed bytes of the tab's first load, and of the bare page. */
export async function measureTab(): Promise<{ own: number; base: number }> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.js'));
  const needed = new Set<string>();
  for (const name of ['main', ...FIRST]) {
    const file = files.find((one) => one.startsWith(`${name}-`));
    if (file === undefined) throw new Error(`There is no ${name} in the build of the tab`);
    withImports(file, needed);
  }
  const page = readFileSync(join(FOLDER, 'page.html'));
  const own = [...needed].reduce((sum, file) => sum + packed(readFileSync(join(FOLDER, file))), packed(page));
  const { outputFiles } = await build({
    stdin: { contents: BARE_PAGE, loader: 'tsx', resolveDir: ROOT },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  return { own, base: outputFiles.reduce((sum, { contents }) => sum + packed(contents), 0) };
}
