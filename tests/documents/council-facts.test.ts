/** What of a court's records comes to stand in a document for its council, and what never does. */
import { composeHandover } from '../../bot/study/documents/council-handover';
import { composeOverview } from '../../bot/study/documents/council-overview';
import { loadCouncilFacts, type CouncilFacts } from '../../bot/study/documents/council-facts';
import { documentPage } from '../../bot/study/documents/html';
import { insert, row } from '../../bot/study/rows';
import { Court } from '../../entities/court';
import { JointConsent, JointNote } from '../../entities/joint-note';
import { Study } from '../../entities/study';
import { installation, IDENTITIES, type Installation } from '../study/installation';
import { aConsent, aJointNote } from '../workflow/a-court';
import { playedStudy, WORDS } from '../memory/played';

let kb: Installation;
afterEach(() => kb.close());

const facts = (asOf = '2026-11-24'): Promise<CouncilFacts> =>
  kb.read(async (manager) =>
    loadCouncilFacts(manager, (await row(manager, Court, { municipality: 'Heerlen' }))!, asOf),
  );

/** Everything that a reader of either document gets to see. */
async function read(): Promise<string> {
  const known = await facts();
  return documentPage(composeOverview(known), null) + documentPage(composeHandover(known), null);
}

const secondQuestion = async () => (await facts()).waves[0]?.study?.questions[1];

const decisions = async () => (await facts()).waves[0]?.study?.decisions;

/** The report is public, as far as anything asks. */
const publish = (on = '2026-09-17') =>
  kb.read((manager) =>
    manager.update(Study, { id: kb.studyId }, { publishedOn: on, state: 'AFTERCARE', version: 99 }),
  );

const NAMES = Object.values(IDENTITIES).map(({ name }) => name);

describe('of a study that was played for a while', () => {
  beforeEach(async () => {
    kb = await playedStudy();
  });

  test('no name, note, remark or reason stands in it', async () => {
    const text = await read();
    for (const kept of [...NAMES, ...Object.values(WORDS)]) expect(text).not.toContain(kept);
    expect(text).not.toContain('dossier.example');
  });

  test('a finding stands in it only once the chair has released it, and as it was released', async () => {
    expect(await read()).not.toContain('De raad is laat betrokken.');
    expect((await facts()).waves[0]?.study?.questions[0]?.released).toBeNull();
    await kb.must('chair', {
      name: 'RELEASE_FINDINGS',
      studyId: kb.studyId,
      questions: [{ questionNumber: 1 }],
    });
    expect(await read()).toContain('De raad is laat betrokken.');
    await kb.must('researcher', {
      name: 'SET_QUESTION',
      studyId: kb.studyId,
      questionNumber: 1,
      inScope: true,
      verdict: 'MET',
      summary: 'Toch op tijd.',
    });
    const text = await read();
    expect(text).not.toContain('De raad is laat betrokken.');
    expect(text).not.toContain('Toch op tijd.');
  });

  test('a question that has no verdict stands in it with the answer that the chair released', async () => {
    const { studyId } = kb;
    const about = { studyId, questionNumber: 16 };
    await kb.must('researcher', {
      name: 'SET_QUESTION',
      ...about,
      inScope: true,
      summary: 'Eerst de jeugd.',
    });
    expect(await read()).not.toContain('Eerst de jeugd.');
    await kb.must('chair', { name: 'RELEASE_FINDINGS', studyId, questions: [{ questionNumber: 16 }] });
    expect((await facts()).waves[0]?.study?.questions[15]?.released).toEqual({
      verdict: null,
      summary: 'Eerst de jeugd.',
      shared: false,
    });
    expect(await read()).toMatch(/in woorden[^]*Eerst de jeugd\./);
  });

  test('a recommendation stands in it only once it has been published', async () => {
    expect(await read()).not.toContain('Leg het vast');
    const [draft] = (await kb.facts()).case.recommendations;
    await kb.must('researcher', {
      name: 'UPDATE_RECOMMENDATION',
      studyId: kb.studyId,
      recommendationId: draft!.id,
      publishedOn: '2026-03-20',
    });
    expect(await read()).toContain('1. Leg het vast');
  });

  test('why a question was left out stands in it once the report is public', async () => {
    expect(await secondQuestion()).toMatchObject({ inScope: false, reason: null });
    await publish();
    expect(await secondQuestion()).toMatchObject({ inScope: false, reason: WORDS.reason });
  });

  test('a gate that was passed stands in it with the day of the board; one that waits or was sent back does not', async () => {
    const passed = { on: '2026-03-20', gate: 'Onderzoeksopzet vastgesteld', by: 'BOARD' };
    expect(await decisions()).toEqual([passed]);
    await kb.must('chair', {
      name: 'REOPEN_GATE',
      studyId: kb.studyId,
      stageId: 'INTAKE',
      reason: WORDS.reason,
    });
    expect(await decisions()).toEqual([]);
    expect((await facts()).waves[0]?.study?.changes).toEqual([
      { what: 'REOPENED', on: '2026-03-20', stage: 'Intake en onderzoeksopzet' },
    ]);
    expect(await read()).not.toContain(WORDS.reason);
  });

  test('that the study stood still or took longer is told, and not why', async () => {
    const { studyId } = kb;
    await kb.must('chair', { name: 'PAUSE_STUDY', studyId, reason: WORDS.reason });
    kb.services.clock.moment = '2026-03-27T10:00:00.000Z';
    await kb.must('chair', { name: 'RESUME_STUDY', studyId, reason: WORDS.reason });
    await kb.must('chair', {
      name: 'EXTEND_STAGE',
      studyId,
      stageId: 'DOCUMENTS',
      until: '2026-09-01',
      reason: WORDS.reason,
    });
    expect((await facts()).waves[0]?.study?.changes).toMatchObject([
      { what: 'PAUSED', on: '2026-03-20' },
      { what: 'RESUMED', on: '2026-03-27', workingDays: 5 },
      { what: 'EXTENDED', stage: 'Documentenanalyse', until: '2026-09-01' },
    ]);
    expect(await read()).not.toContain(WORDS.reason);
  });

  test('the declaration is told with the role that signed it', async () => {
    expect((await facts()).declaration).toMatchObject({
      signedOn: '2026-03-20',
      signedBy: 'Voorzitter',
      budgetPerYear: 15_000,
    });
    expect((await facts()).commitments).toHaveLength(9);
    expect((await facts()).confirmations).toMatchObject([{ on: '2026-03-20', action: 'SIGN_DECLARATION' }]);
  });

  test('why the chair was let off from a promise is the court’s own', async () => {
    await kb.must('chair', {
      name: 'WAIVE_COMMITMENT',
      courtId: kb.courtId,
      commitmentId: 'ANNUAL_BUDGET',
      reason: WORDS.reason,
    });
    const text = await read();
    expect(text).toContain('Voor een jaar vrijgesteld van de toezegging “Budget per jaar”');
    expect(text).not.toContain(WORDS.reason);
  });

  test('where the declaration and its proofs are kept is the court’s own', async () => {
    expect(await read()).not.toContain('heerlen.example');
  });

  test('a joint note stands in it once it is public, of a court that was asked about it', async () => {
    const { courtId, waveId } = kb;
    const note = aJointNote({ id: 'note', waveId, state: 'AGREED', agreedOn: '2026-03-19' });
    await kb.read((manager) => insert(manager, JointNote, note));
    await kb.read((manager) => insert(manager, JointConsent, aConsent(courtId, { noteId: 'note' })));
    expect((await facts()).waves[0]?.note).toBeNull();
    await kb.read((manager) =>
      manager.update(JointNote, { id: 'note' }, { state: 'PUBLISHED', publishedOn: '2026-03-20' }),
    );
    expect((await facts()).waves[0]?.note).toEqual({
      title: note.title,
      on: '2026-03-20',
      link: note.evidenceLink,
    });
    await kb.read((manager) => manager.delete(JointConsent, { noteId: 'note' }));
    expect((await facts()).waves[0]?.note).toBeNull();
  });

  test('another court stands in none of it', async () => {
    expect(await read()).not.toContain('Breda');
  });
});

describe('of a court of which little is known', () => {
  test('without a study there is a short document all the same', async () => {
    kb = await installation({ start: false });
    const document = composeOverview(await facts());
    expect(document.sections.map(({ title }) => title)).toEqual([
      'Het programma en deze rekenkamer',
      'Alle onderzoeken',
      'Wat de rekenkamer heeft toegezegd',
      'Wat er komt',
      'Hoe u dit leest',
    ]);
    expect(await read()).toContain('Heerlen-Noord');
  });

  test('a study from before Kamerbode is told by the dates of its gates', async () => {
    kb = await installation({ start: false, now: '2026-11-24T09:00:00.000Z' });
    const gates = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8'];
    await kb.must('chair', {
      name: 'START_STUDY',
      courtId: kb.courtId,
      waveId: kb.waveId,
      externalBureau: false,
      atStageId: 'AFTERCARE',
      earlierGates: Object.fromEntries(gates.map((gate, month) => [gate, `2024-0${month + 1}-15`])),
    });
    const [wave] = (await facts()).waves;
    expect(wave?.study).toMatchObject({ publishedOn: '2024-08-15', firstPlannedOn: null, changes: [] });
    expect(wave?.study?.decisions).toHaveLength(8);
    expect(wave?.study?.decisions[0]).toEqual({
      on: '2024-01-15',
      gate: 'Onderzoeksopzet vastgesteld',
      by: 'BEFORE',
    });
    expect(await read()).toContain('Rapport gepubliceerd (golf 1)');
  });
});
