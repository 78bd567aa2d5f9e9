/** All triggers of Kamerbode, for an app that is there already or one that is made when it is first needed. */
import type { App } from '../bot/app';
import type { AppSource } from './app-source';
import { registerAbout } from './about';
import { registerCalendar } from './calendar';
import { registerDeliver } from './deliver';
import { registerDocuments } from './documents';
import { registerHealth } from './health';
import { registerMessages } from './messages';
import { registerTabApi } from './tab-api';
import { registerTabPage } from './tab-page';
import { registerTick } from './tick';

export function register(app: App | AppSource): void {
  const source: AppSource = typeof app === 'function' ? app : () => Promise.resolve(app);
  registerMessages(source);
  registerTick(source);
  registerDeliver(source);
  registerHealth(source);
  registerCalendar(source);
  registerTabApi(source);
  registerTabPage(source);
  registerDocuments(source);
  registerAbout();
}
