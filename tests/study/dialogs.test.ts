/** Every dialog, for everybody who opens it, on a real database. */
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { schemaFaults } from '../cards/schema';
import { playDialogs } from './dialog-story';
import { installation, type Installation } from './installation';

let kb: Installation;
beforeAll(async () => {
  kb = await installation();
});
afterAll(() => kb.close());

it('is a valid card at every stop', async () => {
  const faults: string[] = [];
  await playDialogs(kb, async ({ name, who, ref, refused }) => {
    const shown = await viewDialog(kb.services, ref, await kb.actor(who), refused);
    if (!('content' in shown)) {
      faults.push(`${name}: ${JSON.stringify(shown)}`);
      return;
    }
    faults.push(...schemaFaults(shown.content).map((fault) => `${name}: ${fault}`));
  });
  expect(faults).toEqual([]);
});
