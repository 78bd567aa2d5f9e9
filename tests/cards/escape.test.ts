/** User text in a card: what is read is what was typed, and it draws nothing. */
import * as fc from 'fast-check';
import markdownIt from 'markdown-it';
import { bare, plain, plainParagraphs } from '../../cards/escape';

/** As forgiving as a client might be: HTML passes, links are made of whatever looks like one. */
const renderer = markdownIt({ html: true, linkify: true, breaks: true });

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The text of `<p>…</p>`; anything else in there stays visible as markup, so that comparing fails. */
function read(markdown: string): string {
  const html = renderer.render(markdown).trim();
  const inside = /^<p>([\s\S]*)<\/p>$/.exec(html)?.[1] ?? html;
  return inside.replace(/&(\w+);/g, (whole, name: string) => NAMED[name] ?? whole);
}

/** Texts rich in what Markdown, HTML and templates react to. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from('*_[]()`<>#-+=~|!&{}$@:/.\\ 1a"\'\n\t\u202e\u200b'),
        '<at>Iemand</at>',
        '[klik](https://voorbeeld.nl)',
        'https://voorbeeld.nl/a',
        'www.voorbeeld.nl',
        'iemand@voorbeeld.nl',
        'mailto:iemand@voorbeeld.nl',
        '1. ',
        '10) ',
        '- ',
        '&lt;',
        '&#42;',
        '{{DATE(2026-02-12T06:00:00Z, SHORT)}}',
        '${naam}',
        '---|---',
        '![x](y)',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('plain', () => {
  it('reads as the text itself and draws nothing but text', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const expected = bare(text, 500).replace(/([${]) (?=\{)/g, '$1');
        // A blank between `$` and `{` that was there already would be taken away too: leave those texts out.
        fc.pre(!/[${][\s\p{Z}\p{C}]+\{/u.test(text) && expected !== '');
        expect(read(plain(text, 500))).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads as the text itself in the middle of a line', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        fc.pre(plain(text, 500) !== '');
        const alone = read(plain(text, 500));
        expect(read(`Taak: ${plain(text, 500)} (zie hier)`)).toBe(`Taak: ${alone} (zie hier)`);
      }),
      { numRuns: 1000 },
    );
  });

  it('holds no placeholder, no date function and no line break', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        for (const safe of [plain(text), bare(text)]) {
          expect(safe).not.toMatch(/\$\{|\{\{|[\n\r\u202e]/);
        }
      }),
    );
  });

  it.each(['\u061c', '\u202e', '\u2066', '\u00ad', '\u180e', '\u{e0041}', '\ufff9', '\u200b', '\u0000'])(
    'takes out the mark %j, which hides or reverses what is read',
    (mark) => {
      for (const safe of [plain, bare]) expect(safe(`voor${mark}zitter`)).toBe('voorzitter');
    },
  );

  it('leaves an emoji of several signs whole', () => {
    expect(plain('👩‍⚖️ 🇳🇱')).toBe('👩‍⚖️ 🇳🇱');
  });

  it('leaves ordinary Dutch as it is', () => {
    const text = "Rekenkamer 's-Hertogenbosch (Noord): de heer/mevrouw, 50% — één vraag? Ja!";
    expect(plain(text)).toBe(text);
  });

  it('cuts what is too long, by characters and not by halves of them', () => {
    expect(plain('een lange naam', 8)).toBe('een lan…');
    expect(Array.from(plain('😀'.repeat(200), 10))).toHaveLength(10);
  });
});

describe('plainParagraphs', () => {
  it('keeps the paragraphs and escapes each of them', () => {
    expect(plainParagraphs('# kop\n\n- punt\r\ntekst')).toBe('\\# kop\n\n\\- punt\n\ntekst');
  });
});
