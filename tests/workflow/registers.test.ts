/** The thin registers: their moments, terms and outcomes, the tasks that they prove, and events beside them. */
import type { RegisterEntry, RegisterKind } from '../../entities/study';
import { given, present, type CommandPart, type Given, type Played } from './given';

const add = (
  kind: RegisterKind,
  more: { counterpartRoles?: string[]; sentOn?: string } = {},
): CommandPart => ({
  name: 'ADD_REGISTER_ENTRY',
  kind,
  counterpartRoles: ['PORTFOLIO_HOLDER'],
  ...more,
});

type Change = Omit<Extract<CommandPart, { name: 'UPDATE_REGISTER_ENTRY' }>, 'name' | 'entryId'>;

const update = (entry: RegisterEntry, change: Change): CommandPart => ({
  name: 'UPDATE_REGISTER_ENTRY',
  entryId: entry.id,
  ...change,
});

/** A study with one entry, on a day of that stage. */
function withEntry(kind: RegisterKind, at: string, on: string, sentOn?: string, what: Given = {}): Played {
  const study = given({ at, ...what }).on(on);
  study.does('secretary', add(kind, sentOn === undefined ? {} : { sentOn }));
  return study;
}

const documents = (sentOn = '2026-02-23'): Played =>
  withEntry('DOCUMENT_REQUEST', 'DOCUMENTS', '2026-02-24', sentOn);
const interviews = (): Played => withEntry('INTERVIEW', 'INTERVIEWS', '2026-04-10');

const event = (eventId: string, on: string): CommandPart => ({ name: 'RECORD_EVENT', eventId, on });

describe('adding', () => {
  it('numbers each register by itself and reckons the term', () => {
    const study = documents();
    const decision = study.does('researcher', add('DOCUMENT_REQUEST'));

    expect(study.entry('DOCUMENT_REQUEST', 1)).toMatchObject({
      sentOn: '2026-02-23',
      dueOn: '2026-03-09',
      version: 1,
    });
    expect(study.entry('DOCUMENT_REQUEST', 1).dueSteps[0]).toMatchObject({ step: 'FROM', on: '2026-02-23' });
    expect(study.entry('DOCUMENT_REQUEST', 2)).toMatchObject({ sentOn: null, dueOn: null });
    expect(decision.outcome).toEqual({ code: 'ENTRY_ADDED', values: { number: 2 } });
  });

  it('takes the term of the court where it has its own', () => {
    const study = withEntry('DOCUMENT_REQUEST', 'DOCUMENTS', '2026-02-24', '2026-02-23', {
      settings: { terms: { 'DOC-03': 15 } },
    });

    expect(study.entry('DOCUMENT_REQUEST').dueOn).toBe('2026-03-16');
  });

  it('holds roles, never names', () => {
    const study = documents();

    expect(
      study.refusal('researcher', add('DOCUMENT_REQUEST', { counterpartRoles: ['Mevrouw X'] })).code,
    ).toBe('COUNTERPART_UNKNOWN');
    expect(study.refusal('researcher', add('DOCUMENT_REQUEST', { counterpartRoles: [] })).code).toBe(
      'COUNTERPART_REQUIRED',
    );
    const hearing = given({ at: 'TECHNICAL_HEARING' });
    expect(hearing.ask('secretary', add('TECHNICAL_HEARING', { counterpartRoles: [] })).ok).toBe(true);
  });

  it('waits for the stage to which the register belongs', () => {
    const study = documents();

    expect(study.refusal('secretary', add('EXECUTIVE_HEARING'))).toMatchObject({
      code: 'REGISTER_NOT_YET',
      values: { stage: 'Bestuurlijk wederhoor', from: study.stage('EXECUTIVE_HEARING').startOn },
    });
  });

  it.each([
    ['2026-02-25', 'DATE_IN_FUTURE'],
    ['2025-12-31', 'DATE_BEFORE'],
    ['2026-02-31', 'INVALID_DATE'],
  ])('refuses to have sent on %s', (sentOn, code) => {
    expect(documents().refusal('researcher', add('DOCUMENT_REQUEST', { sentOn }))).toMatchObject({
      code,
      field: 'sentOn',
    });
  });
});

describe('a recorded moment', () => {
  it.each<[RegisterKind, string, string]>([
    ['DOCUMENT_REQUEST', 'DOCUMENTS', 'DOC-03'],
    ['TECHNICAL_HEARING', 'TECHNICAL_HEARING', 'AWH-01'],
    ['EXECUTIVE_HEARING', 'EXECUTIVE_HEARING', 'BWH-01'],
  ])('completes the task that it proves: %s sent', (kind, at, taskId) => {
    const study = given({ at });
    study.does('secretary', add(kind));
    expect(study.task(taskId).state).toBe('OPEN');

    const decision = study.does('secretary', update(study.entry(kind), { sentOn: study.facts.today }));

    expect(study.task(taskId)).toMatchObject({ state: 'DONE', doneById: 'secretary', lastAction: null });
    expect(decision.changedSubjects).toEqual([study.entry(kind).id, study.task(taskId).id]);
  });

  it('cannot lie before an earlier one, nor without it', () => {
    const study = documents();

    expect(
      study.refusal('researcher', update(study.entry('DOCUMENT_REQUEST'), { receivedOn: '2026-02-20' })),
    ).toMatchObject({
      code: 'MOMENTS_REVERSED',
      values: { moment: 'receivedOn', earlier: 'sentOn', on: '2026-02-23' },
      field: 'receivedOn',
    });
    study.does('researcher', add('DOCUMENT_REQUEST'));
    expect(
      study.refusal('researcher', update(study.entry('DOCUMENT_REQUEST', 2), { receivedOn: '2026-02-24' })),
    ).toMatchObject({ code: 'MOMENT_MISSING', values: { moment: 'sentOn' } });
  });

  it('must belong to the register', () => {
    const study = documents();

    expect(
      study.refusal('researcher', update(study.entry('DOCUMENT_REQUEST'), { heldOn: '2026-02-24' })),
    ).toMatchObject({
      code: 'FIELD_NOT_HERE',
      field: 'heldOn',
    });
  });

  it('may be corrected; the term follows the corrected day', () => {
    const study = documents();
    study.does('researcher', update(study.entry('DOCUMENT_REQUEST'), { sentOn: '2026-02-24' }));

    expect(study.entry('DOCUMENT_REQUEST')).toMatchObject({
      sentOn: '2026-02-24',
      dueOn: '2026-03-10',
      version: 2,
    });
  });

  it('that says nothing new is no change', () => {
    const study = documents();

    expect(
      study.refusal('researcher', update(study.entry('DOCUMENT_REQUEST'), { sentOn: '2026-02-23' })).code,
    ).toBe('NOTHING_CHANGED');
  });

  it('is stale when the entry changed meanwhile', () => {
    const study = documents();
    const late = update(study.entry('DOCUMENT_REQUEST'), { receivedOn: '2026-02-24', expectedVersion: 1 });
    study.does('secretary', update(study.entry('DOCUMENT_REQUEST'), { sentOn: '2026-02-24' }));

    expect(study.refusal('researcher', late).code).toBe('STALE');
  });
});

describe('outcomes', () => {
  it('received settles a request, and in part leaves it open', () => {
    const study = documents();
    study.does('researcher', update(study.entry('DOCUMENT_REQUEST'), { outcome: 'PARTIALLY_RECEIVED' }));
    expect(study.entry('DOCUMENT_REQUEST')).toMatchObject({ outcome: 'PARTIALLY_RECEIVED', settledOn: null });

    study.does('researcher', update(study.entry('DOCUMENT_REQUEST'), { outcome: 'RECEIVED' }));
    expect(study.entry('DOCUMENT_REQUEST')).toMatchObject({
      outcome: 'RECEIVED',
      receivedOn: '2026-02-24',
      settledOn: '2026-02-24',
    });
  });

  it('what came in without further word is complete', () => {
    const study = documents();
    study.does('researcher', update(study.entry('DOCUMENT_REQUEST'), { receivedOn: '2026-02-24' }));

    expect(study.entry('DOCUMENT_REQUEST')).toMatchObject({ outcome: 'RECEIVED', settledOn: '2026-02-24' });
  });

  it('refused, declined and disputed need their reason', () => {
    const study = documents();
    const entry = study.entry('DOCUMENT_REQUEST');
    expect(study.refusal('researcher', update(entry, { outcome: 'REFUSED' }))).toMatchObject({
      code: 'REASON_REQUIRED',
      field: 'reason',
    });

    const decision = study.does(
      'researcher',
      update(entry, { outcome: 'REFUSED', reason: 'Geheim, zegt men.' }),
    );
    expect(study.entry('DOCUMENT_REQUEST').reasonRef).toBe(decision.texts[0]?.id);
    expect(JSON.stringify(decision.history[0]?.data)).not.toContain('Geheim');
  });

  it('belong to their register', () => {
    const study = documents();

    expect(
      study.refusal('researcher', update(study.entry('DOCUMENT_REQUEST'), { outcome: 'MINUTES_APPROVED' })),
    ).toMatchObject({ code: 'FIELD_NOT_HERE', field: 'outcome' });
    expect(
      study.refusal('researcher', update(study.entry('DOCUMENT_REQUEST'), { settledOn: '2026-02-24' })).code,
    ).toBe('OUTCOME_REQUIRED');
  });

  it('no reaction is one only when the term is over, and answers the condition', () => {
    const study = withEntry('EXECUTIVE_HEARING', 'EXECUTIVE_HEARING', '2026-09-18', '2026-09-18');
    const entry = study.entry('EXECUTIVE_HEARING');
    const due = present(entry.dueOn);
    expect(study.refusal('secretary', update(entry, { outcome: 'NO_RESPONSE' }))).toMatchObject({
      code: 'TERM_RUNS',
      values: { due },
    });
    expect(study.on(due).refusal('secretary', update(entry, { outcome: 'NO_RESPONSE' })).code).toBe(
      'TERM_RUNS',
    );

    study.on('2026-10-19').does('secretary', update(entry, { outcome: 'NO_RESPONSE' }));
    expect(study.facts.case.study.conditions['NO_RESPONSE']).toBe(true);
    expect(study.task('BWH-05').state).toBe('OPEN');
  });

  it('a reaction answers the condition too', () => {
    const study = withEntry('EXECUTIVE_HEARING', 'EXECUTIVE_HEARING', '2026-09-18', '2026-09-17');
    study.does('secretary', update(study.entry('EXECUTIVE_HEARING'), { receivedOn: '2026-09-18' }));

    expect(study.entry('EXECUTIVE_HEARING').outcome).toBe('RESPONSE_RECEIVED');
    expect(study.task('BWH-05').state).toBe('NOT_APPLICABLE');
  });
});

describe('interviews', () => {
  it('carry their own tasks, dated as their moments are recorded', () => {
    const study = interviews();
    const { id } = study.entry('INTERVIEW');
    expect(study.task('IV-05', id)).toMatchObject({ state: 'OPEN', dueOn: null });

    study.does('researcher', update(study.entry('INTERVIEW'), { heldOn: '2026-04-09' }));
    expect(study.task('IV-05', id).dueOn).toBe('2026-04-16');

    study.does('researcher', update(study.entry('INTERVIEW'), { minutesDraftedOn: '2026-04-10' }));
    expect(study.task('IV-05', id).state).toBe('DONE');
    expect(study.task('IV-06', id).dueOn).toBe('2026-04-13');

    study.does('researcher', update(study.entry('INTERVIEW'), { minutesSentOn: '2026-04-10' }));
    expect(study.task('IV-06', id).state).toBe('DONE');
    expect(study.entry('INTERVIEW').dueOn).toBe('2026-04-24');

    study
      .on('2026-04-20')
      .does('researcher', update(study.entry('INTERVIEW'), { outcome: 'MINUTES_APPROVED' }));
    expect(study.entry('INTERVIEW').settledOn).toBe('2026-04-20');
    expect(study.task('IV-07', id)).toMatchObject({ state: 'OPEN', dueOn: '2026-04-23' });
  });

  it('are tacitly approved only after the term', () => {
    const study = interviews();
    study.does(
      'researcher',
      update(study.entry('INTERVIEW'), {
        heldOn: '2026-04-08',
        minutesDraftedOn: '2026-04-09',
        minutesSentOn: '2026-04-10',
      }),
    );
    const tacit = update(study.entry('INTERVIEW'), { outcome: 'MINUTES_TACIT' });

    expect(study.on('2026-04-24').refusal('researcher', tacit).code).toBe('TERM_RUNS');
    expect(study.on('2026-04-28').ask('researcher', tacit).ok).toBe(true);
  });

  it('have their minutes ticked off as well as recorded', () => {
    const study = interviews();
    study.does('researcher', update(study.entry('INTERVIEW'), { heldOn: '2026-04-09' }));
    const { id } = study.entry('INTERVIEW');
    study.does('researcher', { name: 'COMPLETE_TASKS', tasks: [{ id: study.task('IV-05', id).id }] });
    expect(study.entry('INTERVIEW').minutesDraftedOn).toBe('2026-04-10');

    study.does('researcher', { name: 'COMPLETE_TASKS', tasks: [{ id: study.task('IV-06', id).id }] });
    expect(study.entry('INTERVIEW')).toMatchObject({ minutesSentOn: '2026-04-10', dueOn: '2026-04-24' });

    const undo = (taskId: string): CommandPart => ({
      name: 'UNDO_TASK',
      task: { id: study.task(taskId, id).id },
    });
    expect(study.refusal('researcher', undo('IV-05')).code).toBe('UNDO_LATER_MOMENT');
    study.does('researcher', undo('IV-06'));
    expect(study.entry('INTERVIEW')).toMatchObject({ minutesSentOn: null, dueOn: null, dueSteps: [] });
    study.does('researcher', undo('IV-05'));
    expect(study.entry('INTERVIEW').minutesDraftedOn).toBeNull();
    expect(study.task('IV-06', id).dueOn).toBeNull();
  });

  it('cannot be minuted before they were held, nor settled before the other side reacted', () => {
    const study = interviews();
    const { id } = study.entry('INTERVIEW');

    expect(
      study.refusal('researcher', { name: 'COMPLETE_TASKS', tasks: [{ id: study.task('IV-05', id).id }] }),
    ).toMatchObject({ code: 'RECORD_IN_REGISTER', values: { moment: 'heldOn' } });
    expect(
      study.refusal('researcher', { name: 'COMPLETE_TASKS', tasks: [{ id: study.task('IV-07', id).id }] }),
    ).toMatchObject({ code: 'RECORD_IN_REGISTER', values: { moment: 'settledOn' } });
  });

  it('that are declined have no minutes, and have them again when held after all', () => {
    const study = interviews();
    const { id } = study.entry('INTERVIEW');
    study.does('researcher', update(study.entry('INTERVIEW'), { outcome: 'DECLINED', reason: 'Geen tijd.' }));
    expect(['IV-05', 'IV-06', 'IV-07'].map((taskId) => study.task(taskId, id).state)).toEqual([
      'NOT_APPLICABLE',
      'NOT_APPLICABLE',
      'NOT_APPLICABLE',
    ]);

    study.does('researcher', update(study.entry('INTERVIEW'), { heldOn: '2026-04-10' }));
    expect(study.entry('INTERVIEW')).toMatchObject({ outcome: null, settledOn: null });
    expect(study.task('IV-05', id)).toMatchObject({ state: 'OPEN', dueOn: '2026-04-17' });
    expect(
      study.refusal(
        'researcher',
        update(study.entry('INTERVIEW'), { outcome: 'DECLINED', reason: 'Toch niet.' }),
      ).code,
    ).toBe('INTERVIEW_HELD');
  });
});

describe('the term of others', () => {
  it('is extended by a person, with a reason that stays with the date', () => {
    const study = documents();
    const entry = study.entry('DOCUMENT_REQUEST');
    expect(study.refusal('secretary', update(entry, { dueOn: '2026-03-20' })).code).toBe('REASON_REQUIRED');
    expect(study.refusal('secretary', update(entry, { dueOn: '2026-03-06', reason: 'Eerder.' })).code).toBe(
      'NOT_LATER',
    );

    const decision = study.does('secretary', update(entry, { dueOn: '2026-03-20', reason: 'Op verzoek.' }));
    expect(study.entry('DOCUMENT_REQUEST').dueOn).toBe('2026-03-20');
    expect(study.entry('DOCUMENT_REQUEST').dueSteps.at(-1)).toEqual({
      step: 'EXTENDED',
      by: 'secretary',
      role: 'SECRETARY',
      previous: '2026-03-09',
      on: '2026-03-20',
      reasonRef: decision.texts[0]?.id,
    });
    expect(decision.texts).toHaveLength(1);
  });

  const recess = {
    settings: { recess: [{ from: '2026-02-28', until: '2026-03-08', label: 'voorjaarsreces' }] },
  };
  const inRecess = (): Played =>
    withEntry('DOCUMENT_REQUEST', 'DOCUMENTS', '2026-02-24', '2026-02-23', recess);

  it('is not changed by recess: an extension is proposed to the secretary', () => {
    const study = given({ at: 'DOCUMENTS', ...recess }).on('2026-02-24');
    const decision = study.does('researcher', add('DOCUMENT_REQUEST', { sentOn: '2026-02-23' }));

    expect(study.entry('DOCUMENT_REQUEST')).toMatchObject({
      dueOn: '2026-03-09',
      proposedDueOn: '2026-03-16',
    });
    expect(decision.notices).toMatchObject([
      {
        to: { personId: 'secretary' },
        card: { card: 'EXTENSION_PROPOSAL', entryId: study.entry('DOCUMENT_REQUEST').id },
        when: 'MORNING',
      },
    ]);
  });

  it.each([
    [true, '2026-03-16', 'PROPOSAL_ACCEPTED'],
    [false, '2026-03-09', 'PROPOSAL_DECLINED'],
  ])('a person accepts or declines it: %p', (accept, dueOn, code) => {
    const study = inRecess();
    const answer: CommandPart = {
      name: 'ANSWER_EXTENSION_PROPOSAL',
      entryId: study.entry('DOCUMENT_REQUEST').id,
      expectedVersion: 1,
      accept,
    };
    const decision = study.does('secretary', answer);

    expect(decision.outcome.code).toBe(code);
    expect(study.entry('DOCUMENT_REQUEST')).toMatchObject({ dueOn, proposedDueOn: null, version: 2 });
    expect(study.refusal('secretary', answer).code).toBe('STALE');
    expect(study.refusal('secretary', { ...answer, expectedVersion: 2 }).code).toBe('NO_PROPOSAL');
  });

  it('has no proposal left when the reply is in', () => {
    const study = inRecess();
    study.does('secretary', update(study.entry('DOCUMENT_REQUEST'), { receivedOn: '2026-02-24' }));

    expect(study.entry('DOCUMENT_REQUEST').proposedDueOn).toBeNull();
  });
});

describe('events', () => {
  it('complete the tasks that they prove', () => {
    const study = given({ at: 'DOCUMENTS' }).on('2026-02-24');
    const decision = study.does('secretary', event('START_LETTER_SENT', '2026-02-20'));

    expect(study.facts.case.study.events).toEqual({ START_LETTER_SENT: '2026-02-20' });
    expect(study.task('DOC-01').state).toBe('DONE');
    expect(decision.changedSubjects).toEqual([study.task('DOC-01').id]);
  });

  it('date the tasks that hang on them', () => {
    const study = given({ at: 'AFTERCARE' });
    study.does('secretary', {
      name: 'ANSWER_CONDITION',
      conditionId: 'RECOMMENDATIONS_ADOPTED',
      value: true,
    });
    expect(study.task('NAZ-05').dueOn).toBeNull();

    study.on('2027-02-01').does('secretary', event('COUNCIL_DECISION', '2027-02-01'));
    expect(study.task('NAZ-05').dueOn).not.toBeNull();
    expect(study.task('NAZ-04').state).toBe('DONE');
  });

  it('lie in the past, except what is planned', () => {
    const study = given({ at: 'REPORT' });

    expect(study.refusal('secretary', event('START_LETTER_SENT', '2030-01-01')).code).toBe('DATE_IN_FUTURE');
    expect(study.refusal('secretary', event('START_LETTER_SENT', '2025-01-01')).code).toBe('DATE_BEFORE');
    expect(study.refusal('secretary', event('PUBLICATION_PLANNED', '2066-01-01')).code).toBe('DATE_TOO_FAR');
    study.does('secretary', event('PUBLICATION_PLANNED', '2026-12-10'));
    expect(study.task('RAP-02').state).toBe('DONE');
  });

  it('belong to a stage that has begun, and to the programme', () => {
    const study = given();

    expect(study.refusal('secretary', event('COUNCIL_DECISION', '2026-01-05')).code).toBe('EVENT_TOO_EARLY');
    expect(study.refusal('secretary', event('PARTY', '2026-01-05'))).toMatchObject({
      code: 'NOT_FOUND',
      field: 'eventId',
    });
  });

  it('may be corrected, and are no change when they say the same', () => {
    const study = given({ at: 'DOCUMENTS' }).on('2026-02-24');
    study.does('secretary', event('START_LETTER_SENT', '2026-02-20'));

    expect(study.refusal('secretary', event('START_LETTER_SENT', '2026-02-20')).code).toBe('NOTHING_CHANGED');
    study.does('secretary', event('START_LETTER_SENT', '2026-02-23'));
    expect(study.facts.case.study.events['START_LETTER_SENT']).toBe('2026-02-23');
  });

  it('move aftercare when the report went out on another day', () => {
    const study = given({ at: 'AFTERCARE' });
    const before = present(study.task('NAZ-02').dueOn);
    const { notices } = study.on('2026-12-01').does('secretary', event('PUBLISHED', '2026-12-01'));

    expect(study.facts.case.study.publishedOn).toBe('2026-12-01');
    expect(study.task('NAZ-01').state).toBe('DONE');
    expect(present(study.task('NAZ-02').dueOn) > before).toBe(true);
    // Whose dates these are read so in the morning, except whoever recorded it.
    const told = notices.filter(({ card }) => card.card === 'PLAN_MOVED');
    expect(told.map(({ to, when }) => ({ to, when }))).toEqual([
      { to: { personId: 'chair' }, when: 'MORNING' },
      { to: { personId: 'researcher' }, when: 'MORNING' },
    ]);
    expect(told[0]?.card).toMatchObject({ becauseStageId: 'REPORT', workingDays: expect.any(Number) });
  });

  it('that turn out to be on another day are told to whose firm date counts from them', () => {
    const study = given({ at: 'AFTERCARE' });
    study.on('2026-12-20').does('secretary', event('PUBLISHED', present(study.facts.case.study.publishedOn)));
    const decides = (on: string) => study.does('chair', event('COUNCIL_DECISION', on)).notices;
    const follows = study.task('NAZ-05');
    // What now gets its date is reminded of; nothing moved.
    expect(decides('2026-12-10').map(({ card }) => card)).toEqual([]);
    const before = study.task('NAZ-05');
    expect(before.firm).toBe(true);
    expect(decides('2026-12-15')).toMatchObject([
      { to: { personId: follows.assigneeId }, when: 'MORNING', card: { card: 'TASK', taskId: follows.id } },
    ]);
    expect(present(study.task('NAZ-05').dueOn) > present(before.dueOn)).toBe(true);
  });

  it('say nothing to anybody when the report went out on the very day', () => {
    const study = given({ at: 'AFTERCARE' });
    const on = present(study.facts.case.study.publishedOn);
    const { notices } = study.does('secretary', event('PUBLISHED', on));
    expect(notices.filter(({ card }) => card.card === 'PLAN_MOVED')).toEqual([]);
  });
});
