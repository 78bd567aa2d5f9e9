/** Where the tab begins: finds out whether Teams is around it and how one signs in here, and draws. */
import { createRoot } from 'react-dom/client';
import { browser, type Host } from './host/host';
import { Root } from './root';
import { readSettings, type Settings } from './settings';
import type { SignIn } from './sign-in/sign-in';
import { loadTheme } from './theme';

/** Whoever frames this page, when that is a page on this machine; the server's policy lets no other do so. */
function loopbackFrame(): string[] {
  const [origin] = window.location.ancestorOrigins ?? [];
  const around = origin ?? (document.referrer === '' ? '' : new URL(document.referrer).origin);
  return /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(around) ? [around] : [];
}

async function begin({ registration }: Settings): Promise<{ host: Host; signIn: SignIn }> {
  if (window.parent !== window) {
    const { connectToTeams, createTeamsSignIn } = await import('./host/teams');
    const host = await connectToTeams(registration === null ? loopbackFrame() : []);
    if (host !== null) return { host, signIn: createTeamsSignIn() };
  }
  if (registration === null) {
    const { createPersonaSignIn } = await import('./sign-in/local');
    return { host: browser, signIn: createPersonaSignIn() };
  }
  const { createEntraSignIn } = await import('./sign-in/entra');
  return { host: browser, signIn: await createEntraSignIn(registration) };
}

const settings = readSettings();
const { host, signIn } = await begin(settings);
if (host.start !== null && window.location.hash === '') window.location.replace(`#/${host.start}`);
const name = host.theme();
const first = { name, theme: await loadTheme(name) };
const container = document.getElementById('app');
if (container !== null) {
  createRoot(container).render(<Root host={host} signIn={signIn} nonce={settings.nonce} first={first} />);
}
