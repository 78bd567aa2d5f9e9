/**
 * Checks the references to cards and dialogs that come back from buttons. One schema for each, and for each line of a
 * bundle; a missing one does not compile.
 */
import { z } from 'zod';
import type { CardName, CardRef, DialogName, DialogRef, MorningLine } from '../../cards/ref';
import type { RegisterKind } from '../../entities/study';
import { day, key } from './input-values';

const REGISTER_KINDS = [
  'DOCUMENT_REQUEST',
  'INTERVIEW',
  'TECHNICAL_HEARING',
  'EXECUTIVE_HEARING',
] as const satisfies readonly RegisterKind[];
export const registerKind = z.enum(REGISTER_KINDS);

const page = z.int().min(0).max(10_000);
export const questionNumber = z.int().min(1).max(1000);
const workingDays = z.int().min(-10_000).max(10_000);

const moved = { studyId: key, workingDays, becauseStageId: key };
const escalated = z.boolean();
const LINES = {
  TASK: z.strictObject({ line: z.literal('TASK'), taskId: key, escalated }),
  GATE_REQUEST: z.strictObject({ line: z.literal('GATE_REQUEST'), requestId: key, escalated }),
  REGISTER_ENTRY: z.strictObject({ line: z.literal('REGISTER_ENTRY'), entryId: key, escalated }),
  PLAN_MOVED: z.strictObject({ line: z.literal('PLAN_MOVED'), ...moved }),
  EXTENSION_PROPOSAL: z.strictObject({ line: z.literal('EXTENSION_PROPOSAL'), entryId: key }),
  DUTY: z.strictObject({ line: z.literal('DUTY'), dutyId: key, escalated }),
  COMMITMENT: z.strictObject({ line: z.literal('COMMITMENT'), courtId: key, commitmentId: key }),
  LEAVING: z.strictObject({ line: z.literal('LEAVING'), courtId: key }),
  SHARED_ANSWER: z.strictObject({ line: z.literal('SHARED_ANSWER'), studyId: key, questionNumber }),
  PAUSED: z.strictObject({ line: z.literal('PAUSED'), studyId: key }),
  JOINED: z.strictObject({ line: z.literal('JOINED'), grantId: key }),
  HANDED_OVER: z.strictObject({
    line: z.literal('HANDED_OVER'),
    courtId: key,
    personId: key,
    toPersonId: key,
  }),
  CHANNEL_GONE: z.strictObject({ line: z.literal('CHANNEL_GONE'), courtId: key }),
} satisfies { [L in MorningLine['line']]: z.ZodType<Extract<MorningLine, { line: L }>> };
const { TASK: taskLine, ...otherLines } = LINES;
const morningLine = z.discriminatedUnion('line', [taskLine, ...Object.values(otherLines)]);
const lines = z.array(morningLine).max(500);

const DIALOGS = {
  REQUEST_GATE: z.strictObject({ dialog: z.literal('REQUEST_GATE'), studyId: key, stageId: key }),
  RETURN_GATE: z.strictObject({ dialog: z.literal('RETURN_GATE'), requestId: key }),
  APPROVE_GATE: z.strictObject({ dialog: z.literal('APPROVE_GATE'), requestId: key }),
  RECORD_GATE_DECISION: z.strictObject({ dialog: z.literal('RECORD_GATE_DECISION'), requestId: key }),
  REOPEN_GATE: z.strictObject({ dialog: z.literal('REOPEN_GATE'), studyId: key, stageId: key }),
  GATE_DETAILS: z.strictObject({ dialog: z.literal('GATE_DETAILS'), requestId: key, page: page.optional() }),
  TASK_DETAILS: z.strictObject({ dialog: z.literal('TASK_DETAILS'), taskId: key, page: page.optional() }),
  TASK_ACTION: z.strictObject({
    dialog: z.literal('TASK_ACTION'),
    taskId: key,
    action: z.enum(['SNOOZE', 'WAIT_FOR', 'EXTEND', 'NOT_APPLICABLE', 'REASSIGN', 'REOPEN', 'NOTE']),
  }),
  WHY_THIS_DATE: z.strictObject({ dialog: z.literal('WHY_THIS_DATE'), taskId: key }),
  WHY_THIS_STAGE_DATE: z.strictObject({
    dialog: z.literal('WHY_THIS_STAGE_DATE'),
    studyId: key,
    stageId: key,
  }),
  EXTEND_STAGE: z.strictObject({ dialog: z.literal('EXTEND_STAGE'), studyId: key, stageId: key }),
  RECORD_EVENT: z.strictObject({ dialog: z.literal('RECORD_EVENT'), studyId: key }),
  ANSWER_CONDITION: z.strictObject({
    dialog: z.literal('ANSWER_CONDITION'),
    studyId: key,
    conditionId: key,
  }),
  REGISTER_ENTRY: z.strictObject({
    dialog: z.literal('REGISTER_ENTRY'),
    studyId: key,
    kind: registerKind,
    entryId: key.nullable(),
  }),
  QUESTION: z.strictObject({ dialog: z.literal('QUESTION'), studyId: key, questionNumber }),
  RECOMMENDATION: z.strictObject({
    dialog: z.literal('RECOMMENDATION'),
    studyId: key,
    recommendationId: key.nullable(),
  }),
  REMINDER_LETTER: z.strictObject({ dialog: z.literal('REMINDER_LETTER'), entryId: key }),
  PAUSE_OR_RESUME: z.strictObject({ dialog: z.literal('PAUSE_OR_RESUME'), studyId: key }),
  START_STUDY: z.strictObject({
    dialog: z.literal('START_STUDY'),
    courtId: key,
    halfway: z.literal(true).optional(),
    today: z.literal(true).optional(),
  }),
  HISTORY: z.strictObject({ dialog: z.literal('HISTORY'), studyId: key, page }),
  SETTINGS: z.strictObject({ dialog: z.literal('SETTINGS'), courtId: key.nullable() }),
  COURT_TERMS: z.strictObject({ dialog: z.literal('COURT_TERMS'), courtId: key }),
  COURT_CALENDAR: z.strictObject({ dialog: z.literal('COURT_CALENDAR'), courtId: key }),
  COURT_DECISIONS: z.strictObject({ dialog: z.literal('COURT_DECISIONS'), courtId: key }),
  PEOPLE: z.strictObject({ dialog: z.literal('PEOPLE'), courtId: key }),
  END_ROLE: z.strictObject({ dialog: z.literal('END_ROLE'), courtId: key }),
  HAND_OVER: z.strictObject({
    dialog: z.literal('HAND_OVER'),
    courtId: key,
    personId: key.nullable(),
  }),
  APPOINT_CHAIR: z.strictObject({ dialog: z.literal('APPOINT_CHAIR'), courtId: key }),
  CONTACT: z.strictObject({ dialog: z.literal('CONTACT'), courtId: key }),
  INVITE: z.strictObject({ dialog: z.literal('INVITE'), courtId: key }),
  ABSENCE: z.strictObject({ dialog: z.literal('ABSENCE'), courtId: key }),
  STAND_IN: z.strictObject({ dialog: z.literal('STAND_IN'), courtId: key, requestId: key.nullable() }),
  WORKING_DAYS: z.strictObject({ dialog: z.literal('WORKING_DAYS') }),
  ERASE_PERSON: z.strictObject({ dialog: z.literal('ERASE_PERSON'), courtId: key.nullable() }),
  CALENDAR: z.strictObject({ dialog: z.literal('CALENDAR') }),
  MAIL_ADDRESS: z.strictObject({ dialog: z.literal('MAIL_ADDRESS') }),
  CATALOGUE_ID: z.strictObject({ dialog: z.literal('CATALOGUE_ID'), courtId: key.nullable() }),
  REGISTER_COURT: z.strictObject({ dialog: z.literal('REGISTER_COURT') }),
  PARTICIPATION: z.strictObject({ dialog: z.literal('PARTICIPATION'), courtId: key }),
  OPEN_WAVE: z.strictObject({ dialog: z.literal('OPEN_WAVE') }),
  ADOPT_DEFINITION: z.strictObject({
    dialog: z.literal('ADOPT_DEFINITION'),
    waveId: key,
    page: page.optional(),
  }),
  WAVE: z.strictObject({
    dialog: z.literal('WAVE'),
    waveId: key,
    change: z.enum(['ANCHOR', 'WINDOW']).optional(),
    page: page.optional(),
  }),
  JOINT_NOTE: z.strictObject({ dialog: z.literal('JOINT_NOTE'), waveId: key }),
  JOINT_NOTE_CHANGE: z.strictObject({
    dialog: z.literal('JOINT_NOTE_CHANGE'),
    noteId: key,
    change: z.enum(['REVISE', 'WITHDRAW', 'PUBLISH']),
  }),
  JOINT_OBJECTION: z.strictObject({ dialog: z.literal('JOINT_OBJECTION'), noteId: key, courtId: key }),
  JOINT_REASONS: z.strictObject({
    dialog: z.literal('JOINT_REASONS'),
    noteId: key,
    page: page.optional(),
  }),
  SHARED_ANSWER: z.strictObject({
    dialog: z.literal('SHARED_ANSWER'),
    waveId: key,
    questionNumber,
    courtId: key.nullable(),
  }),
  DECLARATION: z.strictObject({ dialog: z.literal('DECLARATION'), courtId: key }),
  INCIDENT: z.strictObject({ dialog: z.literal('INCIDENT'), courtId: key }),
  WITHDRAWAL: z.strictObject({ dialog: z.literal('WITHDRAWAL'), courtId: key }),
  WAIVE_COMMITMENT: z.strictObject({
    dialog: z.literal('WAIVE_COMMITMENT'),
    courtId: key,
    commitmentId: key,
  }),
  ANSWER_STATUS_LATER: z.strictObject({ dialog: z.literal('ANSWER_STATUS_LATER'), courtId: key }),
} satisfies { [N in DialogName]: z.ZodType<Extract<DialogRef, { dialog: N }>> };

const isDialogName = (name: string): name is DialogName => Object.hasOwn(DIALOGS, name);

const anyDialog = z.object({ dialog: z.string().refine(isDialogName) });

/** The reference to a dialog, or null when it is none. */
export function readDialogRef(raw: unknown): DialogRef | null {
  const name = anyDialog.safeParse(raw);
  return name.success ? (DIALOGS[name.data.dialog].safeParse(raw).data ?? null) : null;
}

const dialogRef = z.unknown().transform((raw, context): DialogRef => {
  const ref = readDialogRef(raw);
  if (ref !== null) return ref;
  context.addIssue({ code: 'custom', message: 'no reference to a dialog' });
  return z.NEVER;
});

const CARDS = {
  WELCOME: z.strictObject({ card: z.literal('WELCOME') }),
  HELP: z.strictObject({ card: z.literal('HELP') }),
  TASK: z.strictObject({ card: z.literal('TASK'), taskId: key }),
  MY_TASKS: z.strictObject({ card: z.literal('MY_TASKS'), page }),
  STAGE_STARTED: z.strictObject({ card: z.literal('STAGE_STARTED'), studyId: key, stageId: key }),
  MORNING: z.strictObject({ card: z.literal('MORNING'), on: day, lines }),
  GATE: z.strictObject({ card: z.literal('GATE'), requestId: key, later: z.literal(true).optional() }),
  GATE_CONFIRM: z.strictObject({
    card: z.literal('GATE_CONFIRM'),
    requestId: key,
    decision: z.literal('APPROVE'),
    boardDecisionOn: day.optional(),
  }),
  STUDY: z.strictObject({ card: z.literal('STUDY'), studyId: key }),
  REGISTER: z.strictObject({ card: z.literal('REGISTER'), studyId: key, kind: registerKind, page }),
  FINDINGS: z.strictObject({ card: z.literal('FINDINGS'), studyId: key, page }),
  RECOMMENDATIONS: z.strictObject({ card: z.literal('RECOMMENDATIONS'), studyId: key, page }),
  DIGEST: z.strictObject({ card: z.literal('DIGEST') }),
  COORDINATOR_VIEW: z.strictObject({ card: z.literal('COORDINATOR_VIEW'), courtId: key }),
  STATUS_QUESTION: z.strictObject({ card: z.literal('STATUS_QUESTION'), courtId: key }),
  EXTENSION_PROPOSAL: z.strictObject({ card: z.literal('EXTENSION_PROPOSAL'), entryId: key }),
  PLAN_MOVED: z.strictObject({ card: z.literal('PLAN_MOVED'), ...moved }),
  SILENCE: z.strictObject({
    card: z.literal('SILENCE'),
    silence: z.discriminatedUnion('code', [
      z.strictObject({ code: z.literal('TICK'), since: z.iso.datetime() }),
      z.strictObject({ code: z.literal('DIGEST'), monday: z.iso.date(), count: z.int().min(1).max(1000) }),
      z.strictObject({ code: z.literal('RECIPIENTS'), count: z.int().min(1).max(100_000) }),
    ]),
  }),
  WEEKLY_LINES: z.strictObject({ card: z.literal('WEEKLY_LINES'), studyId: key }),
  MILESTONE: z.strictObject({
    card: z.literal('MILESTONE'),
    studyId: key,
    milestone: z.enum(['STARTED', 'GATE', 'PUBLISHED', 'CLOSED']),
    stageId: key.nullable(),
    on: day,
  }),
  STATUS_ANSWERED: z.strictObject({ card: z.literal('STATUS_ANSWERED'), courtId: key }),
  UNDELIVERABLE: z.strictObject({ card: z.literal('UNDELIVERABLE'), personId: key }),
  OPENER: z.strictObject({ card: z.literal('OPENER'), dialog: dialogRef }),
  DUTY: z.strictObject({ card: z.literal('DUTY'), dutyId: key }),
  COMMITMENTS: z.strictObject({ card: z.literal('COMMITMENTS'), courtId: key }),
  COUNCIL_OVERVIEW: z.strictObject({ card: z.literal('COUNCIL_OVERVIEW'), courtId: key }),
  YEARLY_CONFIRMATION: z.strictObject({ card: z.literal('YEARLY_CONFIRMATION'), courtId: key }),
  WAVES: z.strictObject({ card: z.literal('WAVES') }),
  JOINT_GATE: z.strictObject({
    card: z.literal('JOINT_GATE'),
    noteId: key,
    later: z.literal(true).optional(),
    confirm: key.optional(),
  }),
  SHARED_ANSWERS: z.strictObject({ card: z.literal('SHARED_ANSWERS'), waveId: key }),
  HANDED_OVER: z.strictObject({
    card: z.literal('HANDED_OVER'),
    courtId: key,
    personId: key,
    toPersonId: key,
  }),
  SINCE_DOWNTIME: z.strictObject({
    card: z.literal('SINCE_DOWNTIME'),
    from: day,
    until: day,
    lines,
  }),
} satisfies { [N in CardName]: z.ZodType<Extract<CardRef, { card: N }>> };

const isCardName = (name: string): name is CardName => Object.hasOwn(CARDS, name);

const anyCard = z.object({ card: z.string().refine(isCardName) });

/** The reference to a card, or null when it is none. */
export function readCardRef(raw: unknown): CardRef | null {
  const name = anyCard.safeParse(raw);
  return name.success ? (CARDS[name.data.card].safeParse(raw).data ?? null) : null;
}
