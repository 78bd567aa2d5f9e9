/** POST /api/messages: what the channel posts. Who it is from is checked by the adapter; here only size and form. */
import { app as functions, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import type { AppSource } from './app-source';

/** Teams keeps activities under 256 kB; sixteen long reasons in one dialog stay under this. */
const LARGEST_BODY = 512 * 1024;

export function registerMessages(source: AppSource): void {
  functions.http('messages', {
    methods: ['POST'],
    authLevel: 'anonymous',
    route: 'api/messages',
    handler: async (request) => receive(source, request),
  });
}

async function receive(source: AppSource, request: HttpRequest): Promise<HttpResponseInit> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) return TOO_LARGE;
  const body = await request.text();
  if (body.length > LARGEST_BODY) return TOO_LARGE;
  const posted = parsed(body);
  if (posted === undefined) return { status: 400, jsonBody: { error: 'Dit is geen JSON.' } };
  const app = await source();
  try {
    const answer = await app.receive(request.headers.get('authorization') ?? '', posted);
    return answer.body === null || answer.body === undefined
      ? { status: answer.status }
      : { status: answer.status, jsonBody: answer.body };
  } catch (fault) {
    // Before the turn began, such as when the channel's signing keys cannot be had: the channel posts it again.
    app.services.log.error('messages.failed', fault);
    return { status: 500, jsonBody: { error: 'Er ging bij Kamerbode iets mis.' } };
  }
}

const TOO_LARGE: HttpResponseInit = { status: 413, jsonBody: { error: 'Dit bericht is te groot.' } };

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
