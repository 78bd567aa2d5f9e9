/** How commitments stand: what is derived from what happened, and what holds until its day, over years with fixed dates. */
import {
  judgeCommitment,
  judgeCommitments,
  nextChange,
  type CommitmentFacts,
  type StudyRecord,
} from '../../bot/workflow/commitments';
import type { Commitment, CommitmentValue } from '../../entities/commitment';
import {
  aCommitment,
  aCourt,
  aDeclaration,
  aDuty,
  aGrant,
  aPerson,
  aWave,
  programme,
  STAFF,
} from './a-court';

function on(today: string, change: Partial<CommitmentFacts> = {}): CommitmentFacts {
  const grants = change.grants ?? [...STAFF];
  let made = 0;
  return {
    now: `${today}T07:00:00.000Z`,
    today,
    newId: () => `new-${(made += 1)}`,
    people: [...new Set(grants.map(({ personId }) => personId))].map((id) => aPerson(id)),
    absences: [],
    court: aCourt({ participationSince: '2026-01-01' }),
    programme,
    declaration: aDeclaration(),
    duties: [],
    commitments: [],
    studies: [],
    waves: [aWave({ anchorOn: '2025-01-30' })],
    startedIn: [],
    reachable: new Set(['chair', 'secretary', 'researcher']),
    ...change,
    grants,
  };
}

const aStudyRecord = (change: Partial<StudyRecord>): StudyRecord => ({
  waveNumber: 2,
  designOn: null,
  publishedOn: null,
  leftOutWithoutReason: false,
  releasedOn: null,
  overviewOn: null,
  beforeKamerbode: false,
  ...change,
});

/** How it stands on a day: its status, and the day that counts. */
function stand(
  id: string,
  today: string,
  change: Partial<CommitmentFacts> = {},
  commitment: Partial<Commitment> = {},
): [string, string | null] {
  const { status, dueOn } = judgeCommitment(on(today, change), aCommitment(id, commitment));
  return [status, dueOn];
}

const days = (n: number) => stand('CAPACITY', '2026-11-24', {}, valued({ year: 2026, days: n }));
const sharing = (today: string, record: Partial<StudyRecord>) =>
  stand('KNOWLEDGE_SHARING', today, { studies: [aStudyRecord(record)] });
const memory = (today: string, record: Partial<StudyRecord>) =>
  stand('HISTORICAL_MEMORY', today, { studies: [aStudyRecord(record)] });

const valued = (value: CommitmentValue, confirmedOn = '2026-11-24') => ({ value, confirmedOn });

describe('what holds until its day', () => {
  const LONG = valued({ year: 2026, untilYear: 2042 });

  test.each([
    ['2026-11-24', 'CONFIRMED'],
    ['2027-10-01', 'CONFIRMED'],
    ['2027-10-02', 'AT_RISK'],
    ['2027-10-30', 'AT_RISK'],
    ['2027-10-31', 'BREACHED'],
    ['2029-01-01', 'BREACHED'],
  ])('taking part, confirmed for 2026, on %s: %s', (today, status) => {
    expect(stand('LONG_TERM_PARTICIPATION', today, {}, LONG)).toEqual([status, '2027-10-01']);
  });

  test('taking part ends with the last year of the declaration', () => {
    const last = valued({ year: 2041, untilYear: 2041 });
    expect(stand('LONG_TERM_PARTICIPATION', '2041-12-31', {}, last)).toEqual(['CONFIRMED', '2041-12-31']);
    expect(stand('LONG_TERM_PARTICIPATION', '2042-01-01', {}, last)).toEqual(['AT_RISK', '2041-12-31']);
  });

  test('a change of chair brings the day forward', () => {
    const duties = [aDuty('RECONFIRM', 'CHAIR-2027-01-12', { dueOn: '2027-03-09' })];
    expect(stand('LONG_TERM_PARTICIPATION', '2027-03-09', { duties }, LONG)).toEqual([
      'CONFIRMED',
      '2027-03-09',
    ]);
    expect(stand('LONG_TERM_PARTICIPATION', '2027-03-10', { duties }, LONG)).toEqual([
      'AT_RISK',
      '2027-03-09',
    ]);
  });

  test('the budget of a year, until 15 November of that year', () => {
    const budget = valued({ year: 2027, euros: 15_000 });
    expect(stand('ANNUAL_BUDGET', '2027-11-15', {}, budget)).toEqual(['CONFIRMED', '2027-11-15']);
    expect(stand('ANNUAL_BUDGET', '2027-11-16', {}, budget)).toEqual(['AT_RISK', '2027-11-15']);
    expect(stand('ANNUAL_BUDGET', '2027-12-15', {}, budget)).toEqual(['BREACHED', '2027-11-15']);
  });

  test('a budget that was never confirmed is not at risk before its day', () => {
    const asked = { value: { year: 2027 } };
    expect(stand('ANNUAL_BUDGET', '2027-11-15', {}, asked)).toEqual(['NOT_CONFIRMED', '2027-11-15']);
    expect(stand('ANNUAL_BUDGET', '2027-11-16', {}, asked)).toEqual(['AT_RISK', '2027-11-15']);
  });

  test('less than was agreed is at risk at once, whatever the day', () => {
    const less = valued({ year: 2028, euros: 14_999 }, '2027-11-10');
    expect(stand('ANNUAL_BUDGET', '2027-11-10', {}, less)).toEqual(['AT_RISK', '2027-11-09']);
    expect(stand('ANNUAL_BUDGET', '2027-12-09', {}, less)).toEqual(['BREACHED', '2027-11-09']);
    const agreed = { declaration: aDeclaration({ budgetPerYear: null }) };
    expect(stand('ANNUAL_BUDGET', '2027-11-10', agreed, less)).toEqual(['CONFIRMED', '2028-11-15']);
  });

  test('days: four fifths of what was agreed is enough', () => {
    expect(days(48)).toEqual(['CONFIRMED', '2027-10-01']);
    expect(days(47)).toEqual(['AT_RISK', '2026-11-23']);
  });

  test('nobody who does the research: at risk after 20 working days', () => {
    const agreed = { ...valued({ year: 2026, days: 60 }), status: 'CONFIRMED' as const };
    const grants = [
      ...STAFF.filter(({ role }) => role !== 'RESEARCHER' && role !== 'SECRETARY'),
      aGrant('researcher', 'RESEARCHER', { validUntil: '2027-01-31' }),
      aGrant('secretary', 'SECRETARY', { validUntil: '2026-12-31' }),
    ];
    expect(stand('CAPACITY', '2027-01-31', { grants }, agreed)).toEqual(['CONFIRMED', '2027-10-01']);
    expect(stand('CAPACITY', '2027-02-26', { grants }, agreed)).toEqual(['CONFIRMED', '2027-02-26']);
    expect(stand('CAPACITY', '2027-02-27', { grants }, agreed)).toEqual(['AT_RISK', '2027-02-26']);
  });

  test('nobody who does the research yet: counted from when the court came in, if it signed long before', () => {
    const agreed = valued({ year: 2026, days: 60 });
    const facts = {
      grants: STAFF.filter(({ role }) => role === 'CHAIR'),
      court: aCourt({ participationSince: '2026-11-16' }),
      declaration: aDeclaration({ signedOn: '2023-07-14' }),
    };
    expect(stand('CAPACITY', '2026-11-24', facts, agreed)).toEqual(['NOT_CONFIRMED', '2026-12-14']);
    expect(stand('CAPACITY', '2026-12-15', facts, agreed)[0]).toBe('AT_RISK');
  });

  test('nothing that was only known to exist is ever at risk', () => {
    for (const id of ['LONG_TERM_PARTICIPATION', 'ANNUAL_BUDGET', 'CAPACITY']) {
      expect(stand(id, '2040-01-01')).toEqual(['NOT_CONFIRMED', null]);
    }
  });
});

const incident = (talkedOn: string | null) => ({ value: { incident: { on: '2026-11-20', talkedOn } } });

describe('what follows from what happened', () => {
  test('a contact and a stand-in whom the bot can reach', () => {
    expect(stand('CONTACT_PERSON', '2026-11-24')).toEqual(['CONFIRMED', null]);
    const reachable = new Set(['secretary']);
    expect(stand('CONTACT_PERSON', '2026-11-24', { reachable })).toEqual(['NOT_CONFIRMED', '2026-12-08']);
    const since = { dueOn: '2026-12-08' };
    expect(stand('CONTACT_PERSON', '2026-12-09', { reachable }, since)).toEqual(['AT_RISK', '2026-12-08']);
    expect(stand('CONTACT_PERSON', '2026-12-09', {}, since)).toEqual(['CONFIRMED', null]);
  });

  test('a stand-in who was named must be reachable, not just anybody', () => {
    const named = { value: { standInId: 'member' } };
    expect(stand('CONTACT_PERSON', '2026-11-24', {}, named)[0]).toBe('NOT_CONFIRMED');
  });

  test.each([
    ['2028-01-30', null, 'NOT_CONFIRMED', '2028-01-30'],
    ['2028-01-31', null, 'AT_RISK', '2028-01-30'],
    ['2028-02-29', null, 'BREACHED', '2028-01-30'],
    ['2028-01-31', '2027-06-01', 'CONFIRMED', null],
  ])(
    'the next wave at most 36 months after the last, on %s, design adopted %s: %s',
    (today, designOn, ...expected) => {
      const studies = [aStudyRecord({ designOn })];
      expect(stand('WAVE_CADENCE', today, { studies })).toEqual(expected);
    },
  );

  test('a new anchor asks for the wave after it', () => {
    const studies = [aStudyRecord({ designOn: '2027-06-01' })];
    const waves = [
      aWave({ anchorOn: '2025-01-30' }),
      aWave({ id: 'wave-2', number: 2, anchorOn: '2028-05-10' }),
    ];
    expect(stand('WAVE_CADENCE', '2028-06-01', { studies, waves })).toEqual(['NOT_CONFIRMED', '2031-05-10']);
    expect(stand('WAVE_CADENCE', '2028-06-01', { waves: [] })).toEqual(['NOT_CONFIRMED', null]);
  });

  test('the shared questions, by an adopted design', () => {
    expect(stand('SHARED_QUESTIONS', '2027-06-01')).toEqual(['NOT_CONFIRMED', null]);
    const studies = [aStudyRecord({ designOn: '2027-05-20' })];
    expect(stand('SHARED_QUESTIONS', '2027-06-01', { studies })).toEqual(['CONFIRMED', null]);
  });

  test('a shared question that was left out without a reason, until the next design', () => {
    const first = aStudyRecord({ designOn: '2027-05-20', leftOutWithoutReason: true });
    expect(stand('SHARED_QUESTIONS', '2027-05-21', { studies: [first] })).toEqual(['AT_RISK', '2027-05-20']);
    expect(stand('SHARED_QUESTIONS', '2027-06-19', { studies: [first] })).toEqual(['BREACHED', '2027-05-20']);
    const studies = [first, aStudyRecord({ waveNumber: 3, designOn: '2029-06-01' })];
    expect(stand('SHARED_QUESTIONS', '2029-06-02', { studies })).toEqual(['CONFIRMED', null]);
  });

  test('findings released within 60 working days after publication', () => {
    const published = { publishedOn: '2027-11-01' };
    expect(sharing('2027-11-02', published)).toEqual(['NOT_CONFIRMED', '2028-01-24']);
    expect(sharing('2028-01-26', published)).toEqual(['AT_RISK', '2028-01-24']);
    expect(sharing('2028-01-26', { ...published, releasedOn: '2027-11-08' })).toEqual(['CONFIRMED', null]);
    expect(sharing('2028-01-26', { ...published, beforeKamerbode: true })).toEqual(['NOT_CONFIRMED', null]);
  });

  test('an overview for the council that is not older than 18 months', () => {
    const overview = { publishedOn: '2027-11-01', overviewOn: '2027-12-15' };
    expect(memory('2029-06-15', overview)).toEqual(['CONFIRMED', '2029-06-15']);
    expect(memory('2029-06-16', overview)).toEqual(['AT_RISK', '2029-06-15']);
    expect(memory('2028-01-01', { publishedOn: '2027-11-01' })).toEqual(['NOT_CONFIRMED', '2029-05-01']);
  });

  test('confidentiality, by the declaration; broken by an incident until the chairs talked about it', () => {
    expect(stand('CONFIDENTIALITY', '2026-11-24')).toEqual(['CONFIRMED', null]);
    expect(stand('CONFIDENTIALITY', '2026-11-20', {}, incident(null))).toEqual(['BREACHED', '2026-11-20']);
    expect(stand('CONFIDENTIALITY', '2026-11-24', {}, incident('2026-11-23'))).toEqual(['CONFIRMED', null]);
  });
});

describe('being let off', () => {
  const waived = { status: 'WAIVED', dueOn: '2027-11-24', value: { year: 2026, untilYear: 2042 } } as const;

  test('lasts until its day, then it is judged again', () => {
    expect(stand('LONG_TERM_PARTICIPATION', '2027-11-24', {}, waived)).toEqual(['WAIVED', '2027-11-24']);
    expect(stand('LONG_TERM_PARTICIPATION', '2027-11-25', {}, waived)).toEqual(['BREACHED', '2027-10-01']);
  });

  test('of a commitment that a later definition has, and that nobody can judge, ends as never confirmed', () => {
    expect(stand('SOMETHING_NEW', '2027-11-25', {}, waived)).toEqual(['NOT_CONFIRMED', null]);
  });
});

describe('all of them', () => {
  test('every commitment of the definition exists once the declaration is registered', () => {
    const { commitments } = judgeCommitments(on('2026-11-24'));
    expect(commitments.map(({ commitmentId }) => commitmentId)).toEqual(
      programme.commitments.map(({ id }) => id),
    );
  });

  test.each([
    ['nothing is registered', { declaration: null }],
    ['it is only known that there is a declaration', { declaration: aDeclaration({ signedOn: null }) }],
    ['the court has left', { court: aCourt({ participation: 'WITHDRAWN' }) }],
    ['the court has paused', { court: aCourt({ participation: 'PAUSED' }) }],
  ])('nothing is judged while %s', (_, change: Partial<CommitmentFacts>) => {
    const commitments = [aCommitment('ANNUAL_BUDGET', { value: { year: 2027 }, dueOn: '2027-11-15' })];
    expect(judgeCommitments(on('2029-01-01', { ...change, commitments }))).toEqual({
      commitments: [],
      history: [],
      lines: [],
    });
  });

  const cadence = aCommitment('WAVE_CADENCE', { dueOn: '2028-01-30' });
  const others = programme.commitments
    .filter(({ id }) => id !== 'WAVE_CADENCE')
    .map(({ id }) => aCommitment(id, { status: 'WAIVED', dueOn: '2099-01-01' }));
  const heard = (today: string, change: Partial<CommitmentFacts>) =>
    judgeCommitments(on(today, { commitments: [cadence, ...others], ...change })).lines.map(
      ({ personId, line }) => [personId, line.line],
    );

  test('at risk: the own chair hears it; breached: the coordinator too', () => {
    expect(heard('2028-01-30', {})).toEqual([]);
    expect(heard('2028-01-31', {})).toEqual([['chair', 'COMMITMENT']]);
    const commitments = [{ ...cadence, status: 'AT_RISK' as const }, ...others];
    expect(heard('2028-02-28', { commitments })).toEqual([]);
    expect(heard('2028-02-29', { commitments })).toEqual([
      ['chair', 'COMMITMENT'],
      ['coordinator', 'COMMITMENT'],
    ]);
  });

  test('what an open duty of that day says already is not said again', () => {
    const duties = [aDuty('WAVE', '2', { dueOn: '2028-01-30' })];
    expect(heard('2028-01-31', { duties })).toEqual([]);
  });

  test('a breach is said to chair and coordinator, unless the coordinator hears it by the duty of that day', () => {
    const commitments = [{ ...cadence, status: 'AT_RISK' as const }, ...others];
    const wave = [aDuty('WAVE', '2', { dueOn: '2028-01-30' })];
    expect(heard('2028-02-29', { commitments, duties: wave }).map(([who]) => who)).toEqual([
      'chair',
      'coordinator',
    ]);
    const confirm = [aDuty('COMMITMENT_CONFIRM', '2028', { dueOn: '2028-01-30' })];
    expect(heard('2028-02-29', { commitments, duties: confirm }).map(([who]) => who)).toEqual(['chair']);
  });

  test('a change of status is written down, by nobody', () => {
    const { history } = judgeCommitments(on('2028-01-31', { commitments: [cadence, ...others] }));
    expect(history).toEqual([
      {
        action: 'COMMITMENT_STATUS',
        role: null,
        data: {
          courtId: 'heerlen',
          commitmentId: 'WAVE_CADENCE',
          from: 'NOT_CONFIRMED',
          to: 'AT_RISK',
          dueOn: '2028-01-30',
        },
      },
    ]);
  });
});

test.each([
  ['CONFIRMED', '2027-10-02'],
  ['NOT_CONFIRMED', '2027-10-02'],
  ['WAIVED', '2027-10-02'],
  ['AT_RISK', '2027-10-31'],
  ['BREACHED', null],
] as const)('%s changes next on %s', (status, day) => {
  expect(nextChange({ status, dueOn: '2027-10-01' })).toBe(day);
  expect(nextChange({ status, dueOn: null })).toBeNull();
});
