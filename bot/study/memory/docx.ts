/**
 * Word documents whose bytes follow from their content alone: the library would write the moment of making into them,
 * in the document's properties and in the directory of the zip file. Links must be plain text: it numbers them by chance.
 */
import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';

/** What the zip format calls 1 January 1980, 00:00: the first moment that it knows. */
const FIRST_DATE = 0x0021;
const FIRST_TIME = 0;

/** @param title in the document's properties */
export async function fixedDocx(title: string, children: FileChild[]): Promise<Buffer> {
  const document = new Document({
    title,
    creator: 'Kamerbode',
    styles: { default: STYLES },
    sections: [{ children, properties: A4, footers: { default: new Footer({ children: [pageNumber()] }) } }],
  });
  const zip = await Packer.toBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: coreProperties(title) },
  ]);
  return withFixedDates(zip);
}

const INK = '12507B';

/** Sizes in half points, distances in twentieths of a point. Without a language Word underlines every Dutch word. */
const STYLES = {
  document: { run: { font: 'Calibri', size: 22, language: { value: 'nl-NL' } } },
  title: { run: { size: 48, bold: true }, paragraph: { spacing: { after: 60 } } },
  heading1: {
    run: { size: 30, bold: true, color: INK },
    paragraph: { spacing: { before: 400, after: 120 } },
  },
  heading2: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 280, after: 80 } } },
};

/** In twentieths of a point. */
const A4 = {
  page: {
    size: { width: 11906, height: 16838 },
    margin: { top: 1200, right: 1300, bottom: 1200, left: 1300 },
  },
};

function pageNumber(): Paragraph {
  const children = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children, size: 16, color: '57606A' })],
  });
}

function coreProperties(title: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dc:title>` +
    '<dc:creator>Kamerbode</dc:creator></cp:coreProperties>'
  );
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Sets the date and time of every file in a zip file, in its directory and before the file itself. */
function withFixedDates(zip: Buffer): Buffer {
  const fixed = Buffer.from(zip);
  let end = fixed.length - 22;
  while (fixed.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  let at = fixed.readUInt32LE(end + 16);
  for (let files = fixed.readUInt16LE(end + 10); files > 0; files -= 1) {
    if (fixed.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new Error('The zip file has no directory as expected.');
    const file = fixed.readUInt32LE(at + 42);
    for (const times of [at + 12, file + 10]) {
      fixed.writeUInt16LE(FIRST_TIME, times);
      fixed.writeUInt16LE(FIRST_DATE, times + 2);
    }
    at += 46 + fixed.readUInt16LE(at + 28) + fixed.readUInt16LE(at + 30) + fixed.readUInt16LE(at + 32);
  }
  return fixed;
}
