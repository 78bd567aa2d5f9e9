/**
 * A document as one page: complete, printable, readable on a phone, light and dark, for a screen reader too. No script
 * and nothing from elsewhere, so that it can be served with the strictest policy and kept as a file.
 */
import { createHash } from 'node:crypto';
import { documentTexts as words } from '../../../cards/texts/nl-documents';
import {
  cellText,
  cellTone,
  type Block,
  type Cell,
  type Section,
  type TextDocument,
  type Tone,
} from './document';
import { STYLE } from './style';

/** @param word where the same document is as a Word file, as seen from this page; null where there is none */
export function documentPage(document: TextDocument, word: string | null): string {
  const { title, subtitle, opening, sections, source } = document;
  return page(
    title,
    [
      word === null ? '' : `<p class="tools"><a href="${text(word)}">${text(words.page.word)}</a></p>`,
      `<header><h1>${text(title)}</h1><p class="subtitle">${text(subtitle)}</p></header>`,
      `<main>`,
      ...opening.map(block),
      sections.length > 2 ? contents(sections) : '',
      ...sections.map(section),
      `</main>`,
      `<footer><p>${text(source)}</p></footer>`,
    ].join('\n'),
  );
}

/** A page that says one thing, such as that an address has expired. */
export function plainPage(title: string, lines: readonly string[]): string {
  return page(
    title,
    `<main><h1>${text(title)}</h1>${lines.map((line) => `<p>${text(line)}</p>`).join('')}</main>`,
  );
}

function page(title: string, body: string): string {
  return (
    '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n' +
    `<title>${text(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n${body}\n</body>\n</html>\n`
  );
}

/** The page's own style and nothing else: no script, no picture, no frame, no address of another site. */
export const CONTENT_SECURITY_POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const anchor = (index: number): string => `deel-${index + 1}`;

function contents(sections: readonly Section[]): string {
  const items = sections.map(({ title }, index) => `<li><a href="#${anchor(index)}">${text(title)}</a></li>`);
  return `<nav aria-label="${text(words.page.contents)}"><p>${text(words.page.contents)}</p><ol>${items.join('')}</ol></nav>`;
}

function section({ title, blocks, parts = [], newPage = false }: Section, index: number): string {
  const heading = `h-${anchor(index)}`;
  return [
    `<section id="${anchor(index)}" aria-labelledby="${heading}"${newPage ? ' class="new-page"' : ''}>`,
    `<h2 id="${heading}">${text(title)}</h2>`,
    ...blocks.map(block),
    ...parts.map((part) => `<h3>${text(part.title)}</h3>\n${part.blocks.map(block).join('\n')}`),
    '</section>',
  ].join('\n');
}

function block(one: Block): string {
  switch (one.kind) {
    case 'paragraph':
      return `<p${one.quiet === true ? ' class="quiet"' : ''}>${text(one.text)}</p>`;
    case 'list':
      return `<ul>${one.items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<dl>${one.items
        .map(
          ({ label, value, href }) =>
            `<div><dt>${text(label)}</dt><dd>${linked(cell(value), href)}</dd></div>`,
        )
        .join('')}</dl>`;
    case 'figures':
      return `<ul class="figures">${one.items
        .map(
          ({ figure, label, tone }) =>
            `<li${toneClass(tone ?? null)}><strong>${text(figure)}</strong> <span>${text(label)}</span></li>`,
        )
        .join('')}</ul>`;
    case 'timeline':
      return `<ol class="timeline">${one.items
        .map(
          ({ when, what, note, tone }) =>
            `<li${toneClass(tone ?? null)}><span class="when">${text(when)}</span> <span class="what">${text(what)}` +
            `${note === undefined ? '' : ` <small>${text(note)}</small>`}</span></li>`,
        )
        .join('')}</ol>`;
    case 'table':
      return table(one);
  }
}

/** The roles keep it a table for a screen reader where a narrow screen shows it as blocks. */
function table({ caption, header, rows, widths }: Extract<Block, { kind: 'table' }>): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col class="w${Math.round((20 * width) / whole)}">`).join('');
  const head = header.map((name) => `<th scope="col" role="columnheader">${text(name)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr role="row">${row.map((one, index) => tableCell(one, index, header)).join('')}</tr>`,
  );
  return (
    `<table role="table"><caption>${text(caption)}</caption><colgroup>${columns}</colgroup>` +
    `<thead role="rowgroup"><tr role="row">${head}</tr></thead>` +
    `<tbody role="rowgroup">\n${body.join('\n')}\n</tbody></table>`
  );
}

function tableCell(one: Cell, index: number, header: readonly string[]): string {
  if (index === 0) return `<th scope="row" role="rowheader">${cell(one)}</th>`;
  const empty = cellText(one) === '' ? ' class="empty"' : '';
  return `<td role="cell"${empty} data-label="${text(header[index] ?? '')}">${cell(one)}</td>`;
}

function cell(one: Cell): string {
  const tone = cellTone(one);
  return tone === null ? text(cellText(one)) : `<span${toneClass(tone)}>${text(cellText(one))}</span>`;
}

const TONES: Record<Tone, string> = { GOOD: 'good', ATTENTION: 'attention', QUIET: 'quiet' };

const toneClass = (tone: Tone | null): string => (tone === null ? '' : ` class="${TONES[tone]}"`);

/** Only an address of the web becomes a link: what people wrote may hold anything. */
function linked(html: string, href: string | undefined): string {
  if (href === undefined || !/^https?:\/\//i.test(href)) return html;
  return `<a href="${text(href)}" rel="noreferrer noopener">${html}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What people wrote, safe between tags and in a quoted attribute; without what no document may hold. */
function text(written: string): string {
  // oxlint-disable-next-line no-control-regex
  const printable = written.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, ' ');
  return printable.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
