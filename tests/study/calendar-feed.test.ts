/** The calendar feed: a secret address per person, with stable events that follow the plan. */
import { row } from '../../bot/study/rows';
import { calendarFeed } from '../../bot/study/calendar-feed';
import { StudyTask } from '../../entities/study';
import { installation, type Installation } from './installation';

let given: Installation;
beforeEach(async () => {
  given = await installation();
});
afterEach(() => given.close());

async function tokenOf(who: 'researcher' | 'external' | 'coordinator' | 'chair'): Promise<string> {
  const { secret } = await given.must(who, { name: 'CREATE_CALENDAR_LINK' });
  return /^https:\/\/kamerbode\.example\/api\/calendar\/([\w-]{43})\.ics$/.exec(secret ?? '')?.[1] ?? '';
}

const feed = async (token: string): Promise<string> => (await calendarFeed(given.services, token)) ?? '';
/** Lines of a feed as they were before they were folded at 75 characters. */
const unfolded = (text: string): string => text.replace(/\r\n /g, '');
const task = (taskId: string) => given.read((manager) => row(manager, StudyTask, { taskId }));

test('given a study that has started, the researcher sees own tasks on their last day, all day', async () => {
  const text = unfolded(await feed(await tokenOf('researcher')));
  const [first] = [await task('INT-01')];
  expect(text).toContain('SUMMARY:Vooronderzoek uitvoeren (wat is bekend\\, eerdere rapporten) (Heerlen)');
  expect(text).toContain(`UID:task-${first?.id}@kamerbode`);
  expect(text).toContain(`DTSTART;VALUE=DATE:${first?.dueOn?.replaceAll('-', '')}`);
  expect(text).not.toContain('Onafhankelijkheid en belangen toetsen');
});

test('when a date moves, the event keeps its id and gets a higher number', async () => {
  const token = await tokenOf('researcher');
  const [before, old] = [await task('INT-01'), unfolded(await feed(token))];
  await given.must('researcher', {
    name: 'EXTEND_TASK',
    studyId: given.studyId,
    task: { id: before?.id ?? '' },
    until: '2026-03-20',
    reason: 'Later begonnen.',
  });
  const text = unfolded(await feed(token));
  const event = (of: string): string =>
    of.split('BEGIN:VEVENT').find((one) => one.includes(before?.id ?? '?')) ?? '';
  expect(event(old)).toContain(`SEQUENCE:${before?.version}`);
  expect(event(text)).toContain(`SEQUENCE:${(before?.version ?? 0) + 1}`);
  expect(event(text)).toContain('DTSTART;VALUE=DATE:20260320');
  expect(text).not.toContain('Later begonnen');
});

test('a finished task is no longer in it', async () => {
  const token = await tokenOf('researcher');
  const done = await task('INT-01');
  await given.must('researcher', {
    name: 'COMPLETE_TASKS',
    studyId: given.studyId,
    tasks: [{ id: done?.id ?? '' }],
  });
  expect(await feed(token)).not.toContain(done?.id);
});

test('meetings of the board are there for the own people, not for the external researcher', async () => {
  await given.must('chair', {
    name: 'SET_COURT_SETTINGS',
    courtId: given.courtId,
    settings: { meetings: ['2026-03-26'] },
  });
  expect(await feed(await tokenOf('chair'))).toContain('SUMMARY:Vergadering Rekenkamer Heerlen');
  expect(await feed(await tokenOf('external'))).not.toContain('Vergadering');
});

test('a coordinator sees nothing of a court', async () => {
  expect(await feed(await tokenOf('coordinator'))).not.toContain('Heerlen');
});

test('a new address ends the old one; a revoked one is not there; nor is a guess', async () => {
  const old = await tokenOf('researcher');
  const current = await tokenOf('researcher');
  expect(await calendarFeed(given.services, old)).toBeNull();
  expect(await calendarFeed(given.services, current)).not.toBeNull();
  await given.must('researcher', { name: 'REVOKE_CALENDAR_LINK' });
  expect(await calendarFeed(given.services, current)).toBeNull();
  expect(await calendarFeed(given.services, 'x'.repeat(43))).toBeNull();
  expect(await given.act('researcher', { name: 'REVOKE_CALENDAR_LINK' })).toMatchObject({ ok: false });
});

test('the same content gives the same file on the same day', async () => {
  const token = await tokenOf('chair');
  expect(await feed(token)).toBe(await feed(token));
});

test('after the last role has ended, nothing is left in it', async () => {
  const token = await tokenOf('external');
  given.services.clock.moment = '2040-03-02T09:00:00.000Z';
  expect(await feed(token)).not.toContain('Vergadering');
});
