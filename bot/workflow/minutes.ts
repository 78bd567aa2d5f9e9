/** Ticking off the minutes of an interview and recording them in the register is one thing, done from either side. Pure. */
import type { RegisterEntry, StudyTask } from '../../entities/study';
import { taskOf } from '../programme/lookups';
import type { Refused } from './checks';
import { planningOf } from './course';
import { refuse } from './decision';
import type { StudyCase } from './facts';
import { localDate } from './local-time';
import { tasksForEntry } from './planning';
import { FIELD_OF_MOMENT, momentOfTask } from './proofs';
import { REGISTERS, type EntryMoment } from './register-rules';
import { withTerm } from './response-dates';
import { taskTitle, withEntry, type Deciding } from './study-case';

type Recorded = { ok: true; case: StudyCase } | Refused;

/** The case in which doing this task also stands in the register as done today. Other tasks change nothing there. */
export function recordMinutesByTask(studyCase: StudyCase, task: StudyTask, deciding: Deciding): Recorded {
  const { facts } = deciding;
  const entry = entryOf(studyCase, task);
  if (entry === null) return { ok: true, case: studyCase };
  const { after } = taskOf(facts.programme, task.taskId);
  const needed = Object.entries(FIELD_OF_MOMENT).find(([moment]) => moment === after)?.[1];
  if (needed !== undefined && entry[needed] === null) {
    return refuse('RECORD_IN_REGISTER', { task: taskTitle(facts, task), moment: needed });
  }
  const moment = momentOfTask(facts.programme, task);
  if (moment === null || entry[moment] !== null) return { ok: true, case: studyCase };
  return { ok: true, case: withMoment(studyCase, entry, moment, facts.today, deciding) };
}

/** The case in which undoing this task also takes it back in the register, unless more was recorded there since. */
export function takeBackMinutes(studyCase: StudyCase, task: StudyTask, deciding: Deciding): Recorded {
  const { facts } = deciding;
  const entry = entryOf(studyCase, task);
  const moment = momentOfTask(facts.programme, task);
  const byTick = task.lastAction?.action === 'COMPLETE_TASKS' ? localDate(task.lastAction.at) : null;
  if (entry === null || moment === null || byTick === null || entry[moment] !== byTick) {
    return { ok: true, case: studyCase };
  }
  const { moments } = REGISTERS[entry.kind];
  const later = moments.slice(moments.indexOf(moment) + 1);
  if (later.some((one) => entry[one] !== null)) {
    return refuse('UNDO_LATER_MOMENT', { task: taskTitle(facts, task) });
  }
  return { ok: true, case: withMoment(studyCase, entry, moment, null, deciding) };
}

function entryOf(studyCase: StudyCase, task: StudyTask): RegisterEntry | null {
  return task.entryId === '' ? null : (studyCase.entries.find((one) => one.id === task.entryId) ?? null);
}

function withMoment(
  studyCase: StudyCase,
  entry: RegisterEntry,
  moment: EntryMoment,
  on: string | null,
  deciding: Deciding,
): StudyCase {
  const changed = withTerm({ ...entry, [moment]: on, version: entry.version + 1 }, entry, deciding.facts);
  return tasksForEntry(withEntry(studyCase, changed), changed, planningOf(deciding.facts));
}
