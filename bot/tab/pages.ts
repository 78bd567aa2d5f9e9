/** The pages of the tab by their names in the address: `GET /api/tab/<name>/<id>/<part>`. */
import { commitments } from '../study/pages/commitments';
import { councilOverview } from '../study/pages/council-overview';
import { myTasks } from '../study/pages/my-tasks';
import { overview } from '../study/pages/overview';
import type { Asked, PageAnswer } from '../study/pages/page';
import { settings } from '../study/pages/settings';
import { delivery } from '../study/pages/settings-delivery';
import { study } from '../study/pages/study';
import { waves } from '../study/pages/waves';
import type { Services } from '../study/services';
import type { Actor } from '../workflow/facts';

type Page = (services: Services, viewer: Actor, asked: Asked) => Promise<PageAnswer<unknown>>;

export const PAGES: ReadonlyMap<string, Page> = new Map<string, Page>([
  ['overview', overview],
  ['tasks', myTasks],
  ['study', study],
  ['commitments', commitments],
  ['waves', waves],
  ['council-overview', councilOverview],
  ['settings', settings],
  ['delivery', delivery],
]);
