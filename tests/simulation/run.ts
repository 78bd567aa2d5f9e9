/**
 * The simulation: courts, people and the programme, day by day, with the real program in between. After each day the
 * checks look at what is stored and at what the channel has taken.
 */
import { actOn, roll } from './acts';
import { createChance } from './chance';
import { openChannel } from './channel';
import { createChecks, type Checks } from './checks';
import { isOfficeDay, momentAt, shifted } from './days';
import { conversationOf, createDoor } from './door';
import { fillVacancies, identityIn, know, leave, newHuman } from './joining';
import { startProgram } from './program';
import { coordinate, keepCalendar, startStudy, waves } from './programme';
import { createTally, type Totals, type Violation } from './tally';
import { tenantIdOf, type CourtLife, type Human, type World } from './world';
import { isThere, study, tickOff } from './work';

export interface Options {
  courts: number;
  years: number;
  seed: number;
  folder: string;
  progress: (line: string) => void;
  /** Days only, instead of whole years: for tests. */
  days?: number;
  /** Does something to what is stored after a day: for tests that want to see it found. */
  spoil?: (world: World) => Promise<void>;
}

export interface Result {
  violations: Violation[];
  totals: Totals;
  commandMs: { first: number; last: number; ratio: number };
  tickMs: { first: number; last: number; ratio: number };
}

const BEGIN = '2026-01-05';
/** So many violations are told as they are found; the rest is counted. */
const MOST_TOLD = 40;

export async function simulate(options: Options): Promise<Result> {
  const chance = createChance(options.seed);
  const violations: Violation[] = [];
  const tally = createTally();
  const coordinator = identityIn(null, 'COORDINATOR', 1);
  const program = await startProgram({
    folder: options.folder,
    now: momentAt(BEGIN, '08:00'),
    channel: (now) => openChannel(now, () => 'TAKEN'),
    coordinator,
    fault: (event, fault) =>
      world.violation(
        `the program logged a fault: ${event}`,
        fault instanceof Error ? String(fault.stack) : String(fault),
      ),
  });
  const door = createDoor(program, tally, (what, where) => world.violation(what, where));
  const world: World = {
    program,
    door,
    chance,
    tally,
    courts: [],
    coordinators: [],
    humans: new Map(),
    today: BEGIN,
    sight: null,
    isUp: true,
    downDays: 0,
    violation: (what, where) => {
      violations.push({ date: world.today, what, where });
      if (violations.length <= MOST_TOLD) options.progress(`VIOLATION ${world.today} ${what}: ${where}`);
    },
  };
  try {
    await begin(world, options.courts);
    const checks = createChecks(world);
    const end = shifted(BEGIN, options.days ?? Math.round(options.years * 365.25));
    for (; world.today < end; world.today = shifted(world.today, 1)) {
      await liveDay(world, checks);
      await options.spoil?.(world);
      await checks.evening();
      if (world.today.endsWith('-01-01')) {
        await checks.wholeHistory();
        options.progress(
          `${world.today}: wave ${tally.wave}, ${tally.ticks} ticks, ${violations.length} violations`,
        );
      }
    }
    await checks.wholeHistory();
    return {
      violations,
      totals: await checks.totals(),
      commandMs: tally.commandMs(),
      tickMs: tally.tickMs(),
    };
  } finally {
    await program.close();
  }
}

/** The first coordinator stands in the configuration; the courts wait for their day. */
async function begin(world: World, courts: number): Promise<void> {
  const { program, door, chance } = world;
  const coordinator = newHuman(world, null, 'COORDINATOR');
  coordinator.workingDays = [1, 2, 3, 4, 5];
  world.coordinators.push(coordinator);
  await door.install(coordinator.identity);
  await door.type(coordinator.identity, 'overzicht');
  await know(world, coordinator);
  const { focusAreas } = program.app.services.programme.programme;
  const names = [...new Set(focusAreas.map(({ municipality }) => municipality))];
  world.courts = names.slice(0, courts).map((municipality, index): CourtLife => {
    const late = courts > 6 && index % 7 === 5;
    const wait = late ? 900 + 200 * index : Math.floor(chance('joins', municipality) * 60);
    return {
      municipality,
      index,
      tenantId: tenantIdOf(index + 1),
      id: null,
      joinsOn: shifted(BEGIN, wait),
      people: new Map(),
      generations: new Map(),
      vacancies: new Map(),
      small: index % 6 === 4,
      director: index % 9 === 3,
      chairOnTeams: index % 8 !== 2,
      pause: null,
      withdrawsOn: null,
      gone: false,
      calendarOf: 0,
    };
  });
}

/** Times on a day at which the program does what the clock makes it do, beside what people wake it for. */
const TICKS = ['08:30', '13:00'] as const;

async function liveDay(world: World, checks: Checks): Promise<void> {
  const { program, today } = { program: world.program, today: world.today };
  await tickAt(world, checks, TICKS[0]);
  if (isOfficeDay(today)) {
    program.moveTo(momentAt(today, '09:00'));
    await coordinate(world);
    const newest = (await waves(world)).at(-1);
    for (const court of world.courts) {
      if (court.id === null || court.gone) continue;
      await liveCourt(world, court, newest);
      await deliver(world, checks);
    }
    await deliver(world, checks);
  }
  await tickAt(world, checks, TICKS[1]);
}

async function tickAt(world: World, checks: Checks, time: string): Promise<void> {
  const { program, tally } = world;
  program.moveTo(momentAt(world.today, time));
  const began = performance.now();
  await program.app.tick();
  tally.tick(performance.now() - began);
  program.wasWoken();
  await program.app.deliver();
  await checks.delivered();
}

async function deliver(world: World, checks: Checks): Promise<void> {
  if (!world.program.wasWoken()) return;
  await world.program.app.deliver();
  await checks.delivered();
}

async function liveCourt(
  world: World,
  court: CourtLife,
  newest: Parameters<typeof startStudy>[2],
): Promise<void> {
  await fillVacancies(world, court);
  await keepCalendar(world, court);
  await startStudy(world, court, newest);
  const studies = court.id === null ? [] : (world.sight?.studies.get(court.id) ?? []);
  for (const one of studies) await study(world, court, one);
  for (const human of Array.from(court.people.values())) {
    if (!isThere(world, human)) continue;
    if (human.leavesOn !== null && human.leavesOn <= world.today) {
      await leave(world, human);
      continue;
    }
    await read(world, human);
    await tickOff(world, human, studies);
  }
}

/** Looks at what came in, and does something about some of it. */
async function read(world: World, human: Human): Promise<void> {
  const chat = world.program.channel.chat(conversationOf(human.identity));
  human.todo.push(...chat.unread.splice(0));
  const later = [];
  for (const [index, message] of human.todo.entries()) {
    if (message.card === null) continue;
    if (roll(world, human, 'read', index) > human.pace) later.push(message);
    else await actOn(world, human, message.card);
  }
  human.todo = later.slice(-10);
}
