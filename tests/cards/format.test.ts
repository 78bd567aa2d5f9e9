/** Dates, moments, sums and counts as people read them. */
import {
  capital,
  counted,
  dutchDate,
  dutchDay,
  dutchMoment,
  euros,
  inWords,
  lateness,
  listed,
  shortDate,
  weekNumber,
  workingDays,
} from '../../cards/format';

it('writes dates the Dutch way', () => {
  expect(dutchDate('2026-02-12')).toBe('do 12 februari 2026');
  expect(dutchDate('2027-01-03')).toBe('zo 3 januari 2027');
  expect(shortDate('2026-03-02')).toBe('ma 2 mrt 2026');
});

it('numbers weeks as ISO does, across the turn of the year too', () => {
  expect(weekNumber('2026-02-12')).toBe('week 7');
  expect(weekNumber('2027-01-03')).toBe('week 53');
});

it('shows moments in Amsterdam time, in winter and in summer', () => {
  expect(dutchMoment('2026-02-12T13:05:00.000Z')).toBe('do 12 februari 2026 om 14:05');
  expect(dutchMoment('2026-07-01T22:30:00.000Z')).toBe('do 2 juli 2026 om 00:30');
  expect(dutchDay('2026-07-01T22:30:00.000Z')).toBe('do 2 juli 2026');
});

it('writes sums with points', () => {
  expect(euros(15000)).toBe('€ 15.000');
  expect(euros(950)).toBe('€ 950');
  expect(euros(-1234567)).toBe('€ -1.234.567');
});

it('counts in words that fit the number', () => {
  expect(counted(1, 'taak', 'taken')).toBe('1 taak');
  expect(counted(0, 'taak', 'taken')).toBe('0 taken');
  expect(workingDays(6)).toBe('6 werkdagen');
  expect([3, 1, 0, -1].map(lateness)).toEqual([
    '3 werkdagen over de termijn',
    '1 werkdag over de termijn',
    'vandaag de laatste dag',
    'nog 1 werkdag',
  ]);
  expect(capital(`${inWords(3)} rekenkamers`)).toBe('Drie rekenkamers');
  expect(capital(inWords(1))).toBe('Eén');
  expect(inWords(13)).toBe('13');
});

it('lists with commas and "en"', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a en b',
    'a, b en c',
  ]);
});
