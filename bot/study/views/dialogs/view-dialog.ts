/** From a reference to the dialog that this viewer sees: one function per dialog, each authorised by itself. */
import { finishDialog } from '../../../../cards/finish';
import { type FormElement, formBody } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import type { Refusal } from '../../../workflow/decision';
import type { Actor } from '../../../workflow/facts';
import { localDate } from '../../../workflow/local-time';
import type { RenderedDialog, Services } from '../../services';
import * as commitment from './commitment-dialogs';
import * as court from './court-dialogs';
import type { DialogAnswer, DialogContext } from './dialog';
import * as gate from './gate-dialogs';
import * as people from './people-dialogs';
import * as programme from './programme-dialogs';
import * as register from './register-dialogs';
import * as study from './study-dialogs';
import * as task from './task-dialogs';

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
      return gate.gateDetails(context, ref);
    case 'TASK_DETAILS':
      return task.taskDetails(context, ref);
    case 'TASK_ACTION':
      return task.taskAction(context, ref);
    case 'WHY_THIS_DATE':
      return task.whyThisDate(context, ref);
    case 'WHY_THIS_STAGE_DATE':
      return task.whyThisStageDate(context, ref);
    case 'EXTEND_STAGE':
      return study.extendStage(context, ref);
    case 'RECORD_EVENT':
      return study.recordEvent(context, ref);
    case 'ANSWER_CONDITION':
      return study.answerCondition(context, ref);
    case 'REGISTER_ENTRY':
      return register.registerEntry(context, ref);
    case 'REMINDER_LETTER':
      return register.letter(context, ref);
    case 'PAUSE_OR_RESUME':
      return study.pauseOrResume(context, ref);
    case 'START_STUDY':
      return study.startStudy(context, ref);
    case 'HISTORY':
      return study.history(context, ref);
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
    case 'APPOINT_CHAIR':
      return people.appointChair(context, ref);
    case 'CONTACT':
      return people.contact(context, ref);
    case 'INVITE':
      return people.invite(context, ref);
    case 'ABSENCE':
      return people.absence(context, ref);
    case 'STAND_IN':
      return people.standIn(context, ref);
    case 'CALENDAR':
      return people.calendar(context);
    case 'WORKING_DAYS':
      return people.workingDays(context);
    case 'REGISTER_COURT':
      return programme.registerCourt(context);
    case 'PARTICIPATION':
      return court.participation(context, ref);
    case 'OPEN_WAVE':
      return programme.openWave(context);
    case 'ADOPT_DEFINITION':
      return programme.adoptDefinition(context, ref);
    case 'DECLARATION':
      return commitment.declaration(context, ref);
    case 'WAIVE_COMMITMENT':
      return commitment.waiveCommitment(context, ref);
    case 'ANSWER_STATUS_LATER':
      return programme.answerStatusLater(context, ref);
  }
}

/** What somebody had entered stands in the fields again after a refusal: nothing that was typed is lost. */
function withEntered(element: FormElement, entered: Record<string, unknown>): FormElement {
  if (!('id' in element)) return element;
  const value = entered[element.id];
  if (typeof value !== 'string') return element;
  return element.kind === 'input-toggle' ? { ...element, value: value === 'true' } : { ...element, value };
}

/**
 * Renders a dialog for this viewer. `message` is a friendly line on top (a refusal, say); `entered` holds the values of
 * the fields by id, as the client sent them.
 */
export async function viewDialog(
  services: Services,
  ref: DialogRef,
  viewer: Actor,
  message?: string,
  entered: Record<string, unknown> = {},
): Promise<RenderedDialog | { refusal: Refusal }> {
  const made = await services.database.work((manager) =>
    answer({ services, manager, viewer, today: localDate(services.clock.now().toISOString()) }, ref),
  );
  if (!made.ok) return { refusal: made.refusal };
  const body = made.dialog.body.map((element) => withEntered(element, entered));
  return finishDialog(
    { ...made.dialog, body: formBody(body, texts.required) },
    message === undefined ? {} : { message },
  );
}
