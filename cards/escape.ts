/**
 * Text that people typed, made safe to stand in a card. Text blocks, facts and tick boxes are Markdown: without this a
 * name could draw a link, a heading or a mention. The one place where that is dealt with.
 */

/** Controls, lone surrogates, and every mark that reverses or hides text. Joiners stay: emoji are made with them. */
const INVISIBLE = /[\p{Cc}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu;

/** What means something in Markdown anywhere in a line; `{` for `{{DATE()}}` and for placeholders. */
const ANYWHERE = /[\\`*_[\]<>~|{&]/g;

/** What would be made into a link: `https://`, `mailto:`, `someone@`, `name.nl`. */
const LINK_MARKS = /(?<=\S)[:.](?=\S)|@|(?<=:)\/|(?<=\/)\//g;

const LINE_START = /^(?:[#+=-]|\d+[.)])/;

/** One line without anything invisible, at most `max` characters; the Markdown in it still works. */
function oneLine(text: string, max: number): string {
  const line = text
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= max
    ? line
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

function escapeLine(line: string): string {
  return line
    .replace(ANYWHERE, '\\$&')
    .replace(LINK_MARKS, '\\$&')
    .replace(LINE_START, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/**
 * For a text block, fact or tick box: what is read is the text itself, on one line, cut at `max` characters. The result
 * may stand anywhere in a line.
 */
export function plain(text: string, max = 120): string {
  return escapeLine(oneLine(text, max));
}

/** As `plain`, keeping the paragraphs of a longer text. */
export function plainParagraphs(text: string, max = 4000): string {
  const characters = Array.from(text);
  const cut = characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
  return cut
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => plain(line, max))
    .filter((line) => line !== '')
    .join('\n\n');
}

/** A link, as Markdown, to an address that was checked to be https without spaces; brackets would end it early. */
export function linkTo(address: string, title: string): string {
  const safe = address.replace(/[()[\]\\*_~`|{}]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `[${title}](${safe})`;
}

/** For places that are not Markdown: labels of inputs, choices, titles of buttons, summaries. */
export function bare(text: string, max = 120): string {
  return oneLine(text, max).replace(/([${])(?=\{)/g, '$1 ');
}
