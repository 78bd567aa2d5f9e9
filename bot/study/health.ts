/** How the installation is doing, for a probe: whether the database answers, when the last tick was, what is on its way out. */
import { OutboxMessage, type OutboxState } from '../../entities/message';
import { LAST_TICK, readFact } from './installation-facts';
import type { Services } from './services';

export interface Health {
  status: 'ok' | 'failing';
  database: 'ok' | 'unreachable';
  /** ISO moment, or null when there never was one. */
  lastTick: string | null;
  /** How many messages there are in each state; a state without any is left out. */
  outbox: Partial<Record<OutboxState, number>>;
}

export async function health(services: Pick<Services, 'database' | 'log'>): Promise<Health> {
  try {
    return await services.database.work(async (manager) => {
      const counted = await manager
        .createQueryBuilder(OutboxMessage, 'message')
        .select('message.state', 'state')
        .addSelect('COUNT(*)', 'messages')
        .groupBy('message.state')
        .orderBy('message.state')
        .getRawMany<{ state: OutboxState; messages: number | string }>();
      const outbox = Object.fromEntries(counted.map(({ state, messages }) => [state, Number(messages)]));
      return { status: 'ok', database: 'ok', lastTick: await readFact(manager, LAST_TICK), outbox };
    });
  } catch (fault) {
    services.log.error('health.database', fault);
    return { status: 'failing', database: 'unreachable', lastTick: null, outbox: {} };
  }
}
