/** The list of who can be played, by court, with unread counts. */
import type { Person, Room } from './api';
import { button, byId, element, hiddenText } from './dom';

const TONES = 8;
const PROGRAMME = 'Programma';
const LAST = 'Nog niet aangesloten';

/** Initials on a colour that stays with the name. */
export function avatar(name: string): HTMLElement {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const initials =
    `${words[0]?.[0] ?? '?'}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return element('span', { class: `avatar tone-${sum % TONES}`, 'aria-hidden': 'true' }, initials);
}

/** "Voorzitter · Heerlen", "Coördinator", "nog geen rol" */
export function roleText({ roles }: Person, group?: string): string {
  if (roles.length === 0) return 'nog geen rol';
  return roles
    .map(({ label, court }) =>
      court === undefined || groupName(court) === group ? label : `${label} · ${court}`,
    )
    .join(', ');
}

const groupName = (court: string): string => `Rekenkamer ${court}`;

function groupOf(person: Person): string {
  if (person.roles.length === 0) return LAST;
  const [first] = person.roles;
  return first?.court === undefined ? PROGRAMME : groupName(first.court);
}

function groups(people: readonly Person[]): [string, Person[]][] {
  const found = new Map<string, Person[]>();
  for (const person of people) found.set(groupOf(person), [...(found.get(groupOf(person)) ?? []), person]);
  return [...found].toSorted(
    ([a], [b]) =>
      Number(a === LAST) - Number(b === LAST) ||
      Number(b === PROGRAMME) - Number(a === PROGRAMME) ||
      a.localeCompare(b, 'nl'),
  );
}

export interface PeopleOptions {
  open: readonly string[];
  /** How many fit side by side. */
  most: number;
  onPick: (personId: string) => void;
  onAdd: (personId: string) => void;
  onNew: () => void;
}

export function showPeople(room: Room, { open, most, onPick, onAdd, onNew }: PeopleOptions): void {
  const nav = byId('people');
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
  const scroll = nav.scrollTop;
  nav.replaceChildren(
    ...groups(room.people).map(([title, people]) => {
      const rows = people.map((person) => {
        const shown = open.includes(person.aadObjectId);
        const row = button(
          '',
          {
            class: 'person',
            'data-key': `pick ${person.aadObjectId}`,
            ...(shown ? { 'aria-current': 'true' } : {}),
          },
          () => onPick(person.aadObjectId),
          avatar(person.name),
          element(
            'span',
            { class: 'who' },
            element('span', { class: 'name' }, person.name),
            element('span', { class: 'roles' }, roleText(person, title)),
          ),
          person.unread === 0
            ? null
            : element(
                'span',
                { class: 'unread' },
                String(person.unread),
                hiddenText(person.unread === 1 ? ' ongelezen bericht' : ' ongelezen berichten'),
              ),
        );
        row.removeAttribute('aria-label');
        const beside = button(
          `${person.name} ernaast zetten`,
          { class: 'icon-button beside', title: 'Ernaast zetten', 'data-key': `add ${person.aadObjectId}` },
          () => onAdd(person.aadObjectId),
          '◫',
        );
        return element('li', {}, row, shown || open.length >= most || most < 2 ? null : beside);
      });
      return element('section', {}, element('h2', {}, title), element('ul', {}, ...rows));
    }),
    button('Nieuwe persoon', { class: 'plain new-person', 'data-key': 'new' }, onNew),
  );
  nav.scrollTop = scroll;
  if (focused !== undefined) nav.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}
