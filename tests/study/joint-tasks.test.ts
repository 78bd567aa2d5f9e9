/** What follows from a joint note, and the joint tasks around it: the next window, a later court, export and import. */
import { programmeEntriesOf } from '../../bot/study/memory/excerpts';
import { importCourt } from '../../bot/study/memory/import';
import { checkChains } from '../../bot/study/memory/verify';
import { row, rows } from '../../bot/study/rows';
import { tick } from '../../bot/study/tick';
import { Duty } from '../../entities/duty';
import { JointConsent, JointNote } from '../../entities/joint-note';
import { Wave } from '../../entities/wave';
import { emptyDatabase, exported } from '../memory/archive';

import {
  kb,
  ids,
  act,
  must,
  note,
  propose,
  about,
  consents,
  objects,
  reads,
  opens,
  gate,
  jointTasks,
  releases,
  withdraws,
} from './joint-courts';

test('published, it anchors the wave, settles its joint task and starts the one after it', async () => {
  await must('coordinator', {
    name: 'SET_PARTICIPATION',
    courtId: kb.courtId,
    status: 'SIGNED',
    reason: 'Getekend',
  });
  await releases('Heerlen');
  kb.services.clock.moment = '2026-03-03T09:00:00.000Z';
  await tick(kb.services);
  // 130 working days after the first release.
  expect(await jointTasks()).toContain('JNT-04 OPEN 2026-09-08');
  const [written] = await kb.read((manager) => rows(manager, Duty, { ref: 'JNT-04' }));
  const byHand = await act('coordinator', { name: 'COMPLETE_DUTY', dutyId: written!.id });
  expect(byHand).toMatchObject({ refusal: { code: 'DUTY_BY_JOINT_NOTE' } });
  expect(await reads('coordinator', { card: 'DUTY', dutyId: written!.id })).toContain(
    '"dialog":"JOINT_NOTE"',
  );
  await propose();
  await consents('Arnhem', 'Breda', 'Heerlen');
  kb.services.clock.moment = '2026-03-16T09:00:00.000Z';
  const { id: noteId } = await note();
  const publish = { name: 'PUBLISH_JOINT_NOTE', noteId, publishedOn: '2026-03-13' } as const;
  const { outcome } = await must('coordinator', publish);
  expect(outcome.values).toMatchObject({ number: 2, from: '2028-03-13', until: '2029-03-13' });
  expect((await kb.read((manager) => row(manager, Wave, {})))?.anchorOn).toBe('2026-03-13');
  expect(await jointTasks()).toEqual(
    expect.arrayContaining(['JNT-04 DONE 2026-03-13', 'JNT-05 OPEN 2026-04-14']),
  );
  // The court's own reminders of the next wave follow at once.
  const next = await kb.read((manager) => rows(manager, Duty, { courtId: kb.courtId, kind: 'WAVE' }));
  expect(next).toMatchObject([{ state: 'OPEN', baseOn: '2026-03-13', dueOn: '2029-03-13' }]);
  expect(await act('coordinator', publish)).toMatchObject({ refusal: { code: 'JOINT_NOTE_SETTLED' } });
  expect(await act('chair', { name: 'TAKE_BACK_CONSENT', ...(await about('Heerlen')) })).toMatchObject({
    refusal: { code: 'JOINT_NOTE_SETTLED' },
  });
  expect(await reads('coordinator', { card: 'DIGEST' })).not.toContain('Gezamenlijke nota golf');
  expect(await reads('chair', { card: 'WAVES' })).toContain('Gezamenlijke nota openbaar sinds');
});

/** What a court takes along of the programme's history, as far as it is about joint notes. */
const entries = (municipality: string) =>
  kb.read(async (manager) => {
    const courtId = ids[municipality]!;
    const of = { courtId, studyIds: new Set<string>(), waveIds: new Set([kb.waveId]) };
    const found = await programmeEntriesOf(manager, of);
    return found.map(({ action }) => action).filter((action) => /JOINT/.test(action));
  });

test('the programme’s part of a court’s history holds what that court was asked and said, and no other’s', async () => {
  await propose();
  await consents('Arnhem');
  await objects('Breda');
  expect(await entries('Arnhem')).toEqual([
    'PROPOSE_JOINT_NOTE',
    'JOINT_CONSENT_ASKED',
    'CONSENT_JOINT_NOTE',
  ]);
  expect(await entries('Breda')).toEqual(['PROPOSE_JOINT_NOTE', 'JOINT_CONSENT_ASKED', 'OBJECT_JOINT_NOTE']);
});

test('export and import: each court takes along the note and what it said itself', async () => {
  await propose();
  await consents('Arnhem', 'Heerlen');
  await objects('Breda');
  const before = await kb.read((manager) => rows(manager, JointConsent, {}));
  const database = await emptyDatabase();
  try {
    for (const municipality of ['Breda', 'Heerlen']) {
      const files = await exported(kb.services.database, municipality);
      const brought = await importCourt({ ...kb.services, database }, files);
      expect(brought).toMatchObject({ ok: true, municipality });
      expect(await exported(database, municipality)).toEqual(files);
    }
    const there = await database.work((manager) => rows(manager, JointConsent, {}));
    const own = before.filter(({ courtId }) => courtId !== ids.Arnhem);
    expect(there.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
      own.toSorted((a, b) => a.id.localeCompare(b.id)),
    );
    expect(await database.work((manager) => rows(manager, JointNote, {}))).toHaveLength(1);
    expect((await checkChains(database)).filter(({ state }) => !state.ok)).toEqual([]);
  } finally {
    await database.close();
  }
});

test('a court that begins later reads what that means; its next window is counted from the joint anchor', async () => {
  const start = { dialog: 'START_STUDY', courtId: ids.Delft! } as const;
  const reading = await opens('Delft', start);
  expect(reading).toContain(
    'In golf 1 zijn drie rekenkamers al begonnen. Uw rekenkamer houdt haar eigen tempo.',
  );
  expect(reading).toContain(
    'het venster van golf 2 begint ook voor u te tellen als de gezamenlijke nota openbaar is',
  );
  expect(reading).not.toContain('ligt al voor');
  await propose();
  expect(await opens('Delft', { ...start, halfway: true })).toContain(
    'De gezamenlijke nota van deze golf ligt al voor.',
  );
  await consents('Arnhem', 'Breda', 'Heerlen');
  const { id: noteId } = await note();
  await must('coordinator', { name: 'PUBLISH_JOINT_NOTE', noteId, publishedOn: '2026-03-02' });
  expect(await opens('Delft', start)).toContain(
    'het venster van golf 2 loopt ook voor u van do 2 maart 2028 tot en met vr 2 maart 2029',
  );
  // It begins nineteen months after the joint note, at the stage that it has reached.
  kb.services.clock.moment = '2027-10-04T09:00:00.000Z';
  await must('coordinator', {
    name: 'SET_PARTICIPATION',
    courtId: ids.Delft!,
    status: 'SIGNED',
    reason: 'Getekend',
  });
  await must('Delft', {
    name: 'START_STUDY',
    courtId: ids.Delft!,
    waveId: kb.waveId,
    externalBureau: false,
    atStageId: 'DOCUMENTS',
    earlierGates: { G1: '2027-09-06' },
  });
  // Its first study in the programme is no start in the next wave; of the ladder the step at 21 months comes first.
  const [wave] = await kb.read((manager) => rows(manager, Duty, { courtId: ids.Delft!, kind: 'WAVE' }));
  expect(wave).toMatchObject({
    state: 'OPEN',
    ref: '2',
    baseOn: '2026-03-02',
    dueOn: '2029-03-02',
    nextOn: '2027-12-02',
  });
  const window = await opens('coordinator', { dialog: 'WAVE', waveId: kb.waveId });
  expect(window).toContain('Delft: do 2 maart 2028');
  // In the overview its start and its stage, and no delay against a plan that it never had.
  await must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolg 2028' });
  const digest = await reads('coordinator', { card: 'DIGEST' });
  expect(digest).toMatch(/"text":"Delft".*"Fase 2 van 5, Documenten"/);
  expect(digest.slice(digest.indexOf('"text":"Delft"'))).not.toContain('later dan het eerste plan');
  // The note is public: it is not asked any more.
  expect(await gate('Delft')).toContain('NOT_YOURS');
});

test('joint tasks come by what happened: half of the studies at the interviews, two courts that released', async () => {
  const { clock } = kb.services;
  await must('Delft', {
    name: 'START_STUDY',
    courtId: ids.Delft!,
    waveId: kb.waveId,
    externalBureau: false,
    atStageId: 'INTERVIEWS',
    earlierGates: { G1: '2026-01-12', G2: '2026-02-23' },
  });
  clock.moment = '2026-03-03T09:00:00.000Z';
  await tick(kb.services);
  // One of four. The joint start lies before the first design, which is planned for much later.
  expect(await jointTasks()).toEqual(['JNT-01 OPEN 2026-03-30']);
  await withdraws('Breda');
  await withdraws('Arnhem');
  await releases('Delft');
  clock.moment = '2026-03-04T09:00:00.000Z';
  await tick(kb.services);
  // One of two: twenty working days after the day on which it came to its interviews.
  expect(await jointTasks()).toEqual([
    'JNT-01 OPEN 2026-03-30',
    'JNT-02 OPEN 2026-03-30',
    'JNT-04 OPEN 2026-09-09',
  ]);
  await releases('Heerlen');
  clock.moment = '2026-03-05T09:00:00.000Z';
  await tick(kb.services);
  expect(await jointTasks()).toContain('JNT-03 OPEN 2026-04-01');
});
