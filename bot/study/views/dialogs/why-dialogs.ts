/** "Waarom deze datum?": the stored steps of a date, one line each, with the reasons of who moved it by hand. */
import { openButton } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { stepLine } from '../../../../cards/texts/date-steps';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { type DateStep, type StudyTask, StudyText } from '../../../../entities/study';
import { hasEvent, roleLabel, stageOf, taskOf } from '../../../programme/lookups';
import { nextDay } from '../../../workflow/calendar';
import { refuse } from '../../../workflow/decision';
import type { StudyFacts } from '../../../workflow/facts';
import { taskTitle } from '../../../workflow/study-case';
import { rows } from '../../rows';
import { accepts, afterLabel, studyFor } from '../view';
import { dialog, quoting, type DialogAnswer, type DialogContext } from './dialog';
import { taskFor } from './task-dialogs';

/** Label of what a date counts from: a stage, gate, task, event, or moment of an interview. */
function labelOf(programme: StudyFacts['programme'], ref: string): string {
  const stage = programme.stages.find(({ id, gate }) => id === ref || gate.id === ref);
  if (stage !== undefined) return stage.id === ref ? stage.nl : stage.gate.nl;
  const task = programme.stages.flatMap(({ tasks }) => tasks).find(({ id }) => id === ref);
  const moments: Record<string, string> = texts.registerMoments;
  return task?.nl ?? programme.events.find(({ id }) => id === ref)?.nl ?? moments[ref] ?? ref;
}

interface Reckoning {
  /** The task or stage whose date it is. */
  own: string;
  steps: readonly DateStep[];
  /** Whether what the date counts from is itself still expected. */
  forecast?: boolean;
}

/** One line for each stored step, in their order. */
export function stepLines({ programme }: StudyFacts, { own, steps, forecast = false }: Reckoning): string[] {
  const labels = {
    labelOf: (ref: string) => labelOf(programme, ref),
    roleLabel: (role: string) => roleLabel(programme, role),
    forecast,
    own,
  };
  return steps.map((step) => stepLine(step, labels));
}

/** Characters of reasons that one card holds; of a date that was moved often each is cut shorter. */
const REASONS_BUDGET = 4000;

/** The lines, each with the reason that was given for it. */
async function explained(
  context: DialogContext,
  facts: StudyFacts,
  reckoning: Reckoning,
): Promise<FormElement[]> {
  const refs = reckoning.steps.map((step) => (step.step === 'EXTENDED' ? step.reasonRef : null));
  const reasons = await rows(context.manager, StudyText, { id: refs.filter((ref) => ref !== null) });
  const quote = await quoting(context.manager, reasons);
  const room = Math.floor(REASONS_BUDGET / Math.max(1, reasons.length));
  return stepLines(facts, reckoning).flatMap((text, index): FormElement[] => {
    const reason = reasons.find(({ id }) => id === refs[index]);
    const line: FormElement = { kind: 'text', text };
    return reason === undefined
      ? [line]
      : [line, quote({ ...reason, body: texts.shortened(reason.body, room) })];
  });
}

export async function whyThisDate(
  context: DialogContext,
  { taskId }: Extract<DialogRef, { dialog: 'WHY_THIS_DATE' }>,
): Promise<DialogAnswer> {
  const found = await taskFor(context, taskId);
  if (!found.ok) return found;
  const { facts, task } = found;
  return dialog(
    texts.whyDate.title,
    [
      { kind: 'heading', text: taskTitle(facts, task) },
      { kind: 'strong', text: dateOf(task) },
      ...(await explained(context, facts, {
        own: task.taskId,
        steps: task.dueSteps,
        forecast: !task.firm,
      })),
      ...pauseLine(facts),
      { kind: 'quiet', text: standing(facts, task) },
    ],
    [openButton(texts.whyDate.details, { dialog: 'TASK_DETAILS', taskId })],
  );
}

function dateOf(task: StudyTask): string {
  if (task.dueOn !== null) return texts.day(task.dueOn);
  return task.estimateOn === null ? texts.whyDate.unknown : texts.whyDate.estimate(task.estimateOn);
}

/** Whether the date is fixed, expected, or follows what has not happened yet. */
function standing(facts: StudyFacts, task: StudyTask): string {
  if (task.state !== 'OPEN') return texts.whyDate.settled;
  if (task.dueOn !== null) return task.firm ? texts.whyDate.firm : texts.whyDate.forecast;
  const { after } = taskOf(facts.programme, task.taskId);
  if (after === undefined) return texts.whyDate.forecast;
  const inRegister = !hasEvent(facts.programme, after);
  return texts.whyDate.follows(afterLabel(facts, after), inRegister);
}

function pauseLine({ case: { study } }: StudyFacts): FormElement[] {
  return study.pausedOn === null
    ? []
    : [{ kind: 'text', text: texts.whyDate.paused(study.pausedOn), colour: 'Warning' }];
}

export async function whyThisStageDate(
  context: DialogContext,
  { studyId, stageId }: Extract<DialogRef, { dialog: 'WHY_THIS_STAGE_DATE' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, studyId);
  if (!found.ok) return found;
  const { facts } = found;
  const stage = facts.case.stages.find((one) => one.stageId === stageId);
  if (stage === undefined) return refuse('NOT_FOUND');
  const firstPlan = facts.case.study.firstPlan[stageId];
  const waits = stage.state === 'NOT_STARTED';
  const { completedOn } = stage;
  const until = nextDay(stage.endOn > facts.today ? stage.endOn : facts.today);
  const extend = { name: 'EXTEND_STAGE', studyId, stageId, until, reason: '-' } as const;
  return dialog(
    texts.whyDate.title,
    [
      { kind: 'heading', text: stageOf(facts.programme, stageId).nl },
      { kind: 'strong', text: texts.day(stage.endOn) },
      ...(await explained(context, facts, { own: stageId, steps: stage.endSteps, forecast: waits })),
      ...pauseLine(facts),
      {
        kind: 'quiet',
        text:
          completedOn === null
            ? waits
              ? texts.whyDate.forecast
              : texts.whyDate.firm
            : texts.whyDate.completed(completedOn),
      },
      ...(firstPlan === undefined || stage.beforeKamerbode
        ? []
        : [{ kind: 'quiet' as const, text: texts.whyDate.firstPlan(firstPlan) }]),
    ],
    accepts(facts, context.viewer, extend)
      ? [openButton(texts.extendStage.title, { dialog: 'EXTEND_STAGE', studyId, stageId })]
      : [],
  );
}
