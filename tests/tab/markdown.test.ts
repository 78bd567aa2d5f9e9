import { plain } from '../../cards/escape';
import { readDate, written } from '../../functions/tab/card/dates';
import { parseBlocks, parseInline, plainText } from '../../functions/tab/card/parse-markdown';

describe('the Markdown of cards, as the tab draws it', () => {
  it('knows bold, italic, links, lists and line ends', () => {
    expect(parseInline('**mijn taken** – _nu_ [openen](https://voorbeeld.nl/a)')).toEqual([
      { kind: 'strong', parts: [{ kind: 'text', text: 'mijn taken' }] },
      { kind: 'text', text: ' – ' },
      { kind: 'emphasis', parts: [{ kind: 'text', text: 'nu' }] },
      { kind: 'text', text: ' ' },
      { kind: 'link', href: 'https://voorbeeld.nl/a', parts: [{ kind: 'text', text: 'openen' }] },
    ]);
    expect(parseBlocks('een\ntwee\n\n- drie\n- vier')).toEqual([
      { kind: 'paragraph', lines: [[{ kind: 'text', text: 'een' }], [{ kind: 'text', text: 'twee' }]] },
      { kind: 'list', items: [[{ kind: 'text', text: 'drie' }], [{ kind: 'text', text: 'vier' }]] },
    ]);
  });

  it.each([
    'Voorzitter *Heerlen* _a_ [x](https://voorbeeld.nl) `c` <b>d</b> # e',
    '- geen lijst',
    '1. geen nummer',
    'schuine \\ streep, ** twee sterren, iemand@voorbeeld.nl en https://voorbeeld.nl',
  ])('shows what people typed as they typed it: %s', (typed) => {
    expect(parseInline(plain(typed))).toEqual([{ kind: 'text', text: typed }]);
    expect(plainText(plain(typed))).toBe(typed);
  });

  it('follows no address but of the web and of mail', () => {
    expect(parseInline('[x](javascript:alert)')).toEqual([{ kind: 'text', text: '[x](javascript:alert)' }]);
  });
});

describe('dates in fields', () => {
  it.each([
    ['12-2-2027', '2027-02-12'],
    ['12/02/2027', '2027-02-12'],
    ['12 februari 2027', '2027-02-12'],
    ['vr 12 mrt 2027', '2027-03-12'],
    ['12 maart 2027', '2027-03-12'],
    ['2027-02-12', '2027-02-12'],
    ['31-02-2027', null],
    ['morgen', null],
    ['', null],
  ])('reads %s', (typed, read) => {
    expect(readDate(typed)).toBe(read);
  });

  it('writes them as they are read here', () => {
    expect(written('2027-02-12')).toBe('12-02-2027');
    expect(written('morgen')).toBe('morgen');
  });
});
