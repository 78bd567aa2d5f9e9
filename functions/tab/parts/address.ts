/** What follows the `?` in the address: where one is on a page, so that going back, or a reload, finds it again. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';

const read = (): string => window.location.hash.split('?')[1] ?? '';

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

interface Asked {
  asked: URLSearchParams;
  /**
   * Changes what is asked; an empty value is taken away.
   * @param how `GO`: one can go back to how it was; `STAY`: it takes its place
   */
  ask(this: void, changed: Readonly<Record<string, string>>, how: 'GO' | 'STAY'): void;
}

export function useAsked(): Asked {
  const query = useSyncExternalStore(subscribe, read);
  const asked = useMemo(() => new URLSearchParams(query), [query]);
  const ask = useCallback((changed: Readonly<Record<string, string>>, how: 'GO' | 'STAY'): void => {
    const next = new URLSearchParams(read());
    for (const [name, value] of Object.entries(changed)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    const [place = ''] = window.location.hash.split('?');
    const hash = next.size === 0 ? place : `${place}?${next}`;
    if (how === 'GO') window.location.hash = hash;
    else window.location.replace(hash);
  }, []);
  return { asked, ask };
}
