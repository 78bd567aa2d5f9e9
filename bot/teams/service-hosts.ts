/** Which channels the bot talks with. A service URL comes from outside: checked when it comes in and when it is used. */

export interface AllowedHosts {
  /** `local`: this machine only. `teams`: https to the listed hosts. */
  mode: 'local' | 'teams';
  /** An exact name, or `*.` and the rest of it. */
  serviceHosts: readonly string[];
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** What is forgiven in a URL, and read in another way by whoever takes it apart by hand. */
const AMBIGUOUS = /[\s\\\p{Cc}]/u;

export function isAllowedServiceUrl(serviceUrl: string, { mode, serviceHosts }: AllowedHosts): boolean {
  if (AMBIGUOUS.test(serviceUrl) || !URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username !== '' || url.password !== '') return false;
  if (mode === 'local') {
    return (url.protocol === 'http:' || url.protocol === 'https:') && LOOPBACK.has(url.hostname);
  }
  // An address that names a port is none of Teams' own.
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return serviceHosts.some((pattern) =>
    pattern.startsWith('*.') ? url.hostname.endsWith(pattern.slice(1)) : url.hostname === pattern,
  );
}
