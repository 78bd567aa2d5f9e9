/** Dialogs about a running study as a whole: events, conditions, dates of stages, and pause. */
import type { FormElement } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import type { EventDefinition } from '../../../programme/definition';
import { conditionLabel, hasCondition, hasStage, stageOf, stageOfTask } from '../../../programme/lookups';
import { courtCalendar, nextDay, workingDaysBetween } from '../../../workflow/calendar';
import { decide } from '../../../workflow/decide';
import { refuse } from '../../../workflow/decision';
import type { StudyFacts } from '../../../workflow/facts';
import { stageIn } from '../../../workflow/study-case';
import { studyFor } from '../view';
import { dialog, impossible, reasonField, submit, type DialogAnswer, type DialogContext } from './dialog';

export async function recordEvent(
  context: DialogContext,
  { studyId }: Extract<DialogRef, { dialog: 'RECORD_EVENT' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, studyId, 'RECORD_EVENT');
  if (!found.ok) return found;
  const { facts } = found;
  const { events } = facts.programme;
  const fault = impossible(context, facts, { name: 'RECORD_EVENT', studyId, eventId: '', on: facts.today });
  if (fault !== null) return fault;
  const possible = inOrder(
    facts,
    events.filter((event) => canHappen(context, facts, event)),
  );
  const later = events.filter((event) => !possible.includes(event));
  const words = texts.recordEvent;
  const laterLine: FormElement[] =
    later.length === 0 ? [] : [{ kind: 'quiet', text: words.later(later.map(({ nl }) => nl)) }];
  const [first] = possible;
  if (first === undefined) return dialog(words.title, [{ kind: 'text', text: words.none }, ...laterLine]);
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      {
        kind: 'input-choice',
        id: 'eventId',
        label: words.event,
        choices: possible.map(({ id, nl }) => {
          const on = facts.case.study.events[id];
          return { title: on === undefined ? nl : words.recordedOn(nl, on), value: id };
        }),
        ...(facts.case.study.events[first.id] === undefined ? { value: first.id } : {}),
        style: 'expanded',
        required: true,
      },
      {
        kind: 'input-date',
        id: 'on',
        label: words.on,
        value: facts.today,
        // A planned event may lie ahead; what is chosen is not known yet.
        ...(possible.some(({ planned }) => planned === true) ? {} : { max: facts.today }),
        required: true,
        errorMessage: texts.until(facts.today),
      },
      ...(possible.some(({ id }) => facts.case.study.events[id] !== undefined)
        ? [{ kind: 'quiet' as const, text: words.again }]
        : []),
      ...laterLine,
    ],
    [submit(words.submit, { name: 'RECORD_EVENT', studyId }, { card: 'STUDY', studyId })],
  );
}

/** Whether it can have happened in the stage that the study has reached. */
function canHappen({ viewer }: DialogContext, facts: StudyFacts, { id }: EventDefinition): boolean {
  const decided = decide(
    { name: 'RECORD_EVENT', studyId: facts.case.study.id, eventId: id, on: facts.today },
    facts,
    viewer,
  );
  return decided.ok || decided.refusal.code !== 'EVENT_TOO_EARLY';
}

/** What is not recorded yet comes first, and of that what belongs to the latest stage; the rest is for corrections. */
function inOrder(facts: StudyFacts, events: EventDefinition[]): EventDefinition[] {
  const stage = ({ proves: [taskId] }: EventDefinition): number =>
    taskId === undefined ? -1 : stageIn(facts.case, stageOfTask(facts.programme, taskId).id).position;
  const recorded = ({ id }: EventDefinition): number => Number(facts.case.study.events[id] !== undefined);
  return events.toSorted((a, b) => recorded(a) - recorded(b) || stage(b) - stage(a));
}

export async function answerCondition(
  context: DialogContext,
  { studyId, conditionId }: Extract<DialogRef, { dialog: 'ANSWER_CONDITION' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, studyId, 'ANSWER_CONDITION');
  if (!found.ok) return found;
  const { facts } = found;
  if (!hasCondition(facts.programme, conditionId)) return refuse('NOT_FOUND');
  const current = facts.case.study.conditions[conditionId];
  const fault = impossible(context, facts, {
    name: 'ANSWER_CONDITION',
    studyId,
    conditionId,
    value: current !== true,
  });
  if (fault !== null) return fault;
  const hanging = facts.programme.stages
    .flatMap(({ tasks }) => tasks)
    .filter(({ when }) => when === conditionId)
    .map(({ nl }) => nl);
  const words = texts.answerCondition;
  return dialog(
    words.title,
    [
      {
        kind: 'input-choice',
        id: 'value',
        label: conditionLabel(facts.programme, conditionId),
        choices: [
          { title: texts.yes, value: 'true' },
          { title: texts.no, value: 'false' },
        ],
        style: 'expanded',
        ...(current === undefined ? {} : { value: String(current) }),
        required: true,
      },
      ...(hanging.length === 0 ? [] : [{ kind: 'quiet' as const, text: words.consequence(hanging) }]),
    ],
    [submit(words.submit, { name: 'ANSWER_CONDITION', studyId, conditionId }, { card: 'STUDY', studyId })],
    'small',
  );
}

export async function extendStage(
  context: DialogContext,
  { studyId, stageId }: Extract<DialogRef, { dialog: 'EXTEND_STAGE' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, studyId, 'EXTEND_STAGE');
  if (!found.ok) return found;
  const { facts } = found;
  if (!hasStage(facts.programme, stageId)) return refuse('NOT_FOUND');
  const { endOn, version } = stageIn(facts.case, stageId);
  const first = nextDay(endOn > facts.today ? endOn : facts.today);
  const fault = impossible(context, facts, {
    name: 'EXTEND_STAGE',
    studyId,
    stageId,
    until: first,
    reason: '-',
  });
  if (fault !== null) return fault;
  const words = texts.extendStage;
  const firstPlan = facts.case.study.firstPlan[stageId];
  return dialog(
    words.title,
    [
      { kind: 'heading', text: stageOf(facts.programme, stageId).nl },
      { kind: 'text', text: words.intro },
      {
        kind: 'facts',
        facts: [
          { title: words.now, value: texts.day(endOn) },
          ...(firstPlan === undefined || firstPlan === endOn
            ? []
            : [{ title: words.firstPlan, value: texts.day(firstPlan) }]),
        ],
      },
      {
        kind: 'input-date',
        id: 'until',
        label: words.until,
        min: first,
        errorMessage: texts.from(first),
        required: true,
      },
      reasonField(),
    ],
    [
      submit(
        words.submit,
        { name: 'EXTEND_STAGE', studyId, stageId, expectedVersion: version },
        { card: 'STUDY', studyId },
      ),
    ],
  );
}

export async function pauseOrResume(
  context: DialogContext,
  { studyId }: Extract<DialogRef, { dialog: 'PAUSE_OR_RESUME' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, studyId, 'PAUSE_STUDY');
  if (!found.ok) return found;
  const { facts } = found;
  const { pausedOn } = facts.case.study;
  const name = pausedOn === null ? 'PAUSE_STUDY' : 'RESUME_STUDY';
  const fault = impossible(context, facts, { name, studyId, reason: '-' });
  if (fault !== null) return fault;
  const words = pausedOn === null ? texts.pause : texts.resume;
  const intro =
    pausedOn === null
      ? texts.pause.intro
      : texts.resume.intro(
          pausedOn,
          workingDaysBetween(courtCalendar(facts.court.settings), pausedOn, facts.today),
        );
  return dialog(
    words.title,
    [{ kind: 'text', text: intro }, reasonField()],
    [submit(words.submit, { name, studyId }, { card: 'STUDY', studyId })],
    'small',
  );
}
