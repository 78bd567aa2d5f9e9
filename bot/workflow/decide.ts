/**
 * The one way in for whatever a person asks of a running study: may they, does the study allow it now, is what they saw
 * still so; then the rule of that command decides. Pure: facts and an actor in, a decision or a refusal out.
 */
import type { Study } from '../../entities/study';
import { inStudy, may } from './access';
import { adoptSharedAnswer, keepAnswer } from './adopting';
import type { Refused } from './checks';
import type { StudyCommand, StudyCommandName } from './commands';
import { refuse, type Decided, type StudyDecision } from './decision';
import { answerCondition, recordEvent } from './events';
import type { Actor, StudyFacts } from './facts';
import {
  addRecommendation,
  questionFault,
  recommendationAt,
  releaseFindings,
  setQuestion,
  updateRecommendation,
} from './findings';
import { approveGate, returnGate } from './gate-decisions';
import { openRequest, recordGateDecision, requestGate, withdrawGate } from './gates';
import { extendStage, pauseStudy, resumeStudy } from './lifecycle';
import { hasStage } from '../programme/lookups';
import { addRegisterEntry, answerExtensionProposal, entryAt, updateRegisterEntry } from './registers';
import { reopenGate } from './reopen-gate';
import { taskAt, taskTitle, type Deciding } from './study-case';
import { extendTask, markNotApplicable, reassignTask, reopenTask } from './task-changes';
import { addNote, completeTasks, snoozeTask, stopWaiting, undoTask, waitFor } from './tasks';

/** What goes on while a study is paused: notes, who does what, and what takes back or ends the pause. */
const WHILE_PAUSED: ReadonlySet<StudyCommandName> = new Set<StudyCommandName>([
  'RESUME_STUDY',
  'ADD_NOTE',
  'REASSIGN_TASK',
  'WITHDRAW_GATE',
]);

/**
 * A closed study is opened again by its last gate, and in no other way. What became of its recommendations goes on for
 * years, and of a study from before Kamerbode the answers are recorded afterwards.
 */
const WHEN_CLOSED: ReadonlySet<StudyCommandName> = new Set<StudyCommandName>([
  'REOPEN_GATE',
  'SET_QUESTION',
  'ADOPT_SHARED_ANSWER',
  'KEEP_ANSWER',
  'RELEASE_FINDINGS',
  'ADD_RECOMMENDATION',
  'UPDATE_RECOMMENDATION',
]);

/**
 * @returns what changes, or the first thing that keeps it from happening: it is no longer as the card showed it (for
 * whoever may read the study), the actor may not do it, or the study is closed or paused
 */
export function decide(command: StudyCommand, facts: StudyFacts, actor: Actor): Decided<StudyDecision> {
  const allowed = authorise(command, facts, actor);
  const overtaken = overtakenFault(command, facts);
  // Who may read the case learns that it changed; to anybody else that is no answer.
  if (overtaken !== null && (allowed.ok || may(actor, 'READ_CONTENT', inStudy(facts)).ok)) return overtaken;
  if (!allowed.ok) return allowed;
  return (
    stateFault(command.name, facts.case.study) ?? decideAllowed(command, { facts, actor, role: allowed.role })
  );
}

/** Several tasks at once are allowed when each of them is. */
function authorise(command: StudyCommand, facts: StudyFacts, actor: Actor): ReturnType<typeof may> {
  if (command.name === 'COMPLETE_TASKS') {
    const rights = command.tasks
      .flatMap((ref) => facts.case.tasks.find((task) => task.id === ref.id) ?? [])
      .map((task) => may(actor, command.name, inStudy(facts, { task })));
    const refused = rights.find((right) => !right.ok);
    return refused ?? rights[0] ?? may(actor, 'READ_CONTENT', inStudy(facts));
  }
  return may(actor, command.name, inStudy(facts, subjectOf(command, facts)));
}

function subjectOf(
  command: StudyCommand,
  { case: { tasks, requests } }: StudyFacts,
): Parameters<typeof inStudy>[1] {
  if ('task' in command) return { task: tasks.find((task) => task.id === command.task.id) };
  if ('requestId' in command)
    return { request: requests.find((request) => request.id === command.requestId) };
  return {};
}

/** What the command is about does not exist, was settled by somebody else, or is no longer as the card showed it. */
function overtakenFault(command: StudyCommand, facts: StudyFacts): Refused | null {
  if (command.name === 'COMPLETE_TASKS') return tasksFault(command.tasks, facts);
  if ('task' in command) return faultOf(taskAt(facts.case, command.task));
  if ('requestId' in command) return faultOf(openRequest(facts, command));
  if ('recommendationId' in command) return faultOf(recommendationAt(facts.case, command));
  if ('questionNumber' in command) return questionFault(command, facts);
  if ('entryId' in command) return faultOf(entryAt(facts.case, command));
  if ('stageId' in command && !hasStage(facts.programme, command.stageId)) return refuse('NOT_FOUND');
  return null;
}

function faultOf(found: { ok: true } | Refused): Refused | null {
  return found.ok ? null : found;
}

/** The one at fault is named: there may be several. */
function tasksFault(
  refs: Extract<StudyCommand, { name: 'COMPLETE_TASKS' }>['tasks'],
  facts: StudyFacts,
): Refused | null {
  for (const ref of refs) {
    const fault = faultOf(taskAt(facts.case, ref));
    if (fault === null) continue;
    const task = facts.case.tasks.find((one) => one.id === ref.id);
    return task !== undefined && fault.refusal.code === 'STALE'
      ? refuse('STALE', { what: taskTitle(facts, task) })
      : fault;
  }
  return null;
}

/** Why a study takes no such command now: it is closed or paused. */
function stateFault(name: StudyCommandName, study: Pick<Study, 'state'>): Refused | null {
  if (study.state === 'CLOSED' && !WHEN_CLOSED.has(name)) return refuse('STUDY_CLOSED');
  if (study.state === 'PAUSED' && !WHILE_PAUSED.has(name)) return refuse('STUDY_PAUSED');
  return null;
}

function decideAllowed(command: StudyCommand, deciding: Deciding): Decided<StudyDecision> {
  switch (command.name) {
    case 'COMPLETE_TASKS':
      return completeTasks(command, deciding);
    case 'UNDO_TASK':
      return undoTask(command, deciding);
    case 'SNOOZE_TASK':
      return snoozeTask(command, deciding);
    case 'WAIT_FOR':
      return waitFor(command, deciding);
    case 'STOP_WAITING':
      return stopWaiting(command, deciding);
    case 'MARK_NOT_APPLICABLE':
      return markNotApplicable(command, deciding);
    case 'EXTEND_TASK':
      return extendTask(command, deciding);
    case 'REASSIGN_TASK':
      return reassignTask(command, deciding);
    case 'REOPEN_TASK':
      return reopenTask(command, deciding);
    case 'ADD_NOTE':
      return addNote(command, deciding);
    case 'REQUEST_GATE':
      return requestGate(command, deciding);
    case 'WITHDRAW_GATE':
      return withdrawGate(command, deciding);
    case 'APPROVE_GATE':
      return approveGate(command, deciding);
    case 'RETURN_GATE':
      return returnGate(command, deciding);
    case 'RECORD_GATE_DECISION':
      return recordGateDecision(command, deciding);
    case 'REOPEN_GATE':
      return reopenGate(command, deciding);
    case 'EXTEND_STAGE':
      return extendStage(command, deciding);
    case 'RECORD_EVENT':
      return recordEvent(command, deciding);
    case 'ANSWER_CONDITION':
      return answerCondition(command, deciding);
    case 'ADD_REGISTER_ENTRY':
      return addRegisterEntry(command, deciding);
    case 'UPDATE_REGISTER_ENTRY':
      return updateRegisterEntry(command, deciding);
    case 'ANSWER_EXTENSION_PROPOSAL':
      return answerExtensionProposal(command, deciding);
    case 'SET_QUESTION':
      return setQuestion(command, deciding);
    case 'ADOPT_SHARED_ANSWER':
      return adoptSharedAnswer(command, deciding);
    case 'KEEP_ANSWER':
      return keepAnswer(command, deciding);
    case 'RELEASE_FINDINGS':
      return releaseFindings(command, deciding);
    case 'ADD_RECOMMENDATION':
      return addRecommendation(command, deciding);
    case 'UPDATE_RECOMMENDATION':
      return updateRecommendation(command, deciding);
    case 'PAUSE_STUDY':
      return pauseStudy(command, deciding);
    case 'RESUME_STUDY':
      return resumeStudy(command, deciding);
  }
}
