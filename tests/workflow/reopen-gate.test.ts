/** Reopening a passed gate: a mistake can be mended, and nothing that was done is lost. */
import { anAbsence } from './a-court';
import { given, type CommandPart, type Played } from './given';

const reopen = (stageId: string): CommandPart => ({
  name: 'REOPEN_GATE',
  stageId,
  reason: 'De opzet klopt niet.',
});

const approve = (study: Played): CommandPart => ({
  name: 'APPROVE_GATE',
  requestId: study.request().id,
  boardDecisionOn: study.facts.today,
});

describe('reopening a passed gate', () => {
  it('keeps what was done, closes later stages, and lets their gates be requested anew', () => {
    const study = given({ at: 'INTERVIEWS' });
    study.does('researcher', { name: 'COMPLETE_TASKS', tasks: [{ id: study.task('IV-01').id }] });
    study.requests();
    const decision = study.does('chair', reopen('INTAKE'));

    expect(study.facts.case.study).toMatchObject({ state: 'RUNNING', stageId: 'INTAKE' });
    expect(['INTAKE', 'DOCUMENTS', 'INTERVIEWS'].map((id) => study.stage(id).state)).toEqual([
      'ACTIVE',
      'NOT_STARTED',
      'NOT_STARTED',
    ]);
    expect(study.task('IV-01').state).toBe('DONE');
    expect(study.task('DOC-01').state).toBe('DONE');
    expect(study.facts.case.requests.map(({ state, reopenedAt }) => [state, reopenedAt !== null])).toEqual([
      ['APPROVED', true],
      ['APPROVED', true],
      ['WITHDRAWN', false],
    ]);
    expect(decision.texts).toMatchObject([{ kind: 'REASON', body: 'De opzet klopt niet.' }]);
    expect(
      study.refusal('researcher', { name: 'COMPLETE_TASKS', tasks: [{ id: study.task('IV-03').id }] }).code,
    ).toBe('TASK_NOT_YET');
    expect(study.stage('DOCUMENTS').startOn >= study.facts.today).toBe(true);

    study.passes().passes();
    expect(study.facts.case.study.stageId).toBe('INTERVIEWS');
    expect(study.task('IV-01').state).toBe('DONE');
    expect(study.task('IV-03').firm).toBe(true);
  });

  it('is told to whoever stands in for somebody who is away, once', () => {
    const study = given({ at: 'DOCUMENTS' }).change((facts) => ({
      ...facts,
      absences: [
        anAbsence('researcher', { validFrom: facts.today, validUntil: null, standInId: 'secretary' }),
      ],
    }));
    const told = study
      .does('chair', reopen('INTAKE'))
      .notices.flatMap(({ to, card }) => ('personId' in to ? `${card.card} ${to.personId}` : []));
    expect(told).not.toContain('GATE researcher');
    expect(told.filter((one) => one === 'GATE secretary')).toHaveLength(1);
    expect(told.filter((one) => one.startsWith('PLAN_MOVED'))).not.toContain('PLAN_MOVED researcher');
  });

  it('is told at once to who asked, the secretary, and everybody whose work it touches', () => {
    const study = given({ at: 'DOCUMENTS' });
    const { notices } = study.does('chair', reopen('INTAKE'));
    const told = notices
      .filter(({ card }) => card.card === 'GATE')
      .map(({ to }) => ('personId' in to ? to.personId : ''));
    const { requestedById } = study.facts.case.requests[0]!;
    const doers = study.facts.case.tasks
      .filter(({ stageId, state }) => stageId === 'DOCUMENTS' && state === 'OPEN')
      .flatMap(({ assigneeId }) => assigneeId ?? []);
    expect(new Set(told)).toEqual(
      new Set([requestedById, 'secretary', ...doers].filter((id) => id !== 'chair')),
    );
    expect(doers.length).toBeGreaterThan(3);
  });

  it('is one line in the morning for who has work in what moves by it', () => {
    const study = given({ at: 'DOCUMENTS' });
    study.on(study.stage('DOCUMENTS').endOn);
    const { notices } = study.does('chair', reopen('INTAKE'));
    expect(notices.filter(({ card }) => card.card === 'PLAN_MOVED')).toContainEqual(
      expect.objectContaining({ when: 'MORNING', to: { personId: 'researcher' } }),
    );
  });

  it('undoes publication and closing', () => {
    const study = given({ at: 'AFTERCARE' }).passes();

    study.does('chair', reopen('AFTERCARE'));
    expect(study.facts.case.study).toMatchObject({
      state: 'AFTERCARE',
      stageId: 'AFTERCARE',
      closedOn: null,
    });
    expect(study.facts.case.study.publishedOn).not.toBeNull();

    study.does('chair', reopen('REPORT'));
    expect(study.facts.case.study).toMatchObject({ state: 'RUNNING', stageId: 'REPORT', publishedOn: null });
  });

  it('keeps the day on which the report really went out, once its gate is approved again', () => {
    const study = given({ at: 'REPORT' });
    study.does('secretary', { name: 'RECORD_EVENT', eventId: 'PUBLICATION_PLANNED', on: '2026-12-10' });
    study.finishTasks().requests();
    study.does('chair', approve(study));
    study
      .on('2026-12-14')
      .does('secretary', { name: 'RECORD_EVENT', eventId: 'PUBLISHED', on: '2026-12-14' });
    study.on('2026-12-15').does('chair', reopen('REPORT'));

    study.finishTasks().requests();
    const { outcome } = study.does('chair', approve(study));

    expect(study.facts.case.study).toMatchObject({ state: 'AFTERCARE', publishedOn: '2026-12-14' });
    expect(outcome).toEqual({ code: 'STUDY_PUBLISHED', values: { on: '2026-12-14' } });
  });

  it('is for the chair, with a reason, and for a gate that passed', () => {
    const study = given({ at: 'DOCUMENTS' });

    expect(study.refusal('secretary', reopen('INTAKE')).code).toBe('NOT_YOURS');
    expect(study.refusal('chair', { name: 'REOPEN_GATE', stageId: 'INTAKE', reason: ' ' }).code).toBe(
      'REASON_REQUIRED',
    );
    expect(study.refusal('chair', reopen('DOCUMENTS')).code).toBe('GATE_NOT_PASSED');
    expect(study.refusal('chair', reopen('NOTHING')).code).toBe('NOT_FOUND');
  });

  it('never sends the same message under the same key', () => {
    const study = given({ at: 'DOCUMENTS' });
    const keys: string[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      study.does('chair', reopen('INTAKE'));
      study.finishTasks().requests();
      keys.push(...study.does('chair', approve(study)).notices.map(({ onceKey }) => onceKey));
    }

    expect(new Set(keys).size).toBe(keys.length);
  });
});

const older = (): Played => given({ at: 'AFTERCARE', changes: (facts) => ({ ...facts, runsBeside: true }) });

describe('an older study beside a newer one that runs', () => {
  it('does not run again: a court has one at a time', () => {
    const study = older();
    for (const stageId of ['REPORT', 'INTAKE'])
      expect(study.refusal('chair', reopen(stageId))).toMatchObject({
        code: 'OTHER_STUDY_RUNS',
        values: { municipality: 'Heerlen' },
      });
    expect(study.facts.case.study.state).toBe('AFTERCARE');
    study.change((facts) => ({ ...facts, runsBeside: false })).does('chair', reopen('REPORT'));
    expect(study.facts.case.study.state).toBe('RUNNING');
  });

  it('may go back to its aftercare, which goes on beside it', () => {
    const study = older().change((facts) => ({ ...facts, runsBeside: false }));
    study.passes();
    expect(study.facts.case.study.state).toBe('CLOSED');
    study.change((facts) => ({ ...facts, runsBeside: true })).does('chair', reopen('AFTERCARE'));
    expect(study.facts.case.study.state).toBe('AFTERCARE');
  });
});
