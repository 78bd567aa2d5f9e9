/**
 * Signing in with Entra ID in an ordinary browser, for whoever has not the app in Teams. With an own work account, or as
 * a guest of the programme. Loaded only there.
 */
import {
  AuthError,
  CacheLookupPolicy,
  createStandardPublicClientApplication,
  InteractionRequiredAuthError,
  type AccountInfo,
} from '@azure/msal-browser';
import type { TabRegistration } from '../../../bot/config';
import { NeedsSignIn, type SignIn } from './sign-in';
import { words } from './words';

const ENTRA = 'https://login.microsoftonline.com';
/** Not in a hidden frame: this page is framed by Teams alone, and browsers keep Entra's cookies from frames. */
const WITHOUT_FRAME = CacheLookupPolicy.AccessTokenAndRefreshToken;

/** Entra gives no token any more without the person, who came a day ago or longer. */
function isOver(fault: unknown): boolean {
  if (fault instanceof InteractionRequiredAuthError) return true;
  return fault instanceof AuthError && fault.errorCode === 'invalid_grant';
}

export async function createEntraSignIn({
  clientId,
  resource,
  homeTenantId,
}: TabRegistration): Promise<SignIn> {
  const client = await createStandardPublicClientApplication({
    auth: {
      clientId,
      authority: `${ENTRA}/organizations`,
      redirectUri: `${window.location.origin}/tab`,
    },
    // Gone with the browser's window: on a shared computer nobody stays signed in.
    cache: { cacheLocation: 'sessionStorage' },
  });
  const scopes = [`${resource}/access_as_user`];
  const came = await client.handleRedirectPromise().catch(() => null);
  if (came?.account !== undefined) client.setActiveAccount(came.account);

  const account = (): AccountInfo | null => client.getActiveAccount() ?? client.getAllAccounts()[0] ?? null;
  const redirect = (authority: string) => (): Promise<void> =>
    client.loginRedirect({ scopes, authority, prompt: 'select_account' });
  const ways = [{ label: words.own, start: redirect(`${ENTRA}/organizations`) }];
  if (homeTenantId !== '') ways.push({ label: words.guest, start: redirect(`${ENTRA}/${homeTenantId}`) });

  return {
    async token(isFresh) {
      const known = account();
      if (known === null) throw new NeedsSignIn();
      try {
        const authority = `${ENTRA}/${known.tenantId}`;
        const silent = { scopes, account: known, authority, forceRefresh: isFresh };
        return (await client.acquireTokenSilent({ ...silent, cacheLookupPolicy: WITHOUT_FRAME })).accessToken;
      } catch (fault) {
        throw isOver(fault) ? new NeedsSignIn() : fault;
      }
    },
    ways,
    personas: null,
    signOut: () => client.logoutRedirect({ account: account() }),
  };
}
