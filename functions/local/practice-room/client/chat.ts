/** One person's chat: messages with their cards, kept in place as they change, and a line to type in. */
import {
  api,
  type Chat,
  type Message,
  type Person,
  type PressedAction,
  type Reaction,
  type TeamChannel,
  type Where,
} from './api';
import { drawCard } from './cards';
import { asFailure, openDialog } from './dialogs';
import { button, element, faultText, hiddenText, sayIn } from './dom';
import { avatar, roleText } from './people';
import { stampText } from './format';

const PERSONAL = 'personal';
/** A message this long after a line was said is about something else. */
const SAID_MS = 3000;
/** So many pixels from the end still count as there. */
const NEAR_END = 80;

/** What can be typed, as Teams offers it above the line. */
function suggestions({ roles }: Person, place: string): string[] {
  if (place !== PERSONAL) return ['help', 'kanaal koppelen'];
  if (roles.length === 0) return ['help'];
  return roles.every(({ role }) => role === 'COORDINATOR')
    ? ['help', 'overzicht']
    : ['help', 'mijn taken', 'status'];
}

export interface Pane {
  root: HTMLElement;
  personId: string;
  /** What it says of the person: `whoIs`. */
  shows: string;
  conversationId: string | null;
  /** Shows what changed. */
  update(): Promise<void>;
  /** Cards in view renew themselves where they can. */
  refreshCards(): void;
  focus(): void;
}

interface PaneOptions {
  person: Person;
  team: TeamChannel | null;
  onClose: (() => void) | null;
  /** Unread counts may have changed. */
  onRead: () => void;
}

interface Drawn {
  /** What it was drawn from. */
  from: string;
  root: HTMLElement;
}

export const whoIs = (person: Person): string => `${person.name}, ${roleText(person)}`;

export function createPane({ person, team, onClose, onRead }: PaneOptions): Pane {
  const list = element('div', { class: 'messages', role: 'log', 'aria-label': `Gesprek van ${person.name}` });
  const log = element('div', { class: 'log', tabindex: '0' }, list);
  const line = element('textarea', { rows: '1', 'aria-label': `Bericht van ${person.name} aan Kamerbode` });
  const composer = element('form', { class: 'composer' });
  const said = element('div', { class: 'notice', role: 'status' });
  let saidAt = 0;
  function tell(text: string, kind?: 'bad'): void {
    saidAt = Date.now();
    sayIn(said, text, kind);
  }
  const offered = element('div', { class: 'suggestions', role: 'group', 'aria-label': 'Veelgebruikt' });
  const drawn = new Map<string, Drawn>();
  let where: Where | null = null;
  let shownPlace = PERSONAL;
  let updating: Promise<void> | null = null;
  let again = false;

  // Cards are renewed when they come into view, as Teams does; the server decides whether it is time.
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const messageId = target instanceof HTMLElement ? target.dataset['message'] : undefined;
        if (isIntersecting && messageId !== undefined && where !== null)
          void api.refresh(where, messageId).catch(asFailure);
      }
    },
    { root: log },
  );

  // Stays at the newest message while that is in view, whatever grows, shrinks or comes in.
  let atEnd = true;
  const toEnd = (): void => void (log.scrollTop = log.scrollHeight);
  let lastTop = 0;
  log.addEventListener('scroll', () => {
    // Content that grew since is no reason to stop following; scrolling up is.
    if (log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END) atEnd = true;
    else if (log.scrollTop < lastTop) atEnd = false;
    lastTop = log.scrollTop;
  });
  const sized = new ResizeObserver(() => {
    if (atEnd) toEnd();
  });
  sized.observe(log);
  sized.observe(list);

  async function react(reaction: Reaction): Promise<void> {
    if (reaction.kind === 'dialog' && where !== null)
      openDialog(reaction.dialog, where, person.name, (text) => tell(text));
    if (reaction.kind === 'message') tell(reaction.text);
    if (reaction.kind === 'failed') tell(reaction.text, 'bad');
    if (reaction.kind === 'card') await pane.update();
  }

  async function press(message: Message, root: HTMLElement, action: PressedAction): Promise<void> {
    if (where === null || root.getAttribute('aria-busy') === 'true') return;
    root.setAttribute('aria-busy', 'true');
    tell('');
    const reaction = await api.press(where, message.id, action).catch(asFailure);
    root.removeAttribute('aria-busy');
    await react(reaction);
  }

  function draw(message: Message): HTMLElement {
    const root = element('article', { class: message.mine ? 'message mine' : 'message' });
    const author = message.mine ? 'U' : (message.author ?? 'Kamerbode');
    const content = element('div', { class: 'content' });
    content.append(
      element(
        'p',
        { class: 'stamp' },
        message.mine ? hiddenText(`${author}, `) : element('b', {}, author),
        ` ${stampText(new Date(message.at))}`,
        message.editedAt === null ? null : element('span', { class: 'edited' }, ' · bijgewerkt'),
      ),
    );
    if (message.text !== null && message.text !== '')
      content.append(element('p', { class: 'bubble' }, message.text));
    if (message.card !== null) {
      const card = drawCard(message.card, (action) => void press(message, root, action), person.aadObjectId);
      content.append(element('div', { class: 'card' }, card ?? 'Deze kaart is niet te tonen.'));
      if ('refresh' in message.card) root.dataset['message'] = message.id;
    }
    if (!message.mine) root.append(message.author === null ? botAvatar() : avatar(message.author));
    root.append(content);
    return root;
  }

  function show(chat: Chat): void {
    const focused = document.activeElement;
    const keep = new Set<string>();
    let last: HTMLElement | null = null;
    for (const message of chat.messages) {
      keep.add(message.id);
      const from = JSON.stringify(message);
      const known = drawn.get(message.id);
      if (known?.from !== from) {
        const root = draw(message);
        const hadFocus = known?.root.contains(focused) === true;
        known?.root.replaceWith(root);
        if (known !== undefined) seen.unobserve(known.root);
        drawn.set(message.id, { from, root });
        if (known === undefined) {
          if (Date.now() - saidAt > SAID_MS) tell('');
          if (last === null) list.prepend(root);
          else last.after(root);
        }
        if (root.dataset['message'] !== undefined) seen.observe(root);
        if (hadFocus) focusIn(root);
      }
      last = drawn.get(message.id)?.root ?? last;
    }
    for (const [id, { root }] of drawn) {
      if (keep.has(id)) continue;
      root.remove();
      drawn.delete(id);
    }
  }

  async function load(): Promise<void> {
    const chat = await api.open(person.aadObjectId, shownPlace);
    where = { conversationId: chat.id, personId: person.aadObjectId };
    pane.conversationId = chat.id;
    show(chat);
    if (chat.unread > 0 && document.visibilityState === 'visible') {
      await api.read(where);
      onRead();
    }
  }

  function offer(): void {
    offered.replaceChildren(
      ...suggestions(person, shownPlace).map((text) => button(text, {}, () => void say(text))),
    );
  }

  function place(name: string): void {
    shownPlace = name;
    offer();
    for (const tab of tabs.querySelectorAll('button'))
      tab.setAttribute('aria-pressed', String(tab.dataset['place'] === name));
    for (const { root } of drawn.values()) root.remove();
    drawn.clear();
    atEnd = true;
    void pane.update();
  }

  const tabs = element('div', { class: 'tabs', role: 'group', 'aria-label': 'Gesprek of kanaal' });
  if (team !== null) {
    for (const [name, label] of [
      [PERSONAL, 'Chat'],
      [team.id, 'Kanaal'],
    ] as const) {
      tabs.append(
        button(label, { 'aria-pressed': String(name === PERSONAL), 'data-place': name }, () => place(name)),
      );
    }
  }

  async function say(text: string): Promise<void> {
    if (where === null || text.trim() === '') return;
    line.value = '';
    grow();
    tell('');
    atEnd = true;
    const typing = element('p', { class: 'typing' }, 'Kamerbode antwoordt …');
    list.append(typing);
    await react(await api.say(where, text.trim()).catch(asFailure));
    // Until the answer stands there: else there is nothing for a moment, and a reader thinks that it has come.
    await pane.update();
    typing.remove();
  }

  function grow(): void {
    line.style.height = 'auto';
    line.style.height = `${Math.min(line.scrollHeight, 120)}px`;
  }

  offer();
  line.placeholder = 'Typ een bericht';
  line.addEventListener('input', grow);
  line.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void say(line.value);
    }
  });
  composer.addEventListener('submit', (event) => {
    event.preventDefault();
    void say(line.value);
  });
  composer.append(
    offered,
    element(
      'div',
      { class: 'line' },
      line,
      element('button', { type: 'submit', class: 'send', 'aria-label': 'Versturen' }, '➤'),
    ),
  );

  const pane: Pane = {
    root: element(
      'section',
      { class: 'pane', 'aria-label': person.name },
      element(
        'header',
        {},
        avatar(person.name),
        element('div', { class: 'who' }, element('h2', {}, person.name), element('p', {}, roleText(person))),
        tabs,
        onClose === null ? null : button('Dit gesprek sluiten', { class: 'icon-button' }, onClose, '✕'),
      ),
      log,
      said,
      composer,
    ),
    personId: person.aadObjectId,
    shows: whoIs(person),
    conversationId: null,
    update() {
      // One at a time, and once more when something happened meanwhile.
      if (updating !== null) {
        again = true;
        return updating;
      }
      updating = load()
        .catch((fault: unknown) => tell(faultText(fault), 'bad'))
        .then(() => {
          updating = null;
          if (!again) return undefined;
          again = false;
          return pane.update();
        });
      return updating;
    },
    refreshCards() {
      for (const { root } of drawn.values()) {
        if (root.dataset['message'] === undefined) continue;
        seen.unobserve(root);
        seen.observe(root);
      }
    },
    focus: () => line.focus(),
  };
  return pane;
}

function botAvatar(): HTMLElement {
  const made = element('img', { class: 'avatar', src: '/practice/icon.svg', alt: '' });
  return made;
}

/** Puts the keyboard back into a card that was replaced under it. */
function focusIn(root: HTMLElement): void {
  const target = root.querySelector<HTMLElement>('button, input, textarea, select, a[href]');
  target?.focus({ preventScroll: true });
}
