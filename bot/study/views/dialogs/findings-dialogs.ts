/** The dialogs of a question of the programme, with how earlier waves answered it, and of a recommendation. */
import type { FormElement } from '../../../../cards/form';
import { NO_VERDICT, QUESTIONS_A_PAGE } from '../../../../cards/findings';
import { dutchDate } from '../../../../cards/format';
import { RECOMMENDATIONS_A_PAGE } from '../../../../cards/recommendations';
import type { DialogRef } from '../../../../cards/ref';
import { findings as words } from '../../../../cards/texts/nl-findings';
import { Recommendation, StudyQuestion } from '../../../../entities/findings';
import { Study, StudyText } from '../../../../entities/study';
import { inStudy, may } from '../../../workflow/access';
import { refuse } from '../../../workflow/decision';
import type { StudyFacts } from '../../../workflow/facts';
import {
  isAnswered,
  isInWords,
  programmeQuestion,
  recordedQuestion,
  waveAgainstWave,
  type WaveComparison,
} from '../../../workflow/findings';
import { row, rows } from '../../rows';
import { mayRelease } from '../findings-views';
import { studyFor } from '../view';
import { waveTitle } from '../wave-views';
import { departField, sharedPart } from './shared-dialogs';
import { action, dialog, quoting, rowOf, submit, type DialogAnswer, type DialogContext } from './dialog';

/** Earlier waves that are compared with, the last ones first: what fits in a dialog. */
const MOST_WAVES = 3;
const MOST_DECISIONS = 5;

const choicesFrom = <T extends string>(labels: Record<T, string>): { title: string; value: string }[] =>
  Object.entries<string>(labels).map(([value, title]) => ({ value, title }));

/** Whether somebody may do this now: a study that is paused lets nothing be recorded. */
function mayRecord(
  { viewer, reopened }: DialogContext,
  facts: StudyFacts,
  name: 'SET_QUESTION' | 'ADD_RECOMMENDATION' | 'UPDATE_RECOMMENDATION',
): boolean {
  return reopened || (facts.case.study.state !== 'PAUSED' && may(viewer, name, inStudy(facts)).ok);
}

export async function question(
  context: DialogContext,
  { studyId, questionNumber }: Extract<DialogRef, { dialog: 'QUESTION' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, studyId);
  if (!found.ok) return found;
  const { facts } = found;
  const asked = programmeQuestion(facts.programme, questionNumber);
  if (asked === null) return refuse('NOT_FOUND');
  const recorded = recordedQuestion(facts.case, questionNumber);
  const form = words.dialog.question;
  const back = {
    card: 'FINDINGS',
    studyId,
    page: Math.floor(facts.programme.questions.indexOf(asked) / QUESTIONS_A_PAGE) + 1,
  } as const;
  const writes = mayRecord(context, facts, 'SET_QUESTION');
  const inWords = isInWords(facts.programme, questionNumber);
  const expectedVersion = recorded?.version ?? 0;
  const command = { name: 'SET_QUESTION', studyId, questionNumber, expectedVersion };
  return dialog(
    form.title(questionNumber),
    [
      { kind: 'strong', text: asked.nl },
      ...(await sharedPart(context, facts, { questionNumber, recorded, writes, back })),
      ...(writes ? questionFields(recorded, inWords) : questionFacts(recorded, inWords)),
      ...(writes ? departField(facts, questionNumber) : []),
      ...(await whyLeftOut(context, recorded)),
      ...(writes ? [{ kind: 'quiet' as const, text: form.note }] : []),
      ...(recorded !== null && isAnswered(recorded, facts.programme) ? released(recorded) : []),
      ...(mayRelease(context, facts, questionNumber)
        ? [
            { kind: 'quiet' as const, text: form.releaseNote },
            ...rowOf(
              action(
                form.release,
                { name: 'RELEASE_FINDINGS', studyId, questions: [{ questionNumber, expectedVersion }] },
                back,
              ),
            ),
          ]
        : []),
      ...(await earlierWaves(context, facts, questionNumber)),
    ],
    writes ? [submit(form.save, command, back)] : [],
    'large',
  );
}

function questionFields(recorded: StudyQuestion | null, inWords: boolean): FormElement[] {
  const form = words.dialog.question;
  return [
    {
      kind: 'input-toggle',
      id: 'inScope',
      label: form.inScope,
      value: recorded?.inScope === false ? 'false' : 'true',
    },
    { kind: 'input-text', id: 'reason', label: form.reason },
    ...(inWords
      ? [{ kind: 'quiet' as const, text: form.inWords }]
      : [
          {
            kind: 'input-choice' as const,
            id: 'verdict',
            label: form.verdict,
            choices: [{ title: form.noVerdict, value: NO_VERDICT }, ...choicesFrom(words.verdict)],
            value: recorded?.verdict ?? NO_VERDICT,
          },
        ]),
    {
      kind: 'input-text',
      id: 'summary',
      label: inWords ? form.answer : form.summary,
      value: recorded?.summary ?? '',
    },
  ];
}

function questionFacts(recorded: StudyQuestion | null, inWords: boolean): FormElement[] {
  const form = words.dialog.question;
  return [
    {
      kind: 'facts',
      facts: [
        { title: form.state, value: verdictText(recorded, inWords) },
        ...(recorded === null || recorded.summary === null
          ? []
          : [{ title: inWords ? form.answer : form.summary, value: recorded.summary }]),
      ],
    },
  ];
}

function verdictText(
  recorded: Pick<StudyQuestion, 'inScope' | 'verdict' | 'summary'> | null,
  inWords: boolean,
): string {
  const stand = words.dialog.waves;
  if (recorded?.inScope === false) return stand.leftOut;
  if (recorded !== null && recorded.verdict !== null) return words.verdict[recorded.verdict];
  if (!inWords) return stand.none;
  return recorded === null || recorded.summary === null ? stand.noWords : stand.inWords;
}

/** The reason that holds now, in the words of whoever gave it. */
async function whyLeftOut(
  { manager }: DialogContext,
  recorded: StudyQuestion | null,
): Promise<FormElement[]> {
  if (recorded === null || recorded.reasonRef === null) return [];
  const texts = await rows(manager, StudyText, { id: recorded.reasonRef });
  return texts.map(await quoting(manager, texts));
}

function released(recorded: StudyQuestion): FormElement[] {
  const form = words.dialog.question;
  return [
    recorded.releasedOn === null
      ? { kind: 'quiet', text: form.notReleased }
      : { kind: 'text', text: form.released(recorded.releasedOn), colour: 'Good' },
  ];
}

/** Earlier studies of this court that the viewer may read, each against this one. */
async function earlierWaves(
  context: DialogContext,
  facts: StudyFacts,
  questionNumber: number,
): Promise<FormElement[]> {
  const { manager, viewer, today } = context;
  const { study } = facts.case;
  const inWords = isInWords(facts.programme, questionNumber);
  const studies = (await rows(manager, Study, { courtId: study.courtId }))
    .filter((other) => other.id !== study.id && other.startedOn < study.startedOn)
    .filter((other) => may(viewer, 'READ_CONTENT', { ...inStudy(facts), study: other }).ok)
    .toSorted((a, b) => b.startedOn.localeCompare(a.startedOn))
    .slice(0, MOST_WAVES);
  const now = {
    question: recordedQuestion(facts.case, questionNumber),
    recommendations: facts.case.recommendations,
    publishedOn: study.publishedOn,
  };
  const compared: FormElement[] = [];
  for (const other of studies) {
    const then = {
      question: await row(manager, StudyQuestion, { studyId: other.id, questionNumber }),
      recommendations: await rows(manager, Recommendation, { studyId: other.id }, { orderBy: ['number'] }),
    };
    const title = words.dialog.waves.title(await waveTitle(context, other, facts.programme));
    compared.push(
      { kind: 'heading', text: title },
      {
        kind: 'facts',
        facts: [
          { title: words.dialog.waves.before, value: verdictText(then.question, inWords) },
          { title: words.dialog.waves.now, value: verdictText(now.question, inWords) },
        ],
      },
      ...comparison(waveAgainstWave(then, now, today)),
    );
  }
  return compared.length === 0 ? [] : [...compared, { kind: 'quiet', text: words.dialog.waves.noCauses }];
}

function comparison(found: WaveComparison): FormElement[] {
  const { before, after, summaryBefore, decisions } = found;
  const form = words.dialog.waves;
  const elements: FormElement[] = [];
  if (summaryBefore !== null) elements.push({ kind: 'text', text: `${form.before}: ${summaryBefore}` });
  if (before !== null && after !== null)
    elements.push({ kind: 'text', text: before === after ? form.same : form.changed(before, after) });
  if (decisions.length === 0) return [...elements, { kind: 'quiet', text: form.noDecisions }];
  elements.push({ kind: 'strong', text: form.between });
  for (const { number, title, decision, on } of decisions.slice(0, MOST_DECISIONS))
    elements.push({ kind: 'entry', text: form.decision(number, title), source: form.decided(decision, on) });
  const more = decisions.length - MOST_DECISIONS;
  return more > 0 ? [...elements, { kind: 'quiet', text: form.more(more) }] : elements;
}

export async function recommendation(
  context: DialogContext,
  { studyId, recommendationId }: Extract<DialogRef, { dialog: 'RECOMMENDATION' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(
    context,
    studyId,
    recommendationId === null ? 'ADD_RECOMMENDATION' : 'READ_CONTENT',
  );
  if (!found.ok) return found;
  const { facts } = found;
  const form = words.dialog.recommendation;
  if (recommendationId === null) {
    if (!mayRecord(context, facts, 'ADD_RECOMMENDATION')) return refuse('STUDY_PAUSED');
    const page = Math.floor(facts.case.recommendations.length / RECOMMENDATIONS_A_PAGE) + 1;
    return dialog(
      form.titleNew,
      [...wordFields(null), dateField(facts, 'publishedOn', form.published, facts.case.study.publishedOn)],
      [submit(form.add, { name: 'ADD_RECOMMENDATION', studyId }, { card: 'RECOMMENDATIONS', studyId, page })],
    );
  }
  const at = facts.case.recommendations.findIndex(({ id }) => id === recommendationId);
  const known = facts.case.recommendations[at];
  if (known === undefined) return refuse('NOT_FOUND');
  const page = Math.floor(at / RECOMMENDATIONS_A_PAGE) + 1;
  const title = form.title(known.number);
  if (!mayRecord(context, facts, 'UPDATE_RECOMMENDATION'))
    return dialog(title, [...standing(known), ...perYear(known)], [], 'large');
  return dialog(
    title,
    [...wordFields(known), ...progressFields(facts, known), ...perYear(known)],
    [
      submit(
        form.save,
        { name: 'UPDATE_RECOMMENDATION', studyId, recommendationId, expectedVersion: known.version },
        { card: 'RECOMMENDATIONS', studyId, page },
      ),
    ],
    'large',
  );
}

function wordFields(known: Recommendation | null): FormElement[] {
  const form = words.dialog.recommendation;
  return [
    { kind: 'input-text', id: 'title', label: form.text, value: known?.title ?? '', required: true },
    {
      kind: 'input-text',
      id: 'addressee',
      label: form.addressee,
      placeholder: form.addresseeHint,
      value: known?.addressee ?? '',
      required: true,
    },
  ];
}

function dateField(
  { case: { study }, today }: StudyFacts,
  id: string,
  label: string,
  value: string | null,
): FormElement {
  const min = study.startedOn < today ? study.startedOn : today;
  return { kind: 'input-date', id, label, min, max: today, value: value ?? '' };
}

function progressFields(facts: StudyFacts, known: Recommendation): FormElement[] {
  const form = words.dialog.recommendation;
  const thisYear = Number(facts.today.slice(0, 4));
  const firstYear = Number(facts.case.study.startedOn.slice(0, 4));
  return [
    dateField(facts, 'publishedOn', form.published, known.publishedOn),
    {
      kind: 'input-choice',
      id: 'councilDecision',
      label: form.decision,
      choices: choicesFrom(words.decision),
      value: known.councilDecision ?? '',
    },
    dateField(facts, 'councilDecidedOn', form.decidedOn, known.councilDecidedOn),
    dateField(facts, 'planOfActionOn', form.plan, known.planOfActionOn),
    {
      kind: 'input-number',
      id: 'year',
      label: form.year,
      min: Math.min(firstYear, thisYear),
      max: thisYear,
      value: String(thisYear),
    },
    {
      kind: 'input-choice',
      id: 'status',
      label: form.status,
      choices: choicesFrom(words.followUp),
      value: known.statuses[String(thisYear)] ?? '',
    },
  ];
}

function standing(known: Recommendation): FormElement[] {
  const form = words.dialog.recommendation;
  const stand = words.recommendations;
  return [
    { kind: 'strong', text: known.title },
    {
      kind: 'facts',
      facts: [
        { title: form.addressee, value: known.addressee },
        {
          title: form.published,
          value: known.publishedOn === null ? form.nothing : dutchDate(known.publishedOn),
        },
        {
          title: form.decision,
          value:
            known.councilDecision === null
              ? form.nothing
              : stand.decided(known.councilDecision, known.councilDecidedOn),
        },
        {
          title: form.plan,
          value: known.planOfActionOn === null ? form.nothing : dutchDate(known.planOfActionOn),
        },
      ],
    },
  ];
}

function perYear({ statuses }: Recommendation): FormElement[] {
  const years = Object.entries(statuses).toSorted(([a], [b]) => b.localeCompare(a));
  if (years.length === 0) return [];
  return [
    { kind: 'strong', text: words.dialog.recommendation.earlier },
    { kind: 'facts', facts: years.map(([year, status]) => ({ title: year, value: words.followUp[status] })) },
  ];
}
