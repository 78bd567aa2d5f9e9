/** The view of the answers for all courts of a wave: for everybody in the programme, with counts and no court's own. */
import { sharedAnswersCard, type ProposedBy, type SharedAnswersInput } from '../../../cards/shared-answers';
import type { CardRef } from '../../../cards/ref';
import { Court } from '../../../entities/court';
import { StudyQuestion } from '../../../entities/findings';
import type { SharedAnswer } from '../../../entities/shared-answer';
import { Study } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import type { Programme } from '../../programme/definition';
import { programmeOf } from '../../programme/load';
import { may } from '../../workflow/access';
import { refuse } from '../../workflow/decision';
import { isCurrent } from '../../workflow/people';
import { currentAnswer, sharesIn } from '../../workflow/shared-answers';
import { sharedAnswersOf } from '../load';
import { row, rows } from '../rows';
import { courtFor, inProgramme, type View, type ViewContext } from './view';

export async function viewSharedAnswers(
  context: ViewContext,
  { waveId }: Extract<CardRef, { card: 'SHARED_ANSWERS' }>,
): Promise<View> {
  const { manager, viewer } = context;
  const allowed = may(viewer, 'READ_SHARED', inProgramme(context));
  if (!allowed.ok) return allowed;
  const wave = await row(manager, Wave, { id: waveId });
  if (wave === null) return refuse('NOT_FOUND');
  const studies = await rows(manager, Study, { waveId }, { only: ['id', 'courtId', 'waveId'] });
  const questions = await sharedQuestions(context, programmeOf(wave), waveId, studies);
  const input = { waveId, wave: wave.title, courts: studies.length, questions };
  const proposesFor = await mayProposeFor(context, waveId, studies);
  return {
    parts: sharedAnswersCard(proposesFor === undefined ? input : { ...input, proposesFor }, context.texts),
  };
}

/** The questions that can be answered for all courts of a wave, with what is proposed and how many took it over. */
export async function sharedQuestions(
  context: Pick<ViewContext, 'manager'>,
  programme: Programme,
  waveId: string,
  studies: readonly Pick<Study, 'id'>[],
): Promise<SharedAnswersInput['questions']> {
  const { manager } = context;
  const answers = await sharedAnswersOf(manager, waveId);
  const studyId = answers.length === 0 ? [] : studies.map(({ id }) => id);
  const adopted = (
    await rows(manager, StudyQuestion, { studyId }, { only: ['questionNumber', 'sharedEdition'] })
  ).filter(({ sharedEdition }) => sharedEdition !== null);
  const questions: SharedAnswersInput['questions'] = [];
  for (const { n, nl, shared, analytical } of programme.questions) {
    if (!shared) continue;
    const current = currentAnswer(answers, n);
    const ours = adopted.filter(({ questionNumber }) => questionNumber === n);
    questions.push({
      number: n,
      label: nl,
      inWords: analytical === true,
      current:
        current === null
          ? null
          : { ...current, by: await proposedBy(context, current), on: current.proposedOn },
      adopted: ours.length,
      older: ours.filter(({ sharedEdition }) => (sharedEdition ?? 0) < (current?.edition ?? 0)).length,
    });
  }
  return questions;
}

/** Who proposed an edition; a court that is not in this database has no name here. */
export async function proposedBy(
  { manager }: Pick<ViewContext, 'manager'>,
  { proposedByCourtId }: Pick<SharedAnswer, 'proposedByCourtId'>,
): Promise<ProposedBy> {
  if (proposedByCourtId === null) return { by: 'COORDINATOR' };
  const court = await row(manager, Court, { id: proposedByCourtId });
  return { by: 'COURT', court: court?.municipality ?? null };
}

/** For which court the viewer may propose, null for a coordinator; undefined for whoever may not. */
async function mayProposeFor(
  context: ViewContext,
  waveId: string,
  studies: readonly Pick<Study, 'courtId' | 'waveId'>[],
): Promise<string | null | undefined> {
  const { viewer, today } = context;
  if (may(viewer, 'PROPOSE_SHARED_ANSWER', inProgramme(context)).ok) return null;
  const own = viewer.grants.filter((grant) => isCurrent(grant, today));
  for (const courtId of new Set(own.flatMap((grant) => grant.courtId ?? []))) {
    const found = await courtFor(context, courtId, 'PROPOSE_SHARED_ANSWER');
    if (found.ok && sharesIn(found.court, studies, waveId)) return courtId;
  }
  return undefined;
}
