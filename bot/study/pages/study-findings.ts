/** The questions and the recommendations of a study; others than the court read what its chair released. */
import type { ActionData } from '../../../cards/actions';
import type { FindingLine } from '../../../cards/findings';
import type { CardRef, DialogRef } from '../../../cards/ref';
import type { Recommendation } from '../../../entities/findings';
import { inStudy, may } from '../../workflow/access';
import { findingCounts, findingLines, mayRelease } from '../views/findings-views';
import { studyFor, type ViewContext } from '../views/view';
import type { PageAnswer } from './page';
import { contentOf, headOf, type StudyHead } from './study-head';

export interface StudyFindingsPage {
  head: StudyHead;
  counts: { answered: number; of: number; released: number };
  lines: FindingRow[];
  /** The answers for all courts of the wave, where the programme has any. */
  shared: CardRef | null;
}

export interface FindingRow extends FindingLine {
  /** Null for who reads no more than what stands here. */
  open: DialogRef | null;
  /** What releases it to the other chairs and the coordinators, where this viewer can. */
  release: ActionData | null;
}

/** Its own people see every answer; whoever may read what was released, no more than that. */
export async function studyFindings(
  context: ViewContext,
  studyId: string | null,
): Promise<PageAnswer<StudyFindingsPage>> {
  const found = await studyFor(context, studyId);
  const readable = found.ok ? found : await studyFor(context, studyId, 'READ_RELEASED');
  if (!readable.ok) return readable;
  const { facts } = readable;
  const own = found.ok;
  const { id, waveId } = facts.case.study;
  const all = findingLines(facts, own);
  const released = all.filter(({ releasedOn }) => releasedOn !== null);
  const release = (number: number, version: number): ActionData => ({
    kb: 1,
    command: {
      name: 'RELEASE_FINDINGS',
      studyId: id,
      questions: [{ questionNumber: number, expectedVersion: version }],
    },
    back: { card: 'FINDINGS', studyId: id, page: 1 },
  });
  return {
    ok: true,
    data: {
      head: await headOf(context, facts),
      counts: own
        ? findingCounts(facts)
        : { answered: released.length, of: released.length, released: released.length },
      lines: (own ? all : released).map((line) => ({
        ...line,
        open: own ? { dialog: 'QUESTION', studyId: id, questionNumber: line.number } : null,
        release: mayRelease(context, facts, line.number) ? release(line.number, line.version) : null,
      })),
      shared:
        own && facts.programme.questions.some(({ shared }) => shared)
          ? { card: 'SHARED_ANSWERS', waveId }
          : null,
    },
  };
}

export interface StudyRecommendationsPage {
  head: StudyHead;
  lines: (Omit<Recommendation, 'studyId'> & { open: DialogRef })[];
  add: DialogRef | null;
}

/** For the study's own people, in the order of their numbers. */
export async function studyRecommendations(
  context: ViewContext,
  studyId: string | null,
): Promise<PageAnswer<StudyRecommendationsPage>> {
  const found = await contentOf(context, studyId);
  if (!found.ok) return found;
  const { facts, head } = found;
  const { id, state } = facts.case.study;
  const adds = state !== 'PAUSED' && may(context.viewer, 'ADD_RECOMMENDATION', inStudy(facts)).ok;
  return {
    ok: true,
    data: {
      head,
      lines: facts.case.recommendations
        .toSorted((a, b) => a.number - b.number)
        .map((line) => ({
          ...line,
          open: { dialog: 'RECOMMENDATION', studyId: id, recommendationId: line.id },
        })),
      add: adds ? { dialog: 'RECOMMENDATION', studyId: id, recommendationId: null } : null,
    },
  };
}
