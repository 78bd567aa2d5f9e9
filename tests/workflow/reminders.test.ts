import { isWeekend, nextDay } from '../../bot/workflow/calendar';
import { localMoment } from '../../bot/workflow/local-time';
import { fireReminder, planReminders } from '../../bot/workflow/reminders';
import type { Reminder } from '../../entities/message';
import { aGrant } from './a-court';
import { absence, entry, given, openTask, person, request, type Given } from './small-study';

const at = (date: string, time = '08:30') => localMoment(date, time);

/** Who is told on which day, `!` when it escalates, with a tick at 08:30 on every day from the first on. */
function played(what: Given, from: string, until: string, rows?: Reminder[]): string[] {
  let planned = rows ?? planReminders(null, given({ ...what, now: at(from, '07:00') }), []);
  const said: string[] = [];
  for (let day = from; day <= until; day = nextDay(day)) {
    const facts = given({ ...what, now: at(day) });
    planned = planned.map((row) => {
      if (row.state === 'SETTLED' || row.dueOn > day) return row;
      const { lines, next } = fireReminder(row, facts);
      for (const { personId, line } of lines)
        said.push(`${day} ${personId}${'escalated' in line && line.escalated ? '!' : ''}`);
      return next;
    });
  }
  return said;
}

const firstOf = (what: Given) => planReminders(null, given(what), [])[0];
const task = openTask('DOC-01', { dueOn: '2026-03-12' });

describe('a task of one’s own', () => {
  test('is reminded of 3 days before, on the day, 2 days after, and told to the chair after 5', () => {
    expect(played({ tasks: [task] }, '2026-03-02', '2026-04-30')).toEqual([
      '2026-03-09 researcher',
      '2026-03-12 researcher',
      '2026-03-16 researcher',
      '2026-03-19 chair!',
    ]);
  });

  test('is reminded of by the offsets that its programme has, in the calendar of its court', () => {
    const settings = { ...given().court.settings, freeDays: ['2026-03-11', '2026-03-10'] };
    expect(firstOf({ court: { settings }, tasks: [task], now: at('2026-03-02') })?.dueOn).toBe('2026-03-05');
  });

  test('moves to the own days of who does it, and escalates by counting those', () => {
    const people = given().people.map((one) =>
      one.id === 'researcher' ? person('researcher', [1, 2]) : one,
    );
    expect(played({ people, tasks: [task] }, '2026-03-02', '2026-04-30')).toEqual([
      // Three days before is Monday 9; the due date itself is a Thursday, and is told on Tuesday 10.
      '2026-03-09 researcher',
      '2026-03-10 researcher',
      // "It was due" is never said before it was.
      '2026-03-16 researcher',
      '2026-03-30 chair!',
    ]);
  });

  test('that is done, not applicable, only a forecast, or waits for an event is not reminded of', () => {
    const tasks = [
      openTask('DOC-01', { dueOn: '2026-03-12', state: 'DONE' }),
      openTask('DOC-03', { dueOn: '2026-03-12', state: 'NOT_APPLICABLE' }),
      openTask('RAP-01', { dueOn: '2026-03-12', firm: false }),
      openTask('NAZ-01', { dueOn: null, estimateOn: '2026-03-12' }),
    ];
    expect(planReminders(null, given({ tasks }), [])).toEqual([]);
  });

  test('on a condition that nobody answered yet is not reminded of until somebody does', () => {
    const tasks = [openTask('AWH-02', { dueOn: '2026-03-12', assigneeId: 'chair' })];
    const before = given({ tasks });
    expect(planReminders(null, before, [])).toEqual([]);
    const after = given({ tasks, study: { conditions: { NO_RESPONSE: true } } });
    expect(planReminders(before.case, after, [])).toMatchObject([{ subjectId: 'awh-02', state: 'PLANNED' }]);
  });

  test('skips the steps that have passed when it gets its date late', () => {
    expect(firstOf({ tasks: [task], now: at('2026-03-11', '12:00') })).toMatchObject({
      step: 1,
      dueOn: '2026-03-12',
    });
  });

  test('what is planned after 08:30 is said the next morning at the earliest', () => {
    expect(
      firstOf({ tasks: [openTask('DOC-01', { dueOn: '2026-03-05' })], now: at('2026-03-02', '08:29') })
        ?.dueOn,
    ).toBe('2026-03-02');
    expect(
      firstOf({ tasks: [openTask('DOC-01', { dueOn: '2026-03-05' })], now: at('2026-03-02', '08:31') }),
    ).toMatchObject({
      step: 1,
      dueOn: '2026-03-05',
    });
  });

  test('long overdue when it is reopened: its owner is told first, the chair later', () => {
    const reopened = { tasks: [openTask('DOC-01', { dueOn: '2026-02-02' })] };
    expect(played(reopened, '2026-03-02', '2026-03-31')).toEqual([
      '2026-03-02 researcher',
      '2026-03-05 chair!',
    ]);
  });

  test('of several missed steps only the last counts', () => {
    const rows = planReminders(null, given({ tasks: [task], now: at('2026-03-02') }), []);
    const { lines, next } = fireReminder(rows[0]!, given({ tasks: [task], now: at('2026-03-13') }));
    expect(lines).toEqual([
      { personId: 'researcher', line: { line: 'TASK', taskId: 'doc-01', escalated: false } },
    ]);
    expect(next).toMatchObject({ step: 2, dueOn: '2026-03-16', version: 2 });
  });

  test('missed altogether: the owner and the chair are told once, and that is the end of it', () => {
    const rows = planReminders(null, given({ tasks: [task], now: at('2026-03-02') }), []);
    const { lines, next } = fireReminder(rows[0]!, given({ tasks: [task], now: at('2026-04-20') }));
    expect(lines).toEqual([
      { personId: 'researcher', line: { line: 'TASK', taskId: 'doc-01', escalated: false } },
      { personId: 'chair', line: { line: 'TASK', taskId: 'doc-01', escalated: true } },
    ]);
    expect(next.state).toBe('SETTLED');
  });

  test('of the chair is not escalated to that same chair as if it were of somebody else', () => {
    const own = { tasks: [openTask('DOC-01', { dueOn: '2026-03-12', assigneeId: 'chair' })] };
    expect(played(own, '2026-03-17', '2026-03-31')).toEqual(['2026-03-17 chair', '2026-03-20 chair']);
  });

  test('is not fired before its day', () => {
    const [row] = planReminders(null, given({ tasks: [task] }), []);
    expect(fireReminder(row!, given({ tasks: [task] }))).toEqual({ lines: [], next: row });
  });

  test('settled at the hour itself: nothing is said', () => {
    const [row] = planReminders(null, given({ tasks: [task] }), []);
    const facts = given({ tasks: [{ ...task, state: 'DONE' }], now: at('2026-03-09') });
    expect(fireReminder(row!, facts)).toMatchObject({ lines: [], next: { state: 'SETTLED', version: 2 } });
  });
});

describe('who is away', () => {
  test('is replaced by the stand-in', () => {
    const absences = [absence('researcher', '2026-03-01', { standInId: 'member' })];
    expect(played({ tasks: [task], absences }, '2026-03-02', '2026-03-10')).toEqual(['2026-03-09 member']);
  });
  test('without a stand-in is replaced by the secretary', () => {
    const absences = [absence('researcher', '2026-03-01')];
    expect(played({ tasks: [task], absences }, '2026-03-02', '2026-03-10')).toEqual(['2026-03-09 secretary']);
  });
  test('with a stand-in who has left is replaced by the secretary', () => {
    const absences = [absence('researcher', '2026-03-01', { standInId: 'member' })];
    const grants = given().grants.map((one) =>
      one.personId === 'member' ? { ...one, validUntil: '2026-03-05' } : one,
    );
    expect(played({ tasks: [task], absences, grants }, '2026-03-02', '2026-03-10')).toEqual([
      '2026-03-09 secretary',
    ]);
  });
  test('as chair is replaced by the deputy', () => {
    const absences = [absence('chair', '2026-03-01')];
    expect(played({ tasks: [task], absences }, '2026-03-17', '2026-03-31')).toEqual([
      '2026-03-17 researcher',
      '2026-03-20 deputy!',
    ]);
  });
  test('together with everybody else: it waits until somebody is back', () => {
    const away = given().people.map(({ id }) => absence(id, '2026-03-01', { validUntil: '2026-03-11' }));
    expect(played({ tasks: [task], absences: away }, '2026-03-02', '2026-03-13')).toEqual([
      '2026-03-12 researcher',
    ]);
  });
  test('for good: the work falls to who holds the role now, else to the secretary', () => {
    const grants = given().grants.map((one) =>
      one.personId === 'researcher' ? { ...one, validUntil: '2026-03-01' } : one,
    );
    expect(played({ tasks: [task], grants }, '2026-03-02', '2026-03-10')).toEqual(['2026-03-09 secretary']);
    const successor = { grants: [...grants, aGrant('member', 'RESEARCHER')], tasks: [task] };
    expect(played(successor, '2026-03-02', '2026-03-10')).toEqual(['2026-03-09 member']);
  });
});

describe('what a change does to the plan', () => {
  const before = given({ tasks: [task] });
  const rows = planReminders(null, before, []);
  const replanned = (change: Partial<typeof task>, what: Given = {}) =>
    planReminders(before.case, given({ ...what, tasks: [{ ...task, ...change }] }), rows);

  test('nothing when nothing of it changed', () => {
    expect(replanned({ version: 2 })).toEqual([]);
  });
  test('a new date counts from there, in the same row', () => {
    expect(replanned({ dueOn: '2026-03-26' })).toMatchObject([
      { id: rows[0]?.id, version: 2, baseOn: '2026-03-26', step: 0, dueOn: '2026-03-23', state: 'PLANNED' },
    ]);
  });
  test.each([
    ['done', { state: 'DONE' as const }],
    ['not applicable', { state: 'NOT_APPLICABLE' as const }],
    ['waiting for somebody else', { waitingFor: 'antwoord van de griffie', waitingSince: '2026-03-02' }],
  ])('%s: settled', (_, change) => {
    expect(replanned(change)).toMatchObject([{ id: rows[0]?.id, version: 2, state: 'SETTLED' }]);
  });
  test.each(['PAUSED', 'CLOSED'] as const)('a study that is %s is quiet', (state) => {
    expect(replanned({}, { study: { state } })).toMatchObject([{ state: 'SETTLED' }]);
  });
  test('resumed: planned anew', () => {
    const paused = given({ tasks: [task], study: { state: 'PAUSED' } });
    const quiet = planReminders(before.case, paused, rows);
    expect(planReminders(paused.case, before, quiet)).toMatchObject([
      { version: 3, state: 'PLANNED', dueOn: '2026-03-09' },
    ]);
  });
  test('reopened: planned anew', () => {
    const done = given({ tasks: [{ ...task, state: 'DONE' }] });
    const settled = planReminders(before.case, done, rows);
    expect(planReminders(done.case, before, settled)).toMatchObject([
      { version: 3, state: 'PLANNED', step: 0 },
    ]);
  });
  test('given to somebody else: planned anew, on the days of that person', () => {
    const people = given().people.map((one) => (one.id === 'member' ? person('member', [3]) : one));
    expect(replanned({ assigneeId: 'member' }, { people })).toMatchObject([{ step: 0, dueOn: '2026-03-04' }]);
  });
  test('all said: it stays silent when something else changes', () => {
    const silent = [{ ...rows[0]!, state: 'SETTLED' as const }];
    expect(planReminders(before.case, given({ tasks: [task], entries: [entry()] }), silent)).toMatchObject([
      { subjectKind: 'REGISTER_ENTRY' },
    ]);
  });
  test('gone from the case: settled', () => {
    expect(planReminders(before.case, given(), rows)).toMatchObject([{ state: 'SETTLED' }]);
  });
});

/** The plan once “Later” was chosen for the task at `now`. */
const later = (until: string, now: string) => {
  const before = given({ tasks: [task], now });
  const rows = planReminders(null, before, []);
  const tasks = [{ ...task, snoozedUntil: until }];
  return { tasks, rows: planReminders(before.case, given({ tasks, now }), rows) };
};

describe('later', () => {
  test('moves the next reminder to the day that was asked, and the rest follows', () => {
    const { tasks, rows } = later('2026-03-11', at('2026-03-06'));
    expect(played({ tasks }, '2026-03-06', '2026-03-31', rows)).toEqual([
      '2026-03-11 researcher',
      '2026-03-12 researcher',
      '2026-03-16 researcher',
      '2026-03-19 chair!',
    ]);
  });
  test('may also be sooner than the next reminder', () => {
    const { tasks, rows } = later('2026-03-04', at('2026-03-03'));
    expect(played({ tasks }, '2026-03-03', '2026-03-09', rows)).toEqual([
      '2026-03-04 researcher',
      '2026-03-09 researcher',
    ]);
  });
  test('taken back: the plan is as before', () => {
    const { tasks, rows } = later('2026-03-11', at('2026-03-06'));
    const facts = given({ tasks: [task], now: at('2026-03-06') });
    expect(planReminders(given({ tasks }).case, facts, rows)).toMatchObject([
      { step: 0, dueOn: '2026-03-09' },
    ]);
  });
  test('ends with the due date, also when that was moved to before it', () => {
    const { tasks, rows } = later('2026-03-11', at('2026-03-06'));
    const earlier = [{ ...tasks[0]!, dueOn: '2026-03-10' }];
    const moved = planReminders(
      given({ tasks }).case,
      given({ tasks: earlier, now: at('2026-03-06') }),
      rows,
    );
    expect(moved).toMatchObject([{ baseOn: '2026-03-10', dueOn: '2026-03-10' }]);
  });
});

describe('a term of others', () => {
  test('is guarded by who does the register’s task, then the secretary, then the chair; own days do not move it', () => {
    const people = given().people.map((one) => (one.id === 'researcher' ? person('researcher', [5]) : one));
    expect(played({ people, entries: [entry()] }, '2026-03-02', '2026-04-30')).toEqual([
      '2026-03-09 researcher',
      '2026-03-13 researcher',
      '2026-03-17 researcher',
      '2026-03-23 secretary!',
      '2026-03-30 chair!',
    ]);
  });
  test('of a hearing is guarded by the secretary, who does that task', () => {
    const hearing = entry({ kind: 'TECHNICAL_HEARING' });
    const tasks = [openTask('AWH-01', { assigneeId: 'secretary', state: 'DONE' })];
    expect(played({ tasks, entries: [hearing] }, '2026-03-09', '2026-03-10')).toEqual([
      '2026-03-09 secretary',
    ]);
  });
  test('goes on for the rest when a part was received', () => {
    const part = entry({ receivedOn: '2026-03-06', outcome: 'PARTIALLY_RECEIVED' });
    expect(planReminders(null, given({ entries: [part] }), [])).toMatchObject([
      { subjectKind: 'REGISTER_ENTRY' },
    ]);
  });
  test('goes on while the own task waits for it', () => {
    const waiting = openTask('DOC-03', {
      dueOn: '2026-03-12',
      waitingFor: 'de stukken',
      waitingSince: '2026-03-02',
    });
    expect(played({ tasks: [waiting], entries: [entry()] }, '2026-03-02', '2026-03-10')).toEqual([
      '2026-03-09 researcher',
    ]);
  });
  test.each([
    ['received', { receivedOn: '2026-03-06' }],
    ['settled', { settledOn: '2026-03-06', outcome: 'REFUSED' as const }],
    ['not sent yet', { sentOn: null }],
    ['for minutes that were not sent yet', { kind: 'INTERVIEW' as const, heldOn: '2026-03-04' }],
  ])('that is %s is quiet', (_, more) => {
    expect(planReminders(null, given({ entries: [entry(more)] }), [])).toEqual([]);
  });
});

describe('a gate request', () => {
  const asked = { requests: [request()] };

  test('was said at once, so the chair is reminded after 2 days and the deputy told after 5', () => {
    expect(played(asked, '2026-03-02', '2026-03-31')).toEqual(['2026-03-04 chair', '2026-03-09 deputy!']);
  });
  test('goes to the deputy while the chair is away', () => {
    expect(
      played({ ...asked, absences: [absence('chair', '2026-03-01')] }, '2026-03-02', '2026-03-04'),
    ).toContain('2026-03-04 deputy');
  });
  test('never goes to a deputy who asked for it: then another member is told', () => {
    const own = { requests: [request({ requestedById: 'deputy' })] };
    expect(played(own, '2026-03-02', '2026-03-31')).toEqual(['2026-03-04 chair', '2026-03-09 member!']);
  });
  test('that nobody can decide is told to the secretary and to who asked', () => {
    const grants = [aGrant('researcher', 'RESEARCHER'), aGrant('secretary', 'SECRETARY')];
    expect(played({ ...asked, grants }, '2026-03-02', '2026-03-05')).toEqual([
      '2026-03-04 secretary',
      '2026-03-04 researcher',
    ]);
  });
  test.each(['APPROVED', 'RETURNED', 'WITHDRAWN'] as const)('that is %s is quiet', (state) => {
    const before = given(asked);
    const rows = planReminders(null, before, []);
    expect(planReminders(before.case, given({ requests: [request({ state })] }), rows)).toMatchObject([
      { state: 'SETTLED' },
    ]);
  });
});

test('a court that paused its participation hears nothing, and everything when it is back', () => {
  const quiet: Given = { tasks: [task], court: { participation: 'PAUSED' } };
  const rows = planReminders(null, given(quiet), []);
  const fired = fireReminder(rows[0]!, given({ ...quiet, now: at('2026-03-09') }));
  expect(fired).toMatchObject({ lines: [], next: { state: 'PLANNED', dueOn: '2026-03-10' } });
  expect(fireReminder(fired.next, given({ tasks: [task], now: at('2026-03-10') })).lines).toHaveLength(1);
});

test('no reminder ever reaches anybody on a weekend', () => {
  const tasks = ['2026-03-07', '2026-03-08', '2026-03-14'].map((dueOn, i) =>
    openTask('DOC-01', { id: `t${i}`, dueOn }),
  );
  const said = played({ tasks }, '2026-03-02', '2026-04-30');
  expect(said.length).toBeGreaterThan(6);
  expect(said.filter((one) => isWeekend(one.slice(0, 10)))).toEqual([]);
});
