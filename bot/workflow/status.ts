/**
 * The status of a study: the only thing that leaves a court. Codes, labels of the programme, dates and counts; no
 * titles of tasks, no names, no texts. What the coordinator sees and what the court is shown as seen by the
 * coordinator both come from here.
 */
import type { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import type { Court, ParticipationStatus, StatusAnswer } from '../../entities/court';
import type {
  GateRequest,
  RegisterEntry,
  Study,
  StudyStage,
  StudyState,
  StudyTask,
} from '../../entities/study';
import type { Programme } from '../programme/definition';
import { isAftercare, phaseNumber, phaseOf, profileOf, stageOf } from '../programme/lookups';
import { deciders, inStudy, type Accessible, type Deciders } from './access';
import { addWorkingDays, courtCalendar, workingDaysBetween, type Calendar } from './calendar';
import { PUBLICATION_PLANNED } from './criteria';
import { leavingSince } from './commitments';
import { isDeclared } from './duties';
import { localDate } from './local-time';
import { awaitsReply } from './response-terms';
import { awaitsAnswer, isPublication } from './study-case';

/** Dates as `yyyy-MM-dd`; days are working days in the court's calendar. Plain JSON: the digest keeps last week's. */
export interface StudyStatus {
  studyId: string;
  waveId: string;
  state: StudyState;
  startedOn: string;
  /** One of the five that people see: 1 of 5, 2 of 5, …; of a closed study the last one. */
  phase: { number: number; of: number; id: string; nl: string };
  /** Null once closed. */
  stage: { id: string; nl: string } | null;
  /** A transition that waits for a decision. */
  gate: {
    id: string;
    nl: string;
    since: string;
    days: number;
    /** So long that the deputy chair has been told. */
    late: boolean;
    /** "Geen beslisser": nobody can decide now. */
    noDecider: boolean;
    /** Why not. */
    missing: Deciders['missing'];
  } | null;
  /** All phases in their order; none of a closed study. */
  phases: PhaseStatus[];
  /** Open tasks whose firm date has passed, and how many of these so long that the chair has been told. */
  overdue: number;
  escalated: number;
  /** The next firm date of a task, of a response term of others, or the end of the stage. */
  nextOn: string | null;
  /** When the report is expected to be public, or was made so. */
  publicationOn: string | null;
  published: boolean;
  /** Working days later than in the first plan; negative when earlier; null without one, or where it is not looked up. */
  deviation: number | null;
  pausedOn: string | null;
  closedOn: string | null;
}

/** One of the phases that people see. What comes after publication is in none of them. */
interface PhaseStatus {
  id: string;
  nl: string;
  state: 'DONE' | 'ACTIVE' | 'NOT_STARTED';
  startOn: string;
  /** When it was done, or the end of its last stage. */
  endOn: string;
  /** A forecast moves along; what is firm or done does not. */
  forecast: boolean;
}

/** What the status of a study follows from: less than a whole case, so that those of many can be read at once. */
export interface StatusFacts extends Omit<Accessible, 'case'> {
  case: {
    study: Pick<
      Study,
      | 'id'
      | 'waveId'
      | 'state'
      | 'stageId'
      | 'startedOn'
      | 'publishedOn'
      | 'closedOn'
      | 'pausedOn'
      | 'events'
      | 'conditions'
      | 'firstPlan'
    >;
    stages: readonly Pick<StudyStage, 'stageId' | 'state' | 'startOn' | 'endOn' | 'completedOn'>[];
    tasks: readonly Pick<StudyTask, 'taskId' | 'state' | 'firm' | 'dueOn' | 'assigneeId' | 'doneById'>[];
    requests: readonly Pick<GateRequest, 'stageId' | 'state' | 'requestedById' | 'requestedAt'>[];
    entries: readonly (Parameters<typeof awaitsReply>[0] & Pick<RegisterEntry, 'dueOn'>)[];
  };
}

/** A court as the coordinator sees it. */
export interface CourtStatus {
  courtId: string;
  municipality: string;
  participation: ParticipationStatus;
  participationSince: string;
  /** How many of the court's people the bot cannot reach. */
  undeliverable: number;
  /** The last question for status and its answer. */
  asked: Pick<StatusAnswer, 'askedOn' | 'answer' | 'until' | 'answeredOn'> | null;
  /** How its commitments stand, by their labels. Absent in what was kept before there were any. */
  commitments?: CommitmentsStatus;
  /** What it said to the joint note that lies before the courts of a wave; absent when none does. */
  jointNote?: { noteId: string; wave: number; state: 'ASKED' | 'CONSENTED' | 'OBJECTED' };
  /** The running study first, one in aftercare after it, then those that are closed, the latest first. */
  studies: StudyStatus[];
}

/** Which commitments are at risk, breached or waived: that they are, not why, nor what was promised. */
export interface CommitmentsStatus {
  /** Whether the contents of a declaration of intent were registered. */
  declared: boolean;
  atRisk: string[];
  breached: string[];
  /** Of which its chair let the court off; absent in what was kept before that was told. */
  waived?: string[];
  /** Its chair said that the court means to stop: since when, and the commitment that this is about. */
  leaving?: { since: string; commitment: string };
}

/** @returns labels of the programme, in its order */
export function commitmentsStatus(
  programme: Programme,
  declaration: DeclarationOfIntent | null,
  commitments: readonly Commitment[],
): CommitmentsStatus {
  const labels = (status: Commitment['status']): string[] => {
    const ids = new Set(
      commitments.filter((one) => one.status === status).map(({ commitmentId }) => commitmentId),
    );
    return programme.commitments.filter(({ id }) => ids.has(id)).map(({ nl }) => nl);
  };
  const leaving = commitments.find((one) => leavingSince(one) !== null);
  const since = leavingSince(leaving);
  const commitment = programme.commitments.find(({ id }) => id === leaving?.commitmentId)?.nl ?? '';
  return {
    ...(since === null ? {} : { leaving: { since, commitment } }),
    declared: isDeclared(declaration),
    atRisk: labels('AT_RISK'),
    breached: labels('BREACHED'),
    waived: labels('WAIVED'),
  };
}

/** @param undeliverable how many of the court's people have no address that works */
export function courtStatus(
  court: Court,
  studies: readonly StudyStatus[],
  undeliverable: number,
  commitments?: CommitmentsStatus,
): CourtStatus {
  const { statusAnswer } = court;
  return {
    courtId: court.id,
    municipality: court.municipality,
    participation: court.participation,
    participationSince: court.participationSince,
    undeliverable,
    asked:
      statusAnswer === null
        ? null
        : {
            askedOn: statusAnswer.askedOn,
            answer: statusAnswer.answer,
            until: statusAnswer.until,
            answeredOn: statusAnswer.answeredOn,
          },
    ...(commitments === undefined ? {} : { commitments }),
    studies: studies.toSorted(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        Number(a.startedOn < b.startedOn) - Number(a.startedOn > b.startedOn),
    ),
  };
}

const ORDER: readonly StudyState[] = ['RUNNING', 'PAUSED', 'AFTERCARE', 'CLOSED'];

/**
 * How a study stands for whoever sees its status only. Counted up to today, or to the day on which it was paused.
 */
export function statusOf(facts: StatusFacts): StudyStatus {
  const { study } = facts.case;
  const { programme } = facts;
  const calendar = courtCalendar(facts.court.settings);
  const definition = study.stageId === null ? programme.stages.at(-1) : stageOf(programme, study.stageId);
  if (definition === undefined) throw new Error('A programme has at least one stage');
  const phase = phaseOf(programme, definition.phase);
  const last = programme.stages.find(({ id }) => isPublication(facts, id));
  // Nothing gets later while a study is paused: its dates move when it goes on.
  const today = study.pausedOn ?? facts.today;
  const publicationOn = study.publishedOn ?? expectedPublication(facts, last?.id, today, calendar);
  const planned = last === undefined ? undefined : study.firstPlan[last.id];
  const overdue =
    study.state === 'CLOSED' ? [] : facts.case.tasks.filter((task) => isOverdue(task, today, facts));
  return {
    studyId: study.id,
    waveId: study.waveId,
    state: study.state,
    startedOn: study.startedOn,
    phase: {
      number: phaseNumber(programme, phase.id),
      of: programme.phases.length,
      id: phase.id,
      nl: phase.nl,
    },
    stage: study.stageId === null ? null : { id: definition.id, nl: definition.nl },
    gate: waitingGate(facts, today, calendar),
    phases: study.state === 'CLOSED' ? [] : programme.phases.flatMap((one) => phaseStatus(facts, one)),
    overdue: overdue.length,
    escalated: overdue.filter(({ dueOn }) => isLate(facts, 'INTERNAL_TASK', dueOn ?? today, today, calendar))
      .length,
    nextOn: study.state === 'RUNNING' || study.state === 'AFTERCARE' ? nextDate(facts) : null,
    publicationOn,
    published: study.publishedOn !== null,
    deviation:
      planned === undefined || publicationOn === null
        ? null
        : workingDaysBetween(calendar, planned, publicationOn),
    pausedOn: study.pausedOn,
    closedOn: study.closedOn,
  };
}

/**
 * The date that was chosen, or the end of the stage before it when that has come later than what was chosen. A stage that
 * is over its end moves what comes after it by as many working days, though no date moves until its gate opens.
 */
function expectedPublication(
  { case: { study, stages } }: StatusFacts,
  stageId: string | undefined,
  today: string,
  calendar: Calendar,
): string | null {
  const planned = stages.find((stage) => stage.stageId === stageId)?.endOn ?? null;
  const active = stages.find(({ state }) => state === 'ACTIVE');
  const late = active === undefined ? 0 : Math.max(0, workingDaysBetween(calendar, active.endOn, today));
  const end = planned === null || late === 0 ? planned : addWorkingDays(calendar, planned, late);
  const chosen = study.events[PUBLICATION_PLANNED] ?? null;
  return chosen !== null && (end === null || chosen > end) ? chosen : end;
}

function phaseStatus(
  { case: { stages }, programme }: StatusFacts,
  { id, nl }: { id: string; nl: string },
): PhaseStatus[] {
  const own = stages.filter(
    ({ stageId }) => stageOf(programme, stageId).phase === id && !isAftercare(programme, stageId),
  );
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) return [];
  const state = own.every((stage) => stage.state === 'COMPLETED')
    ? 'DONE'
    : own.every((stage) => stage.state === 'NOT_STARTED')
      ? 'NOT_STARTED'
      : 'ACTIVE';
  return [
    {
      id,
      nl,
      state,
      startOn: first.startOn,
      endOn: state === 'DONE' ? (last.completedOn ?? last.endOn) : last.endOn,
      forecast: last.state === 'NOT_STARTED',
    },
  ];
}

function isOverdue(task: StatusFacts['case']['tasks'][number], today: string, facts: StatusFacts): boolean {
  return (
    task.state === 'OPEN' &&
    task.firm &&
    task.dueOn !== null &&
    task.dueOn < today &&
    !awaitsAnswer(facts, task)
  );
}

/** Whether so many working days passed since `from` that its reminder profile has escalated. */
function isLate(
  facts: StatusFacts,
  profileId: string,
  from: string,
  today: string,
  calendar: Calendar,
): boolean {
  const offsets = profileOf(facts.programme, profileId).escalate.map(({ offset }) => offset);
  return offsets.length > 0 && workingDaysBetween(calendar, from, today) >= Math.min(...offsets);
}

function waitingGate(facts: StatusFacts, today: string, calendar: Calendar): StudyStatus['gate'] {
  const request = facts.case.requests.find(({ state }) => state === 'REQUESTED');
  if (request === undefined) return null;
  const { gate } = stageOf(facts.programme, request.stageId);
  const since = localDate(request.requestedAt);
  const { people, missing } = deciders(inStudy(facts, { request }), request);
  return {
    id: gate.id,
    nl: gate.nl,
    since,
    days: workingDaysBetween(calendar, since, today),
    late: isLate(facts, 'GATE_APPROVAL', since, today, calendar),
    noDecider: people.length === 0,
    missing,
  };
}

function nextDate(facts: StatusFacts): string | null {
  const { study, stages, tasks, entries } = facts.case;
  const dates = [
    ...tasks
      .filter((task) => task.state === 'OPEN' && task.firm && !awaitsAnswer(facts, task))
      .map(({ dueOn }) => dueOn),
    ...entries.filter(awaitsReply).map(({ dueOn }) => dueOn),
    ...stages.filter(({ stageId }) => stageId === study.stageId).map(({ endOn }) => endOn),
  ];
  return dates.filter((date): date is string => date !== null && date >= facts.today).toSorted()[0] ?? null;
}
