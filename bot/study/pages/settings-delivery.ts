/** What did not arrive, at one court or everywhere; and for a coordinator how the installation itself is doing. */
import { refuse } from '../../workflow/decision';
import type { Actor } from '../../workflow/facts';
import { health, type Health } from '../health';
import type { Services } from '../services';
import { courtsOverview, type FailedDelivery } from './overview';
import type { Asked, PageAnswer } from './page';

export interface DeliveryPage {
  /** People who cannot be reached first; `court` null for the programme. */
  deliveries: (FailedDelivery & { court: string | null })[];
  health: Health | null;
}

/** Of which court it is asked; of all that the viewer may see without one. As the overview has it: status only. */
export async function delivery(
  services: Services,
  viewer: Actor,
  { id }: Asked,
): Promise<PageAnswer<DeliveryPage>> {
  const seen = await courtsOverview(services, viewer);
  if (!seen.ok) return seen;
  const { courts, deliveries, coordinates } = seen.data;
  if (id !== null && !courts.some(({ courtId }) => courtId === id)) return refuse('NOT_FOUND');
  return {
    ok: true,
    data: {
      deliveries: deliveries
        .filter(({ courtId }) => id === null || courtId === id)
        .map((one) => ({
          ...one,
          court: courts.find(({ courtId }) => courtId === one.courtId)?.municipality ?? null,
        })),
      health: coordinates && id === null ? await health(services) : null,
    },
  };
}
