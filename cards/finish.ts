/**
 * From a filled layout and buttons to the card or dialog that is sent: version, buttons in the shape that Teams wants,
 * the friendly line on top, the refresh. Decides nothing about what is shown.
 */
import type { ActionData, CardButton } from './actions';
import { withEnteredValues } from './entered';
import { plain } from './escape';
import type { CardRef } from './ref';
import type { Texts } from './texts/nl';

type Json = Record<string, unknown>;

/** Universal actions need 1.5; elements of 1.6 break on iOS. */
const VERSION = '1.5';
const SCHEMA = 'http://adaptivecards.io/schemas/adaptive-card.json';
const VERB = 'kamerbode';

/** Teams shows six buttons and hides the rest. */
const MOST_BUTTONS = 6;

/** What a card consists of before it is finished. */
export interface CardParts {
  /** For the preview in a list of chats and the notification: no personal data. */
  summary: string;
  body: unknown[];
  /** At most six together with the one that unfolds `more`; the primary one first. */
  buttons?: CardButton[];
  /** Less usual buttons, at most six, folded away. */
  more?: CardButton[];
}

export interface FinishedCard {
  summary: string;
  content: Json;
}

/** Opens an address in the browser. */
export interface AddressButton {
  title: string;
  url: string;
}

/** A document that was made, by its address: as a page, and as a Word file. */
export function documentButtons(address: string, { documents }: Pick<Texts, 'documents'>): AddressButton[] {
  return [
    { title: documents.read, url: address },
    { title: documents.word, url: `${address}.docx` },
  ];
}

export interface FinishOptions {
  texts: Texts;
  /** An outcome or a refusal, as plain text: shown on top. */
  message?: string;
  /** Addresses that open in the browser, under that line. */
  opens?: AddressButton[];
  /** After a refusal: what stood in the fields, by their ids. */
  entered?: Readonly<Record<string, unknown>>;
  /** Address of the card's page in the tab. */
  page?: string;
  /** Who sees the card renewed when it comes into view: Teams user ids (`29:…`). */
  refresh?: { show: CardRef; userIds: string[] };
}

/**
 * A button as an action of a card. A dialog opens by a submit, whatever else is a universal action with a submit for
 * old clients. Only commands take the card's inputs along: other buttons work with inputs left empty.
 */
export function cardAction(button: CardButton): Json {
  const shown = titled(button);
  const associatedInputs = button.data.command === undefined ? 'none' : 'auto';
  if (button.data.open !== undefined) {
    return {
      type: 'Action.Submit',
      ...shown,
      data: { ...button.data, msteams: { type: 'task/fetch' } },
      associatedInputs,
    };
  }
  const body = { ...shown, data: button.data, associatedInputs };
  return { type: 'Action.Execute', verb: VERB, ...body, fallback: { type: 'Action.Submit', ...body } };
}

/**
 * The action of a row that can be tapped; its title is what a screen reader says. Works by itself, whatever stands in
 * the card's inputs. Without a fallback, which would double a list's size: very old clients still have the buttons.
 */
export function tapAction(title: string, data: ActionData): Json {
  const { fallback: _, ...action } = cardAction({ title, data });
  return { ...action, associatedInputs: 'none' };
}

export function finishCard(parts: CardParts, options: FinishOptions): FinishedCard {
  const buttons = (parts.buttons ?? []).map(cardAction);
  const more = (parts.more ?? []).map(cardAction);
  const body =
    options.entered === undefined ? [...parts.body] : withEnteredValues(parts.body, options.entered);
  if (options.page !== undefined) {
    const page = { type: 'Action.OpenUrl', title: options.texts.button.openPage, url: options.page };
    const room = MOST_BUTTONS - (more.length > 0 ? 1 : 0);
    // Among the less usual ones where there are any: it is not what the card is for.
    if (more.length > 0 && more.length < MOST_BUTTONS) more.push(page);
    else if (buttons.length < room) buttons.push(page);
    else body.push({ type: 'ActionSet', actions: [page] });
  }
  if (more.length > 0) {
    buttons.push({
      type: 'Action.ShowCard',
      title: options.texts.button.more,
      card: { type: 'AdaptiveCard', body: [], actions: more },
    });
  }
  if (Math.max(buttons.length, more.length) > MOST_BUTTONS) {
    throw new Error(`A card has more than ${MOST_BUTTONS} buttons: ${buttons.length} and ${more.length}`);
  }
  const content = envelope(body, parts.summary, options);
  if (buttons.length > 0) content.actions = buttons;
  if (options.refresh !== undefined && options.refresh.userIds.length > 0) {
    content.refresh = {
      action: {
        type: 'Action.Execute',
        title: options.texts.button.refresh,
        verb: VERB,
        data: { kb: 1, show: options.refresh.show } satisfies ActionData,
      },
      userIds: options.refresh.userIds,
    };
  }
  return { summary: parts.summary, content };
}

export interface DialogParts {
  title: string;
  body: unknown[];
  /** Those that change something; a dialog is closed by Teams' own cross. */
  buttons?: CardButton[];
  size: 'small' | 'medium' | 'large';
}

export interface FinishedDialog {
  title: string;
  content: Json;
  size: 'small' | 'medium' | 'large';
}

/** A button in a dialog, which takes the fields along or not. */
export function dialogAction(button: CardButton, associatedInputs: 'auto' | 'none'): Json {
  return { type: 'Action.Submit', ...titled(button), data: button.data, associatedInputs };
}

/** A dialog's card: dialogs know no universal actions, so its buttons submit. */
export function finishDialog(
  parts: DialogParts,
  options: Pick<FinishOptions, 'message' | 'opens'>,
): FinishedDialog {
  const content = envelope(parts.body, parts.title, options, 'warning');
  const actions = (parts.buttons ?? []).map((button) =>
    dialogAction(button, button.data.command === undefined ? 'none' : 'auto'),
  );
  if (actions.length > MOST_BUTTONS) throw new Error(`A dialog has more than ${MOST_BUTTONS} buttons`);
  if (actions.length > 0) content.actions = actions;
  return { title: parts.title, content, size: parts.size };
}

function titled(button: CardButton): Json {
  return button.style === undefined ? { title: button.title } : { title: button.title, style: button.style };
}

function envelope(
  body: unknown[],
  spoken: string,
  { message, opens = [] }: Pick<FinishOptions, 'message' | 'opens'>,
  style: 'emphasis' | 'warning' = 'emphasis',
): Json {
  return {
    $schema: SCHEMA,
    type: 'AdaptiveCard',
    version: VERSION,
    lang: 'nl',
    speak: spoken,
    fallbackText: spoken,
    body:
      message === undefined
        ? body
        : [messageLine(message, opens.length > 0 ? 'emphasis' : style, opens), ...apart(body)],
  };
}

/** The line on top is about the card, not part of it. */
function apart(body: unknown[]): unknown[] {
  const [first, ...others] = body;
  return typeof first === 'object' ? [{ ...first, spacing: 'Medium' }, ...others] : body;
}

function messageLine(message: string, style: string, opens: readonly AddressButton[]): Json {
  const actions = opens.map(({ title, url }) => ({ type: 'Action.OpenUrl', title, url }));
  return {
    type: 'Container',
    style,
    items: [
      { type: 'TextBlock', text: plain(message, 1000), wrap: true },
      ...(actions.length === 0 ? [] : [{ type: 'ActionSet', actions }]),
    ],
  };
}
