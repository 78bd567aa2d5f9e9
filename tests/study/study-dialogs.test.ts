/** What the dialogs of a study offer in the state that it is in: gates, tasks, events and registers. */
import type { AfterRefusal } from '../../bot/study/views/dialogs/view-dialog';
import type { Command } from '../../bot/workflow/commands';
import type { DialogRef } from '../../cards/ref';
import type { Json } from '../cards/objects';
import { fieldIds, inputOf, inputsIn, openDialog, refusalOf, textOf, titles } from './dialog-reader';
import { approve, entryOf, request, taskOf } from './dialog-story';
import { IDENTITIES, installation, type Installation, type Who } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

const open = (who: Who, ref: DialogRef, refused?: AfterRefusal) => openDialog(kb, who, ref, refused);

const refusal = (who: Who, ref: DialogRef) => refusalOf(kb, who, ref);

const read = async (who: Who, ref: DialogRef): Promise<string> => textOf(await openDialog(kb, who, ref));

const to = (moment: string): void => void (kb.services.clock.moment = moment);

/** Passes the gate of the stage that runs. */
async function pass(times = 1): Promise<void> {
  for (let gate = 0; gate < times; gate++) await approve(kb, await request(kb, 'researcher'));
}

async function complete(who: Who, taskId: string): Promise<void> {
  const task = { id: await taskOf(kb, taskId) };
  await kb.must(who, { name: 'COMPLETE_TASKS', studyId: kb.studyId, tasks: [task] });
}

const intake = (): DialogRef => ({ dialog: 'REQUEST_GATE', studyId: kb.studyId, stageId: 'INTAKE' });

const dialogOf = async (taskId: string, action: Extract<DialogRef, { dialog: 'TASK_ACTION' }>['action']) =>
  ({ dialog: 'TASK_ACTION', taskId: await taskOf(kb, taskId), action }) as const;

describe('asking for a gate', () => {
  it('asks a reason where something is not met, and says what is', async () => {
    await complete('secretary', 'INT-05');
    const content = await open('researcher', intake());
    expect(inputOf(content, 'reasons.all_required_tasks_done')).toMatchObject({
      label: '✗ Alle verplichte taken zijn gedaan (1 van 8)',
      isRequired: true,
    });
    expect(fieldIds(content)).not.toContain('reasons.privacy_paragraph_present');
    expect(textOf(content)).toContain('✓ De AVG-paragraaf is er');
    expect(inputOf(content, 'attested.norm_per_question')).toMatchObject({ isRequired: true });
    expect(inputOf(content, 'reasons.norm_per_question')).not.toHaveProperty('isRequired');
  });

  it('names the open tasks that go along, and the meeting', async () => {
    const { courtId } = kb;
    expect(await read('researcher', intake())).toContain('er staat nog geen vergadering gepland');
    await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId, settings: { meetings: ['2026-04-21'] } });
    const text = await read('researcher', intake());
    expect(text).toContain('Dit gaat mee naar de vergadering van di 21 april 2026.');
    expect(text).toContain('Acht open taken gaan mee naar de volgende stap');
    expect(text).toContain('• INT-03 Onderzoeksopzet opstellen');
    await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId, settings: { decisionModel: 'DIRECTOR' } });
    expect(await read('researcher', intake())).not.toContain('vergadering');
  });

  it('asks no reason for open tasks at a soft gate', async () => {
    await pass();
    const content = await open('researcher', {
      dialog: 'REQUEST_GATE',
      studyId: kb.studyId,
      stageId: 'DOCUMENTS',
    });
    expect(fieldIds(content)).not.toContain('reasons.all_required_tasks_done');
    expect(fieldIds(content)).toContain('reasons.start_letter_sent');
    expect(textOf(content)).toContain('een reden is niet nodig');
  });

  it('says why it cannot be now', async () => {
    expect(
      await refusal('researcher', { dialog: 'REQUEST_GATE', studyId: kb.studyId, stageId: 'DOCUMENTS' }),
    ).toBe('STAGE_NOT_ACTIVE');
    await request(kb, 'researcher');
    expect(await refusal('secretary', intake())).toBe('GATE_ALREADY_REQUESTED');
  });
});

describe('deciding on a gate', () => {
  it('offers to reopen tasks of the stage, with how they stand, then what was carried over', async () => {
    await complete('researcher', 'INT-03');
    await pass();
    await complete('researcher', 'DOC-06');
    const requestId = await request(kb, 'researcher');
    const offered = titles(await open('chair', { dialog: 'RETURN_GATE', requestId }), 'reopenTaskIds');
    expect(offered).toContain(
      'DOC-06 Raadsinformatiesysteem doorzoeken (moties, vragen, brieven, besluiten) (gedaan ma 2 maart 2026)',
    );
    const carried = offered.findIndex((title) => title.startsWith('INT-'));
    expect(offered.slice(0, carried).every((title) => title.startsWith('DOC-'))).toBe(true);
    expect(offered.slice(carried).every((title) => title.startsWith('INT-'))).toBe(true);
    expect(offered.some((title) => title.startsWith('INT-03'))).toBe(false);
    // Without an external bureau this task does not exist.
    expect(offered.some((title) => title.startsWith('INT-07'))).toBe(false);
  });

  it('asks the board’s date only where the board decides, and fills in its last meeting', async () => {
    const { courtId } = kb;
    await kb.must('chair', {
      name: 'SET_COURT_SETTINGS',
      courtId,
      settings: { meetings: ['2026-02-10', '2026-03-03', '2026-04-21'] },
    });
    const first = await request(kb, 'researcher');
    to('2026-03-05T09:00:00.000Z');
    expect(
      inputOf(await open('chair', { dialog: 'APPROVE_GATE', requestId: first }), 'boardDecisionOn'),
    ).toMatchObject({
      value: '2026-03-03',
      min: '2026-03-02',
      max: '2026-03-05',
    });
    await approve(kb, first);
    const second = await request(kb, 'researcher');
    expect(fieldIds(await open('chair', { dialog: 'APPROVE_GATE', requestId: second }))).not.toContain(
      'boardDecisionOn',
    );
  });

  it('leaves the requester’s reasons as they are unless the chair writes others', async () => {
    const requestId = await request(kb, 'researcher', 'Zoals besproken.');
    const content = await open('chair', { dialog: 'APPROVE_GATE', requestId });
    expect(textOf(content)).toContain('Zoals besproken.');
    const reworded = inputsIn(content).filter(({ id }) => String(id).startsWith('reasons.'));
    expect(reworded.length).toBeGreaterThan(2);
    expect(reworded.every(({ value }) => value === undefined)).toBe(true);
  });

  it('is open to the second reader where the court left it to them', async () => {
    const { courtId } = kb;
    await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId, settings: { delegatedGates: ['G4'] } });
    await pass(3);
    const requestId = await request(kb, 'researcher');
    const reading = (await kb.facts()).case.tasks.find(({ taskId }) => taskId === 'NVB-04');
    const { people } = await kb.facts();
    const reader = people.find(({ id }) => id === reading?.assigneeId)?.name;
    const who =
      (['secretary', 'member', 'deputy'] as const).find((one) => IDENTITIES[one].name === reader) ??
      'external';
    for (const dialog of ['APPROVE_GATE', 'RETURN_GATE'] as const)
      expect(await refusal(who, { dialog, requestId })).toBe('opened');
  });

  it('tells what was returned before, and what was written then', async () => {
    const requestId = await request(kb, 'researcher', 'Eerste poging.');
    const { studyId } = kb;
    to('2026-03-04T09:00:00.000Z');
    await kb.must('chair', {
      name: 'RETURN_GATE',
      studyId,
      requestId,
      reason: 'Graag eerst de normen.',
      reopenTaskIds: [await taskOf(kb, 'INT-04')],
    });
    to('2026-03-06T09:00:00.000Z');
    const again = await request(kb, 'researcher', 'Tweede poging.');
    const text = await read('member', { dialog: 'GATE_DETAILS', requestId: again });
    expect(text.indexOf('Tweede poging.')).toBeLessThan(text.indexOf('Eerder aangevraagd'));
    expect(text).toContain('Teruggestuurd op wo 4 maart 2026');
    expect(text).toContain('Graag eerst de normen.');
    expect(text).toContain('Eerste poging.');
  });

  it('says what closes again when a passed gate is opened', async () => {
    await pass(2);
    const text = await read('chair', { dialog: 'REOPEN_GATE', studyId: kb.studyId, stageId: 'INTAKE' });
    expect(text).toContain('“Documentenanalyse” en “Interviews” sluiten weer');
  });
});

describe('a task', () => {
  it('is put off to a day before it is due', async () => {
    to('2026-03-06T09:00:00.000Z');
    const until = inputOf(await open('researcher', await dialogOf('INT-01', 'SNOOZE')), 'until');
    // From Friday to Monday; due on Thursday.
    expect(until).toMatchObject({ value: '2026-03-09', min: '2026-03-07', max: '2026-03-12' });
    to('2026-03-12T09:00:00.000Z');
    expect(await refusal('researcher', await dialogOf('INT-01', 'SNOOZE'))).toBe('SNOOZE_OVERDUE');
  });

  it('is extended to a day after its date', async () => {
    const content = await open('researcher', await dialogOf('INT-01', 'EXTEND'));
    expect(inputOf(content, 'until')).toMatchObject({ min: '2026-03-13', isRequired: true });
    expect(inputOf(content, 'until')).not.toHaveProperty('value');
    expect(inputOf(content, 'reason')).toMatchObject({ isRequired: true });
    expect(await refusal('secretary', await dialogOf('NAZ-05', 'EXTEND'))).toBe('TASK_NOT_YET');
  });

  it('goes to whoever can have it: no second reader who did the work', async () => {
    await complete('researcher', 'INT-03');
    const readers = titles(await open('secretary', await dialogOf('INT-09', 'REASSIGN')), 'to').join();
    for (const able of ['chair', 'deputy', 'member'] as const)
      expect(readers).toContain(IDENTITIES[able].name);
    for (const not of ['researcher', 'external'] as const)
      expect(readers).not.toContain(IDENTITIES[not].name);
    const doers = titles(await open('secretary', await dialogOf('INT-04', 'REASSIGN')), 'to');
    expect(doers).toContain('Extern onderzoeker (Extern onderzoeker (bureau))');
    expect(doers.join()).not.toContain(IDENTITIES.researcher.name);
  });

  it('that is finished says so', async () => {
    await complete('researcher', 'INT-01');
    for (const action of ['SNOOZE', 'WAIT_FOR', 'EXTEND', 'NOT_APPLICABLE', 'REASSIGN'] as const)
      expect(await refusal('researcher', await dialogOf('INT-01', action))).toBe('TASK_ALREADY_DONE');
    await open('researcher', await dialogOf('INT-01', 'REOPEN'));
  });

  it('keeps what was typed when somebody else was first', async () => {
    const ref = await dialogOf('INT-01', 'EXTEND');
    await complete('secretary', 'INT-01');
    const reason = 'Drie alinea’s, met zorg geschreven.';
    const content = await open('researcher', ref, {
      message: 'Dit is intussen gewijzigd.',
      entered: { reason },
    });
    expect(inputOf(content, 'reason')).toMatchObject({ value: reason });
  });
});

describe('events', () => {
  it('offers what can have happened by now, what is not recorded first', async () => {
    const { studyId } = kb;
    const ref: DialogRef = { dialog: 'RECORD_EVENT', studyId };
    expect(inputsIn(await open('secretary', ref))).toEqual([]);
    await pass();
    await kb.must('secretary', {
      name: 'RECORD_EVENT',
      studyId,
      eventId: 'START_LETTER_SENT',
      on: '2026-03-02',
    });
    const content = await open('secretary', ref);
    expect(titles(content, 'eventId')).toEqual([
      'Startgesprek gevoerd',
      'Startbrief verstuurd (vastgelegd: ma 2 maart 2026)',
    ]);
    expect(inputOf(content, 'eventId')).toMatchObject({ value: 'START_MEETING_HELD' });
    expect(textOf(content)).toContain('Later in het onderzoek: Respondenten uitgenodigd');
  });
});

describe('a register', () => {
  const kind = 'INTERVIEW';
  const update = async (change: object): Promise<void> => {
    const entryId = await entryOf(kb, kind, 1);
    const command = { name: 'UPDATE_REGISTER_ENTRY', studyId: kb.studyId, entryId, ...change };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the fields of this command
    await kb.must('researcher', command as Command);
  };
  const entry = async (): Promise<Json> =>
    open('researcher', {
      dialog: 'REGISTER_ENTRY',
      studyId: kb.studyId,
      kind,
      entryId: await entryOf(kb, kind, 1),
    });

  it('puts what comes next first, and what is recorded last', async () => {
    const { studyId } = kb;
    await pass(2);
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind,
      counterpartRoles: ['PORTFOLIO_HOLDER'],
    });
    expect(fieldIds(await entry()).slice(0, 2)).toEqual(['sentOn', 'heldOn']);
    await update({ heldOn: '2026-03-02' });
    expect(fieldIds(await entry())[0]).toBe('sentOn');
    await update({ sentOn: '2026-03-02' });
    const held = fieldIds(await entry());
    expect(held.slice(0, 2)).toEqual(['minutesDraftedOn', 'minutesSentOn']);
    expect(held.slice(-2)).toEqual(['sentOn', 'heldOn']);
    await update({ minutesDraftedOn: '2026-03-02', minutesSentOn: '2026-03-02' });
    const sent = await entry();
    expect(fieldIds(sent).slice(0, 4)).toEqual(['settledOn', 'outcome', 'dueOn', 'reason']);
    expect(titles(sent, 'outcome')).toEqual(['Verslag geaccordeerd', 'Verslag betwist']);
    expect(textOf(sent)).toContain('“Verslag stilzwijgend akkoord” kan na ma 16 maart 2026');
    to('2026-03-17T09:00:00.000Z');
    expect(titles(await entry(), 'outcome')).toContain('Verslag stilzwijgend akkoord');
  });

  it('corrects a day without asking for the term to be extended', async () => {
    const { studyId } = kb;
    await pass();
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind: 'DOCUMENT_REQUEST',
      counterpartRoles: ['OFFICIAL_POLICY'],
      sentOn: '2026-03-02',
    });
    to('2026-03-04T09:00:00.000Z');
    const entryId = await entryOf(kb, 'DOCUMENT_REQUEST', 1);
    const content = await open('researcher', {
      dialog: 'REGISTER_ENTRY',
      studyId,
      kind: 'DOCUMENT_REQUEST',
      entryId,
    });
    expect(inputOf(content, 'dueOn')).not.toHaveProperty('value');
    expect(inputOf(content, 'outcome')).not.toHaveProperty('value');
    expect(inputOf(content, 'sentOn')).toMatchObject({ value: '2026-03-02' });
    expect(textOf(content)).toContain('10 werkdagen verder (termijn van het programma): ma 16 maart 2026.');
  });

  it('marks who must be heard and is not yet', async () => {
    const { studyId } = kb;
    await pass(2);
    const ref: DialogRef = { dialog: 'REGISTER_ENTRY', studyId, kind, entryId: null };
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind,
      counterpartRoles: ['SETUP_LEAD'],
    });
    const offered = titles(await open('researcher', ref), 'counterpartRoles');
    expect(offered[0]).toBe('Voorzitter van de alliantie (verplicht)');
    expect(offered).toContain('Kwartiermaker (staat al in het register)');
    expect(offered).toContain('Programmadirecteur');
  });

  it('asks for no counterpart where there is but one', async () => {
    await pass(4);
    const ref: DialogRef = {
      dialog: 'REGISTER_ENTRY',
      studyId: kb.studyId,
      kind: 'TECHNICAL_HEARING',
      entryId: null,
    };
    expect(fieldIds(await open('secretary', ref))).toEqual(['sentOn']);
  });
});
