/**
 * Each reminder that was due came exactly once, on the day on which it had to, and none came for what was settled before
 * it was sent. What is due follows from the rows of the evening before and the ladder of `ladder.ts`; what came follows
 * from the outbox and from the cards that the channel took.
 */
import type { MessageRow } from './check-outbox';
import { isOfficeDay, localTime } from './days';
import {
  begin,
  climb,
  CONDITIONAL,
  ENTRY_RUNGS,
  GATE_RUNGS,
  TASK_RUNGS,
  type Next,
  type Subject,
} from './ladder';
import { look, type SeenEntry, type SeenStudy, type SeenTask } from './sight';
import type { World } from './world';

export interface ReminderCheck {
  evening(fresh: readonly MessageRow[], wasUp: boolean): Promise<void>;
  counts(): { reminders: number; remindersJudged: number };
}

interface Plan {
  subject: Subject;
  next: Next;
  /** Why nothing exact can be said of it: then it is only checked that nobody hears it twice. */
  loose: boolean;
}

interface Serving {
  workingDays: Map<string, number[]>;
  /** Who has other days than yesterday evening: of what was planned today nobody knows with which. */
  changed: ReadonlySet<string>;
  /** People who hold a role, by court. */
  roles: Map<string, Map<string, string[]>>;
  absent: ReadonlySet<string>;
  courts: Map<string, { stopped: boolean; freeDays: Set<string>; delegates: boolean; chairOnTeams: boolean }>;
}

interface Said {
  personId: string;
  escalated: boolean;
}

export function createReminderCheck(world: World): ReminderCheck {
  const plans = new Map<string, Plan>();
  const settings = new Map<string, { version: number; of: ReturnType<typeof courtOf> }>();
  let serving: Serving | null = null;
  let awayBefore: ReadonlySet<string> = new Set();
  const counts = { reminders: 0, remindersJudged: 0 };

  async function whoServes(): Promise<Serving> {
    const { today, program } = world;
    const people = await program.sql<{ id: string; workingDays: string }>(
      `SELECT id, workingDays FROM person
        WHERE id IN (SELECT personId FROM role_grant WHERE validUntil IS NULL OR validUntil >= ?)`,
      today,
    );
    const grants = await program.sql<{ personId: string; courtId: string; role: string }>(
      `SELECT personId, courtId, role FROM role_grant
        WHERE courtId IS NOT NULL AND kind = 'REGULAR' AND validFrom <= ? AND (validUntil IS NULL OR validUntil > ?)`,
      today,
      today,
    );
    const absences = await program.sql<{ personId: string; validFrom: string; validUntil: string | null }>(
      'SELECT personId, validFrom, validUntil FROM absence WHERE validUntil IS NULL OR validUntil >= ?',
      today,
    );
    const courts = await program.sql<{
      id: string;
      version: number;
      participation: string;
      settings: string;
    }>('SELECT id, version, participation, settings FROM court');
    const roles: Serving['roles'] = new Map();
    for (const { courtId, personId, role } of grants) {
      const of = roles.get(courtId) ?? new Map<string, string[]>();
      of.set(role, [...(of.get(role) ?? []), personId]);
      roles.set(courtId, of);
    }
    const workingDays = new Map(people.map(({ id, workingDays: days }) => [id, numbersOf(days)]));
    const isOther = (id: string): boolean => {
      const before = serving?.workingDays.get(id);
      return before !== undefined && before.join() !== workingDays.get(id)?.join();
    };
    return {
      workingDays,
      changed: new Set([...workingDays.keys()].filter(isOther)),
      roles,
      absent: new Set(absences.map(({ personId }) => personId)),
      courts: new Map(
        courts.map((court) => {
          const known = settings.get(court.id);
          const of = known?.version === court.version ? known.of : courtOf(court);
          settings.set(court.id, { version: court.version, of });
          return [court.id, of];
        }),
      ),
    };
  }

  /** Compares what was said today with what the plans of yesterday evening foresaw. */
  function judge(said: Map<string, Said[]>): void {
    const { today } = world;
    for (const [id, plan] of plans) {
      const lines = said.get(id) ?? [];
      said.delete(id);
      const { subject, next, loose } = plan;
      const wrong = (what: string): void => world.violation(what, described(world, plan, lines));
      const heard = lines.map(({ personId }) => personId);
      if (new Set(heard).size < heard.length) wrong('a reminder came twice');
      if (loose) continue;
      if (next.on === null || next.on > today) {
        if (lines.length > 0) wrong('a reminder came that was not due');
        continue;
      }
      if (!isClear(subject)) {
        plan.loose = true;
        continue;
      }
      const { said: rungs, after } = climb(subject, next, today);
      plan.next = after;
      counts.remindersJudged += 1;
      const toOwner = rungs.length === 0 || rungs.some(({ to }) => to === 'OWNER');
      const got = subject.ownerId === null ? lines.length > 0 : heard.includes(subject.ownerId);
      if (toOwner && !got) wrong('a reminder that was due did not come');
      if (lines.length === 0 && !toOwner) wrong('what was due was not told on');
    }
    for (const id of said.keys()) world.violation('a reminder came of what is settled', id);
  }

  /** Whether it is plain who hears it today: somebody who is of the court and not away. */
  function isClear({ ownerId, courtId }: Subject): boolean {
    if (ownerId === null || serving === null) return true;
    return !serving.absent.has(ownerId) && isServing(serving, courtId, ownerId);
  }

  return {
    async evening(fresh, wasUp) {
      const said = new Map<string, Said[]>();
      for (const { onceKey, card, personId, createdAt } of fresh) {
        if (!onceKey.startsWith('line:') || personId === null) continue;
        if (localTime(createdAt).slice(0, 10) !== world.today) continue;
        counts.reminders += 1;
        const { id, escalated } = lineOf(card);
        said.set(id, [...(said.get(id) ?? []), { personId, escalated }]);
      }
      if (wasUp) judge(said);
      serving = await whoServes();
      // Who was away this morning and is back tonight, may still have been away when something was planned today.
      const away = serving.absent;
      serving.absent = new Set([...away, ...awayBefore]);
      awayBefore = away;
      world.sight = await look(world.program, world.sight);
      renew([...world.sight.studies.values()].flat());
    },
    counts: () => counts,
  };

  /** The plans as they must be from this evening on. */
  function renew(studies: readonly SeenStudy[]): void {
    if (serving === null) return;
    const standing = new Set<string>();
    for (const study of studies) {
      for (const subject of subjectsOf(study, serving)) {
        standing.add(subject.id);
        const plan = plans.get(subject.id);
        const isStopped = serving.courts.get(study.courtId)?.stopped ?? true;
        if (plan === undefined || !isSame(plan.subject, subject)) {
          const loose = isStopped || !isPlain(subject, serving);
          plans.set(subject.id, { subject, next: begin(subject, world.today), loose });
        } else {
          // Something happened to it that left its date as it was: done and undone, perhaps, or another chair.
          const { version, ownerId } = plan.subject;
          if (version !== subject.version || ownerId !== subject.ownerId || isStopped) plan.loose = true;
          plan.subject = subject;
        }
      }
    }
    for (const id of plans.keys()) if (!standing.has(id)) plans.delete(id);
  }
}

function isSame(a: Subject, b: Subject): boolean {
  const owners = a.kind !== 'TASK' || a.ownerId === b.ownerId;
  return a.base === b.base && owners && a.snoozedUntil === b.snoozedUntil;
}

/** Whether it is plain whose it is, so that its days can be reckoned. */
function isPlain({ ownerId, kind, conditional, courtId }: Subject, serving: Serving): boolean {
  if (kind === 'REGISTER_ENTRY') return true;
  if (ownerId === null || conditional === true || serving.absent.has(ownerId)) return false;
  if (serving.changed.has(ownerId)) return false;
  return isServing(serving, courtId, ownerId);
}

function isServing({ roles }: Serving, courtId: string, personId: string): boolean {
  return [...(roles.get(courtId)?.values() ?? [])].flat().includes(personId);
}

function subjectsOf(study: SeenStudy, serving: Serving): Subject[] {
  const court = serving.courts.get(study.courtId);
  if (study.state === 'PAUSED' || court === undefined) return [];
  const works = (date: string): boolean => isOfficeDay(date) && !court.freeDays.has(date);
  const days = (personId: string | null): number[] =>
    (personId === null ? undefined : serving.workingDays.get(personId)) ?? [1, 2, 3, 4, 5];
  const chair = serving.roles.get(study.courtId)?.get('CHAIR')?.[0] ?? null;
  return [
    ...study.tasks.filter(isRemindable).map((task): Subject => ({
      id: task.id,
      kind: 'TASK',
      courtId: study.courtId,
      version: task.version,
      base: task.dueOn ?? '',
      ownerId: task.assigneeId,
      snoozedUntil: task.snoozedUntil,
      workingDays: days(task.assigneeId),
      saidAtOnce: false,
      conditional: CONDITIONAL.includes(task.taskId),
      rungs: TASK_RUNGS,
      works,
    })),
    ...study.requests.map((request): Subject => {
      const plain = !court.delegates && request.requestedById !== chair;
      const ownerId = plain ? chair : null;
      return {
        id: request.id,
        kind: 'GATE_REQUEST',
        courtId: study.courtId,
        version: request.version,
        base: localTime(request.requestedAt).slice(0, 10),
        ownerId,
        snoozedUntil: null,
        workingDays: days(ownerId),
        saidAtOnce: true,
        rungs: GATE_RUNGS,
        works,
      };
    }),
    ...study.entries.filter(isAwaited).map((entry): Subject => ({
      id: entry.id,
      kind: 'REGISTER_ENTRY',
      courtId: study.courtId,
      version: entry.version,
      base: entry.dueOn ?? '',
      ownerId: null,
      snoozedUntil: null,
      workingDays: null,
      saidAtOnce: false,
      rungs: ENTRY_RUNGS,
      works,
    })),
  ];
}

function isRemindable({ dueOn, waitingFor }: SeenTask): boolean {
  return dueOn !== null && waitingFor === null;
}

/** Sent, and neither answered nor settled. */
function isAwaited(entry: SeenEntry): boolean {
  const from = entry.kind === 'INTERVIEW' ? entry.minutesSentOn : entry.sentOn;
  if (from === null || entry.dueOn === null || entry.settledOn !== null) return false;
  return entry.outcome === 'PARTIALLY_RECEIVED' || (entry.outcome === null && entry.receivedOn === null);
}

function courtOf({ participation, settings }: { participation: string; settings: string }) {
  const {
    freeDays,
    delegatedGates,
    chairUsesTeams,
  }: {
    freeDays: string[];
    delegatedGates: string[];
    chairUsesTeams: boolean;
  } = JSON.parse(settings);
  return {
    stopped: participation === 'PAUSED' || participation === 'WITHDRAWN',
    freeDays: new Set(freeDays),
    delegates: delegatedGates.length > 0,
    chairOnTeams: chairUsesTeams,
  };
}

function numbersOf(text: string): number[] {
  const days: number[] = JSON.parse(text);
  return days.filter((day) => day <= 5);
}

function lineOf(card: string): { id: string; escalated: boolean } {
  const {
    lines,
  }: { lines: { taskId?: string; requestId?: string; entryId?: string; escalated?: boolean }[] } =
    JSON.parse(card);
  const [line] = lines;
  return { id: line?.taskId ?? line?.requestId ?? line?.entryId ?? '', escalated: line?.escalated === true };
}

/** Enough to find it back: what it is, whose, from when it counts, what was expected, and who heard it. */
function described({ humans }: World, { subject, next }: Plan, lines: readonly Said[]): string {
  const names = new Map([...humans.values()].map(({ personId, key }) => [personId, key]));
  const name = (personId: string | null): string => names.get(personId) ?? 'nobody';
  const heard = lines.map(({ personId, escalated }) => `${name(personId)}${escalated ? ' (told on)' : ''}`);
  return [
    `${subject.kind} ${subject.id} of ${name(subject.ownerId)}`,
    `counted from ${subject.base}`,
    `step ${next.rung} on ${next.on ?? 'no day'}`,
    `heard by ${heard.join(', ') || 'nobody'}`,
  ].join(', ');
}
