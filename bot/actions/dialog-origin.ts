/**
 * A dialog comes back without saying which dialog it was or from which card it was opened. So its buttons carry both:
 * after a refusal the same dialog opens again, after success the card is replaced by the current one. Ids only, and
 * only of the person's own conversation: what comes back is never trusted with more.
 */
import { z } from 'zod';
import type { DialogRef } from '../../cards/ref';
import type { RenderedDialog } from '../study/services';
import { key } from './input-values';
import { readDialogRef } from './parse-ref';

export interface DialogOrigin {
  dialog: DialogRef;
  /** The message whose card it was opened from, where the client told. */
  cardId: string | null;
  /** Made for every dialog that is shown: Teams may deliver a submit twice, and a note knows no version. */
  once: string | null;
}

const KEY = 'kbOrigin';

/** The dialog with its origin in every button of ours. */
export function withOrigin(dialog: RenderedDialog, origin: DialogOrigin): RenderedDialog {
  return { ...dialog, content: object.parse(marked(dialog.content, origin)) };
}

const object = z.record(z.string(), z.unknown());
const ourButton = z.looseObject({
  type: z.literal('Action.Submit'),
  data: z.looseObject({ kb: z.literal(1) }),
});

function marked(part: unknown, origin: DialogOrigin): unknown {
  if (Array.isArray(part)) return part.map((each) => marked(each, origin));
  if (typeof part !== 'object' || part === null) return part;
  const button = ourButton.safeParse(part);
  if (button.success) return { ...part, data: { ...button.data.data, [KEY]: origin } };
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, marked(value, origin)]));
}

const sentBack = z.looseObject({
  [KEY]: z.object({
    dialog: z.unknown(),
    cardId: z.string().max(400).nullable(),
    once: key.nullable().default(null),
  }),
});

/** Where a submitted dialog came from; null when it does not say so, or not in our words. */
export function originOf(data: unknown): DialogOrigin | null {
  const parsed = sentBack.safeParse(data);
  if (!parsed.success) return null;
  const dialog = readDialogRef(parsed.data[KEY].dialog);
  const { cardId, once } = parsed.data[KEY];
  return dialog === null ? null : { dialog, cardId, once };
}
