/** Somebody who left is erased: nothing of them is stored or exported any more, and no chain breaks. */
import { randomUUID } from 'node:crypto';
import { composeExport } from '../../bot/study/memory/export';
import { importCourt } from '../../bot/study/memory/import';
import { checkChains } from '../../bot/study/memory/verify';
import { perform } from '../../bot/study/perform';
import { row } from '../../bot/study/rows';
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { openTasksAt } from '../../bot/workflow/criteria';
import type { Command } from '../../bot/workflow/commands';
import { Court } from '../../entities/court';
import { StudyQuestion } from '../../entities/findings';
import { HistoryText } from '../../entities/history';
import { JointNote } from '../../entities/joint-note';
import { Address, OutboxMessage } from '../../entities/message';
import { Person, RoleGrant } from '../../entities/person';
import { Study } from '../../entities/study';
import { IDENTITIES, type Installation } from '../study/installation';
import { emptyDatabase, everything, exported } from './archive';
import { playedStudy } from './played';

const { name, aadObjectId } = IDENTITIES.researcher;
const CONVERSATION = 'a:gesprek-van-de-onderzoeker';
const MAIL_ADDRESS = 'onderzoeker@heerlen.example';

let kamerbode: Installation;
let researcher: Person;

beforeEach(async () => {
  kamerbode = await playedStudy();
  researcher = (await kamerbode.actor('researcher')).person;
  const { must, studyId, read } = kamerbode;
  await read((manager) =>
    manager.insert(Address, {
      id: randomUUID(),
      version: 1,
      personId: researcher.id,
      conversationId: CONVERSATION,
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      userId: '29:onderzoeker',
      botId: '28:bot',
      state: 'ALIVE',
      seenAt: '2026-03-20T10:00:00.000Z',
    }),
  );
  await must('researcher', { name: 'SET_MAIL_ADDRESS', mailAddress: MAIL_ADDRESS });
  const [task, other] = openTasksAt(await kamerbode.facts(), 'DOCUMENTS');
  await must('secretary', {
    name: 'ADD_NOTE',
    studyId,
    task: { id: task!.id },
    body: `Overlegd met ${name.toUpperCase()}, die het uitzoekt`,
  });
  await must('secretary', {
    name: 'WAIT_FOR',
    studyId,
    task: { id: other!.id },
    what: `antwoord van ${name}`,
  });
  await must('secretary', {
    name: 'SET_QUESTION',
    studyId,
    questionNumber: 1,
    inScope: true,
    verdict: 'MET',
    summary: `Volgens ${name} is het geregeld`,
  });
  await must('secretary', {
    name: 'ADD_RECOMMENDATION',
    studyId,
    title: `Laat ${name} het vastleggen`,
    addressee: name,
  });
});
afterEach(() => kamerbode.close());

async function leave(): Promise<void> {
  const grant = await kamerbode.read((manager) => row(manager, RoleGrant, { personId: researcher.id }));
  await kamerbode.must('chair', { name: 'END_ROLE', grantId: grant!.id, until: '2026-03-20' });
  kamerbode.services.clock.moment = '2026-03-23T10:00:00.000Z';
}

const erase = () =>
  kamerbode.must('chair', {
    name: 'ERASE_PERSON',
    personId: researcher.id,
    reason: `Op verzoek van ${name}`,
  });

test('nothing of the person is stored any more, whoever wrote it; the work stays', async () => {
  await leave();
  const before = await everything(kamerbode.services.database);
  expect(JSON.stringify(before)).toContain(name);
  expect(JSON.stringify(before)).toContain(MAIL_ADDRESS);
  await erase();
  const stored = JSON.stringify(await everything(kamerbode.services.database));
  for (const trace of [name, name.toUpperCase(), aadObjectId, CONVERSATION, '29:onderzoeker', MAIL_ADDRESS]) {
    expect([trace, stored.includes(trace)]).toEqual([trace, false]);
  }
  expect(stored).toContain('Overlegd met (gewist), die het uitzoekt');
  expect(stored).toContain('antwoord van (gewist)');
  expect(stored).toContain('Volgens (gewist) is het geregeld');
  expect(stored).toContain('Laat (gewist) het vastleggen');
  expect(stored).toContain('Op verzoek van (gewist)');
  const { person, grants } = await kamerbode.read(async (manager) => ({
    person: await row(manager, Person, { id: researcher.id }),
    grants: await manager.findBy(RoleGrant, { personId: researcher.id }),
  }));
  expect(person).toMatchObject({ name: '(gewist)', tenantId: researcher.tenantId });
  expect(grants.map(({ role, validUntil }) => [role, validUntil])).toEqual([['RESEARCHER', '2026-03-20']]);
  expect(await kamerbode.read((manager) => manager.countBy(OutboxMessage, { personId: researcher.id }))).toBe(
    0,
  );
  const [request] = (await kamerbode.facts()).case.requests;
  expect(request).toMatchObject({ requestedById: researcher.id, state: 'APPROVED' });
});

test.each(['Open', 'Intake', 'norm', 'Tasks'])(
  'who is called %s, as something of the program is, takes nothing else along',
  async (called) => {
    await kamerbode.read((manager) => manager.update(Person, { id: researcher.id }, { name: called }));
    await leave();
    const before = await kamerbode.facts();
    await erase();
    const after = await kamerbode.facts();
    expect(after.case.tasks).toEqual(before.case.tasks);
    expect(after.case.stages).toEqual(before.case.stages);
    expect(after.case.requests).toEqual(before.case.requests);
    expect(after.court).toEqual(before.court);
  },
);

test('neither do the texts of all courts together name the person, nor what another court took over of them', async () => {
  const { must, waveId, courtId, studyId, services } = kamerbode;
  const breda = await kamerbode.read((manager) => row(manager, Court, { municipality: 'Breda' }));
  const { secret } = await must('coordinator', { name: 'INVITE', courtId: breda!.id, role: 'CHAIR' });
  const theirs = { tenantId: breda!.tenantId ?? '', aadObjectId: randomUUID(), name: 'Voorzitter Breda' };
  const there = async (command: Command): Promise<void> =>
    expect(await perform(services, command, theirs)).toMatchObject({ ok: true });
  await there({ name: 'REDEEM_CODE', code: secret ?? '' });
  await there({ name: 'START_STUDY', courtId: breda!.id, waveId, externalBureau: false });
  const elsewhere = await kamerbode.read((manager) => row(manager, Study, { courtId: breda!.id }));
  const shared = { waveId, questionNumber: 1, verdict: 'MET', summary: `${name} zag het` } as const;
  await must('chair', { name: 'PROPOSE_SHARED_ANSWER', courtId, ...shared });
  await there({ name: 'ADOPT_SHARED_ANSWER', studyId: elsewhere!.id, questionNumber: 1, edition: 1 });
  await must('researcher', { name: 'ADOPT_SHARED_ANSWER', studyId, questionNumber: 1, edition: 1 });
  const note = { title: `Nota van ${name}`, evidenceLink: 'https://programma.example/nota' };
  await must('coordinator', { name: 'PROPOSE_JOINT_NOTE', waveId, ...note });
  const noteId = (await kamerbode.read((manager) => row(manager, JointNote, { waveId })))!.id;
  const because = `Na overleg met ${name}`;
  await must('coordinator', { name: 'REVISE_JOINT_NOTE', noteId, ...note, reason: because });
  await leave();
  await erase();
  expect(JSON.stringify(await everything(services.database))).not.toContain(name);
  expect(await kamerbode.read((manager) => row(manager, JointNote, { id: noteId }))).toMatchObject({
    title: 'Nota van (gewist)',
    reason: 'Na overleg met (gewist)',
  });
  expect(
    await kamerbode.read((manager) => row(manager, StudyQuestion, { studyId: elsewhere!.id })),
  ).toMatchObject({ summary: '(gewist) zag het', sharedEdition: 1 });
  expect((await checkChains(services.database)).map(({ state }) => state.ok)).toEqual([true, true, true]);
  for (const municipality of ['Heerlen', 'Breda']) {
    const files = await exported(services.database, municipality);
    const restored = await emptyDatabase();
    expect(await importCourt({ ...services, database: restored }, files)).toMatchObject({ ok: true });
    expect((await composeExport(restored, municipality))?.get('SHA256SUMS')).toEqual(files.get('SHA256SUMS'));
    await restored.close();
  }
});

test('what was written about another court stays, whatever somebody is called', async () => {
  const other = await kamerbode.read((manager) => row(manager, Court, { municipality: 'Breda' }));
  await kamerbode.must('coordinator', {
    name: 'SET_PARTICIPATION',
    courtId: other!.id,
    status: 'WITHDRAWN',
    reason: 'Van het besluit kwam niets',
  });
  await kamerbode.read((manager) => manager.update(Person, { id: researcher.id }, { name: 'het' }));
  await leave();
  await erase();
  const kept = await kamerbode.read((manager) => manager.find(HistoryText));
  expect(kept.map(({ body }) => body)).toContain('Van het besluit kwam niets');
});

test('the history is whole, and an export afterwards holds nothing of the person and can be put back', async () => {
  await leave();
  await erase();
  const states = (await checkChains(kamerbode.services.database)).map(({ state }) => state.ok);
  expect(states).toEqual([true, true]);
  const files = await exported(kamerbode.services.database);
  for (const [file, content] of files) {
    const text = content.toString('utf8');
    const traces = [name, aadObjectId, CONVERSATION].filter((trace) =>
      text.toLowerCase().includes(trace.toLowerCase()),
    );
    expect([file, traces]).toEqual([file, []]);
  }
  const restored = await emptyDatabase();
  expect(await importCourt({ ...kamerbode.services, database: restored }, files)).toMatchObject({ ok: true });
  expect((await composeExport(restored, 'Heerlen'))?.get('SHA256SUMS')).toEqual(files.get('SHA256SUMS'));
  await restored.close();
});

test('what is read of the case afterwards is what is stored', async () => {
  await leave();
  const before = await kamerbode.read((manager) => row(manager, Study, { id: kamerbode.studyId }));
  await erase();
  const waiting = (await kamerbode.facts()).case.tasks.filter(({ waitingFor }) => waitingFor !== null);
  expect(waiting.map(({ waitingFor }) => waitingFor)).toEqual(['antwoord van (gewist)']);
  const after = await kamerbode.read((manager) => row(manager, Study, { id: kamerbode.studyId }));
  expect(after!.version).toBe(before!.version + 1);
});

test('who still has a role, or is unknown, is not erased, and nothing changes', async () => {
  const before = await everything(kamerbode.services.database);
  const refused = async (personId: string) => {
    const performed = await kamerbode.act('chair', { name: 'ERASE_PERSON', personId, reason: 'Verzoek' });
    return performed.ok ? 'OK' : performed.refusal.code;
  };
  expect(await refused(researcher.id)).toBe('STILL_HAS_ROLE');
  expect(await refused('niemand')).toBe('NOT_YOURS');
  expect(await everything(kamerbode.services.database)).toEqual(before);
});

test('somebody erased who comes back is somebody new, and is erased once only', async () => {
  await leave();
  await erase();
  const again = await kamerbode.act('chair', {
    name: 'ERASE_PERSON',
    personId: researcher.id,
    reason: 'Nog eens',
  });
  expect(again.ok ? 'OK' : again.refusal.code).toBe('ALREADY_ERASED');
  const { secret } = await kamerbode.must('secretary', {
    name: 'INVITE',
    courtId: kamerbode.courtId,
    role: 'RESEARCHER',
    tenantId: IDENTITIES.researcher.tenantId,
  });
  const { actor } = await kamerbode.must('researcher', { name: 'REDEEM_CODE', code: secret ?? '' });
  expect(actor.person.id).not.toBe(researcher.id);
});

test('the dialog offers those who have left, to those who may', async () => {
  const shown = async (who: 'chair' | 'member' | 'coordinator', courtId: string | null) => {
    const view = await viewDialog(
      kamerbode.services,
      { dialog: 'ERASE_PERSON', courtId },
      await kamerbode.actor(who),
    );
    return 'refusal' in view ? view.refusal.code : JSON.stringify(view.content);
  };
  const { courtId } = kamerbode;
  expect(await shown('chair', courtId)).toContain('Er is niemand van wie alle rollen zijn beëindigd');
  await leave();
  expect(await shown('chair', courtId)).toContain(`"${name} (Onderzoeker)"`);
  const people = { dialog: 'PEOPLE' as const, courtId };
  const list = await viewDialog(kamerbode.services, people, await kamerbode.actor('chair'));
  expect(JSON.stringify(list)).toContain('Persoonsgegevens wissen');
  expect(await shown('member', courtId)).toBe('NOT_YOURS');
  expect(await shown('coordinator', courtId)).toBe('NOT_YOURS');
  expect(await shown('chair', null)).toBe('NOT_YOURS');
  expect(await shown('coordinator', null)).toContain('Er is niemand');
  await erase();
  expect(await shown('chair', courtId)).toContain('Er is niemand');
});
