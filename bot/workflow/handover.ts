/**
 * Somebody leaves: everything that is theirs in one court goes to others at once. Their open tasks in every study, where
 * they are the contact or stand in for somebody, and their roles on the day that they end. Pure.
 */
import type { Commitment } from '../../entities/commitment';
import type { Court } from '../../entities/court';
import type { Absence, Person, RoleGrant } from '../../entities/person';
import type { StudyTask } from '../../entities/study';
import { may, inCourt } from './access';
import {
  decided,
  decidersChanged,
  programmeOfStudy,
  withChanged,
  type Administering,
} from './administration';
import { lengthFault, MAX_TEXT, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { endBarred, lastDayFault, standInFault, whatIsLeft } from './court-people';
import { nextDay } from './calendar';
import {
  outcome,
  refuse,
  type AdministrationDecision,
  type ChangedCase,
  type Decided,
  type Notice,
  type Outcome,
} from './decision';
import type { Actor, AdministrationFacts, StudyCase, StudyFacts } from './facts';
import { handOverStudy, type StudyHandover } from './handover-plan';
import { absenceOf, isCurrent, isOfCourt, personById } from './people';
import { newText, taskTitle } from './study-case';
import { acted } from './tasks';
import { readBy } from './told';

type Command = CommandOf<'HAND_OVER'>;

/**
 * @returns one decision over all studies of the court, with an entry in each history and one line for whoever got
 * something; refused when there is nothing to hand over. Who takes what: `handover-plan.ts`
 */
export function handOver(
  command: Command,
  doing: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const { facts, role } = doing;
  const leaver = personById(facts, command.personId);
  const fault =
    handoverFault(command.personId, facts, doing.actor, court) ?? commandFault(command, doing, court);
  if (fault !== null) return fault;
  if (leaver === null) return refuse('NOT_FOUND');
  const id = facts.newId();
  const studies = plannedHandover(command, facts, court);
  const cases = studies.flatMap((study) => changedCase(study, command, doing));
  const posts = passedPosts(command, doing, court);
  const ended = endedGrants(command, doing, court, posts.grants);
  const grants = [...posts.grants, ...ended];
  if (cases.length + posts.count + ended.length === 0) return nothingFault(studies, leaver);
  const after = { ...facts, grants: withChanged(facts.grants, grants) };
  const told = decidersChanged(facts, after, id);
  return decided({
    courts: posts.courts,
    commitments: posts.commitments,
    absences: posts.absences,
    grants,
    changedCases: cases,
    history: [
      {
        action: command.name,
        role,
        data: {
          handover: id,
          courtId: court.id,
          personId: leaver.id,
          toPersonId: command.toPersonId,
          studies: cases.map((one) => one.case.study.id),
          contact: posts.courts[0]?.contactId ?? null,
          absences: posts.absences.map((absence) => absence.id),
          grants: grants.map((grant) => grant.id),
          until: command.endRoleOn ?? null,
        },
        ...reasonTexts(command),
      },
    ],
    notices: [...told.notices, ...heard(id, studies, command, doing, court), ...posts.notices],
    changedSubjects: [
      ...told.changedSubjects,
      ...studies.flatMap(({ moved, guards }) => [...moved, ...guards].map(({ task }) => task.id)),
      court.id,
    ],
    outcome: saidOf(command, studies, { leaver, posts }, after, court),
  });
}

/** Somebody of this court hands over, or chair or secretary do it after that person has left. */
export function handoverFault(
  personId: string,
  { grants, today }: AdministrationFacts,
  actor: Actor,
  court: Court,
): Refused | null {
  const here = grants.filter((grant) => grant.personId === personId && grant.courtId === court.id);
  // Who has left cannot do it any more, whatever else they are elsewhere.
  if (personId === actor.person.id && !here.some((grant) => isCurrent(grant, today)))
    return refuse('NOT_YOURS', { who: 'CHAIR,SECRETARY' });
  return here.length === 0 ? refuse('NOT_OF_COURT') : null;
}

function commandFault(command: Command, doing: Administering, court: Court): Refused | null {
  const { facts } = doing;
  const { toPersonId, restToPersonId, endRoleOn } = command;
  return (
    takerFault(toPersonId, 'toPersonId', command, facts, court) ??
    (restToPersonId === undefined
      ? null
      : takerFault(restToPersonId, 'restToPersonId', command, facts, court)) ??
    lengthFault(command.reason ?? '', MAX_TEXT, 'reason') ??
    (endRoleOn === undefined ? null : lastDayFault(endRoleOn, 'endRoleOn', facts)) ??
    (endRoleOn === undefined ? null : endFault(command, doing, court))
  );
}

function takerFault(
  id: string,
  field: string,
  { personId }: Command,
  facts: AdministrationFacts,
  court: Court,
): Refused | null {
  if (id === personId) return refuse('HAND_OVER_TO_SELF', undefined, field);
  return canTakeOver(id, facts, court) ? null : refuse('NOT_OF_COURT', undefined, field);
}

/** One of the court's own people, or the external researcher of one of its studies. */
export function canTakeOver(personId: string, facts: AdministrationFacts, court: Court): boolean {
  if (isOfCourt(facts, personId, court.id, facts.today)) return true;
  return facts.grants.some(
    (grant) =>
      grant.personId === personId &&
      grant.role === 'EXTERNAL_RESEARCHER' &&
      facts.cases.some(({ study }) => study.id === grant.studyId) &&
      isCurrent(grant, facts.today),
  );
}

/** A secretary hands over the chair's tasks, but does not end the chair's role. */
function endFault(command: Command, { facts, role, actor }: Administering, court: Court): Refused | null {
  const barred = lasting(command.personId, facts, court)
    .map((grant) => endBarred(grant, role, actor))
    .find((fault) => fault !== null);
  return barred === undefined ? null : { ok: false, refusal: { ...barred.refusal, field: 'endRoleOn' } };
}

/** Everything that this person is in this court and that has not ended. */
export function lasting(personId: string, { grants, today }: AdministrationFacts, court: Court): RoleGrant[] {
  return grants.filter(
    (grant) =>
      grant.personId === personId &&
      grant.courtId === court.id &&
      (grant.validUntil === null || grant.validUntil >= today),
  );
}

function endedGrants(
  { personId, endRoleOn }: Command,
  { facts }: Administering,
  court: Court,
  moved: readonly RoleGrant[],
): RoleGrant[] {
  if (endRoleOn === undefined) return [];
  return lasting(personId, facts, court)
    .filter(({ validUntil }) => validUntil === null || validUntil > endRoleOn)
    .filter(({ id }) => !moved.some((grant) => grant.id === id))
    .map((grant) => ({ ...grant, validUntil: endRoleOn, version: grant.version + 1 }));
}

/** Who would take what over now, study by study; of studies that are closed nothing is left to take. */
export function plannedHandover(
  successors: Parameters<typeof handOverStudy>[1],
  facts: AdministrationFacts,
  court: Court,
): StudyHandover[] {
  return facts.cases.map((studyCase) => handOverStudy(factsOf(studyCase, facts, court), successors));
}

/** One of the court's cases, with what its rules may know. */
export function factsOf(studyCase: StudyCase, facts: AdministrationFacts, court: Court): StudyFacts {
  const programme = programmeOfStudy(facts, studyCase.study.waveId);
  return { ...facts, case: studyCase, court, programme, runsBeside: false };
}

function changedCase(
  { facts, moved, left, guards }: StudyHandover,
  command: Command,
  { actor, role }: Administering,
): ChangedCase[] {
  if (moved.length + guards.length === 0) return [];
  const deciding = { facts, actor, role };
  // What is waited for stays true under another name; "later" was the wish of whoever leaves.
  const after = new Map([
    ...moved.map(({ task, to }): [string, StudyTask] => [
      task.id,
      acted(deciding, task, 'REASSIGN_TASK', { assigneeId: to, snoozedUntil: null }),
    ]),
    ...guards.map(({ task, to }): [string, StudyTask] => [
      task.id,
      { ...task, assigneeId: to, version: task.version + 1 },
    ]),
  ]);
  const reason = tidy(command.reason ?? '');
  const text = reason === '' ? null : newText(deciding, facts.case.study.id, 'REASON', reason);
  return [
    {
      case: { ...facts.case, tasks: facts.case.tasks.map((task) => after.get(task.id) ?? task) },
      texts: text === null ? [] : [text],
      history: [
        {
          action: command.name,
          role,
          data: {
            courtId: facts.court.id,
            personId: command.personId,
            toPersonId: command.toPersonId,
            tasks: moved.map(({ task, to }) => ({
              id: task.id,
              taskId: task.taskId,
              version: task.version + 1,
              from: task.assigneeId,
              to,
            })),
            left: left.map(({ id }) => id),
            guards: guards.map(({ task, to }) => ({
              id: task.id,
              taskId: task.taskId,
              version: task.version + 1,
              to,
            })),
            text: text?.id ?? null,
          },
          ...reasonTexts(command),
        },
      ],
    },
  ];
}

function reasonTexts({ reason }: Command): { texts?: Record<string, string> } {
  const body = tidy(reason ?? '');
  return body === '' ? {} : { texts: { reason: body } };
}

/** What somebody is beside their tasks, passed on: as far as anybody can be. */
interface Posts {
  courts: Court[];
  commitments: Commitment[];
  absences: Absence[];
  grants: RoleGrant[];
  notices: Notice[];
  count: number;
}

function passedPosts(command: Command, doing: Administering, court: Court): Posts {
  const { facts } = doing;
  const { personId } = command;
  const own = [command.toPersonId, command.restToPersonId].filter(
    (id) => id !== undefined && isOfCourt(facts, id, court.id, facts.today),
  );
  const contactId = court.contactId === personId ? (own[0] ?? null) : court.contactId;
  const courts = contactId === court.contactId ? [] : [{ ...court, contactId, version: court.version + 1 }];
  const commitments = facts.commitments.flatMap((commitment): Commitment[] => {
    const before = commitment.value?.standInId;
    if (before === undefined || (before !== personId && before !== contactId)) return [];
    // Two people who can be reached: never the contact twice.
    const standInId = own.find((id) => id !== contactId);
    const { standInId: _, ...value } = commitment.value ?? {};
    return [
      {
        ...commitment,
        value: standInId === undefined ? value : { ...value, standInId },
        version: commitment.version + 1,
      },
    ];
  });
  const absences = facts.absences
    .filter(
      ({ courtId, standInId, validUntil }) =>
        courtId === court.id && standInId === personId && (validUntil === null || validUntil >= facts.today),
    )
    .map((absence) => ({
      ...absence,
      standInId: own.find((id) => id !== absence.personId) ?? null,
      version: absence.version + 1,
    }));
  const grants = passedStandIn(command, doing, court);
  return {
    courts,
    commitments,
    absences,
    grants,
    notices: askedAgain(courts[0], facts),
    count: courts.length + commitments.length + absences.length + grants.length,
  };
}

/** The temporary replacement of the chair passes on only by somebody who may appoint one, and to one who can be. */
function passedStandIn(command: Command, { facts, actor }: Administering, court: Court): RoleGrant[] {
  const successor = personById(facts, command.toPersonId);
  const held = lasting(command.personId, facts, court).filter(({ kind }) => kind === 'STAND_IN');
  if (
    successor === null ||
    !may(actor, 'APPOINT_STAND_IN', inCourt(facts)).ok ||
    standInFault(successor, facts, actor, court) !== null
  ) {
    return [];
  }
  const has = lasting(successor.id, facts, court).some(({ kind }) => kind === 'STAND_IN');
  return held.flatMap((grant) => [
    { ...grant, validUntil: nextDay(facts.today, -1), version: grant.version + 1 },
    ...(has
      ? []
      : [{ ...grant, id: facts.newId(), version: 1, personId: successor.id, validFrom: facts.today }]),
  ]);
}

/** A question of the coordinator that the leaver had not answered yet goes to the new contact. */
function askedAgain(court: Court | undefined, facts: AdministrationFacts): Notice[] {
  const { contactId = null, statusAnswer = null } = court ?? {};
  if (court === undefined || contactId === null || statusAnswer === null || statusAnswer.answer !== null)
    return [];
  return [
    {
      to: { personId: contactId },
      card: { card: 'STATUS_QUESTION', courtId: court.id },
      when: 'AT_ONCE',
      onceKey: `status:${court.id}:${facts.today}:${contactId}`,
    },
  ];
}

/** One line for each who got something, whatever it is: not one for each task. */
function heard(
  id: string,
  studies: readonly StudyHandover[],
  command: Command,
  { facts, actor }: Administering,
  court: Court,
): Notice[] {
  const takers = new Set(
    studies.flatMap(({ moved, guards }) => [...moved, ...guards].flatMap(({ to }) => to ?? [])),
  );
  return [...takers].flatMap((toPersonId): Notice[] => {
    const read = readBy(toPersonId, { ...facts, court });
    if (toPersonId === actor.person.id || read.to.personId === actor.person.id) return [];
    return [
      {
        ...read,
        card: { card: 'HANDED_OVER', courtId: court.id, personId: command.personId, toPersonId },
        when: 'MORNING',
        onceKey: `handover:${id}:${toPersonId}`,
      },
    ];
  });
}

/** Nothing changed: there was nothing, or nobody can take it. */
function nothingFault(studies: readonly StudyHandover[], { name }: Person): Refused {
  const left = studies.reduce((sum, study) => sum + study.left.length, 0);
  return left === 0
    ? refuse('NOTHING_TO_HAND_OVER', { name })
    : refuse('NOBODY_TAKES_OVER', { count: left }, 'restToPersonId');
}

function saidOf(
  { personId, toPersonId, endRoleOn }: Command,
  studies: readonly StudyHandover[],
  { leaver, posts }: { leaver: Person; posts: Posts },
  after: AdministrationFacts,
  court: Court,
): Outcome {
  const moved = studies.flatMap((study) => study.moved);
  const others = moved.filter(({ to }) => to !== toPersonId);
  const takers = [...new Set(others.flatMap(({ to }) => to ?? []))];
  const left = studies.flatMap((study) => study.left.map((task) => taskTitle(study.facts, task)));
  const absence = absenceOf(after.absences, toPersonId, court.id, after.today);
  const ends = endRoleOn !== undefined && lastsUntil(personId, after, court, endRoleOn);
  const replaces = lasting(personId, after, court).some(({ kind }) => kind === 'STAND_IN');
  const nameOf = (id: string): string => personById(after, id)?.name ?? '';
  return outcome('HANDED_OVER', {
    name: leaver.name,
    to: nameOf(toPersonId),
    count: moved.length - others.length,
    others: others.length,
    takers: takers.map(nameOf).join(', '),
    unread: others.filter(({ to }) => to === null).length,
    terms: studies.reduce((sum, { terms }) => sum + terms, 0),
    left: left.length,
    leftTitles: left.slice(0, MOST_TITLES).join('”, “'),
    contact: posts.courts.map(({ contactId }) => (contactId === null ? '-' : nameOf(contactId))).join(''),
    standIn: replaces && posts.grants.length === 0 ? 'left' : '',
    away: absence === null ? 'no' : (absence.validUntil ?? 'unknown'),
    until: ends ? endRoleOn : '',
    leaves: ends ? whatIsLeft(after, court, { until: endRoleOn, today: after.today }) : '',
  });
}

const MOST_TITLES = 3;

const lastsUntil = (personId: string, { grants }: AdministrationFacts, court: Court, day: string): boolean =>
  grants.some(
    (grant) => grant.personId === personId && grant.courtId === court.id && grant.validUntil === day,
  );
