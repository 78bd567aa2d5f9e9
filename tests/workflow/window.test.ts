/** The window of the next wave, where a day stands in it, and the reminders that a court has of it. */
import { planDuties, settleDuty, type DutyFacts } from '../../bot/workflow/duties';
import { administer } from '../../bot/workflow/administer';
import type { AdministrationCommand } from '../../bot/workflow/commands';
import { nextWindow, standingOf, windowAfter } from '../../bot/workflow/window';
import { windowOpens } from '../../bot/workflow/waves';
import type { Duty } from '../../entities/duty';
import {
  actorIn,
  aCourt,
  aPerson,
  aWave,
  decisionOf,
  programme,
  refusalOf,
  someFacts,
  STAFF,
} from './a-court';

const note = aWave({ anchorOn: '2025-01-30' });
const later = aWave({ id: 'wave-2', number: 2, kind: 'FOLLOW_UP' });

const on = (today: string, change: Partial<DutyFacts> = {}): DutyFacts => ({
  now: `${today}T05:00:00.000Z`,
  today,
  newId: () => 'new',
  people: STAFF.map(({ personId }) => aPerson(personId)),
  grants: [...STAFF],
  absences: [],
  court: aCourt(),
  programme,
  declaration: null,
  waves: [note, later],
  startedIn: [1],
  duties: [],
  ...change,
});
const ofWave = (facts: DutyFacts): Duty[] => planDuties(facts).duties.filter(({ kind }) => kind === 'WAVE');

describe('the window', () => {
  test('of the joint note of 30 January 2025: from 30 January 2027 to 30 January 2028', () => {
    expect(nextWindow([note, later], programme)).toEqual({
      waveId: 'wave-1',
      number: 2,
      anchorOn: '2025-01-30',
      minMonths: 24,
      maxMonths: 36,
      countsFrom: 'START',
      from: '2027-01-30',
      until: '2028-01-30',
    });
  });

  test('none while no wave has an anchor', () => {
    expect(nextWindow([later, aWave()], programme)).toBeNull();
    expect(windowAfter(later, programme)).toBeNull();
  });

  test('with months of its own, and with what they count from', () => {
    const own = aWave({
      anchorOn: '2024-08-31',
      windowMinMonths: 18,
      windowMaxMonths: 30,
      windowCountsFrom: 'PUBLICATION',
    });
    expect(windowAfter(own, programme)).toMatchObject({
      from: '2026-02-28',
      until: '2027-02-28',
      countsFrom: 'PUBLICATION',
    });
    // Then a study may start before it.
    expect(windowOpens(later, [own, later], programme)).toBeNull();
  });

  test('after a later wave got its anchor, the window after that one', () => {
    const published = aWave({ id: 'wave-2', number: 2, anchorOn: '2028-05-10' });
    expect(nextWindow([published, note], programme)).toMatchObject({ number: 3, from: '2030-05-10' });
  });

  test.each([
    ['2026-11-24', { at: 'BEFORE', days: 67 }],
    ['2027-01-29', { at: 'BEFORE', days: 1 }],
    ['2027-01-30', { at: 'IN', day: 1, of: 366, left: 365 }],
    ['2028-01-30', { at: 'IN', day: 366, of: 366, left: 0 }],
    ['2028-01-31', { at: 'AFTER', days: 1 }],
  ])('on %s it stands at %o', (today, standing) => {
    expect(standingOf({ from: '2027-01-30', until: '2028-01-30' }, today)).toEqual(standing);
  });
});

describe('a coordinator', () => {
  const facts = someFacts({ today: '2026-11-24', waves: [note, later] });
  const as = (command: AdministrationCommand) => administer(command, facts, actorIn(facts, 'coordinator'));
  const anchor = (anchorOn: string, waveId = 'wave-1') =>
    as({ name: 'SET_ANCHOR', waveId, anchorOn, reason: 'Later gepubliceerd' });
  const window = (minMonths: number, maxMonths: number) =>
    as({
      name: 'SET_WAVE_WINDOW',
      waveId: 'wave-1',
      minMonths,
      maxMonths,
      countsFrom: 'PUBLICATION',
      reason: ' Afgesproken met de voorzitters ',
    });

  test('moves the anchor, with the reason in the history', () => {
    const decision = decisionOf(anchor('2025-02-13'));
    expect(decision.waves).toEqual([{ ...note, anchorOn: '2025-02-13', version: 2 }]);
    expect(decision.history).toEqual([
      {
        action: 'SET_ANCHOR',
        role: 'COORDINATOR',
        data: { waveId: 'wave-1', number: 1, from: '2025-01-30', to: '2025-02-13' },
        texts: { reason: 'Later gepubliceerd' },
      },
    ]);
    expect(decision.outcome).toEqual({
      code: 'WINDOW_MOVED',
      values: { number: 2, from: '2027-02-13', until: '2028-02-13' },
    });
  });

  test('gives a wave another window', () => {
    const decision = decisionOf(window(30, 42));
    expect(decision.waves).toMatchObject([
      { windowMinMonths: 30, windowMaxMonths: 42, windowCountsFrom: 'PUBLICATION', version: 2 },
    ]);
    expect(decision.history[0]?.texts).toEqual({ reason: 'Afgesproken met de voorzitters' });
  });

  test('is refused what cannot be', () => {
    expect(refusalOf(anchor('2025-01-30'))).toMatchObject({ code: 'NOTHING_CHANGED' });
    expect(refusalOf(anchor('2026-11-25'))).toMatchObject({ code: 'DATE_IN_FUTURE', field: 'anchorOn' });
    // A wave ends after the one before.
    expect(refusalOf(anchor('2025-01-30', 'wave-2'))).toMatchObject({
      code: 'DATE_BEFORE',
      values: { from: '2025-01-31' },
    });
    expect(refusalOf(anchor('2025-03-01', 'elsewhere'))).toMatchObject({ code: 'NOT_FOUND' });
    for (const [from, until] of [
      [36, 36],
      [40, 30],
      [0, 12],
      [24, 121],
    ] as const) {
      expect(refusalOf(window(from, until))).toMatchObject({ code: 'INVALID_WINDOW', field: 'maxMonths' });
    }
    expect(
      refusalOf(as({ name: 'SET_ANCHOR', waveId: 'wave-1', anchorOn: '2025-02-13', reason: ' ' })),
    ).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(
      refusalOf(
        as({
          name: 'SET_ANCHOR',
          waveId: 'wave-1',
          expectedVersion: 0,
          anchorOn: '2025-02-13',
          reason: 'Later',
        }),
      ),
    ).toMatchObject({ code: 'STALE' });
  });
});

describe('the duty of a court', () => {
  const [planned] = ofWave(on('2026-11-24'));
  const open = planned!;

  test('is there from the anchor on; a step that was before Kamerbode is not said', () => {
    expect(open).toMatchObject({
      ref: '2',
      waveId: 'wave-1',
      baseOn: '2025-01-30',
      dueOn: '2028-01-30',
      // 30 January 2027 is a Saturday: said on the last own day before it.
      nextOn: '2027-01-29',
      step: 2,
    });
  });

  test('none without an anchor, nor when the court has started', () => {
    expect(ofWave(on('2026-11-24', { waves: [aWave(), later] }))).toEqual([]);
    expect(ofWave(on('2026-11-24', { startedIn: [1, 2] }))).toEqual([]);
  });

  test('moves with the anchor, and with another last day of the window', () => {
    const moved = aWave({ anchorOn: '2025-02-13' });
    expect(ofWave(on('2026-11-24', { duties: [open], waves: [moved, later] }))).toEqual([
      { ...open, version: 2, baseOn: '2025-02-13', dueOn: '2028-02-13', nextOn: '2027-02-12' },
    ]);
    const longer = aWave({ anchorOn: '2025-01-30', windowMinMonths: 30, windowMaxMonths: 42 });
    expect(ofWave(on('2026-11-24', { duties: [open], waves: [longer, later] }))).toMatchObject([
      { baseOn: '2025-07-30', dueOn: '2028-07-30', nextOn: '2027-01-29', step: 0 },
    ]);
    expect(ofWave(on('2026-11-24', { duties: [open] }))).toEqual([]);
  });

  test('lapses when the next wave has its anchor; then there is one for the wave after that', () => {
    const published = aWave({ id: 'wave-2', number: 2, anchorOn: '2028-05-10' });
    expect(
      ofWave(on('2028-05-11', { duties: [open], waves: [note, published] })).map(({ ref, state }) => [
        ref,
        state,
      ]),
    ).toEqual([
      ['3', 'OPEN'],
      ['2', 'LAPSED'],
    ]);
  });

  test('is not made again once it was done', () => {
    const done = settleDuty(open, { on: '2027-03-01', by: null });
    expect(ofWave(on('2027-03-02', { duties: [done], startedIn: [1, 2] }))).toEqual([]);
  });
});
