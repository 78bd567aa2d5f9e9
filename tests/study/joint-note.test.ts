/** A joint note of three courts, from its proposal to its publication, through every command, tick and card. */
import { nextDueMoment } from '../../bot/study/due';
import { verifyChain } from '../../bot/study/history';
import { programmeEntriesOf } from '../../bot/study/memory/excerpts';
import { importCourt } from '../../bot/study/memory/import';
import { checkChains } from '../../bot/study/memory/verify';
import { perform } from '../../bot/study/perform';
import { row, rows } from '../../bot/study/rows';
import type { Identity, Performed } from '../../bot/study/services';
import { storedCard } from '../../bot/study/stored-card';
import { tick } from '../../bot/study/tick';
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { viewCard } from '../../bot/study/views/view-card';
import { loadActor } from '../../bot/study/load';
import type { Command } from '../../bot/workflow/commands';
import type { Actor } from '../../bot/workflow/facts';
import type { CardRef, DialogRef } from '../../cards/ref';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { HistoryEntry } from '../../entities/history';
import { JointConsent, JointNote } from '../../entities/joint-note';
import { OutboxMessage } from '../../entities/message';
import { Wave } from '../../entities/wave';
import { emptyDatabase, exported } from '../memory/archive';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;
/** Ids of courts by municipality, and the identities of their chairs. */
let ids: Record<string, string>;
const chairs: Record<string, Identity> = {};
const SECRET = 'paragraaf 4 is te stellig';

const TENANT = '44444444-4444-4444-8444-444444444444';
const isWho = (who: string): who is Who =>
  ['coordinator', 'chair', 'deputy', 'secretary', 'member'].includes(who);

beforeEach(async () => {
  kb = await installation({ now: '2026-03-02T09:00:00.000Z' });
  ids = { Heerlen: kb.courtId };
  await joins('Arnhem');
  await joins('Breda');
  await joins('Delft', { begins: false });
});
afterEach(() => kb.close());

async function joins(municipality: string, { begins = true } = {}): Promise<void> {
  const tenantId = TENANT.replaceAll('4', String(Object.keys(ids).length + 4));
  const chair = { tenantId, aadObjectId: tenantId.replace(/^./, 'a'), name: `Voorzitter ${municipality}` };
  chairs[municipality] = chair;
  await kb.must('coordinator', { name: 'REGISTER_COURT', municipality, tenantId });
  const courtId = (await kb.read((manager) => row(manager, Court, { municipality })))!.id;
  ids[municipality] = courtId;
  const { secret } = await kb.must('coordinator', { name: 'INVITE', courtId, role: 'CHAIR' });
  await must(municipality, { name: 'REDEEM_CODE', code: secret ?? '' });
  if (begins) await starts(municipality);
}

const starts = (municipality: string) =>
  must(municipality, {
    name: 'START_STUDY',
    courtId: ids[municipality]!,
    waveId: kb.waveId,
    externalBureau: false,
  });

/** A role in Heerlen, or the chair of the court of this municipality. */
const act = (who: string, command: Command): Promise<Performed> =>
  isWho(who) ? kb.act(who, command) : perform(kb.services, command, chairs[who]!);

async function must(who: string, command: Command): Promise<Extract<Performed, { ok: true }>> {
  const performed = await act(who, command);
  if (!performed.ok) throw new Error(`${command.name} by ${who}: ${JSON.stringify(performed.refusal)}`);
  return performed;
}

async function actor(who: string): Promise<Actor> {
  if (isWho(who)) return kb.actor(who);
  return (await kb.read((manager) => loadActor(manager, chairs[who]!)))!;
}

const note = async (): Promise<JointNote> =>
  (await kb.read((manager) => rows(manager, JointNote, {}, { orderBy: ['proposedOn', 'id'] }))).at(-1)!;

const propose = () =>
  must('coordinator', {
    name: 'PROPOSE_JOINT_NOTE',
    waveId: kb.waveId,
    title: 'Van toeschouwer naar speler',
    evidenceLink: 'https://programma.example/nota',
  });
const about = async (municipality: string) => ({ courtId: ids[municipality]!, noteId: (await note()).id });
const chairOf = (municipality: string): string => (municipality === 'Heerlen' ? 'chair' : municipality);
const consents = async (...municipalities: string[]): Promise<void> => {
  for (const one of municipalities) {
    await must(chairOf(one), { name: 'CONSENT_JOINT_NOTE', ...(await about(one)) });
  }
};
const objects = async (municipality: string): Promise<void> =>
  void (await must(chairOf(municipality), {
    name: 'OBJECT_JOINT_NOTE',
    ...(await about(municipality)),
    reason: SECRET,
  }));

async function reads(who: string, ref: CardRef): Promise<string> {
  return JSON.stringify(await viewCard(kb.services, ref, await actor(who)));
}
async function opens(who: string, ref: DialogRef): Promise<string> {
  return JSON.stringify(await viewDialog(kb.services, ref, await actor(who)));
}
const gate = async (who: string): Promise<string> =>
  reads(who, { card: 'JOINT_GATE', noteId: (await note()).id });

/** Who was sent the joint note at once, by name, in the order of asking. */
async function asked(): Promise<string[]> {
  const messages = await kb.read((manager) => rows(manager, OutboxMessage, {}, { orderBy: ['createdAt'] }));
  const names = new Map<string, string>();
  for (const who of ['coordinator', 'chair', 'deputy', 'member', 'Arnhem', 'Breda', 'Delft'])
    names.set((await actor(who)).person.id, who);
  return messages
    .filter(({ card, kind }) => kind === 'POST' && storedCard(card).card === 'JOINT_GATE')
    .map(({ personId }) => names.get(personId ?? '') ?? '?')
    .toSorted();
}

const duties = async (): Promise<string[]> => {
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const found = await kb.read((manager) => rows(manager, Duty, { kind: 'JOINT_CONSENT' }));
  return found.map(({ courtId, state }) => `${names.get(courtId ?? '')} ${state}`).toSorted();
};

async function actions(): Promise<string[]> {
  const history = await kb.read((manager) =>
    rows(manager, HistoryEntry, { chain: 'PROGRAMME' }, { orderBy: ['number'] }),
  );
  return history.map(({ action }) => action).filter((action) => /JOINT|CONSENT/.test(action));
}

test('every chair is asked at once; the coordinator reads who is awaited, and hears that the last one consented', async () => {
  const { outcome } = await propose();
  expect(outcome).toMatchObject({ code: 'JOINT_NOTE_PROPOSED', values: { count: 3 } });
  expect(await asked()).toEqual(['Arnhem', 'Breda', 'chair']);
  expect(await duties()).toEqual(['Arnhem OPEN', 'Breda OPEN', 'Heerlen OPEN']);
  await consents('Arnhem');
  const digest = await reads('coordinator', { card: 'DIGEST' });
  expect(digest).toContain('Gezamenlijke nota golf 1: 1 van 3 akkoord, wacht op: Breda en Heerlen.');
  const waves = await reads('coordinator', { card: 'WAVES' });
  expect(waves).toContain('Gezamenlijke nota: 1 van 3 akkoord, wacht op: Breda en Heerlen');
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

test('published, it anchors the wave, settles its joint task and starts the one after it', async () => {
  await must('coordinator', {
    name: 'SET_PARTICIPATION',
    courtId: kb.courtId,
    status: 'SIGNED',
    reason: 'Getekend',
  });
  await must('chair', {
    name: 'SET_QUESTION',
    studyId: kb.studyId,
    questionNumber: 1,
    inScope: true,
    verdict: 'MET',
    summary: 'De raad is op tijd geïnformeerd.',
  });
  await must('chair', { name: 'RELEASE_FINDINGS', studyId: kb.studyId, questions: [{ questionNumber: 1 }] });
  const joint = async (): Promise<string[]> => {
    const found = await kb.read((manager) => rows(manager, Duty, { courtId: null, kind: 'JOINT_TASK' }));
    return found.map(({ ref, state, dueOn, doneOn }) => `${ref} ${state} ${doneOn ?? dueOn}`).toSorted();
  };
  kb.services.clock.moment = '2026-03-03T09:00:00.000Z';
  await tick(kb.services);
  // 130 working days after the first release.
  expect(await joint()).toContain('JNT-04 OPEN 2026-09-08');
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
  expect(await joint()).toEqual(expect.arrayContaining(['JNT-04 DONE 2026-03-13', 'JNT-05 OPEN 2026-04-14']));
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

test('a court that starts in the wave meanwhile is asked as well; one that withdraws drops out, visibly', async () => {
  await propose();
  await consents('Arnhem', 'Heerlen');
  kb.services.clock.moment = '2026-03-09T09:00:00.000Z';
  await starts('Delft');
  expect(await asked()).toEqual(['Arnhem', 'Breda', 'Delft', 'chair']);
  expect(await gate('Delft')).toContain('2 van 4 akkoord');
  await consents('Delft');
  expect(await note()).toMatchObject({ state: 'PROPOSED' });
  await must('coordinator', {
    name: 'SET_PARTICIPATION',
    courtId: ids.Breda!,
    status: 'WITHDRAWN',
    reason: 'Geen capaciteit',
  });
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
