/** Data to draw the status of a study with. */
import { exampleId, LONG_COURT, LONG_TITLE, STUDY } from './example-data';
import type { StudyInput } from './study';

const typical: StudyInput = {
  studyId: STUDY,
  courtId: exampleId(1),
  court: 'Heerlen',
  wave: 'Golf 2: vervolgonderzoek',
  state: 'RUNNING',
  pausedOn: null,
  phases: [
    { label: 'Intake', state: 'DONE', from: '2026-10-01', until: '2026-11-12' },
    { label: 'Documenten', state: 'ACTIVE', from: '2026-11-13', until: '2027-01-08' },
    { label: 'Interviews', state: 'TODO', from: '2027-01-11', until: '2027-03-12' },
    { label: 'Hoor en wederhoor', state: 'TODO', from: '2027-03-15', until: '2027-08-20' },
    { label: 'Rapport', state: 'TODO', from: '2027-08-23', until: '2027-09-10' },
  ],
  stage: { id: 'DOCUMENTS', label: 'Documentenanalyse', until: '2027-01-08', over: -31 },
  tasks: { done: 4, open: 6, over: 1 },
  gate: { label: 'Gereed voor interviews', met: 2, of: 5, requestId: null },
  publication: { on: '2027-09-10', firm: false },
  moved: 6,
  unanswered: [{ conditionId: 'EXTERNAL_BUREAU', label: 'Werkt een extern bureau mee?' }],
  other: null,
  carried: [],
  hasTasks: true,
  may: ['REQUEST_GATE', 'RECORD_EVENT', 'PAUSE_STUDY', 'ANSWER_CONDITION', 'READ_CONTENT', 'READ_STATUS'],
};

export const examples: Record<string, StudyInput> = {
  typical,
  besideAftercare: {
    ...typical,
    other: { studyId: exampleId(21), wave: 'Startonderzoek' },
    carried: [
      'NAZ-09 Stand van de opvolging van aanbevelingen vaststellen',
      'NAZ-10 Opvolging meenemen in de opzet van de volgende golf',
    ],
  },
  ready: {
    ...typical,
    tasks: { done: 10, open: 0, over: 0 },
    gate: { label: 'Gereed voor interviews', met: 5, of: 5, requestId: null },
    unanswered: [],
    moved: 0,
  },
  waiting: {
    ...typical,
    gate: { label: 'Gereed voor interviews', met: 5, of: 5, requestId: exampleId(20) },
    unanswered: [],
  },
  paused: {
    ...typical,
    state: 'PAUSED',
    pausedOn: '2026-11-16',
    may: ['RESUME_STUDY', 'READ_CONTENT', 'READ_STATUS'],
    unanswered: [],
  },
  coordinator: { ...typical, hasTasks: false, unanswered: [], may: ['READ_STATUS'] },
  closed: {
    ...typical,
    state: 'CLOSED',
    phases: typical.phases.map((phase) => ({ ...phase, state: 'DONE' as const })),
    stage: null,
    gate: null,
    publication: { on: '2027-09-14', firm: true },
    unanswered: [],
    hasTasks: false,
    may: ['READ_CONTENT', 'READ_STATUS'],
  },
  largest: {
    ...typical,
    other: { studyId: exampleId(21), wave: LONG_TITLE },
    court: LONG_COURT,
    wave: LONG_TITLE,
    state: 'PAUSED',
    pausedOn: '2026-09-30',
    phases: typical.phases.map((phase) => ({ ...phase, label: LONG_TITLE })),
    stage: { id: 'DOCUMENTS', label: LONG_TITLE, until: '2026-09-30', over: 120 },
    tasks: { done: 100, open: 100, over: 100 },
    gate: { label: LONG_TITLE, met: 10, of: 12, requestId: null },
    unanswered: Array.from({ length: 6 }, (_, n) => ({ conditionId: `CONDITION_${n}`, label: LONG_TITLE })),
  },
};
