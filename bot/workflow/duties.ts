/**
 * Duties: which must exist, and who hears what of them when. A duty climbs the ladder of its reminder profile one step
 * at a time. Pure. What settles a duty is decided by the command that does it (`declarations.ts`, and others by kind).
 */
import type { MorningLine } from '../../cards/ref';
import type { DeclarationOfIntent } from '../../entities/commitment';
import type { Court } from '../../entities/court';
import type { Duty, DutyKind, DutyProfile } from '../../entities/duty';
import type { Person, RoleId } from '../../entities/person';
import type { Programme } from '../programme/definition';
import { profileOf } from '../programme/lookups';
import { consenters } from './access';
import { addMonths, addWorkingDays, courtCalendar, nextDay, type Calendar } from './calendar';
import type { HistoryDraft } from './decision';
import type { CourtPeople, Moment } from './facts';
import { firstMorning, ownDay } from './office-hours';
import { coordinatorIds, peopleWithRole, personById } from './people';
import { holder, ladderDay, reminderFirst, stepsOf, type Step, type Told } from './reminders';
import { ladderBase, nextWindow, type Anchored } from './window';

/** What the rules may know of one court's duties; of the programme's own when `court` is null. */
export interface DutyFacts extends Moment, CourtPeople {
  court: Court | null;
  programme: Programme;
  declaration: DeclarationOfIntent | null;
  /** Waves with what their windows are reckoned with. */
  waves: readonly Anchored[];
  /** Numbers of the waves in which the court has a study. */
  startedIn: readonly number[];
  /** All that are open, and those of `wantedKeys` that were settled. */
  duties: readonly Duty[];
}

/** Working days after a change of chair, or an election, within which a declaration is confirmed anew. */
const RECONFIRM_DAYS = 40;
/** Working days after an election within which the new council has its handover file. */
const COUNCIL_HANDOVER_DAYS = 130;
/** Duties of an election are made so many months ahead. */
const AHEAD_MONTHS = 14;
/** A duty that comes back every year gives way to the next one. */
const LAPSES_MONTHS = 12;

/** Weekends and public holidays; no court's own free days. */
export const NATIONAL: Calendar = { freeDays: new Set() };

const FIXED = [
  'ANNUAL_REPORT',
  'BUDGET_REQUEST',
  'SPENDING_CHECK',
  'COMMITMENT_CONFIRM',
  'BUDGET_ADOPTED',
] as const;
type FixedKind = (typeof FIXED)[number];

const PROFILES: Record<FixedKind, DutyProfile> = {
  ANNUAL_REPORT: 'STATUTORY',
  BUDGET_REQUEST: 'COMMITMENT',
  SPENDING_CHECK: 'INTERNAL_TASK',
  COMMITMENT_CONFIRM: 'COMMITMENT',
  BUDGET_ADOPTED: 'COMMITMENT',
};

/** Kinds that only a court with a registered declaration has. */
const OF_DECLARATION: readonly DutyKind[] = [
  'SPENDING_CHECK',
  'COMMITMENT_CONFIRM',
  'BUDGET_ADOPTED',
  'RECONFIRM',
];

/** Who hears the ordinary steps: the first of these roles that somebody holds; of a wave everybody in them. */
const OWNERS: Record<DutyKind, readonly RoleId[]> = {
  ANNUAL_REPORT: ['SECRETARY'],
  BUDGET_REQUEST: ['SECRETARY', 'CHAIR'],
  BUDGET_ADOPTED: ['SECRETARY', 'CHAIR'],
  SPENDING_CHECK: ['SECRETARY', 'CHAIR'],
  COMMITMENT_CONFIRM: ['SECRETARY', 'CHAIR'],
  COUNCIL_HANDOVER: ['SECRETARY'],
  RECONFIRM: ['CHAIR'],
  WAVE: ['CHAIR', 'SECRETARY'],
  JOINT_TASK: ['COORDINATOR'],
  JOINT_CONSENT: ['CHAIR'],
};

/** By whose last step coordinators hear that a commitment is breached. */
const TOLD_ON: readonly DutyKind[] = ['COMMITMENT_CONFIRM', 'BUDGET_ADOPTED', 'RECONFIRM'];

/** Whether coordinators hear of the breach when this duty's last step has passed. */
export function isToldOn({ kind }: Pick<Duty, 'kind'>): boolean {
  return TOLD_ON.includes(kind);
}

/** What a duty is made of; the rest follows from its profile. */
export type DutySubject = Pick<Duty, 'courtId' | 'waveId' | 'kind' | 'ref' | 'profile' | 'baseOn' | 'dueOn'>;

/** The business key that makes a duty exist once. */
export function dutyKey({
  courtId,
  waveId,
  kind,
  ref,
}: Omit<DutySubject, 'profile' | 'baseOn' | 'dueOn'>): string {
  return [courtId ?? '', waveId ?? '', kind, ref].join(':');
}

/** A new open duty, at the first step of its ladder that is still to come. */
export function newDuty(subject: DutySubject, facts: DutyFacts): Duty {
  return {
    id: facts.newId(),
    version: 1,
    onceKey: dutyKey(subject),
    ...subject,
    ...firstStep(subject, facts),
    state: 'OPEN',
    doneOn: null,
    doneById: null,
    evidenceLink: null,
  };
}

/** A duty done. `by` is null when it follows from something else that happened. */
export function settleDuty(
  duty: Duty,
  { on, by, evidenceLink = null }: { on: string; by: string | null; evidenceLink?: string | null },
): Duty {
  return {
    ...duty,
    version: duty.version + 1,
    state: 'DONE',
    nextOn: null,
    doneOn: on,
    doneById: by,
    evidenceLink,
  };
}

/** A duty whose reason is gone. */
export function lapseDuty(duty: Duty): Duty {
  return { ...duty, version: duty.version + 1, state: 'LAPSED', nextOn: null };
}

/** Whether a court takes part, so that it has duties. One that paused keeps them; they wait for its return. */
export function takesPart(court: Pick<Court, 'participation'>): boolean {
  return (
    court.participation === 'SIGNED' || court.participation === 'ACTIVE' || court.participation === 'PAUSED'
  );
}

/** A declaration whose contents were registered, and that was not withdrawn. */
export function isDeclared(declaration: DeclarationOfIntent | null): declaration is DeclarationOfIntent {
  return declaration !== null && declaration.signedOn !== null && declaration.withdrawnOn === null;
}

/** The first day of the year `MM-DD` that lies after `after`. */
export function fixedDateAfter(programme: Programme, kind: FixedKind, after: string): string {
  const day = programme.fixedDates.find(({ id }) => id === kind)?.day;
  if (day === undefined) throw new Error(`The programme definition has no fixed date ${kind}`);
  const thisYear = `${after.slice(0, 4)}-${day}`;
  return thisYear > after ? thisYear : addMonths(thisYear, 12);
}

/** The keys of the duties that a court must have as of today, made already or not. */
export function wantedKeys(facts: Omit<DutyFacts, 'duties'> & { court: Court }): string[] {
  return takesPart(facts.court) ? wantedBy({ ...facts, duties: [] }, facts.court).map(dutyKey) : [];
}

/**
 * The duties of a court that must exist as of today and do not yet, and those for which the reason is gone. Found from
 * what stands, not from what was done last, so that no way to change a chair or an election can be forgotten.
 */
export function planDuties(facts: DutyFacts): { duties: Duty[]; history: HistoryDraft[] } {
  const { court } = facts;
  if (court === null) return { duties: [], history: [] };
  const wanted = takesPart(court) ? wantedBy(facts, court) : [];
  const known = new Map(facts.duties.map((duty) => [duty.onceKey, duty]));
  const coming = wanted.filter(({ dueOn }) => dueOn >= facts.today);
  const made = coming
    .filter((subject) => !known.has(dutyKey(subject)))
    .map((subject) => newDuty(subject, facts));
  // A court that came back, an election that was moved there and back.
  const again = coming.flatMap((subject): Duty[] => {
    const duty = known.get(dutyKey(subject));
    if (duty?.state !== 'LAPSED') return [];
    return [{ ...duty, ...subject, ...firstStep(subject, facts), version: duty.version + 1, state: 'OPEN' }];
  });
  const moved = facts.duties.flatMap((duty) => movedTo(duty, wanted, facts));
  const lapsed = facts.duties
    .filter((duty) => duty.state === 'OPEN' && isGone(duty, court, facts))
    .map(lapseDuty);
  return {
    duties: [...made, ...again, ...moved, ...lapsed],
    history: [
      ...[...made, ...again].map((duty) => dutyHistory('DUTY_PLANNED', duty)),
      ...moved.map((duty) => dutyHistory('DUTY_MOVED', duty)),
      ...lapsed.map((duty) => dutyHistory('DUTY_LAPSED', duty)),
    ],
  };
}

/** The open duty of a wave whose date moved, at the first step of its ladder that is still to come; else nothing. */
export function movedTo(duty: Duty, wanted: readonly DutySubject[], facts: DutyFacts): Duty[] {
  if (duty.state !== 'OPEN' || (duty.kind !== 'WAVE' && duty.kind !== 'JOINT_TASK')) return [];
  const subject = wanted.find((one) => dutyKey(one) === duty.onceKey);
  if (subject === undefined || (subject.baseOn === duty.baseOn && subject.dueOn === duty.dueOn)) return [];
  return [{ ...duty, ...subject, ...firstStep(subject, facts), version: duty.version + 1 }];
}

/** What the history says of a duty: ids, codes and dates. */
export function dutyHistory(action: string, { id, courtId, waveId, kind, ref, dueOn }: Duty): HistoryDraft {
  return { action, role: null, data: { dutyId: id, courtId, waveId, kind, ref, dueOn } };
}

function wantedBy(facts: DutyFacts, court: Court): DutySubject[] {
  const { programme, today } = facts;
  const declared = isDeclared(facts.declaration);
  const base = { courtId: court.id, waveId: null };
  const yearly = FIXED.flatMap((kind): DutySubject[] => {
    // A programme need not have them all.
    const fixed = programme.fixedDates.find(({ id }) => id === kind);
    if (fixed === undefined || (!declared && OF_DECLARATION.includes(kind))) return [];
    const baseOn = fixedDateAfter(programme, kind, nextDay(today, -1));
    const dueOn = fixed.before === true ? nextDay(baseOn, -1) : baseOn;
    return [{ ...base, kind, ref: baseOn.slice(0, 4), profile: PROFILES[kind], baseOn, dueOn }];
  });
  const calendar = courtCalendar(court.settings);
  const after = (
    kind: DutyKind,
    ref: string,
    profile: DutyProfile,
    on: string,
    days: number,
  ): DutySubject => {
    const dueOn = addWorkingDays(calendar, on, days);
    return { ...base, kind, ref, profile, baseOn: dueOn, dueOn };
  };
  const elections = electionsAround(court, today).filter((day) => day >= court.participationSince);
  return [
    ...yearly,
    ...waveWanted(facts, court),
    ...elections.map((day) => after('COUNCIL_HANDOVER', day, 'INTERNAL_TASK', day, COUNCIL_HANDOVER_DAYS)),
    ...(declared
      ? reasonsToReconfirm(facts, court).map(({ ref, on }) =>
          after('RECONFIRM', ref, 'COMMITMENT', on, RECONFIRM_DAYS),
        )
      : []),
  ];
}

/** To start in the next wave, from the anchor of the last one on, for as long as the court has not started in it. */
function waveWanted({ waves, startedIn, programme }: DutyFacts, court: Court): DutySubject[] {
  const window = nextWindow(waves, programme);
  if (window === null || startedIn.some((number) => number >= window.number)) return [];
  const baseOn = ladderBase(window, programme);
  const ref = String(window.number);
  const { waveId, until: dueOn } = window;
  return [{ courtId: court.id, waveId, kind: 'WAVE', ref, profile: 'WAVE', baseOn, dueOn }];
}

/** The elections that duties may still be made of: what follows from one is due within a year. */
function electionsAround({ settings }: Court, today: string): string[] {
  const [from, until] = [addMonths(today, -LAPSES_MONTHS), addMonths(today, AHEAD_MONTHS)];
  return settings.elections.filter((day) => day >= from && day <= until);
}

/** Elections, and the last change of chair, since the declaration was signed. */
function reasonsToReconfirm(facts: DutyFacts, court: Court): { ref: string; on: string }[] {
  const { today, declaration } = facts;
  const signedOn = declaration?.signedOn ?? today;
  const elections = electionsAround(court, today).filter((day) => day > signedOn);
  const chair = lastChangeOfChair(facts, court);
  return [
    ...elections.map((on) => ({ ref: `ELECTION-${on}`, on })),
    ...(chair !== null && chair > signedOn ? [{ ref: `CHAIR-${chair}`, on: chair }] : []),
  ];
}

/** The day on which the court's present chair followed another one; null when there was no other. */
function lastChangeOfChair({ grants, today }: DutyFacts, court: Court): string | null {
  const chairs = grants
    .filter((grant) => grant.courtId === court.id && grant.role === 'CHAIR' && grant.kind === 'REGULAR')
    .filter((grant) => grant.validFrom <= today)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  const last = chairs.at(-1);
  const other = chairs.some(({ personId, validFrom }) => personId !== last?.personId && validFrom <= today);
  return last === undefined || !other ? null : last.validFrom;
}

function isGone(duty: Duty, court: Court, facts: DutyFacts): boolean {
  // Found together with the joint note that it is about.
  if (duty.kind === 'JOINT_CONSENT') return false;
  if (!takesPart(court)) return true;
  if (OF_DECLARATION.includes(duty.kind) && !isDeclared(facts.declaration)) return true;
  if (FIXED.some((kind) => kind === duty.kind)) return duty.dueOn <= addMonths(facts.today, -LAPSES_MONTHS);
  if (duty.kind === 'COUNCIL_HANDOVER') return !court.settings.elections.includes(duty.ref);
  if (duty.kind === 'WAVE') return !waveWanted(facts, court).some((one) => dutyKey(one) === duty.onceKey);
  if (duty.kind !== 'RECONFIRM') return false;
  // A chair who left again cannot confirm: the one who followed is asked.
  const chair = lastChangeOfChair(facts, court);
  return duty.ref.startsWith('CHAIR-')
    ? chair !== null && duty.ref !== `CHAIR-${chair}`
    : !court.settings.elections.includes(eventOf(duty));
}

/** The day of what a duty to confirm anew came from. */
export function eventOf({ ref }: Pick<Duty, 'ref'>): string {
  return ref.slice(-'yyyy-MM-dd'.length);
}

/**
 * What a duty says on the day that it fires, to whom, and when it comes back. Of several missed steps only the last
 * counts. `next` is `duty` itself when there is nothing to fire, else it has the next version.
 */
export function fireDuty(duty: Duty, facts: DutyFacts): { lines: Told[]; next: Duty } {
  const { today, court } = facts;
  if (duty.state !== 'OPEN' || duty.nextOn === null || duty.nextOn > today) return { lines: [], next: duty };
  const later: Duty = { ...duty, version: duty.version + 1, nextOn: nextDay(today) };
  if (court?.participation === 'PAUSED') return { lines: [], next: later };
  const steps = stepsOf(profileOf(facts.programme, duty.profile));
  let last = duty.step;
  while (last + 1 < steps.length && stepDay(duty, steps[last + 1]!, facts, duty.nextOn) <= today) last += 1;
  const lines = tell(duty, steps.slice(duty.step, last + 1), facts);
  // Everybody who could be told is away: it waits, and is not lost.
  if (lines.length === 0) return { lines, next: later };
  const coming = steps[last + 1];
  const nextOn = coming === undefined ? null : stepDay(duty, coming, facts, nextDay(today));
  return { lines, next: { ...duty, version: duty.version + 1, step: last + 1, nextOn } };
}

function firstStep(duty: DutySubject, facts: DutyFacts): { step: number; nextOn: string } {
  const steps = stepsOf(profileOf(facts.programme, duty.profile));
  const earliest = firstMorning(facts.now);
  const coming = steps.findIndex((step) => offsetDay(duty, step.offset, facts) >= earliest);
  const step = reminderFirst(steps, coming);
  return { step, nextOn: stepDay(duty, steps[step]!, facts, earliest) };
}

/** On which day, `earliest` or later, a step comes: a reminder on one of its owner's own days, up to its own day. */
function stepDay(duty: DutySubject, { offset, to }: Step, facts: DutyFacts, earliest: string): string {
  const day = offsetDay(duty, offset, facts);
  const owner = to === 'OWNER' ? ownersOf(duty, facts)[0] : undefined;
  if (owner !== undefined) return ownDay(owner, day, earliest);
  return day > earliest ? day : earliest;
}

/**
 * What will still be said of a duty, and to whom: its owners, or the role that it then goes to. A day is that of the
 * ladder; a reminder comes on one of its owner's own days.
 */
export function comingSteps(duty: Duty, facts: Ladder): { on: string; to: Step['to'] }[] {
  const { state, nextOn } = duty;
  if (state !== 'OPEN' || nextOn === null) return [];
  const [next, ...later] = stepsOf(profileOf(facts.programme, duty.profile)).slice(duty.step);
  if (next === undefined) return [];
  return [
    { on: nextOn, to: next.to },
    ...later
      .map(({ offset, to }) => ({ on: offsetDay(duty, offset, facts), to }))
      .filter(({ on }) => on > nextOn),
  ];
}

type Ladder = Pick<DutyFacts, 'programme' | 'court'>;

function offsetDay({ profile, baseOn }: DutySubject, offset: number, { programme, court }: Ladder): string {
  const calendar = court === null ? NATIONAL : courtCalendar(court.settings);
  return ladderDay(profileOf(programme, profile), offset, baseOn, calendar);
}

/** Who is told by these steps, each person once; the last step is the one that counts. */
function tell(duty: Duty, fired: readonly Step[], facts: DutyFacts): Told[] {
  const line = (escalated: boolean): MorningLine => ({ line: 'DUTY', dutyId: duty.id, escalated });
  const owners = ownersOf(duty, facts);
  const told = new Map<string, Told>();
  if (fired.some(({ to }) => to === 'OWNER')) {
    for (const { id } of owners) told.set(id, { personId: id, line: line(false) });
  }
  const escalation = fired.findLast(({ to }) => to !== 'OWNER')?.to;
  if (escalation !== undefined && escalation !== 'OWNER') {
    for (const { id } of withRole(escalation, facts)) {
      const own = owners.some((owner) => owner.id === id);
      told.set(id, { personId: id, line: line(!own) });
    }
  }
  return [...told.values()];
}

/** What must be known to say who has a role now. */
type Serving = Pick<DutyFacts, 'court' | 'programme' | 'today' | keyof CourtPeople>;

/** Who hears the ordinary steps of a duty today. */
export function ownersOf({ courtId, kind }: Pick<Duty, 'courtId' | 'kind'>, facts: Serving): Person[] {
  if (courtId === null) return coordinators(facts);
  const { court } = facts;
  if (court === null) throw new Error('A duty of a court that was not loaded');
  if (kind === 'JOINT_CONSENT') {
    const { today, people, grants, absences, programme } = facts;
    const can = consenters({ today, court, study: null, people: { people, grants, absences }, programme });
    if (can.people.length > 0) return can.people;
  }
  const roles = OWNERS[kind];
  if (kind === 'WAVE') return [...new Set(roles.flatMap((role) => withRole(role, facts)))];
  const held = roles.find((role) => peopleWithRole(facts, role, court.id, facts.today).length > 0);
  return withRole(held ?? roles[0]!, facts);
}

/** Whoever has the role and is there, or replaces; all of them when it is the coordinators'. */
export function withRole(role: RoleId, facts: Serving): Person[] {
  if (role === 'COORDINATOR' || facts.court === null) return coordinators(facts);
  const person = holder(role, { ...facts, court: facts.court });
  return person === null ? [] : [person];
}

function coordinators(facts: Serving): Person[] {
  return coordinatorIds(facts.grants, facts.today).flatMap((id) => personById(facts, id) ?? []);
}
