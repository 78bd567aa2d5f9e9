/** How a document for the council is asked for in Teams, and where its address is shown. */
import { channel, clicks, fetches, kamerbode, ofType, read, says, submits } from './talk';

const make = (document: string) => ({
  kb: 1,
  command: { name: 'CREATE_DOCUMENT_LINK', document, courtId: kamerbode.courtId },
  back: { card: 'COUNCIL_OVERVIEW', courtId: kamerbode.courtId },
});

/** Buttons that open a document, beside the one that opens the tab. */
const opening = (body: unknown) =>
  ofType(body, 'Action.OpenUrl').filter(({ url }) => String(url).includes('/api/documents/'));

const ADDRESS = /^https:\/\/kamerbode\.example\/api\/documents\/[\w-]{43}$/;

test.each(['raadsoverzicht', 'historisch overzicht', 'overzicht voor de raad'])(
  'typed as “%s” there is a card with counts, and no address',
  async (words) => {
    await says('secretary', words);
    const posted = read(channel.posted);
    expect(posted).toContain('Overzicht voor de raad');
    expect(posted).toContain('0 gepubliceerd, 1 loopt');
    expect(posted).not.toContain('/api/documents/');
  },
);

test('the button answers with where the document can be opened, as a page and as a Word file', async () => {
  const { body } = await clicks('secretary', make('COUNCIL_OVERVIEW'));
  const [page, word] = opening(body);
  expect(page).toMatchObject({ title: 'Lezen en afdrukken', url: expect.stringMatching(ADDRESS) });
  expect(word).toMatchObject({ title: 'Word-bestand', url: `${String(page?.url)}.docx` });
  expect(read(body)).toContain('Het document staat klaar: u kunt het openen tot di 3 maart 2026 om 10:00.');
  // A card that renewed itself would take the buttons away again.
  expect(JSON.stringify(body)).not.toContain('"refresh"');
  expect(read(body)).toContain('ma 2 mrt 2026');
});

test('shown again, the card holds no address', async () => {
  await clicks('secretary', make('COUNCIL_OVERVIEW'));
  const { body } = await clicks('secretary', {
    kb: 1,
    show: { card: 'COUNCIL_OVERVIEW', courtId: kamerbode.courtId },
  });
  expect(opening(body)).toEqual([]);
});

test('asked for in a dialog, the dialog says where it can be opened', async () => {
  const { body } = await submits('secretary', make('COUNCIL_HANDOVER'));
  expect(opening(body).map(({ title }) => title)).toEqual(['Lezen en afdrukken', 'Word-bestand']);
});

test('whoever is not of the court gets the refusal and no address', async () => {
  for (const who of ['coordinator', 'external', 'stranger'] as const) {
    const { body } = await clicks(who, make('COUNCIL_OVERVIEW'));
    expect(opening(body)).toEqual([]);
    expect(read(body)).not.toContain('/api/documents/');
  }
});

test('a document that is not there is refused', async () => {
  const { body } = await clicks('secretary', make('SOMETHING'));
  expect(read(body)).not.toContain('/api/documents/');
  expect((await fetches('secretary', make('COUNCIL_OVERVIEW'))).status).toBe(200);
});

test('after an election the card of the duty offers the file for the new council', async () => {
  await kamerbode.must('coordinator', {
    name: 'SET_PARTICIPATION',
    courtId: kamerbode.courtId,
    status: 'SIGNED',
    reason: 'Getekend',
  });
  await kamerbode.must('chair', {
    name: 'SET_COURT_SETTINGS',
    courtId: kamerbode.courtId,
    settings: { elections: ['2026-03-18'] },
  });
  kamerbode.services.clock.moment = '2026-03-20T09:00:00.000Z';
  const { body } = await clicks('secretary', {
    kb: 1,
    show: { card: 'COUNCIL_OVERVIEW', courtId: kamerbode.courtId },
  });
  expect(read(body)).toContain('Na de verkiezingen: draag het dossier uiterlijk');
  const { show } = Object(
    ofType(body, 'Action.Execute').find(({ title }) => title === 'Overdracht afronden'),
  ).data;
  const duty = await clicks('secretary', { kb: 1, show });
  const titles = ofType(duty.body, 'Action.Execute').map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(['Gedaan', 'Dossier nieuwe raad', 'Overzicht voor de raad']));
  const file = ofType(duty.body, 'Action.Execute').find(({ title }) => title === 'Dossier nieuwe raad');
  const made = await clicks('secretary', Object(file).data);
  expect(opening(made.body)).toHaveLength(2);
  expect(read(made.body)).toContain('Overdrachtsdossier voor de nieuwe raad');
});
