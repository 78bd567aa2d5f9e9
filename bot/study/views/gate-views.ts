/** The views of a gate request: as it stands, and the question before a decision. */
import { gateCard, type GateInput, type GateRight } from '../../../cards/gate';
import { gateConfirmCard } from '../../../cards/gate-confirm';
import type { CardRef } from '../../../cards/ref';
import { Reminder } from '../../../entities/message';
import type { GateRequest } from '../../../entities/study';
import { criterionOf, nextStage, roleLabel, stageOf } from '../../programme/lookups';
import { deciders, inStudy, may } from '../../workflow/access';
import { refuse } from '../../workflow/decision';
import { judgeCriteria } from '../../workflow/criteria';
import { nextMeeting } from '../../workflow/dates';
import type { Actor, StudyFacts } from '../../workflow/facts';
import { startAfter } from '../../workflow/gate-decisions';
import { answeredTo, needsBoard } from '../../workflow/gates';
import { localDate } from '../../workflow/local-time';
import { stageIn, taskTitle } from '../../workflow/study-case';
import { row } from '../rows';
import {
  accepts,
  daysOver,
  daysSince,
  nameOf,
  SETTLED,
  studyFor,
  studyOf,
  type Found,
  type View,
  type ViewContext,
} from './view';

type Request = Found<{ facts: StudyFacts; request: GateRequest }>;

async function requestFor(context: ViewContext, requestId: string): Promise<Request> {
  const found = await studyFor(context, await studyOf(context, 'requests', requestId));
  if (!found.ok) return found;
  const request = found.facts.case.requests.find(({ id }) => id === requestId);
  return request === undefined ? refuse('NOT_FOUND') : { ok: true, facts: found.facts, request };
}

export async function viewGate(
  context: ViewContext,
  { requestId, later }: Extract<CardRef, { card: 'GATE' }>,
): Promise<View> {
  const found = await requestFor(context, requestId);
  if (!found.ok) return found;
  const { facts, request } = found;
  const { viewer, texts } = context;
  const asked = request.state === 'REQUESTED';
  // The requester is told how it ended, and everybody that it was reopened; who could have decided need not hear of it.
  const forAll = asked || request.reopenedAt !== null;
  const answered = answeredTo(request, facts).some(({ id }) => id === viewer.person.id);
  if (context.sending && !forAll && !answered) return SETTLED;
  const postponed = later === true && asked ? { comesBackOn: await comesBackOn(context, requestId) } : null;
  return { parts: gateCard({ ...gateInput(facts, request, viewer), postponed }, texts) };
}

/** How a request stands, for somebody who may read it. */
export function gateInput(facts: StudyFacts, request: GateRequest, viewer: Actor): GateInput {
  const asked = request.state === 'REQUESTED';
  const stage = stageOf(facts.programme, request.stageId);
  // Once it is decided nobody is missing.
  const { missing, waitsUntil } = asked
    ? deciders(inStudy(facts, { request }), request)
    : { missing: null, waitsUntil: null };
  return {
    requestId: request.id,
    version: request.version,
    studyId: request.studyId,
    courtId: facts.court.id,
    court: facts.court.municipality,
    stageId: request.stageId,
    stage: stage.nl,
    gate: stage.gate.nl,
    leadsTo: nextStage(facts.programme, request.stageId)?.nl ?? null,
    state: request.state,
    requestedBy: nameOf(facts, request.requestedById),
    requestedAt: request.requestedAt,
    waited: daysSince(facts, localDate(request.requestedAt)),
    cost: costOf(facts, request),
    board: needsBoard(facts, stage.gate) ? boardOf(facts, request) : null,
    criteria: criteriaOf(facts, request),
    openTasks: stillOpen(facts, request),
    decided: decidedOf(facts, request),
    reopenedTasks: titlesOf(facts, request.reopenedTaskIds),
    mayAskAgain: stageIn(facts.case, request.stageId).state === 'ACTIVE' && !isAsked(facts, request.stageId),
    reopenedAt: request.reopenedAt,
    recorded:
      request.recorded === null
        ? null
        : { by: nameOf(facts, request.recorded.byId), on: request.recorded.decidedOn },
    missing: missing === null ? null : { why: missing, until: waitsUntil },
    postponed: null,
    may: gateRights(facts, request, missing !== null, viewer),
  };
}

const isAsked = (facts: StudyFacts, stageId: string): boolean =>
  facts.case.requests.some((request) => request.stageId === stageId && request.state === 'REQUESTED');

/** The meeting that it goes to; one that was planned since counts too. */
function boardOf({ court, today }: StudyFacts, request: GateRequest): GateInput['board'] {
  const meetingOn = request.meetingOn ?? nextMeeting(court.settings, today);
  return { meetingOn, past: meetingOn !== null && meetingOn < today };
}

/** What waiting costs: the stage ends when its gate opens, so every working day after its end moves the plan by one. */
function costOf(facts: StudyFacts, request: GateRequest): GateInput['cost'] {
  const { endOn } = stageIn(facts.case, request.stageId);
  const over = daysOver(facts, endOn);
  return over > 0 ? { moved: over } : { freeUntil: endOn };
}

/** As they stood when it was asked; how much is done is counted now, for what was not met. */
function criteriaOf(facts: StudyFacts, request: GateRequest): GateInput['criteria'] {
  const counted =
    request.state === 'REQUESTED'
      ? new Map(judgeCriteria(facts, request.stageId).map(({ id, detail }) => [id, detail]))
      : new Map<string, null>();
  return request.criteria.map(({ id, kind, met, reasonRef }) => ({
    label: criterionOf(facts.programme, id).nl,
    met,
    attested: kind === 'attested',
    detail: met ? null : (counted.get(id) ?? null),
    reasoned: reasonRef !== null,
  }));
}

function stillOpen(facts: StudyFacts, { openTaskIds }: GateRequest): number {
  return facts.case.tasks.filter(({ id, state }) => openTaskIds.includes(id) && state === 'OPEN').length;
}

function titlesOf(facts: StudyFacts, ids: string[]): string[] {
  return facts.case.tasks.filter(({ id }) => ids.includes(id)).map((task) => taskTitle(facts, task));
}

function decidedOf(facts: StudyFacts, request: GateRequest): GateInput['decided'] {
  const { decidedById, decidedAs, decidedAt, boardDecisionOn } = request;
  if (decidedById === null || decidedAs === null || decidedAt === null) return null;
  return {
    by: nameOf(facts, decidedById),
    role: roleLabel(facts.programme, decidedAs),
    at: decidedAt,
    boardOn: boardDecisionOn,
  };
}

/** The day on which the decider hears of it again. */
async function comesBackOn({ manager, today }: ViewContext, subjectId: string): Promise<string | null> {
  const reminder = await row(manager, Reminder, { subjectId, state: 'PLANNED' });
  return reminder !== null && reminder.dueOn > today ? reminder.dueOn : null;
}

function gateRights(facts: StudyFacts, request: GateRequest, nobody: boolean, viewer: Actor): GateRight[] {
  const where = inStudy(facts, { request });
  const { id: requestId, studyId, stageId } = request;
  const rights: GateRight[] = ['READ_CONTENT'];
  if (request.state === 'REQUESTED') {
    // Deciding is not tried out: it would plan the whole study anew to show a button.
    if (facts.case.study.state !== 'PAUSED' && may(viewer, 'APPROVE_GATE', where).ok) {
      rights.push('APPROVE_GATE', 'RETURN_GATE');
    }
    const recording = {
      name: 'RECORD_GATE_DECISION',
      studyId,
      requestId,
      decidedOn: facts.today,
      evidence: '-',
    } as const;
    if (request.recorded === null && accepts(facts, viewer, recording)) rights.push('RECORD_GATE_DECISION');
    if (accepts(facts, viewer, { name: 'WITHDRAW_GATE', studyId, requestId })) rights.push('WITHDRAW_GATE');
    if (nobody && may(viewer, 'APPOINT_STAND_IN', where).ok) rights.push('APPOINT_STAND_IN');
    if (may(viewer, 'REGISTER_ABSENCE', where).ok) rights.push('REGISTER_ABSENCE');
  }
  // Nor is reopening, for the same reason.
  const passed = request.state === 'APPROVED' && request.reopenedAt === null;
  const reopens =
    passed && facts.case.study.state !== 'PAUSED' && stageIn(facts.case, stageId).state === 'COMPLETED';
  if (reopens && may(viewer, 'REOPEN_GATE', where).ok) rights.push('REOPEN_GATE');
  return rights;
}

export async function viewGateConfirm(
  context: ViewContext,
  { requestId, boardDecisionOn }: Extract<CardRef, { card: 'GATE_CONFIRM' }>,
): Promise<View> {
  const found = await requestFor(context, requestId);
  if (!found.ok) return found;
  const { facts, request } = found;
  const allowed = may(context.viewer, 'APPROVE_GATE', inStudy(facts, { request }));
  if (!allowed.ok) return allowed;
  // Decided meanwhile: there is nothing left to confirm.
  if (request.state !== 'REQUESTED') return viewGate(context, { card: 'GATE', requestId });
  const stage = stageOf(facts.programme, request.stageId);
  const { startOn } = stageIn(facts.case, request.stageId);
  const startsOn = startAfter(facts, request.stageId);
  const meetings = facts.court.settings.meetings
    .filter((day) => day <= facts.today && day >= startOn)
    .toSorted();
  const last = boardDecisionOn ?? request.recorded?.decidedOn ?? meetings.at(-1) ?? null;
  const parts = gateConfirmCard(
    {
      requestId,
      version: request.version,
      studyId: request.studyId,
      court: facts.court.municipality,
      gate: stage.gate.nl,
      leadsTo: nextStage(facts.programme, request.stageId)?.nl ?? null,
      startsOn: startsOn > facts.today ? startsOn : null,
      unmet: request.criteria.filter(({ met }) => !met).map(({ id }) => criterionOf(facts.programme, id).nl),
      openTasks: stillOpen(facts, request),
      board: needsBoard(facts, stage.gate) ? { last, from: startOn, today: facts.today } : null,
    },
    context.texts,
  );
  return { parts };
}
