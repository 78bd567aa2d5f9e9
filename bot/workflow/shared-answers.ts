/**
 * Answers that are meant for all courts of a wave: proposed by a coordinator or a chair, edition after edition. They are
 * the programme's, hold nothing of one court, and bind nobody: each court adopts or departs (`adopting.ts`). Pure.
 */
import type { Court } from '../../entities/court';
import type { StudyQuestion } from '../../entities/findings';
import type { SharedAnswer } from '../../entities/shared-answer';
import type { Study } from '../../entities/study';
import { programmeOf } from '../programme/load';
import { decided, type Administering } from './administration';
import { linkFault, MAX_SUMMARY, oneLine, textFault, tidy } from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type AdministrationDecision, type Decided, type Notice } from './decision';
import { takesPart } from './duties';
import { holderOf } from './people';

type Decision = Decided<AdministrationDecision>;

/** The newest edition that was not withdrawn; null while there is none. */
export function currentAnswer(answers: readonly SharedAnswer[], questionNumber: number): SharedAnswer | null {
  return (
    answers
      .filter((one) => one.questionNumber === questionNumber && one.state === 'PROPOSED')
      .toSorted((a, b) => b.edition - a.edition)[0] ?? null
  );
}

/** Number of the last edition ever proposed, 0 when there was none. */
export function lastEdition(answers: readonly SharedAnswer[], questionNumber: number): number {
  return Math.max(
    0,
    ...answers.filter((one) => one.questionNumber === questionNumber).map(({ edition }) => edition),
  );
}

/** Whether an answer still is what the edition says. Where that has no verdict, each court judges for itself. */
export function follows(
  { inScope, verdict, summary }: Pick<StudyQuestion, 'inScope' | 'verdict' | 'summary'>,
  edition: SharedAnswer,
): boolean {
  return inScope && summary === edition.summary && (edition.verdict === null || verdict === edition.verdict);
}

/** Whether a court may propose for all of a wave: it takes part, and has not just said that it would like to. */
export function sharesIn(
  court: Court,
  studies: readonly Pick<Study, 'courtId' | 'waveId'>[],
  waveId: string,
): boolean {
  if (takesPart(court)) return true;
  const started = studies.some((study) => study.courtId === court.id && study.waveId === waveId);
  return started && court.participation !== 'WITHDRAWN';
}

/** Whether there is an edition on which the court did not decide yet. */
export function isUndecided(question: StudyQuestion | null, current: SharedAnswer | null): boolean {
  return current !== null && (question?.inScope ?? true) && (question?.sharedSeen ?? 0) < current.edition;
}

/**
 * A new edition of the answer for all courts, by a coordinator or for a court that shares in the wave. Earlier
 * editions stay as they are, and no court's answer changes by it.
 */
export function proposeSharedAnswer(
  command: CommandOf<'PROPOSE_SHARED_ANSWER'>,
  { facts, role, actor }: Administering,
): Decision {
  const { waveId, questionNumber, verdict = null } = command;
  const { court, sharedAnswers, today } = facts;
  if (!isShared(command, facts.waves)) return refuse('NOT_FOUND');
  if (role !== 'COORDINATOR' && court !== null && !sharesIn(court, facts.studies, waveId))
    return refuse('COURT_NOT_TAKING_PART', { municipality: court.municipality });
  const last = lastEdition(sharedAnswers, questionNumber);
  if (command.expectedEdition !== undefined && command.expectedEdition !== last) return refuse('STALE');
  const summary = oneLine(command.summary);
  const fault = textFault(summary, MAX_SUMMARY, 'summary') ?? linkFault(command.evidenceLink);
  if (fault !== null) return fault;
  const link = tidy(command.evidenceLink ?? '');
  const proposed: SharedAnswer = {
    id: facts.newId(),
    version: 1,
    waveId,
    questionNumber,
    edition: last + 1,
    verdict,
    summary,
    evidenceLink: link === '' ? null : link,
    state: 'PROPOSED',
    proposedByCourtId: role === 'COORDINATOR' ? null : (court?.id ?? null),
    proposedOn: today,
  };
  const current = currentAnswer(sharedAnswers, questionNumber);
  if (current !== null && isSameText(current, proposed)) return refuse('NOTHING_CHANGED');
  return decided({
    sharedAnswers: [proposed],
    history: [
      {
        action: command.name,
        role,
        // Not as `courtId`: it is everybody's, and goes along with the history of every court.
        data: {
          waveId,
          question: questionNumber,
          edition: proposed.edition,
          verdict,
          proposedByCourtId: proposed.proposedByCourtId,
        },
        texts: { summary, ...(link === '' ? {} : { evidence: link }) },
      },
    ],
    notices: newsOf(proposed, { facts, actor }),
    outcome: outcome('SHARED_ANSWER_PROPOSED', { number: questionNumber, edition: proposed.edition }),
  });
}

/** Whoever does the research of a study that goes on reads it in the morning; not the one who proposed it. */
function newsOf(
  { id, questionNumber }: SharedAnswer,
  { facts, actor }: Pick<Administering, 'facts' | 'actor'>,
): Notice[] {
  return facts.sharers.flatMap(({ studyId, courtId, people }): Notice[] => {
    const reader = holderOf('RESEARCHER', people, courtId, studyId, facts.today);
    if (reader === null || reader.id === actor.person.id) return [];
    return [
      {
        to: { personId: reader.id },
        card: {
          card: 'MORNING',
          on: facts.today,
          lines: [{ line: 'SHARED_ANSWER', studyId, questionNumber }],
        },
        when: 'MORNING',
        onceKey: `shared:${id}:${studyId}:${reader.id}`,
      },
    ];
  });
}

function isSameText(a: SharedAnswer, b: SharedAnswer): boolean {
  return a.verdict === b.verdict && a.summary === b.summary && a.evidenceLink === b.evidenceLink;
}

/** By a coordinator, or for the court whose chair proposed it. What was adopted stays with the courts that did. */
export function withdrawSharedAnswer(
  command: CommandOf<'WITHDRAW_SHARED_ANSWER'>,
  { facts, role }: Administering,
): Decision {
  const { waveId, questionNumber, edition } = command;
  const current = currentAnswer(facts.sharedAnswers, questionNumber);
  if (current === null) return refuse('NOT_FOUND');
  if (current.edition !== edition) return refuse('STALE');
  if (role !== 'COORDINATOR' && current.proposedByCourtId !== facts.court?.id)
    return refuse('PROPOSED_BY_OTHERS');
  return decided({
    sharedAnswers: [{ ...current, state: 'WITHDRAWN', version: current.version + 1 }],
    history: [{ action: command.name, role, data: { waveId, question: questionNumber, edition } }],
    outcome: outcome('SHARED_ANSWER_WITHDRAWN', { number: questionNumber, edition }),
  });
}

function isShared(
  { waveId, questionNumber }: CommandOf<'PROPOSE_SHARED_ANSWER'>,
  waves: Administering['facts']['waves'],
): boolean {
  const wave = waves.find(({ id }) => id === waveId);
  if (wave === undefined) return false;
  return programmeOf(wave).questions.some(({ n, shared }) => n === questionNumber && shared);
}
