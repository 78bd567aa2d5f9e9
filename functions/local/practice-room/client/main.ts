/** The practice room's page: who is open, side by side, and what changes as it happens. */
import { api, listen, type Room } from './api';
import { createPane, whoIs, type Pane } from './chat';
import { setClock, showWaiting, startClock } from './clock';
import { openNewPerson } from './dialogs';
import { byId, element, faultText, sayIn } from './dom';
import { openGuide, steps } from './guide';
import { showPeople } from './people';

const MOST_PANES = 4;
const PANE_WIDTH = 400;
const REMEMBERED = 'kamerbode-open';

let room: Room | null = null;
let panes: Pane[] = [];

const wide = window.matchMedia('(min-width: 760px)');

/** How many chats fit side by side. */
const fitting = (): number =>
  wide.matches ? Math.max(1, Math.min(MOST_PANES, Math.floor(byId('chats').clientWidth / PANE_WIDTH))) : 1;

function remember(): void {
  localStorage.setItem(REMEMBERED, JSON.stringify(panes.map(({ personId }) => personId)));
}

function remembered(): string[] {
  const stored: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '[]');
  return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : [];
}

function make(personId: string): Pane | null {
  const person = room?.people.find(({ aadObjectId }) => aadObjectId === personId);
  if (person === undefined || room === null) return null;
  const courts = new Set(person.roles.map(({ court }) => court));
  const team = room.teamChannels.find(
    ({ court, tenantId }) => courts.has(court) && tenantId === person.tenantId,
  );
  return createPane({
    person,
    team: team ?? null,
    onClose: () => show(panes.map((pane) => pane.personId).filter((id) => id !== personId)),
    onRead: () => void update(),
  });
}

/** Whether a pane still says who this is; roles change. */
function isCurrent(pane: Pane): boolean {
  const person = room?.people.find(({ aadObjectId }) => aadObjectId === pane.personId);
  return person !== undefined && pane.shows === whoIs(person);
}

/** Shows these people's chats, keeping those that were open already. */
function show(personIds: readonly string[]): void {
  panes = personIds.flatMap((id) => {
    const open = panes.find(({ personId }) => personId === id);
    return open !== undefined && isCurrent(open) ? open : (make(id) ?? []);
  });
  const chats = byId('chats');
  chats.dataset['panes'] = String(panes.length);
  putIn(chats, panes.length === 0 ? [welcome()] : panes.map(({ root }) => root));
  remember();
  showList();
  for (const pane of panes) void pane.update();
}

/** Makes these the children, leaving alone what is there already: what is moved would lose where it was scrolled to. */
function putIn(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(children);
  for (const child of parent.querySelectorAll(':scope > *')) if (!wanted.has(child)) child.remove();
  for (const [place, child] of children.entries()) {
    const there = parent.children[place] ?? null;
    if (there !== child) parent.insertBefore(child, there);
  }
}

function pick(personId: string): void {
  const open = panes.map((pane) => pane.personId);
  if (!open.includes(personId)) show([...open.slice(0, -1), personId]);
  closeMenu();
  panes.find((pane) => pane.personId === personId)?.focus();
}

function add(personId: string): void {
  show([...panes.map((pane) => pane.personId), personId]);
  panes.at(-1)?.focus();
}

function welcome(): HTMLElement {
  return element(
    'section',
    { class: 'welcome' },
    element('img', { src: '/practice/icon.svg', alt: '', width: '56', height: '56' }),
    element('h2', {}, 'Welkom in de oefenkamer'),
    element(
      'p',
      {},
      'Hier speelt u zelf alle rollen van een rekenkameronderzoek. Er gaat niets naar buiten: alles blijft op deze computer.',
    ),
    ...(room === null ? [] : [element('h3', {}, 'Probeer dit eerst'), steps(room, pick)]),
  );
}

function showList(): void {
  if (room === null) return;
  showPeople(room, {
    open: panes.map(({ personId }) => personId),
    most: fitting(),
    onPick: pick,
    onAdd: add,
    onNew: () => {
      if (room !== null) openNewPerson(room, (personId) => void update().then(() => pick(personId)));
    },
  });
}

let again = false;
let updating: Promise<void> | null = null;

/** Fetches the list and what waits. One at a time, and once more when something happened meanwhile. */
function update(): Promise<void> {
  if (updating !== null) {
    again = true;
    return updating;
  }
  updating = fetchRoom().then(() => {
    updating = null;
    if (!again) return undefined;
    again = false;
    return update();
  });
  return updating;
}

async function fetchRoom(): Promise<void> {
  try {
    const before = JSON.stringify(room?.people);
    room = await api.room();
    setClock(room.now);
    if (JSON.stringify(room.people) !== before) showList();
    if (!panes.every(isCurrent)) show(panes.map(({ personId }) => personId));
    await showWaiting();
  } catch (fault) {
    sayIn(byId('notice'), faultText(fault), 'bad');
  }
}

function closeMenu(): void {
  document.body.classList.remove('menu-open');
  byId('menu').setAttribute('aria-expanded', 'false');
}

byId('menu').addEventListener('click', () => {
  const open = document.body.classList.toggle('menu-open');
  byId('menu').setAttribute('aria-expanded', String(open));
});

window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeMenu();
});

window.addEventListener('resize', () => {
  const open = panes.map(({ personId }) => personId);
  if (open.length > fitting()) show(open.slice(-fitting()));
  else showList();
});

startClock(() => {
  for (const pane of panes) {
    void pane.update().then(() => pane.refreshCards());
  }
  void update();
});

listen((conversationId) => {
  for (const pane of panes)
    if (conversationId === null || pane.conversationId === conversationId) void pane.update();
  void update();
});

byId('guide').addEventListener('click', () => {
  if (room !== null) openGuide(room, pick);
});

await update();
const before = remembered();
// Why the clock is where it is need not be said again to whoever has begun.
if (before.length === 0) sayIn(byId('notice'), (room as Room | null)?.notice ?? '');
show(before.slice(-fitting()));
