/** Who opens which dialog, and how everybody else is answered. */
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { viewCard } from '../../bot/study/views/view-card';
import { refusalText } from '../../cards/texts/refusals';
import type { DialogRef } from '../../cards/ref';
import { approve, chairElsewhere, entryOf, request, SECRET, taskOf } from './dialog-story';
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
  const courtId = await chairElsewhere(kb);
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

const those = (who: readonly Who[]): Who[] => EVERYBODY.filter((one) => who.includes(one));

describe('during the intake', () => {
  it('is about one task: read by the study’s people, changed by whose it is', async () => {
    const taskId = await taskOf(kb, 'INT-04');
    for (const dialog of ['TASK_DETAILS', 'WHY_THIS_DATE'] as const)
      expect(await openedBy({ dialog, taskId })).toEqual(those(READERS));
    for (const action of ['SNOOZE', 'WAIT_FOR', 'EXTEND', 'NOT_APPLICABLE', 'REASSIGN'] as const) {
      expect(await openedBy({ dialog: 'TASK_ACTION', taskId, action })).toEqual(those(RECORD));
    }
    expect(await openedBy({ dialog: 'TASK_ACTION', taskId, action: 'NOTE' })).toEqual(those(OWN));
    expect(await openedBy({ dialog: 'TASK_ACTION', taskId, action: 'REOPEN' })).toEqual(those(NOBODY));
  });

  it('is about the study', async () => {
    const { studyId } = kb;
    expect(await openedBy({ dialog: 'WHY_THIS_STAGE_DATE', studyId, stageId: 'INTAKE' })).toEqual(
      those(READERS),
    );
    expect(await openedBy({ dialog: 'HISTORY', studyId, page: 1 })).toEqual(those(READERS));
    expect(await openedBy({ dialog: 'REQUEST_GATE', studyId, stageId: 'INTAKE' })).toEqual(
      those(['researcher', 'secretary']),
    );
    expect(await openedBy({ dialog: 'REQUEST_GATE', studyId, stageId: 'DOCUMENTS' })).toEqual(those(NOBODY));
    expect(await openedBy({ dialog: 'EXTEND_STAGE', studyId, stageId: 'INTAKE' })).toEqual(those(GOVERN));
    expect(await openedBy({ dialog: 'EXTEND_STAGE', studyId, stageId: 'DOCUMENTS' })).toEqual(those(NOBODY));
    expect(await openedBy({ dialog: 'PAUSE_OR_RESUME', studyId })).toEqual(those(GOVERN));
    expect(await openedBy({ dialog: 'RECORD_EVENT', studyId })).toEqual(those(RECORD));
    expect(
      await openedBy({ dialog: 'ANSWER_CONDITION', studyId, conditionId: 'RECOMMENDATIONS_ADOPTED' }),
    ).toEqual(those(RECORD));
    expect(await openedBy({ dialog: 'REOPEN_GATE', studyId, stageId: 'INTAKE' })).toEqual(those(NOBODY));
    expect(await openedBy({ dialog: 'REGISTER_ENTRY', studyId, kind: 'INTERVIEW', entryId: null })).toEqual(
      those(NOBODY),
    );
  });

  it('is about the court and its people', async () => {
    const { courtId } = kb;
    expect(await openedBy({ dialog: 'START_STUDY', courtId })).toEqual(those(NOBODY));
    expect(await openedBy({ dialog: 'SETTINGS', courtId: null })).toEqual(those(EVERYBODY));
    expect(await openedBy({ dialog: 'SETTINGS', courtId })).toEqual(those([...OWN, 'coordinator']));
    for (const dialog of ['COURT_TERMS', 'COURT_CALENDAR', 'COURT_DECISIONS', 'CONTACT'] as const) {
      expect(await openedBy({ dialog, courtId })).toEqual(those(GOVERN));
    }
    expect(await openedBy({ dialog: 'PEOPLE', courtId })).toEqual(those(OWN));
    expect(await openedBy({ dialog: 'ABSENCE', courtId })).toEqual(those(OWN));
    expect(await openedBy({ dialog: 'END_ROLE', courtId })).toEqual(those([...OWN, 'coordinator']));
    expect(await openedBy({ dialog: 'HAND_OVER', courtId, personId: null })).toEqual(
      those([...OWN, 'external']),
    );
    const { person } = await kb.actor('researcher');
    expect(await openedBy({ dialog: 'HAND_OVER', courtId, personId: person.id })).toEqual(
      those([...GOVERN, 'researcher']),
    );
    expect(await openedBy({ dialog: 'INVITE', courtId })).toEqual(those([...GOVERN, 'coordinator']));
    expect(await openedBy({ dialog: 'APPOINT_CHAIR', courtId })).toEqual(those(['chair', 'coordinator']));
    expect(await openedBy({ dialog: 'DECLARATION', courtId })).toEqual(those(['chair', 'coordinator']));
    expect(await openedBy({ dialog: 'STAND_IN', courtId, requestId: null })).toEqual(
      those(['chair', 'deputy', 'secretary']),
    );
  });

  it('is about the programme, or oneself', async () => {
    const { courtId, waveId } = kb;
    for (const ref of [
      { dialog: 'REGISTER_COURT' },
      { dialog: 'OPEN_WAVE' },
      { dialog: 'PARTICIPATION', courtId },
      { dialog: 'ADOPT_DEFINITION', waveId },
      { dialog: 'WAVE', waveId },
      { dialog: 'WAVE', waveId, change: 'ANCHOR' },
      { dialog: 'WAVE', waveId, change: 'WINDOW' },
    ] as const)
      expect(await openedBy(ref)).toEqual(those(['coordinator']));
    expect(await openedBy({ dialog: 'WORKING_DAYS' })).toEqual(those(EVERYBODY));
    expect(await openedBy({ dialog: 'CALENDAR' })).toEqual(those(EVERYBODY));
    expect(await openedBy({ dialog: 'ANSWER_STATUS_LATER', courtId })).toEqual(those(NOBODY));
    await kb.must('coordinator', { name: 'ASK_STATUS', courtId });
    expect(await openedBy({ dialog: 'ANSWER_STATUS_LATER', courtId })).toEqual(
      those(['chair', 'deputy', 'secretary']),
    );
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
    expect(await openedBy({ dialog: 'HISTORY', studyId: arnhem.id, page: 1 })).toEqual(those(['stranger']));
  });
});

describe('of a gate', () => {
  let requestId: string;

  it('that is asked for is decided by the chair, and read by the study’s people', async () => {
    requestId = await request(kb, 'researcher');
    expect(await openedBy({ dialog: 'GATE_DETAILS', requestId })).toEqual(those(READERS));
    expect(await openedBy({ dialog: 'APPROVE_GATE', requestId })).toEqual(those(['chair']));
    expect(await openedBy({ dialog: 'RETURN_GATE', requestId })).toEqual(those(['chair']));
    expect(await openedBy({ dialog: 'RECORD_GATE_DECISION', requestId })).toEqual(those(NOBODY));
    expect(await openedBy({ dialog: 'REQUEST_GATE', studyId: kb.studyId, stageId: 'INTAKE' })).toEqual(
      those(NOBODY),
    );
    const { courtId } = kb;
    await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId, settings: { chairUsesTeams: false } });
    expect(await openedBy({ dialog: 'RECORD_GATE_DECISION', requestId })).toEqual(those(['secretary']));
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
    expect(await openedBy({ dialog: 'APPROVE_GATE', requestId })).toEqual(
      those(['chair', 'deputy', 'member']),
    );
    const [absence] = (await kb.facts()).absences;
    await kb.must('secretary', { name: 'END_ABSENCE', absenceId: absence?.id ?? '', until: '2026-03-01' });
  });

  it('that is passed is opened again by the chair', async () => {
    const { studyId } = kb;
    await approve(kb, requestId);
    for (const dialog of ['APPROVE_GATE', 'RETURN_GATE'] as const)
      expect(await openedBy({ dialog, requestId })).toEqual(those(NOBODY));
    expect(await openedBy({ dialog: 'GATE_DETAILS', requestId })).toEqual(those(READERS));
    expect(await openedBy({ dialog: 'REOPEN_GATE', studyId, stageId: 'INTAKE' })).toEqual(those(['chair']));
  });
});

describe('of a register', () => {
  it('is filled by who works on it, and read by the study’s people', async () => {
    const { studyId } = kb;
    const kind = 'DOCUMENT_REQUEST';
    expect(await openedBy({ dialog: 'REGISTER_ENTRY', studyId, kind, entryId: null })).toEqual(those(RECORD));
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind,
      counterpartRoles: ['OFFICIAL_POLICY'],
    });
    const entryId = await entryOf(kb, kind, 1);
    expect(await openedBy({ dialog: 'REGISTER_ENTRY', studyId, kind, entryId })).toEqual(those(READERS));
    expect(await openedBy({ dialog: 'REMINDER_LETTER', entryId })).toEqual(those(READERS));
  });
});

describe('while the study is paused', () => {
  it('only what goes on then is opened', async () => {
    const { studyId } = kb;
    await kb.must('chair', { name: 'PAUSE_STUDY', studyId, reason: 'Even geduld.' });
    const taskId = await taskOf(kb, 'DOC-06');
    expect(await openedBy({ dialog: 'TASK_ACTION', taskId, action: 'EXTEND' })).toEqual(those(NOBODY));
    expect(await openedBy({ dialog: 'TASK_ACTION', taskId, action: 'NOTE' })).toEqual(those(OWN));
    expect(await openedBy({ dialog: 'RECORD_EVENT', studyId })).toEqual(those(NOBODY));
    expect(await openedBy({ dialog: 'REQUEST_GATE', studyId, stageId: 'DOCUMENTS' })).toEqual(those(NOBODY));
    expect(await openedBy({ dialog: 'PAUSE_OR_RESUME', studyId })).toEqual(those(GOVERN));
    expect(await openedBy({ dialog: 'WHY_THIS_DATE', taskId })).toEqual(those(READERS));
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
    { dialog: 'HAND_OVER', courtId: unknown, personId: null },
    { dialog: 'ADOPT_DEFINITION', waveId: unknown },
    { dialog: 'WAVE', waveId: unknown },
  ];

  it.each(refs.map((ref) => [ref.dialog, ref] as const))('is said of %s', async (_, ref) => {
    expect(await openedBy(ref)).toEqual(those(NOBODY));
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
      expect(await openedBy(ref)).toEqual(those(NOBODY));
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

it('tells a court what coordinators can read of its declaration, beside the status', async () => {
  const { courtId } = kb;
  await kb.must('chair', {
    name: 'SIGN_DECLARATION',
    courtId,
    signedOn: '2026-03-02',
    signedByRole: 'CHAIR',
    untilYear: 2042,
    budgetPerYear: 15_000,
  });
  const form = await viewDialog(
    kb.services,
    { dialog: 'DECLARATION', courtId },
    await kb.actor('coordinator'),
  );
  expect(JSON.stringify(form)).toContain('15.000');
  const seen = await viewCard(kb.services, { card: 'COORDINATOR_VIEW', courtId }, await kb.actor('chair'));
  expect(JSON.stringify(seen)).toContain(
    'Verder leest de coördinator wat in de intentieverklaring is vastgelegd',
  );
});
