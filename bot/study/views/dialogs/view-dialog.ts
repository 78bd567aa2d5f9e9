/** From a reference to the dialog that this viewer sees: one function per dialog, each authorised by itself. */
import { finishDialog } from '../../../../cards/finish';
import { formBody } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import type { Refusal } from '../../../workflow/decision';
import type { Actor } from '../../../workflow/facts';
import type { RenderedDialog, Services } from '../../services';
import * as absence from './absence-dialogs';
import * as commitment from './commitment-dialogs';
import * as court from './court-dialogs';
import { viewing } from '../view';
import type { DialogAnswer, DialogContext } from './dialog';
import { withEntered, withFault, type Entered } from './entered';
import * as details from './gate-details';
import * as erasure from './erasure-dialogs';
import * as findings from './findings-dialogs';
import * as gate from './gate-dialogs';
import * as handover from './handover-dialog';
import * as history from './history-dialog';
import * as joint from './joint-dialogs';
import * as letters from './letter-dialog';
import * as own from './own-dialogs';
import * as people from './people-dialogs';
import * as programme from './programme-dialogs';
import * as reach from './catalogue-dialog';
import * as register from './register-dialogs';
import * as shared from './shared-dialogs';
import * as start from './start-dialog';
import * as study from './study-dialogs';
import * as task from './task-dialogs';
import * as waves from './wave-dialogs';
import * as why from './why-dialogs';

async function answer(context: DialogContext, ref: DialogRef): Promise<DialogAnswer> {
  switch (ref.dialog) {
    case 'REQUEST_GATE':
      return gate.requestGate(context, ref);
    case 'RETURN_GATE':
      return gate.returnGate(context, ref);
    case 'APPROVE_GATE':
      return gate.approveGate(context, ref);
    case 'RECORD_GATE_DECISION':
      return gate.recordGateDecision(context, ref);
    case 'REOPEN_GATE':
      return gate.reopenGate(context, ref);
    case 'GATE_DETAILS':
      return details.gateDetails(context, ref);
    case 'TASK_DETAILS':
      return task.taskDetails(context, ref);
    case 'TASK_ACTION':
      return task.taskAction(context, ref);
    case 'WHY_THIS_DATE':
      return why.whyThisDate(context, ref);
    case 'WHY_THIS_STAGE_DATE':
      return why.whyThisStageDate(context, ref);
    case 'EXTEND_STAGE':
      return study.extendStage(context, ref);
    case 'RECORD_EVENT':
      return study.recordEvent(context, ref);
    case 'ANSWER_CONDITION':
      return study.answerCondition(context, ref);
    case 'REGISTER_ENTRY':
      return register.registerEntry(context, ref);
    case 'QUESTION':
      return findings.question(context, ref);
    case 'RECOMMENDATION':
      return findings.recommendation(context, ref);
    case 'REMINDER_LETTER':
      return letters.letter(context, ref);
    case 'JOINT_NOTE':
      return joint.propose(context, ref);
    case 'JOINT_NOTE_CHANGE':
      return joint.change(context, ref);
    case 'JOINT_OBJECTION':
      return joint.object(context, ref);
    case 'JOINT_REASONS':
      return joint.reasons(context, ref);
    case 'PAUSE_OR_RESUME':
      return study.pauseOrResume(context, ref);
    case 'START_STUDY':
      return start.startStudy(context, ref);
    case 'HISTORY':
      return history.history(context, ref);
    case 'SETTINGS':
      return court.settings(context, ref);
    case 'COURT_TERMS':
      return court.courtTerms(context, ref);
    case 'COURT_CALENDAR':
      return court.courtCalendar(context, ref);
    case 'COURT_DECISIONS':
      return court.courtDecisions(context, ref);
    case 'PEOPLE':
      return people.people(context, ref);
    case 'END_ROLE':
      return people.endRole(context, ref);
    case 'HAND_OVER':
      return handover.handOver(context, ref);
    case 'APPOINT_CHAIR':
      return people.appointChair(context, ref);
    case 'CONTACT':
      return people.contact(context, ref);
    case 'INVITE':
      return people.invite(context, ref);
    case 'ABSENCE':
      return absence.absence(context, ref);
    case 'STAND_IN':
      return absence.standIn(context, ref);
    case 'WORKING_DAYS':
      return own.workingDays(context);
    case 'ERASE_PERSON':
      return erasure.erasePerson(context, ref);
    case 'CALENDAR':
      return own.calendar(context);
    case 'MAIL_ADDRESS':
      return own.mailAddress(context);
    case 'CATALOGUE_ID':
      return reach.catalogueId(context, ref);
    case 'REGISTER_COURT':
      return programme.registerCourt(context);
    case 'PARTICIPATION':
      return court.participation(context, ref);
    case 'OPEN_WAVE':
      return programme.openWave(context);
    case 'ADOPT_DEFINITION':
      return programme.adoptDefinition(context, ref);
    case 'WAVE':
      return waves.wave(context, ref);
    case 'SHARED_ANSWER':
      return shared.sharedAnswer(context, ref);
    case 'DECLARATION':
      return commitment.declaration(context, ref);
    case 'INCIDENT':
      return commitment.incident(context, ref);
    case 'WITHDRAWAL':
      return commitment.withdrawal(context, ref);
    case 'WAIVE_COMMITMENT':
      return commitment.waiveCommitment(context, ref);
    case 'ANSWER_STATUS_LATER':
      return programme.answerStatusLater(context, ref);
  }
}

/** What a dialog comes back with after a refusal. */
export interface AfterRefusal {
  /** The friendly line on top, as plain text. */
  message: string;
  /** The input at fault, if the refusal names one. */
  field?: string | null;
  /** The values of the fields by id, as the client sent them: nothing that was typed is lost. */
  entered: Entered;
}

/**
 * Renders a dialog for this viewer; after a refusal with what was entered, and the field at fault marked.
 * @param mailAddress the viewer's as the sign-in has it, to be offered where one is asked for
 */
export async function viewDialog(
  services: Services,
  ref: DialogRef,
  viewer: Actor,
  refused?: AfterRefusal,
  mailAddress: string | null = null,
): Promise<RenderedDialog | { refusal: Refusal }> {
  const made = await services.database.work((manager) =>
    answer(
      {
        ...viewing(services, viewer),
        manager,
        reopened: refused !== undefined,
        mailAddress,
      },
      ref,
    ),
  );
  if (!made.ok) return { refusal: made.refusal };
  const body =
    refused === undefined
      ? made.dialog.body
      : withFault(withEntered(made.dialog.body, refused.entered), refused.field);
  return finishDialog(
    { ...made.dialog, body: formBody(body, texts.required) },
    refused === undefined ? {} : { message: refused.message },
  );
}
