/** An answer for all courts: proposed and withdrawn, adopted by a court or departed from, edition after edition. */
import { administer } from '../../bot/workflow/administer';
import type { AdministrationCommand } from '../../bot/workflow/commands';
import type { AdministrationFacts } from '../../bot/workflow/facts';
import { currentAnswer } from '../../bot/workflow/shared-answers';
import type { SharedAnswer } from '../../entities/shared-answer';
import { aCourt, actorIn, aGrant, aPerson, decisionOf, refusalOf, someFacts, STAFF } from './a-court';
import { aSharedAnswer, given, present, type CommandPart, type Played } from './given';

const first = aSharedAnswer({ edition: 1, summary: 'Het staat vast.' });
const second = aSharedAnswer({ edition: 2, summary: 'Het staat nu vaster.', verdict: 'MET' });

type Propose = Extract<AdministrationCommand, { name: 'PROPOSE_SHARED_ANSWER' }>;
const propose = (more: Partial<Propose> = {}): Propose => ({
  name: 'PROPOSE_SHARED_ANSWER',
  waveId: 'wave-1',
  questionNumber: 1,
  summary: ' Het staat\nvast. ',
  ...more,
});
const facts = (change: Partial<AdministrationFacts> = {}): AdministrationFacts =>
  someFacts({ court: null, ...change });
const heerlen = (change: Partial<AdministrationFacts> = {}): AdministrationFacts =>
  facts({ court: aCourt(), ...change });
const by = (who: string, command: AdministrationCommand, where: AdministrationFacts) =>
  administer(command, where, actorIn(where, who));

const withdrawn = (edition: number, courtId?: string): AdministrationCommand => ({
  name: 'WITHDRAW_SHARED_ANSWER',
  waveId: 'wave-1',
  questionNumber: 1,
  edition,
  ...(courtId === undefined ? {} : { courtId }),
});

const proposed = (study: Played, ...sharedAnswers: SharedAnswer[]): Played =>
  study.change((known) => ({ ...known, sharedAnswers }));
const adopt = (edition: number): CommandPart => ({
  name: 'ADOPT_SHARED_ANSWER',
  questionNumber: 1,
  edition,
});
const keep = (edition: number): CommandPart => ({ name: 'KEEP_ANSWER', questionNumber: 1, edition });
const own = (departReason?: string, summary = 'Bij ons ligt het anders.'): CommandPart => ({
  name: 'SET_QUESTION',
  questionNumber: 1,
  inScope: true,
  verdict: 'PARTLY_MET',
  summary,
  ...(departReason === undefined ? {} : { departReason }),
});
const release: CommandPart = { name: 'RELEASE_FINDINGS', questions: [{ questionNumber: 1 }] };
const question = (study: Played) =>
  present(study.facts.case.questions.find(({ questionNumber }) => questionNumber === 1));

describe('proposing', () => {
  it('is done by a coordinator for the programme: the first edition, in the programme’s own history', () => {
    const { sharedAnswers, history, outcome } = decisionOf(
      by('coordinator', propose({ verdict: 'MET', evidenceLink: 'https://x.example/notitie' }), facts()),
    );
    expect(sharedAnswers).toMatchObject([
      {
        edition: 1,
        version: 1,
        summary: 'Het staat vast.',
        verdict: 'MET',
        state: 'PROPOSED',
        proposedByCourtId: null,
        evidenceLink: 'https://x.example/notitie',
      },
    ]);
    expect(JSON.stringify(history[0]?.data)).not.toContain('vast');
    expect(history[0]?.texts).toMatchObject({ summary: 'Het staat vast.' });
    expect(outcome).toEqual({ code: 'SHARED_ANSWER_PROPOSED', values: { number: 1, edition: 1 } });
  });

  it('is done by a chair for the own court, and goes along with the history of every court', () => {
    const where = heerlen({ sharedAnswers: [first] });
    const { sharedAnswers, history } = decisionOf(
      by('chair', propose({ courtId: 'heerlen', summary: 'Anders.', expectedEdition: 1 }), where),
    );
    expect(sharedAnswers).toMatchObject([{ edition: 2, proposedByCourtId: 'heerlen', verdict: null }]);
    expect(Object.keys(history[0]?.data ?? {})).not.toContain('courtId');
  });

  it('is read in the morning by whoever does the research in that wave, save by who proposed it', () => {
    const people = { people: someFacts().people, grants: [...STAFF], absences: [] };
    const elsewhere = aGrant('alone', 'CHAIR', { courtId: 'arnhem' });
    const sharers = [
      { studyId: 'study-heerlen', courtId: 'heerlen', people },
      {
        studyId: 'study-arnhem',
        courtId: 'arnhem',
        people: { people: [aPerson('alone')], grants: [elsewhere], absences: [] },
      },
    ];
    const { notices } = decisionOf(by('coordinator', propose(), facts({ sharers })));
    expect(notices.map(({ to, when }) => [to, when])).toEqual([
      [{ personId: 'researcher' }, 'MORNING'],
      // Who has nobody else does it alone.
      [{ personId: 'alone' }, 'MORNING'],
    ]);
    expect(notices[0]?.card).toMatchObject({
      lines: [{ line: 'SHARED_ANSWER', studyId: 'study-heerlen', questionNumber: 1 }],
    });
    const where = heerlen({
      sharers: sharers.slice(1),
      grants: [...STAFF, elsewhere],
      court: aCourt({ id: 'arnhem' }),
    });
    expect(decisionOf(by('alone', propose({ courtId: 'arnhem' }), where)).notices).toEqual([]);
  });

  it('is not for others of the court, for the chair of another one, nor for a court that does not take part', () => {
    const command = propose({ courtId: 'heerlen' });
    expect(refusalOf(by('secretary', command, heerlen())).code).toBe('NOT_YOURS');
    const elsewhere = heerlen({ grants: [...STAFF, aGrant('arnhem', 'CHAIR', { courtId: 'arnhem' })] });
    expect(refusalOf(by('arnhem', command, elsewhere)).code).toBe('NOT_YOURS');
    expect(refusalOf(by('chair', propose(), facts())).code).toBe('NOT_YOURS');
    const gone = heerlen({ court: aCourt({ participation: 'WITHDRAWN' }) });
    expect(refusalOf(by('chair', command, gone)).code).toBe('COURT_NOT_TAKING_PART');
    expect(refusalOf(by('chair', propose({ courtId: 'x' }), facts())).code).toBe('NOT_FOUND');
  });

  it('is of a question that the programme shares, with a text, on what the proposer saw', () => {
    const refused = (more: Partial<Propose>, where = facts()) =>
      refusalOf(by('coordinator', propose(more), where));
    expect(refused({ questionNumber: 2 }).code).toBe('NOT_FOUND');
    expect(refused({ waveId: 'x' }).code).toBe('NOT_FOUND');
    expect(refused({ summary: '  ' })).toMatchObject({ code: 'TEXT_REQUIRED', field: 'summary' });
    expect(refused({ summary: 'x'.repeat(301) }).code).toBe('TEXT_TOO_LONG');
    expect(refused({ evidenceLink: 'http://x' }).code).toBe('INVALID_LINK');
    const there = facts({ sharedAnswers: [first] });
    expect(refused({ expectedEdition: 0 }, there).code).toBe('STALE');
    expect(refused({ summary: first.summary, verdict: 'NOT_MET' }, there).code).toBe('NOTHING_CHANGED');
  });

  it('is taken back by a coordinator or the court that did it; then the edition before counts again', () => {
    const sharedAnswers = [first, { ...second, proposedByCourtId: 'heerlen' }];
    expect(refusalOf(by('chair', withdrawn(1, 'heerlen'), heerlen({ sharedAnswers }))).code).toBe('STALE');
    expect(refusalOf(by('chair', withdrawn(1, 'heerlen'), heerlen({ sharedAnswers: [first] }))).code).toBe(
      'PROPOSED_BY_OTHERS',
    );
    expect(refusalOf(by('chair', withdrawn(1, 'heerlen'), heerlen())).code).toBe('NOT_FOUND');
    const decision = decisionOf(by('chair', withdrawn(2, 'heerlen'), heerlen({ sharedAnswers })));
    expect(decision.sharedAnswers).toMatchObject([{ edition: 2, state: 'WITHDRAWN', version: 2 }]);
    expect(currentAnswer([first, ...decision.sharedAnswers], 1)).toBe(first);
    expect(currentAnswer(decision.sharedAnswers, 1)).toBeNull();
    const coordinators = heerlen({ sharedAnswers: [first], court: null });
    expect(decisionOf(by('coordinator', withdrawn(1), coordinators)).sharedAnswers).toHaveLength(1);
  });
});

describe('a court', () => {
  it('adopts an edition: its verdict and summary become the court’s', () => {
    const study = proposed(given(), first);
    const { history, outcome } = study.does('researcher', adopt(1));

    expect(question(study)).toMatchObject({
      version: 1,
      inScope: true,
      verdict: 'NOT_MET',
      summary: 'Het staat vast.',
      sharedEdition: 1,
      sharedSeen: 1,
      departRef: null,
    });
    expect(history).toMatchObject([{ action: 'ADOPT_SHARED_ANSWER', data: { question: 1, edition: 1 } }]);
    expect(outcome.code).toBe('SHARED_ANSWER_ADOPTED');
    expect(study.refusal('secretary', adopt(1)).code).toBe('NOTHING_CHANGED');
  });

  it('cannot adopt what is not there, was replaced, or is no longer what was seen of the question', () => {
    const study = given();
    expect(study.refusal('researcher', adopt(1)).code).toBe('NO_SHARED_ANSWER');
    proposed(study, first, second);
    expect(study.refusal('researcher', adopt(1)).code).toBe('STALE');
    study.does('researcher', own('Wij tellen anders.'));
    const stale: CommandPart = {
      name: 'ADOPT_SHARED_ANSWER',
      questionNumber: 1,
      edition: 2,
      expectedVersion: 0,
    };
    expect(study.refusal('secretary', stale).code).toBe('STALE');
    expect(study.refusal('coordinator', adopt(2)).code).toBe('NOT_YOURS');
  });

  it('judges for itself where the shared answer has no verdict, and still follows it', () => {
    const study = proposed(given(), { ...first, verdict: null });
    study.does('researcher', adopt(1));
    expect(question(study).verdict).toBeNull();
    study.does('researcher', {
      name: 'SET_QUESTION',
      questionNumber: 1,
      inScope: true,
      verdict: 'MET',
      summary: 'Het staat vast.',
    });
    expect(question(study)).toMatchObject({ verdict: 'MET', sharedEdition: 1, departRef: null });
  });

  it('departs with a reason, once, which stays with the court', () => {
    const study = proposed(given(), first);
    expect(study.refusal('researcher', own())).toMatchObject({
      code: 'DEPART_REASON_REQUIRED',
      field: 'departReason',
    });
    const { texts, history } = study.does('researcher', own('Wij tellen anders.'));

    expect(texts).toMatchObject([{ kind: 'REASON', body: 'Wij tellen anders.' }]);
    expect(question(study)).toMatchObject({
      verdict: 'PARTLY_MET',
      sharedEdition: null,
      sharedSeen: 1,
      departRef: texts[0]?.id,
    });
    expect(JSON.stringify(history[0]?.data)).not.toContain('tellen');
    study.does('researcher', own(undefined, 'Bij ons ligt het heel anders.'));
    expect(question(study).departRef).toBe(texts[0]?.id);
    study.does('researcher', adopt(1));
    expect(question(study)).toMatchObject({ sharedEdition: 1, departRef: null, verdict: 'NOT_MET' });
  });

  it('departs by changing what it adopted', () => {
    const study = proposed(given(), first);
    study.does('researcher', adopt(1));
    expect(study.refusal('researcher', own()).code).toBe('DEPART_REASON_REQUIRED');
    study.does('researcher', own('Wij tellen anders.'));
    expect(question(study)).toMatchObject({ sharedEdition: null, sharedSeen: 1 });
  });

  it('that answered before there was a shared answer adds its reason without changing the answer', () => {
    const study = given();
    study.does('researcher', own());
    study.does('chair', release);
    proposed(study, first);
    expect(study.refusal('researcher', keep(1)).code).toBe('DEPART_REASON_REQUIRED');
    study.does('researcher', own('Wij tellen anders.'));
    expect(question(study)).toMatchObject({ sharedSeen: 1, releasedOn: study.facts.today });
  });

  it('that leaves the question out neither follows nor departs', () => {
    const study = proposed(given(), first);
    study.does('researcher', adopt(1));
    study.does('researcher', {
      name: 'SET_QUESTION',
      questionNumber: 1,
      inScope: false,
      reason: 'Speelt hier niet.',
    });
    expect(question(study)).toMatchObject({ inScope: false, sharedEdition: null, summary: null });
  });

  it('adopts a newer edition, or keeps the older one and is not asked again', () => {
    const study = proposed(given(), first);
    study.does('researcher', adopt(1));
    proposed(study, first, second);
    study.does('researcher', keep(2));
    expect(question(study)).toMatchObject({
      sharedEdition: 1,
      sharedSeen: 2,
      summary: 'Het staat vast.',
    });
    expect(study.refusal('researcher', keep(2)).code).toBe('NOTHING_CHANGED');
    study.does('researcher', adopt(2));
    expect(question(study)).toMatchObject({ sharedEdition: 2, verdict: 'MET', summary: second.summary });
  });

  it('keeps what it adopted when that is withdrawn, and then needs no reason for an own answer', () => {
    const study = proposed(given(), first);
    study.does('researcher', adopt(1));
    proposed(study, { ...first, state: 'WITHDRAWN' });
    expect(question(study)).toMatchObject({ sharedEdition: 1, summary: 'Het staat vast.' });
    expect(study.refusal('researcher', keep(1)).code).toBe('NO_SHARED_ANSWER');
    study.does('researcher', own());
    expect(question(study)).toMatchObject({ sharedEdition: null, departRef: null });
  });

  it('releases an adopted answer as any other; a newer edition is released anew', () => {
    const study = proposed(given(), first);
    study.does('researcher', adopt(1));
    study.does('chair', release);
    expect(question(study).releasedOn).toBe(study.facts.today);
    proposed(study, first, second);
    const { outcome } = study.does('researcher', adopt(2));
    expect(question(study).releasedOn).toBeNull();
    expect(outcome.values).toMatchObject({ withdrawn: 'yes' });
  });
});
