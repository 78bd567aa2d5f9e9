/** Loads what the programme's own duties follow from, and makes them what they must be. */
import { In, type EntityManager } from 'typeorm';
import { Duty } from '../../entities/duty';
import { Study, StudyStage, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { localDate } from '../workflow/local-time';
import { planProgrammeDuties, programmeKeys, type WaveRecord } from '../workflow/programme-duties';
import { lastRound, loadDutyFacts, RELEASED, saveDuties, WINDOW, type Loading } from './duties';
import { appendToProgramme } from './history';
import { momentOf } from './load';
import { rows } from './rows';
import type { Services } from './services';

/** The stage of the NPLV definition at which courts meet halfway. */
const INTERVIEWS = 'INTERVIEWS';

/** Once a day. @returns how many could not be planned: none, or all. */
export async function tickProgramme(services: Services): Promise<number> {
  try {
    await services.database.work(async (manager) => {
      if ((await lastRound(manager)) !== momentOf(services).today) await planProgramme(manager, services);
    });
    return 0;
  } catch (fault) {
    services.log.error('tick.programme', fault);
    return 1;
  }
}

/** Makes the duties that no court has what they must be as of today. For the daily round, and after a wave changed. */
export async function planProgramme(manager: EntityManager, services: Loading): Promise<void> {
  const facts = {
    ...(await loadDutyFacts(manager, services, null)),
    waves: await rows(manager, Wave, {}, { only: [...WINDOW], orderBy: ['number'] }),
    records: await loadWaves(manager),
  };
  const open = await rows(manager, Duty, { courtId: null, state: 'OPEN' });
  const known = await rows(manager, Duty, { onceKey: programmeKeys(facts) });
  const duties = [...open, ...known.filter(({ state }) => state !== 'OPEN')];
  const planned = planProgrammeDuties({ ...facts, duties });
  await saveDuties(manager, duties, planned.duties);
  await appendToProgramme(manager, planned.history, {
    at: facts.now,
    actorId: null,
    fromVersion: 0,
    newId: facts.newId,
  });
}

async function loadWaves(manager: EntityManager): Promise<WaveRecord[]> {
  const waves = await rows(manager, Wave, {}, { only: ['id', 'number', 'openedOn', 'anchorOn'] });
  const studies = await rows(manager, Study, {}, { only: ['id', 'waveId'] });
  const begun = await manager.find(StudyStage, {
    select: { studyId: true, startOn: true },
    where: { stageId: INTERVIEWS, state: In(['ACTIVE', 'COMPLETED']) },
  });
  const released = await rows(
    manager,
    StudyTask,
    { taskId: RELEASED, state: 'DONE' },
    { only: ['studyId', 'doneAt'] },
  );
  return waves.map((wave): WaveRecord => {
    const ids = new Set(studies.filter(({ waveId }) => waveId === wave.id).map(({ id }) => id));
    return {
      wave,
      studies: ids.size,
      interviewsOn: begun.filter(({ studyId }) => ids.has(studyId)).map(({ startOn }) => startOn),
      releasedOn: released
        .filter(({ studyId }) => ids.has(studyId))
        .flatMap(({ doneAt }) => (doneAt === null ? [] : localDate(doneAt))),
    };
  });
}
