/** Which colours: those that Teams says; in a browser those that the person chose for the whole system. */
import { teamsLightTheme, type Theme } from '@fluentui/react-components';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** Only the light one comes with the page. */
export async function loadTheme(name: ThemeName): Promise<Theme> {
  switch (name) {
    case 'light':
      return teamsLightTheme;
    case 'dark':
      return (await import('./theme-dark')).default;
    case 'contrast':
      return (await import('./theme-contrast')).default;
  }
}

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
