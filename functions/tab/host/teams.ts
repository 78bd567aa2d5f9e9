/** Teams around the page: its theme, its deep links, and its sign-in. Loaded only inside a frame. */
import { app, authentication } from '@microsoft/teams-js';
import { fromTeams, type ThemeName } from '../theme';
import { NeedsSignIn, type SignIn } from '../sign-in/sign-in';
import { words } from '../sign-in/words';
import type { Host } from './host';

/** Teams answers within a second, or is not there. */
const PATIENCE_MS = 5000;

/**
 * @param alsoFrom origins that may stand in for Teams beside its own: on one machine only
 * @returns null when whatever frames the page is not Teams
 */
export async function connectToTeams(alsoFrom: string[]): Promise<Host | null> {
  const waited = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const context = await Promise.race([
    app
      .initialize(alsoFrom)
      .then(() => app.getContext())
      .catch(() => null),
    waited,
  ]);
  if (context === null) return null;
  let theme: ThemeName = fromTeams(context.app.theme);
  app.notifyAppLoaded();
  return {
    inTeams: true,
    theme: () => theme,
    onTheme: (changed) =>
      app.registerOnThemeChangeHandler((name) => {
        theme = fromTeams(name);
        changed();
      }),
    start: context.page.subPageId ?? null,
    ready: () => app.notifySuccess(),
    openLink: (address) => void app.openLink(address),
  };
}

const ask = (): Promise<string> => authentication.getAuthToken();

/** Single sign-on: Teams gives the token. Where it wants the person to agree first, a button asks for that. */
export function createTeamsSignIn(): SignIn {
  return {
    token: () =>
      ask().catch(() => {
        throw new NeedsSignIn();
      }),
    ways: [{ label: words.again, start: () => ask().then(() => undefined) }],
    personas: null,
    signOut: null,
  };
}
