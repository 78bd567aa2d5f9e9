/** The page of somebody whose work is taken over: what stands in it, for whom, and what it never shows to others. */
import { documentPage } from '../../bot/study/documents/html';
import { readDocument } from '../../bot/study/documents/read-document';
import { documentWord } from '../../bot/study/documents/word';
import { cellText, type Block, type TextDocument } from '../../bot/study/documents/document';
import { viewCard } from '../../bot/study/views/view-card';
import { buttonsIn, openDialog, textOf } from '../study/dialog-reader';
import { entryOf, playDialogs, request, SECRET, taskOf } from '../study/dialog-story';
import { installation, type Installation, type Who } from '../study/installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

const idOf = async (who: Who): Promise<string> => (await kb.actor(who)).person.id;

const making = async (of: Who) =>
  ({
    name: 'CREATE_DOCUMENT_LINK',
    document: 'PERSON_HANDOVER',
    courtId: kb.courtId,
    subjectId: await idOf(of),
  }) as const;

async function addressFor(reader: Who, of: Who): Promise<string> {
  const { secret } = await kb.must(reader, await making(of));
  return secret?.split('/').at(-1) ?? '';
}

async function pageOf(of: Who, reader: Who = 'chair'): Promise<TextDocument> {
  const composed = await readDocument(kb.services, await addressFor(reader, of));
  if (composed === null) throw new Error('No page');
  return composed.document;
}

/** Everything of a section that can be read, line by line; a row of a table is one line. */
function linesOf(page: TextDocument, title: string): string[] {
  const section = page.sections.find((one) => one.title === title);
  return [
    ...(section?.blocks ?? []),
    ...(section?.parts ?? []).flatMap(({ title: part, blocks }) => [
      { kind: 'paragraph', text: part } as const,
      ...blocks,
    ]),
  ].flatMap(lines);
}

function lines(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'facts':
      return block.items.map(({ label, value }) => `${label}: ${cellText(value)}`);
    case 'figures':
      return block.items.map(({ figure, label }) => `${figure} ${label}`);
    case 'timeline':
      return block.items.map(({ when, what, note }) => [when, what, note].filter(Boolean).join(' · '));
    case 'table':
      return [block.caption, ...block.rows.map((cells) => cells.map(cellText).join(' | '))];
  }
}

const onTask = async (taskId: string) => ({ studyId: kb.studyId, task: { id: await taskOf(kb, taskId) } });

describe('the page', () => {
  it('tells what is open, with dates and how it stands', async () => {
    await kb.must('researcher', { name: 'WAIT_FOR', ...(await onTask('INT-02')), what: 'de griffie' });
    kb.services.clock.moment = '2026-03-23T09:00:00.000Z';
    const page = await pageOf('researcher');
    expect(page.subtitle).toBe('Onderzoeker Heerlen · Rekenkamer Heerlen · stand van 23 maart 2026');
    const open = linesOf(page, 'Wat er openstaat');
    expect(open[0]).toBe('Nu te doen');
    expect(open.find((line) => line.startsWith('INT-02'))).toMatch(
      / \| do 12 mrt 2026 \| wacht op de griffie$/,
    );
    expect(open.find((line) => line.startsWith('INT-01'))).toMatch(/werkdag(en)? te laat/);
    expect(open.find((line) => line.startsWith('RAP-01'))).toContain('prognose');
    expect(linesOf(page, 'Wie op wie wacht').join('\n')).toContain(
      'wacht op de griffie, sinds ma 2 maart 2026.',
    );
    expect(page.opening.flatMap(lines)).toContain('30 open taken');
  });

  it('tells what was decided and asked, with the reasons', async () => {
    const reason = 'De accountant levert later.';
    await kb.must('researcher', {
      name: 'EXTEND_TASK',
      ...(await onTask('INT-03')),
      until: '2026-03-30',
      reason,
    });
    await kb.must('researcher', {
      name: 'MARK_NOT_APPLICABLE',
      ...(await onTask('INT-02')),
      reason: 'Al bekend.',
    });
    const requestId = await request(kb, 'researcher', 'Volgt in april.');
    const { studyId } = kb;
    await kb.must('chair', {
      name: 'RETURN_GATE',
      studyId,
      requestId,
      reason: 'Eerst de normen.',
      reopenTaskIds: [await taskOf(kb, 'INT-02')],
    });
    const decided = linesOf(await pageOf('researcher'), 'Besluiten en redenen');
    expect(decided).toEqual([
      'Golf 1: Nulmeting',
      expect.stringMatching(/^2 maart 2026 \| Faseovergang aangevraagd: .* \| Volgt in april\.$/),
      '2 maart 2026 | Niet van toepassing: INT-02 Betrokkenen en rollen in kaart brengen | Al bekend.',
      expect.stringMatching(
        /^2 maart 2026 \| Uitgesteld: INT-03 .* · tot en met ma 30 maart 2026 \| De accountant levert later\.$/,
      ),
    ]);
    const chair = linesOf(await pageOf('chair'), 'Besluiten en redenen').join('\n');
    expect(chair).toContain('Aanvraag teruggestuurd');
    expect(chair).toContain('Eerst de normen.');
    expect(chair).not.toContain('accountant');
  });

  it('tells who waits for whom: terms of others, decisions and second readings', async () => {
    await playDialogs(kb, async () => undefined);
    const text = linesOf(await pageOf('researcher'), 'Wie op wie wacht').join('\n');
    expect(text).toContain('Termijnen van anderen die lopen');
    expect(text).toMatch(/Interview 1 · .* \| vr 5 jun 2026 \| /);
    expect(text).toMatch(/Secretaris Heerlen doet “.*” als “.*” klaar is\./);
  });

  it('tells which decision waits for somebody', async () => {
    await request(kb, 'researcher');
    expect(linesOf(await pageOf('chair'), 'Wie op wie wacht').join('\n')).toMatch(
      /Anderen wachten hierop:\nFaseovergang “.*”: wacht sinds ma 2 maart 2026 op een besluit\./,
    );
    expect(linesOf(await pageOf('researcher'), 'Wie op wie wacht').join('\n')).toMatch(
      /Hier wordt gewacht op anderen:\nFaseovergang “.*”: aangevraagd op ma 2 maart 2026, wacht op besluit\./,
    );
  });

  it('tells what was promised and which dates come', async () => {
    const { courtId } = kb;
    await kb.must('chair', { name: 'SET_CONTACT', courtId, personId: await idOf('secretary') });
    await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId, settings: { meetings: ['2026-04-21'] } });
    await kb.must('chair', {
      name: 'SIGN_DECLARATION',
      courtId,
      signedOn: '2026-03-02',
      signedByRole: 'CHAIR',
      untilYear: 2036,
      evidenceLink: 'https://heerlen.example/intentieverklaring',
    });
    const page = await pageOf('secretary');
    const promises = linesOf(page, 'Toezeggingen');
    expect(promises[0]).toContain('Secretaris Heerlen is de contactpersoon');
    expect(promises.some((line) => line.includes(' | nog niet bevestigd | '))).toBe(true);
    const dates = linesOf(page, 'Eerstvolgende datums').join('\n');
    expect(dates).toContain('di 21 apr 2026 · Vergadering van de rekenkamer');
    expect(dates).toMatch(/Einde van “.*”; daarna de overgang “/);
    expect(linesOf(page, 'Waar alles staat').join('\n')).toContain(
      'Intentieverklaring: https://heerlen.example/intentieverklaring',
    );
  });

  it('tells after the handover whose everything is now', async () => {
    await kb.must('secretary', {
      name: 'HAND_OVER',
      courtId: kb.courtId,
      personId: await idOf('researcher'),
      toPersonId: await idOf('member'),
      endRoleOn: '2026-03-31',
    });
    const page = await pageOf('researcher', 'member');
    expect(linesOf(page, 'Wie het is')).toContain('Overgedragen aan: Lid Heerlen (30 open taken)');
    const open = linesOf(page, 'Wat er openstaat');
    expect(open.filter((line) => line.endsWith('| Lid Heerlen')).length).toBe(30);
    expect(linesOf(page, 'Eerstvolgende datums').join('\n')).toContain('Laatste dag als onderzoeker');
    expect(linesOf(await pageOf('secretary'), 'Besluiten en redenen').join('\n')).toContain(
      'Alles overgedragen',
    );
  });

  it('of somebody who was erased has no name any more, and still everything else', async () => {
    const subjectId = await idOf('researcher');
    for (const { id } of (await kb.actor('researcher')).grants)
      await kb.must('chair', { name: 'END_ROLE', grantId: id, until: '2026-03-01' });
    await kb.must('chair', { name: 'ERASE_PERSON', personId: subjectId, reason: 'Op verzoek' });
    const { secret } = await kb.must('secretary', {
      name: 'CREATE_DOCUMENT_LINK',
      document: 'PERSON_HANDOVER',
      courtId: kb.courtId,
      subjectId,
    });
    const composed = await readDocument(kb.services, secret?.split('/').at(-1) ?? '');
    const html = documentPage(composed!.document, null);
    expect(html).toContain('(gewist)');
    expect(html).not.toContain('Onderzoeker Heerlen');
    expect(html).toContain('INT-01');
  });

  it('is a page and a Word file, also at its largest', async () => {
    await playDialogs(kb, async () => undefined);
    for (const who of ['researcher', 'secretary', 'chair'] as const) {
      const page = await pageOf(who);
      const html = documentPage(page, 'x.docx');
      expect(html).toContain(SECRET);
      expect(html).not.toMatch(/undefined|\[object|\d{4}-\d{2}-\d{2}/);
      expect((await documentWord(page)).length).toBeGreaterThan(5000);
    }
    expect(await entryOf(kb, 'INTERVIEW', 1)).not.toBe('');
  });
});

describe('who reads it', () => {
  it('is the court’s own people, for as long as they are', async () => {
    const token = await addressFor('member', 'researcher');
    expect(await readDocument(kb.services, token)).not.toBeNull();
    for (const who of ['external', 'coordinator', 'stranger'] as const)
      expect(await kb.act(who, await making('researcher'))).toMatchObject({ ok: false });
    for (const { id } of (await kb.actor('member')).grants)
      await kb.must('chair', { name: 'END_ROLE', grantId: id, until: '2026-03-01' });
    expect(await readDocument(kb.services, token)).toBeNull();
  });

  it('is nobody of whom the person never was', async () => {
    const subjectId = await idOf('coordinator');
    expect(
      await kb.act('chair', {
        name: 'CREATE_DOCUMENT_LINK',
        document: 'PERSON_HANDOVER',
        courtId: kb.courtId,
        subjectId,
      }),
    ).toMatchObject({ ok: false, refusal: { code: 'NOT_OF_COURT' } });
  });

  it('is offered where work is handed over, and on the card of whoever took it over', async () => {
    const { courtId } = kb;
    const personId = await idOf('researcher');
    const offered = async (who: Who, of: string | null) =>
      buttonsIn(await openDialog(kb, who, { dialog: 'HAND_OVER', courtId, personId: of })).map(
        ({ title }) => title,
      );
    expect(await offered('researcher', null)).toContain('Overdrachtspagina: Onderzoeker Heerlen');
    expect(await offered('secretary', null)).toContain('Overdrachtspagina: Lid Heerlen');
    expect((await offered('external', null)).join()).not.toContain('Overdrachtspagina');
    const toPersonId = await idOf('member');
    await kb.must('secretary', { name: 'HAND_OVER', courtId, personId, toPersonId });
    const ref = { card: 'HANDED_OVER', courtId, personId, toPersonId } as const;
    const card = await viewCard(kb.services, ref, await kb.actor('member'));
    expect('content' in card ? textOf(card.content) : '').toContain('Overdrachtspagina');
  });
});
