/** The plan of a study of Heerlen by the real programme, for tests of planning. */
import { join } from 'node:path';
import { loadProgramme } from '../../bot/programme/load';
import type { StudyCase } from '../../bot/workflow/facts';
import { planStudy } from '../../bot/workflow/planning';
import { defaultSettings } from '../../bot/workflow/settings';
import type { PlanningContext } from '../../bot/workflow/task-dates';
import type { CourtSettings } from '../../entities/court';
import type { StudyStage, StudyTask } from '../../entities/study';

export const { programme } = loadProgramme(join(__dirname, '../../bot/programme/nplv.yaml'));

/** The holders of the roles in these tests; a second reader is chosen later. */
const HOLDERS = { RESEARCHER: 'researcher', SECRETARY: 'secretary', CHAIR: 'chair', SECOND_READER: null };

export function context(settings: CourtSettings, today: string): PlanningContext {
  let made = 0;
  return {
    programme,
    settings,
    today,
    newId: () => `new-${(made += 1)}`,
    assign: (owner) => HOLDERS[owner],
  };
}

export interface Given {
  startOn?: string;
  settings?: Partial<CourtSettings>;
  conditions?: Record<string, boolean>;
  atStageId?: string;
  earlierGates?: Record<string, string>;
}

export function planned(given: Given = {}): { plan: StudyCase; settings: CourtSettings } {
  const settings = { ...defaultSettings(), ...given.settings };
  const startOn = given.startOn ?? '2026-11-24';
  const { newId, assign } = context(settings, startOn);
  const plan = planStudy({
    moment: { now: `${startOn}T08:00:00.000Z`, today: startOn, newId },
    studyId: 'study',
    courtId: 'heerlen',
    waveId: 'wave',
    settings,
    programme,
    startOn,
    atStageId: given.atStageId,
    earlierGates: given.earlierGates,
    conditions: given.conditions ?? { EXTERNAL_BUREAU: true },
    assign,
  });
  return { plan, settings };
}

export function stage({ stages }: StudyCase, stageId: string): StudyStage {
  const found = stages.find((one) => one.stageId === stageId);
  if (found === undefined) throw new Error(stageId);
  return found;
}

export function task({ tasks }: StudyCase, taskId: string, entryId = ''): StudyTask {
  const found = tasks.find((one) => one.taskId === taskId && one.entryId === entryId);
  if (found === undefined) throw new Error(taskId);
  return found;
}

/** The stage before is complete, as its gate leaves it. */
export function completed(plan: StudyCase, stageId: string, on: string): StudyCase {
  return {
    ...plan,
    stages: plan.stages.map((one) =>
      one.stageId === stageId
        ? { ...one, state: 'COMPLETED', completedOn: on, version: one.version + 1 }
        : one,
    ),
  };
}
