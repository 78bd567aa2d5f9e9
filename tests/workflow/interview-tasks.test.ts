/** The tasks of single interviews: made, dated and dropped as their register says. */
import type { StudyCase } from '../../bot/workflow/facts';
import { tasksForEntry } from '../../bot/workflow/planning';
import type { RegisterEntry } from '../../entities/study';
import { anEntry } from './a-study';
import { context, planned, task } from './planned';

function interview(number: number, more: Partial<RegisterEntry> = {}): RegisterEntry {
  return anEntry({
    id: `interview-${number}`,
    kind: 'INTERVIEW',
    number,
    counterpartRoles: ['PORTFOLIO_HOLDER'],
    sentOn: null,
    dueOn: null,
    ...more,
  });
}

describe('an interview in the register', () => {
  const { plan, settings } = planned({
    atStageId: 'INTERVIEWS',
    earlierGates: { G1: '2026-03-12', G2: '2026-05-28' },
  });

  function registered(entry: RegisterEntry, before = plan, today = '2026-11-25'): StudyCase {
    const entries = [...before.entries.filter((one) => one.id !== entry.id), entry];
    return tasksForEntry({ ...before, entries }, entry, context(settings, today));
  }

  test('has three tasks of its own, estimated from the day by which interviews are held', () => {
    const after = registered(interview(1));
    expect(task(after, 'IV-04').dueOn).toBe('2026-12-30');
    expect(
      ['IV-05', 'IV-06', 'IV-07'].map((taskId) => {
        const { dueOn, estimateOn } = task(after, taskId, 'interview-1');
        return [taskId, dueOn, estimateOn];
      }),
    ).toEqual([
      ['IV-05', null, '2027-01-07'],
      ['IV-06', null, '2027-01-08'],
      ['IV-07', null, '2027-01-27'],
    ]);
  });

  test('stands among the tasks in the order of the programme, interview by interview', () => {
    const after = registered(interview(2), registered(interview(1)));
    const order = after.tasks
      .toSorted((a, b) => a.position - b.position)
      .map((one) => `${one.taskId}/${one.entryId}`);
    expect(order.slice(3, 11)).toEqual([
      'IV-04/',
      'IV-05/interview-1',
      'IV-05/interview-2',
      'IV-06/interview-1',
      'IV-06/interview-2',
      'IV-07/interview-1',
      'IV-07/interview-2',
      'IV-08/',
    ]);
  });

  test('gets firm dates one by one, as its moments are recorded', () => {
    const held = registered(interview(1, { heldOn: '2026-12-03' }), registered(interview(1)));
    expect(task(held, 'IV-05', 'interview-1')).toMatchObject({ dueOn: '2026-12-10', firm: true });
    expect(task(held, 'IV-06', 'interview-1')).toMatchObject({ dueOn: null, estimateOn: '2026-12-11' });

    const sent = registered(
      interview(1, {
        heldOn: '2026-12-03',
        minutesDraftedOn: '2026-12-08',
        minutesSentOn: '2026-12-09',
        dueOn: '2026-12-23',
      }),
      held,
    );
    expect(task(sent, 'IV-05', 'interview-1')).toBe(task(held, 'IV-05', 'interview-1'));
    expect(task(sent, 'IV-06', 'interview-1').dueOn).toBe('2026-12-09');
    expect(task(sent, 'IV-07', 'interview-1')).toMatchObject({ dueOn: null, estimateOn: '2026-12-29' });

    const settled = registered(
      interview(1, {
        heldOn: '2026-12-03',
        minutesDraftedOn: '2026-12-08',
        minutesSentOn: '2026-12-09',
        dueOn: '2026-12-23',
        settledOn: '2026-12-17',
        outcome: 'MINUTES_APPROVED',
      }),
      sent,
    );
    expect(task(settled, 'IV-07', 'interview-1')).toMatchObject({ dueOn: '2026-12-22', firm: true });
  });

  test('that is declined has nothing to be done, until it turns out not to be', () => {
    const declined = registered(
      interview(1, { outcome: 'DECLINED', settledOn: '2026-12-01' }),
      registered(interview(1)),
    );
    expect(declined.tasks.filter((one) => one.entryId !== '').map((one) => one.state)).toEqual(
      Array(3).fill('NOT_APPLICABLE'),
    );
    const back = registered(interview(1), declined);
    expect(back.tasks.filter((one) => one.entryId !== '').map((one) => one.state)).toEqual(
      Array(3).fill('OPEN'),
    );
  });

  test('that is registered late is not estimated in the past', () => {
    const late = registered(interview(1), plan, '2027-01-20');
    expect(task(late, 'IV-05', 'interview-1').estimateOn).toBe('2027-01-20');
  });

  test('that is registered again changes nothing', () => {
    const once = registered(interview(1, { heldOn: '2026-12-03' }));
    const twice = tasksForEntry(
      once,
      interview(1, { heldOn: '2026-12-03' }),
      context(settings, '2026-11-25'),
    );
    expect(twice.tasks).toEqual(once.tasks);
    expect(twice.tasks.filter((one) => !once.tasks.includes(one))).toEqual([]);
  });
});
