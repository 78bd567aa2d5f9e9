/**
 * A document as plain data: what it says, in what order, and nothing about how it looks. The page (`html.ts`), the Word
 * file (`word.ts`) and whoever else shows it render the same.
 */

export interface TextDocument {
  title: string;
  /** Of whom and as of when, in one line. */
  subtitle: string;
  /** What comes before the first section. */
  opening: Block[];
  sections: Section[];
  /** The last line: where it comes from. */
  source: string;
}

export interface Section {
  title: string;
  blocks: Block[];
  /** Parts of the section, one level deep. */
  parts?: { title: string; blocks: Block[] }[];
  /** Begins on a new sheet when printed. */
  newPage?: boolean;
}

/** How something stands, beside the words that say it: never the only way to tell. */
export type Tone = 'GOOD' | 'ATTENTION' | 'QUIET';

export type Cell = string | { text: string; tone: Tone };

export type Block =
  | { kind: 'paragraph'; text: string; quiet?: true }
  | { kind: 'list'; items: string[] }
  /** Names with what they are; `href` makes the value a link. */
  | { kind: 'facts'; items: { label: string; value: Cell; href?: string }[] }
  /** A few figures that are read first. */
  | { kind: 'figures'; items: { figure: string; label: string; tone?: Tone }[] }
  /** What happened or comes, in the order of time. */
  | { kind: 'timeline'; items: { when: string; what: string; note?: string; tone?: Tone }[] }
  /** The first column names the row. `widths`: parts of the whole, as many as there are columns. */
  | { kind: 'table'; caption: string; header: string[]; rows: Cell[][]; widths: number[] };

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

export const cellTone = (cell: Cell): Tone | null => (typeof cell === 'string' ? null : cell.tone);
