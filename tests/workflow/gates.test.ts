/** Phase transitions: requested, withdrawn, decided, returned, recorded for a chair outside Teams, and reopened. */
import type { StudyDecision } from '../../bot/workflow/decision';
import { anAbsence } from './a-court';
import { complete, given, everythingSaid, present, type CommandPart, type Given, type Played } from './given';

const MEETINGS = ['2026-01-27', '2026-02-24', '2026-03-24'];

const request = (stageId: string, more: Partial<ReturnType<typeof everythingSaid>> = {}): CommandPart => ({
  name: 'REQUEST_GATE',
  stageId,
  ...everythingSaid(stageId),
  ...more,
});

const approve = (study: Played, boardDecisionOn?: string): CommandPart => ({
  name: 'APPROVE_GATE',
  requestId: study.request().id,
  expectedVersion: study.request().version,
  ...(boardDecisionOn === undefined ? {} : { boardDecisionOn }),
});

/** A study whose gate is requested by the researcher, with every task of the stage done. */
function requested(what: Given = {}): Played {
  const study = given(what).finishTasks();
  study.requests();
  return study;
}

const record = (study: Played): CommandPart => ({
  name: 'RECORD_GATE_DECISION',
  requestId: study.request().id,
  decidedOn: '2026-01-27',
  evidence: 'Besluitenlijst 27 januari, punt 4.',
});

const channel = {
  conversationId: '19:kanaal',
  serviceUrl: 'https://example.org',
  tenantId: 'tenant-heerlen',
  linkedById: 'chair',
  linkedOn: '2026-01-05',
};

/** What the linked channel is told: milestone, stage, date. */
function milestones({ notices }: StudyDecision): (string | null)[][] {
  return notices.flatMap(({ to, card }) =>
    'channelOfCourtId' in to && card.card === 'MILESTONE' ? [[card.milestone, card.stageId, card.on]] : [],
  );
}

describe('requesting', () => {
  it('keeps how every criterion stood, and tells the chair at once', () => {
    const study = given();
    const decision = study.does('researcher', request('INTAKE'));

    expect(study.request()).toMatchObject({
      state: 'REQUESTED',
      gateId: 'G1',
      requestedById: 'researcher',
      version: 1,
    });
    expect(study.request().criteria.find(({ id }) => id === 'all_required_tasks_done')).toMatchObject({
      kind: 'computed',
      met: false,
    });
    expect(study.request().criteria.find(({ id }) => id === 'norm_per_question')).toEqual({
      id: 'norm_per_question',
      kind: 'attested',
      met: true,
      reasonRef: null,
    });
    expect(study.request().openTaskIds).toContain(study.task('INT-01').id);
    expect(study.request().openTaskIds).not.toContain(study.task('INT-07').id);
    expect(decision.notices).toMatchObject([
      { to: { personId: 'chair' }, card: { card: 'GATE', requestId: study.request().id }, when: 'AT_ONCE' },
    ]);
  });

  it('keeps reasons apart from everything else', () => {
    const study = given();
    const reasons = {
      ...everythingSaid('INTAKE').reasons,
      all_required_tasks_done: ' Het college was laat. ',
    };
    const decision = study.does('researcher', request('INTAKE', { reasons }));
    const unmet = present(study.request().criteria.find(({ id }) => id === 'all_required_tasks_done'));

    expect(decision.texts.find(({ id }) => id === unmet.reasonRef)).toMatchObject({
      kind: 'REASON',
      body: 'Het college was laat.',
      subjectId: study.request().id,
      authorId: 'researcher',
    });
    expect(JSON.stringify([study.facts.case, decision.notices, decision.history[0]?.data])).not.toContain(
      'college',
    );
  });

  it('needs a reason for everything unmet, and names the criterion', () => {
    const study = given();

    expect(
      study.refusal('researcher', request('INTAKE', { reasons: { all_required_tasks_done: '  ' } })),
    ).toMatchObject({
      code: 'CRITERION_REASON_REQUIRED',
      values: { criterion: 'Alle verplichte taken zijn gedaan' },
      field: 'reasons.all_required_tasks_done',
    });
    expect(
      study.refusal(
        'researcher',
        request('INTAKE', { reasons: { all_required_tasks_done: 'a'.repeat(10_000) } }),
      ),
    ).toMatchObject({ code: 'TEXT_TOO_LONG', field: 'reasons.all_required_tasks_done' });
  });

  it('needs an answer to everything attested; no needs a reason too', () => {
    const study = given().finishTasks();
    const { attested } = everythingSaid('INTAKE');
    const { norm_per_question: _left, ...others } = attested;

    expect(study.refusal('researcher', request('INTAKE', { attested: others }))).toMatchObject({
      code: 'ATTEST_REQUIRED',
      field: 'attested.norm_per_question',
    });
    expect(
      study.refusal(
        'researcher',
        request('INTAKE', { attested: { ...attested, norm_per_question: false }, reasons: {} }),
      ),
    ).toMatchObject({ code: 'CRITERION_REASON_REQUIRED', field: 'reasons.norm_per_question' });
  });

  it('needs no reason where everything is met', () => {
    const study = given().finishTasks();

    expect(study.ask('researcher', request('INTAKE', { reasons: {} })).ok).toBe(true);
  });

  it('lets a soft gate open with tasks still open, without a reason for those', () => {
    const study = given({ at: 'DOCUMENTS' });
    const { all_required_tasks_done: _none, ...reasons } = everythingSaid('DOCUMENTS').reasons;
    study.does('researcher', request('DOCUMENTS', { reasons }));

    expect(study.request().criteria.find(({ id }) => id === 'all_required_tasks_done')).toMatchObject({
      met: false,
      reasonRef: null,
    });
  });

  it('is for the stage that runs, and once', () => {
    const study = given();

    expect(study.refusal('researcher', request('DOCUMENTS')).code).toBe('STAGE_NOT_ACTIVE');
    study.does('researcher', request('INTAKE'));
    expect(study.refusal('secretary', request('INTAKE'))).toMatchObject({
      code: 'GATE_ALREADY_REQUESTED',
      values: { on: '2026-01-05' },
    });
  });

  it('joins the next meeting of the board, where the board decides', () => {
    const board = given({ settings: { meetings: MEETINGS } });
    expect(board.does('researcher', request('INTAKE')).outcome.code).toBe('GATE_REQUESTED_FOR_MEETING');
    expect(board.request().meetingOn).toBe('2026-01-27');

    const director = given({ settings: { meetings: MEETINGS, decisionModel: 'DIRECTOR' } });
    director.does('researcher', request('INTAKE'));
    expect(director.request().meetingOn).toBeNull();
  });

  it('tells the secretary when nobody can decide', () => {
    const study = given({ people: ['researcher', 'secretary'] });
    const decision = study.does('researcher', request('INTAKE'));

    expect(decision.outcome.code).toBe('GATE_REQUESTED_NOBODY');
    expect(decision.notices.map(({ to }) => to)).toEqual([{ personId: 'secretary' }]);
  });

  it('may be asked by researcher and secretary only', () => {
    const study = given();
    for (const who of ['chair', 'deputy', 'member', 'bureau', 'coordinator', 'neighbour'] as const) {
      expect(study.ask(who, request('INTAKE')).ok).toBe(false);
    }
    expect(study.ask('secretary', request('INTAKE')).ok).toBe(true);
  });
});

describe('withdrawing', () => {
  it('lets it be requested anew', () => {
    const study = requested();
    study.does('secretary', { name: 'WITHDRAW_GATE', requestId: study.request().id });
    expect(study.request()).toMatchObject({
      state: 'WITHDRAWN',
      decidedById: 'secretary',
      decidedAs: 'SECRETARY',
    });

    study.requests();
    expect(study.facts.case.requests.map(({ state }) => state)).toEqual(['WITHDRAWN', 'REQUESTED']);
  });
});

describe('approving', () => {
  it('completes the stage and starts the next one today', () => {
    const study = requested().on('2026-02-02');
    const decision = study.does('chair', approve(study, '2026-01-27'));

    expect(study.request()).toMatchObject({
      state: 'APPROVED',
      decidedById: 'chair',
      decidedAs: 'CHAIR',
      boardDecisionOn: '2026-01-27',
      version: 2,
    });
    expect(study.stage('INTAKE')).toMatchObject({ state: 'COMPLETED', completedOn: '2026-02-02' });
    expect(study.stage('DOCUMENTS')).toMatchObject({ state: 'ACTIVE', startOn: '2026-02-02' });
    expect(study.facts.case.study).toMatchObject({ stageId: 'DOCUMENTS', state: 'RUNNING' });
    expect(study.task('DOC-01')).toMatchObject({ firm: true, dueOn: '2026-02-05' });
    expect(decision.changedSubjects).toContain(study.request().id);
  });

  it('tells the requester, everybody with tasks in the new stage, and whose plan moved', () => {
    const study = requested().on('2026-01-12');
    const decision = study.does('chair', approve(study, '2026-01-12'));
    const told = decision.notices.map(({ to, card, when }) => [to, card.card, when]);

    expect(told).toContainEqual([{ personId: 'researcher' }, 'GATE', 'AT_ONCE']);
    expect(told).toContainEqual([{ personId: 'researcher' }, 'STAGE_STARTED', 'AT_ONCE']);
    expect(told).toContainEqual([{ personId: 'secretary' }, 'STAGE_STARTED', 'AT_ONCE']);
    expect(told).toContainEqual([{ personId: 'researcher' }, 'PLAN_MOVED', 'MORNING']);
    expect(told).not.toContainEqual([{ personId: 'chair' }, 'PLAN_MOVED', 'MORNING']);
    const moved = decision.notices.flatMap(({ card }) =>
      card.card === 'PLAN_MOVED' ? [card.workingDays] : [],
    );
    expect(Math.min(...moved)).toBeLessThan(0);
    expect(new Set(decision.notices.map(({ onceKey }) => onceKey)).size).toBe(decision.notices.length);
  });

  it('tells whoever does the research now, when who asked has left', () => {
    const study = requested().on('2026-01-12');
    study.change((facts) => ({
      ...facts,
      grants: facts.grants.map((grant) =>
        grant.personId === 'researcher' ? { ...grant, validUntil: '2026-01-11' } : grant,
      ),
    }));
    const told = study
      .does('chair', approve(study, '2026-01-12'))
      .notices.filter(({ card }) => card.card === 'GATE')
      .map(({ to }) => to);
    expect(told).toEqual([{ personId: 'secretary' }]);
  });

  it('needs the date of the board where the board decides, not in the future nor before the stage', () => {
    const study = requested().on('2026-02-02');

    expect(study.refusal('chair', approve(study))).toMatchObject({
      code: 'BOARD_DATE_REQUIRED',
      field: 'boardDecisionOn',
    });
    expect(study.refusal('chair', approve(study, '2026-02-03')).code).toBe('DATE_IN_FUTURE');
    expect(study.refusal('chair', approve(study, '2026-01-02'))).toMatchObject({
      code: 'DATE_BEFORE',
      values: { from: '2026-01-05' },
    });
    expect(study.refusal('chair', approve(study, '2026-02-30')).code).toBe('INVALID_DATE');
  });

  it('needs none of a one-headed court, nor at a gate that the chair decides alone', () => {
    const director = requested({ settings: { decisionModel: 'DIRECTOR' } });
    director.does('chair', approve(director));
    expect(director.request()).toMatchObject({ state: 'APPROVED', boardDecisionOn: null });

    const documents = requested({ at: 'DOCUMENTS' });
    documents.does('chair', approve(documents));
    expect(documents.request()).toMatchObject({ state: 'APPROVED', boardDecisionOn: null });
  });

  it('is never for the requester', () => {
    const study = given({
      changes: (facts) => ({
        ...facts,
        grants: [
          ...facts.grants,
          {
            ...present(facts.grants.find(({ personId }) => personId === 'secretary')),
            id: 'both',
            personId: 'chair',
          },
        ],
      }),
    });
    study.requests('chair');

    expect(study.refusal('chair', approve(study, '2026-01-05')).code).toBe('OWN_REQUEST');
  });

  it('falls to the deputy only while the absence of the chair is registered', () => {
    const study = requested();
    expect(study.refusal('deputy', approve(study, '2026-01-05')).code).toBe('NOT_YOURS');

    study.change((facts) => ({
      ...facts,
      absences: [anAbsence('chair', { validFrom: '2026-01-01', validUntil: '2026-01-31' })],
    }));
    study.does('deputy', approve(study, '2026-01-05'));
    expect(study.request()).toMatchObject({ decidedById: 'deputy', decidedAs: 'DEPUTY_CHAIR' });
  });

  it('lets the chair put a reason in other words, and keeps both', () => {
    const study = given();
    study.does('researcher', request('INTAKE'));
    const before = present(study.request().criteria.find(({ met }) => !met));
    const decision = study.does('chair', {
      ...approve(study, '2026-01-05'),
      name: 'APPROVE_GATE',
      requestId: study.request().id,
      reasons: { [before.id]: 'De raad weet ervan.', norm_per_question: 'Niet nodig: gehaald.' },
      remark: 'Let op de planning.',
    });
    const after = present(study.request().criteria.find(({ id }) => id === before.id));

    expect(after.reasonRef).not.toBe(before.reasonRef);
    expect(decision.texts.map(({ body }) => body)).toEqual(['De raad weet ervan.', 'Let op de planning.']);
    expect(study.request().reasonRef).toBe(decision.texts[1]?.id);
  });

  it('carries open tasks over, and they count at the next gate', () => {
    const study = given({ at: 'DOCUMENTS' });
    study.requests();
    study.does('chair', approve(study));
    study.finishTasks();

    const refusal = study.refusal('researcher', request('INTERVIEWS', { reasons: {} }));
    expect(refusal).toMatchObject({
      code: 'CRITERION_REASON_REQUIRED',
      field: 'reasons.all_required_tasks_done',
    });
    expect(
      study.ask('researcher', { name: 'COMPLETE_TASKS', tasks: [{ id: study.task('DOC-07').id }] }).ok,
    ).toBe(true);
  });

  it('is refused once decided, and says what, by which role and when', () => {
    const study = requested();
    const command = approve(study, '2026-01-05');
    study.does('chair', command);

    expect(study.refusal('chair', command)).toMatchObject({
      code: 'ALREADY_DECIDED',
      values: { how: 'APPROVED', who: 'CHAIR', on: '2026-01-05' },
    });
  });

  it('is stale when the request changed since the card was shown', () => {
    const study = requested({ settings: { chairUsesTeams: false } });
    const command = approve(study, '2026-01-05');
    study.does('secretary', {
      name: 'RECORD_GATE_DECISION',
      requestId: study.request().id,
      decidedOn: '2026-01-05',
      evidence: 'Besluitenlijst.',
    });

    expect(study.refusal('chair', command).code).toBe('STALE');
  });

  it('waits while the study is paused', () => {
    const study = requested();
    study.does('chair', { name: 'PAUSE_STUDY', reason: 'Verkiezingen.' });

    expect(study.refusal('chair', approve(study, '2026-01-05')).code).toBe('STUDY_PAUSED');
  });
});

describe('publication and closing', () => {
  it('reads published from the day that was planned, in aftercare', () => {
    const study = given({ at: 'REPORT', channel });
    study.does('secretary', { name: 'RECORD_EVENT', eventId: 'PUBLICATION_PLANNED', on: '2026-12-10' });
    study.finishTasks().requests();
    const approval = study.does('chair', approve(study));

    expect(milestones(approval)).toEqual([]);
    expect(study.facts.case.study).toMatchObject({
      state: 'AFTERCARE',
      stageId: 'AFTERCARE',
      publishedOn: '2026-12-10',
    });
    expect(study.task('NAZ-01').dueOn).toBe('2026-12-10');

    study.on('2026-12-10');
    const ticked = study.ask('secretary', complete(study, 'NAZ-01'));
    const recorded = study.does('secretary', {
      name: 'RECORD_EVENT',
      eventId: 'PUBLISHED',
      on: '2026-12-10',
    });
    expect(milestones(recorded)).toEqual([['PUBLISHED', 'AFTERCARE', '2026-12-10']]);
    expect(ticked.ok && ticked.decision.notices).toEqual(recorded.notices);
  });

  it('is published today when no day was planned', () => {
    const study = given({ at: 'AFTERCARE' });

    expect(study.facts.case.study.publishedOn).toBe(study.stage('REPORT').completedOn);
    expect(study.task('NAZ-01').dueOn).toBe(study.facts.case.study.publishedOn);
  });

  it('is closed by the last gate', () => {
    const study = given({ at: 'AFTERCARE' }).passes();

    expect(study.facts.case.study).toMatchObject({
      state: 'CLOSED',
      stageId: null,
      closedOn: study.facts.today,
    });
    expect(study.facts.case.stages.every(({ state }) => state === 'COMPLETED')).toBe(true);
  });

  it('tells a linked channel the milestones and nothing else', () => {
    const study = given({ channel });
    const told: unknown[] = [];
    while (study.facts.case.study.state !== 'CLOSED') {
      study
        .on(study.stage(present(study.facts.case.study.stageId)).endOn)
        .finishTasks()
        .requests();
      told.push(
        ...milestones(study.does('chair', approve(study, study.facts.today))).map(([what, at]) => [what, at]),
      );
    }

    expect(told).toEqual([
      ['GATE', 'DOCUMENTS'],
      ['GATE', 'INTERVIEWS'],
      ['GATE', 'FINDINGS'],
      ['GATE', 'REPORT'],
      ['PUBLISHED', 'AFTERCARE'],
      ['CLOSED', 'AFTERCARE'],
    ]);
  });
});

describe('returning', () => {
  it('reopens tasks with a reason, and tells requester and owners', () => {
    const study = requested();
    const task = study.task('INT-05');
    const decision = study.does('chair', {
      name: 'RETURN_GATE',
      requestId: study.request().id,
      reason: 'De AVG-paragraaf mist een bewaartermijn.',
      reopenTaskIds: [task.id],
    });

    expect(study.request()).toMatchObject({
      state: 'RETURNED',
      reopenedTaskIds: [task.id],
      reasonRef: decision.texts[0]?.id,
    });
    expect(study.task('INT-05')).toMatchObject({
      state: 'OPEN',
      doneAt: null,
      doneById: null,
      lastAction: null,
    });
    expect(study.stage('INTAKE').state).toBe('ACTIVE');
    expect(decision.changedSubjects).toEqual([study.request().id, task.id]);
    expect(decision.notices.map(({ to, card, when }) => [to, card.card, when])).toEqual([
      [{ personId: 'researcher' }, 'GATE', 'AT_ONCE'],
      [{ personId: 'secretary' }, 'TASK', 'MORNING'],
    ]);
  });

  it('needs a reason and a task of this stage', () => {
    const study = requested({ at: 'DOCUMENTS' });
    const back = (reason: string, ...reopenTaskIds: string[]): CommandPart => ({
      name: 'RETURN_GATE',
      requestId: study.request().id,
      reason,
      reopenTaskIds,
    });

    expect(study.refusal('chair', back('Nog niet.')).code).toBe('RETURN_NEEDS_TASK');
    expect(study.refusal('chair', back('  ', study.task('DOC-07').id)).code).toBe('REASON_REQUIRED');
    expect(study.refusal('chair', back('Nog niet.', study.task('INT-01').id)).code).toBe('RETURN_OTHER_TASK');
    expect(study.refusal('chair', back('Nog niet.', 'nothing'))).toMatchObject({
      code: 'NOT_FOUND',
      field: 'reopenTaskIds',
    });
  });

  it('is requested and approved after that', () => {
    const study = requested();
    study.does('chair', {
      name: 'RETURN_GATE',
      requestId: study.request().id,
      reason: 'Nog niet.',
      reopenTaskIds: [study.task('INT-05').id],
    });
    study.passes();

    expect(study.facts.case.requests.map(({ state }) => state)).toEqual(['RETURNED', 'APPROVED']);
  });
});

describe('a chair who does not use Teams', () => {
  it('lets the secretary record the decision, and confirms it without repeating the date', () => {
    const study = requested({ settings: { chairUsesTeams: false } }).on('2026-02-02');
    const decision = study.does('secretary', record(study));
    expect(study.request()).toMatchObject({
      state: 'REQUESTED',
      recorded: { byId: 'secretary', decidedOn: '2026-01-27', evidenceRef: decision.texts[0]?.id },
    });
    expect(decision.texts).toMatchObject([{ kind: 'EVIDENCE' }]);
    expect(decision.notices.map(({ to }) => to)).toEqual([{ personId: 'chair' }]);

    study.does('chair', approve(study));
    expect(study.request()).toMatchObject({ state: 'APPROVED', boardDecisionOn: '2026-01-27' });
  });

  it('is the exception: a chair who does decides alone', () => {
    const study = requested().on('2026-02-02');

    expect(study.refusal('secretary', record(study)).code).toBe('NOT_YOURS');
  });
});
