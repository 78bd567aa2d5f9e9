/**
 * Reading and copying one study's case: finding what a command is about, replacing a changed record, and what a task is
 * called. Decides nothing.
 */
import type { RoleId } from '../../entities/person';
import type {
  GateRequest,
  RegisterEntry,
  Study,
  StudyStage,
  StudyTask,
  StudyText,
} from '../../entities/study';
import type { StageDefinition } from '../programme/definition';
import { isAftercare, nextStage, stageOf, taskOf } from '../programme/lookups';
import type { TaskRef } from './commands';
import {
  refuse,
  type Decided,
  type HistoryDraft,
  type Notice,
  type Outcome,
  type StudyDecision,
} from './decision';
import type { Actor, StudyCase, StudyFacts } from './facts';
import { staleFault, type Refused } from './checks';

/** What every rule of a study is given: the facts, who acts, and the role under which that is allowed. */
export interface Deciding {
  facts: StudyFacts;
  actor: Actor;
  role: RoleId;
}

/** What a rule changed; what is left out did not change. */
interface Change {
  case?: StudyCase;
  texts?: StudyText[];
  history: HistoryDraft[];
  notices?: Notice[];
  changedSubjects?: string[];
  outcome: Outcome;
}

/** The decision of a rule: what it does not mention stays as it is. */
export function decided(facts: StudyFacts, change: Change): Decided<StudyDecision> {
  return { ok: true, decision: { case: facts.case, texts: [], notices: [], changedSubjects: [], ...change } };
}

/** Neither put off until later nor waiting for anybody. */
export const NOT_PUT_OFF = { snoozedUntil: null, waitingFor: null, waitingSince: null } as const;

/** The case with this task in place of its earlier record, as the three below: none of them adds one. */
export function withTask(studyCase: StudyCase, task: StudyTask): StudyCase {
  return { ...studyCase, tasks: studyCase.tasks.map((one) => (one.id === task.id ? task : one)) };
}

export function withEntry(studyCase: StudyCase, entry: RegisterEntry): StudyCase {
  return { ...studyCase, entries: studyCase.entries.map((one) => (one.id === entry.id ? entry : one)) };
}

export function withRequest(studyCase: StudyCase, request: GateRequest): StudyCase {
  return { ...studyCase, requests: studyCase.requests.map((one) => (one.id === request.id ? request : one)) };
}

export function withStage(studyCase: StudyCase, stage: StudyStage): StudyCase {
  return { ...studyCase, stages: studyCase.stages.map((one) => (one.id === stage.id ? stage : one)) };
}

/** The stage of the definition as this study has it. Every study has every stage: a missing one is a fault. */
export function stageIn(studyCase: StudyCase, stageId: string): StudyStage {
  const stage = studyCase.stages.find((one) => one.stageId === stageId);
  if (stage === undefined) throw new Error(`Study ${studyCase.study.id} has no stage ${stageId}`);
  return stage;
}

/** The stage that runs, with its definition; null once the study is closed. */
export function activeStage(facts: StudyFacts): { stage: StudyStage; definition: StageDefinition } | null {
  const { stageId } = facts.case.study;
  if (stageId === null) return null;
  return { stage: stageIn(facts.case, stageId), definition: stageOf(facts.programme, stageId) };
}

/** The task that a command is about. A card that holds an older version is stale, a doubled click is too. */
export function taskAt(studyCase: StudyCase, ref: TaskRef): { ok: true; task: StudyTask } | Refused {
  const task = studyCase.tasks.find((one) => one.id === ref.id);
  if (task === undefined) return refuse('NOT_FOUND');
  return staleFault(ref.expectedVersion, task.version) ?? { ok: true, task };
}

/** What people read: the label of the definition, with the number of the interview that it belongs to. */
export function taskTitle(facts: StudyFacts, task: StudyTask): string {
  const label = taskOf(facts.programme, task.taskId).nl;
  const entry = task.entryId === '' ? undefined : facts.case.entries.find((one) => one.id === task.entryId);
  return entry === undefined ? label : `${label} (interview ${entry.number})`;
}

/** A conditional task whose question nobody answered yet: it blocks nothing and cannot be done. */
export function awaitsAnswer(
  facts: Pick<StudyFacts, 'programme'> & { case: { study: Pick<Study, 'conditions'> } },
  task: Pick<StudyTask, 'taskId' | 'state'>,
): boolean {
  const { when } = taskOf(facts.programme, task.taskId);
  return when !== undefined && task.state === 'OPEN' && facts.case.study.conditions[when] === undefined;
}

/** The stage whose gate makes the report public: the one before aftercare. */
export function isPublication(facts: Pick<StudyFacts, 'programme'>, stageId: string): boolean {
  const next = nextStage(facts.programme, stageId);
  return next !== null && isAftercare(facts.programme, next.id);
}

/** A reason, note or evidence in the court's own words. */
export function newText(
  { facts, actor }: Deciding,
  subjectId: string,
  kind: StudyText['kind'],
  body: string,
): StudyText {
  return {
    id: facts.newId(),
    studyId: facts.case.study.id,
    subjectId,
    kind,
    authorId: actor.person.id,
    at: facts.now,
    body,
  };
}
