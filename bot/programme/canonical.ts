/** One text for one value, and its hash: what definitions and the history are recognised by. Must never change. */
import { createHash } from 'node:crypto';

/**
 * The canonical JSON of a value (as RFC 8785): no white space, object keys sorted by UTF-16 code unit, numbers and
 * strings as ECMAScript writes them. Keys whose value is `undefined` are left out, as `JSON.stringify` does.
 * @throws for what JSON cannot hold: NaN, infinite numbers, functions, and objects other than plain ones and arrays.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .toSorted(byCodeUnit)
      .filter((key) => value[key] !== undefined)
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    return `{${members.join(',')}}`;
  }
  throw new Error(`Not a JSON value: ${typeof value}`);
}

/** SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
