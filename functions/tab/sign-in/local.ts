/** Local mode: whoever is chosen gets a token from the host on this machine. Remembered for this tab of the browser. */
import { NeedsSignIn, type Persona, type SignIn } from './sign-in';

const REMEMBERED = 'kamerbode-persona';
/** `/tab?persona=<object id>`: how the practice room leads here. */
const ASKED = 'persona';

export function createPersonaSignIn(): SignIn {
  let token: string | null = null;
  const asked = new URLSearchParams(window.location.search).get(ASKED);
  if (asked !== null) {
    sessionStorage.setItem(REMEMBERED, asked);
    window.history.replaceState(null, '', `/tab${window.location.hash}`);
  }
  return {
    async token(isFresh) {
      if (token !== null && !isFresh) return token;
      const aadObjectId = sessionStorage.getItem(REMEMBERED);
      if (aadObjectId === null) throw new NeedsSignIn();
      const answer = await fetch('/api/local/token', {
        method: 'POST',
        body: JSON.stringify({ aadObjectId }),
        headers: { 'content-type': 'application/json' },
      });
      if (answer.status === 404) throw new NeedsSignIn();
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server, whose answer is this
      token = ((await answer.json()) as { token: string }).token;
      return token;
    },
    ways: [],
    personas: {
      async list() {
        const answer = await fetch('/api/local/personas');
        if (!answer.ok) throw new Error(`Personas: ${answer.status}`);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server, whose answer is this
        return (await answer.json()) as Persona[];
      },
      choose({ aadObjectId }) {
        sessionStorage.setItem(REMEMBERED, aadObjectId);
        token = null;
      },
    },
    signOut: () => {
      sessionStorage.removeItem(REMEMBERED);
      token = null;
      return Promise.resolve();
    },
  };
}
