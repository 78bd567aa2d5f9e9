/**
 * The form: the one card that every dialog is made of. A dialog says what stands in it (headings, lines, facts, quoted
 * reasons, fields) and what its buttons do; this file lays it out. Field ids are the command's field names, with dots
 * for what lies deeper (`reasons.norm_per_question`).
 */
import type { CardButton } from './actions';

export type FormElement =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  /** Small and grey: what may be skipped. */
  | { kind: 'quiet'; text: string }
  | { kind: 'facts'; facts: { title: string; value: string }[] }
  /** Somebody's own words; the caller escapes them. */
  | { kind: 'quote'; text: string; source: string }
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

export interface FormInput {
  /** A friendly line on top: a refusal, or what was just done. */
  message?: { text: string; style: 'attention' | 'good' };
  body: FormElement[];
  buttons: CardButton[];
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

/** The data for `form.json`. `required` is the line shown under a required field that was left empty. */
export function formData(input: FormInput, required: string): Record<string, unknown> {
  return {
    message: input.message?.text ?? '',
    messageStyle: input.message?.style ?? 'default',
    body: input.body.map((element, index) => complete(element, index, required)),
  };
}
