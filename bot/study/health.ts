/** How the installation is doing, for a probe: whether the database answers, when the last tick was, what is on its way out. */
import { In } from 'typeorm';
import { OutboxMessage, type OutboxState } from '../../entities/message';
import type { Silence } from '../workflow/silence';
import { LAST_TICK, readFact } from './installation-facts';
import type { Services } from './services';
import { findSilences } from './silence';

/** What of it people look at. */
export type Pulse = Pick<Health, 'lastTick' | 'silence'> & {
  /** Messages that have not ended. */
  onTheWay: number;
};

export interface Health {
  /** `silent`: it answers, but something that was due was not done. */
  status: 'ok' | 'silent' | 'failing';
  database: 'ok' | 'unreachable';
  /** ISO moment, or null when there never was one. */
  lastTick: string | null;
  /** What should have happened by now and did not. */
  silence: Silence[];
  /** How many messages there are in each state; a state without any is left out. */
  outbox: Counts;
  /** The same of mail to people whom the bot cannot reach; null where no mail server is set and none was sent. */
  mail: Counts | null;
}

type Counts = Partial<Record<OutboxState, number>>;

/** As `health`, without counting what has long been sent. Must not run inside a unit of work. */
export async function pulse(services: Services): Promise<Pulse> {
  const silence = await findSilences(services);
  return services.database.work(async (manager) => ({
    silence,
    lastTick: await readFact(manager, LAST_TICK),
    onTheWay: await manager.countBy(OutboxMessage, {
      state: In(['WAITING', 'PENDING', 'LEASED', 'SENDING']),
    }),
  }));
}

/** Never throws: a database that does not answer is an answer too. Must not run inside a unit of work. */
export async function health(services: Services): Promise<Health> {
  try {
    const silence = await findSilences(services);
    return await services.database.work(async (manager) => {
      const counted = await manager
        .createQueryBuilder(OutboxMessage, 'message')
        .select('message.state', 'state')
        .addSelect('message.kind', 'kind')
        .addSelect('COUNT(*)', 'messages')
        .groupBy('message.state')
        .addGroupBy('message.kind')
        .orderBy('message.state')
        .getRawMany<{ state: OutboxState; kind: OutboxMessage['kind']; messages: number | string }>();
      const mailed = counted.filter(({ kind }) => kind === 'MAIL');
      return {
        status: silence.length === 0 ? 'ok' : 'silent',
        database: 'ok',
        lastTick: await readFact(manager, LAST_TICK),
        outbox: totals(counted.filter(({ kind }) => kind !== 'MAIL')),
        mail: services.mail === null && mailed.length === 0 ? null : totals(mailed),
        silence,
      };
    });
  } catch (fault) {
    services.log.error('health.database', fault);
    return {
      status: 'failing',
      database: 'unreachable',
      lastTick: null,
      outbox: {},
      mail: null,
      silence: [],
    };
  }
}

function totals(counted: readonly { state: OutboxState; messages: number | string }[]): Counts {
  const counts: Counts = {};
  for (const { state, messages } of counted) counts[state] = (counts[state] ?? 0) + Number(messages);
  return counts;
}
