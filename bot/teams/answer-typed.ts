/**
 * What a typed command means for whoever typed it: a card to show, a command to perform, or a refusal that says what to
 * type instead. What needs a dialog becomes the card with the button that opens it. Reads only, and decides no rights.
 */
import type { EntityManager } from 'typeorm';
import type { CardRef, DialogRef } from '../../cards/ref';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { JointConsent, JointNote } from '../../entities/joint-note';
import type { RoleGrant } from '../../entities/person';
import { GateRequest, RegisterEntry, Study, StudyStage, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { momentOf } from '../study/load';
import { row, rows } from '../study/rows';
import type { Services } from '../study/services';
import type { Command } from '../workflow/commands';
import { addMonths } from '../workflow/calendar';
import { type Refusal, refuse } from '../workflow/decision';
import type { Actor } from '../workflow/facts';
import { isOpen } from '../workflow/joint-gate';
import { isCurrent } from '../workflow/people';
import { withoutThread } from '../actions/parse-action';
import type { Conversation } from './parse-activity';
import { readTyped, type Typed, TYPED_COMMANDS, type TypedIntent } from './typed-commands';

export type TypedPlan =
  { show: CardRef; line?: Refusal } | { perform: Command; back: CardRef } | { refusal: Refusal };

type Understood = Extract<Typed, { kind: 'command' }>;
type CourtName = Pick<Court, 'id' | 'municipality'>;

const HELP: CardRef = { card: 'HELP' };
const MY_TASKS: CardRef = { card: 'MY_TASKS', page: 1 };
const DIGEST: CardRef = { card: 'DIGEST' };
const MOST_TASKS_AT_ONCE = 20;
const MOST_NAMED = 5;

/** What a known person may have meant. */
export function planTyped(services: Services, actor: Actor, text: string): Promise<TypedPlan> {
  return services.database.work(async (manager) => {
    const situation = await situate(services, manager, actor);
    const typed = readTyped(text, {
      taskIds: services.programme.programme.stages.flatMap((stage) => stage.tasks.map((task) => task.id)),
      municipalities: situation.courts.map((court) => court.municipality),
    });
    if (typed.kind === 'unknown') {
      const named = typed.suggestions.map((example) => `“${example}”`);
      return refuse('UNKNOWN_COMMAND', { suggestions: listed(named) });
    }
    return PLANS[typed.intent](situation, typed);
  });
}

/** The report over a year is made in the first months of the next. */
const REPORT_MONTHS = 3;

interface Situation {
  today: string;
  manager: EntityManager;
  actor: Actor;
  /** Every court, by municipality. */
  courts: CourtName[];
  /** What the person holds today. */
  grants: RoleGrant[];
  /** Ids of the courts in which the person holds a role today. */
  ownIds: Set<string>;
  isCoordinator: boolean;
}

async function situate(services: Services, manager: EntityManager, actor: Actor): Promise<Situation> {
  const { today } = momentOf(services);
  const grants = actor.grants.filter((grant) => isCurrent(grant, today));
  return {
    today,
    manager,
    actor,
    courts: await rows(manager, Court, {}, { orderBy: ['municipality'], only: ['id', 'municipality'] }),
    grants,
    ownIds: new Set(grants.flatMap((grant) => grant.courtId ?? [])),
    isCoordinator: grants.some((grant) => grant.role === 'COORDINATOR'),
  };
}

type Plan = (situation: Situation, typed: Understood) => TypedPlan | Promise<TypedPlan>;

const show = (ref: CardRef): TypedPlan => ({ show: ref });
const open = (dialog: DialogRef): TypedPlan => ({ show: { card: 'OPENER', dialog } });

type Found<T> = { ok: true; found: T } | { ok: false; refusal: Refusal };

/** Commands that are about a court other than the person's own. */
const OTHERS_COURT: readonly TypedIntent[] = ['ASK_STATUS', 'PARTICIPATION', 'DECLARATION'];

/** The court that is meant: the one that was named, or the only one in which the person holds a role. */
function courtOf({ courts, ownIds, isCoordinator }: Situation, typed: Understood): Found<CourtName> {
  const named = courts.find((court) => court.municipality === typed.municipality);
  if (named !== undefined) return { ok: true, found: named };
  const own = courts.filter((court) => ownIds.has(court.id));
  if (typed.rest !== '' && (OTHERS_COURT.includes(typed.intent) || own.length === 0)) {
    return refuse('MUNICIPALITY_UNKNOWN');
  }
  return choiceOf(own.length > 0 ? own : isCoordinator ? courts : [], typed);
}

/** The only one of these courts; of several the person is asked which. */
function choiceOf(choice: readonly CourtName[], typed: Understood): Found<CourtName> {
  const [first, ...others] = choice;
  if (first === undefined) return refuse('NO_COURT');
  if (others.length === 0) return { ok: true, found: first };
  const word = TYPED_COMMANDS[typed.intent].example.replace(/ [A-Z].*$/, '');
  return refuse('WHICH_COURT', {
    courts: listed([
      ...choice.slice(0, MOST_NAMED).map((court) => court.municipality),
      ...(choice.length > MOST_NAMED ? ['een andere'] : []),
    ]),
    example: [word, ...typed.taskIds, first.municipality].join(' '),
  });
}

/** A chair may be appointed by who leads the court, by a coordinator, and by who led it last and holds no role there now. */
function courtToLead(situation: Situation, typed: Understood): Found<CourtName> {
  const court = courtOf(situation, typed);
  if (court.ok || typed.municipality !== null || situation.isCoordinator) return court;
  const led = new Set(
    situation.actor.grants.filter(({ role }) => role === 'CHAIR').map(({ courtId }) => courtId),
  );
  return choiceOf(
    situation.courts.filter(({ id }) => led.has(id)),
    typed,
  );
}

const STUDY_ORDER: Record<Study['state'], number> = { RUNNING: 0, PAUSED: 1, AFTERCARE: 2, CLOSED: 3 };

/**
 * The court's studies, first the one that people talk about: of the wave whose number was typed, else the running one,
 * else the one in aftercare, else the last. Of somebody with a role in one study only that one.
 */
async function studiesOf(situation: Situation, typed: Understood): Promise<Found<[Study, ...Study[]]>> {
  const court = await courtOfStudy(situation, typed);
  if (!court.ok) return court;
  // Whether another court has a study, or asks for something in it, is not told by how it is refused either.
  if (!situation.ownIds.has(court.found.id)) return refuse('NOT_YOURS', { who: 'COURT' });
  const { manager, grants } = situation;
  const here = grants.filter((grant) => grant.courtId === court.found.id);
  const only = here.length > 0 && here.every(({ studyId }) => studyId !== null);
  const all = await rows(manager, Study, { courtId: court.found.id });
  const [asked] =
    typed.number === null ? [] : await rows(manager, Wave, { number: typed.number }, { only: ['id'] });
  const [first, ...others] = all
    .filter(({ id }) => !only || here.some(({ studyId }) => studyId === id))
    .toSorted(
      (a, b) =>
        Number(b.waveId === asked?.id) - Number(a.waveId === asked?.id) ||
        STUDY_ORDER[a.state] - STUDY_ORDER[b.state] ||
        b.startedOn.localeCompare(a.startedOn),
    );
  return first === undefined ? refuse('NO_STUDY') : { ok: true, found: [first, ...others] };
}

async function studyOf(situation: Situation, typed: Understood): Promise<Found<Study>> {
  const studies = await studiesOf(situation, typed);
  return studies.ok ? { ok: true, found: studies.found[0] } : studies;
}

/** As `courtOf`; of several courts the only one with a study that is not closed. */
async function courtOfStudy(situation: Situation, typed: Understood): Promise<Found<CourtName>> {
  const { manager, courts, ownIds } = situation;
  if (typed.municipality === null && typed.rest === '' && ownIds.size > 1) {
    const studies = await rows(manager, Study, { courtId: [...ownIds] }, { only: ['courtId', 'state'] });
    const busy = new Set(studies.filter(({ state }) => state !== 'CLOSED').map(({ courtId }) => courtId));
    const found = courts.filter(({ id }) => busy.has(id));
    if (found.length === 1) return choiceOf(found, typed);
  }
  return courtOf(situation, typed);
}

const onStudy =
  (plan: (study: Study, situation: Situation, typed: Understood) => TypedPlan | Promise<TypedPlan>): Plan =>
  async (situation, typed) => {
    const study = await studyOf(situation, typed);
    return study.ok ? plan(study.found, situation, typed) : study;
  };

const onCourt =
  (plan: (court: CourtName) => TypedPlan): Plan =>
  (situation, typed) => {
    const court = courtOf(situation, typed);
    return court.ok ? plan(court.found) : court;
  };

/** Of several studies the one in which this task is to be done now: in aftercare, say, beside a running study. */
async function studyWith(
  { manager }: Situation,
  studies: [Study, ...Study[]],
  taskId: string,
): Promise<Study> {
  const [first, ...others] = studies;
  if (others.length === 0) return first;
  const ids = studies.map(({ id }) => id);
  const stillOpen = await rows(manager, StudyTask, { studyId: ids, taskId, state: 'OPEN' });
  return studies.find(({ id }) => stillOpen.some((task) => task.studyId === id && task.firm)) ?? first;
}

/**
 * The tasks that were named, each as it stands in the study. Of several with one number (an interview each) the person's
 * own, open and at hand come first; to undo, whatever the person did last.
 */
async function tasksOf(
  { manager, actor }: Situation,
  study: Study,
  { taskIds, intent }: Understood,
): Promise<Found<StudyTask[]>> {
  const found: StudyTask[] = [];
  const didAt = ({ lastAction }: StudyTask): string =>
    intent === 'UNDO' && lastAction?.byId === actor.person.id ? lastAction.at : '';
  const all = await rows(manager, StudyTask, { studyId: study.id, taskId: taskIds });
  for (const taskId of taskIds.slice(0, MOST_TASKS_AT_ONCE)) {
    const [task] = all
      .filter((candidate) => candidate.taskId === taskId)
      .toSorted(
        (a, b) =>
          didAt(b).localeCompare(didAt(a)) ||
          Number(b.state === 'OPEN') - Number(a.state === 'OPEN') ||
          Number(b.assigneeId === actor.person.id) - Number(a.assigneeId === actor.person.id) ||
          Number(b.firm) - Number(a.firm) ||
          a.position - b.position,
      );
    if (task === undefined) return refuse('TASK_UNKNOWN', { task: taskId });
    found.push(task);
  }
  return { ok: true, found };
}

const onTasks =
  (plan: (study: Study, tasks: [StudyTask, ...StudyTask[]]) => TypedPlan): Plan =>
  async (situation, typed) => {
    const studies = await studiesOf(situation, typed);
    if (!studies.ok) return studies;
    const [named] = typed.taskIds;
    if (named === undefined) {
      const { refusal } = refuse('WHICH_TASK', { example: TYPED_COMMANDS[typed.intent].example });
      return { show: MY_TASKS, line: refusal };
    }
    const study = await studyWith(situation, studies.found, named);
    const tasks = await tasksOf(situation, study, typed);
    if (!tasks.ok) return tasks;
    const [first, ...others] = tasks.found;
    return first === undefined ? refuse('NOT_FOUND') : plan(study, [first, ...others]);
  };

const onTask = (plan: (task: StudyTask, study: Study) => TypedPlan): Plan =>
  onTasks((study, [task]) => plan(task, study));

type TaskAction = Extract<DialogRef, { dialog: 'TASK_ACTION' }>['action'];
const taskAction = (action: TaskAction): Plan =>
  onTask((task) => open({ dialog: 'TASK_ACTION', taskId: task.id, action }));

const register = (kind: RegisterEntry['kind']): Plan =>
  onStudy((study) => show({ card: 'REGISTER', studyId: study.id, kind, page: 1 }));

const waits = ({ state }: GateRequest): boolean => state === 'REQUESTED';

/** The request that waits, in whichever of the court's studies; else the last one of the study that is meant. */
const onRequest =
  (plan: (request: GateRequest) => TypedPlan): Plan =>
  async (situation, typed) => {
    const studies = await studiesOf(situation, typed);
    if (!studies.ok) return studies;
    const [meant] = studies.found;
    const requests = await rows(
      situation.manager,
      GateRequest,
      { studyId: studies.found.map(({ id }) => id) },
      { orderBy: ['requestedAt'] },
    );
    const ofStudy = requests.filter(({ studyId }) => studyId === meant.id);
    const request = ofStudy.find(waits) ?? requests.find(waits) ?? ofStudy.at(-1);
    return request === undefined ? refuse('NO_GATE_REQUEST') : plan(request);
  };

/** For a coordinator status is the court's view, for its own people the study itself. */
async function status(situation: Situation, typed: Understood): Promise<TypedPlan> {
  if (
    situation.isCoordinator &&
    situation.ownIds.size === 0 &&
    typed.municipality === null &&
    typed.rest === ''
  ) {
    return show(DIGEST);
  }
  const court = await courtOfStudy(situation, typed);
  if (!court.ok) return court;
  if (!situation.ownIds.has(court.found.id))
    return show({ card: 'COORDINATOR_VIEW', courtId: court.found.id });
  const study = await studyOf(situation, typed);
  return study.ok ? show({ card: 'STUDY', studyId: study.found.id }) : study;
}

/** The findings of the own court; what another one released is for coordinators and chairs. */
async function findings(situation: Situation, typed: Understood): Promise<TypedPlan> {
  const court = await courtOfStudy(situation, typed);
  if (!court.ok) return court;
  const { grants, isCoordinator, manager, ownIds } = situation;
  if (ownIds.has(court.found.id)) {
    const study = await studyOf(situation, typed);
    return study.ok ? show({ card: 'FINDINGS', studyId: study.found.id, page: 1 }) : study;
  }
  if (!isCoordinator && !grants.some(({ role }) => role === 'CHAIR'))
    return refuse('NOT_YOURS', { who: 'COURT' });
  const last = (await rows(manager, Study, { courtId: court.found.id }, { orderBy: ['startedOn'] })).at(-1);
  return last === undefined ? refuse('NO_STUDY') : show({ card: 'FINDINGS', studyId: last.id, page: 1 });
}

/** The note that lies before the own court, else the last one; a coordinator without any proposes one. */
async function jointNote({ manager, isCoordinator, ownIds }: Situation): Promise<TypedPlan> {
  const asked = await rows(manager, JointConsent, { courtId: [...ownIds] }, { only: ['noteId'] });
  const own = new Set(asked.map(({ noteId }) => noteId));
  const all = await rows(manager, JointNote, {}, { orderBy: ['proposedOn', 'id'] });
  const notes = all.filter(({ id }) => isCoordinator || own.has(id));
  const note = notes.findLast(isOpen) ?? notes.findLast(({ state }) => state === 'PUBLISHED') ?? notes.at(-1);
  if (note !== undefined && (isOpen(note) || !isCoordinator))
    return show({ card: 'JOINT_GATE', noteId: note.id });
  if (!isCoordinator) return refuse('NO_JOINT_NOTE');
  const waves = await rows(manager, Wave, {}, { orderBy: ['number'], only: ['id'] });
  const published = new Set(notes.filter(({ state }) => state === 'PUBLISHED').map(({ waveId }) => waveId));
  const next = waves.findLast(({ id }) => !published.has(id));
  if (next !== undefined) return open({ dialog: 'JOINT_NOTE', waveId: next.id });
  return note === undefined ? refuse('NO_WAVE') : show({ card: 'JOINT_GATE', noteId: note.id });
}

const PLANS: Record<TypedIntent, Plan> = {
  HELP: () => show(HELP),
  MY_TASKS: (_, { number }) => show({ card: 'MY_TASKS', page: Math.max(1, number ?? 1) }),
  STATUS: status,
  TASK: onTask((task) => show({ card: 'TASK', taskId: task.id })),
  COMPLETE: onTasks((study, tasks) => ({
    perform: { name: 'COMPLETE_TASKS', studyId: study.id, tasks: tasks.map(({ id }) => ({ id })) },
    back: tasks.length === 1 ? { card: 'TASK', taskId: tasks[0].id } : MY_TASKS,
  })),
  UNDO: onTask((task, study) => ({
    perform: { name: 'UNDO_TASK', studyId: study.id, task: { id: task.id } },
    back: { card: 'TASK', taskId: task.id },
  })),
  WHY: onTask((task) => open({ dialog: 'WHY_THIS_DATE', taskId: task.id })),
  LATER: taskAction('SNOOZE'),
  WAIT: taskAction('WAIT_FOR'),
  EXTEND: taskAction('EXTEND'),
  NOT_APPLICABLE: taskAction('NOT_APPLICABLE'),
  // Without a task everything is meant.
  REASSIGN: (situation, typed) =>
    typed.taskIds.length === 0 ? PLANS.HAND_OVER(situation, typed) : taskAction('REASSIGN')(situation, typed),
  HAND_OVER: onCourt((court) => open({ dialog: 'HAND_OVER', courtId: court.id, personId: null })),
  NOTE: taskAction('NOTE'),
  REQUEST_GATE: onStudy(async (study, { manager }) => {
    if (study.stageId === null) return refuse('STUDY_CLOSED');
    const asked = await row(manager, GateRequest, { studyId: study.id, state: 'REQUESTED' });
    return asked === null
      ? open({ dialog: 'REQUEST_GATE', studyId: study.id, stageId: study.stageId })
      : show({ card: 'GATE', requestId: asked.id });
  }),
  GATE: onRequest(({ id }) => show({ card: 'GATE', requestId: id })),
  GATE_DETAILS: onRequest(({ id }) => open({ dialog: 'GATE_DETAILS', requestId: id })),
  REOPEN_GATE: onStudy(async (study, { manager }) => {
    const stages = await rows(
      manager,
      StudyStage,
      { studyId: study.id, state: 'COMPLETED' },
      { orderBy: ['position'] },
    );
    const last = stages.at(-1);
    return last === undefined
      ? refuse('NO_GATE_REQUEST')
      : open({ dialog: 'REOPEN_GATE', studyId: study.id, stageId: last.stageId });
  }),
  REGISTERS: register('DOCUMENT_REQUEST'),
  DOCUMENT_REQUESTS: register('DOCUMENT_REQUEST'),
  INTERVIEWS: register('INTERVIEW'),
  HEARINGS: onStudy(async (study, { manager }) => {
    const executive = await row(manager, RegisterEntry, { studyId: study.id, kind: 'EXECUTIVE_HEARING' });
    const kind = executive === null ? 'TECHNICAL_HEARING' : 'EXECUTIVE_HEARING';
    return show({ card: 'REGISTER', studyId: study.id, kind, page: 1 });
  }),
  TECHNICAL_HEARING: register('TECHNICAL_HEARING'),
  EXECUTIVE_HEARING: register('EXECUTIVE_HEARING'),
  FINDINGS: findings,
  RECOMMENDATIONS: onStudy((study) => show({ card: 'RECOMMENDATIONS', studyId: study.id, page: 1 })),
  EVENT: onStudy((study) => open({ dialog: 'RECORD_EVENT', studyId: study.id })),
  PAUSE: onStudy((study) => open({ dialog: 'PAUSE_OR_RESUME', studyId: study.id })),
  RESUME: onStudy((study) => open({ dialog: 'PAUSE_OR_RESUME', studyId: study.id })),
  HISTORY: onStudy((study) => open({ dialog: 'HISTORY', studyId: study.id, page: 1 })),
  START: onCourt((court) => open({ dialog: 'START_STUDY', courtId: court.id })),
  OVERVIEW: (situation, typed) => (situation.isCoordinator ? show(DIGEST) : status(situation, typed)),
  COORDINATOR_VIEW: onCourt((court) => show({ card: 'COORDINATOR_VIEW', courtId: court.id })),
  ASK_STATUS: onCourt((court) => ({ perform: { name: 'ASK_STATUS', courtId: court.id }, back: DIGEST })),
  SETTINGS: (situation, typed) => {
    const court = courtOf(situation, typed);
    return open({ dialog: 'SETTINGS', courtId: court.ok ? court.found.id : null });
  },
  PEOPLE: onCourt((court) => open({ dialog: 'PEOPLE', courtId: court.id })),
  INVITE: onCourt((court) => open({ dialog: 'INVITE', courtId: court.id })),
  APPOINT_CHAIR: (situation, typed) => {
    const court = courtToLead(situation, typed);
    return court.ok ? open({ dialog: 'APPOINT_CHAIR', courtId: court.found.id }) : court;
  },
  ABSENCE: onCourt((court) => open({ dialog: 'ABSENCE', courtId: court.id })),
  ERASE_PERSON: (situation, typed) => {
    const court = courtOf(situation, typed);
    if (court.ok) return open({ dialog: 'ERASE_PERSON', courtId: court.found.id });
    return situation.isCoordinator ? open({ dialog: 'ERASE_PERSON', courtId: null }) : court;
  },
  CALENDAR: () => open({ dialog: 'CALENDAR' }),
  MAIL: () => open({ dialog: 'MAIL_ADDRESS' }),
  WORKING_DAYS: () => open({ dialog: 'WORKING_DAYS' }),
  CODE: (_, { code }) =>
    code === ''
      ? refuse('CODE_MISSING')
      : { perform: { name: 'REDEEM_CODE', code }, back: { card: 'WELCOME' } },
  LINK_CHANNEL: () => refuse('CHANNEL_ONLY'),
  UNLINK_CHANNEL: onCourt((court) => ({
    perform: { name: 'UNLINK_CHANNEL', courtId: court.id },
    back: HELP,
  })),
  OPEN_WAVE: () => open({ dialog: 'OPEN_WAVE' }),
  WAVES: () => show({ card: 'WAVES' }),
  JOINT_NOTE: jointNote,
  SHARED_ANSWERS: async ({ manager }) => {
    const wave = (await rows(manager, Wave, {}, { orderBy: ['number'], only: ['id'] })).at(-1);
    return wave === undefined ? refuse('NO_WAVE') : show({ card: 'SHARED_ANSWERS', waveId: wave.id });
  },
  ADOPT_DEFINITION: async ({ manager }) => {
    const wave = (await rows(manager, Wave, { state: 'OPEN' }, { orderBy: ['number'], only: ['id'] })).at(-1);
    return wave === undefined ? refuse('NO_WAVE') : open({ dialog: 'ADOPT_DEFINITION', waveId: wave.id });
  },
  REGISTER_COURT: () => open({ dialog: 'REGISTER_COURT' }),
  PARTICIPATION: onCourt((court) => open({ dialog: 'PARTICIPATION', courtId: court.id })),
  ENGLISH: () => ({ perform: { name: 'SET_LANGUAGE', language: 'en' }, back: HELP }),
  DUTCH: () => ({ perform: { name: 'SET_LANGUAGE', language: 'nl' }, back: HELP }),
  WEEKLY_ON: () => ({ perform: { name: 'SET_WEEKLY_LINES', on: true }, back: HELP }),
  COMMITMENTS: (situation, typed) => {
    const court = courtOf(situation, typed);
    if (!court.ok) return court;
    const courtId = court.found.id;
    return show(
      situation.ownIds.has(courtId)
        ? { card: 'COMMITMENTS', courtId }
        : { card: 'COORDINATOR_VIEW', courtId },
    );
  },
  COUNCIL_OVERVIEW: onCourt((court) => show({ card: 'COUNCIL_OVERVIEW', courtId: court.id })),
  DECLARATION: (situation, typed) => {
    const court = courtOf(situation, typed);
    if (!court.ok) return court;
    const courtId = court.found.id;
    // The court's own people see first how it stands; who may change it finds the button there.
    return situation.ownIds.has(courtId)
      ? show({ card: 'COMMITMENTS', courtId })
      : open({ dialog: 'DECLARATION', courtId });
  },
  REPORT_SENT: async (situation, typed) => {
    const court = courtOf(situation, typed);
    if (!court.ok) return court;
    const where = { courtId: court.found.id, kind: 'ANNUAL_REPORT', state: 'OPEN' };
    const reports = await rows(situation.manager, Duty, where, { orderBy: ['dueOn'], only: ['id', 'dueOn'] });
    // That of the year that is still running has not been sent.
    const duty = reports.find(({ dueOn }) => dueOn <= addMonths(situation.today, REPORT_MONTHS));
    return duty === undefined
      ? refuse('NO_SUCH_DUTY')
      : { perform: { name: 'COMPLETE_DUTY', dutyId: duty.id }, back: { card: 'DUTY', dutyId: duty.id } };
  },
  WEEKLY_OFF: () => ({ perform: { name: 'SET_WEEKLY_LINES', on: false }, back: HELP }),
};

/** "a, b of c". */
function listed(words: string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} of ${last}`;
}

/** What was typed in a channel, where only linking and unlinking is done. */
export async function planInChannel(
  services: Services,
  actor: Actor,
  text: string,
  where: Conversation,
): Promise<{ perform: Command } | { refusal: Refusal }> {
  return services.database.work(async (manager) => {
    const situation = await situate(services, manager, actor);
    const typed = readTyped(text, {
      taskIds: [],
      municipalities: situation.courts.map((court) => court.municipality),
    });
    const isLink = typed.kind === 'command' && typed.intent === 'LINK_CHANNEL';
    const isUnlink = typed.kind === 'command' && typed.intent === 'UNLINK_CHANNEL';
    if (!isLink && !isUnlink) return refuse('PERSONAL_ONLY');
    // A group chat is no channel: anybody in it may add people, from anywhere.
    if (isLink && where.scope !== 'channel') return refuse('CHANNEL_ONLY');
    const court = courtOf(situation, typed);
    if (!court.ok) return court;
    const courtId = court.found.id;
    if (isUnlink) return { perform: { name: 'UNLINK_CHANNEL', courtId } };
    const { serviceUrl, tenantId, teamId } = where;
    return {
      perform: {
        name: 'LINK_CHANNEL',
        courtId,
        conversationId: withoutThread(where.id),
        serviceUrl,
        tenantId,
        ...(teamId === undefined ? {} : { teamId }),
      },
    };
  });
}
