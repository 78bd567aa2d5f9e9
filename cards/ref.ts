/**
 * A card is a reference to a view: which card, of what. It is rendered for one viewer at the moment that it is shown,
 * sent, refreshed or replaced, so that a card never holds more than its viewer may see, nor anything outdated. The
 * outbox and the posted cards store these references, never content.
 */
import type { RegisterKind } from '../entities/study';

export type CardRef =
  | { card: 'WELCOME' }
  | { card: 'HELP' }
  /** One task: what, until when, and what can be done with it. */
  | { card: 'TASK'; taskId: string }
  | { card: 'MY_TASKS'; page: number }
  /** A stage began: the viewer's own tasks in it. */
  | { card: 'STAGE_STARTED'; studyId: string; stageId: string }
  /** The bundled message of the morning; lines are rendered anew and drop out when settled. */
  | { card: 'MORNING'; on: string; lines: MorningLine[] }
  /** A gate request: for its decider with buttons, for others as it stands. `later`: put off, so folded up. */
  | { card: 'GATE'; requestId: string; later?: true }
  /** The confirmation before a decision. */
  | { card: 'GATE_CONFIRM'; requestId: string; decision: 'APPROVE'; boardDecisionOn?: string }
  | { card: 'STUDY'; studyId: string }
  | { card: 'REGISTER'; studyId: string; kind: RegisterKind; page: number }
  /** The questions of the programme: in scope or not, verdict, released or not. */
  | { card: 'FINDINGS'; studyId: string; page: number }
  | { card: 'RECOMMENDATIONS'; studyId: string; page: number }
  | { card: 'DIGEST' }
  /** "Dit ziet de coördinator": exactly what leaves the court. */
  | { card: 'COORDINATOR_VIEW'; courtId: string }
  | { card: 'STATUS_QUESTION'; courtId: string }
  | { card: 'EXTENSION_PROPOSAL'; entryId: string }
  /** "Schuift 6 werkdagen": the planning moved. */
  | { card: 'PLAN_MOVED'; studyId: string; workingDays: number; becauseStageId: string }
  /** Something was due and nothing happened: for coordinators. */
  | {
      card: 'SILENCE';
      silence:
        /** Reminders or messages have been due since this moment, and neither tick nor delivery took them up. */
        | { code: 'TICK'; since: string }
        /** Coordinators who did not get the digest of this Monday. */
        | { code: 'DIGEST'; monday: string; count: number }
        /** People for whom something was due in a week, and who got nothing at all. */
        | { code: 'RECIPIENTS'; count: number };
    }
  /** Three lines a week about the own study, for a chair who asked for them. */
  | { card: 'WEEKLY_LINES'; studyId: string }
  /** For a linked channel. */
  | {
      card: 'MILESTONE';
      studyId: string;
      milestone: 'STARTED' | 'GATE' | 'PUBLISHED' | 'CLOSED';
      stageId: string | null;
      on: string;
    }
  /** An answer to "Vraag status", for the coordinator who asked. */
  | { card: 'STATUS_ANSWERED'; courtId: string }
  /** A message could not be delivered to an invited person. */
  | { card: 'UNDELIVERABLE'; personId: string }
  /** Typed text cannot open a dialog: a line and the button that opens it. */
  | { card: 'OPENER'; dialog: DialogRef }
  /** One duty: what, until when, and the form or button that settles it. */
  | { card: 'DUTY'; dutyId: string }
  /** The declaration of intent and how its commitments stand, for the court's own people. */
  | { card: 'COMMITMENTS'; courtId: string }
  /** What the court can hand its council: the historical overview, and the file for a new council. */
  | { card: 'COUNCIL_OVERVIEW'; courtId: string }
  /** The one yearly card: still taking part, budget, days, contact and stand-in, one evidence link. */
  | { card: 'YEARLY_CONFIRMATION'; courtId: string }
  /**
   * The joint note of a wave, as each participating chair is asked to consent to it. `later`: put off, so folded up;
   * `confirm`: the court for which the viewer is about to consent.
   */
  | { card: 'JOINT_GATE'; noteId: string; later?: true; confirm?: string }
  /** The waves, and where the window of the next one stands. */
  | { card: 'WAVES' }
  /** The answers for all courts of a wave together. */
  | { card: 'SHARED_ANSWERS'; waveId: string }
  /** What came over from somebody who leaves, to whom: still open and theirs. */
  | { card: 'HANDED_OVER'; courtId: string; personId: string; toPersonId: string }
  /** What happened while the program was down. */
  | { card: 'SINCE_DOWNTIME'; from: string; until: string; lines: MorningLine[] };

export type CardName = CardRef['card'];

/** One line of a bundle. */
export type MorningLine =
  | { line: 'TASK'; taskId: string; escalated: boolean }
  | { line: 'GATE_REQUEST'; requestId: string; escalated: boolean }
  | { line: 'REGISTER_ENTRY'; entryId: string; escalated: boolean }
  | { line: 'PLAN_MOVED'; studyId: string; workingDays: number; becauseStageId: string }
  | { line: 'EXTENSION_PROPOSAL'; entryId: string }
  | { line: 'DUTY'; dutyId: string; escalated: boolean }
  /** A commitment fell to risk or was breached: of which court, and its id in the programme definition. */
  | { line: 'COMMITMENT'; courtId: string; commitmentId: string }
  /** A court means to stop taking part. */
  | { line: 'LEAVING'; courtId: string }
  /** There is a (newer) answer for all courts, on which the study's court did not decide yet. */
  | { line: 'SHARED_ANSWER'; studyId: string; questionNumber: number }
  /** The study stands still. */
  | { line: 'PAUSED'; studyId: string }
  /** Somebody used the reader's invitation. */
  | { line: 'JOINED'; grantId: string }
  /** Tasks came over from somebody who leaves. */
  | { line: 'HANDED_OVER'; courtId: string; personId: string; toPersonId: string }
  /** The linked channel is no longer there. */
  | { line: 'CHANNEL_GONE'; courtId: string };

/** Dialogs: whatever needs more than a field, or shows reasons and notes. Rendered like cards, for one viewer. */
export type DialogRef =
  | { dialog: 'REQUEST_GATE'; studyId: string; stageId: string }
  | { dialog: 'RETURN_GATE'; requestId: string }
  | { dialog: 'APPROVE_GATE'; requestId: string }
  | { dialog: 'RECORD_GATE_DECISION'; requestId: string }
  | { dialog: 'REOPEN_GATE'; studyId: string; stageId: string }
  /** Reasons, notes and evidence of a gate request ("Stukken"). */
  | { dialog: 'GATE_DETAILS'; requestId: string; page?: number }
  | { dialog: 'TASK_DETAILS'; taskId: string; page?: number }
  | {
      dialog: 'TASK_ACTION';
      taskId: string;
      action: 'SNOOZE' | 'WAIT_FOR' | 'EXTEND' | 'NOT_APPLICABLE' | 'REASSIGN' | 'REOPEN' | 'NOTE';
    }
  | { dialog: 'WHY_THIS_DATE'; taskId: string }
  | { dialog: 'WHY_THIS_STAGE_DATE'; studyId: string; stageId: string }
  | { dialog: 'EXTEND_STAGE'; studyId: string; stageId: string }
  | { dialog: 'RECORD_EVENT'; studyId: string }
  | { dialog: 'ANSWER_CONDITION'; studyId: string; conditionId: string }
  | { dialog: 'REGISTER_ENTRY'; studyId: string; kind: RegisterKind; entryId: string | null }
  /** How a question of the programme is answered, and was in earlier waves. */
  | { dialog: 'QUESTION'; studyId: string; questionNumber: number }
  | { dialog: 'RECOMMENDATION'; studyId: string; recommendationId: string | null }
  /** A letter that reminds the other side, to be copied and sent by a person. */
  | { dialog: 'REMINDER_LETTER'; entryId: string }
  | { dialog: 'PAUSE_OR_RESUME'; studyId: string }
  /** `halfway`: a study that ran before it came into Kamerbode. */
  /** `today`: not on the day that is proposed. */
  | { dialog: 'START_STUDY'; courtId: string; halfway?: true; today?: true }
  | { dialog: 'HISTORY'; studyId: string; page: number }
  | { dialog: 'SETTINGS'; courtId: string | null }
  | { dialog: 'COURT_TERMS'; courtId: string }
  | { dialog: 'COURT_CALENDAR'; courtId: string }
  | { dialog: 'COURT_DECISIONS'; courtId: string }
  | { dialog: 'PEOPLE'; courtId: string }
  | { dialog: 'END_ROLE'; courtId: string }
  /** Everything of somebody who leaves to others; of whom is chosen first when that is open. */
  | { dialog: 'HAND_OVER'; courtId: string; personId: string | null }
  | { dialog: 'APPOINT_CHAIR'; courtId: string }
  | { dialog: 'CONTACT'; courtId: string }
  | { dialog: 'INVITE'; courtId: string }
  | { dialog: 'ABSENCE'; courtId: string }
  | { dialog: 'STAND_IN'; courtId: string; requestId: string | null }
  | { dialog: 'WORKING_DAYS' }
  /** People whose roles have all ended: of a court, or the coordinators. */
  | { dialog: 'ERASE_PERSON'; courtId: string | null }
  | { dialog: 'CALENDAR' }
  /** One's own, for when the bot cannot reach somebody. */
  | { dialog: 'MAIL_ADDRESS' }
  /** The app's id in the catalogue of the court's tenant, or of the coordinator's own. */
  | { dialog: 'CATALOGUE_ID'; courtId: string | null }
  | { dialog: 'REGISTER_COURT' }
  | { dialog: 'PARTICIPATION'; courtId: string }
  | { dialog: 'OPEN_WAVE' }
  | { dialog: 'ADOPT_DEFINITION'; waveId: string; page?: number }
  | { dialog: 'ANSWER_STATUS_LATER'; courtId: string }
  /** The window after this wave: as it is with proposals, or the form that changes its anchor or its months. */
  | { dialog: 'WAVE'; waveId: string; change?: 'ANCHOR' | 'WINDOW'; page?: number }
  /** A joint note, proposed for a wave. */
  | { dialog: 'JOINT_NOTE'; waveId: string }
  | { dialog: 'JOINT_NOTE_CHANGE'; noteId: string; change: 'REVISE' | 'WITHDRAW' | 'PUBLISH' }
  | { dialog: 'JOINT_OBJECTION'; noteId: string; courtId: string }
  /** What courts and coordinators wrote to one another about a joint note, in every round. */
  | { dialog: 'JOINT_REASONS'; noteId: string; page?: number }
  /** Proposing an answer for all courts; `courtId`: for which court it is proposed, null for a coordinator. */
  | { dialog: 'SHARED_ANSWER'; waveId: string; questionNumber: number; courtId: string | null }
  | { dialog: 'DECLARATION'; courtId: string }
  /** Reporting an incident, or saying when the chairs talked about the one that is open. */
  | { dialog: 'INCIDENT'; courtId: string }
  /** Saying that the court means to stop; once that was said, how it was said. */
  | { dialog: 'WITHDRAWAL'; courtId: string }
  | { dialog: 'WAIVE_COMMITMENT'; courtId: string; commitmentId: string };

export type DialogName = DialogRef['dialog'];
