/** What a court does with an answer that is meant for all: adopt an edition, or keep what it has. Pure. */
import type { StudyQuestion } from '../../entities/findings';
import type { SharedAnswer } from '../../entities/shared-answer';
import type { CommandOf } from './commands';
import { outcome, refuse, type Decided, type Refusal, type StudyDecision } from './decision';
import type { StudyFacts } from './facts';
import { isSameAnswer, recordedQuestion, nothingRecorded, withQuestion } from './findings';
import { currentAnswer } from './shared-answers';
import { decided, type Deciding } from './study-case';

/** The answer for all, when it still is the edition that was looked at. */
function asSeen(
  { questionNumber, edition }: CommandOf<'ADOPT_SHARED_ANSWER' | 'KEEP_ANSWER'>,
  { sharedAnswers }: StudyFacts,
): { ok: true; shared: SharedAnswer } | { ok: false; refusal: Refusal } {
  const shared = currentAnswer(sharedAnswers, questionNumber);
  if (shared === null) return refuse('NO_SHARED_ANSWER', { number: questionNumber });
  return shared.edition === edition ? { ok: true, shared } : refuse('STALE');
}

/**
 * The court takes the edition over as its own copy, and the question into scope where it was left out. A verdict that
 * the shared answer leaves open stays the court's own. What was released and reads otherwise now waits for the chair
 * again.
 */
export function adoptSharedAnswer(
  command: CommandOf<'ADOPT_SHARED_ANSWER'>,
  { facts, role }: Deciding,
): Decided<StudyDecision> {
  const { questionNumber, edition } = command;
  const current = asSeen(command, facts);
  if (!current.ok) return current;
  const { shared } = current;
  const before = recordedQuestion(facts.case, questionNumber) ?? nothingRecorded(questionNumber, facts);
  if (before.sharedEdition === edition && before.inScope) return refuse('NOTHING_CHANGED');
  const adopted: StudyQuestion = {
    ...before,
    inScope: true,
    reasonRef: null,
    verdict: shared.verdict ?? before.verdict,
    summary: shared.summary,
    sharedEdition: edition,
    sharedSeen: edition,
    departRef: null,
    version: before.version + 1,
  };
  const after = { ...adopted, releasedOn: isSameAnswer(before, adopted) ? before.releasedOn : null };
  const withdrawn = before.releasedOn !== null && after.releasedOn === null;
  return decided(facts, {
    case: withQuestion(facts.case, after),
    history: [
      {
        action: command.name,
        role,
        data: {
          question: questionNumber,
          edition,
          verdict: after.verdict,
          releasedOn: after.releasedOn,
          version: after.version,
        },
        texts: { summary: shared.summary },
      },
    ],
    outcome: outcome('SHARED_ANSWER_ADOPTED', {
      number: questionNumber,
      edition,
      withdrawn: withdrawn ? 'yes' : '',
    }),
  });
}

/** Of a court that adopted an older edition, or departed with a reason: it saw the newer one and stays with its own. */
export function keepAnswer(
  command: CommandOf<'KEEP_ANSWER'>,
  { facts, role }: Deciding,
): Decided<StudyDecision> {
  const { questionNumber, edition } = command;
  const current = asSeen(command, facts);
  if (!current.ok) return current;
  const before = recordedQuestion(facts.case, questionNumber);
  if (before === null || (before.sharedEdition === null && before.departRef === null))
    return refuse('DEPART_REASON_REQUIRED', undefined, 'departReason');
  if ((before.sharedSeen ?? 0) >= edition) return refuse('NOTHING_CHANGED');
  const after = { ...before, sharedSeen: edition, version: before.version + 1 };
  return decided(facts, {
    case: withQuestion(facts.case, after),
    history: [
      {
        action: command.name,
        role,
        data: {
          question: questionNumber,
          edition,
          keeps: before.sharedEdition,
          version: after.version,
        },
      },
    ],
    outcome: outcome('ANSWER_KEPT', { number: questionNumber }),
  });
}
