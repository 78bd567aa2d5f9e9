/** Dialogs about one task: what is written about it, and the actions that need more than a click. */
import { openButton } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { type StudyTask, StudyText } from '../../../../entities/study';
import { roleLabel, stageOf, taskOf } from '../../../programme/lookups';
import { inStudy, may, type AccessAction } from '../../../workflow/access';
import { courtCalendar, nextDay, nextWorkingDay } from '../../../workflow/calendar';
import type { CommandName, StudyCommand } from '../../../workflow/commands';
import { decide } from '../../../workflow/decide';
import { refuse, type Refusal } from '../../../workflow/decision';
import type { StudyFacts } from '../../../workflow/facts';
import { localDate } from '../../../workflow/local-time';
import { rolesOf } from '../../../workflow/people';
import { stageIn, taskTitle } from '../../../workflow/study-case';
import { studyOfTask } from '../../load';
import { rows } from '../../rows';
import { afterLabel, doer, nameOf, studyFor, type Found } from '../view';
import {
  dialog,
  impossible,
  newestFirst,
  paged,
  quoting,
  reasonField,
  submit,
  type DialogAnswer,
  type DialogContext,
} from './dialog';

type FoundTask = Found<{ facts: StudyFacts; task: StudyTask }>;

/** A task with its study, when this viewer may read it; and may do this with it, where that is asked. */
export async function taskFor(
  context: DialogContext,
  taskId: string,
  action: AccessAction = 'READ_CONTENT',
): Promise<FoundTask> {
  const found = await studyFor(context, await studyOfTask(context.manager, taskId));
  if (!found.ok) return found;
  const { facts } = found;
  const task = facts.case.tasks.find(({ id }) => id === taskId);
  if (task === undefined) return refuse('NOT_FOUND');
  const allowed = may(context.viewer, action, inStudy(facts, { task }));
  return allowed.ok ? { ok: true, facts, task } : allowed;
}

export async function taskDetails(
  context: DialogContext,
  { taskId, page }: Extract<DialogRef, { dialog: 'TASK_DETAILS' }>,
): Promise<DialogAnswer> {
  const found = await taskFor(context, taskId);
  if (!found.ok) return found;
  const { facts, task } = found;
  const written = (await rows(context.manager, StudyText, { subjectId: taskId })).toSorted(newestFirst);
  const quote = await quoting(context.manager, written);
  const parts: FormElement[][] = [
    [
      { kind: 'heading', text: taskTitle(facts, task) },
      { kind: 'facts', facts: taskFacts(facts, task) },
      { kind: 'heading', text: texts.taskDetails.notes },
      ...(written.length === 0 ? [{ kind: 'quiet' as const, text: texts.none }] : []),
    ],
    ...written.map((text) => [quote(text)]),
  ];
  const { body, buttons } = paged(parts, page, (other) => ({ dialog: 'TASK_DETAILS', taskId, page: other }));
  const noting: StudyCommand = { name: 'ADD_NOTE', studyId: task.studyId, task: { id: taskId }, body: '-' };
  return dialog(
    texts.taskDetails.title(task.taskId),
    body,
    [
      ...buttons,
      ...(decide(noting, facts, context.viewer).ok
        ? [openButton(texts.taskDetails.add, { dialog: 'TASK_ACTION', taskId, action: 'NOTE' })]
        : []),
      openButton(texts.whyDate.title, { dialog: 'WHY_THIS_DATE', taskId }),
    ],
    'large',
  );
}

function taskFacts(facts: StudyFacts, task: StudyTask): { title: string; value: string }[] {
  const words = texts.taskDetails.facts;
  const holder = doer(facts, task);
  const { after } = taskOf(facts.programme, task.taskId);
  const waits = task.waitingFor !== null && task.waitingSince !== null;
  return [
    { title: words.stage, value: stageOf(facts.programme, task.stageId).nl },
    { title: words.state, value: stateOf(facts, task) },
    ...(task.state === 'OPEN'
      ? [{ title: words.owner, value: holder === null ? texts.nobody : nameOf(facts, holder) }]
      : []),
    { title: words.due, value: dueText(task, after === undefined ? null : afterLabel(facts, after)) },
    ...(waits ? [{ title: words.waiting, value: texts.taskDetails.waits(task) }] : []),
    ...(task.snoozedUntil !== null && task.snoozedUntil > facts.today
      ? [{ title: words.later, value: texts.taskDetails.later(task.snoozedUntil) }]
      : []),
  ];
}

function stateOf(facts: StudyFacts, task: StudyTask): string {
  const words = texts.taskDetails.states;
  if (task.state === 'DONE' && task.doneAt !== null) {
    return words.DONE(localDate(task.doneAt), task.doneById === null ? null : nameOf(facts, task.doneById));
  }
  return task.state === 'NOT_APPLICABLE' ? words.NOT_APPLICABLE : words.OPEN;
}

function dueText(task: StudyTask, after: string | null): string {
  const words = texts.taskDetails;
  if (task.dueOn !== null) return task.firm ? words.firm(task.dueOn) : words.forecast(task.dueOn);
  return words.follows(after ?? texts.somebody, task.estimateOn);
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

export async function taskAction(
  context: DialogContext,
  { taskId, action }: Extract<DialogRef, { dialog: 'TASK_ACTION' }>,
): Promise<DialogAnswer> {
  const found = await taskFor(context, taskId, COMMANDS[action]);
  if (!found.ok) return found;
  const { facts, task } = found;
  const form = FORMS[action](facts, task, context);
  if (!form.ok) return form;
  const words = texts.taskAction[action];
  const { body } = form;
  return dialog(
    words.title,
    [{ kind: 'heading', text: taskTitle(facts, task) }, { kind: 'text', text: words.intro }, ...body],
    [
      submit(
        words.submit,
        {
          name: COMMANDS[action],
          studyId: task.studyId,
          task: { id: task.id, expectedVersion: task.version },
        },
        { card: 'TASK', taskId },
      ),
    ],
  );
}

type Form = { ok: true; body: FormElement[] } | { ok: false; refusal: Refusal };
type FormOf = (facts: StudyFacts, task: StudyTask, context: DialogContext) => Form;

const FORMS: Record<TaskAction, FormOf> = {
  SNOOZE: unless(
    ({ today }, ref) => ({ name: 'SNOOZE_TASK', ...ref, until: nextDay(today) }),
    (facts, task) => {
      const first = nextDay(facts.today);
      const last = task.dueOn ?? task.estimateOn;
      const proposed = nextWorkingDay(courtCalendar(facts.court.settings), first);
      return [
        {
          kind: 'input-date',
          id: 'until',
          label: texts.taskAction.SNOOZE.until,
          value: last !== null && proposed > last ? last : proposed,
          min: first,
          ...(last === null ? {} : { max: last, errorMessage: texts.between(first, last) }),
          required: true,
        },
      ];
    },
  ),
  WAIT_FOR: unless(
    (_, ref) => ({ name: 'WAIT_FOR', ...ref, what: '-' }),
    () => [
      {
        kind: 'input-text',
        id: 'what',
        label: texts.taskAction.WAIT_FOR.what,
        placeholder: texts.taskAction.WAIT_FOR.hint,
        required: true,
      },
    ],
  ),
  EXTEND: unless(
    (facts, ref, task) => ({ name: 'EXTEND_TASK', ...ref, until: dayAfter(facts, task), reason: '-' }),
    (facts, task) => {
      const words = texts.taskAction.EXTEND;
      const first = dayAfter(facts, task);
      return [
        {
          kind: 'facts',
          facts: [
            { title: words.now, value: dueText(task, null) },
            { title: words.stageEnd, value: texts.day(stageIn(facts.case, task.stageId).endOn) },
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
      ];
    },
  ),
  NOT_APPLICABLE: unless(
    (_, ref) => ({ name: 'MARK_NOT_APPLICABLE', ...ref, reason: '-' }),
    () => [reasonField()],
  ),
  REASSIGN: reassignForm,
  REOPEN: unless(
    (_, ref) => ({ name: 'REOPEN_TASK', ...ref, reason: '-' }),
    () => [reasonField()],
  ),
  NOTE: unless(
    (_, ref) => ({ name: 'ADD_NOTE', ...ref, body: '-' }),
    () => [
      {
        kind: 'input-text',
        id: 'body',
        label: texts.taskAction.NOTE.body,
        placeholder: texts.reasonHint,
        multiline: true,
        required: true,
      },
    ],
  ),
};

type TaskRef = { studyId: string; task: { id: string } };

/** The fields of an action, unless the action would be refused whatever stood in them. */
function unless(
  command: (facts: StudyFacts, ref: TaskRef, task: StudyTask) => StudyCommand,
  body: (facts: StudyFacts, task: StudyTask) => FormElement[],
): FormOf {
  return (facts, task, context) => {
    const ref = { studyId: task.studyId, task: { id: task.id } };
    return impossible(context, facts, command(facts, ref, task)) ?? { ok: true, body: body(facts, task) };
  };
}

/** The first day to which a task can be put off. */
export function dayAfter({ today }: StudyFacts, { dueOn }: StudyTask): string {
  return nextDay(dueOn !== null && dueOn > today ? dueOn : today);
}

/** Only those are offered to whom the task can be given: a second reader did not do the work that is read. */
function reassignForm(facts: StudyFacts, task: StudyTask, context: DialogContext): Form {
  const { court, programme, today } = facts;
  const held = (personId: string) =>
    rolesOf(facts.grants, personId, court.id, task.studyId, today).filter((role) => role !== 'COORDINATOR');
  const others = facts.people.filter(({ id }) => id !== task.assigneeId && held(id).length > 0);
  const tried = others.map((person) => ({
    person,
    decided: decide(
      { name: 'REASSIGN_TASK', studyId: task.studyId, task: { id: task.id }, to: person.id, reason: '' },
      facts,
      context.viewer,
    ),
  }));
  const able = tried.filter(({ decided }) => decided.ok).map(({ person }) => person);
  if (able.length === 0) {
    const [first] = tried;
    return first === undefined || first.decided.ok ? refuse('NOBODY_ELSE') : first.decided;
  }
  const holder = doer(facts, task);
  return {
    ok: true,
    body: [
      {
        kind: 'facts',
        facts: [
          {
            title: texts.taskAction.REASSIGN.now,
            value: holder === null ? texts.nobody : nameOf(facts, holder),
          },
        ],
      },
      {
        kind: 'input-choice',
        id: 'to',
        label: texts.taskAction.REASSIGN.to,
        choices: able.map(({ id, name }) => ({
          title: texts.nameWithRoles(
            name,
            held(id)
              .map((role) => roleLabel(programme, role))
              .join(', '),
          ),
          value: id,
        })),
        style: 'expanded',
        required: true,
      },
      reasonField({ label: texts.taskAction.REASSIGN.reason, required: false }),
    ],
  };
}
