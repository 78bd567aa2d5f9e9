/**
 * The server side of the benchmark, in a process of its own: Kamerbode and a stock botbuilder echo behind the same local
 * host. Prints one line of JSON with its address and what can be clicked, then serves until its input closes.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { provideFunctionsCore, registered } from '../../functions/local/functions-core';
import { createHost } from '../../functions/local/host';
import { COORDINATOR, fillCourts } from './courts';

/** Enough distinct courts for the rounds of both measurements. */
const COURTS = Number(process.argv[2]);

/** The programme as it is, with more municipalities: every court is a real one to the rules. */
function widened(definitionFile: string, folder: string): string {
  const areas = Array.from({ length: COURTS }, (_, index) => {
    const name = `Gemeente ${index + 1}`;
    return `  - { nl: ${name}, municipality: ${name}, cbs: GM${String(index + 1).padStart(4, '0')}, region: Noord }`;
  });
  const text = readFileSync(definitionFile, 'utf8').replace(/^focusAreas:[\s\S]*?(?=^\S|$(?![\s\S]))/m, '');
  const file = join(folder, 'programme.yaml');
  writeFileSync(file, `${text}\nfocusAreas:\n${areas.join('\n')}\n`);
  return file;
}

async function serve(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kamerbode-bench-'));
  mkdirSync(folder, { recursive: true });
  const config = readConfig({ KAMERBODE_DATA: folder, KAMERBODE_DEMO: '0' });
  const moment = new Date('2027-02-01T09:00:00.000Z');
  const silent = { info: () => undefined, error: () => undefined };
  const app = await createApp(
    { ...config, definitionFile: widened(config.definitionFile, folder), coordinators: [COORDINATOR] },
    // Delivery is not counted: it happens in the background, to somebody else's server.
    { clock: { now: () => moment }, log: silent, wakeDelivery: () => undefined },
  );
  const courts = await fillCourts(app.services);

  provideFunctionsCore();
  // Only now: these load `@azure/functions`, which asks for its core at the first registration.
  const { register } = await import('../../functions/register.js');
  const { registerEcho } = await import('./echo.js');
  register(app);
  registerEcho();
  const host = createHost({ registrations: registered(), routePrefix: 'api', log: () => undefined });
  const port = await host.listen(0);
  process.stdout.write(`${JSON.stringify({ port, courts })}\n`);

  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  await host.close();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

void serve();
