/** Starting a study: at the beginning, or at the stage that a court has already reached when it joins. */
import type { Court } from '../../entities/court';
import type { RoleId } from '../../entities/person';
import type { Study } from '../../entities/study';
import type { Wave } from '../../entities/wave';
import type { Programme } from '../programme/definition';
import { hasCondition, hasStage, stageOf } from '../programme/lookups';
import { programmeOf } from '../programme/load';
import { decided, type Administering } from './administration';
import { addMonths } from './calendar';
import { lastStudyBefore, leftOpen } from './carry-over';
import { dateFault, pastFault, type Refused } from './checks';
import type { CommandOf } from './commands';
import { isUnpublished } from './course';
import { outcome, refuse, type AdministrationDecision, type Decided, type Notice } from './decision';
import { settleDuty } from './duties';
import type { AdministrationFacts, StudyCase } from './facts';
import { assignee, courtsOwnPeople, holding, peopleWithRole } from './people';
import { planStudy } from './planning';
import { windowOpens } from './waves';

/** The condition of the definition that the start answers. */
const EXTERNAL_BUREAU = 'EXTERNAL_BUREAU';

/** A study is not planned further ahead than this. */
const AHEAD_MONTHS = 12;

/**
 * Starts the one study of this court in this wave, with a forecast for everything and firm dates for the stage that
 * begins on `startOn`: the first, or the one that the court has reached. Also before the wave's window: the outcome says
 * so.
 */
export function startStudy(
  command: CommandOf<'START_STUDY'>,
  { facts, role }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const wave = facts.waves.find((one) => one.id === command.waveId);
  if (wave === undefined) return refuse('NOT_FOUND', undefined, 'waveId');
  const impossible = courtFault(court, wave, facts.studies);
  if (impossible !== null) return impossible;
  const programme = programmeOf(wave);
  const startOn = command.startOn ?? facts.today;
  const fault = startFault(startOn, programme, facts);
  if (fault !== null) return fault;
  const earlier = earlierGates(command, programme, startOn, facts);
  if (!earlier.ok) return earlier;
  const conditions: Record<string, boolean> = hasCondition(programme, EXTERNAL_BUREAU)
    ? { [EXTERNAL_BUREAU]: command.externalBureau }
    : {};
  const studyId = facts.newId();
  const studyCase = planStudy({
    moment: facts,
    studyId,
    courtId: court.id,
    waveId: wave.id,
    settings: court.settings,
    programme,
    startOn,
    ...(earlier.atStageId === null ? {} : { atStageId: earlier.atStageId, earlierGates: earlier.gates }),
    conditions,
    assign: (_owner, task) => assignee(task, programme, facts, court.id, studyId, facts.today),
  });
  const opens = windowOpens(wave, facts.waves, programme);
  const stage = stageOf(programme, studyCase.study.stageId ?? '');
  return decided({
    cases: [studyCase],
    // Starting in a wave is what its reminders were for.
    duties: facts.duties
      .filter((duty) => duty.kind === 'WAVE' && duty.state === 'OPEN' && Number(duty.ref) <= wave.number)
      .map((duty) => settleDuty(duty, { on: facts.today, by: null })),
    history: [],
    studyHistory: [
      {
        action: command.name,
        role,
        data: {
          courtId: court.id,
          waveId: wave.id,
          definitionHash: wave.definitionHash,
          startOn,
          stageId: stage.id,
          earlierGates: earlier.gates,
          conditions,
          firstPlan: studyCase.study.firstPlan,
          ...carried(wave, facts),
        },
      },
    ],
    notices: startNotices(studyCase, court, startOn),
    changedSubjects: [court.id],
    outcome: outcome('STUDY_STARTED', {
      municipality: court.municipality,
      stage: stage.nl,
      from: startOn,
      opens: opens !== null && startOn < opens ? opens : '',
      falls: fallen(facts, court),
      decides: whoDecides(facts, court),
    }),
  });
}

/** Which tasks the court's last study left open, for the history of the new one. */
function carried(
  wave: Wave,
  { cases, waves }: AdministrationFacts,
): { carriedOver?: { studyId: string; taskIds: string[] } } {
  const last = lastStudyBefore(
    wave,
    cases.map(({ study }) => study),
    waves,
  );
  const of = waves.find(({ id }) => id === last?.waveId);
  if (last === null || of === undefined) return {};
  const tasks = cases.find(({ study }) => study === last)?.tasks ?? [];
  const taskIds = leftOpen(tasks, programmeOf(of)).map(({ taskId }) => taskId);
  return taskIds.length === 0 ? {} : { carriedOver: { studyId: last.id, taskIds } };
}

type Begun = Pick<Study, 'waveId' | 'state' | 'publishedOn'>;

/** Whether there is one among these waves in which this court can begin, beside the studies that it has. */
export function canBegin(
  court: Pick<Court, 'municipality' | 'participation'>,
  waves: readonly Pick<Wave, 'id' | 'number' | 'state'>[],
  studies: readonly Begun[],
): boolean {
  return waves.some((wave) => courtFault(court, wave, studies) === null);
}

function courtFault(
  court: Pick<Court, 'municipality' | 'participation'>,
  wave: Pick<Wave, 'id' | 'number' | 'state'>,
  studies: readonly Begun[],
): Refused | null {
  const { municipality } = court;
  if (wave.state !== 'OPEN') return refuse('WAVE_CLOSED', { number: wave.number }, 'waveId');
  if (court.participation === 'PAUSED' || court.participation === 'WITHDRAWN') {
    return refuse('PARTICIPATION_STOPPED', { municipality, status: court.participation });
  }
  if (studies.some((study) => study.waveId === wave.id)) {
    return refuse('STUDY_EXISTS', { municipality, number: wave.number });
  }
  // One in aftercare, also when that stands still, goes on beside it: the next wave does not wait for the last gate.
  if (studies.some(isUnpublished)) {
    return refuse('STUDY_STILL_RUNS', { municipality });
  }
  return null;
}

type Earlier = { ok: true; atStageId: string | null; gates: Record<string, string> };

/**
 * The gates decided before Kamerbode, each with its date, in the order of the stages; none lies after the day from which
 * the stage that was reached is planned.
 */
function earlierGates(
  command: CommandOf<'START_STUDY'>,
  programme: Programme,
  startOn: string,
  facts: AdministrationFacts,
): Earlier | Refused {
  const first = programme.stages[0]?.id ?? '';
  const atStageId = command.atStageId ?? first;
  if (!hasStage(programme, atStageId)) return refuse('NOT_FOUND', undefined, 'atStageId');
  const passed = programme.stages.slice(0, programme.stages.indexOf(stageOf(programme, atStageId)));
  const given = Object.entries(command.earlierGates ?? {}).filter(([, on]) => on !== '');
  for (const [gateId] of given) {
    if (!passed.some((stage) => stage.gate.id === gateId)) {
      return refuse('GATE_NOT_EARLIER', { gate: gateId }, `earlierGates.${gateId}`);
    }
  }
  const dates = new Map(given);
  let from = programme.startedOn;
  for (const { gate } of passed) {
    const field = `earlierGates.${gate.id}`;
    const on = dates.get(gate.id);
    if (on === undefined) return refuse('EARLIER_GATE_MISSING', { gate: gate.nl }, field);
    const fault = pastFault(on, from, field, facts);
    if (fault !== null) return fault;
    if (on > startOn) return refuse('GATE_AFTER_START', { gate: gate.nl, on: startOn }, field);
    from = on;
  }
  return { ok: true, atStageId: passed.length === 0 ? null : atStageId, gates: Object.fromEntries(given) };
}

/** The last day on which a study that is started today may begin. */
export const lastStart = (today: string): string => addMonths(today, AHEAD_MONTHS);

function startFault(startOn: string, programme: Programme, facts: AdministrationFacts): Refused | null {
  const fault = dateFault(startOn, 'startOn', facts);
  if (fault !== null) return fault;
  if (startOn < programme.startedOn) return refuse('DATE_BEFORE', { from: programme.startedOn }, 'startOn');
  return startOn > lastStart(facts.today) ? refuse('DATE_TOO_FAR', { on: startOn }, 'startOn') : null;
}

/** Each person with tasks in the stage that begins, once; and the linked channel. */
function startNotices(studyCase: StudyCase, court: Court, startOn: string): Notice[] {
  const { id: studyId, stageId } = studyCase.study;
  if (stageId === null) return [];
  const doers = studyCase.tasks
    .filter((task) => task.stageId === stageId && task.state === 'OPEN')
    .flatMap((task) => task.assigneeId ?? []);
  const toPeople = [...new Set(doers)].map((personId): Notice => ({
    to: { personId },
    card: { card: 'STAGE_STARTED', studyId, stageId },
    when: 'AT_ONCE',
    onceKey: `stage:${studyId}:${stageId}:1:${personId}`,
  }));
  if (court.channel === null) return toPeople;
  return [
    ...toPeople,
    {
      to: { channelOfCourtId: court.id },
      card: { card: 'MILESTONE', studyId, milestone: 'STARTED', stageId: null, on: startOn },
      when: 'AT_ONCE',
      onceKey: `milestone:${studyId}:STARTED`,
    },
  ];
}

const OWNERS: readonly RoleId[] = ['RESEARCHER', 'SECRETARY', 'CHAIR'];

/** Roles that nobody holds and who does their work: `RESEARCHER>SECRETARY`, commas between. */
function fallen(facts: AdministrationFacts, court: Court): string {
  return OWNERS.flatMap((owner) => {
    const role = holding(owner, facts, court.id, null, facts.today)?.role;
    return role === undefined || role === owner ? [] : [`${owner}>${role}`];
  }).join(',');
}

/** Whether gates will find two people: one who asks and a chair who decides. */
function whoDecides(facts: AdministrationFacts, court: Court): 'CHAIR' | 'NO_CHAIR' | 'ALONE' {
  if (peopleWithRole(facts, 'CHAIR', court.id, facts.today).length === 0) return 'NO_CHAIR';
  return courtsOwnPeople(facts, court.id, facts.today).length < 2 ? 'ALONE' : 'CHAIR';
}
