/**
 * Everything that can be asked of one court, asked by people who are not of it: another court's chair, a coordinator,
 * somebody whose role has ended, an external researcher of another study, a stranger. Nothing that was written there is
 * read in any answer, no name of its people, and nothing is changed. A card, dialog or command that is forgotten in
 * here does not compile.
 */
import { randomUUID } from 'node:crypto';
import { deliver } from '../../bot/study/deliver';
import { insert, rows } from '../../bot/study/rows';
import { createTab } from '../../bot/tab/answer';
import { PAGES } from '../../bot/tab/pages';
import { createAdapter } from '../../bot/teams/adapter';
import { createSender } from '../../bot/teams/send';
import type { CommandName } from '../../bot/workflow/commands';
import type { CardName, DialogName } from '../../cards/ref';
import { Court } from '../../entities/court';
import { HistoryEntry } from '../../entities/history';
import { JointConsent, JointNote } from '../../entities/joint-note';
import { Person, RoleGrant } from '../../entities/person';
import { StudyText } from '../../entities/study';
import { IDENTITIES, type Who } from '../study/installation';
import { aConsent, aJointNote } from '../workflow/a-court';
import type { Json } from './recorded';
import { channel, clicks, fetches, kamerbode, logged, read, says, submits, task } from './talk';

const SECRET = 'geheim-van-heerlen';
const OWN_PEOPLE: Who[] = ['chair', 'deputy', 'secretary', 'researcher'];

interface Ids {
  courtId: string;
  studyId: string;
  taskId: string;
  requestId: string;
  noteId: string;
  personId: string;
  grantId: string;
  waveId: string;
}

/** A court in which something was written everywhere. */
async function written(): Promise<Ids> {
  const { must, studyId, courtId, waveId } = kamerbode;
  const { id: taskId } = await task('INT-02');
  const about = { studyId, task: { id: taskId } };
  await must('researcher', { name: 'ADD_NOTE', ...about, body: `Notitie ${SECRET}` });
  await must('researcher', { name: 'WAIT_FOR', ...about, what: `antwoord ${SECRET}` });
  await must('researcher', { name: 'EXTEND_TASK', ...about, until: '2026-05-01', reason: `Reden ${SECRET}` });
  const finding = { studyId, questionNumber: 1, inScope: true, verdict: 'MET' } as const;
  await must('researcher', { name: 'SET_QUESTION', ...finding, summary: SECRET });
  await must('researcher', { name: 'ADD_RECOMMENDATION', studyId, title: SECRET, addressee: SECRET });
  const ids = (await kamerbode.facts()).programme.criteria.map(({ id }) => id);
  await must('researcher', {
    name: 'REQUEST_GATE',
    studyId,
    stageId: 'INTAKE',
    attested: Object.fromEntries(ids.map((id) => [id, false])),
    reasons: Object.fromEntries(ids.map((id) => [id, `Volgt ${SECRET}`])),
  });
  await must('chair', {
    name: 'SIGN_DECLARATION',
    courtId,
    signedOn: '2026-02-20',
    signedByRole: 'CHAIR',
    untilYear: 2040,
  });
  await must('chair', { name: 'WAIVE_COMMITMENT', courtId, commitmentId: 'CAPACITY', reason: SECRET });
  await must('chair', { name: 'ANNOUNCE_WITHDRAWAL', courtId, reason: SECRET });
  const { person, grants } = await kamerbode.actor('secretary');
  const [request] = (await kamerbode.facts()).case.requests;
  return {
    courtId,
    studyId,
    waveId,
    taskId,
    requestId: request?.id ?? '',
    noteId: await jointNote(),
    personId: person.id,
    grantId: grants[0]?.id ?? '',
  };
}

/** A joint note on which the court is asked. Of what coordinators write themselves nothing is secret to them. */
async function jointNote(): Promise<string> {
  const { courtId, waveId } = kamerbode;
  const note = aJointNote({ id: 'joint-note', waveId });
  await kamerbode.read(async (manager) => {
    await insert(manager, JointNote, note);
    await insert(manager, JointConsent, aConsent(courtId, { noteId: note.id }));
  });
  return note.id;
}

const cards = ({
  courtId,
  studyId,
  taskId,
  requestId,
  noteId,
  personId,
  grantId,
  waveId,
}: Ids): Record<CardName, Json> => {
  const stage = { studyId, stageId: 'INTAKE' };
  const moved = { studyId, workingDays: 3, becauseStageId: 'INTAKE' };
  const lines = [
    { line: 'TASK', taskId, escalated: true },
    { line: 'GATE_REQUEST', requestId, escalated: true },
    { line: 'PLAN_MOVED', ...moved },
    { line: 'COMMITMENT', courtId, commitmentId: 'CAPACITY' },
    { line: 'LEAVING', courtId },
    { line: 'SHARED_ANSWER', studyId, questionNumber: 1 },
    { line: 'JOINED', grantId },
    { line: 'HANDED_OVER', courtId, personId, toPersonId: personId },
    { line: 'CHANNEL_GONE', courtId },
  ];
  return {
    WELCOME: {},
    HELP: {},
    TASK: { taskId },
    MY_TASKS: { page: 1 },
    STAGE_STARTED: stage,
    MORNING: { on: '2026-03-02', lines },
    GATE: { requestId },
    GATE_CONFIRM: { requestId, decision: 'APPROVE' },
    STUDY: { studyId },
    REGISTER: { studyId, kind: 'INTERVIEW', page: 1 },
    FINDINGS: { studyId, page: 1 },
    RECOMMENDATIONS: { studyId, page: 1 },
    DIGEST: {},
    WAVES: {},
    JOINT_GATE: { noteId },
    SHARED_ANSWERS: { waveId },
    COORDINATOR_VIEW: { courtId },
    STATUS_QUESTION: { courtId },
    EXTENSION_PROPOSAL: { entryId: requestId },
    PLAN_MOVED: moved,
    SILENCE: { silence: { code: 'RECIPIENTS', count: 1 } },
    WEEKLY_LINES: { studyId },
    MILESTONE: { ...stage, milestone: 'GATE', on: '2026-03-02' },
    STATUS_ANSWERED: { courtId },
    UNDELIVERABLE: { personId },
    OPENER: { dialog: { dialog: 'GATE_DETAILS', requestId } },
    DUTY: { dutyId: courtId },
    COMMITMENTS: { courtId },
    COUNCIL_OVERVIEW: { courtId },
    YEARLY_CONFIRMATION: { courtId },
    HANDED_OVER: { courtId, personId, toPersonId: personId },
    SINCE_DOWNTIME: { from: '2026-02-27', until: '2026-03-02', lines },
  };
};

const dialogs = ({
  courtId,
  studyId,
  taskId,
  requestId,
  personId,
  noteId,
  waveId,
}: Ids): Record<DialogName, Json> => {
  const stage = { studyId, stageId: 'INTAKE' };
  return {
    REQUEST_GATE: stage,
    RETURN_GATE: { requestId },
    APPROVE_GATE: { requestId },
    RECORD_GATE_DECISION: { requestId },
    REOPEN_GATE: stage,
    GATE_DETAILS: { requestId },
    TASK_DETAILS: { taskId },
    TASK_ACTION: { taskId, action: 'NOTE' },
    WHY_THIS_DATE: { taskId },
    WHY_THIS_STAGE_DATE: stage,
    EXTEND_STAGE: stage,
    RECORD_EVENT: { studyId },
    ANSWER_CONDITION: { studyId, conditionId: 'EXTERNAL_BUREAU' },
    REGISTER_ENTRY: { studyId, kind: 'INTERVIEW', entryId: null },
    QUESTION: { studyId, questionNumber: 1 },
    RECOMMENDATION: { studyId, recommendationId: null },
    REMINDER_LETTER: { entryId: requestId },
    PAUSE_OR_RESUME: { studyId },
    START_STUDY: { courtId },
    HISTORY: { studyId, page: 1 },
    SETTINGS: { courtId },
    COURT_TERMS: { courtId },
    COURT_CALENDAR: { courtId },
    COURT_DECISIONS: { courtId },
    PEOPLE: { courtId },
    END_ROLE: { courtId },
    HAND_OVER: { courtId, personId },
    APPOINT_CHAIR: { courtId },
    CONTACT: { courtId },
    INVITE: { courtId },
    ABSENCE: { courtId },
    STAND_IN: { courtId, requestId },
    WORKING_DAYS: {},
    ERASE_PERSON: { courtId },
    CALENDAR: {},
    MAIL_ADDRESS: {},
    CATALOGUE_ID: { courtId },
    REGISTER_COURT: {},
    PARTICIPATION: { courtId },
    OPEN_WAVE: {},
    WAVE: { waveId },
    JOINT_NOTE: { waveId },
    JOINT_NOTE_CHANGE: { noteId, change: 'REVISE' },
    JOINT_OBJECTION: { noteId, courtId },
    JOINT_REASONS: { noteId },
    ADOPT_DEFINITION: { waveId },
    ANSWER_STATUS_LATER: { courtId },
    SHARED_ANSWER: { waveId, questionNumber: 1, courtId },
    DECLARATION: { courtId },
    INCIDENT: { courtId },
    WITHDRAWAL: { courtId },
    WAIVE_COMMITMENT: { courtId, commitmentId: 'CAPACITY' },
  };
};

/** What somebody asks for themselves, or a coordinator of a court by right, is not in here; its rights are tested as rules. */
type Own =
  | 'REGISTER_COURT'
  | 'SET_PARTICIPATION'
  | 'INVITE'
  | 'REVOKE_INVITATION'
  | 'REDEEM_CODE'
  | 'END_ROLE'
  | 'APPOINT_CHAIR'
  | 'SET_WORKING_DAYS'
  | 'SET_LANGUAGE'
  | 'SET_WEEKLY_LINES'
  | 'SET_MAIL_ADDRESS'
  | 'SET_CATALOGUE_ID'
  | 'CREATE_CALENDAR_LINK'
  | 'REVOKE_CALENDAR_LINK'
  | 'OPEN_WAVE'
  | 'SET_ANCHOR'
  | 'SET_WAVE_WINDOW'
  | 'ADOPT_DEFINITION'
  | 'PROPOSE_JOINT_NOTE'
  | 'REVISE_JOINT_NOTE'
  | 'WITHDRAW_JOINT_NOTE'
  | 'PUBLISH_JOINT_NOTE'
  | 'ASK_STATUS'
  | 'SIGN_DECLARATION'
  | 'PROPOSE_SHARED_ANSWER'
  | 'WITHDRAW_SHARED_ANSWER';

const commands = (ids: Ids): Record<Exclude<CommandName, Own>, Json> => {
  const { courtId, studyId, taskId, requestId, noteId, personId, waveId } = ids;
  const reason = 'x';
  const of = { studyId, task: { id: taskId } };
  return {
    COMPLETE_TASKS: { studyId, tasks: [{ id: taskId }] },
    UNDO_TASK: of,
    SNOOZE_TASK: { ...of, until: '2026-03-10' },
    WAIT_FOR: { ...of, what: 'x' },
    STOP_WAITING: of,
    MARK_NOT_APPLICABLE: { ...of, reason },
    EXTEND_TASK: { ...of, until: '2026-06-01', reason },
    REASSIGN_TASK: { ...of, to: personId, reason },
    REOPEN_TASK: { ...of, reason },
    ADD_NOTE: { ...of, body: 'x' },
    REQUEST_GATE: { studyId, stageId: 'INTAKE' },
    WITHDRAW_GATE: { studyId, requestId },
    APPROVE_GATE: { studyId, requestId, boardDecisionOn: '2026-03-02' },
    RETURN_GATE: { studyId, requestId, reason, reopenTaskIds: [taskId] },
    RECORD_GATE_DECISION: { studyId, requestId, decidedOn: '2026-03-02', evidence: 'x' },
    REOPEN_GATE: { studyId, stageId: 'INTAKE', reason },
    EXTEND_STAGE: { studyId, stageId: 'INTAKE', until: '2026-09-01', reason },
    RECORD_EVENT: { studyId, eventId: 'PUBLICATION_PLANNED', on: '2026-12-01' },
    ANSWER_CONDITION: { studyId, conditionId: 'EXTERNAL_BUREAU', value: true },
    ADD_REGISTER_ENTRY: { studyId, kind: 'INTERVIEW', counterpartRoles: [] },
    UPDATE_REGISTER_ENTRY: { studyId, entryId: requestId, reason },
    ANSWER_EXTENSION_PROPOSAL: { studyId, entryId: requestId, accept: true },
    SET_QUESTION: { studyId, questionNumber: 1, inScope: true, summary: 'x' },
    ADOPT_SHARED_ANSWER: { studyId, questionNumber: 1, edition: 1 },
    KEEP_ANSWER: { studyId, questionNumber: 1, edition: 1 },
    RELEASE_FINDINGS: { studyId, questions: [{ questionNumber: 1 }] },
    ADD_RECOMMENDATION: { studyId, title: 'x', addressee: 'x' },
    UPDATE_RECOMMENDATION: { studyId, recommendationId: requestId, status: 'LAPSED' },
    PAUSE_STUDY: { studyId, reason },
    RESUME_STUDY: { studyId, reason },
    START_STUDY: { courtId, waveId },
    SET_COURT_SETTINGS: { courtId, settings: { chairUsesTeams: false } },
    SET_CONTACT: { courtId, personId },
    HAND_OVER: { courtId, personId, toPersonId: personId },
    APPOINT_STAND_IN: { courtId, personId, until: '2026-04-01' },
    REGISTER_ABSENCE: { courtId, personId, from: '2026-03-02' },
    END_ABSENCE: { absenceId: requestId, until: '2026-03-02' },
    ERASE_PERSON: { personId, reason },
    LINK_CHANNEL: { courtId },
    UNLINK_CHANNEL: { courtId },
    CREATE_DOCUMENT_LINK: { document: 'COUNCIL_OVERVIEW', courtId },
    CONFIRM_COMMITMENTS: { courtId, takingPart: true, evidenceLink: 'https://x.example/a' },
    CONFIRM_BUDGET: { courtId, budget: 1, evidenceLink: 'https://x.example/a' },
    REPORT_SPENDING: { courtId, spending: 'LESS' },
    RECONFIRM_DECLARATION: { courtId },
    ANNOUNCE_WITHDRAWAL: { courtId, reason },
    REPORT_INCIDENT: { courtId, on: '2026-03-01', reason },
    CLOSE_INCIDENT: { courtId, talkedOn: '2026-03-02' },
    WAIVE_COMMITMENT: { courtId, commitmentId: 'CAPACITY', reason },
    COMPLETE_DUTY: { dutyId: courtId },
    CONSENT_JOINT_NOTE: { courtId, noteId },
    OBJECT_JOINT_NOTE: { courtId, noteId, reason },
    TAKE_BACK_CONSENT: { courtId, noteId },
    ANSWER_STATUS: { courtId, answer: 'CALL_ME' },
  };
};

/** What would show that something was done. */
const state = () =>
  kamerbode.read(async (manager) => ({
    history: await manager.count(HistoryEntry),
    texts: await manager.count(StudyText),
    people: await manager.count(Person),
    grants: await rows(manager, RoleGrant, {}, { orderBy: ['id'] }),
    courts: await rows(manager, Court, {}, { orderBy: ['id'] }),
  }));

async function joinElsewhere(who: Who, role: 'CHAIR'): Promise<void> {
  const { tenantId } = IDENTITIES[who];
  await kamerbode.must('coordinator', { name: 'REGISTER_COURT', municipality: 'Arnhem', tenantId });
  const [arnhem] = await kamerbode.read((manager) => rows(manager, Court, { municipality: 'Arnhem' }));
  const courtId = arnhem?.id ?? '';
  const { secret } = await kamerbode.must('coordinator', { name: 'INVITE', courtId, role });
  await kamerbode.must(who, { name: 'REDEEM_CODE', code: secret ?? '' });
}

async function leave(who: Who): Promise<void> {
  const { grants } = await kamerbode.actor(who);
  for (const { id } of grants)
    await kamerbode.must('chair', { name: 'END_ROLE', grantId: id, until: '2026-03-01' });
}

const OUTSIDERS: [string, Who, () => Promise<void>][] = [
  ['the chair of another court', 'stranger', () => joinElsewhere('stranger', 'CHAIR')],
  ['a coordinator', 'coordinator', () => Promise.resolve()],
  ['a member whose role has ended', 'member', () => leave('member')],
  ['an external researcher whose role has ended', 'external', () => leave('external')],
  ['a stranger', 'stranger', () => Promise.resolve()],
];

test.each(OUTSIDERS)('%s reads nothing that was written, and changes nothing', async (_, who, prepare) => {
  const ids = await written();
  await prepare();
  const before = await state();
  const names = OWN_PEOPLE.map((one) => IDENTITIES[one].name);
  const seen: string[] = [];
  const look = async (what: string, answered: Promise<{ status: number; body: Json }>): Promise<void> => {
    const { status, body } = await answered;
    const text = read(body);
    const found = [SECRET, ...names].filter((secret) => text.includes(secret));
    if (status !== 200 || found.length > 0) seen.push(`${what}: ${status} ${found.join(', ')}`);
  };
  const harmless = { name: 'SNOOZE_TASK', studyId: 'x', task: { id: 'x' }, until: 'geen datum' };
  for (const [card, ref] of Object.entries(cards(ids))) {
    const show = { card, ...ref };
    await look(`show ${card}`, clicks(who, { kb: 1, show }));
    await look(`refresh ${card}`, clicks(who, { kb: 1, show }, 'automatic'));
    await look(`back to ${card}`, clicks(who, { kb: 1, command: harmless, back: show }));
  }
  for (const [dialog, ref] of Object.entries(dialogs(ids))) {
    const open = { dialog, ...ref };
    await look(`open ${dialog}`, fetches(who, { kb: 1, open }));
    await look(
      `back in ${dialog}`,
      submits(who, { kb: 1, command: harmless, kbOrigin: { dialog: open, cardId: null } }),
    );
  }
  for (const [name, input] of Object.entries(commands(ids))) {
    await look(name, clicks(who, { kb: 1, command: { name, ...input } }));
    await look(`${name} in a dialog`, submits(who, { kb: 1, command: { name, ...input } }));
  }
  expect(seen).toEqual([]);
  expect(logged.filter((event) => event.includes('failed'))).toEqual([]);
  expect(await state()).toEqual(before);
});

/** What can come behind the name of a page. */
const PARTS = [
  null,
  'years',
  'recommendations',
  'questions',
  'question-1',
  'phases',
  'tasks',
  'gate',
  'registers',
  'findings',
  'history',
  'history-1-ALL',
  'constructor',
  'toString',
  '__proto__',
];

test.each(OUTSIDERS)(
  '%s reads nothing of it in the tab, and changes nothing there',
  async (_, who, prepare) => {
    const ids = await written();
    await prepare();
    const before = await state();
    const tab = createTab(kamerbode.services, () => Promise.resolve(IDENTITIES[who]));
    const names = OWN_PEOPLE.map((one) => IDENTITIES[one].name);
    const seen: string[] = [];
    const look = async (method: 'GET' | 'POST', address: string, body: unknown = null): Promise<void> => {
      const [name = '', id = null, part = null] = address.split('/');
      const what = `${address} ${JSON.stringify(body)}`;
      try {
        const answer = await tab.answer('', { method, name, id, part, body });
        const found = [SECRET, ...names].filter((secret) => read(answer.body).includes(secret));
        if (answer.file !== undefined || found.length > 0) seen.push(`${what}: ${found.join(', ')}`);
      } catch (fault) {
        seen.push(`${what}: ${String(fault)}`);
      }
    };
    const { courtId, studyId, waveId, taskId } = ids;
    for (const name of [...PAGES.keys(), 'me', 'export', 'constructor', '__proto__']) {
      await look('GET', name);
      for (const id of [courtId, studyId, waveId, 'constructor'])
        for (const part of [...PARTS, `tasks-${taskId}`])
          await look('GET', part === null ? `${name}/${id}` : `${name}/${id}/${part}`);
    }
    const act = (data: Json, dialog: Json | null = null) =>
      look('POST', 'action', { actionId: randomUUID(), data: { kb: 1, ...data }, dialog });
    const harmless = { name: 'SNOOZE_TASK', studyId: 'x', task: { id: 'x' }, until: 'geen datum' };
    for (const [name, more] of Object.entries(cards(ids))) {
      const ref = { card: name, ...more };
      await look('POST', 'card', { ref });
      await act({ command: { ...harmless, until: '2026-03-10' }, back: ref });
    }
    for (const [name, more] of Object.entries(dialogs(ids))) {
      const ref = { dialog: name, ...more };
      await look('POST', 'dialog', { ref });
      await act({ command: harmless }, ref);
    }
    for (const [name, input] of Object.entries(commands(ids))) await act({ command: { name, ...input } });
    expect(seen).toEqual([]);
    expect(await state()).toEqual(before);
  },
);

test('what somebody notes changes nothing that a coordinator is shown', async () => {
  const { courtId, studyId } = kamerbode;
  const { id } = await task('INT-01');
  const shown = async (): Promise<Json[]> => {
    const bodies: Json[] = [];
    for (const show of [
      { card: 'DIGEST' },
      { card: 'COORDINATOR_VIEW', courtId },
      { card: 'STUDY', studyId },
    ]) {
      bodies.push((await clicks('coordinator', { kb: 1, show })).body);
    }
    return bodies;
  };
  const before = await shown();
  await kamerbode.must('researcher', { name: 'ADD_NOTE', studyId, task: { id }, body: SECRET });
  await kamerbode.must('researcher', { name: 'WAIT_FOR', studyId, task: { id }, what: SECRET });
  expect(await shown()).toEqual(before);
});

test('a card in the chat of somebody whose role has ended is not replaced by what goes on', async () => {
  await says('member', 'taak INT-01');
  expect(read(channel.posted)).toContain('Vooronderzoek');
  await leave('member');
  const { id, studyId } = await task('INT-01');
  await kamerbode.must('secretary', { name: 'COMPLETE_TASKS', studyId, tasks: [{ id }] });
  const sender = createSender(
    createAdapter({ mode: 'local', serviceHosts: [], bot: null }),
    () => new Date(),
  );
  const before = channel.posted.length;
  expect(await deliver(kamerbode.services, sender)).toMatchObject({ dropped: 1, updated: 0 });
  expect(channel.posted).toHaveLength(before);
});
