/** Which ids a value holds, however deep: how it is found out which people and waves the records of a court name. */

/** Whether the value holds one of these texts. */
export function mentions(value: unknown, ids: ReadonlySet<string>): boolean {
  for (const text of textsIn(value)) if (ids.has(text)) return true;
  return false;
}

/** Every text in a value: the value itself, members of arrays, values (not keys) of objects. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) yield* textsIn(member);
  }
}
