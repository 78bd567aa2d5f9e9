/** Which colours: those that Teams says; in a browser those that the person chose for the whole system. */
import {
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  type Theme,
} from '@fluentui/react-components';

export type ThemeName = 'light' | 'dark' | 'contrast';

export const THEMES: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Teams' names for its themes. */
export function fromTeams(name: string): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'light';
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(forced-colors: active), (prefers-contrast: more)');

export function fromSystem(): ThemeName {
  if (contrast.matches) return 'contrast';
  return dark.matches ? 'dark' : 'light';
}

export function onSystemChange(changed: () => void): void {
  dark.addEventListener('change', changed);
  contrast.addEventListener('change', changed);
}
