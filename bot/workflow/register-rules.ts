/** What each register holds: its moments in their order, its outcomes, and what each of these needs. Data and checks, pure. */
import type { RegisterEntry, RegisterKind, RegisterOutcome } from '../../entities/study';
import { pastFault, type Refused } from './checks';
import { refuse } from './decision';
import type { StudyFacts } from './facts';

/** The moments of a register entry, by field. */
export type EntryMoment =
  'sentOn' | 'dueOn' | 'receivedOn' | 'heldOn' | 'minutesDraftedOn' | 'minutesSentOn' | 'settledOn';

interface RegisterRules {
  /** In the order in which they can happen. */
  moments: readonly EntryMoment[];
  /** From which the other side's term counts. */
  termFrom: EntryMoment;
  outcomes: readonly RegisterOutcome[];
  /** What a moment needs before it. */
  needs: Partial<Record<EntryMoment, EntryMoment>>;
}

const HEARING: RegisterRules = {
  moments: ['sentOn', 'receivedOn', 'settledOn'],
  termFrom: 'sentOn',
  outcomes: ['RESPONSE_RECEIVED', 'NO_RESPONSE'],
  needs: { receivedOn: 'sentOn', settledOn: 'sentOn' },
};

export const REGISTERS: Record<RegisterKind, RegisterRules> = {
  DOCUMENT_REQUEST: {
    moments: ['sentOn', 'receivedOn', 'settledOn'],
    termFrom: 'sentOn',
    outcomes: ['RECEIVED', 'PARTIALLY_RECEIVED', 'REFUSED', 'NOT_EXISTING'],
    needs: { receivedOn: 'sentOn', settledOn: 'sentOn' },
  },
  INTERVIEW: {
    moments: ['sentOn', 'heldOn', 'minutesDraftedOn', 'minutesSentOn', 'settledOn'],
    termFrom: 'minutesSentOn',
    outcomes: ['MINUTES_APPROVED', 'MINUTES_TACIT', 'MINUTES_DISPUTED', 'DECLINED'],
    needs: { minutesDraftedOn: 'heldOn', minutesSentOn: 'minutesDraftedOn' },
  },
  TECHNICAL_HEARING: HEARING,
  EXECUTIVE_HEARING: HEARING,
};

/** Why somebody refuses, declines or disputes has to be known. */
const NEEDS_REASON: readonly RegisterOutcome[] = ['REFUSED', 'DECLINED', 'MINUTES_DISPUTED'];

/** What was received is an answer; what was not, is one only when the term is over. */
const RECEIVED: readonly RegisterOutcome[] = ['RECEIVED', 'RESPONSE_RECEIVED'];
const AFTER_TERM: readonly RegisterOutcome[] = ['NO_RESPONSE', 'MINUTES_TACIT'];

/** What came in without further word is complete: the outcome that a date of receipt stands for. */
export const OUTCOME_OF_RECEIPT: Record<RegisterKind, RegisterOutcome | null> = {
  DOCUMENT_REQUEST: 'RECEIVED',
  INTERVIEW: null,
  TECHNICAL_HEARING: 'RESPONSE_RECEIVED',
  EXECUTIVE_HEARING: 'RESPONSE_RECEIVED',
};

/** The entry with this outcome: settled on that day, except what came in only in part. */
export function withOutcome(entry: RegisterEntry, outcome: RegisterOutcome, on: string): RegisterEntry {
  if (outcome === 'PARTIALLY_RECEIVED') return { ...entry, outcome, settledOn: null };
  const receivedOn = RECEIVED.includes(outcome) ? (entry.receivedOn ?? on) : entry.receivedOn;
  return { ...entry, outcome, settledOn: on, receivedOn, proposedDueOn: null };
}

/** The first thing that is wrong with an entry as it would become. `changed` are the moments that somebody entered. */
export function entryFault(
  entry: RegisterEntry,
  changed: readonly EntryMoment[],
  facts: StudyFacts,
): Refused | null {
  const rules = REGISTERS[entry.kind];
  for (const moment of changed) {
    if (!rules.moments.includes(moment)) return refuse('FIELD_NOT_HERE', undefined, moment);
    const fault = pastFault(entry[moment] ?? '', facts.case.study.startedOn, moment, facts);
    if (fault !== null) return fault;
  }
  return orderFault(entry, changed) ?? outcomeFault(entry, facts);
}

function orderFault(entry: RegisterEntry, changed: readonly EntryMoment[]): Refused | null {
  const { moments, needs } = REGISTERS[entry.kind];
  let earlier: EntryMoment | null = null;
  for (const moment of moments) {
    const on = entry[moment];
    if (on === null) continue;
    const needed = entry.outcome === 'DECLINED' ? undefined : needs[moment];
    if (needed !== undefined && entry[needed] === null)
      return refuse('MOMENT_MISSING', { moment: needed }, needed);
    const before = earlier === null ? null : entry[earlier];
    if (earlier !== null && before !== null && on < before) {
      const field = changed.includes(moment) ? moment : earlier;
      return refuse('MOMENTS_REVERSED', { moment, earlier, on: before }, field);
    }
    earlier = moment;
  }
  return null;
}

function outcomeFault(entry: RegisterEntry, { today }: StudyFacts): Refused | null {
  const { outcome, settledOn, dueOn } = entry;
  if (outcome === null) {
    return settledOn === null ? null : refuse('OUTCOME_REQUIRED', undefined, 'outcome');
  }
  const rules = REGISTERS[entry.kind];
  if (!rules.outcomes.includes(outcome)) return refuse('FIELD_NOT_HERE', undefined, 'outcome');
  if (outcome === 'DECLINED')
    return entry.heldOn === null ? null : refuse('INTERVIEW_HELD', undefined, 'outcome');
  if (entry[rules.termFrom] === null)
    return refuse('MOMENT_MISSING', { moment: rules.termFrom }, rules.termFrom);
  if (AFTER_TERM.includes(outcome) && dueOn !== null && (settledOn ?? today) <= dueOn) {
    return refuse('TERM_RUNS', { due: dueOn }, 'outcome');
  }
  return null;
}

/** Whether this outcome can only be recorded with a reason. */
export function outcomeNeedsReason(outcome: RegisterOutcome | undefined): boolean {
  return outcome !== undefined && NEEDS_REASON.includes(outcome);
}
