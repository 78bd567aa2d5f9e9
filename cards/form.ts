/**
 * The form: the one card that every dialog is made of. A dialog says what stands in it (headings, lines, facts, quoted
 * reasons, fields) and what its buttons do; this file lays it out and makes every text safe. Field ids are the command's
 * field names, with dots for what lies deeper (`reasons.norm_per_question`).
 */
import type { CardButton } from './actions';
import { bare, plain, plainParagraphs } from './escape';
import { dialogAction } from './finish';
import layout from './form.json';
import { compile } from './template';

/** A text as it is, made safe here; or Markdown that whoever made it vouches for, such as a link. */
type FormText = string | { markdown: string };

export type FormElement =
  /** `part` begins a new part of the form, with a line above it. */
  | { kind: 'heading'; text: string; part?: boolean }
  | { kind: 'text'; text: string; colour?: 'Good' | 'Warning' | 'Attention' }
  | { kind: 'strong'; text: string }
  /** Small and grey: what may be skipped. */
  | { kind: 'quiet'; text: FormText }
  /** One of a list: what it is, and below it small what belongs to it. */
  | { kind: 'entry'; text: string; source: FormText }
  | { kind: 'facts'; facts: { title: string; value: FormText }[] }
  /** Somebody's own words, with who wrote them. */
  | { kind: 'quote'; text: string; source: string }
  /** Buttons between the lines, at most six; they leave the fields alone. */
  | { kind: 'buttons'; buttons: CardButton[] }
  | FormField;

export type FormField =
  | (Field & { kind: 'input-text'; multiline?: boolean; maxLength?: number; placeholder?: string })
  | (Field & { kind: 'input-number'; min: number; max: number })
  /** Values `yyyy-MM-dd`. */
  | (Field & { kind: 'input-date'; min?: string; max?: string })
  | (Field & {
      kind: 'input-choice';
      choices: { title: string; value: string }[];
      /** More than one; values joined by commas. */
      multiple?: boolean;
      /** `expanded` shows all choices; `compact`, unless said otherwise, a drop-down list. */
      style?: 'expanded' | 'compact';
      placeholder?: string;
    })
  /** Value `true` or `false`; the label is that of the box. */
  | (Field & { kind: 'input-toggle' });

interface Field {
  id: string;
  label: string;
  value?: string;
  required?: boolean;
  /** Shown when a required field is left empty, or a date lies outside its bounds. */
  errorMessage?: string;
}

/** Above every limit of the rules: a field that cuts off what somebody pastes loses it without a word. */
const LONGEST_TEXT = 10_000;

const LONGEST_LINE = 600;

/** Every property present: a missing one would be rendered as its own placeholder. */
function complete(
  element: FormElement,
  before: FormElement | undefined,
  required: string,
): Record<string, unknown> {
  const isInput = 'id' in element;
  const afterInput = before !== undefined && 'id' in before;
  const startsPart = element.kind === 'heading' && element.part !== false && before !== undefined;
  return {
    id: '',
    placeholder: '',
    multiline: false,
    maxLength: element.kind === 'input-text' ? LONGEST_TEXT : 0,
    min: '',
    max: '',
    multiple: false,
    style: 'compact',
    colour: '',
    errorMessage: required,
    ...element,
    text: 'text' in element ? written(element) : '',
    source: 'source' in element ? safe(element.source) : '',
    facts:
      element.kind === 'facts'
        ? element.facts.map(({ title, value }) => ({ title: plain(title), value: safe(value) }))
        : [],
    actions: element.kind === 'buttons' ? element.buttons.map((button) => dialogAction(button, 'none')) : [],
    label: isInput ? bare(element.label, LONGEST_LINE) : '',
    choices:
      element.kind === 'input-choice'
        ? element.choices.map(({ title, value }) => ({ title: bare(title, 200), value }))
        : [],
    required: isInput && element.required === true,
    value: isInput ? formValue(element) : '',
    spacing: startsPart ? 'Large' : isInput || afterInput || element.kind === 'entry' ? 'Medium' : 'Small',
    separator: startsPart,
  };
}

function written(element: Extract<FormElement, { text: FormText }>): string {
  return element.kind === 'quote' ? plainParagraphs(element.text) : safe(element.text);
}

const safe = (text: FormText): string =>
  typeof text === 'string' ? plain(text, LONGEST_LINE) : text.markdown;

function formValue({ kind, value = '' }: FormField): string | number {
  return kind === 'input-number' && value !== '' ? Number(value) : value;
}

const fill = compile(layout);

/** The body of the dialog's card. `required` is the line shown under a required field that was left empty. */
export function formBody(elements: readonly FormElement[], required: string): unknown[] {
  return fill({
    body: elements.map((element, index) => complete(element, elements[index - 1], required)),
  }).map(unwrapped);
}

/** The element itself, without the container that chose it and without properties that say nothing. */
function unwrapped(container: unknown): unknown {
  const { items, spacing, separator } = recordOf(container);
  const [element] = Array.isArray(items) ? items : [];
  return Object.fromEntries(
    Object.entries({ ...recordOf(element), spacing, separator }).filter(
      ([, value]) => value !== '' && value !== false,
    ),
  );
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
