/**
 * A court changed its terms or its calendar: the forecasts of its studies follow, what is firm stays, and everybody whose
 * stages moved reads it in the morning. Pure.
 */
import type { Court } from '../../entities/court';
import { programmeOfStudy } from './administration';
import { BECAUSE_SETTINGS, planMoved } from './course';
import type { ChangedCase, Notice } from './decision';
import type { Actor, AdministrationFacts, StudyCase } from './facts';
import { assignee } from './people';
import { forecastShift, replan } from './planning';

interface Replanned {
  changedCases: ChangedCase[];
  notices: Notice[];
  /** By how many working days the forecast of the running study moved; negative is earlier. */
  workingDays: number;
}

/** @param court as it is from now on; `facts.cases` are its studies that are not closed */
export function replanned(
  court: Court,
  role: ChangedCase['history'][number]['role'],
  actor: Actor,
  facts: AdministrationFacts,
): Replanned {
  const all = facts.cases.map((studyCase) => replanOne(studyCase, court, role, actor, facts));
  return {
    changedCases: all.flatMap(({ changedCases }) => changedCases),
    notices: all.flatMap(({ notices }) => notices),
    workingDays: all.find(({ workingDays }) => workingDays !== 0)?.workingDays ?? 0,
  };
}

function replanOne(
  studyCase: StudyCase,
  court: Court,
  role: ChangedCase['history'][number]['role'],
  actor: Actor,
  facts: AdministrationFacts,
): Replanned {
  const { study, stages, tasks } = studyCase;
  const programme = programmeOfStudy(facts, study.waveId);
  const { today, newId } = facts;
  const after = replan(studyCase, {
    programme,
    settings: court.settings,
    today,
    newId,
    assign: (_owner, task) => assignee(task, programme, facts, court.id, study.id, today, tasks),
  });
  const moved = [...after.stages, ...after.tasks].some(
    (record) => ![...stages, ...tasks].some((one) => one === record),
  );
  if (!moved) return { changedCases: [], notices: [], workingDays: 0 };
  const shift = forecastShift(studyCase, after, court.settings);
  const data = { courtId: court.id, settingsOfVersion: court.version, ...shift };
  return {
    changedCases: [{ case: after, history: [{ action: 'REPLAN', role, data }] }],
    notices: planMoved(after, shift, BECAUSE_SETTINGS, { facts: { ...facts, court }, actor }),
    workingDays: shift.workingDays,
  };
}
