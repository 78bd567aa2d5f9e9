/** How what people type to look for something is compared with what they read: without capitals and accents. */

/** "Één Hoor-Wederhoor" → "een hoor-wederhoor". */
const bare = (text: string): string =>
  // Most texts have no accents, and a whole history is compared while somebody types.
  (/[^\0-\x7f]/.test(text) ? text.normalize('NFD').replace(/\p{M}/gu, '') : text).toLowerCase();

/** The words to look for; none for an empty field. */
export const searchWords = (typed: string): string[] => bare(typed).split(/\s+/).filter(Boolean);

/** Whether every word stands in it, in whatever order. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const read = words.length === 0 ? '' : bare(text);
  return words.every((word) => read.includes(word));
}
