/** What somebody had entered stands in the fields again after a refusal, and the field at fault is marked. */
import type { FormElement, FormField } from '../../../../cards/form';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { isDate } from '../../../workflow/calendar';

/** The values of the fields by id, as a client sends them: mostly texts. */
export type Entered = Readonly<Record<string, unknown>>;

export function withEntered(body: readonly FormElement[], entered: Entered): FormElement[] {
  return body.map((element) => {
    if (!('id' in element)) return element;
    const value = entered[element.id];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? filled(element, String(value))
      : element;
  });
}

/** A field for dates or numbers cannot show anything else: then it becomes one for text, so that nothing is lost. */
function filled(field: FormField, value: string): FormElement {
  const { id, label, required = false } = field;
  const asText: FormElement = { kind: 'input-text', id, label, required, value };
  switch (field.kind) {
    case 'input-date':
      return value === '' || isDate(value) ? { ...field, value } : { ...asText, placeholder: texts.dateHint };
    case 'input-number':
      return value === '' || /^-?\d+$/.test(value) ? { ...field, value } : asText;
    default:
      return { ...field, value };
  }
}

/** Settings are checked without the name of the field that holds them all. */
const PREFIX = 'settings.';

/**
 * A line at the field that a refusal names. Of a list, where every value stands on its own line, the line is told too:
 * `settings.meetings.3` is the fourth.
 */
export function withFault(body: readonly FormElement[], field: string | null | undefined): FormElement[] {
  if (field === undefined || field === null) return [...body];
  return body.flatMap((element): FormElement[] => {
    if (!('id' in element)) return [element];
    const line = lineAt(element.id, field);
    return line === null ? [element] : [element, { kind: 'text', text: line, colour: 'Attention' }];
  });
}

function lineAt(id: string, field: string): string | null {
  const named = [field, `${PREFIX}${field}`];
  if (named.includes(id)) return texts.faultHere;
  const inList = named.find((name) => name.startsWith(`${id}.`));
  const index = Number(inList?.slice(id.length + 1).split('.')[0]);
  return Number.isInteger(index) ? texts.faultInLine(index + 1) : null;
}
