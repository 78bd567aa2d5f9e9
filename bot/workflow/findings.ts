/**
 * The small register of a study: which questions of the programme are answered and how, what its chair releases, and
 * what became of the recommendations. Pure. It compares waves and claims no causes.
 */
import type {
  CouncilDecision,
  QuestionVerdict,
  Recommendation,
  StudyQuestion,
} from '../../entities/findings';
import type { StudyText } from '../../entities/study';
import type { Programme } from '../programme/definition';
import {
  lengthFault,
  MAX_LINE,
  MAX_SUMMARY,
  MAX_TEXT,
  oneLine,
  pastFault,
  staleFault,
  textFault,
  tidy,
  type Refused,
} from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type Decided, type StudyDecision } from './decision';
import type { StudyCase, StudyFacts } from './facts';
import { currentAnswer, follows } from './shared-answers';
import { decided, newText, type Deciding } from './study-case';

/** The question of the definition; null for a number that it does not have. */
export function programmeQuestion(programme: Programme, n: number): Programme['questions'][number] | null {
  return programme.questions.find((question) => question.n === n) ?? null;
}

/** What was recorded of a question; null while nothing was. */
export function recordedQuestion(studyCase: StudyCase, n: number): StudyQuestion | null {
  return studyCase.questions.find(({ questionNumber }) => questionNumber === n) ?? null;
}

/** Whether the question has no verdict: what only weighs scenarios is answered in words. */
export function isInWords(programme: Programme, n: number): boolean {
  return programmeQuestion(programme, n)?.analytical === true;
}

/** Whether there is an answer: a verdict, or where the question has none the words. */
export function isAnswered(
  { questionNumber, verdict, summary }: Pick<StudyQuestion, 'questionNumber' | 'verdict' | 'summary'>,
  programme: Programme,
): boolean {
  return verdict !== null || (summary !== null && isInWords(programme, questionNumber));
}

/** Why a question cannot be meant: the programme has none of that number, or it is no longer as somebody saw it. */
export function questionFault(
  { questionNumber, expectedVersion }: { questionNumber: number; expectedVersion?: number },
  facts: StudyFacts,
): Refused | null {
  if (programmeQuestion(facts.programme, questionNumber) === null) return refuse('NOT_FOUND');
  const version = recordedQuestion(facts.case, questionNumber)?.version ?? 0;
  return staleFault(expectedVersion, version);
}

/**
 * Records the answer to a question, or that it is left out, which needs a reason. An answer beside a shared one that
 * it does not follow needs a reason once as well. A change takes back what the chair released.
 */
export function setQuestion(command: CommandOf<'SET_QUESTION'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const { questionNumber, inScope } = command;
  const before = recordedQuestion(facts.case, questionNumber) ?? nothingRecorded(questionNumber, facts);
  const body = tidy(command.reason ?? '');
  const summary = oneLine(command.summary ?? '');
  const fault =
    (inScope ? lengthFault(summary, MAX_SUMMARY, 'summary') : null) ??
    (inScope ? null : omissionFault(body, before));
  if (fault !== null) return fault;

  const text = inScope || body === '' ? null : newText(deciding, before.id, 'REASON', body);
  const own: StudyQuestion = {
    ...before,
    inScope,
    reasonRef: inScope ? null : (text?.id ?? before.reasonRef),
    verdict: inScope ? (command.verdict ?? null) : null,
    summary: inScope && summary !== '' ? summary : null,
    version: before.version + 1,
  };
  const sharing = besideShared(own, command.departReason, deciding);
  if (!sharing.ok) return sharing;
  const { answered, departure } = sharing;
  const same = isSameAnswer(before, answered);
  if (same && answered.reasonRef === before.reasonRef && answered.departRef === before.departRef)
    return refuse('NOTHING_CHANGED');
  // What the chair released is what the chair saw; anything else is released anew, or not.
  const after = { ...answered, releasedOn: same ? before.releasedOn : null };
  const withdrawn = before.releasedOn !== null && after.releasedOn === null;
  return decided(facts, {
    case: withQuestion(facts.case, after),
    texts: [text, departure].filter((one) => one !== null),
    history: [
      {
        action: command.name,
        role,
        data: {
          question: questionNumber,
          inScope,
          verdict: after.verdict,
          reasonRef: after.reasonRef,
          ...(after.departRef === null ? {} : { departRef: after.departRef }),
          releasedOn: after.releasedOn,
          version: after.version,
        },
        texts: {
          ...(after.summary === null ? {} : { summary: after.summary }),
          ...(text === null ? {} : { reason: text.body }),
          ...(departure === null ? {} : { departReason: departure.body }),
        },
      },
    ],
    outcome: outcome(withdrawn ? 'QUESTION_NO_LONGER_RELEASED' : 'QUESTION_SET', { number: questionNumber }),
  });
}

/** Leaving a question out needs a reason, once: the council reads it. */
function omissionFault(body: string, { reasonRef }: StudyQuestion): Refused | null {
  if (body === '' && reasonRef === null) return refuse('OMIT_REASON_REQUIRED', undefined, 'reason');
  return lengthFault(body, MAX_TEXT, 'reason');
}

/**
 * The answer as it stands to the shared one: it still follows the edition that was adopted, or it is the court's own.
 * An own answer beside a shared one departs from it, and says once why.
 */
function besideShared(
  own: StudyQuestion,
  given: string | undefined,
  deciding: Deciding,
): { ok: true; answered: StudyQuestion; departure: StudyText | null } | Refused {
  const { sharedAnswers } = deciding.facts;
  const { questionNumber, sharedEdition } = own;
  const adopted = sharedAnswers.find(
    (one) => one.questionNumber === questionNumber && one.edition === sharedEdition,
  );
  if (adopted !== undefined && follows(own, adopted)) return { ok: true, answered: own, departure: null };
  const answered = { ...own, sharedEdition: null };
  const current = currentAnswer(sharedAnswers, questionNumber);
  const saysSomething = own.verdict !== null || own.summary !== null;
  if (!own.inScope || current === null || !saysSomething)
    return { ok: true, answered: { ...answered, departRef: null }, departure: null };
  const body = tidy(given ?? '');
  if (body === '' && own.departRef === null)
    return refuse('DEPART_REASON_REQUIRED', undefined, 'departReason');
  const fault = lengthFault(body, MAX_TEXT, 'departReason');
  if (fault !== null) return fault;
  const departure = body === '' ? null : newText(deciding, own.id, 'REASON', body);
  return {
    ok: true,
    answered: {
      ...answered,
      sharedSeen: current.edition,
      departRef: departure?.id ?? own.departRef,
    },
    departure,
  };
}

/** A question of which nothing was recorded: in scope, not answered. */
export function nothingRecorded(questionNumber: number, facts: StudyFacts): StudyQuestion {
  return {
    id: facts.newId(),
    version: 0,
    studyId: facts.case.study.id,
    questionNumber,
    inScope: true,
    reasonRef: null,
    verdict: null,
    summary: null,
    releasedOn: null,
    sharedEdition: null,
    sharedSeen: null,
    departRef: null,
  };
}

/** Whether both say the same: what a chair released of the one holds for the other. */
export function isSameAnswer(a: StudyQuestion, b: StudyQuestion): boolean {
  return a.inScope === b.inScope && a.verdict === b.verdict && a.summary === b.summary;
}

/** The case with this question in place of its earlier record, or added. */
export function withQuestion(studyCase: StudyCase, question: StudyQuestion): StudyCase {
  const others = studyCase.questions.filter(({ id }) => id !== question.id);
  return { ...studyCase, questions: [...others, question] };
}

/** Whether there is something that a chair can release. */
export const isReleasable = (question: StudyQuestion, programme: Programme): boolean =>
  question.inScope &&
  question.releasedOn === null &&
  question.summary !== null &&
  isAnswered(question, programme);

/** Others may read from now on what the chair saw; what was released already stays as it is. */
export function releaseFindings(
  command: CommandOf<'RELEASE_FINDINGS'>,
  { facts, role }: Deciding,
): Decided<StudyDecision> {
  const released: StudyQuestion[] = [];
  for (const asked of command.questions) {
    const fault = questionFault(asked, facts);
    if (fault !== null) return fault;
    const question = recordedQuestion(facts.case, asked.questionNumber);
    if (question === null || question.summary === null || !isAnswered(question, facts.programme))
      return refuse(
        isInWords(facts.programme, asked.questionNumber) ? 'FINDING_WITHOUT_WORDS' : 'FINDING_INCOMPLETE',
        { number: asked.questionNumber },
      );
    if (isReleasable(question, facts.programme) && !released.some(({ id }) => id === question.id))
      released.push({ ...question, releasedOn: facts.today, version: question.version + 1 });
  }
  if (released.length === 0) return refuse('NOTHING_TO_RELEASE');
  return decided(facts, {
    case: released.reduce(withQuestion, facts.case),
    history: [
      {
        action: command.name,
        role,
        data: {
          questions: released.map(({ questionNumber, verdict, version }) => ({
            question: questionNumber,
            verdict,
            version,
          })),
          releasedOn: facts.today,
        },
      },
    ],
    outcome: outcome('FINDINGS_RELEASED', { count: released.length }),
  });
}

/** With the next number of the study. Without a day of its own it was published with the report. */
export function addRecommendation(
  command: CommandOf<'ADD_RECOMMENDATION'>,
  { facts, role }: Deciding,
): Decided<StudyDecision> {
  const { recommendations, study } = facts.case;
  const added: Recommendation = {
    id: facts.newId(),
    version: 1,
    studyId: study.id,
    number: Math.max(0, ...recommendations.map(({ number }) => number)) + 1,
    title: oneLine(command.title),
    addressee: oneLine(command.addressee),
    publishedOn: command.publishedOn ?? study.publishedOn,
    councilDecision: null,
    councilDecidedOn: null,
    planOfActionOn: null,
    statuses: {},
  };
  const fault = wordsFault(added) ?? datesFault(added, command, facts);
  if (fault !== null) return fault;
  return decided(facts, {
    case: { ...facts.case, recommendations: [...recommendations, added] },
    history: [
      {
        action: command.name,
        role,
        data: { recommendation: added.id, number: added.number, publishedOn: added.publishedOn },
        texts: { title: added.title, addressee: added.addressee },
      },
    ],
    outcome: outcome('RECOMMENDATION_ADDED', { number: added.number }),
  });
}

/** The recommendation that a command is about; one that somebody changed since is stale. */
export function recommendationAt(
  { recommendations }: StudyCase,
  { recommendationId, expectedVersion }: { recommendationId: string; expectedVersion?: number },
): { ok: true; recommendation: Recommendation } | Refused {
  const recommendation = recommendations.find(({ id }) => id === recommendationId);
  if (recommendation === undefined) return refuse('NOT_FOUND');
  return staleFault(expectedVersion, recommendation.version) ?? { ok: true, recommendation };
}

const ENTERED = ['publishedOn', 'councilDecision', 'councilDecidedOn', 'planOfActionOn'] as const;

/**
 * What became of it, and its words. A status belongs to a year, this one unless another is named; a decision of the
 * council without a day was taken today.
 */
export function updateRecommendation(
  command: CommandOf<'UPDATE_RECOMMENDATION'>,
  { facts, role }: Deciding,
): Decided<StudyDecision> {
  const found = recommendationAt(facts.case, command);
  if (!found.ok) return found;
  const before = found.recommendation;
  const after = entered(before, command, facts);
  const fault = wordsFault(after) ?? yearFault(command, facts) ?? datesFault(after, command, facts);
  if (fault !== null) return fault;
  const changes: Record<string, unknown> = Object.fromEntries(
    ENTERED.filter((field) => before[field] !== after[field]).map((field) => [field, after[field]]),
  );
  if (JSON.stringify(before.statuses) !== JSON.stringify(after.statuses))
    changes['statuses'] = after.statuses;
  const words = (['title', 'addressee'] as const).filter((field) => before[field] !== after[field]);
  if (Object.keys(changes).length === 0 && words.length === 0) return refuse('NOTHING_CHANGED');
  const recommendations = facts.case.recommendations.map((one) => (one.id === after.id ? after : one));
  return decided(facts, {
    case: { ...facts.case, recommendations },
    history: [
      {
        action: command.name,
        role,
        data: { recommendation: after.id, number: after.number, ...changes, version: after.version },
        ...(words.length === 0
          ? {}
          : { texts: Object.fromEntries(words.map((field) => [field, after[field]])) }),
      },
    ],
    outcome: outcome('RECOMMENDATION_UPDATED', { number: after.number }),
  });
}

function entered(
  before: Recommendation,
  command: CommandOf<'UPDATE_RECOMMENDATION'>,
  { today }: StudyFacts,
): Recommendation {
  const { councilDecision, status, year = yearOf(today) } = command;
  const decidedNow = councilDecision !== undefined && before.councilDecidedOn === null;
  return {
    ...before,
    version: before.version + 1,
    title: command.title === undefined ? before.title : oneLine(command.title),
    addressee: command.addressee === undefined ? before.addressee : oneLine(command.addressee),
    publishedOn: command.publishedOn ?? before.publishedOn,
    councilDecision: councilDecision ?? before.councilDecision,
    councilDecidedOn: command.councilDecidedOn ?? (decidedNow ? today : before.councilDecidedOn),
    planOfActionOn: command.planOfActionOn ?? before.planOfActionOn,
    statuses: status === undefined ? before.statuses : { ...before.statuses, [year]: status },
  };
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

function wordsFault({ title, addressee }: Recommendation): Refused | null {
  return textFault(title, MAX_LINE, 'title') ?? textFault(addressee, MAX_LINE, 'addressee');
}

/** A status is of a year in which there was a study, up to this one. */
function yearFault({ status, year }: CommandOf<'UPDATE_RECOMMENDATION'>, facts: StudyFacts): Refused | null {
  const from = yearOf(facts.case.study.startedOn);
  const until = yearOf(facts.today);
  if (status === undefined || year === undefined || (year >= from && year <= until)) return null;
  return refuse('INVALID_YEAR', { from, until }, 'year');
}

type EnteredDate = 'publishedOn' | 'councilDecidedOn' | 'planOfActionOn';

/** Days on which something happened: in the study, and not before what it follows. */
function datesFault(
  after: Recommendation,
  given: Partial<Record<EnteredDate, string>>,
  facts: StudyFacts,
): Refused | null {
  if (after.councilDecidedOn !== null && after.councilDecision === null)
    return refuse('COUNCIL_DECISION_MISSING', undefined, 'councilDecision');
  const { startedOn } = facts.case.study;
  for (const field of ['publishedOn', 'councilDecidedOn', 'planOfActionOn'] as const) {
    const on = given[field];
    const fault = on === undefined ? null : pastFault(on, startedOn, field, facts);
    if (fault !== null) return fault;
  }
  const { publishedOn } = after;
  for (const field of ['councilDecidedOn', 'planOfActionOn'] as const) {
    const on = after[field];
    if (publishedOn !== null && on !== null && on < publishedOn)
      return refuse('DATE_BEFORE', { from: publishedOn }, given[field] === undefined ? 'publishedOn' : field);
  }
  return null;
}

/** One question in one wave, with what its report recommended. */
export interface WaveAnswer {
  question: Pick<StudyQuestion, 'inScope' | 'verdict' | 'summary'> | null;
  recommendations: readonly Recommendation[];
  publishedOn: string | null;
}

export interface WaveComparison {
  before: QuestionVerdict | null;
  after: QuestionVerdict | null;
  summaryBefore: string | null;
  /** What the council decided after the earlier report, before the later one or until today. */
  decisions: { number: number; title: string; decision: CouncilDecision; on: string }[];
}

/** Wave against wave: what the verdict was and is, and which decisions of the council lie between. No causes. */
export function waveAgainstWave(
  earlier: Omit<WaveAnswer, 'publishedOn'>,
  later: WaveAnswer,
  today: string,
): WaveComparison {
  const before = earlier.question?.verdict ?? null;
  const after = later.question?.verdict ?? null;
  const until = later.publishedOn ?? today;
  return {
    before,
    after,
    summaryBefore: earlier.question?.summary ?? null,
    decisions: earlier.recommendations.flatMap(
      ({ number, title, councilDecision: decision, councilDecidedOn: on }) =>
        decision !== null && on !== null && on <= until ? [{ number, title, decision, on }] : [],
    ),
  };
}
