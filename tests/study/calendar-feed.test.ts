/** The calendar feed: a secret address per person, with stable events that follow the plan. */
import { row } from '../../bot/study/rows';
import { calendarFeed } from '../../bot/study/calendar-feed';
import { tick } from '../../bot/study/tick';
import { studyEvents } from '../../bot/workflow/calendar-events';
import { Duty } from '../../entities/duty';
import { StudyTask } from '../../entities/study';
import { installation, type Installation, type Who } from './installation';

let given: Installation;
beforeEach(async () => {
  given = await installation();
});
afterEach(() => given.close());

async function tokenOf(who: Who): Promise<string> {
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

test('a task is not in it before the question is answered on which it depends', async () => {
  const facts = await given.facts();
  const depends = facts.case.tasks.find(({ taskId }) => taskId === 'INT-07');
  if (depends === undefined) throw new Error('No task depends on whether there is a bureau');
  const secretary = (await given.actor('secretary')).person.id;
  const open = { ...depends, state: 'OPEN' as const, firm: true, dueOn: '2026-03-12', assigneeId: secretary };
  const shown = (conditions: Record<string, boolean>): string[] => {
    const study = { ...facts.case.study, conditions };
    const events = studyEvents({ ...facts, case: { ...facts.case, study, tasks: [open] } }, secretary);
    return events.map(({ uid }) => uid).filter((uid) => uid.startsWith('task-'));
  };
  expect(shown({})).toEqual([]);
  expect(shown({ EXTERNAL_BUREAU: true })).toEqual([`task-${open.id}`]);
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

/** Of a whole day: what and when. */
const events = async (who: Who): Promise<string[]> =>
  unfolded(await feed(await tokenOf(who)))
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => {
      const value = (name: string): string => new RegExp(`${name}:(.*)\r`).exec(event)?.[1] ?? '';
      return `${value('DTSTART;VALUE=DATE')} ${value('SUMMARY').replaceAll('\\,', ',')}`;
    })
    .filter((event) => !event.includes('venster'));
const windows = async (who: Who): Promise<string[]> =>
  unfolded(await feed(await tokenOf(who)))
    .split('\r\n')
    .filter((line) => line.includes('venster'));

/** Ids and numbers of what is said of the window. */
const numbers = (text: string): [string, number][] =>
  text
    .split('BEGIN:VEVENT')
    .filter((event) => event.includes('venster'))
    .map((event) => [/UID:(.*)\r/.exec(event)?.[1] ?? '', Number(/SEQUENCE:(\d+)/.exec(event)?.[1])]);

describe('the duties of a year', () => {
  beforeEach(async () => {
    await given.must('coordinator', {
      name: 'SIGN_DECLARATION',
      courtId: given.courtId,
      signedOn: '2026-02-20',
      signedByRole: 'CHAIR',
      untilYear: 2042,
    });
    await tick(given.services);
  });

  test('given a registered declaration, whoever has a duty sees its day, and nobody else does', async () => {
    expect(await events('secretary')).toEqual(
      expect.arrayContaining([
        '20260331 Jaarverslag van de rekenkamer 2026 (Heerlen)',
        expect.stringMatching(/^20260701 .*\(Heerlen\)$/),
        expect.stringMatching(/^20261001 .*\(Heerlen\)$/),
        expect.stringMatching(/^20261115 .*\(Heerlen\)$/),
      ]),
    );
    for (const who of ['chair', 'researcher', 'external', 'coordinator'] as const) {
      expect((await events(who)).filter((event) => event.startsWith('20261001'))).toEqual([]);
    }
  });

  test('when the secretary is away, the day stands in both calendars; and it goes once it was settled', async () => {
    const [chair, secretary] = [await given.actor('chair'), await given.actor('secretary')];
    await given.must('secretary', {
      name: 'REGISTER_ABSENCE',
      courtId: given.courtId,
      personId: secretary.person.id,
      from: '2026-03-02',
      until: '2026-03-20',
      standInId: chair.person.id,
    });
    for (const who of ['chair', 'secretary'] as const) {
      expect((await events(who)).filter((event) => event.startsWith('20260331'))).toHaveLength(1);
    }
    const duty = await given.read((manager) =>
      row(manager, Duty, { courtId: given.courtId, kind: 'ANNUAL_REPORT' }),
    );
    await given.must('chair', { name: 'COMPLETE_DUTY', dutyId: duty?.id ?? '' });
    expect((await events('secretary')).filter((event) => event.startsWith('20260331'))).toEqual([]);
  });

  test('a new chair sees until when the declaration is to be confirmed again', async () => {
    given.services.clock.moment = '2026-03-04T09:00:00.000Z';
    await given.must('chair', {
      name: 'APPOINT_CHAIR',
      courtId: given.courtId,
      personId: (await given.actor('member')).person.id,
    });
    await tick(given.services);
    expect(await events('member')).toContain('20260504 Intentieverklaring opnieuw bevestigen (Heerlen)');
  });

  test('the window of the next wave: its first and last day, moved along with a higher number', async () => {
    given.services.clock.moment = '2027-03-04T09:00:00.000Z';
    const anchor = (on: string) =>
      given.must('coordinator', {
        name: 'SET_ANCHOR',
        waveId: given.waveId,
        anchorOn: on,
        reason: 'Samenvatting',
      });
    await anchor('2027-03-02');
    await tick(given.services);
    const token = await tokenOf('chair');
    const before = unfolded(await feed(token));
    expect(before).toContain('DTSTART;VALUE=DATE:20290302');
    expect(before).toContain('SUMMARY:Eerste dag van het venster van golf 2 (Heerlen)');
    expect(before).toContain('DTSTART;VALUE=DATE:20300302');
    expect(await windows('secretary')).toHaveLength(2);
    expect(await windows('researcher')).toEqual([]);
    expect(await windows('coordinator')).toEqual([
      'SUMMARY:Eerste dag van het venster van golf 2 (programma)',
      'SUMMARY:Laatste dag van het venster van golf 2 (programma)',
    ]);
    await anchor('2027-03-03');
    const after = unfolded(await feed(token));
    expect(after).toContain('DTSTART;VALUE=DATE:20290303');
    for (const [uid, number] of numbers(before)) {
      expect(numbers(after).find(([one]) => one === uid)?.[1]).toBeGreaterThan(number);
    }
  });

  test('what a court that paused had planned is not in it', async () => {
    for (const status of ['ACTIVE', 'PAUSED'] as const) {
      const { courtId } = given;
      await given.must('coordinator', { name: 'SET_PARTICIPATION', courtId, status, reason: 'Fusie' });
    }
    expect((await events('secretary')).filter((event) => event.startsWith('20261001'))).toEqual([]);
  });
});
