/** GET /api/calendar/{file}: somebody's calendar feed. The address is the secret; an unknown one is not there. */
import { app as functions, type HttpResponseInit } from '@azure/functions';
import { calendarFeed } from '../bot/study/calendar-feed';
import type { AppSource } from './app-source';

/** 256 bits in base64url, as `CREATE_CALENDAR_LINK` makes it. */
const FILE = /^([\w-]{43})\.ics$/;

export function registerCalendar(source: AppSource): void {
  functions.http('calendar', {
    methods: ['GET'],
    authLevel: 'anonymous',
    route: 'api/calendar/{file}',
    handler: async (request): Promise<HttpResponseInit> => {
      const token = FILE.exec(request.params['file'] ?? '')?.[1];
      const { services } = await source();
      const feed = token === undefined ? null : await calendarFeed(services, token);
      if (feed === null) return { status: 404, headers: { 'cache-control': 'no-store' } };
      return {
        status: 200,
        body: feed,
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'cache-control': 'private, max-age=900',
          'x-robots-tag': 'noindex',
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
        },
      };
    },
  });
}
