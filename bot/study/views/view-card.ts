/** From a reference to the card that this viewer sees, now: one function per card, each authorised by itself. */
import { documentButtons, finishCard, type CardParts, type FinishOptions } from '../../../cards/finish';
import { openerCard } from '../../../cards/opener';
import { silenceCard } from '../../../cards/silence';
import type { CardName, CardRef } from '../../../cards/ref';
import { textsFor } from '../../../cards/texts/language';
import type { Address } from '../../../entities/message';
import type { Language } from '../../../entities/person';
import { refuse, type Refusal } from '../../workflow/decision';
import type { Actor, StudyFacts } from '../../workflow/facts';
import type { RenderedCard, Services } from '../services';
import { loadStudyFacts } from '../load';
import { loadDigest } from '../statuses';
import { catalogueIdOf, tabLink } from '../tab-links';
import { viewMorning, viewSinceDowntime } from './bundle-views';
import { viewCommitments, viewDuty, viewYearlyConfirmation } from './commitment-views';
import { viewCouncilOverview } from './council-views';
import { viewFindings, viewRecommendations } from './findings-views';
import { viewJointGate } from './joint-views';
import { viewGate, viewGateConfirm } from './gate-views';
import { placeOf } from './place';
import { viewHandedOver } from './handover-views';
import { strangerParts, viewHelp, viewWelcome } from './home-views';
import { viewExtensionProposal, viewRegister } from './register-views';
import { viewSharedAnswers } from './shared-views';
import {
  mayReadDigest,
  viewCoordinatorView,
  viewDigest,
  viewStatusAnswered,
  viewStatusQuestion,
  viewUndeliverable,
} from './status-views';
import { milestoneParts, viewMilestone, viewPlanMoved, viewStudy, viewWeeklyLines } from './study-views';
import { viewMyTasks, viewStageStarted, viewTask } from './task-views';
import { viewing, type View, type ViewContext } from './view';
import { viewWaves } from './wave-views';

/** `send`: what is settled need not be said any more. `show`: asked for, or replaced where it stands. */
type Purpose = 'send' | 'show';

/** Cards that stand for what changes; the others stand for the moment at which they were sent. */
const RENEWED: ReadonlySet<CardName> = new Set<CardName>([
  'TASK',
  'MY_TASKS',
  'GATE',
  'STUDY',
  'REGISTER',
  'FINDINGS',
  'RECOMMENDATIONS',
  'SHARED_ANSWERS',
  'STATUS_QUESTION',
  'EXTENSION_PROPOSAL',
  'DUTY',
  'COMMITMENTS',
  'COUNCIL_OVERVIEW',
  'JOINT_GATE',
]);

interface ViewOptions {
  /** After a refusal: what stood in the fields of the card, by their ids. */
  entered?: Readonly<Record<string, unknown>> | undefined;
  /** An outcome or refusal, as plain text, shown on top. */
  message?: string | undefined;
  /** The address of a document that was just made, which only this answer shows. */
  opens?: string | null;
  /**
   * The chat in which the viewer reads it: with it, the card is renewed when that person sees it again, and leads to the
   * tab; for somebody who is not known also the language of the client.
   */
  address?: (Pick<Address, 'userId'> & { language?: Language }) | null;
  purpose?: Purpose;
  /** Studies as the command that is answered left them: what it changed is shown without being read again. */
  studies?: readonly StudyFacts[];
}

/**
 * Renders a card.
 * @param viewer null for a channel, which is nobody, and for somebody who is not known.
 */
export async function viewCard(
  services: Services,
  ref: CardRef,
  viewer: Actor | null,
  { message, address, purpose = 'show', studies = [], opens = null, entered }: ViewOptions = {},
): Promise<RenderedCard | { settled: true } | { refusal: Refusal }> {
  const language = viewer?.person.language ?? address?.language ?? 'nl';
  const inChat = address !== undefined && address !== null;
  const view: Paged =
    viewer === null
      ? await nobodyView(services, ref, purpose, language)
      : await personView(services, ref, viewer, { purpose, studies, inChat });
  if (!('parts' in view)) return view;
  const options: FinishOptions = { texts: textsFor(language) };
  if (view.page !== undefined) options.page = view.page;
  if (message !== undefined) options.message = message;
  if (opens !== null) options.opens = documentButtons(opens, options.texts);
  const userId = address?.userId ?? '';
  if (entered !== undefined) options.entered = entered;
  // A card that renewed itself would lose the address again, or what was entered.
  if (userId !== '' && opens === null && entered === undefined && RENEWED.has(ref.card))
    options.refresh = { show: ref, userIds: [userId] };
  return finishCard(view.parts, options);
}

async function nobodyView(
  services: Services,
  ref: CardRef,
  purpose: Purpose,
  language: Language,
): Promise<View> {
  const texts = textsFor('nl');
  if (ref.card === 'WELCOME' || ref.card === 'HELP') {
    return { parts: strangerParts(ref, textsFor(language)) };
  }
  // A milestone is sent to a channel; nobody can ask for one.
  if (ref.card !== 'MILESTONE' || purpose !== 'send') return refuse('UNKNOWN_PERSON');
  const facts = await services.database.work((manager) => loadStudyFacts(manager, services, ref.studyId));
  return facts === null ? refuse('NOT_FOUND') : { parts: milestoneParts(facts, ref, texts) };
}

async function personView(
  services: Services,
  ref: CardRef,
  viewer: Actor,
  { purpose, studies, inChat }: Required<Pick<ViewOptions, 'purpose' | 'studies'>> & { inChat: boolean },
): Promise<Paged> {
  const person = viewing(services, viewer, { sending: purpose === 'send', studies });
  if (ref.card !== 'DIGEST') {
    return services.database.work(async (manager) => {
      const context = { ...person, manager };
      const view = await viewFor(context, ref);
      return inChat ? paged(context, ref, view) : view;
    });
  }
  const allowed = mayReadDigest(person);
  if (!allowed.ok) return allowed;
  // Not in one unit of work: it reads court by court, so that nobody's click waits for all of them.
  const digest = await loadDigest(services, person.sending);
  return services.database.work(async (manager) => {
    const context = { ...person, manager };
    const view = await viewDigest(context, digest);
    return inChat ? paged(context, ref, view) : view;
  });
}

/** A view, with the address of its page in the tab where it has one. */
type Paged = Exclude<View, { parts: CardParts }> | { parts: CardParts; page?: string };

async function paged(context: ViewContext, ref: CardRef, view: View): Promise<Paged> {
  if (!('parts' in view)) return view;
  const place = await placeOf(context, ref);
  if (place === null) return view;
  const { tenantId } = context.viewer.person;
  const catalogueId = await catalogueIdOf(context.manager, tenantId);
  return { parts: view.parts, page: tabLink(place, tenantId, catalogueId, context.services.publicUrl) };
}

async function viewFor(context: ViewContext, ref: Exclude<CardRef, { card: 'DIGEST' }>): Promise<View> {
  switch (ref.card) {
    case 'WELCOME':
      return viewWelcome(context);
    case 'HELP':
      return viewHelp(context);
    case 'TASK':
      return viewTask(context, ref);
    case 'MY_TASKS':
      return viewMyTasks(context, ref);
    case 'STAGE_STARTED':
      return viewStageStarted(context, ref);
    case 'MORNING':
      return viewMorning(context, ref);
    case 'SINCE_DOWNTIME':
      return viewSinceDowntime(context, ref);
    case 'GATE':
      return viewGate(context, ref);
    case 'GATE_CONFIRM':
      return viewGateConfirm(context, ref);
    case 'STUDY':
      return viewStudy(context, ref);
    case 'REGISTER':
      return viewRegister(context, ref);
    case 'FINDINGS':
      return viewFindings(context, ref);
    case 'RECOMMENDATIONS':
      return viewRecommendations(context, ref);
    case 'EXTENSION_PROPOSAL':
      return viewExtensionProposal(context, ref);
    case 'PLAN_MOVED':
      return viewPlanMoved(context, ref);
    case 'WEEKLY_LINES':
      return viewWeeklyLines(context, ref);
    case 'COORDINATOR_VIEW':
      return viewCoordinatorView(context, ref);
    case 'STATUS_QUESTION':
      return viewStatusQuestion(context, ref);
    case 'STATUS_ANSWERED':
      return viewStatusAnswered(context, ref);
    case 'SILENCE': {
      const allowed = mayReadDigest(context);
      return allowed.ok ? { parts: silenceCard(ref.silence, context.texts) } : allowed;
    }
    case 'UNDELIVERABLE':
      return viewUndeliverable(context, ref);
    case 'MILESTONE':
      return viewMilestone(context, ref);
    case 'DUTY':
      return viewDuty(context, ref);
    case 'COUNCIL_OVERVIEW':
      return viewCouncilOverview(context, ref);
    case 'COMMITMENTS':
      return viewCommitments(context, ref);
    case 'YEARLY_CONFIRMATION':
      return viewYearlyConfirmation(context, ref);
    case 'WAVES':
      return viewWaves(context);
    case 'JOINT_GATE':
      return viewJointGate(context, ref);
    case 'SHARED_ANSWERS':
      return viewSharedAnswers(context, ref);
    case 'HANDED_OVER':
      return viewHandedOver(context, ref);
    case 'OPENER':
      return { parts: openerCard({ dialog: ref.dialog }, context.texts) };
  }
}
