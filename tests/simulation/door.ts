/**
 * What a person does with the bot, as Teams sends it: types, presses a button of a card, opens a dialog and sends its
 * form. Everything goes through the program's own door for activities; what comes back is the card or dialog that the
 * person then sees. Every command is timed, and counted by its name.
 */
import { perform } from '../../bot/study/perform';
import type { Identity } from '../../bot/study/services';
import type { Command } from '../../bot/workflow/commands';
import type { Card } from '../../functions/local/channel-store';
import { isJson } from '../cards/objects';
import { lines, standing, walk } from '../journey/card-reader';
import type { Program } from './program';
import { refusalIn } from './refusal-texts';
import { processorMs, type Tally } from './tally';
import type { Watch } from './watch';

export type Data = Record<string, unknown>;
export type Fields = Record<string, string>;

/** A button with what it holds. */
export interface Button {
  title: string;
  data: Data;
}

/** What is seen after doing something. */
export interface Seen {
  kind: 'card' | 'dialog' | 'text' | 'nothing';
  card: Card | null;
  /** The line that answers, when there is one. */
  line: string;
}

/** What became of a command. `secret`: a code or an address that is shown once. */
export type Outcome = { ok: true; secret: string | null } | { ok: false; refusal: { code: string } };

export interface Door {
  /** `command`: what is counted, when the words ask for a change. */
  type(who: Identity, text: string, command?: string): Promise<Seen>;
  press(who: Identity, button: Button, card: Card, fields?: Fields): Promise<Seen>;
  /** Presses what is known of a card that is not before one's eyes: to show another, or an old button. */
  send(who: Identity, data: Data): Promise<Seen>;
  open(who: Identity, dialog: Data): Promise<Seen>;
  submit(who: Identity, button: Button, card: Card, fields: Fields): Promise<Seen>;
  /** Straight through the door behind all cards, for what no card leads to. */
  perform(who: Identity, command: Command): Promise<Outcome>;
  install(who: Identity): Promise<void>;
  uninstall(who: Identity): Promise<void>;
}

export const conversationOf = ({ aadObjectId }: Identity): string => `a:${aadObjectId}`;

/** What people read when the program itself failed. */
const FAULT = 'ging bij Kamerbode iets mis';

/** The door that is this person's: of the chat, or of the tab. */
export function doorOf(of: (who: Identity) => Door): Door {
  return {
    type: (who, text, command) => of(who).type(who, text, command),
    press: (who, button, card, fields) => of(who).press(who, button, card, fields),
    send: (who, data) => of(who).send(who, data),
    open: (who, dialog) => of(who).open(who, dialog),
    submit: (who, button, card, fields) => of(who).submit(who, button, card, fields),
    perform: (who, command) => of(who).perform(who, command),
    install: (who) => of(who).install(who),
    uninstall: (who) => of(who).uninstall(who),
  };
}

export function createDoor(program: Program, tally: Tally, { saw, surprise }: Watch): Door {
  let lastId = 0;

  const activity = (who: Identity, fields: Data): Data => ({
    id: String((lastId += 1)),
    timestamp: program.now(),
    serviceUrl: program.channel.serviceUrl,
    channelId: 'msteams',
    locale: 'nl-NL',
    from: { id: `29:${who.aadObjectId}`, name: who.name, aadObjectId: who.aadObjectId },
    recipient: { id: '28:kamerbode', name: 'Kamerbode' },
    conversation: { id: conversationOf(who), conversationType: 'personal', tenantId: who.tenantId },
    channelData: { tenant: { id: who.tenantId } },
    ...fields,
  });

  async function receive(who: Identity, fields: Data): Promise<unknown> {
    program.pass(7);
    const answer = await program.app.receive('', JSON.parse(JSON.stringify(activity(who, fields))));
    if (answer.status >= 300) surprise(`the bot answered ${answer.status}`, JSON.stringify(fields));
    return answer.body;
  }

  /** Times what holds a command; `null` is looking only. */
  async function timed(name: string | null, work: () => Promise<Seen>): Promise<Seen> {
    const began = processorMs();
    const seen = await work();
    if (name === null) return seen;
    tally.command(name, processorMs() - began);
    const code = refusalIn(seen.line);
    if (code !== null) tally.refusal(code);
    if (seen.line.includes(FAULT)) surprise('somebody is told of a fault', name);
    return seen;
  }

  function shown(who: Identity, seen: Seen): Seen {
    if (seen.card !== null) saw(who, seen.kind === 'dialog' ? 'DIALOG' : 'CHAT', JSON.stringify(seen.card));
    return seen;
  }

  const invoke = async (who: Identity, data: Data): Promise<Seen> =>
    shown(
      who,
      seenOf(
        await receive(who, {
          type: 'invoke',
          name: 'adaptiveCard/action',
          replyToId: '0',
          value: { action: { type: 'Action.Execute', verb: 'kamerbode', data }, trigger: 'manual' },
        }),
      ),
    );

  const task = async (who: Identity, name: 'task/fetch' | 'task/submit', data: Data): Promise<Seen> =>
    shown(who, seenOf(await receive(who, { type: 'invoke', name, replyToId: '0', value: { data } })));

  return {
    type: (who, text, command) =>
      timed(command ?? null, async () => {
        const chat = program.channel.chat(conversationOf(who));
        chat.reply = null;
        await receive(who, { type: 'message', textFormat: 'plain', text });
        const { reply } = program.channel.chat(conversationOf(who));
        if (reply === null) return { kind: 'nothing', card: null, line: '' };
        return reply.card === null
          ? { kind: 'text', card: null, line: reply.text }
          : { kind: 'card', card: reply.card, line: topLine(reply.card) };
      }),
    press: (who, { data }, card, fields = {}) =>
      timed(commandOf(data), () => invoke(who, { ...standing(card), ...fields, ...data })),
    send: (who, data) => timed(commandOf(data), () => invoke(who, data)),
    open: (who, dialog) => task(who, 'task/fetch', { kb: 1, open: dialog, msteams: { type: 'task/fetch' } }),
    submit: (who, { data }, card, fields) =>
      timed(commandOf(data), () => task(who, 'task/submit', { ...standing(card), ...fields, ...data })),
    async perform(who, command) {
      program.pass(7);
      const began = processorMs();
      const performed = await perform(program.app.services, command, who);
      tally.command(command.name, processorMs() - began);
      if (performed.ok) return { ok: true, secret: performed.secret ?? null };
      tally.refusal(performed.refusal.code);
      return performed;
    },
    async install(who) {
      program.channel.chat(conversationOf(who)).installed = true;
      await receive(who, { type: 'installationUpdate', action: 'add' });
    },
    async uninstall(who) {
      program.channel.chat(conversationOf(who)).installed = false;
      await receive(who, { type: 'installationUpdate', action: 'remove' });
    },
  };
}

export const commandOf = ({ command }: Data): string | null =>
  isJson(command) && typeof command['name'] === 'string' ? command['name'] : null;

function seenOf(body: unknown): Seen {
  const nothing: Seen = { kind: 'nothing', card: null, line: '' };
  if (!isJson(body)) return nothing;
  const { value, task } = body;
  if (isJson(task)) {
    const inner = task['value'];
    if (typeof inner === 'string') return { kind: 'text', card: null, line: inner };
    const attachment = isJson(inner) ? inner['card'] : null;
    const card = isJson(attachment) && isJson(attachment['content']) ? attachment['content'] : null;
    return card === null ? nothing : { kind: 'dialog', card, line: topLine(card) };
  }
  if (typeof value === 'string') return { kind: 'text', card: null, line: value };
  return isJson(value) ? { kind: 'card', card: value, line: topLine(value) } : nothing;
}

/** The friendly line on top of a card: the outcome or the refusal of what was just done. */
function topLine(card: Card): string {
  const [first]: unknown[] = Array.isArray(card['body']) ? card['body'] : [];
  const isLine = isJson(first) && first['type'] === 'Container' && typeof first['style'] === 'string';
  return isLine ? lines({ body: [first] }).join(' ') : '';
}

/** The buttons of a card, unfolded ones and rows that can be tapped included. */
export function buttonsOf(card: Card): Button[] {
  return [...walk(card)].flatMap((node) => {
    const isButton = node['type'] === 'Action.Execute' || node['type'] === 'Action.Submit';
    const data = node['data'];
    return isButton && isJson(data)
      ? [{ title: typeof node['title'] === 'string' ? node['title'] : '', data }]
      : [];
  });
}

/** The first button that does this. */
export function buttonFor(card: Card, command: string): Button | null {
  return buttonsOf(card).find(({ data }) => commandOf(data) === command) ?? null;
}

/** Where a button leads: the card that it shows. */
export function shownBy({ data }: Button): Data | null {
  return isJson(data['show']) ? data['show'] : null;
}

/** The dialog that a button opens. */
export function openedBy({ data }: Button): Data | null {
  return isJson(data['open']) ? data['open'] : null;
}
