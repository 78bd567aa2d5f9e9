/** Typed text cannot open a dialog: a line and the button that does. */
import { openButton } from './actions';
import type { CardParts } from './finish';
import layout from './opener.json';
import type { DialogRef } from './ref';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface OpenerInput {
  dialog: DialogRef;
}

export function openerCard({ dialog }: OpenerInput, texts: Texts): CardParts {
  const words = texts.card.opener;
  const what = words.what[dialog.dialog];
  return {
    summary: words.summary,
    body: fill({ title: what, line: words.line }),
    buttons: [{ ...openButton(texts.button.open, dialog), style: 'positive' }],
  };
}
