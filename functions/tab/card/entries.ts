/**
 * What somebody was filling in, kept for this tab of the browser: a lost connection, a reload or a dialog closed by
 * mistake loses nothing. With it the id by which the server knows the entry, so that sending again does it once.
 */

export interface Entry {
  values: Record<string, string>;
  /** Set from the moment that it was sent until there was an answer. */
  actionId: string | null;
}

const PREFIX = 'kamerbode-entry:';
/** Nothing of one person is shown to another who signs in after. */
const keyOf = (personId: string, shown: unknown): string => `${PREFIX}${personId}:${JSON.stringify(shown)}`;

export function keptEntry(personId: string, shown: unknown): Entry | null {
  const kept = sessionStorage.getItem(keyOf(personId, shown));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below, by this page
  return kept === null ? null : (JSON.parse(kept) as Entry);
}

export function keepEntry(personId: string, shown: unknown, entry: Entry): void {
  sessionStorage.setItem(keyOf(personId, shown), JSON.stringify(entry));
}

export function forgetEntry(personId: string, shown: unknown): void {
  sessionStorage.removeItem(keyOf(personId, shown));
}

/** When somebody signs out. */
export function forgetAllEntries(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}
