/**
 * What a court can hand its council, for its own people: the historical overview as it is made, and the recommendations
 * through the years. For whoever may read what was released, the verdicts (`council-questions.ts`), and nothing more.
 */
import type { ActionData } from '../../../cards/actions';
import type { CardRef, DialogRef } from '../../../cards/ref';
import type { DocumentName } from '../../../entities/document-link';
import type { CouncilDecision, Recommendation, RecommendationStatus } from '../../../entities/findings';
import { refuse } from '../../workflow/decision';
import type { Actor } from '../../workflow/facts';
import { councilCounts, isOpen, lastStatus, studied } from '../documents/council-blocks';
import { loadCouncilFacts } from '../documents/council-facts';
import { composeOverview } from '../documents/council-overview';
import type { TextDocument } from '../documents/document';
import type { Services } from '../services';
import { handoverDue, overviewMadeOn } from '../views/council-views';
import { courtFor, type ViewContext } from '../views/view';
import { questionBesideOthers, questionsThroughTheYears } from './council-questions';
import { inOneRead, type Asked, type PageAnswer } from './page';

export interface CouncilOverviewPage {
  court: { id: string; municipality: string };
  /** For the court's own people; null for others, who read what was released. */
  own: {
    document: TextDocument;
    /** When an address of it was last made; null when it never was. */
    madeOn: string | null;
    /** What makes an address of it. */
    link: ActionData;
    /** After an election: the duty to hand over to the new council, and what makes an address of that file. */
    handover: { dueOn: string; duty: CardRef; link: ActionData } | null;
  } | null;
}

/** Only what was published, as everything that a council reads. */
export interface RecommendationsPage {
  court: { id: string; municipality: string };
  counts: { total: number; implemented: number; open: number };
  /** Those with recommendations, the latest first. */
  waves: { number: number; title: string; recommendations: RecommendationRow[] }[];
}

export interface RecommendationRow {
  id: string;
  number: number;
  title: string;
  addressee: string;
  decision: CouncilDecision | null;
  decidedOn: string | null;
  planOfActionOn: string | null;
  /** By the year. */
  statuses: Record<string, RecommendationStatus>;
  /** Of the last year of which it is known. */
  status: RecommendationStatus | null;
  /** Not turned down by the council, and not carried out or lapsed. */
  isOpen: boolean;
  open: DialogRef;
}

const QUESTION = /^question-(\d{1,3})$/;

/**
 * By the part: the overview itself (none), `recommendations`, `questions`, or `question-<n>` beside other courts.
 */
export function councilOverview(
  services: Services,
  viewer: Actor,
  { id, part }: Asked,
): Promise<PageAnswer<unknown>> {
  const courtId = id ?? '';
  const [, question] = QUESTION.exec(part ?? '') ?? [];
  return inOneRead<PageAnswer<unknown>>(services, viewer, (context) => {
    if (question !== undefined) return questionBesideOthers(context, courtId, Number(question));
    switch (part) {
      case null:
        return overviewPage(context, courtId);
      case 'recommendations':
        return recommendationsPage(context, courtId);
      case 'questions':
        return questionsThroughTheYears(context, courtId);
      default:
        return Promise.resolve(refuse('NOT_FOUND'));
    }
  });
}

async function overviewPage(context: ViewContext, courtId: string): Promise<PageAnswer<CouncilOverviewPage>> {
  const found = await courtFor(context, courtId, 'CREATE_DOCUMENT_LINK');
  if (!found.ok) {
    const released = await courtFor(context, courtId, 'READ_RELEASED');
    return released.ok
      ? { ok: true, data: { court: { id: courtId, municipality: released.court.municipality }, own: null } }
      : released;
  }
  const { court } = found;
  const facts = await loadCouncilFacts(context.manager, court, context.today);
  const handover = await handoverDue(context, courtId);
  return {
    ok: true,
    data: {
      court: { id: courtId, municipality: court.municipality },
      own: {
        document: composeOverview(facts),
        madeOn: await overviewMadeOn(context, courtId),
        link: linkOf('COUNCIL_OVERVIEW', courtId),
        handover:
          handover === null
            ? null
            : {
                dueOn: handover.dueOn,
                duty: { card: 'DUTY', dutyId: handover.dutyId },
                link: linkOf('COUNCIL_HANDOVER', courtId),
              },
      },
    },
  };
}

const linkOf = (document: DocumentName, courtId: string): ActionData => ({
  kb: 1,
  command: { name: 'CREATE_DOCUMENT_LINK', document, courtId },
  back: { card: 'COUNCIL_OVERVIEW', courtId },
});

async function recommendationsPage(
  context: ViewContext,
  courtId: string,
): Promise<PageAnswer<RecommendationsPage>> {
  const found = await courtFor(context, courtId, 'CREATE_DOCUMENT_LINK');
  if (!found.ok) return found;
  const facts = await loadCouncilFacts(context.manager, found.court, context.today);
  return {
    ok: true,
    data: {
      court: { id: courtId, municipality: found.court.municipality },
      counts: councilCounts(facts).recommendations,
      waves: studied(facts)
        .filter(({ study }) => study.recommendations.length > 0)
        .toReversed()
        .map(({ number, title, study }) => ({
          number,
          title,
          recommendations: study.recommendations.map(recommendationRow),
        })),
    },
  };
}

function recommendationRow(recommendation: Recommendation): RecommendationRow {
  const { id, number, title, addressee, planOfActionOn, statuses, studyId } = recommendation;
  return {
    id,
    number,
    title,
    addressee,
    decision: recommendation.councilDecision,
    decidedOn: recommendation.councilDecidedOn,
    planOfActionOn,
    statuses,
    status: lastStatus(recommendation)?.status ?? null,
    isOpen: isOpen(recommendation),
    open: { dialog: 'RECOMMENDATION', studyId, recommendationId: id },
  };
}
