/** How many messages wait in the outbox, and until when: for the line under the practice clock. Reads only. */
import { rows } from '../../bot/study/rows';
import type { Services } from '../../bot/study/services';
import { OutboxMessage } from '../../entities/message';

export interface Waiting {
  /** Messages, a person's bundle counting as one. */
  count: number;
  /** When the first of them may go; null when none waits. */
  until: string | null;
}

export async function messagesWaiting({
  database,
  clock,
}: Pick<Services, 'database' | 'clock'>): Promise<Waiting> {
  const planned = await database.work((manager) =>
    rows(
      manager,
      OutboxMessage,
      { state: ['PENDING', 'WAITING'] },
      { only: ['id', 'personId', 'state', 'notBefore'] },
    ),
  );
  const now = clock.now().toISOString();
  const waiting = planned.filter(({ notBefore }) => notBefore > now);
  const messages = new Set(
    waiting.map(({ id, personId, state, notBefore }) =>
      state === 'WAITING' ? `${personId} ${notBefore}` : id,
    ),
  );
  return { count: messages.size, until: waiting.map(({ notBefore }) => notBefore).toSorted()[0] ?? null };
}
