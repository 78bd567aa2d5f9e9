/** What somebody had entered on a card stands in its fields again when it comes back with a refusal. */

type Json = Record<string, unknown>;

/** More than any field takes: what is longer was refused for that, and would make the card too large. */
const LONGEST = 4000;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The body with the values of its fields, by their ids, as a client sends them. A value that a field cannot show is left
 * out; what the card no longer asks is too.
 */
export function withEnteredValues(body: readonly unknown[], entered: Readonly<Json>): unknown[] {
  return body.map((element) => filled(element, entered));
}

function filled(element: unknown, entered: Readonly<Json>): unknown {
  if (Array.isArray(element)) return element.map((one) => filled(one, entered));
  if (!isJson(element)) return element;
  const { type, id } = element;
  if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string') {
    const value = Object.hasOwn(entered, id) ? shownAs(element, entered[id]) : null;
    return value === null ? element : { ...element, value };
  }
  return Object.fromEntries(
    Object.entries(element).map(([key, value]) => [key, HOLDING.has(key) ? filled(value, entered) : value]),
  );
}

/** Where a card holds other elements. */
const HOLDING = new Set(['items', 'columns', 'body']);

function shownAs(input: Json, entered: unknown): string | number | null {
  if (typeof entered !== 'string' && typeof entered !== 'number' && typeof entered !== 'boolean') return null;
  const value = String(entered);
  if (value.length > LONGEST) return null;
  switch (input.type) {
    case 'Input.Date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
    case 'Input.Number':
      return /^-?\d{1,12}$/.test(value) ? Number(value) : null;
    case 'Input.ChoiceSet':
      return value === '' || value.split(',').every((one) => choices(input).includes(one)) ? value : null;
    case 'Input.Toggle':
      return value === (input.valueOn ?? 'true') || value === (input.valueOff ?? 'false') ? value : null;
    default:
      return value;
  }
}

function choices({ choices: all }: Json): unknown[] {
  return Array.isArray(all) ? all.map((choice) => (isJson(choice) ? choice.value : null)) : [];
}
