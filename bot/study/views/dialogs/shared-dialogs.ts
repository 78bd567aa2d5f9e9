/** Proposing an answer for all courts of a wave, and what the dialog of a question says of it. */
import { openButton } from '../../../../cards/actions';
import { linkTo } from '../../../../cards/escape';
import { NO_VERDICT } from '../../../../cards/findings';
import type { FormElement } from '../../../../cards/form';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { proposer, sharedVerdict } from '../../../../cards/shared-answers';
import { findings } from '../../../../cards/texts/nl-findings';
import { shared as words } from '../../../../cards/texts/nl-shared';
import type { StudyQuestion } from '../../../../entities/findings';
import type { SharedAnswer } from '../../../../entities/shared-answer';
import { StudyText } from '../../../../entities/study';
import { Wave } from '../../../../entities/wave';
import type { Programme } from '../../../programme/definition';
import { programmeOf } from '../../../programme/load';
import { may } from '../../../workflow/access';
import { refuse } from '../../../workflow/decision';
import type { StudyFacts } from '../../../workflow/facts';
import { isInWords } from '../../../workflow/findings';
import { currentAnswer, isUndecided, lastEdition } from '../../../workflow/shared-answers';
import { sharedAnswersOf } from '../../load';
import { row, rows } from '../../rows';
import { proposedBy } from '../shared-views';
import { courtFor, inProgramme } from '../view';
import { action, dialog, quoting, rowOf, submit, type DialogAnswer, type DialogContext } from './dialog';

export async function sharedAnswer(
  context: DialogContext,
  { waveId, questionNumber, courtId }: Extract<DialogRef, { dialog: 'SHARED_ANSWER' }>,
): Promise<DialogAnswer> {
  const { manager } = context;
  const refused = await barred(context, courtId);
  if (refused !== null) return refused;
  const wave = await row(manager, Wave, { id: waveId });
  const asked = wave === null ? undefined : programmeOf(wave).questions.find(({ n }) => n === questionNumber);
  if (asked === undefined || !asked.shared) return refuse('NOT_FOUND');
  const answers = await sharedAnswersOf(manager, waveId);
  const current = currentAnswer(answers, questionNumber);
  const form = words.dialog;
  const back: CardRef = { card: 'SHARED_ANSWERS', waveId };
  const about = { waveId, questionNumber, ...(courtId === null ? {} : { courtId }) };
  return dialog(
    form.title(questionNumber),
    [
      { kind: 'strong', text: asked.nl },
      { kind: 'text', text: form.note, colour: 'Warning' },
      ...(current === null
        ? []
        : [{ kind: 'quiet' as const, text: form.now(current.edition, current.proposedOn) }]),
      ...(asked.analytical === true
        ? []
        : [
            {
              kind: 'input-choice' as const,
              id: 'verdict',
              label: form.verdict,
              choices: [
                { title: form.noVerdict, value: NO_VERDICT },
                ...Object.entries(findings.verdict).map(([value, title]) => ({ value, title })),
              ],
              value: current?.verdict ?? NO_VERDICT,
            },
          ]),
      { kind: 'input-text', id: 'summary', label: form.text, value: current?.summary ?? '', required: true },
      {
        kind: 'input-text',
        id: 'evidenceLink',
        label: form.evidence,
        value: current?.evidenceLink ?? '',
        maxLength: 400,
      },
      ...(current !== null && (courtId === null || current.proposedByCourtId === courtId)
        ? [
            ...rowOf(
              action(
                form.withdraw(current.edition),
                { name: 'WITHDRAW_SHARED_ANSWER', ...about, edition: current.edition },
                back,
              ),
            ),
            { kind: 'quiet' as const, text: form.withdrawNote },
          ]
        : []),
    ],
    [
      submit(
        form.submit,
        {
          name: 'PROPOSE_SHARED_ANSWER',
          ...about,
          expectedEdition: lastEdition(answers, questionNumber),
        },
        back,
      ),
    ],
    'large',
  );
}

async function barred(
  context: DialogContext,
  courtId: string | null,
): Promise<Extract<DialogAnswer, { ok: false }> | null> {
  if (courtId !== null) {
    const found = await courtFor(context, courtId, 'PROPOSE_SHARED_ANSWER');
    return found.ok ? null : found;
  }
  const allowed = may(context.viewer, 'PROPOSE_SHARED_ANSWER', inProgramme(context));
  return allowed.ok ? null : allowed;
}

/** In the dialog of a question: the shared answer, how the court stands to it, and the choice. */
export async function sharedPart(
  context: DialogContext,
  facts: StudyFacts,
  { questionNumber, recorded, writes, back }: Asked,
): Promise<FormElement[]> {
  const { programme, sharedAnswers } = facts;
  if (!programme.questions.some(({ n, shared }) => n === questionNumber && shared)) return [];
  const form = words.inQuestion;
  const current = currentAnswer(sharedAnswers, questionNumber);
  const { waveId } = facts.case.study;
  const all = openShared(waveId, facts, context, questionNumber, current);
  return [
    { kind: 'heading', text: form.heading },
    ...(current === null ? [] : await textOf(context, programme, current)),
    ...standing(recorded, current),
    ...(await whyOwn(context, recorded)),
    ...(writes && current !== null ? choice(facts, current, { questionNumber, recorded, writes, back }) : []),
    ...all,
  ];
}

interface Asked {
  questionNumber: number;
  recorded: StudyQuestion | null;
  writes: boolean;
  back: CardRef;
}

async function textOf(
  context: DialogContext,
  programme: Programme,
  current: SharedAnswer,
): Promise<FormElement[]> {
  const { verdict, summary, edition, evidenceLink, proposedOn } = current;
  const by = await proposedBy(context, current);
  return [
    { kind: 'text', text: summary },
    {
      kind: 'quiet',
      text: words.stand(
        sharedVerdict(verdict, isInWords(programme, current.questionNumber), context.texts),
        edition,
        proposer(by, context.texts),
        proposedOn,
      ),
    },
    ...(evidenceLink === null
      ? []
      : [{ kind: 'quiet' as const, text: { markdown: linkTo(evidenceLink, words.evidence) } }]),
  ];
}

function standing(recorded: StudyQuestion | null, current: SharedAnswer | null): FormElement[] {
  const form = words.inQuestion;
  const edition = recorded?.sharedEdition ?? null;
  const departs = recorded !== null && recorded.departRef !== null;
  const isNew = isUndecided(recorded, current);
  return [
    ...(edition === null
      ? []
      : [
          {
            kind: 'text' as const,
            text: current === null ? form.adoptedWithdrawn(edition) : form.adopted(edition),
            colour: 'Good' as const,
          },
        ]),
    ...(departs ? [{ kind: 'text' as const, text: form.departs }] : []),
    ...(current === null && edition === null ? [{ kind: 'quiet' as const, text: form.none }] : []),
    ...(isNew
      ? [
          {
            kind: 'text' as const,
            text: edition !== null || departs ? form.isNew : form.open,
            colour: 'Warning' as const,
          },
        ]
      : []),
  ];
}

/** The reason for an own answer, in the words of whoever gave it: for the court's own people. */
async function whyOwn({ manager }: DialogContext, recorded: StudyQuestion | null): Promise<FormElement[]> {
  if (recorded === null || recorded.departRef === null) return [];
  const texts = await rows(manager, StudyText, { id: recorded.departRef });
  return texts.map(await quoting(manager, texts));
}

function choice(
  { case: { study } }: StudyFacts,
  { edition }: SharedAnswer,
  { questionNumber, recorded, back }: Asked,
): FormElement[] {
  const about = {
    studyId: study.id,
    questionNumber,
    expectedVersion: recorded?.version ?? 0,
    edition,
  };
  const follows = recorded?.sharedEdition === edition;
  const keeps =
    recorded !== null &&
    (recorded.sharedEdition !== null || recorded.departRef !== null) &&
    (recorded.sharedSeen ?? 0) < edition;
  const form = words.inQuestion;
  return rowOf(
    ...(follows ? [] : [action(form.adopt(edition), { name: 'ADOPT_SHARED_ANSWER', ...about }, back)]),
    ...(keeps ? [action(form.keep, { name: 'KEEP_ANSWER', ...about }, back)] : []),
  );
}

/** The button with which whoever may proposes it, or a new edition. */
function openShared(
  waveId: string,
  { court, case: { study }, people, grants, absences, programme, today }: StudyFacts,
  { viewer }: DialogContext,
  questionNumber: number,
  current: SharedAnswer | null,
): FormElement[] {
  const where = { today, court, study, people: { people, grants, absences }, programme };
  if (!may(viewer, 'PROPOSE_SHARED_ANSWER', where).ok) return [];
  return rowOf(
    openButton(words.propose(questionNumber, current?.edition ?? 0), {
      dialog: 'SHARED_ANSWER',
      waveId,
      questionNumber,
      courtId: court.id,
    }),
  );
}

/** Why an own answer departs: asked where there is a shared one and no reason was given yet. */
export function departField(facts: StudyFacts, questionNumber: number): FormElement[] {
  return currentAnswer(facts.sharedAnswers, questionNumber) === null
    ? []
    : [{ kind: 'input-text', id: 'departReason', label: words.inQuestion.reason, multiline: true }];
}
