/** What the server wrote into the page: how one signs in here, and the mark that lets styles be added. */
import type { TabRegistration } from '../../bot/config';

export interface Settings {
  /** Null on one machine: then one chooses who one is. */
  registration: TabRegistration | null;
  nonce: string;
}

export function readSettings(): Settings {
  const written = document.getElementById('settings')?.textContent ?? 'null';
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own server
    registration: JSON.parse(written) as TabRegistration | null,
    nonce: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '',
  };
}
