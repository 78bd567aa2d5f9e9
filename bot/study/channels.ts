/**
 * Linked channels that are no longer there: the bot was taken out of the team, or the channel was removed. Nobody gives
 * a command for that, so it is recorded as done by nobody, and told to whoever linked it.
 */
import type { EntityManager } from 'typeorm';
import { Court } from '../../entities/court';
import type { Moment } from '../workflow/facts';
import { appendToProgramme } from './history';
import { momentOf } from './load';
import { enqueue } from './outbox';
import { rows, update } from './rows';
import type { Services } from './services';

/** Unlinks every channel of this tenant that is, or stands in, one of these conversations. @returns how many. */
export function channelsGone(
  services: Services,
  tenantId: string,
  conversationIds: readonly string[],
): Promise<number> {
  return services.database.work(async (manager) => {
    const courts = await rows(manager, Court, { tenantId });
    const gone = courts.filter(
      ({ channel }) =>
        channel !== null &&
        [channel.conversationId, channel.teamId].some(
          (id) => id !== undefined && conversationIds.includes(id),
        ),
    );
    for (const court of gone) await unlinkGone(manager, momentOf(services), court);
    return gone.length;
  });
}

/** Takes the link away in the unit of work of whoever found out, and lets the linker read it in the morning. */
export async function unlinkGone(manager: EntityManager, moment: Moment, court: Court): Promise<void> {
  const { channel } = court;
  if (channel === null) return;
  await update(manager, Court, court, { ...court, channel: null, version: court.version + 1 });
  await appendToProgramme(
    manager,
    [
      {
        action: 'CHANNEL_GONE',
        role: null,
        data: { courtId: court.id, conversationId: channel.conversationId },
      },
    ],
    { at: moment.now, actorId: null, fromVersion: court.version, newId: moment.newId },
  );
  await enqueue(manager, moment, [
    {
      to: { personId: channel.linkedById },
      card: { card: 'MORNING', on: moment.today, lines: [{ line: 'CHANNEL_GONE', courtId: court.id }] },
      when: 'MORNING',
      onceKey: `channel-gone:${court.id}:${court.version}`,
    },
  ]);
}
