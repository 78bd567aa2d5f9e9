/**
 * The part of the Bot Framework connector's REST API that a bot in Teams calls: send, replace and remove messages, make
 * a personal conversation, ask for members. Writes what the bot says into the store of the practice channel.
 */
import { z } from 'zod';
import { ADAPTIVE_CARD, BOT, userId } from './channel';
import type { ChatMessage, Conversation, Member, Store } from './channel-store';

export interface ConnectorAnswer {
  status: number;
  body: unknown;
}

const sent = z.object({
  type: z.string(),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).nullish(),
});
const wanted = z.object({ members: z.array(z.object({ id: z.string() })).min(1) });

const fault = (status: number, code: string): ConnectorAnswer => ({
  status,
  body: { error: { code, message: code } },
});

const account = (member: Member) => ({
  id: userId(member.aadObjectId),
  name: member.name,
  objectId: member.aadObjectId,
  aadObjectId: member.aadObjectId,
  tenantId: member.tenantId,
  userRole: 'user',
});

/** A reply in a channel names its thread: `19:…@thread.tacv2;messageid=…`. */
const withoutThread = (conversationId: string): string => conversationId.split(';')[0] ?? conversationId;

/**
 * Answers one call.
 * @param path behind the channel's service URL, such as `/v3/conversations/a:1/activities`, not decoded
 */
export function createConnector(
  store: Store,
  now: () => Date,
): (method: string, path: string, body: unknown) => ConnectorAnswer {
  let lastId = 0;

  function messageFrom(body: unknown, id: string, previous: ChatMessage | null): ChatMessage | null {
    const parsed = sent.safeParse(body);
    if (!parsed.success || parsed.data.type !== 'message') return null;
    const { text, summary, attachments } = parsed.data;
    const content = attachments?.find((each) => each.contentType === ADAPTIVE_CARD)?.content;
    const card = z.record(z.string(), z.unknown()).safeParse(content);
    if (content !== undefined && !card.success) return null;
    const moment = now().toISOString();
    return {
      id,
      authorId: null,
      at: previous?.at ?? moment,
      text: text ?? null,
      card: card.success ? card.data : null,
      summary: summary ?? null,
      editedAt: previous === null ? null : moment,
    };
  }

  function send(conversation: Conversation, body: unknown): ConnectorAnswer {
    lastId = Math.max(lastId + 1, now().getTime());
    // Never an id that a person's own message of the same millisecond has.
    const id = `${lastId}b`;
    if (asType(body) === 'typing') return { status: 200, body: { id } };
    const message = messageFrom(body, id, null);
    if (message === null) return fault(400, 'BadSyntax');
    store.add({ is: 'message', conversationId: conversation.id, message });
    return { status: 201, body: { id } };
  }

  function replace(conversation: Conversation, messageId: string, body: unknown): ConnectorAnswer {
    const previous = conversation.messages.find((each) => each.id === messageId && each.authorId === null);
    if (previous === undefined) return fault(404, 'ActivityNotFoundInConversation');
    const message = messageFrom(body, messageId, previous);
    if (message === null) return fault(400, 'BadSyntax');
    store.add({ is: 'replaced', conversationId: conversation.id, message });
    return { status: 200, body: { id: messageId } };
  }

  function remove(conversation: Conversation, messageId: string): ConnectorAnswer {
    if (!conversation.messages.some((each) => each.id === messageId)) {
      return fault(404, 'ActivityNotFoundInConversation');
    }
    store.add({ is: 'removed', conversationId: conversation.id, messageId });
    return { status: 200, body: null };
  }

  function create(body: unknown): ConnectorAnswer {
    const parsed = wanted.safeParse(body);
    if (!parsed.success) return fault(400, 'BadSyntax');
    const ids = parsed.data.members.map(({ id }) => id);
    const found = [...store.conversations.values()].find(
      ({ personId, installed }) => personId !== null && installed && ids.includes(userId(personId)),
    );
    return found === undefined ? fault(403, 'BotNotInstalled') : { status: 201, body: { id: found.id } };
  }

  /** Who is in a conversation: the person of a personal chat, or the tenant's people for a channel. */
  const members = ({ personId, tenantId }: Conversation): Member[] =>
    [...store.people.values()].filter((member) =>
      personId === null ? member.tenantId === tenantId : member.aadObjectId === personId,
    );

  return (method, path, body) => {
    const parts = decoded(path);
    if (parts === null) return fault(400, 'BadSyntax');
    const [version, conversations, conversationId, what, id] = parts;
    if (version !== 'v3' || conversations !== 'conversations' || parts.length > 5)
      return fault(404, 'NotFound');
    if (conversationId === undefined) return method === 'POST' ? create(body) : fault(405, 'NotAllowed');

    const conversation = store.conversations.get(withoutThread(conversationId));
    if (conversation === undefined) return fault(404, 'ConversationNotFound');
    if (!conversation.installed) return fault(403, 'BotNotInConversationRoster');

    const asked = `${method} ${what ?? ''}`;
    if (asked === 'POST activities') return send(conversation, body);
    if (asked === 'PUT activities' && id !== undefined) return replace(conversation, id, body);
    if (asked === 'DELETE activities' && id !== undefined) return remove(conversation, id);
    if (asked === 'GET members' && id === undefined)
      return { status: 200, body: members(conversation).map(account) };
    if (asked === 'GET members') {
      const member = members(conversation).find(
        ({ aadObjectId }) => id === userId(aadObjectId) || id === aadObjectId,
      );
      return member === undefined
        ? fault(404, 'MemberNotFoundInConversation')
        : { status: 200, body: account(member) };
    }
    if (asked === 'GET pagedmembers')
      return { status: 200, body: { members: members(conversation).map(account) } };
    if (asked === 'GET ' && id === undefined) {
      return {
        status: 200,
        body: { id: conversation.id, bot: BOT, isGroup: conversation.kind === 'channel' },
      };
    }
    return fault(404, 'NotFound');
  };
}

/** The parts of a path; null when one is no encoded text. */
function decoded(path: string): string[] | null {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

function asType(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
}
