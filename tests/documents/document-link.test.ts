/** The address of a document: for a day, for whoever made it, as long as that person may read it. */
import { readDocument } from '../../bot/study/documents/read-document';
import { row, rows } from '../../bot/study/rows';
import { tick } from '../../bot/study/tick';
import { Commitment } from '../../entities/commitment';
import { DocumentLink, type DocumentName } from '../../entities/document-link';
import { HistoryEntry } from '../../entities/history';
import { RoleGrant } from '../../entities/person';
import { chairElsewhere } from '../study/dialog-story';
import { installation, type Installation, type Who } from '../study/installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

async function make(who: Who, document: DocumentName = 'COUNCIL_OVERVIEW'): Promise<string> {
  const { secret } = await kb.must(who, { name: 'CREATE_DOCUMENT_LINK', document, courtId: kb.courtId });
  return /^https:\/\/kamerbode\.example\/api\/documents\/([\w-]{43})$/.exec(secret ?? '')?.[1] ?? '';
}

const title = async (token: string): Promise<string | null> =>
  (await readDocument(kb.services, token))?.document.title ?? null;

const asked = (who: Who, courtId = kb.courtId) =>
  kb.act(who, { name: 'CREATE_DOCUMENT_LINK', document: 'COUNCIL_OVERVIEW', courtId });

const links = () => kb.read((manager) => rows(manager, DocumentLink, {}));

test.each(['chair', 'deputy', 'secretary', 'researcher', 'member'] as const)(
  'the %s of a court reads what was made',
  async (who) => {
    expect(await title(await make(who))).toBe('Historisch overzicht');
    expect(await title(await make(who, 'COUNCIL_HANDOVER'))).toBe('Overdracht aan de nieuwe raad');
  },
);

test.each(['coordinator', 'external'] as const)('the %s cannot make one', async (who) => {
  expect(await asked(who)).toMatchObject({ ok: false, refusal: { code: 'NOT_YOURS' } });
  expect(await links()).toEqual([]);
});

test('somebody from another court cannot make one, nor of a court that is not there', async () => {
  const arnhem = await chairElsewhere(kb);
  expect(await asked('stranger')).toMatchObject({ ok: false, refusal: { code: 'NOT_YOURS' } });
  expect(await asked('chair', arnhem)).toMatchObject({ ok: false, refusal: { code: 'NOT_YOURS' } });
  expect(await asked('chair', 'x')).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  expect(await asked('stranger', arnhem)).toMatchObject({ ok: true });
});

test('it works for a day and not a moment longer, and the tick then removes it', async () => {
  const token = await make('chair');
  kb.services.clock.moment = '2026-03-03T08:59:59.999Z';
  expect(await title(token)).not.toBeNull();
  kb.services.clock.moment = '2026-03-03T09:00:00.000Z';
  expect(await title(token)).toBeNull();
  expect(await links()).toHaveLength(1);
  await tick(kb.services);
  expect(await links()).toEqual([]);
});

test('the tick leaves what still works', async () => {
  const token = await make('chair');
  await tick(kb.services);
  expect(await title(token)).not.toBeNull();
});

test('a new one ends the same person’s older one of the same document, and no other', async () => {
  const [old, other, ofSecretary] = [
    await make('chair'),
    await make('chair', 'COUNCIL_HANDOVER'),
    await make('secretary'),
  ];
  const current = await make('chair');
  expect(await title(old)).toBeNull();
  for (const token of [current, other, ofSecretary]) expect(await title(token)).not.toBeNull();
});

test('whoever is no longer of the court reads nothing at an address that still stands', async () => {
  const token = await make('member');
  const { grants } = await kb.actor('member');
  await kb.must('chair', { name: 'END_ROLE', grantId: grants[0]!.id, until: '2026-03-01' });
  expect(await title(token)).toBeNull();
});

test('a guess, and the stored hash itself, are not there', async () => {
  await make('chair');
  const [link] = await links();
  expect(await title(link!.tokenHash)).toBeNull();
  expect(await title('x'.repeat(43))).toBeNull();
});

test('nothing that is stored is the token', async () => {
  const token = await make('chair');
  const stored = await kb.read(async (manager) => [
    ...(await rows(manager, DocumentLink, {})),
    ...(await rows(manager, HistoryEntry, {})),
  ]);
  expect(JSON.stringify(stored)).not.toContain(token);
});

test('the history says which document, without a name or the address', async () => {
  await make('secretary', 'COUNCIL_HANDOVER');
  const [entry] = await kb.read((manager) => rows(manager, HistoryEntry, { action: 'CREATE_DOCUMENT_LINK' }));
  expect(entry).toMatchObject({
    role: 'SECRETARY',
    data: { document: 'COUNCIL_HANDOVER', courtId: kb.courtId },
  });
});

const memory = () =>
  kb.read((manager) => row(manager, Commitment, { courtId: kb.courtId, commitmentId: 'HISTORICAL_MEMORY' }));
const sign = () =>
  kb.must('chair', {
    name: 'SIGN_DECLARATION',
    courtId: kb.courtId,
    signedOn: '2026-03-02',
    signedByRole: 'CHAIR',
    untilYear: 2042,
  });

describe('the promise to keep the overview', () => {
  test('is kept for eighteen months by making it', async () => {
    await sign();
    expect(await memory()).toMatchObject({ status: 'NOT_CONFIRMED', dueOn: null });
    await make('secretary');
    expect(await memory()).toMatchObject({
      status: 'CONFIRMED',
      dueOn: '2027-09-02',
      value: { overviewOn: '2026-03-02' },
    });
  });

  test('is not kept by the file for a new council', async () => {
    await sign();
    await make('secretary', 'COUNCIL_HANDOVER');
    expect(await memory()).toMatchObject({ status: 'NOT_CONFIRMED' });
  });

  test('of a court without a declaration it is remembered, and counts once there is one', async () => {
    await make('chair');
    expect(await memory()).toMatchObject({ status: 'NOT_CONFIRMED', value: { overviewOn: '2026-03-02' } });
    await sign();
    expect(await memory()).toMatchObject({ status: 'CONFIRMED', dueOn: '2027-09-02' });
  });
});

test('erasing somebody removes the addresses that this person made', async () => {
  await make('member');
  const { person, grants } = await kb.actor('member');
  await kb.must('chair', { name: 'END_ROLE', grantId: grants[0]!.id, until: '2026-03-01' });
  await kb.must('chair', { name: 'ERASE_PERSON', personId: person.id, reason: 'Op verzoek' });
  expect(await links()).toEqual([]);
  expect(await kb.read((manager) => rows(manager, RoleGrant, { personId: person.id }))).not.toEqual([]);
});
