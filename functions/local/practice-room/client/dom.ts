/** Makes elements. Text goes in as text, never as markup. */

type Child = Node | string | null;
type Listeners = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(
  label: string,
  attributes: Record<string, string>,
  on: Listeners['click'],
  ...children: Child[]
): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', ...attributes },
    ...(children.length > 0 ? children : [label]),
  );
  if (children.length > 0) made.setAttribute('aria-label', label);
  if (on !== undefined) made.addEventListener('click', on);
  return made;
}

/** The element with this id, which the page has. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}

export const hiddenText = (text: string): HTMLElement => element('span', { class: 'hidden' }, text);

/** A line that stays until it is closed or another takes its place; empty text closes it. Covers nothing. */
export function sayIn(place: HTMLElement, text: string, kind: 'plain' | 'bad' = 'plain'): void {
  place.classList.toggle('bad', kind === 'bad');
  const close = (): void => place.replaceChildren();
  place.replaceChildren(
    ...(text === ''
      ? []
      : [element('p', {}, text), button('Melding sluiten', { class: 'icon-button' }, close, '✕')]),
  );
}

export const faultText = (fault: unknown): string =>
  fault instanceof Error ? fault.message : 'Er ging iets mis.';
