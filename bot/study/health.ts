/** How the installation is doing, for a probe: whether the database answers, when the last tick was, what is on its way out. */
import { OutboxMessage, type OutboxState } from '../../entities/message';
import type { Silence } from '../workflow/silence';
import { LAST_TICK, readFact } from './installation-facts';
import type { Services } from './services';
import { findSilences } from './silence';

export interface Health {
  /** `silent`: it answers, but something that was due was not done. */
  status: 'ok' | 'silent' | 'failing';
  database: 'ok' | 'unreachable';
  /** ISO moment, or null when there never was one. */
  lastTick: string | null;
  /** What should have happened by now and did not. */
  silence: Silence[];
  /** How many messages there are in each state; a state without any is left out. */
  outbox: Partial<Record<OutboxState, number>>;
}

export async function health(services: Services): Promise<Health> {
  try {
    const silence = await findSilences(services);
    return await services.database.work(async (manager) => {
      const counted = await manager
        .createQueryBuilder(OutboxMessage, 'message')
        .select('message.state', 'state')
        .addSelect('COUNT(*)', 'messages')
        .groupBy('message.state')
        .orderBy('message.state')
        .getRawMany<{ state: OutboxState; messages: number | string }>();
      const outbox = Object.fromEntries(counted.map(({ state, messages }) => [state, Number(messages)]));
      return {
        status: silence.length === 0 ? 'ok' : 'silent',
        database: 'ok',
        lastTick: await readFact(manager, LAST_TICK),
        outbox,
        silence,
      };
    });
  } catch (fault) {
    services.log.error('health.database', fault);
    return { status: 'failing', database: 'unreachable', lastTick: null, outbox: {}, silence: [] };
  }
}
