/** Windows over the page: the bot's dialogs, and the form for somebody new. Focus stays inside; Esc closes. */
import { api, type DialogData, type Reaction, type Room, type Where } from './api';
import { drawCard } from './cards';
import { button, byId, element, faultText, sayIn } from './dom';

interface Window {
  body: HTMLElement;
  /** Says in the window what is wrong; nothing outside it can be seen. */
  complain(text: string): void;
  setTitle(title: string): void;
  setWidth(width: string): void;
  close(): void;
}

export function openWindow(subtitle: string): Window {
  const title = element('h2', { id: 'window-title' });
  const said = element('div', { class: 'notice', role: 'alert' });
  const body = element('div', { class: 'window-body' });
  const shown = element('dialog', { class: 'window', 'aria-labelledby': 'window-title' });
  const close = (): void => shown.close();
  shown.append(
    element(
      'header',
      {},
      element('div', {}, title, element('p', {}, subtitle)),
      button('Sluiten', { class: 'icon-button' }, close, '✕'),
    ),
    said,
    body,
  );
  const opener = document.activeElement;
  shown.addEventListener('close', () => {
    shown.remove();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
  document.body.append(shown);
  shown.showModal();
  return {
    body,
    close,
    complain: (text) => sayIn(said, text, 'bad'),
    setTitle: (text) => (title.textContent = text),
    setWidth: (width) => (shown.dataset['width'] = width),
  };
}

/**
 * Shows a dialog of the bot until it is closed or sent; a dialog that comes back takes its place.
 * @param say called with what the bot says at the end
 */
export function openDialog(
  dialog: DialogData,
  where: Where,
  personName: string,
  say: (text: string) => void,
): void {
  const shown = openWindow(personName);
  let sending = false;
  let shownTitle = '';

  function show({ title, card, width }: DialogData): void {
    shown.setTitle(title);
    shown.setWidth(width);
    const drawn = drawCard(card, (action) => {
      // As in Teams: dialogs know Action.Submit only.
      if (action.type === 'Action.Submit') void send(action.data);
      else shown.complain('In een dialoog werkt deze knop niet.');
    });
    shown.complain('');
    shown.body.replaceChildren(drawn ?? element('p', {}, 'Deze dialoog is niet te tonen.'));
    shown.body.scrollTop = 0;
    // The same dialog comes back with a line on top that says why: that is read first.
    const first = shown.body.querySelector<HTMLElement>(
      title === shownTitle ? '.ac-adaptiveCard > .ac-container' : 'input, textarea, select',
    );
    if (title === shownTitle) first?.setAttribute('tabindex', '-1');
    first?.focus();
    shownTitle = title;
  }

  async function send(data: Record<string, unknown>): Promise<void> {
    if (sending) return;
    sending = true;
    shown.body.setAttribute('aria-busy', 'true');
    const reaction = await api.submit(where, data).catch(asFailure);
    sending = false;
    shown.body.removeAttribute('aria-busy');
    if (reaction.kind === 'dialog') return show(reaction.dialog);
    if (reaction.kind === 'failed') return shown.complain(reaction.text);
    shown.close();
    if (reaction.kind === 'message') say(reaction.text);
  }

  show(dialog);
}

export const asFailure = (fault: unknown): Reaction => ({
  kind: 'failed',
  why: 'page',
  text: faultText(fault),
});

/** Asks who comes in, and from which organisation. */
export function openNewPerson({ tenants, people }: Room, done: (personId: string) => void): void {
  const shown = openWindow(
    'Iemand die Kamerbode nog niet kent, bijvoorbeeld om met een code mee te gaan doen.',
  );
  shown.setTitle('Nieuwe persoon');
  shown.setWidth('small');

  const newcomers = people.filter(({ roles }) => roles.length === 0).length;
  const name = element('input', {
    id: 'new-name',
    maxlength: '80',
    required: '',
    value: `Nieuwe persoon ${newcomers + 1}`,
  });
  const tenant = element('select', { id: 'new-tenant' });
  for (const { tenantId, name: label } of tenants)
    tenant.append(element('option', { value: tenantId }, label));
  const tenantId = element('code', {});
  const copy = button('Kopieer', { class: 'plain' }, () => {
    void navigator.clipboard.writeText(tenant.value).then(() => (copy.textContent = 'Gekopieerd'));
  });
  function showId(): void {
    tenantId.textContent = tenant.value;
    copy.textContent = 'Kopieer';
  }
  tenant.addEventListener('change', showId);
  showId();

  const form = element(
    'form',
    { class: 'form' },
    element('label', { for: 'new-name' }, 'Naam'),
    name,
    element('label', { for: 'new-tenant' }, 'Organisatie (tenant)'),
    tenant,
    element('p', { class: 'tenant' }, 'Tenant-id: ', tenantId, ' ', copy),
    element(
      'div',
      { class: 'form-actions' },
      element('button', { type: 'submit', class: 'primary' }, 'Binnenlaten'),
    ),
  );
  async function letIn(): Promise<void> {
    try {
      const { aadObjectId } = await api.newPerson(name.value, tenant.value);
      shown.close();
      done(aadObjectId);
    } catch (fault) {
      shown.complain(faultText(fault));
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void letIn();
  });
  shown.body.append(form);
  byId('new-name').focus();
  name.select();
}
