/** A study of one court with a small programme, for rules about reminders, status and digest. No database. */
import type { Programme, TaskDefinition } from '../../bot/programme/definition';
import type { StudyFacts } from '../../bot/workflow/facts';
import { localDate } from '../../bot/workflow/local-time';
import { defaultSettings } from '../../bot/workflow/settings';
import type { Court } from '../../entities/court';
import type { Absence, Person, RoleGrant, RoleId, Weekday } from '../../entities/person';
import type { GateRequest, RegisterEntry, Study, StudyStage, StudyTask } from '../../entities/study';

const task = (
  id: string,
  owner: TaskDefinition['owner'],
  more: Partial<TaskDefinition> = {},
): TaskDefinition => ({
  id,
  nl: `Taak ${id}`,
  owner,
  dueWorkingDays: 5,
  required: true,
  ...more,
});

const stage = (
  id: string,
  phase: string,
  gateId: string,
  tasks: TaskDefinition[],
): Programme['stages'][number] => ({
  id,
  nl: `Stap ${id}`,
  phase,
  termWorkingDays: 20,
  tasks,
  gate: {
    id: gateId,
    nl: `Overgang ${gateId}`,
    boardDecision: false,
    criteria: [{ id: 'all_required_tasks_done' }],
  },
});

const programme: Programme = {
  schemaVersion: 1,
  id: 'SMALL',
  nl: 'Klein onderzoek',
  version: '1',
  timezone: 'Europe/Amsterdam',
  startedOn: '2022-07-01',
  horizonYears: { min: 15, max: 20 },
  waveIntervalMonths: { min: 24, max: 36 },
  roles: [],
  respondents: [],
  phases: [
    { id: 'DOCUMENTS', nl: 'Documenten' },
    { id: 'HEARING', nl: 'Hoor en wederhoor' },
    { id: 'REPORT', nl: 'Rapport' },
  ],
  conditions: [{ id: 'NO_RESPONSE', nl: 'Bleef een reactie uit?' }],
  events: [],
  stages: [
    stage('DOCUMENTS', 'DOCUMENTS', 'G2', [
      task('DOC-01', 'RESEARCHER'),
      task('DOC-03', 'RESEARCHER', { register: 'DOCUMENT_REQUEST', responseWorkingDays: 10 }),
    ]),
    stage('TECHNICAL_HEARING', 'HEARING', 'G5', [
      task('AWH-01', 'SECRETARY', { register: 'TECHNICAL_HEARING', responseWorkingDays: 15 }),
      task('AWH-02', 'CHAIR', { when: 'NO_RESPONSE' }),
    ]),
    stage('REPORT', 'REPORT', 'G8', [task('RAP-01', 'RESEARCHER')]),
    stage('AFTERCARE', 'REPORT', 'G9', [task('NAZ-01', 'SECRETARY')]),
  ],
  criteria: [{ id: 'all_required_tasks_done', nl: 'Alle taken gereed', by: 'all-required' }],
  reminderProfiles: [
    {
      id: 'INTERNAL_TASK',
      nl: 'Eigen taak',
      unit: 'working_days',
      offsets: [-3, 0, 2],
      escalate: [{ offset: 5, to: 'CHAIR' }],
    },
    {
      id: 'EXTERNAL_RESPONSE',
      nl: 'Termijn van anderen',
      unit: 'working_days',
      offsets: [-5, -1, 1],
      escalate: [
        { offset: 5, to: 'SECRETARY' },
        { offset: 10, to: 'CHAIR' },
      ],
    },
    {
      id: 'GATE_APPROVAL',
      nl: 'Faseovergang',
      unit: 'working_days',
      offsets: [0, 2],
      escalate: [{ offset: 5, to: 'DEPUTY_CHAIR' }],
    },
  ],
  jointTasks: [],
  fixedDates: [],
  commitments: [],
  documentTypes: [],
  subQuestions: [],
  themes: [],
  questions: [],
  focusAreas: [],
};

export const person = (id: string, workingDays: Weekday[] = [1, 2, 3, 4, 5]): Person => ({
  id,
  version: 1,
  tenantId: 'tenant',
  aadObjectId: `aad-${id}`,
  name: `${id} Heerlen`,
  language: 'nl',
  workingDays,
  weeklyLines: 'OFF',
  createdAt: '2026-01-01T09:00:00.000Z',
});

export const grant = (personId: string, role: RoleId, more: Partial<RoleGrant> = {}): RoleGrant => ({
  id: `${personId}-${role}`,
  version: 1,
  personId,
  courtId: 'heerlen',
  studyId: null,
  role,
  validFrom: '2026-01-01',
  validUntil: null,
  kind: 'REGULAR',
  ...more,
});

export const absence = (personId: string, validFrom: string, more: Partial<Absence> = {}): Absence => ({
  id: `absence-${personId}`,
  version: 1,
  personId,
  courtId: 'heerlen',
  validFrom,
  validUntil: null,
  standInId: null,
  registeredById: 'secretary',
  ...more,
});

export const openTask = (taskId: string, more: Partial<StudyTask> = {}): StudyTask => ({
  id: taskId.toLowerCase(),
  version: 1,
  studyId: 'study',
  stageId: 'DOCUMENTS',
  taskId,
  entryId: '',
  position: 1,
  state: 'OPEN',
  assigneeId: 'researcher',
  dueOn: null,
  estimateOn: null,
  firm: true,
  dueSteps: [],
  doneAt: null,
  doneById: null,
  snoozedUntil: null,
  waitingFor: null,
  waitingSince: null,
  lastAction: null,
  ...more,
});

export const entry = (more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  id: 'entry',
  version: 1,
  studyId: 'study',
  kind: 'DOCUMENT_REQUEST',
  number: 1,
  counterpartRoles: ['OFFICIAL_POLICY'],
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
  ...more,
});

export const request = (more: Partial<GateRequest> = {}): GateRequest => ({
  id: 'request',
  version: 1,
  studyId: 'study',
  stageId: 'DOCUMENTS',
  gateId: 'G2',
  state: 'REQUESTED',
  requestedById: 'researcher',
  requestedAt: '2026-03-02T10:00:00.000Z',
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
  ...more,
});

export const studyStage = (
  stageId: string,
  position: number,
  more: Partial<StudyStage> = {},
): StudyStage => ({
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
  ...more,
});

const study: Study = {
  id: 'study',
  version: 1,
  courtId: 'heerlen',
  waveId: 'wave',
  state: 'RUNNING',
  stageId: 'DOCUMENTS',
  startedOn: '2026-02-02',
  publishedOn: null,
  closedOn: null,
  pausedOn: null,
  events: {},
  conditions: {},
  firstPlan: { DOCUMENTS: '2026-03-02', TECHNICAL_HEARING: '2026-04-01', REPORT: '2026-05-04' },
  historyLength: 1,
  historyHead: '0',
};

const court: Court = {
  id: 'heerlen',
  version: 1,
  municipality: 'Heerlen',
  tenantId: 'tenant',
  participation: 'ACTIVE',
  participationSince: '2026-01-01',
  participationReason: null,
  settings: defaultSettings(),
  contactId: null,
  channel: null,
  statusAnswer: null,
};

/** What differs from a full court whose study is in its first stage, on Monday 2 March 2026 at 08:30. */
export interface Given {
  now?: string;
  study?: Partial<Study>;
  court?: Partial<Court>;
  stages?: StudyStage[];
  tasks?: StudyTask[];
  entries?: RegisterEntry[];
  requests?: GateRequest[];
  people?: Person[];
  grants?: RoleGrant[];
  absences?: Absence[];
}

export function given(what: Given = {}): StudyFacts {
  const now = what.now ?? '2026-03-02T07:30:00.000Z';
  let made = 0;
  return {
    now,
    today: localDate(now),
    newId: () => `new-${(made += 1)}`,
    programme,
    sharedAnswers: [],
    runsBeside: false,
    court: { ...court, ...what.court },
    people: what.people ?? ['researcher', 'secretary', 'chair', 'deputy', 'member'].map((id) => person(id)),
    grants: what.grants ?? [
      grant('researcher', 'RESEARCHER'),
      grant('secretary', 'SECRETARY'),
      grant('chair', 'CHAIR'),
      grant('deputy', 'DEPUTY_CHAIR'),
      grant('member', 'MEMBER'),
    ],
    absences: what.absences ?? [],
    case: {
      study: { ...study, ...what.study },
      stages: what.stages ?? [
        studyStage('DOCUMENTS', 0, { state: 'ACTIVE', endOn: '2026-03-20' }),
        studyStage('TECHNICAL_HEARING', 1, { endOn: '2026-04-20' }),
        studyStage('REPORT', 2, { endOn: '2026-05-18' }),
        studyStage('AFTERCARE', 3, { endOn: '2028-05-18' }),
      ],
      tasks: what.tasks ?? [],
      entries: what.entries ?? [],
      requests: what.requests ?? [],
      questions: [],
      recommendations: [],
    },
  };
}
