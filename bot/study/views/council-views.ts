/** The view of what a court can hand its council: counts and dates, and the buttons that make the documents. */
import { councilOverviewCard } from '../../../cards/council-overview';
import type { CardRef } from '../../../cards/ref';
import { Commitment } from '../../../entities/commitment';
import { Duty } from '../../../entities/duty';
import { HISTORICAL_MEMORY } from '../../workflow/commitments';
import { councilCounts } from '../documents/council-blocks';
import { loadCouncilFacts } from '../documents/council-facts';
import { row, rows } from '../rows';
import { courtFor, type View, type ViewContext } from './view';

export async function viewCouncilOverview(
  context: ViewContext,
  { courtId }: Extract<CardRef, { card: 'COUNCIL_OVERVIEW' }>,
): Promise<View> {
  const found = await courtFor(context, courtId, 'CREATE_DOCUMENT_LINK');
  if (!found.ok) return found;
  const { manager, today, texts } = context;
  const facts = await loadCouncilFacts(manager, found.court, today);
  const memory = await row(manager, Commitment, { courtId, commitmentId: HISTORICAL_MEMORY });
  const [handover] = await rows(
    manager,
    Duty,
    { courtId, kind: 'COUNCIL_HANDOVER', state: 'OPEN' },
    { orderBy: ['dueOn'] },
  );
  // Before the election there is no new council to hand anything to.
  const due = handover !== undefined && handover.ref <= today ? handover : null;
  const parts = councilOverviewCard(
    {
      court: { id: courtId, name: found.court.municipality },
      ...councilCounts(facts),
      madeOn: memory?.value?.overviewOn ?? null,
      handover: due === null ? null : { dutyId: due.id, dueOn: due.dueOn },
    },
    texts,
  );
  return { parts };
}
