/** Dialogs with which a gate is asked for, decided on, or opened again. What is written at a gate: `gate-details.ts`. */
import type { FormElement } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { StudyText, type GateRequest, type StudyTask } from '../../../../entities/study';
import { criterionOf, hasStage, stageOf } from '../../../programme/lookups';
import { inStudy, may, type AccessAction } from '../../../workflow/access';
import { judgeCriteria, needsReason, openTasksAt, type JudgedCriterion } from '../../../workflow/criteria';
import { nextMeeting } from '../../../workflow/dates';
import { refuse } from '../../../workflow/decision';
import type { StudyFacts } from '../../../workflow/facts';
import { needsBoard } from '../../../workflow/gates';
import { localDate } from '../../../workflow/local-time';
import { stageIn, taskTitle } from '../../../workflow/study-case';
import { conditionFault } from '../../../workflow/tasks';
import { studyOfRequest } from '../../load';
import { rows } from '../../rows';
import { studyFor, type Found } from '../view';
import {
  dialog,
  impossible,
  quoting,
  reasonField,
  submit,
  type DialogAnswer,
  type DialogContext,
} from './dialog';

/** A gate request with its study, when this viewer may read it; and may do this with it, where that is asked. */
export async function requestFor(
  context: DialogContext,
  requestId: string,
  action: AccessAction = 'READ_CONTENT',
): Promise<Found<{ facts: StudyFacts; request: GateRequest }>> {
  const found = await studyFor(context, await studyOfRequest(context.manager, requestId));
  if (!found.ok) return found;
  const { facts } = found;
  const request = facts.case.requests.find(({ id }) => id === requestId);
  if (request === undefined) return refuse('NOT_FOUND');
  const allowed = may(context.viewer, action, inStudy(facts, { request }));
  return allowed.ok ? { ok: true, facts, request } : allowed;
}

const YES_NO = [
  { title: texts.yes, value: 'true' },
  { title: texts.no, value: 'false' },
];

export async function requestGate(
  context: DialogContext,
  { studyId, stageId }: Extract<DialogRef, { dialog: 'REQUEST_GATE' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, studyId, 'REQUEST_GATE');
  if (!found.ok) return found;
  const { facts } = found;
  if (!hasStage(facts.programme, stageId)) return refuse('NOT_FOUND');
  const criteria = judgeCriteria(facts, stageId);
  const fault = impossible(context, facts, {
    name: 'REQUEST_GATE',
    studyId,
    stageId,
    attested: Object.fromEntries(criteria.map(({ id }) => [id, true])),
    reasons: Object.fromEntries(criteria.map(({ id }) => [id, '-'])),
  });
  if (fault !== null) return fault;
  const { gate } = stageOf(facts.programme, stageId);
  const unmet = criteria.filter(({ met }) => met === false);
  const met = criteria.filter((criterion) => criterion.met === true);
  const attested = criteria.filter((criterion) => criterion.met === null);
  const words = texts.requestGate;
  return dialog(
    words.title(gate.nl),
    [
      { kind: 'text', text: words.intro },
      ...meetingLine(facts, stageId),
      ...part(
        words.unmetTitle,
        unmet.flatMap((criterion) => unmetElements(facts, stageId, criterion)),
      ),
      ...part(
        words.attested,
        attested.flatMap(({ id, nl }): FormElement[] => [
          {
            kind: 'input-choice',
            id: `attested.${id}`,
            label: nl,
            choices: YES_NO,
            style: 'expanded',
            required: true,
            errorMessage: words.attestRequired,
          },
          lineField(`reasons.${id}`, words.whyIfNo),
        ]),
      ),
      ...part(
        words.metTitle,
        met.map(({ nl }) => ({ kind: 'text', text: words.met(nl), colour: 'Good' })),
      ),
      ...openTaskLines(facts, openTasksAt(facts, stageId)),
    ],
    [submit(words.submit, { name: 'REQUEST_GATE', studyId, stageId }, { card: 'STUDY', studyId })],
    'large',
  );
}

/** For what is seldom filled in: it takes little room, and as much text. */
const lineField = (id: string, label: string): FormElement => ({
  kind: 'input-text',
  id,
  label,
  placeholder: texts.reasonHint,
});

const part = (title: string, body: FormElement[]): FormElement[] =>
  body.length === 0 ? [] : [{ kind: 'heading', text: title }, ...body];

function meetingLine(facts: StudyFacts, stageId: string): FormElement[] {
  if (!needsBoard(facts, stageOf(facts.programme, stageId).gate)) return [];
  const on = nextMeeting(facts.court.settings, facts.today);
  return [{ kind: 'text', text: on === null ? texts.requestGate.noMeeting : texts.requestGate.meeting(on) }];
}

/** A soft gate may open while tasks are still open: that needs no reason. */
function unmetElements(
  facts: StudyFacts,
  stageId: string,
  { id, nl, detail }: JudgedCriterion,
): FormElement[] {
  const words = texts.requestGate;
  const label = words.unmet(
    nl,
    detail === null || detail.of === 0 ? '' : words.detail(detail.done, detail.of),
  );
  return needsReason(facts, stageOf(facts.programme, stageId).gate, id)
    ? [reasonField({ id: `reasons.${id}`, label, placeholder: words.why })]
    : [
        { kind: 'strong', text: label },
        { kind: 'quiet', text: words.soft },
      ];
}

const MOST_NAMED = 12;

function openTaskLines(facts: StudyFacts, open: readonly StudyTask[]): FormElement[] {
  const rest = open.length - MOST_NAMED;
  return part(texts.requestGate.openTasks(open.length), [
    ...open.slice(0, MOST_NAMED).map((task): FormElement => ({
      kind: 'text',
      text: texts.listed(`${task.taskId} ${taskTitle(facts, task)}`),
    })),
    ...(rest > 0 ? [{ kind: 'quiet' as const, text: texts.more(rest) }] : []),
  ]);
}

/** The court's last meeting since the stage began. */
function lastMeeting(facts: StudyFacts, stageId: string): string | undefined {
  const { startOn } = stageIn(facts.case, stageId);
  return facts.court.settings.meetings
    .filter((day) => day >= startOn && day <= facts.today)
    .toSorted()
    .at(-1);
}

/** Between the start of the stage and today; a stage that begins later is prepared today. */
function decisionDate(
  facts: StudyFacts,
  stageId: string,
  field: { id: string; label: string; value: string | undefined },
): FormElement {
  const { startOn } = stageIn(facts.case, stageId);
  const min = startOn < facts.today ? startOn : facts.today;
  return {
    kind: 'input-date',
    ...field,
    min,
    max: facts.today,
    errorMessage: texts.between(min, facts.today),
    required: true,
  };
}

const SHOWN_OF_REASON = 500;

export async function approveGate(
  context: DialogContext,
  { requestId }: Extract<DialogRef, { dialog: 'APPROVE_GATE' }>,
): Promise<DialogAnswer> {
  const found = await requestFor(context, requestId, 'APPROVE_GATE');
  if (!found.ok) return found;
  const { facts, request } = found;
  const { studyId, stageId } = request;
  const board = { boardDecisionOn: facts.today };
  const fault = impossible(context, facts, { name: 'APPROVE_GATE', studyId, requestId, ...board });
  if (fault !== null) return fault;
  const { gate } = stageOf(facts.programme, stageId);
  const words = texts.approveGate;
  const reasons = await rows(context.manager, StudyText, { subjectId: requestId, kind: 'REASON' });
  const quote = await quoting(context.manager, reasons);
  const unmet = request.criteria.filter(({ met }) => !met);
  return dialog(
    words.title(gate.nl),
    [
      { kind: 'text', text: words.intro },
      ...(needsBoard(facts, gate)
        ? [
            decisionDate(facts, stageId, {
              id: 'boardDecisionOn',
              label: words.board,
              value: request.recorded?.decidedOn ?? lastMeeting(facts, stageId),
            }),
            { kind: 'quiet' as const, text: words.boardNote },
          ]
        : []),
      {
        kind: 'input-text',
        id: 'remark',
        label: words.remark,
        placeholder: texts.reasonHint,
        multiline: true,
      },
      ...part(
        words.unmetTitle,
        unmet.flatMap(({ id, reasonRef }): FormElement[] => {
          const reason = reasons.find((one) => one.id === reasonRef);
          return [
            { kind: 'strong', text: criterionOf(facts.programme, id).nl },
            ...(reason === undefined
              ? []
              : [quote({ ...reason, body: texts.shortened(reason.body, SHOWN_OF_REASON) })]),
            lineField(`reasons.${id}`, words.reworded),
          ];
        }),
      ),
    ],
    [
      submit(
        words.submit,
        { name: 'APPROVE_GATE', studyId, requestId, expectedVersion: request.version },
        { card: 'GATE', requestId },
      ),
    ],
    'large',
  );
}

export async function returnGate(
  context: DialogContext,
  { requestId }: Extract<DialogRef, { dialog: 'RETURN_GATE' }>,
): Promise<DialogAnswer> {
  const found = await requestFor(context, requestId, 'RETURN_GATE');
  if (!found.ok) return found;
  const { facts, request } = found;
  const { studyId } = request;
  const fault = impossible(context, facts, {
    name: 'RETURN_GATE',
    studyId,
    requestId,
    reason: '-',
    reopenTaskIds: [],
  });
  if (fault !== null) return fault;
  const tasks = reopenable(facts, request);
  const rest = tasks.length - MOST_CHOICES;
  const words = texts.returnGate;
  return dialog(
    words.title(stageOf(facts.programme, request.stageId).gate.nl),
    [
      { kind: 'text', text: words.intro },
      reasonField({ label: words.reason }),
      {
        kind: 'input-choice',
        id: 'reopenTaskIds',
        label: words.tasks,
        multiple: true,
        style: 'expanded',
        choices: tasks
          .slice(0, MOST_CHOICES)
          .map((task) => ({ title: choiceOf(facts, task), value: task.id })),
        required: true,
        errorMessage: words.taskRequired,
      },
      ...(rest > 0 ? [{ kind: 'quiet' as const, text: words.more(rest) }] : []),
    ],
    [
      submit(
        words.submit,
        { name: 'RETURN_GATE', studyId, requestId, expectedVersion: request.version },
        { card: 'GATE', requestId },
      ),
    ],
    'large',
  );
}

/** As many as fit on a card of 16,000 characters. */
const MOST_CHOICES = 80;

/** The stage's own tasks, those of single interviews last, and whatever was carried over to it. */
function reopenable(facts: StudyFacts, request: GateRequest): StudyTask[] {
  const carried = new Set([
    ...request.openTaskIds,
    ...openTasksAt(facts, request.stageId).map(({ id }) => id),
  ]);
  const rank = (task: StudyTask): number =>
    task.stageId !== request.stageId ? 1 : task.entryId === '' ? 0 : 2;
  return facts.case.tasks
    .filter((task) => task.stageId === request.stageId || carried.has(task.id))
    .filter((task) => task.state !== 'NOT_APPLICABLE' || conditionFault(facts, task) === null)
    .toSorted((a, b) => rank(a) - rank(b) || a.position - b.position);
}

function choiceOf(facts: StudyFacts, task: StudyTask): string {
  const words = texts.returnGate.states;
  const state =
    task.state === 'DONE' && task.doneAt !== null
      ? words.DONE(localDate(task.doneAt))
      : words[task.state === 'OPEN' ? 'OPEN' : 'NOT_APPLICABLE'];
  return `${task.taskId} ${texts.shortened(taskTitle(facts, task), 80)} (${state})`;
}

export async function recordGateDecision(
  context: DialogContext,
  { requestId }: Extract<DialogRef, { dialog: 'RECORD_GATE_DECISION' }>,
): Promise<DialogAnswer> {
  const found = await requestFor(context, requestId, 'RECORD_GATE_DECISION');
  if (!found.ok) return found;
  const { facts, request } = found;
  const { studyId, stageId } = request;
  const fault = impossible(context, facts, {
    name: 'RECORD_GATE_DECISION',
    studyId,
    requestId,
    decidedOn: facts.today,
    evidence: '-',
  });
  if (fault !== null) return fault;
  const words = texts.recordDecision;
  return dialog(
    words.title,
    [
      { kind: 'heading', text: stageOf(facts.programme, stageId).gate.nl },
      { kind: 'text', text: words.intro },
      decisionDate(facts, stageId, {
        id: 'decidedOn',
        label: words.decidedOn,
        value: request.recorded?.decidedOn ?? lastMeeting(facts, stageId),
      }),
      {
        kind: 'input-text',
        id: 'evidence',
        label: words.evidence,
        placeholder: words.evidenceHint,
        multiline: true,
        required: true,
      },
    ],
    [
      submit(
        words.submit,
        { name: 'RECORD_GATE_DECISION', studyId, requestId, expectedVersion: request.version },
        { card: 'GATE', requestId },
      ),
    ],
  );
}

export async function reopenGate(
  context: DialogContext,
  { studyId, stageId }: Extract<DialogRef, { dialog: 'REOPEN_GATE' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, studyId, 'REOPEN_GATE');
  if (!found.ok) return found;
  const { facts } = found;
  const fault = impossible(context, facts, { name: 'REOPEN_GATE', studyId, stageId, reason: '-' });
  if (fault !== null) return fault;
  if (!hasStage(facts.programme, stageId)) return refuse('NOT_FOUND');
  const { nl, gate } = stageOf(facts.programme, stageId);
  const { position, version } = stageIn(facts.case, stageId);
  const closing = facts.case.stages
    .filter((stage) => stage.position > position && stage.state !== 'NOT_STARTED')
    .map((stage) => stageOf(facts.programme, stage.stageId).nl);
  const words = texts.reopenGate;
  return dialog(
    words.title(gate.nl),
    [
      { kind: 'text', text: words.intro(nl) },
      ...(closing.length === 0 ? [] : [{ kind: 'text' as const, text: words.closing(closing) }]),
      reasonField(),
    ],
    [
      submit(
        words.submit,
        { name: 'REOPEN_GATE', studyId, stageId, expectedVersion: version },
        { card: 'STUDY', studyId },
      ),
    ],
  );
}
