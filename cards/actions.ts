/**
 * What a button holds: ids and expected versions, nothing else. There are three kinds of button. `command` changes
 * something: the fields of the card are merged into the command by their input ids. `show` asks for a card. `open`
 * opens a dialog. Whatever comes back is checked and authorised again (`bot/actions/parse-action.ts`).
 */
import type { CardRef, DialogRef } from './ref';

/** A command as far as the card knows it; inputs of the card complete it. Shape: `Command` in bot/workflow. */
export type PartialCommand = { name: string } & Record<string, unknown>;

export interface ActionData {
  /** Marks our own data; anything else is not ours. */
  kb: 1;
  command?: PartialCommand;
  /** The card to show afterwards, with the outcome on top: usually the card that was clicked. */
  back?: CardRef;
  show?: CardRef;
  open?: DialogRef;
}

/**
 * Id of a tick box in a list of tasks: `done|<studyId>|<taskId>|<version>`. Ticked boxes become COMPLETE_TASKS, one
 * command a study.
 */
export const TICK_PREFIX = 'done';

/** Value of a choice between records: `<id>|<version>`, so that the command can say which state it was chosen in. */
export const chosenValue = ({ id, version }: { id: string; version: number }): string => `${id}|${version}`;

export interface CardButton {
  title: string;
  data: ActionData;
  style?: 'positive' | 'destructive';
}

export function commandButton(
  title: string,
  command: PartialCommand,
  back: CardRef,
  style?: CardButton['style'],
): CardButton {
  const data: ActionData = { kb: 1, command, back };
  return style === undefined ? { title, data } : { title, data, style };
}

export function showButton(title: string, show: CardRef): CardButton {
  return { title, data: { kb: 1, show } };
}

export function openButton(title: string, open: DialogRef): CardButton {
  return { title, data: { kb: 1, open } };
}
