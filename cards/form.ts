/**
 * The form: the one card that every dialog is made of. A dialog says what stands in it (headings, lines, facts, quoted
 * reasons, fields) and what its buttons do; this file lays it out. Field ids are the command's field names, with dots
 * for what lies deeper (`reasons.norm_per_question`).
 */
import type { CardButton } from './actions';
import { dialogAction } from './finish';
import layout from './form.json';
import { compile } from './template';

export type FormElement =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  /** Small and grey: what may be skipped. */
  | { kind: 'quiet'; text: string }
  | { kind: 'facts'; facts: { title: string; value: string }[] }
  /** Somebody's own words; the caller escapes them. */
  | { kind: 'quote'; text: string; source: string }
  /** Buttons between the lines, at most six; they leave the fields alone. */
  | { kind: 'buttons'; buttons: CardButton[] }
  | (Field & { kind: 'input-text'; multiline?: boolean; maxLength?: number; placeholder?: string })
  | (Field & { kind: 'input-number'; min: number; max: number })
  /** Value `yyyy-MM-dd`. */
  | (Field & { kind: 'input-date' })
  | (Field & {
      kind: 'input-choice';
      choices: { title: string; value: string }[];
      /** More than one; values joined by commas. */
      multiple?: boolean;
      /** `expanded` shows all choices; `compact` a drop-down list. */
      style?: 'expanded' | 'compact';
    })
  /** Value `true` or `false`. */
  | { kind: 'input-toggle'; id: string; label: string; value: boolean };

interface Field {
  id: string;
  label: string;
  value?: string;
  required?: boolean;
  /** Shown when a required field is left empty. */
  errorMessage?: string;
}

/** Every property present: a missing one would be rendered as its own placeholder. */
function complete(element: FormElement, index: number, required: string): Record<string, unknown> {
  const isInput = element.kind.startsWith('input-');
  const startsPart = element.kind === 'heading' && index > 0;
  return {
    text: '',
    source: '',
    facts: [],
    id: '',
    label: '',
    placeholder: '',
    multiline: false,
    maxLength: 4000,
    min: 0,
    max: 0,
    choices: [],
    actions: element.kind === 'buttons' ? element.buttons.map((button) => dialogAction(button, 'none')) : [],
    multiple: false,
    style: 'compact',
    ...element,
    required: 'required' in element && element.required === true,
    errorMessage: 'errorMessage' in element ? element.errorMessage : required,
    value: 'value' in element ? formValue(element) : '',
    spacing: startsPart ? 'Large' : isInput ? 'Medium' : 'Small',
    separator: startsPart,
  };
}

function formValue(element: Extract<FormElement, { value?: unknown }>): string | number {
  if (element.kind === 'input-number') return Number(element.value);
  return element.value === undefined ? '' : String(element.value);
}

const fill = compile(layout);

/** The body of the dialog's card. `required` is the line shown under a required field that was left empty. */
export function formBody(elements: FormElement[], required: string): unknown[] {
  return fill({ body: elements.map((element, index) => complete(element, index, required)) });
}
