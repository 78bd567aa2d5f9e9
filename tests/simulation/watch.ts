/** What the simulation sees go by: what each person is shown, and what must not be. */
import type { Identity } from '../../bot/study/services';

/** Where something is shown: what stands in a chat stays there, a dialog does not; the tab is both at once. */
export type Place = 'CHAT' | 'DIALOG' | 'TAB';

export interface Watch {
  /** Somebody was shown this, by a card, a dialog or an answer of the tab, as JSON. */
  saw(this: void, who: Identity, place: Place, text: string): void;
  surprise(this: void, what: string, where: string): void;
}
