/** placeholder, replaced below */
import type { MessageRow } from './check-outbox';
import type { World } from './world';
export function createReminderCheck(_world: World) {
  let reminders = 0;
  return {
    delivered: async (): Promise<void> => {},
    evening: async (fresh: MessageRow[]): Promise<void> => {
      reminders += fresh.filter(({ onceKey }) => onceKey.startsWith('line:')).length;
    },
    counts: () => ({ reminders }),
  };
}
