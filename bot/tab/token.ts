/**
 * Who asks, by the token that came along: signature, issuer, audience, time, object id. Nothing else ever says who
 * somebody is. The keys are Entra's, or in local mode those of the host on this machine; what is checked is the same.
 */
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Identity } from '../study/services';

/** By whom tokens are made, for whom, and with what they are signed. */
export interface SignIn {
  keys: JWTVerifyGetKey;
  algorithms: string[];
  /** The issuer of a tenant's tokens. */
  issuerOf(this: void, tenantId: string): string;
  audiences: string[];
  /** What the person must have agreed to; without it a token stands for a program, not for a person. */
  scope: string;
}

export type TokenCheck = (authorization: string) => Promise<Identity | null>;

const uuid = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

const claims = z.object({
  iss: z.string(),
  tid: uuid,
  oid: uuid,
  scp: z.string(),
  name: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
});

/** Clocks of servers differ by this much. */
const TOLERANCE_SECONDS = 60;
const LONGEST_TOKEN = 16_000;
/** The scope that Teams and the sign-in page ask for. */
export const SCOPE = 'access_as_user';

/**
 * @returns who it is, or null for a token that does not hold. Rejects when the keys cannot be had: then nobody knows.
 */
export function createTokenCheck({ keys, algorithms, issuerOf, audiences, scope }: SignIn): TokenCheck {
  return async (authorization) => {
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization) ?? [];
    if (token === undefined || token.length > LONGEST_TOKEN) return null;
    const claimed = claimsOf(token);
    // What surely is not for us is refused before the issuer is asked for its keys.
    if (claimed === null || claimed.iss !== issuerOf(claimed.tid)) return null;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms,
        issuer: claimed.iss,
        audience: audiences,
        clockTolerance: TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'oid', 'tid'],
      });
      const { tid, oid, scp, name, email } = claims.parse(payload);
      if (!scp.split(' ').includes(scope)) return null;
      const who: Identity = { tenantId: tid, aadObjectId: oid, name: name ?? '' };
      return email === undefined ? who : { ...who, mailAddress: email };
    } catch (fault) {
      if (!(fault instanceof errors.JOSEError) || NO_KEYS.includes(fault.code)) throw fault;
      return null;
    }
  };
}

/** Of faults that tell nothing of the token: the issuer's keys came too late, not at all, or as something else. */
const NO_KEYS = [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code];

function claimsOf(token: string): z.infer<typeof claims> | null {
  try {
    return claims.safeParse(decodeJwt(token)).data ?? null;
  } catch {
    return null;
  }
}

/** Tokens of Microsoft Entra ID (version 2), of any tenant: which tenants are let in is for the rules to say. */
export function entraSignIn({ clientId, resource }: { clientId: string; resource: string }): SignIn {
  return {
    keys: createRemoteJWKSet(new URL('https://login.microsoftonline.com/common/discovery/v2.0/keys')),
    algorithms: ['RS256'],
    issuerOf: (tenantId) => `https://login.microsoftonline.com/${tenantId}/v2.0`,
    audiences: [clientId, resource],
    scope: SCOPE,
  };
}
