/**
 * What the practice room's stand-in for Teams remembers: people, conversations and messages, in a file of its own with
 * one JSON event a line. Nothing here is Kamerbode's record; the bot never reads it.
 */
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { z } from 'zod';

export type Card = Record<string, unknown>;

const card = z.record(z.string(), z.unknown());

const member = z.object({
  /** Microsoft Entra object and tenant id. */
  aadObjectId: z.string(),
  tenantId: z.string(),
  name: z.string(),
});

const message = z.object({
  id: z.string(),
  /** Object id of the person who wrote it; null for the bot. */
  authorId: z.string().nullable(),
  at: z.string(),
  text: z.string().nullable(),
  card: card.nullable(),
  summary: z.string().nullable(),
  /** When the bot last replaced it. */
  editedAt: z.string().nullable(),
});

const opened = z.object({
  id: z.string(),
  kind: z.enum(['personal', 'channel']),
  tenantId: z.string(),
  title: z.string(),
  /** Of a personal chat. */
  personId: z.string().nullable(),
});

const event = z.discriminatedUnion('is', [
  z.object({ is: z.literal('person'), member }),
  z.object({ is: z.literal('opened'), conversation: opened }),
  z.object({ is: z.literal('installed'), conversationId: z.string(), installed: z.boolean() }),
  z.object({ is: z.literal('message'), conversationId: z.string(), message }),
  z.object({ is: z.literal('replaced'), conversationId: z.string(), message }),
  z.object({ is: z.literal('removed'), conversationId: z.string(), messageId: z.string() }),
  /** What one person sees in place of the card, after a click or a refresh. */
  z.object({
    is: z.literal('view'),
    conversationId: z.string(),
    messageId: z.string(),
    personId: z.string(),
    card,
    at: z.string(),
  }),
  z.object({
    is: z.literal('read'),
    conversationId: z.string(),
    personId: z.string(),
    messageId: z.string(),
  }),
]);

export type Member = z.infer<typeof member>;
export type ChatMessage = z.infer<typeof message>;
type StoreEvent = z.infer<typeof event>;

interface View {
  card: Card;
  at: string;
}

export interface Conversation extends z.infer<typeof opened> {
  installed: boolean;
  messages: ChatMessage[];
  /** By message and person: `<messageId> <personId>`. */
  views: Map<string, View>;
  /** By person: the last message read. */
  read: Map<string, string>;
}

export interface Store {
  people: ReadonlyMap<string, Member>;
  conversations: ReadonlyMap<string, Conversation>;
  /** Remembers an event and tells the listeners. */
  add(event: StoreEvent): void;
  /** Calls back after every event; answers how to stop that. */
  subscribe(listener: (event: StoreEvent) => void): () => void;
}

/** @param file where to keep the events; null keeps them in memory only */
export function openStore(file: string | null): Store {
  const people = new Map<string, Member>();
  const conversations = new Map<string, Conversation>();
  const listeners = new Set<(event: StoreEvent) => void>();

  function apply(happened: StoreEvent): void {
    switch (happened.is) {
      case 'person':
        people.set(happened.member.aadObjectId, happened.member);
        return;
      case 'opened':
        conversations.set(happened.conversation.id, {
          ...happened.conversation,
          installed: true,
          messages: [],
          views: new Map(),
          read: new Map(),
        });
        return;
    }
    const conversation = conversations.get(happened.conversationId);
    if (conversation === undefined) throw new Error(`There is no conversation ${happened.conversationId}.`);
    const index = (id: string): number => conversation.messages.findIndex((each) => each.id === id);
    switch (happened.is) {
      case 'installed':
        conversation.installed = happened.installed;
        return;
      case 'message':
        conversation.messages.push(happened.message);
        return;
      case 'replaced':
        conversation.messages[index(happened.message.id)] = happened.message;
        for (const key of conversation.views.keys()) {
          if (key.startsWith(`${happened.message.id} `)) conversation.views.delete(key);
        }
        return;
      case 'removed':
        conversation.messages.splice(index(happened.messageId), 1);
        return;
      case 'view':
        conversation.views.set(`${happened.messageId} ${happened.personId}`, {
          card: happened.card,
          at: happened.at,
        });
        return;
      case 'read':
        conversation.read.set(happened.personId, happened.messageId);
        return;
    }
  }

  if (file !== null && existsSync(file))
    for (const line of readLines(file)) apply(event.parse(JSON.parse(line)));

  return {
    people,
    conversations,
    add(happened) {
      apply(happened);
      if (file !== null) appendFileSync(file, `${JSON.stringify(happened)}\n`);
      for (const listener of listeners) listener(happened);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whole lines only: a stop in the middle of writing leaves half a line at the end, which is cut off. */
function readLines(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  return whole.split('\n').filter((line) => line !== '');
}

/** Messages of the bot that this person has not seen yet. */
export function unread(conversation: Conversation, personId: string): number {
  const last = conversation.read.get(personId);
  const from = last === undefined ? 0 : conversation.messages.findIndex((each) => each.id === last) + 1;
  return conversation.messages.slice(from).filter((each) => each.authorId === null).length;
}

/** The card as this person sees it now. */
export function seenCard(conversation: Conversation, shown: ChatMessage, personId: string): Card | null {
  return conversation.views.get(`${shown.id} ${personId}`)?.card ?? shown.card;
}
