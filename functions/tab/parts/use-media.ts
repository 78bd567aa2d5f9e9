/** Whether a media query holds now, such as a phone's width. */
import { useSyncExternalStore } from 'react';

export const PHONE = '(max-width: 640px)';
/** A tablet, or half a screen: the menu of a chair, with the ways out, no longer stands in one row. */
export const NARROW = '(max-width: 900px)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
