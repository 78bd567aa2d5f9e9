/**
 * The Adaptive Card elements that our cards and dialogs are made of, as the server sends them. What is not in here is
 * not drawn: a new kind of element needs a place in `card.tsx` first, and a test holds every card against that.
 */
import type { ActionData } from '../../../cards/actions';
import { plainText } from './parse-markdown';

interface Placed {
  spacing?: string;
  separator?: boolean;
}

export type Element = Placed &
  (
    | {
        type: 'TextBlock';
        text: string;
        style?: string;
        size?: string;
        weight?: string;
        color?: string;
        isSubtle?: boolean;
      }
    | { type: 'FactSet'; facts: { title: string; value: string }[] }
    | { type: 'Container'; items: Element[]; style?: string; selectAction?: Action }
    | { type: 'ColumnSet'; columns: Column[]; selectAction?: Action }
    | { type: 'ActionSet'; actions: Action[] }
    | InputElement
  );

interface Column {
  items: Element[];
  width?: string;
  selectAction?: Action;
}

interface InputBase {
  id: string;
  label?: string;
  value?: string | number;
  isRequired?: boolean;
  errorMessage?: string;
  placeholder?: string;
}

export type InputElement = Placed &
  (
    | (InputBase & { type: 'Input.Text'; isMultiline?: boolean; maxLength?: number })
    | (InputBase & { type: 'Input.Number'; min?: number; max?: number })
    | (InputBase & { type: 'Input.Date'; min?: string; max?: string })
    | (InputBase & {
        type: 'Input.ChoiceSet';
        choices: { title: string; value: string }[];
        isMultiSelect?: boolean;
        style?: string;
      })
    | (InputBase & { type: 'Input.Toggle'; title: string; valueOn?: string; valueOff?: string })
  );

export type Action =
  | {
      type: 'Action.Execute' | 'Action.Submit';
      title: string;
      data: ActionData;
      style?: string;
      associatedInputs?: string;
    }
  | { type: 'Action.OpenUrl'; title: string; url: string }
  | { type: 'Action.ShowCard'; title: string; card: { actions?: Action[] } };

export interface Content {
  body: Element[];
  actions: Action[];
}

export function contentOf(card: Record<string, unknown>): Content {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server, whose cards are made of these
  const { body, actions } = card as { body?: Element[]; actions?: Action[] };
  return { body: body ?? [], actions: actions ?? [] };
}

/** The heading of a card, which heads the window that it is shown in; and the card without it. */
export function withoutHeading({ body, actions }: Content): { heading: string | null; content: Content } {
  const place = body.findIndex((element) => element.type === 'TextBlock' && element.style === 'heading');
  const element = body[place];
  if (element?.type !== 'TextBlock') return { heading: null, content: { body, actions } };
  return { heading: plainText(element.text), content: { body: body.toSpliced(place, 1), actions } };
}

export const isInput = (element: Element): element is InputElement => element.type.startsWith('Input.');

/** All inputs, however deep they stand. */
export function inputsOf(body: readonly Element[]): InputElement[] {
  return body.flatMap((element): InputElement[] => {
    if (isInput(element)) return [element];
    if (element.type === 'Container') return inputsOf(element.items);
    if (element.type === 'ColumnSet') return element.columns.flatMap(({ items }) => inputsOf(items));
    return [];
  });
}

/** What an input holds at first, as text. */
export function firstValue(input: InputElement): string {
  const value = input.value === undefined ? '' : String(input.value);
  return input.type === 'Input.Toggle' && value === '' ? (input.valueOff ?? 'false') : value;
}
