/** The register of a study on cards and in dialogs: what the court reads, what others read, and wave against wave. */
import { viewCard } from '../../bot/study/views/view-card';
import { parseAction } from '../../bot/actions/parse-action';
import { planTyped } from '../../bot/teams/answer-typed';
import type { CardRef } from '../../cards/ref';
import { Study } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { insert, row } from '../../bot/study/rows';
import { schemaFaults } from '../cards/schema';
import { CHAT } from './chat';
import { inputsIn, openDialog, refusalOf, textOf } from './dialog-reader';
import { chairElsewhere } from './dialog-story';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

const findings = (page = 1): CardRef => ({ card: 'FINDINGS', studyId: kb.studyId, page });

async function read(who: Who, ref: CardRef): Promise<string> {
  const card = await viewCard(kb.services, ref, await kb.actor(who));
  if (!('content' in card)) return 'refusal' in card ? card.refusal.code : 'settled';
  expect(schemaFaults(card.content)).toEqual([]);
  return textOf(card.content);
}

async function answer(questionNumber: number, summary: string, studyId = kb.studyId): Promise<void> {
  await kb.must('researcher', {
    name: 'SET_QUESTION',
    studyId,
    questionNumber,
    inScope: true,
    verdict: 'PARTLY_MET',
    summary,
  });
}

it('shows all sixteen questions to the court, and to others what its chair released', async () => {
  await chairElsewhere(kb);
  await answer(2, 'De doelgroep is laat betrokken.');
  await answer(3, 'De geldstromen zijn onduidelijk.');

  const own = `${await read('member', findings(1))}\n${await read('member', findings(2))}`;
  expect(own.match(/^\d+\. /gm)).toHaveLength(16);
  expect(own).toContain('2 van 16 beantwoord · 0 vrijgegeven');
  expect(own).toContain('voldoet deels · niet vrijgegeven · De doelgroep is laat betrokken.');
  for (const who of ['coordinator', 'stranger'] as const)
    expect(await read(who, findings())).toMatch(/nog geen bevindingen vrijgegeven/);

  await kb.must('chair', {
    name: 'RELEASE_FINDINGS',
    studyId: kb.studyId,
    questions: [{ questionNumber: 2 }],
  });
  for (const who of ['coordinator', 'stranger'] as const) {
    const told = await read(who, findings());
    expect(told).toContain('De doelgroep is laat betrokken.');
    expect(told).not.toMatch(/geldstromen/i);
    expect(await read(who, { card: 'RECOMMENDATIONS', studyId: kb.studyId, page: 1 })).toBe('NOT_YOURS');
    const ref = { dialog: 'QUESTION', studyId: kb.studyId, questionNumber: 2 } as const;
    expect(await refusalOf(kb, who, ref)).toBe('NOT_YOURS');
  }
});

it('lets a chair release what stands on the page, and nobody else', async () => {
  await answer(2, 'De doelgroep is laat betrokken.');
  expect(await read('secretary', findings())).not.toContain('Vrijgeven');
  const card = JSON.stringify(await viewCard(kb.services, findings(), await kb.actor('chair')));
  expect(card).toContain('Vrijgeven (1)');
  expect(card).toContain('"questions":[{"questionNumber":2,"expectedVersion":1}]');
});

it('asks no verdict of a question that is answered in words, and shows its answer once released', async () => {
  await chairElsewhere(kb);
  const ref = { dialog: 'QUESTION', studyId: kb.studyId, questionNumber: 16 } as const;
  const form = await openDialog(kb, 'researcher', ref);
  expect(inputsIn(form).map(({ id }) => id)).toEqual(['inScope', 'reason', 'summary']);
  expect(textOf(form)).toContain('Deze vraag heeft geen oordeel');
  expect(await read('member', findings(2))).toMatch(/16\. .*\n.*Nog geen antwoord/);

  await kb.must('researcher', {
    name: 'SET_QUESTION',
    studyId: kb.studyId,
    questionNumber: 16,
    inScope: true,
    summary: 'Eerst de jeugd, dan het wonen.',
  });
  expect(await read('chair', findings(2))).toContain('In woorden beantwoord · niet vrijgegeven');
  expect(await read('chair', findings(2))).toContain('1 van 16 beantwoord · 0 vrijgegeven');
  expect(textOf(await openDialog(kb, 'chair', ref))).toContain('Vrijgeven');
  await kb.must('chair', {
    name: 'RELEASE_FINDINGS',
    studyId: kb.studyId,
    questions: [{ questionNumber: 16 }],
  });
  for (const who of ['coordinator', 'stranger'] as const)
    expect(await read(who, findings())).toMatch(
      /In woorden beantwoord · vrijgegeven .* · Eerst de jeugd, dan het wonen\./,
    );
});

it('reads the form as it was filled in', () => {
  const data = {
    kb: 1,
    command: { name: 'SET_QUESTION', studyId: kb.studyId, questionNumber: 2, expectedVersion: 0 },
    back: findings(),
    inScope: 'false',
    verdict: 'NONE',
    summary: '',
    reason: 'Speelt hier niet.',
  };
  expect(parseAction(data, CHAT)).toMatchObject({
    kind: 'commands',
    commands: [{ name: 'SET_QUESTION', questionNumber: 2, inScope: false, reason: 'Speelt hier niet.' }],
  });
});

it.each<[Who, string, object]>([
  ['researcher', 'vragen', { show: { card: 'FINDINGS' } }],
  ['researcher', 'aanbevelingen', { show: { card: 'RECOMMENDATIONS' } }],
  ['coordinator', 'vragen Heerlen', { show: { card: 'FINDINGS' } }],
  ['coordinator', 'aanbevelingen Heerlen', { refusal: { code: 'NOT_YOURS' } }],
])('understands the %s who types “%s”', async (who, text, plan) => {
  expect(await planTyped(kb.services, await kb.actor(who), text)).toMatchObject(plan);
});

it('puts wave against wave: the verdicts, and the council’s decision between', async () => {
  const { studyId } = kb;
  await answer(2, 'De doelgroep is laat betrokken.');
  await kb.must('researcher', {
    name: 'ADD_RECOMMENDATION',
    studyId,
    title: 'Betrek de raad',
    addressee: 'college',
  });
  const recommendationId = (await kb.facts()).case.recommendations[0]?.id ?? '';
  await kb.must('researcher', {
    name: 'UPDATE_RECOMMENDATION',
    studyId,
    recommendationId,
    councilDecision: 'PARTLY_ADOPTED',
  });
  // The next wave, two years on.
  kb.services.clock.moment = '2028-03-06T09:00:00.000Z';
  await kb.must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolg' });
  const next = await kb.read(async (manager) => {
    const wave = await row(manager, Wave, { title: 'Vervolg' });
    const study = await row(manager, Study, { id: studyId });
    if (wave === null || study === null) throw new Error('There is no wave or study');
    const later = { ...study, id: '00000000-0000-4000-8000-000000000002', waveId: wave.id, version: 1 };
    await insert(manager, Study, {
      ...later,
      startedOn: '2028-03-06',
      historyLength: 0,
      historyHead: '0'.repeat(64),
    });
    return later.id;
  });
  await kb.must('researcher', {
    name: 'SET_QUESTION',
    studyId: next,
    questionNumber: 2,
    inScope: true,
    verdict: 'MET',
  });

  const content = await openDialog(kb, 'researcher', {
    dialog: 'QUESTION',
    studyId: next,
    questionNumber: 2,
  });
  const text = textOf(content);
  expect(text).toContain('Vergeleken met Nulmeting');
  expect(text).toContain('Het oordeel ging van “voldoet deels” naar “voldoet”.');
  expect(text).toContain('Aanbeveling 1: Betrek de raad');
  expect(text).toContain('deels overgenomen op ma 2 maart 2026');
  expect(text).toContain('niet waardoor iets veranderde');
  expect(inputsIn(content).map(({ id }) => id)).toEqual(['inScope', 'reason', 'verdict', 'summary']);
  // Only the own court's study of that wave is compared with; the first has nothing before it.
  const first = await openDialog(kb, 'researcher', { dialog: 'QUESTION', studyId, questionNumber: 2 });
  expect(textOf(first)).not.toContain('Vergeleken met');
});

it('takes answers of a study from before Kamerbode, which is closed and has no stages', async () => {
  const { studyId } = kb;
  const earlier = await kb.read(async (manager) => {
    const study = await row(manager, Study, { id: studyId });
    const wave = await row(manager, Wave, {});
    if (wave === null || study === null) throw new Error('There is no wave or study');
    const waveId = '00000000-0000-4000-8000-000000000001';
    await insert(manager, Wave, { ...wave, id: waveId, number: 0, title: 'Startonderzoek', state: 'CLOSED' });
    const before = {
      ...study,
      id: '00000000-0000-4000-8000-000000000003',
      waveId,
      state: 'CLOSED',
      stageId: null,
      startedOn: '2023-09-01',
      publishedOn: '2024-07-01',
      closedOn: '2025-01-30',
      version: 1,
      historyLength: 0,
      historyHead: '0'.repeat(64),
    } as const;
    await insert(manager, Study, before);
    return before.id;
  });
  await answer(2, 'De doelgroep was laat betrokken.', earlier);
  await answer(2, 'De doelgroep is nu betrokken.');

  const asked = { dialog: 'QUESTION', studyId, questionNumber: 2 } as const;
  const text = textOf(await openDialog(kb, 'researcher', asked));
  expect(text).toContain('Vergeleken met Startonderzoek');
  expect(text).toContain('Toen: De doelgroep was laat betrokken.');
  expect(text).toContain('Het oordeel is gelijk gebleven.');
  expect(await read('chair', { card: 'FINDINGS', studyId: earlier, page: 1 })).toContain('Startonderzoek');
});
