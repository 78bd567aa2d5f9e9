/** How every criterion of a gate is judged. */
import { reusedCriteria } from '../../bot/programme/diff';
import { judgeCriteria, openTasksFor } from '../../bot/workflow/criteria';
import type { CourtSettings } from '../../entities/court';
import type { RegisterEntry, RegisterKind, RegisterOutcome } from '../../entities/study';
import { anEntry } from './a-study';
import { everythingSaid, given, present, programme, type Played } from './given';

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
  return anEntry({ id: `entry-${made}`, kind, number: made, ...more });
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

const kindOf = (study: Played, criterionId: string, stageId: string): string =>
  present(judgeCriteria(study.facts, stageId).find(({ id }) => id === criterionId)).kind;
const scope = (study: Played) => judged(study, 'questions_in_scope_or_left_out_with_reason', 'INTAKE');
const verdicts = (study: Played) => judged(study, 'verdict_per_question_in_scope', 'FINDINGS');
const addressed = (study: Played) => judged(study, 'addressee_per_recommendation', 'CONCLUSIONS');
const followed = (study: Played) => judged(study, 'follow_up_per_recommendation', 'AFTERCARE');

describe('the register of questions and recommendations', () => {
  it('that was not kept leaves the criterion to the requester', () => {
    const study = given();
    for (const judge of [scope, verdicts, addressed, followed]) expect(judge(study)).toBeNull();
    expect(kindOf(study, 'verdict_per_question_in_scope', 'FINDINGS')).toBe('attested');
    // What was left out says nothing of the verdicts, which may be kept elsewhere.
    study.does('researcher', {
      name: 'SET_QUESTION',
      questionNumber: 3,
      inScope: false,
      reason: 'Speelt hier niet.',
    });
    expect(verdicts(study)).toBeNull();
  });

  it('counts each question that is studied, or was left out with a reason', () => {
    const study = given();
    study.does('researcher', {
      name: 'SET_QUESTION',
      questionNumber: 3,
      inScope: false,
      reason: 'Speelt hier niet.',
    });
    expect(scope(study)).toEqual([true, 16, 16]);
    expect(kindOf(study, 'questions_in_scope_or_left_out_with_reason', 'INTAKE')).toBe('computed');
    // As it may have been put back from elsewhere.
    study.change((facts) => ({
      ...facts,
      case: {
        ...facts.case,
        questions: facts.case.questions.map((question) => ({ ...question, reasonRef: null })),
      },
    }));
    expect(scope(study)).toEqual([false, 15, 16]);
  });

  it('counts the verdicts of what is studied; on scenarios words are enough', () => {
    const study = given();
    const answer = (questionNumber: number, more: object): void => {
      study.does('researcher', { name: 'SET_QUESTION', questionNumber, inScope: true, ...more });
    };
    study.does('researcher', {
      name: 'SET_QUESTION',
      questionNumber: 3,
      inScope: false,
      reason: 'Speelt hier niet.',
    });
    answer(1, { verdict: 'MET' });
    answer(2, { summary: 'Nog zonder oordeel.' });
    answer(16, { summary: 'Twee scenario’s zijn uitgewerkt.' });
    expect(verdicts(study)).toEqual([false, 2, 15]);
    for (const { n } of programme.questions) if (n !== 3 && n !== 1) answer(n, { verdict: 'NOT_MET' });
    expect(verdicts(study)).toEqual([true, 15, 15]);
  });

  it('counts what became of every recommendation: how far it came in a year, or that the council did not adopt it', () => {
    const study = given();
    for (const title of ['Informeer de raad', 'Leg het vast', 'Meet het'])
      study.does('researcher', { name: 'ADD_RECOMMENDATION', title, addressee: 'college' });
    const [first, second, third] = study.facts.case.recommendations.map(({ id }) => id);
    expect(addressed(study)).toEqual([true, 3, 3]);
    expect(followed(study)).toEqual([false, 0, 3]);
    const update = (recommendationId: string | undefined, more: object): void => {
      study.does('secretary', {
        name: 'UPDATE_RECOMMENDATION',
        recommendationId: present(recommendationId),
        ...more,
      });
    };
    update(first, { councilDecision: 'NOT_ADOPTED' });
    update(second, { councilDecision: 'ADOPTED' });
    expect(followed(study)).toEqual([false, 1, 3]);
    update(second, { status: 'IN_PROGRESS' });
    update(third, { status: 'LAPSED' });
    expect(followed(study)).toEqual([true, 3, 3]);
  });
});

describe('a wave that was opened with the definition of 2026.1', () => {
  const BEFORE: Record<string, string> = {
    questions_in_scope_or_left_out_with_reason: 'shared_questions_all_in_scope_or_reason',
    verdict_per_question_in_scope: 'finding_per_question',
    addressee_per_recommendation: 'every_recommendation_has_addressee',
    follow_up_per_recommendation: 'recommendations_all_have_status',
  };
  const old = {
    ...programme,
    version: '2026.1',
    stages: programme.stages.map((stage) => ({
      ...stage,
      gate: {
        ...stage.gate,
        criteria: stage.gate.criteria.map((one) => ({ ...one, id: BEFORE[one.id] ?? one.id })),
      },
    })),
    criteria: programme.criteria.map((criterion) => {
      const id = BEFORE[criterion.id];
      return id === undefined ? criterion : { id, nl: criterion.nl, by: 'attested' as const };
    }),
  };

  it('goes on with what its requesters attest, whatever the register says', () => {
    const study = given({ changes: (facts) => ({ ...facts, programme: old }) });
    study.does('researcher', { name: 'SET_QUESTION', questionNumber: 1, inScope: true, verdict: 'MET' });
    expect(judged(study, 'shared_questions_all_in_scope_or_reason')).toBeNull();
    expect(judged(study, 'finding_per_question', 'FINDINGS')).toBeNull();
    const said = everythingSaid('INTAKE');
    study.does('researcher', {
      name: 'REQUEST_GATE',
      stageId: 'INTAKE',
      ...said,
      attested: { ...said.attested, shared_questions_all_in_scope_or_reason: true },
    });
    const { id } = study.request();
    study.does('chair', { name: 'APPROVE_GATE', requestId: id, boardDecisionOn: study.facts.today });
    expect(study.facts.case.study.stageId).toBe('DOCUMENTS');
  });

  it('does not keep the next wave from being opened with the definition of today', () => {
    expect(reusedCriteria(old, programme)).toEqual([]);
    const attested = programme.criteria.map((criterion) =>
      criterion.id === 'verdict_per_question_in_scope'
        ? { id: criterion.id, nl: criterion.nl, by: 'attested' as const }
        : criterion,
    );
    expect(reusedCriteria({ ...old, criteria: attested }, programme)).toEqual([
      'verdict_per_question_in_scope',
    ]);
  });
});

const codes = (study: Played, criterionId: string): string[] =>
  openTasksFor(study.facts, present(study.facts.case.study.stageId), criterionId).map(({ taskId }) => taskId);

describe('the open tasks that keep a criterion from being met', () => {
  it('are as many as are missing, whatever tasks settle', () => {
    const study = given();
    const all = present(
      judgeCriteria(study.facts, present(study.facts.case.study.stageId)).find(
        ({ id }) => id === 'all_required_tasks_done',
      ),
    ).detail;
    expect(codes(study, 'all_required_tasks_done')).toHaveLength(present(all).of - present(all).done);
    expect(codes(study, 'privacy_paragraph_present')).toEqual(['INT-05']);
  });

  it('are none for what is attested', () => {
    expect(codes(given(), 'norm_per_question')).toEqual([]);
  });
});
