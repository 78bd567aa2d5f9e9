/** Opens a dialog and reads it as a person does: what stands there, its fields with what is in them, and its buttons. */
import { viewDialog, type AfterRefusal } from '../../bot/study/views/dialogs/view-dialog';
import type { DialogRef } from '../../cards/ref';
import { isJson, type Json } from '../cards/objects';
import { schemaFaults } from '../cards/schema';
import type { Installation, Who } from './installation';

/** Everything in a card, but not what its buttons hold. */
function shownIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(shownIn);
  if (!isJson(value)) return [];
  const { data: _, ...shown } = value;
  return [value, ...Object.values(shown).flatMap(shownIn)];
}

const isInput = ({ type }: Json): boolean => typeof type === 'string' && type.startsWith('Input.');

/** Everything that can be read, as it is read: without the marks that keep it from being Markdown. */
export function textOf(content: unknown): string {
  return shownIn(content)
    .filter(({ type }) => type !== 'AdaptiveCard')
    .flatMap(({ text, title, value, label, placeholder }) => [label, text, title, value, placeholder])
    .filter((one): one is string => typeof one === 'string')
    .join('\n')
    .replaceAll(/\\(?=\S)/g, '');
}

export const inputsIn = (content: unknown): Json[] => shownIn(content).filter(isInput);

export function inputOf(content: unknown, id: string): Json | undefined {
  return inputsIn(content).find((input) => input.id === id);
}

export const choicesOf = (input: Json | undefined): { title: string; value: string }[] =>
  (Array.isArray(input?.choices) ? input.choices : []).filter(isJson).map(({ title, value }) => ({
    title: String(title),
    value: String(value),
  }));

/** What can be chosen in that field, as it is read. */
export const titles = (content: Json, id: string): string[] =>
  choicesOf(inputOf(content, id)).map(({ title }) => title);

/** Ids of the fields, in order. */
export const fieldIds = (content: Json): string[] => inputsIn(content).map(({ id }) => String(id));

/** What a client sends of the fields when nobody touches them. An empty list of ticks is left out, as clients do. */
function standing(content: unknown): Record<string, string> {
  return Object.fromEntries(
    inputsIn(content).flatMap(({ id, type, value, isMultiSelect }) => {
      const untouched = type === 'Input.Toggle' ? 'false' : '';
      const sent = typeof value === 'string' || typeof value === 'number' ? String(value) : untouched;
      return isMultiSelect === true && sent === '' ? [] : [[String(id), sent]];
    }),
  );
}

interface Button {
  title: string;
  style: unknown;
  data: Json;
  takesFields: boolean;
}

export const buttonsIn = (content: unknown): Button[] =>
  shownIn(content).flatMap(({ type, title, style, data, associatedInputs }) =>
    type === 'Action.Submit' && isJson(data)
      ? [{ title: String(title), style, data, takesFields: associatedInputs !== 'none' }]
      : [],
  );

/** The dialog's own button: the one that takes the fields along. */
export const primaryOf = (content: unknown): Button | undefined =>
  buttonsIn(content).find(({ takesFields }) => takesFields);

/** The fields as somebody fills in a form: what is asked and still empty gets something plausible. */
export function filled(content: unknown, today: string, changes: Json = {}): Json {
  const fields: Json = standing(content);
  for (const input of inputsIn(content)) {
    const id = String(input.id);
    if (input.isRequired !== true || (fields[id] !== undefined && fields[id] !== '')) continue;
    fields[id] = plausible(input, today);
  }
  return { ...fields, ...changes };
}

function plausible(input: Json, today: string): string {
  switch (input.type) {
    case 'Input.Date':
      return typeof input.min === 'string' && input.min > today ? input.min : today;
    case 'Input.ChoiceSet':
      return choicesOf(input)[0]?.value ?? '';
    default:
      return 'Dat is zo besproken.';
  }
}

/** The dialog's card, which must be a valid one. */
export async function openDialog(
  kb: Installation,
  who: Who,
  ref: DialogRef,
  refused?: AfterRefusal,
): Promise<Json> {
  const dialog = await viewDialog(kb.services, ref, await kb.actor(who), refused);
  if (!('content' in dialog)) throw new Error(`${ref.dialog} for ${who}: ${JSON.stringify(dialog)}`);
  const faults = schemaFaults(dialog.content);
  if (faults.length > 0) throw new Error(`${ref.dialog} for ${who}: ${faults.join('; ')}`);
  return dialog.content;
}

/** Why a dialog is not opened; `opened` when it is. */
export async function refusalOf(kb: Installation, who: Who, ref: DialogRef): Promise<string> {
  const dialog = await viewDialog(kb.services, ref, await kb.actor(who));
  return 'refusal' in dialog ? dialog.refusal.code : 'opened';
}
