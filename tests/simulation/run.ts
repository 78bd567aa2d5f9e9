/**
 * The simulation: courts, people and the programme, day by day, with the real program in between. After each day the
 * checks look at what is stored and at what the channel has taken.
 */
import { actOn, roll } from './acts';
import { createChance } from './chance';
import { openChannel } from './channel';
import { createChecks, type Checks } from './checks';
import { isOfficeDay, momentAt, shifted } from './days';
import type { Identity } from '../../bot/study/services';
import { openSeeing } from './check-privacy';
import { makeDocuments } from './documents';
import { conversationOf, createDoor, doorOf } from './door';
import { fillVacancies, identityIn, know, newHuman } from './joining';
import { comeBack, inviteBureau, liveCourtOn, liveOn } from './life';
import { openMailbox } from './mailbox';
import { marksIn } from './marks';
import { browse, lookAround } from './pages';
import { startProgram } from './program';
import { adoptDefinition, coordinate, keepCalendar, startStudy, waves } from './programme';
import { createTabDoor } from './tab-door';
import { createTally, processorMs, type Totals, type Violation } from './tally';
import { tenantIdOf, type CourtLife, type Human, type World } from './world';
import { definitions, downtime, fates } from './weather';
import type { Watch } from './watch';
import { study, tickOff } from './work';

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
  const program = await startProgram({
    folder: options.folder,
    now: momentAt(BEGIN, '08:00'),
    channel: (now) => openChannel(now, fates(chance, now)),
    mailbox: (now) => openMailbox(now, chance),
    coordinators: [1, 2].map((number) => identityIn(null, 'COORDINATOR', number)),
    fault: (event, fault) =>
      world.violation(
        `the program logged a fault: ${event}`,
        fault instanceof Error ? String(fault.stack) : String(fault),
      ),
    logged: (event, data) => {
      const line = JSON.stringify(data);
      if (marksIn(line).length > 0 || line.includes('@'))
        world.violation(`the log tells what it must not: ${event}`, line);
    },
  });
  const humans: World['humans'] = new Map();
  const seeing = openSeeing((conversation) => humans.get(conversation));
  const watch: Watch = { saw: seeing.saw, surprise: (what, where) => world.violation(what, where) };
  const chat = createDoor(program, tally, watch);
  const tab = createTabDoor({ http: program.http, program, tally, chance, watch, chat });
  const wayOf = (who: Identity): string => humans.get(conversationOf(who))?.way ?? 'CHAT';
  const door = doorOf((who) => (wayOf(who) === 'CHAT' ? chat : tab));
  const world: World = {
    program,
    door,
    chance,
    tally,
    courts: [],
    coordinators: [],
    humans,
    seeing,
    documents: [],
    today: BEGIN,
    sight: null,
    adopted: new Set(),
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
    const days = options.days ?? Math.round(options.years * 365.25);
    const down = downtime(chance, BEGIN, days);
    const versions = definitions(options.folder, program.definitionFile);
    for (let day = 0; day < days; day += 1) {
      world.today = shifted(BEGIN, day);
      const wasUp = world.isUp;
      world.isUp = !down.has(world.today);
      if (day === WORDS_DAY) await program.restart(versions.words);
      if (day === TERMS_DAY) await program.restart(versions.terms);
      if (world.isUp) {
        if (!wasUp) await program.restart();
        await liveDay(world, checks);
      }
      world.downDays = countDown(down, world.today);
      await options.spoil?.(world);
      await checks.evening();
      if (world.today.endsWith('-01-01')) {
        await checks.newYear();
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

/** The coordinators stand in the configuration; the courts wait for their day. */
async function begin(world: World, courts: number): Promise<void> {
  const { program, door, chance } = world;
  for (let number = 1; number <= 2; number += 1) {
    const coordinator = newHuman(world, null, 'COORDINATOR');
    coordinator.workingDays = number === 1 ? [1, 2, 3, 4, 5] : [1, 2, 4];
    world.coordinators.push(coordinator);
    await door.install(coordinator.identity);
    await door.type(coordinator.identity, 'overzicht');
    await know(world, coordinator);
  }
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
      signed: false,
      active: false,
      stoppedUntil: null,
      withdrawsOn: index % 8 === 7 ? shifted(BEGIN, 3000 + 400 * index) : null,
      channel: `19:court-${index}@thread.tacv2`,
      linked: false,
      contactOf: '',
      bureauOf: '',
      departed: [],
      gone: false,
      calendarOf: 0,
    };
  });
}

/** Days after the beginning on which the program is started with another definition. */
const WORDS_DAY = 800;
const TERMS_DAY = 2600;

/** Days without the program among the last two weeks. */
function countDown(down: ReadonlySet<string>, today: string): number {
  return Array.from({ length: 24 }, (_, back) => shifted(today, -back)).filter((date) => down.has(date))
    .length;
}

/** When the day's round is done. */
const MORNING = '08:30';

async function liveDay(world: World, checks: Checks): Promise<void> {
  const { program, today } = { program: world.program, today: world.today };
  await tickAt(world, checks, MORNING);
  if (isOfficeDay(today)) {
    await catchUp(world, checks, '09:00');
    await coordinate(world);
    const known = await waves(world);
    for (const coordinator of world.coordinators) {
      if (!(await liveOn(world, coordinator))) continue;
      await read(world, coordinator);
      await browse(world, coordinator);
      await adoptDefinition(world, coordinator, known);
    }
    for (const court of world.courts) {
      if (court.id === null || court.gone) continue;
      await liveCourt(world, court, known.at(-1));
      if (program.wasWoken()) await deliver(world, checks);
    }
  }
  await catchUp(world, checks, '13:00');
  await tickAt(world, checks, '13:00');
  await catchUp(world, checks, '23:00');
}

async function tickAt(world: World, checks: Checks, time: string): Promise<void> {
  const { program, tally } = world;
  program.moveTo(momentAt(world.today, time));
  const began = processorMs();
  await program.app.tick();
  tally.tick(time === MORNING ? processorMs() - began : null);
  await deliver(world, checks);
}

async function deliver(world: World, checks: Checks): Promise<void> {
  await world.program.app.deliver();
  world.program.wasWoken();
  await checks.delivered();
}

/** Until that time, whatever may be sent (again) or bundled is so when it may be. */
async function catchUp(world: World, checks: Checks, until: string): Promise<void> {
  const end = momentAt(world.today, until);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [due] = await world.program.sql<{ state: string; at: string }>(
      `SELECT state, notBefore AS at FROM outbox_message WHERE state IN ('PENDING', 'WAITING') ORDER BY notBefore LIMIT 1`,
    );
    if (due === undefined || due.at > end) return;
    world.program.moveTo(due.at);
    // What waits for a bundle is the tick's work, which in an installation runs every minute.
    if (due.state === 'WAITING') {
      await world.program.app.tick();
      world.tally.tick(null);
    }
    await deliver(world, checks);
  }
  world.violation('a message is tried again and again', until);
}

/** Far more than there can be attempts on a day. */
const MOST_ROUNDS = 400;

async function liveCourt(
  world: World,
  court: CourtLife,
  newest: Parameters<typeof startStudy>[2],
): Promise<void> {
  await fillVacancies(world, court);
  await liveCourtOn(world, court);
  await keepCalendar(world, court);
  await makeDocuments(world, court);
  if (court.stoppedUntil === null) await startStudy(world, court, newest);
  const studies = court.id === null ? [] : (world.sight?.studies.get(court.id) ?? []);
  for (const one of studies) {
    if (one.conditions['EXTERNAL_BUREAU'] === true && one.publishedOn === null)
      await inviteBureau(world, court, one.id);
    await study(world, court, one);
  }
  for (const human of Array.from(court.people.values())) {
    const wasAway = human.awayUntil !== null;
    if (!(await liveOn(world, human))) continue;
    if (wasAway) await comeBack(world, human);
    await read(world, human);
    if (human.way === 'BROWSER') await lookAround(world, human);
    await browse(world, human);
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
    // Some clear up their chat: a card that is to be replaced is then gone.
    if (roll(world, human, 'clear', index) < 0.02) chat.standing.delete(message.activityId);
  }
  human.todo = later.slice(-10);
}
