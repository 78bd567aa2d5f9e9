/** Loads what joint notes wait for, and makes them stand as they should: whom they ask, and whether they are agreed. */
import type { EntityManager } from 'typeorm';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { JointConsent, JointNote } from '../../entities/joint-note';
import { Study } from '../../entities/study';
import type { StudyDecision } from '../workflow/decision';
import { isOpen, noteOfDuty, participants, settleJointNote, type JointSettled } from '../workflow/joint-gate';
import { saveMade } from './duties';
import { loadServing, type Loading } from './duty-facts';
import { appendToProgramme } from './history';
import { momentOf } from './load';
import { rows } from './rows';
import { saveChanged } from './save';

/** What is to be said of it, and which cards it makes outdated. */
type Said = Pick<StudyDecision, 'notices' | 'changedSubjects'>;

/**
 * For the daily round, and right after a command that may have changed what an open note waits for.
 * @param changedCourtIds courts whose people may have changed; null for all
 */
export async function settleJointNotes(
  manager: EntityManager,
  services: Loading,
  changedCourtIds: readonly string[] | null,
): Promise<Said> {
  const said: Said = { notices: [], changedSubjects: [] };
  const reminding = await rows(manager, Duty, { kind: 'JOINT_CONSENT', state: 'OPEN' }, { only: ['ref'] });
  const reminded = new Set(reminding.map(noteOfDuty));
  for (const note of await rows(manager, JointNote, {}, { orderBy: ['proposedOn', 'id'] })) {
    if (!isOpen(note) && !reminded.has(note.id)) continue;
    const settled = await settle(manager, services, note, changedCourtIds);
    said.notices.push(...settled.notices);
    if (settled.note !== note) said.changedSubjects.push(note.id);
  }
  return said;
}

async function settle(
  manager: EntityManager,
  services: Loading,
  note: JointNote,
  changedCourtIds: readonly string[] | null,
): Promise<JointSettled> {
  const moment = momentOf(services);
  const consents = await rows(manager, JointConsent, { noteId: note.id });
  const ofWave = await rows(manager, Duty, { kind: 'JOINT_CONSENT', waveId: note.waveId });
  const duties = ofWave.filter((duty) => noteOfDuty(duty) === note.id);
  const studies = await rows(manager, Study, { waveId: note.waveId }, { only: ['courtId', 'waveId'] });
  const courts = await rows(manager, Court, {}, { orderBy: ['municipality'] });
  const taking = participants(note.waveId, courts, studies);
  // A note may lie for years, and every day's round comes past it.
  const peopleOf = await loadServing(
    manager,
    taking.map(({ id }) => id),
    moment.today,
  );
  const settled = settleJointNote({
    ...moment,
    programme: services.programme.programme,
    note,
    consents,
    participants: taking.map((court) => ({ court, ...peopleOf(court.id) })),
    changedCourtIds,
    duties,
  });
  await saveChanged(manager, JointNote, [note], [settled.note]);
  await saveChanged(manager, JointConsent, consents, settled.consents);
  await saveMade(manager, Duty, duties, settled.duties);
  await appendToProgramme(manager, settled.history, {
    at: moment.now,
    actorId: null,
    fromVersion: note.version,
    newId: moment.newId,
  });
  return settled;
}
