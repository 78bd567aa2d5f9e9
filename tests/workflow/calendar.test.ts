/** Which days count in the Netherlands, and for a court with its own free days and recess. */
import * as fc from 'fast-check';
import {
  addMonths,
  addWorkingDays,
  countWorkingDays,
  courtCalendar,
  daysBetween,
  DECREE_DAYS,
  holidayName,
  inBlackout,
  inRecess,
  isDate,
  isProvisional,
  isWorkingDay,
  nextDay,
  nextWorkingDay,
  previousWorkingDay,
  workingDaysBetween,
} from '../../bot/workflow/calendar';
import { localDate, localMoment, weekday } from '../../bot/workflow/local-time';
import { defaultSettings } from '../../bot/workflow/settings';

const heerlen = {
  ...defaultSettings(),
  // Carnival is a free day in the south.
  freeDays: [...DECREE_DAYS, '2027-02-08'],
  recess: [{ from: '2027-07-24', until: '2027-09-05', label: 'zomerreces' }],
  elections: ['2030-03-20'],
};
const calendar = courtCalendar(heerlen);

const dates = fc
  .integer({ min: 0, max: daysBetween('2020-01-01', '2045-12-31') })
  .map((days) => nextDay('2020-01-01', days));

describe('public holidays', () => {
  test.each([
    [
      2026,
      [
        '2026-01-01',
        '2026-04-03',
        '2026-04-06',
        '2026-04-27',
        '2026-05-05',
        '2026-05-14',
        '2026-05-25',
        '2026-12-25',
        '2026-12-26',
      ],
    ],
    [
      2027,
      [
        '2027-01-01',
        '2027-03-26',
        '2027-03-29',
        '2027-04-27',
        '2027-05-05',
        '2027-05-06',
        '2027-05-17',
        '2027-12-25',
        '2027-12-26',
      ],
    ],
    [
      2038,
      [
        '2038-01-01',
        '2038-04-23',
        '2038-04-26',
        '2038-04-27',
        '2038-05-05',
        '2038-06-03',
        '2038-06-14',
        '2038-12-25',
        '2038-12-26',
      ],
    ],
  ])('of %i are those of the Algemene termijnenwet', (year, expected) => {
    const days = Array.from({ length: 366 }, (_, index) => nextDay(`${year}-01-01`, index));
    expect(days.filter((day) => day.startsWith(String(year)) && holidayName(day) !== null)).toEqual(expected);
  });

  test.each([
    ['2026-04-03', 'Goede Vrijdag'],
    ['2026-04-05', null],
    ['2026-05-14', 'Hemelvaartsdag'],
    ['2025-04-26', 'Koningsdag'],
    ['2025-04-27', null],
    ['2035-05-05', 'Bevrijdingsdag'],
    ['2016-05-05', 'Bevrijdingsdag en Hemelvaartsdag'],
  ])('on %s: %s', (date, name) => {
    expect(holidayName(date)).toBe(name);
  });

  test('Easter never falls outside 22 March to 25 April', () => {
    for (let year = 2000; year <= 2199; year += 1) {
      const days = Array.from({ length: 36 }, (_, index) => nextDay(`${year}-03-22`, index));
      expect(days.filter((day) => holidayName(day)?.includes('Tweede Paasdag')).map(weekday)).toEqual([1]);
    }
  });

  test('days by royal decree are free days until the decree ends, and what comes after is provisional', () => {
    expect(isWorkingDay(calendar, '2027-05-07')).toBe(false);
    expect(isWorkingDay(courtCalendar({ ...heerlen, freeDays: [] }), '2027-05-07')).toBe(true);
    expect([isProvisional('2028-12-31'), isProvisional('2029-01-01')]).toEqual([false, true]);
  });
});

describe('working days', () => {
  test.each<[from: string, days: number, to: string, why: string]>([
    ['2026-11-24', 3, '2026-11-27', 'within a week'],
    ['2026-11-27', 1, '2026-11-30', 'over a weekend'],
    ['2026-12-24', 1, '2026-12-28', 'over Christmas'],
    ['2026-03-31', 5, '2026-04-09', 'over Easter'],
    ['2027-05-04', 1, '2027-05-10', 'over 5 May, Ascension Day and the day after it'],
    ['2027-02-05', 1, '2027-02-09', 'over the free day of the court'],
    ['2026-11-28', 1, '2026-11-30', 'from a Saturday'],
    ['2026-11-28', 0, '2026-11-28', 'no days at all'],
    ['2026-11-30', -1, '2026-11-27', 'backwards'],
    ['2026-11-29', -2, '2026-11-26', 'backwards from a Sunday'],
  ])('%s and %i more: %s (%s)', (from, days, to) => {
    expect(addWorkingDays(calendar, from, days)).toBe(to);
  });

  test.each([
    ['2026-11-28', '2026-11-30', '2026-11-27'],
    ['2026-11-24', '2026-11-24', '2026-11-24'],
    ['2026-12-25', '2026-12-28', '2026-12-24'],
  ])('%s: the next is %s, the last before it %s', (date, next, previous) => {
    expect(nextWorkingDay(calendar, date)).toBe(next);
    expect(previousWorkingDay(calendar, date)).toBe(previous);
  });

  test('adding and counting are each other’s reverse', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -300, max: 600 }), (from, days) => {
        expect(workingDaysBetween(calendar, from, addWorkingDays(calendar, from, days))).toBe(days);
      }),
    );
  });

  test('a count ends on a working day, and no later than another way of counting says', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 120 }), (from, days) => {
        const { on, skipped } = countWorkingDays(calendar, from, days);
        expect(isWorkingDay(calendar, on)).toBe(true);
        expect(on).toBe(addWorkingDays(calendar, from, days));
        const passed = skipped.weekends + skipped.holidays.length + skipped.freeDays.length;
        expect(daysBetween(from, on)).toBe(days + passed);
      }),
    );
  });

  test('counting adds up: to a day and on from there is the same as at once', () => {
    fc.assert(
      fc.property(dates, dates, dates, (...three) => {
        const [a = '', b = '', c = ''] = three.toSorted();
        expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)).toBe(
          workingDaysBetween(calendar, a, c),
        );
      }),
    );
  });

  test('a free day more never makes a term shorter', () => {
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 1, max: 60 }),
        fc.array(dates, { maxLength: 5 }),
        (from, days, free) => {
          const more = courtCalendar({ ...heerlen, freeDays: [...heerlen.freeDays, ...free] });
          expect(addWorkingDays(more, from, days) >= addWorkingDays(calendar, from, days)).toBe(true);
        },
      ),
    );
  });

  test('what is passed over in recess is told apart', () => {
    const { on, skipped } = countWorkingDays(calendar, '2027-07-20', 5, heerlen.recess);
    expect(on).toBe('2027-09-07');
    expect(skipped).toEqual({ weekends: 14, holidays: [], freeDays: [], recessDays: 30 });
  });
});

describe('recess and blackout', () => {
  test.each([
    ['2027-07-23', false],
    ['2027-07-24', true],
    ['2027-09-05', true],
    ['2027-09-06', false],
  ])('%s is in recess: %s', (date, expected) => {
    expect(inRecess(heerlen, date)).toBe(expected);
    expect(inBlackout(heerlen, date)).toBe(expected);
  });

  test.each([
    ['2030-02-05', false],
    ['2030-02-06', true],
    ['2030-03-20', true],
    ['2030-04-10', true],
    ['2030-04-11', false],
  ])('%s is too close to the elections of 20 March 2030: %s', (date, expected) => {
    expect(inBlackout(heerlen, date)).toBe(expected);
  });
});

describe('dates', () => {
  test.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['12-02-2026', false],
    ['0206-02-12', false],
    ['9999-12-31', false],
    ['2026-02-12T00:00', false],
    ['', false],
  ])('%s exists: %s', (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });

  test.each([
    ['2027-03-15', 12, '2028-03-15'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
  ])('%s and %i months: %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  test('a text that is no date is a fault, not an endless count', () => {
    expect(() => workingDaysBetween(calendar, '2026-11-24', 'morgen')).toThrow(RangeError);
    expect(() => weekday('morgen')).toThrow(RangeError);
  });
});

describe('local time', () => {
  test.each([
    ['2026-11-24', '08:30', '2026-11-24T07:30:00.000Z'],
    ['2026-07-01', '08:30', '2026-07-01T06:30:00.000Z'],
    ['2027-03-28', '00:30', '2027-03-27T23:30:00.000Z'],
    ['2027-03-28', '08:30', '2027-03-28T06:30:00.000Z'],
    ['2027-10-31', '08:30', '2027-10-31T07:30:00.000Z'],
    // Twice on this night: the first is meant.
    ['2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
    // Not on this night: an hour later.
    ['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
  ])('%s %s is %s', (date, time, moment) => {
    expect(localMoment(date, time)).toBe(moment);
  });

  test.each([
    ['2026-11-24T22:59:59.999Z', '2026-11-24'],
    ['2026-11-24T23:00:00.000Z', '2026-11-25'],
    ['2027-07-01T21:59:59.999Z', '2027-07-01'],
    ['2027-07-01T22:00:00.000Z', '2027-07-02'],
  ])('at %s it is %s', (moment, date) => {
    expect(localDate(moment)).toBe(date);
  });

  test('every local time of a day is on that day', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 23 }), (date, hour) => {
        expect(localDate(localMoment(date, `${String(hour).padStart(2, '0')}:15`))).toBe(date);
      }),
    );
  });

  test.each([
    ['2026-11-23', 1],
    ['2026-11-28', 6],
    ['2026-11-29', 7],
  ])('%s is day %i of the week', (date, day) => {
    expect(weekday(date)).toBe(day);
  });
});
