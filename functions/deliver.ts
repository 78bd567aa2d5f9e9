/** Four times a minute: sends what is due in the outbox, also what an earlier delivery had to leave. */
import { app as functions } from '@azure/functions';
import type { AppSource } from './app-source';

export function registerDeliver(source: AppSource): void {
  functions.timer('deliver', {
    schedule: '*/15 * * * * *',
    useMonitor: false,
    handler: async () => {
      const { deliver, services } = await source();
      const counts = await deliver();
      if (Object.values(counts).some((count) => count > 0)) services.log.info('deliver', counts);
    },
  });
}
