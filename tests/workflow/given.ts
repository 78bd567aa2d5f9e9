/**
 * A study of Heerlen for tests of rules: planned by the real programme, at any stage, with people in every role. It is
 * played by commands, so that a test reads like the rules: given a stage, when somebody does something, then.
 */
import { join } from 'node:path';
import { loadProgramme } from '../../bot/programme/load';
import { stageOf, taskOf } from '../../bot/programme/lookups';
import type { StudyCommand } from '../../bot/workflow/commands';
import { decide } from '../../bot/workflow/decide';
import type { Decided, Refusal, StudyDecision } from '../../bot/workflow/decision';
import type { Actor, StudyCase, StudyFacts } from '../../bot/workflow/facts';
import { localDate } from '../../bot/workflow/local-time';
import { assignee } from '../../bot/workflow/people';
import { planStudy } from '../../bot/workflow/planning';
import { defaultSettings } from '../../bot/workflow/settings';
import type { Court, CourtSettings } from '../../entities/court';
import type { Person, RoleGrant, RoleId } from '../../entities/person';
import type { SharedAnswer } from '../../entities/shared-answer';
import type { GateRequest, RegisterEntry, RegisterKind, StudyTask } from '../../entities/study';
import { aCourt, aGrant, aPerson, TENANT } from './a-court';

export const { programme } = loadProgramme(join(__dirname, '../../bot/programme/nplv.yaml'));

/** Everybody who matters to a study of Heerlen: its own people, its bureau, the coordinator, and people from elsewhere. */
const ROLES = {
  researcher: { role: 'RESEARCHER', courtId: 'heerlen' },
  secretary: { role: 'SECRETARY', courtId: 'heerlen' },
  chair: { role: 'CHAIR', courtId: 'heerlen' },
  deputy: { role: 'DEPUTY_CHAIR', courtId: 'heerlen' },
  member: { role: 'MEMBER', courtId: 'heerlen' },
  bureau: { role: 'EXTERNAL_RESEARCHER', courtId: 'heerlen' },
  coordinator: { role: 'COORDINATOR', courtId: null },
  neighbour: { role: 'CHAIR', courtId: 'arnhem' },
} as const satisfies Record<string, { role: RoleId; courtId: string | null }>;

export type Who = keyof typeof ROLES;
export const EVERYBODY = [
  'researcher',
  'secretary',
  'chair',
  'deputy',
  'member',
  'bureau',
  'coordinator',
  'neighbour',
] as const satisfies readonly Who[];

const STUDY = 'study';

function person(id: string): Person {
  return aPerson(id, {
    tenantId: id === 'bureau' ? 'tenant-bureau' : TENANT,
    name: `${id} Heerlen`,
    createdAt: '2025-01-06T09:00:00.000Z',
  });
}

function grant(personId: Who): RoleGrant {
  const { role, courtId } = ROLES[personId];
  const studyId = role === 'EXTERNAL_RESEARCHER' ? STUDY : null;
  return aGrant(personId, role, { courtId, studyId, validFrom: '2025-01-06' });
}

export interface Given {
  /** The stage that is active; the first one when absent. */
  at?: string;
  /** The day on which the study starts; a Monday in the morning. */
  on?: string;
  settings?: Partial<CourtSettings>;
  conditions?: Record<string, boolean>;
  channel?: Court['channel'];
  /** Who is there; everybody when absent. */
  people?: readonly Who[];
  changes?: (facts: StudyFacts) => StudyFacts;
}

export interface Played {
  /** As things stand. */
  readonly facts: StudyFacts;
  /** Moves the clock: 10:00 in the morning of that day, in winter. */
  on: (date: string) => Played;
  change: (change: (facts: StudyFacts) => StudyFacts) => Played;
  /** What the rules say, without anything changing. */
  ask: (who: Who, command: CommandPart) => Decided<StudyDecision>;
  /** Does it. Fails when it is refused. */
  does: (who: Who, command: CommandPart) => StudyDecision;
  /** Fails when it is not refused. */
  refusal: (who: Who, command: CommandPart) => Refusal;
  task: (taskId: string, entryId?: string) => StudyTask;
  request: () => GateRequest;
  entry: (kind: RegisterKind, number?: number) => RegisterEntry;
  stage: (stageId: string) => StudyCase['stages'][number];
  /** Ticks off every open task of the stage, each by somebody who may; not those of single interviews. */
  finishTasks: () => Played;
  /** Requests the gate of the active stage: everything attested, a reason for everything else. */
  requests: (who?: Who) => GateRequest;
  /** Finishes the active stage and lets the chair approve its gate, at the end of its term. */
  passes: () => Played;
}

type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never;
/** A command without the study, of which there is one here. */
export type CommandPart = DistributiveOmit<StudyCommand, 'studyId'>;

/** A study of Heerlen in the given stage, reached by passing every gate before it. */
export function given(what: Given = {}): Played {
  const played = play(startedStudy(what));
  while (what.at !== undefined && played.facts.case.study.stageId !== what.at) played.passes();
  return what.changes === undefined ? played : played.change(what.changes);
}

function actor(facts: StudyFacts, who: Who): Actor {
  return { person: person(who), grants: facts.grants.filter((one) => one.personId === who) };
}

function startedStudy(what: Given): StudyFacts {
  const on = what.on ?? '2026-01-05';
  let made = 0;
  const moment = { now: `${on}T09:00:00.000Z`, today: on, newId: () => `id-${(made += 1)}` };
  const settings: CourtSettings = { ...defaultSettings(), ...what.settings };
  const there = what.people ?? EVERYBODY;
  const people = { people: there.map(person), grants: there.map(grant), absences: [] };
  return {
    ...moment,
    ...people,
    programme,
    sharedAnswers: [],
    runsBeside: false,
    court: aCourt({ settings, channel: what.channel ?? null }),
    case: planStudy({
      moment,
      studyId: STUDY,
      courtId: 'heerlen',
      waveId: 'wave',
      settings,
      programme,
      startOn: on,
      conditions: { EXTERNAL_BUREAU: false, ...what.conditions },
      assign: (_owner, definition) => assignee(definition, programme, people, 'heerlen', STUDY, on),
    }),
  };
}

function play(start: StudyFacts): Played {
  let facts = start;
  const ask = (who: Who, command: CommandPart): Decided<StudyDecision> =>
    decide({ ...command, studyId: STUDY }, facts, actor(facts, who));

  const played: Played = {
    get facts() {
      return facts;
    },
    on(date) {
      const now = `${date}T09:00:00.000Z`;
      facts = { ...facts, now, today: localDate(now) };
      return played;
    },
    change(change) {
      facts = change(facts);
      return played;
    },
    ask,
    does(who, command) {
      const decided = ask(who, command);
      if (!decided.ok) {
        throw new Error(`${who} may not ${command.name}: ${JSON.stringify(decided.refusal)}`);
      }
      facts = { ...facts, case: decided.decision.case };
      return decided.decision;
    },
    refusal(who, command) {
      const decided = ask(who, command);
      if (decided.ok) throw new Error(`${who} could ${command.name}, but should not`);
      return decided.refusal;
    },
    task(taskId, entryId = '') {
      return present(facts.case.tasks.find((task) => task.taskId === taskId && task.entryId === entryId));
    },
    request() {
      return present(facts.case.requests.at(-1));
    },
    entry(kind, number = 1) {
      return present(facts.case.entries.find((entry) => entry.kind === kind && entry.number === number));
    },
    stage(stageId) {
      return present(facts.case.stages.find((stage) => stage.stageId === stageId));
    },
    finishTasks() {
      const { stageId } = facts.case.study;
      const open = (): StudyTask[] =>
        facts.case.tasks.filter(
          (task) =>
            task.stageId === stageId &&
            task.state === 'OPEN' &&
            task.entryId === '' &&
            taskOf(programme, task.taskId).when === undefined,
        );
      for (const task of open()) {
        const reads = taskOf(programme, task.taskId).owner === 'SECOND_READER';
        const who = reads ? present(EVERYBODY.find((id) => id === task.assigneeId)) : 'chair';
        played.does(who, { name: 'COMPLETE_TASKS', tasks: [{ id: task.id }] });
      }
      return played;
    },
    requests(who = 'researcher') {
      const stageId = present(facts.case.study.stageId);
      played.does(who, { name: 'REQUEST_GATE', stageId, ...everythingSaid(stageId) });
      return played.request();
    },
    passes() {
      const stageId = present(facts.case.study.stageId);
      const { endOn } = played.stage(stageId);
      played.on(endOn > facts.today ? endOn : facts.today).finishTasks();
      const request = played.requests();
      played.does('chair', { name: 'APPROVE_GATE', requestId: request.id, boardDecisionOn: facts.today });
      return played;
    },
  };
  return played;
}

/** All answers of a requester who has a reason for everything. */
export function everythingSaid(stageId: string): {
  attested: Record<string, boolean>;
  reasons: Record<string, string>;
} {
  const criteria = stageOf(programme, stageId).gate.criteria.map(({ id }) => id);
  return {
    attested: Object.fromEntries(criteria.map((id) => [id, true])),
    reasons: Object.fromEntries(['all_required_tasks_done', ...criteria].map((id) => [id, 'Volgt later.'])),
  };
}

/** What must be there for the test to make sense. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('Not there');
  return value;
}

/** A task as a card shows it now. */
export function about(played: Played, taskId: string): { id: string; expectedVersion: number } {
  const { id, version } = played.task(taskId);
  return { id, expectedVersion: version };
}

/** Ticking off these tasks, as typed: without the version of a card. */
export function complete(played: Played, ...taskIds: string[]): CommandPart {
  return { name: 'COMPLETE_TASKS', tasks: taskIds.map((id) => ({ id: played.task(id).id })) };
}

/** An answer to question 1 for all courts, of the first edition unless said otherwise. */
export function aSharedAnswer(change: Partial<SharedAnswer> = {}): SharedAnswer {
  const edition = change.edition ?? 1;
  return {
    id: `shared-${change.questionNumber ?? 1}-${edition}`,
    version: 1,
    waveId: 'wave',
    questionNumber: 1,
    edition,
    verdict: 'NOT_MET',
    summary: 'Dat is niet geregeld.',
    evidenceLink: null,
    state: 'PROPOSED',
    proposedByCourtId: null,
    proposedOn: '2026-01-05',
    ...change,
  };
}
