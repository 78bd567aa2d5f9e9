/** Reads the little Markdown that our cards hold into parts; knows nothing of drawing. What it does not know is text. */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; parts: Inline[] }
  | { kind: 'link'; href: string; parts: Inline[] };

export type Block = { kind: 'paragraph'; lines: Inline[][] } | { kind: 'list'; items: Inline[][] };

const ITEM = /^[-*] /;

export function parseBlocks(text: string): Block[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) =>
      lines.every((line) => ITEM.test(line))
        ? { kind: 'list', items: lines.map((line) => parseInline(line.replace(ITEM, ''))) }
        : { kind: 'paragraph', lines: lines.map(parseInline) },
    );
}

/** As it is read aloud, or stands where nothing can be drawn. */
export function plainText(text: string): string {
  const flat = (parts: readonly Inline[]): string =>
    parts.map((part) => (part.kind === 'text' ? part.text : flat(part.parts))).join('');
  return parseBlocks(text)
    .flatMap((block) => (block.kind === 'list' ? block.items : block.lines))
    .map(flat)
    .join(' ');
}

const ESCAPED = /^\\([\p{P}\p{S}])/u;
const LINK = /^\[((?:\\.|[^\]\\])*)\]\(([^()\s]*)\)/;
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:)/i;
/** Marks around a part, the longer first. */
const MARKS = [
  ['**', 'strong'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
] as const;

export function parseInline(line: string): Inline[] {
  const parts: Inline[] = [];
  let rest = line;
  const say = (text: string): void => {
    const last = parts.at(-1);
    if (last?.kind === 'text') last.text += text;
    else parts.push({ kind: 'text', text });
  };
  while (rest !== '') {
    const found = escaped(rest) ?? link(rest) ?? marked(rest);
    if (found === null) {
      say(rest.charAt(0));
      rest = rest.slice(1);
    } else {
      if (found.part.kind === 'text') say(found.part.text);
      else parts.push(found.part);
      rest = rest.slice(found.length);
    }
  }
  return parts;
}

interface Found {
  part: Inline;
  length: number;
}

function escaped(rest: string): Found | null {
  const [all, sign] = ESCAPED.exec(rest) ?? [];
  return all === undefined || sign === undefined
    ? null
    : { part: { kind: 'text', text: sign }, length: all.length };
}

function link(rest: string): Found | null {
  const [all, title, href] = LINK.exec(rest) ?? [];
  if (all === undefined || title === undefined || href === undefined || !SAFE_ADDRESS.test(href)) return null;
  return { part: { kind: 'link', href, parts: parseInline(title) }, length: all.length };
}

function marked(rest: string): Found | null {
  for (const [mark, kind] of MARKS) {
    if (!rest.startsWith(mark)) continue;
    const end = closing(rest, mark);
    if (end === null) continue;
    const inner = rest.slice(mark.length, end);
    return { part: { kind, parts: parseInline(inner) }, length: end + mark.length };
  }
  return null;
}

/** Where the same mark stands again, not escaped and with something between. */
function closing(rest: string, mark: string): number | null {
  for (let place = mark.length; place < rest.length; place += 1) {
    if (rest.charAt(place) === '\\') place += 1;
    else if (place > mark.length && rest.startsWith(mark, place)) return place;
  }
  return null;
}
