/**
 * `npm run package [-- --out <folder>]`: the app for Teams as a zip, made of the texts and ids at hand and checked against
 * Microsoft's schemas before it is written. The last line of what it says is where the zip is.
 *
 * Ends with 0 when it was written, 1 when Teams would not take it, 2 when settings are missing.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { type Icons, packageFaults } from './app-package/faults';
import { manifestFiles } from './app-package/manifest';
import { type PackageSettings, readPackageSettings } from './app-package/settings';
import { complain, readWords, runWith, say } from './command-line';

const USAGE = 'Gebruik: npm run package [-- --out <map>]';

/** The sources: npm runs in the project's folder. */
const PARTS = path.resolve('functions/local/app-package');

/** In every zip alike, so that the same content is the same file; the zip holds it as local time, in any zone alike. */
const FIXED_TIME = new Date(1980, 0, 1);

function icons(): Icons {
  return {
    'color.png': readFileSync(path.join(PARTS, 'color.png')),
    'outline.png': readFileSync(path.join(PARTS, 'outline.png')),
  };
}

/** The zip, or every reason why Teams would not take it. */
export function composePackage(
  settings: PackageSettings,
): { ok: true; zip: Uint8Array } | { ok: false; faults: string[] } {
  const files = manifestFiles(settings);
  const pictures = icons();
  const faults = packageFaults(files, pictures);
  if (faults.length > 0) return { ok: false, faults };
  const zip = zipSync(
    {
      'manifest.json': asText(files['manifest.json']),
      'en.json': asText(files['en.json']),
      'color.png': pictures['color.png'],
      'outline.png': pictures['outline.png'],
    },
    { level: 9, mtime: FIXED_TIME },
  );
  return { ok: true, zip };
}

function asText(content: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`);
}

async function makePackage(settings: PackageSettings, words: string[]): Promise<number> {
  const { values } = readWords(words, USAGE, { out: { type: 'string' } });
  const composed = composePackage(settings);
  if (!composed.ok) {
    complain('Teams zou dit pakket niet aannemen; het is niet gemaakt:');
    for (const fault of composed.faults) complain(`- ${fault}`);
    return 1;
  }
  const folder = path.resolve(typeof values.out === 'string' ? values.out : '.kamerbode');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `kamerbode-${settings.version}.zip`);
  writeFileSync(file, composed.zip);
  say(`Kamerbode ${settings.version} voor Teams`);
  say(`  app       ${settings.appId}`);
  say(`  bot       ${settings.botId}`);
  say(`  aanmelden ${settings.tabClientId} (${settings.tabResource})`);
  say(`  adres     ${settings.publicUrl}`);
  say(file);
  return 0;
}

const VERSIONED = z.object({ version: z.string() });

/** Of the program. */
function ownVersion(): string {
  return VERSIONED.parse(JSON.parse(readFileSync('package.json', 'utf8'))).version;
}

if (require.main === module)
  void runWith((environment) => readPackageSettings(environment, ownVersion()), makePackage);
