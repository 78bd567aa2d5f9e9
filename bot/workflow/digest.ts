/**
 * The coordinator's digest: which courts need attention and why, what changed since the last one, and who goes on as
 * planned. Made of statuses only, so it cannot hold more than leaves a court. Pure data: the texts are the card's.
 */
import { nextDay } from './calendar';
import type { CourtStatus, StudyStatus } from './status';

/** Why a court needs attention. Days are working days. */
export type Reason =
  | { code: 'NO_DECIDER'; gate: string; days: number }
  | { code: 'GATE_WAITING'; gate: string; days: number }
  | { code: 'OVERDUE'; count: number }
  | { code: 'DELAYED'; days: number }
  | { code: 'SAYS_DELAYED'; until: string | null }
  | { code: 'CALL_ME'; since: string }
  | { code: 'NO_ANSWER'; since: string }
  | { code: 'UNDELIVERABLE'; count: number }
  /** Labels of commitments. A breach is a reason to talk, and no more. */
  | { code: 'BREACHED'; commitments: string[] }
  /** Its chair said that it means to stop: a reason to talk as well. */
  | { code: 'LEAVING'; since: string }
  | { code: 'AT_RISK'; commitments: string[] };

/** What is different from the last digest. Labels are the programme's, dates `yyyy-MM-dd`. */
export type Change =
  | { code: 'JOINED' }
  | { code: 'PARTICIPATION'; to: CourtStatus['participation'] }
  | { code: 'STARTED'; on: string }
  | { code: 'PHASE'; number: number; of: number; phase: string }
  | { code: 'STAGE'; stage: string }
  | { code: 'GATE_REQUESTED'; gate: string; on: string }
  | { code: 'GATE_NOT_WAITING'; gate: string }
  | { code: 'PAUSED'; on: string }
  | { code: 'RESUMED' }
  | { code: 'PUBLISHED'; on: string }
  | { code: 'CLOSED' }
  | { code: 'PUBLICATION_MOVED'; days: number; to: string }
  | { code: 'OVERDUE'; from: number; to: number }
  /** Labels of commitments of which its chair let the court off. */
  | { code: 'WAIVED'; commitments: string[] }
  /** It meant to stop, and goes on. */
  | { code: 'STAYS' }
  | { code: 'ANSWERED'; answer: 'ON_TRACK' | 'DELAYED' | 'CALL_ME'; until: string | null };

interface DigestCourt {
  status: CourtStatus;
  reasons: Reason[];
  changes: Change[];
}

export interface Digest {
  /** The Monday that it is of. */
  on: string;
  counts: { attention: number; onSchedule: number; paused: number; finished: number; withoutStudy: number };
  /** Most reasons first. A court stands in one of these four. */
  attention: DigestCourt[];
  changed: DigestCourt[];
  /** One line each. */
  unchanged: DigestCourt[];
  withoutStudy: DigestCourt[];
}

/** So many working days later than the first plan is worth a call: a month. */
const DELAY_WORTH_A_CALL = 20;
/** After so many days an answer about status is old news, and a question without one is worth repeating. */
const ANSWER_LASTS_DAYS = 28;
const ANSWER_EXPECTED_DAYS = 7;

/**
 * @param statuses as they are now: what is settled needs no attention any more
 * @param previous what the last digest was made of; null for the very first
 * @param kept what the next one will be compared with: what changed after that is told then
 */
export function composeDigest(
  on: string,
  statuses: readonly CourtStatus[],
  previous: readonly CourtStatus[] | null,
  kept: readonly CourtStatus[] = statuses,
): Digest {
  const before = new Map(previous?.map((status) => [status.courtId, status]) ?? []);
  const after = new Map(kept.map((status) => [status.courtId, status]));
  const told = (status: CourtStatus): Change[] => {
    const is = after.get(status.courtId);
    return previous === null || is === undefined ? [] : changesOf(before.get(status.courtId) ?? null, is);
  };
  const courts = statuses
    .map((status): DigestCourt => ({
      status,
      reasons: reasonsOf(status, on),
      changes: told(status),
    }))
    .toSorted((a, b) => a.status.municipality.localeCompare(b.status.municipality, 'nl'));
  const guided = courts.filter(
    ({ status, changes }) =>
      !isOutside(status) &&
      (status.studies.length > 0 ||
        commitmentReasons(status).length > 0 ||
        changes.some(({ code }) => code === 'WAIVED')),
  );
  const attention = guided.filter(({ reasons }) => reasons.length > 0);
  const calm = guided.filter(({ reasons }) => reasons.length === 0);
  const withoutStudy = courts.filter((court) => !guided.includes(court));
  const inGroup = (group: CalmGroup) => calm.filter(({ status }) => calmGroup(status) === group).length;
  return {
    on,
    counts: {
      attention: attention.length,
      onSchedule: inGroup('ON_SCHEDULE'),
      paused: inGroup('PAUSED'),
      finished: inGroup('FINISHED'),
      withoutStudy: withoutStudy.length,
    },
    attention: attention.toSorted((a, b) => b.reasons.length - a.reasons.length),
    changed: calm.filter(({ changes }) => changes.length > 0),
    unchanged: calm.filter(({ changes }) => changes.length === 0),
    withoutStudy,
  };
}

/** How a joint note stands, as each court's status has it. */
export interface JointStand {
  noteId: string;
  /** Number of its wave. */
  number: number;
  consented: number;
  of: number;
  /** Municipalities, in alphabetical order. */
  awaited: string[];
  objected: string[];
}

/** The joint notes that lie before courts now. */
export function jointStands(statuses: readonly CourtStatus[]): JointStand[] {
  const stands = new Map<string, JointStand>();
  const inOrder = statuses.toSorted((a, b) => a.municipality.localeCompare(b.municipality, 'nl'));
  for (const { municipality, jointNote } of inOrder) {
    if (jointNote === undefined) continue;
    const { noteId, wave, state } = jointNote;
    const known = stands.get(noteId);
    const stand = known ?? { noteId, number: wave, consented: 0, of: 0, awaited: [], objected: [] };
    stands.set(noteId, stand);
    stand.of += 1;
    if (state === 'CONSENTED') stand.consented += 1;
    else if (state === 'ASKED') stand.awaited.push(municipality);
    else stand.objected.push(municipality);
  }
  return [...stands.values()].toSorted((a, b) => a.number - b.number);
}

function isOutside({ participation }: CourtStatus): boolean {
  return participation === 'WITHDRAWN';
}

type CalmGroup = 'ON_SCHEDULE' | 'PAUSED' | 'FINISHED' | 'WITHOUT_STUDY';

/** Where a court that needs no attention stands: by its running study; one that paused its participation is not on schedule. */
export function calmGroup({ participation, studies }: CourtStatus): CalmGroup {
  const [study] = studies;
  if (study === undefined || participation === 'WITHDRAWN') return 'WITHOUT_STUDY';
  if (participation === 'PAUSED' || study.state === 'PAUSED') return 'PAUSED';
  return study.state === 'CLOSED' ? 'FINISHED' : 'ON_SCHEDULE';
}

function reasonsOf(status: CourtStatus, on: string): Reason[] {
  const reasons =
    status.participation === 'PAUSED' ? [] : status.studies.flatMap((study) => studyReasons(study));
  const { asked } = status;
  if (asked !== null) {
    const recent = (date: string, days: number) => date > nextDay(on, -days);
    if (asked.answer === null || asked.answeredOn === null) {
      if (!recent(asked.askedOn, ANSWER_EXPECTED_DAYS))
        reasons.push({ code: 'NO_ANSWER', since: asked.askedOn });
    } else if (recent(asked.answeredOn, ANSWER_LASTS_DAYS)) {
      if (asked.answer === 'CALL_ME') reasons.push({ code: 'CALL_ME', since: asked.answeredOn });
      if (asked.answer === 'DELAYED') reasons.push({ code: 'SAYS_DELAYED', until: asked.until });
    }
  }
  if (status.undeliverable > 0) reasons.push({ code: 'UNDELIVERABLE', count: status.undeliverable });
  return [...reasons, ...commitmentReasons(status)];
}

function commitmentReasons({ participation, commitments }: CourtStatus): Reason[] {
  if (commitments === undefined || participation === 'PAUSED') return [];
  const { breached, leaving } = commitments;
  const atRisk = commitments.atRisk.filter((label) => label !== leaving?.commitment);
  return [
    ...(leaving === undefined ? [] : [{ code: 'LEAVING' as const, since: leaving.since }]),
    ...(breached.length > 0 ? [{ code: 'BREACHED' as const, commitments: breached }] : []),
    ...(atRisk.length > 0 ? [{ code: 'AT_RISK' as const, commitments: atRisk }] : []),
  ];
}

/** A pause is a court's own decision with a reason: it is told, but asks for nothing. */
function studyReasons(study: StudyStatus): Reason[] {
  if (study.state === 'PAUSED' || study.state === 'CLOSED') return [];
  const reasons: Reason[] = [];
  const { gate, deviation } = study;
  if (gate?.noDecider === true) reasons.push({ code: 'NO_DECIDER', gate: gate.nl, days: gate.days });
  else if (gate?.late === true) reasons.push({ code: 'GATE_WAITING', gate: gate.nl, days: gate.days });
  if (study.escalated > 0) reasons.push({ code: 'OVERDUE', count: study.escalated });
  if (!study.published && deviation !== null && deviation >= DELAY_WORTH_A_CALL) {
    reasons.push({ code: 'DELAYED', days: deviation });
  }
  return reasons;
}

function changesOf(before: CourtStatus | null, after: CourtStatus): Change[] {
  if (before === null) return [{ code: 'JOINED' }, ...after.studies.flatMap((study) => started(study))];
  const changes: Change[] = [];
  if (before.participation !== after.participation)
    changes.push({ code: 'PARTICIPATION', to: after.participation });
  for (const study of after.studies) {
    const was = before.studies.find(({ studyId }) => studyId === study.studyId);
    changes.push(...(was === undefined ? started(study) : studyChanges(was, study)));
  }
  const meantToStop = before.commitments?.leaving !== undefined && after.commitments?.leaving === undefined;
  if (meantToStop && after.participation !== 'WITHDRAWN') changes.push({ code: 'STAYS' });
  const waived = newlyWaived(before, after);
  if (waived.length > 0) changes.push({ code: 'WAIVED', commitments: waived });
  const { asked } = after;
  const answeredBefore = before.asked?.answeredOn ?? null;
  if (
    asked !== null &&
    asked.answer !== null &&
    (asked.answeredOn !== answeredBefore || asked.answer !== before.asked?.answer)
  ) {
    changes.push({ code: 'ANSWERED', answer: asked.answer, until: asked.until });
  }
  return changes;
}

function newlyWaived(before: CourtStatus, after: CourtStatus): string[] {
  const known = before.commitments?.waived ?? [];
  return (after.commitments?.waived ?? []).filter((label) => !known.includes(label));
}

/** Begun since the last digest, with whatever has happened to it already. */
function started(study: StudyStatus): Change[] {
  const { startedOn, state, phase, gate, pausedOn, published, publicationOn } = study;
  const changes: Change[] = [{ code: 'STARTED', on: startedOn }];
  if (state === 'CLOSED') return [...changes, { code: 'CLOSED' }];
  if (published && publicationOn !== null) changes.push({ code: 'PUBLISHED', on: publicationOn });
  else if (phase.number > 1)
    changes.push({ code: 'PHASE', number: phase.number, of: phase.of, phase: phase.nl });
  if (gate !== null) changes.push({ code: 'GATE_REQUESTED', gate: gate.nl, on: gate.since });
  if (pausedOn !== null) changes.push({ code: 'PAUSED', on: pausedOn });
  return changes;
}

function studyChanges(was: StudyStatus, is: StudyStatus): Change[] {
  const changes: Change[] = [];
  if (is.state === 'CLOSED' && was.state !== 'CLOSED') return [{ code: 'CLOSED' }];
  if (is.published && !was.published && is.publicationOn !== null) {
    changes.push({ code: 'PUBLISHED', on: is.publicationOn });
  } else if (is.phase.number !== was.phase.number) {
    changes.push({ code: 'PHASE', number: is.phase.number, of: is.phase.of, phase: is.phase.nl });
  } else if (is.stage !== null && is.stage.id !== was.stage?.id) {
    changes.push({ code: 'STAGE', stage: is.stage.nl });
  }
  if (is.gate !== null && is.gate.since !== was.gate?.since) {
    changes.push({ code: 'GATE_REQUESTED', gate: is.gate.nl, on: is.gate.since });
  }
  // In the same stage still, so it was returned or withdrawn; else the new stage says it.
  if (is.gate === null && was.gate !== null && is.stage?.id === was.stage?.id) {
    changes.push({ code: 'GATE_NOT_WAITING', gate: was.gate.nl });
  }
  if (is.pausedOn !== null && was.pausedOn === null) changes.push({ code: 'PAUSED', on: is.pausedOn });
  if (is.pausedOn === null && was.pausedOn !== null) changes.push({ code: 'RESUMED' });
  if (!is.published && is.publicationOn !== null && is.publicationOn !== was.publicationOn) {
    changes.push({
      code: 'PUBLICATION_MOVED',
      days: (is.deviation ?? 0) - (was.deviation ?? 0),
      to: is.publicationOn,
    });
  }
  if (is.overdue !== was.overdue) changes.push({ code: 'OVERDUE', from: was.overdue, to: is.overdue });
  return changes;
}
