/** What the tab's page and its server say to each other, beside the data of the pages (`bot/study/pages`). Types only. */
import type { ActionData } from '../../cards/actions';
import type { CardRef } from '../../cards/ref';
import type { Me } from '../study/pages/me';
import type { RenderedDialog } from '../study/services';

/** A refusal as people read it. `field` is the id of the input at fault. */
export interface Told {
  code: string;
  text: string;
  field: string | null;
}

export interface Refusal {
  refusal: Told;
}

/** Who looks; null for somebody with a good token whom Kamerbode does not know (yet): only a code helps. */
export type MeAnswer = { me: Me } | { me: null; text: string };

export interface ShownCard {
  ref: CardRef;
  content: Record<string, unknown>;
}

/** One of these is asked of `POST /api/tab/action`. */
export interface ActionRequest {
  /** Made by the page, once for every entry: sent again with the same id, it is done once. */
  actionId: string;
  /** What the button holds, with the fields of its dialog or card merged in. */
  data: ActionData & Record<string, unknown>;
  /** The dialog that it was entered in: it comes back after a refusal, with what was entered. */
  dialog?: unknown;
}

/** 200: it was done. */
export interface Done {
  ok: true;
  text: string;
  /** Shown once and kept nowhere: an invitation code, the address of a calendar or a document. */
  secret: string | null;
  /** What takes it back, where something does. */
  undo: ActionData[];
  /** What it was about, as it is now. */
  card: ShownCard | null;
}

/** 422: it was not done. */
export interface Refused extends Refusal {
  dialog: RenderedDialog | null;
}

/** 409: what it was decided on is no longer so. */
export interface Conflict extends Refusal {
  conflict: true;
  current: { dialog: RenderedDialog | null; card: ShownCard | null };
}
