/** Dialogs about a gate: asking for it, deciding, and reading the reasons behind it. */
import { plain } from '../../../../cards/escape';
import type { FormElement } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { type GateRequest, StudyText } from '../../../../entities/study';
import { criterionOf, stageOf, taskOf } from '../../../programme/lookups';
import { judgeCriteria, openTasksAt } from '../../../workflow/criteria';
import { refuse } from '../../../workflow/decision';
import type { StudyFacts } from '../../../workflow/facts';
import { stageIn } from '../../../workflow/study-case';
import { conditionFault } from '../../../workflow/tasks';
import { studyOfRequest } from '../../load';
import {
  type DialogAnswer,
  type DialogContext,
  dialog,
  quotes,
  type StudyAction,
  studyFor,
  submit,
} from './dialog';

async function requestFor(context: DialogContext, requestId: string, action: StudyAction) {
  const studyId = await studyOfRequest(context.manager, requestId);
  const found = await studyFor(context, studyId, action, (facts) => {
    const request = facts.case.requests.find((candidate) => candidate.id === requestId);
    return request === undefined ? {} : { request };
  });
  if (!found.ok) return found;
  const request = found.facts.case.requests.find((candidate) => candidate.id === requestId);
  return request === undefined ? refuse('NOT_FOUND') : { ok: true as const, facts: found.facts, request };
}

const reasonField = (id: string, label: string, value = ''): FormElement => ({
  kind: 'input-text',
  id,
  label,
  value,
  placeholder: texts.reasonHint,
  multiline: true,
});

export async function requestGate(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'REQUEST_GATE' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, ref.studyId, 'REQUEST_GATE');
  if (!found.ok) return found;
  const { facts } = found;
  const gate = stageOf(facts.programme, ref.stageId).gate;
  const criteria = judgeCriteria(facts, ref.stageId);
  const body: FormElement[] = [{ kind: 'text', text: texts.requestGate.intro }];
  body.push({ kind: 'heading', text: texts.requestGate.computed });
  for (const criterion of criteria.filter(({ met }) => met !== null)) {
    const detail =
      criterion.detail === null ? '' : texts.requestGate.detail(criterion.detail.done, criterion.detail.of);
    if (criterion.met === true) body.push({ kind: 'text', text: texts.requestGate.met(criterion.nl) });
    else {
      body.push({ kind: 'text', text: texts.requestGate.unmet(criterion.nl, detail) });
      body.push(reasonField(`reasons.${criterion.id}`, texts.requestGate.why(criterion.nl)));
    }
  }
  const attested = criteria.filter(({ met }) => met === null);
  if (attested.length > 0) body.push({ kind: 'heading', text: texts.requestGate.attested });
  for (const criterion of attested) {
    body.push({
      kind: 'input-choice',
      id: `attested.${criterion.id}`,
      label: criterion.nl,
      choices: [
        { title: texts.yes, value: 'true' },
        { title: texts.no, value: 'false' },
      ],
      style: 'expanded',
      required: true,
    });
    body.push(reasonField(`reasons.${criterion.id}`, texts.requestGate.whyIfNo(criterion.nl)));
  }
  const open = openTasksAt(facts, ref.stageId).length;
  if (open > 0) body.push({ kind: 'quiet', text: texts.requestGate.openTasks(open) });
  return dialog(
    texts.requestGate.title(gate.nl),
    body,
    [
      submit(
        texts.requestGate.submit,
        { name: 'REQUEST_GATE', studyId: ref.studyId, stageId: ref.stageId },
        { card: 'STUDY', studyId: ref.studyId },
        'positive',
      ),
    ],
    'large',
  );
}

/** Reasons given for unmet criteria of this request, with the text of each. */
async function reasonTexts(context: DialogContext, request: GateRequest): Promise<Map<string, StudyText>> {
  const rows = await context.manager.findBy(StudyText, { subjectId: request.id });
  return new Map(rows.map((row) => [row.id, row]));
}

export async function approveGate(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'APPROVE_GATE' }>,
): Promise<DialogAnswer> {
  const found = await requestFor(context, ref.requestId, 'APPROVE_GATE');
  if (!found.ok) return found;
  const { facts, request } = found;
  const gate = stageOf(facts.programme, request.stageId).gate;
  const reasons = await reasonTexts(context, request);
  const body: FormElement[] = [{ kind: 'text', text: texts.approveGate.intro }];
  if (gate.boardDecision && facts.court.settings.decisionModel === 'BOARD') {
    const { startOn } = stageIn(facts.case, request.stageId);
    const lastMeeting = facts.court.settings.meetings
      .filter((meeting) => meeting <= context.today && meeting >= startOn)
      .toSorted()
      .at(-1);
    const value = request.recorded?.decidedOn ?? lastMeeting;
    body.push({
      kind: 'input-date',
      id: 'boardDecisionOn',
      label: texts.approveGate.board,
      ...(value === undefined ? {} : { value }),
      required: true,
    });
    body.push({ kind: 'quiet', text: texts.approveGate.boardNote });
  }
  for (const criterion of request.criteria.filter(({ met }) => !met)) {
    const reason = criterion.reasonRef === null ? undefined : reasons.get(criterion.reasonRef);
    const label = texts.approveGate.reasonAmended(criterionOf(facts.programme, criterion.id).nl);
    body.push(reasonField(`reasons.${criterion.id}`, label, reason?.body));
  }
  body.push({ kind: 'input-text', id: 'remark', label: texts.approveGate.remark, multiline: true });
  return dialog(
    texts.approveGate.title(gate.nl),
    body,
    [
      submit(
        texts.approveGate.submit,
        {
          name: 'APPROVE_GATE',
          studyId: request.studyId,
          requestId: request.id,
          expectedVersion: request.version,
        },
        { card: 'GATE', requestId: request.id },
        'positive',
      ),
    ],
    'large',
  );
}

export async function returnGate(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'RETURN_GATE' }>,
): Promise<DialogAnswer> {
  const found = await requestFor(context, ref.requestId, 'RETURN_GATE');
  if (!found.ok) return found;
  const { facts, request } = found;
  const tasks = facts.case.tasks.filter(
    (task) =>
      task.stageId === request.stageId &&
      (task.state !== 'NOT_APPLICABLE' || conditionFault(facts, task) === null),
  );
  return dialog(
    texts.returnGate.title,
    [
      { kind: 'text', text: texts.returnGate.intro },
      {
        kind: 'input-text',
        id: 'reason',
        label: texts.returnGate.reason,
        placeholder: texts.reasonHint,
        multiline: true,
        required: true,
      },
      {
        kind: 'input-choice',
        id: 'reopenTaskIds',
        label: texts.returnGate.tasks,
        multiple: true,
        style: 'expanded',
        choices: tasks.map((task) => ({
          title: taskOf(facts.programme, task.taskId).nl,
          value: task.id,
        })),
        required: true,
      },
    ],
    [
      submit(
        texts.returnGate.submit,
        {
          name: 'RETURN_GATE',
          studyId: request.studyId,
          requestId: request.id,
          expectedVersion: request.version,
        },
        { card: 'GATE', requestId: request.id },
        'destructive',
      ),
    ],
    'large',
  );
}

export async function recordGateDecision(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'RECORD_GATE_DECISION' }>,
): Promise<DialogAnswer> {
  const found = await requestFor(context, ref.requestId, 'RECORD_GATE_DECISION');
  if (!found.ok) return found;
  const { request } = found;
  return dialog(
    texts.recordDecision.title,
    [
      { kind: 'text', text: texts.recordDecision.intro },
      { kind: 'input-date', id: 'decidedOn', label: texts.recordDecision.decidedOn, required: true },
      {
        kind: 'input-text',
        id: 'evidence',
        label: texts.recordDecision.evidence,
        multiline: true,
        required: true,
      },
    ],
    [
      submit(
        texts.recordDecision.submit,
        {
          name: 'RECORD_GATE_DECISION',
          studyId: request.studyId,
          requestId: request.id,
          expectedVersion: request.version,
        },
        { card: 'GATE', requestId: request.id },
        'positive',
      ),
    ],
  );
}

export async function reopenGate(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'REOPEN_GATE' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, ref.studyId, 'REOPEN_GATE');
  if (!found.ok) return found;
  const gate = stageOf(found.facts.programme, ref.stageId).gate;
  return dialog(
    texts.reopenGate.title(gate.nl),
    [
      { kind: 'text', text: texts.reopenGate.intro },
      {
        kind: 'input-text',
        id: 'reason',
        label: texts.reason,
        placeholder: texts.reasonHint,
        multiline: true,
        required: true,
      },
    ],
    [
      submit(
        texts.reopenGate.submit,
        { name: 'REOPEN_GATE', studyId: ref.studyId, stageId: ref.stageId },
        { card: 'STUDY', studyId: ref.studyId },
        'destructive',
      ),
    ],
  );
}

/** Unmet criteria of this and earlier passed gates with their reasons: deviations stay visible at the next gate. */
async function deviations(
  context: DialogContext,
  facts: StudyFacts,
  request: GateRequest,
): Promise<FormElement[]> {
  const reasons = await reasonTexts(context, request);
  const body: FormElement[] = [];
  for (const criterion of request.criteria.filter(({ met }) => !met)) {
    body.push({
      kind: 'text',
      text: texts.requestGate.unmet(criterionOf(facts.programme, criterion.id).nl, ''),
    });
    const reason = criterion.reasonRef === null ? undefined : reasons.get(criterion.reasonRef);
    if (reason !== undefined) body.push(...(await quotes(context.manager, [reason])));
  }
  return body;
}

export async function gateDetails(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'GATE_DETAILS' }>,
): Promise<DialogAnswer> {
  const found = await requestFor(context, ref.requestId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { facts, request } = found;
  const gate = stageOf(facts.programme, request.stageId).gate;
  const body: FormElement[] = [{ kind: 'heading', text: texts.gateDetails.reasons }];
  const own = await deviations(context, facts, request);
  body.push(...(own.length === 0 ? [{ kind: 'quiet' as const, text: texts.none }] : own));

  const all = await context.manager.findBy(StudyText, { studyId: request.studyId });
  const decision = all.filter((row) => row.id === request.reasonRef);
  if (decision.length > 0) {
    body.push(
      { kind: 'heading', text: texts.gateDetails.decision },
      ...(await quotes(context.manager, decision)),
    );
  }
  const evidence = all.filter((row) => row.id === request.recorded?.evidenceRef);
  if (evidence.length > 0) {
    body.push(
      { kind: 'heading', text: texts.gateDetails.evidence },
      ...(await quotes(context.manager, evidence)),
    );
  }
  const stageTasks = facts.case.tasks.filter((task) => task.stageId === request.stageId);
  const notes = stageTasks.flatMap((task) =>
    all.filter((row) => row.subjectId === task.id).map((row) => ({ task, row })),
  );
  if (notes.length > 0) body.push({ kind: 'heading', text: texts.gateDetails.notes });
  for (const { task, row } of notes) {
    body.push({ kind: 'text', text: plain(taskOf(facts.programme, task.taskId).nl) });
    body.push(...(await quotes(context.manager, [row])));
  }
  const earlier = facts.case.requests.filter(
    (candidate) =>
      candidate.state === 'APPROVED' &&
      candidate.id !== request.id &&
      candidate.criteria.some(({ met }) => !met),
  );
  if (earlier.length > 0) body.push({ kind: 'heading', text: texts.gateDetails.earlier });
  for (const candidate of earlier) body.push(...(await deviations(context, facts, candidate)));
  return dialog(texts.gateDetails.title(gate.nl), body, [], 'large');
}
