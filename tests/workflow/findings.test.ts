/** The questions of the programme and the recommendations: scope, verdict, release, follow-up, wave against wave. */
import { waveAgainstWave } from '../../bot/workflow/findings';
import type { Recommendation } from '../../entities/findings';
import { given, present, type CommandPart, type Played } from './given';

const answer = (
  questionNumber: number,
  more: Partial<Extract<CommandPart, { name: 'SET_QUESTION' }>> = {},
): CommandPart => ({
  name: 'SET_QUESTION',
  questionNumber,
  inScope: true,
  verdict: 'PARTLY_MET',
  summary: 'De raad is laat betrokken.',
  ...more,
});

/** Question 16 weighs scenarios, and has no verdict. */
const inWords = (summary: string): CommandPart => ({
  name: 'SET_QUESTION',
  questionNumber: 16,
  inScope: true,
  summary,
});

const release = (...numbers: number[]): CommandPart => ({
  name: 'RELEASE_FINDINGS',
  questions: numbers.map((questionNumber) => ({ questionNumber })),
});

const questionOf = (study: Played, n: number) =>
  present(study.facts.case.questions.find(({ questionNumber }) => questionNumber === n));
const lastOf = (study: Played): Recommendation => present(study.facts.case.recommendations.at(-1));

describe('a question', () => {
  it('is answered with a verdict and one line', () => {
    const study = given();
    const { history, outcome, texts } = study.does(
      'researcher',
      answer(3, { summary: ' De raad\nis laat betrokken. ' }),
    );

    expect(questionOf(study, 3)).toMatchObject({
      version: 1,
      inScope: true,
      verdict: 'PARTLY_MET',
      summary: 'De raad is laat betrokken.',
      releasedOn: null,
      reasonRef: null,
    });
    expect(outcome).toEqual({ code: 'QUESTION_SET', values: { number: 3 } });
    expect(texts).toEqual([]);
    // What people wrote can be erased from the history: it is no part of its data.
    expect(JSON.stringify(history[0]?.data)).not.toContain('betrokken');
    expect(history[0]?.texts).toEqual({ summary: 'De raad is laat betrokken.' });
  });

  it('is left out with a reason, which stays with the court, and has no verdict then', () => {
    const study = given();
    study.does('researcher', answer(3));
    expect(study.refusal('researcher', answer(3, { inScope: false }))).toMatchObject({
      code: 'OMIT_REASON_REQUIRED',
      field: 'reason',
    });
    const { texts } = study.does('researcher', answer(3, { inScope: false, reason: 'Speelt hier niet.' }));

    expect(texts).toMatchObject([{ kind: 'REASON', body: 'Speelt hier niet.' }]);
    expect(questionOf(study, 3)).toMatchObject({
      inScope: false,
      verdict: null,
      summary: null,
      reasonRef: texts[0]?.id,
      version: 2,
    });
    study.does('secretary', answer(3));
    expect(questionOf(study, 3)).toMatchObject({ inScope: true, reasonRef: null, verdict: 'PARTLY_MET' });
  });

  it('that the programme does not have is not found, and one that changed meanwhile is stale', () => {
    const study = given();
    expect(study.refusal('chair', answer(17)).code).toBe('NOT_FOUND');
    study.does('researcher', answer(3, { expectedVersion: 0 }));
    expect(study.refusal('chair', answer(3, { expectedVersion: 0 })).code).toBe('STALE');
    expect(study.refusal('chair', answer(3)).code).toBe('NOTHING_CHANGED');
    expect(study.refusal('chair', answer(4, { summary: 'x'.repeat(301) }))).toMatchObject({
      code: 'TEXT_TOO_LONG',
      field: 'summary',
    });
  });
});

describe('releasing', () => {
  it('is done by the chair, of what is complete', () => {
    const study = given();
    study.does('researcher', answer(3));
    study.does('researcher', { name: 'SET_QUESTION', questionNumber: 4, inScope: true, verdict: 'MET' });
    expect(study.refusal('secretary', release(3)).code).toBe('NOT_YOURS');
    expect(study.refusal('chair', release(3, 4))).toMatchObject({
      code: 'FINDING_INCOMPLETE',
      values: { number: 4 },
    });
    expect(study.refusal('chair', release())).toMatchObject({ code: 'NOTHING_TO_RELEASE' });

    expect(study.does('chair', release(3)).outcome).toEqual({
      code: 'FINDINGS_RELEASED',
      values: { count: 1 },
    });
    expect(questionOf(study, 3)).toMatchObject({ releasedOn: study.facts.today, version: 2 });
    expect(questionOf(study, 4).releasedOn).toBeNull();
    expect(study.refusal('chair', release(3)).code).toBe('NOTHING_TO_RELEASE');
  });

  it('given a question that has no verdict, is of its answer in words', () => {
    const study = given();
    study.does('researcher', { name: 'SET_QUESTION', questionNumber: 5, inScope: true, summary: 'Deels.' });
    expect(study.refusal('chair', release(16))).toMatchObject({
      code: 'FINDING_WITHOUT_WORDS',
      values: { number: 16 },
    });

    study.does('researcher', inWords('Drie scenario’s, waarvan één nu.'));
    expect(questionOf(study, 16).verdict).toBeNull();
    // Any other question waits for its verdict.
    expect(study.refusal('chair', release(5, 16)).code).toBe('FINDING_INCOMPLETE');
    study.does('chair', release(16));
    expect(questionOf(study, 16)).toMatchObject({ verdict: null, releasedOn: study.facts.today });

    const changed = study.does('researcher', inWords('Twee scenario’s.'));
    expect(changed.outcome.code).toBe('QUESTION_NO_LONGER_RELEASED');
    expect(questionOf(study, 16).releasedOn).toBeNull();
  });

  it('is of what the chair saw', () => {
    const study = given();
    study.does('researcher', answer(3));
    study.does('researcher', answer(3, { verdict: 'NOT_MET' }));
    expect(
      study.refusal('chair', {
        name: 'RELEASE_FINDINGS',
        questions: [{ questionNumber: 3, expectedVersion: 1 }],
      }).code,
    ).toBe('STALE');
  });

  it('ends when verdict or summary change', () => {
    const study = given();
    study.does('researcher', answer(3));
    study.does('chair', release(3));
    const { outcome } = study.does('researcher', answer(3, { verdict: 'NOT_MET' }));

    expect(questionOf(study, 3).releasedOn).toBeNull();
    expect(outcome.code).toBe('QUESTION_NO_LONGER_RELEASED');
  });
});

describe('a recommendation', () => {
  const add: CommandPart = {
    name: 'ADD_RECOMMENDATION',
    title: 'Informeer de raad eerder',
    addressee: 'college',
  };
  type Change = Omit<Extract<CommandPart, { name: 'UPDATE_RECOMMENDATION' }>, 'name' | 'recommendationId'>;
  const update = (study: Played, change: Change): CommandPart => ({
    name: 'UPDATE_RECOMMENDATION',
    recommendationId: lastOf(study).id,
    ...change,
  });

  it('is numbered', () => {
    const study = given().on('2026-03-02');
    study.does('researcher', add);
    const { history } = study.does('secretary', add);

    expect(study.facts.case.recommendations.map(({ number }) => number)).toEqual([1, 2]);
    expect(history[0]).toMatchObject({
      data: { number: 2 },
      texts: { title: 'Informeer de raad eerder', addressee: 'college' },
    });
    expect(study.refusal('secretary', { ...add, title: ' ' })).toMatchObject({
      code: 'TEXT_REQUIRED',
      field: 'title',
    });
  });

  it('has what the council decided, on that day or today, and a status for each year', () => {
    const study = given().on('2026-03-02');
    study.does('researcher', { ...add, publishedOn: '2026-02-02' });
    study.does('researcher', update(study, { councilDecision: 'PARTLY_ADOPTED' }));
    expect(lastOf(study).councilDecidedOn).toBe('2026-03-02');
    study.does('researcher', update(study, { councilDecidedOn: '2026-02-23', planOfActionOn: '2026-03-02' }));
    study.does('researcher', update(study, { status: 'NOT_STARTED' }));
    study.on('2027-03-01').does('secretary', update(study, { year: 2027, status: 'IN_PROGRESS' }));

    expect(lastOf(study)).toMatchObject({
      version: 5,
      councilDecision: 'PARTLY_ADOPTED',
      councilDecidedOn: '2026-02-23',
      planOfActionOn: '2026-03-02',
      statuses: { '2026': 'NOT_STARTED', '2027': 'IN_PROGRESS' },
    });
    expect(study.refusal('secretary', update(study, { year: 2027, status: 'IN_PROGRESS' })).code).toBe(
      'NOTHING_CHANGED',
    );
  });

  it.each<[Change, string, string]>([
    [{ councilDecidedOn: '2026-03-01' }, 'COUNCIL_DECISION_MISSING', 'councilDecision'],
    [{ councilDecision: 'ADOPTED', councilDecidedOn: '2026-02-01' }, 'DATE_BEFORE', 'councilDecidedOn'],
    [{ councilDecision: 'ADOPTED', councilDecidedOn: '2026-03-03' }, 'DATE_IN_FUTURE', 'councilDecidedOn'],
    [{ planOfActionOn: '2026-02-01' }, 'DATE_BEFORE', 'planOfActionOn'],
    [{ year: 2027, status: 'LAPSED' }, 'INVALID_YEAR', 'year'],
    [{ addressee: '' }, 'TEXT_REQUIRED', 'addressee'],
  ])('cannot have %j', (change, code, field) => {
    const study = given().on('2026-03-02');
    study.does('researcher', { ...add, publishedOn: '2026-02-02' });
    expect(study.refusal('researcher', update(study, change))).toMatchObject({ code, field });
  });

  it('goes on when the study is closed', () => {
    const study = given({ at: 'AFTERCARE' });
    study.does('researcher', add);
    expect(lastOf(study).publishedOn).toBe(study.facts.case.study.publishedOn);
    study.passes();

    expect(study.facts.case.study.state).toBe('CLOSED');
    study.does('researcher', update(study, { status: 'IMPLEMENTED' }));
    expect(Object.values(lastOf(study).statuses)).toEqual(['IMPLEMENTED']);
  });
});

const recommendation = (number: number, councilDecidedOn: string | null): Recommendation => ({
  id: `r${number}`,
  version: 1,
  studyId: 'first',
  number,
  title: `Aanbeveling ${number}`,
  addressee: 'college',
  publishedOn: '2025-01-30',
  councilDecision: councilDecidedOn === null ? null : 'ADOPTED',
  councilDecidedOn,
  planOfActionOn: null,
  statuses: {},
});

it('puts wave against wave with the decisions between, and no others', () => {
  const recommendations = [
    recommendation(1, '2025-03-10'),
    recommendation(2, null),
    recommendation(3, '2028-01-10'),
  ];
  const question = { inScope: true, verdict: 'NOT_MET', summary: 'Toen niet.' } as const;
  const later = { question: { ...question, verdict: 'MET' }, recommendations: [] } as const;

  expect(
    waveAgainstWave({ question, recommendations }, { ...later, publishedOn: '2027-06-01' }, '2028-02-01'),
  ).toEqual({
    before: 'NOT_MET',
    after: 'MET',
    summaryBefore: 'Toen niet.',
    decisions: [{ number: 1, title: 'Aanbeveling 1', decision: 'ADOPTED', on: '2025-03-10' }],
  });
  expect(
    waveAgainstWave({ question: null, recommendations }, { ...later, publishedOn: null }, '2028-02-01'),
  ).toMatchObject({ before: null, decisions: [{ number: 1 }, { number: 3 }] });
});
