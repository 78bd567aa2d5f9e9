import { nextOccurrence } from '../../functions/local/cron';

const after = (schedule: string, moment: string): string =>
  nextOccurrence(schedule, new Date(moment)).toISOString();

describe('when a timer is next due', () => {
  it.each([
    ['0 * * * * *', '2026-02-12T07:30:00.000Z', '2026-02-12T07:31:00.000Z'],
    ['0 * * * * *', '2026-02-12T07:30:59.999Z', '2026-02-12T07:31:00.000Z'],
    ['*/20 * * * * *', '2026-02-12T07:30:20.000Z', '2026-02-12T07:30:40.000Z'],
    ['0 */5 * * * *', '2026-02-12T23:57:10.000Z', '2026-02-13T00:00:00.000Z'],
    ['0 30 7 * * 1-5', '2026-02-13T08:00:00.000Z', '2026-02-16T07:30:00.000Z'],
    ['0 0 0 29 2 *', '2026-02-12T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
    ['0 15,45 8-9 1 1,7 *', '2026-01-01T09:45:00.000Z', '2026-07-01T08:15:00.000Z'],
  ])('%s after %s is %s', (schedule, moment, expected) => {
    expect(after(schedule, moment)).toBe(expected);
  });

  it.each(['* * * * *', '0 60 * * * *', '0 0 0 * * MON', '0 5-1 * * * *', '0 */0 * * * *'])(
    'refuses %s',
    (schedule) => {
      expect(() => nextOccurrence(schedule, new Date(0))).toThrow('Schedule');
    },
  );

  it('refuses a schedule that never comes', () => {
    expect(() => nextOccurrence('0 0 0 31 2 *', new Date(0))).toThrow('names no moment');
  });
});
