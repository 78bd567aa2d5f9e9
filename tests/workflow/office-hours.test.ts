import {
  addOwnDays,
  morningMoment,
  nextOfficeMoment,
  nextOwnDay,
  ownDay,
} from '../../bot/workflow/office-hours';
import type { Weekday } from '../../entities/person';

const works = (...workingDays: Weekday[]) => ({ workingDays });
const fullTime = works(1, 2, 3, 4, 5);

describe('what goes at once', () => {
  test.each([
    ['on a working day at 08:00 it goes now', '2026-02-12T07:00:00.000Z', '2026-02-12T07:00:00.000Z'],
    ['at 17:59 it goes now', '2026-02-12T16:59:00.000Z', '2026-02-12T16:59:00.000Z'],
    ['before 08:00 it waits for 08:00', '2026-02-12T05:00:00.000Z', '2026-02-12T07:00:00.000Z'],
    ['at 18:00 it waits for the next morning', '2026-02-12T17:00:00.000Z', '2026-02-13T07:00:00.000Z'],
    ['on Friday evening it waits for Monday', '2026-02-13T19:00:00.000Z', '2026-02-16T07:00:00.000Z'],
    [
      'in the night before a working day the local date counts',
      '2026-02-11T23:30:00.000Z',
      '2026-02-12T07:00:00.000Z',
    ],
    [
      'over Easter it waits from Good Friday until Tuesday',
      '2026-04-03T09:00:00.000Z',
      '2026-04-07T06:00:00.000Z',
    ],
    [
      'over the night that summer time begins it is 08:00 local again',
      '2026-03-27T20:00:00.000Z',
      '2026-03-30T06:00:00.000Z',
    ],
    ['over the night that summer time ends too', '2026-10-23T17:00:00.000Z', '2026-10-26T07:00:00.000Z'],
  ])('%s', (_, now, expected) => {
    expect(nextOfficeMoment(now)).toBe(expected);
  });
});

describe('the bundle', () => {
  test.each([
    [
      'goes at 08:30 the same day when it is earlier',
      fullTime,
      '2026-02-12T06:00:00.000Z',
      '2026-02-12T07:30:00.000Z',
    ],
    ['goes at once at 08:30 itself', fullTime, '2026-02-12T07:30:00.000Z', '2026-02-12T07:30:00.000Z'],
    ['goes the next day a moment later', fullTime, '2026-02-12T07:30:00.001Z', '2026-02-13T07:30:00.000Z'],
    [
      'goes on the own day of somebody who works on Tuesdays',
      works(2),
      '2026-02-12T09:00:00.000Z',
      '2026-02-17T07:30:00.000Z',
    ],
    ['skips a public holiday', works(1), '2026-04-04T09:00:00.000Z', '2026-04-13T06:30:00.000Z'],
    [
      'never goes on a Saturday, whatever somebody works',
      works(5, 6),
      '2026-02-13T09:00:00.000Z',
      '2026-02-20T07:30:00.000Z',
    ],
    [
      'goes on every working day to who named no weekday',
      works(),
      '2026-02-13T09:00:00.000Z',
      '2026-02-16T07:30:00.000Z',
    ],
  ])('%s', (_, person, now, expected) => {
    expect(morningMoment(person, now)).toBe(expected);
  });
});

describe('a reminder that falls on another day', () => {
  test('stays on an own day', () => {
    expect(ownDay(fullTime, '2026-02-12', '2026-02-01')).toBe('2026-02-12');
  });
  test('moves to the last own day before it', () => {
    expect(ownDay(works(1, 2), '2026-02-12', '2026-02-01')).toBe('2026-02-10');
  });
  test('moves to the next own day when that has passed', () => {
    expect(ownDay(works(1, 2), '2026-02-12', '2026-02-11')).toBe('2026-02-16');
  });
  test('is never planned in the past', () => {
    expect(ownDay(fullTime, '2026-02-12', '2026-02-21')).toBe('2026-02-23');
  });
});

const always = () => true;

test('own days are counted, not working days', () => {
  expect(addOwnDays(fullTime, '2026-02-12', 5, always)).toBe('2026-02-19');
  expect(addOwnDays(works(1, 2), '2026-02-12', 5, always)).toBe('2026-03-02');
  expect(addOwnDays(fullTime, '2026-02-12', 1, (date) => date !== '2026-02-13')).toBe('2026-02-16');
});

test('the next own day may be today', () => {
  expect(nextOwnDay(fullTime, '2026-02-12')).toBe('2026-02-12');
  expect(nextOwnDay(fullTime, '2026-04-27')).toBe('2026-04-28');
});
