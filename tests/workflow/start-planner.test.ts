/** When a court could start in the next wave, and why then. */
import { proposeJointStart, proposeStart, type PlanningOf } from '../../bot/workflow/start-planner';
import { defaultSettings } from '../../bot/workflow/settings';
import { windowAfter } from '../../bot/workflow/window';
import type { CourtSettings } from '../../entities/court';
import type { Wave } from '../../entities/wave';
import { aWave, programme } from './a-court';

function planning(
  settings: Partial<CourtSettings> = {},
  wave: Partial<Wave> = {},
  today = '2026-11-24',
): PlanningOf {
  const window = windowAfter(aWave({ anchorOn: '2025-01-30', ...wave }), programme)!;
  return {
    settings: { ...defaultSettings(), recess: [], elections: [], ...settings },
    programme,
    window,
    today,
  };
}
const codes = (input: PlanningOf) => proposeStart(input).lines.map(({ code }) => code);

test('the first working day of the window, with the publication that follows', () => {
  const proposal = proposeStart(planning());
  // 30 January 2027 is a Saturday.
  expect(proposal.startOn).toBe('2027-02-01');
  expect(proposal.lines).toEqual([
    { code: 'WINDOW', countsFrom: 'START', from: '2027-01-30', until: '2028-01-30' },
    { code: 'PUBLICATION', on: proposal.publicationOn, workingDays: expect.any(Number) },
  ]);
  expect(proposal.publicationOn! > '2027-06-01').toBe(true);
});

test('not in recess', () => {
  const recess = [{ from: '2027-01-25', until: '2027-02-21', label: 'voorjaarsreces' }];
  const proposal = proposeStart(planning({ recess }));
  expect(proposal.startOn).toBe('2027-02-22');
  expect(proposal.lines).toContainEqual({ code: 'RECESS', on: '2027-02-01' });
});

test('not so that the publication falls near elections: some weeks later, and it says so', () => {
  const first = proposeStart(planning()).publicationOn!;
  const proposal = proposeStart(planning({ elections: [first] }));
  expect(proposal.startOn! > '2027-02-01').toBe(true);
  expect(proposal.publicationOn! > first).toBe(true);
  expect(proposal.lines).toContainEqual({
    code: 'BLACKOUT',
    startOn: '2027-02-01',
    publicationOn: first,
    because: 'ELECTIONS',
  });
});

test('where publications are counted, so much sooner that the report is public from the first day on', () => {
  const input = planning({}, { windowMinMonths: 36, windowMaxMonths: 48, windowCountsFrom: 'PUBLICATION' });
  const proposal = proposeStart(input);
  expect(proposal.publicationOn! >= '2028-01-30').toBe(true);
  expect(proposal.publicationOn! <= '2028-02-29').toBe(true);
  expect(proposal.startOn! < '2028-01-30').toBe(true);
  expect(codes(input)).toEqual(['WINDOW', 'BACKWARDS', 'PUBLICATION']);
});

test('never in the past; after the window as soon as can be', () => {
  expect(proposeStart(planning({}, {}, '2027-06-10')).startOn).toBe('2027-06-11');
  const late = proposeStart(planning({}, {}, '2028-03-03'));
  expect(late.startOn).toBe('2028-03-06');
  expect(late.lines[0]).toEqual({ code: 'PASSED', until: '2028-01-30' });
});

test('today, when whoever asks can begin today', () => {
  const today = '2027-06-10';
  expect(proposeStart(planning({}, {}, today), today).startOn).toBe(today);
  // Not in the weekend, and not before the window.
  expect(proposeStart(planning({}, {}, '2027-06-12'), '2027-06-12').startOn).toBe('2027-06-14');
  expect(proposeStart(planning(), '2026-11-24').startOn).toBe('2027-02-01');
});

test('says that nothing fits', () => {
  const recess = [{ from: '2027-01-01', until: '2028-03-01', label: 'verbouwing' }];
  expect(proposeStart(planning({ recess }))).toMatchObject({ startOn: null, publicationOn: null });
  expect(codes(planning({ recess }))).toEqual(['WINDOW', 'RECESS', 'NOTHING_FITS']);
});

test('together: the first day on which everybody can', () => {
  const first = planning({ recess: [{ from: '2027-01-25', until: '2027-02-21', label: 'reces' }] });
  const second = planning({ recess: [{ from: '2027-02-20', until: '2027-02-28', label: 'reces' }] });
  expect(proposeJointStart([first, second, planning()])).toBe('2027-03-01');
  const never = planning({ recess: [{ from: '2027-01-01', until: '2028-03-01', label: 'verbouwing' }] });
  expect(proposeJointStart([first, never])).toBeNull();
  expect(proposeJointStart([])).toBeNull();
});
