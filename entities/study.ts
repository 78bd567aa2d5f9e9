/** A study: one court in one wave. The case that Kamerbode guides, with its stages, tasks, gates and registers. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, date, hash, id, json, line, moment, text, whole, yesNo, key } from './columns';
import type { RoleId } from './person';

/**
 * One step in the reckoning of a date, in the order in which they were taken. Stored with the date, so that a later
 * program still explains an old one. Dates are `yyyy-MM-dd`, days are working days unless the step says otherwise.
 */
export type DateStep =
  | {
      step: 'FROM';
      what: 'STUDY_START' | 'STAGE_START' | 'EVENT' | 'GATE' | 'PREVIOUS_TASK';
      ref: string;
      on: string;
    }
  | { step: 'ADD_WORKING_DAYS'; days: number; source: 'PROGRAMME' | 'COURT'; ref: string; on: string }
  | { step: 'ADD_MONTHS'; months: number; on: string }
  /** Saturdays and Sundays, names of public holidays, free days of the court, and working days of recess. */
  | { step: 'SKIPPED'; weekends: number; holidays: string[]; freeDays: string[]; recessDays: number }
  | { step: 'MOVED_TO_WORKING_DAY'; on: string }
  | { step: 'NEXT_MEETING'; on: string }
  | { step: 'PAUSED'; days: number; on: string }
  | { step: 'EXTENDED'; by: string; role: RoleId; previous: string; on: string; reasonRef: string }
  | { step: 'BEFORE_KAMERBODE'; on: string }
  | { step: 'PROVISIONAL'; year: number };

export type StudyState = 'RUNNING' | 'PAUSED' | 'AFTERCARE' | 'CLOSED';

@Entity('study')
@Index('study_court_wave', ['courtId', 'waveId'], { unique: true })
export class Study {
  @PrimaryColumn(key) id!: string;
  /** Rises with every change of anything in the study: the whole case is one consistency boundary. */
  @Column(whole()) version!: number;
  @Column(id()) courtId!: string;
  @Column(id()) waveId!: string;
  @Column(code()) state!: StudyState;
  /** The stage that is active; null once closed. */
  @Column(code({ nullable: true })) stageId!: string | null;
  @Column(date()) startedOn!: string;
  @Column(date({ nullable: true })) publishedOn!: string | null;
  @Column(date({ nullable: true })) closedOn!: string | null;
  /** Set while paused. */
  @Column(date({ nullable: true })) pausedOn!: string | null;
  /** What happened, by event id of the definition: `{"START_LETTER_SENT": "2026-03-02"}`. */
  @Column(json()) events!: Record<string, string>;
  /** Named conditions, answered once: `{"EXTERNAL_BUREAU": true}`; absent = not answered yet. */
  @Column(json()) conditions!: Record<string, boolean>;
  /** The first plan: end date per stage, as forecast at the start. Kept for comparison. */
  @Column(json()) firstPlan!: Record<string, string>;
  /** The head of this study's history chain. */
  @Column(whole()) historyLength!: number;
  @Column(hash()) historyHead!: string;
}

export type StageState = 'NOT_STARTED' | 'ACTIVE' | 'COMPLETED';

@Entity('study_stage')
@Index('study_stage_study', ['studyId', 'stageId'], { unique: true })
export class StudyStage {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) studyId!: string;
  @Column(code()) stageId!: string;
  @Column(whole()) position!: number;
  @Column(code()) state!: StageState;
  /** Forecast while not started, firm from the start on. */
  @Column(date()) startOn!: string;
  @Column(date()) endOn!: string;
  @Column(json()) endSteps!: DateStep[];
  @Column(date({ nullable: true })) completedOn!: string | null;
  /** True when the gate was decided before Kamerbode came into use. */
  @Column(yesNo()) beforeKamerbode!: boolean;
}

export type TaskState = 'OPEN' | 'DONE' | 'NOT_APPLICABLE';

@Entity('study_task')
@Index('study_task_study', ['studyId', 'stageId'])
@Index('study_task_assignee', ['assigneeId', 'state'])
@Index('study_task_once', ['studyId', 'taskId', 'entryId'], { unique: true })
export class StudyTask {
  @PrimaryColumn(key) id!: string;
  /** Rises with every change of this task; a card that holds an older one is stale. */
  @Column(whole()) version!: number;
  @Column(id()) studyId!: string;
  @Column(code()) stageId!: string;
  /** Id in the definition, such as `INT-03`. */
  @Column(code()) taskId!: string;
  /** The register entry that this task belongs to (one set of minutes tasks per interview); empty text otherwise. */
  @Column(id()) entryId!: string;
  @Column(whole()) position!: number;
  @Column(code()) state!: TaskState;
  /** The person who does it; null while nobody holds the role. */
  @Column(id({ nullable: true })) assigneeId!: string | null;
  /**
   * Null while it "volgt na …" an event; then `estimateOn` holds an estimate. As long as its stage has not started a task
   * that is not done keeps no date: it is reckoned when the study is read (`bot/workflow/forecasts.ts`).
   */
  @Column(date({ nullable: true })) dueOn!: string | null;
  @Column(date({ nullable: true })) estimateOn!: string | null;
  @Column(yesNo()) firm!: boolean;
  @Column(json()) dueSteps!: DateStep[];
  @Column(moment({ nullable: true })) doneAt!: string | null;
  @Column(id({ nullable: true })) doneById!: string | null;
  /** "Later": the owner wants to hear of it again on this day. */
  @Column(date({ nullable: true })) snoozedUntil!: string | null;
  /** "Wacht op …": own reminders stop; what is waited for, in a few words of its own user. */
  @Column(line({ nullable: true })) waitingFor!: string | null;
  @Column(date({ nullable: true })) waitingSince!: string | null;
  /** State and version before the last action, for "Ongedaan maken" by whoever did it. */
  @Column(json({ nullable: true })) lastAction!: LastTaskAction | null;
}

/** What "Ongedaan maken" needs: who did what, and the values that stood before. */
export interface LastTaskAction {
  byId: string;
  at: string;
  action: string;
  before: {
    state: TaskState;
    assigneeId: string | null;
    dueOn: string | null;
    dueSteps: DateStep[];
    doneAt: string | null;
    doneById: string | null;
    snoozedUntil: string | null;
    waitingFor: string | null;
    waitingSince: string | null;
  };
}

export type GateDecision = 'REQUESTED' | 'APPROVED' | 'RETURNED' | 'WITHDRAWN';

/** How one criterion stood when the gate was requested. */
export interface CriterionSnapshot {
  id: string;
  kind: 'computed' | 'recorded' | 'attested';
  met: boolean;
  /** Refers to the requester's reason for an unmet criterion (`StudyText.id`). */
  reasonRef: string | null;
}

@Entity('gate_request')
@Index('gate_request_study', ['studyId'])
export class GateRequest {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) studyId!: string;
  @Column(code()) stageId!: string;
  @Column(code()) gateId!: string;
  @Column(code()) state!: GateDecision;
  @Column(id()) requestedById!: string;
  @Column(moment()) requestedAt!: string;
  @Column(json()) criteria!: CriterionSnapshot[];
  /** Tasks that were still open when it was requested: they carry over. */
  @Column(json()) openTaskIds!: string[];
  /** The board meeting that it joins, where one is needed and known. */
  @Column(date({ nullable: true })) meetingOn!: string | null;
  @Column(id({ nullable: true })) decidedById!: string | null;
  @Column(code({ nullable: true })) decidedAs!: RoleId | null;
  @Column(moment({ nullable: true })) decidedAt!: string | null;
  @Column(date({ nullable: true })) boardDecisionOn!: string | null;
  /** Decision recorded by the secretary for a chair who does not use Teams, waiting for the chair's tap. */
  @Column(json({ nullable: true })) recorded!: RecordedDecision | null;
  /** The chair's words (`StudyText.id`). */
  @Column(id({ nullable: true })) reasonRef!: string | null;
  @Column(json()) reopenedTaskIds!: string[];
  /** Set when this approval was later reopened. */
  @Column(moment({ nullable: true })) reopenedAt!: string | null;
}

export interface RecordedDecision {
  byId: string;
  at: string;
  decidedOn: string;
  evidenceRef: string;
}

export type RegisterKind = 'DOCUMENT_REQUEST' | 'INTERVIEW' | 'TECHNICAL_HEARING' | 'EXECUTIVE_HEARING';

export type RegisterOutcome =
  /** Document requests */
  | 'RECEIVED'
  | 'PARTIALLY_RECEIVED'
  | 'REFUSED'
  | 'NOT_EXISTING'
  /** Interviews */
  | 'MINUTES_APPROVED'
  | 'MINUTES_TACIT'
  | 'MINUTES_DISPUTED'
  | 'DECLINED'
  /** Hearings */
  | 'RESPONSE_RECEIVED'
  | 'NO_RESPONSE';

/** The thin registers: numbers, roles and dates. No names, no content. */
@Entity('register_entry')
@Index('register_entry_number', ['studyId', 'kind', 'number'], { unique: true })
export class RegisterEntry {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) studyId!: string;
  @Column(code()) kind!: RegisterKind;
  @Column(whole()) number!: number;
  /** Respondent role of the counterpart (`PORTFOLIO_HOLDER`), never a name. One interview may cover several. */
  @Column(json()) counterpartRoles!: string[];
  /** Request, invitation or draft sent. */
  @Column(date({ nullable: true })) sentOn!: string | null;
  /** End of the response term of the other side (for an interview: of the minutes' approval). */
  @Column(date({ nullable: true })) dueOn!: string | null;
  @Column(json()) dueSteps!: DateStep[];
  /** An extension that the bot proposes because recess falls in the term; a person accepts or declines. */
  @Column(date({ nullable: true })) proposedDueOn!: string | null;
  /** Documents or response received; the interview held. */
  @Column(date({ nullable: true })) receivedOn!: string | null;
  @Column(date({ nullable: true })) heldOn!: string | null;
  @Column(date({ nullable: true })) minutesDraftedOn!: string | null;
  @Column(date({ nullable: true })) minutesSentOn!: string | null;
  @Column(date({ nullable: true })) settledOn!: string | null;
  @Column(code({ nullable: true })) outcome!: RegisterOutcome | null;
  /** Why something is refused, declined or left open (`StudyText.id`). */
  @Column(id({ nullable: true })) reasonRef!: string | null;
}

/**
 * Reasons and notes: the court's own words, kept apart from everything that leaves the court. Read in dialogs by the
 * court's people only.
 */
@Entity('study_text')
@Index('study_text_study', ['studyId'])
export class StudyText {
  @PrimaryColumn(key) id!: string;
  @Column(id()) studyId!: string;
  /** What it belongs to: a task, gate request or register entry. */
  @Column(id()) subjectId!: string;
  @Column(code()) kind!: 'NOTE' | 'REASON' | 'EVIDENCE';
  @Column(id()) authorId!: string;
  @Column(moment()) at!: string;
  @Column(text()) body!: string;
}
