/** Each minute: reminders, bundles and digests that are due go into the outbox. */
import { app as functions } from '@azure/functions';
import type { AppSource } from './app-source';

export function registerTick(source: AppSource): void {
  functions.timer('tick', {
    schedule: '0 * * * * *',
    handler: async () => {
      const { tick, services } = await source();
      const counts = await tick();
      if (Object.values(counts).some((count) => count > 0)) services.log.info('tick', counts);
    },
  });
}
