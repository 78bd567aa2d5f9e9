/** GET /api/health: status, database, last tick, outbox counts. Open to probes: holds counts and nothing else. */
import { app as functions } from '@azure/functions';
import type { AppSource } from './app-source';

export function registerHealth(source: AppSource): void {
  functions.http('health', {
    methods: ['GET'],
    authLevel: 'anonymous',
    route: 'api/health',
    handler: async () => {
      const { health } = await source();
      const found = await health();
      return {
        // Silence is for people to look into; a restart would not help.
        status: found.status === 'failing' ? 503 : 200,
        jsonBody: found,
        headers: { 'cache-control': 'no-store' },
      };
    },
  });
}
