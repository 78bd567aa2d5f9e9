import { administer } from '../../bot/workflow/administer';
import type { CommandOf } from '../../bot/workflow/commands';
import type { AdministrationFacts } from '../../bot/workflow/facts';
import { canBegin } from '../../bot/workflow/start-study';
import { outcomeText } from '../../cards/texts/outcomes';
import { refusalText } from '../../cards/texts/refusals';
import type { Study } from '../../entities/study';
import { actorIn, aCourt, aGrant, aWave, decisionOf, refusalOf, someFacts, STAFF, TENANT } from './a-court';
import { aStudy } from './a-study';

const command: CommandOf<'START_STUDY'> = {
  name: 'START_STUDY',
  courtId: 'heerlen',
  waveId: 'wave-1',
  externalBureau: false,
};

const start = (
  change: Partial<CommandOf<'START_STUDY'>> = {},
  facts: AdministrationFacts = someFacts(),
  personId = 'chair',
) => administer({ ...command, ...change }, facts, actorIn(facts, personId));

const started = (change: Partial<CommandOf<'START_STUDY'>> = {}, facts?: AdministrationFacts) => {
  const decision = decisionOf(start(change, facts));
  return { decision, studyCase: decision.cases[0]!, text: outcomeText(decision.outcome) };
};

describe('at the beginning', () => {
  test('today, when no other day is named', () => {
    const { studyCase, text } = started();
    expect(studyCase.study).toMatchObject({
      courtId: 'heerlen',
      waveId: 'wave-1',
      state: 'RUNNING',
      stageId: 'INTAKE',
      startedOn: '2026-02-12',
      conditions: { EXTERNAL_BUREAU: false },
    });
    expect(text).toBe(
      'Het onderzoek in Heerlen is gestart per do 12 februari 2026, met “Intake en onderzoeksopzet”.',
    );
  });
  test('the first stage is firm, all others are forecast', () => {
    const { studyCase } = started();
    expect(studyCase.stages.map((stage) => stage.state)).toEqual(['ACTIVE', ...Array(8).fill('NOT_STARTED')]);
    const firm = new Set(studyCase.tasks.filter((task) => task.firm).map((task) => task.stageId));
    expect([...firm]).toEqual(['INTAKE']);
    expect(Object.keys(studyCase.study.firstPlan)).toHaveLength(9);
  });
  test('each task goes to who holds its role, a second reading to somebody else', () => {
    const tasks = new Map(started().studyCase.tasks.map((task) => [task.taskId, task.assigneeId]));
    expect([tasks.get('INT-03'), tasks.get('INT-05'), tasks.get('INT-06'), tasks.get('INT-09')]).toEqual([
      'researcher',
      'secretary',
      'chair',
      'secretary',
    ]);
  });
  test('each person with tasks in it hears of it once, at once', () => {
    const { decision, studyCase } = started();
    const studyId = studyCase.study.id;
    expect(decision.notices.map((notice) => notice.to)).toEqual([
      { personId: 'researcher' },
      { personId: 'secretary' },
      { personId: 'chair' },
    ]);
    expect(decision.notices[0]).toEqual({
      to: { personId: 'researcher' },
      card: { card: 'STAGE_STARTED', studyId, stageId: 'INTAKE' },
      when: 'AT_ONCE',
      onceKey: `stage:${studyId}:INTAKE:1:researcher`,
    });
  });
  test('a linked channel gets the milestone', () => {
    const channel = {
      conversationId: '19:a',
      serviceUrl: 'https://smba.example/',
      tenantId: TENANT,
      linkedById: 'chair',
      linkedOn: '2026-01-05',
    };
    const { decision, studyCase } = started({}, someFacts({ court: aCourt({ channel }) }));
    expect(decision.notices.at(-1)).toEqual({
      to: { channelOfCourtId: 'heerlen' },
      card: {
        card: 'MILESTONE',
        studyId: studyCase.study.id,
        milestone: 'STARTED',
        stageId: null,
        on: '2026-02-12',
      },
      when: 'AT_ONCE',
      onceKey: `milestone:${studyCase.study.id}:STARTED`,
    });
  });
  test('the history of the study begins with it', () => {
    const { decision, studyCase } = started({ externalBureau: true });
    expect(decision.studyHistory).toEqual([
      {
        action: 'START_STUDY',
        role: 'CHAIR',
        data: expect.objectContaining({
          courtId: 'heerlen',
          startOn: '2026-02-12',
          stageId: 'INTAKE',
          conditions: { EXTERNAL_BUREAU: true },
          firstPlan: studyCase.study.firstPlan,
        }),
      },
    ]);
  });
  test.each([
    [true, 'OPEN'],
    [false, 'NOT_APPLICABLE'],
  ])('external bureau %s: its task is %s', (externalBureau, state) => {
    const { tasks } = started({ externalBureau }).studyCase;
    expect(tasks.find((task) => task.taskId === 'INT-07')?.state).toBe(state);
  });
  test.each(['2026-01-05', '2026-09-01'])('on a day of the past or to come: %s', (startOn) => {
    expect(started({ startOn }).studyCase.study.startedOn).toBe(startOn);
  });
  test.each([
    ['before the programme', '2022-06-30', 'DATE_BEFORE'],
    ['more than a year ahead', '2027-02-13', 'DATE_TOO_FAR'],
    ['that does not exist', '2026-02-30', 'INVALID_DATE'],
  ])('on a day %s: refused', (_, startOn, code) => {
    expect(refusalOf(start({ startOn }))).toMatchObject({ code, field: 'startOn' });
  });
});

describe('the outcome says', () => {
  const later = [aWave({ anchorOn: '2025-01-30' }), aWave({ id: 'wave-2', number: 2, title: 'Vervolg' })];
  test('that it is before the window of the wave', () => {
    const { text } = started({ waveId: 'wave-2' }, someFacts({ waves: later }));
    expect(text).toContain('voor het venster van deze golf, dat op za 30 januari 2027 begint');
    expect(
      started({ waveId: 'wave-2', startOn: '2027-02-01' }, someFacts({ waves: later })).text,
    ).not.toContain('venster');
  });
  test('whose work falls to whom', () => {
    const grants = STAFF.filter((grant) => grant.role !== 'RESEARCHER');
    const { text, studyCase } = started({}, someFacts({ grants }));
    expect(text).toContain('Zonder onderzoeker ligt dat werk bij de secretaris.');
    expect(studyCase.tasks.find((task) => task.taskId === 'INT-01')?.assigneeId).toBe('secretary');
  });
  test('that there is no chair', () => {
    const facts = someFacts({ grants: STAFF.filter((grant) => grant.role !== 'CHAIR') });
    const text = outcomeText(decisionOf(start({}, facts, 'secretary')).outcome);
    expect(text).toContain('Zonder voorzitter ligt dat werk bij de secretaris.');
    expect(text).toContain('Er is nog geen voorzitter');
  });
  test('to somebody alone, that gates need two people', () => {
    expect(started({}, someFacts({ grants: [aGrant('chair', 'CHAIR')] })).text).toContain('twee mensen');
  });
});

describe('halfway', () => {
  const halfway = {
    atStageId: 'INTERVIEWS',
    startOn: '2026-02-02',
    earlierGates: { G1: '2025-11-03', G2: '2026-01-30' },
  };
  test('at the stage that was reached, with the dates of the gates before it', () => {
    const { studyCase, text } = started(halfway);
    expect(studyCase.study.stageId).toBe('INTERVIEWS');
    expect(
      studyCase.stages.slice(0, 3).map((stage) => [stage.state, stage.completedOn, stage.beforeKamerbode]),
    ).toEqual([
      ['COMPLETED', '2025-11-03', true],
      ['COMPLETED', '2026-01-30', true],
      ['ACTIVE', null, false],
    ]);
    expect(text).toContain('met “Interviews”');
  });
  test('in aftercare: published on the day of the gate before it', () => {
    const earlierGates = {
      G1: '2023-10-02',
      G2: '2023-11-20',
      G3: '2024-02-05',
      G4: '2024-03-18',
      G5: '2024-04-22',
      G6: '2024-05-13',
      G7: '2024-06-24',
      G8: '2024-07-08',
    };
    expect(started({ atStageId: 'AFTERCARE', earlierGates }).studyCase.study).toMatchObject({
      state: 'AFTERCARE',
      publishedOn: '2024-07-08',
    });
  });
  test('a date that a form left empty is none', () => {
    expect(start({ ...halfway, earlierGates: { ...halfway.earlierGates, G3: '' } }).ok).toBe(true);
  });
  test.each([
    [
      'an earlier gate without a date',
      { earlierGates: { G1: '2025-11-03' } },
      'EARLIER_GATE_MISSING',
      'earlierGates.G2',
    ],
    [
      'a gate that comes later',
      { earlierGates: { ...halfway.earlierGates, G3: '2026-02-01' } },
      'GATE_NOT_EARLIER',
      'earlierGates.G3',
    ],
    [
      'gates out of order',
      { earlierGates: { G1: '2026-01-30', G2: '2026-01-29' } },
      'DATE_BEFORE',
      'earlierGates.G2',
    ],
    [
      'a gate after the start of the stage',
      { earlierGates: { G1: '2025-11-03', G2: '2026-02-03' } },
      'GATE_AFTER_START',
      'earlierGates.G2',
    ],
    [
      'a gate to come',
      { startOn: '2026-03-02', earlierGates: { G1: '2025-11-03', G2: '2026-02-13' } },
      'DATE_IN_FUTURE',
      'earlierGates.G2',
    ],
    [
      'a gate on no day',
      { earlierGates: { G1: '2025-11-31', G2: '2026-01-30' } },
      'INVALID_DATE',
      'earlierGates.G1',
    ],
    ['a stage that is not there', { atStageId: 'PHASE-9' }, 'NOT_FOUND', 'atStageId'],
  ])('%s: refused', (_, change, code, field) => {
    expect(refusalOf(start({ ...halfway, ...change }))).toMatchObject({ code, field });
  });
});

const studies = (...some: Partial<Study>[]) => someFacts({ studies: some.map((study) => aStudy(study)) });

test('is offered where it would be accepted: a study in aftercare that stands still bars no other, a court that paused does', () => {
  const waves = [aWave({ state: 'CLOSED' }), aWave({ id: 'wave-2', number: 2 })];
  const before = { waveId: 'wave-1', state: 'PAUSED', publishedOn: '2025-01-30' } as const;
  expect(canBegin(aCourt(), waves, [before])).toBe(true);
  expect(canBegin(aCourt({ participation: 'PAUSED' }), waves, [before])).toBe(false);
  expect(canBegin(aCourt(), waves, [{ ...before, publishedOn: null }])).toBe(false);
  expect(canBegin(aCourt(), waves.slice(0, 1), [])).toBe(false);
});

describe('not', () => {
  test('twice in one wave', () => {
    expect(refusalOf(start({}, studies({ state: 'CLOSED' }))).code).toBe('STUDY_EXISTS');
  });
  test('while another one runs or is paused', () => {
    for (const state of ['RUNNING', 'PAUSED'] as const) {
      expect(refusalOf(start({}, studies({ waveId: 'wave-0', state }))).code).toBe('STUDY_STILL_RUNS');
    }
  });
  test('but beside one in aftercare: the next wave does not wait for the last gate', () => {
    const publishedOn = '2025-01-30';
    for (const state of ['AFTERCARE', 'PAUSED', 'CLOSED'] as const) {
      expect(start({}, studies({ waveId: 'wave-0', state, publishedOn })).ok).toBe(true);
    }
  });
  test('in a wave that is closed, or not there', () => {
    expect(refusalOf(start({}, someFacts({ waves: [aWave({ state: 'CLOSED' })] }))).code).toBe('WAVE_CLOSED');
    expect(refusalOf(start({ waveId: 'x' })).code).toBe('NOT_FOUND');
  });
  test('by a court that paused or withdrew', () => {
    for (const participation of ['PAUSED', 'WITHDRAWN'] as const) {
      const refusal = refusalOf(start({}, someFacts({ court: aCourt({ participation }) })));
      expect(refusal.code).toBe('PARTICIPATION_STOPPED');
      expect(refusalText(refusal)).toContain('De coördinator kan dat wijzigen.');
    }
  });
  test('by a researcher or a coordinator', () => {
    for (const personId of ['researcher', 'member', 'coordinator']) {
      expect(refusalOf(start({}, someFacts(), personId)).code).toBe('NOT_YOURS');
    }
  });
});
