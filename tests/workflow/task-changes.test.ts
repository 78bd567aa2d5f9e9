/** What changes a task itself: dropped, extended, handed over, reopened, or opened and ruled out by its condition. */
import type { Absence } from '../../entities/person';
import { anAbsence } from './a-court';
import { about, complete, given, type CommandPart, type Played } from './given';

const extend = (study: Played, until: string): CommandPart => ({
  name: 'EXTEND_TASK',
  task: about(study, 'INT-01'),
  until,
  reason: 'Ziekte.',
});

describe('not applicable', () => {
  it('drops a required task with a reason, and a reopening brings it back', () => {
    const study = given();
    const decision = study.does('researcher', {
      name: 'MARK_NOT_APPLICABLE',
      task: about(study, 'INT-01'),
      reason: 'Al gedaan in 2023.',
    });
    expect(study.task('INT-01').state).toBe('NOT_APPLICABLE');
    expect(decision.texts).toMatchObject([{ kind: 'REASON', body: 'Al gedaan in 2023.' }]);

    study.does('secretary', { name: 'REOPEN_TASK', task: about(study, 'INT-01'), reason: 'Toch nodig.' });
    expect(study.task('INT-01').state).toBe('OPEN');
  });

  it('is not for a task whose condition is not answered yet', () => {
    const study = given({ at: 'EXECUTIVE_HEARING' });

    expect(
      study.refusal('chair', { name: 'MARK_NOT_APPLICABLE', task: about(study, 'BWH-05'), reason: 'Nee.' })
        .code,
    ).toBe('TASK_NEEDS_ANSWER');
  });
});

describe('extend', () => {
  it('moves a firm date with a reason, and stores the step', () => {
    const study = given();
    const { dueOn, dueSteps } = study.task('INT-01');
    const decision = study.does('researcher', extend(study, '2026-01-30'));

    expect(study.task('INT-01').dueOn).toBe('2026-01-30');
    expect(study.task('INT-01').dueSteps).toEqual([
      ...dueSteps,
      {
        step: 'EXTENDED',
        by: 'researcher',
        role: 'RESEARCHER',
        previous: dueOn,
        on: '2026-01-30',
        reasonRef: decision.texts[0]?.id,
      },
    ]);
    expect(decision.outcome.code).toBe('TASK_EXTENDED');
  });

  it('says so when the task then ends after its stage', () => {
    const study = given();

    expect(study.does('researcher', extend(study, '2026-03-30')).outcome).toMatchObject({
      code: 'TASK_EXTENDED_PAST_STAGE',
      values: { stageEnd: study.stage('INTAKE').endOn },
    });
  });

  it('goes forward, not back, and not absurdly far', () => {
    const study = given();

    expect(study.refusal('researcher', extend(study, '2026-01-14')).code).toBe('NOT_LATER');
    expect(study.refusal('researcher', extend(study, '2126-01-14')).code).toBe('DATE_TOO_FAR');
  });

  it('waits until a task has a date', () => {
    const study = given({ at: 'AFTERCARE' });
    study.does('secretary', {
      name: 'ANSWER_CONDITION',
      conditionId: 'RECOMMENDATIONS_ADOPTED',
      value: true,
    });
    const command: CommandPart = {
      name: 'EXTEND_TASK',
      task: about(study, 'NAZ-05'),
      until: '2028-01-10',
      reason: 'Reces.',
    };

    expect(study.refusal('secretary', command).code).toBe('NO_DATE_YET');
  });
});

describe('reassign', () => {
  it('gives the task to another of the court, who reads it in the morning', () => {
    const study = given();
    const decision = study.does('researcher', {
      name: 'REASSIGN_TASK',
      task: about(study, 'INT-01'),
      to: 'member',
      reason: '',
    });

    expect(study.task('INT-01').assigneeId).toBe('member');
    expect(decision.notices).toMatchObject([
      {
        to: { personId: 'member' },
        card: { card: 'TASK', taskId: study.task('INT-01').id },
        when: 'MORNING',
      },
    ]);
  });

  it('also to the bureau of this study, but not to anybody outside', () => {
    const study = given();
    const give = (to: string): CommandPart => ({
      name: 'REASSIGN_TASK',
      task: about(study, 'INT-01'),
      to,
      reason: '',
    });

    expect(study.ask('secretary', give('bureau')).ok).toBe(true);
    for (const to of ['coordinator', 'neighbour', 'nobody']) {
      expect(study.refusal('secretary', give(to))).toMatchObject({ code: 'NOT_OF_COURT', field: 'to' });
    }
    expect(study.refusal('secretary', give('researcher')).code).toBe('NOTHING_CHANGED');
  });

  it('lets the bureau do what was given to it, and nothing else', () => {
    const study = given();
    study.does('secretary', {
      name: 'REASSIGN_TASK',
      task: about(study, 'INT-01'),
      to: 'bureau',
      reason: '',
    });

    study.does('bureau', complete(study, 'INT-01'));
    expect(study.task('INT-01').doneById).toBe('bureau');
    expect(study.refusal('bureau', complete(study, 'INT-02')).code).toBe('NOT_YOURS');
  });
});

const away = (study: Played, change: Partial<Absence>): Played =>
  study.change((facts) => ({
    ...facts,
    absences: [
      ...facts.absences,
      anAbsence(change.personId ?? 'member', {
        validFrom: '2026-01-05',
        validUntil: '2026-01-16',
        ...change,
      }),
    ],
  }));
const told = (study: Played): unknown[] =>
  study
    .does('researcher', { name: 'REASSIGN_TASK', task: about(study, 'INT-01'), to: 'member', reason: '' })
    .notices.map(({ to, when, notBefore }) => ({ to, when, notBefore }));

describe('a line for somebody who is away', () => {
  it('goes to who stands in', () => {
    expect(told(away(given(), { standInId: 'deputy' }))).toEqual([
      { to: { personId: 'deputy' }, when: 'MORNING', notBefore: undefined },
    ]);
  });

  it('waits for the return when nobody stands in', () => {
    expect(told(away(given(), {}))).toEqual([
      { to: { personId: 'member' }, when: 'MORNING', notBefore: '2026-01-17' },
    ]);
  });

  it('waits for the end of the last of several absences, one after the other', () => {
    const study = away(away(given(), {}), { id: 'next', validFrom: '2026-01-17', validUntil: '2026-01-23' });
    expect(told(study)).toEqual([{ to: { personId: 'member' }, when: 'MORNING', notBefore: '2026-01-24' }]);
  });

  it('goes to the secretary who is there, when nobody knows until when', () => {
    const study = away(given(), { validUntil: null });
    expect(told(study)).toEqual([{ to: { personId: 'secretary' }, when: 'MORNING', notBefore: undefined }]);
    const nobody = away(away(given(), { validUntil: null }), { personId: 'secretary' });
    expect(told(nobody)).toEqual([{ to: { personId: 'member' }, when: 'MORNING', notBefore: undefined }]);
  });

  it('is not for whoever reopened the task, nor for somebody who has left', () => {
    const study = away(given(), { personId: 'researcher', standInId: 'secretary' });
    study.does('chair', complete(study, 'INT-01'));
    const reopen = (): CommandPart => ({
      name: 'REOPEN_TASK',
      task: about(study, 'INT-01'),
      reason: 'Toch nodig.',
    });
    const bySecretary = study.ask('secretary', reopen());
    expect(bySecretary.ok && bySecretary.decision.notices).toEqual([]);
    study.change((facts) => ({
      ...facts,
      grants: facts.grants.map((grant) =>
        grant.personId === 'researcher' ? { ...grant, validUntil: '2026-01-04' } : grant,
      ),
    }));
    expect(study.does('chair', reopen()).notices).toMatchObject([{ to: { personId: 'secretary' } }]);
  });
});

describe('reopen', () => {
  it('is over once the gate of its stage passed', () => {
    const study = given({ at: 'DOCUMENTS' });

    expect(
      study.refusal('secretary', { name: 'REOPEN_TASK', task: about(study, 'INT-01'), reason: 'Toch nodig.' })
        .code,
    ).toBe('STAGE_PASSED');
  });

  it('says when there is nothing to reopen', () => {
    const study = given();

    expect(
      study.refusal('researcher', { name: 'REOPEN_TASK', task: about(study, 'INT-01'), reason: 'x' }).code,
    ).toBe('NOTHING_CHANGED');
  });
});

describe('conditional tasks', () => {
  it('do not apply when the answer is no', () => {
    const study = given({ conditions: { EXTERNAL_BUREAU: false } });

    expect(study.task('INT-07').state).toBe('NOT_APPLICABLE');
    expect(study.refusal('secretary', complete(study, 'INT-07')).code).toBe('TASK_CONDITION_NO');
    expect(
      study.refusal('secretary', { name: 'REOPEN_TASK', task: about(study, 'INT-07'), reason: 'x' }).code,
    ).toBe('TASK_CONDITION_NO');
  });

  it('are done like any other when the answer is yes', () => {
    const study = given({ conditions: { EXTERNAL_BUREAU: true } });
    study.does('secretary', complete(study, 'INT-07'));

    expect(study.task('INT-07').state).toBe('DONE');
  });

  it('cannot be done before the answer, and open or lapse with it', () => {
    const study = given({ at: 'EXECUTIVE_HEARING' });
    expect(study.refusal('chair', complete(study, 'BWH-05')).code).toBe('TASK_NEEDS_ANSWER');

    study.does('researcher', { name: 'ANSWER_CONDITION', conditionId: 'NO_RESPONSE', value: false });
    expect(study.task('BWH-05').state).toBe('NOT_APPLICABLE');
  });
});
