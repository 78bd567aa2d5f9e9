/** "Stukken": everything that is written at a gate request, and at earlier ones. Read by the court's own people only. */
import type { FormElement } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { StudyText, type GateRequest } from '../../../../entities/study';
import { criterionOf, stageOf } from '../../../programme/lookups';
import type { StudyFacts } from '../../../workflow/facts';
import { localDate } from '../../../workflow/local-time';
import { taskTitle } from '../../../workflow/study-case';
import { rows } from '../../rows';
import { dialog, newestFirst, paged, quoting, type DialogAnswer, type DialogContext } from './dialog';
import { requestFor } from './gate-dialogs';

interface Papers {
  facts: StudyFacts;
  /** Everything written in this study, newest first. */
  written: StudyText[];
  quote: (text: StudyText) => FormElement;
}

type Part = FormElement[];

export async function gateDetails(
  context: DialogContext,
  { requestId, page }: Extract<DialogRef, { dialog: 'GATE_DETAILS' }>,
): Promise<DialogAnswer> {
  const found = await requestFor(context, requestId);
  if (!found.ok) return found;
  const { facts, request } = found;
  const written = (await rows(context.manager, StudyText, { studyId: request.studyId })).toSorted(
    newestFirst,
  );
  const papers: Papers = { facts, written, quote: await quoting(context.manager, written) };
  const words = texts.gateDetails;
  const before = facts.case.requests.filter(
    (one) =>
      one.stageId === request.stageId &&
      one.id !== request.id &&
      one.state !== 'REQUESTED' &&
      one.requestedAt <= request.requestedAt,
  );
  const deviating = facts.case.requests.filter(
    (one) =>
      one.stageId !== request.stageId &&
      one.state === 'APPROVED' &&
      one.reopenedAt === null &&
      one.criteria.some(({ met }) => !met),
  );
  const parts = [
    ...section(words.decision, decision(papers, request)),
    ...section(words.reasons, deviations(papers, request), words.noReasons),
    ...section(words.other, otherTexts(papers, request)),
    ...section(
      words.before,
      before.toReversed().flatMap((one) => earlier(papers, one)),
    ),
    ...section(words.notes, notes(papers, request)),
    ...section(
      words.earlier,
      deviating.flatMap((one) => [
        [strong(stageOf(facts.programme, one.stageId).gate.nl)],
        ...deviations(papers, one),
      ]),
    ),
  ];
  const { body, buttons } = paged(parts, page, (other) => ({
    dialog: 'GATE_DETAILS',
    requestId,
    page: other,
  }));
  return dialog(words.title(stageOf(facts.programme, request.stageId).gate.nl), body, buttons, 'large');
}

const strong = (text: string): FormElement => ({ kind: 'strong', text });

/** The heading stays with what follows it. */
function section(title: string, parts: Part[], none?: string): Part[] {
  const [first, ...others] = parts.length === 0 && none !== undefined ? [[quiet(none)]] : parts;
  return first === undefined ? [] : [[{ kind: 'heading', text: title }, ...first], ...others];
}

const quiet = (text: string): FormElement => ({ kind: 'quiet', text });

/** Each criterion that was not met, with the reason that holds. */
function deviations({ facts, written, quote }: Papers, request: GateRequest): Part[] {
  return request.criteria
    .filter(({ met }) => !met)
    .map(({ id, reasonRef }) => {
      const reason = written.find((text) => text.id === reasonRef);
      return [
        strong(criterionOf(facts.programme, id).nl),
        reason === undefined ? quiet(texts.gateDetails.noReason) : quote(reason),
      ];
    });
}

/** What the decider wrote, and where a recorded decision can be found. */
function decision({ written, quote }: Papers, { reasonRef, recorded }: GateRequest): Part[] {
  const remark = written.filter(({ id }) => id === reasonRef);
  const evidence = written.filter(({ id }) => id === recorded?.evidenceRef);
  return [
    ...remark.map((text) => [quote(text)]),
    ...evidence.map((text) => [strong(texts.gateDetails.evidence), quote(text)]),
  ];
}

/** Words that were replaced by others, and why it was opened again: both stay readable. */
function otherTexts({ written, quote }: Papers, request: GateRequest): Part[] {
  const shown = new Set([
    request.reasonRef,
    request.recorded?.evidenceRef,
    ...request.criteria.map(({ reasonRef }) => reasonRef),
  ]);
  return written
    .filter(({ id, subjectId }) => subjectId === request.id && !shown.has(id))
    .map((text) => [quote(text)]);
}

/** An earlier request for the same gate: how it ended, with everything written at it. */
function earlier(papers: Papers, request: GateRequest): Part[] {
  const { decidedAt, requestedAt, reopenedAt } = request;
  const how = reopenedAt === null ? request.state : 'REOPENED';
  const on = localDate(reopenedAt ?? decidedAt ?? requestedAt);
  const [first, ...others] = [
    ...decision(papers, request),
    ...otherTexts(papers, request),
    ...deviations(papers, request),
  ];
  return [[strong(texts.gateDetails.ended[how](on)), ...(first ?? [])], ...others];
}

/** Notes and reasons at the tasks of the stage. */
function notes({ facts, written, quote }: Papers, { stageId }: GateRequest): Part[] {
  return facts.case.tasks
    .filter((task) => task.stageId === stageId)
    .flatMap((task) => {
      const own = written.filter(({ subjectId }) => subjectId === task.id);
      return own.map((text, index) => [
        ...(index === 0 ? [strong(taskTitle(facts, task))] : []),
        quote(text),
      ]);
    });
}
