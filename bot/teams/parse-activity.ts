/**
 * From what the channel posts to what it means: one union, with `unsupported` and a reason for everything else. Who
 * somebody is comes from the verified activity's Entra object id and tenant and from nothing else. Knows no botbuilder.
 */
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../entities/person';
import type { Identity } from '../study/services';
import { clean } from '../actions/input-values';

/** The conversation in which something happened, and what is needed to write there again. */
export interface Conversation {
  scope: 'personal' | 'groupChat' | 'channel';
  id: string;
  serviceUrl: string;
  botId: string;
  userId: string;
  tenantId: string;
  /** The language of the client, where that is one of ours. */
  language?: Language;
  /** The team that a channel stands in, where the client tells. */
  teamId?: string;
  /** The message whose card was clicked, where the client tells. */
  clickedId: string | null;
}

/** How an answer must be shaped. */
export type AnswerShape = 'message' | 'card' | 'dialog' | 'none';

interface Came {
  who: Identity;
  where: Conversation;
}

export type Incoming =
  | (Came & { kind: 'said'; text: string })
  /** A button: `card` wants a card in the invoke's answer, `message` (a client without universal actions) a new one. */
  | (Came & { kind: 'acted'; data: unknown; answer: 'card' | 'message' })
  /** The client renews a card by itself; may only read. */
  | (Came & { kind: 'refresh'; data: unknown })
  | (Came & { kind: 'open-dialog'; data: unknown })
  | (Came & { kind: 'submitted'; data: unknown })
  | (Came & { kind: 'installed' })
  | (Came & { kind: 'uninstalled' })
  | (Came & { kind: 'channel-said'; text: string })
  | (Came & { kind: 'channel-installed' })
  /** The bot was taken out of a team, or a channel or team was removed: by whom does not matter. */
  | { kind: 'channel-gone'; tenantId: string; conversationIds: string[] }
  | { kind: 'unsupported'; reason: UnsupportedReason; answer: AnswerShape };

export type UnsupportedReason =
  /** Not shaped like an activity at all. */
  | 'MALFORMED'
  /** No object id or tenant: a guest link, an old client, another bot. */
  | 'NO_IDENTITY'
  | 'TOO_LARGE'
  /** An invoke that is not ours. */
  | 'UNKNOWN_INVOKE'
  /** Typing, reactions, members: nothing to answer. */
  | 'NOTHING_TO_DO';

/** Longer than anybody types on purpose to a bot that knows short commands. */
const LONGEST_MESSAGE = 2000;

const address = z.string().min(1).max(400);
const uuid = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** A team or channel; whatever else stands there is left out, and never makes an activity unreadable. */
const named = z.object({ id: address }).nullish().catch(null);

const activitySchema = z.object({
  type: z.string().min(1).max(100),
  name: z.string().max(200).optional(),
  serviceUrl: address,
  text: z.string().nullish(),
  action: z.string().max(100).optional(),
  replyToId: z.string().max(400).nullish(),
  locale: z.string().nullish().catch(null),
  value: z.unknown().optional(),
  from: z.object({ id: address, name: z.string().nullish(), aadObjectId: z.unknown().optional() }),
  recipient: z.object({ id: address }),
  conversation: z.object({
    id: address,
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.unknown().optional(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.unknown().optional() }).nullish(),
      team: named,
      channel: named,
      eventType: z.unknown().optional(),
    })
    .nullish(),
  membersRemoved: z
    .array(z.object({ id: z.unknown().optional() }))
    .max(1000)
    .nullish(),
});
type RawActivity = z.infer<typeof activitySchema>;

/** @param raw the activity as posted, with the channel's token already verified */
export function parseActivity(raw: unknown): Incoming {
  const parsed = activitySchema.safeParse(raw);
  if (!parsed.success) return { kind: 'unsupported', reason: 'MALFORMED', answer: shapeOf(raw) };
  const activity = parsed.data;
  const gone = channelGone(activity);
  if (gone !== null) return gone;
  const answer = shapeOf(activity);
  if (answer === 'none' && activity.type !== 'installationUpdate') {
    return { kind: 'unsupported', reason: 'NOTHING_TO_DO', answer };
  }
  const came = cameFrom(activity);
  if (came === null) return { kind: 'unsupported', reason: 'NO_IDENTITY', answer };
  switch (activity.type) {
    case 'message':
      return message(activity, came);
    case 'invoke':
      return invoke(activity, came, answer);
    default:
      return installation(activity, came);
  }
}

const kindSchema = z
  .object({ type: z.unknown().optional(), name: z.unknown().optional() })
  .catch({ type: undefined, name: undefined });

function shapeOf(raw: unknown): AnswerShape {
  const { type, name } = kindSchema.parse(raw);
  if (type === 'message') return 'message';
  if (type !== 'invoke') return 'none';
  return name === 'task/fetch' || name === 'task/submit' ? 'dialog' : 'card';
}

function cameFrom(activity: RawActivity): Came | null {
  const aadObjectId = uuid.safeParse(activity.from.aadObjectId);
  const tenantId = uuid.safeParse(tenantOf(activity));
  const team = activity.channelData?.team?.id;
  const spoken = activity.locale?.toLowerCase().split('-')[0];
  const language = LANGUAGES.find((one) => one === spoken);
  if (!aadObjectId.success || !tenantId.success) return null;
  return {
    who: {
      tenantId: tenantId.data,
      aadObjectId: aadObjectId.data,
      ...(language === undefined ? {} : { language }),
      name: clean(activity.from.name ?? '')
        .replace(/\s+/g, ' ')
        .slice(0, 200)
        .trim(),
    },
    where: {
      scope: scopeOf(activity),
      id: activity.conversation.id,
      serviceUrl: activity.serviceUrl,
      botId: activity.recipient.id,
      userId: activity.from.id,
      tenantId: tenantId.data,
      ...(language === undefined ? {} : { language }),
      ...(team === undefined ? {} : { teamId: team }),
      clickedId: activity.replyToId ?? null,
    },
  };
}

function tenantOf({ channelData, conversation }: RawActivity): unknown {
  return channelData?.tenant?.id ?? conversation.tenantId;
}

/** What Teams says of a channel without the bot: which conversations that concerns, or null. */
function channelGone(activity: RawActivity): Incoming | null {
  const { type, channelData, conversation, recipient } = activity;
  const tenantId = uuid.safeParse(tenantOf(activity));
  if (!tenantId.success) return null;
  const team = channelData?.team?.id;
  const channel = channelData?.channel?.id;
  const conversationIds = ((): (string | undefined)[] | null => {
    if (type === 'installationUpdate') {
      const removed = activity.action === 'remove' && scopeOf(activity) !== 'personal';
      return removed ? [conversation.id.split(';')[0], team] : null;
    }
    if (type !== 'conversationUpdate') return null;
    if (channelData?.eventType === 'channelDeleted') return [channel];
    if (channelData?.eventType === 'teamDeleted') return [team];
    const bot = activity.membersRemoved?.some(({ id }) => id === recipient.id) === true;
    return bot && scopeOf(activity) !== 'personal' ? [conversation.id.split(';')[0], team] : null;
  })();
  if (conversationIds === null) return null;
  return {
    kind: 'channel-gone',
    tenantId: tenantId.data,
    conversationIds: conversationIds.filter((id) => id !== undefined),
  };
}

function scopeOf({ conversation }: RawActivity): Conversation['scope'] {
  if (conversation.conversationType === 'channel') return 'channel';
  if (conversation.conversationType === 'groupChat' || conversation.isGroup === true) return 'groupChat';
  return 'personal';
}

function message(activity: RawActivity, came: Came): Incoming {
  // A submit button of a client without universal actions arrives as a message that has a value.
  if (typeof activity.value === 'object' && activity.value !== null) {
    return { kind: 'acted', ...came, data: activity.value, answer: 'message' };
  }
  const raw = activity.text ?? '';
  if (raw.length > LONGEST_MESSAGE * 4)
    return { kind: 'unsupported', reason: 'TOO_LARGE', answer: 'message' };
  const text = withoutMentions(raw);
  if (text.length > LONGEST_MESSAGE) return { kind: 'unsupported', reason: 'TOO_LARGE', answer: 'message' };
  return { kind: came.where.scope === 'personal' ? 'said' : 'channel-said', ...came, text };
}

/** `<at>Kamerbode</at> kanaal koppelen&nbsp;` → `kanaal koppelen`. */
function withoutMentions(text: string): string {
  return clean(
    text
      .replace(/<at\b[^>]*>[^<]*<\/at>/gi, ' ')
      .replace(/<[^<>]*>/g, ' ')
      .replace(/&nbsp;/gi, ' ')
      .replace(/&lt;/gi, '<')
      .replace(/&gt;/gi, '>')
      .replace(/&quot;/gi, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/gi, '&'),
  );
}

const cardActionValue = z.object({
  action: z.object({ data: z.unknown().optional() }),
  trigger: z.unknown().optional(),
});
const dialogValue = z.object({ data: z.unknown().optional() });

function invoke(activity: RawActivity, came: Came, answer: AnswerShape): Incoming {
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const value = cardActionValue.safeParse(activity.value);
      if (!value.success) return { kind: 'unsupported', reason: 'MALFORMED', answer };
      // botbuilder's own type drops the trigger; an automatic refresh that changed something would go round for ever.
      return value.data.trigger === 'automatic'
        ? { kind: 'refresh', ...came, data: value.data.action.data }
        : { kind: 'acted', ...came, data: value.data.action.data, answer: 'card' };
    }
    case 'task/fetch':
    case 'task/submit': {
      const value = dialogValue.safeParse(activity.value);
      if (!value.success) return { kind: 'unsupported', reason: 'MALFORMED', answer };
      const kind = activity.name === 'task/fetch' ? 'open-dialog' : 'submitted';
      return { kind, ...came, data: value.data.data };
    }
    default:
      return { kind: 'unsupported', reason: 'UNKNOWN_INVOKE', answer };
  }
}

function installation(activity: RawActivity, came: Came): Incoming {
  const personal = came.where.scope === 'personal';
  // `add-upgrade` and `remove-upgrade` belong to a new version of the app: the address stays, nobody is greeted again.
  if (activity.action === 'add') return { kind: personal ? 'installed' : 'channel-installed', ...came };
  if (activity.action === 'remove' && personal) return { kind: 'uninstalled', ...came };
  return { kind: 'unsupported', reason: 'NOTHING_TO_DO', answer: 'none' };
}
