/**
 * Keeps where people can be reached and where cards stand. Only of people who are known: of a stranger nothing is
 * stored. The newest conversation wins; an uninstall marks it dead.
 */
import type { CardRef } from '../../cards/ref';
import { Address } from '../../entities/message';
import { momentOf } from '../study/load';
import { keepPosted } from '../study/posted-cards';
import { insert, row, update } from '../study/rows';
import type { Services } from '../study/services';
import { subjectOf } from '../study/stored-card';
import type { Conversation } from './parse-activity';

/** How long what this process itself has written or seen counts as still standing. */
const FRESH_MS = 5 * 60_000;
const MOST_KEPT = 5000;

export interface Addresses {
  /** After every activity in a personal chat; costs a query once in five minutes, a write when something changed. */
  seen(personId: string, where: Conversation, isInstalled?: boolean): Promise<void>;
  /** The app was removed: dead until it is installed again, unless another conversation took over. */
  gone(personId: string, where: Conversation): Promise<void>;
}

export function createAddresses(services: Services): Addresses {
  const recent = new Map<string, { place: string; until: number }>();

  return {
    async seen(personId, where, isInstalled = false) {
      if (where.scope !== 'personal') return;
      const now = services.clock.now().getTime();
      const place = [where.id, where.serviceUrl, where.userId, where.botId].join('|');
      const known = recent.get(personId);
      if (!isInstalled && known?.place === place && now < known.until) return;
      await saveAddress(services, personId, where);
      recent.delete(personId);
      recent.set(personId, { place, until: now + FRESH_MS });
      const [oldest] = recent.keys();
      if (recent.size > MOST_KEPT && oldest !== undefined) recent.delete(oldest);
    },
    async gone(personId, where) {
      recent.delete(personId);
      await services.database.work(async (manager) => {
        const address = await row(manager, Address, { personId });
        if (address === null || address.state === 'DEAD' || address.conversationId !== where.id) return;
        await update(manager, Address, address, { ...address, state: 'DEAD', version: address.version + 1 });
      });
    },
  };
}

async function saveAddress(services: Services, personId: string, where: Conversation): Promise<void> {
  const place: Place = {
    conversationId: where.id,
    serviceUrl: where.serviceUrl,
    userId: where.userId,
    botId: where.botId,
    state: 'ALIVE',
  };
  await services.database.work(async (manager) => {
    const { now, newId } = momentOf(services);
    const known = await row(manager, Address, { personId });
    if (known === null) {
      await insert(manager, Address, { id: newId(), version: 1, personId, ...place, seenAt: now });
      return;
    }
    if (samePlace(known, place)) return;
    await update(manager, Address, known, { ...known, ...place, seenAt: now, version: known.version + 1 });
  });
}

type Place = Pick<Address, 'conversationId' | 'serviceUrl' | 'userId' | 'botId' | 'state'>;

const samePlace = (a: Place, b: Place): boolean =>
  a.conversationId === b.conversationId &&
  a.serviceUrl === b.serviceUrl &&
  a.userId === b.userId &&
  a.botId === b.botId &&
  a.state === b.state;

/** Keeps where a card with a subject stands, so that it is replaced when its subject changes. */
export async function rememberCard(
  services: Services,
  personId: string,
  where: Conversation,
  activityId: string,
  card: CardRef,
): Promise<void> {
  if (subjectOf(card) === null) return;
  const { id: conversationId, serviceUrl } = where;
  await services.database.work((manager) =>
    keepPosted(manager, momentOf(services), card, { personId, conversationId, serviceUrl, activityId }),
  );
}
