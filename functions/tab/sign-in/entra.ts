/**
 * Signing in with Entra ID in an ordinary browser, for whoever has not the app in Teams. With an own work account, or as
 * a guest of the programme. Loaded only there.
 */
import {
  createStandardPublicClientApplication,
  InteractionRequiredAuthError,
  type AccountInfo,
} from '@azure/msal-browser';
import type { TabRegistration } from '../../../bot/config';
import { texts } from '../texts-nl';
import { NeedsSignIn, type SignIn } from './sign-in';

const ENTRA = 'https://login.microsoftonline.com';

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
  const ways = [{ label: texts.signIn.own, start: redirect(`${ENTRA}/organizations`) }];
  if (homeTenantId !== '')
    ways.push({ label: texts.signIn.guest, start: redirect(`${ENTRA}/${homeTenantId}`) });

  return {
    async token(isFresh) {
      const known = account();
      if (known === null) throw new NeedsSignIn();
      try {
        const authority = `${ENTRA}/${known.tenantId}`;
        return (await client.acquireTokenSilent({ scopes, account: known, authority, forceRefresh: isFresh }))
          .accessToken;
      } catch (fault) {
        if (fault instanceof InteractionRequiredAuthError) throw new NeedsSignIn();
        throw fault;
      }
    },
    ways,
    personas: null,
    signOut: () => client.logoutRedirect({ account: account() }),
  };
}
