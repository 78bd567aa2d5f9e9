/**
 * The program's addresses, asked in process: the handlers that are registered for Azure, with requests as they come over
 * the wire. Who asks the tab has a token, signed as on one machine; what checks it is the program's own.
 */
import { HttpRequest, type HttpResponseInit } from '@azure/functions';
import type { App } from '../../bot/app';
import type { Identity } from '../../bot/study/services';
import { registerCalendar } from '../../functions/calendar';
import { registerDocuments } from '../../functions/documents';
import { provideFunctionsCore, registered } from '../../functions/local/functions-core';
import type { LocalSignIn } from '../../functions/local/tab-sign-in';
import { registerTabApi } from '../../functions/tab-api';

export interface Answer {
  status: number;
  /** What came as JSON; null for anything else. */
  body: unknown;
  /** What came, as text; empty for a file. */
  text: string;
  file: Uint8Array | null;
}

export interface Http {
  /** @param place such as `study/<id>/gate`; `body` makes it a POST. `who`: null for somebody without a token */
  tab(who: Identity | null, place: string, body?: unknown): Promise<Answer>;
  /** An address that is its own secret, such as `…/api/documents/<token>`. */
  open(address: string): Promise<Answer>;
}

/** Once for the process: each simulation of a test registers its own handlers after that. */
let isProvided = false;

export function openHttp(app: () => App, tokenFor: LocalSignIn['tokenFor']): Http {
  if (!isProvided) provideFunctionsCore();
  isProvided = true;
  const before = registered().length;
  const source = (): Promise<App> => Promise.resolve(app());
  for (const register of [registerTabApi, registerDocuments, registerCalendar]) register(source);
  const handlers = new Map(
    registered()
      .slice(before)
      .map(({ metadata, handler }) => [metadata.name, handler]),
  );
  const tokens = new Map<string, string>();

  async function call(
    name: 'tab-api' | 'documents' | 'calendar',
    request: ConstructorParameters<typeof HttpRequest>[0],
  ): Promise<Answer> {
    const answer: unknown = await handlers.get(name)?.(new HttpRequest(request));
    if (!isAnswer(answer)) throw new Error(`${name} answered nothing`);
    const { status = 200, jsonBody, body } = answer;
    if (jsonBody !== undefined) {
      const text = JSON.stringify(jsonBody);
      return { status, body: JSON.parse(text), text, file: null };
    }
    if (body instanceof Uint8Array) return { status, body: null, text: '', file: body };
    return { status, body: null, text: typeof body === 'string' ? body : '', file: null };
  }

  async function bearer(who: Identity): Promise<string> {
    const known = tokens.get(who.aadObjectId);
    if (known !== undefined) return known;
    const token = `Bearer ${await tokenFor(who)}`;
    tokens.set(who.aadObjectId, token);
    return token;
  }

  return {
    async tab(who, place, body) {
      const [name = '', id, part] = place.split('/');
      const params = { name, ...(id === undefined ? {} : { id }), ...(part === undefined ? {} : { part }) };
      return call('tab-api', {
        url: `http://127.0.0.1/api/tab/${place}`,
        method: body === undefined ? 'GET' : 'POST',
        params,
        headers: who === null ? {} : { authorization: await bearer(who) },
        ...(body === undefined ? {} : { body: { string: JSON.stringify(body) } }),
      });
    },
    async open(address) {
      const { pathname } = new URL(address);
      const [, , place = '', file = ''] = pathname.split('/');
      return call(place === 'calendar' ? 'calendar' : 'documents', {
        url: address,
        method: 'GET',
        params: { file },
      });
    },
  };
}

const isAnswer = (value: unknown): value is HttpResponseInit => typeof value === 'object' && value !== null;
