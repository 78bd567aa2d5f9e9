/**
 * GET /tab: the page, and what it loads. Nothing in it is anybody's: data comes by `tab-api.ts`, with a token. Strict
 * about what the page may load and who may frame it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { app as functions, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import type { TabRegistration } from '../bot/config';
import type { AppSource } from './app-source';

/** Made by the build: `local/assets.ts`. */
const FOLDER = path.join(__dirname, 'tab');

/** Teams on the web, on the desktop and on phones, in all its addresses. */
const TEAMS_HOSTS = 'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft';
/** A page on this machine that stands in for Teams. */
const LOOPBACK_HOSTS = 'http://127.0.0.1:* http://localhost:*';
const SIGN_IN = 'https://login.microsoftonline.com';
/** Where Teams' own library reads which hosts there are. */
const TEAMS_LIBRARY = 'https://res.cdn.office.net';

const A_YEAR = 'public, max-age=31536000, immutable';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export function registerTabPage(source: AppSource): void {
  functions.http('tab', {
    methods: ['GET'],
    authLevel: 'anonymous',
    route: 'tab',
    handler: async () => page((await source()).tabRegistration),
  });
  functions.http('tab-asset', {
    methods: ['GET'],
    authLevel: 'anonymous',
    route: 'tab/{file}',
    handler: (request) => asset(request),
  });
}

function page(registration: TabRegistration | null): HttpResponseInit {
  const nonce = randomBytes(18).toString('base64');
  const fill: Record<string, string> = {
    NONCE: nonce,
    // In a script element only `<` could end it.
    SETTINGS: JSON.stringify(registration).replaceAll('<', '\\u003c'),
  };
  return {
    status: 200,
    body: template().replace(/\{\{(NONCE|SETTINGS)\}\}/g, (_, name: string) => fill[name] ?? ''),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy(nonce, registration !== null),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    },
  };
}

/** @param online whether people sign in with Entra; on one machine nothing leads elsewhere */
function policy(nonce: string, online: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Fluent UI writes its styles into elements that carry the nonce.
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${online ? ` ${SIGN_IN} ${TEAMS_LIBRARY}` : ''}`,
    `frame-src ${online ? SIGN_IN : "'none'"}`,
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${online ? TEAMS_HOSTS : LOOPBACK_HOSTS}`,
  ].join('; ');
}

const read = new Map<string, Buffer>();

function contents(file: string): Buffer | null {
  const known = read.get(file);
  if (known !== undefined) return known;
  const full = path.join(FOLDER, file);
  if (!existsSync(full)) return null;
  const made = readFileSync(full);
  read.set(file, made);
  return made;
}

function template(): string {
  const html = contents('page.html');
  if (html === null) throw new Error('The tab was not built: npm run build');
  return html.toString('utf8');
}

/** The name of a file holds a hash of its contents, so it never changes. */
function asset(request: HttpRequest): HttpResponseInit {
  const file = request.params['file'] ?? '';
  const type = /^[\w-]+(\.[\w-]+)*$/.test(file) ? TYPES[path.extname(file)] : undefined;
  const packed = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
  const body = type === undefined ? null : contents(packed ? `${file}.br` : file);
  if (type === undefined || body === null) return { status: 404, headers: { 'cache-control': 'no-store' } };
  return {
    status: 200,
    body,
    headers: {
      'content-type': type,
      'cache-control': A_YEAR,
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      ...(packed ? { 'content-encoding': 'br' } : {}),
    },
  };
}
