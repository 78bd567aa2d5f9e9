/** Records of a study of Heerlen, whole: a test names what matters to it. */
import type { GateRequest, RegisterEntry, Study, StudyStage, StudyTask } from '../../entities/study';

export function aStudy(change: Partial<Study> = {}): Study {
  return {
    id: 'study',
    version: 1,
    courtId: 'heerlen',
    waveId: 'wave-1',
    state: 'RUNNING',
    stageId: 'INTAKE',
    startedOn: '2026-01-05',
    publishedOn: null,
    closedOn: null,
    pausedOn: null,
    events: {},
    conditions: {},
    firstPlan: {},
    historyLength: 1,
    historyHead: '',
    ...change,
  };
}

export function aStage(stageId: string, position: number, change: Partial<StudyStage> = {}): StudyStage {
  return {
    id: `stage-${stageId}`,
    version: 1,
    studyId: 'study',
    stageId,
    position,
    state: 'NOT_STARTED',
    startOn: '2026-02-02',
    endOn: '2026-06-01',
    endSteps: [],
    completedOn: null,
    beforeKamerbode: false,
    ...change,
  };
}

export function aTask(taskId: string, assigneeId: string | null, change: Partial<StudyTask> = {}): StudyTask {
  return {
    id: `task-${taskId}`,
    version: 1,
    studyId: 'study',
    stageId: 'INTAKE',
    taskId,
    entryId: '',
    position: 1,
    state: 'OPEN',
    assigneeId,
    dueOn: '2026-02-20',
    estimateOn: null,
    firm: true,
    dueSteps: [],
    doneAt: null,
    doneById: null,
    snoozedUntil: null,
    waitingFor: null,
    waitingSince: null,
    lastAction: null,
    ...change,
  };
}

/** Asked, with nothing that came of it yet. */
export function anEntry(change: Partial<RegisterEntry> = {}): RegisterEntry {
  return {
    id: 'entry',
    version: 1,
    studyId: 'study',
    kind: 'DOCUMENT_REQUEST',
    number: 1,
    counterpartRoles: [],
    sentOn: '2026-03-02',
    dueOn: '2026-03-16',
    dueSteps: [],
    proposedDueOn: null,
    receivedOn: null,
    heldOn: null,
    minutesDraftedOn: null,
    minutesSentOn: null,
    settledOn: null,
    outcome: null,
    reasonRef: null,
    ...change,
  };
}

export function aRequest(requestedById: string, change: Partial<GateRequest> = {}): GateRequest {
  return {
    id: 'request',
    version: 1,
    studyId: 'study',
    stageId: 'INTAKE',
    gateId: 'G1',
    state: 'REQUESTED',
    requestedById,
    requestedAt: '2026-02-11T10:00:00.000Z',
    criteria: [],
    openTaskIds: [],
    meetingOn: null,
    decidedById: null,
    decidedAs: null,
    decidedAt: null,
    boardDecisionOn: null,
    recorded: null,
    reasonRef: null,
    reopenedTaskIds: [],
    reopenedAt: null,
    ...change,
  };
}
