/**
 * Chance that does not depend on the order in which it is asked: the same seed and the same question give the same
 * answer. So a run can be told again, and one more question somewhere does not change everything after it.
 */

/** A number from 0 up to 1 for a question, such as `chance('ill', 'Heerlen', '2027-03-01')`. */
export type Chance = (...question: (string | number)[]) => number;

export function createChance(seed: number): Chance {
  return (...question) => {
    // FNV-1a over the text, then the finaliser of MurmurHash3: neighbouring days must not look alike.
    let hash = 0x811c9dc5 ^ seed;
    for (const char of question.join('|')) {
      hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** One of these, by a number from 0 up to 1. */
export function pick<T>(number: number, from: readonly [T, ...T[]]): T {
  return from[Math.floor(number * from.length)] ?? from[0];
}
