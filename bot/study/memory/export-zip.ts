/** The export of one court as one file, for whoever governs there: the same files as `npm run export` writes. */
import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import type { Actor } from '../../workflow/facts';
import { inOneRead, type PageAnswer } from '../pages/page';
import type { Services } from '../services';
import { courtFor } from '../views/view';
import { composeExport, type Files } from './export';

/** In every zip alike, so that the same content is the same file; the zip holds it as local time, in any zone alike. */
const FIXED_TIME = new Date(1980, 0, 1);

export interface ExportedCourt {
  /** Such as `kamerbode-heerlen`; letters, digits and hyphens. */
  name: string;
  zip: Buffer;
}

/** Must not run inside a unit of work. */
export async function exportedCourt(
  services: Services,
  viewer: Actor,
  courtId: string,
): Promise<PageAnswer<ExportedCourt>> {
  const found = await inOneRead(services, viewer, (context) => courtFor(context, courtId, 'READ_EXPORT'));
  if (!found.ok) return found;
  const { municipality } = found.court;
  const files = await composeExport(services.database, municipality);
  if (files === null) throw new Error(`Court ${courtId} is gone`);
  services.log.info('export.made', { courtId, files: files.size });
  const name = `kamerbode-${municipality
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')}`;
  return { ok: true, data: { name, zip: await zipped(files) } };
}

/** File by file, with a breath in between: others are answered meanwhile. */
async function zipped(files: Files): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const zip = new Zip((fault, part) => {
    if (fault !== null) throw fault;
    parts.push(part);
  });
  for (const [path, content] of files) {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = FIXED_TIME;
    zip.add(file);
    file.push(content, true);
    await setImmediate();
  }
  zip.end();
  return Buffer.concat(parts);
}
