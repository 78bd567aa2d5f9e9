/**
 * Twenty years of the programme for the benchmark and for tests of what must not grow with them: the courts of
 * `courts.ts` with a study in the last wave, and in every wave before it one that has been published, written as the rows
 * that such a study leaves.
 */
import type { EntityManager } from 'typeorm';
import { insertAll, rows } from '../../bot/study/rows';
import type { Services } from '../../bot/study/services';
import { nextDay } from '../../bot/workflow/calendar';
import { OutboxMessage } from '../../entities/message';
import { GateRequest, RegisterEntry, Study, StudyStage, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { fillCourts } from './courts';
import type { BenchCourt } from './messages';

const DAYS_BETWEEN_WAVES = 913;
const DAYS_TO_PUBLICATION = 400;
const DAYS_TO_CLOSING = 800;
/** By then all of the wave before have been closed, but for every so many that is late with it. */
const LATE_IN_AFTERCARE = 6;
const INTERVIEWS = 20;
/** What a study has said to its people by the time that it is closed. */
const MESSAGES = 300;

/** @param waves how many, the last one included; the clock of `services` stands in it. */
export async function fillYears(services: Services, waves: number): Promise<BenchCourt[]> {
  const courts = await fillCourts(services, waves);
  await services.database.work(async (manager) => {
    const opened = await rows(manager, Wave, {}, { orderBy: ['number'] });
    const studies = await rows(manager, Study, {}, { orderBy: ['courtId'] });
    for (const [index, wave] of opened.entries()) {
      const ago = (waves - 1 - index) * DAYS_BETWEEN_WAVES;
      const openedOn = nextDay(wave.openedOn, -ago);
      const anchorOn = ago === 0 ? null : nextDay(openedOn, 183);
      await manager.update(Wave, { id: wave.id }, { openedOn, anchorOn });
      if (ago === 0) continue;
      for (const [n, study] of studies.entries()) {
        const aftercare = index === waves - 2 && n % LATE_IN_AFTERCARE === 0;
        await writeEarlier(manager, services, { study, waveId: wave.id, ago: ago - n, aftercare });
      }
    }
  });
  return courts;
}

interface Earlier {
  /** The present study of the court. */
  study: Study;
  waveId: string;
  ago: number;
  aftercare: boolean;
}

async function writeEarlier(
  manager: EntityManager,
  { newId }: Services,
  { study, waveId, ago, aftercare }: Earlier,
): Promise<void> {
  const studyId = newId();
  const earlier = (date: string): string => nextDay(date, -ago);
  const startedOn = earlier(study.startedOn);
  const stages = await rows(manager, StudyStage, { studyId: study.id }, { orderBy: ['position'] });
  const tasks = await rows(manager, StudyTask, { studyId: study.id });
  const last = stages.at(-1)?.stageId ?? null;
  await insertAll(manager, Study, [
    {
      ...study,
      id: studyId,
      waveId,
      state: aftercare ? 'AFTERCARE' : 'CLOSED',
      stageId: aftercare ? last : null,
      startedOn,
      publishedOn: nextDay(startedOn, DAYS_TO_PUBLICATION),
      closedOn: aftercare ? null : nextDay(startedOn, DAYS_TO_CLOSING),
      firstPlan: Object.fromEntries(
        Object.entries(study.firstPlan).map(([stageId, date]) => [stageId, earlier(date)]),
      ),
    },
  ]);
  const isOpen = (stageId: string): boolean => aftercare && stageId === last;
  await insertAll(
    manager,
    StudyStage,
    stages.map((stage): StudyStage => {
      const open = isOpen(stage.stageId);
      return {
        ...stage,
        id: newId(),
        studyId,
        state: open ? 'ACTIVE' : 'COMPLETED',
        startOn: earlier(stage.startOn),
        endOn: open ? nextDay(study.startedOn, 200) : earlier(stage.endOn),
        completedOn: open ? null : earlier(stage.endOn),
      };
    }),
  );
  await insertAll(
    manager,
    StudyTask,
    tasks.map((task): StudyTask => ({
      ...task,
      id: newId(),
      studyId,
      state: isOpen(task.stageId) ? 'OPEN' : 'DONE',
      firm: true,
      dueOn: isOpen(task.stageId) ? nextDay(study.startedOn, 100) : task.dueOn,
    })),
  );
  await insertAll(
    manager,
    GateRequest,
    stages.map((stage) => approved(stage, studyId, newId())),
  );
  await insertAll(
    manager,
    RegisterEntry,
    Array.from({ length: INTERVIEWS }, (_, index) => interview(index + 1, studyId, startedOn, newId())),
  );
  await insertAll(
    manager,
    OutboxMessage,
    Array.from({ length: MESSAGES }, (_, index) => sent(nextDay(startedOn, index), tasks, newId())),
  );
}

function approved({ stageId, endOn }: StudyStage, studyId: string, id: string): GateRequest {
  return {
    id,
    version: 2,
    studyId,
    stageId,
    gateId: stageId,
    state: 'APPROVED',
    requestedById: '',
    requestedAt: `${endOn}T08:00:00.000Z`,
    criteria: [],
    openTaskIds: [],
    meetingOn: null,
    decidedById: '',
    decidedAs: 'CHAIR',
    decidedAt: `${endOn}T09:00:00.000Z`,
    boardDecisionOn: null,
    recorded: null,
    reasonRef: null,
    reopenedTaskIds: [],
    reopenedAt: null,
  };
}

function interview(number: number, studyId: string, startedOn: string, id: string): RegisterEntry {
  const on = nextDay(startedOn, 100 + number);
  return {
    id,
    version: 4,
    studyId,
    kind: 'INTERVIEW',
    number,
    counterpartRoles: ['OFFICIAL_POLICY'],
    sentOn: on,
    dueOn: null,
    dueSteps: [],
    proposedDueOn: null,
    receivedOn: null,
    heldOn: on,
    minutesDraftedOn: on,
    minutesSentOn: on,
    settledOn: on,
    outcome: 'MINUTES_APPROVED',
    reasonRef: null,
  };
}

function sent(on: string, tasks: readonly StudyTask[], id: string): OutboxMessage {
  const moment = `${on}T07:30:00.000Z`;
  return {
    id,
    version: 3,
    onceKey: `years:${id}`,
    personId: tasks[0]?.assigneeId ?? null,
    channelOfCourtId: null,
    card: { card: 'MORNING', on, lines: [] },
    kind: 'POST',
    postedCardId: null,
    createdAt: moment,
    notBefore: moment,
    state: 'SENT',
    leasedUntil: null,
    attempts: 1,
    firstTriedAt: moment,
    settledAt: moment,
    why: null,
  };
}
