import { composeDigest, type Change, type Reason } from '../../bot/workflow/digest';
import { statusOf, type CourtStatus, type StudyStatus } from '../../bot/workflow/status';
import { given } from './small-study';

const MONDAY = '2026-03-09';

const running: StudyStatus = { ...statusOf(given()), deviation: 0 };
const gate = {
  id: 'G2',
  nl: 'Overgang G2',
  since: '2026-03-02',
  days: 5,
  late: true,
  noDecider: false,
  missing: null,
};

function court(
  municipality: string,
  study: Partial<StudyStatus> | null = {},
  more: Partial<CourtStatus> = {},
): CourtStatus {
  return {
    courtId: municipality.toLowerCase(),
    municipality,
    participation: 'ACTIVE',
    participationSince: '2026-01-01',
    undeliverable: 0,
    asked: null,
    studies: study === null ? [] : [{ ...running, studyId: `study-${municipality}`, ...study }],
    ...more,
  };
}

const changes = (before: CourtStatus, after: CourtStatus): Change[] => {
  const { attention, changed } = composeDigest(MONDAY, [after], [before]);
  return [...attention, ...changed].flatMap((one) => one.changes);
};
const from = (before: Partial<StudyStatus>, after: Partial<StudyStatus>) =>
  changes(court('Heerlen', before), court('Heerlen', after));

const names = (courts: { status: CourtStatus }[]) => courts.map(({ status }) => status.municipality);

const reasons = (study: Partial<StudyStatus>, more: Partial<CourtStatus> = {}): Reason[] =>
  composeDigest(MONDAY, [court('Heerlen', study, more)], null).attention[0]?.reasons ?? [];

const asked = (more: Partial<NonNullable<CourtStatus['asked']>>) => ({
  asked: { askedOn: '2026-03-05', answer: null, until: null, answeredOn: null, ...more },
});

describe('what needs attention', () => {
  test('that a court means to stop, once; and that it goes on after all is a change', () => {
    const calm = { declared: true, atRisk: [], breached: [] };
    const leaving = { since: '2026-03-05', commitment: 'Langjarige deelname' };
    const commitments = { ...calm, atRisk: ['Langjarige deelname'], leaving };
    const leaves = court('Heerlen', null, { commitments });
    expect(composeDigest(MONDAY, [leaves], null).attention[0]?.reasons).toEqual([
      { code: 'LEAVING', since: '2026-03-05' },
    ]);
    const stays = court('Heerlen', {}, { commitments: calm });
    expect(changes(court('Heerlen', {}, { commitments }), stays)).toEqual([{ code: 'STAYS' }]);
    const gone = { ...stays, participation: 'WITHDRAWN' as const };
    expect(changes(court('Heerlen', {}, { commitments }), gone)).not.toContainEqual({ code: 'STAYS' });
  });

  test('commitments at risk or breached, by their names, of a court without a study too', () => {
    const commitments = { declared: true, atRisk: ['Capaciteit'], breached: ['Budget per jaar'] };
    const { attention } = composeDigest(MONDAY, [court('Heerlen', null, { commitments })], null);
    expect(attention[0]?.reasons).toEqual([
      { code: 'BREACHED', commitments: ['Budget per jaar'] },
      { code: 'AT_RISK', commitments: ['Capaciteit'] },
    ]);
    const paused = court('Heerlen', null, { commitments, participation: 'PAUSED' });
    expect(composeDigest(MONDAY, [paused], null).attention).toEqual([]);
  });

  test('not what its chair let the court off from: that is told once, by its name', () => {
    const before = { declared: true, atRisk: [], breached: [] };
    const commitments = { ...before, waived: ['Budget per jaar'] };
    const [was, is] = [
      court('Heerlen', null, { commitments: before }),
      court('Heerlen', null, { commitments }),
    ];
    const digest = composeDigest(MONDAY, [is], [was]);
    expect(digest.attention).toEqual([]);
    expect(digest.changed.map((one) => one.changes)).toEqual([
      [{ code: 'WAIVED', commitments: ['Budget per jaar'] }],
    ]);
    expect(composeDigest(MONDAY, [is], [is]).changed).toEqual([]);
  });

  test.each<[string, Partial<StudyStatus>, Reason[]]>([
    ['nothing, as long as it goes', {}, []],
    ['not a transition that waits a few days', { gate: { ...gate, late: false } }, []],
    ['a transition that waits long', { gate }, [{ code: 'GATE_WAITING', gate: 'Overgang G2', days: 5 }]],
    [
      'a transition that nobody can decide on, from the first day',
      { gate: { ...gate, late: false, days: 0, noDecider: true } },
      [{ code: 'NO_DECIDER', gate: 'Overgang G2', days: 0 }],
    ],
    ['not a task that is a day late', { overdue: 3 }, []],
    ['tasks of which the chair has been told', { overdue: 3, escalated: 2 }, [{ code: 'OVERDUE', count: 2 }]],
    ['not a delay of some weeks', { deviation: 19 }, []],
    ['a delay of a month', { deviation: 20 }, [{ code: 'DELAYED', days: 20 }]],
    ['not the delay of a report that is out', { deviation: 20, published: true }, []],
    ['nothing of a study that is paused', { state: 'PAUSED', gate, escalated: 2, deviation: 60 }, []],
  ])('%s', (_, study, expected) => {
    expect(reasons(study)).toEqual(expected);
  });

  test.each<[string, Partial<CourtStatus>, Reason[]]>([
    ['people who cannot be reached', { undeliverable: 2 }, [{ code: 'UNDELIVERABLE', count: 2 }]],
    ['not a question of last week', asked({}), []],
    [
      'a question without an answer',
      asked({ askedOn: '2026-03-02' }),
      [{ code: 'NO_ANSWER', since: '2026-03-02' }],
    ],
    ['not the answer that all is well', asked({ answer: 'ON_TRACK', answeredOn: '2026-03-06' }), []],
    [
      'a court that says it is late',
      asked({ answer: 'DELAYED', until: '2026-06-01', answeredOn: '2026-03-06' }),
      [{ code: 'SAYS_DELAYED', until: '2026-06-01' }],
    ],
    [
      'a court that wants to be called',
      asked({ answer: 'CALL_ME', answeredOn: '2026-03-06' }),
      [{ code: 'CALL_ME', since: '2026-03-06' }],
    ],
    ['not an answer of a month ago', asked({ answer: 'CALL_ME', answeredOn: '2026-02-09' }), []],
  ])('%s', (_, more, expected) => {
    expect(reasons({}, more)).toEqual(expected);
  });
});

describe('what changed since the last digest', () => {
  const nextStage = { id: 'TECHNICAL_HEARING', nl: 'Ambtelijk wederhoor' };
  const nextPhase = { number: 2, of: 3, id: 'HEARING', nl: 'Hoor en wederhoor' };

  test.each<[string, Partial<StudyStatus>, Partial<StudyStatus>, Change[]]>([
    ['nothing', {}, { nextOn: '2026-04-01' }, []],
    [
      'a stage in the same phase',
      {},
      { stage: nextStage },
      [{ code: 'STAGE', stage: 'Ambtelijk wederhoor' }],
    ],
    [
      'a phase, which says more than the stage',
      { gate },
      { stage: nextStage, phase: nextPhase },
      [{ code: 'PHASE', number: 2, of: 3, phase: 'Hoor en wederhoor' }],
    ],
    [
      'a transition asked for',
      {},
      { gate },
      [{ code: 'GATE_REQUESTED', gate: 'Overgang G2', on: '2026-03-02' }],
    ],
    ['a transition returned or withdrawn', { gate }, {}, [{ code: 'GATE_NOT_WAITING', gate: 'Overgang G2' }]],
    ['a pause', {}, { state: 'PAUSED', pausedOn: '2026-03-05' }, [{ code: 'PAUSED', on: '2026-03-05' }]],
    ['the end of a pause', { state: 'PAUSED', pausedOn: '2026-03-05' }, {}, [{ code: 'RESUMED' }]],
    [
      'another publication date',
      {},
      { publicationOn: '2026-06-02', deviation: 9 },
      [{ code: 'PUBLICATION_MOVED', days: 9, to: '2026-06-02' }],
    ],
    [
      'publication',
      {},
      { state: 'AFTERCARE', published: true, publicationOn: '2026-05-12', stage: nextStage },
      [{ code: 'PUBLISHED', on: '2026-05-12' }],
    ],
    [
      'the end',
      { state: 'AFTERCARE', published: true },
      { state: 'CLOSED', published: true, stage: null },
      [{ code: 'CLOSED' }],
    ],
    ['more or fewer late tasks', { overdue: 2 }, { overdue: 1 }, [{ code: 'OVERDUE', from: 2, to: 1 }]],
  ])('%s', (_, before, after, expected) => {
    expect(from(before, after)).toEqual(expected);
  });

  test('a study that began', () => {
    expect(changes(court('Heerlen', null), court('Heerlen'))).toEqual([
      { code: 'STARTED', on: '2026-02-02' },
    ]);
  });
  test('a study that began and went on since', () => {
    const phase = { ...running.phase, number: 2, nl: 'Documenten' };
    const after = { phase, gate, state: 'PAUSED', pausedOn: '2026-03-05' } as const;
    expect(changes(court('Heerlen', null), court('Heerlen', after))).toEqual([
      { code: 'STARTED', on: '2026-02-02' },
      { code: 'PHASE', number: 2, of: running.phase.of, phase: 'Documenten' },
      { code: 'GATE_REQUESTED', gate: 'Overgang G2', on: '2026-03-02' },
      { code: 'PAUSED', on: '2026-03-05' },
    ]);
  });
  test('an answer about status', () => {
    const after = court('Heerlen', {}, asked({ answer: 'ON_TRACK', answeredOn: '2026-03-06' }));
    expect(changes(court('Heerlen'), after)).toEqual([{ code: 'ANSWERED', answer: 'ON_TRACK', until: null }]);
  });
  test('a court that joined', () => {
    const { changed } = composeDigest(MONDAY, [court('Arnhem')], []);
    expect(changed[0]?.changes).toEqual([{ code: 'JOINED' }, { code: 'STARTED', on: '2026-02-02' }]);
  });
  test('in the very first digest nothing: there is nothing to compare with', () => {
    expect(composeDigest(MONDAY, [court('Arnhem')], null)).toMatchObject({
      changed: [],
      unchanged: [{ changes: [] }],
    });
  });
});

test('what changes after Monday is told by the next digest, though this one is read later', () => {
  const monday = court('Heerlen', { gate });
  const tuesday = court('Heerlen', { gate: null, stage: { id: 'X', nl: 'Volgende' } });
  const first = composeDigest(MONDAY, [tuesday], [court('Heerlen')], [monday]);
  expect(first.attention).toEqual([]);
  expect(first.changed.flatMap(({ changes: told }) => told)).toEqual([
    { code: 'GATE_REQUESTED', gate: gate.nl, on: gate.since },
  ]);
  const next = composeDigest('2026-03-16', [tuesday], [monday]);
  expect(next.changed.flatMap(({ changes: told }) => told)).toEqual([{ code: 'STAGE', stage: 'Volgende' }]);
});

test('every court stands in the digest once, and the counts add up', () => {
  const before = ['Arnhem', 'Breda', 'Delft', 'Ede', 'Gouda'].map((name) => court(name));
  const digest = composeDigest(
    MONDAY,
    [
      court('Gouda', { state: 'PAUSED', pausedOn: '2026-03-01' }),
      court('Ede', { escalated: 1 }),
      court('Delft'),
      court('Breda', { stage: { id: 'X', nl: 'Volgende' } }),
      court('Arnhem', { escalated: 1, deviation: 30 }),
      court('Zwolle', null, { participation: 'INTERESTED' }),
      court('Tiel', {}, { participation: 'WITHDRAWN' }),
      court('Venlo', {}, { participation: 'PAUSED' }),
      court('Meppel', { state: 'CLOSED', stage: null }),
    ],
    [
      ...before,
      court('Venlo', {}, { participation: 'PAUSED' }),
      court('Meppel', { state: 'CLOSED', stage: null }),
    ],
  );
  expect(names(digest.attention)).toEqual(['Arnhem', 'Ede']);
  expect(names(digest.changed)).toEqual(['Breda', 'Gouda']);
  expect(names(digest.unchanged)).toEqual(['Delft', 'Meppel', 'Venlo']);
  expect(names(digest.withoutStudy)).toEqual(['Tiel', 'Zwolle']);
  expect(digest.counts).toEqual({ attention: 2, onSchedule: 2, paused: 2, finished: 1, withoutStudy: 2 });
});
