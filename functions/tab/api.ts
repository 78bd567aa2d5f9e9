/**
 * The one way to the server: every request with the token of whoever looks. A lost connection, a token that ran out and
 * a refusal are values, told apart; nothing that was entered is lost by them.
 */
import type { ActionData } from '../../cards/actions';
import type { CardRef, DialogRef } from '../../cards/ref';
import type { ActionRequest, Conflict, Done, Refused, ShownCard, Told } from '../../bot/tab/contract';
import type { RenderedDialog } from '../../bot/study/services';
import { NeedsSignIn, type SignIn } from './sign-in/sign-in';

export type Failure =
  /** Nobody answered: whether it was done is not known. */
  | { kind: 'offline' }
  | { kind: 'signed-out'; told: Told | null }
  | { kind: 'refused'; told: Told; status: number }
  | { kind: 'fault' };

export type Answered<T> = { ok: true; data: T } | { ok: false; failure: Failure };

type Acted =
  | { kind: 'done'; done: Done }
  | { kind: 'refused'; refused: Refused }
  | { kind: 'conflict'; conflict: Conflict }
  | { kind: 'failed'; failure: Failure };

export interface Api {
  get<T>(path: string, signal?: AbortSignal): Promise<Answered<T>>;
  card(ref: CardRef): Promise<Answered<ShownCard>>;
  dialog(ref: DialogRef): Promise<Answered<RenderedDialog>>;
  act(request: ActionRequest): Promise<Acted>;
  /** What is no JSON, or is sent as a file: the answer as it begins to come. */
  file(path: string, init: RequestInit): Promise<Answered<Response>>;
}

interface Raw {
  status: number;
  body: unknown;
}

/** @param onSignedOut called when a token is no longer taken and no other can be had silently */
export function createApi(signIn: SignIn, onSignedOut: (told: Told | null) => void): Api {
  async function request(path: string, init: RequestInit, isFresh: boolean): Promise<Response> {
    const token = await signIn.token(isFresh);
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    const answer = await fetch(`/api/tab/${path}`, { ...init, headers, cache: 'no-store' });
    // Once more with a new token: the old one may have run out.
    return answer.status === 401 && !isFresh ? request(path, init, true) : answer;
  }

  /** @param read takes what came when it is no refusal */
  async function ask<T = Raw>(
    path: string,
    init: RequestInit,
    read: ((answer: Response) => T) | null = null,
  ): Promise<T | Raw | { failure: Failure }> {
    try {
      const answer = await request(path, init, false);
      if (read !== null && answer.status === 200) return read(answer);
      const raw = { status: answer.status, body: parsed(await answer.text()) };
      if (raw.status !== 401) return raw;
      const told = toldIn(raw.body);
      onSignedOut(told);
      return { failure: { kind: 'signed-out', told } };
    } catch (fault) {
      if (fault instanceof NeedsSignIn) {
        onSignedOut(null);
        return { failure: { kind: 'signed-out', told: null } };
      }
      return { failure: { kind: 'offline' } };
    }
  }

  async function answered<T>(path: string, init: RequestInit): Promise<Answered<T>> {
    const raw = await ask(path, init);
    if ('failure' in raw) return { ok: false, failure: raw.failure };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server, whose types are these
    if (raw.status === 200) return { ok: true, data: raw.body as T };
    return { ok: false, failure: failureOf(raw) };
  }

  return {
    get: (path, signal) => answered(path, signal === undefined ? {} : { signal }),
    card: (ref) => answered('card', posted({ ref })),
    dialog: (ref) => answered('dialog', posted({ ref })),
    async file(path, init) {
      const raw = await ask(path, init, (file) => ({ file }));
      if ('failure' in raw) return { ok: false, failure: raw.failure };
      return 'file' in raw ? { ok: true, data: raw.file } : { ok: false, failure: failureOf(raw) };
    },
    async act(entry) {
      const raw = await ask('action', posted(entry));
      if ('failure' in raw) return { kind: 'failed', failure: raw.failure };
      /* oxlint-disable typescript/no-unsafe-type-assertion -- our own server, whose types are these */
      if (raw.status === 200) return { kind: 'done', done: raw.body as Done };
      if (toldIn(raw.body) === null || raw.status >= 500) return { kind: 'failed', failure: failureOf(raw) };
      return raw.status === 409
        ? { kind: 'conflict', conflict: raw.body as Conflict }
        : { kind: 'refused', refused: raw.body as Refused };
      /* oxlint-enable typescript/no-unsafe-type-assertion */
    },
  };
}

const posted = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** A new entry, told from all others: sent twice, it is done once. */
export function newEntry(data: ActionData & Record<string, unknown>, dialog?: DialogRef): ActionRequest {
  const actionId = crypto.randomUUID();
  return dialog === undefined ? { actionId, data } : { actionId, data, dialog };
}

function failureOf({ status, body }: Raw): Failure {
  const told = toldIn(body);
  return told === null || status >= 500 ? { kind: 'fault' } : { kind: 'refused', told, status };
}

function toldIn(body: unknown): Told | null {
  if (typeof body !== 'object' || body === null || !('refusal' in body)) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server, whose types are these
  return body.refusal as Told;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
