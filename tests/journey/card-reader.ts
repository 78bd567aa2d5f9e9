/** Reads an Adaptive Card as a person does: its text as lines, its fields with what stands in them, its buttons. */
import type { Card } from '../../functions/local/channel-store';
import type { PressedAction } from '../../functions/local/channel';
import { isJson, type Json } from '../cards/objects';

/** Every element and action in the card, unfolded cards included; fallbacks and refreshes are not what one sees. */
export function* walk(value: unknown): Generator<Json> {
  if (Array.isArray(value)) {
    for (const each of value) yield* walk(each);
  } else if (isJson(value)) {
    yield value;
    for (const [name, inside] of Object.entries(value)) {
      if (name !== 'data' && name !== 'fallback' && name !== 'refresh') yield* walk(inside);
    }
  }
}

const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1').replace(/\*\*/g, '');

/** What stands on the card, line by line. */
export function lines(card: Card): string[] {
  const out: string[] = [];
  for (const node of walk(card)) {
    if (node['type'] === 'TextBlock') out.push(unescaped(String(node['text'])));
    if (node['type'] === 'FactSet' && Array.isArray(node['facts'])) {
      for (const fact of node['facts'].filter(isJson)) {
        out.push(`${unescaped(String(fact['title']))}: ${unescaped(String(fact['value']))}`);
      }
    }
    if (typeof node['type'] === 'string' && node['type'].startsWith('Input.')) {
      out.push(`[ ${unescaped(String(node['label'] ?? node['title'] ?? node['id']))} ]`);
    }
  }
  const titles = buttons(card);
  return titles.length === 0 ? out : [...out, titles.map((title) => `‹${title}›`).join(' ')];
}

/** Titles of the buttons, in order. */
function buttons(card: Card): string[] {
  return [...walk(card)]
    .filter((node) => node['type'] === 'Action.Execute' || node['type'] === 'Action.Submit')
    .flatMap((node) => (typeof node['title'] === 'string' ? [node['title']] : []));
}

/** The values of all fields as they stand: what a client sends when nobody touches them. */
export function standing(card: Card): Record<string, string> {
  const values: Record<string, string> = {};
  for (const node of walk(card)) {
    if (typeof node['type'] === 'string' && node['type'].startsWith('Input.')) {
      const untouched = node['type'] === 'Input.Toggle' ? 'false' : '';
      const value = node['value'];
      values[String(node['id'])] =
        typeof value === 'string' || typeof value === 'number' ? String(value) : untouched;
    }
  }
  return values;
}

/**
 * The button with this title, as the client would send it: with the card's fields, changed as given. Null when the card
 * has no such button.
 */
export function pressed(
  card: Card,
  title: string,
  fields: Record<string, string> = {},
): PressedAction | null {
  for (const node of walk(card)) {
    const named = typeof node['title'] === 'string' ? node['title'] : '';
    // “Bijwerken: Interview 1” is enough for “Bijwerken: Interview 1 · Portefeuillehouder”.
    if (named !== title && !named.startsWith(`${title} ·`)) continue;
    if (node['type'] !== 'Action.Execute' && node['type'] !== 'Action.Submit') continue;
    const data = isJson(node['data']) ? node['data'] : {};
    const inputs = node['associatedInputs'] === 'none' ? {} : { ...standing(card), ...fields };
    return {
      type: node['type'],
      verb: typeof node['verb'] === 'string' ? node['verb'] : undefined,
      data: { ...inputs, ...data },
    };
  }
  return null;
}
