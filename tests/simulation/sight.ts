/**
 * What a court knows of itself on a day: its running studies with their open tasks, requests and register entries, as
 * stored. People in the simulation use it to know what is worth doing; what they then do goes through the program.
 */
import { CONDITIONAL } from './ladder';
import type { Program } from './program';

export interface SeenStudy {
  id: string;
  version: number;
  courtId: string;
  waveId: string;
  waveNumber: number;
  state: string;
  stageId: string | null;
  startedOn: string;
  publishedOn: string | null;
  events: Record<string, string>;
  conditions: Record<string, boolean>;
  stageStartOn: string;
  stageEndOn: string;
  tasks: SeenTask[];
  requests: { id: string; version: number; stageId: string; requestedAt: string; requestedById: string }[];
  entries: SeenEntry[];
  /** Questions of which something was recorded, and those that could be released. */
  questions: number;
  unreleased: number;
  recommendations: { id: string; number: number; councilDecision: string | null }[];
}

export interface SeenTask {
  id: string;
  version: number;
  studyId: string;
  stageId: string;
  taskId: string;
  assigneeId: string | null;
  dueOn: string | null;
  waitingFor: string | null;
  waitingSince: string | null;
  snoozedUntil: string | null;
}

export interface SeenEntry {
  id: string;
  version: number;
  studyId: string;
  kind: string;
  number: number;
  sentOn: string | null;
  dueOn: string | null;
  proposedDueOn: string | null;
  receivedOn: string | null;
  heldOn: string | null;
  minutesDraftedOn: string | null;
  minutesSentOn: string | null;
  settledOn: string | null;
  outcome: string | null;
}

export interface Sight {
  /** Studies that are not closed, by court, the oldest wave first. */
  studies: Map<string, SeenStudy[]>;
}

type StudyRow = Pick<
  SeenStudy,
  | 'id'
  | 'version'
  | 'courtId'
  | 'waveId'
  | 'waveNumber'
  | 'state'
  | 'stageId'
  | 'startedOn'
  | 'publishedOn'
  | 'stageStartOn'
  | 'stageEndOn'
> & {
  events: string;
  conditions: string;
};

const jsonOf = <T>(text: string): Record<string, T> => {
  const value: Record<string, T> = JSON.parse(text);
  return value;
};

/** What somebody must do on a firm day, in studies that go on. */
export async function ownTasks(
  program: Program,
  personId: string | null,
): Promise<Pick<SeenTask, 'id' | 'taskId' | 'dueOn'>[]> {
  const rows = await program.sql<Pick<SeenTask, 'id' | 'taskId' | 'dueOn'>>(
    `SELECT study_task.id, taskId, dueOn FROM study_task JOIN study ON study.id = study_task.studyId
      WHERE assigneeId = ? AND study_task.state = 'OPEN' AND firm = 1 AND dueOn IS NOT NULL
        AND study.state IN ('RUNNING', 'AFTERCARE')`,
    personId ?? '',
  );
  return rows.filter(({ taskId }) => !CONDITIONAL.includes(taskId));
}

/** @param before what was seen last: a study that has not changed since is not read anew */
export async function look(program: Program, before: Sight | null): Promise<Sight> {
  const known = new Map([...(before?.studies.values() ?? [])].flat().map((study) => [study.id, study]));
  const studies = await program.sql<StudyRow>(
    `SELECT study.id, study.version, study.courtId, study.waveId, wave.number AS waveNumber, study.state, study.stageId, study.startedOn,
            study.publishedOn, study.events, study.conditions, stage.startOn AS stageStartOn, stage.endOn AS stageEndOn
       FROM study JOIN wave ON wave.id = study.waveId
       JOIN study_stage stage ON stage.studyId = study.id AND stage.stageId = study.stageId
      WHERE study.state <> 'CLOSED' ORDER BY wave.number`,
  );
  const found = new Map<string, SeenStudy[]>();
  for (const row of studies) {
    const same = known.get(row.id);
    if (same?.version === row.version) {
      found.set(row.courtId, [...(found.get(row.courtId) ?? []), same]);
      continue;
    }
    const tasks = await program.sql<SeenTask>(
      `SELECT id, version, studyId, stageId, taskId, assigneeId, dueOn, waitingFor, waitingSince, snoozedUntil
           FROM study_task
        WHERE studyId = ? AND state = 'OPEN' AND firm = 1 ORDER BY position, taskId, entryId`,
      row.id,
    );
    const requests = await program.sql<SeenStudy['requests'][number]>(
      `SELECT id, version, stageId, requestedAt, requestedById FROM gate_request WHERE studyId = ? AND state = 'REQUESTED'`,
      row.id,
    );
    const entries = await program.sql<SeenEntry>(
      `SELECT id, version, studyId, kind, number, sentOn, dueOn, proposedDueOn, receivedOn, heldOn, minutesDraftedOn,
              minutesSentOn, settledOn, outcome FROM register_entry WHERE studyId = ? ORDER BY kind, number`,
      row.id,
    );
    const [answers] = await program.sql<{ questions: number; unreleased: number | null }>(
      `SELECT COUNT(*) AS questions, SUM(verdict IS NOT NULL AND summary IS NOT NULL AND releasedOn IS NULL) AS unreleased
         FROM study_question WHERE studyId = ?`,
      row.id,
    );
    const recommendations = await program.sql<SeenStudy['recommendations'][number]>(
      'SELECT id, number, councilDecision FROM recommendation WHERE studyId = ? ORDER BY number',
      row.id,
    );
    const study: SeenStudy = {
      ...row,
      questions: answers?.questions ?? 0,
      unreleased: answers?.unreleased ?? 0,
      recommendations,
      events: jsonOf<string>(row.events),
      conditions: jsonOf<boolean>(row.conditions),
      tasks,
      requests,
      entries,
    };
    found.set(row.courtId, [...(found.get(row.courtId) ?? []), study]);
  }
  return { studies: found };
}
