/** What the practice room's server can be asked, in the shapes of `practice-room.ts`. */

export type Json = Record<string, unknown>;

interface Role {
  role: string;
  label: string;
  court?: string;
}

export interface Person {
  aadObjectId: string;
  tenantId: string;
  name: string;
  roles: Role[];
  unread: number;
}

export interface TeamChannel {
  id: string;
  title: string;
  tenantId: string;
  court: string;
}

export interface Room {
  now: string;
  notice: string | null;
  people: Person[];
  teamChannels: TeamChannel[];
  tenants: { tenantId: string; name: string }[];
}

export interface Message {
  id: string;
  mine: boolean;
  /** Null for the bot. */
  author: string | null;
  at: string;
  text: string | null;
  editedAt: string | null;
  card: Json | null;
}

export interface Chat {
  id: string;
  kind: 'personal' | 'channel';
  title: string;
  installed: boolean;
  unread: number;
  messages: Message[];
}

export interface DialogData {
  title: string;
  card: Json;
  width: 'small' | 'medium' | 'large';
}

export type Reaction =
  | { kind: 'card'; card: Json }
  | { kind: 'message'; text: string }
  | { kind: 'dialog'; dialog: DialogData }
  | { kind: 'nothing' }
  | { kind: 'failed'; why: string; text: string };

export interface PressedAction {
  type: 'Action.Execute' | 'Action.Submit';
  verb?: string;
  id?: string;
  data: Json;
}

export interface Moved {
  now: string;
  moments: number;
  counts: Record<string, number>;
}

export interface Where {
  conversationId: string;
  personId: string;
}

async function call<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const parsed: T & { error?: string } = await answer.json();
  if (!answer.ok) throw new Error(parsed.error ?? 'Er ging iets mis.');
  return parsed;
}

export const api = {
  room: () => call<Room>('/practice/api/room'),
  waiting: () => call<{ count: number; until: string | null }>('/practice/api/waiting'),
  open: (personId: string, where: string) => call<Chat>('/practice/api/open', { personId, where }),
  say: (where: Where, text: string) => call<Reaction>('/practice/api/say', { ...where, text }),
  press: (where: Where, messageId: string, action: PressedAction) =>
    call<Reaction>('/practice/api/press', { ...where, messageId, action }),
  submit: (where: Where, data: Json) => call<Reaction>('/practice/api/submit', { ...where, data }),
  refresh: (where: Where, messageId: string) =>
    call<Reaction>('/practice/api/refresh', { ...where, messageId }),
  read: (where: Where) => call<Json>('/practice/api/read', where),
  newPerson: (name: string, tenantId: string) => call<Person>('/practice/api/person', { name, tenantId }),
  nextMessage: () => call<Moved>('/practice/api/next-message', {}),
  moveClock: (now: string) => call<Record<string, number | string>>('/api/local/clock', { now }),
};

/** Calls back when something happens, with the conversation in which it does. */
export function listen(on: (conversationId: string | null) => void): void {
  const events = new EventSource('/practice/api/events');
  events.addEventListener('message', (event: MessageEvent<string>) => {
    const happened: { conversationId: string | null } = JSON.parse(event.data);
    on(happened.conversationId);
  });
  // After the server was away, anything may have happened.
  let broken = false;
  events.addEventListener('error', () => (broken = true));
  events.addEventListener('open', () => {
    if (broken) on(null);
    broken = false;
  });
}
