/**
 * When somebody is reminded of something, and who: one row per subject that holds the next step only. Pure: it plans
 * and decides, and sends nothing.
 */
import type { MorningLine } from '../../cards/ref';
import type { Reminder } from '../../entities/message';
import type { Person, RoleId } from '../../entities/person';
import type { GateRequest, RegisterEntry, StudyTask } from '../../entities/study';
import type { ReminderProfile } from '../programme/definition';
import { profileOf, taskOf } from '../programme/lookups';
import { deciders, inStudy } from './access';
import { addMonths, addWorkingDays, courtCalendar, isWorkingDay, nextDay, type Calendar } from './calendar';
import type { StudyCase, StudyFacts } from './facts';
import { localDate } from './local-time';
import { addOwnDays, firstMorning, ownDay } from './office-hours';
import { courtsOwnPeople, isAbsent, peopleWithRole, personById, rolesOf, standInFor } from './people';
import { awaitsReply, guardOf, responseTask } from './response-terms';
import { awaitsAnswer } from './study-case';

/** A step of a profile: to whoever it is of, or to a role when it escalates. */
export interface Step {
  offset: number;
  to: 'OWNER' | ReminderProfile['escalate'][number]['to'];
}

/** What can be reminded of, as long as there is something to say about it. */
interface Subject {
  kind: Reminder['subjectKind'];
  id: string;
  profile: ReminderProfile;
  /** The date from which the offsets count. */
  baseOn: string;
  /** "Later": not before this day. */
  snoozedUntil: string | null;
  /** Changes when the plan has to be made anew, beside the base date. */
  ownerId: string | null;
  /** Whether steps move to the person's own days: not for terms of others. */
  ownDays: boolean;
  /** Asking is itself a message at once, so the step of that day would say it twice. */
  saidAtOnce: boolean;
}

export type Told = { personId: string; line: MorningLine };

/** Who serves in a court on a day. */
type Serving = Pick<StudyFacts, 'court' | 'today' | 'people' | 'grants' | 'absences'>;

/**
 * The reminder rows that a change brings about: those of subjects that appeared, whose date or owner changed or that
 * were put off are planned anew, those of which there is nothing more to say are settled. `before` is the case before
 * the change, null for a new study; `existing` are the rows of this study. Rows that stay as they are, are left out.
 */
export function planReminders(before: StudyCase | null, facts: StudyFacts, existing: Reminder[]): Reminder[] {
  const rows = new Map(existing.map((row) => [keyOf(row.profile, row.subjectId), row]));
  const earlier = new Map(
    before === null
      ? []
      : subjectsOf({ ...facts, case: before }).map((subject) => [
          keyOf(subject.profile.id, subject.id),
          subject,
        ]),
  );
  const changed: Reminder[] = [];
  for (const subject of subjectsOf(facts)) {
    const key = keyOf(subject.profile.id, subject.id);
    const row = rows.get(key) ?? null;
    rows.delete(key);
    const was = earlier.get(key) ?? null;
    if (row !== null && was !== null && row.baseOn === subject.baseOn && samePlan(was, subject)) continue;
    changed.push({
      id: row?.id ?? facts.newId(),
      version: (row?.version ?? 0) + 1,
      studyId: facts.case.study.id,
      profile: subject.profile.id,
      subjectKind: subject.kind,
      subjectId: subject.id,
      baseOn: subject.baseOn,
      state: 'PLANNED',
      ...firstStep(subject, facts),
    });
  }
  for (const row of rows.values()) {
    if (row.state === 'PLANNED') changed.push({ ...row, version: row.version + 1, state: 'SETTLED' });
  }
  return changed;
}

function keyOf(profileId: string, subjectId: string): string {
  return `${profileId} ${subjectId}`;
}

function samePlan(a: Subject, b: Subject): boolean {
  return a.ownerId === b.ownerId && a.snoozedUntil === b.snoozedUntil;
}

/**
 * What a reminder says on the day that it fires, to whom, and when it comes back. It is decided now, with the facts of
 * now: whatever was settled meanwhile is not said, who is away is replaced, and of several missed steps only the last
 * counts. `next` has the version after `reminder`'s, unless it is not due yet: then it is `reminder` itself.
 */
export function fireReminder(reminder: Reminder, facts: StudyFacts): { lines: Told[]; next: Reminder } {
  const next = { ...reminder, version: reminder.version + 1 };
  const subject = subjectsOf(facts).find(
    (one) => one.profile.id === reminder.profile && one.id === reminder.subjectId,
  );
  if (subject === undefined) return { lines: [], next: { ...next, state: 'SETTLED' } };
  if (reminder.dueOn > facts.today) return { lines: [], next: reminder };
  if (reminder.baseOn !== subject.baseOn)
    return { lines: [], next: { ...next, baseOn: subject.baseOn, ...firstStep(subject, facts) } };
  const tomorrow = nextDay(facts.today);
  if (isOutside(facts)) return { lines: [], next: { ...next, dueOn: tomorrow } };

  const steps = stepsOf(subject.profile);
  const dayOf = (index: number, earliest: string) =>
    stepDay(subject, reminder, steps, index, earliest, facts);
  let last = reminder.step - 1;
  while (last + 1 < steps.length && dayOf(last + 1, reminder.dueOn) <= facts.today) last += 1;
  const fired = steps.slice(reminder.step, last + 1);
  const told = tell(subject, fired, facts);
  // Everybody who could be told is away: it waits, and is not lost.
  if (told.length === 0) return { lines: [], next: { ...next, dueOn: tomorrow } };
  if (last + 1 >= steps.length) return { lines: told, next: { ...next, state: 'SETTLED' } };
  return { lines: told, next: { ...next, step: last + 1, dueOn: dayOf(last + 1, tomorrow) } };
}

/** A court that paused its participation or left it is not reminded; what it had planned waits for its return. */
function isOutside({ court }: StudyFacts): boolean {
  return court.participation === 'PAUSED' || court.participation === 'WITHDRAWN';
}

/** Everything in the study that is worth a reminder as the facts are. */
function subjectsOf(facts: StudyFacts): Subject[] {
  const { study, tasks, entries, requests } = facts.case;
  if (study.state === 'PAUSED' || study.state === 'CLOSED') return [];
  return [
    ...tasks.flatMap((task) => taskSubject(task, facts)),
    ...entries.flatMap((entry) => entrySubject(entry, facts)),
    ...requests.flatMap((request) => requestSubject(request, facts)),
  ];
}

function taskSubject(task: StudyTask, facts: StudyFacts): Subject[] {
  if (task.state !== 'OPEN' || !task.firm || task.dueOn === null || task.waitingFor !== null) return [];
  if (awaitsAnswer(facts, task)) return [];
  return [
    {
      kind: 'TASK',
      id: task.id,
      profile: profileOf(facts.programme, 'INTERNAL_TASK'),
      baseOn: task.dueOn,
      snoozedUntil: task.snoozedUntil,
      ownerId: task.assigneeId,
      ownDays: true,
      saidAtOnce: false,
    },
  ];
}

function entrySubject(entry: RegisterEntry, facts: StudyFacts): Subject[] {
  if (entry.dueOn === null || !awaitsReply(entry)) return [];
  return [
    {
      kind: 'REGISTER_ENTRY',
      id: entry.id,
      profile: profileOf(facts.programme, 'EXTERNAL_RESPONSE'),
      baseOn: entry.dueOn,
      snoozedUntil: null,
      ownerId: null,
      ownDays: false,
      saidAtOnce: false,
    },
  ];
}

function requestSubject(request: GateRequest, facts: StudyFacts): Subject[] {
  if (request.state !== 'REQUESTED') return [];
  return [
    {
      kind: 'GATE_REQUEST',
      id: request.id,
      profile: profileOf(facts.programme, 'GATE_APPROVAL'),
      baseOn: localDate(request.requestedAt),
      snoozedUntil: null,
      ownerId: null,
      ownDays: true,
      saidAtOnce: true,
    },
  ];
}

/**
 * Reminders and escalations of a profile in one ladder, the earliest first. Offsets are in the profile's own unit.
 */
export function stepsOf(profile: ReminderProfile): Step[] {
  return [
    ...profile.offsets.map((offset): Step => ({ offset, to: 'OWNER' })),
    ...profile.escalate.map(({ offset, to }): Step => ({ offset, to })),
  ].toSorted((a, b) => a.offset - b.offset);
}

function offsetDay(subject: Subject, offset: number, from: string, facts: StudyFacts): string {
  return ladderDay(subject.profile, offset, from, courtCalendar(facts.court.settings));
}

/** The date at an offset from a base, `yyyy-MM-dd`, in the profile's own unit. */
export function ladderDay(
  { unit }: Pick<ReminderProfile, 'unit'>,
  offset: number,
  from: string,
  calendar: Calendar,
): string {
  switch (unit) {
    case 'working_days':
      return addWorkingDays(calendar, from, offset);
    case 'calendar_days':
      return nextDay(from, offset);
    case 'months':
      return addMonths(from, offset);
  }
}

/**
 * Nobody is told on before having been reminded: when only escalations are left, the last reminder comes first.
 * @param coming the first step that is still to come; -1 when all are past
 */
export function reminderFirst(steps: readonly Step[], coming: number): number {
  if (steps[coming]?.to === 'OWNER') return coming;
  const before = steps.slice(0, coming === -1 ? steps.length : coming);
  return Math.max(
    before.findLastIndex(({ to }) => to === 'OWNER'),
    0,
  );
}

/** The step with which a plan begins, and its day. */
function firstStep(subject: Subject, facts: StudyFacts): { step: number; dueOn: string } {
  const steps = stepsOf(subject.profile);
  const owner = ownersOf(subject, facts)[0] ?? null;
  const morning = firstMorning(facts.now);
  // "Later" goes up to the due date.
  const wanted =
    subject.snoozedUntil !== null && subject.snoozedUntil <= subject.baseOn ? subject.snoozedUntil : '';
  const earliest = wanted > morning ? wanted : morning;
  const coming = steps.findIndex(
    ({ offset }) =>
      offsetDay(subject, offset, subject.baseOn, facts) >= earliest && (!subject.saidAtOnce || offset > 0),
  );
  const step = reminderFirst(steps, coming);
  if (wanted > morning) return { step, dueOn: owner === null ? wanted : ownDay(owner, wanted, morning) };
  return { step, dueOn: reminderDay(subject, steps[step]?.offset ?? 0, owner, earliest, facts) };
}

/** On which day, `earliest` or later, a step comes, seen from the row that is planned now. */
function stepDay(
  subject: Subject,
  row: Reminder,
  steps: readonly Step[],
  index: number,
  earliest: string,
  facts: StudyFacts,
): string {
  const { offset, to } = steps[index] ?? { offset: 0, to: 'OWNER' };
  if (to === 'OWNER')
    return reminderDay(subject, offset, ownersOf(subject, facts)[0] ?? null, earliest, facts);
  const planned = { on: row.dueOn, offset: steps[row.step]?.offset ?? offset };
  const day = escalationDay(subject, offset, index > row.step ? planned : null, facts);
  return day > earliest ? day : earliest;
}

/** The day of a reminder: moved to the owner's own days, but one that says "it was due" never to before that. */
function reminderDay(
  subject: Subject,
  offset: number,
  owner: Person | null,
  earliest: string,
  facts: StudyFacts,
): string {
  const day = offsetDay(subject, offset, subject.baseOn, facts);
  if (!subject.ownDays || owner === null) return day > earliest ? day : earliest;
  const dayAfter = nextDay(subject.baseOn);
  return ownDay(owner, day, offset > 0 && dayAfter > earliest ? dayAfter : earliest);
}

/**
 * The day of an escalation: counted over the owner's own days, and from the reminder before it when that came late, so
 * that there was time to act on it.
 */
function escalationDay(
  subject: Subject,
  offset: number,
  planned: { on: string; offset: number } | null,
  facts: StudyFacts,
): string {
  const owner = subject.ownDays ? (ownersOf(subject, facts)[0] ?? null) : null;
  const calendar = courtCalendar(facts.court.settings);
  const count = (from: string, days: number) =>
    owner === null || subject.profile.unit !== 'working_days'
      ? offsetDay(subject, days, from, facts)
      : addOwnDays(owner, from, days, (day) => isWorkingDay(calendar, day));
  const day = count(subject.baseOn, offset);
  const since = planned === null ? day : count(planned.on, offset - planned.offset);
  return since > day ? since : day;
}

/** Who is told by these steps, each person once; the last step is the one that counts. */
function tell(subject: Subject, fired: readonly Step[], facts: StudyFacts): Told[] {
  const escalation = fired.findLast(({ to }) => to !== 'OWNER');
  const owners = ownersOf(subject, facts);
  const told = new Map<string, Told>();
  // A row that is due before any of its steps was put off until today: that is its owner's wish.
  if (fired.length === 0 || fired.some(({ to }) => to === 'OWNER')) {
    for (const { id } of owners) told.set(id, { personId: id, line: lineOf(subject, false) });
  }
  if (escalation !== undefined && escalation.to !== 'OWNER') {
    for (const { id } of escalationTo(escalation.to, subject, facts)) {
      const own = owners.some((owner) => owner.id === id);
      told.set(id, { personId: id, line: lineOf(subject, !own) });
    }
  }
  return [...told.values()];
}

function lineOf(subject: Subject, escalated: boolean): MorningLine {
  switch (subject.kind) {
    case 'TASK':
      return { line: 'TASK', taskId: subject.id, escalated };
    case 'GATE_REQUEST':
      return { line: 'GATE_REQUEST', requestId: subject.id, escalated };
    case 'REGISTER_ENTRY':
      return { line: 'REGISTER_ENTRY', entryId: subject.id, escalated };
  }
}

/** Who hears the ordinary steps today, the first of them setting the own days. */
function ownersOf(subject: Subject, facts: StudyFacts): Person[] {
  switch (subject.kind) {
    case 'TASK': {
      const task = facts.case.tasks.find(({ id }) => id === subject.id);
      return task === undefined ? [] : oneOf(taskOwner(task, facts));
    }
    case 'REGISTER_ENTRY': {
      const entry = facts.case.entries.find(({ id }) => id === subject.id);
      return entry === undefined ? [] : oneOf(entryOwner(entry, facts));
    }
    case 'GATE_REQUEST': {
      const request = facts.case.requests.find(({ id }) => id === subject.id);
      return request === undefined ? [] : whoDecides(request, facts);
    }
  }
}

/** The assignee or whoever replaces that person; of a role that nobody holds, whoever its work falls to. */
function taskOwner(task: StudyTask, facts: StudyFacts): Person | null {
  const { owner } = taskOf(facts.programme, task.taskId);
  const assignee = task.assigneeId === null ? null : servingOrNull(task.assigneeId, facts);
  return present(assignee, facts) ?? holder(owner === 'SECOND_READER' ? 'SECRETARY' : owner, facts);
}

/** Terms of others are guarded by whoever does the register's task. */
function entryOwner(entry: RegisterEntry, facts: StudyFacts): Person | null {
  const { owner } = responseTask(facts.programme, entry.kind);
  const task = guardOf(entry, facts.case.tasks, facts.programme);
  if (task !== undefined) return taskOwner(task, facts);
  return holder(owner === 'SECOND_READER' ? 'SECRETARY' : owner, facts);
}

/** Whoever may decide; when nobody can, whoever asked and the secretary: their card offers a stand-in. */
function whoDecides(request: GateRequest, facts: StudyFacts): Person[] {
  const { people } = deciders(inStudy(facts, { request }), request);
  if (people.length > 0) return people;
  const asked = present(servingOrNull(request.requestedById, facts), facts);
  return [...new Set([...oneOf(holder('SECRETARY', facts)), ...oneOf(asked)])];
}

function escalationTo(to: Exclude<Step['to'], 'OWNER'>, subject: Subject, facts: StudyFacts): Person[] {
  const { court, today } = facts;
  if (subject.kind === 'GATE_REQUEST' && to === 'DEPUTY_CHAIR') {
    const asked = facts.case.requests.find(({ id }) => id === subject.id)?.requestedById;
    const others = [
      ...peopleWithRole(facts, 'DEPUTY_CHAIR', court.id, today),
      ...peopleWithRole(facts, 'MEMBER', court.id, today),
    ];
    const able = others.find(
      (person) => person.id !== asked && !isAbsent(facts.absences, person.id, court.id, today),
    );
    return oneOf(able ?? holder('SECRETARY', facts));
  }
  return oneOf(holder(to, facts));
}

/**
 * Whoever has the role and is there, or the stand-in; for an absent chair the deputy. Else whoever is there of those to
 * whom its work falls, and in the end anybody of the court.
 */
export function holder(role: RoleId, facts: Serving): Person | null {
  const { court, today } = facts;
  const holding = (one: RoleId) => peopleWithRole(facts, one, court.id, today);
  const own = holding(role).flatMap((person) => oneOf(present(person, facts)))[0];
  if (own !== undefined) return own;
  const instead = [
    ...(role === 'CHAIR' ? holding('DEPUTY_CHAIR') : []),
    ...holding('SECRETARY'),
    ...holding('RESEARCHER'),
    ...courtsOwnPeople(facts, court.id, today),
  ];
  return instead.find((person) => !isAbsent(facts.absences, person.id, court.id, today)) ?? null;
}

/** The person, or the stand-in while away; null when away without one. */
function present(person: Person | null, facts: Serving): Person | null {
  if (person === null || !isAbsent(facts.absences, person.id, facts.court.id, facts.today)) return person;
  const standIn = standInFor(facts, person.id, facts.court.id, facts.today);
  return standIn === null ? null : personById(facts, standIn);
}

/** The person as long as there is a role in this court or study: who left is not reminded. */
function servingOrNull(personId: string, facts: StudyFacts): Person | null {
  const roles = rolesOf(facts.grants, personId, facts.court.id, facts.case.study.id, facts.today);
  return roles.length === 0 ? null : personById(facts, personId);
}

function oneOf(person: Person | null | undefined): Person[] {
  return person === null || person === undefined ? [] : [person];
}
