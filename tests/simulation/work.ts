/**
 * A day's work on a study: tasks are ticked off on one's list, what happened is recorded, registers are kept, gates are
 * asked for. Each court does it at its own pace; nobody does what is not theirs.
 */
import type { RoleId } from '../../entities/person';
import { standing } from '../journey/card-reader';
import { choicesOf, fill, roll } from './acts';
import { pick } from './chance';
import { countDays, daysFrom, isOfficeDay, shifted } from './days';
import { buttonFor, type Fields } from './door';
import { marked } from './marks';
import { tickOffOnPage } from './pages';
import type { SeenEntry, SeenStudy } from './sight';
import type { CourtLife, Human, World } from './world';

/** Whoever does this today: the first of these roles whose holder is there. */
export function present(world: World, court: CourtLife, ...roles: RoleId[]): Human | null {
  for (const role of roles) {
    const human = court.people.get(role);
    if (human !== undefined && isThere(world, human)) return human;
  }
  return null;
}

export function isThere(world: World, human: Human): boolean {
  const { today } = world;
  return (
    human.personId !== null &&
    (human.installed || human.way === 'BROWSER') &&
    isOfficeDay(today) &&
    human.workingDays.some((day) => day === (new Date(today).getUTCDay() || 7)) &&
    (human.awayUntil === null || human.awayUntil < today)
  );
}

/** Ticks off several of one's own tasks at once, on the list. */
export async function tickOff(world: World, human: Human, studies: readonly SeenStudy[]): Promise<void> {
  const mine = studies
    .filter(({ state }) => state !== 'PAUSED')
    .flatMap(({ tasks }) => tasks)
    .filter(
      ({ assigneeId, waitingFor, dueOn }) =>
        assigneeId === human.personId && waitingFor === null && dueOn !== null,
    );
  // Work comes up as its day comes nearer; some of it stays lying.
  const ready = mine.filter(({ id, taskId, dueOn }) => {
    const late = daysFrom(dueOn ?? world.today, world.today);
    const eager = late < -12 ? 0.02 : late < -3 ? 0.12 : late < 6 ? 0.2 : 0.3;
    return (
      world.chance(human.key, world.today, 'tick', taskId, taskIndex(mine, id)) < eager * (0.5 + human.pace)
    );
  });
  if (ready.length === 0) return;
  if (human.way !== 'CHAT') return tickOffOnPage(world, human, ready);
  const list = await world.door.send(human.identity, { kb: 1, show: { card: 'MY_TASKS', page: 1 } });
  if (list.card === null) return;
  const wanted = Object.keys(standing(list.card)).filter((id) =>
    ready.some((task) => id.startsWith(`done|${task.studyId}|${task.id}|`)),
  );
  const button = buttonFor(list.card, 'COMPLETE_TASKS');
  if (button === null || wanted.length === 0) return;
  const seen = await world.door.press(
    human.identity,
    button,
    list.card,
    Object.fromEntries(wanted.map((id) => [id, 'true'])),
  );
  const undo = seen.card === null ? null : buttonFor(seen.card, 'UNDO_TASK');
  if (seen.card !== null && undo !== null && roll(world, human, 'undo') < 0.03) {
    await world.door.press(human.identity, undo, seen.card);
  }
  // An old list, pressed again: everything on it has changed meanwhile.
  if (roll(world, human, 'stale') < 0.03) {
    await world.door.press(human.identity, button, list.card, { [wanted[0] ?? '']: 'true' });
  }
}

const taskIndex = (tasks: readonly { id: string }[], id: string): number =>
  tasks.findIndex((task) => task.id === id);

/** What somebody of the court does today about a study, beside the tasks. */
export async function study(world: World, court: CourtLife, seen: SeenStudy): Promise<void> {
  const keeper = present(world, court, 'SECRETARY', 'RESEARCHER', 'CHAIR');
  if (keeper === null) return;
  if (seen.state === 'PAUSED') return resumeSometimes(world, court, seen);
  if (await setback(world, court, seen)) return;
  await recordEvents(world, keeper, seen);
  await keepRegisters(world, court, keeper, seen);
  await waits(world, seen, keeper);
  await answer(world, court, keeper, seen);
  await askForGate(world, court, keeper, seen);
}

/** Waiting ends when the answer has come: whoever waited says so. */
async function waits(world: World, seen: SeenStudy, human: Human): Promise<void> {
  for (const task of seen.tasks) {
    if (task.assigneeId !== human.personId || task.waitingSince === null) continue;
    if (daysFrom(task.waitingSince, world.today) < 9 || roll(world, human, 'waited', task.taskId) > 0.3)
      continue;
    await world.door.send(human.identity, {
      kb: 1,
      command: {
        name: 'STOP_WAITING',
        studyId: seen.id,
        task: { id: task.id, expectedVersion: task.version },
      },
      back: { card: 'TASK', taskId: task.id },
    });
  }
}

/** Now and then a study stands still, a stage gets more time, or a gate is opened again. */
async function setback(world: World, court: CourtLife, seen: SeenStudy): Promise<boolean> {
  const chair = present(world, court, 'CHAIR');
  if (chair === null || seen.stageId === null) return false;
  const luck = world.chance('setback', court.municipality, seen.waveNumber, world.today);
  const { id: studyId, stageId } = seen;
  const reason = marked(court, 'reason', 'De onderzoeker is langdurig uitgevallen.');
  if (luck < 0.0015) {
    await fill(world, chair, { dialog: 'PAUSE_OR_RESUME', studyId }, 'PAUSE_STUDY', { reason });
    return true;
  }
  if (luck < 0.005 && seen.stageEndOn < world.today) {
    const until = shifted(world.today, 21);
    await fill(world, chair, { dialog: 'EXTEND_STAGE', studyId, stageId }, 'EXTEND_STAGE', { until, reason });
    return true;
  }
  if (luck > 0.9992 && seen.requests.length === 0 && seen.waveNumber % 2 === 1) {
    const [done] = await world.program.sql<{ stageId: string }>(
      `SELECT stageId FROM study_stage WHERE studyId = ? AND state = 'COMPLETED' AND beforeKamerbode = 0
        ORDER BY position DESC`,
      studyId,
    );
    if (done === undefined) return false;
    const dialog = { dialog: 'REOPEN_GATE', studyId, stageId: done.stageId };
    await fill(world, chair, dialog, 'REOPEN_GATE', {
      reason: marked(court, 'reason', 'Er kwam een nieuw document boven water.'),
    });
    return true;
  }
  return false;
}

async function resumeSometimes(world: World, court: CourtLife, seen: SeenStudy): Promise<void> {
  const chair = present(world, court, 'CHAIR', 'SECRETARY');
  if (chair === null || world.chance('resume', court.municipality, world.today) > 0.04) return;
  await fill(world, chair, { dialog: 'PAUSE_OR_RESUME', studyId: seen.id }, 'RESUME_STUDY', {
    reason: marked(court, 'reason', 'Er is een nieuwe onderzoeker.'),
  });
}

/** In which stage something is recorded, on how many days after its start at the earliest. */
const EVENTS: readonly [string, string, number][] = [
  ['DOCUMENTS', 'START_LETTER_SENT', 2],
  ['DOCUMENTS', 'START_MEETING_HELD', 8],
  ['INTERVIEWS', 'RESPONDENTS_INVITED', 5],
  ['FINDINGS', 'HEARING_ANNOUNCED', 10],
  ['REPORT', 'PUBLICATION_PLANNED', 3],
  ['AFTERCARE', 'PUBLISHED', 1],
  ['AFTERCARE', 'PRESENTED_TO_COUNCIL', 14],
  ['AFTERCARE', 'COUNCIL_DECISION', 60],
];

async function recordEvents(world: World, human: Human, seen: SeenStudy): Promise<void> {
  for (const [stageId, eventId, after] of EVENTS) {
    if (seen.stageId !== stageId || seen.events[eventId] !== undefined) continue;
    if (daysFrom(seen.stageStartOn, world.today) < after || roll(world, human, eventId) > 0.25) continue;
    const on = eventId === 'PUBLICATION_PLANNED' ? countDays(world.today, 8, isOfficeDay) : world.today;
    await fill(world, human, { dialog: 'RECORD_EVENT', studyId: seen.id }, 'RECORD_EVENT', { eventId, on });
  }
}

const DOCUMENTS = ['OFFICIAL_FINANCE', 'OFFICIAL_POLICY', 'OFFICIAL_MONITORING'];
const INTERVIEWS = [
  'PROGRAMME_DIRECTOR,OFFICIAL_POLICY',
  'ALLIANCE_CHAIR,PORTFOLIO_HOLDER',
  'OFFICIAL_FINANCE,OFFICIAL_MONITORING',
];
const HEARINGS: Record<string, string> = {
  TECHNICAL_HEARING: 'TECHNICAL_HEARING',
  EXECUTIVE_HEARING: 'EXECUTIVE_HEARING',
};

async function keepRegisters(world: World, court: CourtLife, keeper: Human, seen: SeenStudy): Promise<void> {
  const { stageId } = seen;
  if (stageId === null) return;
  const human = present(world, court, 'RESEARCHER', 'SECRETARY') ?? keeper;
  const day = daysFrom(seen.stageStartOn, world.today);
  const of = (kind: string): SeenEntry[] => seen.entries.filter((entry) => entry.kind === kind);
  if (stageId === 'DOCUMENTS' && day >= 3 && of('DOCUMENT_REQUEST').length < DOCUMENTS.length) {
    await add(world, human, seen, 'DOCUMENT_REQUEST', DOCUMENTS[of('DOCUMENT_REQUEST').length] ?? '');
  }
  if (stageId === 'INTERVIEWS' && day >= 4 && of('INTERVIEW').length < INTERVIEWS.length) {
    await add(world, human, seen, 'INTERVIEW', INTERVIEWS[of('INTERVIEW').length] ?? '');
  }
  const hearing = HEARINGS[stageId];
  if (hearing !== undefined && of(hearing).length === 0) await add(world, human, seen, hearing, '');
  for (const entry of seen.entries) {
    const fields = progress(world, court, entry);
    if (fields !== null) {
      const dialog = { dialog: 'REGISTER_ENTRY', studyId: seen.id, kind: entry.kind, entryId: entry.id };
      await fill(world, human, dialog, 'UPDATE_REGISTER_ENTRY', (form, card) => possible(form, card, fields));
    }
  }
}

async function add(world: World, human: Human, seen: SeenStudy, kind: string, roles: string): Promise<void> {
  const dialog = { dialog: 'REGISTER_ENTRY', studyId: seen.id, kind, entryId: null };
  await fill(world, human, dialog, 'ADD_REGISTER_ENTRY', (form) => ({
    ...('counterpartRoles' in form ? { counterpartRoles: roles } : {}),
    sentOn: world.today,
  }));
}

/** Only fields that the form has, and only outcomes that it offers. */
function possible(form: Fields, card: Parameters<typeof choicesOf>[0], fields: Fields): Fields {
  const outcomes = choicesOf(card, 'outcome');
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([id, value]) => id in form && (id !== 'outcome' || outcomes.includes(value)),
    ),
  );
}

/** What became of it since: others answer when they answer. */
function progress(world: World, court: CourtLife, entry: SeenEntry): Fields | null {
  const { today } = world;
  const luck = world.chance('reply', entry.kind, entry.number, today, entry.sentOn ?? '');
  const late = entry.dueOn !== null && entry.dueOn < today;
  if (entry.outcome !== null || entry.sentOn === null || entry.sentOn >= today) return null;
  switch (entry.kind) {
    case 'DOCUMENT_REQUEST':
      if (luck < 0.06 || (late && luck < 0.2)) return { receivedOn: today, outcome: 'RECEIVED' };
      return late && luck > 0.97
        ? { outcome: 'REFUSED', reason: marked(court, 'reason', 'De gemeente weigert dit stuk.') }
        : null;
    case 'INTERVIEW':
      if (entry.heldOn === null) return luck < 0.08 ? { heldOn: today } : null;
      if (entry.minutesDraftedOn === null) return luck < 0.25 ? { minutesDraftedOn: today } : null;
      if (entry.minutesSentOn === null) return luck < 0.4 ? { minutesSentOn: today } : null;
      if (late) return luck < 0.4 ? { settledOn: today, outcome: 'MINUTES_TACIT' } : null;
      return luck < 0.08 ? { settledOn: today, outcome: 'MINUTES_APPROVED' } : null;
    default:
      if (luck < 0.05) return { receivedOn: today, outcome: 'RESPONSE_RECEIVED' };
      if (!late) return null;
      return luck < 0.2
        ? { receivedOn: today, outcome: 'RESPONSE_RECEIVED' }
        : luck > 0.95
          ? { outcome: 'NO_RESPONSE', reason: marked(court, 'reason', 'Het college reageerde niet.') }
          : null;
  }
}

const VERDICTS = ['MET', 'PARTLY_MET', 'NOT_MET', 'CANNOT_BE_DETERMINED'] as const;

/** Questions are answered while findings are written; recommendations follow; the chair releases what is published. */
async function answer(world: World, court: CourtLife, keeper: Human, seen: SeenStudy): Promise<void> {
  const { id: studyId, stageId } = seen;
  const human = present(world, court, 'RESEARCHER', 'SECRETARY') ?? keeper;
  if (stageId === 'FINDINGS' && seen.questions < 16 && roll(world, human, 'question') < 0.7) {
    const questionNumber = seen.questions + 1;
    const leftOut = roll(world, human, 'out') < 0.08;
    const which = seen.waveNumber * 100 + questionNumber;
    const verdict = pick(
      world.chance('verdict', court.municipality, seen.waveNumber, questionNumber),
      VERDICTS,
    );
    await fill(world, human, { dialog: 'QUESTION', studyId, questionNumber }, 'SET_QUESTION', (): Fields =>
      leftOut
        ? { inScope: 'false', reason: marked(court, 'scope', 'Speelt hier niet.', which) }
        : {
            inScope: 'true',
            verdict,
            summary: marked(court, 'answer', 'De raad wordt tijdig geïnformeerd.', which),
          },
    );
  }
  await takeOver(world, human, seen);
  if (stageId === 'CONCLUSIONS' && seen.recommendations.length < 3 && roll(world, human, 'advice') < 0.5) {
    await fill(
      world,
      human,
      { dialog: 'RECOMMENDATION', studyId, recommendationId: null },
      'ADD_RECOMMENDATION',
      {
        title: marked(
          court,
          'advice',
          'Stel een tussendoel vast.',
          seen.waveNumber * 100 + seen.recommendations.length,
        ),
        addressee: 'college',
      },
    );
  }
  if (stageId !== 'AFTERCARE') return;
  const decided = seen.events['COUNCIL_DECISION'];
  for (const { id, number, councilDecision } of seen.recommendations) {
    if (
      decided === undefined ||
      roll(world, human, 'followed', number) > (councilDecision === null ? 0.1 : 0.004)
    )
      continue;
    const dialog = { dialog: 'RECOMMENDATION', studyId, recommendationId: id };
    await fill(world, human, dialog, 'UPDATE_RECOMMENDATION', (form) => ({
      ...('councilDecision' in form && councilDecision === null
        ? { councilDecision: 'ADOPTED', councilDecidedOn: decided }
        : {}),
      ...('status' in form
        ? { status: roll(world, human, number) < 0.7 ? 'IN_PROGRESS' : 'IMPLEMENTED' }
        : {}),
    }));
  }
  const chair = present(world, court, 'CHAIR');
  if (chair === null || seen.unreleased === 0 || roll(world, chair, 'release') > 0.1) return;
  for (const page of [1, 2]) {
    const shown = await world.door.send(chair.identity, { kb: 1, show: { card: 'FINDINGS', studyId, page } });
    const button = shown.card === null ? null : buttonFor(shown.card, 'RELEASE_FINDINGS');
    if (shown.card !== null && button !== null) await world.door.press(chair.identity, button, shown.card);
  }
}

/** Of an answer for all courts most take over what others wrote; some keep their own beside it. */
async function takeOver(world: World, human: Human, seen: SeenStudy): Promise<void> {
  if (seen.publishedOn !== null || roll(world, human, 'take over') > 0.03) return;
  const [shared] = await world.program.sql<{ questionNumber: number; edition: number }>(
    `SELECT questionNumber, edition FROM shared_answer WHERE waveId = ? AND state = 'PROPOSED'
      ORDER BY questionNumber, edition DESC`,
    seen.waveId,
  );
  if (shared === undefined) return;
  const { questionNumber, edition } = shared;
  const name = roll(world, human, 'keep') < 0.7 ? 'ADOPT_SHARED_ANSWER' : 'KEEP_ANSWER';
  await world.door.perform(human.identity, { name, studyId: seen.id, questionNumber, edition });
}

/** Asks for the gate when nearly everything is done, or when it has taken too long; now and then takes it back. */
async function askForGate(world: World, court: CourtLife, keeper: Human, seen: SeenStudy): Promise<void> {
  const { id: studyId, stageId } = seen;
  if (stageId === null) return;
  const [asked] = seen.requests;
  if (asked !== undefined) {
    if (asked.requestedById === keeper.personId && roll(world, keeper, 'withdraw', stageId) < 0.01) {
      await world.door.send(keeper.identity, {
        kb: 1,
        command: { name: 'WITHDRAW_GATE', studyId, requestId: asked.id, expectedVersion: asked.version },
        back: { card: 'GATE', requestId: asked.id },
      });
    }
    return;
  }
  const asker = present(world, court, 'RESEARCHER', 'SECRETARY');
  if (asker === null) return;
  const open = seen.tasks.filter((task) => task.stageId === stageId).length;
  const settled = seen.entries.every(({ outcome }) => outcome !== null);
  const ready = open === 0 && (settled || stageId === 'DOCUMENTS');
  const impatient = open <= 2 && daysFrom(seen.stageEndOn, world.today) > 20;
  if (
    !(ready && roll(world, asker, 'ask', stageId) < 0.5) &&
    !(impatient && roll(world, asker, 'now', stageId) < 0.1)
  )
    return;
  await fill(world, asker, { dialog: 'REQUEST_GATE', studyId, stageId }, 'REQUEST_GATE', (form) =>
    Object.fromEntries(
      Object.keys(form).map((id) => {
        const no = roll(world, asker, id) < 0.05;
        if (id.startsWith('attested.')) return [id, no ? 'false' : 'true'];
        return [id, marked(court, 'reason', 'Besproken; volgt in de nazorg.')];
      }),
    ),
  );
}
