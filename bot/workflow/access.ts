/**
 * Who may what: the table of rights as data, and the one function that answers "may this person do this here". Every
 * command, card and dialog asks it; nothing else decides on rights. It knows people and roles, not what is wise.
 */
import type { WhoCode } from '../../cards/texts/who';
import type { Court } from '../../entities/court';
import type { Person, RoleId } from '../../entities/person';
import type { GateRequest, Study, StudyTask } from '../../entities/study';
import type { Programme } from '../programme/definition';
import { nextStage, stageOf, taskOf } from '../programme/lookups';
import { nextDay } from './calendar';
import type { CommandName } from './commands';
import { refuse, type Refusal } from './decision';
import type { Actor, AdministrationFacts, CourtPeople, StudyFacts } from './facts';
import {
  absenceOf,
  authorsOf,
  contactOf,
  COURT_ROLES,
  courtsOwnPeople,
  doerOf,
  holding,
  isAbsent,
  isCurrent,
  isStandIn,
  peopleWithRole,
  type ReadableTask,
  rolesOf,
  standInFor,
} from './people';

/** Giving an invitation's code is not in here: the code itself is the right. */
export type AccessAction =
  | Exclude<CommandName, 'REDEEM_CODE'>
  | 'READ_CONTENT'
  | 'READ_STATUS'
  | 'READ_RELEASED'
  | 'READ_SHARED'
  | 'READ_OBJECTIONS'
  | 'READ_EXPORT'
  | 'CHECK_EXPORT'
  | 'IMPORT_COURT';

export interface Where {
  today: string;
  /** Null for what concerns the programme or only oneself. */
  court: Court | null;
  study: Pick<Study, 'id'> | null;
  people: CourtPeople;
  programme: Programme;
  /** All tasks of the study: a second reader may not have done what is read. */
  tasks?: readonly ReadableTask[];
  /** The task, gate request or person that it is about. */
  task?: StudyTask;
  request?: Pick<GateRequest, 'stageId' | 'requestedById'>;
  subjectId?: string;
}

export type Allowed = { ok: true; role: RoleId } | { ok: false; refusal: Refusal };

/** What must be known of a study to say who may do something in it. */
export type Accessible = Pick<StudyFacts, 'today' | 'court' | 'programme' | keyof CourtPeople> & {
  case: { study: Pick<Study, 'id'>; tasks: readonly ReadableTask[] };
};

/** The study (and court) in which a command is done. */
export function inStudy(facts: Accessible, about: Pick<Where, 'task' | 'request' | 'subjectId'> = {}): Where {
  return {
    today: facts.today,
    court: facts.court,
    study: facts.case.study,
    people: { people: facts.people, grants: facts.grants, absences: facts.absences },
    programme: facts.programme,
    tasks: facts.case.tasks,
    ...about,
  };
}

/** The court, or the programme, in which a command of administration is done. */
export function inCourt(facts: AdministrationFacts, about: Pick<Where, 'subjectId'> = {}): Where {
  return {
    today: facts.today,
    court: facts.court,
    study: null,
    people: { people: facts.people, grants: facts.grants, absences: facts.absences },
    programme: facts.programme,
    ...about,
  };
}

/** A way of being the one who may: a role in the court, or a relation to what it is about. */
type Holder =
  | Exclude<RoleId, 'EXTERNAL_RESEARCHER'>
  /** One of the court's own people. */
  | 'COURT'
  /** The external researcher, in the one study. */
  | 'EXTERNAL_IN_STUDY'
  /** Whose task it is: to whom it is given, or to whom it falls when that person has left; the stand-in while away. */
  | 'ASSIGNEE'
  /** Anyone of the court, for a second reading that is given to nobody. */
  | 'FREE_SECOND_READER'
  /** Whoever did the last thing with the task, also after giving it to somebody else. */
  | 'LAST_ACTOR'
  /** Deputy or another member, while the chair's absence is registered. */
  | 'SUBSTITUTE'
  /** Appointed for decisions, while the chair cannot take this one. */
  | 'STAND_IN'
  | 'ANY_STAND_IN'
  /** Second reader of the stage, where the court left this gate to the second reader. */
  | 'DELEGATE'
  /** The secretary of a chair who does not use Teams, or to whom the secretary's work falls. */
  | 'RECORDER'
  /** The chair of a court that has neither researcher nor secretary: their work falls to the chair. */
  | 'CHAIR_ALONE'
  /** The last chair, while the court has no other and the term has just ended. */
  | 'PREDECESSOR'
  | 'CONTACT'
  | 'SUBJECT'
  /** Anyone with a role anywhere, about oneself. */
  | 'SELF'
  | 'CHAIR_SOMEWHERE';

interface Right {
  by: readonly Holder[];
  /** Who never may, whatever else they are. */
  never?: 'REQUESTER';
}

const DO_TASK: Right = { by: ['ASSIGNEE', 'FREE_SECOND_READER', 'SECRETARY', 'CHAIR'] };
const CHANGE_TASK: Right = { by: ['ASSIGNEE', 'SECRETARY', 'CHAIR'] };
const DECIDE: Right = { by: ['CHAIR', 'SUBSTITUTE', 'STAND_IN', 'DELEGATE'], never: 'REQUESTER' };
/** As a gate, by whoever asked for it too: the other chairs are the second pair of eyes. */
const SPEAK_FOR_COURT: Right = { by: ['CHAIR', 'SUBSTITUTE', 'STAND_IN'] };
const REQUEST: Right = { by: ['RESEARCHER', 'SECRETARY', 'CHAIR_ALONE'] };
const RECORD: Right = { by: ['RESEARCHER', 'SECRETARY', 'CHAIR'] };
const GOVERN: Right = { by: ['CHAIR', 'SECRETARY'] };
const COORDINATE: Right = { by: ['COORDINATOR'] };
const ABSENCE: Right = { by: ['SUBJECT', 'CHAIR', 'DEPUTY_CHAIR', 'SECRETARY'] };
const OWN: Right = { by: ['SELF'] };
const SHARE: Right = { by: ['CHAIR', 'SUBSTITUTE', 'COORDINATOR'] };

/** The table of rights. The role under which somebody acts is that of the first that fits. */
export const RIGHTS = {
  COMPLETE_TASKS: DO_TASK,
  UNDO_TASK: { by: ['ASSIGNEE', 'LAST_ACTOR', 'SECRETARY', 'CHAIR'] },
  SNOOZE_TASK: CHANGE_TASK,
  WAIT_FOR: CHANGE_TASK,
  STOP_WAITING: CHANGE_TASK,
  MARK_NOT_APPLICABLE: CHANGE_TASK,
  EXTEND_TASK: CHANGE_TASK,
  REASSIGN_TASK: CHANGE_TASK,
  REOPEN_TASK: CHANGE_TASK,
  ADD_NOTE: { by: ['ASSIGNEE', 'COURT'] },
  REQUEST_GATE: REQUEST,
  WITHDRAW_GATE: REQUEST,
  APPROVE_GATE: DECIDE,
  RETURN_GATE: DECIDE,
  RECORD_GATE_DECISION: { by: ['RECORDER'] },
  REOPEN_GATE: { by: ['CHAIR', 'SUBSTITUTE'] },
  EXTEND_STAGE: GOVERN,
  RECORD_EVENT: RECORD,
  ANSWER_CONDITION: RECORD,
  ADD_REGISTER_ENTRY: RECORD,
  UPDATE_REGISTER_ENTRY: RECORD,
  ANSWER_EXTENSION_PROPOSAL: RECORD,
  SET_QUESTION: RECORD,
  ADOPT_SHARED_ANSWER: RECORD,
  KEEP_ANSWER: RECORD,
  RELEASE_FINDINGS: { by: ['CHAIR', 'SUBSTITUTE'] },
  ADD_RECOMMENDATION: RECORD,
  UPDATE_RECOMMENDATION: RECORD,
  PAUSE_STUDY: GOVERN,
  RESUME_STUDY: GOVERN,
  START_STUDY: GOVERN,
  REGISTER_COURT: COORDINATE,
  SET_PARTICIPATION: COORDINATE,
  SET_COURT_SETTINGS: GOVERN,
  SET_CONTACT: GOVERN,
  INVITE: { by: ['CHAIR', 'SECRETARY', 'COORDINATOR'] },
  REVOKE_INVITATION: { by: ['CHAIR', 'SECRETARY', 'COORDINATOR'] },
  END_ROLE: { by: ['SUBJECT', 'CHAIR', 'SECRETARY', 'COORDINATOR'] },
  HAND_OVER: { by: ['SUBJECT', 'CHAIR', 'SECRETARY'] },
  APPOINT_CHAIR: { by: ['CHAIR', 'PREDECESSOR', 'COORDINATOR'] },
  APPOINT_STAND_IN: { by: ['CHAIR', 'DEPUTY_CHAIR', 'SECRETARY'] },
  REGISTER_ABSENCE: ABSENCE,
  END_ABSENCE: ABSENCE,
  SET_WORKING_DAYS: OWN,
  SET_LANGUAGE: OWN,
  SET_WEEKLY_LINES: { by: ['CHAIR_SOMEWHERE'] },
  SET_MAIL_ADDRESS: OWN,
  SET_CATALOGUE_ID: { by: ['CHAIR', 'SECRETARY', 'COORDINATOR'] },
  ERASE_PERSON: { by: ['CHAIR', 'SECRETARY', 'COORDINATOR'] },
  CREATE_CALENDAR_LINK: OWN,
  REVOKE_CALENDAR_LINK: OWN,
  CREATE_DOCUMENT_LINK: { by: ['COURT'] },
  OPEN_WAVE: COORDINATE,
  SET_ANCHOR: COORDINATE,
  SET_WAVE_WINDOW: COORDINATE,
  ADOPT_DEFINITION: COORDINATE,
  PROPOSE_JOINT_NOTE: COORDINATE,
  REVISE_JOINT_NOTE: COORDINATE,
  WITHDRAW_JOINT_NOTE: COORDINATE,
  PUBLISH_JOINT_NOTE: COORDINATE,
  CONSENT_JOINT_NOTE: SPEAK_FOR_COURT,
  OBJECT_JOINT_NOTE: SPEAK_FOR_COURT,
  TAKE_BACK_CONSENT: SPEAK_FOR_COURT,
  LINK_CHANNEL: { by: ['CHAIR'] },
  UNLINK_CHANNEL: { by: ['COURT'] },
  ASK_STATUS: COORDINATE,
  SIGN_DECLARATION: { by: ['COORDINATOR', 'CHAIR'] },
  CONFIRM_COMMITMENTS: GOVERN,
  CONFIRM_BUDGET: GOVERN,
  REPORT_SPENDING: GOVERN,
  RECONFIRM_DECLARATION: { by: ['CHAIR', 'SUBSTITUTE', 'RECORDER'] },
  WAIVE_COMMITMENT: { by: ['CHAIR'] },
  ANNOUNCE_WITHDRAWAL: { by: ['CHAIR', 'RECORDER'] },
  REPORT_INCIDENT: GOVERN,
  CLOSE_INCIDENT: { by: ['CHAIR', 'SUBSTITUTE'] },
  // A duty of the programme has no court: only a coordinator has a role there.
  COMPLETE_DUTY: { by: ['CHAIR', 'SECRETARY', 'RESEARCHER', 'COORDINATOR'] },
  // For their court, or for the programme: then only a coordinator has a role there.
  PROPOSE_SHARED_ANSWER: SHARE,
  WITHDRAW_SHARED_ANSWER: SHARE,
  ANSWER_STATUS: { by: ['CONTACT', 'CHAIR', 'DEPUTY_CHAIR', 'SECRETARY'] },
  READ_CONTENT: { by: ['COURT', 'EXTERNAL_IN_STUDY', 'ANY_STAND_IN'] },
  READ_STATUS: { by: ['COURT', 'COORDINATOR'] },
  // What a chair has released is for the programme: its coordinators, and the chairs of the other courts.
  READ_RELEASED: { by: ['COURT', 'COORDINATOR', 'CHAIR_SOMEWHERE'] },
  // Asked in each court that takes part: what is written to the others is for those who decide there.
  READ_OBJECTIONS: { by: ['CHAIR', 'SUBSTITUTE', 'STAND_IN', 'COORDINATOR'] },
  // What was written for all courts together, everybody in them may read.
  READ_SHARED: OWN,
  // Everything of the court, to take along.
  READ_EXPORT: GOVERN,
  // Whoever has the file has what is in it already; this reads nothing else.
  CHECK_EXPORT: { by: ['CHAIR', 'SECRETARY', 'COORDINATOR'] },
  // Nobody else has a role where no court is yet.
  IMPORT_COURT: COORDINATE,
} as const satisfies Record<AccessAction, Right>;

interface Asking {
  actor: Actor;
  where: Where;
  /** Roles in this court and study, today. */
  roles: readonly RoleId[];
}

interface HolderRule {
  /** How a refusal names them. */
  who: WhoCode;
  /** The role under which somebody who is one acts; null for somebody who is not. */
  as: (asking: Asking) => RoleId | null;
}

const ownRole = ({ roles }: Asking): RoleId | null =>
  COURT_ROLES.find((role) => roles.includes(role)) ?? null;

const externalRole = ({ roles }: Asking): RoleId | null =>
  roles.includes('EXTERNAL_RESEARCHER') ? 'EXTERNAL_RESEARCHER' : null;

/** The role that the task is meant for, when this person holds it; else what they are here. */
function roleForTask(asking: Asking): RoleId | null {
  const owner =
    asking.where.task === undefined ? null : taskOf(asking.where.programme, asking.where.task.taskId).owner;
  const meant = asking.roles.find((role) => role === owner);
  return meant ?? ownRole(asking) ?? externalRole(asking);
}

function doer({ task, court, study, programme, people, today }: Where): Person | null {
  if (task === undefined || court === null || study === null) return null;
  return doerOf(task, programme, people, court.id, study.id, today);
}

/** It is this person's task, or that of somebody who is away and whom this person stands in for. */
function isAssigned({ actor, where }: Asking): boolean {
  const person = doer(where);
  if (person === null || where.court === null) return false;
  if (person.id === actor.person.id) return true;
  return standInFor(where.people, person.id, where.court.id, where.today) === actor.person.id;
}

const holdsRole =
  (role: RoleId) =>
  ({ roles }: Asking) =>
    roles.includes(role) ? role : null;

const HOLDERS: Record<Holder, HolderRule> = {
  CHAIR: { who: 'CHAIR', as: holdsRole('CHAIR') },
  DEPUTY_CHAIR: { who: 'DEPUTY_CHAIR', as: holdsRole('DEPUTY_CHAIR') },
  SECRETARY: { who: 'SECRETARY', as: holdsRole('SECRETARY') },
  RESEARCHER: { who: 'RESEARCHER', as: holdsRole('RESEARCHER') },
  MEMBER: { who: 'MEMBER', as: holdsRole('MEMBER') },
  COORDINATOR: { who: 'COORDINATOR', as: holdsRole('COORDINATOR') },
  COURT: { who: 'COURT', as: ownRole },
  EXTERNAL_IN_STUDY: { who: 'COURT', as: externalRole },
  ASSIGNEE: {
    who: 'ASSIGNEE',
    as: (asking) => (isAssigned(asking) ? roleForTask(asking) : null),
  },
  FREE_SECOND_READER: {
    who: 'SECOND_READER',
    as: (asking) => {
      const { task, programme } = asking.where;
      const reading = task !== undefined && taskOf(programme, task.taskId).owner === 'SECOND_READER';
      return reading && doer(asking.where) === null ? ownRole(asking) : null;
    },
  },
  LAST_ACTOR: {
    who: 'ASSIGNEE',
    as: (asking) =>
      asking.where.task?.lastAction?.byId === asking.actor.person.id ? roleForTask(asking) : null,
  },
  SUBSTITUTE: {
    who: 'SUBSTITUTE',
    as: ({ where, roles }) =>
      chairState(where) === 'ABSENT'
        ? (roles.find((role) => role === 'DEPUTY_CHAIR' || role === 'MEMBER') ?? null)
        : null,
  },
  STAND_IN: {
    who: 'STAND_IN',
    as: (asking) => (chairState(asking.where) === 'CAN_DECIDE' ? null : standInRole(asking)),
  },
  ANY_STAND_IN: { who: 'STAND_IN', as: (asking) => standInRole(asking) },
  DELEGATE: { who: 'SECOND_READER', as: (asking) => (isDelegate(asking) ? ownRole(asking) : null) },
  RECORDER: {
    who: 'RECORDER',
    as: ({ where, roles }) => {
      if (where.court === null || where.court.settings.chairUsesTeams) return null;
      const falls = holding('SECRETARY', where.people, where.court.id, null, where.today)?.role;
      return roles.find((role) => role === falls && role !== 'CHAIR') ?? null;
    },
  },
  CHAIR_ALONE: {
    who: 'RESEARCHER',
    as: ({ where, roles }) => {
      if (where.court === null || !roles.includes('CHAIR')) return null;
      return holding('RESEARCHER', where.people, where.court.id, null, where.today)?.role === 'CHAIR'
        ? 'CHAIR'
        : null;
    },
  },
  PREDECESSOR: {
    who: 'PREDECESSOR',
    as: ({ actor, where }) => (isPredecessor(actor, where) ? 'CHAIR' : null),
  },
  CONTACT: {
    who: 'CONTACT',
    as: (asking) => {
      const { court, people, today } = asking.where;
      const contact = court === null ? null : contactOf(court, people, today);
      return contact?.id === asking.actor.person.id ? ownRole(asking) : null;
    },
  },
  SUBJECT: {
    who: 'SELF',
    as: (asking) =>
      asking.where.subjectId === asking.actor.person.id
        ? (ownRole(asking) ?? anyRole(asking.actor, asking.where))
        : null,
  },
  SELF: { who: 'SELF', as: ({ actor, where }) => anyRole(actor, where) },
  CHAIR_SOMEWHERE: {
    who: 'CHAIR',
    as: ({ actor, where }) =>
      actor.grants.some(
        (grant) => grant.role === 'CHAIR' && grant.kind === 'REGULAR' && isCurrent(grant, where.today),
      )
        ? 'CHAIR'
        : null,
  },
};

/** Days after the end of a term in which the last chair may still appoint the next one. */
const PREDECESSOR_DAYS = 92;

/**
 * May this person do this here? The only function that answers it.
 *
 * @returns the role under which it is done, for the history; or who may, kindly.
 */
export function may(actor: Actor, action: AccessAction, where: Where): Allowed {
  const right: Right = RIGHTS[action];
  const roles = rolesOf(
    actor.grants,
    actor.person.id,
    where.court?.id ?? null,
    where.study?.id ?? null,
    where.today,
  );
  const asking = { actor, where, roles };
  for (const holder of right.by) {
    const role = HOLDERS[holder].as(asking);
    if (role === null) continue;
    const asked = right.never === 'REQUESTER' && where.request?.requestedById === actor.person.id;
    return asked ? refuse('OWN_REQUEST') : { ok: true, role };
  }
  if (anyRole(actor, where) === null) return refuse('NO_ROLE');
  return refuse('NOT_YOURS', { who: [...new Set(right.by.map((holder) => HOLDERS[holder].who))].join(',') });
}

/** Why nobody can decide: no chair, a chair away without anybody to replace, or only the one who asked could. */
type Missing = 'NO_CHAIR' | 'CHAIR_ABSENT' | 'ONLY_REQUESTER';

export interface Deciders {
  /** Whoever can decide now and is there, the chair first. */
  people: Person[];
  /** Set when there is nobody. */
  missing: Missing | null;
  /** Last day of the chair's absence, where that is what is waited for and it is known. */
  waitsUntil: string | null;
}

/** Who can decide on this request now; or, when nobody can, why and until when it waits. */
export function deciders(where: Where, request: Pick<GateRequest, 'stageId' | 'requestedById'>): Deciders {
  return able(
    where,
    (person, requestedById = request.requestedById) =>
      mayDecide(person, where, { ...request, requestedById }),
    request.requestedById,
  );
}

/** @param can whether this person can; with a second argument, whether they could if that one had asked */
function able(
  where: Where,
  can: (person: Person, requestedById?: string) => boolean,
  requestedById: string | null,
): Deciders {
  const { court, people, today } = where;
  if (court === null) return { people: [], missing: 'NO_CHAIR', waitsUntil: null };
  const present = peopleHere(people, court.id, today).filter(
    (person) => !isAbsent(people.absences, person.id, court.id, today),
  );
  const those = present.filter((person) => can(person));
  if (those.length > 0) return { people: those, missing: null, waitsUntil: null };
  const asker = present.find((person) => person.id === requestedById);
  if (asker !== undefined && can(asker, '')) {
    return { people: [], missing: 'ONLY_REQUESTER', waitsUntil: null };
  }
  const chairs = peopleWithRole(people, 'CHAIR', court.id, today);
  if (chairs.length === 0) return { people: [], missing: 'NO_CHAIR', waitsUntil: null };
  const known = chairs.flatMap(
    (chair) => absenceOf(people.absences, chair.id, court.id, today)?.validUntil ?? [],
  );
  return {
    people: [],
    missing: 'CHAIR_ABSENT',
    waitsUntil: known.toSorted((a, b) => a.localeCompare(b))[0] ?? null,
  };
}

/** Who can speak for the court about a joint note now; or, when nobody can, why and until when it waits. */
export function consenters(where: Where): Deciders {
  return able(where, (person) => mayDo(person, 'CONSENT_JOINT_NOTE', where), null);
}

function mayDecide(
  person: Person,
  where: Where,
  request: Pick<GateRequest, 'stageId' | 'requestedById'>,
): boolean {
  return mayDo(person, 'APPROVE_GATE', { ...where, request });
}

function mayDo(person: Person, action: AccessAction, where: Where): boolean {
  const grants = where.people.grants.filter((grant) => grant.personId === person.id);
  return may({ person, grants }, action, where).ok;
}

/** The court's people and its stand-ins. */
function peopleHere(people: CourtPeople, courtId: string, today: string): Person[] {
  const own = courtsOwnPeople(people, courtId, today);
  const standIns = people.people.filter((person) => isStandIn(people.grants, person.id, courtId, today));
  return [...new Set([...own, ...standIns])];
}

/** Whether the gate of this stage may be decided by its second reader in this court. */
function isDelegated(court: Court, programme: Programme, stageId: string): boolean {
  const stage = stageOf(programme, stageId);
  const next = nextStage(programme, stageId);
  // A transition between the five phases always goes to the chair, whatever a court's settings say.
  if (stage.gate.delegable !== true || (next !== null && next.phase !== stage.phase)) return false;
  return court.settings.delegatedGates.includes(stage.gate.id);
}

function isDelegate({ actor, where }: Asking): boolean {
  const { court, request, programme, tasks = [] } = where;
  if (court === null || request === undefined || !isDelegated(court, programme, request.stageId))
    return false;
  const readings = stageOf(programme, request.stageId).tasks.filter((task) => task.owner === 'SECOND_READER');
  return (
    readings.some((reading) =>
      tasks.some(
        (task) => task.taskId === reading.id && (task.doneById ?? task.assigneeId) === actor.person.id,
      ),
    ) && !readings.some((reading) => authorsOf(reading, tasks).has(actor.person.id))
  );
}

function chairState(where: Where): 'CAN_DECIDE' | 'ABSENT' | 'REQUESTED' | 'NONE' {
  const { court, people, today, request } = where;
  const chairs = court === null ? [] : peopleWithRole(people, 'CHAIR', court.id, today);
  if (court === null || chairs.length === 0) return 'NONE';
  const present = chairs.filter((chair) => !isAbsent(people.absences, chair.id, court.id, today));
  if (present.length === 0) return 'ABSENT';
  return present.every((chair) => chair.id === request?.requestedById) ? 'REQUESTED' : 'CAN_DECIDE';
}

function standInRole({ actor, where }: Asking): RoleId | null {
  if (where.court === null || !isStandIn(actor.grants, actor.person.id, where.court.id, where.today))
    return null;
  return 'CHAIR';
}

function isPredecessor(actor: Actor, { court, people, today }: Where): boolean {
  if (court === null || peopleWithRole(people, 'CHAIR', court.id, today).length > 0) return false;
  const last = people.grants
    .filter((grant) => grant.courtId === court.id && grant.role === 'CHAIR' && grant.kind === 'REGULAR')
    .filter((grant) => grant.validUntil !== null && grant.validUntil < today)
    .toSorted((a, b) => (b.validUntil ?? '').localeCompare(a.validUntil ?? ''))[0];
  if (last === undefined || last.validUntil === null || last.personId !== actor.person.id) return false;
  return today <= nextDay(last.validUntil, PREDECESSOR_DAYS);
}

/** Any role that the person holds today, anywhere. */
function anyRole(actor: Actor, { today }: Where): RoleId | null {
  return (
    actor.grants.find((grant) => grant.personId === actor.person.id && isCurrent(grant, today))?.role ?? null
  );
}
