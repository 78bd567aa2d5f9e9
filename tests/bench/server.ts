/**
 * The server side of the benchmark, in a process of its own: Kamerbode and a stock botbuilder echo behind the same local
 * host. Tells its parent where it listens and what can be clicked, then serves until the parent lets go of it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { provideFunctionsCore, registered } from '../../functions/local/functions-core';
import { createHost } from '../../functions/local/host';
import { COORDINATOR, fillCourts } from './courts';
import { asked, type Ready } from './messages';
import { createProfile } from './profile';

/** A Monday morning in office hours. */
const MOMENT = new Date('2027-02-01T09:00:00.000Z');

/** The programme as it is, with more municipalities: every court is a real one to the rules. */
function widened(definitionFile: string, folder: string, courts: number): string {
  const areas = Array.from({ length: courts }, (_, index) => {
    const name = `Gemeente ${index + 1}`;
    return `  - { nl: ${name}, municipality: ${name}, cbs: GM${String(index + 1).padStart(4, '0')}, region: Noord }`;
  });
  const text = readFileSync(definitionFile, 'utf8').replace(/^focusAreas:[\s\S]*?(?=^\S|$(?![\s\S]))/m, '');
  const file = join(folder, 'programme.yaml');
  writeFileSync(file, `${text}\nfocusAreas:\n${areas.join('\n')}\n`);
  return file;
}

const say = (message: unknown): void => void process.send?.(message);

async function serve(courtCount: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kamerbode-bench-'));
  const config = readConfig({ KAMERBODE_DATA: folder, KAMERBODE_DEMO: '0' });
  const begun = Date.now();
  const clock = { now: () => new Date(MOMENT.getTime() + Date.now() - begun) };
  const silent = { info: () => undefined, error: () => undefined };
  const app = await createApp(
    {
      ...config,
      definitionFile: widened(config.definitionFile, folder, courtCount),
      coordinators: [COORDINATOR],
    },
    // Delivery is not counted: it happens in the background, to somebody else's server.
    { clock, log: silent, wakeDelivery: () => undefined },
  );
  const courts = await fillCourts(app.services);

  provideFunctionsCore();
  // Only now: these load `@azure/functions`, which asks for its core at the first registration.
  const { register } = await import('../../functions/register.js');
  const { registerEcho } = await import('./echo.js');
  register(app);
  registerEcho();
  const host = createHost({ registrations: registered(), routePrefix: '', log: () => undefined });

  const profile = createProfile();
  process.on('message', (message) => void profile[asked.parse(message)]().then(say));
  const { programme } = app.services.programme;
  const ready: Ready = {
    port: await host.listen(0),
    courts,
    today: MOMENT.toISOString().slice(0, 10),
    stages: programme.stages.map(({ id }) => id),
    criteria: programme.criteria.map(({ id }) => id),
  };
  say(ready);

  await new Promise((resolve) => process.once('disconnect', resolve));
  await host.close();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

void serve(Number(process.argv[2]));
