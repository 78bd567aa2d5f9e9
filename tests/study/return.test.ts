/** Lines of the morning for somebody who is away, when the absence turns out to be another one. */
import { bundleDue } from '../../bot/study/bundles';
import { insert, row, rows } from '../../bot/study/rows';
import { Court } from '../../entities/court';
import { Absence } from '../../entities/person';
import { OutboxMessage } from '../../entities/message';
import { Study, StudyTask } from '../../entities/study';
import { installation, type Installation, type Who } from './installation';

let given: Installation;
// A Monday, in winter time: 08:30 is 07:30 in UTC.
beforeEach(async () => {
  given = await installation();
  await away('2026-03-13');
  await reassign('INT-01');
});
afterEach(() => given.close());

const idOf = async (who: Who): Promise<string> => (await given.actor(who)).person.id;

/** The member is away from today, and nobody stands in. */
async function away(until: string, more: { from?: string; standInId?: string } = {}): Promise<void> {
  const { courtId } = given;
  const about = { courtId, personId: await idOf('member'), from: '2026-03-02', until, ...more };
  await given.must('secretary', { name: 'REGISTER_ABSENCE', ...about });
}

async function reassign(taskId: string): Promise<void> {
  const { studyId } = given;
  const task = await given.read((manager) => row(manager, StudyTask, { studyId, taskId }));
  const about = { studyId, task: { id: task?.id ?? '' }, to: await idOf('member'), reason: '' };
  await given.must('researcher', { name: 'REASSIGN_TASK', ...about });
}

async function ends(until: string, who: Who = 'member'): Promise<void> {
  const personId = await idOf(who);
  const absence = await given.read((manager) => row(manager, Absence, { personId }));
  await given.must('secretary', { name: 'END_ABSENCE', absenceId: absence?.id ?? '', until });
}

/** For whom lines of tasks wait, and until when. */
async function waiting(): Promise<string[]> {
  const names = new Map<string, string>();
  for (const who of ['member', 'secretary', 'deputy'] as const) names.set(await idOf(who), who);
  const found = await given.read((manager) => rows(manager, OutboxMessage, { state: 'WAITING' }));
  return found
    .filter(({ onceKey }) => onceKey.startsWith('task:'))
    .map(({ personId, notBefore }) => `${names.get(personId ?? '')} ${notBefore.slice(0, 16)}`);
}

test('given an absence without a stand-in, a line waits for the first own morning after it', async () => {
  expect(await waiting()).toEqual(['member 2026-03-16T07:30']);
});

test('when the person is back sooner, so is the line', async () => {
  await ends('2026-03-04');
  expect(await waiting()).toEqual(['member 2026-03-05T07:30']);
});

test('when the absence is taken back, the line comes the next morning, and once', async () => {
  await ends('2026-03-01');
  expect(await waiting()).toEqual(['member 2026-03-03T07:30']);
  given.services.clock.moment = '2026-03-03T07:30:00.000Z';
  await bundleDue(given.services);
  expect(await waiting()).toEqual([]);
  const onceKey = `morning:${await idOf('member')}:2026-03-03`;
  expect(await given.read((manager) => rows(manager, OutboxMessage, { onceKey }))).toMatchObject([
    { card: { card: 'MORNING', lines: [{ line: 'TASK' }] } },
  ]);
});

test('when it takes longer, the line waits longer', async () => {
  await ends('2026-03-20');
  expect(await waiting()).toEqual(['member 2026-03-23T07:30']);
});

test('when another absence follows, the line waits for the end of that', async () => {
  await away('2026-03-18', { from: '2026-03-14' });
  expect(await waiting()).toEqual(['member 2026-03-19T07:30']);
});

test('when nobody knows any more until when, somebody else reads it', async () => {
  // Of the next absence there is no end: the secretary is asked.
  const { courtId } = given;
  const about = { courtId, personId: await idOf('member'), from: '2026-03-14' };
  await given.must('secretary', { name: 'REGISTER_ABSENCE', ...about });
  expect(await waiting()).toEqual(['secretary 2026-03-03T07:30']);
});

test('lines of others stay where they are', async () => {
  const { courtId } = given;
  const deputy = { courtId, personId: await idOf('deputy'), from: '2026-03-02', until: '2026-03-13' };
  await given.must('secretary', { name: 'REGISTER_ABSENCE', ...deputy });
  await ends('2026-03-04');
  await ends('2026-03-10', 'deputy');
  expect(await waiting()).toEqual(['member 2026-03-05T07:30']);
});

test('what the person waits for at another court stays there, also when it is for the same morning', async () => {
  const { courtId, studyId } = given;
  const memberId = await idOf('member');
  const elsewhere = await given.read(async (manager) => {
    const [court, study, task] = [
      await row(manager, Court, { id: courtId }),
      await row(manager, Study, { id: studyId }),
      await row(manager, StudyTask, { studyId, taskId: 'INT-01' }),
    ];
    const [line] = await rows(manager, OutboxMessage, { state: 'WAITING', personId: memberId });
    if (court === null || study === null || task === null || line === undefined) throw new Error('Not there');
    await insert(manager, Court, { ...court, id: 'court-2', municipality: 'Breda' });
    await insert(manager, Study, { ...study, id: 'study-2', courtId: 'court-2' });
    await insert(manager, StudyTask, { ...task, id: 'task-2', studyId: 'study-2' });
    const card = { card: 'TASK', taskId: 'task-2' };
    await insert(manager, OutboxMessage, { ...line, id: 'line-2', onceKey: 'task:elsewhere', card });
    return line.notBefore;
  });
  // Somebody stands in from the return on: here, not there.
  await away('2026-03-18', { from: '2026-03-14', standInId: await idOf('deputy') });
  expect(await given.read((manager) => row(manager, OutboxMessage, { id: 'line-2' }))).toMatchObject({
    personId: memberId,
    notBefore: elsewhere,
  });
  expect(await waiting()).toContain('member 2026-03-19T07:30');
});
