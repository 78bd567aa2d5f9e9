/** What Teams would not take of a package: held against Microsoft's own schemas, and the sizes of the icons. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { type ManifestFiles, SCHEMA_VERSION } from './manifest';

const ICON_SIZES = { 'color.png': 192, 'outline.png': 32 };
export type Icons = Record<keyof typeof ICON_SIZES, Buffer>;

/** @returns every fault with the place where it is; empty when there is none. */
export function packageFaults(files: ManifestFiles, icons: Icons): string[] {
  return [
    ...schemaFaults('manifest.json', 'MicrosoftTeams', files['manifest.json']),
    ...schemaFaults('en.json', 'MicrosoftTeams.Localization', files['en.json']),
    ...sizeFault('color.png', icons['color.png']),
    ...sizeFault('outline.png', icons['outline.png']),
  ];
}

function schemaFaults(file: string, schemaName: string, content: unknown): string[] {
  const library = path.dirname(require.resolve('@microsoft/app-manifest/package.json'));
  const folder = path.join(library, 'build/json-schemas/teams', `v${SCHEMA_VERSION}`);
  const schema: Record<string, unknown> = JSON.parse(
    readFileSync(path.join(folder, `${schemaName}.schema.json`), 'utf8'),
  );
  // Written for draft 4, in which this validator differs only where these schemas use nothing.
  delete schema['$schema'];
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, formats: { uri: true } });
  const validate = ajv.compile(schema);
  if (validate(content)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${file}${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

/** The header of a PNG tells its width and height, at 16 and 20. */
function sizeFault(file: keyof Icons, png: Buffer): string[] {
  const size = ICON_SIZES[file];
  const isPng = png.subarray(1, 4).toString('latin1') === 'PNG';
  if (isPng && png.readUInt32BE(16) === size && png.readUInt32BE(20) === size) return [];
  return [`${file}: is geen PNG van ${size} bij ${size}`];
}
