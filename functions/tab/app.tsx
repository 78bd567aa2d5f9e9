/** The shell around the pages: skip link, menu, the page itself, what is said, and the dialogs over it. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ActionRequest } from '../../bot/tab/contract';
import type { ActionData } from '../../cards/actions';
import type { CardRef, DialogRef } from '../../cards/ref';
import type { Me } from '../../bot/study/pages/me';
import { Button } from './parts/button';
import { PageLink } from './parts/page-link';
import { newEntry, type Api } from './api';
import { forgetAllEntries } from './card/entries';
import { ShellContext, type Shell } from './context';
import { failureText } from './failure-text';
import { Loading } from './parts/loading';
import { Menu } from './parts/menu';
import { NotThere } from './parts/not-there';
import { Said, type Saying } from './parts/said';
import { currentOf, navOf, placeOf } from './routes';
import type { Host } from './host/host';
import type { SignIn } from './sign-in/sign-in';
import { texts } from './texts-nl';

const DialogHost = lazy(() => import('./card/dialog-host'));

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minHeight: '100vh' },
  skip: {
    position: 'absolute',
    left: '-10000px',
    ':focus': {
      left: tokens.spacingHorizontalM,
      top: tokens.spacingVerticalM,
      padding: tokens.spacingHorizontalS,
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorBrandForegroundLink,
      zIndex: 10,
    },
  },
  toChat: {
    fontSize: tokens.fontSizeBase200,
    borderBottom: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  main: {
    flexGrow: 1,
    width: '100%',
    maxWidth: '1200px',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXXL}`,
    '@media (max-width: 640px)': { padding: tokens.spacingHorizontalM },
    '@media print': { padding: 0, maxWidth: 'none' },
  },
});

interface AppProps {
  api: Api;
  me: Me;
  signIn: SignIn;
  openLink: Host['openLink'];
  refreshMe(this: void): void;
  signedOut(this: void): void;
}

/** So many are told one by one. */
const FEW = 2;

export type Opened = { kind: 'dialog'; ref: DialogRef } | { kind: 'card'; ref: CardRef };

export function App({ api, me, signIn, openLink, refreshMe, signedOut }: AppProps) {
  const styles = useStyles();
  const [hash, setHash] = useState(window.location.hash);
  const [revision, setRevision] = useState(0);
  const [saying, setSaying] = useState<Saying | null>(null);
  const [opened, setOpened] = useState<{ what: Opened; nth: number; isOpen: boolean } | null>(null);
  /** From where the dialog was opened: there one goes on after it. */
  const opener = useRef<Element | null>(null);
  const moved = useRef(false);

  useEffect(() => {
    const onHash = (): void => {
      moved.current = true;
      setHash(window.location.hash);
      setSaying(null);
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  const changed = useCallback(() => {
    setRevision((count) => count + 1);
    refreshMe();
  }, [refreshMe]);

  const send = useCallback(
    async (entries: ActionRequest[]): Promise<boolean> => {
      const done: string[] = [];
      const faults: string[] = [];
      const undo: ActionData[] = [];
      let tone: Saying['tone'] = 'success';
      let again: ActionRequest[] = [];
      for (const [place, entry] of entries.entries()) {
        const acted = await api.act(entry);
        if (acted.kind === 'done') {
          done.push(acted.done.text);
          undo.push(...acted.done.undo);
          continue;
        }
        tone = 'warning';
        faults.push(
          acted.kind === 'failed'
            ? failureText(acted.failure)
            : acted.kind === 'conflict'
              ? acted.conflict.refusal.text
              : acted.refused.refusal.text,
        );
        if (acted.kind !== 'failed') continue;
        if (acted.failure.kind === 'offline') again = entries.slice(place);
        break;
      }
      const lines = [...(done.length > FEW ? [texts.several(done.length)] : done), ...faults];
      setSaying({ text: [...new Set(lines)].join(' '), tone, undo, again });
      changed();
      return tone === 'success';
    },
    [api, changed],
  );
  const run = useCallback((...data: ActionData[]) => send(data.map((one) => newEntry({ ...one }))), [send]);

  const open = useCallback((what: Opened) => {
    opener.current = document.activeElement;
    setOpened((before) => ({ what, nth: (before?.nth ?? 0) + 1, isOpen: true }));
  }, []);
  // Closed first and taken away when another comes: else the page behind it would stay hidden from screen readers.
  const closeDialog = useCallback(
    () => setOpened((before) => (before === null ? null : { ...before, isOpen: false })),
    [],
  );
  const isClosed = opened !== null && !opened.isOpen;
  useEffect(() => {
    if (!isClosed) return;
    const from = opener.current;
    const place = from?.isConnected === true ? from : document.querySelector('h1');
    if (place instanceof HTMLElement) place.focus();
  }, [isClosed]);
  const shell: Shell = useMemo(
    () => ({
      api,
      revision,
      run,
      openDialog: (ref) => open({ kind: 'dialog', ref }),
      openCard: (ref) => open({ kind: 'card', ref }),
    }),
    [api, revision, run, open],
  );

  const leave = async (): Promise<void> => {
    forgetAllEntries();
    await signIn.signOut?.();
    signedOut();
  };

  const items = navOf(me);
  const place = placeOf(hash, me);
  const Page = place.page;
  return (
    <ShellContext value={shell}>
      <div className={styles.root}>
        <a
          className={styles.skip}
          href="#inhoud"
          onClick={(event) => {
            event.preventDefault();
            document.getElementById('inhoud')?.focus();
          }}
        >
          {texts.skip}
        </a>
        <Menu items={items} current={currentOf(items, place.path, me)} name={me.person.name}>
          <PageLink
            className={styles.toChat}
            href={me.chatUrl}
            target="_blank"
            rel="noopener noreferrer"
            onClick={(event) => {
              if (openLink === null) return;
              event.preventDefault();
              openLink(me.chatUrl);
            }}
          >
            {texts.toChat}
          </PageLink>
          {signIn.signOut === null ? null : (
            <Button size="small" appearance="subtle" onClick={() => void leave()}>
              {texts.signOut}
            </Button>
          )}
        </Menu>
        <main id="inhoud" tabIndex={-1} className={styles.main}>
          {Page === null ? (
            <NotThere />
          ) : (
            <Suspense fallback={<Loading />}>
              <Page key={place.path} params={place.params} me={me} />
            </Suspense>
          )}
        </main>
        <Said
          saying={saying}
          close={() => setSaying(null)}
          undo={(data) => void run(...data)}
          again={(entries) => void send(entries)}
        />
        {opened === null ? null : (
          <Suspense fallback={null}>
            <DialogHost
              key={opened.nth}
              first={opened.what}
              personId={me.person.id}
              api={api}
              changed={changed}
              say={setSaying}
              isOpen={opened.isOpen}
              close={closeDialog}
            />
          </Suspense>
        )}
      </div>
    </ShellContext>
  );
}
