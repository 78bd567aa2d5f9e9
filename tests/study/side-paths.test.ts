/** Paths beside the straight one, as people take them: through commands, and the buttons of the cards that they see. */
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { viewCard } from '../../bot/study/views/view-card';
import { row, rows } from '../../bot/study/rows';
import { planTyped } from '../../bot/teams/answer-typed';
import { parseAction } from '../../bot/actions/parse-action';
import type { Command } from '../../bot/workflow/commands';
import type { CardRef, DialogRef } from '../../cards/ref';
import { HistoryEntry } from '../../entities/history';
import { Wave } from '../../entities/wave';
import { isJson, objectsIn, type Json } from '../cards/objects';
import { CHAT } from './chat';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

/** The buttons of a card by their titles, folded ones too. */
async function buttonsOf(who: Who, ref: CardRef): Promise<Map<string, Json>> {
  const card = await viewCard(kb.services, ref, await kb.actor(who));
  if (!('content' in card)) throw new Error(`${ref.card} for ${who}: ${JSON.stringify(card)}`);
  const actions = objectsIn(card.content).filter(({ type }) => String(type).startsWith('Action.'));
  return new Map(actions.flatMap(({ title, data }) => (isJson(data) ? [[String(title), data]] : [])));
}

/** The buttons of a dialog by their titles. */
async function dialogButtons(who: Who, ref: DialogRef): Promise<Map<string, Json>> {
  const dialog = await viewDialog(kb.services, ref, await kb.actor(who));
  if (!('content' in dialog)) throw new Error(`${ref.dialog} for ${who}: ${JSON.stringify(dialog)}`);
  const actions = objectsIn(dialog.content).filter(({ type }) => type === 'Action.Submit');
  return new Map(actions.flatMap(({ title, data }) => (isJson(data) ? [[String(title), data]] : [])));
}

/** Presses a button that holds everything its command needs. */
async function press(who: Who, buttons: Map<string, Json>, title: string): Promise<void> {
  const action = parseAction(buttons.get(title), CHAT);
  if (action.kind !== 'commands') throw new Error(`“${title}” is no command: ${JSON.stringify(action)}`);
  for (const command of action.commands) await kb.must(who, command);
}

async function openRequest(): Promise<string> {
  return (await kb.facts()).case.requests.find(({ state }) => state === 'REQUESTED')?.id ?? '';
}

/** Asks for the end of the stage that runs, with a reason for whatever is not met. */
async function requestGate(who: Who): Promise<string> {
  const { programme, case: state } = await kb.facts();
  const ids = programme.criteria.map(({ id }) => id);
  await kb.must(who, {
    name: 'REQUEST_GATE',
    studyId: kb.studyId,
    stageId: state.study.stageId ?? '',
    attested: Object.fromEntries(ids.map((id) => [id, true])),
    reasons: Object.fromEntries(ids.map((id) => [id, 'Volgt nog.'])),
  });
  return openRequest();
}

test('a decision that the secretary recorded is confirmed by the chair in one tap', async () => {
  const requestId = await requestGate('researcher');
  const settings = { chairUsesTeams: false };
  await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId: kb.courtId, settings });
  await kb.must('secretary', {
    name: 'RECORD_GATE_DECISION',
    studyId: kb.studyId,
    requestId,
    decidedOn: '2026-03-02',
    evidence: 'Besluitenlijst, zaak 12.',
  });
  const gate: CardRef = { card: 'GATE', requestId };
  expect([...(await buttonsOf('chair', gate)).keys()]).not.toContain('Akkoord');
  await press('chair', await buttonsOf('chair', gate), 'Besluit bevestigen');
  expect((await kb.facts()).case.requests).toMatchObject([
    { state: 'APPROVED', boardDecisionOn: '2026-03-02' },
  ]);
});

test('while a study is paused no dialog opens for what would be refused', async () => {
  const { studyId } = kb;
  await kb.must('chair', { name: 'PAUSE_STUDY', studyId, reason: 'Verhuizing.' });
  const open = async (who: Who, ref: DialogRef) => viewDialog(kb.services, ref, await kb.actor(who));
  const refused = { refusal: { code: 'STUDY_PAUSED' } };
  expect(await open('secretary', { dialog: 'REQUEST_GATE', studyId, stageId: 'INTAKE' })).toMatchObject(
    refused,
  );
  expect(await open('researcher', { dialog: 'RECORD_EVENT', studyId })).toMatchObject(refused);
  expect(await open('secretary', { dialog: 'HISTORY', studyId, page: 1 })).toHaveProperty('content');
  expect(await open('secretary', { dialog: 'PAUSE_OR_RESUME', studyId })).toMatchObject({
    title: 'Onderzoek hervatten',
  });
});

test('a term is over in the weekend after its last day, and not on its last day in the weekend before', async () => {
  const textOf = async (moment: string): Promise<string> => {
    kb.services.clock.moment = moment;
    const taskId = (await kb.facts()).case.tasks.find((task) => task.taskId === 'INT-01')?.id ?? '';
    const card = await viewCard(kb.services, { card: 'TASK', taskId }, await kb.actor('researcher'));
    return JSON.stringify('content' in card ? card.content : card);
  };
  // Due on Thursday 12 March 2026; extended to Friday the 13th and to Monday the 16th.
  const until = async (on: string) => {
    const task = (await kb.facts()).case.tasks.find((one) => one.taskId === 'INT-01');
    const command = { name: 'EXTEND_TASK', studyId: kb.studyId, task: { id: task?.id ?? '' } } as const;
    await kb.must('researcher', { ...command, until: on, reason: 'Het archief levert later.' });
  };
  await until('2026-03-13');
  expect(await textOf('2026-03-13T09:00:00.000Z')).toContain('vandaag de laatste dag');
  expect(await textOf('2026-03-14T09:00:00.000Z')).toContain('1 werkdag over de termijn');
  kb.services.clock.moment = '2026-03-13T09:00:00.000Z';
  await until('2026-03-16');
  expect(await textOf('2026-03-14T09:00:00.000Z')).toContain('nog 1 werkdag');
});

test.each([
  ['Termijn verlengen', '2026-03-31'],
  ['Niet verlengen', '2026-03-24'],
])('a proposal for recess stands in the register too: %s', async (title, dueOn) => {
  const recess = [{ from: '2026-03-16', until: '2026-03-22', label: 'voorjaarsreces' }];
  await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId: kb.courtId, settings: { recess } });
  const { studyId } = kb;
  await kb.must('chair', {
    name: 'APPROVE_GATE',
    studyId,
    requestId: await requestGate('researcher'),
    boardDecisionOn: '2026-03-02',
  });
  kb.services.clock.moment = '2026-03-10T09:00:00.000Z';
  await kb.must('researcher', {
    name: 'ADD_REGISTER_ENTRY',
    studyId,
    kind: 'DOCUMENT_REQUEST',
    counterpartRoles: ['OFFICIAL_FINANCE'],
    sentOn: '2026-03-10',
  });
  const entryId = (await kb.facts()).case.entries[0]?.id ?? '';
  const entry: DialogRef = { dialog: 'REGISTER_ENTRY', studyId, kind: 'DOCUMENT_REQUEST', entryId };
  await press('researcher', await dialogButtons('researcher', entry), title);
  expect((await kb.facts()).case.entries).toMatchObject([{ dueOn, proposedDueOn: null }]);
  expect([...(await dialogButtons('researcher', entry)).keys()]).not.toContain(title);
});

/** Passes every gate up to and including publication, with reasons for whatever is not met. */
async function publish(): Promise<void> {
  const { studyId } = kb;
  for (;;) {
    const { case: state, today } = await kb.facts();
    if (state.study.state === 'AFTERCARE') return;
    const requestId = await requestGate('researcher');
    await kb.must('chair', { name: 'APPROVE_GATE', studyId, requestId, boardDecisionOn: today });
  }
}

test('beside a study in aftercare runs the next one, and each leads to the other', async () => {
  await publish();
  await kb.must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolgonderzoek' });
  const next = (await kb.read((manager) => row(manager, Wave, { number: 2 })))?.id ?? '';
  const { courtId, studyId } = kb;
  const start = await viewDialog(
    kb.services,
    { dialog: 'START_STUDY', courtId },
    await kb.actor('secretary'),
  );
  const open = 'Uit het vorige onderzoek staat nog open: NAZ-01 Embargo opheffen';
  expect(JSON.stringify(start)).toContain(open);
  await kb.must('secretary', { name: 'START_STUDY', courtId, waveId: next, externalBureau: false });
  const home = [...(await buttonsOf('secretary', { card: 'HELP' })).keys()];
  expect(home).toEqual(
    expect.arrayContaining(['Status Heerlen: Nulmeting', 'Status Heerlen: Vervolgonderzoek']),
  );
  const there = (await buttonsOf('secretary', { card: 'STUDY', studyId })).get('Naar Vervolgonderzoek');
  expect(there).toBeDefined();
  const other = parseAction(there, CHAT);
  if (other.kind !== 'show') throw new Error(JSON.stringify(other));
  const back = (await buttonsOf('secretary', other.ref)).get('Naar Nulmeting');
  expect(parseAction(back, CHAT)).toEqual({ kind: 'show', ref: { card: 'STUDY', studyId } });

  // What the first left open stands with the second, and in its history.
  const card = async (ref: CardRef) =>
    JSON.stringify(await viewCard(kb.services, ref, await kb.actor('secretary')));
  expect(await card(other.ref)).toContain(open);
  expect(await card({ card: 'STUDY', studyId })).not.toContain('Uit het vorige onderzoek');
  if (other.ref.card !== 'STUDY') throw new Error(other.ref.card);
  const chain = other.ref.studyId;
  const [entry] = await kb.read((manager) => rows(manager, HistoryEntry, { chain, action: 'START_STUDY' }));
  expect(entry?.data).toMatchObject({
    carriedOver: { studyId, taskIds: expect.arrayContaining(['NAZ-01', 'NAZ-09', 'NAZ-10']) },
  });

  const typed = async (text: string) => planTyped(kb.services, await kb.actor('secretary'), text);
  const taskOf = async (taskId: string) =>
    (await kb.facts()).case.tasks.find((task) => task.taskId === taskId)?.id;
  // The task that is at hand, in whichever study; and a study by the number of its wave.
  expect(await typed('taak NAZ-01')).toEqual({ show: { card: 'TASK', taskId: await taskOf('NAZ-01') } });
  expect(await typed('taak INT-05')).not.toEqual({ show: { card: 'TASK', taskId: await taskOf('INT-05') } });
  expect(await typed('status')).toEqual({ show: other.ref });
  expect(await typed('status golf 1')).toEqual({ show: { card: 'STUDY', studyId } });
  const requestId = await requestGate('researcher');
  expect(await typed('besluiten')).toEqual({ show: { card: 'GATE', requestId } });
});

test('a study in aftercare does not run again beside the next one, and does once that is public', async () => {
  const { courtId, studyId } = kb;
  await publish();
  const stageId = (await kb.facts()).programme.stages.at(-2)?.id ?? '';
  const reopen: Command = { name: 'REOPEN_GATE', studyId, stageId, reason: 'Toch een fout.' };
  const dialog = async () =>
    viewDialog(kb.services, { dialog: 'REOPEN_GATE', studyId, stageId }, await kb.actor('chair'));
  expect(await dialog()).toHaveProperty('content');
  await kb.must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolgonderzoek' });
  const next = (await kb.read((manager) => row(manager, Wave, { number: 2 })))?.id ?? '';
  await kb.must('secretary', { name: 'START_STUDY', courtId, waveId: next, externalBureau: false });
  expect(await kb.act('chair', reopen)).toMatchObject({ ok: false, refusal: { code: 'OTHER_STUDY_RUNS' } });
  expect(await dialog()).toMatchObject({ refusal: { code: 'OTHER_STUDY_RUNS' } });
  await kb.read((manager) =>
    manager.query(
      `UPDATE study SET publishedOn = '2026-03-02', state = 'AFTERCARE' WHERE waveId = '${next}'`,
    ),
  );
  await kb.must('chair', reopen);
});

test('who stands in for somebody who is away does the work meanwhile, and hears whose it is', async () => {
  const { courtId, studyId } = kb;
  const [away, standIn] = [(await kb.actor('researcher')).person, (await kb.actor('member')).person];
  const task = (await kb.facts()).case.tasks.find(({ taskId }) => taskId === 'INT-01');
  const complete: Command = { name: 'COMPLETE_TASKS', studyId, tasks: [{ id: task?.id ?? '' }] };
  expect(await kb.act('member', complete)).toMatchObject({ ok: false, refusal: { code: 'NOT_YOURS' } });
  await kb.must('secretary', {
    name: 'REGISTER_ABSENCE',
    courtId,
    personId: away.id,
    from: '2026-03-02',
    until: '2026-03-06',
    standInId: standIn.id,
  });
  const morning: CardRef = {
    card: 'MORNING',
    on: '2026-03-02',
    lines: [{ line: 'TASK', taskId: task?.id ?? '', escalated: false }],
  };
  const card = await viewCard(kb.services, morning, await kb.actor('member'));
  expect(JSON.stringify(card)).toContain(`Voor ${away.name}, die afwezig is.`);
  expect(await kb.act('member', complete)).toMatchObject({ ok: true });
});

test('an answer on which a task hangs can be given otherwise from its card, until its stage is over', async () => {
  const { studyId } = kb;
  const bureau = async () => (await kb.facts()).case.tasks.find(({ taskId }) => taskId === 'INT-07');
  expect(await bureau()).toMatchObject({ state: 'NOT_APPLICABLE' });
  const card: CardRef = { card: 'TASK', taskId: (await bureau())?.id ?? '' };
  expect((await buttonsOf('researcher', card)).has('Beantwoorden')).toBe(false);
  const opens = parseAction((await buttonsOf('secretary', card)).get('Beantwoorden'), CHAT);
  if (opens.kind !== 'open') throw new Error(JSON.stringify(opens));
  const [answer] = (await dialogButtons('secretary', opens.ref)).values();
  const given = parseAction({ ...answer, value: 'true' }, CHAT);
  if (given.kind !== 'commands') throw new Error(JSON.stringify(given));
  await kb.must('secretary', given.commands[0]);
  expect(await bureau()).toMatchObject({ state: 'OPEN' });
  const requestId = await requestGate('researcher');
  await kb.must('chair', { name: 'APPROVE_GATE', studyId, requestId, boardDecisionOn: '2026-03-02' });
  expect((await buttonsOf('secretary', card)).has('Beantwoorden')).toBe(false);
});

test('what a stage that is over left unanswered is not asked any more', async () => {
  await publish();
  const status = await viewCard(kb.services, { card: 'STUDY', studyId: kb.studyId }, await kb.actor('chair'));
  const text = JSON.stringify(status);
  expect(text).not.toContain('Is de bestuurlijke reactie uitgebleven?');
  expect(text).toContain('Heeft de raad aanbevelingen overgenomen?');
});

test('a meeting that has been is not one that the request still goes to', async () => {
  const meetings = ['2026-03-05'];
  await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId: kb.courtId, settings: { meetings } });
  const gate: CardRef = { card: 'GATE', requestId: await requestGate('researcher') };
  const shown = async () => JSON.stringify(await viewCard(kb.services, gate, await kb.actor('chair')));
  expect(await shown()).toContain('gaat mee naar do 5 maart 2026');
  kb.services.clock.moment = '2026-03-06T09:00:00.000Z';
  expect(await shown()).toContain('stond op do 5 maart 2026');
});

test('of several tasks with one number the one is undone that was done last', async () => {
  const { studyId } = kb;
  for (const next of ['DOCUMENTS', 'INTERVIEWS']) {
    const requestId = await requestGate('researcher');
    await kb.must('chair', { name: 'APPROVE_GATE', studyId, requestId, boardDecisionOn: '2026-03-02' });
    expect((await kb.facts()).case.study.stageId).toBe(next);
  }
  for (const counterpartRoles of [['PORTFOLIO_HOLDER'], ['PROGRAMME_DIRECTOR']]) {
    const kind = 'INTERVIEW' as const;
    await kb.must('researcher', { name: 'ADD_REGISTER_ENTRY', studyId, kind, counterpartRoles });
    const { entries } = (await kb.facts()).case;
    const entryId = entries.find(({ number }) => number === entries.length)?.id ?? '';
    await kb.must('researcher', { name: 'UPDATE_REGISTER_ENTRY', studyId, entryId, heldOn: '2026-03-02' });
  }
  const drafts = (await kb.facts()).case.tasks.filter(({ taskId }) => taskId === 'IV-05');
  for (const { id } of drafts) {
    kb.services.clock.moment = new Date(Date.parse(kb.services.clock.moment) + 60_000).toISOString();
    await kb.must('researcher', { name: 'COMPLETE_TASKS', studyId, tasks: [{ id }] });
  }
  const plan = await planTyped(kb.services, await kb.actor('researcher'), 'ongedaan IV-05');
  expect(plan).toMatchObject({ perform: { name: 'UNDO_TASK', task: { id: drafts.at(-1)?.id } } });
});
