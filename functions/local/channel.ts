/**
 * A stand-in for Teams: posts activities to the bot as Teams does and takes what the bot sends back. The practice room
 * and the tests share it. It knows the Bot Framework protocol and nothing of Kamerbode.
 */
import { z } from 'zod';
import type { Card, Conversation, Member, Store } from './channel-store';

/** Teams gives up on an invoke after 10 to 15 seconds, though the bot may have done its work. */
const INVOKE_TIMEOUT_MS = 15_000;
/** A card refreshes itself only when its last answer is older than this. */
const REFRESH_AFTER_MS = 60_000;

export const BOT = { id: '28:kamerbode', name: 'Kamerbode' };
export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const SOMETHING_WRONG = 'Er is iets misgegaan. Probeer het opnieuw.';

/** The bot-specific id by which Teams names a person to the bot. */
export const userId = (aadObjectId: string): string => `29:${aadObjectId}`;

export interface ChannelOptions {
  /** Where the bot listens, such as `http://127.0.0.1:3978/api/messages`. */
  messagesUrl: string;
  /** Where the bot finds this channel. */
  serviceUrl: string;
  store: Store;
  now: () => Date;
}

/** A button that was pressed, as the card renderer gives it: inputs already merged into `data`. */
export interface PressedAction {
  type: 'Action.Execute' | 'Action.Submit';
  verb?: string | undefined;
  id?: string | undefined;
  data: Record<string, unknown>;
}

export interface Dialog {
  title: string;
  card: Card;
  width: 'small' | 'medium' | 'large';
}

/** What the presser sees at once. Messages that the bot sends besides come into the conversation. */
export type Reaction =
  | { kind: 'card'; card: Card }
  | { kind: 'message'; text: string }
  | { kind: 'dialog'; dialog: Dialog }
  | { kind: 'nothing' }
  /** The bot failed, did not answer in time, or answered what Teams does not understand. */
  | { kind: 'failed'; why: string; text: string };

export interface Channel {
  /** The personal chat with the bot; installs the bot there the first time. */
  open(member: Member): Promise<Conversation>;
  /** A channel of a team; the member installs the bot in it the first time. */
  openTeamChannel(team: { id: string; title: string }, member: Member): Promise<Conversation>;
  uninstall(conversation: Conversation, member: Member): Promise<void>;
  /** Types a message. In a channel the bot is mentioned, since it hears nothing else there. */
  say(conversation: Conversation, member: Member, text: string): Promise<Reaction>;
  press(
    conversation: Conversation,
    member: Member,
    messageId: string,
    action: PressedAction,
  ): Promise<Reaction>;
  /** Sends a dialog's form. */
  submit(conversation: Conversation, member: Member, data: Record<string, unknown>): Promise<Reaction>;
  /** What Teams does by itself when a card with `refresh` comes into view. */
  refresh(conversation: Conversation, member: Member, messageId: string): Promise<void>;
}

const refreshing = z.object({
  action: z.object({
    verb: z.string().optional(),
    id: z.string().optional(),
    data: z.record(z.string(), z.unknown()).default({}),
  }),
  userIds: z.array(z.string()).optional(),
});

const invokeAnswer = z.union([
  z.object({
    statusCode: z.number(),
    type: z.literal(ADAPTIVE_CARD),
    value: z.record(z.string(), z.unknown()),
  }),
  z.object({
    statusCode: z.number(),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
  z.object({ statusCode: z.number(), type: z.string(), value: z.object({ message: z.string() }) }),
]);

const attachment = z.object({
  contentType: z.literal(ADAPTIVE_CARD),
  content: z.record(z.string(), z.unknown()),
});
const size = z.union([z.enum(['small', 'medium', 'large']), z.number()]).optional();
const taskAnswer = z.object({
  task: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('continue'),
      value: z.object({ title: z.string(), card: attachment, width: size, height: size }),
    }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});

export function createChannel({ messagesUrl, serviceUrl, store, now }: ChannelOptions): Channel {
  let lastId = 0;
  const deadRefreshes = new Set<string>();

  /** Teams numbers messages by the millisecond. */
  function nextId(): string {
    lastId = Math.max(lastId + 1, now().getTime());
    return String(lastId);
  }

  function activity(
    conversation: Conversation,
    member: Member,
    fields: Record<string, unknown>,
  ): Record<string, unknown> {
    const inChannel = conversation.kind === 'channel';
    const id = nextId();
    return {
      id,
      timestamp: now().toISOString(),
      serviceUrl,
      channelId: 'msteams',
      locale: 'nl-NL',
      from: { id: userId(member.aadObjectId), name: member.name, aadObjectId: member.aadObjectId },
      recipient: BOT,
      conversation: inChannel
        ? {
            id: fields['type'] === 'message' ? `${conversation.id};messageid=${id}` : conversation.id,
            conversationType: 'channel',
            isGroup: true,
            tenantId: conversation.tenantId,
          }
        : { id: conversation.id, conversationType: 'personal', tenantId: conversation.tenantId },
      channelData: inChannel
        ? {
            tenant: { id: conversation.tenantId },
            team: { id: conversation.id, name: conversation.title },
            channel: { id: conversation.id },
          }
        : { tenant: { id: conversation.tenantId } },
      ...fields,
      entities: [
        { type: 'clientInfo', locale: 'nl-NL', country: 'NL', platform: 'Web', timezone: 'Europe/Amsterdam' },
        ...(Array.isArray(fields['entities']) ? fields['entities'] : []),
      ],
    };
  }

  /** Posts to the bot. Answers the body, or why there is none. */
  async function post(sent: Record<string, unknown>): Promise<{ body: unknown } | { why: string }> {
    try {
      const answer = await fetch(messagesUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(sent),
        signal: AbortSignal.timeout(INVOKE_TIMEOUT_MS),
      });
      const text = await answer.text();
      if (!answer.ok) return { why: `HTTP ${answer.status}` };
      return { body: text === '' ? null : JSON.parse(text) };
    } catch (fault) {
      return { why: fault instanceof Error ? fault.name : 'fault' };
    }
  }

  async function postMessage(sent: Record<string, unknown>): Promise<Reaction> {
    const answer = await post(sent);
    return 'why' in answer ? failed(answer.why) : { kind: 'nothing' };
  }

  async function install(conversation: Conversation, member: Member): Promise<void> {
    store.add({ is: 'installed', conversationId: conversation.id, installed: true });
    await post(activity(conversation, member, { type: 'installationUpdate', action: 'add' }));
    const event = conversation.kind === 'channel' ? { eventType: 'teamMemberAdded' } : {};
    const update = activity(conversation, member, {
      type: 'conversationUpdate',
      membersAdded: [{ id: BOT.id }],
    });
    await post({ ...update, channelData: { ...asRecord(update['channelData']), ...event } });
  }

  async function openConversation(
    opened: Omit<Conversation, 'installed' | 'messages' | 'views' | 'read'>,
    member: Member,
  ) {
    const known = store.people.get(member.aadObjectId);
    if (known?.name !== member.name || known.tenantId !== member.tenantId)
      store.add({ is: 'person', member });
    if (!store.conversations.has(opened.id)) {
      store.add({ is: 'opened', conversation: opened });
      store.add({ is: 'installed', conversationId: opened.id, installed: false });
    }
    const conversation = store.conversations.get(opened.id);
    if (conversation === undefined) throw new Error(`The conversation ${opened.id} was not opened.`);
    if (!conversation.installed) await install(conversation, member);
    return conversation;
  }

  function react(conversation: Conversation, member: Member, messageId: string, body: unknown): Reaction {
    const answer = invokeAnswer.safeParse(body);
    if (!answer.success) return failed('NOT_AN_INVOKE_ANSWER');
    const { value } = answer.data;
    if (typeof value === 'string') return { kind: 'message', text: value };
    if (answer.data.type !== ADAPTIVE_CARD) {
      return { kind: 'failed', why: `status ${answer.data.statusCode}`, text: SOMETHING_WRONG };
    }
    store.add({
      is: 'view',
      conversationId: conversation.id,
      messageId,
      personId: member.aadObjectId,
      card: value,
      at: now().toISOString(),
    });
    return { kind: 'card', card: value };
  }

  async function execute(
    conversation: Conversation,
    member: Member,
    messageId: string,
    action: { verb?: string | undefined; id?: string | undefined; data: Record<string, unknown> },
    trigger: 'manual' | 'automatic',
  ): Promise<Reaction> {
    const answer = await post(
      activity(conversation, member, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: messageId,
        value: { action: { type: 'Action.Execute', ...action }, trigger },
      }),
    );
    return 'why' in answer ? failed(answer.why) : react(conversation, member, messageId, answer.body);
  }

  async function task(
    conversation: Conversation,
    member: Member,
    name: 'task/fetch' | 'task/submit',
    data: Record<string, unknown>,
    messageId?: string,
  ): Promise<Reaction> {
    const answer = await post(
      activity(conversation, member, {
        type: 'invoke',
        name,
        value: { data, context: { theme: 'default' } },
        ...(messageId === undefined ? {} : { replyToId: messageId }),
      }),
    );
    if ('why' in answer) return failed(answer.why);
    // An empty answer to a form closes the dialog; an empty answer to opening one is a fault of the bot.
    if (name === 'task/submit' && isEmpty(answer.body)) return { kind: 'nothing' };
    const parsed = taskAnswer.safeParse(answer.body);
    if (!parsed.success) return failed('NOT_A_TASK_ANSWER');
    if (parsed.data.task.type === 'message') return { kind: 'message', text: parsed.data.task.value };
    const { title, card, width } = parsed.data.task.value;
    return {
      kind: 'dialog',
      dialog: { title, card: card.content, width: typeof width === 'string' ? width : 'medium' },
    };
  }

  return {
    open: (member) =>
      openConversation(
        {
          id: `a:${member.aadObjectId}`,
          kind: 'personal',
          tenantId: member.tenantId,
          title: member.name,
          personId: member.aadObjectId,
        },
        member,
      ),

    openTeamChannel: (team, member) =>
      openConversation(
        {
          id: `19:${team.id}@thread.tacv2`,
          kind: 'channel',
          tenantId: member.tenantId,
          title: team.title,
          personId: null,
        },
        member,
      ),

    async uninstall(conversation, member) {
      store.add({ is: 'installed', conversationId: conversation.id, installed: false });
      await post(activity(conversation, member, { type: 'installationUpdate', action: 'remove' }));
    },

    async say(conversation, member, text) {
      const inChannel = conversation.kind === 'channel';
      const mention = `<at>${BOT.name}</at>`;
      const sent = activity(conversation, member, {
        type: 'message',
        textFormat: 'plain',
        text: inChannel ? `${mention} ${text}` : text,
        attachments: [{ contentType: 'text/html', content: `<p>${escapeHtml(text)}</p>` }],
        entities: inChannel ? [{ type: 'mention', mentioned: BOT, text: mention }] : [],
      });
      store.add({
        is: 'message',
        conversationId: conversation.id,
        message: {
          id: String(sent['id']),
          authorId: member.aadObjectId,
          at: String(sent['timestamp']),
          text,
          card: null,
          summary: null,
          editedAt: null,
        },
      });
      return postMessage(sent);
    },

    press(conversation, member, messageId, action) {
      if (action.type === 'Action.Execute') {
        const { verb, id, data } = action;
        return execute(conversation, member, messageId, { verb, id, data }, 'manual');
      }
      const teams = asRecord(action.data['msteams']);
      if (teams['type'] === 'task/fetch')
        return task(conversation, member, 'task/fetch', action.data, messageId);
      return postMessage(
        activity(conversation, member, { type: 'message', replyToId: messageId, value: action.data }),
      );
    },

    submit: (conversation, member, data) => task(conversation, member, 'task/submit', data),

    async refresh(conversation, member, messageId) {
      const message = conversation.messages.find((each) => each.id === messageId);
      const view = conversation.views.get(`${messageId} ${member.aadObjectId}`);
      if (message === undefined || deadRefreshes.has(`${messageId} ${member.aadObjectId}`)) return;
      if (view !== undefined && now().getTime() - Date.parse(view.at) <= REFRESH_AFTER_MS) return;
      const refresh = refreshing.safeParse((view?.card ?? message.card)?.['refresh']);
      if (!refresh.success) return;
      const { action, userIds } = refresh.data;
      if (userIds !== undefined && !userIds.includes(userId(member.aadObjectId))) return;
      const reaction = await execute(conversation, member, messageId, action, 'automatic');
      // As in Teams: a refresh that fails once is not tried again.
      if (reaction.kind === 'failed') deadRefreshes.add(`${messageId} ${member.aadObjectId}`);
    },
  };
}

const failed = (why: string): Reaction => ({ kind: 'failed', why, text: SOMETHING_WRONG });

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const isEmpty = (body: unknown): boolean => body === null || Object.keys(asRecord(body)).length === 0;

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
