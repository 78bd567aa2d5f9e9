import { courtStatus, statusOf } from '../../bot/workflow/status';
import { aGrant } from './a-court';
import { aStage } from './a-study';
import { absence, entry, given, openTask, request } from './small-study';

const at = (date: string) => `${date}T09:00:00.000Z`;

describe('how a study stands', () => {
  test('in its first stage, on schedule', () => {
    expect(statusOf(given())).toEqual({
      studyId: 'study',
      waveId: 'wave',
      state: 'RUNNING',
      startedOn: '2026-02-02',
      phase: { number: 1, of: 3, id: 'DOCUMENTS', nl: 'Documenten' },
      stage: { id: 'DOCUMENTS', nl: 'Stap DOCUMENTS' },
      gate: null,
      phases: [
        {
          id: 'DOCUMENTS',
          nl: 'Documenten',
          state: 'ACTIVE',
          startOn: '2026-02-02',
          endOn: '2026-03-20',
          forecast: false,
        },
        {
          id: 'HEARING',
          nl: 'Hoor en wederhoor',
          state: 'NOT_STARTED',
          startOn: '2026-02-02',
          endOn: '2026-04-20',
          forecast: true,
        },
        {
          id: 'REPORT',
          nl: 'Rapport',
          state: 'NOT_STARTED',
          startOn: '2026-02-02',
          endOn: '2026-05-18',
          forecast: true,
        },
      ],
      overdue: 0,
      escalated: 0,
      nextOn: '2026-03-20',
      publicationOn: '2026-05-18',
      published: false,
      // From Monday 4 May to Monday 18 May without 5 May, 14 May, and the decreed 15 May.
      deviation: 7,
      pausedOn: null,
      closedOn: null,
    });
  });

  test('the end of the stage before aftercare is when the report is expected', () => {
    const stages = given().case.stages.map((one) =>
      one.stageId === 'REPORT' ? { ...one, endOn: '2026-05-01' } : one,
    );
    expect(statusOf(given({ stages }))).toMatchObject({ publicationOn: '2026-05-01', deviation: -1 });
  });

  test('a stage that is over its end makes the report later by as many working days, unless it stands still', () => {
    // Six working days after Friday 20 March; from Monday 18 May on that is Wednesday 27 May, past Whit Monday.
    const overdue = { now: at('2026-03-30') };
    expect(statusOf(given(overdue))).toMatchObject({ publicationOn: '2026-05-27', deviation: 13 });
    const study = { state: 'PAUSED', pausedOn: '2026-03-20' } as const;
    expect(statusOf(given({ ...overdue, study }))).toMatchObject({ publicationOn: '2026-05-18' });
  });

  test('a chosen publication date counts, unless the stage before it ends later', () => {
    const later = given({ study: { events: { PUBLICATION_PLANNED: '2026-05-28' } } });
    expect(statusOf(later).publicationOn).toBe('2026-05-28');
    const overtaken = given({ study: { events: { PUBLICATION_PLANNED: '2026-05-12' } } });
    expect(statusOf(overtaken).publicationOn).toBe('2026-05-18');
  });

  test('published: in the last phase, with the date on which it was', () => {
    const study = { state: 'AFTERCARE', stageId: 'AFTERCARE', publishedOn: '2026-05-12' } as const;
    expect(statusOf(given({ study, now: at('2026-05-20') }))).toMatchObject({
      state: 'AFTERCARE',
      phase: { number: 3, of: 3 },
      publicationOn: '2026-05-12',
      published: true,
    });
  });

  test('closed: nothing is next, nothing is late', () => {
    const study = { state: 'CLOSED', stageId: null, publishedOn: '2026-05-12' } as const;
    const tasks = [openTask('NAZ-01', { dueOn: '2026-02-02' })];
    expect(statusOf(given({ study, tasks }))).toMatchObject({ stage: null, overdue: 0, nextOn: null });
  });
});

describe('what is late', () => {
  const tasks = [
    openTask('DOC-01', { id: 'a', dueOn: '2026-03-02' }),
    openTask('DOC-01', { id: 'b', dueOn: '2026-02-27' }),
    openTask('DOC-01', { id: 'c', dueOn: '2026-02-20' }),
    openTask('DOC-01', { id: 'd', dueOn: '2026-02-20', state: 'DONE' }),
    openTask('DOC-01', { id: 'e', dueOn: '2026-02-20', firm: false }),
    openTask('AWH-02', { id: 'f', dueOn: '2026-02-20' }),
  ];
  test('counts open tasks whose firm date has passed, not those due today nor on an unanswered condition', () => {
    expect(statusOf(given({ tasks }))).toMatchObject({ overdue: 2, escalated: 1 });
  });
  test('is counted as it was when the study was paused', () => {
    const study = { state: 'PAUSED', pausedOn: '2026-02-23' } as const;
    expect(statusOf(given({ tasks, study }))).toMatchObject({
      overdue: 1,
      escalated: 0,
      nextOn: null,
      pausedOn: '2026-02-23',
    });
  });
});

describe('the next date', () => {
  test.each([
    ['of a task', { tasks: [openTask('DOC-01', { dueOn: '2026-03-05' })] }, '2026-03-05'],
    ['of a term of others', { entries: [entry({ dueOn: '2026-03-16' })] }, '2026-03-16'],
    ['not one that has passed', { tasks: [openTask('DOC-01', { dueOn: '2026-02-27' })] }, '2026-03-20'],
    [
      'not of a forecast',
      { tasks: [openTask('RAP-01', { dueOn: '2026-03-05', firm: false })] },
      '2026-03-20',
    ],
    ['not of what others sent already', { entries: [entry({ receivedOn: '2026-03-01' })] }, '2026-03-20'],
  ])('%s', (_, what, expected) => {
    expect(statusOf(given(what)).nextOn).toBe(expected);
  });
});

describe('a transition that waits', () => {
  const requests = [request()];
  test('for its working days, late once the deputy has been told', () => {
    expect(statusOf(given({ requests, now: at('2026-03-04') })).gate).toEqual({
      id: 'G2',
      nl: 'Overgang G2',
      since: '2026-03-02',
      days: 2,
      late: false,
      noDecider: false,
      missing: null,
    });
    expect(statusOf(given({ requests, now: at('2026-03-09') })).gate).toMatchObject({ days: 5, late: true });
  });
  test('with nobody to decide', () => {
    const grants = [aGrant('researcher', 'RESEARCHER'), aGrant('chair', 'CHAIR')];
    const absences = [absence('chair', '2026-03-01')];
    expect(statusOf(given({ requests, grants, absences })).gate).toMatchObject({
      noDecider: true,
      missing: 'CHAIR_ABSENT',
    });
  });
  test('is gone once it was decided', () => {
    expect(statusOf(given({ requests: [request({ state: 'APPROVED' })] })).gate).toBeNull();
  });
});

test('nothing of a court’s content is in it', () => {
  const facts = given({
    tasks: [openTask('DOC-01', { dueOn: '2026-02-20', waitingFor: 'GEHEIM', taskId: 'DOC-01' })],
    entries: [entry()],
    requests: [request({ reasonRef: 'GEHEIM' })],
    court: { participationReason: 'GEHEIM' },
  });
  const leaving = JSON.stringify(courtStatus(facts.court, [statusOf(facts)], 0));
  for (const inside of [
    'GEHEIM',
    'Taak',
    'Heerlen"}',
    'OFFICIAL_POLICY',
    ...facts.people.map(({ name }) => name),
  ]) {
    expect(leaving).not.toContain(inside);
  }
});

const inPhase = (id: string, what: Parameters<typeof given>[0]) =>
  statusOf(given(what)).phases.find((phase) => phase.id === id);

describe('its phases', () => {
  const stages = given().case.stages;
  test('one is done on the day on which its last gate opened', () => {
    const done = stages.map((one) =>
      one.stageId === 'DOCUMENTS' ? { ...one, state: 'COMPLETED' as const, completedOn: '2026-03-12' } : one,
    );
    expect(inPhase('DOCUMENTS', { stages: done })).toMatchObject({ state: 'DONE', endOn: '2026-03-12' });
  });
  test('one of several stages runs from the first start to the last end, which is a forecast still', () => {
    const begun = [
      {
        ...aStage('TECHNICAL_HEARING', 1),
        startOn: '2026-03-23',
        endOn: '2026-04-20',
        state: 'ACTIVE' as const,
      },
      { ...aStage('TECHNICAL_HEARING', 2), startOn: '2026-04-21', endOn: '2026-06-01' },
    ];
    expect(inPhase('HEARING', { stages: begun })).toMatchObject({
      state: 'ACTIVE',
      startOn: '2026-03-23',
      endOn: '2026-06-01',
      forecast: true,
    });
  });
  test('what comes after publication is in none of them: then all are done', () => {
    const published = stages.map((one) =>
      one.stageId === 'AFTERCARE'
        ? { ...one, state: 'ACTIVE' as const }
        : { ...one, state: 'COMPLETED' as const, completedOn: one.endOn },
    );
    const study = { state: 'AFTERCARE', stageId: 'AFTERCARE', publishedOn: '2026-05-12' } as const;
    const { phases } = statusOf(given({ stages: published, study }));
    expect(phases.map(({ state }) => state)).toEqual(['DONE', 'DONE', 'DONE']);
  });
  test('of a closed study none is told', () => {
    expect(statusOf(given({ study: { state: 'CLOSED', stageId: null } })).phases).toEqual([]);
  });
});

test('of a court with two studies the running one comes first', () => {
  const running = { ...statusOf(given()), studyId: 'second' };
  const aftercare = statusOf(
    given({ study: { state: 'AFTERCARE', stageId: 'AFTERCARE' }, stages: [aStage('AFTERCARE', 3)] }),
  );
  expect(courtStatus(given().court, [aftercare, running], 2)).toMatchObject({
    municipality: 'Heerlen',
    undeliverable: 2,
    asked: null,
    studies: [{ studyId: 'second' }, { studyId: 'study' }],
  });
});

test('of closed studies the latest comes first', () => {
  const closed = statusOf(given({ study: { state: 'CLOSED', stageId: null } }));
  const later = { ...closed, studyId: 'later', startedOn: '2028-02-01' };
  expect(courtStatus(given().court, [closed, later], 0).studies[0]?.studyId).toBe('later');
});
