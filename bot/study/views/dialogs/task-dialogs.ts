/** Dialogs about one task: its notes, the reckoning of its date, and the actions that need more than a click. */
import { plain } from '../../../../cards/escape';
import type { FormElement } from '../../../../cards/form';
import { dutchDate } from '../../../../cards/format';
import type { DialogRef } from '../../../../cards/ref';
import { stepLine } from '../../../../cards/texts/date-steps';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { type DateStep, type StudyTask, StudyText } from '../../../../entities/study';
import { eventOf, roleLabel, stageOf, taskOf } from '../../../programme/lookups';
import type { CommandName } from '../../../workflow/commands';
import { refuse } from '../../../workflow/decision';
import type { StudyFacts } from '../../../workflow/facts';
import { studyOfTask } from '../../load';
import {
  type DialogAnswer,
  type DialogContext,
  dialog,
  nameOf,
  personChoices,
  quotes,
  type StudyAction,
  studyFor,
  submit,
} from './dialog';

/** Label of what a date counts from: a stage, gate, task, event, or moment of an interview. */
function labelOf(programme: StudyFacts['programme'], ref: string): string {
  const stage = programme.stages.find((candidate) => candidate.id === ref || candidate.gate.id === ref);
  if (stage !== undefined) return stage.id === ref ? stage.nl : stage.gate.nl;
  const task = programme.stages
    .flatMap((candidate) => candidate.tasks)
    .find((candidate) => candidate.id === ref);
  const moments: Record<string, string> = texts.registerMoments;
  return task?.nl ?? programme.events.find((event) => event.id === ref)?.nl ?? moments[ref] ?? ref;
}

/** The lines of "Waarom deze datum?" for stored steps. */
function stepElements(programme: StudyFacts['programme'], steps: DateStep[]): FormElement[] {
  const labels = {
    labelOf: (ref: string) => labelOf(programme, ref),
    roleLabel: (role: string) => roleLabel(programme, role),
  };
  return steps.map((step) => ({ kind: 'text', text: stepLine(step, labels) }));
}

async function taskFor(context: DialogContext, taskId: string, action: StudyAction) {
  const studyId = await studyOfTask(context.manager, taskId);
  const found = await studyFor(context, studyId, action, (facts) => {
    const task = facts.case.tasks.find((candidate) => candidate.id === taskId);
    return task === undefined ? {} : { task };
  });
  if (!found.ok) return found;
  const task = found.facts.case.tasks.find((candidate) => candidate.id === taskId);
  return task === undefined ? refuse('NOT_FOUND') : { ok: true as const, facts: found.facts, task };
}

export async function taskDetails(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'TASK_DETAILS' }>,
): Promise<DialogAnswer> {
  const found = await taskFor(context, ref.taskId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { facts, task } = found;
  const notes = await context.manager.findBy(StudyText, { subjectId: task.id });
  const names = texts.taskDetails.facts;
  return dialog(
    texts.taskDetails.title(task.taskId),
    [
      { kind: 'heading', text: taskOf(facts.programme, task.taskId).nl },
      {
        kind: 'facts',
        facts: [
          { title: names.owner, value: nameOf(facts, task.assigneeId) },
          ...(task.dueOn === null ? [] : [{ title: names.due, value: dutchDate(task.dueOn) }]),
          ...(task.waitingFor === null ? [] : [{ title: names.waiting, value: plain(task.waitingFor) }]),
        ],
      },
      { kind: 'heading', text: texts.taskDetails.notes },
      ...(await quotes(context.manager, notes)),
    ],
    [
      {
        title: texts.taskAction.NOTE.title,
        data: { kb: 1, open: { dialog: 'TASK_ACTION', taskId: task.id, action: 'NOTE' } },
      },
    ],
  );
}

export async function whyThisDate(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'WHY_THIS_DATE' }>,
): Promise<DialogAnswer> {
  const found = await taskFor(context, ref.taskId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { facts, task } = found;
  const definition = taskOf(facts.programme, task.taskId);
  const body: FormElement[] = [{ kind: 'heading', text: definition.nl }];
  if (task.dueOn === null) {
    if (definition.after !== undefined) {
      body.push({ kind: 'text', text: texts.whyDate.open(afterLabel(facts, definition.after)) });
    }
    if (task.estimateOn !== null) body.push({ kind: 'text', text: texts.whyDate.estimate(task.estimateOn) });
  } else {
    body.push({ kind: 'text', text: `**${dutchDate(task.dueOn)}**` });
  }
  body.push(...stepElements(facts.programme, task.dueSteps));
  body.push({ kind: 'quiet', text: task.firm ? texts.whyDate.firm : texts.whyDate.forecast });
  return dialog(texts.whyDate.title, body);
}

function afterLabel(facts: StudyFacts, after: string): string {
  const moments: Record<string, string> = texts.registerMoments;
  return moments[after] ?? eventOf(facts.programme, after).nl;
}

export async function whyThisStageDate(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'WHY_THIS_STAGE_DATE' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, ref.studyId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { facts } = found;
  const stage = facts.case.stages.find((candidate) => candidate.stageId === ref.stageId);
  if (stage === undefined) return refuse('NOT_FOUND');
  const firstPlan = facts.case.study.firstPlan[ref.stageId];
  return dialog(texts.whyDate.title, [
    { kind: 'heading', text: stageOf(facts.programme, ref.stageId).nl },
    { kind: 'text', text: `**${dutchDate(stage.endOn)}**` },
    ...stepElements(facts.programme, stage.endSteps),
    ...(firstPlan === undefined
      ? []
      : [{ kind: 'quiet' as const, text: texts.whyDate.firstPlan(firstPlan) }]),
    { kind: 'quiet', text: stage.state === 'NOT_STARTED' ? texts.whyDate.forecast : texts.whyDate.firm },
  ]);
}

type TaskAction = Extract<DialogRef, { dialog: 'TASK_ACTION' }>['action'];

/** The command behind each action of the dialog. */
const COMMANDS = {
  SNOOZE: 'SNOOZE_TASK',
  WAIT_FOR: 'WAIT_FOR',
  EXTEND: 'EXTEND_TASK',
  NOT_APPLICABLE: 'MARK_NOT_APPLICABLE',
  REASSIGN: 'REASSIGN_TASK',
  REOPEN: 'REOPEN_TASK',
  NOTE: 'ADD_NOTE',
} as const satisfies Record<TaskAction, CommandName>;

function actionFields(action: TaskAction, task: StudyTask, facts: StudyFacts, today: string): FormElement[] {
  const reason: FormElement = {
    kind: 'input-text',
    id: 'reason',
    label: texts.reason,
    placeholder: texts.reasonHint,
    multiline: true,
    required: true,
  };
  switch (action) {
    case 'SNOOZE':
      return [{ kind: 'input-date', id: 'until', label: texts.taskAction.SNOOZE.until, required: true }];
    case 'WAIT_FOR':
      return [
        {
          kind: 'input-text',
          id: 'what',
          label: texts.taskAction.WAIT_FOR.what,
          maxLength: 200,
          required: true,
        },
      ];
    case 'EXTEND':
      return [
        {
          kind: 'input-date',
          id: 'until',
          label: texts.taskAction.EXTEND.until,
          ...(task.dueOn === null ? {} : { value: task.dueOn }),
          required: true,
        },
        reason,
      ];
    case 'REASSIGN':
      return [
        {
          kind: 'input-choice',
          id: 'to',
          label: texts.taskAction.REASSIGN.to,
          choices: personChoices(facts, facts.court.id, today).filter(
            (choice) => choice.value !== task.assigneeId,
          ),
          required: true,
        },
        reason,
      ];
    case 'NOT_APPLICABLE':
    case 'REOPEN':
      return [reason];
    case 'NOTE':
      return [
        {
          kind: 'input-text',
          id: 'body',
          label: texts.taskAction.NOTE.body,
          multiline: true,
          required: true,
        },
      ];
  }
}

export async function taskAction(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'TASK_ACTION' }>,
): Promise<DialogAnswer> {
  const found = await taskFor(context, ref.taskId, COMMANDS[ref.action]);
  if (!found.ok) return found;
  const { facts, task } = found;
  const words = texts.taskAction[ref.action];
  return dialog(
    words.title,
    [
      { kind: 'heading', text: taskOf(facts.programme, task.taskId).nl },
      { kind: 'text', text: words.intro },
      ...actionFields(ref.action, task, facts, context.today),
    ],
    [
      submit(
        words.submit,
        {
          name: COMMANDS[ref.action],
          studyId: task.studyId,
          task: { id: task.id, expectedVersion: task.version },
        },
        { card: 'TASK', taskId: task.id },
        'positive',
      ),
    ],
  );
}
