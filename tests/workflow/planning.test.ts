/** The plan of a study: given a programme and a court, what is forecast, what is firm, and what moves when. */
import * as fc from 'fast-check';
import { stageOf } from '../../bot/programme/lookups';
import {
  addWorkingDays,
  courtCalendar,
  isWorkingDay,
  nextDay,
  workingDaysBetween,
} from '../../bot/workflow/calendar';
import type { StudyCase } from '../../bot/workflow/facts';
import {
  datesAfterEvent,
  extendStage,
  forecastShift,
  moveByPause,
  reopenStage,
  startStage,
} from '../../bot/workflow/planning';
import { completed, context, planned, programme, stage, task } from './planned';

describe('when a study starts', () => {
  const { plan } = planned();

  test('its first stage is active and firm, everything after it a forecast', () => {
    expect(plan.stages.map(({ stageId, state, startOn, endOn }) => [stageId, state, startOn, endOn])).toEqual(
      [
        ['INTAKE', 'ACTIVE', '2026-11-24', '2027-01-07'],
        ['DOCUMENTS', 'NOT_STARTED', '2027-01-07', '2027-02-18'],
        ['INTERVIEWS', 'NOT_STARTED', '2027-02-18', '2027-04-26'],
        ['FINDINGS', 'NOT_STARTED', '2027-04-26', '2027-06-14'],
        ['TECHNICAL_HEARING', 'NOT_STARTED', '2027-06-14', '2027-07-19'],
        ['CONCLUSIONS', 'NOT_STARTED', '2027-07-19', '2027-08-09'],
        ['EXECUTIVE_HEARING', 'NOT_STARTED', '2027-08-09', '2027-09-20'],
        ['REPORT', 'NOT_STARTED', '2027-09-20', '2027-10-11'],
        ['AFTERCARE', 'NOT_STARTED', '2027-10-11', '2029-10-30'],
      ],
    );
    expect(plan.tasks.filter((one) => one.firm).map((one) => one.stageId)).toEqual(Array(9).fill('INTAKE'));
  });

  test('every task has a date, except what follows an event, which has an estimate', () => {
    expect(plan.tasks.filter((one) => one.dueOn === null).map((one) => one.taskId)).toEqual(['NAZ-05']);
    expect(task(plan, 'NAZ-05').estimateOn).toBe('2028-03-27');
    expect(task(plan, 'NAZ-04').dueOn).toBe('2028-01-03');
  });

  test.each([
    ['INT-01', '2026-12-04'],
    ['INT-03', '2026-12-15'],
    ['INT-09', '2026-12-29'],
    ['DOC-01', '2027-01-12'],
    ['RAP-02', '2027-09-23'],
    ['NAZ-01', '2027-10-11'],
    ['NAZ-09', '2028-10-11'],
    ['NAZ-10', '2029-10-11'],
  ])('%s is due on %s', (taskId, dueOn) => {
    expect(task(plan, taskId).dueOn).toBe(dueOn);
  });

  test('tasks go to whoever holds the role; a second reader is chosen later', () => {
    expect(['INT-01', 'INT-05', 'INT-06', 'INT-09'].map((taskId) => task(plan, taskId).assigneeId)).toEqual([
      'researcher',
      'secretary',
      'chair',
      null,
    ]);
  });

  test('the first plan is kept', () => {
    expect(plan.study.firstPlan).toEqual(
      Object.fromEntries(plan.stages.map((one) => [one.stageId, one.endOn])),
    );
  });

  test('every date explains itself from the start of its stage', () => {
    expect(task(plan, 'INT-03').dueSteps).toEqual([
      { step: 'FROM', what: 'STAGE_START', ref: 'INTAKE', on: '2026-11-24' },
      { step: 'ADD_WORKING_DAYS', days: 15, source: 'PROGRAMME', ref: 'INT-03', on: '2026-12-15' },
      { step: 'SKIPPED', weekends: 6, holidays: [], freeDays: [], recessDays: 0 },
    ]);
    for (const one of plan.tasks) expect(one.dueSteps[0]).toMatchObject({ step: 'FROM' });
  });

  test('no interview has tasks yet', () => {
    expect(plan.tasks.filter((one) => ['IV-05', 'IV-06', 'IV-07'].includes(one.taskId))).toEqual([]);
  });

  test('a condition that was answered with no takes its task away, an open question leaves it', () => {
    const without = planned({ conditions: { EXTERNAL_BUREAU: false } }).plan;
    expect(task(without, 'INT-07').state).toBe('NOT_APPLICABLE');
    expect(task(plan, 'INT-07').state).toBe('OPEN');
    expect(task(plan, 'BWH-05').state).toBe('OPEN');
  });
});

describe('given a court that keeps its meetings', () => {
  const meetings = ['2027-01-21', '2027-04-15', '2027-07-22'];

  test('a gate that needs the board’s decision joins the next one; others do not wait', () => {
    const { plan } = planned({ settings: { meetings } });
    expect(stage(plan, 'INTAKE').endOn).toBe('2027-01-21');
    expect(stage(plan, 'INTAKE').endSteps.at(-1)).toEqual({ step: 'NEXT_MEETING', on: '2027-01-21' });
    expect(stage(plan, 'DOCUMENTS').endOn).toBe('2027-03-04');
    expect(stage(plan, 'TECHNICAL_HEARING').endOn).toBe('2027-08-02');
  });

  test('a one-headed court does not wait for a meeting', () => {
    const { plan } = planned({ settings: { meetings, decisionModel: 'DIRECTOR' } });
    expect(stage(plan, 'INTAKE').endOn).toBe('2027-01-07');
  });
});

describe('given a recess', () => {
  const recess = [{ from: '2027-12-18', until: '2028-01-09', label: 'kerstreces' }];

  test('only the terms of the council wait', () => {
    const { plan } = planned({ settings: { recess } });
    expect(task(plan, 'NAZ-03').dueOn).toBe('2027-11-01');
    expect(task(plan, 'NAZ-07').dueOn).toBe('2028-01-03');
    expect(task(plan, 'NAZ-04').dueOn).toBe('2028-01-24');
  });
});

describe('when a court joins halfway', () => {
  const earlierGates = { G1: '2026-03-12', G2: '2026-05-28' };
  const { plan } = planned({ atStageId: 'INTERVIEWS', earlierGates });

  test('earlier stages are complete, with the dates of their gates, decided before Kamerbode', () => {
    expect(
      plan.stages
        .slice(0, 3)
        .map(({ state, startOn, endOn, completedOn, beforeKamerbode }) => [
          state,
          startOn,
          endOn,
          completedOn,
          beforeKamerbode,
        ]),
    ).toEqual([
      ['COMPLETED', '2026-03-12', '2026-03-12', '2026-03-12', true],
      ['COMPLETED', '2026-03-12', '2026-05-28', '2026-05-28', true],
      ['ACTIVE', '2026-11-24', '2027-01-28', null, false],
    ]);
    expect(stage(plan, 'INTAKE').endSteps).toEqual([{ step: 'BEFORE_KAMERBODE', on: '2026-03-12' }]);
  });

  test('there are tasks from the stage that it has reached', () => {
    expect(plan.study).toMatchObject({ stageId: 'INTERVIEWS', state: 'RUNNING', publishedOn: null });
    expect(new Set(plan.tasks.map((one) => one.stageId)).has('DOCUMENTS')).toBe(false);
    expect(task(plan, 'IV-01')).toMatchObject({ dueOn: '2026-11-27', firm: true });
  });

  test('after publication it is in aftercare, published when its gate was decided', () => {
    const late = planned({ atStageId: 'AFTERCARE', earlierGates: { G8: '2026-10-01' } }).plan;
    expect(late.study).toMatchObject({ stageId: 'AFTERCARE', state: 'AFTERCARE', publishedOn: '2026-10-01' });
  });
});

describe('when the next stage starts six working days late', () => {
  const { plan, settings } = planned();
  const before = completed(plan, 'INTAKE', '2027-01-15');
  const after = startStage(before, 'DOCUMENTS', '2027-01-15', context(settings, '2027-01-15'));

  test('its dates become firm', () => {
    expect(stage(after, 'DOCUMENTS')).toMatchObject({
      state: 'ACTIVE',
      startOn: '2027-01-15',
      endOn: '2027-02-26',
    });
    expect(task(after, 'DOC-01')).toMatchObject({ dueOn: '2027-01-20', firm: true });
    expect(after.study.stageId).toBe('DOCUMENTS');
  });

  test('later forecasts move along and everybody affected can be told by how much', () => {
    expect(stage(after, 'INTERVIEWS').startOn).toBe('2027-02-26');
    expect(task(after, 'IV-01')).toMatchObject({ dueOn: '2027-03-03', firm: false });
    expect(forecastShift(before, after, settings)).toEqual({
      workingDays: 6,
      stageIds: [
        'INTERVIEWS',
        'FINDINGS',
        'TECHNICAL_HEARING',
        'CONCLUSIONS',
        'EXECUTIVE_HEARING',
        'REPORT',
        'AFTERCARE',
      ],
    });
  });

  test('the stage before it keeps its dates, and so does the first plan', () => {
    expect(task(after, 'INT-03')).toBe(task(before, 'INT-03'));
    expect(after.study.firstPlan).toEqual(plan.study.firstPlan);
  });

  test('what changed has the next version', () => {
    expect(stage(after, 'DOCUMENTS').version).toBe(2);
    expect(task(after, 'DOC-01').version).toBe(2);
    expect(task(after, 'INT-03').version).toBe(1);
  });

  test('a task that nobody touched goes to the holder of the role by now, another stays with its person', () => {
    const handed = {
      ...before,
      tasks: before.tasks.map((one) =>
        one.taskId === 'DOC-01' || one.taskId === 'DOC-02'
          ? {
              ...one,
              assigneeId: 'former',
              lastAction:
                one.taskId === 'DOC-01'
                  ? null
                  : { byId: 'chair', at: '', action: 'REASSIGN_TASK', before: { ...one } },
            }
          : one,
      ),
    };
    const started = startStage(handed, 'DOCUMENTS', '2027-01-15', context(settings, '2027-01-15'));
    expect([task(started, 'DOC-01').assigneeId, task(started, 'DOC-02').assigneeId]).toEqual([
      'secretary',
      'former',
    ]);
  });
});

test('when the next stage starts as forecast, no later date moves', () => {
  const { plan, settings } = planned();
  const before = completed(plan, 'INTAKE', '2027-01-07');
  const after = startStage(before, 'DOCUMENTS', '2027-01-07', context(settings, '2027-01-07'));
  expect(forecastShift(before, after, settings)).toEqual({ workingDays: 0, stageIds: [] });
  expect(stage(after, 'REPORT')).toBe(stage(before, 'REPORT'));
  expect(task(after, 'RAP-01')).toBe(task(before, 'RAP-01'));
});

test('when a stage starts early, later forecasts come earlier', () => {
  const { plan, settings } = planned();
  const before = completed(plan, 'INTAKE', '2026-12-22');
  const after = startStage(before, 'DOCUMENTS', '2026-12-22', context(settings, '2026-12-22'));
  expect(forecastShift(before, after, settings).workingDays).toBe(-10);
});

describe('when somebody gives a stage more time', () => {
  const { plan, settings } = planned();
  const who = { by: 'chair', role: 'CHAIR' as const, reasonRef: 'text' };
  const after = extendStage(plan, 'INTAKE', '2027-01-21', who, context(settings, '2026-12-01'));

  test('the old and the new date, who and why stay with it', () => {
    expect(stage(after, 'INTAKE').endSteps.at(-1)).toEqual({
      step: 'EXTENDED',
      ...who,
      previous: '2027-01-07',
      on: '2027-01-21',
    });
  });

  test('its tasks keep their dates, later forecasts move', () => {
    expect(task(after, 'INT-09')).toBe(task(plan, 'INT-09'));
    expect(forecastShift(plan, after, settings).workingDays).toBe(10);
  });
});

describe('when an event is recorded', () => {
  const { plan, settings } = planned({
    atStageId: 'AFTERCARE',
    earlierGates: { G8: '2026-11-24' },
    conditions: { RECOMMENDATIONS_ADOPTED: true },
  });

  test('what follows it gets its date, counted from that day', () => {
    expect(task(plan, 'NAZ-05')).toMatchObject({ dueOn: null, firm: false });
    const after = datesAfterEvent(plan, 'COUNCIL_DECISION', '2027-03-11', context(settings, '2027-03-12'));
    expect(task(after, 'NAZ-05')).toMatchObject({ dueOn: '2027-06-14', estimateOn: null, firm: true });
    expect(task(after, 'NAZ-05').dueSteps[0]).toEqual({
      step: 'FROM',
      what: 'EVENT',
      ref: 'COUNCIL_DECISION',
      on: '2027-03-11',
    });
  });

  test('a corrected day corrects the date, but not one that a person set', () => {
    const first = datesAfterEvent(plan, 'COUNCIL_DECISION', '2027-03-11', context(settings, '2027-03-12'));
    const corrected = datesAfterEvent(
      first,
      'COUNCIL_DECISION',
      '2027-03-18',
      context(settings, '2027-03-19'),
    );
    expect(task(corrected, 'NAZ-05').dueOn).toBe('2027-06-21');
    const byHand: StudyCase = {
      ...first,
      tasks: first.tasks.map((one) =>
        one.taskId === 'NAZ-05'
          ? {
              ...one,
              dueOn: '2027-09-01',
              dueSteps: [
                ...one.dueSteps,
                {
                  step: 'EXTENDED',
                  by: 'chair',
                  role: 'CHAIR',
                  previous: '2027-06-14',
                  on: '2027-09-01',
                  reasonRef: 'r',
                },
              ],
            }
          : one,
      ),
    };
    const again = datesAfterEvent(byHand, 'COUNCIL_DECISION', '2027-03-18', context(settings, '2027-03-19'));
    expect(task(again, 'NAZ-05').dueOn).toBe('2027-09-01');
  });
});

describe('when a study is resumed after a pause of ten working days', () => {
  const { plan, settings } = planned();
  const done: StudyCase = {
    ...plan,
    tasks: plan.tasks.map((one) => (one.taskId === 'INT-01' ? { ...one, state: 'DONE' } : one)),
  };
  const after = moveByPause(done, '2026-12-08', '2026-12-22', context(settings, '2026-12-22'));

  test('open dates of the running stage move by ten working days, what is done does not', () => {
    expect(stage(after, 'INTAKE').endOn).toBe('2027-01-21');
    expect(task(after, 'INT-03').dueOn).toBe('2026-12-30');
    expect(task(after, 'INT-03').dueSteps.at(-1)).toEqual({ step: 'PAUSED', days: 10, on: '2026-12-30' });
    expect(task(after, 'INT-01')).toBe(task(done, 'INT-01'));
  });

  test('later forecasts move along', () => {
    expect(forecastShift(done, after, settings).workingDays).toBe(10);
    expect(stage(after, 'DOCUMENTS').startOn).toBe('2027-01-21');
  });

  test('a pause within a day moves nothing', () => {
    expect(moveByPause(done, '2026-12-08', '2026-12-08', context(settings, '2026-12-08'))).toBe(done);
  });
});

test('when a gate is reopened, later forecasts start no earlier than today', () => {
  const { plan, settings } = planned();
  const documents = startStage(
    completed(plan, 'INTAKE', '2027-01-07'),
    'DOCUMENTS',
    '2027-01-07',
    context(settings, '2027-01-07'),
  );
  const closedAgain: StudyCase = {
    ...documents,
    stages: documents.stages.map((one) => {
      if (one.stageId === 'INTAKE') return { ...one, state: 'ACTIVE', completedOn: null };
      return one.stageId === 'DOCUMENTS' ? { ...one, state: 'NOT_STARTED' } : one;
    }),
  };
  const after = reopenStage(documents, closedAgain, 'INTAKE', context(settings, '2027-02-10'));
  expect(stage(after, 'INTAKE').endOn).toBe('2027-01-07');
  expect(stage(after, 'DOCUMENTS').startOn).toBe('2027-02-10');
  // Its firm date was kept, and is kept no longer: a change, unlike that of a forecast which was one already.
  const { version } = task(documents, 'DOC-01');
  expect(task(after, 'DOC-01')).toMatchObject({ dueOn: '2027-02-15', firm: false, version: version + 1 });
  expect(task(after, 'RAP-01')).toMatchObject({ version: task(documents, 'RAP-01').version });
});

describe('whatever the day, the recess and the meetings', () => {
  const startDays = fc.integer({ min: 0, max: 3000 }).map((days) => nextDay('2026-01-01', days));
  const meetings = fc.array(startDays, { maxLength: 12 });

  test('no task is due on a day that is no working day, nor before its stage starts', () => {
    fc.assert(
      fc.property(startDays, meetings, (startOn, dates) => {
        const { plan, settings } = planned({ startOn, settings: { meetings: dates } });
        const calendar = courtCalendar(settings);
        const wrong = plan.tasks.filter((one) => {
          const on = one.dueOn ?? one.estimateOn ?? '';
          return !isWorkingDay(calendar, on) || on < stage(plan, one.stageId).startOn;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('a stage starts when the one before it ends, and lasts at least its term', () => {
    fc.assert(
      fc.property(startDays, meetings, (startOn, dates) => {
        const { plan, settings } = planned({ startOn, settings: { meetings: dates } });
        const calendar = courtCalendar(settings);
        expect(plan.stages.slice(1).map((one) => one.startOn)).toEqual(
          plan.stages.slice(0, -1).map((one) => one.endOn),
        );
        const tooShort = plan.stages.filter(
          (one) =>
            workingDaysBetween(calendar, one.startOn, one.endOn) <
            stageOf(programme, one.stageId).termWorkingDays,
        );
        expect(tooShort).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('a pause moves open dates by exactly its working days', () => {
    fc.assert(
      fc.property(startDays, fc.integer({ min: 1, max: 80 }), (startOn, length) => {
        const { plan, settings } = planned({ startOn });
        const calendar = courtCalendar(settings);
        const resumedOn = addWorkingDays(calendar, startOn, length);
        const after = moveByPause(plan, startOn, resumedOn, context(settings, resumedOn));
        const was = task(plan, 'INT-04').dueOn ?? '';
        expect(workingDaysBetween(calendar, was, task(after, 'INT-04').dueOn ?? '')).toBe(length);
      }),
      { numRuns: 50 },
    );
  });
});
