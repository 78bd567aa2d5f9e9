/** The part of the played study in which two courts have a joint note: where its dialogs have something to show. */
import { row } from '../../bot/study/rows';
import type { DialogRef } from '../../cards/ref';
import { JointNote } from '../../entities/joint-note';
import type { Installation, Who } from './installation';

type At = (name: string, who: Who, ref: DialogRef) => Promise<void>;

/** Another court, `elsewhere`, of which the stranger is the chair, begins in the wave as well. */
export async function playJointNote(kb: Installation, at: At, elsewhere: string): Promise<void> {
  const { courtId, waveId } = kb;
  await kb.must('stranger', { name: 'START_STUDY', courtId: elsewhere, waveId, externalBureau: false });
  await at('', 'coordinator', { dialog: 'JOINT_NOTE', waveId });
  const text = {
    title: 'Van toeschouwer naar speler',
    evidenceLink: 'https://programma.example/nota/concept-1',
  };
  await kb.must('coordinator', { name: 'PROPOSE_JOINT_NOTE', waveId, ...text });
  const noteId = (await kb.read((manager) => row(manager, JointNote, { waveId })))!.id;
  await at('', 'chair', { dialog: 'JOINT_OBJECTION', noteId, courtId });
  await at('none', 'coordinator', { dialog: 'JOINT_REASONS', noteId });
  const reason =
    'Hoofdstuk 4 gaat verder dan wat wij hebben onderzocht: de raad was wel op tijd geïnformeerd.';
  await kb.must('chair', { name: 'OBJECT_JOINT_NOTE', noteId, courtId, reason });
  await at('again', 'chair', { dialog: 'JOINT_OBJECTION', noteId, courtId });
  await at('revise', 'coordinator', { dialog: 'JOINT_NOTE_CHANGE', noteId, change: 'REVISE' });
  await at('withdraw', 'coordinator', { dialog: 'JOINT_NOTE_CHANGE', noteId, change: 'WITHDRAW' });
  const revised = { ...text, evidenceLink: 'https://programma.example/nota/concept-2' };
  const because = 'Hoofdstuk 4 volgt nu de rapporten.';
  await kb.must('coordinator', { name: 'REVISE_JOINT_NOTE', noteId, ...revised, reason: because });
  await at('', 'coordinator', { dialog: 'JOINT_REASONS', noteId });
  await kb.must('stranger', { name: 'CONSENT_JOINT_NOTE', noteId, courtId: elsewhere });
  await kb.must('chair', { name: 'CONSENT_JOINT_NOTE', noteId, courtId });
  await at('publish', 'coordinator', { dialog: 'JOINT_NOTE_CHANGE', noteId, change: 'PUBLISH' });
}
