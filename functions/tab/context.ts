/** What every part of the page can reach: the server, what changed last, and what is said about it. */
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { ActionData } from '../../cards/actions';
import type { CardRef, DialogRef } from '../../cards/ref';
import type { Answered, Api, Failure } from './api';

export interface Shell {
  api: Api;
  /** Rises with everything that was done: what is shown is asked for anew. */
  revision: number;
  /** Does what a button asks, says what came of it and offers to take it back. */
  run(this: void, ...data: ActionData[]): Promise<boolean>;
  openDialog(this: void, ref: DialogRef): void;
  openCard(this: void, ref: CardRef): void;
}

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error('Outside the shell');
  return shell;
}

export type PageData<T> = { retry(this: void): void } & (
  | { state: 'loading' }
  | { state: 'failed'; failure: Failure }
  /** `failure`: what is shown may be outdated, because it could not be asked for anew. */
  | { state: 'ready'; data: T; failure: Failure | null }
);

/**
 * The data of a page, asked for anew after whatever was done. What is there stays while it is.
 * @param path under `/api/tab/`
 */
export function usePage<T>(path: string): PageData<T> {
  const { api, revision } = useShell();
  const [answer, setAnswer] = useState<{ path: string; answered: Answered<T> } | null>(null);
  const [tries, setTries] = useState(0);
  const last = useRef<{ path: string; data: T } | null>(null);
  useEffect(() => {
    const aborted = new AbortController();
    const ask = async (): Promise<void> => {
      const answered = await api.get<T>(path, aborted.signal);
      if (aborted.signal.aborted) return;
      if (answered.ok) last.current = { path, data: answered.data };
      setAnswer({ path, answered });
    };
    void ask();
    return () => aborted.abort();
  }, [api, path, revision, tries]);
  const retry = useCallback(() => setTries((count) => count + 1), []);
  if (answer === null || answer.path !== path) return { state: 'loading', retry };
  const { answered } = answer;
  if (answered.ok) return { state: 'ready', data: answered.data, failure: null, retry };
  const { failure } = answered;
  return last.current?.path === path && failure.kind === 'offline'
    ? { state: 'ready', data: last.current.data, failure, retry }
    : { state: 'failed', failure, retry };
}
