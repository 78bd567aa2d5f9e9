/** "Nee" on the yearly card: a court that means to stop, and the conversation that this asks for. */
import { bundleDue } from '../../bot/study/bundles';
import { rows } from '../../bot/study/rows';
import { storedCard } from '../../bot/study/stored-card';
import { tick } from '../../bot/study/tick';
import { viewCard } from '../../bot/study/views/view-card';
import type { CardRef } from '../../cards/ref';
import { Commitment } from '../../entities/commitment';
import { Duty } from '../../entities/duty';
import { HistoryEntry } from '../../entities/history';
import { OutboxMessage } from '../../entities/message';
import { inputsIn, openDialog, textOf } from './dialog-reader';
import { chairElsewhere } from './dialog-story';
import { installation, type Installation, type Who } from './installation';

const REASON = 'De raad trekt het geld terug.';
const TUESDAY = '2027-09-21T07:00:00.000Z';
const WEDNESDAY = '2027-09-22T06:30:00.000Z';

let given: Installation;
beforeEach(async () => {
  given = await installation({ now: '2027-03-01T09:00:00.000Z', start: false });
  await given.must('coordinator', {
    name: 'SIGN_DECLARATION',
    courtId: given.courtId,
    signedOn: '2027-02-20',
    signedByRole: 'CHAIR',
    untilYear: 2042,
  });
  await arnhem();
  await at(TUESDAY);
});
afterEach(() => given.close());

/** The stranger becomes chair of Arnhem, which takes part as well. */
async function arnhem(): Promise<void> {
  const courtId = await chairElsewhere(given);
  const about = { courtId, reason: 'Getekend' } as const;
  await given.must('coordinator', { name: 'SET_PARTICIPATION', status: 'SIGNED', ...about });
}

/** The clock says so, and does its work; what waits from before is out of the way. */
async function at(moment: string): Promise<void> {
  given.services.clock.moment = moment;
  await tick(given.services);
  await given.read((manager) => manager.update(OutboxMessage, { state: 'PENDING' }, { state: 'SENT' }));
}

const announce = (who: Who, reason = REASON) =>
  given.act(who, { name: 'ANNOUNCE_WITHDRAWAL', courtId: given.courtId, reason });

const confirm = () =>
  given.must('secretary', {
    name: 'CONFIRM_COMMITMENTS',
    courtId: given.courtId,
    takingPart: true,
    evidenceLink: 'https://heerlen.example/besluit',
  });

async function status(): Promise<string | undefined> {
  const commitmentId = 'LONG_TERM_PARTICIPATION';
  const { courtId } = given;
  const [one] = await given.read((manager) => rows(manager, Commitment, { courtId, commitmentId }));
  return one?.status;
}

async function read(who: Who, ref: CardRef): Promise<string> {
  const card = await viewCard(given.services, ref, await given.actor(who));
  return 'content' in card ? textOf(card.content) : JSON.stringify(card);
}

/** The bundle that waits for this person this morning, as it reads; empty text when there is none. */
async function morning(who: Who): Promise<string> {
  await bundleDue(given.services);
  const onceKey = `morning:${(await given.actor(who)).person.id}:2027-09-22`;
  const [message] = await given.read((manager) => rows(manager, OutboxMessage, { onceKey }));
  return message === undefined ? '' : read(who, storedCard(message.card));
}

const yearly = () => ({ card: 'YEARLY_CONFIRMATION', courtId: given.courtId }) as const;

test('given the yearly card, the chair answers no in a dialog that asks why and says who reads what', async () => {
  expect(await read('chair', yearly())).toContain('Nee, wij willen stoppen');
  expect(await read('secretary', yearly())).not.toContain('Nee, wij willen stoppen');
  expect(await read('secretary', yearly())).toContain('Dan zegt uw voorzitter dat hier.');
  const form = await openDialog(given, 'chair', { dialog: 'WITHDRAWAL', courtId: given.courtId });
  expect(inputsIn(form).map(({ id }) => id)).toEqual(['reason']);
  expect(textOf(form)).toContain('De reden leest alleen uw rekenkamer.');
  expect(await announce('secretary')).toMatchObject({ refusal: { code: 'NOT_YOURS' } });
  expect(await announce('chair', ' ')).toMatchObject({ refusal: { code: 'REASON_REQUIRED' } });
});

test('then the promise is at risk and never more by itself, and nobody is asked again this year', async () => {
  expect(await announce('chair')).toMatchObject({ ok: true });
  expect(await status()).toBe('AT_RISK');
  const duties = await given.read((manager) =>
    rows(manager, Duty, { courtId: given.courtId, kind: 'COMMITMENT_CONFIRM' }),
  );
  expect(duties).toMatchObject([{ ref: '2027', state: 'DONE' }]);
  await at('2027-12-20T08:00:00.000Z');
  expect(await status()).toBe('AT_RISK');
  expect(await announce('chair')).toMatchObject({ refusal: { code: 'LEAVING_ALREADY' } });
});

test('the coordinator and the other chairs read that it is so in the morning, and never why', async () => {
  await announce('chair');
  await at(WEDNESDAY);
  for (const who of ['coordinator', 'stranger'] as const) {
    const told = await morning(who);
    expect(told).toContain('Rekenkamer Heerlen wil stoppen met deelnemen');
    expect(told).toContain('nooit voor een sanctie');
    expect(told).not.toContain(REASON);
  }
  expect(await morning('chair')).toBe('');
  const seen = await read('coordinator', { card: 'COORDINATOR_VIEW', courtId: given.courtId });
  expect(seen).toContain('Wil stoppen');
  expect(seen).not.toContain(REASON);
  const digest = await read('coordinator', { card: 'DIGEST' });
  expect(digest).toContain('Wil stoppen, gesprek tussen voorzitters');
  expect(digest).not.toContain(REASON);
  const own = await openDialog(given, 'secretary', { dialog: 'WITHDRAWAL', courtId: given.courtId });
  expect(textOf(own)).toContain(REASON);
});

test('the history has it with the reason beside the chain', async () => {
  await announce('chair');
  const [entry] = await given.read((manager) =>
    rows(manager, HistoryEntry, { action: 'ANNOUNCE_WITHDRAWAL' }),
  );
  expect(entry).toMatchObject({
    role: 'CHAIR',
    actorId: (await given.actor('chair')).person.id,
    data: { courtId: given.courtId, on: '2027-09-21' },
  });
  expect(JSON.stringify(entry?.data)).not.toContain(REASON);
});

test('who confirms after all goes on: the promise stands well, and the line is not said any more', async () => {
  await announce('chair');
  expect(await read('chair', yearly())).toContain('Bevestigt u hieronder, dan blijft zij');
  await confirm();
  expect(await status()).toBe('CONFIRMED');
  await at(WEDNESDAY);
  expect(await morning('stranger')).not.toContain('wil stoppen');
  expect(await read('coordinator', { card: 'DIGEST' })).not.toContain('Wil stoppen');
});

test('the coordinator registers that the court stopped, and reads beforehand that its chair said so', async () => {
  await announce('chair');
  const { courtId } = given;
  const dialog = await openDialog(given, 'coordinator', { dialog: 'PARTICIPATION', courtId });
  expect(textOf(dialog)).toContain('meldde de voorzitter dat de rekenkamer wil stoppen');
  expect(textOf(dialog)).not.toContain(REASON);
  const stop = { name: 'SET_PARTICIPATION', courtId, status: 'WITHDRAWN', reason: 'Na het gesprek' } as const;
  expect(await given.act('chair', stop)).toMatchObject({ refusal: { code: 'NOT_YOURS' } });
  expect(await read('coordinator', { card: 'COORDINATOR_VIEW', courtId })).toContain('Deelname wijzigen');
  await given.must('coordinator', stop);
  const entries = await given.read((manager) => rows(manager, HistoryEntry, { action: 'SET_PARTICIPATION' }));
  expect(entries.at(-1)?.data).toMatchObject({ to: 'WITHDRAWN', announcedOn: '2027-09-21' });
  await at(WEDNESDAY);
  expect(await morning('stranger')).not.toContain('wil stoppen');
  expect(await announce('chair')).toMatchObject({ refusal: { code: 'NO_DECLARATION' } });
});
