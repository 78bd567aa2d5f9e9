/** A newer definition whose texts alone differ: the coordinator sees it, adopts it, and running studies read it. */
import { parseProgramme } from '../../bot/programme/load';
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { viewCard } from '../../bot/study/views/view-card';
import type { Services } from '../../bot/study/services';
import { perform } from '../../bot/study/perform';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDENTITIES, installation, type Installation, type Who } from './installation';

const NPLV = readFileSync(join(__dirname, '../../bot/programme/nplv.yaml'), 'utf8');
const BEFORE = 'Vooronderzoek uitvoeren';
const AFTER = 'Vooronderzoek doen';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

/** The same installation, started with another definition file. */
const startedWith = (yaml: string): Services => ({
  ...kb.services,
  programme: parseProgramme(yaml, 'nieuwer.yaml'),
});

const digest = async (services: Services) =>
  JSON.stringify(await viewCard(services, { card: 'DIGEST' }, await kb.actor('coordinator')));

async function tasksOf(services: Services, who: Who): Promise<string> {
  return JSON.stringify(await viewCard(services, { card: 'MY_TASKS', page: 1 }, await kb.actor(who)));
}

it('is offered in the digest with the difference, and running studies follow once it is adopted', async () => {
  const newer = startedWith(NPLV.replaceAll(BEFORE, AFTER));
  expect(await digest(newer)).toContain('nieuwere teksten van het programma dan golf 1');
  const open = { dialog: 'ADOPT_DEFINITION', waveId: kb.waveId } as const;
  expect(await digest(newer)).toContain(JSON.stringify(open));
  const difference = await viewDialog(newer, open, await kb.actor('coordinator'));
  expect(JSON.stringify(difference)).toContain(AFTER);
  // Until then the wave keeps its own.
  expect(await tasksOf(newer, 'researcher')).toContain(BEFORE);

  const adopted = await perform(
    newer,
    { name: 'ADOPT_DEFINITION', waveId: kb.waveId, definitionHash: newer.programme.hash },
    IDENTITIES.coordinator,
  );
  expect(adopted.ok).toBe(true);
  expect(await tasksOf(newer, 'researcher')).toContain(AFTER);
  expect(await digest(newer)).not.toContain('nieuwere teksten');
});

it('that differs in more than texts is not offered: a running wave keeps what it counts by', async () => {
  const other = startedWith(NPLV.replace(BEFORE, AFTER).replace(/dueWorkingDays: 8\b/, 'dueWorkingDays: 9'));
  expect(other.programme.hash).not.toBe(kb.services.programme.hash);
  expect(await digest(other)).not.toContain('nieuwere teksten');
});

it('that is the wave’s own is no news', async () => {
  expect(await digest(kb.services)).not.toContain('nieuwere teksten');
});
