/** Answers for all courts on cards and in dialogs: who proposes, what each court reads and does, what is counted. */
import { planTyped } from '../../bot/teams/answer-typed';
import { viewCard } from '../../bot/study/views/view-card';
import type { CardRef, DialogRef } from '../../cards/ref';
import { rows } from '../../bot/study/rows';
import { OutboxMessage } from '../../entities/message';
import { schemaFaults } from '../cards/schema';
import { inputsIn, openDialog, refusalOf, textOf } from './dialog-reader';
import { chairElsewhere } from './dialog-story';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

const shared = (): CardRef => ({ card: 'SHARED_ANSWERS', waveId: kb.waveId });
const question = (n = 1): DialogRef => ({ dialog: 'QUESTION', studyId: kb.studyId, questionNumber: n });

async function read(who: Who, ref: CardRef): Promise<string> {
  const card = await viewCard(kb.services, ref, await kb.actor(who));
  if (!('content' in card)) return 'refusal' in card ? card.refusal.code : 'settled';
  expect(schemaFaults(card.content)).toEqual([]);
  return JSON.stringify(card.content);
}

async function propose(who: Who, summary: string, courtId?: string): Promise<void> {
  await kb.must(who, {
    name: 'PROPOSE_SHARED_ANSWER',
    waveId: kb.waveId,
    questionNumber: 1,
    verdict: 'MET',
    summary,
    evidenceLink: 'https://programma.example/notitie',
    ...(courtId === undefined ? {} : { courtId }),
  });
}

const adopt = (edition: number) =>
  kb.must('researcher', { name: 'ADOPT_SHARED_ANSWER', studyId: kb.studyId, questionNumber: 1, edition });

/** The stranger becomes chair of Arnhem, which takes part. */
async function arnhem(): Promise<string> {
  const courtId = await chairElsewhere(kb);
  await kb.must('coordinator', { name: 'SET_PARTICIPATION', courtId, status: 'SIGNED', reason: 'Doet mee' });
  return courtId;
}

it('shows everybody the answers, with counts and without any court’s own', async () => {
  expect(await read('coordinator', shared())).toContain('Nog geen antwoord voorgesteld.');
  await propose('coordinator', 'De uitgangspunten liggen vast.');
  await kb.must('researcher', {
    name: 'SET_QUESTION',
    studyId: kb.studyId,
    questionNumber: 12,
    inScope: true,
    verdict: 'MET',
    summary: 'Alleen van Heerlen.',
  });
  for (const who of ['coordinator', 'member', 'external'] as const) {
    const told = await read(who, shared());
    expect(told).toContain('De uitgangspunten liggen vast.');
    expect(told).toContain('0 van 1 rekenkamer nam een antwoord over.');
    expect(told).not.toContain('Alleen van Heerlen');
  }
  await adopt(1);
  expect(await read('coordinator', shared())).toContain('1 van 1 rekenkamer nam een antwoord over.');
  expect(await read('stranger', shared())).toBe('UNKNOWN_PERSON');
});

it('lets coordinators and chairs propose, and says on the form that everybody reads it', async () => {
  const form = { dialog: 'SHARED_ANSWER', waveId: kb.waveId, questionNumber: 1, courtId: null } as const;
  const content = await openDialog(kb, 'coordinator', form);
  expect(textOf(content)).toContain('Dit is een gedeelde tekst');
  expect(inputsIn(content).map(({ id }) => id)).toEqual(['verdict', 'summary', 'evidenceLink']);
  const ofHeerlen = { ...form, courtId: kb.courtId };
  expect(textOf(await openDialog(kb, 'chair', ofHeerlen))).toContain('Dit is een gedeelde tekst');
  expect(await refusalOf(kb, 'secretary', ofHeerlen)).toBe('NOT_YOURS');
  expect(await refusalOf(kb, 'coordinator', { ...form, questionNumber: 2 })).toBe('NOT_FOUND');
  expect(await read('chair', shared())).toContain('Antwoord op vraag 1 voorstellen');
  expect(await read('secretary', shared())).not.toContain('voorstellen');
});

it('names the court that proposed, to the other one as well', async () => {
  await propose('stranger', 'De uitgangspunten liggen vast.', await arnhem());
  expect(await read('coordinator', shared())).toContain('voorgesteld door de rekenkamer Arnhem');
  const content = await openDialog(kb, 'researcher', question());
  expect(textOf(content)).toContain('voorgesteld door de rekenkamer Arnhem');
});

it('gives the court the choice in the dialog of the question, and marks it on the card', async () => {
  expect(textOf(await openDialog(kb, 'researcher', question()))).toContain(
    'Er is nog geen antwoord voorgesteld',
  );
  expect(textOf(await openDialog(kb, 'researcher', question(2)))).not.toContain('Gezamenlijk antwoord');
  await propose('coordinator', 'De uitgangspunten liggen vast.');

  const content = await openDialog(kb, 'researcher', question());
  expect(JSON.stringify(content)).toContain('Versie 1 overnemen');
  expect(JSON.stringify(content)).not.toContain('Houden wat wij hebben');
  expect(inputsIn(content).map(({ id }) => id)).toContain('departReason');
  const findings = { card: 'FINDINGS', studyId: kb.studyId, page: 1 } as const;
  expect(await read('researcher', findings)).toContain('er is een gezamenlijk antwoord');

  await adopt(1);
  expect(await read('researcher', findings)).toContain('gezamenlijk antwoord, versie 1 · De uitgangspunten');
  expect(JSON.stringify(await openDialog(kb, 'researcher', question()))).not.toContain('Versie 1 overnemen');

  await propose('coordinator', 'De uitgangspunten liggen nu vaster.');
  expect(await read('researcher', findings)).toContain(
    'er is een nieuwe versie van het gezamenlijke antwoord',
  );
  const newer = JSON.stringify(await openDialog(kb, 'researcher', question()));
  expect(newer).toContain('Versie 2 overnemen');
  expect(newer).toContain('Houden wat wij hebben');
  expect(await read('coordinator', shared())).toContain('1 nog een eerdere versie');
});

it('tells the researcher in the morning, until the court decided', async () => {
  await propose('coordinator', 'De uitgangspunten liggen vast.');
  const line = { line: 'SHARED_ANSWER', studyId: kb.studyId, questionNumber: 1 } as const;
  const waiting = await kb.read((manager) => rows(manager, OutboxMessage, { state: 'WAITING' }));
  expect(waiting.map(({ personId, card }) => [personId, card])).toContainEqual([
    (await kb.actor('researcher')).person.id,
    { card: 'MORNING', on: '2026-03-02', lines: [line] },
  ]);
  const bundle: CardRef = { card: 'MORNING', on: '2026-03-03', lines: [line] };
  expect(await read('researcher', bundle)).toContain('Gezamenlijk antwoord op vraag 1');
  expect(await read('coordinator', bundle)).not.toContain('Gezamenlijk antwoord op vraag 1');
  await adopt(1);
  expect(await read('researcher', bundle)).not.toContain('Gezamenlijk antwoord op vraag 1');
  await propose('coordinator', 'De uitgangspunten liggen nu vaster.');
  expect(await read('researcher', bundle)).toContain('Er is een nieuwe versie (2)');
});

it('keeps the reason for an own answer in the court', async () => {
  await propose('coordinator', 'De uitgangspunten liggen vast.');
  await kb.must('researcher', {
    name: 'SET_QUESTION',
    studyId: kb.studyId,
    questionNumber: 1,
    inScope: true,
    verdict: 'NOT_MET',
    summary: 'Bij ons niet.',
    departReason: 'Geheime reden.',
  });
  await kb.must('chair', {
    name: 'RELEASE_FINDINGS',
    studyId: kb.studyId,
    questions: [{ questionNumber: 1 }],
  });
  expect(textOf(await openDialog(kb, 'member', question()))).toContain('Geheime reden.');
  await arnhem();
  for (const who of ['coordinator', 'stranger'] as const) {
    const told = await read(who, { card: 'FINDINGS', studyId: kb.studyId, page: 1 });
    expect(told).toContain('Bij ons niet.');
    expect(told).not.toContain('Geheime reden');
    expect(await read(who, shared())).not.toContain('Bij ons niet');
  }
});

it('is found by typing, and from the waves', async () => {
  expect(await planTyped(kb.services, await kb.actor('member'), 'gezamenlijke antwoorden')).toMatchObject({
    show: { card: 'SHARED_ANSWERS' },
  });
  expect(await read('member', { card: 'WAVES' })).toContain('Gezamenlijke antwoorden');
});
