/**
 * How the commitments of a declaration of intent stand. What follows from what already happened is derived and never
 * asked; the rest holds until the day on which it must be confirmed again. Pure. A breach has no consequence but that
 * it is said: it is a signal for a conversation between chairs, never a sanction.
 */
import type { Commitment, CommitmentStatus, CommitmentValue } from '../../entities/commitment';
import type { Court } from '../../entities/court';
import type { RoleId } from '../../entities/person';
import { addMonths, addWorkingDays, courtCalendar, nextDay } from './calendar';
import type { HistoryDraft } from './decision';
import { fixedDateAfter, isDeclared, isToldOn, withRole, type DutyFacts } from './duties';
import type { Told } from './reminders';
import { contactOf, isCurrent, isOfCourt } from './people';
import { windowAfter } from './window';

/** What is known of one study of the court, as far as commitments follow from it. Dates, null while it has not happened. */
export interface StudyRecord {
  waveNumber: number;
  /** Its design was adopted: the first gate. */
  designOn: string | null;
  publishedOn: string | null;
  /** A shared question was left out of it without a reason. */
  leftOutWithoutReason: boolean;
  /** The first of its findings was released to the others, or the task of releasing them done. */
  releasedOn: string | null;
  /** The council's historical overview was brought up to date. */
  overviewOn: string | null;
  /** Done before Kamerbode: nothing but its dates is known. */
  beforeKamerbode: boolean;
}

export interface CommitmentFacts extends DutyFacts {
  court: Court;
  commitments: readonly Commitment[];
  studies: readonly StudyRecord[];
  /** People whom the bot can reach. */
  reachable: ReadonlySet<string>;
}

/** What a breach waits for after its day: "30 days later". */
export const BREACH_DAYS = 30;
/** Working days without a researcher, or without a contact who can be reached, before that is a risk. */
const NO_RESEARCHER_DAYS = 20;
const NO_CONTACT_DAYS = 10;
/** Working days after publication in which findings are released. */
const RELEASE_DAYS = 60;
/** How old the historical overview may be. */
const OVERVIEW_MONTHS = 18;
/** Less than this part of the agreed days is a risk. */
const ENOUGH_DAYS = 0.8;

const RESEARCHERS: readonly RoleId[] = ['RESEARCHER', 'SECRETARY', 'EXTERNAL_RESEARCHER'];

/** `dueOn` of what is kept: until when; of what is not: from which day on that is a risk; null while nothing is due. */
interface Stand {
  met: boolean;
  dueOn: string | null;
  /**
   * How what is not kept stands by what happened, not by a day that passed: broken; or a risk for as long as the chairs
   * talk about it.
   */
  stands?: 'BREACHED' | 'AT_RISK';
}

const NOTHING_DUE: Stand = { met: false, dueOn: null };

/** The promise to take part for the long run. */
export const LONG_TERM_PARTICIPATION = 'LONG_TERM_PARTICIPATION';

/** The promise to keep the historical overview: making it keeps it. */
export const HISTORICAL_MEMORY = 'HISTORICAL_MEMORY';

/** The promise to keep what the courts tell each other. */
export const CONFIDENTIALITY = 'CONFIDENTIALITY';

type Judge = (facts: CommitmentFacts, commitment: Commitment) => Stand;

/** By the ids of the programme definition. One that is not in here stays as it was confirmed by hand. */
const JUDGES: Readonly<Record<string, Judge>> = {
  [LONG_TERM_PARTICIPATION]: longTermParticipation,
  ANNUAL_BUDGET: annualBudget,
  CAPACITY: capacity,
  CONTACT_PERSON: contactPerson,
  WAVE_CADENCE: waveCadence,
  SHARED_QUESTIONS: sharedQuestions,
  KNOWLEDGE_SHARING: knowledgeSharing,
  [HISTORICAL_MEMORY]: historicalMemory,
  [CONFIDENTIALITY]: confidentiality,
};

export interface Judged {
  /** New or changed records. */
  commitments: Commitment[];
  history: HistoryDraft[];
  lines: Told[];
}

/**
 * The commitments as they stand today: the changed ones, with who hears of it. Nothing is judged before the declaration
 * has been registered, nor while the court has paused or left the programme.
 */
export function judgeCommitments(facts: CommitmentFacts): Judged {
  const judged: Judged = { commitments: [], history: [], lines: [] };
  const { participation } = facts.court;
  if (!isDeclared(facts.declaration) || participation === 'WITHDRAWN' || participation === 'PAUSED')
    return judged;
  for (const commitment of allCommitments(facts)) {
    const after = judgeCommitment(facts, commitment);
    const known = facts.commitments.includes(commitment);
    if (known && after === commitment) continue;
    judged.commitments.push(after);
    if (after.status === commitment.status) continue;
    judged.history.push({
      action: 'COMMITMENT_STATUS',
      role: null,
      data: {
        courtId: commitment.courtId,
        commitmentId: commitment.commitmentId,
        from: commitment.status,
        to: after.status,
        dueOn: after.dueOn,
      },
    });
    judged.lines.push(...tellOf(after, facts));
  }
  return judged;
}

/** One commitment as it stands today; itself when nothing changes. */
export function judgeCommitment(facts: CommitmentFacts, commitment: Commitment): Commitment {
  const { today } = facts;
  const waived = commitment.status === 'WAIVED' && commitment.dueOn !== null && today <= commitment.dueOn;
  const judge = JUDGES[commitment.commitmentId];
  if (waived) return commitment;
  const { met, dueOn, stands }: Stand =
    judge === undefined ? { met: commitment.status === 'CONFIRMED', dueOn: null } : judge(facts, commitment);
  const status = met ? 'CONFIRMED' : (stands ?? statusOn(today, dueOn, commitment.status));
  if (status === commitment.status && dueOn === commitment.dueOn) return commitment;
  const confirmedOn = status === 'CONFIRMED' ? (commitment.confirmedOn ?? today) : commitment.confirmedOn;
  return { ...commitment, status, dueOn, confirmedOn, version: commitment.version + 1 };
}

/** Of what is not kept (any more). What was confirmed stays so until the day has passed. */
function statusOn(today: string, dueOn: string | null, was: CommitmentStatus): CommitmentStatus {
  if (dueOn === null) return 'NOT_CONFIRMED';
  if (today <= dueOn) return was === 'CONFIRMED' ? 'CONFIRMED' : 'NOT_CONFIRMED';
  return today < nextDay(dueOn, BREACH_DAYS) ? 'AT_RISK' : 'BREACHED';
}

/** The day on which the status of a commitment changes if nothing happens; null when it does not. */
export function nextChange({ status, dueOn }: Pick<Commitment, 'status' | 'dueOn'>): string | null {
  if (dueOn === null || status === 'BREACHED') return null;
  return nextDay(dueOn, status === 'AT_RISK' ? BREACH_DAYS : 1);
}

/** Those that are kept, and one that was never confirmed for each that the definition has more. */
function allCommitments(facts: CommitmentFacts): Commitment[] {
  const known = new Set(facts.commitments.map(({ commitmentId }) => commitmentId));
  const missing = facts.programme.commitments.filter(({ id }) => !known.has(id));
  return [...facts.commitments, ...missing.map(({ id }) => newCommitment(facts.newId(), facts.court.id, id))];
}

/** A commitment of which nothing is known yet. */
export function newCommitment(id: string, courtId: string, commitmentId: string): Commitment {
  return {
    id,
    version: 1,
    courtId,
    commitmentId,
    status: 'NOT_CONFIRMED',
    dueOn: null,
    confirmedOn: null,
    value: null,
    evidenceLink: null,
    reason: null,
  };
}

/**
 * At risk: the own chair hears it, unless an open duty of that day says so already. Breached: the chair and the
 * coordinators, for they talk about it; the coordinators by the duty, where that is told on to them.
 */
function tellOf({ commitmentId, status, dueOn, courtId, value }: Commitment, facts: CommitmentFacts): Told[] {
  if (status !== 'AT_RISK' && status !== 'BREACHED') return [];
  // Its chair said so, and everybody whom it concerns was told (`leaving.ts`).
  if (status === 'AT_RISK' && value?.leaving !== undefined) return [];
  const duties = facts.duties.filter((duty) => duty.state === 'OPEN' && duty.dueOn === dueOn);
  if (status === 'AT_RISK' && duties.length > 0) return [];
  const coordinators = status === 'BREACHED' && !duties.some(isToldOn) ? withRole('COORDINATOR', facts) : [];
  const people = [...withRole('CHAIR', facts), ...coordinators];
  return [...new Set(people)].map(({ id }) => ({
    personId: id,
    line: { line: 'COMMITMENT', courtId, commitmentId },
  }));
}

/** Holds until it must be confirmed again: on the next 1 October, or sooner after a change of chair or an election. */
function longTermParticipation(facts: CommitmentFacts, { value }: Commitment): Stand {
  if (value?.leaving !== undefined) return { met: false, dueOn: null, stands: 'AT_RISK' };
  if (value?.year === undefined) return NOTHING_DUE;
  const days = [
    dayIn(facts, 'COMMITMENT_CONFIRM', value.year + 1),
    ...facts.duties
      .filter(({ kind, state }) => kind === 'RECONFIRM' && state === 'OPEN')
      .map((duty) => duty.dueOn),
    ...(value.untilYear === undefined ? [] : [`${value.untilYear}-12-31`]),
  ].toSorted();
  return until(facts, days[0]!, value.untilYear !== undefined);
}

/** An amount for the year, until the next year's is due. Less than was agreed is a risk from the day it was said. */
function annualBudget(facts: CommitmentFacts, { value, confirmedOn }: Commitment): Stand {
  if (value?.year === undefined) return NOTHING_DUE;
  const { euros } = value;
  const agreed = facts.declaration?.budgetPerYear ?? null;
  if (euros !== undefined && agreed !== null && euros < agreed) return tooLittle(confirmedOn);
  return until(facts, dayIn(facts, 'BUDGET_ADOPTED', value.year), euros !== undefined);
}

/** The agreed days for the year, and somebody who does the research. */
function capacity(facts: CommitmentFacts, { value, confirmedOn }: Commitment): Stand {
  if (value?.year === undefined) return NOTHING_DUE;
  const { days } = value;
  const agreed = facts.declaration?.daysPerYear ?? null;
  if (days !== undefined && agreed !== null && days < agreed * ENOUGH_DAYS) return tooLittle(confirmedOn);
  const asked = until(facts, dayIn(facts, 'COMMITMENT_CONFIRM', value.year + 1), days !== undefined);
  const left = researcherLeftOn(facts);
  if (left === null) return asked;
  const without = addWorkingDays(courtCalendar(facts.court.settings), left, NO_RESEARCHER_DAYS);
  return asked.dueOn !== null && asked.dueOn < without ? asked : { met: false, dueOn: without };
}

const tooLittle = (confirmedOn: string | null): Stand => ({
  met: false,
  dueOn: confirmedOn === null ? null : nextDay(confirmedOn, -1),
});

/** Kept up to and including the day, once it was confirmed. */
function until({ today }: CommitmentFacts, dueOn: string, known: boolean): Stand {
  return { met: known && today <= dueOn, dueOn };
}

/** The day of that kind in a year. */
function dayIn(
  { programme }: CommitmentFacts,
  kind: 'BUDGET_ADOPTED' | 'COMMITMENT_CONFIRM',
  year: number,
): string {
  return fixedDateAfter(programme, kind, `${year - 1}-12-31`);
}

/** Null while somebody does the research; else the last day on which somebody did, or that of signing or coming in. */
function researcherLeftOn({ grants, court, today, declaration }: CommitmentFacts): string | null {
  const own = grants.filter((grant) => grant.courtId === court.id && RESEARCHERS.includes(grant.role));
  if (own.some((grant) => isCurrent(grant, today))) return null;
  const last = own.flatMap(({ validUntil }) => (validUntil !== null && validUntil < today ? validUntil : []));
  const from = [declaration?.signedOn ?? today, court.participationSince].toSorted().at(-1)!;
  return last.toSorted().at(-1) ?? from;
}

/** Two people of the court who can be reached: the contact and whoever stands in. */
function contactPerson(facts: CommitmentFacts, { value, dueOn }: Commitment): Stand {
  const { court, today, reachable } = facts;
  const here = (id: string) => reachable.has(id) && isOfCourt(facts, id, court.id, today);
  const contact = contactOf(court, facts, today)?.id ?? '';
  const standIn = value?.standInId;
  const others = facts.people.filter(({ id }) => id !== contact && here(id));
  const covered =
    standIn !== undefined && isOfCourt(facts, standIn, court.id, today) ? here(standIn) : others.length > 0;
  if (here(contact) && covered) return { met: true, dueOn: null };
  return {
    met: false,
    dueOn: dueOn ?? addWorkingDays(courtCalendar(court.settings), today, NO_CONTACT_DAYS),
  };
}

/** The design of the next wave's study adopted, at the latest so many months after the last wave's anchor. */
function waveCadence({ waves, studies, programme, today }: CommitmentFacts): Stand {
  const anchored = waves.filter(({ anchorOn }) => anchorOn !== null && anchorOn <= today);
  const last = anchored.toSorted((a, b) => a.number - b.number).at(-1);
  if (last === undefined) return NOTHING_DUE;
  const followed = studies.some((study) => study.waveNumber > last.number && study.designOn !== null);
  if (followed) return { met: true, dueOn: null };
  return { met: false, dueOn: windowAfter(last, programme)?.until ?? null };
}

/** The last design that was adopted has every shared question in it, or a reason for each that was left out. */
function sharedQuestions({ studies }: CommitmentFacts): Stand {
  const designs = studies.flatMap(({ designOn, leftOutWithoutReason }) =>
    designOn === null ? [] : { designOn, leftOutWithoutReason },
  );
  const last = designs.toSorted((a, b) => a.designOn.localeCompare(b.designOn)).at(-1);
  if (last === undefined) return NOTHING_DUE;
  return last.leftOutWithoutReason ? { met: false, dueOn: last.designOn } : { met: true, dueOn: null };
}

/** The findings of the last published study released. */
function knowledgeSharing({ studies, court }: CommitmentFacts): Stand {
  const last = lastPublished(studies);
  if (last === null) return NOTHING_DUE;
  if (last.releasedOn !== null) return { met: true, dueOn: null };
  return {
    met: false,
    dueOn: addWorkingDays(courtCalendar(court.settings), last.publishedOn, RELEASE_DAYS),
  };
}

/** The overview for the council brought up to date or made, not longer ago than it may be old. */
function historicalMemory({ studies, today }: CommitmentFacts, { value }: Commitment): Stand {
  const made = value?.overviewOn === undefined ? [] : [value.overviewOn];
  const updated = [...studies.flatMap(({ overviewOn }) => overviewOn ?? []), ...made].toSorted().at(-1);
  const from = updated ?? lastPublished(studies)?.publishedOn;
  if (from === undefined) return NOTHING_DUE;
  const dueOn = addMonths(from, OVERVIEW_MONTHS);
  return { met: updated !== undefined && today <= dueOn, dueOn };
}

/** Kept by the declaration, until an incident; then again once the chairs talked about it. */
function confidentiality({ declaration }: CommitmentFacts, commitment: Commitment): Stand {
  const incident = openIncident(commitment);
  return incident === null
    ? { met: isDeclared(declaration), dueOn: null }
    : { met: false, dueOn: incident.on, stands: 'BREACHED' };
}

/** An incident about which the chairs did not talk yet. */
export function openIncident({ value }: Commitment): { on: string; talkedOn: null } | null {
  const incident = value?.incident;
  return incident === undefined || incident.talkedOn !== null ? null : { on: incident.on, talkedOn: null };
}

function lastPublished(
  studies: readonly StudyRecord[],
): { publishedOn: string; releasedOn: string | null } | null {
  const published = studies.flatMap(({ publishedOn, releasedOn, beforeKamerbode }) =>
    publishedOn === null || beforeKamerbode ? [] : { publishedOn, releasedOn },
  );
  return published.toSorted((a, b) => a.publishedOn.localeCompare(b.publishedOn)).at(-1) ?? null;
}

/** The value that a commitment has once it was confirmed for a year. */
export function confirmed(
  commitment: Commitment,
  value: CommitmentValue,
  { on, evidenceLink }: { on: string; evidenceLink: string | null },
): Commitment {
  return {
    ...commitment,
    version: commitment.version + 1,
    status: 'CONFIRMED',
    confirmedOn: on,
    value: { ...staying(commitment.value), ...value },
    evidenceLink: evidenceLink ?? commitment.evidenceLink,
    reason: null,
  };
}

/**
 * Since when the court means to stop; null when it does not.
 * @param promise to take part for the long run, where it was made
 */
export function leavingSince(promise: Pick<Commitment, 'value'> | null | undefined): string | null {
  return promise?.value?.leaving?.on ?? null;
}

/** What was said of a commitment, without the intention to stop. */
export function staying(value: CommitmentValue | null): CommitmentValue {
  const { leaving: _, ...kept } = value ?? {};
  return kept;
}
