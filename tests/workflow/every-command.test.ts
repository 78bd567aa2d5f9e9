/**
 * Every stage × command × person, generated and decided. What may be done is judged by a table of its own, written from
 * the rules; whatever the answer is, it must be whole: nothing thrown, nothing changed by a refusal, a version for every
 * change, a history for every decision, and nobody's own words outside the texts.
 */
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { outcomeText } from '../../cards/texts/outcomes';
import { refusalText } from '../../cards/texts/refusals';
import { stageOf } from '../../bot/programme/lookups';
import { nextDay } from '../../bot/workflow/calendar';
import type { StudyCommandName } from '../../bot/workflow/commands';
import type { Decided, StudyDecision } from '../../bot/workflow/decision';
import type { StudyCase } from '../../bot/workflow/facts';
import { forecastsIn, kept } from '../../bot/workflow/forecasts';
import type { StudyTask } from '../../entities/study';
import { anAbsence } from './a-court';
import {
  aSharedAnswer,
  EVERYBODY,
  everythingSaid,
  given,
  present,
  programme,
  type CommandPart,
  type Played,
  type Who,
} from './given';
import { outdated } from './outdated';

/** Words of a person, to be found nowhere but among the texts. */
const OWN_WORDS = 'eigen woorden van de rekenkamer';
const STAGES = programme.stages.map(({ id }) => id);

type Case = { who: Who; command: CommandPart; task?: StudyTask };

interface Situation {
  title: string;
  study: Played;
  chairAbsent: boolean;
  requester: Who;
}

function taskCommands({ id, version }: StudyTask, study: Played): CommandPart[] {
  const task = { id, expectedVersion: version };
  const until = study.facts.case.stages.at(-1)?.endOn ?? '';
  return [
    { name: 'COMPLETE_TASKS', tasks: [task], note: OWN_WORDS },
    { name: 'UNDO_TASK', task },
    { name: 'SNOOZE_TASK', task, until: study.facts.case.tasks.find((one) => one.id === id)?.dueOn ?? until },
    { name: 'WAIT_FOR', task, what: 'antwoord' },
    { name: 'STOP_WAITING', task },
    { name: 'MARK_NOT_APPLICABLE', task, reason: OWN_WORDS },
    { name: 'EXTEND_TASK', task, until, reason: OWN_WORDS },
    { name: 'REASSIGN_TASK', task, to: 'member', reason: OWN_WORDS },
    { name: 'REOPEN_TASK', task, reason: OWN_WORDS },
    { name: 'ADD_NOTE', task, body: OWN_WORDS },
  ];
}

function studyCommands(study: Played, stageId: string): CommandPart[] {
  const { attested } = everythingSaid(stageId);
  const reasons = Object.fromEntries(
    Object.keys(everythingSaid(stageId).reasons).map((id) => [id, OWN_WORDS]),
  );
  const requestId = study.facts.case.requests.at(-1)?.id ?? 'none';
  const { today } = study.facts;
  const kinds = ['DOCUMENT_REQUEST', 'INTERVIEW', 'TECHNICAL_HEARING', 'EXECUTIVE_HEARING'] as const;
  const previous = STAGES[STAGES.indexOf(stageId) - 1] ?? stageId;
  const reopenTaskIds = study.facts.case.tasks.filter((task) => task.stageId === stageId).map(({ id }) => id);
  return [
    { name: 'REQUEST_GATE', stageId, attested, reasons },
    { name: 'WITHDRAW_GATE', requestId },
    { name: 'APPROVE_GATE', requestId, boardDecisionOn: today, remark: OWN_WORDS },
    { name: 'RETURN_GATE', requestId, reason: OWN_WORDS, reopenTaskIds: reopenTaskIds.slice(0, 1) },
    { name: 'RECORD_GATE_DECISION', requestId, decidedOn: today, evidence: OWN_WORDS },
    { name: 'REOPEN_GATE', stageId: previous, reason: OWN_WORDS },
    { name: 'EXTEND_STAGE', stageId, until: study.facts.case.stages.at(-1)?.endOn ?? '', reason: OWN_WORDS },
    ...programme.events.map(({ id }): CommandPart => ({ name: 'RECORD_EVENT', eventId: id, on: today })),
    ...programme.conditions.map(({ id }): CommandPart => ({
      name: 'ANSWER_CONDITION',
      conditionId: id,
      value: true,
    })),
    ...kinds.map((kind): CommandPart => ({
      name: 'ADD_REGISTER_ENTRY',
      kind,
      counterpartRoles: ['PORTFOLIO_HOLDER'],
      sentOn: today,
    })),
    ...study.facts.case.entries.flatMap((entry): CommandPart[] => [
      {
        name: 'UPDATE_REGISTER_ENTRY',
        entryId: entry.id,
        settledOn: today,
        outcome: 'REFUSED',
        reason: OWN_WORDS,
      },
      { name: 'ANSWER_EXTENSION_PROPOSAL', entryId: entry.id, accept: true },
    ]),
    { name: 'SET_QUESTION', questionNumber: 2, inScope: true, verdict: 'MET', summary: 'Dat is geregeld.' },
    { name: 'SET_QUESTION', questionNumber: 2, inScope: false, reason: OWN_WORDS },
    { name: 'ADOPT_SHARED_ANSWER', questionNumber: 1, edition: 2 },
    { name: 'KEEP_ANSWER', questionNumber: 1, edition: 2 },
    { name: 'RELEASE_FINDINGS', questions: [{ questionNumber: 1 }] },
    { name: 'ADD_RECOMMENDATION', title: 'Informeer de raad', addressee: 'college' },
    ...study.facts.case.recommendations.map(({ id }): CommandPart => ({
      name: 'UPDATE_RECOMMENDATION',
      recommendationId: id,
      councilDecision: 'ADOPTED',
    })),
    { name: 'PAUSE_STUDY', reason: OWN_WORDS },
    { name: 'RESUME_STUDY', reason: OWN_WORDS },
  ];
}

function* everyCase({ study }: Situation): Generator<Case> {
  const stageId = study.facts.case.study.stageId ?? present(STAGES.at(-1));
  const tasks = study.facts.case.tasks.filter((task) => task.stageId === stageId);
  for (const who of EVERYBODY) {
    for (const task of tasks) {
      for (const command of taskCommands(task, study)) yield { who, command, task };
    }
    for (const command of studyCommands(study, stageId)) yield { who, command };
  }
}

/** Who may what, written apart from the table in the program. */
function mayDo({ who, command: { name }, task }: Case, { chairAbsent, requester }: Situation): boolean {
  const assignee = task?.assigneeId === who;
  const either = (...people: Who[]): boolean => people.includes(who);
  switch (name) {
    case 'COMPLETE_TASKS':
    case 'UNDO_TASK':
    case 'SNOOZE_TASK':
    case 'WAIT_FOR':
    case 'STOP_WAITING':
    case 'MARK_NOT_APPLICABLE':
    case 'EXTEND_TASK':
    case 'REASSIGN_TASK':
    case 'REOPEN_TASK':
      return assignee || either('secretary', 'chair');
    case 'ADD_NOTE':
      return assignee || either('researcher', 'secretary', 'chair', 'deputy', 'member');
    case 'REQUEST_GATE':
    case 'WITHDRAW_GATE':
      return either('researcher', 'secretary');
    case 'APPROVE_GATE':
    case 'RETURN_GATE':
      return who !== requester && (either('chair') || (chairAbsent && either('deputy', 'member')));
    case 'REOPEN_GATE':
    case 'RELEASE_FINDINGS':
      return either('chair') || (chairAbsent && either('deputy', 'member'));
    case 'RECORD_GATE_DECISION':
      return false;
    case 'RECORD_EVENT':
    case 'ANSWER_CONDITION':
    case 'ADD_REGISTER_ENTRY':
    case 'UPDATE_REGISTER_ENTRY':
    case 'ANSWER_EXTENSION_PROPOSAL':
    case 'SET_QUESTION':
    case 'ADOPT_SHARED_ANSWER':
    case 'KEEP_ANSWER':
    case 'ADD_RECOMMENDATION':
    case 'UPDATE_RECOMMENDATION':
      return either('researcher', 'secretary', 'chair');
    case 'EXTEND_STAGE':
    case 'PAUSE_STUDY':
    case 'RESUME_STUDY':
      return either('secretary', 'chair');
  }
}

const FORBIDDEN = new Set<string>(['NOT_YOURS', 'NO_ROLE', 'OWN_REQUEST']);

/** Every situation: each stage with its gate requested, and one register entry where the stage has a register. */
function situation(stageId: string, requester: Who, chairAbsent = false): Situation {
  const study = given({ at: stageId, conditions: { EXTERNAL_BUREAU: true } });
  for (const kind of ['DOCUMENT_REQUEST', 'INTERVIEW', 'TECHNICAL_HEARING', 'EXECUTIVE_HEARING'] as const) {
    const command: CommandPart = { name: 'ADD_REGISTER_ENTRY', kind, counterpartRoles: ['PORTFOLIO_HOLDER'] };
    if (study.ask('secretary', command).ok) study.does('secretary', command);
  }
  study.change((facts) => ({ ...facts, sharedAnswers: [aSharedAnswer({ edition: 1 })] }));
  study.does('chair', { name: 'ADOPT_SHARED_ANSWER', questionNumber: 1, edition: 1 });
  study.change((facts) => ({
    ...facts,
    sharedAnswers: [...facts.sharedAnswers, aSharedAnswer({ edition: 2, summary: 'Nu is het geregeld.' })],
  }));
  study.does('secretary', { name: 'ADD_RECOMMENDATION', title: 'Leg het vast', addressee: 'raad' });
  const ready = requester === 'researcher' ? study.finishTasks() : study;
  ready.requests(requester);
  if (chairAbsent) ready.change((facts) => ({ ...facts, absences: [absenceOfChair] }));
  return {
    title: `${stageId}, requested by ${requester}${chairAbsent ? ', chair absent' : ''}`,
    study: ready,
    chairAbsent,
    requester,
  };
}

const absenceOfChair = anAbsence('chair', { validFrom: '2026-01-01', validUntil: null });

const situations = STAGES.flatMap((stageId) => [
  situation(stageId, 'researcher'),
  situation(stageId, 'secretary', true),
]);

function expectWhole(before: StudyCase, command: CommandPart, decided: Decided<StudyDecision>): void {
  const said = decided.ok ? outcomeText(decided.decision.outcome) : refusalText(decided.refusal);
  expect(said).not.toMatch(/undefined|\[object/);
  if (!decided.ok) return;
  const { decision } = decided;
  expect(decision.history.map(({ action }) => action)).toEqual([command.name]);
  const isForecast = bothForecasts(before, decision.case);
  expectVersions(before.tasks, decision.case.tasks, isForecast);
  expectVersions(before.stages, decision.case.stages);
  expectVersions(before.requests, decision.case.requests);
  expectVersions(before.entries, decision.case.entries);
  expectVersions(before.questions, decision.case.questions);
  expectVersions(before.recommendations, decision.case.recommendations);
  const outside = [
    decision.case,
    decision.notices,
    decision.outcome,
    decision.history.map(({ data }) => data),
  ];
  expect(JSON.stringify(outside)).not.toContain(OWN_WORDS);
  expect(new Set(decision.notices.map(({ onceKey }) => onceKey)).size).toBe(decision.notices.length);
}

/** A task that changed in nothing but its date for now, which is not kept. */
function bothForecasts(before: StudyCase, after: StudyCase): (was: StudyTask, is: StudyTask) => boolean {
  return (was, is) =>
    forecastsIn(before)(was) &&
    forecastsIn(after)(is) &&
    isDeepStrictEqual(kept(before, [was]), kept(after, [is]));
}

/** Nothing is lost, what changed has the next version, and what did not is the very record that it was. */
function expectVersions<T extends { id: string; version: number }>(
  before: readonly T[],
  after: readonly T[],
  same: (was: T, is: T) => boolean = () => false,
): void {
  const now = new Map(after.map((record) => [record.id, record]));
  expect(now.size).toBe(after.length);
  const behind = before.filter((was) => {
    const is = now.get(was.id);
    return is === undefined || (is !== was && is.version <= was.version && !same(was, is));
  });
  expect(behind).toEqual([]);
}

/** What is accepted is refused when it was decided on another version. */
function lateFault({ who, command }: Case, study: Played): string[] {
  const sent = outdated({ ...command, studyId: 'study' });
  const late = sent === null ? null : study.ask(who, sent);
  return late === null || (!late.ok && late.refusal.code === 'STALE')
    ? []
    : [`${who} ${command.name}: ${late.ok ? 'done' : late.refusal.code} on an older version`];
}

describe.each(situations)('$title', (where) => {
  it('is decided as the rules say, for everybody and every command', () => {
    const { study } = where;
    const before = study.facts.case;
    const frozen = JSON.stringify(before);
    const wrong: string[] = [];
    const seen = new Set<StudyCommandName>();
    for (const one of everyCase(where)) {
      const decided = study.ask(one.who, one.command);
      seen.add(one.command.name);
      const permitted = decided.ok || !FORBIDDEN.has(decided.refusal.code);
      if (permitted !== mayDo(one, where)) {
        wrong.push(
          `${one.who} ${one.command.name} ${one.task?.taskId ?? ''}: ${permitted ? 'may' : 'may not'}`,
        );
      }
      expectWhole(before, one.command, decided);
      if (decided.ok) wrong.push(...lateFault(one, study));
    }
    expect(wrong).toEqual([]);
    expect(JSON.stringify(before)).toBe(frozen);
    expect(seen.size).toBe(before.entries.length > 0 ? 30 : 28);
  });
});

const GATE_MOVES = [
  ...Array.from({ length: 8 }, () => 'REQUEST_GATE' as const),
  ...Array.from({ length: 8 }, () => 'APPROVE_GATE' as const),
];

describe('whatever people do, one after another', () => {
  const step = fc.record({
    who: fc.constantFrom<Who>('researcher', 'secretary', 'chair', 'chair', 'bureau'),
    choice: fc.nat(),
    days: fc.constantFrom(0, 0, 0, 1, 30),
  });

  it('exactly one stage runs, between what is complete and what has not begun', () => {
    const reached = new Set<string | null>();
    const walk = fc.property(fc.array(step, { minLength: 60, maxLength: 60 }), (steps) => {
      const study = given();
      const where: Situation = { title: '', study, chairAbsent: false, requester: 'researcher' };
      for (const { who, choice, days } of steps) {
        study.on(nextDay(study.facts.today, days));
        const own = [...everyCase(where)].filter((one) => one.who === who);
        // Gates oftener than chance would have it, so that the study gets somewhere.
        const names = [...new Set(own.map((one) => one.command.name)), ...GATE_MOVES];
        const cases = own.filter((one) => one.command.name === names[choice % names.length]);
        const { command } = present(cases[Math.floor(choice / names.length) % cases.length]);
        const decided = study.ask(who, command);
        expectWhole(study.facts.case, command, decided);
        if (decided.ok) study.does(who, command);
        expectInOrder(study.facts.case);
        reached.add(study.facts.case.study.stageId);
      }
    });
    expect(() => fc.assert(walk, { seed: 20260105, numRuns: 25 })).not.toThrow();
    expect(reached.size).toBeGreaterThan(2);
  });
});

function expectInOrder({ study, stages, requests }: StudyCase): void {
  const states = stages.map(({ state }) => state).join(' ');
  expect(states).toMatch(/^(COMPLETED ?)*(ACTIVE ?)?(NOT_STARTED ?)*$/);
  expect(stages.find(({ state }) => state === 'ACTIVE')?.stageId ?? null).toBe(study.stageId);
  expect(study.state === 'CLOSED').toBe(study.stageId === null);
  const open = requests.filter(({ state }) => state === 'REQUESTED').map(({ stageId }) => stageId);
  expect(open).toEqual(open.length === 0 ? [] : [study.stageId]);
}

describe('a study that stands still', () => {
  it.each(STAGES)('in %s lets only what ends the pause, takes back or explains', (stageId) => {
    const where = situation(stageId, 'researcher');
    where.study.does('secretary', { name: 'PAUSE_STUDY', reason: OWN_WORDS });
    const possible = new Set<string>();
    for (const one of everyCase(where)) {
      const decided = where.study.ask(one.who, one.command);
      expectWhole(where.study.facts.case, one.command, decided);
      if (decided.ok) possible.add(one.command.name);
    }

    expect([...possible].toSorted()).toEqual(
      ['ADD_NOTE', 'RESUME_STUDY', 'WITHDRAW_GATE']
        .concat(
          where.study.facts.case.tasks.some((task) => task.stageId === stageId && task.state === 'OPEN')
            ? ['REASSIGN_TASK']
            : [],
        )
        .toSorted(),
    );
  });

  it('that is closed is opened by its last gate only, and its register goes on', () => {
    const study = given({ at: 'AFTERCARE' });
    study.does('chair', {
      name: 'SET_QUESTION',
      questionNumber: 1,
      inScope: true,
      verdict: 'NOT_MET',
      summary: 'Dat is niet geregeld.',
    });
    study.passes();
    const where: Situation = { title: 'closed', study, chairAbsent: false, requester: 'researcher' };
    const possible = new Set<string>();
    for (const one of everyCase(where)) {
      const decided = study.ask(one.who, one.command);
      expectWhole(study.facts.case, one.command, decided);
      if (decided.ok) possible.add(`${one.who} ${one.command.name}`);
    }

    const register = /SET_QUESTION|RELEASE_FINDINGS|_RECOMMENDATION$/;
    expect([...possible].filter((one) => !register.test(one))).toEqual(['chair REOPEN_GATE']);
    expect(possible).toContain('chair RELEASE_FINDINGS');
    expect(stageOf(programme, 'AFTERCARE').gate.id).toBe('G9');
  });
});
