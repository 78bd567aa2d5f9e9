/**
 * Everything that a person can ask of Kamerbode, as data. A card, a dialog, a typed command or the tab becomes one of
 * these, and every one goes through the same door (`bot/study/perform.ts`). Dates are `yyyy-MM-dd`; ids are UUIDs or
 * ids of the programme definition. `expected…` versions come from the card that was clicked: an older one is stale.
 */
import type { Spending } from '../../entities/commitment';
import type { CourtSettings, ParticipationStatus } from '../../entities/court';
import type { DocumentName } from '../../entities/document-link';
import type { CouncilDecision, QuestionVerdict, RecommendationStatus } from '../../entities/findings';
import type { Language, RoleId, Weekday } from '../../entities/person';
import type { RegisterKind, RegisterOutcome } from '../../entities/study';

export interface TaskRef {
  id: string;
  /** Absent when typed: then the task as it stands is meant. */
  expectedVersion?: number;
}

/** Commands on one running study. */
export type StudyCommand = { studyId: string } & (
  | { name: 'COMPLETE_TASKS'; tasks: TaskRef[]; note?: string }
  | { name: 'UNDO_TASK'; task: TaskRef }
  | { name: 'SNOOZE_TASK'; task: TaskRef; until: string }
  | { name: 'WAIT_FOR'; task: TaskRef; what: string }
  | { name: 'STOP_WAITING'; task: TaskRef }
  | { name: 'MARK_NOT_APPLICABLE'; task: TaskRef; reason: string }
  | { name: 'EXTEND_TASK'; task: TaskRef; until: string; reason: string }
  | { name: 'REASSIGN_TASK'; task: TaskRef; to: string; reason: string }
  | { name: 'REOPEN_TASK'; task: TaskRef; reason: string }
  | { name: 'ADD_NOTE'; task: TaskRef; body: string }
  | {
      name: 'REQUEST_GATE';
      stageId: string;
      /** Yes or no for each attested criterion. */
      attested: Record<string, boolean>;
      /** Reason for each unmet criterion. */
      reasons: Record<string, string>;
    }
  | { name: 'WITHDRAW_GATE'; requestId: string; expectedVersion?: number }
  | {
      name: 'APPROVE_GATE';
      requestId: string;
      expectedVersion?: number;
      boardDecisionOn?: string;
      /** Amended reasons for unmet criteria, by criterion. */
      reasons?: Record<string, string>;
      remark?: string;
    }
  | {
      name: 'RETURN_GATE';
      requestId: string;
      expectedVersion?: number;
      reason: string;
      reopenTaskIds: string[];
    }
  | {
      name: 'RECORD_GATE_DECISION';
      requestId: string;
      expectedVersion?: number;
      decidedOn: string;
      evidence: string;
    }
  /** `expectedVersion`, here and below: of the stage. */
  | { name: 'REOPEN_GATE'; stageId: string; expectedVersion?: number; reason: string }
  | { name: 'EXTEND_STAGE'; stageId: string; expectedVersion?: number; until: string; reason: string }
  | { name: 'RECORD_EVENT'; eventId: string; on: string }
  | { name: 'ANSWER_CONDITION'; conditionId: string; value: boolean }
  | {
      name: 'ADD_REGISTER_ENTRY';
      kind: RegisterKind;
      counterpartRoles: string[];
      sentOn?: string;
    }
  | {
      name: 'UPDATE_REGISTER_ENTRY';
      entryId: string;
      expectedVersion?: number;
      /** Only what changes. An `outcome` settles the entry on `settledOn`, today when absent. */
      sentOn?: string;
      dueOn?: string;
      receivedOn?: string;
      heldOn?: string;
      minutesDraftedOn?: string;
      minutesSentOn?: string;
      settledOn?: string;
      outcome?: RegisterOutcome;
      /** For a refusal, a decline, an extension, or why something stays open. */
      reason?: string;
    }
  | { name: 'ANSWER_EXTENSION_PROPOSAL'; entryId: string; expectedVersion?: number; accept: boolean }
  | {
      /** The whole answer: what is left out is not, or no longer, there. */
      name: 'SET_QUESTION';
      questionNumber: number;
      /** 0 while nothing was recorded of it. */
      expectedVersion?: number;
      inScope: boolean;
      verdict?: QuestionVerdict;
      summary?: string;
      /** Why it is left out. */
      reason?: string;
      /** Why the answer is another than the shared one, where there is one. */
      departReason?: string;
    }
  /** Takes over the answer for all courts, as it was shown. */
  | { name: 'ADOPT_SHARED_ANSWER'; questionNumber: number; expectedVersion?: number; edition: number }
  /** Keeps the own answer, or the older edition, beside this newer one. */
  | { name: 'KEEP_ANSWER'; questionNumber: number; expectedVersion?: number; edition: number }
  /** What others may read from now on, as the chair saw it. */
  | { name: 'RELEASE_FINDINGS'; questions: { questionNumber: number; expectedVersion?: number }[] }
  | { name: 'ADD_RECOMMENDATION'; title: string; addressee: string; publishedOn?: string }
  | {
      /** Only what changes. */
      name: 'UPDATE_RECOMMENDATION';
      recommendationId: string;
      expectedVersion?: number;
      title?: string;
      addressee?: string;
      publishedOn?: string;
      councilDecision?: CouncilDecision;
      councilDecidedOn?: string;
      planOfActionOn?: string;
      /** How far it had come in this calendar year, the present one when absent. */
      year?: number;
      status?: RecommendationStatus;
    }
  | { name: 'PAUSE_STUDY'; reason: string }
  | { name: 'RESUME_STUDY'; reason: string }
);

/** Commands on a court, its people, or the programme. */
export type AdministrationCommand =
  | {
      name: 'START_STUDY';
      courtId: string;
      waveId: string;
      /** First day of the stage in which the study starts; today when absent. */
      startOn?: string;
      externalBureau: boolean;
      /** Stage already reached, for a court that joins halfway; the first one when absent. */
      atStageId?: string;
      /** Dates of the gates decided before Kamerbode, by gate id. */
      earlierGates?: Record<string, string>;
    }
  | { name: 'REGISTER_COURT'; municipality: string; tenantId: string }
  | {
      name: 'SET_PARTICIPATION';
      courtId: string;
      expectedVersion?: number;
      status: ParticipationStatus;
      reason: string;
    }
  | {
      name: 'SET_COURT_SETTINGS';
      courtId: string;
      expectedVersion?: number;
      settings: Partial<CourtSettings>;
    }
  | { name: 'SET_CONTACT'; courtId: string; expectedVersion?: number; personId: string }
  | { name: 'INVITE'; courtId: string; role: RoleId; tenantId?: string; studyId?: string }
  | { name: 'REVOKE_INVITATION'; invitationId: string; expectedVersion?: number }
  | { name: 'REDEEM_CODE'; code: string }
  | { name: 'END_ROLE'; grantId: string; expectedVersion?: number; until: string }
  | {
      /** Everything of somebody who leaves goes to others at once. */
      name: 'HAND_OVER';
      courtId: string;
      /** Who leaves. */
      personId: string;
      toPersonId: string;
      /** Who takes what the successor may not do; when absent the order of roles says who. */
      restToPersonId?: string;
      reason?: string;
      /** Last day of the leaver's roles in this court; they last when absent. */
      endRoleOn?: string;
    }
  | { name: 'APPOINT_CHAIR'; courtId: string; personId: string }
  | { name: 'APPOINT_STAND_IN'; courtId: string; personId: string; until: string }
  | {
      name: 'REGISTER_ABSENCE';
      courtId: string;
      personId: string;
      from: string;
      until?: string;
      standInId?: string;
    }
  | { name: 'END_ABSENCE'; absenceId: string; expectedVersion?: number; until: string }
  /** `expectedVersion`, here and in the next two: of oneself. */
  | { name: 'SET_WORKING_DAYS'; expectedVersion?: number; days: Weekday[] }
  | { name: 'SET_LANGUAGE'; expectedVersion?: number; language: Language }
  | { name: 'SET_WEEKLY_LINES'; expectedVersion?: number; on: boolean }
  /** One's own; without an address it is taken away. `expectedVersion`: 0 when there is none yet. */
  | { name: 'SET_MAIL_ADDRESS'; expectedVersion?: number; mailAddress?: string }
  | {
      /** The app's id in the catalogue of the court's tenant; without a court, of the coordinator's own. */
      name: 'SET_CATALOGUE_ID';
      courtId: string | null;
      /** 0 when there is none yet. */
      expectedVersion?: number;
      /** Without one it is taken away. */
      catalogueId?: string;
    }
  | { name: 'ERASE_PERSON'; personId: string; reason: string }
  | { name: 'CREATE_CALENDAR_LINK' }
  | { name: 'REVOKE_CALENDAR_LINK' }
  /** The address at which a document of the court can be read for a day. `subjectId`: of whom or what, where it is not of the court itself. */
  | { name: 'CREATE_DOCUMENT_LINK'; document: DocumentName; courtId: string; subjectId?: string }
  /** `anchorOn`: publication of the joint note of the wave before, from which this wave's window is counted. */
  | { name: 'OPEN_WAVE'; kind: 'BASELINE' | 'FOLLOW_UP'; title: string; anchorOn?: string }
  | { name: 'SET_ANCHOR'; waveId: string; expectedVersion?: number; anchorOn: string; reason: string }
  | {
      /** The window of the wave after this one, in months after this one's anchor. */
      name: 'SET_WAVE_WINDOW';
      waveId: string;
      expectedVersion?: number;
      minMonths: number;
      maxMonths: number;
      /** What of the next study must lie in the window. */
      countsFrom: 'START' | 'PUBLICATION';
      reason: string;
    }
  | { name: 'ADOPT_DEFINITION'; waveId: string; definitionHash: string }
  /** Puts the joint note of a wave to the chairs of its courts. `evidenceLink`: where its text is read. */
  | { name: 'PROPOSE_JOINT_NOTE'; waveId: string; title: string; evidenceLink: string }
  | {
      /** `expectedRound`, here and below: of the text that whoever acts has seen. */
      name: 'REVISE_JOINT_NOTE';
      noteId: string;
      expectedRound?: number;
      title: string;
      evidenceLink: string;
      /** What is different, for all courts to read. */
      reason: string;
    }
  | { name: 'WITHDRAW_JOINT_NOTE'; noteId: string; expectedRound?: number; reason: string }
  | {
      name: 'PUBLISH_JOINT_NOTE';
      noteId: string;
      expectedRound?: number;
      publishedOn: string;
      /** Where it was published, when that is another place. */
      evidenceLink?: string;
    }
  | { name: 'CONSENT_JOINT_NOTE'; courtId: string; noteId: string; expectedRound?: number }
  /** `reason`: for the other chairs and the coordinators to read. */
  | { name: 'OBJECT_JOINT_NOTE'; courtId: string; noteId: string; expectedRound?: number; reason: string }
  | { name: 'TAKE_BACK_CONSENT'; courtId: string; noteId: string; expectedRound?: number }
  | {
      name: 'LINK_CHANNEL';
      courtId: string;
      conversationId: string;
      serviceUrl: string;
      tenantId: string;
      teamId?: string;
    }
  | { name: 'UNLINK_CHANNEL'; courtId: string; expectedVersion?: number }
  | { name: 'ASK_STATUS'; courtId: string }
  | {
      name: 'SIGN_DECLARATION';
      courtId: string;
      /** Version of the declaration that is registered anew; 0 when there is none yet. */
      expectedVersion?: number;
      signedOn: string;
      signedByRole: RoleId;
      /** Calendar year, included. */
      untilYear: number;
      /** Whole euros. */
      budgetPerYear?: number;
      daysPerYear?: number;
      evidenceLink?: string;
    }
  | {
      /** The yearly card. */
      name: 'CONFIRM_COMMITMENTS';
      courtId: string;
      takingPart: boolean;
      /** Whole euros, for the calendar year. */
      budget?: number;
      days?: number;
      contactId?: string;
      standInId?: string;
      evidenceLink: string;
    }
  /** The budget that the council adopted for the next calendar year, in whole euros. */
  | { name: 'CONFIRM_BUDGET'; courtId: string; budget: number; evidenceLink: string }
  /** How the spending of this year's first half goes. */
  | { name: 'REPORT_SPENDING'; courtId: string; spending: Spending; evidenceLink?: string }
  | { name: 'RECONFIRM_DECLARATION'; courtId: string; evidenceLink?: string }
  /** The court means to stop taking part: the start of a conversation, from which nothing follows by itself. */
  | { name: 'ANNOUNCE_WITHDRAWAL'; courtId: string; expectedVersion?: number; reason: string }
  /** Something that was told in confidence got out at this court. `expectedVersion`, here and below: of the promise. */
  | { name: 'REPORT_INCIDENT'; courtId: string; expectedVersion?: number; on: string; reason: string }
  | { name: 'CLOSE_INCIDENT'; courtId: string; expectedVersion?: number; talkedOn: string }
  | {
      name: 'WAIVE_COMMITMENT';
      courtId: string;
      commitmentId: string;
      expectedVersion?: number;
      reason: string;
    }
  | {
      name: 'COMPLETE_DUTY';
      dutyId: string;
      expectedVersion?: number;
      doneOn?: string;
      evidenceLink?: string;
    }
  | {
      /** A text for all courts of a wave: a new edition of it, when there is one. */
      name: 'PROPOSE_SHARED_ANSWER';
      waveId: string;
      questionNumber: number;
      /** The court whose chair proposes it; absent for a coordinator. */
      courtId?: string;
      /** The last edition that the proposer saw, 0 when there was none. */
      expectedEdition?: number;
      verdict?: QuestionVerdict;
      summary: string;
      evidenceLink?: string;
    }
  | {
      name: 'WITHDRAW_SHARED_ANSWER';
      waveId: string;
      questionNumber: number;
      courtId?: string;
      edition: number;
    }
  | { name: 'ANSWER_STATUS'; courtId: string; answer: 'ON_TRACK' | 'DELAYED' | 'CALL_ME'; until?: string };

export type Command = StudyCommand | AdministrationCommand;
export type CommandName = Command['name'];
export type StudyCommandName = StudyCommand['name'];
export type AdministrationCommandName = AdministrationCommand['name'];

/** One command by its name. */
export type CommandOf<N extends CommandName> = Extract<Command, { name: N }>;
