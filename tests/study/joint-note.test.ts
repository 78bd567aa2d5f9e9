/** A joint note of three courts, from its proposal on, through every command, tick and card. */
import { nextDueMoment } from '../../bot/study/due';
import { verifyChain } from '../../bot/study/history';
import { rows } from '../../bot/study/rows';
import { storedCard } from '../../bot/study/stored-card';
import { tick } from '../../bot/study/tick';
import { planTyped } from '../../bot/teams/answer-typed';
import { Duty } from '../../entities/duty';
import { JointConsent } from '../../entities/joint-note';
import { OutboxMessage } from '../../entities/message';

import {
  kb,
  ids,
  SECRET,
  starts,
  act,
  must,
  actor,
  note,
  propose,
  about,
  consents,
  objects,
  reads,
  opens,
  gate,
  asked,
  duties,
  withdraws,
  actions,
} from './joint-courts';

test('every chair is asked at once; the coordinator reads who is awaited, and hears that the last one consented', async () => {
  expect(await reads('coordinator', { card: 'WAVES' })).toContain('"dialog":"JOINT_NOTE"');
  expect(await reads('chair', { card: 'WAVES' })).not.toContain('"dialog":"JOINT_NOTE"');
  const { outcome } = await propose();
  expect(outcome).toMatchObject({ code: 'JOINT_NOTE_PROPOSED', values: { count: 3 } });
  expect(await asked()).toEqual(['Arnhem', 'Breda', 'chair']);
  expect(await duties()).toEqual(['Arnhem OPEN', 'Breda OPEN', 'Heerlen OPEN']);
  await consents('Arnhem');
  const digest = await reads('coordinator', { card: 'DIGEST' });
  expect(digest).toContain('Gezamenlijke nota golf 1: 1 van 3 akkoord, wacht op: Breda en Heerlen.');
  const waves = await reads('coordinator', { card: 'WAVES' });
  expect(waves).toContain('Gezamenlijke nota: 1 van 3 akkoord, wacht op: Breda en Heerlen');
  expect(waves).not.toContain('"dialog":"JOINT_NOTE"');
  // Delft did not begin in the wave: it reads the count.
  expect(await reads('Delft', { card: 'WAVES' })).toContain('Gezamenlijke nota: 1 van 3 akkoord"');
  const card = await gate('chair');
  expect(card).toContain('Van toeschouwer naar speler');
  expect(card).toContain('(https://programma.example/nota)');
  expect(card).toContain('1 van 3 akkoord');
  expect(card).toContain('Akkoord: Arnhem');
  expect(card).toContain('Wie zwijgt, is niet akkoord.');
  await consents('Heerlen', 'Breda');
  expect(await note()).toMatchObject({ state: 'AGREED', agreedOn: '2026-03-02' });
  expect(await asked()).toEqual(['Arnhem', 'Breda', 'chair', 'coordinator']);
  expect(await duties()).toEqual(['Arnhem DONE', 'Breda DONE', 'Heerlen DONE']);
  expect(await reads('coordinator', { card: 'DIGEST' })).toContain('alle 3 akkoord, nog niet openbaar');
  expect(await actions()).toEqual([
    'PROPOSE_JOINT_NOTE',
    'JOINT_CONSENT_ASKED',
    'JOINT_CONSENT_ASKED',
    'JOINT_CONSENT_ASKED',
    'CONSENT_JOINT_NOTE',
    'CONSENT_JOINT_NOTE',
    'CONSENT_JOINT_NOTE',
    'JOINT_NOTE_AGREED',
  ]);
  expect(await kb.read((manager) => verifyChain(manager, 'PROGRAMME'))).toMatchObject({ ok: true });
});

test('a court that starts in the wave meanwhile is asked as well; one that withdraws drops out, visibly', async () => {
  await propose();
  await consents('Arnhem', 'Heerlen');
  kb.services.clock.moment = '2026-03-09T09:00:00.000Z';
  await starts('Delft');
  expect(await asked()).toEqual(['Arnhem', 'Breda', 'Delft', 'chair']);
  expect(await gate('Delft')).toContain('2 van 4 akkoord');
  await consents('Delft');
  expect(await note()).toMatchObject({ state: 'PROPOSED' });
  await withdraws('Breda');
  expect(await note()).toMatchObject({ state: 'AGREED' });
  const card = await gate('coordinator');
  expect(card).toContain('3 van 3 akkoord');
  expect(card).toContain('Doet niet meer mee en telt niet mee: Breda');
  expect(await duties()).toContain('Breda LAPSED');
  expect(await act('Breda', { name: 'CONSENT_JOINT_NOTE', ...(await about('Breda')) })).toMatchObject({
    refusal: { code: 'JOINT_NOT_ASKED' },
  });
  // And when it comes back, it is asked anew.
  const back = {
    name: 'SET_PARTICIPATION',
    courtId: ids.Breda!,
    status: 'INTERESTED',
    reason: 'Toch',
  } as const;
  await must('coordinator', back);
  expect(await note()).toMatchObject({ state: 'PROPOSED', agreedOn: null });
  expect(await gate('Breda')).toContain('Is de rekenkamer Breda akkoord met deze nota?');
});

test('the reason of an objection is read by chairs in the wave and coordinators, in a dialog, and by nobody else', async () => {
  await propose();
  const { id: noteId } = await note();
  const form = await opens('Breda', { dialog: 'JOINT_OBJECTION', noteId, courtId: ids.Breda! });
  expect(form).toContain('De voorzitters van de deelnemende rekenkamers en de coördinatoren lezen die.');
  await objects('Breda');
  expect(await asked()).toEqual(['Arnhem', 'Breda', 'chair', 'coordinator']);
  const readers = ['coordinator', 'chair', 'Arnhem', 'Breda'];
  for (const who of readers) {
    expect(await opens(who, { dialog: 'JOINT_REASONS', noteId })).toContain(SECRET);
    // A chat is kept by others: that there is a reason, not which.
    expect(await gate(who)).toContain('Niet akkoord: Breda');
    expect(await gate(who)).not.toContain(SECRET);
  }
  for (const who of ['secretary', 'member', 'deputy', 'Delft']) {
    expect(await opens(who, { dialog: 'JOINT_REASONS', noteId })).not.toContain(SECRET);
  }
  // Delft has no study in the wave.
  expect(await gate('Delft')).toContain('NOT_YOURS');
  expect(await reads('Breda', { card: 'COORDINATOR_VIEW', courtId: ids.Breda! })).toContain(
    'golf 1: niet akkoord, met de reden',
  );
  expect(await reads('coordinator', { card: 'DIGEST' })).toContain('niet akkoord: Breda');
  expect(await reads('coordinator', { card: 'DIGEST' })).not.toContain(SECRET);
});

test('a revised note asks everybody anew, and what was said stays to be read', async () => {
  await propose();
  const before = await note();
  await consents('Arnhem');
  await objects('Breda');
  const revise = {
    name: 'REVISE_JOINT_NOTE',
    noteId: before.id,
    expectedRound: 1,
    title: 'Van toeschouwer naar speler, herzien',
    evidenceLink: 'https://programma.example/nota-2',
    reason: 'Paragraaf 4 is herschreven',
  } as const;
  kb.services.clock.moment = '2026-03-09T09:00:00.000Z';
  await must('coordinator', revise);
  expect(await act('coordinator', revise)).toMatchObject({ refusal: { code: 'STALE' } });
  expect(await gate('Arnhem')).toContain('0 van 3 akkoord');
  expect(await gate('Arnhem')).toContain('ronde 2');
  const stale = { name: 'CONSENT_JOINT_NOTE', ...(await about('Arnhem')), expectedRound: 1 } as const;
  expect(await act('Arnhem', stale)).toMatchObject({ refusal: { code: 'STALE' } });
  const all = await kb.read((manager) => rows(manager, JointConsent, { noteId: before.id }));
  expect(
    all
      .filter(({ round }) => round === 1)
      .map(({ state }) => state)
      .toSorted(),
  ).toEqual(['ASKED', 'CONSENTED', 'OBJECTED']);
  const reasons = await opens('Arnhem', { dialog: 'JOINT_REASONS', noteId: before.id });
  expect(reasons).toContain('Ronde 1: 1 van 3 akkoord');
  expect(reasons).toContain(SECRET);
  expect(reasons).toContain('Paragraaf 4 is herschreven');
});

test('while a chair is away whoever replaces the chair is asked, and answers', async () => {
  await propose();
  const chair = await actor('chair');
  await must('chair', {
    name: 'REGISTER_ABSENCE',
    courtId: kb.courtId,
    personId: chair.person.id,
    from: '2026-03-02',
    until: '2026-04-03',
  });
  expect(await asked()).toEqual(['Arnhem', 'Breda', 'chair', 'deputy', 'member']);
  await must('deputy', { name: 'CONSENT_JOINT_NOTE', ...(await about('Heerlen')) });
  const [said] = await kb.read((manager) => rows(manager, JointConsent, { courtId: kb.courtId }));
  expect(said).toMatchObject({ state: 'CONSENTED', decidedAs: 'DEPUTY_CHAIR' });
});

test('two clicks at the same moment count once, and two chairs at the same moment both', async () => {
  await propose();
  const command = { name: 'CONSENT_JOINT_NOTE', ...(await about('Arnhem')), expectedRound: 1 } as const;
  const twice = await Promise.all([act('Arnhem', command), act('Arnhem', command)]);
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  await Promise.all([consents('Breda'), consents('Heerlen')]);
  expect(await note()).toMatchObject({ state: 'AGREED' });
  const proposing = await Promise.allSettled([propose(), propose()]);
  expect(proposing.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('whoever has not answered is reminded by the ladder of a term, and not any more after that', async () => {
  await propose();
  await consents('Arnhem', 'Breda');
  const { clock } = kb.services;
  const said: string[] = [];
  const chairId = (await actor('chair')).person.id;
  const [duty] = await kb.read((manager) =>
    rows(manager, Duty, { courtId: kb.courtId, kind: 'JOINT_CONSENT' }),
  );
  expect(duty).toMatchObject({ dueOn: '2026-03-30' });
  for (;;) {
    const next = await nextDueMoment(kb.services);
    if (next > '2026-04-01T12:00:00.000Z') break;
    clock.moment = next > clock.moment ? next : new Date(Date.parse(clock.moment) + 60_000).toISOString();
    await tick(kb.services);
    await kb.read((manager) => manager.update(OutboxMessage, { state: 'PENDING' }, { state: 'SENT' }));
  }
  const messages = await kb.read((manager) => rows(manager, OutboxMessage, { personId: chairId }));
  for (const { card, onceKey } of messages.filter((one) => one.onceKey.startsWith('morning:'))) {
    const bundle = storedCard(card);
    const lines = bundle.card === 'MORNING' ? bundle.lines : [];
    if (lines.some((line) => line.line === 'DUTY' && line.dutyId === duty?.id)) said.push(onceKey.slice(-10));
  }
  // Three working days before the day, on it, and two after it.
  expect(said.toSorted()).toEqual(['2026-03-25', '2026-03-30', '2026-04-01']);
  expect(await reads('chair', { card: 'DUTY', dutyId: duty!.id })).toContain(
    'Is de rekenkamer Heerlen akkoord',
  );
  await consents('Heerlen');
  expect(await duties()).toContain('Heerlen DONE');
});

const typed = async (who: string) => planTyped(kb.services, await actor(who), 'gezamenlijke nota');

test('typed: the note that lies before one’s court; a coordinator without one proposes it', async () => {
  expect(await typed('coordinator')).toEqual({
    show: { card: 'OPENER', dialog: { dialog: 'JOINT_NOTE', waveId: kb.waveId } },
  });
  expect(await typed('chair')).toMatchObject({ refusal: { code: 'NO_JOINT_NOTE' } });
  await propose();
  const shown = { show: { card: 'JOINT_GATE', noteId: (await note()).id } };
  for (const who of ['coordinator', 'chair', 'member', 'Arnhem']) expect(await typed(who)).toEqual(shown);
  expect(await typed('Delft')).toMatchObject({ refusal: { code: 'NO_JOINT_NOTE' } });
});

test('without anybody who can answer the secretary is asked to appoint a stand-in, who then can', async () => {
  const chair = await actor('chair');
  for (const who of ['deputy', 'member'] as const) {
    for (const { id } of (await actor(who)).grants) {
      await must('chair', { name: 'END_ROLE', grantId: id, until: '2026-03-01' });
    }
  }
  const away = { courtId: kb.courtId, personId: chair.person.id, from: '2026-03-02' };
  await must('chair', { name: 'REGISTER_ABSENCE', ...away });
  await propose();
  const card = await gate('secretary');
  expect(card).toContain('De voorzitter van Heerlen is afwezig en niemand vervangt die.');
  expect(card).toContain('"dialog":"STAND_IN"');
  const { person } = await actor('Delft');
  await must('secretary', {
    name: 'APPOINT_STAND_IN',
    courtId: kb.courtId,
    personId: person.id,
    until: '2026-03-31',
  });
  expect(await asked()).toContain('Delft');
  expect(await gate('Delft')).toContain('Is de rekenkamer Heerlen akkoord');
  await must('Delft', { name: 'CONSENT_JOINT_NOTE', ...(await about('Heerlen')) });
  const [said] = await kb.read((manager) => rows(manager, JointConsent, { courtId: kb.courtId }));
  expect(said).toMatchObject({ state: 'CONSENTED', decidedById: person.id });
});

test('when an absence begins later, whoever replaces the chair is asked on that morning, once', async () => {
  await propose();
  const { person } = await actor('chair');
  const absence = { courtId: kb.courtId, personId: person.id, from: '2026-03-04', until: '2026-04-03' };
  await must('chair', { name: 'REGISTER_ABSENCE', ...absence });
  expect(await asked()).toEqual(['Arnhem', 'Breda', 'chair']);
  for (const day of ['2026-03-03', '2026-03-04', '2026-03-05']) {
    kb.services.clock.moment = `${day}T09:00:00.000Z`;
    await tick(kb.services);
    const replaced = day < '2026-03-04' ? [] : ['deputy', 'member'];
    expect(await asked()).toEqual(['Arnhem', 'Breda', 'chair', ...replaced]);
  }
});

test('a wave that got its anchor by hand is not offered a joint note', async () => {
  const anchor = { waveId: kb.waveId, anchorOn: '2026-02-27', reason: 'De nota verscheen buiten Kamerbode' };
  await must('coordinator', { name: 'SET_ANCHOR', ...anchor });
  expect(await reads('coordinator', { card: 'WAVES' })).not.toContain('"dialog":"JOINT_NOTE"');
});
