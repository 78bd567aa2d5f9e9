/** /api/tab/…: the tab's data and actions. Who asks is checked by the token alone; here only size and form. */
import { app as functions, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { refusalText } from '../cards/texts/refusals';
import { refuse } from '../bot/workflow/decision';
import type { TabFile } from '../bot/tab/answer';
import type { AppSource } from './app-source';

/** As large as a dialog in Teams may become. */
const LARGEST_BODY = 512 * 1024;

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export function registerTabApi(source: AppSource): void {
  functions.http('tab-api', {
    methods: ['GET', 'POST'],
    authLevel: 'anonymous',
    route: 'api/tab/{name}/{id?}/{part?}',
    handler: async (request) => {
      const made = await answer(source, request);
      return { ...made, headers: { ...made.headers, ...HEADERS } };
    },
  });
}

/** A file is read only when it is known who sends it. */
const FILE = 'application/zip';

async function answer(source: AppSource, request: HttpRequest): Promise<HttpResponseInit> {
  const isFile = request.headers.get('content-type') === FILE;
  const posted = request.method === 'GET' || isFile ? Buffer.alloc(0) : await readBody(request, LARGEST_BODY);
  if (posted === null) return refusal(413, 'TOO_LARGE');
  const app = await source();
  try {
    const { status, body, file } = await app.tab.answer(request.headers.get('authorization') ?? '', {
      method: request.method,
      name: request.params['name'] ?? '',
      id: request.params['id'] ?? null,
      part: request.params['part'] ?? null,
      words: request.query.get('q') ?? '',
      body: parsed(posted.toString('utf8')),
      ...(isFile ? { handedIn: (most: number) => readBody(request, most) } : {}),
    });
    return file === undefined ? { status, jsonBody: body } : { status, ...asFile(file) };
  } catch (fault) {
    app.services.log.error('tab.failed', fault, { name: request.params['name'] ?? '' });
    return refusal(500, 'FAULT');
  }
}

/** Null when there is more of it. */
async function readBody(request: HttpRequest, most: number): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

/** With its size, so that the page can say how far it is. */
const asFile = ({ name, type, content }: TabFile): HttpResponseInit => ({
  body: content,
  headers: {
    'content-type': type,
    'content-length': String(content.length),
    'content-disposition': `attachment; filename="${name}"`,
  },
});

const refusal = (status: number, code: 'TOO_LARGE' | 'FAULT'): HttpResponseInit => ({
  status,
  jsonBody: { refusal: { code, text: refusalText(refuse(code).refusal), field: null } },
});

/** Null for what is no JSON: the checks of each request refuse it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
