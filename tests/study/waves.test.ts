/** The window of the next wave and its reminders over the years, through every command and every tick. */
import { nextDueMoment } from '../../bot/study/due';
import { verifyChain } from '../../bot/study/history';
import { rows } from '../../bot/study/rows';
import { storedCard } from '../../bot/study/stored-card';
import { tick } from '../../bot/study/tick';
import { viewCard } from '../../bot/study/views/view-card';
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import type { CardRef, DialogRef } from '../../cards/ref';
import { Duty } from '../../entities/duty';
import { HistoryEntry } from '../../entities/history';
import { OutboxMessage } from '../../entities/message';
import { Wave } from '../../entities/wave';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;

const ANCHOR = '2025-01-30';

beforeEach(async () => {
  kb = await installation({ now: '2026-06-01T09:00:00.000Z', start: false });
  await kb.must('coordinator', {
    name: 'SET_PARTICIPATION',
    courtId: kb.courtId,
    status: 'SIGNED',
    reason: 'Intentieverklaring getekend',
  });
  await anchor(ANCHOR);
});
afterEach(() => kb.close());

const anchor = (anchorOn: string) =>
  kb.must('coordinator', { name: 'SET_ANCHOR', waveId: kb.waveId, anchorOn, reason: 'De nota is er' });

const duty = async (): Promise<Duty | undefined> =>
  (await kb.read((manager) => rows(manager, Duty, { courtId: kb.courtId, kind: 'WAVE' })))[0];

/** The clock goes from due moment to due moment up to 09:00 of that day. */
async function until(day: string): Promise<void> {
  const { clock } = kb.services;
  const end = `${day}T08:00:00.000Z`;
  for (;;) {
    const next = await nextDueMoment(kb.services);
    if (next > end) break;
    clock.moment = next > clock.moment ? next : new Date(Date.parse(clock.moment) + 60_000).toISOString();
    await tick(kb.services);
    // What goes out is settled here: no delivery runs.
    await kb.read((manager) => manager.update(OutboxMessage, { state: 'PENDING' }, { state: 'SENT' }));
  }
  clock.moment = end;
  await tick(kb.services);
}

/** Who heard of the wave, and when; with `!` when it was told on. */
async function said(): Promise<string[]> {
  const names = new Map<string, string>();
  for (const who of ['chair', 'secretary', 'coordinator', 'researcher', 'deputy', 'member'] as Who[]) {
    names.set((await kb.actor(who)).person.id, who);
  }
  const id = (await duty())?.id;
  const messages = await kb.read((manager) => rows(manager, OutboxMessage, {}));
  return messages
    .filter(({ onceKey }) => onceKey.startsWith('morning:'))
    .flatMap(({ card, onceKey, personId }) => {
      const bundle = storedCard(card);
      return (bundle.card === 'MORNING' ? bundle.lines : []).flatMap((line) =>
        line.line === 'DUTY' && line.dutyId === id
          ? [`${onceKey.slice(-10)} ${names.get(personId ?? '')}${line.escalated ? '!' : ''}`]
          : [],
      );
    })
    .toSorted();
}

async function read(who: Who, ref: CardRef): Promise<string> {
  return JSON.stringify(await viewCard(kb.services, ref, await kb.actor(who)));
}
async function opened(who: Who, ref: DialogRef): Promise<string> {
  return JSON.stringify(await viewDialog(kb.services, ref, await kb.actor(who)));
}

test('the ladder: chair and secretary after 18, 21, 24 and 30 months, the chair after 33, the coordinator after 36', async () => {
  await until('2028-02-03');
  expect(await said()).toEqual([
    '2026-07-30 chair',
    '2026-07-30 secretary',
    '2026-10-30 chair',
    '2026-10-30 secretary',
    '2027-01-29 chair',
    '2027-01-29 secretary',
    '2027-07-30 chair',
    '2027-07-30 secretary',
    // In the weekend nobody works: Monday.
    '2027-11-01 chair',
    '2028-01-31 coordinator!',
  ]);
  const verified = await kb.read((manager) => verifyChain(manager, 'PROGRAMME'));
  expect(verified).toMatchObject({ ok: true });
});

test('a court that starts in the next wave hears no more of it', async () => {
  await until('2026-08-03');
  await kb.must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolg 2027' });
  const next = await kb.read((manager) => rows(manager, Wave, { number: 2 }));
  await kb.must('chair', {
    name: 'START_STUDY',
    courtId: kb.courtId,
    waveId: next[0]!.id,
    externalBureau: false,
  });
  expect(await duty()).toMatchObject({ state: 'DONE', doneOn: '2026-08-03', nextOn: null });
  await until('2026-12-01');
  expect(await said()).toEqual(['2026-07-30 chair', '2026-07-30 secretary']);
});

test('another anchor, or another window, moves the reminders at once and stands in the history', async () => {
  expect(await duty()).toMatchObject({ baseOn: ANCHOR, dueOn: '2028-01-30', nextOn: '2026-07-30' });
  await anchor('2025-06-16');
  expect(await duty()).toMatchObject({ baseOn: '2025-06-16', dueOn: '2028-06-16', nextOn: '2026-12-16' });
  await kb.must('coordinator', {
    name: 'SET_WAVE_WINDOW',
    waveId: kb.waveId,
    minMonths: 30,
    maxMonths: 48,
    countsFrom: 'PUBLICATION',
    reason: 'Afgesproken',
  });
  expect(await duty()).toMatchObject({ baseOn: '2026-06-16', dueOn: '2029-06-16', nextOn: '2027-12-16' });
  const history = await kb.read((manager) =>
    rows(manager, HistoryEntry, { chain: 'PROGRAMME' }, { orderBy: ['number'] }),
  );
  const actions = history.map(({ action }) => action);
  // For the court and for the programme.
  const moved = ['DUTY_MOVED', 'DUTY_MOVED'];
  expect(actions.slice(-6)).toEqual(['SET_ANCHOR', ...moved, 'SET_WAVE_WINDOW', ...moved]);
});

test('where the window stands: on the card of the waves, and at the head of the overview', async () => {
  kb.services.clock.moment = '2026-11-24T09:00:00.000Z';
  const window = 'Het volgende venster loopt van za 30 januari 2027 tot en met zo 30 januari 2028';
  const card = await read('coordinator', { card: 'WAVES' });
  expect(card).toContain(window);
  expect(card).toContain('Het begint over 67 dagen. In het venster begint het onderzoek.');
  expect(card).toContain('Golf 2 is nog niet geopend.');
  expect(card).toContain('"dialog":"WAVE"');
  const digest = await read('coordinator', { card: 'DIGEST' });
  expect(digest).toContain(`${window}. Het begint over 67 dagen.`);
  expect(digest).toContain('"show":{"card":"WAVES"}');
  // A court reads the same, and changes nothing.
  const courts = await read('researcher', { card: 'WAVES' });
  expect(courts).toContain(window);
  expect(courts).not.toContain('"dialog":"WAVE"');
  await kb.must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolg 2027' });
  expect(await read('member', { card: 'WAVES' })).toContain(
    'In golf 2 begonnen: 0 van 1 deelnemende rekenkamer.',
  );
});

test('the dialog proposes a start for each court and for all together, and says why', async () => {
  kb.services.clock.moment = '2026-11-24T09:00:00.000Z';
  const dialog = await opened('coordinator', { dialog: 'WAVE', waveId: kb.waveId });
  expect(dialog).toContain('Heerlen: ma 1 februari 2027');
  expect(dialog).toContain('Beginnen kan van za 30 jan 2027 tot en met zo 30 jan 2028.');
  expect(dialog).toContain('Ma 1 februari 2027 is de eerste dag waarop de rekenkamer kan beginnen.');
  expect(await opened('chair', { dialog: 'WAVE', waveId: kb.waveId })).toContain('NOT_YOURS');
  await kb.must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolg 2027' });
});

const starting = () => ({ dialog: 'START_STUDY', courtId: kb.courtId }) as const;

const begins = (dialog: string): unknown => /"id":"startOn".*?"value":"([^"]*)"/.exec(dialog)?.[1];

describe('the dialog with which a court starts', () => {
  beforeEach(async () => {
    kb.services.clock.moment = '2026-11-24T09:00:00.000Z';
    await kb.must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolg 2027' });
  });

  test('holds the proposed day, with its reason and a way to begin today', async () => {
    const dialog = await opened('chair', starting());
    expect(dialog).toContain('Voorstel: begin op ma 1 februari 2027.');
    expect(dialog).toContain('Beginnen kan van za 30 jan 2027');
    expect(begins(dialog)).toBe('2027-02-01');
    expect(dialog).toContain('Vandaag beginnen');

    const today = await opened('chair', { ...starting(), today: true });
    expect(today).toContain('Voorstel: begin op ma 1 februari 2027.');
    expect(begins(today)).toBe('2026-11-24');
    expect(today).not.toContain('Vandaag beginnen');
  });

  test('holds today when nothing speaks for another day', async () => {
    kb.services.clock.moment = '2027-06-10T09:00:00.000Z';
    const dialog = await opened('chair', starting());
    expect(dialog).toContain('Voorstel: begin vandaag.');
    expect(begins(dialog)).toBe('2027-06-10');
    expect(dialog).not.toContain('Vandaag beginnen');
  });

  test('asks in which stage the study is that runs already, from today', async () => {
    const dialog = await opened('chair', { ...starting(), halfway: true });
    expect(dialog).not.toContain('Voorstel');
    expect(begins(dialog)).toBe('2026-11-24');
  });

  test('keeps another day that was chosen, also after a refusal', async () => {
    const refused = { message: 'Dat kan zo niet.', field: 'startOn', entered: { startOn: '2027-01-04' } };
    const shown = await viewDialog(kb.services, starting(), await kb.actor('chair'), refused);
    expect(begins(JSON.stringify(shown))).toBe('2027-01-04');
  });
});

test('the programme itself: a coordinator prepares the wave until it is opened, and reports the joint start', async () => {
  const ofProgramme = () =>
    kb.read((manager) => rows(manager, Duty, { courtId: null }, { orderBy: ['dueOn', 'kind'] }));
  // The first wave was opened today as well: its joint start is due some weeks from now.
  expect(await ofProgramme()).toMatchObject([
    { kind: 'JOINT_TASK', ref: 'JNT-01', waveId: kb.waveId, dueOn: '2026-06-29' },
    { kind: 'WAVE', ref: '2', state: 'OPEN', nextOn: '2026-07-30' },
  ]);
  await kb.must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolg 2027' });
  const [, start, prepared] = await ofProgramme();
  expect(prepared).toMatchObject({ kind: 'WAVE', state: 'DONE', doneOn: '2026-06-01' });
  expect(start).toMatchObject({ kind: 'JOINT_TASK', ref: 'JNT-01', state: 'OPEN', dueOn: '2027-01-30' });
  await until('2027-01-28');
  const dutyId = start!.id;
  const card = await read('coordinator', { card: 'DUTY', dutyId });
  expect(card).toContain('Gezamenlijke start plannen en gedeelde vragenset bevestigen');
  const lines = await kb.read((manager) => rows(manager, OutboxMessage, {}));
  const bundles = lines.filter(({ onceKey }) => onceKey.startsWith('morning:'));
  expect(bundles.filter(({ card: shown }) => JSON.stringify(shown).includes(dutyId))).toHaveLength(1);
  expect(await kb.act('chair', { name: 'COMPLETE_DUTY', dutyId })).toMatchObject({
    refusal: { code: 'NOT_YOURS' },
  });
  await kb.must('coordinator', { name: 'COMPLETE_DUTY', dutyId, doneOn: '2027-01-27' });
  expect((await ofProgramme())[1]).toMatchObject({ state: 'DONE', doneOn: '2027-01-27', nextOn: null });
});
