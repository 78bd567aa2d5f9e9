/** "Waarom deze datum?" for every kind of date. */
import type { DialogRef } from '../../cards/ref';
import { openDialog, textOf } from './dialog-reader';
import { approve, entryOf, request, taskOf } from './dialog-story';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

const read = async (who: Who, ref: DialogRef): Promise<string> => textOf(await openDialog(kb, who, ref));

const to = (moment: string): void => void (kb.services.clock.moment = moment);

/** Passes the gate of the stage that runs. */
async function pass(times = 1): Promise<void> {
  for (let gate = 0; gate < times; gate++) await approve(kb, await request(kb, 'researcher'));
}

const task = async (taskId: string, interview?: number) =>
  read('researcher', { dialog: 'WHY_THIS_DATE', taskId: await taskOf(kb, taskId, interview) });

const stage = (stageId: string) =>
  read('chair', { dialog: 'WHY_THIS_STAGE_DATE', studyId: kb.studyId, stageId });

describe('why this date', () => {
  it('firm: from the start of the step, in working days, with what does not count', async () => {
    const text = await task('INT-09');
    for (const line of [
      'di 7 april 2026',
      'De stap “Intake en onderzoeksopzet” begint op ma 2 maart 2026.',
      '24 werkdagen verder (termijn van het programma): di 7 april 2026.',
      'Daarbij tellen niet mee: 10 weekenddagen, Goede Vrijdag, Tweede Paasdag.',
      'Deze datum staat vast.',
    ])
      expect(text).toContain(line);
  });

  it('forecast: from what is expected', async () => {
    const text = await task('DOC-07');
    expect(text).toContain('De stap “Documentenanalyse” begint naar verwachting op ');
    expect(text).toContain('Dit is een prognose: de datum wordt vast zodra de stap begint.');
  });

  it('after an event: an estimate until it has happened', async () => {
    const text = await task('NAZ-05');
    expect(text).toContain('Naar schatting ');
    expect(text).toContain('“Raadsbesluit per aanbeveling vastleggen” is naar schatting afgehandeld op ');
    expect(text).toContain('zodra is vastgelegd dat dit gebeurd is: “Raadsbesluit over het rapport genomen”');
  });

  it('after a moment of an interview: that moment, once recorded', async () => {
    const { studyId } = kb;
    await pass(2);
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind: 'INTERVIEW',
      counterpartRoles: ['PORTFOLIO_HOLDER'],
    });
    expect(await task('IV-05', 1)).toContain(
      'zodra is vastgelegd (in het register): het gesprek is gevoerd.',
    );
    const entryId = await entryOf(kb, 'INTERVIEW', 1);
    await kb.must('researcher', { name: 'UPDATE_REGISTER_ENTRY', studyId, entryId, heldOn: '2026-03-02' });
    const text = await task('IV-05', 1);
    expect(text).toContain('Conceptgespreksverslag maken (interview 1)');
    expect(text).toContain('Het gesprek is gevoerd: ma 2 maart 2026.');
    expect(text).toContain('5 werkdagen verder (termijn van het programma): ma 9 maart 2026.');
  });

  it('extended: from when to when, in which role, and why', async () => {
    const { studyId } = kb;
    const id = await taskOf(kb, 'INT-03');
    await kb.must('researcher', {
      name: 'EXTEND_TASK',
      studyId,
      task: { id },
      until: '2026-03-30',
      reason: 'De griffie heeft meer tijd nodig.',
    });
    const text = await task('INT-03');
    expect(text).toContain('Verzet van ma 23 maart 2026 naar ma 30 maart 2026 (Onderzoeker).');
    expect(text).toContain('De griffie heeft meer tijd nodig.');
  });

  it('paused: that it stands still, and afterwards by how much it moved', async () => {
    const { studyId } = kb;
    await kb.must('chair', { name: 'PAUSE_STUDY', studyId, reason: 'Ziekte.' });
    expect(await task('INT-03')).toContain('Het onderzoek staat stil sinds ma 2 maart 2026');
    to('2026-03-09T09:00:00.000Z');
    await kb.must('chair', { name: 'RESUME_STUDY', studyId, reason: 'Weer beter.' });
    expect(await task('INT-03')).toContain('Het onderzoek stond 5 werkdagen stil: ma 30 maart 2026.');
  });

  it('a term of the council: its recess does not count', async () => {
    await kb.must('chair', {
      name: 'SET_COURT_SETTINGS',
      courtId: kb.courtId,
      settings: { recess: [{ from: '2026-12-07', until: '2026-12-18', label: 'winterreces' }] },
    });
    to('2026-12-01T09:00:00.000Z');
    await pass(8);
    const council = (await kb.facts()).programme.stages
      .flatMap(({ tasks }) => tasks)
      .find(({ councilTerm, after }) => councilTerm === true && after === undefined);
    expect(await task(council?.id ?? '')).toContain('10 dagen reces');
  });

  it('a gate of the board: its next meeting', async () => {
    await kb.close();
    kb = await installation({ start: false });
    const { courtId, waveId } = kb;
    await kb.must('chair', {
      name: 'SET_COURT_SETTINGS',
      courtId,
      settings: { meetings: ['2026-04-21'], terms: { INTAKE: 31 } },
    });
    await kb.must('chair', { name: 'START_STUDY', courtId, waveId, externalBureau: false });
    const studies = await kb.read((manager) => manager.query('SELECT id FROM study'));
    const text = await read('chair', {
      dialog: 'WHY_THIS_STAGE_DATE',
      studyId: studies[0].id,
      stageId: 'INTAKE',
    });
    expect(text).toContain('31 werkdagen verder (termijn van uw rekenkamer): do 16 april 2026.');
    expect(text).toContain('De eerstvolgende vergadering van de rekenkamer is op di 21 april 2026.');
    expect(text).toContain('In het eerste plan: di 21 april 2026.');
  });

  it('of a step that is done, and of one moved by hand', async () => {
    await pass();
    expect(await stage('INTAKE')).toContain('Afgerond op ma 2 maart 2026.');
    const { studyId } = kb;
    await kb.must('chair', {
      name: 'EXTEND_STAGE',
      studyId,
      stageId: 'DOCUMENTS',
      until: '2026-05-01',
      reason: 'De gemeente levert later.',
    });
    const text = await stage('DOCUMENTS');
    expect(text).toContain('naar vr 1 mei 2026 (Voorzitter).');
    expect(text).toContain('De gemeente levert later.');
  });
});
