/** Asking for a phase transition, taking that back, and recording a decision for a chair who does not use Teams. Pure. */
import type { Person } from '../../entities/person';
import type { CriterionSnapshot, GateRequest, StudyText } from '../../entities/study';
import { gateOf } from '../programme/lookups';
import type { GateDefinition } from '../programme/definition';
import { deciders, inStudy } from './access';
import { lengthFault, MAX_TEXT, pastFault, staleFault, textFault, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { judgeCriteria, needsReason, openTasksAt } from './criteria';
import { nextMeeting } from './dates';
import { outcome, refuse, type Decided, type Notice, type Outcome, type StudyDecision } from './decision';
import type { StudyFacts } from './facts';
import { localDate } from './local-time';
import { holderOf, peopleWithRole, personById, rolesOf } from './people';
import { activeStage, decided, newText, stageIn, withRequest, type Deciding } from './study-case';
import { readersOf } from './told';

/**
 * Asks for the end of the stage that runs; one request at a time. How each criterion stands is kept with the request,
 * with a reason for whatever is not met (`needsReason`). Unmet criteria do not block: the chair weighs the reasons.
 */
export function requestGate(command: CommandOf<'REQUEST_GATE'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, actor, role } = deciding;
  const active = activeStage(facts);
  if (active === null) return refuse('STUDY_CLOSED');
  if (command.stageId !== active.definition.id)
    return refuse('STAGE_NOT_ACTIVE', { stage: active.definition.nl });
  const { gate } = active.definition;
  const open = facts.case.requests.find(
    (request) => request.stageId === command.stageId && request.state === 'REQUESTED',
  );
  if (open !== undefined) {
    return refuse('GATE_ALREADY_REQUESTED', { gate: gate.nl, on: localDate(open.requestedAt) });
  }
  const requestId = facts.newId();
  const answered = answers(command, gate, requestId, deciding);
  if (!answered.ok) return answered;
  const request: GateRequest = {
    id: requestId,
    version: 1,
    studyId: facts.case.study.id,
    stageId: command.stageId,
    gateId: gate.id,
    state: 'REQUESTED',
    requestedById: actor.person.id,
    requestedAt: facts.now,
    criteria: answered.criteria,
    openTaskIds: openTasksAt(facts, command.stageId).map((task) => task.id),
    meetingOn: needsBoard(facts, gate) ? nextMeeting(facts.court.settings, facts.today) : null,
    decidedById: null,
    decidedAs: null,
    decidedAt: null,
    boardDecisionOn: null,
    recorded: null,
    reasonRef: null,
    reopenedTaskIds: [],
    reopenedAt: null,
  };
  const able = deciders(inStudy(facts, { request }), request).people;
  return decided(facts, {
    case: { ...facts.case, requests: [...facts.case.requests, request] },
    texts: answered.texts,
    history: [
      {
        action: command.name,
        role,
        data: {
          request: requestId,
          gate: gate.id,
          stage: command.stageId,
          criteria: request.criteria,
          openTasks: request.openTaskIds,
          meetingOn: request.meetingOn,
        },
        ...(answered.texts.length === 0 ? {} : { texts: bodiesOf(answered.texts) }),
      },
    ],
    notices:
      able.length > 0 ? toldOf(request, 'asked', able, deciding) : toldNobodyDecides(request, deciding),
    changedSubjects: [requestId],
    outcome: requestOutcome(request, gate, able.length > 0),
  });
}

function requestOutcome(request: GateRequest, gate: GateDefinition, canBeDecided: boolean): Outcome {
  if (!canBeDecided) return outcome('GATE_REQUESTED_NOBODY', { gate: gate.nl });
  return request.meetingOn === null
    ? outcome('GATE_REQUESTED', { gate: gate.nl })
    : outcome('GATE_REQUESTED_FOR_MEETING', { gate: gate.nl, on: request.meetingOn });
}

type Answered = { ok: true; criteria: CriterionSnapshot[]; texts: StudyText[] } | Refused;

/** How every criterion stands, with the requester's answers and reasons. Everything unmet needs its reason. */
function answers(
  command: CommandOf<'REQUEST_GATE'>,
  gate: GateDefinition,
  requestId: string,
  deciding: Deciding,
): Answered {
  const criteria: CriterionSnapshot[] = [];
  const texts: StudyText[] = [];
  for (const { id, nl, kind, met: judged } of judgeCriteria(deciding.facts, command.stageId)) {
    const met = judged ?? command.attested[id];
    if (met === undefined) return refuse('ATTEST_REQUIRED', { criterion: nl }, `attested.${id}`);
    const reason = met ? '' : tidy(command.reasons[id] ?? '');
    const field = `reasons.${id}`;
    if (!met && reason === '' && needsReason(deciding.facts, gate, id)) {
      return refuse('CRITERION_REASON_REQUIRED', { criterion: nl }, field);
    }
    const fault = lengthFault(reason, MAX_TEXT, field);
    if (fault !== null) return fault;
    const text = reason === '' ? null : newText(deciding, requestId, 'REASON', reason);
    if (text !== null) texts.push(text);
    criteria.push({ id, kind, met, reasonRef: text?.id ?? null });
  }
  return { ok: true, criteria, texts };
}

/** Takes a request back that nobody decided on. What was answered and why stays in the history. */
export function withdrawGate(
  command: CommandOf<'WITHDRAW_GATE'>,
  deciding: Deciding,
): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const found = openRequest(facts, command);
  if (!found.ok) return found;
  const withdrawn = settled(found.request, 'WITHDRAWN', deciding);
  return decided(facts, {
    case: withRequest(facts.case, withdrawn),
    history: [
      {
        action: command.name,
        role,
        data: { request: withdrawn.id, gate: withdrawn.gateId, version: withdrawn.version },
      },
    ],
    changedSubjects: [withdrawn.id],
    outcome: outcome('GATE_WITHDRAWN', { gate: gateOf(facts.programme, withdrawn.gateId).nl }),
  });
}

/** The secretary writes down what the board or chair decided, with where that can be found; the chair confirms it. */
export function recordGateDecision(
  command: CommandOf<'RECORD_GATE_DECISION'>,
  deciding: Deciding,
): Decided<StudyDecision> {
  const { facts, actor, role } = deciding;
  const found = openRequest(facts, command);
  if (!found.ok) return found;
  const from = stageIn(facts.case, found.request.stageId).startOn;
  const fault =
    pastFault(command.decidedOn, from, 'decidedOn', facts) ??
    textFault(command.evidence, MAX_TEXT, 'evidence');
  if (fault !== null) return fault;
  const evidence = newText(deciding, found.request.id, 'EVIDENCE', tidy(command.evidence));
  const request: GateRequest = {
    ...found.request,
    version: found.request.version + 1,
    recorded: {
      byId: actor.person.id,
      at: facts.now,
      decidedOn: command.decidedOn,
      evidenceRef: evidence.id,
    },
  };
  const able = deciders(inStudy(facts, { request }), request).people;
  return decided(facts, {
    case: withRequest(facts.case, request),
    texts: [evidence],
    history: [
      {
        action: command.name,
        role,
        data: {
          request: request.id,
          gate: request.gateId,
          decidedOn: command.decidedOn,
          text: evidence.id,
          version: request.version,
        },
        texts: { evidence: evidence.body },
      },
    ],
    notices: toldOf(request, `recorded-${request.version}`, able, deciding),
    changedSubjects: [request.id],
    outcome: outcome('GATE_DECISION_RECORDED'),
  });
}

/** The request that a command is about, still open and as the card showed it. */
export function openRequest(
  facts: StudyFacts,
  { requestId, expectedVersion }: { requestId: string; expectedVersion?: number },
): { ok: true; request: GateRequest } | Refused {
  const request = facts.case.requests.find((one) => one.id === requestId);
  if (request === undefined) return refuse('NOT_FOUND');
  if (request.state !== 'REQUESTED') {
    const on = localDate(request.decidedAt ?? facts.now);
    return refuse('ALREADY_DECIDED', { how: request.state, who: request.decidedAs ?? '', on });
  }
  return staleFault(expectedVersion, request.version) ?? { ok: true, request };
}

/** The request as it is closed by whoever acts, in the role in which that is done. */
export function settled(
  request: GateRequest,
  state: 'APPROVED' | 'RETURNED' | 'WITHDRAWN',
  { facts, actor, role }: Deciding,
): GateRequest {
  return {
    ...request,
    state,
    decidedById: actor.person.id,
    decidedAs: role,
    decidedAt: facts.now,
    version: request.version + 1,
  };
}

/** Four gates need the board's decision; a one-headed court has no board. */
export function needsBoard(facts: StudyFacts, gate: GateDefinition): boolean {
  return gate.boardDecision && facts.court.settings.decisionModel === 'BOARD';
}

/** The card of this request at once to these people, or who stands in, as far as they did not do it themselves. */
export function toldOf(
  request: GateRequest,
  why: string,
  people: readonly { id: string }[],
  { facts, actor }: Deciding,
): Notice[] {
  const ids = people.map(({ id }) => id);
  return readersOf(ids, facts, actor.person.id).map(({ to }) => ({
    to,
    card: { card: 'GATE', requestId: request.id },
    when: 'AT_ONCE',
    onceKey: `gate:${request.id}:${why}:${to.personId}`,
  }));
}

/** Who hears how a request ended: whoever asked, or after that person has left whoever does the research now. */
export function answeredTo(
  { requestedById }: Pick<GateRequest, 'requestedById'>,
  facts: StudyFacts,
): Person[] {
  const { court, today } = facts;
  const studyId = facts.case.study.id;
  const serves = rolesOf(facts.grants, requestedById, court.id, studyId, today).some(
    (role) => role !== 'COORDINATOR',
  );
  const person = serves
    ? personById(facts, requestedById)
    : holderOf('RESEARCHER', facts, court.id, studyId, today);
  return person === null ? [] : [person];
}

/** Nobody can decide: the requester reads it on the card; the secretary, who can arrange something, is told. */
function toldNobodyDecides(request: GateRequest, deciding: Deciding): Notice[] {
  const { facts } = deciding;
  return toldOf(request, 'asked', peopleWithRole(facts, 'SECRETARY', facts.court.id, facts.today), deciding);
}

/** Texts for the history, by the id under which they are stored. */
export function bodiesOf(texts: readonly StudyText[]): Record<string, string> {
  return Object.fromEntries(texts.map(({ id, body }) => [id, body]));
}
