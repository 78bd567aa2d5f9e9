/** What is around the page: Teams, or a browser alone. */
import { fromSystem, onSystemChange, type ThemeName } from '../theme';

export interface Host {
  inTeams: boolean;
  theme(this: void): ThemeName;
  onTheme(this: void, changed: () => void): void;
  /** Where a deep link led, as `onderzoek/123`; null when it said nothing. */
  start: string | null;
  /** Tells whoever is around it that there is something to see, or that there is not. */
  ready(this: void): void;
  /** Follows a link into Teams without leaving it; null where a browser does that. */
  openLink: ((this: void, address: string) => void) | null;
}

export const browser: Host = {
  inTeams: false,
  theme: fromSystem,
  onTheme: onSystemChange,
  start: null,
  ready: () => undefined,
  openLink: null,
};
