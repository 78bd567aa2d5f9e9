/** What a court hands its council: somebody makes an address of the overview or of the file for a new council. */
import { roll } from './acts';
import { present } from './work';
import type { CourtLife, DocumentAddress, World } from './world';

/** On how many of its days a court makes one. */
const OFTEN = 0.003;

export async function makeDocuments(world: World, court: CourtLife): Promise<void> {
  if (court.id === null || world.chance('document', court.municipality, world.today) > OFTEN) return;
  const human = present(world, court, 'SECRETARY', 'CHAIR', 'RESEARCHER');
  if (human === null) return;
  const document = roll(world, human, 'document') < 0.75 ? 'COUNCIL_OVERVIEW' : 'COUNCIL_HANDOVER';
  const made = await world.door.perform(human.identity, {
    name: 'CREATE_DOCUMENT_LINK',
    document,
    courtId: court.id,
  });
  if (!made.ok || made.secret === null)
    return world.violation('an address of a document could not be made', human.key);
  for (const one of world.documents) if (one.human === human && one.document === document) one.ended = true;
  const madeAt = world.program.now();
  const address: DocumentAddress = { human, document, address: made.secret, madeAt, ended: false };
  world.documents.push(address);
}
