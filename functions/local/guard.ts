/**
 * Keeps other sites out of what is served on one machine without sign-in: only this address by its own names, and no
 * requests that a page from elsewhere makes the browser send (DNS rebinding, cross-site requests).
 */
import type { IncomingMessage } from 'node:http';

export interface Refused {
  status: number;
  text: string;
}

const REFUSED: Refused = { status: 403, text: 'Dit adres is alleen vanaf deze computer te gebruiken.' };

/** @param port the one that is listened on */
export function refuseStrangers(request: IncomingMessage, port: number): Refused | null {
  const { host, origin } = request.headers;
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !own.includes(host.toLowerCase())) return REFUSED;
  if (origin !== undefined && !own.some((name) => origin.toLowerCase() === `http://${name}`)) return REFUSED;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return null;
  // Somebody followed a link to a page, or frames the tab, which says itself by whom it lets that be done. Neither
  // changes anything by being opened.
  const [pathname = ''] = (request.url ?? '').split('?');
  const followed =
    request.method === 'GET' &&
    ['/', '/tab'].includes(pathname) &&
    request.headers['sec-fetch-mode'] === 'navigate';
  return followed ? null : REFUSED;
}
