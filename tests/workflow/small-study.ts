/** A study of one court with a small programme, for rules about reminders, status and digest. No database. */
import type { Programme, TaskDefinition } from '../../bot/programme/definition';
import type { StudyFacts } from '../../bot/workflow/facts';
import { localDate } from '../../bot/workflow/local-time';
import type { Court } from '../../entities/court';
import type { Absence, Person, RoleGrant, Weekday } from '../../entities/person';
import type { GateRequest, RegisterEntry, Study, StudyStage, StudyTask } from '../../entities/study';
import { aCourt, aGrant, anAbsence, aPerson } from './a-court';
import { anEntry, aRequest, aStage, aStudy, aTask } from './a-study';

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

export const person = (id: string, workingDays: Weekday[] = [1, 2, 3, 4, 5]): Person =>
  aPerson(id, { name: `${id} Heerlen`, workingDays });

export const absence = (personId: string, validFrom: string, more: Partial<Absence> = {}): Absence =>
  anAbsence(personId, { validFrom, validUntil: null, registeredById: 'secretary', ...more });

/** Of the researcher, in the first stage; its id is that of its definition in small letters. */
export const openTask = (taskId: string, more: Partial<StudyTask> = {}): StudyTask =>
  aTask(taskId, 'researcher', { id: taskId.toLowerCase(), stageId: 'DOCUMENTS', dueOn: null, ...more });

export const entry = (more: Partial<RegisterEntry> = {}): RegisterEntry =>
  anEntry({ counterpartRoles: ['OFFICIAL_POLICY'], ...more });

export const request = (more: Partial<GateRequest> = {}): GateRequest =>
  aRequest('researcher', {
    stageId: 'DOCUMENTS',
    gateId: 'G2',
    requestedAt: '2026-03-02T10:00:00.000Z',
    ...more,
  });

const study = aStudy({
  waveId: 'wave',
  stageId: 'DOCUMENTS',
  startedOn: '2026-02-02',
  firstPlan: { DOCUMENTS: '2026-03-02', TECHNICAL_HEARING: '2026-04-01', REPORT: '2026-05-04' },
});

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
    court: aCourt(what.court),
    people: what.people ?? ['researcher', 'secretary', 'chair', 'deputy', 'member'].map((id) => person(id)),
    grants: what.grants ?? [
      aGrant('researcher', 'RESEARCHER'),
      aGrant('secretary', 'SECRETARY'),
      aGrant('chair', 'CHAIR'),
      aGrant('deputy', 'DEPUTY_CHAIR'),
      aGrant('member', 'MEMBER'),
    ],
    absences: what.absences ?? [],
    case: {
      study: { ...study, ...what.study },
      stages: what.stages ?? [
        aStage('DOCUMENTS', 0, { state: 'ACTIVE', endOn: '2026-03-20' }),
        aStage('TECHNICAL_HEARING', 1, { endOn: '2026-04-20' }),
        aStage('REPORT', 2, { endOn: '2026-05-18' }),
        aStage('AFTERCARE', 3, { endOn: '2028-05-18' }),
      ],
      tasks: what.tasks ?? [],
      entries: what.entries ?? [],
      requests: what.requests ?? [],
      questions: [],
      recommendations: [],
    },
  };
}
