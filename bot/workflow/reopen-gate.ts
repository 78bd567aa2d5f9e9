/** Mending a passed gate: what was done stays, later stages close again, and their gates must be requested anew. Pure. */
import type { GateRequest, StudyStage } from '../../entities/study';
import { isAftercare, stageOf } from '../programme/lookups';
import { reasonFault, staleFault, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { planMoved, planningOf, shiftBetween } from './course';
import { outcome, refuse, type Decided, type StudyDecision } from './decision';
import type { StudyCase, StudyFacts } from './facts';
import { toldOf } from './gates';
import { peopleWithRole } from './people';
import { reopenStage } from './planning';
import { decided, isPublication, newText, stageIn, type Deciding } from './study-case';

/**
 * Needs a reason. Not for a gate that was passed before Kamerbode, which has no request to mend. Work that was done
 * stays done; approvals from this gate on are undone.
 */
export function reopenGate(command: CommandOf<'REOPEN_GATE'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const definition = stageOf(facts.programme, command.stageId);
  const stage = stageIn(facts.case, command.stageId);
  if (stage.beforeKamerbode) return refuse('GATE_BEFORE_KAMERBODE', { gate: definition.gate.nl });
  if (stage.state !== 'COMPLETED') return refuse('GATE_NOT_PASSED', { gate: definition.gate.nl });
  const fault =
    staleFault(command.expectedVersion, stage.version) ??
    besideFault(stage, facts) ??
    reasonFault(command.reason);
  if (fault !== null) return fault;

  const fromHere = new Set(
    facts.case.stages.filter((one) => one.position >= stage.position).map((one) => one.stageId),
  );
  const requests = facts.case.requests.map((request) =>
    fromHere.has(request.stageId) ? undone(request, deciding) : request,
  );
  const changed = requests.filter((request) => !facts.case.requests.includes(request));
  const approval = changed.findLast((request) => request.stageId === command.stageId);
  const subjectId = approval?.id ?? facts.case.study.id;
  const reason = newText(deciding, subjectId, 'REASON', tidy(command.reason));
  const after = closeLaterStages({ ...facts.case, requests }, stage, deciding);
  return decided(facts, {
    case: after,
    texts: [reason],
    history: [
      {
        action: command.name,
        role,
        data: {
          stage: command.stageId,
          gate: definition.gate.id,
          requests: changed.map(({ id, state, version }) => ({ id, state, version })),
          text: reason.id,
        },
        texts: { reason: reason.body },
      },
    ],
    notices: [
      ...(approval === undefined
        ? []
        : toldOf(approval, `reopened-${approval.version}`, affected(approval, stage, deciding), deciding)),
      ...planMoved(after, shiftBetween(facts.case, after, facts), command.stageId, deciding),
    ],
    changedSubjects: changed.map((request) => request.id),
    outcome: outcome('GATE_REOPENED', { gate: definition.gate.nl, stage: definition.nl }),
  });
}

/** An older study does not run again beside a newer one: what is public stays so until that one is too. */
function besideFault(
  { position }: StudyStage,
  { case: studyCase, runsBeside, ...facts }: StudyFacts,
): Refused | null {
  const publication = studyCase.stages.find(({ stageId }) => isPublication(facts, stageId));
  return runsBeside && publication !== undefined && position <= publication.position
    ? refuse('OTHER_STUDY_RUNS', { municipality: facts.court.municipality })
    : null;
}

/** Who asked, the secretaries, and everybody whose open work lies in the reopened stage or in one that closes again. */
function affected(
  { requestedById }: GateRequest,
  reopened: StudyStage,
  { facts }: Deciding,
): { id: string }[] {
  const { stages, tasks } = facts.case;
  const touched = new Set(
    stages
      .filter(({ position, state }) => position >= reopened.position && state !== 'NOT_STARTED')
      .map(({ stageId }) => stageId),
  );
  const doers = tasks
    .filter(({ state, stageId }) => state === 'OPEN' && touched.has(stageId))
    .flatMap(({ assigneeId }) => assigneeId ?? []);
  const secretaries = peopleWithRole(facts, 'SECRETARY', facts.court.id, facts.today);
  return [requestedById, ...doers, ...secretaries.map(({ id }) => id)].map((id) => ({ id }));
}

/** An approval no longer counts, an open request lapses; what was returned or withdrawn stays as it was. */
function undone(request: GateRequest, { facts, actor, role }: Deciding): GateRequest {
  const version = request.version + 1;
  if (request.state === 'APPROVED' && request.reopenedAt === null) {
    return { ...request, reopenedAt: facts.now, version };
  }
  if (request.state === 'REQUESTED') {
    return {
      ...request,
      state: 'WITHDRAWN',
      decidedById: actor.person.id,
      decidedAs: role,
      decidedAt: facts.now,
      version,
    };
  }
  return request;
}

/** The reopened stage runs again on its own dates; what comes after it is a forecast again. */
function closeLaterStages(studyCase: StudyCase, reopened: StudyStage, { facts }: Deciding): StudyCase {
  const later = new Set(
    studyCase.stages.filter((one) => one.position > reopened.position).map((one) => one.stageId),
  );
  const aftercare = isAftercare(facts.programme, reopened.stageId);
  const publicationUndone =
    isPublication(facts, reopened.stageId) || later.has(publicationStage(studyCase, facts));
  const closed: StudyCase = {
    ...studyCase,
    study: {
      ...studyCase.study,
      stageId: reopened.stageId,
      state: aftercare ? 'AFTERCARE' : 'RUNNING',
      publishedOn: publicationUndone ? null : studyCase.study.publishedOn,
      closedOn: null,
    },
    stages: studyCase.stages.map((one) => {
      if (one.id === reopened.id)
        return { ...one, state: 'ACTIVE', completedOn: null, version: one.version + 1 };
      if (!later.has(one.stageId) || one.state === 'NOT_STARTED') return one;
      return { ...one, state: 'NOT_STARTED', completedOn: null, version: one.version + 1 };
    }),
  };
  return reopenStage(studyCase, closed, reopened.stageId, planningOf(facts));
}

function publicationStage(studyCase: StudyCase, facts: Deciding['facts']): string {
  return studyCase.stages.find((stage) => isPublication(facts, stage.stageId))?.stageId ?? '';
}
