/**
 * Sign-in for the tab on one machine: tokens for whoever is played, made as Entra makes them and signed with a key that
 * lasts as long as this run. Exists in local mode only; what checks them is the same code as online.
 */
import { generateKeyPair, SignJWT } from 'jose';
import { SCOPE, type SignIn } from '../../bot/tab/token';
import type { Member } from './channel-store';

const ALGORITHM = 'ES256';
const AUDIENCE = 'kamerbode-local';
const ISSUER = 'urn:kamerbode:local';
const LASTS = '8h';

export interface LocalSignIn {
  signIn: SignIn;
  tokenFor(this: void, member: Member): Promise<string>;
}

export async function createLocalSignIn(): Promise<LocalSignIn> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  return {
    signIn: {
      keys: () => Promise.resolve(publicKey),
      algorithms: [ALGORITHM],
      issuerOf: (tenantId) => `${ISSUER}:${tenantId}`,
      audiences: [AUDIENCE],
      scope: SCOPE,
    },
    tokenFor: ({ tenantId, aadObjectId, name }) =>
      new SignJWT({ tid: tenantId, oid: aadObjectId, name, scp: SCOPE })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(`${ISSUER}:${tenantId}`)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(LASTS)
        .sign(privateKey),
  };
}
