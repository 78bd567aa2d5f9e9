/** How every criterion of a gate is judged. */
import { judgeCriteria } from '../../bot/workflow/criteria';
import type { CourtSettings } from '../../entities/court';
import type { RegisterEntry, RegisterKind, RegisterOutcome } from '../../entities/study';
import { given, present, programme, type Played } from './given';

function judged(
  study: Played,
  criterionId: string,
  stageId = present(study.facts.case.study.stageId),
): unknown {
  const { met, detail } = present(judgeCriteria(study.facts, stageId).find(({ id }) => id === criterionId));
  return detail === null ? met : [met, detail.done, detail.of];
}

let made = 0;
function entry(kind: RegisterKind, more: Partial<RegisterEntry> = {}): RegisterEntry {
  made += 1;
  return {
    id: `entry-${made}`,
    version: 1,
    studyId: 'study',
    kind,
    number: made,
    counterpartRoles: [],
    sentOn: '2026-03-02',
    dueOn: '2026-03-16',
    dueSteps: [],
    proposedDueOn: null,
    receivedOn: null,
    heldOn: null,
    minutesDraftedOn: null,
    minutesSentOn: null,
    settledOn: null,
    outcome: null,
    reasonRef: null,
    ...more,
  };
}

function withEntries(at: string, entries: RegisterEntry[]): Played {
  return given({ at, changes: (facts) => ({ ...facts, case: { ...facts.case, entries } }) });
}

const requests = (...outcomes: (RegisterOutcome | null)[]): RegisterEntry[] =>
  outcomes.map((outcome) =>
    entry('DOCUMENT_REQUEST', { outcome, reasonRef: outcome === 'REFUSED' ? 'why' : null }),
  );

const interview = (outcome: RegisterOutcome | null, ...counterpartRoles: string[]): RegisterEntry =>
  entry('INTERVIEW', { outcome, counterpartRoles, heldOn: outcome === 'DECLINED' ? null : '2026-04-01' });

describe('all required tasks', () => {
  it('counts at every gate, first, also where the gate does not name it', () => {
    const study = given();
    for (const { id } of programme.stages) {
      const ids = judgeCriteria(study.facts, id).map((criterion) => criterion.id);
      expect(ids.filter((one) => one === 'all_required_tasks_done')).toHaveLength(1);
    }
    const unnamed = {
      ...programme,
      stages: programme.stages.map((stage) => ({
        ...stage,
        gate: {
          ...stage.gate,
          criteria: stage.gate.criteria.filter(({ id }) => id !== 'all_required_tasks_done'),
        },
      })),
    };
    const facts = { ...study.facts, programme: unnamed };
    expect(judgeCriteria(facts, 'DOCUMENTS')[0]?.id).toBe('all_required_tasks_done');
  });

  it('leaves out what does not apply, and takes a task dropped with a reason as closed', () => {
    const study = given({ conditions: { EXTERNAL_BUREAU: false } });
    expect(judged(study, 'all_required_tasks_done')).toEqual([false, 0, 8]);

    study.does('researcher', {
      name: 'MARK_NOT_APPLICABLE',
      task: { id: study.task('INT-01').id },
      reason: 'Klaar.',
    });
    expect(judged(study, 'all_required_tasks_done')).toEqual([false, 1, 8]);

    study.finishTasks();
    expect(judged(study, 'all_required_tasks_done')).toEqual([true, 8, 8]);
  });

  it('is not held up by a condition that nobody answered, but is by yes', () => {
    const study = given({ at: 'EXECUTIVE_HEARING' }).finishTasks();
    expect(judged(study, 'all_required_tasks_done')).toEqual([true, 4, 4]);

    study.does('researcher', { name: 'ANSWER_CONDITION', conditionId: 'NO_RESPONSE', value: true });
    expect(judged(study, 'all_required_tasks_done')).toEqual([false, 4, 5]);
  });

  it('does not need what is not required', () => {
    const study = given({ at: 'EXECUTIVE_HEARING' });
    const optional = study.task('BWH-02').id;
    study.finishTasks();
    study.change((facts) => ({
      ...facts,
      case: {
        ...facts.case,
        tasks: facts.case.tasks.map((task) =>
          task.id === optional ? { ...task, state: 'OPEN' as const } : task,
        ),
      },
    }));

    expect(judged(study, 'all_required_tasks_done')).toEqual([true, 4, 4]);
  });

  it('counts what was carried over', () => {
    const study = given({ at: 'DOCUMENTS' });
    study.requests();
    study.does('chair', { name: 'APPROVE_GATE', requestId: study.request().id });
    study.finishTasks();
    const own = 6;
    expect(judged(study, 'all_required_tasks_done')).toEqual([false, own, own + 10]);

    const open = study.facts.case.tasks
      .filter(({ stageId }) => stageId === 'DOCUMENTS')
      .map(({ id }) => ({ id }));
    study.does('secretary', { name: 'COMPLETE_TASKS', tasks: open });
    expect(judged(study, 'all_required_tasks_done')).toEqual([true, own + 10, own + 10]);
  });
});

describe('tasks named at the gate', () => {
  it('are met when done, not when dropped', () => {
    const study = given();
    expect(judged(study, 'independence_check_recorded')).toEqual([false, 0, 1]);

    study.does('chair', {
      name: 'MARK_NOT_APPLICABLE',
      task: { id: study.task('INT-06').id },
      reason: 'Nee.',
    });
    expect(judged(study, 'independence_check_recorded')).toEqual([false, 0, 1]);

    study.does('chair', { name: 'REOPEN_TASK', task: { id: study.task('INT-06').id }, reason: 'Toch.' });
    study.does('chair', { name: 'COMPLETE_TASKS', tasks: [{ id: study.task('INT-06').id }] });
    expect(judged(study, 'independence_check_recorded')).toEqual([true, 1, 1]);
  });

  it('and the second reading of the stage', () => {
    const study = given({ at: 'FINDINGS' });
    expect(judged(study, 'four_eyes_done')).toEqual([false, 0, 1]);

    study.finishTasks();
    expect(judged(study, 'four_eyes_done')).toEqual([true, 1, 1]);
  });
});

describe('events and attested criteria', () => {
  it('is met once the event is recorded', () => {
    const study = given({ at: 'DOCUMENTS' });
    expect(judged(study, 'start_letter_sent')).toBe(false);

    study.does('secretary', { name: 'RECORD_EVENT', eventId: 'START_LETTER_SENT', on: study.facts.today });
    expect(judged(study, 'start_letter_sent')).toBe(true);
  });

  it('needs the hearing announced ten working days before', () => {
    const study = given({ at: 'FINDINGS' }).on('2026-06-22');
    study.does('secretary', { name: 'RECORD_EVENT', eventId: 'HEARING_ANNOUNCED', on: '2026-06-22' });

    expect(judged(study.on('2026-07-03'), 'hearing_announced_10wd_before')).toBe(false);
    expect(judged(study.on('2026-07-06'), 'hearing_announced_10wd_before')).toBe(true);
  });

  it('leaves attested criteria to the requester', () => {
    expect(judged(given(), 'norm_per_question')).toBeNull();
  });
});

describe('registers', () => {
  it.each<[string, RegisterEntry[], unknown]>([
    ['none', [], [false, 0, 0]],
    ['none answered', requests(null), [false, 0, 1]],
    ['four of five', requests('RECEIVED', 'RECEIVED', 'NOT_EXISTING', 'REFUSED', null), [true, 4, 5]],
    ['three of four', requests('RECEIVED', 'RECEIVED', 'RECEIVED', null), [false, 3, 4]],
    ['in part is not received', requests('PARTIALLY_RECEIVED'), [false, 0, 1]],
    ['refused without a reason', [entry('DOCUMENT_REQUEST', { outcome: 'REFUSED' })], [false, 0, 1]],
  ])('documents, 80%%: %s', (_what, entries, expected) => {
    expect(judged(withEntries('DOCUMENTS', entries), 'document_requests_received_or_reasoned_80pct')).toEqual(
      expected,
    );
  });

  it.each<[string, RegisterEntry[], unknown]>([
    ['none', [], [true, 0, 0]],
    ['one open', requests('RECEIVED', null), [false, 1, 2]],
    ['one in part', requests('PARTIALLY_RECEIVED'), [false, 0, 1]],
    ['all closed', requests('RECEIVED', 'REFUSED'), [true, 2, 2]],
  ])('documents, none open: %s', (_what, entries, expected) => {
    expect(judged(withEntries('INTERVIEWS', entries), 'open_document_requests_zero_or_reason')).toEqual(
      expected,
    );
  });

  it.each<[string, RegisterEntry[], unknown]>([
    ['nobody', [], [false, 0, 6]],
    [
      'everybody; of director and set-up lead one is enough',
      [
        interview('MINUTES_APPROVED', 'SETUP_LEAD', 'ALLIANCE_CHAIR'),
        interview(null, 'PORTFOLIO_HOLDER'),
        interview(null, 'OFFICIAL_POLICY', 'OFFICIAL_FINANCE', 'OFFICIAL_MONITORING'),
      ],
      [true, 6, 6],
    ],
    ['declined is not heard', [interview('DECLINED', 'PORTFOLIO_HOLDER')], [false, 0, 6]],
    ['not mandatory does not count', [interview(null, 'COUNCIL_CLERK')], [false, 0, 6]],
  ])('mandatory roles: %s', (_what, entries, expected) => {
    expect(judged(withEntries('INTERVIEWS', entries), 'mandatory_roles_interviewed_or_reason')).toEqual(
      expected,
    );
  });

  it.each<[string, RegisterEntry[], unknown]>([
    ['none held', [interview('DECLINED')], [false, 0, 0]],
    ['approved and tacit', [interview('MINUTES_APPROVED'), interview('MINUTES_TACIT')], [true, 2, 2]],
    ['disputed', [interview('MINUTES_APPROVED'), interview('MINUTES_DISPUTED')], [false, 1, 2]],
    ['not settled', [interview(null)], [false, 0, 1]],
  ])('minutes: %s', (_what, entries, expected) => {
    expect(judged(withEntries('INTERVIEWS', entries), 'minutes_approved_or_tacit_or_reason')).toEqual(
      expected,
    );
  });

  it.each<[RegisterKind, string, string]>([
    ['TECHNICAL_HEARING', 'TECHNICAL_HEARING', 'response_received_or_term_expired_and_recorded'],
    ['EXECUTIVE_HEARING', 'EXECUTIVE_HEARING', 'executive_response_included_or_absence_recorded'],
  ])('%s: sent and answered, or recorded as not answered', (kind, at, criterionId) => {
    expect(judged(withEntries(at, []), criterionId)).toEqual([false, 0, 0]);
    expect(judged(withEntries(at, [entry(kind)]), criterionId)).toEqual([false, 0, 1]);
    expect(judged(withEntries(at, [entry(kind, { outcome: 'RESPONSE_RECEIVED' })]), criterionId)).toEqual([
      true,
      1,
      1,
    ]);
    expect(judged(withEntries(at, [entry(kind, { outcome: 'NO_RESPONSE' })]), criterionId)).toEqual([
      true,
      1,
      1,
    ]);
  });

  it.each<[string, string | undefined, boolean]>([
    ['no day chosen', undefined, false],
    ['in recess', '2027-01-01', false],
    ['near the elections', '2027-02-01', false],
    ['on a quiet day', '2026-12-10', true],
  ])('publication: %s', (_what, on, met) => {
    const events: Record<string, string> = on === undefined ? {} : { PUBLICATION_PLANNED: on };
    const settings: Partial<CourtSettings> = {
      recess: [{ from: '2026-12-19', until: '2027-01-03', label: 'kerstreces' }],
      elections: ['2027-03-01'],
    };
    const study = given({
      at: 'REPORT',
      settings,
      changes: (facts) => ({
        ...facts,
        case: {
          ...facts.case,
          study: { ...facts.case.study, events },
        },
      }),
    });

    expect(judged(study, 'publication_date_not_in_blackout_or_reason')).toBe(met);
  });

  it('the next wave counts from the publication', () => {
    expect(judged(given({ at: 'REPORT' }), 'next_wave_anchor_set', 'AFTERCARE')).toBe(false);
    expect(judged(given({ at: 'AFTERCARE' }), 'next_wave_anchor_set')).toBe(true);
  });
});
