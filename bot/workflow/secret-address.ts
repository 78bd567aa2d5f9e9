/** The secret part of an address that whoever has it can read: made once, and kept nowhere but as its hash. Pure. */
import { sha256 } from '../programme/canonical';

/** 256 bits: an address that cannot be guessed. */
const TOKEN_BYTES = 32;

/** 43 characters of base64url. @param randomBytes from a cryptographic source */
export const newToken = (randomBytes: (count: number) => Uint8Array): string =>
  Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url');

/** SHA-256 of a token, as it is stored. */
export const hashOfToken = sha256;
