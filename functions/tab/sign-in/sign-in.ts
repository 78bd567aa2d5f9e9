/** What every way of signing in offers: Teams' own, a browser's with Entra, and the choice of persona on one machine. */

/** Nobody is signed in, and it takes the person to change that. */
export class NeedsSignIn extends Error {}

export interface Persona {
  aadObjectId: string;
  name: string;
  roles: { role: string; court?: string }[];
}

export interface SignIn {
  /**
   * A token for our server, without asking the person anything.
   * @param isFresh when the one that was given last is no longer taken
   * @throws NeedsSignIn
   */
  token(this: void, isFresh: boolean): Promise<string>;
  /** Ways of signing in that take a click; each resolves when a token can be had, or leaves the page. */
  ways: { label: string; start(this: void): Promise<void> }[];
  /** Who can be played; null but in local mode. */
  personas: { list(this: void): Promise<Persona[]>; choose(this: void, persona: Persona): void } | null;
  /** Null where that is not for this page to do: in Teams. */
  signOut: ((this: void) => Promise<void>) | null;
}
