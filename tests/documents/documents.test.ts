/** The documents for a council: what they say, the page, and the Word file. */
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { councilCounts } from '../../bot/study/documents/council-blocks';
import { composeHandover } from '../../bot/study/documents/council-handover';
import { composeOverview } from '../../bot/study/documents/council-overview';
import type { CouncilFacts } from '../../bot/study/documents/council-facts';
import { cellText, type Block, type TextDocument } from '../../bot/study/documents/document';
import { CONTENT_SECURITY_POLICY, documentPage, plainPage } from '../../bot/study/documents/html';
import { STYLE } from '../../bot/study/documents/style';
import { documentWord } from '../../bot/study/documents/word';
import { aCouncilStudy, aCouncilWave, aLargeCourt, aRecommendation, aSmallCourt } from './a-council';

const blocksOf = ({ opening, sections }: TextDocument): Block[] => [
  ...opening,
  ...sections.flatMap(({ blocks, parts = [] }) => [...blocks, ...parts.flatMap((part) => part.blocks)]),
];

/** Every text of a block, as it is read. */
function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'facts':
      return block.items.flatMap(({ label, value }) => [label, cellText(value)]);
    case 'figures':
      return block.items.flatMap(({ figure, label }) => [figure, label]);
    case 'timeline':
      return block.items.flatMap(({ when, what, note = '' }) => [when, what, note]);
    case 'table':
      return [block.caption, ...block.header, ...block.rows.flat().map(cellText)];
  }
}

const textOf = (document: TextDocument): string => blocksOf(document).flatMap(textsOf).join('\n');

const tables = (document: TextDocument) => blocksOf(document).filter((block) => block.kind === 'table');

const tableOf = (document: TextDocument, caption: string) =>
  tables(document)
    .find((table) => table.caption === caption)
    ?.rows.map((row) => row.map(cellText));

const DOCUMENTS = {
  'the overview of a small court': composeOverview(aSmallCourt()),
  'the overview of one study': composeOverview(aSmallCourt({ waves: [aCouncilWave(1, aCouncilStudy())] })),
  'the overview of eight waves': composeOverview(aLargeCourt()),
  'the file of a small court': composeHandover(aSmallCourt()),
  'the file after eight waves': composeHandover(aLargeCourt()),
};

const all = Object.entries(DOCUMENTS);

describe.each(all)('%s', (_, document) => {
  test('holds no hole, no code and no date as the database has it', () => {
    const text = textOf(document);
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\d{4}-\d{2}-\d{2}|[A-Z]+_[A-Z]+/);
    expect(document.sections.every(({ blocks, parts = [] }) => blocks.length + parts.length > 0)).toBe(true);
  });

  test('has tables whose rows are as wide as their header', () => {
    for (const { header, rows, widths } of tables(document)) {
      expect(widths).toHaveLength(header.length);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]));
    }
  });

  test('is a page with every tag closed, one title, headings in order and headers for every cell', () => {
    const html = documentPage(document, 'x.docx');
    expect(openTags(html)).toEqual([]);
    expect(html).toMatch(/^<!doctype html>\n<html lang="nl">/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    expect(html.match(/<table/g)?.length ?? 0).toBe(html.match(/<caption/g)?.length ?? 0);
    expect(html).not.toMatch(/<th(?![^>]* scope=)[\s>]/);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  test('asks nothing of anywhere, and runs nothing', () => {
    const html = documentPage(document, null);
    expect(html).not.toMatch(
      /<script|<img|<link|<iframe|<object|<form|\son\w+=|\sstyle=|\ssrc=|javascript:|@import|url\(/i,
    );
  });

  test('gives the same Word file every time', async () => {
    const [once, again] = [await documentWord(document), await documentWord(document)];
    expect(once.equals(again)).toBe(true);
    const xml = Buffer.from(unzipSync(once)['word/document.xml'] ?? []).toString();
    expect(xml).toContain(document.title);
    expect(xml.match(/<w:tblHeader/g)?.length ?? 0).toBe(tables(document).length);
    expect(xml).not.toContain('w:hyperlink');
  });
});

/** Tags that are not closed, or not in order. */
function openTags(html: string): string[] {
  const open: string[] = [];
  for (const [, end, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
    if (name === 'meta' || name === 'col' || rest.endsWith('/')) continue;
    if (end === '') open.push(name);
    else if (open.at(-1) === name) open.pop();
    else return [...open, `/${name}`];
  }
  return open;
}

test('what people wrote is text on the page and in the file, whatever they wrote', async () => {
  const nasty = `<script>alert("x")</script> & 'quoted' \u0007 ]]> <w:p/>`;
  const study = aCouncilStudy({
    recommendations: [aRecommendation(1, { title: nasty, addressee: nasty })],
    questions: aCouncilStudy().questions.map((one) =>
      one.number === 1 ? { ...one, released: { verdict: 'MET', summary: nasty, shared: false } } : one,
    ),
  });
  const document = composeOverview(
    aSmallCourt({
      municipality: nasty,
      waves: [
        {
          ...aCouncilWave(1, study),
          note: { title: nasty, on: '2027-01-30', link: 'javascript:alert(1)' },
        },
      ],
    }),
  );
  const html = documentPage(document, null);
  expect(html).not.toContain('<script');
  expect(html).not.toContain('\u0007');
  expect(html).not.toMatch(/href="javascript/);
  expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;quoted&#39;');
  expect(openTags(html)).toEqual([]);
  const xml = Buffer.from(unzipSync(await documentWord(document))['word/document.xml'] ?? []).toString();
  expect(xml).not.toContain('\u0007');
  expect(xml).toContain('&lt;script&gt;');
});

test('the policy allows the page’s own style and nothing else', () => {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  expect(CONTENT_SECURITY_POLICY).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  // What the browser hashes is what stands between the tags, to the letter.
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(plainPage('Titel', ['Regel'])) ?? [];
  expect(style).toBe(STYLE);
});

describe('the verdicts of waves beside one another', () => {
  const [first, second] = [aCouncilStudy(), aCouncilStudy()];
  const withVerdict = (study: typeof first, verdict: 'MET' | 'NOT_MET' | null) => ({
    ...study,
    questions: study.questions.map((one) =>
      one.number === 1
        ? { ...one, released: verdict === null ? null : { verdict, summary: 'In één regel.', shared: false } }
        : one,
    ),
  });
  const waves = (before: 'MET' | 'NOT_MET' | null, after: 'MET' | 'NOT_MET' | null) => [
    aCouncilWave(1, {
      ...withVerdict(first, before),
      recommendations: [
        aRecommendation(1, { councilDecision: 'ADOPTED', councilDecidedOn: '2026-11-12' }),
        aRecommendation(2, { councilDecision: 'ADOPTED', councilDecidedOn: '2030-01-10' }),
      ],
    }),
    aCouncilWave(2, { ...withVerdict(second, after), publishedOn: '2029-03-01', recommendations: [] }),
  ];
  const overview = (before: 'MET' | 'NOT_MET' | null, after: 'MET' | 'NOT_MET' | null) =>
    composeOverview(aSmallCourt({ asOf: '2031-01-01', waves: waves(before, after) }));

  test('say what changed and what stayed the same', () => {
    const text = textOf(overview('NOT_MET', 'MET'));
    expect(text).toContain(
      'Vraag 1, Uitgangspunten van het NPLV en wat er nieuw aan is: van “voldoet niet” naar “voldoet”.',
    );
    expect(text).toContain('Gelijk gebleven: de vragen 2, 3, 4');
    expect(tableOf(overview('NOT_MET', 'MET'), 'Oordeel per vraag')?.[0]).toEqual([
      '1. Uitgangspunten van het NPLV en wat er nieuw aan is',
      'niet',
      'voldoet',
    ]);
  });

  test('tell the decisions of the council before the later report, and no causes', () => {
    const text = textOf(overview('NOT_MET', 'MET'));
    expect(text).toContain('Tussen beide onderzoeken besloot de raad over één aanbeveling:');
    expect(text).toMatch(/Aanbeveling 1, .*: overgenomen op do 12 november 2026\./);
    expect(text).not.toMatch(/Aanbeveling 2, .*: overgenomen op/);
    expect(text).not.toMatch(/doordat|omdat|dankzij|als gevolg/);
  });

  test('are left to the study itself while there is no second one to compare with', () => {
    const one = composeOverview(aSmallCourt({ waves: [aCouncilWave(1, aCouncilStudy())] }));
    expect(tables(one).map(({ caption }) => caption)).toContain('Wat de rekenkamer vaststelde');
    expect(tableOf(one, 'Oordeel per vraag')).toBeUndefined();
  });

  test('compare nothing with a verdict that was not released', () => {
    const text = textOf(overview(null, 'MET'));
    expect(text).not.toContain('Vraag 1, ');
    expect(text).toContain('Gelijk gebleven: de vragen 2, 3');
    expect(tableOf(overview(null, 'MET'), 'Oordeel per vraag')?.[0]?.[1]).toBe('–');
  });
});

describe('recommendations', () => {
  const recommendations = [
    aRecommendation(1, { title: 'Uitgevoerd', statuses: { 2027: 'IN_PROGRESS', 2028: 'IMPLEMENTED' } }),
    aRecommendation(2, {
      title: 'Afgewezen',
      councilDecision: 'NOT_ADOPTED',
      councilDecidedOn: '2026-11-12',
    }),
    aRecommendation(3, { title: 'Vervallen', statuses: { 2027: 'LAPSED' } }),
    aRecommendation(4, {
      title: 'Loopt',
      councilDecision: 'ADOPTED',
      councilDecidedOn: '2026-11-12',
      planOfActionOn: '2027-02-01',
      statuses: { 2027: 'NOT_STARTED', 2028: 'IN_PROGRESS' },
    }),
    aRecommendation(5, { title: 'Wacht' }),
  ];
  const facts = aSmallCourt({ waves: [aCouncilWave(1, aCouncilStudy({ recommendations }))] });

  test('are open until the council turned them down, or they were carried out or lapsed', () => {
    expect(tableOf(composeOverview(facts), 'Open aanbevelingen')).toEqual([
      ['4. Loopt', 'Golf 1', 'college', 'overgenomen, 12 nov 2026', '2028: in uitvoering'],
      ['5. Wacht', 'Golf 1', 'college', 'nog geen besluit', 'niet vastgelegd'],
    ]);
  });

  test('are told year by year', () => {
    const rows = tableOf(composeOverview(facts), 'De aanbevelingen van dit onderzoek');
    expect(rows?.map((row) => row[3])).toEqual([
      '2027: in uitvoering; 2028: uitgevoerd',
      '',
      '2027: vervallen',
      'plan van aanpak 1 feb 2027; 2027: nog niet begonnen; 2028: in uitvoering',
      '',
    ]);
  });

  test('are counted per report for a new council', () => {
    expect(tableOf(composeHandover(facts), 'Raadsbesluiten over aanbevelingen')).toEqual([
      ['Golf 1: Startonderzoek', '12 nov 2026', '1', '0', '1', '1'],
    ]);
  });
});

test('a new council gets the open recommendations of the last two reports, of older ones how many', () => {
  const file = composeHandover(aLargeCourt());
  const rows = tableOf(file, 'Open aanbevelingen') ?? [];
  expect(new Set(rows.map((row) => row[1]))).toEqual(new Set(['Golf 6', 'Golf 7']));
  expect(textOf(file)).toMatch(/Uit eerdere onderzoeken staan nog \d+ aanbevelingen open/);
});

const timeline = (change: Parameters<typeof aSmallCourt>[0]) =>
  composeOverview(aSmallCourt(change)).sections.find(({ title }) => title === 'Wat er komt')?.blocks[0];

const said = (undeclared: CouncilFacts['undeclared']) => textOf(composeOverview(aSmallCourt({ undeclared })));

test('a study that was over before Kamerbode is told by what is known of it', () => {
  const before = aCouncilStudy({ phases: [], decisions: [], events: [], registers: [], recommendations: [] });
  const overview = composeOverview(aSmallCourt({ waves: [aCouncilWave(1, before)] }));
  expect(tableOf(overview, 'De fasen van het onderzoek')).toBeUndefined();
  expect(textOf(overview)).toContain('De besluiten van dit onderzoek zijn niet vastgelegd.');
  expect(overview.sections.at(-2)?.parts?.map(({ title }) => title)).toEqual([
    'Bevindingen',
    'Aanbevelingen en wat ervan werd',
    'Besluiten',
  ]);
});

describe('what is known of a declaration that does not hold', () => {
  test('is said as it is', () => {
    expect(said({ state: 'NONE' })).toContain('Er is nog geen intentieverklaring vastgelegd.');
    expect(said({ state: 'KNOWN' })).toContain(
      'Er is een intentieverklaring; wat erin staat is nog niet vastgelegd.',
    );
    expect(said({ state: 'WITHDRAWN', on: '2030-05-06' })).toContain('ingetrokken op ma 6 mei 2030.');
  });
});

test('a published joint note is told with the study of its wave, and linked', () => {
  const overview = composeOverview(aSmallCourt({ waves: [aCouncilWave(1, aCouncilStudy())] }));
  expect(textOf(overview)).toContain('Gezamenlijke nota van de rekenkamers gepubliceerd (golf 1)');
  expect(documentPage(overview, null)).toContain('<a href="https://rekenkamers.example/nota"');
});

test('an answer that all courts gave together is told as that', () => {
  const overview = composeOverview(aSmallCourt({ waves: [aCouncilWave(1, aCouncilStudy())] }));
  expect(tableOf(overview, 'Wat de rekenkamer vaststelde')?.map((row) => row[2]?.includes('samen.'))).toEqual(
    Array.from({ length: 16 }, (_, index) => index === 0),
  );
});

const can = (file: TextDocument) =>
  file.sections.find(({ title }) => title === 'Wat u als raad kunt doen')?.blocks[0];

test('a new council is told what it can do with what there is', () => {
  expect(can(composeHandover(aSmallCourt()))).toMatchObject({
    items: [expect.stringContaining('onderwerpen')],
  });
  expect(can(composeHandover(aLargeCourt()))).toMatchObject({ items: { length: 4 } });
});

describe('what comes', () => {
  const next = {
    waveId: 'wave',
    number: 2,
    anchorOn: '2026-09-17',
    minMonths: 24,
    maxMonths: 36,
    countsFrom: 'START',
    from: '2028-09-17',
    until: '2029-09-17',
  } as const;

  test('is the window of the next wave, until the court is in it', () => {
    expect(timeline({ next })).toMatchObject({
      kind: 'timeline',
      items: [
        {
          when: 'zo 17 september 2028',
          what: 'Vanaf nu kan het onderzoek van golf 2 beginnen',
          note: '24 maanden na 17 september 2026',
        },
        { when: 'ma 17 september 2029', what: 'Uiterlijk nu is het onderzoek van golf 2 begonnen' },
      ],
    });
    const begun = aCouncilWave(
      2,
      aCouncilStudy({ state: 'RUNNING', publishedOn: null, publicationOn: '2029-08-01' }),
    );
    expect(timeline({ next, waves: [begun] })).toMatchObject({
      items: [{ what: 'Publicatie van het rapport (golf 2), verwacht' }],
    });
  });

  test('says of what is late that it is', () => {
    expect(
      timeline({ coming: [{ on: '2026-10-01', kind: 'COMMITMENT_CONFIRM', ref: '2026' }] }),
    ).toMatchObject({
      items: [{ when: 'do 1 oktober 2026', note: 'de datum is voorbij', tone: 'ATTENTION' }],
    });
  });

  test('is said to be unknown when it is', () => {
    expect(timeline({})).toEqual({ kind: 'paragraph', text: 'Er staan nog geen datums vast.' });
  });
});

test('of a study that was over before Kamerbode nobody says that its report is still to come', () => {
  const over = aCouncilStudy({
    state: 'CLOSED',
    publishedOn: null,
    publicationOn: null,
    closedOn: '2025-01-30',
    decisions: [],
  });
  const court = aSmallCourt({ waves: [aCouncilWave(1, over)] });
  const overview = textOf(composeOverview(court));
  expect(tableOf(composeOverview(court), 'De onderzoeken naast elkaar')?.[0]?.[2]).toBe('niet vastgelegd');
  expect(overview).toContain('De besluiten van dit onderzoek zijn niet vastgelegd.');
  expect(overview).not.toContain('Er is nog geen besluit genomen.');
  const file = textOf(composeHandover(court));
  expect(file).toContain('Een eerder onderzoek (golf 1) is afgesloten op 30 januari 2025');
  expect(file).not.toContain('Er is nog geen rapport gepubliceerd');
  expect(councilCounts(court).studies).toEqual({ published: 0, running: 0, unrecorded: 1 });
});
