/**
 * Four courts with their chairs, three of which began in the wave, and what they do with its joint note: for the tests of
 * joint notes and joint tasks.
 */
import { perform } from '../../bot/study/perform';
import { row, rows } from '../../bot/study/rows';
import type { Identity, Performed } from '../../bot/study/services';
import { storedCard } from '../../bot/study/stored-card';
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { viewCard } from '../../bot/study/views/view-card';
import { loadActor } from '../../bot/study/load';
import type { Command } from '../../bot/workflow/commands';
import type { Actor } from '../../bot/workflow/facts';
import type { CardRef, DialogRef } from '../../cards/ref';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { HistoryEntry } from '../../entities/history';
import { JointNote } from '../../entities/joint-note';
import { OutboxMessage } from '../../entities/message';
import { Study } from '../../entities/study';
import { installation, type Installation, type Who } from './installation';

export let kb: Installation;
/** Ids of courts by municipality, and the identities of their chairs. */
export let ids: Record<string, string>;
const chairs: Record<string, Identity> = {};
export const SECRET = 'paragraaf 4 is te stellig';

const TENANT = '44444444-4444-4444-8444-444444444444';
const isWho = (who: string): who is Who =>
  ['coordinator', 'chair', 'deputy', 'secretary', 'member'].includes(who);

beforeEach(async () => {
  kb = await installation({ now: '2026-03-02T09:00:00.000Z' });
  ids = { Heerlen: kb.courtId };
  await joins('Arnhem');
  await joins('Breda');
  await joins('Delft', { begins: false });
});
afterEach(() => kb.close());

async function joins(municipality: string, { begins = true } = {}): Promise<void> {
  const tenantId = TENANT.replaceAll('4', String(Object.keys(ids).length + 4));
  const chair = { tenantId, aadObjectId: tenantId.replace(/^./, 'a'), name: `Voorzitter ${municipality}` };
  chairs[municipality] = chair;
  await kb.must('coordinator', { name: 'REGISTER_COURT', municipality, tenantId });
  const courtId = (await kb.read((manager) => row(manager, Court, { municipality })))!.id;
  ids[municipality] = courtId;
  const { secret } = await kb.must('coordinator', { name: 'INVITE', courtId, role: 'CHAIR' });
  await must(municipality, { name: 'REDEEM_CODE', code: secret ?? '' });
  if (begins) await starts(municipality);
}

export const starts = (municipality: string) =>
  must(municipality, {
    name: 'START_STUDY',
    courtId: ids[municipality]!,
    waveId: kb.waveId,
    externalBureau: false,
  });

/** A role in Heerlen, or the chair of the court of this municipality. */
export const act = (who: string, command: Command): Promise<Performed> =>
  isWho(who) ? kb.act(who, command) : perform(kb.services, command, chairs[who]!);

export async function must(who: string, command: Command): Promise<Extract<Performed, { ok: true }>> {
  const performed = await act(who, command);
  if (!performed.ok) throw new Error(`${command.name} by ${who}: ${JSON.stringify(performed.refusal)}`);
  return performed;
}

export async function actor(who: string): Promise<Actor> {
  if (isWho(who)) return kb.actor(who);
  return (await kb.read((manager) => loadActor(manager, chairs[who]!)))!;
}

export const note = async (): Promise<JointNote> =>
  (await kb.read((manager) => rows(manager, JointNote, {}, { orderBy: ['proposedOn', 'id'] }))).at(-1)!;

export const propose = () =>
  must('coordinator', {
    name: 'PROPOSE_JOINT_NOTE',
    waveId: kb.waveId,
    title: 'Van toeschouwer naar speler',
    evidenceLink: 'https://programma.example/nota',
  });
export const about = async (municipality: string) => ({
  courtId: ids[municipality]!,
  noteId: (await note()).id,
});
const chairOf = (municipality: string): string => (municipality === 'Heerlen' ? 'chair' : municipality);
export const consents = async (...municipalities: string[]): Promise<void> => {
  for (const one of municipalities) {
    await must(chairOf(one), { name: 'CONSENT_JOINT_NOTE', ...(await about(one)) });
  }
};
export const objects = async (municipality: string): Promise<void> =>
  void (await must(chairOf(municipality), {
    name: 'OBJECT_JOINT_NOTE',
    ...(await about(municipality)),
    reason: SECRET,
  }));

export async function reads(who: string, ref: CardRef): Promise<string> {
  return JSON.stringify(await viewCard(kb.services, ref, await actor(who)));
}
export async function opens(who: string, ref: DialogRef): Promise<string> {
  return JSON.stringify(await viewDialog(kb.services, ref, await actor(who)));
}
export const gate = async (who: string): Promise<string> =>
  reads(who, { card: 'JOINT_GATE', noteId: (await note()).id });

/** Who was sent the joint note at once, by name, in the order of asking. */
export async function asked(): Promise<string[]> {
  const messages = await kb.read((manager) => rows(manager, OutboxMessage, {}, { orderBy: ['createdAt'] }));
  const names = new Map<string, string>();
  for (const who of ['coordinator', 'chair', 'deputy', 'member', 'Arnhem', 'Breda', 'Delft'])
    names.set((await actor(who)).person.id, who);
  return messages
    .filter(({ card, kind }) => kind === 'POST' && storedCard(card).card === 'JOINT_GATE')
    .map(({ personId }) => names.get(personId ?? '') ?? '?')
    .toSorted();
}

export const duties = async (): Promise<string[]> => {
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const found = await kb.read((manager) => rows(manager, Duty, { kind: 'JOINT_CONSENT' }));
  return found.map(({ courtId, state }) => `${names.get(courtId ?? '')} ${state}`).toSorted();
};

/** The joint tasks of the programme, with the day on which each is due or was done. */
export async function jointTasks(): Promise<string[]> {
  const found = await kb.read((manager) => rows(manager, Duty, { courtId: null, kind: 'JOINT_TASK' }));
  return found.map(({ ref, state, dueOn, doneOn }) => `${ref} ${state} ${doneOn ?? dueOn}`).toSorted();
}

/** A court answers a question and lets the others read it. */
export async function releases(municipality: string): Promise<void> {
  const study = await kb.read((manager) => row(manager, Study, { courtId: ids[municipality]! }));
  const question = { studyId: study!.id, questionNumber: 1 };
  const who = chairOf(municipality);
  await must(who, { name: 'SET_QUESTION', ...question, inScope: true, verdict: 'MET', summary: 'Op tijd.' });
  await must(who, { name: 'RELEASE_FINDINGS', studyId: study!.id, questions: [{ questionNumber: 1 }] });
}

export const withdraws = (municipality: string) =>
  must('coordinator', {
    name: 'SET_PARTICIPATION',
    courtId: ids[municipality]!,
    status: 'WITHDRAWN',
    reason: 'Geen capaciteit',
  });

export async function actions(): Promise<string[]> {
  const history = await kb.read((manager) =>
    rows(manager, HistoryEntry, { chain: 'PROGRAMME' }, { orderBy: ['number'] }),
  );
  return history.map(({ action }) => action).filter((action) => /JOINT|CONSENT/.test(action));
}
