/**
 * One person in the journey: types, presses buttons by their titles, fills in dialogs, and says aloud what is seen.
 * The first thing that is not as expected is a `Surprise`, and ends the journey.
 */
import { z } from 'zod';
import type { Conversation } from '../../functions/local/channel-store';
import { seenCard } from '../../functions/local/channel-store';
import type { Dialog, PressedAction, Reaction } from '../../functions/local/channel';
import { lines, pressed, standing, walk } from './card-reader';
import type { Installation, Persona } from './installation';

const choices = z.array(z.object({ title: z.string(), value: z.string() }));

/** What people read when the program itself failed. */
const FAULT = 'ging bij Kamerbode iets mis';

export class Surprise extends Error {}

export function expect(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Surprise(what);
}

export type Fields = Record<string, string>;

export interface Player {
  persona: Persona;
  /** Opens the chat with the bot, which installs it there. */
  open(): Promise<void>;
  say(text: string): Promise<void>;
  /** Presses the newest button with this title, with the fields of its card changed as given. */
  press(title: string, fields?: Fields): Promise<Reaction>;
  /** Fills in the dialog that stands open and sends it. */
  answer(fields: Fields, button?: string): Promise<Reaction>;
  /** What the newest button with this title would send: to click it twice, or later when it is stale. */
  hold(title: string, fields?: Fields): () => Promise<Reaction>;
  /** Messages of the bot that have come since the last look, shown; answers their text. */
  look(): string[];
  /** The text of the newest card, as this person sees it. */
  newest(): string[];
  /** Ids of the tick boxes on the newest card. */
  ticks(): string[];
  /** The choices of a list in the open dialog. */
  choices(id: string): { title: string; value: string }[];
  /** The open dialog's field ids with what stands in them. */
  fields(): Fields;
}

export function createPlayer(
  installation: Installation,
  persona: Persona,
  print: (who: string, said: string[]) => void,
): Player {
  const { channel } = installation;
  let chat: Conversation | null = null;
  let seen = 0;
  let dialog: Dialog | null = null;

  function conversation(): Conversation {
    expect(chat !== null, `${persona.name} has no chat yet`);
    return chat;
  }

  const cards = () =>
    conversation().messages.flatMap((message) => {
      const card = message.authorId === null ? seenCard(conversation(), message, persona.aadObjectId) : null;
      return card === null ? [] : [{ messageId: message.id, card }];
    });

  function look(): string[] {
    const fresh = conversation().messages.slice(seen);
    seen = conversation().messages.length;
    return fresh.flatMap((message) => {
      if (message.authorId !== null) return [];
      const card = seenCard(conversation(), message, persona.aadObjectId);
      const text = card === null ? [message.text ?? ''] : lines(card);
      print(persona.name, text);
      expect(!text.some((line) => line.includes(FAULT)), `${persona.name} is told of a fault`);
      return text;
    });
  }

  function show(reaction: Reaction): Reaction {
    if (reaction.kind === 'failed') throw new Surprise(`${persona.name}: the click failed (${reaction.why})`);
    if (reaction.kind === 'card') print(persona.name, lines(reaction.card));
    if (reaction.kind === 'message') print(persona.name, [reaction.text]);
    if (reaction.kind === 'dialog') {
      dialog = reaction.dialog;
      print(persona.name, [`▢ ${reaction.dialog.title}`, ...lines(reaction.dialog.card)]);
    } else dialog = null;
    return reaction;
  }

  function find(title: string, fields: Fields): { messageId: string; action: PressedAction } {
    for (const { messageId, card } of cards().toReversed()) {
      const action = pressed(card, title, fields);
      if (action !== null) return { messageId, action };
    }
    throw new Surprise(
      `${persona.name} sees no button “${title}”; the newest card says: ${newest().join(' / ')}`,
    );
  }

  function newest(): string[] {
    const last = cards().at(-1);
    return last === undefined ? [] : lines(last.card);
  }

  return {
    persona,
    look,
    newest,
    async open() {
      chat = await channel.open(persona);
      look();
    },
    async say(text) {
      print(persona.name, [`» ${text}`]);
      const before = conversation().messages.length;
      const reaction = await channel.say(conversation(), persona, text);
      show(reaction);
      expect(
        conversation()
          .messages.slice(before)
          .some((message) => message.authorId === null),
        `“${text}” of ${persona.name} got no answer`,
      );
      look();
    },
    async press(title, fields = {}) {
      const { messageId, action } = find(title, fields);
      print(persona.name, [`» ‹${title}›`]);
      const reaction = show(await channel.press(conversation(), persona, messageId, action));
      look();
      return reaction;
    },
    hold(title, fields = {}) {
      const { messageId, action } = find(title, fields);
      return async () => {
        print(persona.name, [`» ‹${title}› (again)`]);
        const reaction = show(await channel.press(conversation(), persona, messageId, action));
        look();
        return reaction;
      };
    },
    async answer(fields, button) {
      expect(dialog !== null, `${persona.name} has no dialog open`);
      const { card } = dialog;
      const titles = [...walk(card)].flatMap((node) =>
        node['type'] === 'Action.Submit' && typeof node['title'] === 'string' ? [node['title']] : [],
      );
      const title = button ?? titles.at(-1) ?? '';
      for (const id of Object.keys(fields)) {
        expect(id in standing(card), `the dialog “${dialog.title}” has no field ${id}`);
      }
      const action = pressed(card, title, fields);
      expect(action !== null, `the dialog “${dialog.title}” has no button “${title}”`);
      print(persona.name, [`» ‹${title}›`]);
      const reaction = show(await channel.submit(conversation(), persona, action.data));
      look();
      return reaction;
    },
    ticks() {
      const last = cards().at(-1);
      return last === undefined
        ? []
        : Object.keys(standing(last.card)).filter((id) => id.startsWith('done|'));
    },
    choices(id) {
      expect(dialog !== null, `${persona.name} has no dialog open`);
      const node = [...walk(dialog.card)].find((each) => each['id'] === id);
      return choices.parse(node?.['choices'] ?? []);
    },
    fields() {
      expect(dialog !== null, `${persona.name} has no dialog open`);
      return standing(dialog.card);
    },
  };
}
