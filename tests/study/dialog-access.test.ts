/** Who opens which dialog, and how everybody else is answered. */
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { refusalText } from '../../cards/texts/refusals';
import type { DialogRef } from '../../cards/ref';
import { approve, courtOf, entryOf, request, SECRET, taskOf } from './dialog-story';
import { textOf } from './dialog-reader';
import { IDENTITIES, installation, type Installation, type Who } from './installation';

const EVERYBODY: Who[] = [
  'coordinator',
  'chair',
  'deputy',
  'secretary',
  'researcher',
  'member',
  'external',
  'stranger',
];
const OWN: Who[] = ['chair', 'deputy', 'secretary', 'researcher', 'member'];
const READERS: Who[] = [...OWN, 'external'];
const GOVERN: Who[] = ['chair', 'secretary'];
const RECORD: Who[] = ['chair', 'secretary', 'researcher'];
const NOBODY: Who[] = [];

let kb: Installation;
beforeAll(async () => {
  kb = await installation();
  // The stranger chairs another court, with a study of its own.
  const { tenantId } = IDENTITIES.chair;
  await kb.must('coordinator', { name: 'REGISTER_COURT', municipality: 'Arnhem', tenantId });
  const courtId = await courtOf(kb, 'Arnhem');
  const { secret } = await kb.must('coordinator', { name: 'INVITE', courtId, role: 'CHAIR' });
  await kb.must('stranger', { name: 'REDEEM_CODE', code: secret ?? '' });
  await kb.must('stranger', { name: 'START_STUDY', courtId, waveId: kb.waveId, externalBureau: false });
});
afterAll(() => kb.close());

/** Opens a dialog as everybody. @returns who saw it; whoever did not was told so kindly, and nothing of the court. */
async function openedBy(ref: DialogRef): Promise<Who[]> {
  const opened: Who[] = [];
  for (const who of EVERYBODY) {
    const answer = await viewDialog(kb.services, ref, await kb.actor(who));
    if ('content' in answer) {
      opened.push(who);
      continue;
    }
    const said = refusalText(answer.refusal);
    expect(said).toMatch(/^[A-Z“U0-9].{10,}[.?]$/);
    expect(said).not.toContain(SECRET);
    for (const other of OWN) expect(said).not.toContain(IDENTITIES[other].name);
  }
  return opened;
}

async function expectOpened(ref: DialogRef, who: readonly Who[]): Promise<void> {
  expect({ ref, who: await openedBy(ref) }).toEqual({
    ref,
    who: EVERYBODY.filter((one) => who.includes(one)),
  });
}

describe('during the intake', () => {
  it('is about one task: read by the study’s people, changed by whose it is', async () => {
    const taskId = await taskOf(kb, 'INT-04');
    for (const dialog of ['TASK_DETAILS', 'WHY_THIS_DATE'] as const)
      await expectOpened({ dialog, taskId }, READERS);
    for (const action of ['SNOOZE', 'WAIT_FOR', 'EXTEND', 'NOT_APPLICABLE', 'REASSIGN'] as const) {
      await expectOpened({ dialog: 'TASK_ACTION', taskId, action }, RECORD);
    }
    await expectOpened({ dialog: 'TASK_ACTION', taskId, action: 'NOTE' }, OWN);
    await expectOpened({ dialog: 'TASK_ACTION', taskId, action: 'REOPEN' }, NOBODY);
  });

  it('is about the study', async () => {
    const { studyId } = kb;
    await expectOpened({ dialog: 'WHY_THIS_STAGE_DATE', studyId, stageId: 'INTAKE' }, READERS);
    await expectOpened({ dialog: 'HISTORY', studyId, page: 1 }, READERS);
    await expectOpened({ dialog: 'REQUEST_GATE', studyId, stageId: 'INTAKE' }, ['researcher', 'secretary']);
    await expectOpened({ dialog: 'REQUEST_GATE', studyId, stageId: 'DOCUMENTS' }, NOBODY);
    await expectOpened({ dialog: 'EXTEND_STAGE', studyId, stageId: 'INTAKE' }, GOVERN);
    await expectOpened({ dialog: 'EXTEND_STAGE', studyId, stageId: 'DOCUMENTS' }, NOBODY);
    await expectOpened({ dialog: 'PAUSE_OR_RESUME', studyId }, GOVERN);
    await expectOpened({ dialog: 'RECORD_EVENT', studyId }, RECORD);
    await expectOpened(
      { dialog: 'ANSWER_CONDITION', studyId, conditionId: 'RECOMMENDATIONS_ADOPTED' },
      RECORD,
    );
    await expectOpened({ dialog: 'REOPEN_GATE', studyId, stageId: 'INTAKE' }, NOBODY);
    await expectOpened({ dialog: 'REGISTER_ENTRY', studyId, kind: 'INTERVIEW', entryId: null }, NOBODY);
  });

  it('is about the court and its people', async () => {
    const { courtId } = kb;
    await expectOpened({ dialog: 'START_STUDY', courtId }, NOBODY);
    await expectOpened({ dialog: 'SETTINGS', courtId: null }, EVERYBODY);
    await expectOpened({ dialog: 'SETTINGS', courtId }, [...OWN, 'coordinator']);
    for (const dialog of ['COURT_TERMS', 'COURT_CALENDAR', 'COURT_DECISIONS', 'CONTACT'] as const) {
      await expectOpened({ dialog, courtId }, GOVERN);
    }
    await expectOpened({ dialog: 'PEOPLE', courtId }, OWN);
    await expectOpened({ dialog: 'ABSENCE', courtId }, OWN);
    await expectOpened({ dialog: 'END_ROLE', courtId }, [...OWN, 'coordinator']);
    await expectOpened({ dialog: 'INVITE', courtId }, [...GOVERN, 'coordinator']);
    await expectOpened({ dialog: 'APPOINT_CHAIR', courtId }, ['chair', 'coordinator']);
    await expectOpened({ dialog: 'DECLARATION', courtId }, ['chair', 'coordinator']);
    await expectOpened({ dialog: 'STAND_IN', courtId, requestId: null }, ['chair', 'deputy', 'secretary']);
  });

  it('is about the programme, or oneself', async () => {
    const { courtId, waveId } = kb;
    for (const ref of [
      { dialog: 'REGISTER_COURT' },
      { dialog: 'OPEN_WAVE' },
      { dialog: 'PARTICIPATION', courtId },
      { dialog: 'ADOPT_DEFINITION', waveId },
    ] as const)
      await expectOpened(ref, ['coordinator']);
    await expectOpened({ dialog: 'WORKING_DAYS' }, EVERYBODY);
    await expectOpened({ dialog: 'CALENDAR' }, EVERYBODY);
    await expectOpened({ dialog: 'ANSWER_STATUS_LATER', courtId }, NOBODY);
    await kb.must('coordinator', { name: 'ASK_STATUS', courtId });
    await expectOpened({ dialog: 'ANSWER_STATUS_LATER', courtId }, ['chair', 'deputy', 'secretary']);
  });

  it('shows the external researcher the one study, and nothing else of the court', async () => {
    const text = async (ref: DialogRef): Promise<string> => {
      const answer = await viewDialog(kb.services, ref, await kb.actor('external'));
      if (!('content' in answer)) throw new Error(JSON.stringify(answer));
      return textOf(answer.content);
    };
    const settings = await text({ dialog: 'SETTINGS', courtId: null });
    expect(settings).not.toContain('Heerlen');
    expect(settings).toContain('Mijn werkdagen');
    const arnhem = (await kb.read((manager) => manager.query('SELECT id, courtId FROM study'))).find(
      (study: { courtId: string }) => study.courtId !== kb.courtId,
    );
    await expectOpened({ dialog: 'HISTORY', studyId: arnhem.id, page: 1 }, ['stranger']);
  });
});

describe('of a gate', () => {
  let requestId: string;

  it('that is asked for is decided by the chair, and read by the study’s people', async () => {
    requestId = await request(kb, 'researcher');
    await expectOpened({ dialog: 'GATE_DETAILS', requestId }, READERS);
    await expectOpened({ dialog: 'APPROVE_GATE', requestId }, ['chair']);
    await expectOpened({ dialog: 'RETURN_GATE', requestId }, ['chair']);
    await expectOpened({ dialog: 'RECORD_GATE_DECISION', requestId }, NOBODY);
    await expectOpened({ dialog: 'REQUEST_GATE', studyId: kb.studyId, stageId: 'INTAKE' }, NOBODY);
    const { courtId } = kb;
    await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId, settings: { chairUsesTeams: false } });
    await expectOpened({ dialog: 'RECORD_GATE_DECISION', requestId }, ['secretary']);
  });

  it('is decided by the deputy or a member while the chair is away', async () => {
    const { courtId } = kb;
    const { person } = await kb.actor('chair');
    await kb.must('secretary', {
      name: 'REGISTER_ABSENCE',
      courtId,
      personId: person.id,
      from: '2026-03-02',
    });
    await expectOpened({ dialog: 'APPROVE_GATE', requestId }, ['chair', 'deputy', 'member']);
    const [absence] = (await kb.facts()).absences;
    await kb.must('secretary', { name: 'END_ABSENCE', absenceId: absence?.id ?? '', until: '2026-03-01' });
  });

  it('that is passed is opened again by the chair', async () => {
    const { studyId } = kb;
    await approve(kb, requestId);
    for (const dialog of ['APPROVE_GATE', 'RETURN_GATE'] as const)
      await expectOpened({ dialog, requestId }, NOBODY);
    await expectOpened({ dialog: 'GATE_DETAILS', requestId }, READERS);
    await expectOpened({ dialog: 'REOPEN_GATE', studyId, stageId: 'INTAKE' }, ['chair']);
  });
});

describe('of a register', () => {
  it('is filled by who works on it, and read by the study’s people', async () => {
    const { studyId } = kb;
    const kind = 'DOCUMENT_REQUEST';
    await expectOpened({ dialog: 'REGISTER_ENTRY', studyId, kind, entryId: null }, RECORD);
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind,
      counterpartRoles: ['OFFICIAL_POLICY'],
    });
    const entryId = await entryOf(kb, kind, 1);
    await expectOpened({ dialog: 'REGISTER_ENTRY', studyId, kind, entryId }, READERS);
    await expectOpened({ dialog: 'REMINDER_LETTER', entryId }, READERS);
  });
});

describe('while the study is paused', () => {
  it('only what goes on then is opened', async () => {
    const { studyId } = kb;
    await kb.must('chair', { name: 'PAUSE_STUDY', studyId, reason: 'Even geduld.' });
    const taskId = await taskOf(kb, 'DOC-06');
    await expectOpened({ dialog: 'TASK_ACTION', taskId, action: 'EXTEND' }, NOBODY);
    await expectOpened({ dialog: 'TASK_ACTION', taskId, action: 'NOTE' }, OWN);
    await expectOpened({ dialog: 'RECORD_EVENT', studyId }, NOBODY);
    await expectOpened({ dialog: 'REQUEST_GATE', studyId, stageId: 'DOCUMENTS' }, NOBODY);
    await expectOpened({ dialog: 'PAUSE_OR_RESUME', studyId }, GOVERN);
    await expectOpened({ dialog: 'WHY_THIS_DATE', taskId }, READERS);
  });
});

describe('what does not exist', () => {
  const unknown = '00000000-0000-4000-8000-000000000000';
  const refs: DialogRef[] = [
    { dialog: 'REQUEST_GATE', studyId: unknown, stageId: 'INTAKE' },
    { dialog: 'GATE_DETAILS', requestId: unknown },
    { dialog: 'APPROVE_GATE', requestId: unknown },
    { dialog: 'TASK_DETAILS', taskId: unknown },
    { dialog: 'TASK_ACTION', taskId: unknown, action: 'NOTE' },
    { dialog: 'WHY_THIS_DATE', taskId: unknown },
    { dialog: 'HISTORY', studyId: unknown, page: 1 },
    { dialog: 'REMINDER_LETTER', entryId: unknown },
    { dialog: 'PEOPLE', courtId: unknown },
    { dialog: 'SETTINGS', courtId: unknown },
    { dialog: 'START_STUDY', courtId: unknown },
    { dialog: 'END_ROLE', courtId: unknown },
    { dialog: 'ADOPT_DEFINITION', waveId: unknown },
  ];

  it.each(refs.map((ref) => [ref.dialog, ref] as const))('is said of %s', async (_, ref) => {
    await expectOpened(ref, NOBODY);
  });

  it('is said of what a study or its programme does not have, also after a refusal', async () => {
    const { studyId } = kb;
    const within: DialogRef[] = [
      { dialog: 'REQUEST_GATE', studyId, stageId: 'NONE' },
      { dialog: 'REOPEN_GATE', studyId, stageId: 'NONE' },
      { dialog: 'EXTEND_STAGE', studyId, stageId: 'NONE' },
      { dialog: 'WHY_THIS_STAGE_DATE', studyId, stageId: 'NONE' },
      { dialog: 'ANSWER_CONDITION', studyId, conditionId: 'NONE' },
      { dialog: 'REGISTER_ENTRY', studyId, kind: 'INTERVIEW', entryId: unknown },
    ];
    for (const ref of within) {
      await expectOpened(ref, NOBODY);
      for (const who of ['chair', 'researcher'] as const) {
        const again = await viewDialog(kb.services, ref, await kb.actor(who), {
          message: 'Nee.',
          entered: {},
        });
        expect(again).toHaveProperty('refusal');
      }
    }
  });
});
