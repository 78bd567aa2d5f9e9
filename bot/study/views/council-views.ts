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
  const parts = councilOverviewCard(
    {
      court: { id: courtId, name: found.court.municipality },
      ...councilCounts(facts),
      madeOn: await overviewMadeOn(context, courtId),
      handover: await handoverDue(context, courtId),
    },
    texts,
  );
  return { parts };
}

/** When the historical overview was last made; null when it never was. */
export async function overviewMadeOn({ manager }: ViewContext, courtId: string): Promise<string | null> {
  const memory = await row(manager, Commitment, { courtId, commitmentId: HISTORICAL_MEMORY });
  return memory?.value?.overviewOn ?? null;
}

/** The open duty to hand over to a new council. Before the election there is nobody to hand anything to. */
export async function handoverDue(
  { manager, today }: ViewContext,
  courtId: string,
): Promise<{ dutyId: string; dueOn: string } | null> {
  const [duty] = await rows(
    manager,
    Duty,
    { courtId, kind: 'COUNCIL_HANDOVER', state: 'OPEN' },
    { orderBy: ['dueOn'] },
  );
  return duty !== undefined && duty.ref <= today ? { dutyId: duty.id, dueOn: duty.dueOn } : null;
}
