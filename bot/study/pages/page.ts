/**
 * What every page of the tab is made with. A page is data for one viewer: what may be seen, and what can be done there
 * as the same actions that cards have. Each page authorises by itself, through `may`, as cards do.
 */
import type { Refused } from '../../workflow/checks';
import type { Actor } from '../../workflow/facts';
import type { Services } from '../services';
import { viewing, type ViewContext } from '../views/view';

export type PageAnswer<T> = { ok: true; data: T } | Refused;

/** What comes after the page's name in its address, and what is looked for in it. */
export interface Asked {
  id: string | null;
  part: string | null;
  words?: string;
}

/** Makes a page in one read of the database; others wait meanwhile, so nothing that takes long. */
export function inOneRead<T>(
  services: Services,
  viewer: Actor,
  make: (context: ViewContext) => Promise<T>,
): Promise<T> {
  return services.database.work((manager) => make({ ...viewing(services, viewer), manager }));
}
