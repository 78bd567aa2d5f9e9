/** The endpoints that exist on one machine only: who can be played, their tokens for the tab, and the practice clock. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Mover, PracticeClock } from './clock';
import { readBody, sendJson, type OtherRoutes } from './host';
import type { Member } from './channel-store';
import type { LocalPersona } from './personas';

export interface EndpointOptions {
  clock: PracticeClock;
  mover: Mover;
  personas: () => Promise<LocalPersona[]>;
  tokenFor: (member: Member) => Promise<string>;
}

const LARGEST_BODY = 10_000;
/** Longer than the programme lasts; every moment on the way has to be lived through. */
const FURTHEST_MS = 25 * 366 * 24 * 60 * 60 * 1000;
const NOT_A_MOMENT = 'Stuur {"now": "…"} met een tijdstip als 2026-02-12T08:00:00.000Z.';

const wanted = z.object({ now: z.iso.datetime({ offset: true }).transform((text) => new Date(text)) });

const played = z.object({ aadObjectId: z.string() });

/** The body as JSON; undefined when it is too large or no JSON. */
export async function readJson(request: IncomingMessage, largest = LARGEST_BODY): Promise<unknown> {
  const body = await readBody(request, largest);
  try {
    return body === null ? undefined : JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

const badRequest = (response: ServerResponse, error: string): void => sendJson(response, 400, { error });

export function createEndpoints({ clock, mover, personas, tokenFor }: EndpointOptions): OtherRoutes {
  async function moveClock(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parsed = wanted.safeParse(await readJson(request));
    if (!parsed.success) return badRequest(response, NOT_A_MOMENT);
    if (parsed.data.now.getTime() - clock.now().getTime() > FURTHEST_MS) {
      return badRequest(response, 'De klok gaat hooguit 25 jaar tegelijk vooruit.');
    }
    const moved = await mover.moveTo(parsed.data.now);
    if (moved === null) {
      return badRequest(response, `De klok gaat alleen vooruit; het is nu ${clock.now().toISOString()}.`);
    }
    const { counts, ...rest } = moved;
    sendJson(response, 200, { ...rest, ...counts });
  }

  async function giveToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = played.safeParse(await readJson(request)).data;
    const persona = (await personas()).find(({ aadObjectId }) => aadObjectId === asked?.aadObjectId);
    if (persona === undefined) return sendJson(response, 404, { error: 'Deze persoon is er niet.' });
    sendJson(response, 200, { token: await tokenFor(persona) });
  }

  return async (request, response, url) => {
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /api/local/personas':
        sendJson(response, 200, await personas());
        return true;
      case 'POST /api/local/token':
        await giveToken(request, response);
        return true;
      case 'GET /api/local/clock':
        sendJson(response, 200, { now: clock.now().toISOString() });
        return true;
      case 'POST /api/local/clock':
        await moveClock(request, response);
        return true;
      default:
        return false;
    }
  };
}
