/** Loads what the programme's own duties follow from, and makes them what they must be. */
import type { EntityManager } from 'typeorm';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { StudyQuestion } from '../../entities/findings';
import { JointNote } from '../../entities/joint-note';
import { Study, StudyStage, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { addMonths } from '../workflow/calendar';
import type { DutyFacts } from '../workflow/duties';
import { participants } from '../workflow/joint-gate';
import { localDate } from '../workflow/local-time';
import { planProgrammeDuties, programmeKeys, type WaveRecord } from '../workflow/programme-duties';
import { ANCHORED } from '../workflow/window';
import { lastRound, saveMade } from './duties';
import { loadDutyFacts, RELEASED, type Loading } from './duty-facts';
import { appendToProgramme } from './history';
import { settleJointNotes } from './joint-notes';
import { momentOf } from './load';
import { enqueue, enqueueUpdates } from './outbox';
import { rows } from './rows';
import type { Services } from './services';

/** The stage of the NPLV definition at which courts meet halfway. */
const INTERVIEWS = 'INTERVIEWS';

/** Once a day. @returns how many could not be planned: none, or all. */
export async function tickProgramme(services: Services): Promise<number> {
  try {
    await services.database.work(async (manager) => {
      if ((await lastRound(manager)) === momentOf(services).today) return;
      const { notices, changedSubjects } = await settleJointNotes(manager, services, null);
      await enqueue(manager, momentOf(services), notices);
      await enqueueUpdates(manager, momentOf(services), changedSubjects, null);
      await planProgramme(manager, services);
    });
    return 0;
  } catch (fault) {
    services.log.error('tick.programme', fault);
    return 1;
  }
}

/** Makes the duties that no court has what they must be as of today. For the daily round, and after a wave changed. */
export async function planProgramme(manager: EntityManager, services: Loading): Promise<void> {
  const general = await loadDutyFacts(manager, services, null);
  const open = await rows(manager, Duty, { courtId: null, state: 'OPEN' });
  const facts = {
    ...general,
    waves: await rows(manager, Wave, {}, { only: [...ANCHORED], orderBy: ['number'] }),
    records: await loadWaves(manager, general, open),
  };
  const known = await rows(manager, Duty, { onceKey: programmeKeys(facts) });
  const duties = [...open, ...known.filter(({ state }) => state !== 'OPEN')];
  const planned = planProgrammeDuties({ ...facts, duties });
  await saveMade(manager, Duty, duties, planned.duties);
  await appendToProgramme(manager, planned.history, {
    at: facts.now,
    actorId: null,
    fromVersion: 0,
    newId: facts.newId,
  });
}

/** So long after its anchor a wave gets no more duties: only those that are open are still looked after. */
const PAST_MONTHS = 12;

/** The waves from which duties can follow; those of many years ago cost nothing. */
async function loadWaves(
  manager: EntityManager,
  { programme, today }: DutyFacts,
  open: readonly Duty[],
): Promise<WaveRecord[]> {
  const all = await rows(manager, Wave, {}, { only: ['id', 'number', 'openedOn', 'anchorOn'] });
  const past = addMonths(today, -PAST_MONTHS);
  const waves = all.filter(
    ({ id, anchorOn }) =>
      anchorOn === null ||
      anchorOn >= past ||
      open.some(({ waveId, kind }) => waveId === id && kind === 'JOINT_TASK'),
  );
  const courts = await rows(manager, Court, {}, { only: ['id', 'participation'] });
  const studies = await rows(
    manager,
    Study,
    { waveId: waves.map(({ id }) => id) },
    { only: ['id', 'courtId', 'waveId'] },
  );
  const studyIds = studies.map(({ id }) => id);
  const notes = await rows(manager, JointNote, { state: 'PUBLISHED' }, { only: ['waveId', 'publishedOn'] });
  const firstStage = programme.stages[0]?.id ?? '';
  const reached = await rows(
    manager,
    StudyStage,
    { studyId: studyIds, stageId: [INTERVIEWS, firstStage], state: ['ACTIVE', 'COMPLETED'] },
    { only: ['studyId', 'stageId', 'startOn', 'endOn', 'completedOn', 'beforeKamerbode'] },
  );
  const begun = reached.filter(({ stageId, beforeKamerbode }) => stageId === INTERVIEWS || !beforeKamerbode);
  const released = await releases(manager, studyIds);
  return waves.map((wave): WaveRecord => {
    const inWave = participants(wave.id, courts, studies).map(({ id }) => id);
    const ids = new Set(
      studies
        .filter(({ waveId, courtId }) => waveId === wave.id && inWave.includes(courtId))
        .map(({ id }) => id),
    );
    const stages = begun.filter(({ studyId }) => ids.has(studyId));
    return {
      wave,
      studies: ids.size,
      designsOn: stages
        .filter(({ stageId }) => stageId === firstStage)
        .map(({ completedOn, endOn }) => completedOn ?? endOn),
      interviewsOn: stages.filter(({ stageId }) => stageId === INTERVIEWS).map(({ startOn }) => startOn),
      releasedOn: [...ids].flatMap((id) => released.get(id) ?? []),
      publishedOn: notes.find(({ waveId }) => waveId === wave.id)?.publishedOn ?? null,
    };
  });
}

/** Of each study whose findings others may read, the first day of that: its task says so, or the findings themselves. */
async function releases(manager: EntityManager, studyIds: readonly string[]): Promise<Map<string, string>> {
  const tasks = await rows(
    manager,
    StudyTask,
    { studyId: studyIds, taskId: RELEASED, state: 'DONE' },
    { only: ['studyId', 'doneAt'] },
  );
  const questions = await rows(
    manager,
    StudyQuestion,
    { studyId: studyIds },
    { only: ['studyId', 'releasedOn'] },
  );
  const days = [
    ...tasks.flatMap(({ studyId, doneAt }) => (doneAt === null ? [] : { studyId, on: localDate(doneAt) })),
    ...questions.flatMap(({ studyId, releasedOn }) =>
      releasedOn === null ? [] : { studyId, on: releasedOn },
    ),
  ];
  const first = new Map<string, string>();
  for (const { studyId, on } of days) {
    const known = first.get(studyId);
    if (known === undefined || on < known) first.set(studyId, on);
  }
  return first;
}
