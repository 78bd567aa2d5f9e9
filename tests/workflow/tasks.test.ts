/** Tasks: what people do with them from day to day, and what changes them. */
import type { StudyFacts } from '../../bot/workflow/facts';
import { about, complete, given, type CommandPart, type Played, type Who } from './given';

const readByAnother = (): Played => {
  const study = given();
  const reader = study.task('INT-09').assigneeId;
  expect(reader).not.toBe(study.task('INT-03').assigneeId);
  return study;
};

const withReason = (study: Played, reason: string): CommandPart[] => [
  { name: 'MARK_NOT_APPLICABLE', task: about(study, 'INT-01'), reason },
  { name: 'EXTEND_TASK', task: about(study, 'INT-01'), until: '2026-02-02', reason },
];

const paused = (facts: StudyFacts): StudyFacts => ({
  ...facts,
  case: { ...facts.case, study: { ...facts.case.study, state: 'PAUSED', pausedOn: facts.today } },
});

describe('done', () => {
  it('is ticked off by its assignee, and says by whom and when', () => {
    const study = given();
    const decision = study.does('researcher', complete(study, 'INT-01'));

    expect(study.task('INT-01')).toMatchObject({
      state: 'DONE',
      doneById: 'researcher',
      doneAt: '2026-01-05T09:00:00.000Z',
      version: 2,
    });
    expect(decision.outcome).toMatchObject({ code: 'TASK_DONE' });
    expect(decision.changedSubjects).toEqual([study.task('INT-01').id]);
    expect(decision.history).toMatchObject([{ action: 'COMPLETE_TASKS', role: 'RESEARCHER' }]);
  });

  it('takes several at once', () => {
    const study = given();
    const decision = study.does('researcher', complete(study, 'INT-01', 'INT-02', 'INT-02'));

    expect(decision.outcome).toEqual({ code: 'TASKS_DONE', values: { count: 2 } });
    expect([study.task('INT-01').state, study.task('INT-02').state]).toEqual(['DONE', 'DONE']);
  });

  it('takes all of several or none, and names the one at fault', () => {
    const study = given();
    study.does('researcher', complete(study, 'INT-02'));

    const refusal = study.refusal('researcher', complete(study, 'INT-01', 'INT-02'));

    expect(refusal).toMatchObject({ code: 'TASK_ALREADY_DONE', values: { on: '2026-01-05' } });
    expect(refusal.values['task']).toContain('rollen in kaart');
    expect(study.task('INT-01').state).toBe('OPEN');
  });

  it('refuses a list in which somebody else already did one, and names it', () => {
    const study = given();
    const seen = [about(study, 'INT-01'), about(study, 'INT-02')];
    study.does('secretary', complete(study, 'INT-02'));

    const refusal = study.refusal('researcher', { name: 'COMPLETE_TASKS', tasks: seen });

    expect(refusal.code).toBe('STALE');
    expect(refusal.values['what']).toContain('rollen in kaart');
  });

  it('answers a doubled click as stale', () => {
    const study = given();
    const click: CommandPart = { name: 'COMPLETE_TASKS', tasks: [about(study, 'INT-01')] };
    study.does('researcher', click);

    expect(study.refusal('researcher', click).code).toBe('STALE');
  });

  it('refuses an empty choice and a task that does not exist', () => {
    const study = given();

    expect(study.refusal('researcher', { name: 'COMPLETE_TASKS', tasks: [] }).code).toBe('NOTHING_CHOSEN');
    expect(study.refusal('researcher', { name: 'COMPLETE_TASKS', tasks: [{ id: 'x' }] }).code).toBe(
      'NOT_FOUND',
    );
  });

  it('cannot be ticked in a stage that has not begun, and says from when', () => {
    const study = given();

    expect(study.refusal('researcher', complete(study, 'DOC-02'))).toMatchObject({
      code: 'TASK_NOT_YET',
      values: { from: study.stage('DOCUMENTS').startOn },
    });
  });

  it('goes on while a gate request is open', () => {
    const study = given();
    study.requests();

    study.does('researcher', complete(study, 'INT-01'));

    expect(study.task('INT-01').state).toBe('DONE');
  });

  it('ends later and waiting for', () => {
    const study = given();
    study.does('researcher', { name: 'WAIT_FOR', task: about(study, 'INT-01'), what: 'het college' });
    study.does('researcher', { name: 'SNOOZE_TASK', task: about(study, 'INT-01'), until: '2026-01-08' });

    study.does('researcher', complete(study, 'INT-01'));

    expect(study.task('INT-01')).toMatchObject({ waitingFor: null, waitingSince: null, snoozedUntil: null });
  });

  it('keeps a note with each task', () => {
    const study = given();
    const decision = study.does('researcher', {
      name: 'COMPLETE_TASKS',
      tasks: [about(study, 'INT-01'), about(study, 'INT-02')],
      note: '  Zie dossier. ',
    });

    expect(decision.texts.map(({ kind, body, subjectId }) => ({ kind, body, subjectId }))).toEqual([
      { kind: 'NOTE', body: 'Zie dossier.', subjectId: study.task('INT-01').id },
      { kind: 'NOTE', body: 'Zie dossier.', subjectId: study.task('INT-02').id },
    ]);
    expect(JSON.stringify(decision.history[0]?.data)).not.toContain('dossier');
  });
});

describe('four eyes', () => {
  it('gives the second reading to somebody else than the author', () => {
    const study = readByAnother();
    study.does('researcher', complete(study, 'INT-03'));
    study.does('secretary', complete(study, 'INT-09'));

    expect(study.task('INT-09')).toMatchObject({ state: 'DONE', doneById: 'secretary' });
  });

  it('refuses the second reading to whoever did the work', () => {
    const study = given();
    study.does('secretary', complete(study, 'INT-03'));

    expect(study.refusal('secretary', complete(study, 'INT-09')).code).toBe('NOT_SECOND_READER');
  });

  it('refuses both in one list', () => {
    const study = given();

    expect(study.refusal('chair', complete(study, 'INT-03', 'INT-09')).code).toBe('NOT_SECOND_READER');
    expect(study.task('INT-03').state).toBe('OPEN');
  });

  it('refuses the work to whoever read it already', () => {
    const study = given();
    study.does('secretary', complete(study, 'INT-09'));

    expect(study.refusal('secretary', complete(study, 'INT-03')).code).toBe('READ_BEFORE_DONE');
  });

  it('is not handed to whoever is to do the work', () => {
    const study = given();
    const command: CommandPart = {
      name: 'REASSIGN_TASK',
      task: about(study, 'INT-09'),
      to: study.task('INT-03').assigneeId ?? '',
      reason: '',
    };

    expect(study.refusal('chair', command)).toMatchObject({ code: 'NOT_SECOND_READER', field: 'to' });
  });

  it('is not handed to the author, nor to the bureau', () => {
    const study = given();
    study.does('chair', complete(study, 'INT-03'));
    const task = about(study, 'INT-09');

    expect(study.refusal('secretary', { name: 'REASSIGN_TASK', task, to: 'chair', reason: '' }).code).toBe(
      'NOT_SECOND_READER',
    );
    expect(study.refusal('secretary', { name: 'REASSIGN_TASK', task, to: 'bureau', reason: '' }).code).toBe(
      'NOT_OF_COURT',
    );
  });
});

describe('undo', () => {
  it('takes back the last action, by whoever did it', () => {
    const study = given();
    const before = study.task('INT-01');
    study.does('researcher', complete(study, 'INT-01'));

    study.does('researcher', { name: 'UNDO_TASK', task: about(study, 'INT-01') });

    expect(study.task('INT-01')).toEqual({ ...before, version: 3 });
  });

  it.each<[string, CommandPart['name']]>([
    ['later', 'SNOOZE_TASK'],
    ['waiting for', 'WAIT_FOR'],
    ['not applicable', 'MARK_NOT_APPLICABLE'],
    ['extended', 'EXTEND_TASK'],
    ['handed over', 'REASSIGN_TASK'],
  ])('takes back %s', (_what, name) => {
    const study = given();
    const before = study.task('INT-01');
    const task = about(study, 'INT-01');
    const commands: Partial<Record<CommandPart['name'], CommandPart>> = {
      SNOOZE_TASK: { name: 'SNOOZE_TASK', task, until: '2026-01-08' },
      WAIT_FOR: { name: 'WAIT_FOR', task, what: 'het college' },
      MARK_NOT_APPLICABLE: { name: 'MARK_NOT_APPLICABLE', task, reason: 'Al gedaan in 2023.' },
      EXTEND_TASK: { name: 'EXTEND_TASK', task, until: '2026-02-02', reason: 'Ziekte.' },
      REASSIGN_TASK: { name: 'REASSIGN_TASK', task, to: 'member', reason: '' },
    };
    study.does('researcher', commands[name] ?? { name: 'PAUSE_STUDY', reason: '' });
    study.does('researcher', { name: 'UNDO_TASK', task: about(study, 'INT-01') });

    expect(study.task('INT-01')).toEqual({ ...before, version: 3 });
  });

  it('is not for somebody else, and not twice', () => {
    const study = given();
    study.does('researcher', complete(study, 'INT-01'));
    const undo: CommandPart = { name: 'UNDO_TASK', task: { id: study.task('INT-01').id } };

    expect(study.refusal('secretary', undo).code).toBe('UNDO_NOT_YOURS');
    study.does('researcher', undo);
    expect(study.refusal('researcher', undo).code).toBe('NOTHING_TO_UNDO');
  });

  it('leaves what happened to the task since', () => {
    const study = given();
    study.does('researcher', { name: 'WAIT_FOR', task: about(study, 'INT-01'), what: 'het college' });
    study.does('researcher', {
      name: 'EXTEND_TASK',
      task: about(study, 'INT-02'),
      until: '2026-01-30',
      reason: 'Ziekte.',
    });
    study.does('secretary', { name: 'PAUSE_STUDY', reason: 'Ziekte.' });
    study.on('2026-01-12').does('secretary', { name: 'RESUME_STUDY', reason: 'Beter.' });
    const { dueOn } = study.task('INT-01');

    study.does('researcher', { name: 'UNDO_TASK', task: about(study, 'INT-01') });
    expect(study.task('INT-01')).toMatchObject({ waitingFor: null, dueOn });
    expect(study.refusal('researcher', { name: 'UNDO_TASK', task: about(study, 'INT-02') }).code).toBe(
      'UNDO_DATE_MOVED',
    );
  });

  it.each([
    ['work', 'INT-03', 'INT-09', 'READ_BEFORE_DONE'],
    ['second reading', 'INT-09', 'INT-03', 'NOT_SECOND_READER'],
  ])('of a reopened %s leaves nobody with both sides of a second reading', (_what, first, second, code) => {
    const study = given();
    study.does('secretary', complete(study, first));
    study.does('chair', { name: 'REOPEN_TASK', task: about(study, first), reason: 'Nog niet af.' });
    study.does('secretary', complete(study, second));

    expect(study.refusal('chair', { name: 'UNDO_TASK', task: about(study, first) }).code).toBe(code);
    expect(study.task(first)).toMatchObject({ state: 'OPEN', doneById: null });
  });

  it('of a reopening stands when somebody else did the second reading', () => {
    const study = given();
    study.does('researcher', complete(study, 'INT-03'));
    study.does('chair', { name: 'REOPEN_TASK', task: about(study, 'INT-03'), reason: 'Nog niet af.' });
    study.does('secretary', complete(study, 'INT-09'));

    study.does('chair', { name: 'UNDO_TASK', task: about(study, 'INT-03') });

    expect(study.task('INT-03')).toMatchObject({ state: 'DONE', doneById: 'researcher' });
  });

  it('is over when a gate was approved since', () => {
    const study = given();
    study.does('researcher', complete(study, 'INT-01'));
    study.passes();

    expect(study.refusal('researcher', { name: 'UNDO_TASK', task: about(study, 'INT-01') }).code).toBe(
      'UNDO_TOO_LATE',
    );
  });

  it('works for a carried-over task that was done after its gate', () => {
    const study = given({ at: 'DOCUMENTS' });
    study.requests();
    study.does('chair', { name: 'APPROVE_GATE', requestId: study.request().id });
    study.on('2026-03-02');
    study.does('researcher', complete(study, 'DOC-07'));

    study.does('researcher', { name: 'UNDO_TASK', task: about(study, 'DOC-07') });

    expect(study.task('DOC-07').state).toBe('OPEN');
  });
});

describe('later', () => {
  it('goes up to the due date and not beyond', () => {
    const study = given();
    const due = study.task('INT-01').dueOn ?? '';
    const later = (until: string): CommandPart => ({
      name: 'SNOOZE_TASK',
      task: about(study, 'INT-01'),
      until,
    });

    expect(study.refusal('researcher', later('2026-01-05')).code).toBe('NOT_AFTER_TODAY');
    expect(study.refusal('researcher', later('2026-01-16'))).toMatchObject({
      code: 'SNOOZE_AFTER_DUE',
      values: { due },
      field: 'until',
    });
    study.does('researcher', later(due));
    expect(study.task('INT-01').snoozedUntil).toBe(due);
  });

  it('is not for a task whose date has come', () => {
    const study = given();
    study.on(study.task('INT-01').dueOn ?? '');

    expect(
      study.refusal('researcher', { name: 'SNOOZE_TASK', task: about(study, 'INT-01'), until: '2026-03-02' })
        .code,
    ).toBe('SNOOZE_OVERDUE');
  });

  it.each(['2026-02-30', '12-02-2026', '', '9999-99-99'])(
    'refuses the date %p, which does not exist',
    (until) => {
      const study = given();

      expect(
        study.refusal('researcher', { name: 'SNOOZE_TASK', task: about(study, 'INT-01'), until }),
      ).toMatchObject({
        code: 'INVALID_DATE',
        field: 'until',
      });
    },
  );
});

describe('waiting for somebody else', () => {
  it('says for what, since when, and ends when told', () => {
    const study = given();
    study.does('researcher', {
      name: 'WAIT_FOR',
      task: about(study, 'INT-01'),
      what: ' antwoord\nvan het college ',
    });
    expect(study.task('INT-01')).toMatchObject({
      state: 'OPEN',
      waitingFor: 'antwoord van het college',
      waitingSince: '2026-01-05',
    });

    study.does('researcher', { name: 'STOP_WAITING', task: about(study, 'INT-01') });
    expect(study.task('INT-01')).toMatchObject({ waitingFor: null, waitingSince: null });
    expect(study.refusal('researcher', { name: 'STOP_WAITING', task: about(study, 'INT-01') }).code).toBe(
      'NOT_WAITING',
    );
  });

  it('needs a few words, not none and not a page', () => {
    const study = given();
    const wait = (what: string): CommandPart => ({ name: 'WAIT_FOR', task: about(study, 'INT-01'), what });

    expect(study.refusal('researcher', wait(' \n ')).code).toBe('TEXT_REQUIRED');
    expect(study.refusal('researcher', wait('a'.repeat(201)))).toMatchObject({
      code: 'TEXT_TOO_LONG',
      field: 'what',
    });
  });
});

describe('reasons', () => {
  it('may not be blank', () => {
    const study = given();
    for (const command of withReason(study, ' \t\n')) {
      expect(study.refusal('researcher', command)).toMatchObject({
        code: 'REASON_REQUIRED',
        field: 'reason',
      });
    }
  });

  it('are 4,000 characters at most; 10,000 are refused kindly and change nothing', () => {
    const study = given();
    const before = study.facts.case;
    for (const command of withReason(study, 'a'.repeat(10_000))) {
      expect(study.refusal('researcher', command)).toMatchObject({
        code: 'TEXT_TOO_LONG',
        values: { max: 4000 },
      });
    }
    expect(study.facts.case).toBe(before);
    expect(
      study.ask('researcher', withReason(study, 'a'.repeat(4000))[0] ?? { name: 'PAUSE_STUDY', reason: '' })
        .ok,
    ).toBe(true);
  });
});

describe('notes', () => {
  it('stand beside the task and make no card stale', () => {
    const study = given();
    const seen = about(study, 'INT-01');
    const decision = study.does('member', { name: 'ADD_NOTE', task: seen, body: 'Let op de privacy.' });

    expect(decision.texts).toMatchObject([{ kind: 'NOTE', body: 'Let op de privacy.', authorId: 'member' }]);
    expect(study.ask('researcher', { name: 'COMPLETE_TASKS', tasks: [seen] }).ok).toBe(true);
  });
});

describe('who', () => {
  it.each<[Who, boolean]>([
    ['researcher', true],
    ['secretary', true],
    ['chair', true],
    ['deputy', false],
    ['member', false],
    ['bureau', false],
    ['coordinator', false],
    ['neighbour', false],
  ])('%s may do the task of the researcher: %p', (who, allowed) => {
    const study = given();

    expect(study.ask(who, complete(study, 'INT-01')).ok).toBe(allowed);
  });

  it('nobody while the study is paused, and nobody once it is closed', () => {
    const study = given({ changes: paused });
    expect(study.refusal('researcher', complete(study, 'INT-01')).code).toBe('STUDY_PAUSED');

    const closed = given({ at: 'AFTERCARE' }).passes();
    expect(closed.refusal('researcher', { name: 'UNDO_TASK', task: about(closed, 'NAZ-06') }).code).toBe(
      'STUDY_CLOSED',
    );
  });
});
