/**
 * Talking with a whole Kamerbode through the real adapter: recorded activities in, and the channel's side on this
 * machine. Importing it gives every test of a file an installation of its own.
 */
import { createAdapter } from '../../bot/teams/adapter';
import { createSender } from '../../bot/teams/send';
import { createTurn } from '../../bot/teams/turn';
import type { Log } from '../../bot/study/services';
import { type LoopbackChannel, openLoopbackChannel } from './loopback-channel';
import { Address } from '../../entities/message';
import type { StudyTask } from '../../entities/study';
import { row } from '../../bot/study/rows';
import { IDENTITIES, installation, type Installation, type Who } from '../study/installation';
import { type Json, part, recorded } from './recorded';

export let channel: LoopbackChannel;
export let kamerbode: Installation;
export let logged: string[];
export let post: (activity: Json) => Promise<{ status: number; body: Json }>;

beforeAll(async () => {
  channel = await openLoopbackChannel();
});
afterAll(() => channel.close());

beforeEach(async () => {
  channel.posted.length = 0;
  channel.answer = null;
  kamerbode = await installation();
  logged = [];
  const log: Log = {
    info: (event, data) => void logged.push(JSON.stringify({ event, ...data })),
    error: (event, _, data) => void logged.push(JSON.stringify({ event, ...data })),
  };
  const adapter = createAdapter({ mode: 'local', serviceHosts: [], bot: null });
  const services = { ...kamerbode.services, log };
  const turn = createTurn(
    services,
    createSender(adapter, () => services.clock.now()),
  );
  post = async (activity) => {
    const { status, body } = await adapter.receive('', activity, turn);
    return { status, body: part({ body: body ?? {} }, 'body') };
  };
});
afterEach(() => kamerbode.close());

/** A recorded activity as if this person had sent it, on the channel of this test. */
export function by(who: Who, name: string, change: Json = {}): Json {
  const { tenantId, aadObjectId, name: called } = IDENTITIES[who];
  const activity = recorded(name, change);
  return {
    ...activity,
    serviceUrl: channel.serviceUrl,
    from: { ...part(activity, 'from'), id: `29:${who}`, name: called, aadObjectId },
    conversation: { ...part(activity, 'conversation'), tenantId },
    channelData: { ...part(activity, 'channelData'), tenant: { id: tenantId } },
  };
}

export const says = (who: Who, text: string) => post(by(who, 'personal-message', { text }));
export const clicks = (who: Who, data: Json, trigger = 'manual') =>
  post(
    by(who, 'adaptive-card-action', {
      value: { action: { type: 'Action.Execute', verb: 'kamerbode', data }, trigger },
    }),
  );
export const fetches = (who: Who, data: Json) =>
  post(by(who, 'task-fetch', { value: { data, context: { theme: 'default' } } }));
export const submits = (who: Who, data: Json) =>
  post(by(who, 'task-submit', { value: { data, context: { theme: 'default' } } }));

/** Everything that can be read in a card, a message or an answer. */
export function read(value: unknown): string {
  if (typeof value === 'string') return value.replaceAll('\\', '');
  if (Array.isArray(value)) return value.map(read).join('\n');
  return typeof value === 'object' && value !== null ? Object.values(value).map(read).join('\n') : '';
}

/** Objects anywhere in a card that have this type. */
export function ofType(value: unknown, type: string): Json[] {
  if (Array.isArray(value)) return value.flatMap((each) => ofType(each, type));
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((each) => ofType(each, type));
  return 'type' in value && value.type === type ? [{ ...value }, ...inner] : inner;
}

export async function task(taskId: string): Promise<StudyTask> {
  const found = (await kamerbode.facts()).case.tasks.find((each) => each.taskId === taskId);
  if (found === undefined) throw new Error(taskId);
  return found;
}

export const addressOf = async (who: Who) => {
  const { person } = await kamerbode.actor(who);
  return kamerbode.read((manager) => row(manager, Address, { personId: person.id }));
};
