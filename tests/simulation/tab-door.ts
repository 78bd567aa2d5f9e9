/**
 * What a person does in the tab: the same buttons and forms, asked of the tab's API. Now and then a connection breaks and
 * the page sends an entry again, or somebody presses what another window has changed meanwhile: what must then be
 * answered is checked here.
 */
import type { Identity } from '../../bot/study/services';
import type { Command } from '../../bot/workflow/commands';
import type { Card } from '../../functions/local/channel-store';
import { isJson } from '../cards/objects';
import { standing } from '../journey/card-reader';
import type { Chance } from './chance';
import { commandOf, type Data, type Door, type Fields, type Outcome, type Seen } from './door';
import type { Answer, Http } from './http';
import type { Program } from './program';
import { processorMs, type Tally } from './tally';
import type { Watch } from './watch';

/** What the tab may answer to somebody with a token who asks something that can be asked. */
const FINE = [200, 403, 404, 409, 422];

/** Commands that are decided on no version, so that no page need be read for them first. */
const IN_TAB: readonly string[] = [
  'INVITE',
  'HAND_OVER',
  'CREATE_CALENDAR_LINK',
  'REVOKE_CALENDAR_LINK',
  'CREATE_DOCUMENT_LINK',
  'ERASE_PERSON',
] satisfies Command['name'][];

/** Where on the page of one's own settings it is chosen. */
const SETTING: Record<string, string> = { SET_LANGUAGE: 'language', SET_WEEKLY_LINES: 'weekly' };

interface Means {
  http: Http;
  program: Program;
  tally: Tally;
  chance: Chance;
  watch: Watch;
  /** For what is done in the chat all the same, where somebody has the app. */
  chat: Door;
}

export function createTabDoor({ http, program, tally, chance, watch, chat }: Means): Door {
  const { saw, surprise } = watch;
  /** The dialog that a form was opened with. */
  const dialogs = new WeakMap<Card, Data>();
  let entries = 0;

  const newEntry = (): string => `00000000-0000-4000-8000-${(entries += 1).toString(16).padStart(12, '0')}`;

  async function ask(who: Identity, place: string, body: Data): Promise<Answer> {
    program.pass(7);
    const answer = await http.tab(who, place, body);
    if (!FINE.includes(answer.status)) surprise(`the tab answered ${answer.status}`, JSON.stringify(body));
    saw(who, 'TAB', answer.text);
    return answer;
  }

  /** How much was ever recorded. */
  async function recorded(): Promise<number> {
    const [row] = await program.sql<{ entries: number }>(
      'SELECT (SELECT SUM(historyLength) FROM study) + (SELECT SUM(length) FROM history_chain) AS entries',
    );
    return row?.entries ?? 0;
  }

  /** The answer was lost on its way: the page sends the same entry again. */
  async function sendAgain(who: Identity, body: Data, name: string): Promise<void> {
    const before = await recorded();
    const { status } = await ask(who, 'action', body);
    if (status !== 200) surprise(`an entry that came again was answered ${status}`, name);
    if ((await recorded()) !== before) surprise('an entry that came again was done again', name);
  }

  /** Another window of the same person still shows it as it was, and is used. A note leaves what it stands by as it is. */
  async function pressOld(who: Identity, body: Data, name: string): Promise<void> {
    const before = await recorded();
    const { status, body: answer } = await ask(who, 'action', { ...body, actionId: newEntry() });
    const where = `${name}: ${JSON.stringify(answer).slice(0, 200)}`;
    const current = isJson(answer) && answer['conflict'] === true ? answer['current'] : null;
    const isShown = isJson(current) && (current['card'] !== null || current['dialog'] !== null);
    // What is asked for stands so already: asked twice, it was done once.
    if (status === 422 && refusalOf({ body: answer }) === 'NOTHING_CHANGED') return;
    if (status !== 409) surprise(`what had changed meanwhile was answered ${status}`, where);
    else if (!isShown) surprise('a conflict came without how it stands', where);
    if ((await recorded()) !== before) surprise('what had changed meanwhile was done', where);
  }

  async function withoutToken(body: Data): Promise<void> {
    const { status, text } = await http.tab(null, 'action', body);
    if (status !== 401) surprise(`somebody without a token was answered ${status}`, text.slice(0, 200));
  }

  async function act(
    who: Identity,
    data: Data,
    dialog: Data | null = null,
  ): Promise<Seen & { secret: string | null }> {
    const name = commandOf(data) ?? '';
    const body: Data = { actionId: newEntry(), data, ...(dialog === null ? {} : { dialog }) };
    const luck = chance('tab', who.aadObjectId, program.now(), name);
    if (luck > 0.99) await withoutToken(body);
    const began = processorMs();
    const answer = await ask(who, 'action', body);
    tally.command(name, processorMs() - began);
    const code = refusalOf(answer);
    if (code !== null) tally.refusal(code);
    if (answer.status === 200) {
      if (luck < 0.03) await sendAgain(who, body, name);
      else if (luck < 0.06 && name !== 'ADD_NOTE' && JSON.stringify(data).includes('expectedVersion'))
        await pressOld(who, body, name);
    }
    return { ...seenOf(answer, dialog), secret: secretOf(answer) };
  }

  async function show(who: Identity, ref: Data): Promise<Seen> {
    const { status, body } = await ask(who, 'card', { ref });
    const card = status === 200 ? contentOf(body) : null;
    return { kind: card === null ? 'text' : 'card', card, line: '' };
  }

  async function open(who: Identity, ref: Data): Promise<Seen> {
    const { status, body } = await ask(who, 'dialog', { ref });
    const card = status === 200 ? contentOf(body) : null;
    if (card === null) return { kind: 'text', card: null, line: '' };
    dialogs.set(card, ref);
    return { kind: 'dialog', card, line: '' };
  }

  const press = (who: Identity, data: Data): Promise<Seen> => {
    if (isJson(data['show'])) return show(who, data['show']);
    return isJson(data['open']) ? open(who, data['open']) : act(who, data);
  };

  /** One's own settings hold what changes them to the other choice. */
  async function change(who: Identity, setting: string): Promise<Seen> {
    program.pass(7);
    const { body } = await http.tab(who, 'settings');
    const choice = isJson(body) && isJson(body[setting]) ? body[setting]['change'] : null;
    return isJson(choice) ? act(who, choice) : { kind: 'nothing', card: null, line: '' };
  }

  /** A form's answer after a refusal is the same form again. */
  function seenOf({ status, body }: Answer, dialog: Data | null): Seen {
    if (!isJson(body)) return { kind: 'nothing', card: null, line: '' };
    const { text, refusal } = body;
    if (status === 200) {
      return { kind: 'card', card: contentOf(body['card']), line: typeof text === 'string' ? text : '' };
    }
    const line = isJson(refusal) ? String(refusal['text']) : '';
    const current = isJson(body['current']) ? body['current'] : body;
    const form = contentOf(current['dialog']);
    if (form !== null && dialog !== null) dialogs.set(form, dialog);
    return { kind: form === null ? 'text' : 'dialog', card: form, line };
  }

  return {
    async type(who, text, command) {
      const page = SETTING[command ?? ''];
      if (page !== undefined) return change(who, page);
      if (command !== 'REDEEM_CODE') return chat.type(who, text, command);
      return act(who, { kb: 1, command: { name: command, code: text.replace(/^code /, '') } });
    },
    press: (who, { data }, card, fields: Fields = {}) =>
      press(who, { ...standing(card), ...fields, ...data }),
    send: press,
    open,
    submit: (who, { data }, card, fields) =>
      act(who, { ...standing(card), ...fields, ...data }, dialogs.get(card) ?? null),
    async perform(who, command): Promise<Outcome> {
      if (!IN_TAB.includes(command.name)) return chat.perform(who, command);
      const { line, secret, kind } = await act(who, { kb: 1, command });
      return kind === 'card' ? { ok: true, secret } : { ok: false, refusal: { code: line } };
    },
    install: (who) => chat.install(who),
    uninstall: (who) => chat.uninstall(who),
  };
}

/** What a card or dialog holds. */
function contentOf(made: unknown): Card | null {
  const content = isJson(made) ? made['content'] : null;
  return isJson(content) ? content : null;
}

function refusalOf({ body }: Pick<Answer, 'body'>): string | null {
  const refusal = isJson(body) ? body['refusal'] : null;
  return isJson(refusal) && typeof refusal['code'] === 'string' ? refusal['code'] : null;
}

function secretOf({ body }: Answer): string | null {
  const secret = isJson(body) ? body['secret'] : null;
  return typeof secret === 'string' ? secret : null;
}
