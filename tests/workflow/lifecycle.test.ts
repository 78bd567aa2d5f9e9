/** The course of a study: conditions answered, paused and resumed, stages extended. */
import { addWorkingDays, courtCalendar } from '../../bot/workflow/calendar';
import { given, present, type CommandPart } from './given';

const pause: CommandPart = { name: 'PAUSE_STUDY', reason: 'De onderzoeker is ziek.' };
const resume: CommandPart = { name: 'RESUME_STUDY', reason: 'Weer beter.' };
const answer = (value: boolean, conditionId = 'NO_RESPONSE'): CommandPart => ({
  name: 'ANSWER_CONDITION',
  conditionId,
  value,
});

const extend = (until: string, stageId = 'INTAKE'): CommandPart => ({
  name: 'EXTEND_STAGE',
  stageId,
  until,
  reason: 'Het college vraagt uitstel.',
});

describe('conditions', () => {
  it('open their tasks with yes and rule them out with no', () => {
    const yes = given({ at: 'EXECUTIVE_HEARING' });
    expect(yes.does('researcher', answer(true)).outcome).toMatchObject({
      code: 'CONDITION_ANSWERED',
      values: { answer: 'ja' },
    });
    expect(yes.task('BWH-05').state).toBe('OPEN');
    expect(yes.ask('chair', { name: 'COMPLETE_TASKS', tasks: [{ id: yes.task('BWH-05').id }] }).ok).toBe(
      true,
    );

    const no = given({ at: 'EXECUTIVE_HEARING' });
    const decision = no.does('researcher', answer(false));
    expect(no.task('BWH-05').state).toBe('NOT_APPLICABLE');
    expect(decision.changedSubjects).toEqual([no.task('BWH-05').id]);
  });

  it('are answered once; the secretary or chair may mend it', () => {
    const study = given({ at: 'EXECUTIVE_HEARING' });
    study.does('researcher', answer(false));

    expect(study.refusal('researcher', answer(false)).code).toBe('NOTHING_CHANGED');
    expect(study.refusal('researcher', answer(true))).toMatchObject({
      code: 'CONDITION_ANSWERED',
      values: { answer: 'nee' },
    });
    study.does('secretary', answer(true));
    expect(study.task('BWH-05').state).toBe('OPEN');
  });

  it('stay as they are once a task that hangs on them was dealt with', () => {
    const study = given({ at: 'EXECUTIVE_HEARING' });
    study.does('researcher', answer(true));
    study.does('chair', { name: 'COMPLETE_TASKS', tasks: [{ id: study.task('BWH-05').id }] });

    expect(study.refusal('chair', answer(false)).code).toBe('CONDITION_USED');
  });

  it('must be of the programme', () => {
    expect(given().refusal('researcher', answer(true, 'WEATHER'))).toMatchObject({
      code: 'NOT_FOUND',
      field: 'conditionId',
    });
  });
});

describe('pause and resume', () => {
  it('moves every open date by the working days that the pause really took', () => {
    const study = given();
    study.does('researcher', { name: 'COMPLETE_TASKS', tasks: [{ id: study.task('INT-01').id }] });
    const calendar = courtCalendar(study.facts.court.settings);
    const before = { open: study.task('INT-02'), done: study.task('INT-01'), stage: study.stage('INTAKE') };
    study.does('secretary', pause);
    expect(study.facts.case.study).toMatchObject({ state: 'PAUSED', pausedOn: '2026-01-05' });

    const decision = study.on('2026-01-19').does('secretary', resume);

    expect(study.facts.case.study).toMatchObject({ state: 'RUNNING', pausedOn: null });
    expect(study.task('INT-02').dueOn).toBe(addWorkingDays(calendar, present(before.open.dueOn), 10));
    expect(study.task('INT-02').dueSteps.at(-1)).toMatchObject({ step: 'PAUSED', days: 10 });
    expect(study.task('INT-01')).toEqual(before.done);
    expect(study.stage('INTAKE').endOn).toBe(addWorkingDays(calendar, before.stage.endOn, 10));
    expect(study.stage('DOCUMENTS').startOn).toBe(study.stage('INTAKE').endOn);
    expect(decision.outcome).toEqual({ code: 'STUDY_RESUMED', values: { workingDays: 10 } });
    expect(decision.notices).toContainEqual(
      expect.objectContaining({
        to: { personId: 'researcher' },
        card: { card: 'PLAN_MOVED', studyId: 'study', workingDays: 10, becauseStageId: 'INTAKE' },
        when: 'MORNING',
      }),
    );
    expect(decision.notices.map(({ to }) => to)).not.toContainEqual({ personId: 'secretary' });
  });

  it('is one line in the morning for who has open work, except whoever paused it', () => {
    const study = given();
    const { notices } = study.does('secretary', pause);
    expect(notices).toContainEqual({
      to: { personId: 'researcher' },
      card: { card: 'MORNING', on: '2026-01-05', lines: [{ line: 'PAUSED', studyId: 'study' }] },
      when: 'MORNING',
      onceKey: `paused:study:${study.facts.now}:researcher`,
    });
    expect(notices.map(({ to }) => to)).not.toContainEqual({ personId: 'secretary' });
  });

  it('on the same day moves nothing', () => {
    const study = given();
    const before = study.facts.case.tasks;
    study.does('secretary', pause);
    const decision = study.does('secretary', resume);

    expect(study.facts.case.tasks).toEqual(before);
    expect(decision.notices).toEqual([]);
  });

  it('goes back to aftercare when that is where it was', () => {
    const study = given({ at: 'AFTERCARE' });
    study.does('secretary', pause);
    study.does('secretary', resume);

    expect(study.facts.case.study.state).toBe('AFTERCARE');
  });

  it('needs a reason, and a study that runs or stands still', () => {
    const study = given();

    expect(study.refusal('secretary', { name: 'PAUSE_STUDY', reason: '' }).code).toBe('REASON_REQUIRED');
    expect(study.refusal('secretary', resume).code).toBe('STUDY_NOT_PAUSED');
    study.does('secretary', pause);
    expect(study.refusal('secretary', pause).code).toBe('STUDY_PAUSED');
    expect(study.refusal('secretary', { name: 'RESUME_STUDY', reason: ' ' }).code).toBe('REASON_REQUIRED');
  });

  it('leaves notes, handing over and withdrawing', () => {
    const study = given();
    study.requests();
    study.does('secretary', pause);
    const task = { id: study.task('INT-01').id };

    study.does('researcher', { name: 'ADD_NOTE', task, body: 'Nog ziek.' });
    study.does('researcher', { name: 'REASSIGN_TASK', task, to: 'member', reason: '' });
    study.does('researcher', { name: 'WITHDRAW_GATE', requestId: study.request().id });
    expect(study.refusal('member', { name: 'COMPLETE_TASKS', tasks: [task] }).code).toBe('STUDY_PAUSED');
  });
});

describe('extending a stage', () => {
  it('moves its end and the forecasts behind it, and stores why', () => {
    const study = given();
    const { endOn } = study.stage('INTAKE');
    const decision = study.does('chair', extend('2026-03-02'));

    expect(study.stage('INTAKE').endOn).toBe('2026-03-02');
    expect(study.stage('INTAKE').endSteps.at(-1)).toEqual({
      step: 'EXTENDED',
      by: 'chair',
      role: 'CHAIR',
      previous: endOn,
      on: '2026-03-02',
      reasonRef: decision.texts[0]?.id,
    });
    expect(study.stage('DOCUMENTS').startOn).toBe('2026-03-02');
    expect(study.facts.case.study.firstPlan['INTAKE']).toBe(endOn);
    expect(decision.notices.map(({ card }) => card.card)).toContain('PLAN_MOVED');
  });

  it('is for the stage that runs, to a later day', () => {
    const study = given();

    expect(study.refusal('chair', extend('2026-06-01', 'DOCUMENTS')).code).toBe('STAGE_NOT_ACTIVE');
    expect(study.refusal('chair', extend('2026-02-02')).code).toBe('NOT_LATER');
    expect(study.refusal('chair', extend('2026-01-05')).code).toBe('NOT_AFTER_TODAY');
    expect(study.refusal('chair', extend('2026-13-01'))).toMatchObject({
      code: 'INVALID_DATE',
      field: 'until',
    });
    expect(study.refusal('chair', extend('2026-06-01', 'NOTHING')).code).toBe('NOT_FOUND');
  });
});
