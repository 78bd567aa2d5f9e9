/** The views of the questions and the recommendations of a study. Others see only the findings that were released. */
import {
  findingsCard,
  QUESTIONS_A_PAGE,
  type FindingLine,
  type FindingsInput,
} from '../../../cards/findings';
import { RECOMMENDATIONS_A_PAGE, recommendationsCard } from '../../../cards/recommendations';
import type { CardRef } from '../../../cards/ref';
import type { StudyQuestion } from '../../../entities/findings';
import type { SharedAnswer } from '../../../entities/shared-answer';
import { inStudy, may } from '../../workflow/access';
import type { StudyFacts } from '../../workflow/facts';
import { isAnswered, isInWords, isReleasable, recordedQuestion } from '../../workflow/findings';
import { currentAnswer, isUndecided } from '../../workflow/shared-answers';
import { accepts, studyFor, type View, type ViewContext } from './view';
import { waveTitle } from './wave-views';

export async function viewFindings(
  context: ViewContext,
  { studyId, page: asked }: Extract<CardRef, { card: 'FINDINGS' }>,
): Promise<View> {
  const found = await studyFor(context, studyId, 'READ_CONTENT');
  const readable = found.ok ? found : await studyFor(context, studyId, 'READ_RELEASED');
  if (!readable.ok) return readable;
  const { facts } = readable;
  const own = found.ok;
  const all = findingLines(facts, own);
  const released = all.filter(({ releasedOn }) => releasedOn !== null);
  const shown = own ? all : released;
  const { page, pages, lines } = pageOf(shown, asked, QUESTIONS_A_PAGE);
  const parts = findingsCard(
    {
      studyId,
      court: facts.court.municipality,
      wave: await waveTitle(context, facts.case.study, facts.programme),
      page,
      pages,
      lines,
      counts: findingCounts(facts),
      own,
      releasable: lines.map(({ number }) => number).filter((number) => mayRelease(context, facts, number)),
    },
    context.texts,
  );
  return { parts };
}

/** Every question, as the court's own people read it, or others: of those only what is released may be shown. */
export function findingLines(facts: StudyFacts, own: boolean): FindingLine[] {
  return facts.programme.questions.map(({ n, nl }) => ({
    ...lineOf(n, nl, recordedQuestion(facts.case, n), own ? currentAnswer(facts.sharedAnswers, n) : null),
    inWords: isInWords(facts.programme, n),
  }));
}

/** How many questions are answered, of how many in scope, and how many answers are released. */
export function findingCounts({ case: { questions }, programme }: StudyFacts): FindingsInput['counts'] {
  const leftOut = questions.filter(({ inScope }) => !inScope).length;
  return {
    answered: questions.filter((one) => isAnswered(one, programme)).length,
    of: programme.questions.length - leftOut,
    released: questions.filter(({ releasedOn }) => releasedOn !== null).length,
  };
}

/** @param current the answer for all courts; null for others, who read no more of it than what this court follows */
function lineOf(
  number: number,
  label: string,
  recorded: StudyQuestion | null,
  current: SharedAnswer | null,
): Omit<FindingLine, 'inWords'> {
  const { version = 0, inScope = true, verdict = null, summary = null, releasedOn = null } = recorded ?? {};
  const shared = {
    edition: recorded?.sharedEdition ?? null,
    departs: current !== null && recorded !== null && recorded.departRef !== null,
    undecided: isUndecided(recorded, current),
  };
  return { number, version, label, inScope, verdict, summary, releasedOn, shared };
}

/** Whether the viewer could release this question's answer now. */
export function mayRelease({ viewer }: ViewContext, facts: StudyFacts, questionNumber: number): boolean {
  const recorded = recordedQuestion(facts.case, questionNumber);
  return (
    recorded !== null &&
    isReleasable(recorded, facts.programme) &&
    accepts(facts, viewer, {
      name: 'RELEASE_FINDINGS',
      studyId: facts.case.study.id,
      questions: [{ questionNumber }],
    })
  );
}

export async function viewRecommendations(
  context: ViewContext,
  { studyId, page: asked }: Extract<CardRef, { card: 'RECOMMENDATIONS' }>,
): Promise<View> {
  const found = await studyFor(context, studyId);
  if (!found.ok) return found;
  const { facts } = found;
  const { recommendations } = facts.case;
  const parts = recommendationsCard(
    {
      studyId,
      court: facts.court.municipality,
      wave: await waveTitle(context, facts.case.study, facts.programme),
      ...pageOf(recommendations, asked, RECOMMENDATIONS_A_PAGE),
      total: recommendations.length,
      mayAdd:
        facts.case.study.state !== 'PAUSED' && may(context.viewer, 'ADD_RECOMMENDATION', inStudy(facts)).ok,
    },
    context.texts,
  );
  return { parts };
}

/** A page that does not exist becomes the nearest that does. */
function pageOf<T>(
  all: readonly T[],
  asked: number,
  size: number,
): { page: number; pages: number; lines: T[] } {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(1, asked), pages);
  return { page, pages, lines: all.slice((page - 1) * size, page * size) };
}
