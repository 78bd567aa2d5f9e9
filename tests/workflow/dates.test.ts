/** Dates and the steps that explain them. */
import { join } from 'node:path';
import { loadProgramme } from '../../bot/programme/load';
import { courtCalendar } from '../../bot/workflow/calendar';
import {
  afterPause,
  joinMeeting,
  movedByHand,
  nextMeeting,
  recessProposal,
  responseTerm,
  term,
  termInMonths,
  type FromStep,
} from '../../bot/workflow/dates';
import { defaultSettings } from '../../bot/workflow/settings';

const { programme } = loadProgramme(join(__dirname, '../../bot/programme/nplv.yaml'));
const settings = {
  ...defaultSettings(),
  recess: [{ from: '2027-07-24', until: '2027-09-05', label: 'zomerreces' }],
  meetings: ['2027-06-10', '2027-01-21', '2027-03-18'],
};
const calendar = courtCalendar(settings);

function from(on: string): FromStep {
  return { step: 'FROM', what: 'STAGE_START', ref: 'INTAKE', on };
}

function days(count: number) {
  return [{ days: count, source: 'PROGRAMME' as const, ref: 'INT-03' }];
}

describe('a term', () => {
  test('starts the day after and ends on its last working day, with every step', () => {
    expect(term(calendar, from('2026-12-15'), days(15))).toEqual({
      on: '2027-01-07',
      steps: [
        { step: 'FROM', what: 'STAGE_START', ref: 'INTAKE', on: '2026-12-15' },
        { step: 'ADD_WORKING_DAYS', days: 15, source: 'PROGRAMME', ref: 'INT-03', on: '2027-01-07' },
        {
          step: 'SKIPPED',
          weekends: 6,
          holidays: ['Eerste Kerstdag', 'Nieuwjaarsdag'],
          freeDays: [],
          recessDays: 0,
        },
      ],
    });
  });

  test('that passes over nothing says nothing of it', () => {
    const { on, steps } = term(calendar, from('2026-11-23'), days(2));
    expect([on, steps.length]).toEqual(['2026-11-25', 2]);
  });

  test('names a free day of the court, and a weekend that it starts in', () => {
    const { on, steps } = term(calendar, from('2027-05-04'), days(1));
    expect(on).toBe('2027-05-10');
    expect(steps).toContainEqual({
      step: 'SKIPPED',
      weekends: 2,
      holidays: ['Bevrijdingsdag', 'Hemelvaartsdag'],
      freeDays: ['2027-05-07'],
      recessDays: 0,
    });
  });

  test('of two figures shows both', () => {
    const parts = [
      { days: 18, source: 'PROGRAMME' as const, ref: 'AWH-03' },
      { days: 5, source: 'COURT' as const, ref: 'AWH-01' },
    ];
    const { on, steps } = term(calendar, from('2027-01-04'), parts);
    expect(on).toBe('2027-02-04');
    expect(steps.filter((step) => step.step === 'ADD_WORKING_DAYS')).toEqual([
      { step: 'ADD_WORKING_DAYS', days: 18, source: 'PROGRAMME', ref: 'AWH-03', on: '2027-01-28' },
      { step: 'ADD_WORKING_DAYS', days: 5, source: 'COURT', ref: 'AWH-01', on: '2027-02-04' },
    ]);
  });

  test('of no days ends on the day itself, or the first working day after it', () => {
    expect(term(calendar, from('2026-11-24'), days(0)).on).toBe('2026-11-24');
    expect(term(calendar, from('2026-12-25'), days(0))).toEqual({
      on: '2026-12-28',
      steps: [from('2026-12-25'), { step: 'MOVED_TO_WORKING_DAY', on: '2026-12-28' }],
    });
  });

  test('of the council does not run in recess, any other does', () => {
    expect(term(calendar, from('2027-07-15'), days(15)).on).toBe('2027-08-05');
    const council = term(calendar, from('2027-07-15'), days(15), settings.recess);
    expect(council.on).toBe('2027-09-16');
    expect(council.steps).toContainEqual(expect.objectContaining({ step: 'SKIPPED', recessDays: 30 }));
  });

  test('in months ends on the same day, or the first working day after it', () => {
    expect(termInMonths(calendar, from('2027-03-15'), 12).on).toBe('2028-03-15');
    expect(termInMonths(calendar, from('2027-03-18'), 12)).toEqual({
      on: '2028-03-20',
      steps: [
        from('2027-03-18'),
        { step: 'ADD_MONTHS', months: 12, on: '2028-03-18' },
        { step: 'MOVED_TO_WORKING_DAY', on: '2028-03-20' },
      ],
    });
  });

  test('that ends in a year without known free days says so', () => {
    expect(term(calendar, from('2028-12-22'), days(10)).steps.at(-1)).toEqual({
      step: 'PROVISIONAL',
      year: 2029,
    });
    expect(term(calendar, from('2028-12-01'), days(10)).steps.at(-1)).toMatchObject({ step: 'SKIPPED' });
  });
});

describe('a meeting of the board', () => {
  test.each([
    ['2026-12-01', '2027-01-21'],
    ['2027-01-21', '2027-01-21'],
    ['2027-01-22', '2027-03-18'],
    ['2027-06-11', null],
  ])('on or after %s: %s', (date, meeting) => {
    expect(nextMeeting(settings, date)).toBe(meeting);
  });

  test('moves the date of a gate to it, and leaves the date where none is planned', () => {
    const reckoned = { on: '2027-01-07', steps: [] };
    expect(joinMeeting(settings, reckoned)).toEqual({
      on: '2027-01-21',
      steps: [{ step: 'NEXT_MEETING', on: '2027-01-21' }],
    });
    expect(joinMeeting({ ...settings, meetings: [] }, reckoned)).toBe(reckoned);
  });
});

test('a pause moves a date by working days, and a person to any day; both stay readable', () => {
  const paused = afterPause(calendar, { on: '2026-12-22', steps: [] }, 5);
  expect(paused).toEqual({ on: '2026-12-30', steps: [{ step: 'PAUSED', days: 5, on: '2026-12-30' }] });
  const moved = movedByHand(paused, '2027-01-15', { by: 'secretary', role: 'SECRETARY', reasonRef: 'text' });
  expect(moved.on).toBe('2027-01-15');
  expect(moved.steps.at(-1)).toEqual({
    step: 'EXTENDED',
    by: 'secretary',
    role: 'SECRETARY',
    reasonRef: 'text',
    previous: '2026-12-30',
    on: '2027-01-15',
  });
});

describe('a response term of others', () => {
  test('counts from the day of sending; the programme sets the least', () => {
    const reckoned = responseTerm(settings, programme, 'BWH-01', '2027-01-11');
    expect([reckoned.on, reckoned.earliestOn]).toEqual(['2027-02-08', '2027-02-01']);
    expect(reckoned.steps[0]).toEqual({ step: 'FROM', what: 'EVENT', ref: 'BWH-01', on: '2027-01-11' });
  });

  test('is the court’s own where it set one', () => {
    const own = { ...settings, terms: { 'AWH-01': 20 } };
    const { on, steps } = responseTerm(own, programme, 'AWH-01', '2027-01-11');
    expect(on).toBe('2027-02-08');
    expect(steps[1]).toMatchObject({ days: 20, source: 'COURT' });
  });

  test.each<[sentOn: string, dueOn: string, proposal: string | null, why: string]>([
    ['2027-06-01', '2027-06-22', null, 'no recess in it'],
    ['2027-07-08', '2027-07-29', null, 'four days of recess do not matter'],
    ['2027-07-09', '2027-07-30', '2027-09-10', 'five days are given back after the recess'],
    ['2027-07-19', '2027-08-09', '2027-09-20', 'eleven days likewise'],
    ['2027-08-25', '2027-09-15', '2027-09-24', 'a term that ends after recess gets what it lost'],
  ])('sent %s, due %s: proposal %s (%s)', (sentOn, dueOn, proposal) => {
    expect(recessProposal(settings, sentOn, dueOn)).toBe(proposal);
  });

  test('in recess is not changed by itself', () => {
    expect(responseTerm(settings, programme, 'AWH-01', '2027-07-19').on).toBe('2027-08-09');
  });
});
