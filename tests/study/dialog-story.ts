/**
 * A study played from start to pause by commands, which stops wherever a dialog has something to show: every dialog, in
 * every state that matters, for whoever opens it. For the tests of the dialogs and for their pictures.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProgramme } from '../../bot/programme/load';
import { nextDay } from '../../bot/workflow/calendar';
import { row } from '../../bot/study/rows';
import type { AfterRefusal } from '../../bot/study/views/dialogs/view-dialog';
import { judgeCriteria } from '../../bot/workflow/criteria';
import type { Command } from '../../bot/workflow/commands';
import type { DialogRef } from '../../cards/ref';
import { Court } from '../../entities/court';
import type { RegisterKind } from '../../entities/study';
import { IDENTITIES, type Installation, type Who } from './installation';
import { playJointNote } from './joint-story';

export interface Stop {
  /** `TASK_ACTION extend`: the dialog, and what is special about it here. */
  name: string;
  who: Who;
  ref: DialogRef;
  refused?: AfterRefusal;
}

/** A secret that no dialog of somebody else may ever show. */
export const SECRET = 'Het vertrouwelijke stuk van de wethouder';

/** What people wrote, long enough to wrap. */
const REASON = `${SECRET} komt pas na het reces; de kern staat al in de opzet.`;

/** Of nothing: an id as Microsoft's are. */
const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** Plays the study; `stop` is awaited at every stop, and sees the database as it is then. */
export async function playDialogs(kb: Installation, stop: (stop: Stop) => Promise<void>): Promise<void> {
  const at = (name: string, who: Who, ref: DialogRef, refused?: AfterRefusal) =>
    stop({ name: `${ref.dialog} ${name}`.trim(), who, ref, ...(refused === undefined ? {} : { refused }) });
  const story = { kb, at };
  await settings(story);
  await startElsewhere(story);
  await intake(story);
  await documents(story);
  await findings(story);
  await interviews(story);
  await course(story);
  await programme(story);
  await playJointNote(kb, at, await courtOf(kb, 'Arnhem'));
  await farewell(story);
}

interface Story {
  kb: Installation;
  at: (name: string, who: Who, ref: DialogRef, refused?: AfterRefusal) => Promise<void>;
}

async function settings({ kb, at }: Story): Promise<void> {
  const { courtId } = kb;
  for (const who of ['chair', 'secretary', 'researcher', 'external', 'coordinator'] as const) {
    await at(who, who, { dialog: 'SETTINGS', courtId: null });
  }
  await at('of a court, for the coordinator', 'coordinator', { dialog: 'SETTINGS', courtId });
  await kb.must('chair', {
    name: 'SET_COURT_SETTINGS',
    courtId,
    settings: {
      meetings: ['2026-03-03', '2026-04-21', '2026-05-19', '2026-06-16', '2026-09-15', '2026-10-20'],
      recess: [
        { from: '2026-04-27', until: '2026-05-08', label: 'meireces' },
        { from: '2026-07-11', until: '2026-08-23', label: 'zomerreces' },
      ],
      freeDays: ['2026-05-15'],
      terms: { 'DOC-03': 15 },
    },
  });
  await at('', 'chair', { dialog: 'COURT_TERMS', courtId });
  await at('', 'secretary', { dialog: 'COURT_CALENDAR', courtId });
  await at(
    'refused',
    'secretary',
    { dialog: 'COURT_CALENDAR', courtId },
    {
      message: 'Deze datum bestaat niet. Kies een dag uit de kalender.',
      field: 'settings.meetings.1',
      entered: { 'settings.meetings': '21 april 2026\n31 april 2026' },
    },
  );
  await at('', 'chair', { dialog: 'COURT_DECISIONS', courtId });
  await at('', 'researcher', { dialog: 'WORKING_DAYS' });
  await at('none', 'researcher', { dialog: 'CALENDAR' });
  await kb.must('researcher', { name: 'CREATE_CALENDAR_LINK' });
  await at('', 'researcher', { dialog: 'CALENDAR' });
  kb.services.mail = { send: () => Promise.resolve({ ended: 'SENT' }) };
  kb.services.teamsBotId = ID;
  await at('none', 'researcher', { dialog: 'MAIL_ADDRESS' });
  await kb.must('researcher', { name: 'SET_MAIL_ADDRESS', mailAddress: 'onderzoeker@heerlen.example' });
  await at('', 'researcher', { dialog: 'MAIL_ADDRESS' });
  await at(
    'refused',
    'researcher',
    { dialog: 'MAIL_ADDRESS' },
    {
      message: 'Dit is geen e-mailadres waarheen gestuurd kan worden, zoals naam@gemeente.nl.',
      field: 'mailAddress',
      entered: { mailAddress: 'onderzoeker@heerlen' },
    },
  );
  await at('none', 'coordinator', { dialog: 'CATALOGUE_ID', courtId: null });
  await kb.must('secretary', { name: 'SET_CATALOGUE_ID', courtId, catalogueId: ID });
  await at('', 'secretary', { dialog: 'CATALOGUE_ID', courtId });
  await kb.must('secretary', { name: 'INVITE', courtId, role: 'MEMBER' });
  await at('', 'secretary', { dialog: 'PEOPLE', courtId });
  await at('for a member', 'member', { dialog: 'PEOPLE', courtId });
  await at('chair', 'chair', { dialog: 'INVITE', courtId });
  await at('coordinator', 'coordinator', { dialog: 'INVITE', courtId });
  await at('chair', 'chair', { dialog: 'END_ROLE', courtId });
  await at('oneself', 'researcher', { dialog: 'END_ROLE', courtId });
  await at('coordinator', 'coordinator', { dialog: 'END_ROLE', courtId });
  await at('of whom', 'secretary', { dialog: 'HAND_OVER', courtId, personId: null });
  await at('own', 'researcher', { dialog: 'HAND_OVER', courtId, personId: null });
  await at('', 'chair', { dialog: 'APPOINT_CHAIR', courtId });
  await at('coordinator', 'coordinator', { dialog: 'APPOINT_CHAIR', courtId });
  await at('', 'chair', { dialog: 'CONTACT', courtId });
  const { person: chair } = await kb.actor('chair');
  const { person: deputy } = await kb.actor('deputy');
  await kb.must('secretary', {
    name: 'REGISTER_ABSENCE',
    courtId,
    personId: deputy.id,
    from: '2026-03-09',
    until: '2026-03-13',
    standInId: chair.id,
  });
  await at('secretary', 'secretary', { dialog: 'ABSENCE', courtId });
  await at('oneself', 'researcher', { dialog: 'ABSENCE', courtId });
}

/** Another court, whose chair is the one who is a stranger here. */
async function startElsewhere({ kb, at }: Story): Promise<void> {
  const courtId = await chairElsewhere(kb);
  await at('', 'stranger', { dialog: 'START_STUDY', courtId });
  await at('today', 'stranger', { dialog: 'START_STUDY', courtId, today: true });
  await at('halfway', 'stranger', { dialog: 'START_STUDY', courtId, halfway: true });
}

/** A member leaves, and wants nothing kept of oneself. */
async function farewell({ kb, at }: Story): Promise<void> {
  const { courtId } = kb;
  const { grants, person } = await kb.actor('member');
  const { person: secretary } = await kb.actor('secretary');
  await kb.must('chair', { name: 'SET_CONTACT', courtId, personId: secretary.id });
  await at('in the middle', 'chair', { dialog: 'HAND_OVER', courtId, personId: secretary.id });
  await at(
    'refused',
    'chair',
    { dialog: 'HAND_OVER', courtId, personId: secretary.id },
    {
      message: 'Kies iemand anders dan wie overdraagt.',
      field: 'toPersonId',
      entered: { toPersonId: person.id, endRoleOn: '31 februari', reason: REASON },
    },
  );
  await at('nobody left', 'coordinator', { dialog: 'ERASE_PERSON', courtId: null });
  const until = nextDay((await kb.facts()).today, -1);
  await kb.must('chair', { name: 'END_ROLE', grantId: grants[0]?.id ?? '', until });
  await at('', 'secretary', { dialog: 'ERASE_PERSON', courtId });
}

/** Makes the stranger chair of another court, Arnhem. @returns its id */
export async function chairElsewhere(kb: Installation): Promise<string> {
  const { tenantId } = IDENTITIES.stranger;
  await kb.must('coordinator', { name: 'REGISTER_COURT', municipality: 'Arnhem', tenantId });
  const courtId = await courtOf(kb, 'Arnhem');
  const { secret } = await kb.must('coordinator', { name: 'INVITE', courtId, role: 'CHAIR' });
  await kb.must('stranger', { name: 'REDEEM_CODE', code: secret ?? '' });
  return courtId;
}

export async function courtOf(kb: Installation, municipality: string): Promise<string> {
  return (await kb.read((manager) => row(manager, Court, { municipality })))?.id ?? '';
}

/** The id of a task in this study; of an interview's own task with its number. */
export async function taskOf(kb: Installation, taskId: string, interview?: number): Promise<string> {
  const { tasks, entries } = (await kb.facts()).case;
  const entry = entries.find(({ kind, number }) => kind === 'INTERVIEW' && number === interview);
  const found = tasks.find((task) => task.taskId === taskId && task.entryId === (entry?.id ?? ''));
  if (found === undefined) throw new Error(`No task ${taskId}`);
  return found.id;
}

export async function entryOf(kb: Installation, kind: RegisterKind, number: number): Promise<string> {
  const found = (await kb.facts()).case.entries.find(
    (entry) => entry.kind === kind && entry.number === number,
  );
  if (found === undefined) throw new Error(`No ${kind} ${number}`);
  return found.id;
}

const ref = async (kb: Installation, taskId: string) => ({
  studyId: kb.studyId,
  task: { id: await taskOf(kb, taskId) },
});

async function intake({ kb, at }: Story): Promise<void> {
  const { studyId, courtId } = kb;
  await kb.must('researcher', {
    name: 'COMPLETE_TASKS',
    studyId,
    tasks: [{ id: await taskOf(kb, 'INT-01') }],
    note: `${REASON} Zie ook het **dossier**.`,
  });
  await kb.must('researcher', {
    name: 'WAIT_FOR',
    ...(await ref(kb, 'INT-02')),
    what: 'het overzicht van de griffie',
  });
  await kb.must('researcher', {
    name: 'EXTEND_TASK',
    ...(await ref(kb, 'INT-03')),
    until: '2026-03-30',
    reason: REASON,
  });
  await kb.must('secretary', { name: 'MARK_NOT_APPLICABLE', ...(await ref(kb, 'INT-08')), reason: REASON });
  await kb.must('researcher', {
    name: 'ADD_NOTE',
    ...(await ref(kb, 'INT-03')),
    body: `${REASON}\n\nNog bespreken.`,
  });
  const task = async (id: string) => ({ taskId: await taskOf(kb, id) });
  await at('done', 'researcher', { dialog: 'TASK_DETAILS', ...(await task('INT-01')) });
  await at('waiting', 'researcher', { dialog: 'TASK_DETAILS', ...(await task('INT-02')) });
  await at('extended', 'external', { dialog: 'TASK_DETAILS', ...(await task('INT-03')) });
  for (const action of ['SNOOZE', 'WAIT_FOR', 'EXTEND', 'NOT_APPLICABLE', 'REASSIGN', 'NOTE'] as const) {
    await at(action.toLowerCase(), 'researcher', {
      dialog: 'TASK_ACTION',
      ...(await task('INT-04')),
      action,
    });
  }
  await at('reopen', 'researcher', { dialog: 'TASK_ACTION', ...(await task('INT-01')), action: 'REOPEN' });
  await at('reassign a reading', 'secretary', {
    dialog: 'TASK_ACTION',
    ...(await task('INT-09')),
    action: 'REASSIGN',
  });
  await at(
    'refused',
    'researcher',
    { dialog: 'TASK_ACTION', ...(await task('INT-04')), action: 'EXTEND' },
    {
      message: 'Deze datum bestaat niet. Kies een dag uit de kalender.',
      field: 'until',
      entered: { until: '31-02-2026', reason: 'x'.repeat(10_000) },
    },
  );
  await at('firm', 'researcher', { dialog: 'WHY_THIS_DATE', ...(await task('INT-04')) });
  await at('extended', 'researcher', { dialog: 'WHY_THIS_DATE', ...(await task('INT-03')) });
  await at('forecast', 'researcher', { dialog: 'WHY_THIS_DATE', ...(await task('DOC-07')) });
  await at('after an event', 'researcher', { dialog: 'WHY_THIS_DATE', ...(await task('NAZ-05')) });
  await at('with a meeting', 'chair', { dialog: 'WHY_THIS_STAGE_DATE', studyId, stageId: 'INTAKE' });
  await at('forecast', 'chair', { dialog: 'WHY_THIS_STAGE_DATE', studyId, stageId: 'AFTERCARE' });
  await at('', 'secretary', { dialog: 'ANSWER_CONDITION', studyId, conditionId: 'RECOMMENDATIONS_ADOPTED' });
  await at('nothing to record', 'secretary', { dialog: 'RECORD_EVENT', studyId });

  await at('of the board', 'researcher', { dialog: 'REQUEST_GATE', studyId, stageId: 'INTAKE' });
  await at(
    'refused',
    'researcher',
    { dialog: 'REQUEST_GATE', studyId, stageId: 'INTAKE' },
    {
      message: '“Alle verplichte taken zijn afgerond” is niet gehaald. Geef aan waarom de overgang toch kan.',
      field: 'reasons.all_required_tasks_done',
      entered: { 'attested.norm_per_question': 'false', 'reasons.norm_per_question': 'Volgt in april.' },
    },
  );
  const first = await request(kb, 'researcher');
  await at('', 'chair', { dialog: 'APPROVE_GATE', requestId: first });
  await at('', 'chair', { dialog: 'RETURN_GATE', requestId: first });
  await kb.must('chair', {
    name: 'RETURN_GATE',
    studyId,
    requestId: first,
    reason: `${REASON} Graag eerst de normen per vraag.`,
    reopenTaskIds: [await taskOf(kb, 'INT-01')],
  });
  const second = await request(kb, 'researcher');
  await at('returned before', 'researcher', { dialog: 'GATE_DETAILS', requestId: second });
  await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId, settings: { chairUsesTeams: false } });
  await at('', 'secretary', { dialog: 'RECORD_GATE_DECISION', requestId: second });
  await at('', 'secretary', { dialog: 'STAND_IN', courtId, requestId: second });
  await kb.must('chair', { name: 'SET_COURT_SETTINGS', courtId, settings: { chairUsesTeams: true } });
  kb.services.clock.moment = '2026-04-22T08:00:00.000Z';
  await approve(kb, second);
}

/** Asks for the gate of the stage that runs; whatever is attested is so, and whatever is not met has a reason. */
export async function request(kb: Installation, who: Who, reason = REASON): Promise<string> {
  const facts = await kb.facts();
  const stageId = facts.case.study.stageId ?? '';
  const ids = judgeCriteria(facts, stageId).map(({ id }) => id);
  await kb.must(who, {
    name: 'REQUEST_GATE',
    studyId: kb.studyId,
    stageId,
    attested: Object.fromEntries(ids.map((id, index) => [id, index % 2 === 0])),
    reasons: Object.fromEntries(ids.map((id) => [id, reason])),
  });
  return (await kb.facts()).case.requests.find(({ state }) => state === 'REQUESTED')?.id ?? '';
}

export async function approve(kb: Installation, requestId: string): Promise<void> {
  const { today } = await kb.facts();
  await kb.must('chair', {
    name: 'APPROVE_GATE',
    studyId: kb.studyId,
    requestId,
    boardDecisionOn: today,
    remark: 'Akkoord, met dank.',
  });
}

async function documents({ kb, at }: Story): Promise<void> {
  const { studyId } = kb;
  await at('', 'secretary', { dialog: 'RECORD_EVENT', studyId });
  await kb.must('secretary', {
    name: 'RECORD_EVENT',
    studyId,
    eventId: 'START_LETTER_SENT',
    on: '2026-04-22',
  });
  await at('one recorded', 'secretary', { dialog: 'RECORD_EVENT', studyId });
  await at('', 'researcher', { dialog: 'REGISTER_ENTRY', studyId, kind: 'DOCUMENT_REQUEST', entryId: null });
  for (const role of ['OFFICIAL_FINANCE', 'OFFICIAL_POLICY', 'PROGRAMME_DIRECTOR']) {
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind: 'DOCUMENT_REQUEST',
      counterpartRoles: [role],
      sentOn: '2026-04-22',
    });
  }
  const document = async (number: number) =>
    ({
      dialog: 'REGISTER_ENTRY',
      studyId,
      kind: 'DOCUMENT_REQUEST',
      entryId: await entryOf(kb, 'DOCUMENT_REQUEST', number),
    }) as const;
  const { entryId } = await document(2);
  const update = async (number: number, change: object): Promise<void> => {
    const { entryId: id } = await document(number);
    const command = { name: 'UPDATE_REGISTER_ENTRY', studyId, entryId: id, ...change };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the fields of this command
    await kb.must('researcher', command as Command);
  };
  await at('sent, recess in its term', 'researcher', await document(1));
  await at('', 'researcher', { dialog: 'REMINDER_LETTER', entryId: (await document(1)).entryId });
  await kb.must('researcher', { name: 'ANSWER_EXTENSION_PROPOSAL', studyId, entryId, accept: true });
  await at('extended', 'researcher', await document(2));
  await at('for a reader', 'member', await document(2));
  await update(2, { outcome: 'PARTIALLY_RECEIVED', receivedOn: '2026-04-22' });
  await at('received in part', 'researcher', await document(2));
  await update(3, { outcome: 'REFUSED', reason: REASON });
  await at('settled', 'researcher', await document(3));
  await at('soft', 'researcher', { dialog: 'REQUEST_GATE', studyId, stageId: 'DOCUMENTS' });
  kb.services.clock.moment = '2026-06-05T08:00:00.000Z';
  const requestId = await request(kb, 'researcher');
  await approve(kb, requestId);
}

/** A question answered, left out and released; a recommendation on which the council decided. */
async function findings({ kb, at }: Story): Promise<void> {
  const { studyId } = kb;
  const question = (questionNumber: number) => ({ dialog: 'QUESTION', studyId, questionNumber }) as const;
  await at('', 'researcher', question(1));
  const answer = { name: 'SET_QUESTION', studyId, inScope: true, verdict: 'NOT_MET' } as const;
  await kb.must('researcher', { ...answer, questionNumber: 1, summary: 'De raad is laat betrokken.' });
  await kb.must('researcher', { ...answer, questionNumber: 2, inScope: false, reason: REASON });
  await at('to be released', 'chair', question(1));
  await at('left out', 'secretary', question(2));
  await kb.must('chair', { name: 'RELEASE_FINDINGS', studyId, questions: [{ questionNumber: 1 }] });
  await at('for a reader', 'member', question(1));
  const shared = { dialog: 'SHARED_ANSWER', waveId: kb.waveId, questionNumber: 12 } as const;
  await at('first', 'coordinator', { ...shared, courtId: null });
  const proposal = { name: 'PROPOSE_SHARED_ANSWER', waveId: kb.waveId, questionNumber: 12 } as const;
  await kb.must('coordinator', { ...proposal, summary: 'Het Rijk volgt het programma.', verdict: 'MET' });
  await at('shared', 'researcher', question(12));
  await kb.must('researcher', { name: 'ADOPT_SHARED_ANSWER', studyId, questionNumber: 12, edition: 1 });
  await kb.must('chair', {
    ...proposal,
    courtId: kb.courtId,
    summary: 'Het Rijk volgt het programma ieder jaar.',
    evidenceLink: 'https://programma.example/notitie',
  });
  await at('newer version', 'chair', question(12));
  await at('newer version', 'chair', { ...shared, courtId: kb.courtId });
  await at('new', 'researcher', { dialog: 'RECOMMENDATION', studyId, recommendationId: null });
  await kb.must('researcher', {
    name: 'ADD_RECOMMENDATION',
    studyId,
    title: 'Leg het vast',
    addressee: 'college',
  });
  const recommendationId = (await kb.facts()).case.recommendations[0]?.id ?? '';
  await kb.must('researcher', {
    name: 'UPDATE_RECOMMENDATION',
    studyId,
    recommendationId,
    councilDecision: 'ADOPTED',
    status: 'IN_PROGRESS',
  });
  await at('', 'secretary', { dialog: 'RECOMMENDATION', studyId, recommendationId });
  await at('for a reader', 'member', { dialog: 'RECOMMENDATION', studyId, recommendationId });
}

async function interviews({ kb, at }: Story): Promise<void> {
  const { studyId } = kb;
  const interview = async (number: number) =>
    ({
      dialog: 'REGISTER_ENTRY',
      studyId,
      kind: 'INTERVIEW',
      entryId: await entryOf(kb, 'INTERVIEW', number),
    }) as const;
  const update = async (number: number, change: object): Promise<void> => {
    const { entryId } = await interview(number);
    const command = { name: 'UPDATE_REGISTER_ENTRY', studyId, entryId, ...change };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the fields of this command
    await kb.must('researcher', command as Command);
  };
  for (const roles of [['ALLIANCE_CHAIR', 'PORTFOLIO_HOLDER'], ['OFFICIAL_POLICY']]) {
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind: 'INTERVIEW',
      counterpartRoles: roles,
    });
  }
  await at('interview', 'researcher', {
    dialog: 'REGISTER_ENTRY',
    studyId,
    kind: 'INTERVIEW',
    entryId: null,
  });
  await at('interview planned', 'researcher', await interview(1));
  await at('after a moment', 'researcher', { dialog: 'WHY_THIS_DATE', taskId: await taskOf(kb, 'IV-05', 1) });
  await update(1, { sentOn: '2026-06-05', heldOn: '2026-06-05' });
  await at('moment recorded', 'researcher', {
    dialog: 'WHY_THIS_DATE',
    taskId: await taskOf(kb, 'IV-05', 1),
  });
  await update(1, { minutesDraftedOn: '2026-06-05', minutesSentOn: '2026-06-05' });
  await at('interview, minutes sent', 'researcher', await interview(1));
  await update(2, { outcome: 'DECLINED', reason: REASON });
  await at('interview declined', 'researcher', await interview(2));
  const requestId = await request(kb, 'secretary');
  await at('with interviews', 'chair', { dialog: 'RETURN_GATE', requestId });
  await at('', 'member', { dialog: 'GATE_DETAILS', requestId });
  await kb.must('secretary', { name: 'WITHDRAW_GATE', studyId, requestId });
}

async function course({ kb, at }: Story): Promise<void> {
  const { studyId } = kb;
  await at('', 'chair', { dialog: 'EXTEND_STAGE', studyId, stageId: 'INTERVIEWS' });
  await kb.must('chair', {
    name: 'EXTEND_STAGE',
    studyId,
    stageId: 'INTERVIEWS',
    until: '2026-09-01',
    reason: REASON,
  });
  await at('extended', 'chair', { dialog: 'WHY_THIS_STAGE_DATE', studyId, stageId: 'INTERVIEWS' });
  await at('', 'chair', { dialog: 'REOPEN_GATE', studyId, stageId: 'DOCUMENTS' });
  await at('', 'chair', { dialog: 'PAUSE_OR_RESUME', studyId });
  await kb.must('chair', { name: 'PAUSE_STUDY', studyId, reason: REASON });
  kb.services.clock.moment = '2026-06-19T08:00:00.000Z';
  await at('while paused', 'researcher', { dialog: 'WHY_THIS_DATE', taskId: await taskOf(kb, 'IV-08') });
  await at('resume', 'chair', { dialog: 'PAUSE_OR_RESUME', studyId });
  await kb.must('chair', { name: 'RESUME_STUDY', studyId, reason: REASON });
  await at('after a pause', 'researcher', { dialog: 'WHY_THIS_DATE', taskId: await taskOf(kb, 'IV-08') });
  await kb.must('secretary', {
    name: 'REASSIGN_TASK',
    ...(await ref(kb, 'IV-01')),
    to: (await kb.actor('external')).person.id,
    reason: '',
  });
  await at('', 'researcher', { dialog: 'HISTORY', studyId, page: 1 });
  await at('last page', 'external', { dialog: 'HISTORY', studyId, page: 99 });
}

async function programme({ kb, at }: Story): Promise<void> {
  const { courtId } = kb;
  await at('', 'coordinator', { dialog: 'REGISTER_COURT' });
  await at('', 'coordinator', { dialog: 'PARTICIPATION', courtId });
  await at('', 'coordinator', { dialog: 'OPEN_WAVE' });
  const { waveId } = kb;
  await at('anchor', 'coordinator', { dialog: 'WAVE', waveId, change: 'ANCHOR' });
  await at('window', 'coordinator', { dialog: 'WAVE', waveId, change: 'WINDOW' });
  await at('', 'coordinator', { dialog: 'WAVE', waveId });
  await at('coordinator', 'coordinator', { dialog: 'DECLARATION', courtId });
  await at('chair', 'chair', { dialog: 'DECLARATION', courtId });
  await kb.must('chair', {
    name: 'SIGN_DECLARATION',
    courtId,
    signedOn: '2026-03-02',
    signedByRole: 'CHAIR',
    untilYear: 2036,
    budgetPerYear: 15_000,
    daysPerYear: 40,
  });
  await at('', 'chair', { dialog: 'WAIVE_COMMITMENT', courtId, commitmentId: 'ANNUAL_BUDGET' });
  await at('', 'chair', { dialog: 'WITHDRAWAL', courtId });
  await kb.must('chair', { name: 'ANNOUNCE_WITHDRAWAL', courtId, reason: REASON });
  await at('announced', 'secretary', { dialog: 'WITHDRAWAL', courtId });
  await at('', 'secretary', { dialog: 'INCIDENT', courtId });
  await kb.must('secretary', { name: 'REPORT_INCIDENT', courtId, on: '2026-06-10', reason: REASON });
  await at('open', 'chair', { dialog: 'INCIDENT', courtId });
  await at('open, for the secretary', 'secretary', { dialog: 'INCIDENT', courtId });
  await kb.must('coordinator', { name: 'ASK_STATUS', courtId });
  await at('', 'secretary', { dialog: 'ANSWER_STATUS_LATER', courtId });
  await at('none', 'coordinator', { dialog: 'ADOPT_DEFINITION', waveId: kb.waveId });
  const file = join(__dirname, '..', '..', 'bot', 'programme', 'nplv.yaml');
  const newer = readFileSync(file, 'utf8').replaceAll('Interviews afnemen', 'Gesprekken voeren');
  kb.services.programme = parseProgramme(newer, 'nplv.yaml');
  await at('texts', 'coordinator', { dialog: 'ADOPT_DEFINITION', waveId: kb.waveId });
}
