/** The outermost part: colours, styles, and either the pages or signing in. */
import { createDOMRenderer, FluentProvider, RendererProvider, type Theme } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { MeAnswer, Told } from '../../bot/tab/contract';
import type { Me } from '../../bot/study/pages/me';
import { createApi, type Answered } from './api';
import { App } from './app';
import type { Host } from './host/host';
import { Loading } from './parts/loading';
import type { SignIn } from './sign-in/sign-in';
import { loadTheme, type ThemeName } from './theme';

const SignInPage = lazy(() => import('./sign-in/page'));

interface RootProps {
  host: Host;
  signIn: SignIn;
  nonce: string;
  /** The colours to begin with. */
  first: { name: ThemeName; theme: Theme };
}

type Who =
  | { state: 'asking' }
  | { state: 'signed-out'; told: Told | null }
  | { state: 'stranger'; text: string }
  | { state: 'failed' }
  | { state: 'known'; me: Me };

function whoIs(answered: Answered<MeAnswer>): Who {
  if (answered.ok) {
    return answered.data.me === null
      ? { state: 'stranger', text: answered.data.text }
      : { state: 'known', me: answered.data.me };
  }
  return answered.failure.kind === 'signed-out'
    ? { state: 'signed-out', told: answered.failure.told }
    : { state: 'failed' };
}

export function Root({ host, signIn, nonce, first }: RootProps) {
  const [{ name, theme }, setTheme] = useState(first);
  const [who, setWho] = useState<Who>({ state: 'asking' });
  const [round, setRound] = useState(0);
  const renderer = useMemo(() => createDOMRenderer(document, { styleElementAttributes: { nonce } }), [nonce]);
  const api = useMemo(() => createApi(signIn, (told) => setWho({ state: 'signed-out', told })), [signIn]);

  useEffect(() => {
    const change = async (): Promise<void> => {
      const now = host.theme();
      setTheme({ name: now, theme: await loadTheme(now) });
    };
    host.onTheme(() => void change());
  }, [host]);
  useEffect(() => {
    document.documentElement.style.colorScheme = name === 'light' ? 'light' : 'dark';
  }, [name]);
  useEffect(() => {
    let current = true;
    const ask = async (): Promise<void> => {
      const answered = await api.get<MeAnswer>('me');
      if (current) setWho(whoIs(answered));
      host.ready();
    };
    void ask();
    return () => {
      current = false;
    };
  }, [api, host, round]);

  const again = useCallback(() => {
    setWho({ state: 'asking' });
    setRound((count) => count + 1);
  }, []);
  /** After something was done: roles may have changed. */
  const refresh = useCallback(() => setRound((count) => count + 1), []);

  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={theme} style={FULL_HEIGHT}>
        {who.state === 'known' ? (
          <App
            api={api}
            me={who.me}
            signIn={signIn}
            openLink={host.openLink}
            refreshMe={refresh}
            signedOut={again}
          />
        ) : who.state === 'asking' ? (
          <Loading />
        ) : (
          <Suspense fallback={<Loading />}>
            <SignInPage who={who} api={api} signIn={signIn} again={again} />
          </Suspense>
        )}
      </FluentProvider>
    </RendererProvider>
  );
}

const FULL_HEIGHT = { minHeight: '100vh' };
