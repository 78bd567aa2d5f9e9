/** Fields that must be filled in: which are not, and leading there. */
import type { InputElement } from './content';
import { words } from './words';

/** Required fields that are empty, with the line that says so. */
export function missingIn(
  inputs: readonly InputElement[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    inputs
      .filter((input) => input.isRequired === true && (values[input.id] ?? '').trim() === '')
      .map((input) => [input.id, input.errorMessage ?? words.field.required]),
  );
}

export function focusField(within: HTMLElement | null, id: string): void {
  const place = within?.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"]`);
  const field = place?.matches('input, textarea, select, [role="group"]')
    ? place
    : place?.querySelector<HTMLElement>('input, textarea, select');
  field?.focus();
}
