/** The dates that tasks have for now: reckoned whenever a study is read, kept from the day on which their stage starts. */
import { openDatabase } from '../../bot/study/database';
import { loadStudyFacts } from '../../bot/study/load';
import { rows } from '../../bot/study/rows';
import type { StudyFacts } from '../../bot/workflow/facts';
import { Forecasts1765300000000 } from '../../entities/migrations/1765300000000-forecasts';
import { StudyTask } from '../../entities/study';
import { approve, request } from './dialog-story';
import { installation, type Installation } from './installation';

const NO_DATE = { dueOn: null, estimateOn: null, firm: false, dueSteps: [] };

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

const kept = (stageId: string): Promise<StudyTask[]> =>
  kb.read((manager) => rows(manager, StudyTask, { studyId: kb.studyId, stageId }, { orderBy: ['position'] }));

const shown = async (stageId: string): Promise<StudyTask[]> =>
  (await kb.facts()).case.tasks.filter((task) => task.stageId === stageId);

/** As another process has it, which remembers nothing. */
async function readAnew(): Promise<StudyFacts | null> {
  const database = await openDatabase({ sqliteFile: kb.file });
  const facts = await database.work((manager) => loadStudyFacts(manager, kb.services, kb.studyId));
  await database.close();
  return facts;
}

test('given a study that began, tasks of coming stages have a date to read, with its steps, and none that is kept', async () => {
  for (const task of await kept('DOCUMENTS')) expect(task).toMatchObject(NO_DATE);
  for (const { firm, dueOn, estimateOn, dueSteps } of await shown('DOCUMENTS')) {
    expect([firm, dueOn ?? estimateOn]).toEqual([false, expect.any(String)]);
    expect(dueSteps[0]).toMatchObject({ step: 'FROM' });
  }
  expect((await kept('INTAKE'))[0]).toMatchObject({ firm: true, dueOn: expect.any(String) });
});

test('when a gate opens early, the tasks of its stage get dates that are kept, and all others move without being written', async () => {
  const [before, was] = [await kept('REPORT'), (await shown('REPORT'))[0]!];
  await approve(kb, await request(kb, 'researcher'));
  expect((await kept('DOCUMENTS'))[0]).toMatchObject({ firm: true, dueOn: expect.any(String) });
  expect(await kept('REPORT')).toEqual(before);
  const [is] = await shown('REPORT');
  expect(is!.version).toBe(was.version);
  expect(is!.dueOn ?? '').not.toBe('');
  expect(is!.dueOn! < was.dueOn!).toBe(true);
});

test('when that gate is reopened, the dates of the stage that closes again are kept no longer', async () => {
  await approve(kb, await request(kb, 'researcher'));
  const [first] = await shown('DOCUMENTS');
  const reopening = { studyId: kb.studyId, stageId: 'INTAKE', reason: 'Te vroeg akkoord.' };
  await kb.must('chair', { name: 'REOPEN_GATE', ...reopening });
  for (const task of await kept('DOCUMENTS')) expect(task).toMatchObject(NO_DATE);
  const [again] = await shown('DOCUMENTS');
  expect(again).toMatchObject({ firm: false, version: first!.version + 1, dueOn: expect.any(String) });
  expect((await readAnew())?.case).toEqual((await kb.facts()).case);
});

test('whoever gets a task of a coming stage gets no date written with it', async () => {
  const [task] = await shown('REPORT');
  const { person } = await kb.actor('member');
  const asked = {
    studyId: kb.studyId,
    task: { id: task!.id },
    to: person.id,
    reason: 'Weet er alles van.',
  };
  await kb.must('secretary', { name: 'REASSIGN_TASK', ...asked });
  expect((await kept('REPORT'))[0]).toMatchObject({ ...NO_DATE, assigneeId: person.id });
  expect((await shown('REPORT'))[0]).toMatchObject({ dueOn: task!.dueOn, dueSteps: task!.dueSteps });
});

test('what happens meanwhile is in the dates for now at once, and the same for every process', async () => {
  const { studyId } = kb;
  await approve(kb, await request(kb, 'researcher'));
  await kb.must('secretary', {
    name: 'RECORD_EVENT',
    studyId,
    eventId: 'START_LETTER_SENT',
    on: '2026-03-02',
  });
  expect((await readAnew())?.case).toEqual((await kb.facts()).case);
});

test('no estimate lies before today, however long nobody looked', async () => {
  await kb.facts();
  kb.services.clock.moment = '2031-06-02T09:00:00.000Z';
  const estimates = (await shown('AFTERCARE')).flatMap(({ estimateOn }) => estimateOn ?? []);
  expect(estimates.length).toBeGreaterThan(0);
  expect(estimates.filter((on) => on < '2031-06-02')).toEqual([]);
});

test('a database of before loses the dates that stood in its rows, and no firm one', async () => {
  const firm = await kept('INTAKE');
  const read = (await kb.facts()).case;
  await kb.read(async (manager) => {
    await manager.update(
      StudyTask,
      { studyId: kb.studyId, stageId: 'REPORT' },
      { dueOn: '2026-09-09', estimateOn: '2026-09-10' },
    );
    await new Forecasts1765300000000().up(manager.queryRunner!);
  });
  for (const task of await kept('REPORT')) expect(task).toMatchObject(NO_DATE);
  expect(await kept('INTAKE')).toEqual(firm);
  expect((await readAnew())?.case).toEqual(read);
});
