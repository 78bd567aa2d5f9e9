/** The views of duties and commitments: content for the court's own people, status only for a coordinator. */
import type { BundleLine } from '../../../cards/bundle';
import { commitmentsCard, type CommitmentsInput } from '../../../cards/commitments';
import { dutyCard, type DutyInput } from '../../../cards/duty';
import type { CardRef, MorningLine } from '../../../cards/ref';
import { yearlyConfirmationCard } from '../../../cards/yearly-confirmation';
import { Commitment, DeclarationOfIntent } from '../../../entities/commitment';
import { Duty } from '../../../entities/duty';
import { JointNote } from '../../../entities/joint-note';
import type { Programme } from '../../programme/definition';
import { roleLabel } from '../../programme/lookups';
import { may, type Where } from '../../workflow/access';
import { daysBetween, nextDay } from '../../workflow/calendar';
import { refuse } from '../../workflow/decision';
import { AHEAD_DAYS, budgetYear } from '../../workflow/declarations';
import { noteOfDuty } from '../../workflow/joint-gate';
import {
  BREACH_DAYS,
  CONFIDENTIALITY,
  leavingSince,
  LONG_TERM_PARTICIPATION,
  openIncident,
} from '../../workflow/commitments';
import { eventOf, isDeclared, isToldOn, takesPart } from '../../workflow/duties';
import { courtsOwnPeople } from '../../workflow/people';
import { JOINT_NOTE_TASK } from '../../workflow/programme-duties';
import { row, rows } from '../rows';
import { viewJointGate } from './joint-views';
import { courtFor, inProgramme, SETTLED, type Found, type View, type ViewContext } from './view';

/** What falls due within so many days can be opened from the list. */
const SOON_DAYS = 100;

/** What a duty is called: the programme's label with its year, or our own word for the others. */
export function dutyTitle(
  { programme }: { programme: Programme },
  duty: Duty,
  { texts }: Pick<ViewContext, 'texts'>,
): string {
  const words = texts.commitment.duty;
  switch (duty.kind) {
    case 'RECONFIRM':
    case 'COUNCIL_HANDOVER':
    case 'WAVE':
      return words[duty.kind];
    case 'JOINT_CONSENT':
      return texts.joint.duty;
    case 'JOINT_TASK':
      return programme.jointTasks.find(({ id }) => id === duty.ref)?.nl ?? duty.ref;
    default:
      return words.titled(programme.fixedDates.find(({ id }) => id === duty.kind)?.nl ?? duty.kind, duty.ref);
  }
}

/** Null when there is nothing more to say, or nothing for this viewer. */
export async function dutyLine(
  context: ViewContext,
  line: Extract<MorningLine, { line: 'DUTY' }>,
): Promise<BundleLine | null> {
  const { manager, viewer, today } = context;
  const duty = await row(manager, Duty, { id: line.dutyId });
  if (duty === null || duty.state !== 'OPEN') return null;
  const title = dutyTitle(context.services.programme, duty, context);
  const stand = {
    kind: 'DUTY',
    title,
    dueOn: duty.dueOn,
    over: daysBetween(duty.dueOn, today),
    escalated: line.escalated,
    breached: false,
  } as const;
  if (duty.courtId === null) {
    const coordinates = may(viewer, 'COMPLETE_DUTY', inProgramme(context)).ok;
    return coordinates ? { ...stand, court: null, show: { card: 'DUTY', dutyId: duty.id } } : null;
  }
  // A stand-in from another court answers for this one, and is not of it.
  const action = duty.kind === 'JOINT_CONSENT' ? 'READ_CONTENT' : 'READ_STATUS';
  const found = await courtFor(context, duty.courtId, action);
  if (!found.ok) return null;
  const own = may(viewer, 'READ_CONTENT', found.where).ok;
  return {
    ...stand,
    // The court's own chair hears it by the commitment.
    breached: !own && line.escalated && isToldOn(duty) && stand.over >= BREACH_DAYS,
    court: found.court.municipality,
    show: own ? { card: 'DUTY', dutyId: duty.id } : { card: 'COORDINATOR_VIEW', courtId: duty.courtId },
  };
}

/** Null when the commitment stands well again. */
export async function commitmentLine(
  context: ViewContext,
  { courtId, commitmentId }: Extract<MorningLine, { line: 'COMMITMENT' }>,
): Promise<BundleLine | null> {
  const found = await courtFor(context, courtId, 'READ_STATUS');
  if (!found.ok) return null;
  const commitment = await row(context.manager, Commitment, { courtId, commitmentId });
  if (commitment === null || commitment.dueOn === null) return null;
  const { status } = commitment;
  if (status !== 'AT_RISK' && status !== 'BREACHED') return null;
  const { commitments } = context.services.programme.programme;
  const own = may(context.viewer, 'READ_CONTENT', found.where).ok;
  return {
    kind: 'COMMITMENT',
    commitment: commitments.find(({ id }) => id === commitmentId)?.nl ?? commitmentId,
    court: found.court.municipality,
    status,
    since: commitment.dueOn,
    own,
    show: own ? { card: 'COMMITMENTS', courtId } : { card: 'COORDINATOR_VIEW', courtId },
  };
}

/** For coordinators and the chairs of other courts; null when the court goes on, or stopped. */
export async function leavingLine(
  context: ViewContext,
  { courtId }: Extract<MorningLine, { line: 'LEAVING' }>,
): Promise<BundleLine | null> {
  const found = await courtFor(context, courtId, 'READ_RELEASED');
  if (!found.ok || !takesPart(found.court)) return null;
  const commitmentId = LONG_TERM_PARTICIPATION;
  const commitment = await row(context.manager, Commitment, { courtId, commitmentId });
  const since = leavingSince(commitment);
  if (since === null) return null;
  const coordinates = may(context.viewer, 'READ_STATUS', found.where).ok;
  return {
    kind: 'LEAVING',
    court: found.court.municipality,
    since,
    coordinates,
    show: coordinates ? { card: 'COORDINATOR_VIEW', courtId } : { card: 'WAVES' },
  };
}

export async function viewDuty(
  context: ViewContext,
  { dutyId }: Extract<CardRef, { card: 'DUTY' }>,
): Promise<View> {
  const { manager, viewer, services, today } = context;
  const duty = await row(manager, Duty, { id: dutyId });
  if (duty === null) return refuse('NOT_FOUND');
  if (context.sending && duty.state !== 'OPEN') return SETTLED;
  if (duty.kind === 'JOINT_CONSENT') {
    return viewJointGate(context, { card: 'JOINT_GATE', noteId: noteOfDuty(duty) });
  }
  const { programme } = services.programme;
  const found = duty.courtId === null ? null : await courtFor(context, duty.courtId, 'READ_CONTENT');
  if (found !== null && !found.ok) return found;
  const where = found === null ? inProgramme(context) : found.where;
  const allowed = may(viewer, 'COMPLETE_DUTY', where);
  if (found === null && !allowed.ok) return allowed;
  // The yearly confirmation has a card of its own, with all that is asked.
  if (duty.kind === 'COMMITMENT_CONFIRM' && duty.state === 'OPEN' && duty.courtId !== null) {
    return viewYearlyConfirmation(context, { card: 'YEARLY_CONFIRMATION', courtId: duty.courtId });
  }
  const court = found === null ? null : { id: found.court.id, name: found.court.municipality };
  return {
    parts: dutyCard(
      {
        dutyId,
        version: duty.version,
        title: dutyTitle({ programme }, duty, context),
        court,
        dueOn: duty.dueOn,
        over: daysBetween(duty.dueOn, today),
        state: duty.state,
        doneOn: duty.doneOn,
        settle: await settling(context, duty, where),
        file: duty.kind === 'COUNCIL_HANDOVER' && may(viewer, 'CREATE_DOCUMENT_LINK', where).ok,
        because:
          duty.kind === 'RECONFIRM'
            ? { what: duty.ref.startsWith('CHAIR-') ? 'CHAIR' : 'ELECTION', on: eventOf(duty) }
            : null,
      },
      context.texts,
    ),
  };
}

/** How this viewer can settle the duty; null when not, or not by hand. */
async function settling(
  { manager, viewer, services, today }: ViewContext,
  duty: Duty,
  where: Where,
): Promise<DutyInput['settle']> {
  switch (duty.kind) {
    case 'BUDGET_ADOPTED': {
      if (!may(viewer, 'CONFIRM_BUDGET', where).ok) return null;
      const declaration = await row(manager, DeclarationOfIntent, { courtId: duty.courtId });
      const { programme } = services.programme;
      return {
        by: 'BUDGET',
        year: budgetYear({ programme, today }),
        agreed: declaration?.budgetPerYear ?? null,
      };
    }
    case 'SPENDING_CHECK': {
      if (!may(viewer, 'REPORT_SPENDING', where).ok) return null;
      const budget = await row(manager, Commitment, {
        courtId: duty.courtId,
        commitmentId: 'ANNUAL_BUDGET',
      });
      const year = Number(duty.ref);
      return {
        by: 'SPENDING',
        year,
        agreed: budget?.value?.year === year ? (budget.value.euros ?? null) : null,
      };
    }
    case 'RECONFIRM':
      return may(viewer, 'RECONFIRM_DECLARATION', where).ok && eventOf(duty) <= today
        ? { by: 'RECONFIRMING', mayStop: may(viewer, 'ANNOUNCE_WITHDRAWAL', where).ok }
        : null;
    case 'COMMITMENT_CONFIRM':
      return null;
    case 'JOINT_TASK':
      if (duty.ref === JOINT_NOTE_TASK) return { by: 'JOINT_NOTE', ...(await jointNoteOf(manager, duty)) };
      return may(viewer, 'COMPLETE_DUTY', where).ok ? { by: 'SAYING', today } : null;
    case 'WAVE':
      return { by: 'STARTING', wave: duty.ref, mayStart: may(viewer, 'START_STUDY', where).ok };
    default:
      return may(viewer, 'COMPLETE_DUTY', where).ok ? { by: 'SAYING', today } : null;
  }
}

/** The note of the duty's wave that lies before the courts, if one does. */
async function jointNoteOf(
  manager: ViewContext['manager'],
  { waveId }: Duty,
): Promise<{ waveId: string; noteId: string | null }> {
  const [note] = await rows(manager, JointNote, { waveId, state: ['PROPOSED', 'AGREED'] }, { only: ['id'] });
  return { waveId: waveId ?? '', noteId: note?.id ?? null };
}

export async function viewYearlyConfirmation(
  context: ViewContext,
  { courtId }: Extract<CardRef, { card: 'YEARLY_CONFIRMATION' }>,
): Promise<View> {
  const found = await courtFor(context, courtId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { court, where } = found;
  const { manager, viewer, today } = context;
  const declaration = await row(manager, DeclarationOfIntent, { courtId });
  const commitments = await rows(manager, Commitment, { courtId });
  const value = (id: string) => commitments.find(({ commitmentId }) => commitmentId === id)?.value ?? null;
  const promise = commitments.find(({ commitmentId }) => commitmentId === LONG_TERM_PARTICIPATION);
  const leaving = leavingSince(promise);
  // While it means to stop its promise has no day.
  const dueOn = promise?.dueOn ?? leaving;
  const budget = value('ANNUAL_BUDGET');
  const year = Number(today.slice(0, 4));
  const confirmedAhead = (budget?.year ?? 0) > year && budget?.euros !== undefined;
  const people = courtsOwnPeople(where.people, courtId, today);
  // Whoever has left is no choice: filled in all the same, the form would be refused for what nobody sees on it.
  const present = (personId: string | null | undefined): string | null =>
    people.find(({ id }) => id === personId)?.id ?? null;
  return {
    parts: yearlyConfirmationCard(
      {
        court: { id: courtId, name: court.municipality },
        dueOn: isDeclared(declaration) ? dueOn : null,
        leaving,
        mayStop: may(viewer, 'ANNOUNCE_WITHDRAWAL', where).ok,
        confirmed: dueOn !== null && dueOn > nextDay(today, AHEAD_DAYS),
        budget: confirmedAhead
          ? null
          : {
              year: Math.max(budget?.year ?? 0, year),
              euros: budget?.euros ?? declaration?.budgetPerYear ?? null,
            },
        days: value('CAPACITY')?.days ?? declaration?.daysPerYear ?? null,
        people,
        contactId: present(court.contactId),
        standInId: present(value('CONTACT_PERSON')?.standInId),
        mayConfirm: may(viewer, 'CONFIRM_COMMITMENTS', where).ok,
      },
      context.texts,
    ),
  };
}

export async function viewCommitments(
  context: ViewContext,
  { courtId }: Extract<CardRef, { card: 'COMMITMENTS' }>,
): Promise<View> {
  const found = await registerFor(context, courtId);
  return found.ok ? { parts: commitmentsCard(found.input, context.texts) } : found;
}

/** The register of a court's commitments, for whoever may read it; with what it was made of. */
export async function registerFor(
  context: ViewContext,
  courtId: string,
): Promise<Found<{ where: Where; input: CommitmentsInput; duties: Duty[] }>> {
  const found = await courtFor(context, courtId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { court, where } = found;
  const { manager, viewer, services, today } = context;
  const { programme } = services.programme;
  const declaration = await row(manager, DeclarationOfIntent, { courtId });
  const commitments = await rows(manager, Commitment, { courtId });
  const isWithdrawn = declaration !== null && declaration.withdrawnOn !== null;
  const duties = await rows(manager, Duty, { courtId, state: 'OPEN' }, { orderBy: ['dueOn', 'kind'] });
  const input: CommitmentsInput = {
    court: { id: courtId, name: court.municipality },
    declaration:
      declaration === null
        ? null
        : {
            ...declaration,
            signedBy:
              declaration.signedByRole === null ? null : roleLabel(programme, declaration.signedByRole),
          },
    commitments: programme.commitments.flatMap(({ id, nl }) => {
      const one = commitments.find(({ commitmentId }) => commitmentId === id);
      // With the declaration they lapsed.
      if (one === undefined || isWithdrawn) return [];
      return {
        id,
        label: nl,
        status: one.status,
        dueOn: one.dueOn,
        year: one.value?.year ?? null,
        euros: one.value?.euros ?? null,
        days: one.value?.days ?? null,
        spending: one.value?.spending ?? null,
        evidenceLink: one.evidenceLink,
      };
    }),
    duties: duties.map((duty) => ({
      id: duty.id,
      title: dutyTitle({ programme }, duty, context),
      dueOn: duty.dueOn,
      // The yearly confirmation has a button of its own.
      soon: duty.kind !== 'COMMITMENT_CONFIRM' && duty.dueOn <= nextDay(today, SOON_DAYS),
    })),
    leaving: leavingOf(commitments, declaration),
    mayConfirm: may(viewer, 'CONFIRM_COMMITMENTS', where).ok,
    mayRegister: may(viewer, 'SIGN_DECLARATION', where).ok,
    mayWaive: may(viewer, 'WAIVE_COMMITMENT', where).ok,
    incident: incidentOf(commitments, declaration, viewer, where),
  };
  return { ok: true, where, input, duties };
}

function leavingOf(
  commitments: readonly Commitment[],
  declaration: DeclarationOfIntent | null,
): CommitmentsInput['leaving'] {
  const promise = commitments.find(({ commitmentId }) => commitmentId === LONG_TERM_PARTICIPATION);
  return isDeclared(declaration) ? leavingSince(promise) : null;
}

function incidentOf(
  commitments: readonly Commitment[],
  declaration: DeclarationOfIntent | null,
  viewer: ViewContext['viewer'],
  where: Where,
): CommitmentsInput['incident'] {
  const known = commitments.find(({ commitmentId }) => commitmentId === CONFIDENTIALITY);
  if (known === undefined || !isDeclared(declaration)) return null;
  if (openIncident(known) === null) return may(viewer, 'REPORT_INCIDENT', where).ok ? 'REPORT' : null;
  return may(viewer, 'CLOSE_INCIDENT', where).ok ? 'CLOSE' : null;
}
