/**
 * A document as a Word file, with real headings, captions and header rows. The same document gives the same bytes; links
 * are plain text because the library numbers them by chance.
 */
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { fixedDocx } from '../memory/docx';
import {
  cellText,
  cellTone,
  type Block,
  type Cell,
  type Section,
  type TextDocument,
  type Tone,
} from './document';

/** @returns the bytes of a .docx, the same for the same document */
export function documentWord({ title, subtitle, opening, sections, source }: TextDocument): Promise<Buffer> {
  return fixedDocx(title, [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
    paragraph(subtitle, { quiet: true }),
    ...opening.flatMap(block),
    ...sections.flatMap(section),
    paragraph(source, { quiet: true, before: 480 }),
  ]);
}

function section({ title, blocks, parts = [], newPage = false }: Section): FileChild[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: newPage,
      keepNext: true,
      children: [run(title)],
    }),
    ...blocks.flatMap(block),
    ...parts.flatMap((part) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [run(part.title)] }),
      ...part.blocks.flatMap(block),
    ]),
  ];
}

function block(one: Block): FileChild[] {
  switch (one.kind) {
    case 'paragraph':
      return [paragraph(one.text, { quiet: one.quiet === true })];
    case 'list':
      return one.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: [run(item)] }));
    case 'facts':
      return [
        table(
          [3, 7],
          one.items.map(({ label, value, href }) => [
            { text: label, tone: 'QUIET' as const },
            href === undefined || href === cellText(value) ? value : `${cellText(value)} (${href})`,
          ]),
        ),
        GAP(),
      ];
    case 'figures':
      return [
        table(
          [2, 8],
          one.items.map(({ figure, label }) => [figure, label]),
        ),
        GAP(),
      ];
    case 'timeline':
      return [
        table(
          [3, 7],
          one.items.map(({ when, what, note }) => [when, note === undefined ? what : `${what} · ${note}`]),
        ),
        GAP(),
      ];
    case 'table':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 160, after: 80 },
          children: [run(one.caption, { bold: true })],
        }),
        table(one.widths, one.rows, one.header),
        GAP(),
      ];
  }
}

const SOFT = '57606A';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'D5DAE0' };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const COLOURS: Record<Tone, string> = { GOOD: '0B6A3C', ATTENTION: '8A4B00', QUIET: SOFT };

/** The width of the text on a sheet of A4, in twentieths of a point. */
const TEXT_WIDTH = 9300;

const GAP = (): Paragraph => new Paragraph({ spacing: { after: 120 }, children: [] });

function table(parts: readonly number[], rows: readonly Cell[][], header: readonly string[] = []): Table {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const widths = parts.map((part) => Math.round((TEXT_WIDTH * part) / whole));
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: {
      top: LINE,
      bottom: LINE,
      left: NO_LINE,
      right: NO_LINE,
      insideHorizontal: LINE,
      insideVertical: NO_LINE,
    },
    rows: [
      ...(header.length === 0
        ? []
        : [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: header.map((name, index) => cell(name, widths[index] ?? 0, { head: true })),
            }),
          ]),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((one, index) =>
              cell(one, widths[index] ?? 0, { bold: index === 0 && header.length > 0 }),
            ),
          }),
      ),
    ],
  });
}

function cell(
  one: Cell,
  width: number,
  { head = false, bold = false }: { head?: boolean; bold?: boolean },
): TableCell {
  const tone = cellTone(one);
  const colour = tone === null ? (head ? SOFT : undefined) : COLOURS[tone];
  const strong = head || bold || tone === 'GOOD' || tone === 'ATTENTION';
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 70, right: 70 },
    ...(head ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F1F3F5' } } : {}),
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        children: [
          run(cellText(one), { bold: strong, size: 18, ...(colour === undefined ? {} : { color: colour }) }),
        ],
      }),
    ],
  });
}

function paragraph(
  text: string,
  { quiet = false, before = 0 }: { quiet?: boolean; before?: number },
): Paragraph {
  return new Paragraph({
    spacing: { before, after: 120 },
    children: [run(text, quiet ? { color: SOFT } : {})],
  });
}

const run = (text: string, look: { bold?: boolean; color?: string; size?: number } = {}): TextRun =>
  new TextRun({ text: printable(text), ...look });

/** XML holds no control characters, and no half of a pair. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, ' ');
}
