/** The channel's side of the benchmark: one kept-alive connection, one request at a time. */
import { Agent, request as httpRequest } from 'node:http';
import type { Person } from './messages';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Posts and answers the body with the milliseconds from the first byte sent to the last one read. */
export function post(port: number, path: string, body: string): Promise<{ took: number; text: string }> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const took = performance.now() - began;
          const text = Buffer.concat(parts).toString('utf8');
          if (answer.statusCode === 200) resolve({ took, text });
          else reject(new Error(`${path} answered ${answer.statusCode}: ${text}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

export const closeConnection = (): void => agent.destroy();

let lastId = 0;

/** A tap on a button, as Teams posts it; or `automatic`, when it renews a card that comes into view. */
export function tap(
  { tenantId, aadObjectId }: Person,
  data: Record<string, unknown>,
  trigger: 'manual' | 'automatic' = 'manual',
): string {
  const id = String((lastId += 1));
  return JSON.stringify({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id,
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9',
    timestamp: '2027-02-01T09:00:00.000Z',
    from: { id: `29:${aadObjectId}`, name: 'Iemand', aadObjectId },
    recipient: { id: '28:kamerbode', name: 'Kamerbode' },
    conversation: { id: `a:${aadObjectId}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    replyToId: id,
    value: {
      action: { type: 'Action.Execute', verb: 'kamerbode', data: { kb: 1, ...data } },
      trigger,
    },
  });
}
