/**
 * What people do with the declaration of intent: register it, confirm it, be let off from a part of it; and with the
 * other duties of a court: say that they were done. How commitments then stand is judged in `commitments.ts`.
 */
import type { Commitment, CommitmentValue } from '../../entities/commitment';
import type { Court } from '../../entities/court';
import type { Duty, DutyKind } from '../../entities/duty';
import { decided, type Administering } from './administration';
import { addMonths, nextDay } from './calendar';
import { linkFault, pastFault, proofFault, reasonFault, staleFault, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { confirmed, newCommitment, staying } from './commitments';
import { outcome, refuse, type AdministrationDecision, type Decided, type HistoryDraft } from './decision';
import { eventOf, fixedDateAfter, isDeclared, settleDuty } from './duties';
import type { AdministrationFacts } from './facts';
import { isOfCourt } from './people';
import { JOINT_NOTE_TASK } from './programme-duties';

type Decision = Decided<AdministrationDecision>;

/** What is confirmed so many days before its day counts for that day. */
export const AHEAD_DAYS = 62;
const MAX_EUROS = 10_000_000;
const MAX_DAYS = 2_000;
/** A declaration reaches no further than this: a later year is a slip of the keyboard. */
const MAX_YEARS = 50;
/** Being let off lasts a year; then it is asked again. */
const WAIVED_MONTHS = 12;

/** Duties that somebody says are done; the others are settled by confirming, or follow from something else. */
const BY_HAND: readonly DutyKind[] = ['ANNUAL_REPORT', 'BUDGET_REQUEST', 'COUNCIL_HANDOVER', 'JOINT_TASK'];

type Dated = Pick<AdministrationFacts, 'programme' | 'today'>;

/** The first day of that kind which a confirmation of today does not cover. */
function nextDate({ programme, today }: Dated, kind: 'COMMITMENT_CONFIRM' | 'BUDGET_ADOPTED'): string {
  return fixedDateAfter(programme, kind, nextDay(today, AHEAD_DAYS));
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

/** The calendar year of which the budget is asked on the next 15 November, or was on the last. */
export function budgetYear(facts: Dated): number {
  return yearOf(nextDate(facts, 'BUDGET_ADOPTED'));
}

/** The year of the yearly confirmation that is given today. */
function coveredYear(facts: Dated): number {
  return yearOf(nextDate(facts, 'COMMITMENT_CONFIRM')) - 1;
}

/** Registers what was signed, or what was signed anew. A court that was interested has signed by it. */
export function signDeclaration(
  command: CommandOf<'SIGN_DECLARATION'>,
  { facts, role }: Administering,
  court: Court,
): Decision {
  const { declaration, today, programme } = facts;
  const stale = staleFault(command.expectedVersion, declaration?.version ?? 0);
  if (stale !== null) return stale;
  if (court.participation === 'WITHDRAWN')
    return refuse('COURT_WITHDRAWN', { municipality: court.municipality });
  const year = yearOf(today);
  const fault =
    pastFault(command.signedOn, programme.startedOn, 'signedOn', facts) ??
    (command.untilYear < year || command.untilYear > year + MAX_YEARS
      ? refuse('INVALID_YEAR', { from: year, until: year + MAX_YEARS }, 'untilYear')
      : null) ??
    amountFault(command.budgetPerYear, MAX_EUROS, 'budgetPerYear') ??
    amountFault(command.daysPerYear, MAX_DAYS, 'daysPerYear') ??
    linkFault(command.evidenceLink);
  if (fault !== null) return fault;
  const { signedOn, signedByRole, untilYear, budgetPerYear = null, daysPerYear = null } = command;
  const evidenceLink = link(command.evidenceLink);
  const signs = court.participation === 'INTERESTED';
  return decided({
    courts: signs
      ? [{ ...court, participation: 'SIGNED', participationSince: today, version: court.version + 1 }]
      : [],
    declarations: [
      {
        id: declaration?.id ?? facts.newId(),
        version: (declaration?.version ?? 0) + 1,
        courtId: court.id,
        signedOn,
        signedByRole,
        untilYear,
        budgetPerYear,
        daysPerYear,
        evidenceLink: evidenceLink ?? declaration?.evidenceLink ?? null,
        withdrawnOn: null,
      },
    ],
    commitments: signedCommitments(command, facts, court),
    history: [
      entry(command.name, role, court, evidenceLink, {
        signedOn,
        signedByRole,
        untilYear,
        budgetPerYear,
        daysPerYear,
        ...(signs ? { participation: 'SIGNED' } : {}),
      }),
    ],
    changedSubjects: [court.id],
    outcome: outcome('DECLARATION_SIGNED', { municipality: court.municipality, untilYear }),
  });
}

/** All commitments of the definition: what the declaration itself says is confirmed by it, the rest waits for its day. */
function signedCommitments(
  command: CommandOf<'SIGN_DECLARATION'>,
  facts: AdministrationFacts,
  court: Court,
): Commitment[] {
  const proof = { on: facts.today, evidenceLink: link(command.evidenceLink) };
  const year = coveredYear(facts);
  return facts.programme.commitments.map(({ id }): Commitment => {
    const known = commitmentToSign(id, facts, court);
    const waits = (value: CommitmentValue): Commitment =>
      known.value === null ? { ...known, value, version: known.version + 1 } : known;
    switch (id) {
      case 'LONG_TERM_PARTICIPATION':
        return confirmed(known, { year, untilYear: command.untilYear }, proof);
      case 'CAPACITY':
        return command.daysPerYear === undefined
          ? waits({ year })
          : confirmed(known, { year, days: command.daysPerYear }, proof);
      case 'ANNUAL_BUDGET':
        return waits({ year: budgetYear(facts) });
      case 'CONFIDENTIALITY':
        return confirmed(known, {}, proof);
      default:
        return { ...known, version: known.version + 1 };
    }
  });
}

/** As it stood; of a court that withdrew and signs again, and of one that is new, as if nothing was said of it yet. */
function commitmentToSign(id: string, facts: AdministrationFacts, court: Court): Commitment {
  const before = facts.commitments.find(({ commitmentId }) => commitmentId === id);
  const { declaration } = facts;
  const goesOn = declaration === null || declaration.withdrawnOn === null;
  if (before !== undefined && goesOn) return before;
  // What follows makes the first version of a new one.
  return {
    ...newCommitment(before?.id ?? facts.newId(), court.id, id),
    version: before?.version ?? 0,
  };
}

/** The one yearly card. Everything else is derived from what already happened. */
export function confirmCommitments(
  command: CommandOf<'CONFIRM_COMMITMENTS'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decision {
  if (!isDeclared(facts.declaration)) return refuse('NO_DECLARATION');
  if (!command.takingPart) return refuse('NOT_TAKING_PART', undefined, 'takingPart');
  const fault =
    amountFault(command.budget, MAX_EUROS, 'budget') ??
    amountFault(command.days, MAX_DAYS, 'days') ??
    personFault(command.contactId, 'contactId', facts, court) ??
    personFault(command.standInId, 'standInId', facts, court) ??
    proofFault(command.evidenceLink);
  if (fault !== null) return fault;
  const { budget, days, contactId = court.contactId, standInId } = command;
  if (standInId !== undefined && standInId === contactId)
    return refuse('SAME_PERSON', undefined, 'standInId');
  const year = coveredYear(facts);
  const proof = { on: facts.today, evidenceLink: link(command.evidenceLink) };
  const commitments = facts.commitments.flatMap((commitment): Commitment[] => {
    switch (commitment.commitmentId) {
      case 'LONG_TERM_PARTICIPATION':
        return [confirmed(commitment, { year }, proof)];
      case 'ANNUAL_BUDGET':
        return budget === undefined ? [] : budgetOfYear(commitment, budget, facts, proof);
      case 'CAPACITY':
        return days === undefined ? [] : [confirmed(commitment, { year, days }, proof)];
      case 'CONTACT_PERSON':
        return standInId === undefined || standInId === commitment.value?.standInId
          ? []
          : [{ ...commitment, value: { ...commitment.value, standInId }, version: commitment.version + 1 }];
      default:
        return [];
    }
  });
  const duties = settledDuties(facts, actor.person.id, command.evidenceLink, role === 'CHAIR');
  return decided({
    courts: contactId === court.contactId ? [] : [{ ...court, contactId, version: court.version + 1 }],
    commitments,
    duties,
    history: [
      entry(command.name, role, court, proof.evidenceLink, {
        year,
        budget: budget ?? null,
        days: days ?? null,
        contactId,
        standInId: standInId ?? null,
        dutyIds: duties.map(({ id }) => id),
      }),
    ],
    changedSubjects: [court.id, ...duties.map(({ id }) => id)],
    outcome: outcome('COMMITMENTS_CONFIRMED', { until: nextDate(facts, 'COMMITMENT_CONFIRM') }),
  });
}

/** The budget of this calendar year; one that was confirmed for the next year already stays. */
function budgetOfYear(
  commitment: Commitment,
  euros: number,
  { today }: AdministrationFacts,
  proof: { on: string; evidenceLink: string | null },
): Commitment[] {
  const known = commitment.value?.year ?? 0;
  const year = Math.max(known, yearOf(today));
  if (known > yearOf(today) && commitment.value?.euros !== undefined) return [];
  return [confirmed(commitment, { year, euros }, proof)];
}

/** The adopted budget for the year to come. */
export function confirmBudget(
  command: CommandOf<'CONFIRM_BUDGET'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decision {
  if (!isDeclared(facts.declaration)) return refuse('NO_DECLARATION');
  const fault = amountFault(command.budget, MAX_EUROS, 'budget') ?? proofFault(command.evidenceLink);
  if (fault !== null) return fault;
  const known = facts.commitments.find(({ commitmentId }) => commitmentId === 'ANNUAL_BUDGET');
  if (known === undefined) return refuse('NOT_FOUND');
  const year = budgetYear(facts);
  if (known.value?.year === year && known.value.euros === command.budget) return refuse('NOTHING_CHANGED');
  const evidenceLink = link(command.evidenceLink);
  const duties = settled(
    facts,
    actor.person.id,
    command.evidenceLink,
    ({ kind, dueOn }) => kind === 'BUDGET_ADOPTED' && dueOn <= nextDay(facts.today, AHEAD_DAYS),
  );
  return decided({
    commitments: [confirmed(known, { year, euros: command.budget }, { on: facts.today, evidenceLink })],
    duties,
    history: [
      entry(command.name, role, court, evidenceLink, {
        year,
        budget: command.budget,
        dutyIds: duties.map(({ id }) => id),
      }),
    ],
    changedSubjects: [court.id, ...duties.map(({ id }) => id)],
    outcome: outcome('BUDGET_CONFIRMED', { year, euros: command.budget }),
  });
}

/** How the half year went: a fact beside the budget, from which nothing follows. */
export function reportSpending(
  command: CommandOf<'REPORT_SPENDING'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decision {
  if (!isDeclared(facts.declaration)) return refuse('NO_DECLARATION');
  const fault = linkFault(command.evidenceLink);
  if (fault !== null) return fault;
  const asked = facts.duties.filter(({ kind, state }) => kind === 'SPENDING_CHECK' && state === 'OPEN');
  const last = asked
    .filter(({ dueOn }) => dueOn <= nextDay(facts.today, AHEAD_DAYS))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .at(-1);
  if (last === undefined) return refuse('DUTY_SETTLED');
  const year = yearOf(last.dueOn);
  const stand = command.spending;
  const duties = settled(facts, actor.person.id, command.evidenceLink, ({ kind, dueOn }) => {
    return kind === 'SPENDING_CHECK' && dueOn <= last.dueOn;
  });
  return decided({
    commitments: facts.commitments
      .filter(({ commitmentId }) => commitmentId === 'ANNUAL_BUDGET')
      .map((one) => ({
        ...one,
        value: { ...one.value, spending: { year, stand } },
        version: one.version + 1,
      })),
    duties,
    history: [
      entry(command.name, role, court, link(command.evidenceLink), {
        year,
        spending: stand,
        dutyIds: duties.map(({ id }) => id),
      }),
    ],
    changedSubjects: [court.id, ...duties.map(({ id }) => id)],
    outcome: outcome('SPENDING_REPORTED', { year }),
  });
}

/** After a change of chair, or an election. */
export function reconfirmDeclaration(
  command: CommandOf<'RECONFIRM_DECLARATION'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decision {
  if (!isDeclared(facts.declaration)) return refuse('NO_DECLARATION');
  const fault = linkFault(command.evidenceLink);
  if (fault !== null) return fault;
  const duties = settled(facts, actor.person.id, command.evidenceLink, (duty) => mustReconfirm(duty, facts));
  if (duties.length === 0) return refuse('NOTHING_TO_RECONFIRM');
  const evidenceLink = link(command.evidenceLink);
  return decided({
    commitments: facts.commitments
      .filter(({ commitmentId }) => commitmentId === 'LONG_TERM_PARTICIPATION')
      // Whoever confirms it now confirms what was asked before as well: a yearly day that was missed is made up for.
      .map((one) =>
        confirmed(
          one,
          { year: Math.max(one.value?.year ?? 0, coveredYear(facts)) },
          { on: facts.today, evidenceLink },
        ),
      ),
    duties,
    history: [entry(command.name, role, court, evidenceLink, { dutyIds: duties.map(({ id }) => id) })],
    changedSubjects: [court.id, ...duties.map(({ id }) => id)],
    outcome: outcome('DECLARATION_RECONFIRMED', { municipality: court.municipality }),
  });
}

/** One whose reason has happened: that of an election is made ahead. */
function mustReconfirm(duty: Duty, { today }: AdministrationFacts): boolean {
  return duty.kind === 'RECONFIRM' && eventOf(duty) <= today;
}

/** By the chair, with a reason, for a year. What would be asked meanwhile is not asked. */
export function waiveCommitment(
  command: CommandOf<'WAIVE_COMMITMENT'>,
  { facts, role }: Administering,
  court: Court,
): Decision {
  const known = facts.commitments.find(({ commitmentId }) => commitmentId === command.commitmentId);
  if (known === undefined) return refuse('NOT_FOUND');
  const fault = staleFault(command.expectedVersion, known.version) ?? reasonFault(command.reason);
  if (fault !== null) return fault;
  const reason = tidy(command.reason);
  const dueOn = addMonths(facts.today, WAIVED_MONTHS);
  const kinds = ASKED_BY[known.commitmentId] ?? [];
  const duties = facts.duties
    .filter((duty) => duty.state === 'OPEN' && kinds.includes(duty.kind) && duty.dueOn <= dueOn)
    .map((duty): Duty => ({ ...duty, state: 'WAIVED', nextOn: null, version: duty.version + 1 }));
  return decided({
    commitments: [
      {
        ...known,
        value: known.value === null ? null : staying(known.value),
        status: 'WAIVED',
        dueOn,
        reason,
        version: known.version + 1,
      },
    ],
    duties,
    history: [
      {
        action: command.name,
        role,
        data: {
          courtId: court.id,
          commitmentId: known.commitmentId,
          from: known.status,
          until: dueOn,
          dutyIds: duties.map(({ id }) => id),
        },
        texts: { reason },
      },
    ],
    changedSubjects: [court.id, ...duties.map(({ id }) => id)],
    outcome: outcome('COMMITMENT_WAIVED', {
      commitment: facts.programme.commitments.find(({ id }) => id === known.commitmentId)?.nl ?? '',
      until: dueOn,
    }),
  });
}

/** The duties that ask for a commitment. */
const ASKED_BY: Readonly<Record<string, readonly DutyKind[]>> = {
  LONG_TERM_PARTICIPATION: ['COMMITMENT_CONFIRM', 'RECONFIRM'],
  ANNUAL_BUDGET: ['BUDGET_ADOPTED', 'BUDGET_REQUEST', 'SPENDING_CHECK'],
};

/** Somebody says that it was done: the annual report sent, the budget requested, the file handed over. */
export function completeDuty(
  command: CommandOf<'COMPLETE_DUTY'>,
  { facts, role, actor }: Administering,
): Decision {
  const duty = facts.duties.find(({ id }) => id === command.dutyId);
  if (duty === undefined) return refuse('NOT_FOUND');
  // A coordinator does what is the programme's, not what is a court's.
  if (duty.courtId !== null && role === 'COORDINATOR') {
    return refuse('NOT_YOURS', { who: 'CHAIR,SECRETARY,RESEARCHER' });
  }
  const stale = staleFault(command.expectedVersion, duty.version);
  if (stale !== null) return stale;
  if (duty.state !== 'OPEN') return refuse('DUTY_SETTLED');
  if (!BY_HAND.includes(duty.kind)) return refuse('DUTY_BY_CONFIRMING');
  if (duty.kind === 'JOINT_TASK' && duty.ref === JOINT_NOTE_TASK) return refuse('DUTY_BY_JOINT_NOTE');
  const doneOn = command.doneOn ?? facts.today;
  const fault =
    pastFault(doneOn, addMonths(duty.dueOn, -12), 'doneOn', facts) ?? linkFault(command.evidenceLink);
  if (fault !== null) return fault;
  const evidenceLink = link(command.evidenceLink);
  const done = settleDuty(duty, { on: doneOn, by: actor.person.id, evidenceLink });
  const { id, courtId, kind, ref } = duty;
  return decided({
    duties: [done],
    history: [
      {
        action: command.name,
        role,
        data: { dutyId: id, courtId, kind, ref, doneOn },
        ...(evidenceLink === null ? {} : { texts: { evidenceLink } }),
      },
    ],
    changedSubjects: [id],
    outcome: outcome('DUTY_DONE', { on: doneOn }),
  });
}

/** The duties that ask whether the court goes on, as far as they are asked now: answered, whatever the answer is. */
export function settledDuties(
  facts: AdministrationFacts,
  by: string,
  evidence: string | undefined,
  isChair: boolean,
): Duty[] {
  return settled(facts, by, evidence, (duty) =>
    duty.kind === 'COMMITMENT_CONFIRM'
      ? duty.dueOn <= nextDay(facts.today, AHEAD_DAYS)
      : isChair && mustReconfirm(duty, facts),
  );
}

function settled(
  { duties, today }: AdministrationFacts,
  by: string,
  evidence: string | undefined,
  which: (duty: Duty) => boolean,
): Duty[] {
  return duties
    .filter((duty) => duty.state === 'OPEN' && which(duty))
    .map((duty) => settleDuty(duty, { on: today, by, evidenceLink: link(evidence) }));
}

function entry(
  action: string,
  role: HistoryDraft['role'],
  court: Court,
  evidenceLink: string | null,
  data: Record<string, unknown>,
): HistoryDraft {
  const draft = { action, role, data: { courtId: court.id, ...data } };
  return evidenceLink === null ? draft : { ...draft, texts: { evidenceLink } };
}

/** The address as it is kept; null when there is none. */
function link(address: string | undefined): string | null {
  const kept = tidy(address ?? '');
  return kept === '' ? null : kept;
}

function amountFault(amount: number | undefined, max: number, field: string): Refused | null {
  if (amount === undefined || (amount >= 0 && amount <= max)) return null;
  return refuse('INVALID_AMOUNT', { max }, field);
}

function personFault(
  personId: string | undefined,
  field: string,
  facts: AdministrationFacts,
  court: Court,
): Refused | null {
  if (personId === undefined || isOfCourt(facts, personId, court.id, facts.today)) return null;
  return refuse('NOT_OF_COURT', undefined, field);
}
