/** What the programme itself must do, and when: preparing the next wave, and the joint tasks of a wave. */
import {
  planProgrammeDuties,
  type ProgrammeDutyFacts,
  type WaveRecord,
} from '../../bot/workflow/programme-duties';
import type { Duty } from '../../entities/duty';
import { aPerson, aWave, programme, STAFF } from './a-court';

const first = aWave({ anchorOn: '2025-01-30' });
const second = aWave({ id: 'wave-2', number: 2, openedOn: '2026-11-24' });

const record = (change: Partial<WaveRecord> = {}): WaveRecord => ({
  wave: second,
  studies: 4,
  designsOn: [],
  interviewsOn: [],
  releasedOn: [],
  publishedOn: null,
  ...change,
});
const past = record({ wave: first, studies: 4 });

function on(today: string, records: WaveRecord[], duties: Duty[] = []): ProgrammeDutyFacts {
  let made = 0;
  return {
    now: `${today}T05:00:00.000Z`,
    today,
    newId: () => `new-${(made += 1)}`,
    people: STAFF.map(({ personId }) => aPerson(personId)),
    grants: [...STAFF],
    absences: [],
    court: null,
    programme,
    declaration: null,
    waves: [first, second],
    startedIn: [],
    duties,
    records,
  };
}

const planned = (today: string, records: WaveRecord[], duties: Duty[] = []) =>
  planProgrammeDuties(on(today, records, duties)).duties.map(({ ref, waveId, dueOn, state }) =>
    [ref, waveId, dueOn, state].join(' '),
  );

const interviewed = (...interviewsOn: string[]) => planned('2027-05-03', [record({ interviewsOn })]);
const released = (...releasedOn: string[]) => planned('2027-11-01', [record({ releasedOn })]);

test('until the next wave is opened the coordinators prepare it, by the ladder of the window', () => {
  const { duties } = planProgrammeDuties(on('2026-11-24', [past]));
  expect(duties).toMatchObject([
    {
      kind: 'WAVE',
      courtId: null,
      ref: '2',
      baseOn: '2025-01-30',
      dueOn: '2028-01-30',
      nextOn: '2027-01-29',
    },
  ]);
  // Nothing of a wave whose joint tasks were due before Kamerbode.
  expect(duties).toHaveLength(1);
  const opened = planProgrammeDuties(on('2026-12-01', [past, record()], duties));
  expect(opened.duties).toMatchObject([
    { kind: 'JOINT_TASK', ref: 'JNT-01' },
    { kind: 'WAVE', state: 'DONE', doneOn: '2026-12-01' },
  ]);
  expect(opened.history.map(({ action }) => action)).toEqual(['DUTY_PLANNED', 'DUTY_DONE']);
});

test('the joint start by the opening of the window; of a wave that opens later, some weeks after', () => {
  expect(planned('2026-11-24', [record()])).toEqual(['JNT-01 wave-2 2027-01-30 OPEN']);
  const late = record({ wave: { ...second, openedOn: '2027-03-01' } });
  expect(planned('2027-03-01', [late])).toEqual(['JNT-01 wave-2 2027-03-31 OPEN']);
});

test('the joint start before the first design is adopted, or is planned to be', () => {
  // The court that is first plans its design for Tuesday 19 January: the Monday before.
  const early = record({ designsOn: ['2027-03-02', '2027-01-19'] });
  expect(planned('2026-11-24', [early])).toEqual(['JNT-01 wave-2 2027-01-18 OPEN']);
  const late = record({ designsOn: ['2027-03-02'] });
  expect(planned('2026-11-24', [late])).toEqual(['JNT-01 wave-2 2027-01-30 OPEN']);
  // A court that starts meanwhile moves it.
  const { duties } = planProgrammeDuties(on('2026-11-24', [record()]));
  expect(planned('2026-11-26', [early], duties)).toEqual(['JNT-01 wave-2 2027-01-18 OPEN']);
});

test('the meeting halfway when half of the studies came to their interviews', () => {
  expect(interviewed('2027-05-03')).toEqual([]);
  // Twenty working days after the second of four, with Ascension Day and others left out.
  expect(interviewed('2027-05-03', '2027-04-26')).toEqual(['JNT-02 wave-2 2027-06-03 OPEN']);
});

test('the comparison after the second release, the joint note 130 working days after the first', () => {
  expect(released('2027-11-01')).toEqual(['JNT-04 wave-2 2028-05-04 OPEN']);
  expect(released('2027-11-01', '2027-11-08')).toEqual([
    'JNT-03 wave-2 2027-12-06 OPEN',
    'JNT-04 wave-2 2028-05-04 OPEN',
  ]);
});

test('after the joint note the scenario for the wave that follows', () => {
  const anchored = record({ wave: { ...second, anchorOn: '2028-05-10' } });
  const refs = planProgrammeDuties({
    ...on('2028-05-11', [past, anchored]),
    waves: [first, { ...second, anchorOn: '2028-05-10' }],
  }).duties.map(({ ref, dueOn }) => [ref, dueOn]);
  expect(refs).toEqual([
    ['JNT-05', '2028-06-09'],
    ['3', '2031-05-10'],
  ]);
});

test('the joint note is done on the day of its publication, or of the anchor that stands in for it', () => {
  const releasedOn = ['2027-11-01'];
  const { duties } = planProgrammeDuties(on('2027-11-01', [record({ releasedOn })]));
  const done = (change: Partial<WaveRecord>) =>
    planProgrammeDuties(on('2028-05-02', [record({ releasedOn, ...change })], duties)).duties.map(
      ({ ref, state, doneOn, dueOn }) => [ref, state, doneOn ?? dueOn],
    );
  expect(done({})).toEqual([]);
  // The scenario for the next wave follows from the publication, also while the wave has no anchor yet.
  expect(done({ publishedOn: '2028-04-28' })).toEqual([
    ['JNT-05', 'OPEN', '2028-05-30'],
    ['JNT-04', 'DONE', '2028-04-28'],
  ]);
  expect(done({ wave: { ...second, anchorOn: '2028-04-28' } })).toContainEqual([
    'JNT-04',
    'DONE',
    '2028-04-28',
  ]);
});

test('what is there is not made again, and moves with its date', () => {
  const { duties } = planProgrammeDuties(on('2026-11-24', [record()]));
  expect(planned('2026-11-25', [record()], duties)).toEqual([]);
  const done = duties.map((duty): Duty => ({ ...duty, state: 'DONE' }));
  expect(planned('2026-11-25', [record()], done)).toEqual([]);
  const later = {
    ...on('2026-11-25', [record()], duties),
    waves: [{ ...first, anchorOn: '2025-02-13' }, second],
  };
  expect(planProgrammeDuties(later).duties).toMatchObject([
    { ref: 'JNT-01', dueOn: '2027-02-13', version: 2 },
  ]);
});
