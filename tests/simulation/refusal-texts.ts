/**
 * Which refusal somebody reads: people see sentences, the totals count codes. A sentence is recognised by the words that
 * are in it whatever values it is filled with. For counting only.
 */
import { refusals } from '../../cards/texts/refusals';

/** The code of the refusal that this line is, or null. */
export function refusalIn(line: string): string | null {
  if (line === '') return null;
  known ??= Object.entries(refusals).map(([code, say]) => ({ code, words: wordsOf(say) }));
  const found = known
    .filter(({ words }) => words.length > 0 && words.every((word) => line.includes(word)))
    .toSorted((a, b) => b.words.length - a.words.length);
  return found[0]?.code ?? null;
}

let known: { code: string; words: string[] }[] | undefined;

/** The words that stay when every value changes. */
function wordsOf(say: (values: never) => string): string[] {
  const [one = [], other = []] = ['2001-02-03', '2002-03-04'].map((value) => {
    const values: object = new Proxy({}, { get: () => value });
    try {
      const text: unknown = Reflect.apply(say, null, [values]);
      return String(text).split(/\s+/);
    } catch {
      return [];
    }
  });
  return one.filter((word) => other.includes(word));
}
