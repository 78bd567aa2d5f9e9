/**
 * From a button's command and the fields of its card to a checked `Command`. One schema for each command and the names
 * of the fields that may complete it; a missing one does not compile. Authorises nothing: that is the rules' work.
 */
import { z } from 'zod';
import { ROLE_IDS } from '../programme/definition';
import type { Command, CommandName, CommandOf } from '../workflow/commands';
import {
  byId,
  day,
  days,
  givenVersion,
  key,
  optional,
  periods,
  several,
  sum,
  tenantId,
  text,
  versionIfKnown,
  whole,
  yesNo,
} from './input-values';
import { NO_VERDICT } from '../../cards/findings';
import type { CourtSettings } from '../../entities/court';
import { LANGUAGES } from '../../entities/person';
import { questionNumber, registerKind } from './parse-ref';

const studyId = key;
const courtId = key;
const requestId = key;
const role = z.enum(ROLE_IDS);
const outcome = z.enum([
  'RECEIVED',
  'PARTIALLY_RECEIVED',
  'REFUSED',
  'NOT_EXISTING',
  'MINUTES_APPROVED',
  'MINUTES_TACIT',
  'MINUTES_DISPUTED',
  'DECLINED',
  'RESPONSE_RECEIVED',
  'NO_RESPONSE',
]);
const verdict = z.enum(['MET', 'PARTLY_MET', 'NOT_MET', 'CANNOT_BE_DETERMINED']);
const chosenVerdict = z.preprocess((value) => (value === NO_VERDICT ? undefined : value), optional(verdict));
const weekday = z.preprocess(
  (value) => (typeof value === 'string' ? Number(value) : value),
  z.literal([1, 2, 3, 4, 5, 6, 7]),
);
const settings = z.strictObject({
  terms: byId(whole).optional(),
  freeDays: days.optional(),
  recess: periods.optional(),
  meetings: days.optional(),
  decisionModel: z.enum(['BOARD', 'DIRECTOR']).optional(),
  delegatedGates: several(key).optional(),
  chairUsesTeams: yesNo.optional(),
  elections: days.optional(),
  blackoutWeeksBefore: optional(whole),
  blackoutWeeksAfter: optional(whole),
} satisfies Record<keyof CourtSettings, z.ZodType>);

const named = <N extends CommandName, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({ name: z.literal(name), ...shape });

/** What is chosen from a list brings its version along (`cards/actions.ts`): it is not known before. */
const withChosenVersion = (field: string) => (raw: unknown) => {
  const chosen = isObject(raw) ? raw[field] : undefined;
  if (!isObject(raw) || typeof chosen !== 'string') return raw;
  const [id = '', given] = chosen.split('|');
  return given === undefined || !/^\d{1,9}$/.test(given)
    ? raw
    : { ...raw, [field]: id, expectedVersion: Number(given) };
};

/** @param version how a command says which state it was decided on; whatever has a version takes it from here */
const schemasWith = <V extends z.ZodType<number | undefined>>(version: V) => {
  const task = z.strictObject({ id: key, expectedVersion: version });
  const ofPromise = { courtId, expectedVersion: version, reason: text };
  return {
    COMPLETE_TASKS: named('COMPLETE_TASKS', {
      studyId,
      tasks: z.array(task).min(1).max(200),
      note: optional(text),
    }),
    UNDO_TASK: named('UNDO_TASK', { studyId, task }),
    SNOOZE_TASK: named('SNOOZE_TASK', { studyId, task, until: day }),
    WAIT_FOR: named('WAIT_FOR', { studyId, task, what: text }),
    STOP_WAITING: named('STOP_WAITING', { studyId, task }),
    MARK_NOT_APPLICABLE: named('MARK_NOT_APPLICABLE', { studyId, task, reason: text }),
    EXTEND_TASK: named('EXTEND_TASK', { studyId, task, until: day, reason: text }),
    REASSIGN_TASK: named('REASSIGN_TASK', { studyId, task, to: key, reason: text }),
    REOPEN_TASK: named('REOPEN_TASK', { studyId, task, reason: text }),
    ADD_NOTE: named('ADD_NOTE', { studyId, task, body: text }),
    REQUEST_GATE: named('REQUEST_GATE', {
      studyId,
      stageId: key,
      attested: byId(yesNo),
      reasons: byId(text),
    }),
    WITHDRAW_GATE: named('WITHDRAW_GATE', { studyId, requestId, expectedVersion: version }),
    APPROVE_GATE: named('APPROVE_GATE', {
      studyId,
      requestId,
      expectedVersion: version,
      boardDecisionOn: optional(day),
      reasons: byId(text).optional(),
      remark: optional(text),
    }),
    RETURN_GATE: named('RETURN_GATE', {
      studyId,
      requestId,
      expectedVersion: version,
      reason: text,
      reopenTaskIds: several(key),
    }),
    RECORD_GATE_DECISION: named('RECORD_GATE_DECISION', {
      studyId,
      requestId,
      expectedVersion: version,
      decidedOn: day,
      evidence: text,
    }),
    REOPEN_GATE: named('REOPEN_GATE', { studyId, stageId: key, expectedVersion: version, reason: text }),
    EXTEND_STAGE: named('EXTEND_STAGE', {
      studyId,
      stageId: key,
      expectedVersion: version,
      until: day,
      reason: text,
    }),
    RECORD_EVENT: named('RECORD_EVENT', { studyId, eventId: key, on: day }),
    ANSWER_CONDITION: named('ANSWER_CONDITION', { studyId, conditionId: key, value: yesNo }),
    ADD_REGISTER_ENTRY: named('ADD_REGISTER_ENTRY', {
      studyId,
      kind: registerKind,
      counterpartRoles: several(key),
      sentOn: optional(day),
    }),
    UPDATE_REGISTER_ENTRY: named('UPDATE_REGISTER_ENTRY', {
      studyId,
      entryId: key,
      expectedVersion: version,
      sentOn: optional(day),
      dueOn: optional(day),
      receivedOn: optional(day),
      heldOn: optional(day),
      minutesDraftedOn: optional(day),
      minutesSentOn: optional(day),
      settledOn: optional(day),
      outcome: optional(outcome),
      reason: optional(text),
    }),
    ANSWER_EXTENSION_PROPOSAL: named('ANSWER_EXTENSION_PROPOSAL', {
      studyId,
      entryId: key,
      expectedVersion: version,
      accept: yesNo,
    }),
    SET_QUESTION: named('SET_QUESTION', {
      studyId,
      questionNumber,
      expectedVersion: version,
      inScope: yesNo,
      verdict: chosenVerdict,
      summary: optional(text),
      reason: optional(text),
      departReason: optional(text),
    }),
    ADOPT_SHARED_ANSWER: named('ADOPT_SHARED_ANSWER', {
      studyId,
      questionNumber,
      expectedVersion: version,
      edition: whole,
    }),
    KEEP_ANSWER: named('KEEP_ANSWER', { studyId, questionNumber, expectedVersion: version, edition: whole }),
    RELEASE_FINDINGS: named('RELEASE_FINDINGS', {
      studyId,
      questions: z.array(z.strictObject({ questionNumber, expectedVersion: version })).max(100),
    }),
    ADD_RECOMMENDATION: named('ADD_RECOMMENDATION', {
      studyId,
      title: text,
      addressee: text,
      publishedOn: optional(day),
    }),
    UPDATE_RECOMMENDATION: named('UPDATE_RECOMMENDATION', {
      studyId,
      recommendationId: key,
      expectedVersion: version,
      title: optional(text),
      addressee: optional(text),
      publishedOn: optional(day),
      councilDecision: optional(z.enum(['ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED'])),
      councilDecidedOn: optional(day),
      planOfActionOn: optional(day),
      year: optional(whole),
      status: optional(z.enum(['NOT_STARTED', 'IN_PROGRESS', 'IMPLEMENTED', 'LAPSED'])),
    }),
    PAUSE_STUDY: named('PAUSE_STUDY', { studyId, reason: text }),
    RESUME_STUDY: named('RESUME_STUDY', { studyId, reason: text }),

    START_STUDY: named('START_STUDY', {
      courtId,
      waveId: key,
      startOn: optional(day),
      externalBureau: yesNo.default(false),
      atStageId: optional(key),
      earlierGates: byId(day).optional(),
    }),
    REGISTER_COURT: named('REGISTER_COURT', { municipality: text, tenantId }),
    SET_PARTICIPATION: named('SET_PARTICIPATION', {
      courtId,
      expectedVersion: version,
      status: z.enum(['INTERESTED', 'SIGNED', 'ACTIVE', 'PAUSED', 'WITHDRAWN']),
      reason: text,
    }),
    SET_COURT_SETTINGS: named('SET_COURT_SETTINGS', { courtId, expectedVersion: version, settings }),
    SET_CONTACT: named('SET_CONTACT', { courtId, expectedVersion: version, personId: key }),
    INVITE: named('INVITE', { courtId, role, tenantId: optional(tenantId), studyId: optional(key) }),
    REVOKE_INVITATION: named('REVOKE_INVITATION', { invitationId: key, expectedVersion: version }),
    REDEEM_CODE: named('REDEEM_CODE', { code: text }),
    END_ROLE: z.preprocess(
      withChosenVersion('grantId'),
      named('END_ROLE', { grantId: key, expectedVersion: version, until: day }),
    ),
    HAND_OVER: named('HAND_OVER', {
      courtId,
      personId: key,
      toPersonId: key,
      restToPersonId: optional(key),
      reason: optional(text),
      endRoleOn: optional(day),
    }),
    APPOINT_CHAIR: named('APPOINT_CHAIR', { courtId, personId: key }),
    APPOINT_STAND_IN: named('APPOINT_STAND_IN', { courtId, personId: key, until: day }),
    REGISTER_ABSENCE: named('REGISTER_ABSENCE', {
      courtId,
      personId: key,
      from: day,
      until: optional(day),
      standInId: optional(key),
    }),
    END_ABSENCE: named('END_ABSENCE', { absenceId: key, expectedVersion: version, until: day }),
    SET_WORKING_DAYS: named('SET_WORKING_DAYS', { expectedVersion: version, days: several(weekday) }),
    SET_LANGUAGE: named('SET_LANGUAGE', { expectedVersion: version, language: z.enum(LANGUAGES) }),
    ERASE_PERSON: named('ERASE_PERSON', { personId: key, reason: text }),
    CREATE_CALENDAR_LINK: named('CREATE_CALENDAR_LINK', {}),
    REVOKE_CALENDAR_LINK: named('REVOKE_CALENDAR_LINK', {}),
    CREATE_DOCUMENT_LINK: named('CREATE_DOCUMENT_LINK', {
      document: z.enum(['COUNCIL_OVERVIEW', 'COUNCIL_HANDOVER', 'PERSON_HANDOVER']),
      courtId,
      subjectId: optional(key),
    }),
    SET_WEEKLY_LINES: named('SET_WEEKLY_LINES', { expectedVersion: version, on: yesNo }),
    SET_MAIL_ADDRESS: named('SET_MAIL_ADDRESS', { expectedVersion: version, mailAddress: optional(text) }),
    SET_CATALOGUE_ID: named('SET_CATALOGUE_ID', {
      courtId: courtId.nullable(),
      expectedVersion: version,
      catalogueId: optional(text),
    }),
    OPEN_WAVE: named('OPEN_WAVE', {
      kind: z.enum(['BASELINE', 'FOLLOW_UP']),
      title: text,
      anchorOn: optional(day),
    }),
    SET_ANCHOR: named('SET_ANCHOR', { waveId: key, expectedVersion: version, anchorOn: day, reason: text }),
    SET_WAVE_WINDOW: named('SET_WAVE_WINDOW', {
      waveId: key,
      expectedVersion: version,
      minMonths: whole,
      maxMonths: whole,
      countsFrom: z.enum(['START', 'PUBLICATION']),
      reason: text,
    }),
    ADOPT_DEFINITION: named('ADOPT_DEFINITION', {
      waveId: key,
      definitionHash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    LINK_CHANNEL: named('LINK_CHANNEL', {
      courtId,
      conversationId: z.string().max(400),
      serviceUrl: z.string().max(400),
      tenantId,
      teamId: z.string().max(400).optional(),
    }),
    UNLINK_CHANNEL: named('UNLINK_CHANNEL', { courtId, expectedVersion: version }),
    ASK_STATUS: named('ASK_STATUS', { courtId }),
    SIGN_DECLARATION: named('SIGN_DECLARATION', {
      courtId,
      expectedVersion: version,
      signedOn: day,
      signedByRole: role,
      untilYear: whole,
      budgetPerYear: optional(sum),
      daysPerYear: optional(whole),
      evidenceLink: optional(text),
    }),
    CONFIRM_COMMITMENTS: named('CONFIRM_COMMITMENTS', {
      courtId,
      takingPart: yesNo,
      budget: optional(sum),
      days: optional(whole),
      contactId: optional(key),
      standInId: optional(key),
      evidenceLink: text,
    }),
    CONFIRM_BUDGET: named('CONFIRM_BUDGET', { courtId, budget: sum, evidenceLink: text }),
    REPORT_SPENDING: named('REPORT_SPENDING', {
      courtId,
      spending: z.enum(['ON_COURSE', 'LESS', 'MORE']),
      evidenceLink: optional(text),
    }),
    RECONFIRM_DECLARATION: named('RECONFIRM_DECLARATION', { courtId, evidenceLink: optional(text) }),
    ANNOUNCE_WITHDRAWAL: named('ANNOUNCE_WITHDRAWAL', ofPromise),
    REPORT_INCIDENT: named('REPORT_INCIDENT', { ...ofPromise, on: day }),
    CLOSE_INCIDENT: named('CLOSE_INCIDENT', { courtId, expectedVersion: version, talkedOn: day }),
    WAIVE_COMMITMENT: named('WAIVE_COMMITMENT', { ...ofPromise, commitmentId: key }),
    COMPLETE_DUTY: named('COMPLETE_DUTY', {
      dutyId: key,
      expectedVersion: version,
      doneOn: optional(day),
      evidenceLink: optional(text),
    }),
    PROPOSE_JOINT_NOTE: named('PROPOSE_JOINT_NOTE', { waveId: key, title: text, evidenceLink: text }),
    REVISE_JOINT_NOTE: named('REVISE_JOINT_NOTE', {
      noteId: key,
      expectedRound: version,
      title: text,
      evidenceLink: text,
      reason: text,
    }),
    WITHDRAW_JOINT_NOTE: named('WITHDRAW_JOINT_NOTE', { noteId: key, expectedRound: version, reason: text }),
    PUBLISH_JOINT_NOTE: named('PUBLISH_JOINT_NOTE', {
      noteId: key,
      expectedRound: version,
      publishedOn: day,
      evidenceLink: optional(text),
    }),
    CONSENT_JOINT_NOTE: named('CONSENT_JOINT_NOTE', { courtId, noteId: key, expectedRound: version }),
    OBJECT_JOINT_NOTE: named('OBJECT_JOINT_NOTE', {
      courtId,
      noteId: key,
      expectedRound: version,
      reason: text,
    }),
    TAKE_BACK_CONSENT: named('TAKE_BACK_CONSENT', { courtId, noteId: key, expectedRound: version }),
    PROPOSE_SHARED_ANSWER: named('PROPOSE_SHARED_ANSWER', {
      waveId: key,
      questionNumber,
      courtId: optional(courtId),
      expectedEdition: version,
      verdict: chosenVerdict,
      summary: text,
      evidenceLink: optional(text),
    }),
    WITHDRAW_SHARED_ANSWER: named('WITHDRAW_SHARED_ANSWER', {
      waveId: key,
      questionNumber,
      courtId: optional(courtId),
      edition: whole,
    }),
    ANSWER_STATUS: named('ANSWER_STATUS', {
      courtId,
      answer: z.enum(['ON_TRACK', 'DELAYED', 'CALL_ME']),
      until: optional(day),
    }),
  };
};

/** What stands in a chat may be older than the versions, and typed words have none: then the state as it is is meant. */
const SCHEMAS = schemasWith(versionIfKnown) satisfies { [N in CommandName]: z.ZodType<CommandOf<N>> };

/** The tab always shows the version of what it shows, so whoever writes there can name it. */
const VERSIONED: { [N in CommandName]: z.ZodType<CommandOf<N>> } = schemasWith(givenVersion);

/** The other way round: whatever a command may hold is read. A field or value that is forgotten does not compile. */
const COMPLETE: { [N in CommandName]: Complete<CommandOf<N>, (typeof SCHEMAS)[N]> } = SCHEMAS;
type Complete<C, S extends z.ZodType> = [C, keyof C] extends [z.output<S>, keyof z.output<S>] ? S : never;

/** Fields of a card that may complete a command. What a button fixes (ids, versions) is never among them. */
const FIELDS: { [N in CommandName]: readonly (keyof CommandOf<N>)[] } = {
  COMPLETE_TASKS: ['note'],
  UNDO_TASK: [],
  SNOOZE_TASK: ['until'],
  WAIT_FOR: ['what'],
  STOP_WAITING: [],
  MARK_NOT_APPLICABLE: ['reason'],
  EXTEND_TASK: ['until', 'reason'],
  REASSIGN_TASK: ['to', 'reason'],
  REOPEN_TASK: ['reason'],
  ADD_NOTE: ['body'],
  REQUEST_GATE: ['attested', 'reasons'],
  WITHDRAW_GATE: [],
  APPROVE_GATE: ['boardDecisionOn', 'reasons', 'remark'],
  RETURN_GATE: ['reason', 'reopenTaskIds'],
  RECORD_GATE_DECISION: ['decidedOn', 'evidence'],
  REOPEN_GATE: ['reason'],
  EXTEND_STAGE: ['until', 'reason'],
  RECORD_EVENT: ['eventId', 'on'],
  ANSWER_CONDITION: ['value'],
  ADD_REGISTER_ENTRY: ['counterpartRoles', 'sentOn'],
  UPDATE_REGISTER_ENTRY: [
    'sentOn',
    'dueOn',
    'receivedOn',
    'heldOn',
    'minutesDraftedOn',
    'minutesSentOn',
    'settledOn',
    'outcome',
    'reason',
  ],
  ANSWER_EXTENSION_PROPOSAL: ['accept'],
  SET_QUESTION: ['inScope', 'verdict', 'summary', 'reason', 'departReason'],
  ADOPT_SHARED_ANSWER: [],
  KEEP_ANSWER: [],
  RELEASE_FINDINGS: [],
  ADD_RECOMMENDATION: ['title', 'addressee', 'publishedOn'],
  UPDATE_RECOMMENDATION: [
    'title',
    'addressee',
    'publishedOn',
    'councilDecision',
    'councilDecidedOn',
    'planOfActionOn',
    'year',
    'status',
  ],
  PAUSE_STUDY: ['reason'],
  RESUME_STUDY: ['reason'],
  START_STUDY: ['waveId', 'startOn', 'externalBureau', 'atStageId', 'earlierGates'],
  REGISTER_COURT: ['municipality', 'tenantId'],
  SET_PARTICIPATION: ['status', 'reason'],
  SET_COURT_SETTINGS: ['settings'],
  SET_CONTACT: ['personId'],
  INVITE: ['role', 'tenantId', 'studyId'],
  REVOKE_INVITATION: ['invitationId'],
  REDEEM_CODE: ['code'],
  END_ROLE: ['grantId', 'until'],
  HAND_OVER: ['toPersonId', 'restToPersonId', 'reason', 'endRoleOn'],
  APPOINT_CHAIR: ['personId'],
  APPOINT_STAND_IN: ['personId', 'until'],
  REGISTER_ABSENCE: ['personId', 'from', 'until', 'standInId'],
  END_ABSENCE: ['absenceId', 'until'],
  SET_WORKING_DAYS: ['days'],
  SET_LANGUAGE: ['language'],
  ERASE_PERSON: ['personId', 'reason'],
  CREATE_CALENDAR_LINK: [],
  REVOKE_CALENDAR_LINK: [],
  CREATE_DOCUMENT_LINK: [],
  SET_WEEKLY_LINES: ['on'],
  SET_MAIL_ADDRESS: ['mailAddress'],
  SET_CATALOGUE_ID: ['catalogueId'],
  OPEN_WAVE: ['kind', 'title', 'anchorOn'],
  SET_ANCHOR: ['anchorOn', 'reason'],
  SET_WAVE_WINDOW: ['minMonths', 'maxMonths', 'countsFrom', 'reason'],
  ADOPT_DEFINITION: [],
  LINK_CHANNEL: [],
  UNLINK_CHANNEL: [],
  ASK_STATUS: ['courtId'],
  SIGN_DECLARATION: ['signedOn', 'signedByRole', 'untilYear', 'budgetPerYear', 'daysPerYear', 'evidenceLink'],
  CONFIRM_COMMITMENTS: ['takingPart', 'budget', 'days', 'contactId', 'standInId', 'evidenceLink'],
  CONFIRM_BUDGET: ['budget', 'evidenceLink'],
  REPORT_SPENDING: ['spending', 'evidenceLink'],
  RECONFIRM_DECLARATION: ['evidenceLink'],
  ANNOUNCE_WITHDRAWAL: ['reason'],
  REPORT_INCIDENT: ['on', 'reason'],
  CLOSE_INCIDENT: ['talkedOn'],
  WAIVE_COMMITMENT: ['reason'],
  COMPLETE_DUTY: ['doneOn', 'evidenceLink'],
  PROPOSE_JOINT_NOTE: ['title', 'evidenceLink'],
  REVISE_JOINT_NOTE: ['title', 'evidenceLink', 'reason'],
  WITHDRAW_JOINT_NOTE: ['reason'],
  PUBLISH_JOINT_NOTE: ['publishedOn', 'evidenceLink'],
  CONSENT_JOINT_NOTE: [],
  OBJECT_JOINT_NOTE: ['reason'],
  TAKE_BACK_CONSENT: [],
  PROPOSE_SHARED_ANSWER: ['verdict', 'summary', 'evidenceLink'],
  WITHDRAW_SHARED_ANSWER: [],
  ANSWER_STATUS: ['answer', 'until'],
};

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(SCHEMAS, name);

type Raw = Record<string, unknown>;

/**
 * @param fixed the command as the button holds it
 * @param entered the fields of its card: `reason`, or with dots for what lies deeper (`reasons.norm_per_question`)
 * @param needsVersion refuses what could say on which version it was decided, and does not
 */
export function readCommand(
  name: CommandName,
  fixed: Raw,
  entered: Raw,
  needsVersion = false,
): z.ZodSafeParseResult<Command> {
  const schemas = needsVersion ? VERSIONED : COMPLETE;
  return schemas[name].safeParse(merge(fixed, entered, FIELDS[name]));
}

function merge(fixed: Raw, entered: Raw, fields: readonly string[]): Raw {
  // A copy, so that every field can be put in its place.
  const merged: Raw = structuredClone(fixed);
  for (const [id, value] of Object.entries(entered)) {
    const steps = id.split('.');
    if (!fields.includes(steps[0] ?? '') || steps.length > 3 || !steps.every(isStep)) continue;
    place(merged, steps, value);
  }
  return merged;
}

/** Keeps a field's id from reaching into what every object has. */
const isStep = (step: string): boolean => key.safeParse(step).success && !(step in Object.prototype);

function place(into: Raw, [step = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    into[step] = value;
    return;
  }
  const known = into[step];
  const inner: Raw = isObject(known) ? known : {};
  into[step] = inner;
  place(inner, rest, value);
}

const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
