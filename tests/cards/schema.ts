/**
 * The Adaptive Card 1.5 schema for the elements that our cards use, stricter than the official one: one spelling for
 * every value, nothing that is not used, nothing newer than 1.5, labels on inputs.
 */
import Ajv, { type ValidateFunction } from 'ajv';

type Schema = Record<string, unknown>;

const text: Schema = { type: 'string', minLength: 1 };
const bool: Schema = { type: 'boolean' };
const one = (...values: string[]): Schema => ({ enum: values });
const list = (items: Schema, most = 100): Schema => ({ type: 'array', items, minItems: 1, maxItems: most });
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
const date: Schema = { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}$` };

/** An object of exactly these properties; those that end in `!` are required. */
function shape(type: string | null, properties: Record<string, Schema>): Schema {
  const named = Object.entries(properties).map(([name, schema]) => [name.replace('!', ''), schema] as const);
  const required = Object.keys(properties).filter((name) => name.endsWith('!'));
  return {
    type: 'object',
    additionalProperties: false,
    required: [...(type === null ? [] : ['type']), ...required.map((name) => name.slice(0, -1))],
    properties: { ...(type === null ? {} : { type: { const: type } }), ...Object.fromEntries(named) },
  };
}

const block = { spacing: one('None', 'Small', 'Medium', 'Large'), separator: bool };
const input = { ...block, 'id!': text, 'label!': text, isRequired: bool, errorMessage: text };

const ELEMENTS: Record<string, Schema> = {
  TextBlock: shape('TextBlock', {
    ...block,
    'text!': text,
    wrap: { const: true },
    size: one('Small', 'Default', 'Medium', 'Large'),
    weight: one('Default', 'Bolder'),
    color: one('Default', 'Accent', 'Good', 'Warning', 'Attention'),
    isSubtle: bool,
    style: one('heading'),
  }),
  FactSet: shape('FactSet', { ...block, 'facts!': list(shape(null, { 'title!': text, 'value!': text })) }),
  Container: shape('Container', {
    ...block,
    'items!': list(ref('element')),
    style: one('default', 'emphasis', 'good', 'attention', 'warning', 'accent'),
    bleed: bool,
    selectAction: ref('tap'),
  }),
  // Two columns at most: a phone is 360 wide.
  ColumnSet: shape('ColumnSet', { ...block, 'columns!': list(ref('column'), 2) }),
  ActionSet: shape('ActionSet', { ...block, 'actions!': list(ref('action'), 6) }),
  'Input.Text': shape('Input.Text', {
    ...input,
    value: { type: 'string' },
    placeholder: text,
    maxLength: { type: 'number' },
    isMultiline: bool,
  }),
  'Input.Number': shape('Input.Number', {
    ...input,
    value: { type: 'number' },
    min: { type: 'number' },
    max: { type: 'number' },
  }),
  'Input.Date': shape('Input.Date', { ...input, value: date, min: date, max: date }),
  // Its title is its label.
  'Input.Toggle': shape('Input.Toggle', {
    ...block,
    'id!': text,
    'title!': text,
    'wrap!': { const: true },
    value: text,
    valueOn: text,
    valueOff: text,
  }),
  'Input.ChoiceSet': shape('Input.ChoiceSet', {
    ...input,
    'choices!': list(shape(null, { 'title!': text, 'value!': text })),
    placeholder: text,
    value: { type: 'string' },
    style: one('compact', 'expanded'),
    isMultiSelect: bool,
    wrap: bool,
  }),
};

const action = {
  'title!': text,
  style: one('positive', 'destructive'),
  'data!': { type: 'object' },
  associatedInputs: one('auto', 'none'),
};
const submit = shape('Action.Submit', action);
const execute = { ...action, 'verb!': text };

const body: Record<string, Schema> = { 'type!': one('AdaptiveCard') };

const definitions: Record<string, Schema> = {
  element: either(ELEMENTS),
  column: shape('Column', {
    'items!': list(ref('element')),
    'width!': one('auto', 'stretch'),
    verticalContentAlignment: one('Top', 'Center', 'Bottom'),
    selectAction: ref('tap'),
  }),
  submit,
  tap: either({ 'Action.Execute': shape('Action.Execute', execute), 'Action.Submit': submit }),
  action: either({
    'Action.OpenUrl': shape('Action.OpenUrl', {
      'title!': text,
      'url!': { type: 'string', pattern: '^https?://' },
    }),
    'Action.Execute': shape('Action.Execute', { ...execute, 'fallback!': ref('submit') }),
    'Action.Submit': submit,
    'Action.ShowCard': shape('Action.ShowCard', {
      'title!': text,
      'card!': shape(null, {
        ...body,
        body: { type: 'array', items: ref('element') },
        actions: list(ref('action'), 6),
      }),
    }),
  }),
};

/** By its type, so that a mistake is told of the element that has it. */
function either(schemas: Record<string, Schema>): Schema {
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { enum: Object.keys(schemas) } },
    allOf: Object.entries(schemas).map(([type, schema]) => ({
      if: { properties: { type: { const: type } } },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: schema,
    })),
  };
}

const card: Schema = {
  ...shape(null, {
    ...body,
    '$schema!': text,
    'version!': { const: '1.5' },
    'lang!': one('nl', 'en'),
    'speak!': text,
    'fallbackText!': text,
    'body!': list(ref('element')),
    actions: list(ref('action'), 6),
    refresh: shape(null, {
      'action!': shape('Action.Execute', { 'title!': text, 'verb!': text, 'data!': { type: 'object' } }),
      'userIds!': { type: 'array', items: text, minItems: 1, maxItems: 60 },
    }),
  }),
  definitions,
};

const validate: ValidateFunction = new Ajv({ allErrors: true, strict: true, strictTypes: false }).compile(
  card,
);

/** What is wrong with a card; empty when nothing is. */
export function schemaFaults(content: unknown): string[] {
  if (validate(content)) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}
