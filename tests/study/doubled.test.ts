/**
 * What is sent twice (a doubled click, or a message that Teams delivers again after fifteen seconds) is done once: of
 * every button and dialog the second time finds that it stands there already.
 */
import { perform } from '../../bot/study/perform';
import { rows, VersionConflict } from '../../bot/study/rows';
import { viewCard } from '../../bot/study/views/view-card';
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { parseAction } from '../../bot/actions/parse-action';
import type { Command } from '../../bot/workflow/commands';
import type { CardRef, DialogRef } from '../../cards/ref';
import { HistoryEntry } from '../../entities/history';
import { Invitation } from '../../entities/person';
import { StudyText } from '../../entities/study';
import { isJson, objectsIn, type Json } from '../cards/objects';
import { CHAT } from './chat';
import { IDENTITIES, installation, type Installation, type Who } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

/** The command that the button with this name sends, with these fields filled in, read as it comes back. */
function sent(card: unknown, name: string, fields: Json): Command {
  const data = objectsIn(card).find(({ command }) => isJson(command) && command.name === name);
  const action = parseAction({ ...fields, ...data }, CHAT);
  if (action.kind !== 'commands') throw new Error(`${name}: ${JSON.stringify(action)}`);
  return action.commands[0];
}

async function onDialog(who: Who, ref: DialogRef, name: string, fields: Json = {}): Promise<Command> {
  return sent(await viewDialog(kb.services, ref, await kb.actor(who)), name, fields);
}

async function onCard(who: Who, ref: CardRef, name: string): Promise<Command> {
  return sent(await viewCard(kb.services, ref, await kb.actor(who)), name, {});
}

const entries = () => kb.read((manager) => manager.count(HistoryEntry));

/** Does it twice. @returns how the second one was refused */
async function twice(who: Who, command: Command, once: string | null = null): Promise<string> {
  const act = () => perform(kb.services, command, IDENTITIES[who], null, once);
  expect(await act()).toMatchObject({ ok: true });
  const before = await entries();
  const again = await act();
  expect(await entries()).toBe(before);
  return again.ok ? 'DONE AGAIN' : again.refusal.code;
}

const taskId = async (id: string) => (await kb.facts()).case.tasks.find((one) => one.taskId === id)?.id ?? '';

const action = async (name: 'NOTE' | 'WAIT_FOR' | 'SNOOZE' | 'EXTEND' | 'NOT_APPLICABLE') =>
  ({ dialog: 'TASK_ACTION', taskId: await taskId('INT-03'), action: name }) as const;

async function askGate(stageId = 'INTAKE'): Promise<string> {
  const ids = (await kb.facts()).programme.criteria.map(({ id }) => id);
  await kb.must('researcher', {
    name: 'REQUEST_GATE',
    studyId: kb.studyId,
    stageId,
    attested: Object.fromEntries(ids.map((id) => [id, true])),
    reasons: Object.fromEntries(ids.map((id) => [id, 'Volgt'])),
  });
  return (await kb.facts()).case.requests.find(({ state }) => state === 'REQUESTED')?.id ?? '';
}

const ONCE = 'a3e1c7f0-5b1d-4c8e-9f62-7d40b8e91c25';

describe('what makes something new, by what the dialog holds', () => {
  it('a note stands there once', async () => {
    const command = await onDialog('researcher', await action('NOTE'), 'ADD_NOTE', { body: 'Gebeld' });
    expect(await twice('researcher', command, ONCE)).toBe('ALREADY_DONE');
    expect(await kb.read((manager) => rows(manager, StudyText, {}))).toHaveLength(1);
  });

  it('also when the first time was overtaken and done anew, as SQL Server does', async () => {
    const command = await onDialog('researcher', await action('NOTE'), 'ADD_NOTE', { body: 'Gebeld' });
    const { database } = kb.services;
    let overtaken = false;
    const work: typeof database.work = (unit) =>
      overtaken
        ? database.work(unit)
        : database
            .work(async (manager) => {
              await unit(manager);
              overtaken = true;
              throw new VersionConflict('study');
            })
            .catch(() => database.work(unit));
    const overtaking = { ...kb.services, database: { ...database, work } };
    expect(await perform(overtaking, command, IDENTITIES.researcher, null, ONCE)).toMatchObject({ ok: true });
    const again = await perform(kb.services, command, IDENTITIES.researcher, null, ONCE);
    expect(again).toMatchObject({ ok: false, refusal: { code: 'ALREADY_DONE' } });
    expect(await kb.read((manager) => rows(manager, StudyText, {}))).toHaveLength(1);
  });

  it('an entry of a register too', async () => {
    const requestId = await askGate();
    const { today } = await kb.facts();
    await kb.must('chair', {
      name: 'APPROVE_GATE',
      studyId: kb.studyId,
      requestId,
      boardDecisionOn: today,
    });
    const dialog = {
      dialog: 'REGISTER_ENTRY',
      studyId: kb.studyId,
      kind: 'DOCUMENT_REQUEST',
      entryId: null,
    } as const;
    const fields = { counterpartRoles: 'OFFICIAL_FINANCE', sentOn: today };
    const command = await onDialog('researcher', dialog, 'ADD_REGISTER_ENTRY', fields);
    expect(await twice('researcher', command, ONCE)).toBe('ALREADY_DONE');
    expect((await kb.facts()).case.entries).toHaveLength(1);
  });

  it('and an interview, though the tasks of the first are those that stood ready', async () => {
    const { today } = await kb.facts();
    for (const stageId of ['INTAKE', 'DOCUMENTS']) {
      const requestId = await askGate(stageId);
      const decision = { studyId: kb.studyId, requestId, boardDecisionOn: today };
      await kb.must('chair', { name: 'APPROVE_GATE', ...decision });
    }
    const dialog = {
      dialog: 'REGISTER_ENTRY',
      studyId: kb.studyId,
      kind: 'INTERVIEW',
      entryId: null,
    } as const;
    const fields = { counterpartRoles: 'PORTFOLIO_HOLDER', sentOn: today };
    const command = await onDialog('researcher', dialog, 'ADD_REGISTER_ENTRY', fields);
    expect(await twice('researcher', command, ONCE)).toBe('ALREADY_DONE');
    expect((await kb.facts()).case.entries).toMatchObject([{ number: 1 }]);
  });

  it('and an invitation, whose code is shown to whoever asked for it first', async () => {
    const dialog = { dialog: 'INVITE', courtId: kb.courtId } as const;
    const count = () => kb.read((manager) => manager.count(Invitation));
    const before = await count();
    const command = await onDialog('chair', dialog, 'INVITE', { role: 'MEMBER' });
    expect(await twice('chair', command, ONCE)).toBe('ALREADY_DONE');
    expect(await count()).toBe(before + 1);
  });
});

describe('what changes something', () => {
  it.each([
    ['WAIT_FOR', 'WAIT_FOR', { what: 'antwoord' }, 'STALE'],
    ['SNOOZE', 'SNOOZE_TASK', { until: '2026-03-10' }, 'STALE'],
    ['EXTEND', 'EXTEND_TASK', { until: '2026-04-10', reason: 'Ziekte' }, 'STALE'],
    ['NOT_APPLICABLE', 'MARK_NOT_APPLICABLE', { reason: 'Al gedaan' }, 'STALE'],
  ] as const)('a task, by %s', async (dialog, name, fields, code) => {
    const command = await onDialog('researcher', await action(dialog), name, fields);
    expect(await twice('researcher', command)).toBe(code);
  });

  it('a task that is ticked off, and that undone', async () => {
    const card = { card: 'TASK', taskId: await taskId('INT-01') } as const;
    expect(await twice('researcher', await onCard('researcher', card, 'COMPLETE_TASKS'))).toBe('STALE');
    expect(await twice('researcher', await onCard('researcher', card, 'UNDO_TASK'))).toBe('STALE');
  });

  it('a gate that is approved, and opened again', async () => {
    const requestId = await askGate();
    const { today } = await kb.facts();
    const confirm = { card: 'GATE_CONFIRM', requestId, decision: 'APPROVE' } as const;
    const seen = await viewCard(kb.services, confirm, await kb.actor('chair'));
    const approve = sent(seen, 'APPROVE_GATE', { boardDecisionOn: today });
    expect(await twice('chair', approve)).toBe('ALREADY_DECIDED');
    const dialog = { dialog: 'REOPEN_GATE', studyId: kb.studyId, stageId: 'INTAKE' } as const;
    const reopen = await onDialog('chair', dialog, 'REOPEN_GATE', { reason: 'Vergissing' });
    expect(await twice('chair', reopen)).toBe('GATE_NOT_PASSED');
  });

  it('a gate that is returned, or withdrawn', async () => {
    const dialog = { dialog: 'RETURN_GATE', requestId: await askGate() } as const;
    const fields = { reason: 'Nog niet', reopenTaskIds: await taskId('INT-03') };
    const back = await onDialog('chair', dialog, 'RETURN_GATE', fields);
    expect(await twice('chair', back)).toBe('ALREADY_DECIDED');
    const card = { card: 'GATE', requestId: await askGate() } as const;
    expect(await twice('researcher', await onCard('researcher', card, 'WITHDRAW_GATE'))).toBe(
      'ALREADY_DECIDED',
    );
  });

  it('a study that is paused, and goes on', async () => {
    const dialog = { dialog: 'PAUSE_OR_RESUME', studyId: kb.studyId } as const;
    const pause = await onDialog('chair', dialog, 'PAUSE_STUDY', { reason: 'Reces' });
    expect(await twice('chair', pause)).toBe('STUDY_PAUSED');
    const resume = await onDialog('chair', dialog, 'RESUME_STUDY', { reason: 'Verder' });
    expect(await twice('chair', resume)).toBe('STUDY_NOT_PAUSED');
  });

  it('a question for status, and its answer', async () => {
    const ask: Command = { name: 'ASK_STATUS', courtId: kb.courtId };
    expect(await twice('coordinator', ask)).toBe('STATUS_ASKED_TODAY');
    const card = { card: 'STATUS_QUESTION', courtId: kb.courtId } as const;
    expect(await twice('secretary', await onCard('secretary', card, 'ANSWER_STATUS'))).toBe(
      'STATUS_ANSWERED',
    );
  });
});
