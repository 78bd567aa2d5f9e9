/**
 * Serves the registrations of `@azure/functions` on one machine, without Azure: HTTP triggers under the route prefix of
 * `host.json`, timers by their schedule, through the library's own invocation model. Knows nothing of Kamerbode.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { nextOccurrence } from './cron';
import {
  invocationModel,
  type Binding,
  type CoreInvocation,
  type Registration,
  type RpcData,
  type RpcHttp,
} from './functions-core';

/** Azure takes 100 MB; the largest file that may be handed in is smaller. */
const LARGEST_BODY = 20 * 1024 * 1024;
/** Longer than any client keeps an idle connection, so that the server never closes one under a request. */
const KEEP_ALIVE_MS = 65_000;
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** Answers a request that is not for a function; `false` when it is not its own either. */
export type OtherRoutes = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

export interface HostOptions {
  registrations: readonly Registration[];
  /** From `host.json`: what stands before every route, such as `api`; empty for nothing. */
  routePrefix: string;
  /** Tried after the functions. */
  otherRoutes?: OtherRoutes;
  /** Asked first; what it answers is sent instead. For the checks that keep other sites out. */
  refuse?: (request: IncomingMessage) => { status: number; text: string } | null;
  /** Lines that functions log, and faults. */
  log: (level: string, message: string, fault?: unknown) => void;
}

export interface Host {
  /** Listens on 127.0.0.1 and answers the port; 0 takes a free one. Rejects with `EADDRINUSE` when it is taken. */
  listen(port: number): Promise<number>;
  startTimers(): void;
  /** Runs a timer's function now. */
  runTimer(name: string): Promise<void>;
  /** Stops listening, lets running requests end, and stops the timers. */
  close(): Promise<void>;
}

interface HttpFunction {
  registration: Registration;
  bindingName: string;
  pattern: RegExp | null;
}

const isTimer = (binding: Binding): boolean => binding.type === 'timerTrigger';

function trigger(registration: Registration, type: string): [string, Binding] | null {
  return Object.entries(registration.metadata.bindings).find(([, binding]) => binding.type === type) ?? null;
}

/** `study/{id}` as a pattern; null for a route without parameters. */
function routePattern(path: string): RegExp | null {
  if (!path.includes('{')) return null;
  const source = path
    .split('/')
    .map((part) => {
      const name = /^\{(\w+)(\?)?\}$/.exec(part);
      return name === null
        ? `/${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
        : name[2] === undefined
          ? `/(?<${name[1]}>[^/]+)`
          : `(?:/(?<${name[1]}>[^/]+))?`;
    })
    .join('');
  return new RegExp(`^${source}$`);
}

/** Parameters of a route as they were meant; null when one is no encoded text. */
function decoded(groups: Record<string, string | undefined>): Record<string, string> | null {
  const params: Record<string, string> = {};
  try {
    for (const [name, value] of Object.entries(groups)) {
      if (value !== undefined) params[name] = decodeURIComponent(value);
    }
    return params;
  } catch {
    return null;
  }
}

/**
 * The whole body; null when it is larger than the host takes. What is too large is read to its end and not kept: the
 * next request on this connection stands behind it.
 */
export async function readBody(request: IncomingMessage, largest = LARGEST_BODY): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= largest) parts.push(part);
  }
  return length > largest ? null : Buffer.concat(parts, length);
}

export function createHost(options: HostOptions): Host {
  const exact = new Map<string, HttpFunction>();
  const patterns: { method: string; fn: HttpFunction }[] = [];
  const timers = new Map<string, { registration: Registration; bindingName: string; binding: Binding }>();
  const waiting = new Set<NodeJS.Timeout>();
  let closing = false;

  for (const registration of options.registrations) {
    const { name } = registration.metadata;
    const http = trigger(registration, 'httpTrigger');
    const timer = trigger(registration, 'timerTrigger');
    if (http !== null) {
      const [bindingName, binding] = http;
      const path = [options.routePrefix, binding.route ?? name].filter((part) => part !== '').join('/');
      const fn: HttpFunction = { registration, bindingName, pattern: routePattern(path) };
      for (const method of binding.methods ?? ['GET', 'POST']) {
        if (fn.pattern === null) exact.set(`${method.toUpperCase()} /${path}`, fn);
        else patterns.push({ method: method.toUpperCase(), fn });
      }
    } else if (timer !== null && isTimer(timer[1])) {
      timers.set(name, { registration, bindingName: timer[0], binding: timer[1] });
    } else {
      throw new Error(`The local host serves HTTP and timer triggers; ${name} has neither.`);
    }
  }

  async function invoke(
    { metadata, handler }: Registration,
    bindingName: string,
    data: RpcData,
  ): Promise<RpcData | null> {
    const invocationId = randomUUID();
    const invocation: CoreInvocation = {
      invocationId,
      metadata,
      request: { invocationId, inputData: [{ name: bindingName, data }], triggerMetadata: {} },
      state: undefined,
      log: (level, _category, message) => options.log(level, message),
    };
    const model = invocationModel(invocation);
    const { context, inputs } = await model.getArguments();
    const result = await model.invokeFunction(context, inputs, handler);
    return (await model.getResponse(context, result)).returnValue ?? null;
  }

  function find(method: string, path: string): { fn: HttpFunction; params: Record<string, string> } | null {
    const fn = exact.get(`${method} ${path}`);
    if (fn !== undefined) return { fn, params: {} };
    for (const candidate of patterns) {
      const match = candidate.method === method ? candidate.fn.pattern?.exec(path) : null;
      if (!match) continue;
      const params = decoded(match.groups ?? {});
      return params === null ? null : { fn: candidate.fn, params };
    }
    return null;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = options.refuse?.(request) ?? null;
    if (refusal !== null) {
      sendText(response, refusal.status, refusal.text);
      return;
    }
    const method = request.method ?? 'GET';
    const target = request.url ?? '/';
    const end = target.indexOf('?');
    const found = find(method, end < 0 ? target : target.slice(0, end));
    const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
    if (found === null) {
      if (!URL.canParse(target, origin)) {
        sendText(response, 400, 'Dit is geen adres.');
        return;
      }
      const url = new URL(target, origin);
      if ((await options.otherRoutes?.(request, response, url)) !== true)
        sendText(response, 404, 'Niet gevonden.');
      return;
    }
    const body = await readBody(request);
    if (body === null) {
      sendText(response, 413, 'Te groot.');
      return;
    }
    const headers: Record<string, string> = {};
    for (const [key, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers[key] = Array.isArray(value) ? value.join(', ') : value;
    }
    const data: RpcHttp = { method, url: origin + target, headers, params: found.params };
    if (body.length > 0) data.body = { bytes: body };
    const answered = await invoke(found.fn.registration, found.fn.bindingName, { http: data });
    send(response, answered?.http ?? {});
  }

  const server: Server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      options.log('error', `${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`, fault);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'Er ging iets mis.');
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;

  async function runTimer(name: string): Promise<void> {
    const timer = timers.get(name);
    if (timer === undefined) throw new Error(`There is no timer ${name}.`);
    const info = { isPastDue: false, schedule: { adjustForDST: false } };
    await invoke(timer.registration, timer.bindingName, { json: JSON.stringify(info) });
  }

  function schedule(name: string, when: string): void {
    if (closing) return;
    const delay = Math.min(nextOccurrence(when, new Date()).getTime() - Date.now(), LONGEST_TIMEOUT_MS);
    const timeout = setTimeout(() => {
      waiting.delete(timeout);
      void runLogged(name).then(() => schedule(name, when));
    }, delay);
    waiting.add(timeout);
  }

  const runLogged = (name: string): Promise<void> =>
    runTimer(name).catch((fault: unknown) => options.log('error', `timer ${name}`, fault));

  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.removeListener('error', reject);
          const address = server.address();
          resolve(address === null || typeof address === 'string' ? port : address.port);
        });
      }),
    startTimers() {
      for (const [name, { binding }] of timers) {
        schedule(name, binding.schedule ?? '');
        if (binding.runOnStartup === true) void runLogged(name);
      }
    },
    runTimer,
    async close() {
      closing = true;
      for (const timeout of waiting) clearTimeout(timeout);
      if (!server.listening) return;
      await new Promise<void>((resolve, reject) => {
        server.close((fault) => (fault === undefined ? resolve() : reject(fault)));
        server.closeIdleConnections();
      });
    },
  };
}

/** Plain text for the few answers that the host itself gives. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(value));
}

function send(response: ServerResponse, http: RpcHttp): void {
  const body = http.body?.bytes ?? http.body?.string ?? '';
  response.writeHead(Number(http.statusCode ?? 200), http.headers);
  response.end(body);
}
